//! Who sends what when: cohorts over accounts and open hours, each account at its earliest allowed
//! instants.

mod attempt;
mod binding;
mod bound;
mod program;
mod share;
mod solver;
mod targets;

use std::collections::BTreeMap;

use crate::campaign::Unit;
use crate::plan::BindingLimit;
use crate::throttle::{Kind, Latency, Rule, Sizing, Stretch, Traits};
use crate::window::intersect;

pub(crate) use attempt::{GATE, RAMP, WORKING_HOURS};
pub(crate) use binding::held;

/// Stretches of open time, `[from, to)` each, in order of time; `None`: always open.
pub(crate) type Open = Option<Vec<(u64, u64)>>;

/// Length of a sending day of a ramp.
pub(crate) const DAY_MS: u64 = 86_400_000;

/// A finish nearer to its bound than this part of the send is not worth a program.
const WORTH: u64 = 2_000;

/// Everything the scheduler decides on.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// No call starts before.
    pub start_ms: u64,
    /// No schedule beyond; open times are known up to here.
    pub horizon_ms: u64,
    pub lanes: Vec<Lane>,
    /// In the order in which equals are sent.
    pub cohorts: Vec<Cohort>,
    /// When cohorts of each kind may be mailed.
    pub opens: Vec<Open>,
    /// Milliseconds from a wave's finish to the next one's release.
    pub waits_ms: Vec<u64>,
    /// Ceilings that several accounts share.
    pub shared: Vec<SharedCap>,
}

/// An account.
#[derive(Clone, Debug)]
pub(crate) struct Lane {
    pub rules: Vec<Rule>,
    /// What the plan calls each rule.
    pub names: Vec<BindingLimit>,
    pub latency: Latency,
    pub sizing: Sizing,
    pub open: Open,
    pub ramp: Option<Ramp>,
    /// Most recipients in all.
    pub most: u64,
}

/// A ceiling that rises with every sending day.
#[derive(Clone, Debug)]
pub(crate) struct Ramp {
    /// Index of the rule; its limit is the first day's.
    pub rule: usize,
    /// Its limit on each sending day; after the last, [`Ramp::OVER`].
    pub caps: Vec<u64>,
}

impl Ramp {
    /// A limit that never binds.
    pub(crate) const OVER: u64 = 1 << 53;

    /// Units more from the sending day after `day` on.
    fn step(&self, day: usize) -> i64 {
        let cap = |day: usize| self.caps.get(day).copied().unwrap_or(Self::OVER) as i64;
        cap(day + 1) - cap(day)
    }
}

/// Recipients that are alike.
#[derive(Clone, Debug)]
pub(crate) struct Cohort {
    pub wave: usize,
    /// Whether it goes before the others of its wave wherever it may: seeds do.
    pub leads: bool,
    pub recipients: u64,
    pub traits: Traits,
    /// Index into `opens`.
    pub open: usize,
    /// Per lane: most recipients of a call; 0: not through this account.
    pub largest: Vec<u64>,
    /// `Fill`: through every account; `Full`: as the account does.
    pub sizing: Sizing,
    /// Whether one call may carry it together with other cohorts.
    pub mixes: bool,
}

/// A ceiling that several accounts share.
#[derive(Clone, Debug)]
pub(crate) struct SharedCap {
    pub rule: Rule,
    pub name: BindingLimit,
}

/// A legal schedule.
#[derive(Clone, Debug)]
pub(crate) struct Schedule {
    /// Per account its stretches, in order of time.
    pub lanes: Vec<Vec<Stretch>>,
    /// Per account what the plan calls its rules.
    pub names: Vec<Vec<BindingLimit>>,
    /// Per wave, when its first call may start.
    pub releases_ms: Vec<u64>,
    /// The last call's start plus its latency.
    pub finish_ms: u64,
    /// No legal schedule finishes earlier.
    pub bound_ms: u64,
}

/// The earliest schedule found; `None` where it would go beyond the horizon.
pub(crate) fn earliest(problem: &Problem) -> Option<Schedule> {
    planned(problem, Effort::Programs)
}

/// How hard an earlier schedule is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effort {
    /// By urgency alone: for trials, of which there are many.
    Urgency,
    /// With programs where that is late, and a bound from them.
    Programs,
}

fn planned(problem: &Problem, effort: Effort) -> Option<Schedule> {
    let mut problem = problem.clone();
    for lane in 0..problem.lanes.len() {
        problem.lanes[lane].sizing = attempt::quicker_sizing(&problem, lane);
    }
    let mut bound = bound::Bound::new(&problem);
    let mut best: Option<Schedule> = None;
    let ways = share::ways(&problem);
    // Ways whose calls hardly repeat themselves cost much: only where there is no other.
    for most_bursts in [attempt::FEW_BURSTS, u64::MAX] {
        let mut best_way = None;
        for way in &ways {
            let Some(found) = attempt::waves(way, &bound, most_bursts) else { continue };
            if best.as_ref().is_none_or(|best| found.finish_ms < best.finish_ms) {
                best = Some(found);
                best_way = Some(way);
            }
            let at_bound = best.as_ref().is_some_and(|best| best.finish_ms <= bound.finish_ms());
            if at_bound || most_bursts == u64::MAX {
                break;
            }
        }
        let (Some(way), Some(soonest)) = (best_way, &best) else { continue };
        if effort == Effort::Urgency {
            break;
        }
        bound.tighten(soonest.finish_ms);
        if bound.is_far_from(soonest.finish_ms) {
            let aimed = match share::as_programmed(&problem, &bound, soonest) {
                Some((way, wave, targets)) => {
                    attempt::aimed(&way, &bound, most_bursts, Some((wave, targets)))
                }
                None => attempt::aimed(way, &bound, most_bursts, None),
            };
            best = best.into_iter().chain(aimed).min_by_key(|schedule| schedule.finish_ms);
        }
        break;
    }
    let mut best = best?;
    best.bound_ms = bound.finish_ms().min(best.finish_ms);
    Some(best)
}

