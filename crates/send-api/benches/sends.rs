//! `cargo xtask bench sends`: what plans say against what sends do, and how fast one dispatcher is.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "measures, and ends where it cannot"
)]

#[path = "../../../xtask/bench/src/report.rs"]
#[allow(dead_code, reason = "shared with the planner's measurements")]
mod report;
#[path = "../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use futures::future::join_all;
use lexopt::Arg::Long;
use report::{Result, count, table};
use send_api::clock::{Clock, ScaledClock, SystemClock};
use send_api::operator::Operator;
use send_api::store::Store;
use send_api::store::calls::CallId;
use send_api::store::sends::State;
use send_api::transport::sandbox::{Sandbox, Weather};
use send_api::transport::{Answer, Letter, Request, Transport};
use send_plan::chunk::Place;
use send_plan::message::mime::Raw;
use send_plan::message::payload::Payload;
use serde_json::{Value, json};
use support::cluster::Cluster;
use support::desk::{Desk, START_MS, always, dispatcher, until_within};
use support::provider::{Came, Mood, Provider, Served};

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let mut file = PathBuf::from("docs/BENCHMARKS.md");
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("report") => file = arguments.value()?.into(),
            // What cargo adds.
            Long("bench") => {}
            other => return Err(other.unexpected().into()),
        }
    }
    let throughput = throughput().await;
    let estimates = estimates().await;
    report::put(&file, "sends", &format!("{estimates}\n\n{throughput}"))
}

/// A send through the sandbox.
struct Rehearsal {
    name: &'static str,
    people: usize,
    size: u64,
    limit: Value,
    /// How many times as fast as the clock on the wall.
    times: u32,
}

const FAIR: Weather = Weather { jitter_ms: 0, later_per_thousand: 0, refused_per_thousand: 0 };
/// As long as a call may take in rough weather, and the machine's own time, of which a clock so many times
/// as fast makes so many times more.
const LONG_GUARD_MS: u64 = 1_100;
const ROUGH: Weather = Weather { jitter_ms: 400, later_per_thousand: 10, refused_per_thousand: 0 };

async fn estimates() -> String {
    let rehearsals = || {
        [
            Rehearsal {
                name: "20 a call, 200 messages a minute",
                people: 6_000,
                size: 20,
                limit: json!({ "unit": "messages", "limit": 200, "per": "1m" }),
                times: 15,
            },
            Rehearsal {
                name: "50 a call, one call a second",
                people: 30_000,
                size: 50,
                limit: json!({ "unit": "calls", "limit": 1, "per": "1s" }),
                times: 6,
            },
            Rehearsal {
                name: "1 a call, 10 calls a second",
                people: 6_000,
                size: 1,
                limit: json!({ "unit": "calls", "limit": 10, "per": "1s" }),
                times: 6,
            },
        ]
    };
    // They mostly wait: all at once.
    let mut all = Vec::new();
    for guard_ms in [LONG_GUARD_MS, 250] {
        for weather in [FAIR, ROUGH] {
            all.extend(rehearsals().map(|one| rehearse(one, weather, guard_ms)));
        }
    }
    let rows = join_all(all).await;
    let head = [
        "send",
        "recipients",
        "guard, ms",
        "weather",
        "clock",
        "best, s",
        "expected, s",
        "actual, s",
        "later than expected by",
        "calls tried again",
    ];
    format!(
        "**Estimate against actual** (`cargo xtask bench sends`), in the sandbox, from the start to the \
         last answer; a call takes 400 ms. *Rough*: every call takes up to 400 ms longer than planned, and \
         1 % are answered 429 without `Retry-After`, upon which that call alone is tried again after a \
         second. *Best*: as planned, with the guard named. *Expected*: what a limit holds comes back only \
         after each call's answer.\n\n{}",
        table(&head, &rows)
    )
}

/// The sandbox, and how often it said: later.
struct Counted {
    sandbox: Sandbox,
    later: AtomicU64,
}

#[async_trait]
impl Transport for Counted {
    async fn call(&self, request: &Request) -> Answer {
        let answer = self.sandbox.call(request).await;
        self.later.fetch_add(u64::from(matches!(answer, Answer::Later { .. })), Ordering::Relaxed);
        answer
    }

    fn wants_raw(&self) -> bool {
        self.sandbox.wants_raw()
    }
}

