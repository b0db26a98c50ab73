//! One of several.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field::{Around, field, id_of, note_id_of};
use crate::hooks::use_desk;

/// One of several.
#[derive(Clone, PartialEq, Properties)]
pub struct SelectFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// Value and text of each choice.
    pub options: Vec<(String, String)>,
    /// The value chosen.
    pub value: AttrValue,
    /// The value that was chosen.
    pub on_change: Callback<String>,
    /// What helps to choose.
    #[prop_or_default]
    pub hint: AttrValue,
    /// Whether nothing can be chosen now.
    #[prop_or_default]
    pub disabled: bool,
}

/// One of several.
#[function_component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let desk = use_desk();
    let select = use_node_ref();
    {
        // Once a person has chosen, `selected` on an option no longer moves the choice.
        let select = select.clone();
        use_effect_with((props.value.clone(), props.options.clone()), move |(value, _)| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        });
    }
    let onchange = {
        let on_change = props.on_change.clone();
        Callback::from(move |event: Event| {
            if let Some(select) =
                event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok())
            {
                on_change.emit(select.value());
            }
        })
    };
    let control = html! {
        <select
            ref={select}
            id={id_of(&props.member)}
            data-member={props.member.clone()}
            aria-describedby={note_id_of(&props.member)}
            disabled={props.disabled}
            {onchange}
        >
            { for props.options.iter().enumerate().map(|(nth, (value, text))| html! {
                <option
                    key={format!("{nth} {value}")}
                    value={value.clone()}
                    selected={props.value == *value}
                >{ text }</option>
            }) }
        </select>
    };
    let around =
        Around { label: &props.label, member: &props.member, hint: &props.hint, wrong: "" };
    field(&desk.state, &around, control)
}
