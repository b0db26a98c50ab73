//! How a send stands, in a sentence and in numbers that add up.

use yew::prelude::*;

use super::sum::{Part, sum};
use crate::browser::{clock, intl};
use crate::hooks::Desk;
use crate::say;
use crate::state::{BouncesNow, Now, Sending, Stand};

/// Lateness that is worth a word, in milliseconds.
const LATE_MS: u64 = 5_000;

/// How a send stands.
pub fn send_state(desk: &Desk) -> Html {
    let sending = &desk.state.sending;
    let Some(now) = &sending.now else { return html! {} };
    html! {
        <section class="card words" aria-label="How it stands">
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
    let people = |n: u64| say::counted(n, "person", "people");
    let of = format!("{} of {}", intl::number(now.accepted), people(now.recipients));
    match now.state {
        Stand::Ready => format!("Not started: {} are to get it.", people(now.recipients)),
        Stand::Running => format!("{of} have it."),
        Stand::Paused => format!("Paused: {of} have it, and nothing leaves."),
        Stand::Stopped => format!("Stopped for good: {of} have it."),
        Stand::Finished => format!("Finished: {of} have it."),
        Stand::Withdrawn => "Withdrawn before it started: nobody gets it.".to_owned(),
    }
}

fn beside(sending: &Sending, now: &Now) -> String {
    let mut words = String::new();
    if !now.reason.is_empty() && !matches!(now.state, Stand::Running | Stand::Ready) {
        words.push_str(&format!("Why: {}. ", now.reason.trim_end_matches('.')));
    }
    match (now.state, sending.expected_ms(), &sending.plan) {
        (Stand::Ready, _, Some(plan)) => {
            let late_ms = server_ms(sending).saturating_sub(plan.start_ms);
            words.push_str(&format!(
                "Started now, it begins at {} and everybody has it by {}, {}.",
                intl::local(plan.start_ms + late_ms),
                intl::local(plan.finish_ms + late_ms),
                late(late_ms),
            ));
        }
        (Stand::Running, Some(ms), _) => words.push_str(&format!(
            "Everybody is to have it by {}, {}.",
            intl::local(ms),
            late(now.late_ms)
        )),
        (Stand::Finished | Stand::Stopped, ..) => {
            if let Some(ms) = now.ended_ms {
                words.push_str(&format!("It was over at {}.", intl::local(ms)));
            }
        }
        _ => {}
    }
    words
}

/// Now, by the send API's clock, in milliseconds since the epoch.
pub fn server_ms(sending: &Sending) -> u64 {
    clock::exact_ms().saturating_add_signed(sending.ahead_ms)
}

fn late(ms: u64) -> String {
    match ms {
        0..LATE_MS => "as planned".to_owned(),
        late => format!("{} later than planned", say::duration(late)),
    }
}

/// What came back of messages that the provider had taken.
fn came_back(bounces: &BouncesNow, accepted: u64) -> String {
    let BouncesNow { hard_bounces, complaints, at_ms } = *bounces;
    let share = match accepted {
        0 => String::new(),
        // A tenth of a percent is much here.
        _ => format!(" ({:.2} %)", 100.0 * hard_bounces as f64 / accepted as f64),
    };
    format!(
        "{} of {} came back{share}, {}, as of {}.",
        intl::number(hard_bounces),
        intl::number(accepted),
        say::counted(complaints, "complaint", "complaints"),
        intl::local(at_ms),
    )
}

/// Parts that add up to everybody; those of nobody are left out, but for the two that matter.
fn numbers(now: &Now) -> Html {
    let left = match now.state.is_over() {
        true => "they get nothing from this plan",
        false => "a stop now saves these",
    };
    let between = [
        Part::new(now.refused, "refused", "the provider did not take it"),
        Part::new(now.unknown, "unknown", "they may have it; it is not sent again"),
        Part::new(now.skipped, "left out", "came onto a suppression list meanwhile"),
        Part::new(now.in_flight, "on their way", "the provider has not answered yet"),
    ];
    let first = [Part::new(now.accepted, "have it", "the provider took it")];
    let last = [Part::new(now.not_yet_sent, "not sent", left)];
    let between = between.into_iter().filter(|part| part.n > 0);
    sum(now.recipients, "people", first.into_iter().chain(between).chain(last))
}
