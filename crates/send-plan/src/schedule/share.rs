//! A ceiling that several accounts share, as a ceiling for each.

use super::attempt;
use super::bound::Bound;
use super::program::{self, Targets};
use super::{Lane, Problem, Schedule, SharedCap};
use crate::campaign::Unit;
use crate::plan::BindingLimit;
use crate::throttle::{Kind, Rule, Sizing};

/// The problem under different ways of splitting every shared ceiling, and of sizing the calls that
/// a ceiling counts; the first is the likeliest.
pub(super) fn ways(problem: &Problem) -> Vec<Problem> {
    let lanes = problem.lanes.len();
    let caps = problem.shared.len();
    let mut weights: Vec<Vec<Vec<u64>>> = vec![Vec::new()];
    if caps > 0 {
        let alike = |of_lane: &dyn Fn(usize) -> u64| vec![(0..lanes).map(of_lane).collect(); caps];
        weights = vec![
            alike(&|lane| speed(problem, lane, 600_000)),
            packed(problem),
            alike(&|lane| speed(problem, lane, 86_400_000)),
            alike(&|lane| speed(problem, lane, 10_000)),
            alike(&|_| 1),
        ];
        weights.extend((0..lanes).map(|only| alike(&|lane| (lane == only).into())));
        weights.dedup();
    }
    let mut ways = Vec::new();
    for weights in &weights {
        let lanes = split(problem, weights);
        let way = Problem { lanes, shared: Vec::new(), ..problem.clone() }.fitted();
        ways.extend(filled(&way));
        ways.push(way);
    }
    ways
}

/// Every shared ceiling split as the linear program uses it in the largest wave, which is known to be
/// done as in `soonest`, with that wave and program; `None`: nothing is shared, or there is no
/// program.
pub(super) fn as_programmed(
    problem: &Problem,
    bound: &Bound,
    soonest: &Schedule,
) -> Option<(Problem, usize, Targets)> {
    if problem.shared.is_empty() {
        return None;
    }
    let people = |wave: usize| -> u64 {
        let of_wave = problem.cohorts.iter().filter(|cohort| cohort.wave == wave);
        of_wave.map(|cohort| cohort.recipients).sum()
    };
    let wave = (0..problem.waits_ms.len()).max_by_key(|wave| people(*wave))?;
    let next_ms = soonest.releases_ms.get(wave + 1).map(|next| next - problem.waits_ms[wave]);
    let done_ms = next_ms.unwrap_or(soonest.finish_ms);
    let span = (soonest.releases_ms[wave], bound.wave_ms(wave), done_ms);
    let targets = program::targets(problem, wave, span, attempt::AIM, &[])?;
    let weight = |cap: &SharedCap, lane: usize| -> u64 {
        let through = targets.through.iter().flatten();
        let counted = through.filter(|(((mark, _), of), _)| *of == lane && cap.rule.counts(*mark));
        counted.map(|(_, messages)| messages).sum()
    };
    let lanes = 0..problem.lanes.len();
    let weights: Vec<Vec<u64>> = problem
        .shared
        .iter()
        .map(|cap| lanes.clone().map(|lane| weight(cap, lane)).collect())
        .collect();
    let lanes = split(problem, &weights);
    let way = Problem { lanes, shared: Vec::new(), ..problem.clone() }.fitted();
    Some((filled(&way).unwrap_or(way), wave, targets))
}

/// The same with smaller calls where a ceiling has less left than a full one; `None`: no ceiling
/// counts messages, or calls are single.
fn filled(problem: &Problem) -> Option<Problem> {
    let mut filled = problem.clone();
    let mut is_new = false;
    for cohort in &mut filled.cohorts {
        let is_capped = problem.lanes.iter().any(|lane| {
            let ceilings = lane.rules.iter().zip(&lane.names);
            ceilings
                .filter(|(_, name)| matches!(name, BindingLimit::MailboxCap(_)))
                .any(|(rule, _)| rule.counts(cohort.traits.mark) && rule.counts_messages())
        });
        if is_capped && cohort.largest.iter().any(|largest| *largest > 1) {
            cohort.sizing = Sizing::Fill;
            is_new = true;
        }
    }
    is_new.then_some(filled)
}

