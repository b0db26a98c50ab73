//! Databases that go away and providers that misbehave: nobody lost, nobody twice, everybody in doubt
//! listed, and a stop works meanwhile.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use send_api::backend;
use send_api::clock::{Clock, SystemClock};
use send_api::config::Backend;
use send_api::dispatch::{Dispatcher, Transports};
use send_api::operator::{Breaker, Operator};
use send_api::store::Store;
use send_api::store::calls::{outcome, unpack};
use send_api::store::sends::{Order, Ordered, State};
use send_api::transport::{Answer, Request, Transport};
use send_plan::chunk::Place;
use serde_json::json;
use sqlx::Connection;
use support::cluster::Cluster;
use support::desk::{Desk, always, clock, dispatcher, until, until_over, until_within};
use support::provider::{Mood, Provider, Served};
use support::proxy::{self, COMMIT, Trouble};
use support::recorder::Recorder;

/// Goes on whatever is refused or unknown.
fn undaunted() -> Operator {
    Operator {
        breaker: Some(Breaker { percent: 101, of: 20, ..Breaker::default() }),
        ..Operator::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_goes_away_and_comes_back_loses_nobody() {
    let mut cluster = tokio::task::spawn_blocking(|| Cluster::start(false)).await.unwrap();
    let url = cluster.database();
    let store = Arc::new(Store::open(&url).await.unwrap());
    let other = Arc::new(Store::open(&url).await.unwrap());
    let desk = Desk::new(600, &json!({}));
    desk.start(&store).await;
    let digest = desk.digest();
    let clock = clock(2);
    let sink = Recorder::new(&clock);
    let one = dispatcher("one", &store, &clock, undaunted(), always(sink.clone())).await;
    let two = dispatcher("two", &other, &clock, undaunted(), always(sink.clone())).await;
    for share in [100, 250, 400] {
        while sink.came().len() < share {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        cluster = tokio::task::spawn_blocking(move || {
            cluster.down();
            std::thread::sleep(Duration::from_millis(500));
            cluster.up();
            cluster
        })
        .await
        .unwrap();
    }
    let send = until_over(&store, &digest).await;
    one.leave().await;
    two.leave().await;
    sink.assert_everybody_once(600);
    assert!(sink.most_within(1_000) <= 100, "{}", sink.most_within(1_000));
    // Whatever was in the air was answered, and noted once the database was back.
    assert_eq!((send.state, send.accepted, send.unknown), (State::Finished, 600, 0), "{send:?}");
}

/// Every fifth change holds, and nobody hears of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_commit_whose_answer_is_lost_counts_once() {
    let base = support::postgres().await;
    let fifth = |nth: usize| if nth.is_multiple_of(5) { Trouble::Swallow } else { Trouble::None };
    let (url, swallowed) = proxy::between(&base.url, COMMIT, fifth).await;
    let shaky = Arc::new(Store::open(&url).await.unwrap());
    let desk = Desk::new(600, &json!({}));
    desk.start(&base.store).await;
    let digest = desk.digest();
    let clock = clock(5);
    let sink = Recorder::new(&clock);
    let running = dispatcher("one", &shaky, &clock, undaunted(), always(sink.clone())).await;
    let send = until_over(&base.store, &digest).await;
    running.leave().await;
    assert!(swallowed.load(Ordering::Relaxed) > 5, "there was trouble");
    sink.assert_everybody_once(600);
    assert_eq!((send.state, send.accepted, send.unknown), (State::Finished, 600, 0), "{send:?}");
    let waves = base.store.waves(&digest).await.unwrap();
    assert_eq!(waves[0].ended, waves[0].calls, "each call is counted once");
}

/// The marker of the change that lets calls leave.
const STARTS: &[u8] = b"SET state = 'started'";

/// Neither side of a connection hears of the other any more, in the middle of a change that holds the
/// send's turn.
#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_goes_silent_holds_neither_a_send_nor_its_stop_up_for_long() {
    let base = support::postgres().await;
    let second = |nth: usize| if nth == 2 { Trouble::Stall } else { Trouble::None };
    let (url, stalled) = proxy::between(&base.url, STARTS, second).await;
    let shaky = Arc::new(Store::open(&url).await.unwrap());
    let desk = Desk::new(600, &json!({}));
    desk.start(&base.store).await;
    let digest = desk.digest();
    let clock = clock(1);
    let sink = Recorder::new(&clock);
    let running = dispatcher("one", &shaky, &clock, undaunted(), always(sink.clone())).await;
    while stalled.load(Ordering::Relaxed) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let came = sink.came().len();
    // Whoever holds the turn is gone: the stop is refused for now, and taken soon.
    let stopping = async {
        let stop = async || base.store.order(&digest, Order::Stop, None, "eve", 9).await;
        while stop().await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), stopping).await.unwrap();
    tokio::time::timeout(Duration::from_secs(120), running.leave()).await.unwrap();
    let send = base.store.send(&digest).await.unwrap().unwrap();
    assert_eq!((send.state, send.unknown), (State::Stopped, 0), "{send:?}");
    assert_eq!(send.accepted as usize, sink.came().len(), "{came}: what never left is not counted");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_slow_database_lets_go_too_late_does_not_leave() {
    let base = support::postgres().await;
    let slow = Duration::from_secs(8);
    let second = move |nth: usize| if nth == 2 { Trouble::Delay(slow) } else { Trouble::None };
    let (url, made) = proxy::between(&base.url, STARTS, second).await;
    let shaky = Arc::new(Store::open(&url).await.unwrap());
    let desk = Desk::new(300, &json!({}));
    desk.start(&base.store).await;
    let digest = desk.digest();
    let clock = clock(1);
    let sink = Recorder::new(&clock);
    let running = dispatcher("one", &shaky, &clock, undaunted(), always(sink.clone())).await;
    let send = until_over(&base.store, &digest).await;
    running.leave().await;
    assert_eq!(made.load(Ordering::Relaxed), 1, "there was trouble");
    sink.assert_everybody_once(300);
    assert_eq!((send.state, send.accepted), (State::Finished, 300), "{send:?}");
    let came: BTreeMap<String, u64> = sink.came().into_iter().map(|(at, to)| (to, at)).collect();
    let calls = base.store.made(&digest, None, 999).await.unwrap();
    for call in calls {
        for place in unpack(&call.places) {
            let late_ms = came[&desk.address(place)].saturating_sub(call.started_ms);
            assert!(late_ms < 7_000, "{late_ms} ms after the database was asked");
        }
    }
}

/// Refuses whatever it is asked.
struct Closed {
    asked: AtomicUsize,
}

#[async_trait]
impl Transport for Closed {
    async fn call(&self, _: &Request) -> Answer {
        self.asked.fetch_add(1, Ordering::Relaxed);
        Answer::Halt { code: "401".to_owned() }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_that_the_database_did_not_hear_of_is_said_again_before_anything_leaves() {
    let base = support::postgres().await;
    let first = |nth: usize| if nth == 1 { Trouble::Cut } else { Trouble::None };
    let (url, made) = proxy::between(&base.url, b"UPDATE sends SET state", first).await;
    let shaky = Arc::new(Store::open(&url).await.unwrap());
    let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 1, "latencyMs": 200,
                           "maxRecipientsPerCall": 20 }]);
    let desk = Desk::new(300, &json!({ "accounts": account }));
    desk.start(&base.store).await;
    let digest = desk.digest();
    let clock = clock(1);
    let closed = Arc::new(Closed { asked: AtomicUsize::default() });
    let running = dispatcher("one", &shaky, &clock, undaunted(), always(closed.clone())).await;
    let send = until_over(&base.store, &digest).await;
    running.leave().await;
    assert_eq!(made.load(Ordering::Relaxed), 1, "there was trouble");
    assert_eq!(send.state, State::Paused, "{send:?}");
    assert_eq!(closed.asked.load(Ordering::Relaxed), 1);
}

