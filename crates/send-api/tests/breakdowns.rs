//! Internal errors: what panics is begun anew, nobody lost, nobody twice, and after several a person has to
//! look.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use send_api::clock::{Clock, ScaledClock};
use send_api::operator::{Breaker, Operator};
use send_api::store::Store;
use send_api::store::calls::{INTERNAL_ERROR, outcome, unpack};
use send_api::store::sends::State;
use send_api::transport::{Answer, Request, Transport, Verdict};
use serde_json::json;
use support::desk::{Desk, START_MS, always, clock, dispatcher, until_over};
use tokio::task;

/// Ten recipients a call, four calls at once.
fn desk(people: usize) -> Desk {
    let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 4, "latencyMs": 100,
                           "maxRecipientsPerCall": 10,
                           "limits": [{ "unit": "messages", "limit": 100, "per": "1s" }] }]);
    Desk::new(people, &json!({ "accounts": account }))
}

/// Goes on however many are unknown.
fn undaunted() -> Operator {
    let breaker = Breaker { percent: 101, ..Breaker::default() };
    Operator { breaker: Some(breaker), ..Operator::default() }
}

fn accepted(request: &Request) -> Answer {
    Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
}

/// What the audit log says that a dispatcher did.
async fn told(store: &Store) -> Vec<String> {
    let entries = store.entries(0, 999).await.unwrap();
    let ours = entries.into_iter().filter(|entry| entry.who == "dispatcher/one");
    ours.map(|entry| entry.did).collect()
}

/// Panics at the first so many calls.
struct Panics {
    calls: usize,
    made: AtomicUsize,
}

impl Panics {
    fn at_first(calls: usize) -> Arc<Self> {
        Arc::new(Self { calls, made: AtomicUsize::default() })
    }
}

#[async_trait]
impl Transport for Panics {
    async fn call(&self, request: &Request) -> Answer {
        let made = self.made.fetch_add(1, Ordering::Relaxed);
        assert!(made >= self.calls, "it panics, for {}", request.letters[0].to);
        accepted(request)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transport_that_panics_loses_one_call_and_the_rest_goes_on() {
    let (store, _folder) = support::sqlite().await.split();
    let store = Arc::new(store);
    let desk = desk(100);
    desk.start(&store).await;
    let (clock, digest) = (clock(2), desk.digest());
    let running = dispatcher("one", &store, &clock, undaunted(), always(Panics::at_first(1))).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted, send.unknown), (State::Finished, 90, 10), "{send:?}");
    let made = store.made(&digest, None, 99).await.unwrap();
    let mut broken = made.iter().filter(|call| call.state == "unknown");
    assert_eq!(broken.next().unwrap().code, INTERNAL_ERROR);
    let told = told(&store).await;
    assert!(told[0].contains("through the account \"main\" by an internal error"), "{told:?}");
    assert!(told.iter().all(|did| !did.contains('@')), "no address: {told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transport_that_panics_again_and_again_is_a_persons_affair() {
    let (store, _folder) = support::sqlite().await.split();
    let store = Arc::new(store);
    let desk = desk(300);
    desk.start(&store).await;
    let (clock, digest) = (clock(2), desk.digest());
    let transport = Panics::at_first(usize::MAX);
    let running = dispatcher("one", &store, &clock, undaunted(), always(transport.clone())).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!(send.state, State::Paused, "{send:?}");
    assert!(send.reason.starts_with("3 internal errors"), "{}", send.reason);
    let send = store.send(&digest).await.unwrap().unwrap();
    let left = transport.made.load(Ordering::Relaxed) as u64;
    assert!(left < 30, "{left} calls of 30");
    assert_eq!(send.unknown, 10 * left, "they may have left");
}

/// A clock at which one task panics, the nth time that it looks at it after it was told to.
struct Trap {
    clock: ScaledClock,
    task: Mutex<Option<(task::Id, usize)>>,
    sprung: AtomicBool,
}

impl Trap {
    fn is_sprung_by_this(&self) -> bool {
        let mut armed = self.task.lock().unwrap();
        let Some((wanted, left)) = &mut *armed else { return false };
        if task::try_id() != Some(*wanted) {
            return false;
        }
        *left = left.wrapping_sub(1);
        *left == usize::MAX
    }
}

#[async_trait]
impl Clock for Trap {
    fn now_ms(&self) -> u64 {
        if self.is_sprung_by_this() {
            self.sprung.store(true, Ordering::Relaxed);
            panic!("the trap");
        }
        self.clock.now_ms()
    }

    async fn sleep_until(&self, at_ms: u64) {
        self.clock.sleep_until(at_ms).await;
    }

    fn of_real(&self, real: Duration) -> u64 {
        self.clock.of_real(real)
    }
}

/// Writes down for whom it is called, and arms the trap for whoever builds its calls.
struct Baited {
    trap: Arc<Trap>,
    nth: usize,
    got: Mutex<Vec<String>>,
}

#[async_trait]
impl Transport for Baited {
    async fn call(&self, request: &Request) -> Answer {
        let to = request.letters.iter().map(|letter| letter.to.clone());
        self.got.lock().unwrap().extend(to);
        tokio::time::sleep(Duration::from_millis(20)).await;
        accepted(request)
    }

    fn wants_raw(&self) -> bool {
        let mut armed = self.trap.task.lock().unwrap();
        if armed.is_none() {
            *armed = Some((task::id(), self.nth));
        }
        false
    }
}

/// An account's part that panics the nth time that it looks at the clock; how many people are unknown.
async fn broken_at(nth: usize) -> u64 {
    let (store, _folder) = support::sqlite().await.split();
    let store = Arc::new(store);
    let desk = desk(60);
    desk.start(&store).await;
    let digest = desk.digest();
    let trap = Arc::new(Trap {
        clock: ScaledClock::new(START_MS, 2),
        task: Mutex::default(),
        sprung: AtomicBool::default(),
    });
    let clock: Arc<dyn Clock> = Arc::clone(&trap) as Arc<dyn Clock>;
    let baited = Arc::new(Baited { trap: Arc::clone(&trap), nth, got: Mutex::default() });
    let running = dispatcher("one", &store, &clock, undaunted(), always(baited.clone())).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!(send.state, State::Finished, "{nth}: {send:?}");
    assert_eq!(send.accepted + send.unknown, 60, "{nth}: nobody is lost: {send:?}");
    let told = told(&store).await;
    let is_told = told.iter().any(|did| did.starts_with("began its part for the account"));
    assert_eq!(is_told, trap.sprung.load(Ordering::Relaxed), "{nth}: {told:?}");
    let got = baited.got.lock().unwrap().clone();
    let once: BTreeSet<&String> = got.iter().collect();
    assert_eq!(once.len(), got.len(), "{nth}: nobody is mailed twice");
    let made = store.made(&digest, None, 99).await.unwrap();
    for call in &made {
        assert!(call.state != "unknown" || call.code == INTERNAL_ERROR, "{nth}: at once: {call:?}");
        for (place, letter) in unpack(&call.places).zip(&call.outcomes) {
            let left = once.contains(&desk.address(place));
            assert!(left || *letter == outcome::UNKNOWN, "{nth}: {call:?}");
        }
    }
    send.unknown
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_an_accounts_part_panics_it_is_begun_anew() {
    let mut unknown = 0;
    for nth in 0..24 {
        unknown += broken_at(nth).await;
    }
    assert!(unknown > 0, "it was once between the database's word and the call");
}
