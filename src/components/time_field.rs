//! An instant by the planner's clock, with UTC beside it.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Around, field, id_of, note_id_of};
use crate::browser::{clock, intl};
use crate::hooks::use_desk;
use crate::t;
use crate::words::{rich, unseen};

/// An instant, or none.
#[derive(Clone, PartialEq, Properties)]
pub struct TimeFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// RFC 3339.
    pub value: Option<String>,
    /// RFC 3339 in UTC; `None`: the field was emptied.
    pub on_change: Callback<Option<String>>,
    /// What it means when it is empty.
    pub when_empty: AttrValue,
}

/// An instant by the planner's clock, with UTC beside it.
#[function_component]
pub fn TimeField(props: &TimeFieldProps) -> Html {
    let desk = use_desk();
    let instant = props.value.as_deref().and_then(clock::parse);
    let oninput = {
        let on_change = props.on_change.clone();
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            let text = input.value();
            match clock::from_local_field(&text) {
                Some(ms) => on_change.emit(Some(clock::rfc3339(ms))),
                None if text.is_empty() => on_change.emit(None),
                // Half a date: the rest is being typed.
                None => {}
            }
        })
    };
    let hint = match (instant, &props.value) {
        (Some(ms), _) if intl::zone_is_utc() => t!("field-time", time = intl::utc(ms)),
        (Some(ms), _) => {
            t!("field-time-both", local = intl::local(ms), utc = intl::utc(ms))
        }
        (None, Some(text)) => t!("field-time-unknown", text = text),
        (None, None) => props.when_empty.to_string(),
    };
    let clear = {
        let on_change = props.on_change.clone();
        Callback::from(move |_: MouseEvent| on_change.emit(None))
    };
    let control = html! {
        <span class="with-unit">
            <input
                id={id_of(&props.member)}
                data-member={props.member.clone()}
                type="datetime-local"
                aria-describedby={note_id_of(&props.member)}
                value={instant.map(clock::local_field).unwrap_or_default()}
                {oninput}
            />
            if props.value.is_some() {
                <button type="button" class="button quiet" onclick={clear}>
                    { rich(
                        &t!("field-clear", label = props.label.as_str()),
                        &[("unseen", &unseen)],
                    ) }
                </button>
            }
        </span>
    };
    let around = Around { label: &props.label, member: &props.member, hint: &hint, wrong: "" };
    field(&desk.state, &around, control)
}
