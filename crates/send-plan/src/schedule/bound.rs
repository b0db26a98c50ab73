//! The bound: no legal schedule hands everything over earlier.
//!
//! For any set of cohorts, what all accounts together can have handed over by an instant, in the
//! hours in which any of them is open, is known exactly or from above: each account is freed of
//! some of its rules until sending at each earliest allowed instant is optimal (DESIGN §6). An
//! instant by which that is less than the set's recipients is too early. Sets are tried that are
//! likely to bind: everybody, each ceiling, each account's own, each window and runs of windows
//! that open one after the other.

use std::collections::BTreeSet;

use super::{
    DAY_MS, Lane, Open, Problem, WORTH, any_open, both_open,
    program::{self, Aim},
};
use crate::throttle::{Item, Kind, Latency, Opening, Pacer, Queue, Rule, Sizing, Stretch, Traits};

/// Instants before which waves cannot be done.
pub(super) struct Bound<'a> {
    problem: &'a Problem,
    releases_ms: Vec<u64>,
    waves_ms: Vec<u64>,
}

impl<'a> Bound<'a> {
    /// A first bound, from the sets that bind most often.
    pub(super) fn new(problem: &'a Problem) -> Self {
        let mut bound = Self { problem, releases_ms: Vec::new(), waves_ms: Vec::new() };
        bound.every_wave(Set::likely, problem.horizon_ms);
        bound
    }

    /// A better bound from many more sets; nothing is known to finish before `latest_ms`.
    pub(super) fn tighten(&mut self, latest_ms: u64) {
        if self.finish_ms() < latest_ms {
            self.every_wave(Set::all, latest_ms);
        }
        if self.is_far_from(latest_ms) {
            self.by_program(latest_ms);
        }
    }

    /// Whether so late a finish is worth a program.
    pub(super) fn is_far_from(&self, finish_ms: u64) -> bool {
        finish_ms.saturating_sub(self.finish_ms()) > (finish_ms - self.problem.start_ms) / WORTH
    }

    /// The linear program over everybody in each wave.
    fn by_program(&mut self, latest_ms: u64) {
        let mut release_ms = self.problem.start_ms;
        for (wave, wait_ms) in self.problem.waits_ms.iter().enumerate() {
            if let Some(targets) = program::targets(
                self.problem,
                wave,
                (release_ms, self.waves_ms[wave], latest_ms),
                Aim::Bound,
                &[],
            ) {
                self.waves_ms[wave] = self.waves_ms[wave].max(targets.bound_ms);
            }
            release_ms = self.waves_ms[wave].max(release_ms).saturating_add(*wait_ms);
        }
    }

    pub(super) fn wave_ms(&self, wave: usize) -> u64 {
        self.waves_ms[wave]
    }

    pub(super) fn finish_ms(&self) -> u64 {
        self.waves_ms.last().copied().unwrap_or(self.problem.start_ms)
    }

    fn every_wave(&mut self, sets: fn(&Problem, usize) -> Vec<Set>, latest_ms: u64) {
        let mut release_ms = self.problem.start_ms;
        for (wave, wait_ms) in self.problem.waits_ms.iter().enumerate() {
            self.releases_ms.truncate(wave);
            self.releases_ms.push(release_ms);
            let mut done_ms =
                self.waves_ms.get(wave).copied().unwrap_or(release_ms).max(release_ms);
            for set in sets(self.problem, wave) {
                done_ms = done_ms.max(self.done_ms(&set, wave, done_ms, latest_ms));
            }
            match self.waves_ms.get_mut(wave) {
                Some(known) => *known = done_ms,
                None => self.waves_ms.push(done_ms),
            }
            release_ms = done_ms.saturating_add(*wait_ms);
        }
    }

