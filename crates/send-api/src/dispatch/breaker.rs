//! When to pause by itself: too many of an account's last messages were refused, or nobody knows; or too
//! many of those that it handed over came back.

use std::collections::VecDeque;

use crate::operator::Breaker;
use crate::store::bounces::CameBack;

/// Fewer messages than this say nothing.
pub(crate) const FEWEST: usize = 20;

/// Looks at one account's last messages.
pub struct Fuse {
    breaker: Breaker,
    last: VecDeque<bool>,
    failed: usize,
}

impl Fuse {
    /// With nothing seen yet.
    pub fn new(breaker: Breaker) -> Self {
        Self { breaker, last: VecDeque::new(), failed: 0 }
    }

    /// Takes messages' outcomes, `true`: failed; why to pause, where there is reason to. It begins
    /// anew then: whoever resumes has looked.
    pub fn take(&mut self, outcomes: impl Iterator<Item = bool>) -> Option<String> {
        for failed in outcomes {
            self.last.push_back(failed);
            self.failed += usize::from(failed);
            if self.last.len() as u64 > self.breaker.of.max(1) {
                self.failed -= usize::from(self.last.pop_front().unwrap_or_default());
            }
        }
        let seen = self.last.len();
        let blown =
            seen >= FEWEST && self.failed as u64 * 100 >= self.breaker.percent * seen as u64;
        blown.then(|| {
            let failed = self.failed;
            *self = Self::new(self.breaker);
            format!("{failed} of the last {seen} messages were refused, or nobody knows")
        })
    }
}

/// As few say nothing of an account: somebody has left the firm.
const ONE: u64 = 1;

impl Breaker {
    /// Why to pause for what came back of an account's messages, where there is reason to, while it sends:
    /// the first few may be the worst.
    pub(super) fn looks_while_sending(self, account: &str, of: CameBack) -> Option<String> {
        self.looks(account, of, self.of)
    }

    /// The same at a gate: a canary is small, and all of it that came back so far is known.
    pub(super) fn looks_at_gate(self, account: &str, of: CameBack) -> Option<String> {
        self.looks(account, of, 1)
    }

    /// `fewest`: what came back of fewer counts as if it were of so many.
    fn looks(self, account: &str, of: CameBack, fewest: u64) -> Option<String> {
        let CameBack { accepted, hard_bounces, complaints } = of;
        let messages = accepted.max(fewest) as f64;
        let is_too_many =
            |count: u64, percent: f64| count > ONE && count as f64 * 100.0 >= percent * messages;
        let why = |count: u64, what: &str, percent: f64| {
            format!(
                "{count} {what} of {accepted} messages that the account {account:?} handed over; from \
                 {percent} % on the send pauses"
            )
        };
        if is_too_many(hard_bounces, self.hard_bounce_percent) {
            return Some(why(hard_bounces, "hard bounces", self.hard_bounce_percent));
        }
        is_too_many(complaints, self.complaint_percent)
            .then(|| why(complaints, "complaints", self.complaint_percent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_back_is_looked_at_by_its_share() {
        let breaker = Breaker::default();
        let of =
            |accepted, hard_bounces, complaints| CameBack { accepted, hard_bounces, complaints };
        let sending = |of| breaker.looks_while_sending("main", of).is_some();
        let gate = |of| breaker.looks_at_gate("main", of).is_some();
        for fine in
            [of(0, 0, 0), of(24_000, 1_199, 23), of(20, 9, 0), of(20, 1, 1), of(2_001, 0, 2)]
        {
            assert!(!sending(fine), "{fine:?}");
        }
        for much in [of(24_000, 1_200, 0), of(24_000, 0, 24), of(20, 10, 0), of(2_000, 0, 2)] {
            assert!(sending(much), "{much:?}");
        }
        assert!(gate(of(20, 2, 0)) && gate(of(40, 2, 0)) && gate(of(0, 2, 0)), "a canary is small");
        assert!(!gate(of(20, 1, 1)) && !gate(of(41, 2, 0)), "one says nothing, and two of many");
        let words = breaker.looks_while_sending("main", of(300, 18, 0)).unwrap_or_default();
        assert!(words.starts_with("18 hard bounces of 300 messages"), "{words}");
    }

    #[test]
    fn it_blows_at_its_share_and_not_before() {
        let mut fuse = Fuse::new(Breaker { percent: 10, of: 100, ..Breaker::default() });
        assert_eq!(fuse.take([true; 5].into_iter()), None, "too few to say anything");
        assert_eq!(fuse.take([false; 95].into_iter()), None);
        assert_eq!(fuse.take([false; 50].into_iter()), None);
        assert_eq!(fuse.take([true; 9].into_iter()), None);
        assert!(fuse.take([true].into_iter()).is_some());
        assert_eq!(fuse.take([true].into_iter()), None, "somebody has looked");
    }
}
