//! How many people a mistake reaches before it is stopped: the fullest window of the send.

use std::collections::BinaryHeap;

use super::Reach;
use super::stop::started_by;
use crate::campaign::{Campaign, span_ms};
use crate::plan::Plan;

/// How long a stop takes where the campaign does not say.
pub(super) const WITHIN_MS: u64 = 60_000;

/// Runs looked at, over all windows, before the answer is an upper bound only.
const BUDGET: usize = 4_000_000;

/// How long a stop takes, as entered.
pub(super) fn entered_ms(campaign: &Campaign) -> Option<u64> {
    let stop = campaign.schedule.stop.as_ref()?;
    span_ms(&stop.within).filter(|within_ms| *within_ms > 0)
}

pub(super) fn reach(campaign: &Campaign, plan: &Plan) -> Reach {
    let within_ms = entered_ms(campaign).unwrap_or(WITHIN_MS);
    let (before_stop, exact) = fullest(plan, within_ms, BUDGET);
    Reach { largest_call: plan.estimate.largest_call, before_stop, exact, within_ms }
}

/// Begins of windows, from the first to the last, with the most people that one of them can hold.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Begins {
    at_most: u64,
    from_ms: u64,
    to_ms: u64,
}

/// Most people in calls that start within `[t, t + within)` for any `t`; whether that is certain, or
/// an upper bound.
///
/// All windows that begin in `[a, b]` lie in `[a, b + within)`, so none holds more people than that
/// does. The begins with the highest such bound are halved until no bound is above what a window is
/// seen to hold.
fn fullest(plan: &Plan, within_ms: u64, budget: usize) -> (u64, bool) {
    let held = |from_ms: u64, to_ms: u64| {
        let before = from_ms.checked_sub(1).map_or(0, |by_ms| started_by(plan, by_ms));
        started_by(plan, to_ms.saturating_add(within_ms - 1)) - before
    };
    let begins = |from_ms, to_ms| Begins { at_most: held(from_ms, to_ms), from_ms, to_ms };
    let mut open: BinaryHeap<Begins> =
        worth_a_look(plan, within_ms).into_iter().map(|(from, to)| begins(from, to)).collect();
    let mut left = budget / plan.runs.len().max(1);
    let mut seen = 0;
    while let Some(Begins { at_most, from_ms, to_ms }) = open.pop() {
        if at_most <= seen {
            break;
        }
        if left == 0 {
            return (at_most, false);
        }
        left -= 1;
        if from_ms == to_ms {
            seen = at_most;
            continue;
        }
        let middle_ms = from_ms + (to_ms - from_ms) / 2;
        seen = seen.max(held(middle_ms, middle_ms));
        open.push(begins(from_ms, middle_ms));
        open.push(begins(middle_ms + 1, to_ms));
    }
    (seen, true)
}

/// Begins of windows among which a fullest one is.
///
/// Let a run's first and last calls be events. Between two events in a row the same runs go on, each
/// with the period of its outermost loop, and all together with the least common multiple of these.
/// Two windows that lie between the events and begin one such multiple apart hold the same people.
/// So it is enough to look at those that begin within one multiple after an event, and at those that
/// hold an event.
fn worth_a_look(plan: &Plan, within_ms: u64) -> Vec<(u64, u64)> {
    let spans: Vec<(u64, u64, u64)> = plan
        .runs
        .iter()
        .map(|run| {
            let period_ms = run.repeat.iter().map(|repeat| repeat.every_ms).find(|ms| *ms > 0);
            (run.start_ms, run.call_start_ms(run.calls() - 1), period_ms.unwrap_or(1))
        })
        .collect();
    let mut events: Vec<u64> = spans.iter().flat_map(|(first, last, _)| [*first, *last]).collect();
    events.sort_unstable();
    events.dedup();
    let mut merged: Vec<(u64, u64)> = Vec::new();
    for (nth, event_ms) in events.iter().enumerate() {
        let next_ms = events.get(nth + 1).copied().unwrap_or(*event_ms);
        let going_on =
            spans.iter().filter(|(first, last, _)| first <= event_ms && *last >= next_ms);
        let common_ms = going_on
            .map(|(_, _, period_ms)| *period_ms)
            .try_fold(1, |common_ms: u64, period_ms| lcm_within(common_ms, period_ms, next_ms));
        let to_ms =
            common_ms.map_or(next_ms, |common_ms| event_ms.saturating_add(common_ms).min(next_ms));
        let from_ms = event_ms.saturating_sub(within_ms - 1);
        match merged.last_mut() {
            Some((_, end_ms)) if from_ms <= *end_ms => *end_ms = (*end_ms).max(to_ms),
            _ => merged.push((from_ms, to_ms)),
        }
    }
    merged
}

/// The least common multiple, where it is at most `most`.
fn lcm_within(a: u64, b: u64, most: u64) -> Option<u64> {
    let (mut x, mut y) = (a, b);
    while y > 0 {
        (x, y) = (y, x % y);
    }
    (a / x).checked_mul(b).filter(|multiple| *multiple <= most)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::api::{Question, review};
    use crate::audience::{AudienceSummary, Group};
    use crate::campaign::{Account, Limit, Unit};

    /// Two accounts whose periods meet every 77 s only.
    fn plan() -> Plan {
        let account = |id: &str, per: &str| Account {
            id: id.into(),
            provider: "smtp".into(),
            limits: vec![Limit {
                unit: Unit::Messages,
                limit: 3,
                per: per.into(),
                ..Limit::default()
            }],
            ..Account::default()
        };
        let group = Group {
            mailbox_provider: "gmail".into(),
            locale: String::new(),
            time_zone: String::new(),
            seed: false,
            recipients: 4_000,
        };
        let question = Question {
            campaign: Campaign {
                id: Some("test".into()),
                salt: Some("0f".repeat(32)),
                accounts: vec![account("a", "7s"), account("b", "11s")],
                ..Campaign::default()
            },
            audience: Some(AudienceSummary {
                rows: 4_000,
                recipients: 4_000,
                groups: vec![group],
                ..AudienceSummary::default()
            }),
            templates: Vec::new(),
            now_ms: 1_795_000_000_000,
        };
        review(&question).plan.unwrap()
    }

    #[test]
    fn few_windows_are_worth_a_look_and_the_fullest_is_among_them() {
        let plan = plan();
        let looked_at: u64 =
            worth_a_look(&plan, 10_000).iter().map(|(from, to)| to - from + 1).sum();
        assert!(looked_at * 10 < plan.estimate.finish_ms - plan.estimate.start_ms, "{looked_at}");
        // In 10 s: two turns of 7 s and one of 11 s.
        assert_eq!(fullest(&plan, 10_000, BUDGET), (9, true));
    }

    #[test]
    fn out_of_budget_the_answer_is_an_upper_bound_and_says_so() {
        let plan = plan();
        let (most, _) = fullest(&plan, 10_000, BUDGET);
        let (bound, exact) = fullest(&plan, 10_000, 2 * plan.runs.len());
        assert!(!exact && bound > most, "{bound} {exact}");
    }
}
