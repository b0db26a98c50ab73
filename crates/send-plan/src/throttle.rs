//! One account's limits, and the earliest instants at which they let its calls start.
//!
//! Sending at each earliest allowed instant is optimal at every moment (DESIGN §6): the n-th call
//! of equal size can start no earlier in any legal schedule. [`Pacer`] computes exactly those
//! instants, and keeps them as repeated patterns: what it costs depends on how often the pattern
//! changes, not on how many calls there are.

use crate::campaign::Unit;

/// What holds calls back. `Rate`: at most `limit` units in any `(t - span_ms, t]`, `used` of them
/// spent at the start. `InFlight`: at most `calls` calls between their start and their answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    Rate { unit: Unit, limit: u64, span_ms: u64, used: u64 },
    InFlight { calls: u64, latency: Latency },
}

/// How long a call takes from its start to its answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Latency {
    pub call_ms: u64,
    pub recipient_ms: u64,
}

impl Latency {
    /// Milliseconds a call with `size` recipients takes.
    pub(crate) fn of(self, size: u64) -> u64 {
        self.call_ms.saturating_add(self.recipient_ms.saturating_mul(size))
    }
}

impl Rule {
    fn capacity(&self) -> u64 {
        match self {
            Self::Rate { limit, used, .. } => limit.saturating_sub(*used),
            Self::InFlight { calls, .. } => *calls,
        }
    }

    /// Units one call with `size` recipients takes.
    fn cost(&self, size: u64) -> u64 {
        match self {
            Self::Rate { unit: Unit::Messages, .. } => size,
            Self::Rate { .. } | Self::InFlight { .. } => 1,
        }
    }

    /// Milliseconds after which what a call took is free again.
    fn release_after(&self, size: u64) -> u64 {
        match self {
            Self::Rate { span_ms, .. } => *span_ms,
            Self::InFlight { latency, .. } => latency.of(size),
        }
    }

    pub(crate) fn counts_messages(&self) -> bool {
        matches!(self, Self::Rate { unit: Unit::Messages, .. })
    }
}

/// How the size of the next call is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sizing {
    /// Full chunks; smaller only where a cohort ends.
    Full,
    /// Full chunks, and a smaller one where a message limit has less left than that.
    Fill,
}

/// A stretch of an account's calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Absolute at the top; within a loop after the start of its turn.
    pub at_ms: u64,
    pub what: What,
    bursts: u64,
    messages: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// `calls` calls with `size` recipients each, started together; `held_by`: index of the rule
    /// that held them back, if one did.
    Burst { size: u64, calls: u64, held_by: Option<usize> },
    /// The same every `period_ms`, `turns` times.
    Loop { body: Vec<Stretch>, period_ms: u64, turns: u64 },
}

impl Stretch {
    fn burst(at_ms: u64, size: u64, calls: u64, held_by: Option<usize>) -> Self {
        Self {
            at_ms,
            what: What::Burst { size, calls, held_by },
            bursts: 1,
            messages: size * calls,
        }
    }

    fn repeated(body: Vec<Self>, period_ms: u64, turns: u64) -> Self {
        let at_ms = body.first().map_or(0, |first| first.at_ms);
        let bursts = body.iter().map(|part| part.bursts).sum::<u64>() * turns;
        let messages = body.iter().map(|part| part.messages).sum::<u64>() * turns;
        let body =
            body.into_iter().map(|part| Self { at_ms: part.at_ms - at_ms, ..part }).collect();
        Self { at_ms, what: What::Loop { body, period_ms, turns }, bursts, messages }
    }

    fn add_turns(&mut self, more: u64) {
        if let What::Loop { turns, .. } = &mut self.what {
            self.bursts += self.bursts / *turns * more;
            self.messages += self.messages / *turns * more;
            *turns += more;
        }
    }

    fn is_shifted(&self, other: &Self, by_ms: u64) -> bool {
        self.at_ms + by_ms == other.at_ms && self.what == other.what
    }

