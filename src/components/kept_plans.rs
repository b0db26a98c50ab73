//! Signed plans that wait at a send API.

use yew::prelude::*;

use super::api_door::ApiDoor;
use super::findings::findings;
use super::more::More;
use crate::hooks::{Desk, use_desk};
use crate::state::Kept;

/// Signed plans that wait at a send API; nothing where the page may reach none.
#[component]
pub fn KeptPlans() -> Html {
    let desk = use_desk();
    {
        let desk = desk.clone();
        use_effect_with((), move |()| desk.ask_places());
    }
    let hand_over = &desk.state.hand_over;
    if hand_over.places.as_ref().is_none_or(Vec::is_empty) {
        return html! {};
    }
    let on_go = {
        let desk = desk.clone();
        Callback::from(move |(origin, token)| desk.ask_kept(origin, token))
    };
    html! {
        <More summary="Or open it from a send API" says="" open={false}>
            <ApiDoor id="kept" label="Show its plans" {on_go} />
            if let Some(Err(found)) = &hand_over.said {
                { findings(found) }
            }
            if let Some(kept) = &hand_over.kept {
                if kept.is_empty() {
                    <p>{ "It keeps no plan." }</p>
                }
                <ul class="files">
                    { for kept.iter().map(|plan| one(&desk, plan)) }
                </ul>
            }
        </More>
    }
}

fn one(desk: &Desk, plan: &Kept) -> Html {
    let open = {
        let (desk, digest) = (desk.clone(), plan.digest.clone());
        Callback::from(move |_: MouseEvent| desk.open_kept(digest.clone()))
    };
    let state = match plan.state.as_str() {
        "awaiting" => "waits for approval",
        "approved" => "approved",
        "withdrawn" => "withdrawn",
        other => other,
    };
    html! {
        <li>
            <span><bdi>{ &plan.campaign }</bdi>{ format!(", plan {}", plan.sequence) }</span>
            <span class="quiet">{ state }</span>
            <button type="button" class="link" onclick={open}>
                { "Open" }<span class="unseen">{ format!(" {}, plan {}", plan.campaign, plan.sequence) }</span>
            </button>
        </li>
    }
}
