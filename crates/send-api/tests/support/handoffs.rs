//! Many hand-offs of one plan at once, over real connections: whole, twice, and cut.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use send_api::api::roll::{Believed, Roll};
use send_api::api::token::Tokens;
use send_api::api::{self, Api};
use send_api::clock::Clock;
use send_api::operator::Operator;
use send_api::store::Store;
use send_api::store::audit::Holds;
use send_api::store::sends::State;
use send_api::transport::credentials::Secret;
use send_api::transport::sandbox::Weather;
use send_plan::envelope::{CommandKind, Envelope};
use send_plan::statement::{COMMAND_FORMAT, Command};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::desk::{Desk, clock, dispatcher, sandbox, until_over};

const TOKEN: &str = "0123456789abcdef-token";
pub const AUTHOR: u8 = 1;
pub const APPROVER: u8 = 2;

/// A send API that listens, over a database.
#[derive(Clone)]
pub struct Counter {
    pub address: SocketAddr,
    pub store: Arc<Store>,
    pub clock: Arc<dyn Clock>,
}

fn believed() -> Believed {
    let key = |seed, person: &str, role: &str| {
        json!({ "person": person, "roles": [role], "x": Desk::key(seed).public().x(),
                "validFrom": "2026-01-01T00:00:00Z", "validTo": "2027-01-01T00:00:00Z" })
    };
    let keys = [key(AUTHOR, "Ana", "author"), key(APPROVER, "Bob", "approver")];
    let trust = json!({ "format": "piecewise.trust/1", "environment": "sandbox", "keys": keys })
        .to_string();
    Believed::parse("trust.json", &trust).unwrap_or_else(|found| panic!("{found:#?}"))
}