    /// The earliest instant, from `known_ms` on, by which the set may be handed over.
    fn done_ms(&self, set: &Set, wave: usize, known_ms: u64, latest_ms: u64) -> u64 {
        let problem = self.problem;
        let latest_ms = latest_ms.max(known_ms);
        let alone = Supply::new(problem, set, &[(wave, self.releases_ms[wave])], latest_ms);
        let mut done_ms = alone.earliest(known_ms, latest_ms);
        if wave > 0 {
            let waves: Vec<(usize, u64)> = self.releases_ms.iter().copied().enumerate().collect();
            let all = Supply::new(problem, set, &waves, latest_ms);
            done_ms = done_ms.max(all.earliest(done_ms, latest_ms));
        }
        done_ms
    }
}

/// Cohorts that bind together, whatever their wave.
struct Set {
    /// Mark that all of them have, if they have one.
    mark: Option<u8>,
    /// Kinds of open hours among them; `None`: all.
    opens: Option<BTreeSet<usize>>,
    /// Accounts of which each goes through one or more, and through no other; `None`: any.
    lanes: Option<Vec<bool>>,
}

impl Set {
    fn holds(&self, cohort: &super::Cohort) -> bool {
        let through_others = |lanes: &Vec<bool>| {
            cohort.largest.iter().zip(lanes).any(|(largest, is_in)| *largest > 0 && !is_in)
        };
        (self.mark.is_none() || self.mark == cohort.traits.mark)
            && self.opens.as_ref().is_none_or(|opens| opens.contains(&cohort.open))
            && !self.lanes.as_ref().is_some_and(through_others)
    }

    /// Everybody, every mark, every group of accounts that somebody is bound to.
    fn likely(problem: &Problem, _: usize) -> Vec<Self> {
        let marks: BTreeSet<u8> =
            problem.cohorts.iter().filter_map(|cohort| cohort.traits.mark).collect();
        let ways: BTreeSet<Vec<bool>> = problem
            .cohorts
            .iter()
            .map(|cohort| cohort.largest.iter().map(|largest| *largest > 0).collect())
            .collect();
        let mut sets = vec![Self { mark: None, opens: None, lanes: None }];
        sets.extend(marks.iter().map(|mark| Self { mark: Some(*mark), opens: None, lanes: None }));
        for way in ways.iter().filter(|way| way.contains(&false)) {
            sets.push(Self { mark: None, opens: None, lanes: Some(way.clone()) });
            sets.extend(marks.iter().map(|mark| Self {
                mark: Some(*mark),
                opens: None,
                lanes: Some(way.clone()),
            }));
        }
        sets
    }

    /// Those, and each of them in each window and in runs of windows.
    fn all(problem: &Problem, wave: usize) -> Vec<Self> {
        let mut sets = Self::likely(problem, wave);
        let kinds: BTreeSet<usize> = problem
            .cohorts
            .iter()
            .filter(|cohort| cohort.wave == wave)
            .map(|cohort| cohort.open)
            .collect();
        if kinds.len() < 2 {
            return sets;
        }
        let mut kinds: Vec<usize> = kinds.into_iter().collect();
        kinds.sort_by_key(|kind| {
            problem.opens[*kind].as_ref().and_then(|open| open.first().map(|(_, to)| *to))
        });
        let mut runs: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        let mut length = 1;
        while length < kinds.len() {
            for first in 0..kinds.len() {
                let run = (0..length).map(|next| kinds[(first + next) % kinds.len()]);
                runs.insert(run.collect());
            }
            length = if length < 4 { length + 1 } else { length * 2 };
        }
        let plain = sets.len();
        for run in runs {
            for index in 0..plain {
                let set = &sets[index];
                sets.push(Self {
                    mark: set.mark,
                    lanes: set.lanes.clone(),
                    opens: Some(run.clone()),
                });
            }
        }
        sets
    }
}

/// What can have been handed over by when, of a set, in some waves.
pub(super) struct Supply {
    start_ms: u64,
    wanted: u64,
    wanted_calls: u64,
    /// Which account each of `lanes` is.
    used: Vec<usize>,
    lanes: Vec<Freed>,
    /// Ceilings that hold for all of them, whatever the account.
    caps: Vec<Freed>,
}

