//! What became of everybody: the report, the same with addresses, and the rest.

use yew::prelude::*;

use super::drop_zone::DropZone;
use super::findings::findings;
use crate::browser::files::Chosen;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Joining, Stand};
use crate::t;

/// What became of everybody.
pub fn send_report(desk: &Desk) -> Html {
    let sending = &desk.state.sending;
    let Some((plan, now)) = sending.plan.as_ref().zip(sending.now.as_ref()) else {
        return html! {};
    };
    if now.started_ms.is_none() {
        return html! {};
    }
    let save = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.save_report())
    };
    let join = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.join_report(Vec::new()))
    };
    let busy = matches!(sending.joining, Joining::Fetching | Joining::Reading(_));
    html! {
        <section class="card" aria-labelledby="report-title">
            <h2 id="report-title">{ t!("send-report") }</h2>
            <p>
                { if now.state.is_over() {
                    t!("send-report-over")
                } else {
                    t!("send-report-so-far")
                } }
            </p>
            <div class="buttons">
                <button type="button" class="button" onclick={save}>{ t!("send-report-save") }</button>
                <button type="button" class="button" disabled={busy} onclick={join}>
                    { t!("send-report-save-joined") }
                </button>
            </div>
            { joining(desk) }
            if now.state == Stand::Stopped && now.not_yet_sent + now.refused > 0 {
                { rest(desk, &plan.campaign, now.not_yet_sent + now.refused) }
            }
        </section>
    }
}

fn joining(desk: &Desk) -> Html {
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.join_report(chosen.into_iter().map(|chosen| chosen.file).collect());
        })
    };
    match &desk.state.sending.joining {
        Joining::Idle => html! {},
        Joining::Missing(names) => html! {
            <>
                <p>{ t!("send-report-missing", files = say::list(names)) }</p>
                <DropZone
                    id="join" label={t!("send-report-choose")} hint={t!("drop-them-here")}
                    many=true small=true {on_files}
                />
            </>
        },
        Joining::Fetching => html! { <p role="status">{ t!("send-report-fetching") }</p> },
        Joining::Reading(progress) => html! {
            <p role="status">{ t!("send-report-reading", n = progress.rows) }</p>
        },
        Joining::Refused(found) => findings(found),
        Joining::Done => html! {
            <p class="is-fine" role="status">{ t!("send-report-saved") }</p>
        },
    }
}

/// What a stopped send has left to do.
fn rest(desk: &Desk, campaign: &str, people: u64) -> Html {
    let is_own = desk.state.draft().campaign.id.as_deref() == Some(campaign);
    let plan = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.plan_rest())
    };
    html! {
        <>
            <h3>{ t!("send-rest") }</h3>
            <p>{ t!("send-rest-says", n = people) }</p>
            if is_own {
                <p>
                    <button type="button" class="button primary" onclick={plan}>{ t!("send-rest-plan") }</button>
                </p>
            } else {
                <p class="quiet">{ t!("send-rest-other-draft") }</p>
            }
        </>
    }
}
