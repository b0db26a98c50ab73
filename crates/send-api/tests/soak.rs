//! `cargo xtask soak`: the tests' long versions, each with a line that says how it went.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs, reason = "tests")]

mod support;

use std::sync::Arc;
use std::time::Duration;

use send_api::clock::{Clock, SystemClock};
use send_api::store::Store;
use support::crash::killed;
use support::desk::clock;
use support::handoffs::{Counter, one_send};
use support::shared::shared;
use support::stops::{Stop, stop};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask soak kills"]
async fn kills() {
    let (kills, people) = (200, 20_000);
    let left = killed(support::sqlite().await, kills, people).await;
    println!(
        "kills: {} × kill -9 while {people} people were mailed: lost 0, twice 0, unknown and listed {} \
         (at most {} by one kill)",
        left.kills, left.unknown, left.most_unknown
    );
    assert_eq!(left.kills, kills, "the send was over before the last kill");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask soak hand-offs"]
async fn hand_offs() {
    let hand_offs = 1_000;
    let (store, _folder) = support::sqlite().await.split();
    one_send(&[support::handoffs::counter(Arc::new(store)).await], hand_offs, 200).await;
    let base = support::postgres().await;
    let other = Arc::new(Store::open(&base.url).await.unwrap());
    let (store, _folder) = base.split();
    let clock = clock(5);
    let one = Counter::open(Arc::new(store), &clock).await;
    let two = Counter::open(other, &clock).await;
    one_send(&[one, two], hand_offs, 200).await;
    println!(
        "hand-offs: {hand_offs} of one plan at one server over SQLite, and as many at two over \
         PostgreSQL, a third cut and a third said twice: one send each, everybody mailed once"
    );
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask soak stop"]
async fn stops() {
    let stops = 100;
    for name in ["SQLite", "PostgreSQL"] {
        let base = match name {
            "SQLite" => support::sqlite().await,
            _ => support::postgres().await,
        };
        let (store, _folder) = base.split();
        let system: Arc<dyn Clock> = Arc::new(SystemClock);
        let counter = Counter::open(Arc::new(store), &system).await;
        let mut seen: Vec<Stop> = Vec::new();
        for nth in 0..stops {
            // Anywhere in a second: before, at and after a batch.
            seen.push(
                stop(&counter, nth, Duration::from_millis(500 + nth as u64 * 37 % 1_000)).await,
            );
        }
        let mut last: Vec<_> = seen.iter().map(|one| one.last).collect();
        let mut answered: Vec<_> = seen.iter().map(|one| one.answered).collect();
        let mut rates: Vec<_> = seen.iter().map(|one| one.per_second).collect();
        last.sort_unstable();
        answered.sort_unstable();
        rates.sort_unstable_by(f64::total_cmp);
        let (half, p99) = (stops / 2, stops * 99 / 100);
        println!(
            "stop: {stops} over {name} at {:.0} messages a second (median, at the sink): the last \
             message arrived after {} ms (median), {} ms (p99); answered after {} ms, {} ms",
            rates[half],
            last[half].as_millis(),
            last[p99].as_millis(),
            answered[half].as_millis(),
            answered[p99].as_millis()
        );
        assert!(last[p99] <= Duration::from_secs(1), "stops come too late");
        assert!(rates[half] >= 900.0, "it was no full speed");
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask soak postgres"]
async fn postgres() {
    let (people, limit) = (20_000, 1_000);
    let most = shared(support::postgres().await, people, limit, 1).await;
    println!(
        "postgres: 2 dispatchers, {people} people, each mailed once; at most {} in any second at the \
         sink, {} in any second and its guard, of {limit} allowed",
        most.0, most.1
    );
}