    /// When the last call in it has been answered, on the same clock as `at_ms`.
    pub(crate) fn answered_ms(&self, latency: Latency) -> u64 {
        let after = match &self.what {
            What::Burst { size, .. } => latency.of(*size),
            What::Loop { body, period_ms, turns } => {
                let turn = body.iter().map(|part| part.answered_ms(latency)).max().unwrap_or(0);
                turn.saturating_add((turns - 1) * period_ms)
            }
        };
        self.at_ms.saturating_add(after)
    }
}

/// A stretch under its loops: outermost first, each how often and how far apart.
pub(crate) type Loops = Vec<(u64, u64)>;

impl Stretch {
    /// Calls `each` with the bursts in it, in order of their first start: the start, the size, the
    /// calls, and the loops around them.
    pub(crate) fn for_each_burst(&self, each: &mut impl FnMut(u64, u64, u64, &Loops)) {
        self.visit(0, &mut Vec::new(), each);
    }

    fn visit(&self, from_ms: u64, loops: &mut Loops, each: &mut impl FnMut(u64, u64, u64, &Loops)) {
        let at_ms = from_ms + self.at_ms;
        match &self.what {
            What::Burst { size, calls, .. } => each(at_ms, *size, *calls, loops),
            What::Loop { body, period_ms, turns } => {
                loops.push((*turns, *period_ms));
                for part in body {
                    part.visit(at_ms, loops, each);
                }
                loops.pop();
            }
        }
    }

    /// Messages in it.
    pub(crate) fn messages(&self) -> u64 {
        self.messages
    }

    /// Start of its last burst, on the same clock as `at_ms`.
    pub(crate) fn last_start_ms(&self) -> u64 {
        self.at_ms
            + match &self.what {
                What::Burst { .. } => 0,
                What::Loop { body, period_ms, turns } => {
                    body.last().map_or(0, Stretch::last_start_ms) + (turns - 1) * period_ms
                }
            }
    }

    /// Calls in it that start at or before `at_ms`.
    pub(crate) fn calls_started_by(&self, at_ms: u64) -> u64 {
        let Some(since_ms) = at_ms.checked_sub(self.at_ms) else {
            return 0;
        };
        match &self.what {
            What::Burst { calls, .. } => *calls,
            What::Loop { body, period_ms, turns } => {
                let begun = (since_ms / period_ms).min(turns - 1);
                let turn = |since_ms: u64| {
                    body.iter().map(|part| part.calls_started_by(since_ms)).sum::<u64>()
                };
                begun * turn(*period_ms) + turn(since_ms - begun * period_ms)
            }
        }
    }
}

/// Longest pattern, in stretches, that is looked for.
const LONGEST_PATTERN: usize = 48;

/// What a rule has left, and how far its units have come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Meter {
    free: u64,
    /// Quota used before the start that has not come back yet: when and how much.
    used: Option<(u64, u64)>,
    /// Bursts whose units have come back.
    released: u64,
}

/// A top-level stretch, and what stood after it.
#[derive(Clone, Debug)]
struct Past {
    stretch: Stretch,
    cohort: usize,
    /// Bursts up to its end.
    up_to: u64,
    meters: Vec<Meter>,
}

/// Emits an account's calls at their earliest allowed instants.
pub(crate) struct Pacer<'a> {
    rules: &'a [Rule],
    largest: u64,
    sizing: Sizing,
    latency: Latency,
    now_ms: u64,
    meters: Vec<Meter>,
    past: Vec<Past>,
    /// Index into `past` of the current cohort's first stretch.
    cohort_from: usize,
}

impl<'a> Pacer<'a> {
    /// `largest`: most recipients of a call, at most every message limit of `rules`.
    pub(crate) fn new(
        rules: &'a [Rule],
        largest: u64,
        sizing: Sizing,
        latency: Latency,
        start_ms: u64,
    ) -> Self {
        let meters = rules
            .iter()
            .map(|rule| Meter {
                free: rule.capacity(),
                used: match rule {
                    Rule::Rate { used, span_ms, .. } if *used > 0 => {
                        Some((start_ms + span_ms, *used))
                    }
                    _ => None,
                },
                released: 0,
            })
            .collect();
        Self {
            rules,
            largest,
            sizing,
            latency,
            now_ms: start_ms,
            meters,
            past: Vec::new(),
            cohort_from: 0,
        }
    }

