//! One way through: interval after interval, every account taking what is most urgent.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::bound::Bound;
use super::program::{self, Aim, Due, Targets};
use super::targets;
use super::{DAY_MS, Problem, Schedule, WORTH, share};
use crate::plan::BindingLimit;
use crate::throttle::{Item, Kind, Opening, Pacer, Queue, Sizing, Traits};

/// Why nothing was open, as [`Opening::closed_before`] numbers it.
const SENDING_HOURS: u8 = 0;
pub(crate) const WORKING_HOURS: u8 = 1;
/// The account's ramp: a new sending day begins.
pub(crate) const RAMP: u8 = 2;
/// This for the gate after the first wave, and so on.
pub(crate) const GATE: u8 = 3;

/// Parts of everything that programs to be followed leave over, one program each.
const ROOM: [u64; 2] = [2_500, 400];

/// The search for the earliest finish ends at this part of the whole time.
const SEARCHED: u64 = 50_000;

/// Bursts that a search for the earliest finish may emit in all, roughly.
const MOST_BURSTS: u64 = 100_000;

/// Bursts of one account within which a schedule that repeats itself is found.
pub(super) const FEW_BURSTS: u64 = 4_000;

/// Bursts of one account that follows a program: it changes often between kinds.
const BURSTS_OF_PROGRAM: u64 = 40_000;

/// Bursts more that an account may emit of one mark alone when it emitted too many.
const BURSTS_OF_ONE_MARK: u64 = 200;

/// Why an attempt came to nothing.
enum Failed {
    /// Some are left over at the end.
    TooLate,
    /// Its calls repeat themselves too little to be followed on.
    TooLong,
}

/// The accounts as far as they have sent.
#[derive(Clone)]
struct Desk<'a> {
    pacers: Vec<Pacer<'a>>,
    /// Per account, where it stands on its ramp.
    ramps: Vec<RampDay>,
}

/// Where an account stands on its ramp.
#[derive(Clone, Copy, Default)]
struct RampDay {
    /// Sending days gone by.
    past: usize,
    /// The period of 24 h that was last looked at.
    period: u64,
    /// Messages sent before that period.
    sent: u64,
}

/// Every wave at its earliest, one after the other.
pub(super) fn waves(problem: &Problem, bound: &Bound, most_bursts: u64) -> Option<Schedule> {
    let traits = traits(problem);
    each_wave(problem, &traits, most_bursts, |desk, wave, release_ms| {
        earliest(problem, desk, wave, release_ms, bound.wave_ms(wave), None)
    })
}

/// The same where each wave that is late follows a program, if that is earlier; `known`: a wave's,
/// that is known already.
pub(super) fn aimed(
    problem: &Problem,
    bound: &Bound,
    most_bursts: u64,
    mut known: Option<(usize, Targets)>,
) -> Option<Schedule> {
    let traits = traits(problem);
    each_wave(problem, &traits, most_bursts, |before, wave, release_ms| {
        let first_ms = bound.wave_ms(wave);
        let mut best = earliest(problem, before.clone(), wave, release_ms, first_ms, None)?;
        let mut bound_ms = first_ms;
        for part in ROOM {
            let soon_ms = best.finish_ms(problem);
            let is_near =
                |bound_ms: u64| soon_ms.saturating_sub(bound_ms) <= (soon_ms - release_ms) / WORTH;
            if is_near(bound_ms.max(release_ms)) {
                break;
            }
            let is_known = |(of, targets): &(usize, Targets)| {
                *of == wave && targets.release_ms == release_ms && part == ROOM[0]
            };
            let targets = known.take_if(|known| is_known(known)).map(|(_, targets)| targets);
            let span = (release_ms, bound_ms, soon_ms);
            let aim = Aim::Plan { part };
            let program = || targets::find(problem, wave, span, aim, &before.sent());
            let Some(targets) = targets.or_else(program) else { break };
            // More room could only be later.
            bound_ms = bound_ms.max(targets.bound_ms);
            if is_near(bound_ms) {
                break;
            }
            let desk = before.clone().at_most(most_bursts.max(BURSTS_OF_PROGRAM));
            let aimed = earliest(problem, desk, wave, release_ms, first_ms, Some(&targets));
            best = aimed.filter(|aimed| aimed.finish_ms(problem) < soon_ms).unwrap_or(best);
        }
        Some(best.at_most(most_bursts))
    })
}