/// A function of ours stands before the database's own.
#[tokio::test(flavor = "multi_thread")]
async fn with_a_clock_that_is_not_the_databases_nothing_is_dispatched() {
    let base = support::postgres().await;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let enter = async |store: Store| {
        let nowhere: Transports = Arc::new(|_, _| None);
        let operator = Arc::new(Operator::default());
        Dispatcher::enter("one", Arc::new(store), Arc::clone(&clock), operator, nowhere).await
    };
    assert!(enter(Store::open(&base.url).await.unwrap()).await.is_ok());
    let database = base.url.rsplit('/').next().unwrap();
    let mut connection = sqlx::PgConnection::connect(&base.url).await.unwrap();
    let sql = format!(
        "CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS
         $$ SELECT pg_catalog.clock_timestamp() - interval '700 milliseconds' $$;
         ALTER DATABASE {database} SET search_path = public, pg_catalog"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    let sentence = enter(Store::open(&base.url).await.unwrap()).await.err().unwrap();
    assert!(sentence.contains("NTP"), "{sentence}");
}

/// `size` recipients per call, through a provider.
fn desk(people: usize, provider: &str, size: u64) -> Desk {
    let account = json!({
        "id": "main", "provider": provider, "inFlight": 8, "latencyMs": 100, "guardMs": 0,
        "maxRecipientsPerCall": size, "limits": [{ "unit": "messages", "limit": 1000, "per": "1s" }]
    });
    Desk::new(people, &json!({ "accounts": [account] }))
}

/// What the report says of each recipient, by address.
async fn told(store: &Store, desk: &Desk) -> BTreeMap<String, u8> {
    let made = store.made(&desk.digest(), None, 99_999).await.unwrap();
    let each = made.iter().flat_map(|call| unpack(&call.places).zip(call.outcomes.clone()));
    let named = |(place, letter): (Place, u8)| (desk.address(place), letter);
    let told: Vec<_> = each.map(named).collect();
    let count = told.len();
    let told: BTreeMap<_, _> = told.into_iter().collect();
    assert_eq!(told.len(), count, "each stands in the report once");
    told
}

async fn through_every_mood(name: &str, people: usize, size: u64) {
    let (store, _folder) = support::sqlite().await.split();
    let store = Arc::new(store);
    let desk = desk(people, name, size);
    desk.start(&store).await;
    let Served { provider, transport, .. } = &Provider::start(name, &Mood::ALL, "1s").await;
    let clock = clock(10);
    let running =
        dispatcher("one", &store, &clock, undaunted(), always(Arc::clone(transport))).await;
    // Whoever is put off six times waits for a minute.
    let send = until_within(&store, &desk.digest(), 300, |send| send.state.is_over()).await;
    running.leave().await;
    assert_eq!(send.state, State::Finished, "{send:?}");
    assert_eq!(send.accepted + send.unknown, people as u64, "nobody is lost: {send:?}");
    assert!(send.unknown > 0 && send.accepted > 0, "{send:?}");
    let took: Vec<String> = provider.took().into_iter().map(|(_, to)| to).collect();
    let once: BTreeSet<&String> = took.iter().collect();
    assert_eq!(once.len(), took.len(), "nobody is mailed twice");
    let told = told(&store, &desk).await;
    assert_eq!(told.len(), people);
    for (to, letter) in &told {
        match *letter {
            outcome::ACCEPTED => assert!(once.contains(to), "{to} was never taken"),
            outcome::UNKNOWN => {}
            other => panic!("{to}: {other}"),
        }
    }
    assert!(once.iter().all(|to| told.contains_key(*to)));
    if name == "smtp" {
        // Nobody is in doubt before the dot.
        let mut unknown = told.iter().filter(|(_, letter)| **letter == outcome::UNKNOWN);
        assert!(unknown.all(|(to, _)| once.contains(to)));
    }
}

/// Whoever ends the program must not wait for a database that may never come back.
#[tokio::test(flavor = "multi_thread")]
async fn leaving_does_not_wait_for_a_database_that_stays_away() {
    let mut cluster = tokio::task::spawn_blocking(|| Cluster::start(false)).await.unwrap();
    let database = cluster.database();
    let store = Store::open(&database).await.unwrap();
    let desk = Desk::starting(600, SystemClock.now_ms() + 500);
    desk.start(&store).await;
    let backend = Backend {
        database,
        tokens: None,
        trust: None,
        enrol: None,
        operator: None,
        name: "one".to_owned(),
    };
    let started = backend::start(&backend).await.unwrap();
    until(&store, &desk.digest(), |send| send.accepted >= 60).await;
    // Kept until the end: with it the cluster would go, and everything else with that.
    let _down = tokio::task::spawn_blocking(move || {
        cluster.down();
        cluster
    })
    .await
    .unwrap();
    tokio::time::timeout(Duration::from_secs(60), started.leave()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn sendgrid_in_every_mood() {
    through_every_mood("sendgrid", 160, 5).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ses_in_every_mood() {
    through_every_mood("ses", 160, 5).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resend_in_every_mood() {
    through_every_mood("resend", 160, 5).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn smtp_in_every_mood() {
    through_every_mood("smtp", 64, 1).await;
}

/// A provider that answers nothing holds nobody who wants to stop.
async fn stops_meanwhile(name: &str, mood: Mood) {
    let (store, _folder) = support::sqlite().await.split();
    let store = Arc::new(store);
    let desk = desk(400, name, 1);
    desk.start(&store).await;
    let digest = desk.digest();
    let Served { provider, transport, .. } =
        &Provider::start(name, &[Mood::Fine, mood], "2s").await;
    let clock = clock(1);
    let running =
        dispatcher("one", &store, &clock, undaunted(), always(Arc::clone(transport))).await;
    until(&store, &digest, |send| send.accepted >= 5).await;
    let stop = store.order(&digest, Order::Stop, None, "eve", clock.now_ms());
    let stopped = tokio::time::timeout(Duration::from_secs(1), stop).await;
    assert_eq!(stopped.unwrap().unwrap(), Ordered::Done(State::Stopped));
    let stopped_ms = clock.now_ms();
    running.leave().await;
    let made = store.made(&digest, None, 999).await.unwrap();
    assert!(made.iter().all(|call| call.started_ms <= stopped_ms && call.state != "started"));
    assert!(made.len() < 400, "something was left to stop");
    assert!(provider.count() <= made.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_waits_for_no_provider() {
    tokio::join!(stops_meanwhile("smtp", Mood::Hang), stops_meanwhile("sendgrid", Mood::Hang));
    tokio::join!(stops_meanwhile("smtp", Mood::Deaf), stops_meanwhile("sendgrid", Mood::Slow));
}