    /// Sends up to `wanted` messages to `cohort` in calls answered by `until_ms`; how many were.
    pub(crate) fn send(&mut self, cohort: usize, wanted: u64, until_ms: u64) -> u64 {
        self.cohort_from = self.past.len();
        let mut left = wanted;
        while left > 0 {
            let sent = self.burst(cohort, left, until_ms);
            if sent == 0 {
                break;
            }
            left -= sent;
            while let Some(before) = self.fold() {
                left -= self.repeat(&before, left, until_ms);
            }
        }
        wanted - left
    }

    /// The cohorts with their stretches, in order of time.
    pub(crate) fn into_stretches(self) -> Vec<(usize, Stretch)> {
        self.past.into_iter().map(|past| (past.cohort, past.stretch)).collect()
    }

    /// One burst at the next allowed instant; the messages it carries, 0 if it would end too late.
    fn burst(&mut self, cohort: usize, left: u64, until_ms: u64) -> u64 {
        let full = self.largest.min(left);
        let least = match self.sizing {
            Sizing::Full => full,
            Sizing::Fill => 1,
        };
        let before = self.meters.clone();
        let mut at = self.now_ms;
        let mut held_by = None;
        for index in 0..self.rules.len() {
            while self.meters[index].free < self.rules[index].cost(least) {
                let Some((free_at, units)) = self.next_release(index) else {
                    self.meters = before;
                    return 0;
                };
                if free_at > at {
                    at = free_at;
                    held_by = Some(index);
                }
                self.release(index, units);
            }
        }
        let size = match self.sizing {
            Sizing::Full => full,
            Sizing::Fill => self.messages_free(at, full),
        };
        if at.saturating_add(self.latency.of(size)) > until_ms {
            self.meters = before;
            return 0;
        }
        let calls = self.calls_free(at, size, left / size);
        for (rule, meter) in self.rules.iter().zip(&mut self.meters) {
            meter.free -= rule.cost(size) * calls;
        }
        self.now_ms = at;
        self.past.push(Past {
            stretch: Stretch::burst(at, size, calls, held_by),
            cohort,
            up_to: self.past.last().map_or(0, |past| past.up_to) + 1,
            meters: self.meters.clone(),
        });
        size * calls
    }

    /// Messages, up to `wanted`, that every message limit has free at `at`.
    fn messages_free(&mut self, at: u64, wanted: u64) -> u64 {
        let mut size = wanted;
        for index in 0..self.rules.len() {
            if self.rules[index].counts_messages() {
                self.release_due(index, at, size);
                size = size.min(self.meters[index].free);
            }
        }
        size
    }

    /// Calls of `size`, up to `wanted`, that every rule has free at `at`.
    fn calls_free(&mut self, at: u64, size: u64, wanted: u64) -> u64 {
        let mut calls = wanted;
        for index in 0..self.rules.len() {
            let cost = self.rules[index].cost(size);
            self.release_due(index, at, cost.saturating_mul(calls));
            calls = calls.min(self.meters[index].free / cost);
        }
        calls
    }

    /// Takes back what is free by `at`, until `needed` units are.
    fn release_due(&mut self, index: usize, at: u64, needed: u64) {
        while self.meters[index].free < needed {
            match self.next_release(index) {
                Some((free_at, units)) if free_at <= at => self.release(index, units),
                _ => break,
            }
        }
    }

    /// When the rule's next units come back, and how many.
    fn next_release(&self, index: usize) -> Option<(u64, u64)> {
        let meter = &self.meters[index];
        if meter.used.is_some() {
            return meter.used;
        }
        let (past, mut nth) = self.past_of(meter.released)?;
        let mut stretch = &past.stretch;
        let mut at = stretch.at_ms;
        while let What::Loop { body, period_ms, turns } = &stretch.what {
            let per_turn = stretch.bursts / turns;
            at += nth / per_turn * period_ms;
            nth %= per_turn;
            stretch = part_of(body, &mut nth)?;
            at += stretch.at_ms;
        }
        let What::Burst { size, calls, .. } = stretch.what else {
            return None;
        };
        let rule = &self.rules[index];
        Some((at.saturating_add(rule.release_after(size)), rule.cost(size) * calls))
    }

