//! The linear program: how many of each kind go in which interval.
//!
//! Time is cut wherever something opens or closes. A span of intervals carries at most what rolling
//! windows really admit over its length, the burst at its opening included: never less than any
//! legal schedule does. So where the program has no solution up to an instant, no schedule has.
//! Cohorts with the same open hours, ceiling and accounts are one kind: nothing in the program tells
//! them apart.

use std::collections::{BTreeMap, BTreeSet};

use super::attempt::is_open_at;
use super::bound::Supply;
use super::solver::{Program as Lp, Relation, Use, Variable};
use super::{Problem, open_ms};
use crate::campaign::Unit;
use crate::throttle::Kind;

/// Windows from this length on make intervals depend on one another.
const LONG_MS: u64 = 6 * 3_600_000;

/// Windows of which fewer fit into the whole time count as long, too.
const MOST_WINDOWS: u64 = 8;

/// More variables than this take too long while a person waits.
const MOST_VARIABLES: usize = 8_000;

/// The end is found to this part of the whole time.
const PRECISION: u64 = 4_000;

/// Everything is scaled so that all messages together are this many.
const SCALE: f64 = 1e5;

/// What a message costs more in the last but one interval than in the first, against 1 in the last:
/// of equal programs the one that sends early is the easier to follow.
const HASTE: f64 = 1e-2;

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
    /// Per interval, of each group through each account.
    pub through: Vec<BTreeMap<(Group, usize), u64>>,
    /// No schedule of the wave finishes earlier.
    pub bound_ms: u64,
}

/// What is due and not sent yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Due {
    pub kinds: BTreeMap<KindOf, u64>,
    pub through: BTreeMap<(Group, usize), u64>,
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
            for (through, messages) in &self.through[nth] {
                *due.through.entry(*through).or_default() += messages;
            }
        }
    }

    /// Whether the last interval has begun: what is left then goes as it can.
    pub(super) fn is_last(&self, from_ms: u64) -> bool {
        self.ends_ms.len() < 2 || from_ms >= self.ends_ms[self.ends_ms.len() - 2]
    }
}

/// What makes cohorts alike for the program: ceiling, open hours, and the accounts they may go
/// through, one bit each.
pub(super) type KindOf = (Option<u8>, usize, u64);

/// Kinds with the same ceiling and accounts.
pub(super) type Group = (Option<u8>, u64);

pub(super) fn group_of((mark, _, accounts): KindOf) -> Group {
    (mark, accounts)
}

pub(super) fn kind_of(cohort: &super::Cohort) -> KindOf {
    let through = cohort.largest.iter().enumerate().filter(|(_, largest)| **largest > 0);
    let accounts = through.map(|(lane, _)| 1 << lane.min(63)).fold(0, |all, bit: u64| all | bit);
    (cohort.traits.mark, cohort.open, accounts)
}

/// Calls through an account: per entry their start and their messages.
pub(super) type Sent = Vec<(u64, u64)>;

