//! The linear program: how many of each kind go in which interval.
//!
//! Time is cut wherever something opens or closes. A span of intervals carries at most what rolling
//! windows really admit over its length, the burst at its opening included: never less than any
//! legal schedule does. So where the program has no solution up to an instant, no schedule has.
//! Cohorts with the same open hours and the same ceiling are one kind, and where everybody may go
//! through every account, the accounts are one supply: nothing in the program tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Variable};

use super::attempt::is_open_at;
use super::bound::Supply;
use super::{Problem, open_ms};
use crate::throttle::Kind;

/// Windows from this length on make intervals depend on one another.
const LONG_MS: u64 = 6 * 3_600_000;

/// More variables than this take too long while a person waits.
const MOST_VARIABLES: usize = 1_000;

/// Everything is scaled so that all messages together are this many.
const SCALE: f64 = 1e5;

/// Part of the whole that rounding inside the solver may hide.
const ROUNDING: f64 = 1e-6;

/// How many of each kind go in which interval.
#[derive(Clone, Debug)]
pub(super) struct Targets {
    pub release_ms: u64,
    /// Ends of the intervals, rising; the last is where the program ends.
    pub ends_ms: Vec<u64>,
    /// Per interval and kind.
    pub messages: Vec<BTreeMap<KindOf, u64>>,
    /// Per interval and account.
    pub through: Vec<Vec<u64>>,
    /// No schedule of the wave finishes earlier.
    pub bound_ms: u64,
}

/// What is due and not sent yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Due {
    pub kinds: BTreeMap<KindOf, u64>,
    /// Per account.
    pub lanes: Vec<u64>,
}

impl Targets {
    /// Adds what is due in the interval that begins at `from_ms`, if one does.
    pub(super) fn add(&self, due: &mut Due, from_ms: u64) {
        let nth = self.ends_ms.partition_point(|end| *end <= from_ms);
        let begins_ms = if nth == 0 { self.release_ms } else { self.ends_ms[nth - 1] };
        if nth < self.ends_ms.len() && begins_ms == from_ms {
            for (kind, messages) in &self.messages[nth] {
                *due.kinds.entry(*kind).or_default() += messages;
            }
            for (lane, messages) in self.through[nth].iter().enumerate() {
                due.lanes[lane] += messages;
            }
        }
    }

    /// Whether the last interval has begun: what is left then goes as it can.
    pub(super) fn is_last(&self, from_ms: u64) -> bool {
        self.ends_ms.len() < 2 || from_ms >= self.ends_ms[self.ends_ms.len() - 2]
    }
}

/// What makes cohorts alike for the program: ceiling and open hours.
pub(super) type KindOf = (Option<u8>, usize);

/// The program for a wave from `release_ms` on, which is known to be done by `latest_ms`; `None`
/// where it would not help or be too large.
pub(super) fn targets(
    problem: &Problem,
    wave: usize,
    release_ms: u64,
    latest_ms: u64,
    aim: Aim,
) -> Option<Targets> {
    let cohorts: Vec<&super::Cohort> =
        problem.cohorts.iter().filter(|cohort| cohort.wave == wave).collect();
    let through_all = |cohort: &&&super::Cohort| cohort.largest.iter().all(|largest| *largest > 0);
    if cohorts.iter().filter(through_all).count() < cohorts.len() || latest_ms <= release_ms {
        return None;
    }
    let mut kinds: BTreeMap<KindOf, u64> = BTreeMap::new();
    for cohort in &cohorts {
        *kinds.entry((cohort.traits.mark, cohort.open)).or_default() += cohort.recipients;
    }
    let ends_ms = ends(problem, &kinds, release_ms, latest_ms);
    if kinds.len() * ends_ms.len() > MOST_VARIABLES {
        return None;
    }
    let mut program = Program::new(problem, wave, release_ms, kinds, ends_ms);
    if let Aim::Plan { part } = aim {
        program.leave_room(problem, wave, part);
    }
    program.solved()
}

