//! Whole sends through the sandbox: everybody once, one address each, never beyond a limit.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock};

use async_trait::async_trait;
use send_api::clock::{Clock, SteadyClock, SystemClock};
use send_api::dispatch::{Dispatcher, Transports};
use send_api::operator::{Account, Operator};
use send_api::store::Store;
use send_api::store::calls::{outcome, unpack};
use send_api::store::mails::Mail;
use send_api::store::sends::{Order, Ordered, State};
use send_api::transport::sandbox::Weather;
use send_api::transport::{Answer, Request, Transport, Verdict};
use send_plan::template::TemplateFile;
use serde_json::json;
use support::Base;
use support::desk::{Desk, START_MS, always, clock, dispatcher, sandbox, until, until_over};
use support::recorder::{Recorder, most_within};
use support::shared::shared;

const FAIR: Weather = Weather { jitter_ms: 0, later_per_thousand: 0, refused_per_thousand: 0 };

fn parts(base: Base) -> (Arc<Store>, tempfile::TempDir) {
    let (store, folder) = base.split();
    (Arc::new(store), folder)
}

/// Most that came within any window of a second.
fn most_per_second(mails: &[Mail]) -> usize {
    most_within(mails.iter().map(|mail| mail.at_ms).collect(), 1_000)
}

fn assert_everybody_once(mails: &[Mail], people: usize) {
    let recipients: BTreeSet<&str> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!((mails.len(), recipients.len()), (people, people));
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_their_own_message_once() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = Desk::new(300, &json!({}));
    desk.start(&store).await;
    let clock = clock(5);
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, FAIR)).await;
    let send = until_over(&store, &desk.digest()).await;
    assert_eq!((send.state, send.accepted, send.unknown), (State::Finished, 300, 0), "{send:?}");
    running.leave().await;
    let mails = store.mails(&desk.digest(), 9_999).await.unwrap();
    assert_everybody_once(&mails, 300);
    assert!(most_per_second(&mails) <= 100, "{}", most_per_second(&mails));
    for mail in &mails {
        let text = String::from_utf8_lossy(&mail.message);
        let number: usize = mail.recipient[1..].split('@').next().unwrap().parse().unwrap();
        let (greeting, name) = match number % 3 {
            0 => ("os pesos mudam", format!("Ana {number}")),
            _ => ("the weights change", format!("Ann {number}")),
        };
        assert!(text.contains(greeting) && text.contains(&format!("{name},")), "{text}");
        assert_eq!(mail.seen, 1);
        assert_eq!(text.matches("@firm").count(), 1, "no other address: {text}");
    }
    // Nothing was asked faster than the sandbox takes it.
    assert_eq!(store.lane(&desk.digest(), 0).await.unwrap().unwrap().not_before_ms, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_stop_nothing_leaves() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = Desk::new(600, &json!({}));
    desk.start(&store).await;
    let clock = clock(2);
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, FAIR)).await;
    until(&store, &desk.digest(), |send| send.accepted >= 100).await;
    store.order(&desk.digest(), Order::Stop, None, "eve", clock.now_ms()).await.unwrap();
    let stopped_ms = clock.now_ms();
    running.leave().await;
    let send = store.send(&desk.digest()).await.unwrap().unwrap();
    assert_eq!(send.state, State::Stopped);
    assert!(send.accepted < 600, "there was something left to stop");
    let made = store.made(&desk.digest(), None, 999).await.unwrap();
    assert!(made.iter().all(|call| call.started_ms <= stopped_ms));
    assert!(made.iter().all(|call| call.state == "answered"), "what was in flight is written down");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_wave_waits_for_its_release_and_is_late_as_a_whole() {
    let (store, _folder) = parts(support::sqlite().await);
    let waves = json!({ "schedule": { "start": "2026-11-23T06:00:00Z", "waves": [
        { "name": "canary", "size": { "recipients": 20 },
          "gate": { "dwell": "1s", "approval": true, "headerCheck": true } },
        { "name": "everyone", "size": "rest" }] } });
    let desk = Desk::new(100, &waves);
    desk.start(&store).await;
    let (clock, digest) = (clock(20), desk.digest());
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, FAIR)).await;
    until(&store, &digest, |send| send.accepted >= 20).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let late = store.waves(&digest).await.unwrap()[1];
    assert_eq!((late.opened_ms, late.calls), (None, 0), "nobody has released it");
    // As late as somebody who was at lunch.
    let planned_ms = desk.plan.waves[1].start_ms;
    clock.sleep_until(planned_ms + 5_000).await;
    store.order(&digest, Order::Release(1), Some(2), "eve", clock.now_ms()).await.unwrap();
    let send = until_over(&store, &digest).await;
    assert_eq!((send.state, send.accepted), (State::Finished, 100));
    running.leave().await;
    let waves = store.waves(&digest).await.unwrap();
    assert!(waves[1].shift_ms >= 5_000 && waves[0].checked);
    let made = store.made(&digest, None, 999).await.unwrap();
    for call in made.iter().filter(|call| call.wave == 1) {
        let run = &desk.plan.runs[call.id.run as usize];
        assert!(call.started_ms >= run.call_start_ms(call.id.nth) + waves[1].shift_ms);
    }
}

