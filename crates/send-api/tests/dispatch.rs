//! Whole sends through the sandbox: everybody once, one address each, never beyond a limit.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use send_api::clock::Clock;
use send_api::operator::Operator;
use send_api::store::Store;
use send_api::store::calls::{outcome, unpack};
use send_api::store::mails::Mail;
use send_api::store::sends::{Order, State};
use send_api::transport::sandbox::Weather;
use send_api::transport::{Answer, Letter, Request, Transport, Verdict};
use serde_json::json;
use support::Base;
use support::desk::{Desk, START_MS, always, clock, dispatcher, sandbox, until, until_over};

const FAIR: Weather = Weather { jitter_ms: 0, later_per_thousand: 0, refused_per_thousand: 0 };

fn parts(base: Base) -> (Arc<Store>, tempfile::TempDir) {
    let (store, folder) = base.split();
    (Arc::new(store), folder)
}

/// Most that came within any window of a second.
fn most_per_second(mails: &[Mail]) -> usize {
    let mut at: Vec<u64> = mails.iter().map(|mail| mail.at_ms).collect();
    at.sort_unstable();
    let within = |last: &u64| at.iter().filter(|at| **at <= *last && **at + 1_000 > *last).count();
    at.iter().map(within).max().unwrap_or_default()
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

/// Takes everything, and writes down when it came.
struct Recorder {
    clock: Arc<dyn Clock>,
    came: Mutex<Vec<Mail>>,
}

#[async_trait]
impl Transport for Recorder {
    async fn call(&self, request: &Request) -> Answer {
        let at_ms = self.clock.now_ms();
        let mail = |letter: &Letter| Mail {
            call: request.call,
            position: 0,
            at_ms,
            recipient: letter.to.clone(),
            seen: 1,
            message: Vec::new(),
        };
        self.came.lock().unwrap().extend(request.letters.iter().map(mail));
        self.clock.sleep_until(at_ms + 200).await;
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_dispatchers_share_limits_and_people() {
    let base = support::postgres().await;
    let url = base.url.clone();
    let (store, _folder) = parts(base);
    let other = Arc::new(Store::open(&url).await.unwrap());
    let desk = Desk::new(1_000, &json!({}));
    let digest = desk.digest();
    desk.start(&store).await;
    let clock = clock(3);
    let sink = Arc::new(Recorder { clock: Arc::clone(&clock), came: Mutex::default() });
    let operator = Operator::default;
    let one = dispatcher("one", &store, &clock, operator(), always(sink.clone())).await;
    let two = dispatcher("two", &other, &clock, operator(), always(sink.clone())).await;
    until(&store, &digest, |send| send.accepted >= 200).await;
    // Everything is overdue when it goes on: only the ledger keeps it from leaving in one bunch.
    store.order(&digest, Order::Pause, Some(2), "eve", clock.now_ms()).await.unwrap();
    clock.sleep_until(clock.now_ms() + 20_000).await;
    store.order(&digest, Order::Resume, Some(3), "eve", clock.now_ms()).await.unwrap();
    let send = until_over(&store, &digest).await;
    assert_eq!((send.state, send.accepted), (State::Finished, 1_000), "{send:?}");
    one.leave().await;
    two.leave().await;
    let mails = sink.came.lock().unwrap().clone();
    assert_everybody_once(&mails, 1_000);
    assert!(most_per_second(&mails) <= 100, "{}", most_per_second(&mails));
}
