//! How long a password reset waits during the send.
//!
//! A send goes on as early as its limits allow: between two calls of which the second waited for a
//! limit, that limit is full, unless it keeps room free. In every other gap the windows say how long
//! they stay full. Working hours, sending hours, gates, ceilings on mailbox providers, the pace and
//! the warm-up are the campaign's own: none of them holds a password reset.

use super::ResetWait;
use crate::campaign::Unit;
use crate::estimate::calls_started_by;
use crate::plan::{self, AccountFacts, BindingLimit, Drawn, LimitFacts, Plan, Run};
use crate::schedule;
use crate::throttle::{Hold, Stretch, What};

pub(super) fn waits(drawn: &Drawn) -> Vec<ResetWait> {
    let plan = &drawn.plan;
    let lanes = drawn.lanes.iter().zip(&drawn.names);
    plan.accounts
        .iter()
        .zip(lanes)
        .enumerate()
        .map(|(index, (account, (stretches, names)))| {
            let start_ms = plan.campaign.start_ms;
            let mut gaps = Gaps {
                account,
                names,
                load: Load::new(plan, index, account),
                previous_ms: start_ms,
                longest_ms: 0,
                longest_from_ms: start_ms,
                squares: 0,
            };
            for stretch in stretches {
                gaps.add(stretch, 0, 1);
            }
            gaps.end(plan.estimate.finish_ms);
            // Who comes at any moment of a full time of length g waits g / 2 on average.
            let send_ms = u128::from(plan.estimate.finish_ms - start_ms).max(1);
            ResetWait {
                account: account.id.clone(),
                longest_ms: gaps.longest_ms,
                longest_from_ms: gaps.longest_from_ms,
                mean_ms: (gaps.squares / (2 * send_ms)) as u64,
            }
        })
        .collect()
}

struct Gaps<'a> {
    account: &'a AccountFacts,
    names: &'a [BindingLimit],
    load: Load<'a>,
    /// Start of the burst before.
    previous_ms: u64,
    longest_ms: u64,
    longest_from_ms: u64,
    squares: u128,
}

impl Gaps<'_> {
    /// `times`: how many turns of outer loops this one stands for.
    fn add(&mut self, stretch: &Stretch, from_ms: u64, times: u64) {
        let at_ms = from_ms + stretch.at_ms;
        match &stretch.what {
            What::Burst { held_by, .. } => {
                self.gap(at_ms, *held_by, times);
                self.previous_ms = at_ms;
            }
            What::Loop { body, period_ms, turns } => {
                for part in body {
                    self.add(part, at_ms, times);
                }
                // All later turns wait as the second does.
                if let Some(later) = turns.checked_sub(1).filter(|later| *later > 0) {
                    for part in body {
                        self.add(part, at_ms + period_ms, times * later);
                    }
                    self.previous_ms += (later - 1) * period_ms;
                }
            }
        }
    }

    fn gap(&mut self, at_ms: u64, held_by: Option<Hold>, times: u64) {
        let from_ms = self.previous_ms;
        if at_ms <= from_ms {
            return;
        }
        let until_ms =
            if self.is_full(held_by) { at_ms } else { self.load.room_ms(from_ms, at_ms) };
        self.full(from_ms, until_ms);
        self.squares += u128::from(until_ms - from_ms).pow(2) * u128::from(times);
    }

    /// After the last burst: whoever comes before the send ends may wait beyond its end.
    fn end(&mut self, finish_ms: u64) {
        let from_ms = self.previous_ms;
        let room_ms = self.load.room_ms(from_ms, from_ms.saturating_add(self.load.longest_ms()));
        self.full(from_ms, room_ms);
        let beyond_ms = u128::from(room_ms.saturating_sub(finish_ms.max(from_ms)));
        self.squares += u128::from(room_ms - from_ms).pow(2) - beyond_ms.pow(2);
    }

    fn full(&mut self, from_ms: u64, until_ms: u64) {
        if until_ms - from_ms > self.longest_ms {
            (self.longest_ms, self.longest_from_ms) = (until_ms - from_ms, from_ms);
        }
    }

    /// Whether what held a burst has no room for a password reset before it either.
    fn is_full(&self, held_by: Option<Hold>) -> bool {
        match held_by.map(|hold| plan::limit_of(hold, self.names)) {
            Some(BindingLimit::InFlight) => true,
            Some(BindingLimit::Limit(limit)) => {
                self.account.limits.get(limit as usize).is_some_and(|limit| limit.reserve == 0)
            }
            _ => false,
        }
    }
}

