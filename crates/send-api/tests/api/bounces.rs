//! What came back, as somebody passes it on from a provider's webhook.

use axum::http::StatusCode;
use send_api::store::sends::{Order, State};
use send_plan::envelope::CommandKind;
use serde_json::{Value, json};

use crate::office::{APPROVER, AUTHOR, Office, code};
use crate::support::desk::{Desk, until, until_over};

/// A send of so many that has been told to start; its digest.
async fn started(office: &Office, people: usize, members: &Value) -> String {
    let desk = Desk::new(people, members);
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let digest = desk.digest();
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    digest
}

async fn tell(office: &Office, digest: &str, told: &Value) -> (StatusCode, Value) {
    let body = told.to_string();
    office.send("POST", &format!("/v1/sends/{digest}/bounces"), body.as_bytes()).await
}

fn totals(at_ms: u64, hard_bounces: u64, complaints: u64) -> Value {
    json!({ "account": "main", "atMs": at_ms, "hardBounces": hard_bounces, "complaints": complaints })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_back_is_shown_with_the_send_and_never_goes_down() {
    let office = Office::new().await;
    let digest = started(&office, 60, &json!({})).await;
    let path = format!("/v1/sends/{digest}");
    assert_eq!(office.get(&path).await.1["bounces"], Value::Null, "nobody has told");
    let at_ms = office.clock.now_ms();
    let seen = json!({ "hardBounces": 2, "complaints": 1, "atMs": at_ms });
    for told in
        [totals(at_ms, 2, 1), totals(at_ms, 2, 1), totals(at_ms - 1, 9, 9), totals(at_ms, 1, 0)]
    {
        let (status, answer) = tell(&office, &digest, &told).await;
        assert_eq!((status, &answer["bounces"]), (StatusCode::OK, &seen), "{told}: {answer}");
    }
    assert_eq!(office.get(&path).await.1["bounces"], seen);
    let entries = office.store.entries(0, 99).await.unwrap();
    let deeds: Vec<_> = entries.iter().filter(|entry| entry.did.starts_with("told")).collect();
    assert_eq!(deeds.len(), 1, "{deeds:?}");
    assert_eq!(deeds[0].who, "app");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_so_is_refused() {
    let office = Office::new().await;
    let digest = started(&office, 60, &json!({})).await;
    let at_ms = office.clock.now_ms();
    let with = |member: &str, value: Value| {
        let mut told = totals(at_ms, 1, 0);
        told[member] = value;
        told
    };
    for odd in [
        with("account", json!("other")),
        with("atMs", json!(at_ms + 3_600_000)),
        with("hardBounces", json!(61)),
        with("complaints", json!(61)),
        with("complaints", json!(-1)),
        with("recipients", json!(["p1@firm.example"])),
        json!([]),
    ] {
        let (status, answer) = tell(&office, &digest, &odd).await;
        let wanted = (StatusCode::UNPROCESSABLE_ENTITY, "bounces");
        assert_eq!((status, code(&answer)), wanted, "{odd}: {answer}");
        assert!(answer["title"].as_str().unwrap().ends_with('.'), "a sentence: {answer}");
    }
    assert_eq!(tell(&office, &"a".repeat(64), &totals(at_ms, 1, 0)).await.0, StatusCode::NOT_FOUND);
    assert_eq!(office.get(&format!("/v1/sends/{digest}")).await.1["bounces"], Value::Null);
}

/// Slow enough that it runs when it is told.
fn slow() -> Value {
    json!({ "accounts": [{ "id": "main", "provider": "sandbox", "inFlight": 4, "latencyMs": 200,
                           "maxRecipientsPerCall": 5,
                           "limits": [{ "unit": "messages", "limit": 20, "per": "1s" }] }] })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_send_of_which_too_much_comes_back_pauses_and_goes_on_once_somebody_has_looked() {
    let office = Office::new().await;
    let digest = started(&office, 600, &slow()).await;
    let running = office.run().await;
    until(&office.store, &digest, |send| send.accepted >= 20).await;
    let at_ms = office.clock.now_ms();
    // Nine of the first two hundred are fewer than 5 %.
    assert_eq!(tell(&office, &digest, &totals(at_ms, 9, 1)).await.0, StatusCode::OK);
    until(&office.store, &digest, |send| send.accepted >= 60).await;
    assert_eq!(tell(&office, &digest, &totals(at_ms, 40, 1)).await.0, StatusCode::OK);
    let send = until(&office.store, &digest, |send| send.state != State::Running).await;
    assert_eq!(send.state, State::Paused, "{send:?}");
    assert!(send.reason.contains("40 hard bounces of"), "{}", send.reason);
    assert!(send.accepted < 600, "there was something left to pause");
    let resumed = office.store.order(&digest, Order::Resume, Some(2), "eve", at_ms).await;
    resumed.unwrap();
    let send = until_over(&office.store, &digest).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, 600), "{send:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gate_holds_when_too_much_of_the_canary_comes_back() {
    let office = Office::new().await;
    let waves = json!({ "schedule": { "start": "2026-11-23T06:00:00Z", "waves": [
        { "name": "canary", "size": { "recipients": 20 }, "gate": { "dwell": "30s", "approval": false } },
        { "name": "everyone", "size": "rest" }] } });
    let digest = started(&office, 100, &waves).await;
    let running = office.run().await;
    until(&office.store, &digest, |send| send.accepted >= 20).await;
    // Two of twenty: too few to say anything while it sends.
    let at_ms = office.clock.now_ms();
    assert_eq!(tell(&office, &digest, &totals(at_ms, 0, 2)).await.0, StatusCode::OK);
    let send = until_over(&office.store, &digest).await;
    assert_eq!((send.state, send.accepted), (State::Paused, 20), "{send:?}");
    assert!(send.reason.contains("2 complaints of 20"), "{}", send.reason);
    office.store.order(&digest, Order::Resume, Some(2), "eve", at_ms).await.unwrap();
    let send = until_over(&office.store, &digest).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, 100), "{send:?}");
}
