//! What the calls of an account waited for.

use crate::throttle::{Hold, Stretch, What};

/// How long something held calls back, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub by: Hold,
    pub waited_ms: u64,
    pub from_ms: u64,
    pub to_ms: u64,
}

/// What held the calls of an account back, longest first.
pub(crate) fn held<'a>(stretches: impl Iterator<Item = &'a Stretch>, start_ms: u64) -> Vec<Held> {
    let mut tally = Tally { previous_ms: start_ms, held: Vec::new() };
    for stretch in stretches {
        tally.add(stretch, 0, 1, 0);
    }
    tally.held.sort_by_key(|held| std::cmp::Reverse(held.waited_ms));
    tally.held
}

struct Tally {
    /// Start of the burst before.
    previous_ms: u64,
    held: Vec<Held>,
}

impl Tally {
    /// `times`: how many turns of outer loops this one stands for; the last of them is `until_ms`
    /// later.
    fn add(&mut self, stretch: &Stretch, from_ms: u64, times: u64, until_ms: u64) {
        let at_ms = from_ms + stretch.at_ms;
        match &stretch.what {
            What::Burst { held_by, .. } => {
                if let Some(by) = held_by {
                    self.wait(Held {
                        by: *by,
                        waited_ms: at_ms.saturating_sub(self.previous_ms) * times,
                        from_ms: self.previous_ms,
                        to_ms: at_ms + until_ms,
                    });
                }
                self.previous_ms = at_ms;
            }
            What::Loop { body, period_ms, turns } => {
                for part in body {
                    self.add(part, at_ms, times, until_ms);
                }
                // All later turns wait as the second does.
                let later_ms = (turns - 2) * period_ms;
                for part in body {
                    let times = times * (turns - 1);
                    self.add(part, at_ms + period_ms, times, until_ms + later_ms);
                }
                self.previous_ms += later_ms;
            }
        }
    }

    fn wait(&mut self, more: Held) {
        match self.held.iter_mut().find(|held| held.by == more.by) {
            Some(held) => {
                held.waited_ms += more.waited_ms;
                held.from_ms = held.from_ms.min(more.from_ms);
                held.to_ms = held.to_ms.max(more.to_ms);
            }
            None => self.held.push(more),
        }
    }
}
