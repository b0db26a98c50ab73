//! Asks for a person's name.

use crate::t;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What for.
#[derive(Clone, PartialEq, Properties)]
pub struct NameFormProps {
    /// Distinguishes it on the page.
    pub id: AttrValue,
    /// The button.
    pub label: AttrValue,
    /// Whether something is under way.
    #[prop_or_default]
    pub busy: bool,
    /// The name that was entered.
    pub on_name: Callback<String>,
}

/// Asks for a person's name.
#[component]
pub fn NameForm(props: &NameFormProps) -> Html {
    let person = use_state(String::new);
    let oninput = {
        let person = person.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                person.set(input.value());
            }
        })
    };
    let onsubmit = {
        let (on_name, person) = (props.on_name.clone(), person.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_name.emit((*person).clone());
        })
    };
    let note = format!("{}-note", props.id);
    html! {
        <form class="new-key" {onsubmit}>
            <div class="field">
                <label for={props.id.clone()}>{ t!("signing-name") }</label>
                <input id={props.id.clone()} type="text" autocomplete="name"
                    aria-describedby={note.clone()} value={(*person).clone()} {oninput} />
                <p class="hint" id={note}>
                    { t!("signing-name-says") }
                </p>
            </div>
            <p>
                <button type="submit" class="button" disabled={props.busy || person.trim().is_empty()}>
                    { &props.label }
                </button>
            </p>
        </form>
    }
}
