//! A plan's calls one by one, in order of time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::Serialize;

use super::{Plan, Run};

/// One call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Call {
    /// Start, in milliseconds since the epoch.
    pub at_ms: u64,
    /// Index into `accounts`.
    pub account: u64,
    /// Index into `waves`.
    pub wave: u64,
    /// Index into `cohorts`.
    pub cohort: u64,
    /// First recipient in the cohort's order.
    pub first: u64,
    /// Recipients.
    pub count: u64,
}

/// The calls of `runs` by start, then by the runs' order. Needs memory for the runs only.
pub struct Calls<'a> {
    runs: &'a [Run],
    /// Start of each run's next call, the run, and which of its calls it is.
    next: BinaryHeap<Reverse<(u64, usize, u64)>>,
}

impl Plan {
    /// Every call of the plan.
    pub fn calls(&self) -> Calls<'_> {
        self.calls_of(|_| true)
    }

    /// The calls of one account.
    pub fn account_calls(&self, account: u64) -> Calls<'_> {
        self.calls_of(|run| run.account == account)
    }

    /// The calls of the runs that are wanted.
    pub(crate) fn calls_of(&self, wanted: impl Fn(&Run) -> bool) -> Calls<'_> {
        let next = self
            .runs
            .iter()
            .enumerate()
            .filter(|(_, run)| wanted(run) && run.calls() > 0)
            .map(|(index, run)| Reverse((run.start_ms, index, 0)))
            .collect();
        Calls { runs: &self.runs, next }
    }
}

impl Iterator for Calls<'_> {
    type Item = Call;

    fn next(&mut self) -> Option<Call> {
        let mut first = self.next.peek_mut()?;
        let Reverse((at_ms, index, nth)) = *first;
        let run = &self.runs[index];
        if nth + 1 < run.calls() {
            *first = Reverse((run.call_start_ms(nth + 1), index, nth + 1));
        } else {
            std::collections::binary_heap::PeekMut::pop(first);
        }
        Some(Call {
            at_ms,
            account: run.account,
            wave: run.wave,
            cohort: run.cohort,
            first: run.first.saturating_add(nth.saturating_mul(run.size)),
            count: run.size,
        })
    }
}