impl Supply {
    fn new(problem: &Problem, set: &Set, waves: &[(usize, u64)], latest_ms: u64) -> Self {
        let members: Vec<&super::Cohort> = problem
            .cohorts
            .iter()
            .filter(|cohort| {
                set.holds(cohort) && waves.iter().any(|(wave, _)| *wave == cohort.wave)
            })
            .collect();
        let largest =
            |lane: usize| members.iter().map(|cohort| cohort.largest[lane]).max().unwrap_or(0);
        let largest_of_all = (0..problem.lanes.len()).map(largest).max().unwrap_or(1).max(1);
        let wanted: u64 = members.iter().map(|cohort| cohort.recipients).sum();
        let mixes = members.iter().any(|cohort| cohort.mixes);
        let calls = |cohort: &&super::Cohort| {
            cohort.recipients.div_ceil(cohort.largest.iter().copied().max().unwrap_or(1).max(1))
        };
        let wanted_calls =
            if mixes { wanted.div_ceil(largest_of_all) } else { members.iter().map(calls).sum() };
        let parts: Vec<Part> = waves
            .iter()
            .map(|(wave, release_ms)| {
                let of_wave = members.iter().filter(|cohort| cohort.wave == *wave);
                let kinds: BTreeSet<usize> = of_wave.clone().map(|cohort| cohort.open).collect();
                Part {
                    release_ms: *release_ms,
                    messages: of_wave.map(|cohort| cohort.recipients).sum(),
                    open: any_open(kinds.iter().map(|kind| &problem.opens[*kind])),
                }
            })
            .filter(|part| part.messages > 0)
            .collect();
        let fewest_bytes =
            members.iter().map(|cohort| cohort.traits.message_bytes).min().unwrap_or(0);
        let traits = [Traits { mark: set.mark, message_bytes: fewest_bytes }];
        let used: Vec<usize> = (0..problem.lanes.len()).filter(|lane| largest(*lane) > 0).collect();
        let lanes = used
            .iter()
            .map(|index| {
                let lane = &problem.lanes[*index];
                Freed::new(problem, lane, largest(*index), &traits, &parts, latest_ms)
            })
            .collect();
        let quickest = |lane: &Lane| lane.latency.of(1);
        let call_ms = problem.lanes.iter().map(quickest).min().unwrap_or(0);
        let caps = problem
            .shared
            .iter()
            .filter(|cap| cap.rule.counts(set.mark))
            .map(|cap| {
                let lane = Lane {
                    rules: vec![cap.rule.clone()],
                    names: Vec::new(),
                    latency: Latency { call_ms, recipient_ms: 0 },
                    sizing: Sizing::Full,
                    open: None,
                    ramp: None,
                    most: u64::MAX,
                };
                Freed::new(problem, &lane, largest_of_all, &traits, &parts, latest_ms)
            })
            .collect();
        Self { start_ms: problem.start_ms, wanted, wanted_calls, used, lanes, caps }
    }

    /// What a wave's cohorts, or those with a mark, can take in a stretch of time in which all is
    /// open, with nothing spent before it.
    pub(super) fn fresh(problem: &Problem, wave: usize, mark: Option<u8>, length_ms: u64) -> Self {
        let mut fresh = problem.clone();
        fresh.opens = vec![None; problem.opens.len()];
        let shared = fresh.shared.iter_mut().map(|cap| &mut cap.rule);
        let own = fresh.lanes.iter_mut().flat_map(|lane| {
            lane.open = None;
            // Where the ramp stands by then is not known.
            if let Some(ramp) = lane.ramp.take() {
                lane.rules[ramp.rule].kind = Kind::InFlight { calls: u64::MAX };
            }
            lane.rules.iter_mut()
        });
        for rule in own.chain(shared) {
            if let Kind::Rate { used, .. } = &mut rule.kind {
                used.clear();
            }
        }
        let set = Set { mark, opens: None, lanes: None };
        Self::new(&fresh, &set, &[(wave, problem.start_ms)], problem.start_ms + length_ms)
    }