/// The program for a wave from `release_ms` on, which is known to be done by `latest_ms` and not before
/// `known_ms`; `sent`: what certainly was sent before, per account; `None` where it would not help or
/// be too large.
pub(super) fn targets(
    problem: &Problem,
    wave: usize,
    (release_ms, known_ms, latest_ms): (u64, u64, u64),
    aim: Aim,
    sent: &[Sent],
) -> Option<Targets> {
    if latest_ms <= release_ms || problem.lanes.len() > 64 {
        return None;
    }
    let mut kinds: BTreeMap<KindOf, u64> = BTreeMap::new();
    for cohort in problem.cohorts.iter().filter(|cohort| cohort.wave == wave) {
        *kinds.entry(kind_of(cohort)).or_default() += cohort.recipients;
    }
    let carried = Carried::new(problem, wave, &kinds, sent, (release_ms, latest_ms));
    let ends_ms = ends(problem, &kinds, &carried, release_ms, latest_ms);
    let starts_ms = ends_ms.iter().take(ends_ms.len() - 1);
    let variables: usize = [&release_ms]
        .into_iter()
        .chain(starts_ms)
        .map(|at_ms| {
            let open = kinds.keys().filter(|kind| is_open_at(&problem.opens[kind.1], *at_ms));
            let groups: BTreeSet<Group> = open.clone().map(|kind| group_of(*kind)).collect();
            let lanes = if problem.lanes.len() > 1 { problem.lanes.len() } else { 0 };
            open.count() + groups.len() * lanes
        })
        .sum();
    if variables > MOST_VARIABLES {
        return None;
    }
    let until =
        |ends_ms: Vec<u64>| Program::new(problem, &carried, &kinds, release_ms, ends_ms, aim);
    let program = until(ends_ms);
    let enough = program.first_enough(known_ms)?;
    let ends_ms = &program.ends_ms[..enough];
    let (mut too_early_ms, mut done_ms) =
        (program.start_ms(enough - 1).max(known_ms.min(latest_ms)), ends_ms[enough - 1]);
    let cut = |until_ms: u64| {
        let before = &ends_ms[..enough - 1];
        until(before.iter().copied().chain([until_ms]).collect())
    };
    // Often the fewest in the last interval say when it ends, or it is known already.
    let mut targets = cut(done_ms).solved()?;
    too_early_ms = too_early_ms.max(targets.bound_ms.min(done_ms).saturating_sub(1));
    let precise_ms = (latest_ms - release_ms) / PRECISION + 1;
    let mut step_ms = precise_ms;
    while done_ms - too_early_ms > precise_ms {
        let until_ms = too_early_ms + step_ms.min((done_ms - too_early_ms) / 2).max(precise_ms);
        match cut(until_ms).left_over()? {
            0 => done_ms = until_ms,
            left => {
                too_early_ms = (until_ms + carried.all.ms_for(left)).min(done_ms);
                step_ms *= 4;
            }
        }
    }
    if done_ms < ends_ms[enough - 1] && aim != Aim::Bound {
        targets = cut(done_ms).solved()?;
    }
    Some(Targets { bound_ms: targets.bound_ms.max(too_early_ms), ..targets })
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
    carried: &Carried,
    release_ms: u64,
    latest_ms: u64,
) -> Vec<u64> {
    let opens: BTreeSet<usize> = kinds.keys().map(|(_, open, _)| *open).collect();
    let mut ends: BTreeSet<u64> = opens
        .iter()
        .map(|open| &problem.opens[*open])
        .chain(problem.lanes.iter().map(|lane| &lane.open))
        .flatten()
        .flatten()
        .flat_map(|(from, to)| [*from, *to])
        .collect();
    for window_ms in &carried.windows_ms {
        let returns = (1..=64).map(|nth| release_ms + nth * window_ms);
        ends.extend(returns.take_while(|at_ms| *at_ms < latest_ms));
    }
    ends.extend(carried.spent.iter().map(|spent| spent.free_ms));
    ends.retain(|end| *end > release_ms && *end < latest_ms);
    ends.insert(latest_ms);
    ends.into_iter().collect()
}

/// Windows that are long beside the whole time.
fn long_windows(problem: &Problem, length_ms: u64) -> BTreeSet<u64> {
    let long_ms = LONG_MS.min(length_ms / MOST_WINDOWS);
    let own = problem.lanes.iter().flat_map(|lane| &lane.rules);
    own.chain(problem.shared.iter().map(|cap| &cap.rule))
        .filter_map(|rule| match rule.kind {
            Kind::Rate { span_ms, .. } if span_ms >= long_ms => Some(span_ms),
            _ => None,
        })
        .collect()
}

/// What can be carried in a stretch of time, nothing spent before it: by accounts, and of each mark.
struct Carried {
    all: Supply,
    of_marks: Vec<(u8, Supply)>,
    /// Per account, recipients of a full call.
    largest: Vec<u64>,
    windows_ms: BTreeSet<u64>,
    spent: Vec<Spent>,
}

/// Until `free_ms` an account sends at most so many, for what it sent before.
struct Spent {
    lane: usize,
    free_ms: u64,
    most: u64,
}

