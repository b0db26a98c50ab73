//! The stages of a send, and what the next one waits for.

use send_plan::envelope::CommandKind;
use send_plan::plan::GateFacts;
use yew::prelude::*;

use super::confirm::Confirm;
use super::send_orders::{is_busy, may};
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Now, Stand, WaveNow};
use crate::worker::protocol::sending::WatchedWave;

/// The stages, where there are several.
pub fn send_waves(desk: &Desk) -> Html {
    let sending = &desk.state.sending;
    let Some((plan, now)) = sending.plan.clone().zip(sending.now.clone()) else { return html! {} };
    if plan.waves.len() < 2 {
        return html! {};
    }
    html! {
        <section class="card" aria-labelledby="waves-title">
            <h2 id="waves-title">{ "Waves" }</h2>
            <ol class="send-waves">
                { for plan.waves.iter().zip(&now.waves).enumerate().map(|(at, (planned, wave))| {
                    let before = at.checked_sub(1).and_then(|at| {
                        Some((plan.waves.get(at)?, now.waves.get(at)?))
                    });
                    one(desk, &now, at, (planned, wave), before)
                }) }
            </ol>
        </section>
    }
}

type Wave<'a> = (&'a WatchedWave, &'a WaveNow);

fn one(
    desk: &Desk,
    now: &Now,
    at: usize,
    (planned, wave): Wave<'_>,
    before: Option<Wave<'_>>,
) -> Html {
    let (class, words) = match (wave.finished_ms, wave.opened_ms) {
        (Some(ms), _) => ("is-fine", format!("done at {}", intl::local(ms))),
        (None, Some(_)) => (
            "",
            format!("{} of {} calls are over", intl::number(wave.ended), intl::number(wave.calls)),
        ),
        (None, None) => ("quiet", waits(now, wave, before)),
    };
    let asks = before.is_some_and(|(planned, ended)| {
        ended.finished_ms.is_some() && planned.gate.is_some_and(|gate| gate.approval)
    });
    let can = wave.opened_ms.is_none() && !wave.released && asks && now.state == Stand::Running;
    let release = {
        let desk = desk.clone();
        Callback::from(move |()| desk.order(CommandKind::Release, Some(at as u64)))
    };
    html! {
        <li>
            <b><bdi>{ &planned.name }</bdi></b>
            { ": " }
            { say::counted(planned.recipients, "person", "people") }
            { ", " }
            <span {class}>{ words }</span>
            if can && may(desk, CommandKind::Release) && !is_busy(desk) {
                <p>
                    <Confirm
                        label={format!("Release {}", planned.name)} class="button primary"
                        yes="Release it" no="Not yet" on_yes={release}
                        question={format!(
                            "Release? {} more get it.",
                            say::counted(planned.recipients, "person", "people")
                        )}
                    />
                </p>
            } else if can && !may(desk, CommandKind::Release) {
                <p class="quiet">
                    { "An approver or an operator releases it; there is no such key in this browser." }
                </p>
            }
        </li>
    }
}

/// What a stage that has not begun waits for.
fn waits(now: &Now, wave: &WaveNow, before: Option<Wave<'_>>) -> String {
    let Some((planned, ended)) = before else { return "not begun".to_owned() };
    if now.state.is_over() {
        return "not begun".to_owned();
    }
    let Some(finished_ms) = ended.finished_ms else {
        return format!("after {}", planned.name);
    };
    let GateFacts { dwell_ms, approval, header_check, .. } = planned.gate.unwrap_or_default();
    let mut for_what = Vec::new();
    let until_ms = finished_ms + dwell_ms;
    if until_ms > now.now_ms {
        for_what.push(format!("{}, when the waiting is over", intl::local(until_ms)));
    }
    if approval && !wave.released {
        for_what.push("somebody’s release".to_owned());
    }
    if header_check {
        for_what.push("the check of the headers".to_owned());
    }
    if for_what.is_empty() {
        "begins in a moment".to_owned()
    } else {
        format!("waits for {}", say::list(&for_what))
    }
}
