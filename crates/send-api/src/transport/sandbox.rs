//! The sandbox: takes any provider's calls, enforces the account's documented and entered limits with
//! rolling windows as a strict provider would, answers 429 with `Retry-After`, keeps what each recipient
//! would have seen, and sends nothing. It shares no code with the ledger.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use send_plan::campaign::Unit;
use send_plan::plan::AccountFacts;

use super::{Answer, Request, Transport, Verdict};
use crate::clock::Clock;
use crate::store::Store;
use crate::store::mails::Mail;

/// What goes wrong, and how often: the same for the same call, so that a rehearsal can be repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weather {
    /// A call takes up to so much longer.
    pub jitter_ms: u64,
    /// Calls in a thousand that are answered 429 without a reason, and without `Retry-After`.
    pub later_per_thousand: u64,
    /// Messages in a thousand that are refused.
    pub refused_per_thousand: u64,
}

/// One sandbox for all accounts.
pub struct Sandbox {
    store: Arc<Store>,
    clock: Arc<dyn Clock>,
    weather: Weather,
    accounts: Mutex<BTreeMap<String, Seen>>,
}

/// What one account has taken.
#[derive(Default)]
struct Seen {
    /// Per limit: its window and what came in it.
    windows: BTreeMap<(u8, u64), Rolling>,
    in_flight: u64,
    tries: BTreeMap<String, u64>,
}

/// What came in any `(t - per, t]`.
#[derive(Default)]
struct Rolling {
    came: VecDeque<(u64, u64)>,
    sum: u64,
}

impl Rolling {
    fn forget(&mut self, now_ms: u64, per_ms: u64) {
        while let Some((at_ms, units)) = self.came.front().copied()
            && at_ms.saturating_add(per_ms) <= now_ms
        {
            self.sum -= units;
            self.came.pop_front();
        }
    }

    /// When so many more fit.
    fn room_at_ms(&self, units: u64, limit: u64, per_ms: u64) -> Option<u64> {
        let mut left = self.sum;
        if left + units <= limit {
            return None;
        }
        for (at_ms, came) in &self.came {
            left -= came;
            if left + units <= limit {
                return Some(at_ms + per_ms);
            }
        }
        Some(u64::MAX)
    }
}

fn number(unit: Unit) -> u8 {
    match unit {
        Unit::Calls => 0,
        Unit::Messages => 1,
        Unit::Bytes => 2,
    }
}

impl Sandbox {
    /// In fair weather unless told otherwise.
    pub fn new(store: Arc<Store>, clock: Arc<dyn Clock>, weather: Weather) -> Self {
        Self { store, clock, weather, accounts: Mutex::default() }
    }

    /// Counts a call as it arrives; how many milliseconds to wait where it is one too many, if that is
    /// said.
    fn arrive(&self, request: &Request) -> Result<(), Option<u64>> {
        let account: &AccountFacts = &request.account;
        let now_ms = self.clock.now_ms();
        let units = |unit| match unit {
            Unit::Calls => 1,
            Unit::Messages => request.letters.len() as u64,
            Unit::Bytes => request.payload.body.len() as u64,
        };
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = accounts.entry(account.id.clone()).or_default();
        if account.in_flight.is_some_and(|most| seen.in_flight >= most) {
            return Err(Some(1_000));
        }
        let mut until_ms = 0;
        for limit in &account.limits {
            let window = seen.windows.entry((number(limit.unit), limit.per_ms)).or_default();
            window.forget(now_ms, limit.per_ms);
            let room = window.room_at_ms(units(limit.unit), limit.limit, limit.per_ms);
            until_ms = until_ms.max(room.unwrap_or_default());
        }
        if until_ms > now_ms {
            return Err(Some(until_ms - now_ms));
        }
        let tries = seen.tries.entry(request.key()).or_default();
        *tries += 1;
        if *tries == 1 && self.dice(request, "later", 1_000) < self.weather.later_per_thousand {
            return Err(None);
        }
        for limit in &account.limits {
            let window = seen.windows.entry((number(limit.unit), limit.per_ms)).or_default();
            window.came.push_back((now_ms, units(limit.unit)));
            window.sum += units(limit.unit);
        }
        seen.in_flight += 1;
        Ok(())
    }

    fn leave(&self, request: &Request) {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seen) = accounts.get_mut(&request.account.id) {
            seen.in_flight = seen.in_flight.saturating_sub(1);
            seen.tries.remove(&request.key());
        }
    }

    /// A number below `sides` that depends on the call alone.
    fn dice(&self, request: &Request, what: &str, sides: u64) -> u64 {
        let hash = blake3::hash(format!("{what}/{}", request.key()).as_bytes());
        let number = hash.as_bytes()[..8].iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
        number % sides.max(1)
    }

    /// How long the account says a call takes, and the weather.
    fn latency_ms(&self, request: &Request) -> u64 {
        let account = &request.account;
        let letters = request.letters.len() as u64;
        let usual = account.latency_ms + account.latency_per_recipient_ms * letters;
        usual + self.dice(request, "jitter", self.weather.jitter_ms + 1)
    }

    async fn keep(&self, request: &Request, verdicts: &[Verdict], at_ms: u64) -> bool {
        let mut mails = Vec::with_capacity(verdicts.len());
        for (position, letter) in request.letters.iter().enumerate() {
            if verdicts.get(position) == Some(&Verdict::Accepted) {
                mails.push(Mail {
                    call: request.call,
                    position: position as u64,
                    place: letter.place,
                    at_ms,
                    recipient: letter.to.clone(),
                    seen: request.payload.seen.get(position).copied().unwrap_or_default(),
                    message: letter.raw.as_ref().map(|raw| raw.bytes.clone()).unwrap_or_default(),
                });
            }
        }
        self.store.keep_mails(&request.plan, &mails).await.is_ok()
    }
}

#[async_trait]
impl Transport for Sandbox {
    async fn call(&self, request: &Request) -> Answer {
        let began_ms = self.clock.now_ms();
        let latency_ms = self.latency_ms(request);
        // It arrives half-way.
        self.clock.sleep_until(began_ms + latency_ms / 2).await;
        if let Err(wait_ms) = self.arrive(request) {
            // `Retry-After` has whole seconds.
            let after_ms = wait_ms.map(|wait_ms| wait_ms.div_ceil(1_000) * 1_000);
            return Answer::Later { after_ms, code: "429".to_owned() };
        }
        let verdict = |position| {
            let what = format!("refused/{position}");
            match self.dice(request, &what, 1_000) < self.weather.refused_per_thousand {
                true => Verdict::Refused,
                false => Verdict::Accepted,
            }
        };
        let verdicts: Vec<Verdict> = (0..request.letters.len()).map(verdict).collect();
        let kept = self.keep(request, &verdicts, self.clock.now_ms()).await;
        self.clock.sleep_until(began_ms + latency_ms).await;
        self.leave(request);
        match kept {
            true => Answer::Each(verdicts, "200".to_owned()),
            false => Answer::Unknown { code: "not-kept".to_owned() },
        }
    }

    fn wants_raw(&self) -> bool {
        true
    }
}