/// The wave whose headers are looked at comes after more mails than are looked into.
#[tokio::test(flavor = "multi_thread")]
async fn the_headers_of_a_later_wave_are_looked_at_as_well() {
    let (store, _folder) = parts(support::sqlite().await);
    let members = json!({
        "accounts": [{ "id": "main", "provider": "sandbox", "inFlight": 4, "latencyMs": 200,
                       "maxRecipientsPerCall": 200,
                       "limits": [{ "unit": "messages", "limit": 2_000, "per": "1s" }] }],
        "schedule": { "start": "2026-11-23T06:00:00Z", "waves": [
            { "name": "many", "size": { "recipients": 2_010 } },
            { "name": "canary", "size": { "recipients": 20 },
              "gate": { "dwell": "1s", "approval": false, "headerCheck": true } },
            { "name": "everyone", "size": "rest" }] }
    });
    let desk = Desk::new(2_050, &members);
    desk.start(&store).await;
    let (clock, digest) = (clock(5), desk.digest());
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, FAIR)).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, 2_050), "{send:?}");
    let checked: Vec<bool> =
        store.waves(&digest).await.unwrap().iter().map(|wave| wave.checked).collect();
    assert_eq!(checked, [false, true, false]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_that_mailed_nobody_has_no_headers_that_hold() {
    let (store, _folder) = parts(support::sqlite().await);
    let waves = json!({ "schedule": { "start": "2026-11-23T06:00:00Z", "waves": [
        { "name": "canary", "size": { "recipients": 10 },
          "gate": { "dwell": "1s", "approval": true, "headerCheck": true } },
        { "name": "everyone", "size": "rest" }] } });
    let desk = Desk::new(40, &waves);
    desk.start(&store).await;
    let (clock, digest) = (clock(10), desk.digest());
    let weather = Weather { refused_per_thousand: 1_000, ..FAIR };
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, weather))
            .await;
    until(&store, &digest, |send| send.refused == 10).await;
    let release = store.order(&digest, Order::Release(1), Some(2), "eve", clock.now_ms()).await;
    assert_eq!(release.unwrap(), Ordered::Done(State::Running));
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!((send.state, send.refused), (State::Paused, 10), "{send:?}");
    assert!(send.reason.contains("headers"), "{}", send.reason);
}

/// A transport that says something else of whoever is `to`, and how often it was asked for them.
struct Says {
    to: &'static str,
    answer: Answer,
    asked: AtomicUsize,
}

impl Says {
    fn of(to: &'static str, answer: Answer) -> Arc<Self> {
        Arc::new(Self { to, answer, asked: AtomicUsize::default() })
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl Transport for Says {
    async fn call(&self, request: &Request) -> Answer {
        if request.letters.iter().any(|letter| letter.to.starts_with(self.to)) {
            self.asked.fetch_add(1, Ordering::Relaxed);
            return self.answer.clone();
        }
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "250".to_owned())
    }
}

/// One recipient a call.
fn singly(people: usize) -> Desk {
    let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 1, "latencyMs": 100,
                           "maxRecipientsPerCall": 1,
                           "limits": [{ "unit": "messages", "limit": 10, "per": "1s" }] }]);
    Desk::new(people, &json!({ "accounts": account }))
}

#[tokio::test(flavor = "multi_thread")]
async fn one_recipient_of_whom_a_relay_says_not_yet_is_tried_five_times_and_holds_nobody_up() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = singly(30);
    desk.start(&store).await;
    let (clock, digest) = (clock(60), desk.digest());
    let relay = Says::of("p7@", Answer::NotYet { code: "450".to_owned() });
    let running =
        dispatcher("one", &store, &clock, Operator::default(), always(relay.clone())).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!(
        (send.state, send.accepted, send.refused),
        (State::Finished, 29, 1),
        "{send:?}, {}",
        relay.asked()
    );
    assert_eq!(relay.asked(), 5);
    assert_eq!(store.lane(&digest, 0).await.unwrap().unwrap().not_before_ms, 0);
    let made = store.made(&digest, None, 99).await.unwrap();
    assert_eq!(made.iter().filter(|call| call.code == "450").count(), 1);
}