/// What the first program to be followed is for.
pub(super) const AIM: Aim = Aim::Plan { part: ROOM[0] };

/// One wave after the other, each from where the accounts stand at its release.
fn each_wave<'a>(
    problem: &'a Problem,
    traits: &'a [Traits],
    most_bursts: u64,
    mut done: impl FnMut(Desk<'a>, usize, u64) -> Option<Desk<'a>>,
) -> Option<Schedule> {
    let mut desk = Desk::new(problem, traits, most_bursts);
    let mut release_ms = problem.start_ms;
    let mut releases_ms = Vec::new();
    let mut finish_ms = problem.start_ms;
    for (wave, wait_ms) in problem.waits_ms.iter().enumerate() {
        releases_ms.push(release_ms);
        desk = done(desk, wave, release_ms)?;
        finish_ms = desk.finish_ms(problem).max(release_ms);
        release_ms = finish_ms.saturating_add(*wait_ms);
    }
    Some(Schedule {
        lanes: desk.pacers.into_iter().map(Pacer::into_stretches).collect(),
        names: problem.lanes.iter().map(|lane| lane.names.clone()).collect(),
        releases_ms,
        finish_ms,
        bound_ms: problem.start_ms,
    })
}

fn traits(problem: &Problem) -> Vec<Traits> {
    problem.cohorts.iter().map(|cohort| cohort.traits).collect()
}

/// Whether smaller calls where a limit has less left than a full one finish the whole earlier.
pub(super) fn quicker_sizing(problem: &Problem, lane: usize) -> Sizing {
    let is_largest = |cohort: &super::Cohort| cohort.largest[lane];
    let largest = problem.cohorts.iter().map(is_largest).max().unwrap_or(1);
    if largest <= 1 || !problem.lanes[lane].rules.iter().any(|rule| rule.counts_messages()) {
        return Sizing::Full;
    }
    let finish = |sizing| {
        let lanes = vec![super::Lane { sizing, most: u64::MAX, ..problem.lanes[lane].clone() }];
        let through = |cohort: &super::Cohort| {
            (cohort.largest[lane] > 0).then(|| super::Cohort {
                wave: 0,
                largest: vec![cohort.largest[lane]],
                ..cohort.clone()
            })
        };
        let cohorts = problem.cohorts.iter().filter_map(through).collect();
        let alone =
            Problem { lanes, cohorts, waits_ms: vec![0], shared: Vec::new(), ..problem.clone() };
        let traits = traits(&alone);
        let desk = Desk::new(&alone, &traits, FEW_BURSTS);
        let done = desk.attempt(&alone, 0, alone.start_ms, alone.horizon_ms, None).ok()?;
        Some(done.finish_ms(&alone))
    };
    match (finish(Sizing::Full), finish(Sizing::Fill)) {
        (Some(full), Some(fill)) if fill < full => Sizing::Fill,
        (None, _) => Sizing::Fill,
        _ => Sizing::Full,
    }
}

/// The wave done as early as a search over its finish finds.
fn earliest<'a>(
    problem: &Problem,
    desk: Desk<'a>,
    wave: usize,
    release_ms: u64,
    bound_ms: u64,
    targets: Option<&Targets>,
) -> Option<Desk<'a>> {
    let first_ms = bound_ms.max(release_ms);
    match desk.attempt(problem, wave, release_ms, first_ms, targets) {
        Ok(done) => return Some(done),
        Err(Failed::TooLong) => return None,
        Err(Failed::TooLate) => {}
    }
    let (mut too_early, mut step) = (first_ms, (first_ms - release_ms) / 1024 + 1);
    let (mut best, mut enough) = loop {
        let until_ms = too_early.saturating_add(step).min(problem.horizon_ms);
        match desk.attempt(problem, wave, release_ms, until_ms, targets) {
            Ok(done) => {
                let finish_ms = done.finish_ms(problem);
                break (done, finish_ms);
            }
            Err(Failed::TooLong) => return None,
            Err(Failed::TooLate) => {}
        }
        if until_ms == problem.horizon_ms {
            return None;
        }
        too_early = until_ms;
        step *= 4;
    };
    let bursts: u64 = best.pacers.iter().map(Pacer::bursts).sum();
    let mut tries = (MOST_BURSTS / bursts.max(1)).max(4);
    while too_early + 1 + (enough - release_ms) / SEARCHED < enough && tries > 0 {
        tries -= 1;
        let until_ms = too_early + (enough - too_early) / 2;
        match desk.attempt(problem, wave, release_ms, until_ms, targets) {
            Ok(done) => {
                enough = done.finish_ms(problem).min(until_ms);
                best = done;
            }
            Err(_) => too_early = until_ms,
        }
    }
    Some(best)
}

