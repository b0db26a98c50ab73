//! The same instants by brute force: every call looks back at all calls before it.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use proptest::prelude::*;

use super::*;
use crate::campaign::Unit;

/// One call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Call {
    at: u64,
    cohort: usize,
    size: u64,
}

/// An account, what it sends, and when it may.
#[derive(Clone, Debug)]
struct Case {
    rules: Vec<Rule>,
    traits: Vec<Traits>,
    latency: Latency,
    queues: Vec<Vec<Item>>,
    openings: Vec<Opening>,
    most: u64,
}

fn one_by_one(case: &Case) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut queues = case.queues.clone();
    let mut budget = case.most;
    let mut at = 0;
    for opening in &case.openings {
        at = at.max(opening.from_ms);
        let mut closed = vec![false; queues.len()];
        'next: while budget > 0 && at < opening.until_ms {
            for (queue, closed) in queues.iter_mut().zip(&mut closed) {
                let Some(item) = queue.first_mut().filter(|_| !*closed) else { continue };
                let traits = case.traits[item.cohort];
                let room = |of_messages: bool| {
                    case.rules
                        .iter()
                        .filter(|rule| rule.counts(traits.mark))
                        .filter(|rule| rule.counts_messages() == of_messages)
                        .map(|rule| room_at(case, rule, &calls, at, traits))
                        .min()
                        .unwrap_or(u64::MAX)
                };
                let full = item.largest.min(item.left).min(budget);
                let (least, size) = match item.sizing {
                    Sizing::Full => (full, full),
                    Sizing::Fill => (1, full.min(room(true))),
                };
                if size > 0 && room(true) >= least && room(false) >= 1 {
                    if at + case.latency.of(size) > opening.answered_by_ms {
                        *closed = true;
                        continue 'next;
                    }
                    calls.push(Call { at, cohort: item.cohort, size });
                    item.left -= size;
                    budget -= size;
                    if item.left == 0 {
                        queue.remove(0);
                    }
                    continue 'next;
                }
            }
            if queues.iter().zip(&closed).all(|(queue, closed)| queue.is_empty() || *closed) {
                break;
            }
            at += 1;
        }
        at = calls.last().map_or(0, |call| call.at);
    }
    calls
}

/// Messages, or calls, of such a cohort that a rule has room for.
fn room_at(case: &Case, rule: &Rule, calls: &[Call], at: u64, traits: Traits) -> u64 {
    let counted = |call: &&Call| rule.counts(case.traits[call.cohort].mark);
    match &rule.kind {
        Kind::Rate { unit, limit, span_ms, used } => {
            let units = |call: &Call| match unit {
                Unit::Calls => 1,
                Unit::Messages => call.size,
                Unit::Bytes => call.size * case.traits[call.cohort].message_bytes,
            };
            let spent: u64 = used.iter().filter(|(free, _)| at < *free).map(|(_, n)| n).sum();
            let within = calls.iter().filter(counted).filter(|call| call.at + span_ms > at);
            let left = limit.saturating_sub(spent + within.map(units).sum::<u64>());
            if *unit == Unit::Bytes { left / traits.message_bytes } else { left }
        }
        Kind::InFlight { calls: most } => {
            // Call n starts no earlier than the answer of call n - most (DESIGN §6).
            let counted: Vec<&Call> = calls.iter().filter(counted).collect();
            let Some(index) = counted.len().checked_sub(*most as usize) else {
                return 1;
            };
            let answered =
                counted[..=index].iter().all(|call| call.at + case.latency.of(call.size) <= at);
            u64::from(answered)
        }
    }
}

fn paced(case: &Case) -> Vec<Call> {
    let mut pacer = Pacer::new(&case.rules, &case.traits, case.latency, 0);
    let mut queues: Vec<Queue> =
        case.queues.iter().map(|queue| queue.iter().copied().collect()).collect();
    for opening in &case.openings {
        pacer.fill(&mut queues, *opening, case.most - pacer.sent());
    }
    let mut calls = Vec::new();
    for stretch in pacer.into_stretches() {
        unfolded(0, &stretch, &mut calls);
    }
    calls
}

fn unfolded(from_ms: u64, stretch: &Stretch, calls: &mut Vec<Call>) {
    let at = from_ms + stretch.at_ms;
    match &stretch.what {
        What::Burst { cohort, size, calls: count, .. } => {
            calls.extend((0..*count).map(|_| Call { at, cohort: *cohort, size: *size }));
        }
        What::Loop { body, period_ms, turns } => {
            for turn in 0..*turns {
                for part in body {
                    unfolded(at + turn * period_ms, part, calls);
                }
            }
        }
    }
}