/// Each ceiling to as few accounts as can carry what it lets through, the slowest ceiling first: an
/// account that has a ceiling whole need not wait for what others leave of it.
fn packed(problem: &Problem) -> Vec<Vec<u64>> {
    const SPAN_MS: u64 = 600_000;
    let mut free: Vec<u64> =
        (0..problem.lanes.len()).map(|lane| speed(problem, lane, SPAN_MS)).collect();
    let everybody: u64 = problem.cohorts.iter().map(|cohort| cohort.recipients).sum();
    let all: u64 = free.iter().sum::<u64>().max(1);
    let of_cap = |cap: &SharedCap| -> u64 {
        let counted = problem.cohorts.iter().filter(|c| cap.rule.counts(c.traits.mark));
        counted.map(|cohort| cohort.recipients).sum()
    };
    let slowest_ms = |cap: &SharedCap| match &cap.rule.kind {
        Kind::Rate { limit, span_ms, .. } => {
            (u128::from(of_cap(cap)) * u128::from(*span_ms) / u128::from((*limit).max(1))) as u64
        }
        Kind::InFlight { .. } => 0,
    };
    let least_ms = (u128::from(everybody) * u128::from(SPAN_MS) / u128::from(all)) as u64;
    let whole_ms = problem.shared.iter().map(slowest_ms).max().unwrap_or(0).max(least_ms).max(1);
    let mut order: Vec<usize> = (0..problem.shared.len()).collect();
    order.sort_by_key(|cap| std::cmp::Reverse(slowest_ms(&problem.shared[*cap])));
    let mut weights = vec![vec![0; free.len()]; problem.shared.len()];
    for cap in order {
        let mut wanted = (u128::from(of_cap(&problem.shared[cap])) * u128::from(SPAN_MS))
            .div_ceil(u128::from(whole_ms)) as u64;
        while wanted > 0 {
            let able = |lane: &usize| able(problem, &problem.shared[cap])[*lane];
            let Some(lane) = (0..free.len()).filter(able).max_by_key(|lane| free[*lane]) else {
                break;
            };
            let part = wanted.min(free[lane]);
            if part == 0 {
                break;
            }
            weights[cap][lane] += part;
            free[lane] -= part;
            wanted -= part;
        }
    }
    weights
}

/// Which accounts may carry what a ceiling counts.
fn able(problem: &Problem, cap: &SharedCap) -> Vec<bool> {
    let counted = |cohort: &&super::Cohort| cap.rule.counts(cohort.traits.mark);
    (0..problem.lanes.len())
        .map(|lane| problem.cohorts.iter().filter(counted).any(|cohort| cohort.largest[lane] > 0))
        .collect()
}

/// `weights`: per ceiling, of each account.
fn split(problem: &Problem, weights: &[Vec<u64>]) -> Vec<Lane> {
    let mut lanes = problem.lanes.clone();
    for (cap, weights) in problem.shared.iter().zip(weights) {
        let able = able(problem, cap);
        let weight = |lane: usize| if able[lane] { weights[lane] } else { 0 };
        let sum: u64 = (0..lanes.len()).map(weight).fold(0, u64::saturating_add);
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
pub(super) fn speed(problem: &Problem, lane: usize, span_ms: u64) -> u64 {
    let largest = problem.cohorts.iter().map(|cohort| cohort.largest[lane]).max().unwrap_or(0);
    let lane = &problem.lanes[lane];
    let own = lane.rules.iter().filter(|rule| rule.mark.is_none());
    let most = own.map(|rule| match &rule.kind {
        Kind::Rate { unit, limit, span_ms: window_ms, .. } => {
            let windows = span_ms.div_ceil((*window_ms).max(1));
            let each = if *unit == Unit::Calls { largest } else { 1 };
            limit.saturating_mul(windows).saturating_mul(each)
        }
        Kind::InFlight { calls } => {
            let turns = span_ms / lane.latency.of(largest).max(1) + 1;
            calls.saturating_mul(turns).saturating_mul(largest)
        }
    });
    most.min().unwrap_or(1 << 40).min(1 << 40)
}
