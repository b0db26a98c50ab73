//! Time, as an argument: the sandbox and tests may run it faster.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;

/// What time it is.
#[async_trait]
pub trait Clock: Send + Sync {
    /// Milliseconds since the epoch.
    fn now_ms(&self) -> u64;

    /// Waits until then.
    async fn sleep_until(&self, at_ms: u64);

    /// How many of this clock's milliseconds pass in so much real time: for what does not run faster
    /// with it, such as the network and the machine.
    fn of_real(&self, real: Duration) -> u64;

    /// Itself, where it follows a clock that somebody may set.
    fn steady(&self) -> Option<&SteadyClock> {
        None
    }
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }

    async fn sleep_until(&self, at_ms: u64) {
        tokio::time::sleep(Duration::from_millis(at_ms.saturating_sub(self.now_ms()))).await;
    }

    fn of_real(&self, real: Duration) -> u64 {
        u64::try_from(real.as_millis()).unwrap_or(u64::MAX)
    }
}

/// A clock that somebody may set: milliseconds since the epoch.
type Settable = Box<dyn Fn() -> u64 + Send + Sync>;

/// What another clock showed once, and from then on what has passed: nobody sets it forward or back in
/// the middle of a send. Limits are counted by it.
pub struct SteadyClock {
    begun: Instant,
    /// What it showed then.
    from_ms: AtomicI64,
    machine: Settable,
    /// How far the machine's clock is ahead of it, since it follows one.
    ahead_ms: AtomicI64,
}

impl SteadyClock {
    /// Follows the machine's clock.
    pub fn new() -> Self {
        Self::of(|| SystemClock.now_ms())
    }

    /// Follows a machine's clock.
    pub fn of(machine: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        let machine: Settable = Box::new(machine);
        let from_ms = AtomicI64::new(signed(machine()));
        Self { begun: Instant::now(), from_ms, machine, ahead_ms: AtomicI64::new(0) }
    }

    /// Shows what the machine's clock shows now.
    pub fn follow(&self) {
        self.turn(signed((self.machine)()).saturating_sub(signed(self.now_ms())));
    }

    /// Is turned forward by so much, or back where it is below zero: to show what a database's shows.
    pub fn turn(&self, by_ms: i64) {
        self.from_ms.fetch_add(by_ms, Ordering::Relaxed);
        self.ahead_ms.store(self.lead_ms(), Ordering::Relaxed);
    }

    /// By how much the machine's clock was set since: forward, or back where it is below zero.
    pub fn was_set_by_ms(&self) -> i64 {
        self.lead_ms().saturating_sub(self.ahead_ms.load(Ordering::Relaxed))
    }

    /// How far the machine's clock is ahead.
    fn lead_ms(&self) -> i64 {
        signed((self.machine)()).saturating_sub(signed(self.now_ms()))
    }
}

impl Default for SteadyClock {
    fn default() -> Self {
        Self::new()
    }
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

#[async_trait]
impl Clock for SteadyClock {
    fn now_ms(&self) -> u64 {
        let passed = i64::try_from(self.begun.elapsed().as_millis()).unwrap_or(i64::MAX);
        u64::try_from(self.from_ms.load(Ordering::Relaxed).saturating_add(passed))
            .unwrap_or_default()
    }

    async fn sleep_until(&self, at_ms: u64) {
        tokio::time::sleep(Duration::from_millis(at_ms.saturating_sub(self.now_ms()))).await;
    }

    fn of_real(&self, real: Duration) -> u64 {
        SystemClock.of_real(real)
    }

    fn steady(&self) -> Option<&SteadyClock> {
        Some(self)
    }
}

/// A clock that begins at an instant and runs so many times as fast.
#[derive(Clone, Copy, Debug)]
pub struct ScaledClock {
    begun: Instant,
    from_ms: u64,
    times: u32,
}

impl ScaledClock {
    /// Begins now.
    pub fn new(from_ms: u64, times: u32) -> Self {
        Self { begun: Instant::now(), from_ms, times: times.max(1) }
    }
}

#[async_trait]
impl Clock for ScaledClock {
    fn now_ms(&self) -> u64 {
        let real = self.begun.elapsed().saturating_mul(self.times).as_millis();
        self.from_ms.saturating_add(u64::try_from(real).unwrap_or(u64::MAX))
    }

    async fn sleep_until(&self, at_ms: u64) {
        let wait = Duration::from_millis(at_ms.saturating_sub(self.now_ms()));
        tokio::time::sleep(wait / self.times).await;
    }

    fn of_real(&self, real: Duration) -> u64 {
        SystemClock.of_real(real.saturating_mul(self.times))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_steady_clock_is_not_set_by_whoever_sets_the_machines() {
        let set_by = Arc::new(AtomicI64::new(0));
        let machine = Arc::clone(&set_by);
        let steady = SteadyClock::of(move || {
            SystemClock.now_ms().saturating_add_signed(machine.load(Ordering::Relaxed))
        });
        let shows =
            |ms: i64| (signed(steady.now_ms()) - signed(SystemClock.now_ms()) - ms).abs() < 50;
        let was_set_by = |ms: i64| (steady.was_set_by_ms() - ms).abs() < 50;
        assert!(shows(0) && was_set_by(0));
        // As a database's.
        steady.turn(150);
        assert!(shows(150) && was_set_by(0));
        set_by.store(3_600_000, Ordering::Relaxed);
        assert!(shows(150) && was_set_by(3_600_000));
        set_by.store(-3_600_000, Ordering::Relaxed);
        assert!(shows(150) && was_set_by(-3_600_000));
        steady.follow();
        assert!(shows(-3_600_000) && was_set_by(0));
    }
}