/// What a program is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// To prove that nothing is earlier.
    Bound,
    /// To be followed: whole calls leave a little of every interval over, and that part of
    /// everything is left over; 0: none.
    Plan { part: u64 },
}

/// Where intervals end: where anything opens or closes, and one long window after the release.
fn ends(
    problem: &Problem,
    kinds: &BTreeMap<KindOf, u64>,
    release_ms: u64,
    latest_ms: u64,
) -> Vec<u64> {
    let opens: BTreeSet<usize> = kinds.keys().map(|(_, open)| *open).collect();
    let mut ends: BTreeSet<u64> = opens
        .iter()
        .map(|open| &problem.opens[*open])
        .chain(problem.lanes.iter().map(|lane| &lane.open))
        .flatten()
        .flatten()
        .flat_map(|(from, to)| [*from, *to])
        .collect();
    for window_ms in long_windows(problem) {
        let returns = (1..=64).map(|nth| release_ms + nth * window_ms);
        ends.extend(returns.take_while(|at_ms| *at_ms < latest_ms));
    }
    ends.retain(|end| *end > release_ms && *end < latest_ms);
    ends.insert(latest_ms);
    ends.into_iter().collect()
}

fn long_windows(problem: &Problem) -> BTreeSet<u64> {
    problem
        .lanes
        .iter()
        .flat_map(|lane| &lane.rules)
        .filter_map(|rule| match rule.kind {
            Kind::Rate { span_ms, .. } if span_ms >= LONG_MS => Some(span_ms),
            _ => None,
        })
        .collect()
}

struct Program {
    release_ms: u64,
    kinds: BTreeMap<KindOf, u64>,
    ends_ms: Vec<u64>,
    /// Per kind, in which intervals it is open.
    open: BTreeMap<KindOf, Vec<bool>>,
    /// Spans `first..=last` of intervals, and what they carry at most: through an account, or of
    /// the kinds with a mark.
    spans: Vec<(Who, usize, usize, u64)>,
    /// What can be carried in so many milliseconds.
    supply: Supply,
    lanes: usize,
}

/// Whose calls a span counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// Through the account with this number.
    Lane(usize),
    /// To those with this mark.
    Mark(u8),
}

/// A solution: the objective, and per interval how many of each kind and through each account.
type Solution = (f64, Vec<BTreeMap<KindOf, u64>>, Vec<Vec<u64>>);

/// The variables of an interval.
struct Variables {
    kinds: Vec<(KindOf, Variable)>,
    lanes: Vec<Variable>,
}

impl Program {
    fn new(
        problem: &Problem,
        wave: usize,
        release_ms: u64,
        kinds: BTreeMap<KindOf, u64>,
        ends_ms: Vec<u64>,
    ) -> Self {
        let starts = |nth: usize| if nth == 0 { release_ms } else { ends_ms[nth - 1] };
        let open = kinds
            .keys()
            .map(|kind| {
                let open = &problem.opens[kind.1];
                (*kind, (0..ends_ms.len()).map(|nth| is_open_at(open, starts(nth))).collect())
            })
            .collect();
        let length_ms = ends_ms.last().copied().unwrap_or(release_ms) - release_ms;
        let supply = Supply::fresh(problem, wave, None, length_ms);
        let windows = long_windows(problem);
        let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for first in 0..ends_ms.len() {
            pairs.insert((first, first));
            for window_ms in &windows {
                for times in 1..=(length_ms / window_ms + 1).min(10) {
                    let until_ms = starts(first).saturating_add(times * window_ms);
                    let after = ends_ms.partition_point(|end| *end <= until_ms);
                    if after > first {
                        pairs.insert((first, after - 1));
                    }
                }
            }
        }
        let mut spans = Vec::new();
        let marks: BTreeSet<u8> = kinds.keys().filter_map(|(mark, _)| *mark).collect();
        let of_marks: Vec<(u8, Supply)> = marks
            .into_iter()
            .map(|mark| (mark, Supply::fresh(problem, wave, Some(mark), length_ms)))
            .collect();
        for (first, last) in pairs {
            let (from_ms, to_ms) = (starts(first), ends_ms[last]);
            for (index, lane) in problem.lanes.iter().enumerate() {
                let is_open = open_ms(&lane.open, from_ms, to_ms) > 0;
                let most = if is_open { supply.messages_of(index, to_ms - from_ms) } else { 0 };
                spans.push((Who::Lane(index), first, last, most));
            }
            for (mark, supply) in &of_marks {
                let most = supply.messages_in(to_ms - from_ms);
                spans.push((Who::Mark(*mark), first, last, most));
            }
        }
        Self { release_ms, kinds, ends_ms, open, spans, supply, lanes: problem.lanes.len() }
    }