impl<'a> Desk<'a> {
    fn new<'b: 'a>(problem: &'b Problem, traits: &'a [Traits], most_bursts: u64) -> Self {
        let pacer = |lane: &'b super::Lane| {
            let pacer = Pacer::new(&lane.rules, traits, lane.latency, problem.start_ms);
            pacer.at_most(most_bursts)
        };
        Self {
            pacers: problem.lanes.iter().map(pacer).collect(),
            ramps: vec![RampDay::default(); problem.lanes.len()],
        }
    }

    /// Going on with so many bursts of an account at most.
    fn at_most(mut self, bursts: u64) -> Self {
        self.pacers = self.pacers.into_iter().map(|pacer| pacer.at_most(bursts)).collect();
        self
    }

    /// Per account the calls so far, a pattern of them as if all came with its last.
    fn sent(&self) -> Vec<program::Sent> {
        let of_pacer = |pacer: &Pacer| {
            let stretches = pacer.stretches();
            stretches.map(|stretch| (stretch.last_start_ms(), stretch.messages())).collect()
        };
        self.pacers.iter().map(of_pacer).collect()
    }

    fn finish_ms(&self, problem: &Problem) -> u64 {
        self.pacers
            .iter()
            .zip(&problem.lanes)
            .flat_map(|(pacer, lane)| {
                pacer.stretches().map(|stretch| stretch.answered_ms(lane.latency))
            })
            .max()
            .unwrap_or(problem.start_ms)
    }

    /// The whole wave from `release_ms`, answered by `until_ms`.
    fn attempt(
        &self,
        problem: &Problem,
        wave: usize,
        release_ms: u64,
        until_ms: u64,
        targets: Option<&Targets>,
    ) -> Result<Self, Failed> {
        let mut desk = self.clone();
        let mut left: Vec<u64> = problem
            .cohorts
            .iter()
            .map(|cohort| if cohort.wave == wave { cohort.recipients } else { 0 })
            .collect();
        let urgency = Urgency::new(problem);
        let mut from_ms = release_ms;
        let mut due = Due::default();
        for end_ms in edges(problem, wave, release_ms, until_ms, targets) {
            let order = urgency.order(problem, &left, from_ms, until_ms);
            if let Some(targets) = targets {
                targets.add(&mut due, from_ms);
            }
            let opening = |lane: usize| Opening {
                from_ms,
                closed_before: closed_before(problem, wave, lane, release_ms, from_ms),
                until_ms: end_ms,
                answered_by_ms: until_ms,
            };
            for lane in 0..problem.lanes.len() {
                desk.ramp(problem, lane, from_ms);
                if !is_open_at(&problem.lanes[lane].open, from_ms) {
                    continue;
                }
                let opening = opening(lane);
                let due = targets.map(|_| Share { due: &mut due, of_any_lane: false });
                desk.fill(problem, lane, &order, &mut left, due, opening);
            }
            if let Some(targets) = targets {
                // What is due and left over goes through any account; in the end, all goes as it can.
                for lane in 0..problem.lanes.len() {
                    if is_open_at(&problem.lanes[lane].open, from_ms) {
                        let opening = Opening { closed_before: None, ..opening(lane) };
                        let due = Share { due: &mut due, of_any_lane: true };
                        let due = (!targets.is_last(from_ms)).then_some(due);
                        desk.fill(problem, lane, &order, &mut left, due, opening);
                    }
                }
            }
            from_ms = end_ms;
            if left.iter().all(|left| *left == 0) {
                break;
            }
        }
        if left.iter().all(|left| *left == 0) {
            Ok(desk)
        } else if desk.pacers.iter().any(Pacer::gave_up) {
            Err(Failed::TooLong)
        } else {
            Err(Failed::TooLate)
        }
    }

    fn fill(
        &mut self,
        problem: &Problem,
        lane: usize,
        order: &[usize],
        left: &mut [u64],
        mut due: Option<Share<'_>>,
        opening: Opening,
    ) {
        // Queues by mark, in the order of their most urgent cohort.
        let mut marks: Vec<Option<u8>> = Vec::new();
        let mut queues: Vec<Queue> = Vec::new();
        for index in order {
            let cohort = &problem.cohorts[*index];
            let largest = cohort.largest[lane];
            if left[*index] == 0 || largest == 0 {
                continue;
            }
            let sizing = match cohort.sizing {
                Sizing::Fill => Sizing::Fill,
                Sizing::Full => problem.lanes[lane].sizing,
            };
            let kind = program::kind_of(cohort);
            let part = match &mut due {
                None => left[*index],
                Some(share) => share.take(kind, lane, left[*index]),
            };
            if part == 0 {
                continue;
            }
            let item = Item { cohort: *index, left: part, largest, sizing };
            match marks.iter().position(|mark| *mark == cohort.traits.mark) {
                Some(at) => queues[at].push_back(item),
                None => {
                    marks.push(cohort.traits.mark);
                    queues.push(Queue::from([item]));
                }
            }
        }
        let pacer = &mut self.pacers[lane];
        let budget = problem.lanes[lane].most.saturating_sub(pacer.sent());
        if queues.is_empty() {
            return;
        }
        for item in queues.iter().flatten() {
            left[item.cohort] -= item.left;
        }
        pacer.fill(&mut queues, opening, budget);
        if pacer.gave_up() {
            // Between each other its calls hardly repeat. One mark after the other they do.
            let messages = |queue: &Queue| queue.iter().map(|item| item.left).sum::<u64>();
            let mut one_by_one: Vec<usize> = (0..queues.len()).collect();
            one_by_one.sort_by_key(|nth| (marks[*nth].is_some(), Reverse(messages(&queues[*nth]))));
            for nth in one_by_one {
                pacer.go_on(BURSTS_OF_ONE_MARK);
                let budget = problem.lanes[lane].most.saturating_sub(pacer.sent());
                pacer.fill(&mut queues[nth..=nth], opening, budget);
            }
        }
        for item in queues.iter().flatten() {
            left[item.cohort] += item.left;
            if let Some(share) = &mut due {
                share.give_back(program::kind_of(&problem.cohorts[item.cohort]), lane, item.left);
            }
        }
    }

    /// A period of 24 h in which the account has sent is a sending day gone by.
    fn ramp(&mut self, problem: &Problem, lane: usize, from_ms: u64) {
        let Some(ramp) = &problem.lanes[lane].ramp else { return };
        let (pacer, day) = (&mut self.pacers[lane], &mut self.ramps[lane]);
        let period = from_ms.saturating_sub(problem.start_ms) / DAY_MS;
        if period == day.period {
            return;
        }
        if pacer.sent() > day.sent {
            pacer.shift_limit(ramp.rule, ramp.step(day.past));
            day.past += 1;
        }
        (day.period, day.sent) = (period, pacer.sent());
    }
}

