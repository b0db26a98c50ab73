//! At which time: start, finish, hours, timetable.

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, either, name, quoted};
use crate::campaign::{Blackout, Pace, PastToday, SendingHours};
use crate::explain;
use crate::plan::{CampaignFacts, Estimate, Plan, WaveFacts};
use crate::wording::{counted, hours, instant, list, number, span};

pub(super) fn estimate(
    changes: &mut Changes,
    (old_plan, old): (&Plan, &Estimate),
    (new_plan, new): (&Plan, &Estimate),
) {
    // The largest call is told in `how`.
    let Estimate { start_ms, finish_ms, bound_ms, calls, messages, largest_call: _, binding } = old;
    let takes = |plan: &Plan| plan.estimate.finish_ms.saturating_sub(plan.campaign.start_ms);
    changes.differ("estimate", (&span(takes(old_plan)), &span(takes(new_plan))), || {
        let text = format!(
            "Everything is handed over in {} instead of {}.",
            span(takes(new_plan)),
            span(takes(old_plan))
        );
        (Danger::Timing, text)
    });
    for (member, what, old, new) in [
        ("estimate.startMs", "The first call starts", start_ms, &new.start_ms),
        ("estimate.finishMs", "Everything is handed over by", finish_ms, &new.finish_ms),
        ("estimate.boundMs", "No plan finishes before", bound_ms, &new.bound_ms),
    ] {
        changes.differ(member, (old, new), || (Danger::Timing, moved(what, *old, *new)));
    }
    changes.differ("estimate.calls", (calls, &new.calls), || {
        let text =
            format!("{} instead of {}.", counted(new.calls, ("call", "calls")), number(*calls));
        (Danger::Detail, text)
    });
    changes.differ("estimate.messages", (messages, &new.messages), || {
        let messages = counted(new.messages, ("message", "messages"));
        (Danger::Detail, format!("{messages} instead of {}.", number(old.messages)))
    });
    changes.differ("estimate.binding", (binding, &new.binding), || {
        let names = |plan: &Plan| {
            let binding = &plan.estimate.binding;
            let names: Vec<String> =
                binding.iter().map(|binding| name(&explain::limit(plan, binding))).collect();
            if names.is_empty() { "nothing".to_owned() } else { list(names) }
        };
        let (old, new) = (names(old_plan), names(new_plan));
        let text = if old == new {
            "How long the send waits for each of its limits changed.".to_owned()
        } else {
            format!("The send waits for {new} instead of {old}.")
        };
        (Danger::Detail, text)
    });
}

/// The instant, and where two are alike to the second the milliseconds as well.
fn moved(what: &str, old: u64, new: u64) -> String {
    let exact = |ms: u64| {
        let rest = if instant(old) == instant(new) {
            format!(" and {} ms", ms % 1_000)
        } else {
            String::new()
        };
        format!("{}{rest}", instant(ms))
    };
    format!("{what} {} instead of {}.", exact(new), exact(old))
}

pub(super) fn term(changes: &mut Changes, old: &CampaignFacts, new: &CampaignFacts) {
    let CampaignFacts {
        planned_at_ms,
        start_ms,
        deadline_ms,
        not_before_ms,
        expires_ms,
        pace,
        // Told in `rules`.
        id: _,
        name: _,
        salt: _,
        sequence: _,
        environment: _,
        purpose: _,
        blast_radius: _,
    } = old;
    let mut optional = |member: &str, what: &str, old: Option<u64>, new: Option<u64>, is_weaker| {
        changes.differ(member, (&old, &new), || {
            let text = match (old, new) {
                (Some(old), Some(new)) => moved(&format!("{what} is"), old, new),
                (old, new) => {
                    let is = |ms: Option<u64>| ms.map_or_else(|| "gone".to_owned(), instant);
                    let before = old.map_or_else(|| "there was none".to_owned(), instant);
                    format!("{what} is {}; before: {before}.", is(new))
                }
            };
            (either(is_weaker, Danger::Safeguard, Danger::Timing), text)
        });
    };
    let is_later = new.expires_ms.is_none_or(|new| expires_ms.is_some_and(|old| new > old));
    optional(
        "campaign.expiresMs",
        "The expiry, at which calls end,",
        *expires_ms,
        new.expires_ms,
        is_later,
    );
    let is_earlier = new.not_before_ms.is_none_or(|new| not_before_ms.is_some_and(|old| new < old));
    optional(
        "campaign.notBeforeMs",
        "The time before which no call starts",
        *not_before_ms,
        new.not_before_ms,
        is_earlier,
    );
    optional("campaign.deadlineMs", "The deadline", *deadline_ms, new.deadline_ms, false);
    changes.differ("campaign.startMs", (start_ms, &new.start_ms), || {
        (Danger::Timing, moved("It may start", *start_ms, new.start_ms))
    });
    changes.differ("campaign.pace", (pace, &new.pace), || {
        let text = match new.pace {
            Pace::Asap => "It goes as fast as the limits allow instead of at an even pace.",
            Pace::Even => "It goes at an even pace instead of as fast as the limits allow.",
        };
        (Danger::Timing, text.to_owned())
    });
    changes.differ("campaign.plannedAtMs", (planned_at_ms, &new.planned_at_ms), || {
        (Danger::Detail, moved("It was planned", *planned_at_ms, new.planned_at_ms))
    });
}