/// After a first try within the first quarter of a minute the second is at 30 s and more, and the third
/// would be a minute later.
#[tokio::test(flavor = "multi_thread")]
async fn what_would_be_tried_again_after_its_time_is_refused() {
    let (store, _folder) = parts(support::sqlite().await);
    let members = json!({
        "schedule": { "start": "2026-11-23T06:00:00Z", "deadline": "2026-11-23T06:00:45Z" },
        "accounts": [{ "id": "main", "provider": "sandbox", "inFlight": 4, "latencyMs": 100,
                       "maxRecipientsPerCall": 1 }]
    });
    let desk = Desk::new(10, &members);
    desk.start(&store).await;
    let (clock, digest) = (clock(5), desk.digest());
    let relay = Says::of("p7@", Answer::NotYet { code: "450".to_owned() });
    let running =
        dispatcher("one", &store, &clock, Operator::default(), always(relay.clone())).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!(
        (send.state, send.accepted, send.refused, relay.asked()),
        (State::Finished, 9, 1, 2),
        "{send:?}"
    );
    let over_ms = send.ended_ms.unwrap() - START_MS;
    assert!((30_000..45_000).contains(&over_ms), "it was refused in its time: {over_ms}");
}

/// Puts off one call in so many, once each, without a word about when.
struct PutsOffSome {
    one_in: usize,
    calls: AtomicUsize,
}

#[async_trait]
impl Transport for PutsOffSome {
    async fn call(&self, request: &Request) -> Answer {
        match self.calls.fetch_add(1, Ordering::Relaxed) % self.one_in {
            0 => Answer::Later { after_ms: None, code: "429".to_owned() },
            _ => Answer::Each(vec![Verdict::Accepted; request.letters.len()], "202".to_owned()),
        }
    }
}

/// One recipient a call, a hundred a second.
fn fast(people: usize) -> Desk {
    let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 40, "latencyMs": 200,
                           "maxRecipientsPerCall": 1,
                           "limits": [{ "unit": "messages", "limit": 100, "per": "1s" }] }]);
    Desk::new(people, &json!({ "accounts": account }))
}

#[tokio::test(flavor = "multi_thread")]
async fn one_429_in_a_hundred_holds_nobody_else_up() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = fast(400);
    desk.start(&store).await;
    let (clock, digest) = (clock(2), desk.digest());
    let provider = Arc::new(PutsOffSome { one_in: 100, calls: AtomicUsize::default() });
    let running =
        dispatcher("one", &store, &clock, Operator::default(), always(provider.clone())).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, 400), "{send:?}");
    assert!(provider.calls.load(Ordering::Relaxed) > 400, "some were put off");
    assert_eq!(store.lane(&digest, 0).await.unwrap().unwrap().not_before_ms, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn several_429s_within_a_short_span_slow_their_account() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = fast(100);
    desk.start(&store).await;
    let clock = clock(10);
    let provider = Says::of("p", Answer::Later { after_ms: None, code: "429".to_owned() });
    let running =
        dispatcher("one", &store, &clock, Operator::default(), always(provider.clone())).await;
    clock.sleep_until(START_MS + 60_000).await;
    running.leave().await;
    let lane = store.lane(&desk.digest(), 0).await.unwrap().unwrap();
    assert!(lane.not_before_ms > START_MS, "{lane:?}");
    // Each call by itself would come six times within a minute; so there are as many bursts, of at most
    // as many calls as may be in flight.
    assert!(provider.asked() <= 6 * 40, "{}", provider.asked());
}

/// Whoever came first, for ever.
struct PutsOff(OnceLock<String>);