async fn rehearse(send: Rehearsal, weather: Weather, guard_ms: u64) -> Vec<String> {
    let Rehearsal { name, people, size, limit, times } = send;
    let (store, _folder) = support::sqlite().await.split();
    let store = Arc::new(store);
    let account = json!({
        "id": "main", "provider": "sandbox", "inFlight": 20, "latencyMs": 400, "guardMs": guard_ms,
        "maxRecipientsPerCall": size, "limits": [limit]
    });
    let members = json!({ "accounts": [account] });
    let expected_ms = Desk::expected_ms(people, &members).unwrap() - START_MS;
    let desk = Desk::new(people, &members);
    desk.start(&store).await;
    let clock: Arc<dyn Clock> = Arc::new(ScaledClock::new(START_MS, times));
    let sandbox = Sandbox::new(Arc::clone(&store), Arc::clone(&clock), weather);
    let counted = Arc::new(Counted { sandbox, later: AtomicU64::default() });
    let transports = always(counted.clone());
    let running = dispatcher("one", &store, &clock, Operator::default(), transports).await;
    let send = until_within(&store, &desk.digest(), 1_200, |send| send.state.is_over()).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, people as u64), "{send:?}");
    let waves = store.waves(&desk.digest()).await.unwrap();
    let actual_ms = waves[0].finish_ms().unwrap() - START_MS;
    let planned_ms = desk.plan.estimate.finish_ms - START_MS;
    let later = 100.0 * (actual_ms as f64 - expected_ms as f64) / expected_ms as f64;
    vec![
        name.to_owned(),
        count(people as u64),
        count(guard_ms),
        if weather == FAIR { "fair" } else { "rough" }.to_owned(),
        format!("{times}×"),
        format!("{:.1}", planned_ms as f64 / 1e3),
        format!("{:.1}", expected_ms as f64 / 1e3),
        format!("{:.1}", actual_ms as f64 / 1e3),
        format!("{later:.2} %"),
        counted.later.load(Ordering::Relaxed).to_string(),
    ]
}

const PEOPLE: usize = 20_000;
const CONNECTIONS: usize = 20;

async fn throughput() -> String {
    let cluster = tokio::task::spawn_blocking(|| Cluster::start(true)).await.unwrap();
    let sqlite = support::sqlite().await;
    let postgres = cluster.database();
    let rows = vec![
        plain("plain loop, 1 connection", 1).await,
        plain("plain loop, 20 connections", CONNECTIONS).await,
        dispatched("one dispatcher, SQLite", &sqlite.url).await,
        dispatched("one dispatcher, PostgreSQL", &postgres).await,
    ];
    format!(
        "**Throughput** over SMTP without TLS to a relay on this machine that takes everything, one \
         message a transaction, {} messages, in one run. *Plain loop*: the same message over and over, \
         nothing rendered, checked or written down. *Dispatcher*: everything that a send does, with at \
         most {CONNECTIONS} calls in flight; both databases wait for the disk at each commit.\n\n{}",
        count(PEOPLE as u64),
        table(&["", "messages a second", "µs a message"], &rows)
    )
}

fn row(name: &str, took: &[Came]) -> Vec<String> {
    let (Some((first, _)), Some((last, _))) = (took.first(), took.last()) else {
        panic!("nothing came")
    };
    let seconds = last.duration_since(*first).as_secs_f64();
    vec![
        name.to_owned(),
        count((took.len() as f64 / seconds) as u64),
        format!("{:.0}", 1e6 * seconds / took.len() as f64),
    ]
}

fn fast(people: usize, start_ms: u64) -> Desk {
    let account = json!({
        "id": "main", "provider": "smtp", "inFlight": CONNECTIONS, "latencyMs": 1, "guardMs": 0,
        "limits": [{ "unit": "messages", "limit": 1_000_000, "per": "1s" }]
    });
    Desk::at(people, &json!({ "accounts": [account] }), start_ms)
}

async fn dispatched(name: &str, url: &str) -> Vec<String> {
    let store = Arc::new(Store::open(url).await.unwrap());
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let desk = fast(PEOPLE, SystemClock.now_ms());
    desk.start(&store).await;
    let Served { provider, transport, .. } = &Provider::start("smtp", &[Mood::Fine], "60s").await;
    let transports = always(Arc::clone(transport));
    let running = dispatcher("one", &store, &clock, Operator::default(), transports).await;
    let send = until_within(&store, &desk.digest(), 600, |send| send.state.is_over()).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, PEOPLE as u64), "{send:?}");
    row(name, &provider.took())
}

async fn plain(name: &str, connections: usize) -> Vec<String> {
    let Served { provider, transport, .. } = &Provider::start("smtp", &[Mood::Fine], "60s").await;
    let desk = fast(20, SystemClock.now_ms());
    let headers = "Date: Mon, 23 Nov 2026 06:00:00 +0000\r\nFrom: Exchange <news@exchange.example>\r\n\
        To: <p1@firm1.example>\r\nSubject: Index weights\r\nMIME-Version: 1.0\r\n\
        Content-Type: text/plain\r\n\r\n";
    let body = "Dear Ann, the weights change.\r\n".repeat(24);
    let request = Request {
        plan: desk.digest(),
        call: CallId { run: 0, nth: 0 },
        account: Arc::new(desk.plan.accounts[0].clone()),
        payload: Payload {
            request: "MAIL, RCPT, DATA",
            content_type: "message/rfc822",
            body: Vec::new(),
            seen: vec![1],
            needs_smtputf8: false,
        },
        from: "news@exchange.example".to_owned(),
        letters: vec![Letter {
            place: Place { file: 0, row: 1 },
            to: "p1@firm1.example".to_owned(),
            raw: Some(Raw {
                bytes: format!("{headers}{body}").into_bytes(),
                needs_smtputf8: false,
            }),
        }],
    };
    join_all((0..connections).map(|_| async {
        for _ in 0..PEOPLE / connections {
            transport.call(&request).await;
        }
    }))
    .await;
    assert_eq!(provider.count(), PEOPLE);
    row(name, &provider.took())
}
