//! Who sends what when: cohorts over accounts, each account at its earliest allowed instants.

mod binding;
mod bound;

use crate::campaign::Unit;
use crate::plan::AccountFacts;
use crate::throttle::{Latency, Pacer, Rule, Sizing, Stretch};

pub(crate) use binding::held;

/// A send that takes longer than this is refused.
const HORIZON_MS: u64 = 10 * 366 * 86_400_000;

/// What one account sends: cohorts with their stretches, in order of time.
pub(crate) type Lane = Vec<(usize, Stretch)>;

/// A legal schedule.
#[derive(Clone, Debug)]
pub(crate) struct Schedule {
    /// One per account.
    pub lanes: Vec<Lane>,
    /// The last call's start plus its latency.
    pub finish_ms: u64,
    /// No legal schedule finishes earlier.
    pub bound_ms: u64,
}

/// An account's limits as rules, and how it fills its calls.
struct Sender {
    rules: Vec<Rule>,
    largest: u64,
    latency: Latency,
    sizing: Sizing,
    /// Whether its calls may carry several cohorts.
    mixes: bool,
}

/// The earliest schedule found for `cohorts` (recipients of each, in the order in which they are
/// sent) over `accounts`; `None` where it would take longer than [`HORIZON_MS`].
pub(crate) fn earliest(
    accounts: &[AccountFacts],
    cohorts: &[u64],
    start_ms: u64,
) -> Option<Schedule> {
    let horizon_ms = start_ms + HORIZON_MS;
    let mut senders: Vec<Sender> = accounts.iter().map(sender).collect();
    for sender in &mut senders {
        sender.sizing = quicker_sizing(sender, cohorts, start_ms, horizon_ms);
    }
    let alone: Vec<Option<u64>> = senders
        .iter()
        .map(|sender| {
            let lanes = attempt(std::slice::from_ref(sender), cohorts, start_ms, horizon_ms)?;
            Some(finish_ms(std::slice::from_ref(sender), &lanes, start_ms))
        })
        .collect();
    let latest_ms = alone.iter().flatten().min().copied().unwrap_or(horizon_ms);
    let bound_ms = bound::bound_ms(&senders, cohorts, start_ms, latest_ms)?;
    let mut best = attempt(&senders, cohorts, start_ms, latest_ms)?;
    // One account alone is at its earliest already.
    let first_ms = if senders.len() == 1 { latest_ms } else { bound_ms };
    let (mut too_early, mut enough) = (first_ms.saturating_sub(1), latest_ms);
    while too_early + 1 < enough {
        // The bound is often met: try it before halving.
        let until_ms =
            if too_early < bound_ms { bound_ms } else { too_early + (enough - too_early) / 2 };
        match attempt(&senders, cohorts, start_ms, until_ms) {
            Some(lanes) => (best, enough) = (lanes, until_ms),
            None => too_early = until_ms,
        }
    }
    let finish_ms = finish_ms(&senders, &best, start_ms);
    Some(Schedule { lanes: best, finish_ms, bound_ms: bound_ms.min(finish_ms) })
}

/// The rules of an account. Calls that take no time are never under way together.
pub(crate) fn rules_of(account: &AccountFacts) -> Vec<Rule> {
    let latency = latency_of(account);
    let in_flight = account
        .in_flight
        .filter(|_| latency.of(1) > 0)
        .map(|calls| Rule::InFlight { calls, latency });
    let rates = account.limits.iter().map(|limit| Rule::Rate {
        unit: limit.unit,
        limit: limit.limit,
        span_ms: limit.per_ms + limit.guard_ms,
        used: limit.used,
    });
    rates.chain(in_flight).collect()
}

pub(crate) fn latency_of(account: &AccountFacts) -> Latency {
    Latency { call_ms: account.latency_ms, recipient_ms: account.latency_per_recipient_ms }
}

fn sender(account: &AccountFacts) -> Sender {
    Sender {
        rules: rules_of(account),
        largest: account.recipients_per_call,
        latency: latency_of(account),
        sizing: Sizing::Full,
        mixes: !account.shares_template(),
    }
}

/// Whether smaller calls where a limit has less than a full one left finish the whole earlier.
fn quicker_sizing(sender: &Sender, cohorts: &[u64], start_ms: u64, horizon_ms: u64) -> Sizing {
    let counts_messages = |rule: &Rule| matches!(rule, Rule::Rate { unit: Unit::Messages, .. });
    if sender.largest == 1 || !sender.rules.iter().any(counts_messages) {
        return Sizing::Full;
    }
    let finish = |sizing| {
        let one = [Sender { rules: sender.rules.clone(), sizing, ..*sender }];
        let lanes = attempt(&one, cohorts, start_ms, horizon_ms)?;
        Some(finish_ms(&one, &lanes, start_ms))
    };
    match (finish(Sizing::Full), finish(Sizing::Fill)) {
        (Some(full), Some(fill)) if fill < full => Sizing::Fill,
        (None, _) => Sizing::Fill,
        _ => Sizing::Full,
    }
}

/// Every cohort whole, each account taking in turn what it can have answered by `until_ms`; `None`
/// where some are left over.
fn attempt(senders: &[Sender], cohorts: &[u64], start_ms: u64, until_ms: u64) -> Option<Vec<Lane>> {
    let mut left = cohorts.to_vec();
    let lanes = senders
        .iter()
        .map(|sender| {
            let mut pacer =
                Pacer::new(&sender.rules, sender.largest, sender.sizing, sender.latency, start_ms);
            for (cohort, left) in left.iter_mut().enumerate() {
                if *left > 0 {
                    *left -= pacer.send(cohort, *left, until_ms);
                }
                if *left > 0 {
                    break;
                }
            }
            pacer.into_stretches()
        })
        .collect();
    left.iter().all(|left| *left == 0).then_some(lanes)
}

fn finish_ms(senders: &[Sender], lanes: &[Lane], start_ms: u64) -> u64 {
    senders
        .iter()
        .zip(lanes)
        .flat_map(|(sender, lane)| {
            lane.iter().map(|(_, stretch)| stretch.answered_ms(sender.latency))
        })
        .max()
        .unwrap_or(start_ms)
}