/// What the account's limits count over time.
struct Load<'a> {
    plan: &'a Plan,
    account: &'a AccountFacts,
    runs: Vec<&'a Run>,
    /// Bytes of a message, at most.
    message_bytes: u64,
}

impl<'a> Load<'a> {
    fn new(plan: &'a Plan, index: usize, account: &'a AccountFacts) -> Self {
        let message_bytes = plan.cohorts.iter().map(|cohort| cohort.message_bytes).max();
        Self {
            plan,
            account,
            runs: plan.runs.iter().filter(|run| run.account == index as u64).collect(),
            message_bytes: message_bytes.unwrap_or(0),
        }
    }

    /// Milliseconds after which nothing sent so far counts any more.
    fn longest_ms(&self) -> u64 {
        let latency = schedule::latency_of(self.account);
        let spans = self.account.limits.iter().map(|limit| limit.per_ms + limit.guard_ms);
        spans.chain(self.runs.iter().map(|run| latency.of(run.size))).max().unwrap_or(0)
    }

    /// The first instant from `from_ms` on at which every limit has room for one more message, no
    /// call starting after `from_ms`; at most `at_ms`.
    fn room_ms(&self, from_ms: u64, at_ms: u64) -> u64 {
        let (mut full_ms, mut room_ms) = (from_ms, at_ms);
        while full_ms < room_ms {
            let middle_ms = full_ms + (room_ms - full_ms) / 2;
            if self.has_room(from_ms, middle_ms) {
                room_ms = middle_ms;
            } else {
                full_ms = middle_ms + 1;
            }
        }
        room_ms
    }

    fn has_room(&self, last_ms: u64, at_ms: u64) -> bool {
        self.account.limits.iter().all(|limit| self.limit_has_room(limit, last_ms, at_ms))
            && self.account.in_flight.is_none_or(|most| self.under_way(last_ms, at_ms) < most)
    }

    fn limit_has_room(&self, limit: &LimitFacts, last_ms: u64, at_ms: u64) -> bool {
        let span_ms = limit.per_ms + limit.guard_ms;
        let per_message = match limit.unit {
            Unit::Calls | Unit::Messages => 1,
            Unit::Bytes => self.message_bytes,
        };
        let units = |run: &Run| match limit.unit {
            Unit::Calls => 1,
            Unit::Messages => run.size,
            Unit::Bytes => {
                let cohort = self.plan.cohorts.get(run.cohort as usize);
                run.size * cohort.map_or(0, |cohort| cohort.message_bytes)
            }
        };
        let sent: u64 = self
            .runs
            .iter()
            .map(|run| started(run, at_ms.checked_sub(span_ms), last_ms) * units(run))
            .sum();
        let known: u64 = limit.used_at.iter().map(|used| used.units).sum();
        let unknown = (self.plan.campaign.start_ms, limit.used.saturating_sub(known));
        let before: u64 = limit
            .used_at
            .iter()
            .map(|used| (used.at_ms, used.units))
            .chain([unknown])
            .filter(|(used_ms, _)| used_ms + span_ms > at_ms)
            .map(|(_, units)| units)
            .sum();
        sent + before + per_message <= limit.limit
    }

    fn under_way(&self, last_ms: u64, at_ms: u64) -> u64 {
        let latency = schedule::latency_of(self.account);
        self.runs
            .iter()
            .map(|run| started(run, at_ms.checked_sub(latency.of(run.size)), last_ms))
            .sum()
    }
}

/// Calls of the run that start after `after_ms` and by `by_ms`.
fn started(run: &Run, after_ms: Option<u64>, by_ms: u64) -> u64 {
    let before = after_ms.map_or(0, |after_ms| calls_started_by(run, after_ms));
    calls_started_by(run, by_ms).saturating_sub(before)
}