fn rate(span_ms: std::ops::Range<u64>, most: u64) -> impl Strategy<Value = Kind> {
    (0..4u8, 1..most, span_ms, 0..most * 2, 0u64..80).prop_map(
        move |(unit, limit, span_ms, used, free_at)| {
            let unit = [Unit::Calls, Unit::Messages, Unit::Messages, Unit::Bytes][unit as usize];
            let limit = if unit == Unit::Bytes { limit * 3 + 12 } else { limit };
            let used = used.saturating_sub(most).min(limit);
            // Spent before the first call, so free again before its units are.
            let free_at = free_at.min(span_ms - 1);
            let used = match used {
                0 => Vec::new(),
                1..5 => vec![(free_at + 1, used)],
                _ => vec![(free_at / 2 + 1, 2), (free_at + 1, used - 2)],
            };
            Kind::Rate { unit, limit, span_ms, used }
        },
    )
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let mark = || prop_oneof![2 => Just(None), 1 => Just(Some(0u8)), 1 => Just(Some(1u8))];
    let rule =
        |kind: BoxedStrategy<Kind>| (kind, mark()).prop_map(|(kind, mark)| Rule { kind, mark });
    let in_flight = (1u64..5).prop_map(|calls| Kind::InFlight { calls });
    (
        proptest::collection::vec(rule(rate(1..60, 40).boxed()), 0..4),
        proptest::collection::vec(rule(rate(100..700, 120).boxed()), 0..2),
        proptest::option::of(rule(in_flight.boxed())),
    )
        .prop_map(|(rates, long, in_flight)| {
            rates.into_iter().chain(long).chain(in_flight).collect()
        })
}

fn case() -> impl Strategy<Value = Case> {
    let traits = proptest::collection::vec(
        (0..4u8, 1u64..4).prop_map(|(mark, message_bytes)| Traits {
            mark: [None, None, Some(0), Some(1)][mark as usize],
            message_bytes,
        }),
        1..5,
    );
    let openings = prop_oneof![
        1 => Just(vec![Opening { from_ms: 0, closed_before: None, until_ms: u64::MAX, answered_by_ms: 2_000 }]),
        1 => proptest::collection::vec((0u64..200, 1u64..300), 1..4).prop_map(|gaps| {
            let mut at = 0;
            gaps.into_iter().map(|(closed, open)| {
                let from_ms = at + closed;
                at = from_ms + open;
                Opening { from_ms, closed_before: Some(0), until_ms: at, answered_by_ms: at + 40 }
            }).collect()
        }),
    ];
    (
        rules(),
        traits,
        1u64..12,
        0..16u8,
        (0u64..40, 0u64..4),
        proptest::collection::vec(0u64..260, 4),
        openings,
        prop_oneof![3 => Just(100_000u64), 1 => 1u64..300],
    )
        .prop_map(|(rules, traits, largest, fills, latency, amounts, openings, most)| {
            let latency = Latency { call_ms: latency.0, recipient_ms: latency.1 };
            let mut queues: Vec<Vec<Item>> = Vec::new();
            for (cohort, trait_) in traits.iter().enumerate() {
                let fits = |rule: &Rule| match &rule.kind {
                    Kind::Rate { unit: Unit::Messages, limit, .. } => *limit,
                    Kind::Rate { unit: Unit::Bytes, limit, .. } => limit / trait_.message_bytes,
                    _ => u64::MAX,
                };
                let counted = rules.iter().filter(|rule| rule.counts(trait_.mark));
                let largest = counted.map(fits).min().unwrap_or(largest).min(largest).max(1);
                let sizing = if fills & 1 << cohort > 0 { Sizing::Fill } else { Sizing::Full };
                let item = Item { cohort, left: amounts[cohort], largest, sizing };
                let same = queues
                    .iter_mut()
                    .find(|queue: &&mut Vec<Item>| traits[queue[0].cohort].mark == trait_.mark);
                if item.left == 0 {
                    continue;
                }
                match same {
                    Some(queue) => queue.push(item),
                    None => queues.push(vec![item]),
                }
            }
            Case { rules, traits, latency, queues, openings, most }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn calls_start_at_the_earliest_allowed_instants(case in case()) {
        prop_assert_eq!(paced(&case), one_by_one(&case));
    }
}

#[test]
fn work_does_not_grow_with_recipients() {
    let rate = |mark, limit, span_ms| Rule {
        kind: Kind::Rate { unit: Unit::Messages, limit, span_ms, used: Vec::new() },
        mark,
    };
    let rules = [
        rate(None, 14, 1_000),
        rate(None, 50_000_000, 86_400_000),
        rate(Some(0), 20_000, 3_600_000),
        Rule { kind: Kind::InFlight { calls: 3 }, mark: None },
    ];
    let latency = Latency { call_ms: 120, recipient_ms: 0 };
    let traits = [Traits { mark: Some(0), message_bytes: 0 }, Traits::default()];
    let mut pacer = Pacer::new(&rules, &traits, latency, 0);
    let item = |cohort, left| Item { cohort, left, largest: 1, sizing: Sizing::Full };
    let mut queues = [Queue::from([item(0, 300_000_000)]), Queue::from([item(1, 700_000_000)])];
    let opening =
        Opening { from_ms: 0, closed_before: None, until_ms: u64::MAX, answered_by_ms: u64::MAX };
    pacer.fill(&mut queues, opening, u64::MAX);
    assert!(queues.iter().all(Queue::is_empty));
    assert!(pacer.into_stretches().len() < 200);
}
