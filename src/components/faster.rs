//! "I need it faster": what would make the send end earlier, ranked, each with a button that does
//! it.

use send_plan::faster::{Faster, Missed, Way, words};
use yew::prelude::*;

use super::what_if::keep;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Action, MOST_SCENARIOS};

/// What would make the send end earlier; a person asks for it, a missed deadline does by itself.
pub fn faster(desk: &Desk) -> Html {
    let hurry = desk.state.hurry();
    let found = hurry.and_then(|hurry| hurry.found.clone());
    let ask = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.ask_faster())
    };
    html! {
        <section class="card ways" aria-labelledby="faster-title">
            <h2 id="faster-title">{ "When it has to be faster" }</h2>
            if hurry.is_none() {
                <p>{ "See what would make this send end earlier, and by how much. Nothing changes until you apply it." }</p>
                <button type="button" class="button" disabled={!desk.state.up_to_date()} onclick={ask}>
                    { "I need it faster" }
                </button>
            }
            <div role="status">
                if let Some(found) = &found {
                    { answer(desk, found) }
                } else if hurry.is_some() {
                    <p>{ "Planning the send in other ways …" }</p>
                }
            </div>
        </section>
    }
}

fn answer(desk: &Desk, found: &Faster) -> Html {
    html! {
        <>
            if let Some(missed) = &found.deadline {
                { least(desk, missed) }
            }
            if found.ways.is_empty() {
                <p>{ "Nothing that Piecewise knows of makes this send end earlier." }</p>
            } else {
                if found.deadline.is_some() {
                    <h3>{ "What saves most" }</h3>
                }
                <ol>{ for found.ways.iter().map(|way| item(desk, way)) }</ol>
            }
            if !found.refused.is_empty() {
                <h3>{ "What cannot be had" }</h3>
                <ul class="reasons">
                    { for found.refused.iter().map(|refusal| html! {
                        <li>{ say::refusal(refusal) }</li>
                    }) }
                </ul>
            }
        </>
    }
}

fn least(desk: &Desk, missed: &Missed) -> Html {
    html! {
        <>
            <h3>{ "The least that meets the deadline" }</h3>
            <p>
                { format!(
                    "It is missed by {}. Each of these meets it; a little less does not.",
                    say::duration(missed.late_ms)
                ) }
            </p>
            <ul>{ for missed.least.iter().map(|way| item(desk, way)) }</ul>
        </>
    }
}

fn item(desk: &Desk, way: &Way) -> Html {
    let said: Vec<String> = way.changes.iter().map(say::change).collect();
    let said = said.join(" ");
    let lost: Vec<&str> = way.changes.iter().filter_map(words::gives_up).collect();
    let apply = {
        let (desk, campaign, said) = (desk.clone(), way.campaign.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let campaign = campaign.clone();
            desk.edit("", move |draft| draft.clone_from(&campaign));
            desk.dispatch(Action::TellUndoable(format!("Applied: {said}")));
        })
    };
    html! {
        <li class="way">
            <div>
                <p>{ &said }</p>
                <p class="saves">
                    if way.saves_ms > 0 {
                        <b>{ format!("Saves {}", say::duration(way.saves_ms)) }</b>{ " · " }
                    }
                    { format!("handed over by {}", intl::local(way.finish_ms)) }
                </p>
                if !lost.is_empty() {
                    <p class="loses">{ format!("You give up {}.", lost.join("; ")) }</p>
                }
            </div>
            <p class="buttons">
                <button type="button" class="button" aria-label={format!("Apply: {said}")} onclick={apply}>
                    { "Apply" }
                </button>
                <button
                    type="button" class="button quiet" aria-label={format!("Keep as a scenario: {said}")}
                    disabled={desk.state.draft().scenarios.len() >= MOST_SCENARIOS}
                    onclick={keep(desk, way.campaign.clone())}
                >
                    { "Keep as a scenario" }
                </button>
            </p>
        </li>
    }
}