#[async_trait]
impl Transport for PutsOff {
    async fn call(&self, request: &Request) -> Answer {
        let to = &request.letters[0].to;
        match self.0.get_or_init(|| to.clone()) == to {
            true => Answer::Later { after_ms: None, code: "429".to_owned() },
            false => Answer::Each(vec![Verdict::Accepted], "250".to_owned()),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_put_off_again_and_again_lets_others_pass() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = singly(6);
    desk.start(&store).await;
    let (clock, digest) = (clock(20), desk.digest());
    let provider = Arc::new(PutsOff(OnceLock::new()));
    let running = dispatcher("one", &store, &clock, Operator::default(), always(provider)).await;
    until(&store, &digest, |send| send.accepted == 5).await;
    running.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_says_at_once_is_not_asked_without_a_break() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = singly(1);
    desk.start(&store).await;
    let clock = clock(10);
    let provider = Says::of("p0@", Answer::Later { after_ms: Some(0), code: "429".to_owned() });
    let running =
        dispatcher("one", &store, &clock, Operator::default(), always(provider.clone())).await;
    clock.sleep_until(START_MS + 40_000).await;
    running.leave().await;
    // 1 + 2 + 4 + 8 + 16 + 32 s.
    assert!((1..=8).contains(&provider.asked()), "{}", provider.asked());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_asks_for_hours_is_a_persons_affair() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = singly(3);
    desk.start(&store).await;
    let (clock, digest) = (clock(1), desk.digest());
    let later = Answer::Later { after_ms: Some(7_200_000), code: "429".to_owned() };
    let provider = Says::of("p", later);
    let running =
        dispatcher("one", &store, &clock, Operator::default(), always(provider.clone())).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    assert_eq!(send.state, State::Paused, "{send:?}");
    assert!(send.reason.contains("asks for 120 minutes"), "{}", send.reason);
    // Whoever resumes has looked: it is asked again before an hour is over.
    let lane = store.lane(&digest, 0).await.unwrap().unwrap();
    assert!(lane.not_before_ms <= clock.now_ms() + 3_600_000, "{lane:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_dispatchers_of_one_name_the_later_one_sends() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = Desk::new(300, &json!({}));
    let clock = clock(5);
    let enter = async || {
        let transports = sandbox(&store, &clock, FAIR);
        dispatcher("one", &store, &clock, Operator::default(), transports).await
    };
    let earlier = enter().await;
    let later = enter().await;
    earlier.ends().await;
    desk.start(&store).await;
    let send = until_over(&store, &desk.digest()).await;
    assert_eq!((send.state, send.accepted), (State::Finished, 300), "{send:?}");
    later.leave().await;
}

/// Makes the list of those who must not be mailed unreadable when the first call has left.
struct Spoils(std::path::PathBuf);

#[async_trait]
impl Transport for Spoils {
    async fn call(&self, request: &Request) -> Answer {
        std::fs::write(&self.0, b"\xff").unwrap();
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_that_may_not_leave_after_all_are_given_back() {
    let (store, folder) = parts(support::sqlite().await);
    let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 1, "latencyMs": 200,
                           "maxRecipientsPerCall": 20 }]);
    let desk = Desk::new(200, &json!({ "accounts": account }));
    desk.start(&store).await;
    let list = folder.path().join("unsubscribed.txt");
    std::fs::write(&list, "nobody@a.example").unwrap();
    let operator = Operator { suppression: vec![list.clone()], ..Operator::default() };
    let clock = clock(1);
    let running = dispatcher("one", &store, &clock, operator, always(Arc::new(Spoils(list)))).await;
    let send = until_over(&store, &desk.digest()).await;
    running.leave().await;
    assert_eq!(send.state, State::Paused, "{send:?}");
    let states = store.states(&desk.digest()).await.unwrap();
    assert!(states.iter().all(|(state, _)| state != "leased"), "{states:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_asked_too_fast_is_given_time() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = Desk::new(300, &json!({}));
    desk.start(&store).await;
    let weather = Weather { later_per_thousand: 300, jitter_ms: 100, ..FAIR };
    let clock = clock(20);
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, weather))
            .await;
    let send = until_over(&store, &desk.digest()).await;
    assert_eq!((send.state, send.accepted, send.refused), (State::Finished, 300, 0));
    running.leave().await;
    assert_everybody_once(&store.mails(&desk.digest(), 9_999).await.unwrap(), 300);
    let lane = store.lane(&desk.digest(), 0).await.unwrap().unwrap();
    assert!(lane.not_before_ms > START_MS, "some call was answered 429");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_pause_what_is_overdue_keeps_its_pace() {
    let (store, _folder) = parts(support::sqlite().await);
    let pace = json!({
        "schedule": { "start": "2026-11-23T06:00:00Z", "deadline": "2026-11-23T06:10:00Z",
                      "pace": "even" },
        "accounts": [{ "id": "main", "provider": "sandbox", "inFlight": 40, "latencyMs": 200,
                       "guardMs": 250, "maxRecipientsPerCall": 1,
                       "limits": [{ "unit": "messages", "limit": 100, "per": "1s" }] }]
    });
    let desk = Desk::new(600, &pace);
    desk.start(&store).await;
    let (clock, digest) = (clock(4), desk.digest());
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, FAIR)).await;
    until(&store, &digest, |send| send.accepted >= 5).await;
    store.order(&digest, Order::Pause, Some(2), "eve", clock.now_ms()).await.unwrap();
    clock.sleep_until(clock.now_ms() + 20_000).await;
    store.order(&digest, Order::Resume, Some(3), "eve", clock.now_ms()).await.unwrap();
    until(&store, &digest, |send| send.accepted >= 25).await;
    running.leave().await;
    let made = store.made(&digest, None, 999).await.unwrap();
    let started: Vec<u64> = made.iter().map(|call| call.started_ms).collect();
    // One a second as planned; some more for a machine that is late.
    assert!(most_within(started.clone(), 1_000) <= 6, "{started:?}");
}

