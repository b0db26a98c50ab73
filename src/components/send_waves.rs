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
use crate::t;
use crate::words::rich;
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
            <h2 id="waves-title">{ t!("send-waves") }</h2>
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
        (Some(ms), _) => ("is-fine", t!("send-wave-done", when = intl::local(ms))),
        (None, Some(_)) => ("", t!("send-wave-going", ended = wave.ended, calls = wave.calls)),
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
            { rich(
                &t!("send-wave", name = &planned.name, n = planned.recipients, state = words),
                &[
                    ("name", &|name| html! { <b><bdi>{ name }</bdi></b> }),
                    ("state", &|words| html! { <span {class}>{ words }</span> }),
                ],
            ) }
            if can && may(desk, CommandKind::Release) && !is_busy(desk) {
                <p>
                    <Confirm
                        label={t!("send-wave-release", wave = &planned.name)} class="button primary"
                        yes={t!("send-wave-release-yes")} no={t!("send-not-yet")} on_yes={release}
                        question={t!("send-wave-release-question", n = planned.recipients)}
                    />
                </p>
            } else if can && !may(desk, CommandKind::Release) {
                <p class="quiet">{ t!("send-wave-release-no-key") }</p>
            }
        </li>
    }
}

/// What a stage that has not begun waits for.
fn waits(now: &Now, wave: &WaveNow, before: Option<Wave<'_>>) -> String {
    let Some((planned, ended)) = before else { return t!("send-wave-not-begun") };
    if now.state.is_over() {
        return t!("send-wave-not-begun");
    }
    let Some(finished_ms) = ended.finished_ms else {
        return t!("send-wave-after", wave = &planned.name);
    };
    let GateFacts { dwell_ms, approval, header_check, .. } = planned.gate.unwrap_or_default();
    let mut for_what = Vec::new();
    let until_ms = finished_ms + dwell_ms;
    if until_ms > now.now_ms {
        for_what.push(t!("send-wave-dwell", when = intl::local(until_ms)));
    }
    if approval && !wave.released {
        for_what.push(t!("send-wave-somebody"));
    }
    if header_check {
        for_what.push(t!("send-wave-headers"));
    }
    if for_what.is_empty() {
        t!("send-wave-soon")
    } else {
        t!("send-wave-waits", what = say::list(&for_what))
    }
}
