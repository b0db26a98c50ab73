//! How long to wait after a "not now": the call alone, or its whole account; and for a database that is
//! away.
//!
//! A provider that says when (`Retry-After`, RFC 9110 §10.2.3) speaks for the account. A 429 that says
//! nothing may count anything, such as one of many servers (RFC 6585 §4): it concerns its call alone,
//! until several come within a short span. So do AWS's SDKs: their standard mode delays the call that
//! was throttled, their adaptive mode new ones as well
//! (docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html, 2026-11).

use std::collections::VecDeque;
use std::time::Duration;

/// After the first "not now" that does not say when; doubled with each.
const FIRST_MS: u64 = 1_000;
/// Never longer than this.
const MOST_MS: u64 = 300_000;

/// So many "not now" …
const SEVERAL: usize = 3;
/// … of so many calls slow an account. One in a hundred at random comes to that once in some 6,000
/// calls.
const OF: usize = 20;

/// How long a call waits that was tried so often before.
pub fn back_off_ms(tries: u64) -> u64 {
    doubled_ms(FIRST_MS, tries)
}

/// So long, doubled so often.
pub fn doubled_ms(first_ms: u64, times: u64) -> u64 {
    (first_ms << times.min(10)).min(MOST_MS)
}

/// After a database's first failure; doubled with each.
const AWAY_FIRST: Duration = Duration::from_millis(50);
/// Never longer than this: it may be back.
const AWAY_MOST: Duration = Duration::from_secs(2);

/// Waits for a database that does not answer, or has no room: neither it nor the log is asked for more than
/// it has.
#[derive(Default)]
pub struct Away {
    times: u32,
}

impl Away {
    /// Waits, longer each time.
    pub async fn wait(&mut self) {
        tokio::time::sleep(self.longer()).await;
    }

    /// How long to wait now: longer each time.
    pub fn longer(&mut self) -> Duration {
        let wait = AWAY_FIRST.saturating_mul(1 << self.times.min(10)).min(AWAY_MOST);
        self.times = self.times.saturating_add(1);
        wait
    }

    /// It has answered.
    pub fn is_back(&mut self) {
        self.times = 0;
    }
}

/// Whether an account is asked too much, by its last calls.
#[derive(Default)]
pub struct Slowing {
    /// Of the last calls, which were put off.
    last: VecDeque<bool>,
    /// How often the account was slowed since a call got through.
    times: u64,
    /// What left before then says nothing new: as in TCP, which slows down once for all that was under
    /// way (RFC 6582).
    since_ms: u64,
}

impl Slowing {
    /// Takes whether a call that left then was put off; until when its account is to wait, where there
    /// is reason to.
    pub fn take(&mut self, left_ms: u64, now_ms: u64, put_off: bool) -> Option<u64> {
        if left_ms < self.since_ms {
            return None;
        }
        if !put_off {
            self.times = 0;
        }
        if self.last.len() == OF {
            self.last.pop_front();
        }
        self.last.push_back(put_off);
        let is_too_much = self.last.iter().filter(|put_off| **put_off).count() >= SEVERAL;
        is_too_much.then(|| {
            self.since_ms = now_ms.saturating_add(back_off_ms(self.times));
            self.times += 1;
            self.last.clear();
            self.since_ms
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_stays_away_is_asked_less_and_less() {
        let mut away = Away::default();
        let waits: Vec<u128> = (0..9).map(|_| away.longer().as_millis()).collect();
        assert_eq!(waits, [50, 100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000]);
        away.times = u32::MAX;
        assert_eq!(away.longer(), AWAY_MOST);
        away.is_back();
        assert_eq!(away.longer(), AWAY_FIRST);
    }

    #[test]
    fn three_of_twenty_slow_an_account_and_fewer_do_not() {
        let mut slowing = Slowing::default();
        let mut take = |put_off: bool| slowing.take(0, 0, put_off);
        for _ in 0..9 {
            assert_eq!(take(true), None);
            assert_eq!((0..9).filter_map(|_| take(false)).next(), None, "two of twenty");
        }
        assert_eq!(take(true), None);
        assert_eq!(take(true), Some(1_000), "three of twenty");
    }

    #[test]
    fn a_burst_slows_it_once_and_the_next_one_for_longer() {
        let mut slowing = Slowing::default();
        let burst = |slowing: &mut Slowing, left_ms| {
            (0..20).filter_map(|_| slowing.take(left_ms, left_ms + 100, true)).collect::<Vec<_>>()
        };
        assert_eq!(burst(&mut slowing, 0), [1_100], "what was under way says nothing new");
        assert_eq!(burst(&mut slowing, 1_100), [3_200]);
        assert_eq!(burst(&mut slowing, 3_200), [7_300]);
        assert_eq!(slowing.take(8_000, 8_000, false), None);
        assert_eq!(burst(&mut slowing, 9_000), [10_100], "a call got through");
        for times in 0..99 {
            let until_ms = burst(&mut slowing, 1_000_000 * (times + 1))[0];
            assert!(until_ms <= 1_000_000 * (times + 1) + 100 + 300_000);
        }
    }
}
