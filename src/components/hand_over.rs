//! Hands the signed plan over: to whom, what goes there, for how long.

use yew::prelude::*;

use super::api_door::ApiDoor;
use super::findings::findings;
use super::unused_columns::unused_sentence;
use crate::hooks::{Desk, use_desk};
use crate::route::Step;
use crate::say;
use crate::state::{Place, Stage};
use crate::t;
use crate::words::{code, rich};

/// Hands the signed plan over.
#[component]
pub fn HandOver() -> Html {
    let desk = use_desk();
    {
        let desk = desk.clone();
        use_effect_with((), move |()| desk.ask_places());
    }
    let hand_over = &desk.state.hand_over;
    let Some(signed) = desk.state.signed_plan() else { return html! {} };
    if hand_over.places.as_ref().is_none_or(Vec::is_empty) {
        return html! {};
    }
    // What became of another plan is not told of this one.
    let stage = match &hand_over.stage {
        Stage::Done { plan, .. } if *plan != signed.plan => &Stage::Idle,
        stage => stage,
    };
    let is_there = matches!(stage, Stage::Done { .. });
    let on_go = {
        let desk = desk.clone();
        Callback::from(move |(origin, token)| desk.hand_over(origin, token))
    };
    let before = {
        let desk = desk.clone();
        Callback::from(move |place: Place| {
            html! {
                <>
                    <p>{ what_goes(&desk, &place) }</p>
                    { not_needed(&desk) }
                </>
            }
        })
    };
    let label = match stage {
        Stage::Stopped(_) => t!("signing-hand-over-again"),
        _ => t!("signing-hand-over"),
    };
    html! {
        <section class="card" aria-labelledby="hand-over-title">
            <h2 id="hand-over-title">{ t!("signing-hand-over") }</h2>
            if !is_there {
                <ApiDoor
                    id="hand-over" {label} busy={matches!(stage, Stage::Sending { .. })}
                    before={Some(before)} {on_go}
                />
            }
            { told(&desk, stage) }
        </section>
    }
}

/// How many addresses and which columns go where, and for how long.
fn what_goes(desk: &Desk, place: &Place) -> String {
    let audience = desk.state.draft().audience.clone();
    let rows = audience.as_ref().map_or(0, |audience| audience.rows);
    let columns = audience.iter().flat_map(|audience| &audience.fields);
    let columns: Vec<String> = columns.map(|field| field.name.clone()).collect();
    let stay = match place.retention_days {
        Some(days) => t!("signing-hand-over-stays", n = days),
        None => t!("signing-hand-over-stays-unknown"),
    };
    let goes =
        t!("signing-hand-over-goes", n = rows, columns = say::list(&columns), place = place.name());
    format!("{goes} {stay}")
}

/// Which of the columns nobody needs there.
fn not_needed(desk: &Desk) -> Html {
    let Some(sentence) = unused_sentence(&desk.state) else { return html! {} };
    html! {
        <p class="callout">
            { sentence }
            if !desk.state.is_continuation() {
                { " " }
                { rich(
                    &t!("signing-hand-over-leave-out"),
                    &[("link", &|words| html! { <a href={Step::Audience.href()}>{ words }</a> })],
                ) }
            }
        </p>
    }
}

fn told(desk: &Desk, stage: &Stage) -> Html {
    match stage {
        Stage::Idle => html! {},
        Stage::Sending { file, sent_bytes, total_bytes } => html! {
            <p role="status">
                { if file.is_empty() {
                    t!("signing-hand-over-looking")
                } else {
                    t!(
                        "signing-hand-over-sending",
                        file = file, sent = *sent_bytes, total = *total_bytes
                    )
                } }
            </p>
        },
        Stage::Stopped(found) => findings(found),
        Stage::Done { plan, origin, approved, waits_for } => html! {
            <>
                <p class="is-fine" role="status">
                    { if *approved {
                        t!("signing-hand-over-waits")
                    } else {
                        t!("signing-hand-over-cannot-run")
                    } }
                </p>
                <ul class="reasons">
                    { for waits_for.iter().map(|sentence| html! {
                        <li lang="en" dir="auto">{ sentence }</li>
                    }) }
                </ul>
                <p class="quiet">
                    { rich(
                        &t!("signing-hand-over-fingerprint", plan = plan),
                        &[("code", &code("wrap"))],
                    ) }
                </p>
                <p>
                    <a class="button" href={Step::Send.href()} onclick={watch(desk, origin, plan)}>
                        { t!("signing-hand-over-look") }
                    </a>
                </p>
            </>
        },
    }
}

fn watch(desk: &Desk, origin: &str, plan: &str) -> Callback<MouseEvent> {
    let (desk, origin, plan) = (desk.clone(), origin.to_owned(), plan.to_owned());
    Callback::from(move |_| desk.watch(origin.clone(), desk.token_for(&origin), plan.clone()))
}
