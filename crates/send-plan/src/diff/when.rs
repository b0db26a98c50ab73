//! At which time: start, finish, hours, timetable.

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, either, name, quoted};
use crate::campaign::{Blackout, Pace, PastToday, SendingHours};
use crate::explain;
use crate::plan::{CampaignFacts, Estimate, Plan, WaveFacts};
use crate::wording::{Arg, Say, Text, counted, hours, instant, list, number, span, text};

pub(super) fn estimate(
    changes: &mut Changes,
    (old_plan, old): (&Plan, &Estimate),
    (new_plan, new): (&Plan, &Estimate),
) {
    // The largest call is told in `how`.
    let Estimate { start_ms, finish_ms, bound_ms, calls, messages, largest_call: _, binding } = old;
    let takes = |plan: &Plan| plan.estimate.finish_ms.saturating_sub(plan.campaign.start_ms);
    let [old_takes, new_takes] = [old_plan, new_plan].map(|plan| span(takes(plan)).to_string());
    changes.differ("estimate", (&old_takes, &new_takes), || {
        let text = text!(
            "engine-diff-everything-handed-over-instead",
            "Everything is handed over in {takes} instead of {takes_2}.",
            takes = span(takes(new_plan)),
            takes_2 = span(takes(old_plan))
        );
        (Danger::Timing, text)
    });
    for (member, what, old, new) in [
        (
            "estimate.startMs",
            text!("engine-diff-first-call-starts", "The first call starts"),
            start_ms,
            &new.start_ms,
        ),
        (
            "estimate.finishMs",
            text!("engine-diff-everything-handed-over-by", "Everything is handed over by"),
            finish_ms,
            &new.finish_ms,
        ),
        (
            "estimate.boundMs",
            text!("engine-diff-no-plan-finishes-before", "No plan finishes before"),
            bound_ms,
            &new.bound_ms,
        ),
    ] {
        changes.differ(member, (old, new), || (Danger::Timing, moved(&what, *old, *new)));
    }
    changes.differ("estimate.calls", (calls, &new.calls), || {
        let text = text!(
            "engine-diff-instead-6",
            "{calls} instead of {calls_2}.",
            calls = counted(new.calls, ("call", "calls")),
            calls_2 = number(*calls)
        );
        (Danger::Detail, text)
    });
    changes.differ("estimate.messages", (messages, &new.messages), || {
        let messages = counted(new.messages, ("message", "messages"));
        (
            Danger::Detail,
            text!(
                "engine-diff-instead-7",
                "{messages} instead of {messages_2}.",
                messages = messages,
                messages_2 = number(old.messages)
            ),
        )
    });
    changes.differ("estimate.binding", (binding, &new.binding), || {
        let names = |plan: &Plan| {
            let binding = &plan.estimate.binding;
            let names: Vec<Arg> =
                binding.iter().map(|binding| short(explain::limit(plan, binding)).say()).collect();
            if names.is_empty() {
                text!("engine-diff-nothing", "nothing").say()
            } else {
                list(names)
            }
        };
        let (old, new) = (names(old_plan), names(new_plan));
        let text = if old.to_string() == new.to_string() {
            text!(
                "engine-diff-how-long-send-waits-for",
                "How long the send waits for each of its limits changed."
            )
        } else {
            text!(
                "engine-diff-send-waits-for-instead",
                "The send waits for {new} instead of {old}.",
                new = new,
                old = old
            )
        };
        (Danger::Detail, text)
    });
}

/// A limit has names of accounts and waves in it.
fn short(limit: Text) -> Text {
    let shown = name(&limit);
    if limit == shown { limit } else { shown.into() }
}

