//! "I need it faster": what would make the send end earlier, ranked, each with a button that does
//! it.

use send_plan::faster::{Faster, Missed, Way};
use yew::prelude::*;

use super::what_if::keep;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Action, MOST_SCENARIOS};
use crate::t;

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
            <h2 id="faster-title">{ t!("review-faster") }</h2>
            if hurry.is_none() {
                <p>{ t!("review-faster-about") }</p>
                <button type="button" class="button" disabled={!desk.state.up_to_date()} onclick={ask}>
                    { t!("review-faster-ask") }
                </button>
            }
            <div role="status">
                if let Some(found) = &found {
                    { answer(desk, found) }
                } else if hurry.is_some() {
                    <p>{ t!("review-faster-working") }</p>
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
                <p>{ t!("review-faster-nothing") }</p>
            } else {
                if found.deadline.is_some() {
                    <h3>{ t!("review-faster-most") }</h3>
                }
                <ol>{ for found.ways.iter().map(|way| item(desk, way)) }</ol>
            }
            if !found.refused.is_empty() {
                <h3>{ t!("review-faster-refused") }</h3>
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
            <h3>{ t!("review-faster-least") }</h3>
            <p>{ t!("review-faster-late", time = say::duration(missed.late_ms)) }</p>
            <ul>{ for missed.least.iter().map(|way| item(desk, way)) }</ul>
        </>
    }
}

fn item(desk: &Desk, way: &Way) -> Html {
    let said: Vec<String> = way.changes.iter().map(say::change).collect();
    let said = said.join(" ");
    let lost: Vec<String> = way.changes.iter().filter_map(say::gives_up).collect();
    let apply = {
        let (desk, campaign, said) = (desk.clone(), way.campaign.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let campaign = campaign.clone();
            desk.edit("", move |draft| draft.clone_from(&campaign));
            desk.dispatch(Action::TellUndoable(t!("review-applied", change = said.as_str())));
        })
    };
    html! {
        <li class="way">
            <div>
                <p>{ &said }</p>
                <p class="saves">
                    if way.saves_ms > 0 {
                        <b>{ t!("review-faster-saves", time = say::duration(way.saves_ms)) }</b>{ " · " }
                    }
                    { t!("review-faster-by", at = intl::local(way.finish_ms)) }
                </p>
                if !lost.is_empty() {
                    <p class="loses">{ t!("review-faster-lost", what = lost.join(&t!("semicolon"))) }</p>
                }
            </div>
            <p class="buttons">
                <button
                    type="button" class="button" onclick={apply}
                    aria-label={t!("review-apply-this", change = said.as_str())}
                >
                    { t!("review-apply") }
                </button>
                <button
                    type="button" class="button quiet"
                    aria-label={t!("review-keep-scenario-this", change = said.as_str())}
                    disabled={desk.state.draft().scenarios.len() >= MOST_SCENARIOS}
                    onclick={keep(desk, way.campaign.clone())}
                >
                    { t!("review-keep-scenario") }
                </button>
            </p>
        </li>
    }
}
