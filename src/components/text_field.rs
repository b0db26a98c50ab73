//! A line of text.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Around, field, id_of, note_id_of};
use crate::hooks::use_desk;

/// A line of text.
#[derive(Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// What stands in it.
    pub value: AttrValue,
    /// What was typed.
    pub on_change: Callback<String>,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: AttrValue,
    /// `text`, `email`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Offered while typing; anything else may be typed as well.
    #[prop_or_default]
    pub suggestions: Vec<AttrValue>,
}

/// A line of text.
#[function_component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let desk = use_desk();
    let oninput = {
        let on_change = props.on_change.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                on_change.emit(input.value());
            }
        })
    };
    let list = format!("{}-list", id_of(&props.member));
    let suggests = !props.suggestions.is_empty();
    let control = html! {
        <>
            <input
                id={id_of(&props.member)}
                list={suggests.then(|| list.clone())}
                data-member={props.member.clone()}
                type={props.kind.clone()}
                autocomplete="off"
                spellcheck="false"
                placeholder={props.placeholder.clone()}
                aria-describedby={note_id_of(&props.member)}
                value={props.value.clone()}
                {oninput}
            />
            if suggests {
                <datalist id={list}>
                    { for props.suggestions.iter().map(|text| html! { <option value={text.clone()} /> }) }
                </datalist>
            }
        </>
    };
    let around =
        Around { label: &props.label, member: &props.member, hint: &props.hint, wrong: "" };
    field(&desk.state, &around, control)
}
