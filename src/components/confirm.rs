//! A question before something that cannot be undone.

use crate::t;
use web_sys::HtmlElement;
use yew::prelude::*;

/// A button that asks before it acts.
#[derive(Clone, PartialEq, Properties)]
pub struct ConfirmProps {
    /// The button.
    pub label: AttrValue,
    /// What would happen, and the question.
    pub question: AttrValue,
    /// The button that does it.
    pub yes: AttrValue,
    /// The button that does not.
    #[prop_or_else(|| t!("confirm-no").into())]
    pub no: AttrValue,
    /// Style of the first button.
    #[prop_or(Classes::from("button quiet"))]
    pub class: Classes,
    /// It shall happen.
    pub on_yes: Callback<()>,
}

/// A button that asks before it acts.
#[function_component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let asking = use_state(|| false);
    let no_button = use_node_ref();
    {
        let no_button = no_button.clone();
        use_effect_with(*asking, move |asking| {
            if *asking && let Some(button) = no_button.cast::<HtmlElement>() {
                let _ = button.focus();
            }
        });
    }
    let set = |value: bool| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(value))
    };
    let yes = {
        let (asking, on_yes) = (asking.clone(), props.on_yes.clone());
        Callback::from(move |_: MouseEvent| {
            asking.set(false);
            on_yes.emit(());
        })
    };
    if !*asking {
        return html! {
            <button type="button" class={props.class.clone()} onclick={set(true)}>{ &props.label }</button>
        };
    }
    html! {
        <span class="confirm" role="group" aria-label={props.label.clone()}>
            <span>{ &props.question }</span>
            <button type="button" class="button danger" onclick={yes}>{ &props.yes }</button>
            <button type="button" class="button" ref={no_button} onclick={set(false)}>{ &props.no }</button>
        </span>
    }
}
