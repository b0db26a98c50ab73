//! Emits an account's calls at their earliest allowed instants.

use std::cell::Cell;

use super::rule::{Latency, Rule, Traits, signed};
use super::stretch::{Hold, Stretch, What, bit};

/// How the size of the next call is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sizing {
    /// Full chunks; smaller only where a cohort ends.
    Full,
    /// Full chunks, and a smaller one where a message limit has less left than that.
    Fill,
}

/// What is left to send to a cohort through this account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub cohort: usize,
    pub left: u64,
    /// Most recipients of a call, at most every message limit that counts it.
    pub largest: u64,
    pub sizing: Sizing,
}

impl Item {
    /// Recipients of the smallest call that may be made of it now, with `budget` messages to go.
    fn least(&self, budget: u64) -> u64 {
        match self.sizing {
            Sizing::Full => self.largest.min(self.left).min(budget),
            Sizing::Fill => 1,
        }
    }
}

/// Cohorts with the same mark, one after the other.
pub(crate) type Queue = std::collections::VecDeque<Item>;

/// When calls may start, and by when they must be answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Opening {
    pub from_ms: u64,
    /// Why no call started before, where one that starts at `from_ms` might have.
    pub closed_before: Option<u8>,
    /// Exclusive.
    pub until_ms: u64,
    /// Inclusive.
    pub answered_by_ms: u64,
}

/// Longest pattern, in stretches, that is looked for.
const LONGEST_PATTERN: usize = 48;

/// What a rule has left, and how far its units have come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Meter {
    free: i64,
    /// How many of the rule's `used` entries have come back.
    used: usize,
    /// Bursts whose units have come back.
    released: u64,
}

/// Units that come back: when, how many, and the meter's counters after that.
#[derive(Clone, Copy, Debug)]
struct Release {
    at_ms: u64,
    units: i64,
    used: usize,
    released: u64,
}

/// A top-level stretch, and what stood after it.
#[derive(Clone, Debug)]
struct Past {
    stretch: Stretch,
    /// Bursts up to its end.
    up_to: u64,
    meters: Vec<Meter>,
}

/// A burst that could start.
#[derive(Clone, Debug)]
struct Start {
    at_ms: u64,
    held_by: Option<Hold>,
    meters: Vec<Meter>,
}

/// Emits an account's calls at their earliest allowed instants.
#[derive(Clone)]
pub(crate) struct Pacer<'a> {
    rules: &'a [Rule],
    traits: &'a [Traits],
    latency: Latency,
    now_ms: u64,
    meters: Vec<Meter>,
    /// Per rule, bursts `from..to` that it does not count: the walk over them is long.
    uncounted: Vec<Cell<(u64, u64)>>,
    past: Vec<Past>,
    /// Index into `past` of the first stretch since what is sent last changed.
    same_from: usize,
    sent: u64,
    bursts: u64,
    most_bursts: u64,
}

impl<'a> Pacer<'a> {
    /// `traits`: per cohort.
    pub(crate) fn new(
        rules: &'a [Rule],
        traits: &'a [Traits],
        latency: Latency,
        start_ms: u64,
    ) -> Self {
        let meter = |rule: &Rule| Meter { free: rule.free_at_first(), used: 0, released: 0 };
        Self {
            rules,
            traits,
            latency,
            now_ms: start_ms,
            meters: rules.iter().map(meter).collect(),
            uncounted: vec![Cell::default(); rules.len()],
            past: Vec::new(),
            same_from: 0,
            sent: 0,
            bursts: 0,
            most_bursts: u64::MAX,
        }
    }

    /// Messages sent so far.
    pub(crate) fn sent(&self) -> u64 {
        self.sent
    }

    /// Stops sending when so many bursts were emitted one by one.
    pub(crate) fn at_most(mut self, bursts: u64) -> Self {
        self.most_bursts = bursts;
        self
    }

    /// Goes on with so many bursts more, where it stopped because that were too many.
    pub(crate) fn go_on(&mut self, bursts: u64) {
        if self.gave_up() {
            self.most_bursts = self.bursts.saturating_add(bursts);
        }
    }

    /// Bursts that were emitted one by one: what it has cost.
    pub(crate) fn bursts(&self) -> u64 {
        self.bursts
    }

    /// Whether it stopped because that were too many.
    pub(crate) fn gave_up(&self) -> bool {
        self.bursts >= self.most_bursts
    }

