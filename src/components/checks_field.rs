//! Several of a few.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Around, field_class, id_of, note};
use crate::hooks::use_desk;

/// One that can be ticked.
#[derive(Clone, PartialEq)]
pub struct Check {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Whether it is ticked.
    pub checked: bool,
    /// Whether it cannot be changed now.
    pub disabled: bool,
}

/// Several of a few.
#[derive(Clone, PartialEq, Properties)]
pub struct ChecksFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// What can be ticked.
    pub checks: Vec<Check>,
    /// Which one was ticked, or no longer is.
    pub on_change: Callback<(usize, bool)>,
}

/// Several of a few.
#[function_component]
pub fn ChecksField(props: &ChecksFieldProps) -> Html {
    let desk = use_desk();
    let around = Around { label: &props.label, member: &props.member, hint: "", wrong: "" };
    html! {
        <fieldset
            class={field_class(&desk.state, &around)} data-member={props.member.clone()} tabindex="-1"
        >
            <legend>{ &props.label }</legend>
            <div class="checks in-line">
                { for props.checks.iter().enumerate().map(|(at, check)| {
                    let id = format!("{}-{at}", id_of(&props.member));
                    let on_change = props.on_change.clone();
                    let onchange = Callback::from(move |event: Event| {
                        if let Some(input) =
                            event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
                        {
                            on_change.emit((at, input.checked()));
                        }
                    });
                    html! {
                        <span class="check">
                            <input
                                type="checkbox" id={id.clone()} checked={check.checked}
                                disabled={check.disabled} {onchange}
                            />
                            <label for={id}>{ &check.label }</label>
                        </span>
                    }
                }) }
            </div>
            { note(&desk.state, &around) }
        </fieldset>
    }
}
