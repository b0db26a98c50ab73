//! The bound: no legal schedule hands everything over earlier.
//!
//! Each account is freed of some of its rules until what it can do by an instant is known exactly
//! or from above: its call limits alone with full calls, its message limits alone with single
//! messages, its calls in flight alone. Whatever a legal schedule has handed over by an instant is
//! at most the least of these, so an instant at which even these do not suffice is too early.

use crate::throttle::{Latency, Pacer, Rule, Sizing, Stretch};

use super::Sender;

/// The earliest instant, up to `latest_ms`, at which everything may have been handed over.
pub(super) fn bound_ms(
    senders: &[Sender],
    cohorts: &[u64],
    start_ms: u64,
    latest_ms: u64,
) -> Option<u64> {
    let messages: u64 = cohorts.iter().sum();
    let largest = senders.iter().map(|sender| sender.largest).max()?;
    let calls = if senders.iter().any(|sender| sender.mixes && sender.largest > 1) {
        messages.div_ceil(largest)
    } else {
        cohorts.iter().map(|recipients| recipients.div_ceil(largest)).sum()
    };
    let freed: Vec<Freed> =
        senders.iter().map(|sender| Freed::new(sender, messages, start_ms, latest_ms)).collect();
    let suffices = |at_ms: u64| {
        let sum = |of: fn(&Freed, u64) -> u64| {
            freed.iter().fold(0, |sum: u64, freed| sum.saturating_add(of(freed, at_ms)))
        };
        sum(Freed::messages_by) >= messages && sum(Freed::calls_by) >= calls
    };
    let (mut too_early, mut enough) = (start_ms, latest_ms);
    if suffices(too_early) {
        return Some(too_early);
    }
    while too_early + 1 < enough {
        let middle = too_early + (enough - too_early) / 2;
        if suffices(middle) {
            enough = middle;
        } else {
            too_early = middle;
        }
    }
    Some(enough)
}

/// An account freed of some of its rules.
struct Freed {
    start_ms: u64,
    largest: u64,
    latency: Latency,
    in_flight: Option<u64>,
    /// Calls when nothing but rules on calls hold.
    calls: Vec<Stretch>,
    /// Latency that each of those calls has at least.
    call_latency_ms: u64,
    /// Messages when nothing but rules on messages hold; `None`: no such rule.
    messages: Option<Vec<Stretch>>,
}

impl Freed {
    fn new(sender: &Sender, messages: u64, start_ms: u64, latest_ms: u64) -> Self {
        let per_message: Vec<Rule> =
            sender.rules.iter().filter(|rule| rule.counts_messages()).cloned().collect();
        let in_flight = sender.rules.iter().find_map(|rule| match rule {
            Rule::InFlight { calls, .. } => Some(*calls),
            Rule::Rate { .. } => None,
        });
        // Where every call takes equally long, calls in flight are one more window of calls; where
        // every call is one message, so is every message limit.
        let equally_long = sender.latency.recipient_ms == 0 || sender.largest == 1;
        let holds = |rule: &&Rule| match rule {
            Rule::InFlight { .. } => equally_long,
            Rule::Rate { .. } => sender.largest == 1 || !rule.counts_messages(),
        };
        let per_call: Vec<Rule> = sender.rules.iter().filter(holds).cloned().collect();
        let call_latency_ms = sender.latency.of(1);
        let latency = Latency { call_ms: call_latency_ms, recipient_ms: 0 };
        let stretches = |rules: &[Rule]| {
            let mut pacer = Pacer::new(rules, 1, Sizing::Full, latency, start_ms);
            pacer.send(0, messages, latest_ms);
            pacer.into_stretches().into_iter().map(|(_, stretch)| stretch).collect()
        };
        Self {
            start_ms,
            largest: sender.largest,
            latency: sender.latency,
            in_flight: in_flight.filter(|_| !equally_long),
            calls: stretches(&per_call),
            call_latency_ms,
            messages: (!per_message.is_empty()).then(|| stretches(&per_message)),
        }
    }

    fn calls_by(&self, at_ms: u64) -> u64 {
        let started = self.started(&self.calls, at_ms);
        let Some(in_flight) = self.in_flight else {
            return started;
        };
        let turns = at_ms.saturating_sub(self.start_ms) / self.call_latency_ms.max(1);
        started.min(in_flight.saturating_mul(turns))
    }

    fn messages_by(&self, at_ms: u64) -> u64 {
        let mut most = self.calls_by(at_ms).saturating_mul(self.largest);
        if let Some(messages) = &self.messages {
            most = most.min(self.started(messages, at_ms));
        }
        if let Some(in_flight) = self.in_flight {
            most = most.min(in_flight.saturating_mul(self.messages_one_by_one(at_ms)));
        }
        most
    }

    /// Messages that calls one after another can have handed over, whatever their sizes: `n` calls
    /// have at most `n × largest`, and what time their own latency leaves.
    fn messages_one_by_one(&self, at_ms: u64) -> u64 {
        let span_ms = at_ms.saturating_sub(self.start_ms);
        let full = span_ms / self.latency.of(self.largest).max(1);
        let left_ms = span_ms.saturating_sub((full + 1).saturating_mul(self.latency.call_ms));
        let with_one_more = left_ms / self.latency.recipient_ms.max(1);
        (full * self.largest).max(with_one_more.min((full + 1) * self.largest))
    }

    fn started(&self, stretches: &[Stretch], at_ms: u64) -> u64 {
        let Some(by_ms) = at_ms.checked_sub(self.call_latency_ms) else {
            return 0;
        };
        stretches.iter().map(|stretch| stretch.calls_started_by(by_ms)).sum()
    }
}
