//! Whether the clock that limits, hours and leases are counted by can be believed.
//!
//! All dispatchers of a database count by its clock, as far as it has one; each shows it by what has
//! passed since, so that nobody frees a window by setting a machine's clock.

use std::time::{Duration, Instant};

use crate::clock::{Clock, SteadyClock, SystemClock};
use crate::store::{Result, Store, soon};

/// How often to compare with the database's.
const COMPARE: Duration = Duration::from_secs(60);

/// Further apart, the machine's clock or the database's is wrong.
const MOST_SKEW_MS: u64 = 200;

/// Sets a dispatcher's clock by the database's, or by the machine's where that is its clock; a reason not
/// to send, where there is one.
pub(super) async fn set(store: &Store, clock: &dyn Clock) -> Result<Option<String>> {
    if let Some(steady) = clock.steady() {
        steady.follow();
        if let Some(ahead) = soon(store.ahead(clock)).await? {
            steady.turn(ahead.likely_ms);
        }
    }
    let ahead = soon(store.ahead(&SystemClock)).await?;
    Ok(ahead.and_then(|ahead| skewed(ahead.certain_ms.unsigned_abs())))
}

/// Looks after a dispatcher's clock while it runs.
pub(super) struct Timekeeper {
    /// When it last agreed with the database's.
    agreed: Instant,
}

impl Timekeeper {
    /// After [`set`].
    pub(super) fn new() -> Self {
        Self { agreed: Instant::now() }
    }

    /// A reason to pause whatever runs, where there is one. `is_idle`: nothing is under way, and the clock
    /// may be set anew.
    pub(super) async fn doubts(
        &mut self,
        store: &Store,
        clock: &dyn Clock,
        is_idle: bool,
    ) -> Result<Option<String>> {
        let set_by_ms = clock.steady().map_or(0, SteadyClock::was_set_by_ms);
        if is_idle && set_by_ms.unsigned_abs() > store.doubt_ms() {
            return set(store, clock).await;
        }
        if set_by_ms.unsigned_abs() > MOST_SKEW_MS {
            return Ok(Some(moved("this machine", set_by_ms)));
        }
        if self.agreed.elapsed() < COMPARE {
            return Ok(None);
        }
        let ahead = soon(store.ahead(&SystemClock)).await?;
        if let Some(reason) = ahead.and_then(|ahead| skewed(ahead.certain_ms.unsigned_abs())) {
            return Ok(Some(reason));
        }
        if let Some(steady) = clock.steady()
            && let Some(ahead) = soon(store.ahead(clock)).await?
        {
            if !is_idle && ahead.certain_ms.unsigned_abs() > store.doubt_ms() {
                return Ok(Some(moved("the database", ahead.certain_ms)));
            }
            steady.turn(ahead.likely_ms);
        }
        self.agreed = Instant::now();
        Ok(None)
    }
}

/// Why nothing may leave with clocks so far apart.
fn skewed(skew_ms: u64) -> Option<String> {
    (skew_ms > MOST_SKEW_MS).then(|| {
        format!("the clocks of this machine and of the database are {skew_ms} ms apart: keep both by NTP")
    })
}

/// Why nothing may leave after a clock was set.
fn moved(whose: &str, by_ms: i64) -> String {
    let (by, way) = (by_ms.unsigned_abs(), if by_ms < 0 { "back" } else { "forward" });
    format!(
        "the clock of {whose} was set {way} by {by} ms in the middle of the send, and limits are counted by \
         it: keep it by NTP, and resume once the accounts' windows are free again"
    )
}
