//! When to pause by itself: too many of an account's last messages were refused, or nobody knows.

use std::collections::VecDeque;

use crate::operator::Breaker;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_blows_at_its_share_and_not_before() {
        let mut fuse = Fuse::new(Breaker { percent: 10, of: 100 });
        assert_eq!(fuse.take([true; 5].into_iter()), None, "too few to say anything");
        assert_eq!(fuse.take([false; 95].into_iter()), None);
        assert_eq!(fuse.take([false; 50].into_iter()), None);
        assert_eq!(fuse.take([true; 9].into_iter()), None);
        assert!(fuse.take([true].into_iter()).is_some());
        assert_eq!(fuse.take([true].into_iter()), None, "somebody has looked");
    }
}