/// Takes everything. Once closed, whoever builds calls for it stands still until it is opened.
#[derive(Default)]
struct Gate {
    is_closed: Mutex<bool>,
    opened: Condvar,
    stands: AtomicBool,
}

impl Gate {
    fn close(&self) {
        *self.is_closed.lock().unwrap() = true;
    }

    fn open(&self) {
        *self.is_closed.lock().unwrap() = false;
        self.opened.notify_all();
    }
}

#[async_trait]
impl Transport for Gate {
    async fn call(&self, request: &Request) -> Answer {
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
    }

    fn wants_raw(&self) -> bool {
        tokio::task::block_in_place(|| {
            let closed = self.is_closed.lock().unwrap();
            self.stands.store(*closed, Ordering::Relaxed);
            drop(self.opened.wait_while(closed, |closed| *closed).unwrap());
        });
        false
    }
}

async fn comes(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..12_000 {
        if holds() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("it never comes: {what}");
}

/// One account's part sees the pause and ends; the other stands still meanwhile, and sees a send that
/// runs when it goes on.
#[tokio::test(flavor = "multi_thread")]
async fn a_pause_that_one_part_has_missed_ends_them_all() {
    let (store, _folder) = parts(support::sqlite().await);
    let account = |id: &str| {
        json!({ "id": id, "provider": "sandbox", "inFlight": 4, "latencyMs": 200, "guardMs": 250,
                "maxRecipientsPerCall": 10,
                "limits": [{ "unit": "messages", "limit": 30, "per": "1s" }] })
    };
    let desk = Desk::new(600, &json!({ "accounts": [account("a"), account("b")] }));
    desk.start(&store).await;
    let (clock, digest) = (clock(4), desk.digest());
    let gates = [Arc::new(Gate::default()), Arc::new(Gate::default())];
    let [a, b] = gates.clone();
    let idle = Arc::strong_count(&a);
    let transports: Transports =
        Arc::new(move |_, index| Some(Arc::clone(&gates[index]) as Arc<dyn Transport>));
    let running = dispatcher("one", &store, &clock, Operator::default(), transports).await;
    until(&store, &digest, |send| send.accepted >= 60).await;
    b.close();
    comes("the second part stands", || b.stands.load(Ordering::Relaxed)).await;
    let order = async |order, counter| {
        store.order(&digest, order, Some(counter), "eve", clock.now_ms()).await.unwrap()
    };
    assert_eq!(order(Order::Pause, 2).await, Ordered::Done(State::Paused));
    comes("the first part has ended", || Arc::strong_count(&a) == idle).await;
    assert_eq!(order(Order::Resume, 3).await, Ordered::Done(State::Running));
    b.open();
    let send = until(&store, &digest, |send| send.state.is_over()).await;
    assert_eq!((send.state, send.accepted), (State::Finished, 600), "{send:?}");
    running.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_share_their_operators_limit_whatever_windows_they_say_it_in() {
    let (store, _folder) = parts(support::sqlite().await);
    let account = |per: &str| {
        json!([{ "id": "main", "provider": "sandbox", "inFlight": 8, "latencyMs": 200,
                 "guardMs": 250, "maxRecipientsPerCall": 20,
                 "limits": [{ "unit": "messages", "limit": 100, "per": per }] }])
    };
    let one = Desk::new(300, &json!({ "accounts": account("1s") }));
    let two = Desk::new(300, &json!({ "id": "other", "accounts": account("2s") }));
    one.start(&store).await;
    two.start(&store).await;
    let known: Account = serde_json::from_value(json!({
        "id": "main", "provider": "sandbox",
        "limits": [{ "unit": "messages", "limit": 100, "per": "1s" }]
    }))
    .unwrap();
    let operator = Operator { accounts: vec![known], ..Operator::default() };
    let clock = clock(5);
    let running = dispatcher("one", &store, &clock, operator, sandbox(&store, &clock, FAIR)).await;
    let mut mails = Vec::new();
    for desk in [&one, &two] {
        let send = until_over(&store, &desk.digest()).await;
        assert_eq!((send.state, send.accepted), (State::Finished, 300), "{send:?}");
        mails.extend(store.mails(&desk.digest(), 9_999).await.unwrap());
    }
    running.leave().await;
    assert!(most_per_second(&mails) <= 100, "{}", most_per_second(&mails));
}

/// Its people have a long text each, in a column that the plan does not see is shown.
#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_no_limit_has_room_for_is_a_persons_affair() {
    let (store, _folder) = parts(support::sqlite().await);
    let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 4, "latencyMs": 200,
                           "maxRecipientsPerCall": 1,
                           "limits": [{ "unit": "bytes", "limit": 5_000, "per": "1s" }] }]);
    let row = |n: usize| format!("p{n}@a.example,en,long,{}\n", "x".repeat(20_000));
    let audience = format!("email,lang,which,long\n{}", (0..3).map(row).collect::<String>());
    let file = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let templates = [
        file("en/subject.txt", "Index weights"),
        file("en/body.txt", "Dear customer, {{lookup this which}}"),
    ];
    let desk = Desk::of(audience, &templates, &json!({ "accounts": account }));
    desk.start(&store).await;
    let clock = clock(5);
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, FAIR)).await;
    let send = until_over(&store, &desk.digest()).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Paused, 0), "{send:?}");
    for says in ["of run 0 takes 2", " bytes, and the account \"main\" has 5000 in any 1000 ms"] {
        assert!(send.reason.contains(says), "{}", send.reason);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_refusals_pause_the_send() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = Desk::new(300, &json!({}));
    desk.start(&store).await;
    let weather = Weather { refused_per_thousand: 500, ..FAIR };
    let clock = clock(10);
    let running =
        dispatcher("one", &store, &clock, Operator::default(), sandbox(&store, &clock, weather))
            .await;
    let send = until_over(&store, &desk.digest()).await;
    running.leave().await;
    assert_eq!(send.state, State::Paused);
    assert!(send.reason.contains("refused"), "{}", send.reason);
    assert!(send.accepted + send.refused < 300);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_unsubscribes_meanwhile_is_left_out() {
    let (store, folder) = parts(support::sqlite().await);
    let desk = Desk::new(60, &json!({}));
    desk.start(&store).await;
    let list = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(list.path(), "P5@firm5.example\np6@firm6.example\n").unwrap();
    let operator = Operator { suppression: vec![list.path().to_path_buf()], ..Operator::default() };
    let clock = clock(10);
    let running = dispatcher("one", &store, &clock, operator, sandbox(&store, &clock, FAIR)).await;
    let send = until_over(&store, &desk.digest()).await;
    running.leave().await;
    drop(folder);
    assert_eq!((send.accepted, send.skipped), (58, 2), "{send:?}");
    let mails = store.mails(&desk.digest(), 999).await.unwrap();
    assert!(mails.iter().all(|mail| !["p5@", "p6@"].contains(&&mail.recipient[..3])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_with_bars_between_its_values_is_one() {
    let (store, folder) = parts(support::sqlite().await);
    let desk = Desk::new(60, &json!({}));
    desk.start(&store).await;
    let list = folder.path().join("unsubscribed.txt");
    let rows = (0..50).map(|n| format!("{n}|p{n}@firm{}.example|unsubscribed\n", n % 7));
    std::fs::write(&list, format!("id|email|why\n{}", rows.collect::<String>())).unwrap();
    let operator = Operator { suppression: vec![list], ..Operator::default() };
    let clock = clock(10);
    let running = dispatcher("one", &store, &clock, operator, sandbox(&store, &clock, FAIR)).await;
    let send = until_over(&store, &desk.digest()).await;
    running.leave().await;
    assert_eq!((send.accepted, send.skipped), (10, 50), "{send:?}");
}

/// Nobody who made these plans was told of the last row, unless somebody answers for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_message_with_somebody_elses_address_does_not_leave() {
    let file = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let row =
        |n: usize, user: &str, ent: &str| format!("p{n}@a.example,en,{user},a.example,{ent}\n");
    for (user, ent, body, by) in [
        // The template's own addresses, and each recipient's own.
        ("p20", "x", "help@exchange.example or help&#64;exchange.example, {{email}}", ""),
        ("p20", "x", "{{#if user}}help{{else}}care{{/if}}@exchange.example", ""),
        ("p20", "x", "{{insert ent \"default=help@exchange.example\"}}", ""),
        ("p20", "p20&#64;a.example", "{{{ent}}}", ""),
        ("p20", "x", "{{user}}@{{dom}}", ""),
        // Somebody else's.
        ("ann", "x", "{{user}}@{{dom}}", "\u{201c}dom\u{201d} and \u{201c}user\u{201d}"),
        ("ann", "x", "{{user}}&commat;a.example", "\u{201c}user\u{201d}"),
        ("p20", "ann@a.example", "{{ent}}", "\u{201c}ent\u{201d}"),
        ("p20", "ann&#64;a.example", "{{{ent}}}", "\u{201c}ent\u{201d}"),
        ("p20", "ann\u{ff20}a.example", "<a title=\"{{ent}}\">You</a>", "\u{201c}ent\u{201d}"),
        ("p20", "ann@a.example", "{{lookup this \"ent\"}}", "\u{201c}ent\u{201d}"),
    ] {
        let templates =
            [file("en/subject.txt", "Weights"), file("en/body.html", &format!("<p>{body}</p>"))];
        let good: String = (0..20).map(|n| row(n, &format!("p{n}"), "")).collect();
        let audience = format!("email,lang,user,dom,ent\n{good}{}", row(20, user, ent));
        let send = async |desk: Desk| {
            let (store, _folder) = parts(support::sqlite().await);
            desk.start(&store).await;
            let clock = clock(10);
            let transports = sandbox(&store, &clock, FAIR);
            let running = dispatcher("one", &store, &clock, Operator::default(), transports).await;
            let send = until_over(&store, &desk.digest()).await;
            running.leave().await;
            send
        };
        let answered = send(Desk::waived(audience.clone(), &templates)).await;
        assert_eq!(
            (answered.state, answered.accepted),
            (State::Finished, 21),
            "{body}: {answered:?}"
        );
        let mut desk = Desk::waived(audience, &templates);
        desk.plan.waivers.clear();
        let send = send(desk).await;
        if by.is_empty() {
            assert_eq!((send.state, send.accepted), (State::Finished, 21), "{body}: {send:?}");
            continue;
        }
        assert_eq!(send.state, State::Paused, "{body}: {send:?}");
        assert!(send.accepted < 21, "{body}: {send:?}");
        for says in ["row 21 would show somebody else's address in the HTML part for en, by", by] {
            assert!(send.reason.contains(says), "{body}: {}", send.reason);
        }
        assert!(!send.reason.contains("ann"), "{}", send.reason);
    }
}

/// Takes the list of those who must not be mailed away when the first call has left.
struct Removes(std::path::PathBuf);

#[async_trait]
impl Transport for Removes {
    async fn call(&self, request: &Request) -> Answer {
        let _ = std::fs::remove_file(&self.0);
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_list_nothing_leaves() {
    let (store, folder) = parts(support::sqlite().await);
    let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 1, "latencyMs": 200,
                           "maxRecipientsPerCall": 20 }]);
    let desk = Desk::new(200, &json!({ "accounts": account }));
    desk.start(&store).await;
    let list = folder.path().join("unsubscribed.txt");
    let operator = Operator { suppression: vec![list.clone()], ..Operator::default() };
    let clock = clock(1);
    let enters = Dispatcher::enter(
        "one",
        Arc::clone(&store),
        Arc::clone(&clock),
        Arc::new(operator.clone()),
        sandbox(&store, &clock, FAIR),
    );
    let refused = enters.await.err().unwrap();
    assert!(refused.contains("unsubscribed.txt cannot be read: No such file"), "{refused}");
    std::fs::write(&list, "nobody@a.example").unwrap();
    let removes = always(Arc::new(Removes(list)));
    let running = dispatcher("one", &store, &clock, operator, removes).await;
    let send = until_over(&store, &desk.digest()).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Paused, 20), "{send:?}");
    assert!(send.reason.contains("unsubscribed.txt cannot be read: No such file"), "{send:?}");
}

