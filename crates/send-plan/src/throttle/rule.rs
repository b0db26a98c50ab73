//! What holds calls back.

use crate::campaign::Unit;

/// A rule on the calls of one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub kind: Kind,
    /// The calls it counts: those with this mark; `None`: all.
    pub mark: Option<u8>,
}

/// `Rate`: at most `limit` units in any `(t - span_ms, t]`; `used`: units spent before, each with
/// the instant at which it is free again, rising. `InFlight`: at most `calls` calls between their
/// start and their answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Rate { unit: Unit, limit: u64, span_ms: u64, used: Vec<(u64, u64)> },
    InFlight { calls: u64 },
}

/// How long a call takes from its start to its answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Latency {
    pub call_ms: u64,
    pub recipient_ms: u64,
}

impl Latency {
    /// Milliseconds a call with `size` recipients takes.
    pub(crate) fn of(self, size: u64) -> u64 {
        self.call_ms.saturating_add(self.recipient_ms.saturating_mul(size))
    }
}

/// What tells the calls of a cohort apart from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits {
    /// Which rules with a mark count them.
    pub mark: Option<u8>,
    /// Bytes of one message.
    pub message_bytes: u64,
}

impl Rule {
    /// Units free before the first call, those spent before included.
    pub(super) fn free_at_first(&self) -> i64 {
        match &self.kind {
            Kind::Rate { limit, used, .. } => used
                .iter()
                .fold(signed(*limit), |free, (_, units)| free.saturating_sub(signed(*units))),
            Kind::InFlight { calls } => signed(*calls),
        }
    }

    /// When units spent before the first call are free again, and how many.
    pub(super) fn used(&self) -> &[(u64, u64)] {
        match &self.kind {
            Kind::Rate { used, .. } => used,
            Kind::InFlight { .. } => &[],
        }
    }

    pub(crate) fn counts(&self, mark: Option<u8>) -> bool {
        self.mark.is_none() || self.mark == mark
    }

    /// Units one call takes; 0 where the rule does not count it.
    pub(super) fn cost(&self, size: u64, traits: Traits) -> u64 {
        if !self.counts(traits.mark) {
            return 0;
        }
        match &self.kind {
            Kind::Rate { unit: Unit::Messages, .. } => size,
            Kind::Rate { unit: Unit::Bytes, .. } => size.saturating_mul(traits.message_bytes),
            Kind::Rate { unit: Unit::Calls, .. } | Kind::InFlight { .. } => 1,
        }
    }

    /// Most recipients of one call that it can ever let through.
    pub(crate) fn most(&self, traits: Traits) -> u64 {
        if !self.counts(traits.mark) {
            return u64::MAX;
        }
        match &self.kind {
            Kind::Rate { limit: 0, .. } | Kind::InFlight { calls: 0 } => 0,
            Kind::Rate { unit: Unit::Messages, limit, .. } => *limit,
            Kind::Rate { unit: Unit::Bytes, limit, .. } => {
                limit.checked_div(traits.message_bytes).unwrap_or(u64::MAX)
            }
            Kind::Rate { unit: Unit::Calls, .. } | Kind::InFlight { .. } => u64::MAX,
        }
    }

    /// Milliseconds after which what a call took is free again.
    pub(super) fn release_after(&self, size: u64, latency: Latency) -> u64 {
        match self.kind {
            Kind::Rate { span_ms, .. } => span_ms,
            Kind::InFlight { .. } => latency.of(size),
        }
    }

    /// Whether a smaller call takes less.
    pub(crate) fn counts_messages(&self) -> bool {
        matches!(self.kind, Kind::Rate { unit: Unit::Messages | Unit::Bytes, .. })
    }
}

pub(super) fn signed(units: u64) -> i64 {
    i64::try_from(units).unwrap_or(i64::MAX)
}