    /// Leaves over what whole calls cannot use at the edges of an interval, and a part of all.
    fn leave_room(&mut self, problem: &Problem, wave: usize, part: u64) {
        let whole = self.whole();
        let of_wave = |cohort: &&super::Cohort| cohort.wave == wave;
        let largest = |lane: usize| {
            let cohorts = problem.cohorts.iter().filter(of_wave);
            cohorts.map(|cohort| cohort.largest[lane]).max().unwrap_or(1)
        };
        for (who, first, last, most) in &mut self.spans {
            if *most < whole {
                let call = match who {
                    Who::Lane(lane) if first == last => largest(*lane),
                    _ => 0,
                };
                *most = (*most - most.checked_div(part).unwrap_or(0)).saturating_sub(call);
            }
        }
    }

    fn start_ms(&self, nth: usize) -> u64 {
        if nth == 0 { self.release_ms } else { self.ends_ms[nth - 1] }
    }

    fn whole(&self) -> u64 {
        self.kinds.values().sum()
    }

    fn solved(self) -> Option<Targets> {
        // The first interval with whose end everything can be done.
        let (mut too_few, mut enough) = (0, self.ends_ms.len());
        let whole = self.whole() as f64;
        while too_few + 1 < enough {
            let middle = too_few + (enough - too_few) / 2;
            let (served, ..) = self.most_served(middle)?;
            if served >= whole * (1.0 - ROUNDING) { enough = middle } else { too_few = middle }
        }
        let last = enough - 1;
        let (in_last, messages, through) = self.least_in_last(enough)?;
        let certain = (in_last - whole * ROUNDING).max(0.0).floor() as u64;
        let bound_ms = self.start_ms(last) + self.supply.ms_for(certain);
        let ends_ms = self.ends_ms[..enough].to_vec();
        Some(Targets { release_ms: self.release_ms, ends_ms, messages, through, bound_ms })
    }

    /// Most messages within the first intervals, and how many of each kind.
    fn most_served(&self, intervals: usize) -> Option<Solution> {
        let (mut lp, variables) = self.program(intervals, OptimizationDirection::Maximize, |_| 1.0);
        self.demand(&mut lp, &variables, false);
        self.solution(lp, &variables, intervals)
    }

    /// Fewest messages in the last of the intervals when all are sent within them.
    fn least_in_last(&self, intervals: usize) -> Option<Solution> {
        let last = intervals - 1;
        let (mut lp, variables) = self.program(intervals, OptimizationDirection::Minimize, |nth| {
            if nth == last { 1.0 } else { 0.0 }
        });
        self.demand(&mut lp, &variables, true);
        self.solution(lp, &variables, intervals)
    }

    fn scale(&self) -> f64 {
        SCALE / (self.whole().max(1) as f64)
    }