impl Counter {
    pub async fn open(store: Arc<Store>, clock: &Arc<dyn Clock>) -> Self {
        let tokens = Tokens::parse(&Secret::new(format!("app:{TOKEN}"))).unwrap();
        let router = api::router(Api {
            store: Arc::clone(&store),
            clock: Arc::clone(clock),
            operator: Arc::new(Operator::default()),
            roll: Arc::new(Roll::new(Some(believed()), tokens)),
            enrolment: None,
            work: Arc::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, store, clock: Arc::clone(clock) }
    }

    /// The bytes of a request.
    fn request(&self, method: &str, path: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {TOKEN}\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        [head.as_bytes(), body].concat()
    }

    /// Tries again where the server is too busy, as it says.
    pub async fn ask(&self, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
        loop {
            let (status, answer) = self.ask_once(method, path, body).await;
            if status != 503 {
                return (status, answer);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn ask_once(&self, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
        let mut socket = TcpStream::connect(self.address).await.unwrap();
        socket.write_all(&self.request(method, path, body)).await.unwrap();
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer).await.unwrap();
        let answer = String::from_utf8_lossy(&answer);
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        (status.unwrap(), serde_json::from_str(body).unwrap_or_default())
    }

    /// Hangs up after so many bytes of the request, without waiting for an answer.
    async fn hang_up(&self, method: &str, path: &str, body: &[u8], after: usize) {
        let mut socket = TcpStream::connect(self.address).await.unwrap();
        let request = self.request(method, path, body);
        let part = &request[..after.min(request.len())];
        socket.write_all(part).await.unwrap();
    }

    /// Files first, then the plan, as the app does.
    async fn hand_over(&self, desk: &Desk) -> (u16, Value) {
        for (path, body) in files(desk) {
            let (status, answer) = self.ask("PUT", &path, body).await;
            assert!([200, 201].contains(&status), "{path}: {status} {answer}");
        }
        self.ask("POST", "/v1/plans", &desk.envelope(&[AUTHOR, APPROVER])).await
    }

    pub fn command(&self, plan: &str, kind: CommandKind, counter: u64) -> Vec<u8> {
        let now_ms = self.clock.now_ms();
        let command = Command {
            format: COMMAND_FORMAT.to_owned(),
            kind,
            plan: plan.to_owned(),
            wave: None,
            counter,
            issued_at_ms: now_ms,
            expires_ms: now_ms + 600_000,
        };
        let (envelope, key): (Envelope, _) = (command.unsigned(), Desk::key(AUTHOR));
        let sig = key.sign(&envelope.to_be_signed());
        envelope.with_signature(&key.public(), sig).unwrap().to_json()
    }
}

/// Every file of a plan under its address.
pub fn files(desk: &Desk) -> Vec<(String, &[u8])> {
    let audience = desk.audience.as_bytes();
    let mut files = vec![(format!("/v1/audiences/{}", blake3::hash(audience).to_hex()), audience)];
    for part in &desk.parts {
        let sha256 = Sha256::digest(part.as_bytes());
        let name: String = sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        files.push((format!("/v1/templates/{name}"), part.as_bytes()));
    }
    files
}

pub fn code(answer: &Value) -> &str {
    answer["type"].as_str().unwrap_or_default().rsplit(':').next().unwrap()
}

/// So many hand-offs of one plan over all of these at once, one in three cut and one in three said
/// twice: one send, and everybody mailed once. Panics where that is not so.
pub async fn one_send(counters: &[Counter], hand_offs: usize, at_once: usize) {
    let desk = Arc::new(Desk::new(20, &json!({})));
    let digest = desk.digest();
    let mut all = JoinSet::new();
    let mut whole = 0;
    for nth in 0..hand_offs {
        let (counter, desk) = (counters[nth % counters.len()].clone(), Arc::clone(&desk));
        all.spawn(async move {
            let envelope = desk.envelope(&[AUTHOR, APPROVER]);
            match nth % 3 {
                0 => vec![counter.hand_over(&desk).await],
                1 => {
                    let (one, two) =
                        tokio::join!(counter.hand_over(&desk), counter.hand_over(&desk));
                    vec![one, two]
                }
                _ => {
                    for (path, body) in files(&desk) {
                        counter.hang_up("PUT", &path, body, 200 + nth * 7 % 400).await;
                    }
                    // The last ones hang up when everything is said.
                    let after = if nth % 2 == 0 { 300 + nth * 131 % 9_000 } else { usize::MAX };
                    counter.hang_up("POST", "/v1/plans", &envelope, after).await;
                    Vec::new()
                }
            }
        });
        if all.len() >= at_once {
            whole += is_approved(all.join_next().await.unwrap().unwrap());
        }
    }
    while let Some(answers) = all.join_next().await {
        whole += is_approved(answers.unwrap());
    }
    assert!(whole >= hand_offs / 2, "{whole}");
    let [first, ..] = counters else { panic!("nobody listens") };
    let store = &first.store;
    assert_eq!(store.live_sends().await.unwrap().len(), 1);
    assert_eq!(store.plans(99).await.unwrap().len(), 1);

    let path = format!("/v1/sends/{digest}/commands");
    let start = first.command(&digest, CommandKind::Start, 1);
    let mut starts = JoinSet::new();
    for nth in 0..20 {
        let (counter, path, start) =
            (counters[nth % counters.len()].clone(), path.clone(), start.clone());
        starts.spawn(async move { counter.ask("POST", &path, &start).await });
    }
    let mut started = 0;
    while let Some(answer) = starts.join_next().await {
        let (status, answer) = answer.unwrap();
        match status {
            200 => started += 1,
            _ => assert_eq!(code(&answer), "replayed", "{answer}"),
        }
    }
    assert_eq!(started, 1);
    let transports = sandbox(store, &first.clock, Weather::default());
    let running = dispatcher("one", store, &first.clock, Operator::default(), transports).await;
    let send = until_over(store, &digest).await;
    running.leave().await;
    assert_eq!((send.state, send.accepted), (State::Finished, 20), "{send:?}");
    let mails = store.mails(&digest, 999).await.unwrap();
    let recipients: BTreeSet<&str> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!((mails.len(), recipients.len()), (20, 20), "everybody once");
    let entries = store.entries(0, 99_999).await.unwrap();
    assert!(matches!(store.holds().await.unwrap(), Holds::Whole { .. }));
    for did in ["handed over a plan", "started"] {
        assert_eq!(entries.iter().filter(|entry| entry.did == did).count(), 1, "{did}");
    }

    // The same people under a new campaign file with the old id.
    let again = Desk::new(20, &json!({ "sequence": 2, "name": "Something else" }));
    let (status, answer) = first.hand_over(&again).await;
    assert_eq!((status, code(&answer)), (409, "campaign-has-run"), "{answer}");
}

fn is_approved(answers: Vec<(u16, Value)>) -> usize {
    for (status, answer) in &answers {
        assert_eq!((*status, &answer["state"]), (201, &json!("approved")), "{answer}");
    }
    answers.len()
}

/// A send API over a database, in haste.
pub async fn counter(store: Arc<Store>) -> Counter {
    Counter::open(store, &clock(5)).await
}
