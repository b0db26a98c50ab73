//! A stretch of an account's calls: bursts, and loops of bursts.

use super::rule::Latency;

/// A stretch of an account's calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Absolute at the top; within a loop after the start of its turn.
    pub at_ms: u64,
    pub what: What,
    pub(super) bursts: u64,
    messages: u64,
    /// One bit per mark of its calls; calls without one set the last.
    pub(super) marks: u128,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// `calls` calls with `size` recipients of `cohort` each, started together.
    Burst { cohort: usize, size: u64, calls: u64, held_by: Option<Hold> },
    /// The same every `period_ms`, `turns` times.
    Loop { body: Vec<Stretch>, period_ms: u64, turns: u64 },
}

/// What held a burst back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// Index of the rule.
    Rule(usize),
    /// Nothing was open before: the reason as the scheduler numbers them.
    Closed(u8),
}

/// The bit of a mark.
pub(super) fn bit(mark: Option<u8>) -> u128 {
    1 << mark.unwrap_or(127).min(127)
}

/// A stretch under its loops: outermost first, each how often and how far apart.
pub(crate) type Loops = Vec<(u64, u64)>;

/// A burst on the clock, as [`Stretch::for_each_burst`] tells it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Burst {
    pub start_ms: u64,
    pub cohort: usize,
    pub size: u64,
    pub calls: u64,
}

impl Stretch {
    pub(super) fn burst(
        at_ms: u64,
        (cohort, mark): (usize, Option<u8>),
        size: u64,
        calls: u64,
        held_by: Option<Hold>,
    ) -> Self {
        Self {
            at_ms,
            what: What::Burst { cohort, size, calls, held_by },
            bursts: 1,
            messages: size * calls,
            marks: bit(mark),
        }
    }

    pub(super) fn repeated(body: Vec<Self>, period_ms: u64, turns: u64) -> Self {
        let at_ms = body.first().map_or(0, |first| first.at_ms);
        let bursts = body.iter().map(|part| part.bursts).sum::<u64>() * turns;
        let messages = body.iter().map(|part| part.messages).sum::<u64>() * turns;
        let marks = body.iter().fold(0, |marks, part| marks | part.marks);
        let body =
            body.into_iter().map(|part| Self { at_ms: part.at_ms - at_ms, ..part }).collect();
        Self { at_ms, what: What::Loop { body, period_ms, turns }, bursts, messages, marks }
    }

    pub(super) fn add_turns(&mut self, more: u64) {
        if let What::Loop { turns, .. } = &mut self.what {
            self.bursts += self.bursts / *turns * more;
            self.messages += self.messages / *turns * more;
            *turns += more;
        }
    }

    pub(super) fn is_shifted(&self, other: &Self, by_ms: u64) -> bool {
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

    /// Calls `each` with the bursts in it, in order of their first start, and the loops around them.
    pub(crate) fn for_each_burst(&self, each: &mut impl FnMut(Burst, &Loops)) {
        self.visit(0, &mut Vec::new(), each);
    }

    fn visit(&self, from_ms: u64, loops: &mut Loops, each: &mut impl FnMut(Burst, &Loops)) {
        let at_ms = from_ms + self.at_ms;
        match &self.what {
            What::Burst { cohort, size, calls, .. } => {
                each(Burst { start_ms: at_ms, cohort: *cohort, size: *size, calls: *calls }, loops)
            }
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

    /// Messages in it whose calls start at or before `at_ms`.
    pub(crate) fn started_by(&self, at_ms: u64) -> u64 {
        let Some(since_ms) = at_ms.checked_sub(self.at_ms) else {
            return 0;
        };
        match &self.what {
            What::Burst { .. } => self.messages,
            What::Loop { body, period_ms, turns } => {
                let begun = (since_ms / period_ms).min(turns - 1);
                let turn =
                    |since_ms: u64| body.iter().map(|part| part.started_by(since_ms)).sum::<u64>();
                begun * turn(*period_ms) + turn(since_ms - begun * period_ms)
            }
        }
    }

    /// Adds up the messages of each cohort in one turn of a loop.
    pub(super) fn turn_of_each(&self, times: u64, sums: &mut Vec<(usize, u64)>) {
        match &self.what {
            What::Burst { cohort, .. } => {
                match sums.iter_mut().find(|(other, _)| other == cohort) {
                    Some((_, sum)) => *sum += self.messages * times,
                    None => sums.push((*cohort, self.messages * times)),
                }
            }
            What::Loop { body, turns, .. } => {
                for part in body {
                    part.turn_of_each(times * turns, sums);
                }
            }
        }
    }
}