    /// From now on the rule allows so many units more, or fewer.
    pub(crate) fn shift_limit(&mut self, rule: usize, more: i64) {
        if let Some(meter) = self.meters.get_mut(rule) {
            meter.free = meter.free.saturating_add(more);
            self.same_from = self.past.len();
        }
    }

    /// The stretches so far, in order of time.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.past.iter().map(|past| &past.stretch)
    }

    /// The stretches, in order of time.
    pub(crate) fn into_stretches(self) -> Vec<Stretch> {
        self.past.into_iter().map(|past| past.stretch).collect()
    }

    /// Sends what the queues hold, at most `most` messages: each call at the earliest instant any
    /// queue allows, the first queue first. What was sent is gone from the queues.
    pub(crate) fn fill(&mut self, queues: &mut [Queue], opening: Opening, most: u64) {
        self.same_from = self.past.len();
        let last_ms = self.now_ms;
        self.now_ms = self.now_ms.max(opening.from_ms);
        let mut is_closed = vec![false; queues.len()];
        let mut budget = most;
        while budget > 0 && !self.gave_up() {
            let Some((chosen, start)) = self.first_start(queues, &is_closed, budget, opening)
            else {
                break;
            };
            let Some(item) = queues[chosen].front_mut() else { break };
            let traits = self.traits[item.cohort];
            let before = std::mem::replace(&mut self.meters, start.meters);
            let full = item.largest.min(item.left).min(budget);
            let size = match item.sizing {
                Sizing::Full => full,
                Sizing::Fill => self.messages_free(start.at_ms, full, traits),
            };
            if start.at_ms.saturating_add(self.latency.of(size)) > opening.answered_by_ms {
                self.meters = before;
                is_closed[chosen] = true;
                continue;
            }
            let wanted = item.left.min(budget) / size;
            let calls = self.calls_free(start.at_ms, size, wanted, traits);
            item.left -= size * calls;
            let (cohort, is_done) = (item.cohort, item.left == 0);
            let opens = start.at_ms == opening.from_ms && last_ms < opening.from_ms;
            let closed = opening.closed_before.filter(|_| opens).map(Hold::Closed);
            let held_by = start.held_by.or(closed);
            self.emit(start.at_ms, cohort, size, calls, held_by);
            budget -= size * calls;
            if is_done {
                queues[chosen].pop_front();
                self.same_from = self.past.len();
                continue;
            }
            while let Some(before) = self.fold() {
                budget -= self.repeat(&before, queues, &is_closed, budget, opening);
            }
            for queue in queues.iter_mut() {
                if queue.front().is_some_and(|item| item.left == 0) {
                    queue.pop_front();
                    self.same_from = self.past.len();
                }
            }
        }
    }

    fn emit(&mut self, at_ms: u64, cohort: usize, size: u64, calls: u64, held_by: Option<Hold>) {
        let traits = self.traits[cohort];
        for (rule, meter) in self.rules.iter().zip(&mut self.meters) {
            meter.free -= signed(rule.cost(size, traits)).saturating_mul(signed(calls));
        }
        self.now_ms = at_ms;
        self.bursts += 1;
        self.sent += size * calls;
        self.past.push(Past {
            stretch: Stretch::burst(at_ms, (cohort, traits.mark), size, calls, held_by),
            up_to: self.past.last().map_or(0, |past| past.up_to) + 1,
            meters: self.meters.clone(),
        });
    }

    /// The queue whose first item can start earliest within the opening; the first of equals.
    fn first_start(
        &self,
        queues: &[Queue],
        is_closed: &[bool],
        budget: u64,
        opening: Opening,
    ) -> Option<(usize, Start)> {
        let mut first: Option<(usize, Start)> = None;
        for (index, queue) in queues.iter().enumerate() {
            let Some(item) = queue.front().filter(|_| !is_closed[index]) else { continue };
            let before_ms = first.as_ref().map_or(opening.until_ms, |(_, start)| start.at_ms);
            if let Some(start) = self.start(item, budget, before_ms) {
                if start.at_ms == self.now_ms {
                    return Some((index, start));
                }
                first = Some((index, start));
            }
        }
        first
    }

    /// When a call of the item can start, if before `before_ms`.
    fn start(&self, item: &Item, budget: u64, before_ms: u64) -> Option<Start> {
        let (least, traits) = (item.least(budget), self.traits[item.cohort]);
        let mut start = Start { at_ms: self.now_ms, held_by: None, meters: self.meters.clone() };
        if start.at_ms >= before_ms {
            return None;
        }
        for (index, rule) in self.rules.iter().enumerate() {
            let cost = signed(rule.cost(least, traits));
            while cost > 0 && start.meters[index].free < cost {
                let release = self.next_release(index, start.meters[index])?;
                if release.at_ms >= before_ms {
                    return None;
                }
                if release.at_ms > start.at_ms {
                    start.at_ms = release.at_ms;
                    start.held_by = Some(Hold::Rule(index));
                }
                take_back(&mut start.meters[index], release);
            }
        }
        Some(start)
    }

    /// Messages, up to `wanted`, that every message limit has free at `at_ms`.
    fn messages_free(&mut self, at_ms: u64, wanted: u64, traits: Traits) -> u64 {
        let mut size = wanted;
        for index in 0..self.rules.len() {
            let of_one = self.rules[index].cost(1, traits);
            if of_one > 0 && self.rules[index].counts_messages() {
                self.release_due(index, at_ms, of_one.saturating_mul(size));
                size = size.min(unsigned(self.meters[index].free) / of_one);
            }
        }
        size.max(1)
    }

    /// Calls of `size`, up to `wanted`, that every rule has free at `at_ms`.
    fn calls_free(&mut self, at_ms: u64, size: u64, wanted: u64, traits: Traits) -> u64 {
        let mut calls = wanted;
        for index in 0..self.rules.len() {
            let cost = self.rules[index].cost(size, traits);
            if cost > 0 {
                self.release_due(index, at_ms, cost.saturating_mul(calls));
                calls = calls.min(unsigned(self.meters[index].free) / cost);
            }
        }
        calls.max(1)
    }

    /// Takes back what is free by `at_ms`, until `needed` units are.
    fn release_due(&mut self, index: usize, at_ms: u64, needed: u64) {
        while self.meters[index].free < signed(needed) {
            match self.next_release(index, self.meters[index]) {
                Some(release) if release.at_ms <= at_ms => {
                    take_back(&mut self.meters[index], release);
                }
                _ => break,
            }
        }
    }

    /// The rule's next units that come back.
    fn next_release(&self, index: usize, meter: Meter) -> Option<Release> {
        let rule = &self.rules[index];
        if let Some((at_ms, units)) = rule.used().get(meter.used) {
            return Some(Release {
                at_ms: *at_ms,
                units: signed(*units),
                used: meter.used + 1,
                released: meter.released,
            });
        }
        let counted = rule.mark.map(|mark| bit(Some(mark)));
        let is_out = |stretch: &Stretch| counted.is_some_and(|bit| stretch.marks & bit == 0);
        let (from, to) = self.uncounted[index].get();
        let mut nth = if (from..to).contains(&meter.released) { to } else { meter.released };
        'top: loop {
            if nth > meter.released && meter.released == self.meters[index].released {
                self.uncounted[index].set((meter.released, nth));
            }
            let (past, inside) = self.past_of(nth)?;
            if is_out(&past.stretch) {
                nth = past.up_to;
                continue;
            }
            let (mut stretch, mut at_ms, mut inside) = (&past.stretch, past.stretch.at_ms, inside);
            while let What::Loop { body, period_ms, turns } = &stretch.what {
                let per_turn = stretch.bursts / turns;
                at_ms += inside / per_turn * period_ms;
                inside %= per_turn;
                stretch = part_of(body, &mut inside)?;
                if is_out(stretch) {
                    nth += stretch.bursts - inside;
                    continue 'top;
                }
                at_ms += stretch.at_ms;
            }
            let What::Burst { cohort, size, calls, .. } = stretch.what else {
                return None;
            };
            let cost = rule.cost(size, self.traits[cohort]);
            return Some(Release {
                at_ms: at_ms.saturating_add(rule.release_after(size, self.latency)),
                units: signed(cost).saturating_mul(signed(calls)),
                used: meter.used,
                released: nth + 1,
            });
        }
    }

    /// The top-level stretch that holds the burst before which `nth` others came, and how many of
    /// those it holds.
    fn past_of(&self, nth: u64) -> Option<(&Past, u64)> {
        let past = self.past.get(self.past.partition_point(|past| past.up_to <= nth))?;
        Some((past, nth - (past.up_to - past.stretch.bursts)))
    }

    /// Folds the last stretches into a loop where they repeat; the meters one period ago.
    fn fold(&mut self) -> Option<Vec<Meter>> {
        if let Some(turn) = self.one_more_turn() {
            let last = self.past.split_off(self.past.len() - turn).pop()?;
            let past = self.past.last_mut()?;
            past.stretch.add_turns(1);
            past.up_to = last.up_to;
            return Some(std::mem::replace(&mut past.meters, last.meters));
        }
        let own = self.past.len() - self.same_from;
        let length = (1..=LONGEST_PATTERN.min(own / 2)).find(|length| self.recurs(*length))?;
        let mut second = self.past.split_off(self.past.len() - length);
        let first = self.past.split_off(self.past.len() - length);
        let period_ms = second.first()?.stretch.at_ms - first.first()?.stretch.at_ms;
        let before = first.last()?.meters.clone();
        let last = second.pop()?;
        let body = first.into_iter().map(|past| past.stretch).collect();
        self.past.push(Past { stretch: Stretch::repeated(body, period_ms, 2), ..last });
        Some(before)
    }

    /// How many of the last stretches are one more turn of the loop before them.
    fn one_more_turn(&self) -> Option<usize> {
        let own = &self.past[self.same_from..];
        (1..=LONGEST_PATTERN.min(own.len().checked_sub(1)?)).find(|turn| {
            let (loops, last) = own.split_at(own.len() - turn);
            let Some(Past { stretch: Stretch { at_ms, what, .. }, .. }) = loops.last() else {
                return false;
            };
            let What::Loop { body, period_ms, turns } = what else {
                return false;
            };
            body.len() == *turn
                && body
                    .iter()
                    .zip(last)
                    .all(|(part, past)| part.is_shifted(&past.stretch, at_ms + turns * period_ms))
        })
    }

    /// Whether the last `length` stretches repeat those before them.
    fn recurs(&self, length: usize) -> bool {
        let (one, two) = self.past[self.past.len() - 2 * length..].split_at(length);
        let period_ms = two[0].stretch.at_ms - one[0].stretch.at_ms;
        period_ms > 0
            && one.iter().zip(two).all(|(one, two)| one.stretch.is_shifted(&two.stretch, period_ms))
    }

    /// Repeats the last loop as often as every rule and every queue certainly lets it; the messages
    /// added. `before`: the meters one period ago.
    fn repeat(
        &mut self,
        before: &[Meter],
        queues: &mut [Queue],
        is_closed: &[bool],
        budget: u64,
        opening: Opening,
    ) -> u64 {
        let Some(Past { stretch, .. }) = self.past.last() else {
            return 0;
        };
        let What::Loop { body, period_ms, turns } = &stretch.what else {
            return 0;
        };
        let (period_ms, turns) = (*period_ms, *turns);
        let messages = stretch.messages() / turns;
        let mut sums = Vec::new();
        for part in body {
            part.turn_of_each(1, &mut sums);
        }
        let last_ms = stretch.last_start_ms();
        let mut until_ms = opening.until_ms;
        // Between others' calls, the last and smaller one of the budget would find room sooner.
        let spare = queues.iter().filter_map(|queue| queue.front()).map(|item| item.largest).max();
        let spare = if queues.len() > 1 { spare.unwrap_or(0) } else { 0 };
        let mut more = budget.saturating_sub(spare) / messages;
        for (queue, is_closed) in queues.iter().zip(is_closed) {
            let Some(item) = queue.front() else { continue };
            match sums.iter().find(|(cohort, _)| *cohort == item.cohort) {
                // Between others' calls, its last and smaller one would find room sooner.
                Some((_, sum)) if sums.len() > 1 => {
                    more = more.min(item.left.saturating_sub(item.largest) / sum);
                }
                Some((_, sum)) => more = more.min(item.left / sum),
                None if *is_closed => {}
                // What waits for a rule of its own, or for units that the loop does not need, wants a
                // look when they come back; what had none to wait for in the whole last turn was
                // passed over, and will be.
                None => {
                    let own_ms = self.own_start_ms(item, budget, before);
                    if own_ms.saturating_add(period_ms) > self.now_ms {
                        until_ms = until_ms.min(own_ms);
                    }
                }
            }
        }
        let allowed = before
            .iter()
            .zip(&self.meters)
            .map(|(before, after)| self.turns_allowed(before, after, period_ms));
        more = allowed.fold(more, u64::min);
        let answered_ms = stretch.answered_ms(self.latency);
        more = more.min(opening.answered_by_ms.saturating_sub(answered_ms) / period_ms);
        more = more.min(until_ms.saturating_sub(last_ms + 1) / period_ms);
        if more == 0 {
            return 0;
        }
        for (before, after) in before.iter().zip(&mut self.meters) {
            if after.released == before.released {
                after.free -= (before.free - after.free).saturating_mul(signed(more));
            } else {
                after.released += more * (after.released - before.released);
            }
        }
        for item in queues.iter_mut().filter_map(|queue| queue.front_mut()) {
            if let Some((_, sum)) = sums.iter().find(|(cohort, _)| *cohort == item.cohort) {
                item.left -= sum * more;
            }
        }
        self.now_ms += more * period_ms;
        self.sent += messages * more;
        if let Some(past) = self.past.last_mut() {
            let bursts = past.stretch.bursts / turns;
            past.stretch.add_turns(more);
            past.up_to += bursts * more;
            past.meters.clone_from(&self.meters);
        }
        messages * more
    }

    /// When the rules let the item start that may not go on as in the last turn: those that count
    /// not every call, and those of which the loop did not need back all that came.
    fn own_start_ms(&self, item: &Item, budget: u64, before: &[Meter]) -> u64 {
        let (least, traits) = (item.least(budget), self.traits[item.cohort]);
        let mut at_ms = 0;
        for (index, rule) in self.rules.iter().enumerate() {
            let meter = self.meters[index];
            let is_due = |release: Release| release.at_ms <= self.now_ms;
            let goes_on = rule.mark.is_none()
                && before[index].released != meter.released
                && !self.next_release(index, meter).is_some_and(is_due);
            if goes_on {
                continue;
            }
            let cost = signed(rule.cost(least, traits));
            let mut meter = self.meters[index];
            while cost > 0 && meter.free < cost {
                let Some(release) = self.next_release(index, meter) else { return u64::MAX };
                at_ms = at_ms.max(release.at_ms);
                take_back(&mut meter, release);
            }
        }
        at_ms
    }

    /// How many more periods a rule behaves as in the last one, given its meters around it.
    fn turns_allowed(&self, before: &Meter, after: &Meter, period_ms: u64) -> u64 {
        if before.used != after.used {
            return 0;
        }
        if before.released == after.released {
            // Nothing was needed back: what is free lasts so many periods.
            return match before.free - after.free {
                0 => u64::MAX,
                taken => unsigned(after.free) / unsigned(taken).max(1),
            };
        }
        if before.free != after.free {
            return 0;
        }
        // As much came back as was taken. It goes on so while the history repeats in step.
        let step = after.released - before.released;
        let Some((past, mut nth)) = self.past_of(before.released) else {
            return 0;
        };
        let mut stretch = &past.stretch;
        let mut is_last = Some(past.up_to) == self.past.last().map(|past| past.up_to);
        let mut most = 0;
        while let What::Loop { body, period_ms: every_ms, turns } = &stretch.what {
            let per_turn = stretch.bursts / turns;
            if step.is_multiple_of(per_turn) && step / per_turn * every_ms == period_ms {
                if is_last {
                    return u64::MAX;
                }
                // What followed the last turn may have started together with it, so that more comes
                // back then: that turn is not repeated unseen.
                let turns = (stretch.bursts - nth).saturating_sub(step) / step;
                most = most.max(turns.saturating_sub(1));
            }
            nth %= per_turn;
            is_last = false;
            let Some(part) = part_of(body, &mut nth) else {
                return most;
            };
            stretch = part;
        }
        most
    }
}

fn take_back(meter: &mut Meter, release: Release) {
    meter.free = meter.free.saturating_add(release.units);
    meter.used = release.used;
    meter.released = release.released;
}

fn unsigned(units: i64) -> u64 {
    u64::try_from(units).unwrap_or(0)
}

/// The part that holds the burst before which `nth` others came; `nth` becomes how many of those
/// it holds.
fn part_of<'a>(body: &'a [Stretch], nth: &mut u64) -> Option<&'a Stretch> {
    body.iter().find(|part| {
        let inside = *nth < part.bursts;
        if !inside {
            *nth -= part.bursts;
        }
        inside
    })
}