    /// The top-level stretch that holds the burst before which `nth` others came, and how many of
    /// those it holds.
    fn past_of(&self, nth: u64) -> Option<(&Past, u64)> {
        let past = self.past.get(self.past.partition_point(|past| past.up_to <= nth))?;
        Some((past, nth - (past.up_to - past.stretch.bursts)))
    }

    fn release(&mut self, index: usize, units: u64) {
        let meter = &mut self.meters[index];
        meter.free += units;
        if meter.used.take().is_none() {
            meter.released += 1;
        }
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
        let own = self.past.len() - self.cohort_from;
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
        let own = &self.past[self.cohort_from..];
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

    /// Repeats the last loop as often as every rule certainly lets it; the messages added.
    /// `before`: the meters one period ago.
    fn repeat(&mut self, before: &[Meter], left: u64, until_ms: u64) -> u64 {
        let Some(Past { stretch, .. }) = self.past.last() else {
            return 0;
        };
        let What::Loop { period_ms, turns, .. } = stretch.what else {
            return 0;
        };
        let messages = stretch.messages / turns;
        let answered_ms = stretch.answered_ms(self.latency);
        let allowed = before
            .iter()
            .zip(&self.meters)
            .map(|(before, after)| self.turns_allowed(before, after, period_ms))
            .min()
            .unwrap_or(u64::MAX);
        let more =
            allowed.min(left / messages).min(until_ms.saturating_sub(answered_ms) / period_ms);
        if more == 0 {
            return 0;
        }
        for (before, after) in before.iter().zip(&mut self.meters) {
            if after.released == before.released {
                after.free -= (before.free - after.free) * more;
            } else {
                after.released += more * (after.released - before.released);
            }
        }
        self.now_ms += more * period_ms;
        if let Some(past) = self.past.last_mut() {
            let bursts = past.stretch.bursts / turns;
            past.stretch.add_turns(more);
            past.up_to += bursts * more;
            past.meters = self.meters.clone();
        }
        messages * more
    }

    /// How many more periods a rule behaves as in the last one, given its meters around it.
    fn turns_allowed(&self, before: &Meter, after: &Meter, period_ms: u64) -> u64 {
        if before.used != after.used {
            return 0;
        }
        if before.released == after.released {
            // Nothing was needed back: what is free lasts so many periods.
            return after.free / (before.free - after.free).max(1);
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
                most = most.max((stretch.bursts - nth).saturating_sub(step) / step);
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same instants by brute force: every call looks back at all calls before it.
    fn one_by_one(
        rules: &[Rule],
        largest: u64,
        sizing: Sizing,
        latency: Latency,
        cohorts: &[u64],
        until_ms: u64,
    ) -> Vec<(u64, usize, u64)> {
        let mut calls: Vec<(u64, usize, u64)> = Vec::new();
        let mut at = 0;
        for (cohort, recipients) in cohorts.iter().enumerate() {
            let mut left = *recipients;
            'next: while left > 0 {
                let full = largest.min(left);
                loop {
                    let room = |unit_is_messages: bool| {
                        rules
                            .iter()
                            .filter(|rule| rule.counts_messages() == unit_is_messages)
                            .map(|rule| room_at(rule, &calls, at))
                            .min()
                            .unwrap_or(u64::MAX)
                    };
                    let size = match sizing {
                        Sizing::Full => full,
                        Sizing::Fill => full.min(room(true)),
                    };
                    if size > 0 && room(true) >= size && room(false) >= 1 {
                        if at + latency.of(size) > until_ms {
                            return calls;
                        }
                        calls.push((at, cohort, size));
                        left -= size;
                        continue 'next;
                    }
                    at += 1;
                    if at > until_ms {
                        return calls;
                    }
                }
            }
        }
        calls
    }

    fn room_at(rule: &Rule, calls: &[(u64, usize, u64)], at: u64) -> u64 {
        match rule {
            Rule::Rate { limit, span_ms, used, .. } => {
                let mut taken = if at < *span_ms { *used } else { 0 };
                for (start, _, size) in calls.iter().rev() {
                    if start + span_ms > at {
                        taken += rule.cost(*size);
                    }
                }
                limit.saturating_sub(taken)
            }
            Rule::InFlight { calls: most, latency } => {
                // Call n starts no earlier than the answer of call n - most (DESIGN §6).
                let Some(index) = calls.len().checked_sub(*most as usize) else {
                    return 1;
                };
                let answered =
                    calls[..=index].iter().all(|(start, _, size)| start + latency.of(*size) <= at);
                u64::from(answered)
            }
        }
    }

    fn unfolded(
        cohort: usize,
        from_ms: u64,
        stretch: &Stretch,
        calls: &mut Vec<(u64, usize, u64)>,
    ) {
        let at = from_ms + stretch.at_ms;
        match &stretch.what {
            What::Burst { size, calls: count, .. } => {
                calls.extend((0..*count).map(|_| (at, cohort, *size)));
            }
            What::Loop { body, period_ms, turns } => {
                for turn in 0..*turns {
                    for part in body {
                        unfolded(cohort, at + turn * period_ms, part, calls);
                    }
                }
            }
        }
    }

    fn rules() -> impl Strategy<Value = Vec<Rule>> {
        let rate = (any::<bool>(), 1u64..40, 1u64..60, 0u64..40).prop_map(
            |(messages, limit, span_ms, used)| Rule::Rate {
                unit: if messages { Unit::Messages } else { Unit::Calls },
                limit,
                span_ms,
                used: used.saturating_sub(20).min(limit),
            },
        );
        let long = (any::<bool>(), 20u64..120, 100u64..700, Just(0u64)).prop_map(
            |(messages, limit, span_ms, used)| Rule::Rate {
                unit: if messages { Unit::Messages } else { Unit::Calls },
                limit,
                span_ms,
                used,
            },
        );
        let in_flight = (1u64..5, 1u64..30, 0u64..4).prop_map(|(calls, call_ms, recipient_ms)| {
            Rule::InFlight { calls, latency: Latency { call_ms, recipient_ms } }
        });
        (
            proptest::collection::vec(rate, 0..3),
            proptest::collection::vec(long, 0..2),
            proptest::option::of(in_flight),
        )
            .prop_map(|(rates, long, in_flight)| {
                rates.into_iter().chain(long).chain(in_flight).collect()
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn starts_are_the_earliest_allowed_one_by_one(
            rules in rules(),
            largest in 1u64..12,
            fill in any::<bool>(),
            cohorts in proptest::collection::vec(1u64..900, 1..3),
            until_ms in 1u64..6000,
        ) {
            let largest = rules
                .iter()
                .filter(|rule| rule.counts_messages())
                .map(|rule| match rule { Rule::Rate { limit, .. } => *limit, Rule::InFlight { .. } => u64::MAX })
                .fold(largest, u64::min);
            let latency = rules
                .iter()
                .find_map(|rule| match rule { Rule::InFlight { latency, .. } => Some(*latency), Rule::Rate { .. } => None })
                .unwrap_or_default();
            let sizing = if fill { Sizing::Fill } else { Sizing::Full };
            let mut pacer = Pacer::new(&rules, largest, sizing, latency, 0);
            for (cohort, recipients) in cohorts.iter().enumerate() {
                if pacer.send(cohort, *recipients, until_ms) < *recipients {
                    break;
                }
            }
            let expected = one_by_one(&rules, largest, sizing, latency, &cohorts, until_ms);
            let mut calls = Vec::new();
            for (cohort, stretch) in pacer.into_stretches() {
                unfolded(cohort, 0, &stretch, &mut calls);
            }
            prop_assert_eq!(calls, expected);
        }
    }

    #[test]
    fn work_does_not_grow_with_recipients() {
        let rules = [
            Rule::Rate { unit: Unit::Messages, limit: 14, span_ms: 1_000, used: 0 },
            Rule::Rate { unit: Unit::Messages, limit: 50_000_000, span_ms: 86_400_000, used: 0 },
            Rule::InFlight { calls: 3, latency: Latency { call_ms: 120, recipient_ms: 0 } },
        ];
        let mut pacer = Pacer::new(&rules, 1, Sizing::Full, Latency::default(), 0);
        assert_eq!(pacer.send(0, 1_000_000_000, u64::MAX), 1_000_000_000);
        assert!(pacer.into_stretches().len() < 100);
    }
}