impl Carried {
    fn new(
        problem: &Problem,
        wave: usize,
        kinds: &BTreeMap<KindOf, u64>,
        sent: &[Sent],
        (release_ms, latest_ms): (u64, u64),
    ) -> Self {
        let length_ms = latest_ms - release_ms;
        let marks: BTreeSet<u8> = kinds.keys().filter_map(|(mark, ..)| *mark).collect();
        let supply = |mark| Supply::fresh(problem, wave, mark, length_ms);
        let largest = |lane: usize| {
            let cohorts = problem.cohorts.iter().filter(|cohort| cohort.wave == wave);
            cohorts.map(|cohort| cohort.largest[lane]).max().unwrap_or(1)
        };
        let lanes = 0..problem.lanes.len();
        let spent = lanes.clone().flat_map(|lane| {
            let sent = sent.get(lane).map_or(&[][..], Vec::as_slice);
            spent(problem, lane, sent, largest(lane), release_ms)
        });
        Self {
            all: supply(None),
            of_marks: marks.into_iter().map(|mark| (mark, supply(Some(mark)))).collect(),
            spent: spent.collect(),
            largest: lanes.map(largest).collect(),
            windows_ms: long_windows(problem, length_ms),
        }
    }
}

/// What an account's long windows hold back for what was spent before `release_ms`.
fn spent(
    problem: &Problem,
    lane: usize,
    sent: &[(u64, u64)],
    largest: u64,
    release_ms: u64,
) -> Vec<Spent> {
    let mut all = Vec::new();
    for rule in problem.lanes[lane].rules.iter().filter(|rule| rule.mark.is_none()) {
        let Kind::Rate { unit, limit, span_ms, used } = &rule.kind else { continue };
        let each = match unit {
            Unit::Messages => 1,
            Unit::Calls => largest,
            Unit::Bytes => continue,
        };
        if *span_ms < LONG_MS {
            continue;
        }
        let calls_or_messages = |messages: u64| messages / each;
        let before = sent.iter().map(|(at, messages)| (at + span_ms, calls_or_messages(*messages)));
        let mut entries: Vec<(u64, u64)> = used
            .iter()
            .copied()
            .chain(before)
            .filter(|(free_ms, units)| *free_ms > release_ms && *units > 0)
            .collect();
        entries.sort_unstable();
        let mut held = 0;
        for (free_ms, units) in entries.into_iter().rev() {
            held += units;
            all.push(Spent {
                lane,
                free_ms,
                most: limit.saturating_sub(held).saturating_mul(each),
            });
        }
    }
    all
}

#[derive(Clone)]
struct Program<'a> {
    carried: &'a Carried,
    aim: Aim,
    release_ms: u64,
    kinds: &'a BTreeMap<KindOf, u64>,
    ends_ms: Vec<u64>,
    /// Per kind, in which intervals it is open.
    open: BTreeMap<KindOf, Vec<bool>>,
    /// Spans `first..=last` of intervals, and what they carry at most: through an account, or of
    /// the kinds with a mark.
    spans: Vec<(Who, usize, usize, u64)>,
    lanes: usize,
}

/// Whose calls a span counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// Through the account with this number.
    Lane(usize),
    /// Through the account with this number to those with this mark.
    Via(usize, u8),
    /// To those with this mark.
    Mark(u8),
}

type Messages = (Vec<BTreeMap<KindOf, u64>>, Vec<BTreeMap<(Group, usize), u64>>);

/// The variables of an interval.
struct Variables {
    kinds: Vec<(KindOf, Variable)>,
    through: Vec<((Group, usize), Variable)>,
}

impl Variables {
    fn of_group(&self, group: Group) -> impl Iterator<Item = Variable> {
        let kinds = self.kinds.iter().filter(move |(kind, _)| group_of(*kind) == group);
        kinds.map(|(_, variable)| *variable)
    }

    /// What goes through an account of a mark; `None`: of all.
    fn through(&self, lane: usize, mark: Option<u8>) -> impl Iterator<Item = Variable> {
        let through = self.through.iter().filter(move |(((of, _), through), _)| {
            *through == lane && (mark.is_none() || *of == mark)
        });
        through.map(|(_, variable)| *variable)
    }
}

