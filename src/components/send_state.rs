//! How a send stands, in a sentence and in numbers that add up.

use yew::prelude::*;

use super::sum::{Part, sum};
use crate::browser::{clock, intl};
use crate::hooks::Desk;
use crate::say;
use crate::state::{BouncesNow, Now, Sending, Stand};
use crate::t;
use crate::words::rich;

/// Lateness that is worth a word, in milliseconds.
const LATE_MS: u64 = 5_000;

/// How a send stands.
pub fn send_state(desk: &Desk) -> Html {
    let sending = &desk.state.sending;
    let Some(now) = &sending.now else { return html! {} };
    html! {
        <section class="card words" aria-label={t!("send-state")}>
            <p class="big" role="status">{ headline(now) }</p>
            <p>{ beside(sending, now) }</p>
            { numbers(now) }
            if let Some(bounces) = &now.bounces {
                <p class="quiet">{ came_back(bounces, now.accepted) }</p>
            }
        </section>
    }
}

fn headline(now: &Now) -> String {
    let &Now { accepted, recipients, .. } = now;
    match now.state {
        Stand::Ready => t!("send-state-ready", n = recipients),
        Stand::Running => t!("send-state-running", accepted = accepted, recipients = recipients),
        Stand::Paused => t!("send-state-paused", accepted = accepted, recipients = recipients),
        Stand::Stopped => t!("send-state-stopped", accepted = accepted, recipients = recipients),
        Stand::Finished => t!("send-state-finished", accepted = accepted, recipients = recipients),
        Stand::Withdrawn => t!("send-state-withdrawn"),
    }
}

fn beside(sending: &Sending, now: &Now) -> Html {
    html! {
        <>
            if !now.reason.is_empty() && !matches!(now.state, Stand::Running | Stand::Ready) {
                { rich(
                    &t!("send-state-why", why = now.reason.trim_end_matches('.')),
                    &[("why", &|why| html! { <bdi lang="en">{ why }</bdi> })],
                ) }
                { " " }
            }
            { when(sending, now) }
        </>
    }
}

fn when(sending: &Sending, now: &Now) -> Option<String> {
    match (now.state, sending.expected_ms(), &sending.plan) {
        (Stand::Ready, _, Some(plan)) => {
            let late_ms = server_ms(sending).saturating_sub(plan.start_ms);
            Some(t!(
                "send-state-would-begin",
                start = intl::local(plan.start_ms + late_ms),
                finish = intl::local(plan.finish_ms + late_ms),
                late = late(late_ms)
            ))
        }
        (Stand::Running, Some(ms), _) => {
            Some(t!("send-state-expected", finish = intl::local(ms), late = late(now.late_ms)))
        }
        (Stand::Finished | Stand::Stopped, ..) => {
            now.ended_ms.map(|ms| t!("send-state-over", when = intl::local(ms)))
        }
        _ => None,
    }
}

/// Now, by the send API's clock, in milliseconds since the epoch.
pub fn server_ms(sending: &Sending) -> u64 {
    clock::exact_ms().saturating_add_signed(sending.ahead_ms)
}

fn late(ms: u64) -> String {
    match ms {
        0..LATE_MS => t!("send-state-as-planned"),
        late => t!("send-state-late", time = say::duration(late)),
    }
}

/// What came back of messages that the provider had taken.
fn came_back(bounces: &BouncesNow, accepted: u64) -> String {
    let BouncesNow { hard_bounces, complaints, at_ms } = *bounces;
    let complaints = t!("send-complaints", n = complaints);
    let at = intl::local(at_ms);
    if accepted == 0 {
        return t!("send-came-back", n = hard_bounces, complaints = complaints, at = at);
    }
    // A tenth of a percent is much here.
    let share = intl::fixed(100.0 * hard_bounces as f64 / accepted as f64, 2);
    t!(
        "send-came-back-share",
        n = hard_bounces,
        of = accepted,
        share = share,
        complaints = complaints,
        at = at
    )
}

/// Parts that add up to everybody; those of nobody are left out, but for the two that matter.
fn numbers(now: &Now) -> Html {
    let left = match now.state.is_over() {
        true => t!("send-not-sent-over"),
        false => t!("send-not-sent-yet"),
    };
    let between = [
        Part::new(now.refused, t!("send-refused"), t!("send-refused-why")),
        Part::new(now.unknown, t!("send-unknown"), t!("send-unknown-why")),
        Part::new(now.skipped, t!("send-left-out"), t!("send-left-out-why")),
        Part::new(now.in_flight, t!("send-on-their-way"), t!("send-on-their-way-why")),
    ];
    let first = [Part::new(now.accepted, t!("send-have-it"), t!("send-have-it-why"))];
    let last = [Part::new(now.not_yet_sent, t!("send-not-sent"), left)];
    let between = between.into_iter().filter(|part| part.n > 0);
    sum(now.recipients, t!("send-people"), first.into_iter().chain(between).chain(last))
}