/// What an account may take of what is due.
struct Share<'a> {
    due: &'a mut Due,
    /// Of what is due through the others, too.
    of_any_lane: bool,
}

impl Share<'_> {
    /// At most `wanted` of a kind, for the account.
    fn take(&mut self, kind: program::KindOf, lane: usize, wanted: u64) -> u64 {
        let of_kind = self.due.kinds.entry(kind).or_default();
        let mut part = wanted.min(*of_kind);
        if !self.of_any_lane {
            let through = self.due.through.entry((program::group_of(kind), lane)).or_default();
            part = part.min(*through);
            *through -= part;
        }
        *of_kind -= part;
        part
    }

    fn give_back(&mut self, kind: program::KindOf, lane: usize, messages: u64) {
        *self.due.kinds.entry(kind).or_default() += messages;
        if !self.of_any_lane {
            *self.due.through.entry((program::group_of(kind), lane)).or_default() += messages;
        }
    }
}

/// Why no call of the wave started just before `from_ms`.
fn closed_before(
    problem: &Problem,
    wave: usize,
    lane: usize,
    release_ms: u64,
    from_ms: u64,
) -> Option<u8> {
    if from_ms == release_ms {
        // Before the first wave, or where one simply follows the other, nothing was closed.
        let gate = wave.checked_sub(1).filter(|before| problem.waits_ms[*before] > 0)?;
        return Some(GATE.saturating_add(u8::try_from(gate).unwrap_or(u8::MAX)));
    }
    let of_wave = problem.cohorts.iter().filter(|cohort| cohort.wave == wave);
    let mut opens = of_wave.map(|cohort| &problem.opens[cohort.open]);
    if !is_open_at(&problem.lanes[lane].open, from_ms - 1) {
        Some(WORKING_HOURS)
    } else if problem.has_new_ramp_day(wave, lane, from_ms) {
        Some(RAMP)
    } else if opens.any(|open| is_open_at(open, from_ms) && !is_open_at(open, from_ms - 1)) {
        Some(SENDING_HOURS)
    } else {
        None
    }
}