/// Takes calls and never answers some of them.
#[derive(Default)]
struct Deaf {
    got: Mutex<Vec<String>>,
}

#[async_trait]
impl Transport for Deaf {
    async fn call(&self, request: &Request) -> Answer {
        let silent = {
            let mut got = self.got.lock().unwrap();
            got.extend(request.letters.iter().map(|letter| letter.to.clone()));
            got.len() > 60
        };
        if silent {
            std::future::pending::<()>().await;
        }
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_loses_nobody_and_lists_everybody_it_leaves_in_doubt() {
    let (store, _folder) = parts(support::sqlite().await);
    let desk = Desk::new(200, &json!({}));
    desk.start(&store).await;
    let digest = desk.digest();
    let deaf = Arc::new(Deaf::default());
    let slow = clock(2);
    let operator = Operator::default;
    let running = dispatcher("one", &store, &slow, operator(), always(deaf.clone())).await;
    while deaf.got.lock().unwrap().len() <= 60 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    running.kill().await;
    let in_doubt: BTreeSet<String> = deaf.got.lock().unwrap()[60..].iter().cloned().collect();
    let running = dispatcher("one", &store, &slow, operator(), sandbox(&store, &slow, FAIR)).await;
    let send = until_over(&store, &digest).await;
    running.leave().await;
    // The answers in the air when it died may or may not have been written down.
    assert!(send.unknown as usize >= in_doubt.len(), "{send:?}");
    assert_eq!(send.accepted + send.unknown, 200, "nobody is lost");
    let again = store.mails(&digest, 999).await.unwrap();
    let first: BTreeSet<String> = deaf.got.lock().unwrap().iter().cloned().collect();
    assert!(again.iter().all(|mail| !first.contains(&mail.recipient)), "nobody is mailed twice");
    let made = store.made(&digest, None, 999).await.unwrap();
    let listed: usize = made
        .iter()
        .map(|call| call.outcomes.iter().filter(|letter| **letter == outcome::UNKNOWN).count())
        .sum();
    assert_eq!(listed as u64, send.unknown);
    let rows: BTreeMap<_, _> =
        made.iter().flat_map(|call| unpack(&call.places)).map(|place| (place, ())).collect();
    assert_eq!(rows.len(), 200, "every row is in one call");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_machines_whose_clocks_are_apart_keep_a_limit_without_a_guard() {
    let base = support::postgres().await;
    let other = Arc::new(Store::open(&base.url).await.unwrap());
    let (store, _folder) = parts(base);
    let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 20, "latencyMs": 200,
                           "maxRecipientsPerCall": 10,
                           "limits": [{ "unit": "messages", "limit": 50, "per": "1s" }] }]);
    let desk = Desk::at(400, &json!({ "accounts": account }), SystemClock.now_ms());
    let digest = desk.digest();
    desk.start(&store).await;
    let off_by = |ms: i64| -> Arc<dyn Clock> {
        Arc::new(SteadyClock::of(move || SystemClock.now_ms().saturating_add_signed(ms)))
    };
    let watch: Arc<dyn Clock> = Arc::new(SystemClock);
    let sink = Recorder::new(&watch);
    let transports = || always(sink.clone());
    let [behind, ahead] = [off_by(-190), off_by(190)];
    let one = dispatcher("one", &store, &behind, Operator::default(), transports()).await;
    let two = dispatcher("two", &other, &ahead, Operator::default(), transports()).await;
    let send = until_over(&store, &digest).await;
    one.leave().await;
    two.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, 400), "{send:?}");
    sink.assert_everybody_once(400);
    assert!(sink.most_within(1_000) <= 50, "{}", sink.most_within(1_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sets_the_clock_frees_no_window_and_loses_no_call() {
    for by_ms in [3_600_000, -3_600_000] {
        let (store, _folder) = parts(support::sqlite().await);
        let account = json!([{ "id": "main", "provider": "sandbox", "inFlight": 2, "latencyMs": 200,
                               "maxRecipientsPerCall": 10,
                               "limits": [{ "unit": "messages", "limit": 20, "per": "10s" }] }]);
        let desk = Desk::at(200, &json!({ "accounts": account }), SystemClock.now_ms());
        let digest = desk.digest();
        desk.start(&store).await;
        let set_by = Arc::new(AtomicI64::new(0));
        let machine = Arc::clone(&set_by);
        let clock: Arc<dyn Clock> = Arc::new(SteadyClock::of(move || {
            SystemClock.now_ms().saturating_add_signed(machine.load(Ordering::Relaxed))
        }));
        let watch: Arc<dyn Clock> = Arc::new(SystemClock);
        let sink = Recorder::new(&watch);
        let running =
            dispatcher("one", &store, &clock, Operator::default(), always(sink.clone())).await;
        while sink.came().is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        set_by.store(by_ms, Ordering::Relaxed);
        let send = until_over(&store, &digest).await;
        // It takes the new time for its own once nothing is under way.
        while clock.steady().unwrap().was_set_by_ms().abs() > 50 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        running.leave().await;
        assert_eq!((send.state, send.unknown), (State::Paused, 0), "{send:?}");
        let way = if by_ms > 0 { "forward" } else { "back" };
        let says = format!("the clock of this machine was set {way} by 3");
        assert!(send.reason.contains(&says), "{}", send.reason);
        assert!(sink.came().len() <= 20, "{}", sink.came().len());
    }
}

/// `cargo xtask soak postgres` does it with 20,000.
#[tokio::test(flavor = "multi_thread")]
async fn two_dispatchers_share_limits_and_people() {
    shared(support::postgres().await, 2_000, 200, 3).await;
}
