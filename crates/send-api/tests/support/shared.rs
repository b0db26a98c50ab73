//! Two dispatchers with one database and one account.

use std::sync::Arc;

use send_api::operator::Operator;
use send_api::store::Store;
use send_api::store::sends::{Order, State};
use serde_json::json;

use super::desk::{Desk, always, clock, dispatcher, until, until_within};
use super::recorder::Recorder;

/// Both send to `people`, `limit` a second by a clock `times` as fast, with a pause after which
/// everything is overdue. Most messages that came within a second, and within a second and its guard.
/// Panics where somebody is lost or mailed twice, or a limit is exceeded.
pub async fn shared(base: super::Base, people: usize, limit: u64, times: u32) -> (usize, usize) {
    let other = Arc::new(Store::open(&base.url).await.unwrap());
    let (store, _folder) = base.split();
    let store = Arc::new(store);
    let account = json!({
        "id": "main", "provider": "sandbox", "inFlight": 20, "latencyMs": 200, "guardMs": 250,
        "maxRecipientsPerCall": 20, "limits": [{ "unit": "messages", "limit": limit, "per": "1s" }]
    });
    let desk = Desk::new(people, &json!({ "accounts": [account] }));
    let digest = desk.digest();
    desk.start(&store).await;
    let clock = clock(times);
    let sink = Recorder::new(&clock);
    let operator = Operator::default;
    let one = dispatcher("one", &store, &clock, operator(), always(sink.clone())).await;
    let two = dispatcher("two", &other, &clock, operator(), always(sink.clone())).await;
    until(&store, &digest, |send| send.accepted >= people as u64 / 5).await;
    // Everything is overdue when it goes on: only the ledger keeps it from leaving in one bunch.
    store.order(&digest, Order::Pause, Some(2), "eve", clock.now_ms()).await.unwrap();
    clock.sleep_until(clock.now_ms() + 20_000).await;
    store.order(&digest, Order::Resume, Some(3), "eve", clock.now_ms()).await.unwrap();
    let seconds = 60 + 4 * people as u64 / limit;
    let send = until_within(&store, &digest, seconds, |send| send.state.is_over()).await;
    assert_eq!((send.state, send.accepted), (State::Finished, people as u64), "{send:?}");
    one.leave().await;
    two.leave().await;
    sink.assert_everybody_once(people);
    let most = (sink.most_within(1_000), sink.most_within(1_250));
    // The provider counts a call somewhere between its start and its answer: at any instant in between
    // its own window holds.
    assert!(most.0 as u64 <= limit, "{most:?}");
    most
}
