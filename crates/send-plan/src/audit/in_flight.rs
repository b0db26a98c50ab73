//! P3: no more calls under way, from start to answer, than an account takes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::plan::{AccountFacts, Plan, Run};
use crate::wording;
use crate::wording::text;

use super::{Watch, broken};

/// At most `inFlight` calls between their start and their answer.
pub(super) fn watch<'a>(account: &'a AccountFacts, at: &str) -> Option<Watch<'a>> {
    let most = account.in_flight?;
    let at = format!("{at}.inFlight");
    let mut under_way = UnderWay::default();
    Some(Box::new(move |call| {
        let calls = under_way.start(call.at_ms, latency_ms(account, call.count));
        (calls > most).then(|| {
            broken(
                "P3/in-flight-exceeded",
                &at,
                text!(
                    "engine-p3-in-flight-exceeded",
                    "{calls} calls are under way at {at_ms}; the limit is {most}.",
                    calls = calls,
                    at_ms = wording::instant(call.at_ms),
                    most = most
                ),
            )
        })
    }))
}

/// Calls that are not answered yet, by the instant of their answer.
#[derive(Default)]
pub(super) struct UnderWay(BinaryHeap<Reverse<u64>>);

impl UnderWay {
    /// How many are under way once this one starts, itself included.
    pub(super) fn start(&mut self, at_ms: u64, latency_ms: u64) -> u64 {
        while self.0.peek().is_some_and(|Reverse(answer_ms)| *answer_ms <= at_ms) {
            self.0.pop();
        }
        self.0.push(Reverse(at_ms.saturating_add(latency_ms)));
        self.0.len() as u64
    }
}

/// Milliseconds from a call's start to its answer.
pub(super) fn latency_ms(account: &AccountFacts, recipients: u64) -> u64 {
    let more_ms = account.latency_per_recipient_ms.saturating_mul(recipients);
    account.latency_ms.saturating_add(more_ms)
}

/// When the last call of a run is answered.
pub(super) fn answered_ms(plan: &Plan, run: &Run) -> u64 {
    let account = &plan.accounts[run.account as usize];
    run.call_start_ms(run.calls() - 1).saturating_add(latency_ms(account, run.size))
}