/// Open hours summed up once: how much of them is left is asked at every opening and closing.
struct OpenTime<'a> {
    open: &'a super::Open,
    /// Milliseconds open before each stretch.
    before_ms: Vec<u64>,
}

impl<'a> OpenTime<'a> {
    fn new(open: &'a super::Open) -> Self {
        let stretches = open.iter().flatten();
        let before_ms = stretches.scan(0, |sum_ms, (from, to)| {
            let before_ms = *sum_ms;
            *sum_ms += to - from;
            Some(before_ms)
        });
        Self { open, before_ms: before_ms.collect() }
    }

    /// Milliseconds open before an instant.
    fn before(&self, at_ms: u64) -> u64 {
        let Some(stretches) = self.open else { return at_ms };
        let begun = stretches.partition_point(|(from, _)| *from < at_ms);
        begun.checked_sub(1).map_or(0, |last| {
            let (from, to) = stretches[last];
            self.before_ms[last] + at_ms.min(to) - from
        })
    }

    /// Milliseconds open within `[from_ms, until_ms)`.
    fn within(&self, from_ms: u64, until_ms: u64) -> u64 {
        self.before(until_ms).saturating_sub(self.before(from_ms))
    }
}

/// Which cohorts have the least time to spare.
struct Urgency<'a> {
    /// By kind of open hours.
    opens: Vec<OpenTime<'a>>,
    /// Messages that all accounts together let through in [`SPAN_MS`].
    speed: u64,
    /// By mark, the slowest ceilings on it: units and window.
    ceilings: BTreeMap<Option<u8>, Vec<(u64, u64)>>,
}

const SPAN_MS: u64 = 600_000;

impl<'a> Urgency<'a> {
    fn new(problem: &'a Problem) -> Self {
        let speeds = (0..problem.lanes.len()).map(|lane| share::speed(problem, lane, SPAN_MS));
        let mut ceilings: BTreeMap<Option<u8>, Vec<(u64, u64)>> = BTreeMap::new();
        for cohort in &problem.cohorts {
            let mark = cohort.traits.mark;
            if mark.is_none() || ceilings.contains_key(&mark) {
                continue;
            }
            // Parts of one ceiling add up over the accounts.
            let mut whole: BTreeMap<(u64, usize), u64> = BTreeMap::new();
            for lane in &problem.lanes {
                let own = lane.rules.iter().zip(&lane.names).filter(|(rule, _)| rule.mark == mark);
                for (rule, name) in own {
                    if let (Kind::Rate { limit, span_ms, .. }, BindingLimit::MailboxCap(cap)) =
                        (&rule.kind, name)
                    {
                        *whole.entry((*span_ms, *cap as usize)).or_default() += limit;
                    }
                }
            }
            let all = whole.into_iter().map(|((span_ms, _), limit)| (limit.max(1), span_ms));
            ceilings.insert(mark, all.collect());
        }
        let opens = problem.opens.iter().map(OpenTime::new).collect();
        Self { opens, speed: speeds.fold(0, u64::saturating_add).max(1), ceilings }
    }

