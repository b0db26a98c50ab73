//! A row of whole numbers, such as a ramp: `50, 100, 500`.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Around, field, id_of, note_id_of};
use crate::hooks::use_desk;
use crate::t;

/// A row of whole numbers.
#[derive(Clone, PartialEq, Properties)]
pub struct TableFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// The numbers.
    pub value: Vec<u64>,
    /// The numbers that were typed.
    pub on_change: Callback<Vec<u64>>,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: AttrValue,
}

/// Numbers between commas, semicolons or spaces; without separators inside.
pub fn parse_row(text: &str) -> Option<Vec<u64>> {
    let parts = text.split(|c: char| c == ',' || c == ';' || c.is_whitespace());
    parts.filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect()
}

/// A row of whole numbers.
#[function_component]
pub fn TableField(props: &TableFieldProps) -> Html {
    let desk = use_desk();
    // What was typed is kept as it was typed, as long as it means the same.
    let typed = use_state(String::new);
    let wrong = use_state(|| false);
    {
        let wrong = wrong.clone();
        use_effect_with(props.value.clone(), move |_| wrong.set(false));
    }
    let shown = if *wrong || parse_row(&typed).as_ref() == Some(&props.value) {
        (*typed).clone()
    } else {
        props.value.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")
    };
    let oninput = {
        let (typed, wrong, on_change) = (typed.clone(), wrong.clone(), props.on_change.clone());
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            let text = input.value();
            let row = parse_row(&text);
            wrong.set(row.is_none());
            typed.set(text);
            if let Some(row) = row {
                on_change.emit(row);
            }
        })
    };
    let sentence = if *wrong { t!("field-numbers") } else { String::new() };
    let control = html! {
        <input
            id={id_of(&props.member)}
            data-member={props.member.clone()}
            class="number"
            type="text"
            autocomplete="off"
            aria-describedby={note_id_of(&props.member)}
            aria-invalid={wrong.then_some("true")}
            value={shown}
            {oninput}
        />
    };
    let around =
        Around { label: &props.label, member: &props.member, hint: &props.hint, wrong: &sentence };
    field(&desk.state, &around, control)
}
