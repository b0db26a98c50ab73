//! Marks on an axis of time.

use crate::browser::{clock, intl};

/// Steps between marks, in milliseconds.
const STEPS: [u64; 22] = [
    10,
    100,
    1_000,
    5_000,
    10_000,
    30_000,
    60_000,
    300_000,
    600_000,
    1_800_000,
    3_600_000,
    7_200_000,
    10_800_000,
    21_600_000,
    43_200_000,
    DAY,
    2 * DAY,
    3 * DAY,
    7 * DAY,
    14 * DAY,
    28 * DAY,
    84 * DAY,
];

const DAY: u64 = 86_400_000;

/// Most marks that fit.
const MOST: u64 = 5;

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where on the axis, between 0 and 1.
    pub share: f64,
    /// Its text.
    pub text: String,
}

/// Marks at round times of the planner's clock.
pub fn marks(from_ms: u64, to_ms: u64) -> Vec<Mark> {
    let span = to_ms.saturating_sub(from_ms).max(1);
    let step = STEPS.into_iter().find(|step| span / step < MOST).unwrap_or(span);
    // Round by the planner's clock, not by UTC's.
    let ahead = clock::ahead_of_utc_ms(from_ms);
    let first = {
        let local = from_ms.saturating_add_signed(ahead);
        local.div_ceil(step).saturating_mul(step).saturating_add_signed(-ahead)
    };
    let mut day_before = String::new();
    (0..MOST + 1)
        .map(|n| first + n * step)
        .take_while(|at| *at <= to_ms)
        .map(|at| {
            let day = intl::local_day(at);
            let text = if step >= DAY {
                day.clone()
            } else if step < 60_000 {
                intl::local_time_with_seconds(at)
            } else if span > DAY / 2 && day != day_before {
                format!("{day} {}", intl::local_time(at))
            } else {
                intl::local_time(at)
            };
            day_before = day;
            Mark { share: (at - from_ms) as f64 / span as f64, text }
        })
        .collect()
}