impl<'a> Program<'a> {
    fn new(
        problem: &Problem,
        carried: &'a Carried,
        kinds: &'a BTreeMap<KindOf, u64>,
        release_ms: u64,
        ends_ms: Vec<u64>,
        aim: Aim,
    ) -> Self {
        let starts = |nth: usize| if nth == 0 { release_ms } else { ends_ms[nth - 1] };
        let open: BTreeMap<KindOf, Vec<bool>> = kinds
            .keys()
            .map(|kind| {
                let open = &problem.opens[kind.1];
                (*kind, (0..ends_ms.len()).map(|nth| is_open_at(open, starts(nth))).collect())
            })
            .collect();
        let length_ms = ends_ms.last().copied().unwrap_or(release_ms) - release_ms;
        let mut pairs = BTreeSet::from([(0, ends_ms.len() - 1)]);
        for first in 0..ends_ms.len() {
            pairs.insert((first, first));
            for window_ms in &carried.windows_ms {
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
        for (first, last) in pairs {
            let (from_ms, to_ms) = (starts(first), ends_ms[last]);
            for (index, lane) in problem.lanes.iter().enumerate() {
                let is_open = open_ms(&lane.open, from_ms, to_ms) > 0;
                let most =
                    if is_open { carried.all.messages_of(index, to_ms - from_ms) } else { 0 };
                spans.push((Who::Lane(index), first, last, most));
            }
        }
        for (mark, supply) in &carried.of_marks {
            let is_open =
                |nth: usize| open.iter().any(|(kind, open)| kind.0 == Some(*mark) && open[nth]);
            let has_own = |lane: &usize| {
                problem.lanes[*lane].rules.iter().any(|rule| rule.mark == Some(*mark))
            };
            let own: Vec<usize> = (0..problem.lanes.len()).filter(has_own).collect();
            // A ceiling's windows are short: what they admit over hours in a row, and over each part.
            for first in 0..ends_ms.len() {
                let row = (first..ends_ms.len()).take_while(|last| is_open(*last)).count();
                let lengths = (0..).map(|power| 1 << power).take_while(|length| *length < row);
                for last in
                    lengths.chain([row]).filter(|_| row > 0).map(|length| first + length - 1)
                {
                    let length_ms = ends_ms[last] - starts(first);
                    spans.push((Who::Mark(*mark), first, last, supply.messages_in(length_ms)));
                    for lane in &own {
                        let most = supply.messages_of(*lane, length_ms);
                        spans.push((Who::Via(*lane, *mark), first, last, most));
                    }
                }
            }
            let whole = ends_ms.len() - 1;
            spans.push((Who::Mark(*mark), 0, whole, supply.messages_in(length_ms)));
        }
        for spent in &carried.spent {
            let after = ends_ms.partition_point(|end| *end <= spent.free_ms);
            if after > 0 {
                spans.push((Who::Lane(spent.lane), 0, after - 1, spent.most));
            }
        }
        let lanes = problem.lanes.len();
        let mut program = Self { carried, aim, release_ms, kinds, ends_ms, open, spans, lanes };
        if let Aim::Plan { part } = aim {
            program.leave_room(part);
        }
        program
    }

    /// Leaves over what whole calls cannot use at the edges of an interval, and a part of all.
    fn leave_room(&mut self, part: u64) {
        let of_mark = |mark: u8| {
            let marked = self.kinds.iter().filter(|((of, ..), _)| *of == Some(mark));
            marked.map(|(_, recipients)| recipients).sum()
        };
        let whole = self.whole();
        for (who, first, last, most) in &mut self.spans {
            let (wanted, call) = match who {
                Who::Lane(lane) if first == last => (whole, self.carried.largest[*lane]),
                Who::Lane(_) => (whole, 0),
                Who::Mark(mark) | Who::Via(_, mark) => (of_mark(*mark), 0),
            };
            if *most < wanted {
                let part = most.checked_div(part).unwrap_or(0);
                *most = (*most - part).saturating_sub(call.min(*most / 16));
            }
        }
    }

    fn start_ms(&self, nth: usize) -> u64 {
        if nth == 0 { self.release_ms } else { self.ends_ms[nth - 1] }
    }

    fn whole(&self) -> u64 {
        self.kinds.values().sum()
    }

    /// So many intervals, from the first on, are enough for all; those that end before `known_ms` are
    /// not.
    fn first_enough(&self, known_ms: u64) -> Option<usize> {
        let all = self.ends_ms.len();
        let mut too_few = self.ends_ms.partition_point(|end| *end < known_ms).min(all - 1);
        let (mut enough, mut step) = (all, 1);
        while too_few + 1 < enough {
            // Often it is not long after what is known.
            let middle = (too_few + step).min(too_few + (enough - too_few) / 2);
            step *= 4;
            if self.within(middle).left_over()? == 0 { enough = middle } else { too_few = middle }
        }
        Some(enough)
    }

    /// The same with the first intervals only.
    fn within(&self, intervals: usize) -> Self {
        Self { ends_ms: self.ends_ms[..intervals].to_vec(), ..self.clone() }
    }

    /// How many cannot be sent to, at the least.
    fn left_over(&self) -> Option<u64> {
        let (mut lp, variables) = self.program(|_| -1.0);
        for (kind, recipients) in self.kinds {
            let most = *recipients as f64 * self.scale();
            lp.row(of_kind(&variables, *kind), Relation::Most, most);
        }
        let served = -lp.solved(Use::Proof)?.objective / self.scale();
        Some((self.whole() as f64 * (1.0 - ROUNDING) - served).max(0.0).ceil() as u64)
    }

    /// Everybody, and as few as possible in the last interval.
    fn solved(self) -> Option<Targets> {
        let last = self.ends_ms.len() - 1;
        let haste = if self.aim == Aim::Bound { 0.0 } else { HASTE / last.max(1) as f64 };
        let price = |nth: usize| if nth == last { 1.0 } else { haste * nth as f64 };
        let (mut lp, variables) = self.program(price);
        for (kind, recipients) in self.kinds {
            // What is rounded away must not make a feasible program infeasible.
            let hidden = self.whole() as f64 * ROUNDING;
            let least = (*recipients as f64 - hidden).max(0.0) * self.scale();
            lp.row(of_kind(&variables, *kind), Relation::Least, least);
        }
        let purpose = if self.aim == Aim::Bound { Use::Proof } else { Use::Guide };
        let solved = lp.solved(purpose)?;
        let of_last = variables[last].kinds.iter().map(|(_, variable)| solved.values[*variable]);
        let in_last = of_last.sum::<f64>() / self.scale();
        let certain = (in_last - self.whole() as f64 * ROUNDING).max(0.0).floor() as u64;
        let bound_ms = self.start_ms(last) + self.carried.all.ms_for(certain);
        let (messages, through) = self.whole_messages(&solved.values, &variables);
        let Self { release_ms, ends_ms, .. } = self;
        Some(Targets { release_ms, ends_ms, messages, through, bound_ms })
    }

    fn scale(&self) -> f64 {
        SCALE / (self.whole().max(1) as f64)
    }

    /// What the accounts and ceilings let through; `price`: of a message in an interval.
    fn program(&self, price: impl Fn(usize) -> f64) -> (Lp, Vec<Variables>) {
        let mut lp = Lp::default();
        let intervals = self.ends_ms.len();
        let variables: Vec<Variables> = (0..intervals)
            .map(|nth| {
                let open = self.kinds.keys().filter(|kind| self.open[kind][nth]);
                let kinds: Vec<(KindOf, Variable)> =
                    open.map(|kind| (*kind, lp.variable(price(nth)))).collect();
                let groups: BTreeSet<Group> =
                    kinds.iter().map(|(kind, _)| group_of(*kind)).collect();
                let mut through = Vec::new();
                for group in groups {
                    let lanes = (0..self.lanes).filter(|lane| group.1 >> lane & 1 == 1);
                    through.extend(lanes.map(|lane| ((group, lane), lp.variable(0.0))));
                }
                Variables { kinds, through }
            })
            .collect();
        // What goes in an interval goes through the accounts.
        for of in &variables {
            let groups: BTreeSet<Group> = of.through.iter().map(|((group, _), _)| *group).collect();
            for group in groups {
                let through = of.through.iter().filter(|((other, _), _)| *other == group);
                let row: Vec<(Variable, f64)> = of
                    .of_group(group)
                    .map(|variable| (variable, 1.0))
                    .chain(through.map(|(_, variable)| (*variable, -1.0)))
                    .collect();
                lp.row(row, Relation::Equal, 0.0);
            }
        }
        let everybody: BTreeSet<Who> = self.spans.iter().map(|(who, ..)| *who).collect();
        for who in everybody {
            // Sums up to the end of each interval keep the rows short.
            let mut sums: Vec<Variable> = Vec::new();
            // Sums that there are by the end of each interval.
            let mut by_end: Vec<usize> = Vec::new();
            for of in &variables {
                let mut row: Vec<(Variable, f64)> = match who {
                    Who::Lane(lane) => of.through(lane, None).map(|sent| (sent, -1.0)).collect(),
                    Who::Via(lane, mark) => {
                        of.through(lane, Some(mark)).map(|sent| (sent, -1.0)).collect()
                    }
                    Who::Mark(mark) => {
                        let counted = of.kinds.iter().filter(|(kind, _)| kind.0 == Some(mark));
                        counted.map(|(_, variable)| (*variable, -1.0)).collect()
                    }
                };
                if !row.is_empty() {
                    row.extend(sums.last().map(|before| (*before, -1.0)));
                    let sum = lp.variable(0.0);
                    row.push((sum, 1.0));
                    lp.row(row, Relation::Equal, 0.0);
                    sums.push(sum);
                }
                by_end.push(sums.len());
            }
            // A span that goes on after the program's end carries no more up to it.
            let mut spans: BTreeMap<(usize, usize), u64> = BTreeMap::new();
            for (of, first, last, most) in &self.spans {
                if *of == who && *first < intervals {
                    let before = if *first == 0 { 0 } else { by_end[first - 1] };
                    let span = (before, by_end[(*last).min(intervals - 1)]);
                    let known = spans.entry(span).or_insert(*most);
                    *known = (*known).min(*most);
                }
            }
            for ((before, by_end), most) in spans {
                if most >= self.whole() || by_end == before {
                    continue;
                }
                let mut row = vec![(sums[by_end - 1], 1.0)];
                if before > 0 {
                    row.push((sums[before - 1], -1.0));
                }
                lp.row(row, Relation::Most, most as f64 * self.scale());
            }
        }
        (lp, variables)
    }

    /// The solution in whole messages: per interval of each kind, and of each group through each
    /// account.
    fn whole_messages(&self, values: &[f64], variables: &[Variables]) -> Messages {
        let of = |variable: &Variable| values[*variable].max(0.0);
        let mut messages: Vec<BTreeMap<KindOf, u64>> = vec![BTreeMap::new(); variables.len()];
        for (kind, recipients) in self.kinds {
            let parts = variables.iter().map(|interval| {
                let own = interval.kinds.iter().find(|(other, _)| other == kind);
                own.map_or(0.0, |(_, variable)| of(variable))
            });
            let parts: Vec<f64> = parts.collect();
            for (interval, whole) in messages.iter_mut().zip(whole_parts(*recipients, &parts)) {
                if whole > 0 {
                    interval.insert(*kind, whole);
                }
            }
        }
        let through = messages
            .iter()
            .zip(variables)
            .map(|(kinds, interval)| {
                let groups: BTreeSet<Group> = kinds.keys().map(|kind| group_of(*kind)).collect();
                groups
                    .into_iter()
                    .flat_map(|group| {
                        let of_group = kinds.iter().filter(|(kind, _)| group_of(**kind) == group);
                        let through =
                            interval.through.iter().filter(|((other, _), _)| *other == group);
                        let parts: Vec<f64> =
                            through.clone().map(|(_, variable)| of(variable)).collect();
                        let whole = whole_parts(of_group.map(|(_, whole)| whole).sum(), &parts);
                        let names: Vec<(Group, usize)> = through.map(|(name, _)| *name).collect();
                        names.into_iter().zip(whole)
                    })
                    .collect()
            })
            .collect();
        (messages, through)
    }
}

/// The variables of a kind, each once.
fn of_kind(variables: &[Variables], kind: KindOf) -> Vec<(Variable, f64)> {
    let all = variables.iter().flat_map(|of| &of.kinds);
    all.filter(|(other, _)| *other == kind).map(|(_, variable)| (*variable, 1.0)).collect()
}

/// `whole` in whole parts in proportion to `parts`; no run of parts is off by more than one.
fn whole_parts(whole: u64, parts: &[f64]) -> Vec<u64> {
    let sum: f64 = parts.iter().sum();
    let (mut seen, mut given) = (0.0, 0);
    parts
        .iter()
        .map(|part| {
            seen += part;
            let up_to = if sum > 0.0 { (whole as f64 * (seen / sum)).round() as u64 } else { 0 };
            let part = up_to.min(whole).saturating_sub(given);
            given += part;
            part
        })
        .collect()
}
