//! Yes or no.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Around, field_class, id_of, note, note_id_of};
use crate::hooks::use_desk;

/// Yes or no.
#[derive(Clone, PartialEq, Properties)]
pub struct CheckFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// Whether it is ticked.
    pub checked: bool,
    /// Whether it was ticked.
    pub on_change: Callback<bool>,
    /// What helps to decide.
    #[prop_or_default]
    pub hint: AttrValue,
    /// Whether it cannot be changed now.
    #[prop_or_default]
    pub disabled: bool,
}

/// Yes or no.
#[function_component]
pub fn CheckField(props: &CheckFieldProps) -> Html {
    let desk = use_desk();
    let onchange = {
        let on_change = props.on_change.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                on_change.emit(input.checked());
            }
        })
    };
    let around =
        Around { label: &props.label, member: &props.member, hint: &props.hint, wrong: "" };
    html! {
        <div class={classes!(field_class(&desk.state, &around), "check")}>
            <input
                id={id_of(&props.member)}
                data-member={props.member.clone()}
                type="checkbox"
                aria-describedby={note_id_of(&props.member)}
                checked={props.checked}
                disabled={props.disabled}
                {onchange}
            />
            <label for={id_of(&props.member)}>{ &props.label }</label>
            { note(&desk.state, &around) }
        </div>
    }
}