/// The instant, and where two are alike to the second the milliseconds as well.
fn moved(what: &Text, old: u64, new: u64) -> Text {
    let alike = instant(old).to_string() == instant(new).to_string();
    let exact = |ms: u64| {
        if alike {
            let rest = ms % 1_000;
            text!("engine-diff-exact", "{at} and {rest} ms", at = instant(ms), rest = rest).say()
        } else {
            instant(ms)
        }
    };
    let (new, old) = (exact(new), exact(old));
    text!("engine-diff-moved", "{what} {new} instead of {old}.", what = what, new = new, old = old)
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
    let mut optional = |member: &str, what: Text, old: Option<u64>, new: Option<u64>, is_weaker| {
        changes.differ(member, (&old, &new), || {
            let text = match (old, new) {
                (Some(old), Some(new)) => {
                    moved(&text!("engine-diff-is", "{what} is", what = what), old, new)
                }
                (old, new) => {
                    let is = |ms: Option<u64>| {
                        ms.map_or_else(|| text!("engine-diff-is-gone", "gone").say(), instant)
                    };
                    let before = old.map_or_else(
                        || text!("engine-diff-there-was-none", "there was none").say(),
                        instant,
                    );
                    text!(
                        "engine-diff-before",
                        "{what} is {is}; before: {before}.",
                        what = what,
                        is = is(new),
                        before = before
                    )
                }
            };
            (either(is_weaker, Danger::Safeguard, Danger::Timing), text)
        });
    };
    let is_later = new.expires_ms.is_none_or(|new| expires_ms.is_some_and(|old| new > old));
    optional(
        "campaign.expiresMs",
        text!("engine-diff-expiry-at-which-calls-end", "The expiry, at which calls end,"),
        *expires_ms,
        new.expires_ms,
        is_later,
    );
    let is_earlier = new.not_before_ms.is_none_or(|new| not_before_ms.is_some_and(|old| new < old));
    optional(
        "campaign.notBeforeMs",
        text!("engine-diff-time-before-which-no-call", "The time before which no call starts"),
        *not_before_ms,
        new.not_before_ms,
        is_earlier,
    );
    optional(
        "campaign.deadlineMs",
        text!("engine-diff-deadline", "The deadline"),
        *deadline_ms,
        new.deadline_ms,
        false,
    );
    changes.differ("campaign.startMs", (start_ms, &new.start_ms), || {
        (
            Danger::Timing,
            moved(&text!("engine-diff-may-start", "It may start"), *start_ms, new.start_ms),
        )
    });
    changes.differ("campaign.pace", (pace, &new.pace), || {
        let text = match new.pace {
            Pace::Asap => text!(
                "engine-diff-goes-as-fast-as-limits",
                "It goes as fast as the limits allow instead of at an even pace."
            ),
            Pace::Even => text!(
                "engine-diff-goes-at-even-pace-instead",
                "It goes at an even pace instead of as fast as the limits allow."
            ),
        };
        (Danger::Timing, text)
    });
    changes.differ("campaign.plannedAtMs", (planned_at_ms, &new.planned_at_ms), || {
        (
            Danger::Detail,
            moved(
                &text!("engine-diff-was-planned", "It was planned"),
                *planned_at_ms,
                new.planned_at_ms,
            ),
        )
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
            text!(
                "engine-diff-recipients-are-mailed-at-any",
                "Recipients are mailed at any hour instead of {open}.",
                open = open(old)
            ),
        ),
        (old, new) => {
            let text = |hours: Option<&SendingHours>| {
                hours.map_or_else(|| text!("engine-diff-at-any-hour", "at any hour"), open)
            };
            (
                Danger::Timing,
                text!(
                    "engine-diff-recipients-are-mailed-instead",
                    "Recipients are mailed {text} instead of {text_2}.",
                    text = text(new),
                    text_2 = text(old)
                ),
            )
        }
    });
}

fn open(sending: &SendingHours) -> Text {
    let SendingHours { from, to, days, fallback_time_zone, past_today } = sending;
    let zone = fallback_time_zone.as_ref().map(|zone| {
        text!(
            "engine-diff-where-no-zone-known",
            ", {name} where no zone is known",
            name = name(zone)
        )
    });
    let today = match past_today {
        PastToday::Wait => Text::default(),
        PastToday::Now => text!(
            "engine-diff-on-first-day-until-midnight",
            ", on the first day until midnight as well"
        ),
    };
    text!(
        "engine-diff-open",
        "{hours}{zone}{today}",
        hours = hours(&name(from), &name(to), days),
        zone = zone.unwrap_or_default(),
        today = today
    )
}

pub(super) fn blackouts(changes: &mut Changes, old: &[Blackout], new: &[Blackout]) {
    const MEMBER: &str = "blackouts";
    let said = |blackout: &Blackout| {
        let Blackout { name: label, from, to } = blackout;
        text!(
            "engine-diff-from",
            "{label} from {name} to {name_2}",
            label = quoted(label),
            name = name(from),
            name_2 = name(to)
        )
    };
    let Pairs { pairs, is_reordered } = pairs(
        old,
        new,
        &[&|blackout| said(blackout).to_string(), &|blackout| blackout.name.clone()],
    );
    for pair in pairs {
        match pair {
            Pair::Gone(blackout) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                text!(
                    "engine-diff-people-may-be-mailed-time",
                    "People may be mailed in a time that was free of mail: {said}.",
                    said = said(blackout)
                ),
            ),
            Pair::Come(blackout) => changes.tell(
                Danger::Timing,
                MEMBER,
                text!(
                    "engine-diff-nobody-mailed",
                    "Nobody is mailed in {said}.",
                    said = said(blackout)
                ),
            ),
            Pair::Kept(old, new) => changes.differ(MEMBER, (old, new), || {
                let text = text!(
                    "engine-diff-nobody-mailed-instead",
                    "Nobody is mailed in {said} instead of {said_2}.",
                    said = said(new),
                    said_2 = said(old)
                );
                (Danger::Safeguard, text)
            }),
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Detail,
            MEMBER,
            text!(
                "engine-diff-times-without-mail-stand-another",
                "The times without mail stand in another order."
            ),
        );
    }
}

pub(super) fn waves(changes: &mut Changes, old: &[WaveFacts], new: &[WaveFacts]) {
    for pair in pairs(old, new, &[&|wave| wave.name.clone()]).pairs {
        if let Pair::Kept(old, new) = pair {
            changes.differ("waves", (&old.start_ms, &new.start_ms), || {
                let what = text!(
                    "engine-diff-wave-may-start",
                    "The wave {name} may start",
                    name = quoted(&old.name)
                );
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
            text!(
                "engine-diff-timetable-changed",
                "The timetable changed: {others} of its {numbers}.",
                others = number(others),
                numbers = counted(numbers.1, ("run", "runs"))
            )
        } else {
            let runs = counted(numbers.1, ("run", "runs"));
            text!(
                "engine-diff-timetable-changed-instead",
                "The timetable changed: {runs} instead of {numbers}.",
                runs = runs,
                numbers = number(numbers.0)
            )
        };
        (Danger::Timing, text)
    });
}