    /// Milliseconds that so many messages with this mark take at the very least.
    fn need_ms(&self, mark: Option<u8>, left: u64) -> u64 {
        let alone = u128::from(left) * u128::from(SPAN_MS) / u128::from(self.speed);
        let ceilings = self.ceilings.get(&mark).into_iter().flatten();
        let held = ceilings.map(|(limit, span_ms)| (left.saturating_sub(1) / limit) * span_ms);
        (alone as u64).max(held.max().unwrap_or(0))
    }

    /// The open cohorts with something left: those that lead, then the one with the least time to
    /// spare.
    fn order(&self, problem: &Problem, left: &[u64], from_ms: u64, until_ms: u64) -> Vec<usize> {
        let mut of_kind: BTreeMap<(Option<u8>, usize), u64> = BTreeMap::new();
        let mut of_mark: BTreeMap<Option<u8>, u64> = BTreeMap::new();
        for (cohort, left) in problem.cohorts.iter().zip(left).filter(|(_, left)| **left > 0) {
            *of_kind.entry((cohort.traits.mark, cohort.open)).or_default() += left;
            *of_mark.entry(cohort.traits.mark).or_default() += left;
        }
        let slack: BTreeMap<(Option<u8>, usize), i128> = of_kind
            .iter()
            .map(|((mark, open), left)| {
                let left = if mark.is_some() { of_mark[mark] } else { *left };
                let open_ms = self.opens[*open].within(from_ms, until_ms);
                ((*mark, *open), i128::from(open_ms) - i128::from(self.need_ms(*mark, left)))
            })
            .collect();
        let mut order: Vec<usize> = (0..problem.cohorts.len())
            .filter(|index| {
                left[*index] > 0
                    && is_open_at(&problem.opens[problem.cohorts[*index].open], from_ms)
            })
            .collect();
        order.sort_by_cached_key(|index| {
            let cohort = &problem.cohorts[*index];
            let ways = cohort.largest.iter().filter(|largest| **largest > 0).count();
            let slack = slack[&(cohort.traits.mark, cohort.open)];
            (!cohort.leads, ways, slack, Reverse(left[*index]), *index)
        });
        order
    }
}

impl Problem {
    /// Whether it is a new day of the lane's ramp, and not recipients' hours, that begins.
    fn has_new_ramp_day(&self, wave: usize, lane: usize, from_ms: u64) -> bool {
        let opens = |open| is_open_at(open, from_ms) && !is_open_at(open, from_ms - 1);
        let mut cohorts = self.cohorts.iter().filter(|cohort| cohort.wave == wave);
        self.lanes[lane].ramp.is_some()
            && from_ms.saturating_sub(self.start_ms).is_multiple_of(DAY_MS)
            && !cohorts.any(|cohort| opens(&self.opens[cohort.open]))
    }
}

pub(super) fn is_open_at(open: &super::Open, at_ms: u64) -> bool {
    open.as_ref().is_none_or(|open| {
        let next = open.partition_point(|(_, to)| *to <= at_ms);
        open.get(next).is_some_and(|(from, _)| *from <= at_ms)
    })
}

/// The ends of the intervals from `release_ms` to `until_ms` in which nothing opens or closes.
fn edges(
    problem: &Problem,
    wave: usize,
    release_ms: u64,
    until_ms: u64,
    targets: Option<&Targets>,
) -> Vec<u64> {
    let cohorts = problem.cohorts.iter().filter(|cohort| cohort.wave == wave);
    let mut kinds: Vec<usize> = cohorts.map(|cohort| cohort.open).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let opens = kinds.iter().map(|kind| &problem.opens[*kind]);
    let mut edges: Vec<u64> = opens
        .chain(problem.lanes.iter().map(|lane| &lane.open))
        .flatten()
        .flatten()
        .flat_map(|(from, to)| [*from, *to])
        .collect();
    for lane in &problem.lanes {
        if let Some(ramp) = &lane.ramp {
            edges.extend(
                (1..=ramp.caps.len() as u64 * 8).map(|day| problem.start_ms + day * DAY_MS),
            );
        }
    }
    if let Some(targets) = targets {
        edges.extend(&targets.ends_ms[..targets.ends_ms.len() - 1]);
    }
    edges.retain(|edge| *edge > release_ms && *edge < until_ms);
    edges.push(until_ms.saturating_add(1));
    edges.sort_unstable();
    edges.dedup();
    edges
}