    /// Messages whose calls start in so many milliseconds, at most.
    pub(super) fn messages_in(&self, span_ms: u64) -> u64 {
        let all = self.lanes.iter().map(|lane| self.started_in(lane, span_ms));
        let all = all.fold(0, u64::saturating_add);
        self.caps.iter().map(|cap| self.started_in(cap, span_ms)).fold(all, u64::min)
    }

    /// The same through one account only.
    pub(super) fn messages_of(&self, lane: usize, span_ms: u64) -> u64 {
        let place = self.used.iter().position(|used| *used == lane);
        place.map_or(0, |place| self.started_in(&self.lanes[place], span_ms))
    }

    fn started_in(&self, freed: &Freed, span_ms: u64) -> u64 {
        // Answered when the last call that may start has been.
        freed.messages_by(self.start_ms + span_ms.saturating_sub(1) + freed.longest_ms())
    }

    /// Milliseconds after which so many can have been handed over.
    pub(super) fn ms_for(&self, messages: u64) -> u64 {
        let enough = |span_ms: u64| {
            let at_ms = self.start_ms + span_ms;
            let all = self
                .lanes
                .iter()
                .fold(0, |sum: u64, lane| sum.saturating_add(lane.messages_by(at_ms)));
            self.caps.iter().map(|cap| cap.messages_by(at_ms)).fold(all, u64::min) >= messages
        };
        let (mut too_short, mut long) = (0, 1u64 << 42);
        if enough(0) {
            return 0;
        }
        while too_short + 1 < long {
            let middle = too_short + (long - too_short) / 2;
            if enough(middle) { long = middle } else { too_short = middle }
        }
        long
    }

    fn suffices(&self, at_ms: u64) -> bool {
        let sum = |of: fn(&Freed, u64) -> u64| {
            self.lanes.iter().fold(0, |sum: u64, lane| sum.saturating_add(of(lane, at_ms)))
        };
        sum(Freed::messages_by) >= self.wanted
            && sum(Freed::calls_by) >= self.wanted_calls
            && self.caps.iter().all(|cap| {
                cap.messages_by(at_ms) >= self.wanted && cap.calls_by(at_ms) >= self.wanted_calls
            })
    }

    /// The earliest instant in `[known_ms, latest_ms]` by which it suffices, or `latest_ms`.
    fn earliest(&self, known_ms: u64, latest_ms: u64) -> u64 {
        if self.wanted == 0 || self.suffices(known_ms) {
            return known_ms;
        }
        let (mut too_early, mut enough) = (known_ms, latest_ms);
        while too_early + 1 < enough {
            let middle = too_early + (enough - too_early) / 2;
            if self.suffices(middle) {
                enough = middle;
            } else {
                too_early = middle;
            }
        }
        enough
    }
}

/// A wave's part of a set.
struct Part {
    release_ms: u64,
    messages: u64,
    open: Open,
}

/// An account freed of some of its rules.
struct Freed {
    start_ms: u64,
    largest: u64,
    latency: Latency,
    in_flight: Option<u64>,
    most: u64,
    /// Calls when nothing but rules on calls hold.
    calls: Started,
    /// Latency that each of those calls has at least.
    call_latency_ms: u64,
    /// Messages when nothing but rules on messages hold; `None`: no such rule.
    messages: Option<Started>,
}