    fn program(
        &self,
        intervals: usize,
        direction: OptimizationDirection,
        price: impl Fn(usize) -> f64,
    ) -> (microlp::Problem, Vec<Variables>) {
        let mut lp = microlp::Problem::new(direction);
        let any = (0.0, f64::INFINITY);
        let variables: Vec<Variables> = (0..intervals)
            .map(|nth| {
                let open = self.kinds.keys().filter(|kind| self.open[kind][nth]);
                Variables {
                    kinds: open.map(|kind| (*kind, lp.add_var(price(nth), any))).collect(),
                    lanes: (0..self.lanes).map(|_| lp.add_var(0.0, any)).collect(),
                }
            })
            .collect();
        // What goes in an interval goes through the accounts.
        for of in &variables {
            let kinds = of.kinds.iter().map(|(_, variable)| (*variable, 1.0));
            let lanes = of.lanes.iter().map(|variable| (*variable, -1.0));
            let row: Vec<(Variable, f64)> = kinds.chain(lanes).collect();
            lp.add_constraint(row.as_slice(), ComparisonOp::Eq, 0.0);
        }
        let everybody: BTreeSet<Who> = self.spans.iter().map(|(who, ..)| *who).collect();
        for who in everybody {
            // Sums up to the end of each interval keep the rows short.
            let mut sums: Vec<Variable> = Vec::new();
            for of in &variables {
                let sum = lp.add_var(0.0, any);
                let mut row = vec![(sum, 1.0)];
                row.extend(sums.last().map(|before| (*before, -1.0)));
                match who {
                    Who::Lane(lane) => row.push((of.lanes[lane], -1.0)),
                    Who::Mark(mark) => {
                        let counted = of.kinds.iter().filter(|(kind, _)| kind.0 == Some(mark));
                        row.extend(counted.map(|(_, variable)| (*variable, -1.0)));
                    }
                }
                lp.add_constraint(row.as_slice(), ComparisonOp::Eq, 0.0);
                sums.push(sum);
            }
            // A span that goes on after the program's end carries no more up to it.
            let mut spans: BTreeMap<(usize, usize), u64> = BTreeMap::new();
            for (of, first, last, most) in &self.spans {
                if *of == who && *first < intervals {
                    let known = spans.entry((*first, (*last).min(intervals - 1))).or_insert(*most);
                    *known = (*known).min(*most);
                }
            }
            for ((first, last), most) in spans {
                if most >= self.whole() {
                    continue;
                }
                let mut row = vec![(sums[last], 1.0)];
                if first > 0 {
                    row.push((sums[first - 1], -1.0));
                }
                lp.add_constraint(row.as_slice(), ComparisonOp::Le, most as f64 * self.scale());
            }
        }
        (lp, variables)
    }

    fn demand(&self, lp: &mut microlp::Problem, variables: &[Variables], is_all: bool) {
        for (kind, recipients) in &self.kinds {
            let row: Vec<(Variable, f64)> = variables
                .iter()
                .flat_map(|of| &of.kinds)
                .filter(|(other, _)| other == kind)
                .map(|(_, variable)| (*variable, 1.0))
                .collect();
            // What is rounded away must not make a feasible program infeasible.
            let (relation, slack) =
                if is_all { (ComparisonOp::Ge, 1.0 - ROUNDING) } else { (ComparisonOp::Le, 1.0) };
            lp.add_constraint(row.as_slice(), relation, *recipients as f64 * self.scale() * slack);
        }
    }

    fn solution(
        &self,
        lp: microlp::Problem,
        variables: &[Variables],
        intervals: usize,
    ) -> Option<Solution> {
        let solution = lp.solve().ok()?.into_solution().ok()?;
        let of = |variable: &Variable| {
            (solution.var_value(*variable) / self.scale()).max(0.0).round() as u64
        };
        let mut messages = Vec::new();
        let mut through = Vec::new();
        for interval in &variables[..intervals] {
            let kinds = interval.kinds.iter();
            messages.push(kinds.map(|(kind, variable)| (*kind, of(variable))).collect());
            through.push(interval.lanes.iter().map(of).collect());
        }
        Some((solution.objective() / self.scale(), messages, through))
    }
}
