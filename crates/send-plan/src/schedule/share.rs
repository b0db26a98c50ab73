//! A ceiling that several accounts share, as a ceiling for each.

use super::{Lane, Problem, SharedCap};
use crate::throttle::{Kind, Rule};

/// The accounts under different ways of splitting every shared ceiling; the first is the likeliest.
pub(super) fn ways(problem: &Problem) -> Vec<Vec<Lane>> {
    if problem.shared.is_empty() {
        return vec![problem.lanes.clone()];
    }
    let lanes = problem.lanes.len();
    let mut weights: Vec<Vec<u64>> = vec![
        problem.lanes.iter().map(|lane| speed(lane, 60_000)).collect(),
        problem.lanes.iter().map(|lane| speed(lane, 86_400_000)).collect(),
        vec![1; lanes],
    ];
    if lanes > 1 {
        weights
            .extend((0..lanes).map(|only| (0..lanes).map(|lane| (lane == only).into()).collect()));
    }
    weights.dedup();
    weights.iter().map(|weights| split(problem, weights)).collect()
}

fn split(problem: &Problem, weights: &[u64]) -> Vec<Lane> {
    let mut lanes = problem.lanes.clone();
    for cap in &problem.shared {
        let able: Vec<bool> = (0..lanes.len())
            .map(|lane| {
                let counted = |cohort: &&super::Cohort| cap.rule.counts(cohort.traits.mark);
                problem.cohorts.iter().filter(counted).any(|cohort| cohort.largest[lane] > 0)
            })
            .collect();
        let weight = |lane: usize| if able[lane] { weights[lane] } else { 0 };
        let sum: u64 = (0..lanes.len()).map(weight).sum();
        // Nobody of weight may carry it: whoever may, alike.
        let weight = |lane: usize| if sum > 0 { weight(lane) } else { able[lane].into() };
        let all: Vec<u64> = (0..lanes.len()).map(weight).collect();
        for (lane, part) in lanes.iter_mut().zip(parts(cap, &all)) {
            lane.rules.push(Rule { kind: part, mark: cap.rule.mark });
            lane.names.push(cap.name);
        }
    }
    lanes
}

/// The ceiling in parts by weight, whole units, together no more than the whole.
fn parts(cap: &SharedCap, weights: &[u64]) -> Vec<Kind> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum::<u128>().max(1);
    let heaviest = (0..weights.len()).max_by_key(|lane| weights[*lane]).unwrap_or(0);
    let share =
        |whole: u64, lane: usize| (u128::from(whole) * u128::from(weights[lane]) / sum) as u64;
    let split = |whole: u64| -> Vec<u64> {
        let mut parts: Vec<u64> = (0..weights.len()).map(|lane| share(whole, lane)).collect();
        let rest = whole - parts.iter().sum::<u64>();
        if weights.iter().any(|weight| *weight > 0) {
            parts[heaviest] += rest;
        }
        parts
    };
    match &cap.rule.kind {
        Kind::InFlight { calls } => {
            split(*calls).into_iter().map(|calls| Kind::InFlight { calls }).collect()
        }
        Kind::Rate { unit, limit, span_ms, used } => split(*limit)
            .into_iter()
            .map(|part| Kind::Rate {
                unit: *unit,
                limit: part,
                span_ms: *span_ms,
                used: used
                    .iter()
                    .map(|(at, units)| {
                        let units = u128::from(*units) * u128::from(part);
                        (*at, units.div_ceil(u128::from((*limit).max(1))) as u64)
                    })
                    .collect(),
            })
            .collect(),
    }
}

/// Messages that the account's own rules let through in `span_ms`, roughly.
fn speed(lane: &Lane, span_ms: u64) -> u64 {
    let calls = lane.rules.iter().filter(|rule| rule.mark.is_none()).map(|rule| match &rule.kind {
        Kind::Rate { limit, span_ms: window_ms, .. } => {
            limit.saturating_mul(span_ms.div_ceil((*window_ms).max(1)).min(1 << 20))
        }
        Kind::InFlight { calls } => calls.saturating_mul(span_ms / lane.latency.of(1).max(1) + 1),
    });
    calls.min().unwrap_or(1 << 40).min(1 << 40)
}