impl Freed {
    fn new(
        problem: &Problem,
        lane: &Lane,
        largest: u64,
        traits: &[Traits],
        parts: &[Part],
        latest_ms: u64,
    ) -> Self {
        let counted = |rule: &&Rule| rule.counts(traits[0].mark);
        let per_message: Vec<Rule> = lane
            .rules
            .iter()
            .filter(counted)
            .filter(|rule| rule.counts_messages())
            .cloned()
            .collect();
        let in_flight = lane.rules.iter().filter(counted).find_map(|rule| match rule.kind {
            Kind::InFlight { calls } => Some(calls),
            Kind::Rate { .. } => None,
        });
        // Where every call takes equally long, calls in flight are one more window of calls; where
        // every call is one message, so is every message limit.
        let equally_long = lane.latency.recipient_ms == 0 || largest == 1;
        let holds = |rule: &&Rule| match rule.kind {
            Kind::InFlight { .. } => equally_long,
            Kind::Rate { .. } => largest == 1 || !rule.counts_messages(),
        };
        let per_call: Vec<Rule> =
            lane.rules.iter().filter(counted).filter(holds).cloned().collect();
        let call_latency_ms = lane.latency.of(1);
        let latency = Latency { call_ms: call_latency_ms, recipient_ms: 0 };
        let run = |rules: &[Rule], is_ramped: bool| {
            let ramp = lane.ramp.as_ref().filter(|_| is_ramped);
            // The ramp's rule is found again among those that are kept.
            let ramp = ramp.and_then(|ramp| {
                let rule = rules.iter().position(|rule| *rule == lane.rules[ramp.rule])?;
                Some((rule, ramp))
            });
            let mut pacer = Pacer::new(rules, traits, latency, problem.start_ms);
            let mut day = (0, 0, 0);
            for part in parts {
                let mut queue = [Queue::from([Item {
                    cohort: 0,
                    left: part.messages,
                    largest: 1,
                    sizing: Sizing::Full,
                }])];
                for (from_ms, until_ms) in
                    both_open(&part.open, &lane.open, part.release_ms, latest_ms.saturating_add(1))
                {
                    let mut from_ms = from_ms;
                    while from_ms < until_ms && !queue[0].is_empty() {
                        let period = (from_ms - problem.start_ms) / DAY_MS;
                        let mut end_ms = until_ms;
                        if let Some((rule, ramp)) = ramp {
                            if period != day.0 {
                                if pacer.sent() > day.1 {
                                    pacer.shift_limit(rule, ramp.step(day.2));
                                    day.2 += 1;
                                }
                                (day.0, day.1) = (period, pacer.sent());
                            }
                            if day.2 < ramp.caps.len() {
                                end_ms = end_ms.min(problem.start_ms + (period + 1) * DAY_MS);
                            }
                        }
                        let opening = Opening {
                            from_ms,
                            closed_before: None,
                            until_ms: end_ms,
                            answered_by_ms: u64::MAX,
                        };
                        pacer.fill(&mut queue, opening, u64::MAX);
                        from_ms = end_ms;
                    }
                }
            }
            Started::new(pacer.into_stretches())
        };
        let messages = (!per_message.is_empty() && largest > 1).then(|| run(&per_message, true));
        Self {
            start_ms: parts.first().map_or(problem.start_ms, |part| part.release_ms),
            largest,
            latency: lane.latency,
            in_flight: in_flight.filter(|_| !equally_long),
            most: lane.most,
            calls: run(&per_call, largest == 1),
            call_latency_ms,
            messages,
        }
    }

    /// Milliseconds that a full call takes.
    fn longest_ms(&self) -> u64 {
        self.latency.of(self.largest)
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
        let mut most = self.calls_by(at_ms).saturating_mul(self.largest).min(self.most);
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

    fn started(&self, started: &Started, at_ms: u64) -> u64 {
        at_ms.checked_sub(self.call_latency_ms).map_or(0, |by_ms| started.by(by_ms))
    }
}

/// How many calls of one message have started by when.
struct Started {
    stretches: Vec<Stretch>,
    /// Messages before each stretch.
    before: Vec<u64>,
}

impl Started {
    fn new(stretches: Vec<Stretch>) -> Self {
        let mut sum = 0;
        let before = stretches
            .iter()
            .map(|stretch| {
                sum += stretch.messages();
                sum - stretch.messages()
            })
            .collect();
        Self { stretches, before }
    }

    fn by(&self, at_ms: u64) -> u64 {
        let begun = self.stretches.partition_point(|stretch| stretch.at_ms <= at_ms);
        begun
            .checked_sub(1)
            .map_or(0, |last| self.before[last] + self.stretches[last].started_by(at_ms))
    }
}