impl Schedule {
    pub(crate) fn is_at_bound(&self) -> bool {
        self.finish_ms <= self.bound_ms
    }
}

/// The rule of an even pace in thousandths: 1,000 spreads the calls over all the time there is.
const EVENLY: u64 = 1_000;

/// The schedule that spreads the calls most evenly and still ends by the deadline; the earliest one
/// where even that ends later.
pub(crate) fn spread(problem: &Problem, deadline_ms: u64) -> Option<Schedule> {
    let soonest = earliest(problem)?;
    if soonest.finish_ms >= deadline_ms {
        return Some(soonest);
    }
    let opens = any_open(problem.opens.iter());
    let span_ms = open_ms(&opens, problem.start_ms, deadline_ms);
    let paced = |evenness: u64| {
        let mut paced = problem.clone();
        for (index, (lane, stretches)) in paced.lanes.iter_mut().zip(&soonest.lanes).enumerate() {
            let messages: u64 = stretches.iter().map(Stretch::messages).sum();
            let of_lane = |cohort: &Cohort| cohort.largest[index];
            let largest = problem.cohorts.iter().map(of_lane).max().unwrap_or(0);
            if messages == 0 {
                lane.most = 0;
                continue;
            }
            let each_ms = u128::from(span_ms) * u128::from(largest) * u128::from(evenness)
                / u128::from(messages.max(largest))
                / u128::from(EVENLY);
            if each_ms > 0 {
                lane.rules.push(Rule {
                    kind: Kind::Rate {
                        unit: Unit::Messages,
                        limit: largest,
                        span_ms: each_ms as u64,
                        used: Vec::new(),
                    },
                    mark: None,
                });
                lane.names.push(BindingLimit::Pace);
            }
        }
        planned(&paced, Effort::Urgency).filter(|schedule| schedule.finish_ms <= deadline_ms)
    };
    let (mut even, mut uneven, mut best) = (0, EVENLY + 1, None);
    while even + 1 < uneven {
        // Quite even is often possible: try it before halving.
        let evenness = if uneven > EVENLY { EVENLY } else { even + (uneven - even) / 2 };
        match paced(evenness) {
            Some(schedule) => (best, even) = (Some(schedule), evenness),
            None => uneven = evenness,
        }
    }
    let bound_ms = soonest.bound_ms;
    Some(best.map_or(soonest, |best| Schedule { bound_ms, ..best }))
}

pub(crate) fn latency_of(account: &crate::plan::AccountFacts) -> Latency {
    Latency { call_ms: account.latency_ms, recipient_ms: account.latency_per_recipient_ms }
}

impl Problem {
    /// The same without a call larger than every rule that counts it can ever let through.
    pub(crate) fn fitted(mut self) -> Self {
        for cohort in &mut self.cohorts {
            for (largest, lane) in cohort.largest.iter_mut().zip(&self.lanes) {
                let shared = self.shared.iter().map(|cap| &cap.rule);
                let most = lane.rules.iter().chain(shared).map(|rule| rule.most(cohort.traits));
                *largest = most.fold(*largest, u64::min);
            }
        }
        self
    }
}

/// Milliseconds of `open` within `[from_ms, until_ms)`.
fn open_ms(open: &Open, from_ms: u64, until_ms: u64) -> u64 {
    match open {
        None => until_ms.saturating_sub(from_ms),
        Some(stretches) => stretches
            .iter()
            .map(|(from, to)| until_ms.min(*to).saturating_sub(from_ms.max(*from)))
            .sum(),
    }
}

/// The parts of `[from_ms, until_ms)` in which `a` and `b` are open.
fn both_open(a: &Open, b: &Open, from_ms: u64, until_ms: u64) -> Vec<(u64, u64)> {
    let whole = vec![(from_ms, until_ms)];
    let clip = |open: &Open, within: &[(u64, u64)]| match open {
        None => within.to_vec(),
        Some(open) => intersect(open, within),
    };
    clip(b, &clip(a, &whole))
}

/// Open where any of `opens` is.
fn any_open<'a>(opens: impl Iterator<Item = &'a Open>) -> Open {
    let mut edges: BTreeMap<u64, i64> = BTreeMap::new();
    for open in opens {
        for (from, to) in open.as_ref()? {
            *edges.entry(*from).or_default() += 1;
            *edges.entry(*to).or_default() -= 1;
        }
    }
    let (mut depth, mut from, mut union) = (0, 0, Vec::new());
    for (at, change) in edges {
        if depth == 0 && change > 0 {
            from = at;
        }
        let was_open = depth > 0;
        depth += change;
        if was_open && depth == 0 {
            union.push((from, at));
        }
    }
    Some(union)
}
