//! Stops of sends at full speed, measured where the messages arrive.

use std::sync::Arc;
use std::time::{Duration, Instant};

use send_api::clock::{Clock, SystemClock};
use send_api::operator::Operator;
use send_plan::envelope::CommandKind;
use serde_json::json;

use super::desk::{Desk, always, dispatcher};
use super::handoffs::Counter;
use super::provider::{Mood, Provider, Served};

/// Messages a second that the provider would take.
const RATE: u64 = 1_000;
/// Messages in a tenth of a second that the plan asks for: what a call takes is held until its answer,
/// which comes so much later.
const A_TENTH: u64 = 125;

/// What one stop was like.
#[derive(Debug)]
pub struct Stop {
    /// From the stop's leaving its person to the last message that arrived.
    pub last: Duration,
    /// Until it was answered.
    pub answered: Duration,
    /// Messages that arrived in the second before, at most a second.
    pub per_second: f64,
}

/// Sends 1,000 messages a second to an SMTP relay, one a call, and stops after `after`.
pub async fn stop(counter: &Counter, nth: usize, after: Duration) -> Stop {
    let account = json!({
        "id": "main", "provider": "smtp", "inFlight": 200, "latencyMs": 100, "guardMs": 0,
        "limits": [{ "unit": "messages", "limit": A_TENTH, "per": "100ms" }]
    });
    let people = (after.as_secs_f64() + 4.0) as usize * RATE as usize;
    let start_ms = SystemClock.now_ms() + 500;
    let members = json!({ "id": format!("index-{nth}"), "accounts": [account] });
    let desk = tokio::task::spawn_blocking(move || Desk::at(people, &members, start_ms)).await;
    let desk = desk.unwrap();
    let Counter { store, clock, .. } = counter;
    desk.start(store).await;
    let digest = desk.digest();
    let Served { provider, transport, .. } = &Provider::start("smtp", &[Mood::Fine], "60s").await;
    let transports = always(Arc::clone(transport));
    let running = dispatcher("one", store, clock, Operator::default(), transports).await;
    while provider.count() == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(after).await;
    let command = counter.command(&digest, CommandKind::Stop, 2);
    let given = Instant::now();
    let (status, answer) =
        counter.ask("POST", &format!("/v1/sends/{digest}/commands"), &command).await;
    assert_eq!((status, &answer["state"]), (200, &json!("stopped")), "{answer}");
    let answered = given.elapsed();
    running.leave().await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let took = provider.took();
    let (last, _) = took.last().unwrap();
    let second = after.min(Duration::from_secs(1));
    let before = took.iter().filter(|(at, _)| *at <= given && *at + second > given).count();
    assert!(took.len() < people, "there was something left to stop");
    Stop {
        last: last.saturating_duration_since(given),
        answered,
        per_second: before as f64 / second.as_secs_f64(),
    }
}