pub(super) fn sending_hours(
    changes: &mut Changes,
    old: Option<&SendingHours>,
    new: Option<&SendingHours>,
) {
    changes.differ("sendingHours", (&old, &new), || match (old, new) {
        (Some(old), None) => (
            Danger::Safeguard,
            format!("Recipients are mailed at any hour instead of {}.", open(old)),
        ),
        (old, new) => {
            let text =
                |hours: Option<&SendingHours>| hours.map_or_else(|| "at any hour".into(), open);
            (
                Danger::Timing,
                format!("Recipients are mailed {} instead of {}.", text(new), text(old)),
            )
        }
    });
}

fn open(sending: &SendingHours) -> String {
    let SendingHours { from, to, days, fallback_time_zone, past_today } = sending;
    let zone =
        fallback_time_zone.as_ref().map(|zone| format!(", {} where no zone is known", name(zone)));
    let today = match past_today {
        PastToday::Wait => "",
        PastToday::Now => ", on the first day until midnight as well",
    };
    format!("{}{}{today}", hours(&name(from), &name(to), days), zone.unwrap_or_default())
}

pub(super) fn blackouts(changes: &mut Changes, old: &[Blackout], new: &[Blackout]) {
    const MEMBER: &str = "blackouts";
    let said = |blackout: &Blackout| {
        let Blackout { name: label, from, to } = blackout;
        format!("{} from {} to {}", quoted(label), name(from), name(to))
    };
    let Pairs { pairs, is_reordered } =
        pairs(old, new, &[&said, &|blackout| blackout.name.clone()]);
    for pair in pairs {
        match pair {
            Pair::Gone(blackout) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                format!(
                    "People may be mailed in a time that was free of mail: {}.",
                    said(blackout)
                ),
            ),
            Pair::Come(blackout) => changes.tell(
                Danger::Timing,
                MEMBER,
                format!("Nobody is mailed in {}.", said(blackout)),
            ),
            Pair::Kept(old, new) => changes.differ(MEMBER, (old, new), || {
                let text = format!("Nobody is mailed in {} instead of {}.", said(new), said(old));
                (Danger::Safeguard, text)
            }),
        }
    }
    if is_reordered {
        changes.tell(Danger::Detail, MEMBER, "The times without mail stand in another order.");
    }
}

pub(super) fn waves(changes: &mut Changes, old: &[WaveFacts], new: &[WaveFacts]) {
    for pair in pairs(old, new, &[&|wave| wave.name.clone()]).pairs {
        if let Pair::Kept(old, new) = pair {
            changes.differ("waves", (&old.start_ms, &new.start_ms), || {
                let what = format!("The wave {} may start", quoted(&old.name));
                (Danger::Timing, moved(&what, old.start_ms, new.start_ms))
            });
        }
    }
}

/// The timetable: how many calls start at another instant, or carry others.
pub(super) fn runs(changes: &mut Changes, old: &Plan, new: &Plan) {
    changes.differ("runs", (&old.runs, &new.runs), || {
        let numbers = (old.runs.len() as u64, new.runs.len() as u64);
        let text = if numbers.0 == numbers.1 {
            let pairs = old.runs.iter().zip(&new.runs);
            let others = pairs.filter(|(old, new)| old != new).count() as u64;
            format!(
                "The timetable changed: {} of its {}.",
                number(others),
                counted(numbers.1, ("run", "runs"))
            )
        } else {
            let runs = counted(numbers.1, ("run", "runs"));
            format!("The timetable changed: {runs} instead of {}.", number(numbers.0))
        };
        (Danger::Timing, text)
    });
}
