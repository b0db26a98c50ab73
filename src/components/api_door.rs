//! Which send API, and the token that lets somebody in.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::select_field::SelectField;
use crate::hooks::use_desk;
use crate::state::Place;
use crate::t;

/// For what.
#[derive(Clone, PartialEq, Properties)]
pub struct ApiDoorProps {
    /// Distinguishes it on the page.
    pub id: AttrValue,
    /// The button.
    pub label: AttrValue,
    /// Whether something is under way.
    #[prop_or_default]
    pub busy: bool,
    /// What is to be read before, for the chosen one.
    #[prop_or_default]
    pub before: Option<Callback<Place, Html>>,
    /// Origin and token.
    pub on_go: Callback<(String, String)>,
}

/// Which send API, and the token; nothing where the page may reach none.
#[component]
pub fn ApiDoor(props: &ApiDoorProps) -> Html {
    let desk = use_desk();
    let chosen = use_state(String::new);
    let typed = use_state(|| None::<String>);
    {
        let desk = desk.clone();
        use_effect_with((), move |()| {
            if desk.state.hand_over.places.is_none() {
                desk.ask_places();
            }
        });
    }
    let places = desk.state.hand_over.places.clone().unwrap_or_default();
    let place = places.iter().find(|place| place.origin == *chosen).or(places.first()).cloned();
    let Some(place) = place else { return html! {} };
    // What was entered elsewhere in this tab need not be entered again.
    let token = (*typed).clone().unwrap_or_else(|| desk.token_for(&place.origin));
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                typed.set(Some(input.value()));
            }
        })
    };
    let onsubmit = {
        let (on_go, token, origin) = (props.on_go.clone(), token.clone(), place.origin.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_go.emit((origin.clone(), token.trim().to_owned()));
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |origin| chosen.set(origin))
    };
    let options: Vec<(String, String)> =
        places.iter().map(|place| (place.origin.clone(), place.name())).collect();
    let (id, note) = (format!("{}-token", props.id), format!("{}-token-note", props.id));
    html! {
        <form {onsubmit}>
            if options.len() > 1 {
                <SelectField
                    label={t!("signing-api")} member={format!("{}.origin", props.id)} {options}
                    value={place.origin.clone()} on_change={choose}
                />
            }
            { props.before.as_ref().map(|before| before.emit(place.clone())) }
            <div class="field">
                <label for={id.clone()}>{ t!("signing-token") }</label>
                <input {id} type="password" autocomplete="off" aria-describedby={note.clone()}
                    value={token.clone()} {oninput} />
                <p class="hint" id={note}>
                    { t!("signing-token-from") }
                </p>
            </div>
            <p>
                <button type="submit" class="button primary"
                    disabled={props.busy || token.trim().is_empty()}>
                    { &props.label }
                </button>
            </p>
        </form>
    }
}
