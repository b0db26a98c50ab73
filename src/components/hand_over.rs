//! Hands the signed plan over: to whom, what goes there, for how long.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::findings::findings;
use super::select_field::SelectField;
use crate::browser::intl;
use crate::hooks::{Desk, use_desk};
use crate::say;
use crate::state::{Place, Stage};

/// Hands the signed plan over.
#[component]
pub fn HandOver() -> Html {
    let desk = use_desk();
    let chosen = use_state(String::new);
    let token = use_state(String::new);
    {
        let desk = desk.clone();
        use_effect_with((), move |()| desk.ask_places());
    }
    let is_signed = desk.state.signed_plan().is_some();
    let hand_over = &desk.state.hand_over;
    let places = hand_over.places.clone().unwrap_or_default();
    let place = places.iter().find(|place| place.origin == *chosen).or(places.first()).cloned();
    let Some(place) = place.filter(|_| is_signed) else { return html! {} };
    let oninput = {
        let token = token.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                token.set(input.value());
            }
        })
    };
    let onsubmit = {
        let (desk, token, origin) = (desk.clone(), token.clone(), place.origin.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            desk.hand_over(origin.clone(), token.trim().to_owned());
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |origin| chosen.set(origin))
    };
    let options: Vec<(String, String)> =
        places.iter().map(|place| (place.origin.clone(), name(place))).collect();
    let plan = desk.state.signed_plan().map(|signed| signed.plan.clone());
    let is_there =
        matches!(&hand_over.stage, Stage::Done { plan: there, .. } if plan.as_ref() == Some(there));
    let busy = matches!(hand_over.stage, Stage::Sending { .. });
    html! {
        <section class="card" aria-labelledby="hand-over-title">
            <h2 id="hand-over-title">{ "Hand it over" }</h2>
            if options.len() > 1 {
                <SelectField
                    label="Send API" member="handOver.origin" {options}
                    value={place.origin.clone()} on_change={choose}
                />
            }
            <p>{ what_goes(&desk, &place) }</p>
            if !is_there {
            <form {onsubmit}>
                <div class="field">
                    <label for="hand-over-token">{ "Access token" }</label>
                    <input id="hand-over-token" type="password" autocomplete="off"
                        aria-describedby="hand-over-token-note" value={(*token).clone()} {oninput} />
                    <p class="hint" id="hand-over-token-note">
                        { "From whoever runs the send API. It is kept only as long as this tab is open." }
                    </p>
                </div>
                <p>
                    <button type="submit" class="button primary" disabled={busy || token.trim().is_empty()}>
                        { match hand_over.stage {
                            Stage::Stopped(_) => "Go on",
                            _ => "Hand it over",
                        } }
                    </button>
                </p>
            </form>
            }
            { stage(&hand_over.stage) }
        </section>
    }
}

fn name(place: &Place) -> String {
    if place.origin.is_empty() { "this server".to_owned() } else { place.origin.clone() }
}

/// How many addresses and which columns go where, and for how long.
fn what_goes(desk: &Desk, place: &Place) -> String {
    let audience = desk.state.draft().audience.clone();
    let rows = audience.as_ref().map_or(0, |audience| audience.rows);
    let columns = audience.iter().flat_map(|audience| &audience.fields);
    let columns: Vec<String> = columns.map(|field| field.name.clone()).collect();
    let stay = match place.retention_days {
        Some(days) => format!(
            "They stay there until {} after the end of the send.",
            say::counted(days, "day", "days")
        ),
        None => "It does not say for how long they stay there: ask whoever runs it.".to_owned(),
    };
    format!(
        "{} with every column ({}) go to {}, with the message and the signed plan. {stay}",
        say::counted(rows, "address", "addresses"),
        say::list(&columns),
        name(place),
    )
}

fn stage(stage: &Stage) -> Html {
    match stage {
        Stage::Idle => html! {},
        Stage::Sending { file, sent_bytes, total_bytes } => html! {
            <p role="status">
                { if file.is_empty() {
                    "Looking what is there already…".to_owned()
                } else {
                    format!(
                        "{file}: {} of {} bytes are there…",
                        intl::number(*sent_bytes), intl::number(*total_bytes)
                    )
                } }
            </p>
        },
        Stage::Stopped(found) => findings(found),
        Stage::Done { plan, approved, waits_for, .. } => html! {
            <>
                <p class="is-fine" role="status">
                    { if *approved {
                        "It is there, and waits for its start."
                    } else {
                        "It is there, and cannot run yet."
                    } }
                </p>
                <ul class="reasons">
                    { for waits_for.iter().map(|sentence| html! { <li>{ sentence }</li> }) }
                </ul>
                <p class="quiet">{ "Fingerprint: " }<code class="wrap">{ plan }</code></p>
            </>
        },
    }
}
