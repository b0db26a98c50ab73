//! A whole number, typed as people write it: `50,000` and `50000` are the same.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Around, field, id_of, note_id_of};
use crate::browser::intl;
use crate::hooks::use_desk;
use crate::t;

/// Largest number a document may hold.
const MOST: u64 = (1 << 53) - 1;

/// A whole number, or nothing.
#[derive(Clone, PartialEq, Properties)]
pub struct NumberFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// The number.
    pub value: Option<u64>,
    /// The number that was typed; where the field was emptied, `when_empty`.
    pub on_change: Callback<Option<u64>>,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: AttrValue,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Stands after the number: `ms`, `calls`.
    #[prop_or_default]
    pub unit: AttrValue,
    /// Largest number that makes sense.
    #[prop_or(MOST)]
    pub most: u64,
    /// What an empty field counts as, where it counts as something.
    #[prop_or_default]
    pub when_empty: Option<u64>,
}

/// A whole number as people write it, in groups of three or not.
pub fn parse(text: &str) -> Option<u64> {
    let groups = text.trim().split([',', '.', ' ', '\u{a0}', '\u{202f}', '\'', '’']);
    let groups = groups.collect::<Vec<_>>();
    let [first, rest @ ..] = groups.as_slice() else { return None };
    let well_formed = !first.is_empty()
        && rest.iter().all(|group| group.len() == 3)
        && (rest.is_empty() || first.len() <= 3);
    let digits = groups.concat();
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    if well_formed && all_digits { digits.parse().ok() } else { None }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A whole number, or nothing.
#[function_component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let desk = use_desk();
    // What was typed is kept as it was typed, as long as it means the same.
    let typed = use_state(|| None::<String>);
    let wrong = use_state(|| false);
    {
        // Undo, an import: another number is in place of what was typed.
        let wrong = wrong.clone();
        use_effect_with(props.value, move |_| wrong.set(false));
    }
    let meaning = |text: &str| if is_blank(text) { props.when_empty } else { parse(text) };
    let shown = match &*typed {
        Some(text) if *wrong || meaning(text) == props.value => text.clone(),
        _ => props.value.map(intl::number).unwrap_or_default(),
    };
    let oninput = {
        let (typed, wrong, on_change) = (typed.clone(), wrong.clone(), props.on_change.clone());
        let (most, when_empty) = (props.most, props.when_empty);
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            let text = input.value();
            let number = parse(&text).filter(|number| *number <= most);
            let is_empty = is_blank(&text);
            wrong.set(number.is_none() && !is_empty);
            typed.set(Some(text));
            if number.is_some() || is_empty {
                on_change.emit(number.or(when_empty));
            }
        })
    };
    let sentence = if *wrong {
        let range = if props.most < MOST {
            t!("field-number-up-to", most = props.most)
        } else {
            t!("field-number")
        };
        match props.value {
            Some(n) => format!("{range} {}", t!("field-number-still", n = n)),
            None => range,
        }
    } else {
        String::new()
    };
    let control = html! {
        <span class="with-unit">
            <input
                id={id_of(&props.member)}
                data-member={props.member.clone()}
                class="number"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                placeholder={props.placeholder.clone()}
                aria-describedby={note_id_of(&props.member)}
                aria-invalid={wrong.then_some("true")}
                value={shown}
                {oninput}
            />
            if !props.unit.is_empty() {
                <span class="unit">{ &props.unit }</span>
            }
        </span>
    };
    let around =
        Around { label: &props.label, member: &props.member, hint: &props.hint, wrong: &sentence };
    field(&desk.state, &around, control)
}
