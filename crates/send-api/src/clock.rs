//! Time, as an argument: the sandbox and tests may run it faster.

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
