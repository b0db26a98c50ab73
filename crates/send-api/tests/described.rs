//! The API against its own description: schemathesis draws requests from it, good and bad, and puts in
//! what only we can sign.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command as Process;
use std::sync::{Arc, Mutex};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use send_api::api::enrolments::Enrolment;
use send_api::api::{self, Api};
use send_api::operator::Operator;
use send_api::store::Store;
use send_api::transport::sandbox::Weather;
use send_plan::envelope::{CommandKind, Envelope};
use send_plan::statement::{COMMAND_FORMAT, Command, WITHDRAWAL_FORMAT, Withdrawal};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use support::desk::{self, Desk, START_MS, dispatcher, sandbox, until_over};
use tokio::net::TcpListener;

const TOKEN: &str = "0123456789abcdef-token";
const AUTHOR: u8 = 1;
const APPROVER: u8 = 2;
/// Longer than any run.
const LATER_MS: u64 = START_MS + 40 * 3_600_000;

/// Requests that are right, by method and path.
type Valid = BTreeMap<String, Vec<Value>>;

/// What was answered, by method and path.
type Answered = Arc<Mutex<BTreeMap<(String, String), BTreeSet<u16>>>>;

async fn note(State(answered): State<Answered>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let asked = (request.method().to_string(), path.unwrap_or_default());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    answered.lock().unwrap().entry(asked).or_default().insert(status);
    response
}

fn trust() -> String {
    let key = |seed, person: &str, role: &str| {
        json!({ "person": person, "roles": [role], "x": Desk::key(seed).public().x(),
                "validFrom": "2026-01-01T00:00:00Z", "validTo": "2027-01-01T00:00:00Z" })
    };
    json!({ "format": "piecewise.trust/1", "environment": "sandbox",
            "keys": [key(AUTHOR, "Ana", "author"), key(APPROVER, "Bob", "approver")] })
    .to_string()
}

fn campaign(id: &str) -> Desk {
    Desk::new(20, &json!({ "id": id }))
}

fn signed(envelope: Envelope, seed: u8) -> Vec<u8> {
    let key = Desk::key(seed);
    let sig = key.sign(&envelope.to_be_signed());
    envelope.with_signature(&key.public(), sig).unwrap().to_json()
}

fn command(plan: &str, kind: CommandKind, counter: u64) -> Vec<u8> {
    let command = Command {
        format: COMMAND_FORMAT.to_owned(),
        kind,
        plan: plan.to_owned(),
        wave: (kind == CommandKind::Release).then_some(0),
        counter,
        issued_at_ms: START_MS,
        expires_ms: LATER_MS,
    };
    signed(command.unsigned(), APPROVER)
}

fn withdrawal(plan: &str) -> Vec<u8> {
    let withdrawal = Withdrawal {
        format: WITHDRAWAL_FORMAT.to_owned(),
        plan: plan.to_owned(),
        counter: 1,
        issued_at_ms: START_MS,
        expires_ms: LATER_MS,
        reason: "a wrong date".to_owned(),
    };
    signed(withdrawal.unsigned(), AUTHOR)
}

fn with_body(path: Value, body: &[u8]) -> Value {
    json!({ "path": path, "body": STANDARD.encode(body) })
}

/// Hands plans over, and lets one be sent, so that every operation has something to work on.
async fn valid(api: &Api, code: &str) -> Valid {
    let store = &api.store;
    let finished = campaign("finished");
    finished.start(store).await;
    let transports = sandbox(store, &api.clock, Weather::default());
    let running = dispatcher("one", store, &api.clock, Operator::default(), transports).await;
    until_over(store, &finished.digest()).await;
    running.leave().await;
    let (new, ready, awaiting, doomed) =
        (campaign("new"), campaign("ready"), campaign("awaiting"), campaign("doomed"));
    let both = [AUTHOR, APPROVER];
    for (desk, seeds) in [(&ready, &both[..]), (&awaiting, &both[..1]), (&doomed, &both[..1])] {
        hand_over(api, &desk.envelope(seeds)).await;
    }
    let of = |desk: &Desk| json!({ "digest": desk.digest() });
    let file = b"email\na@firm.example\n".as_slice();
    let blake3 = json!({ "blake3": blake3::hash(file).to_hex().as_str() });
    let text = b"Dear {{name}}".as_slice();
    let sha256: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    let sha256 = json!({ "sha256": sha256 });
    let ours = json!({ "path": of(&finished) });
    let bounces = json!({ "account": "main", "atMs": START_MS, "hardBounces": 1, "complaints": 0 });
    let bounces = bounces.to_string();
    let key = Desk::key(7).public().x();
    let application = json!({ "code": code, "name": "Cleo", "publicKey": key }).to_string();
    let commands = [CommandKind::Start, CommandKind::Pause, CommandKind::Resume, CommandKind::Stop];
    let commands = commands
        .into_iter()
        .zip(1..)
        .map(|(kind, counter)| with_body(of(&ready), &command(&ready.digest(), kind, counter)));
    let signatures = with_body(of(&awaiting), &awaiting.envelope(&both));
    let withdrawal = with_body(of(&doomed), &withdrawal(&doomed.digest()));
    let one = |name: &str, valid: Value| (name.to_owned(), vec![valid]);
    BTreeMap::from([
        one("PUT /v1/audiences/{blake3}", with_body(blake3.clone(), file)),
        one("HEAD /v1/audiences/{blake3}", json!({ "path": blake3 })),
        one("DELETE /v1/audiences/{blake3}", json!({ "path": blake3 })),
        one("PUT /v1/templates/{sha256}", with_body(sha256.clone(), text)),
        one("HEAD /v1/templates/{sha256}", json!({ "path": sha256 })),
        one("DELETE /v1/templates/{sha256}", json!({ "path": sha256 })),
        one("POST /v1/plans", with_body(json!({}), &new.envelope(&both))),
        one("GET /v1/plans/{digest}", ours.clone()),
        one("POST /v1/plans/{digest}/signatures", signatures),
        one("POST /v1/plans/{digest}/withdrawals", withdrawal),
        one("GET /v1/sends/{digest}", ours.clone()),
        one("GET /v1/sends/{digest}/events", ours.clone()),
        one("GET /v1/sends/{digest}/progress", ours.clone()),
        one("GET /v1/sends/{digest}/mails", ours.clone()),
        one("GET /v1/sends/{digest}/report", ours),
        one("POST /v1/sends/{digest}/bounces", with_body(of(&finished), bounces.as_bytes())),
        ("POST /v1/sends/{digest}/commands".to_owned(), commands.collect()),
        one("GET /v1/plans", json!({})),
        one("GET /v1/audit", json!({})),
        one("GET /v1/trust", json!({})),
        one("POST /v1/enrolments", with_body(json!({}), application.as_bytes())),
    ])
}

async fn hand_over(api: &Api, envelope: &[u8]) {
    use tower::ServiceExt;
    let request = Request::post("/v1/plans").header("authorization", format!("Bearer {TOKEN}"));
    let request = request.body(axum::body::Body::from(envelope.to_vec())).unwrap();
    let response = api::router(api.clone()).oneshot(request).await.unwrap();
    assert!(response.status().is_success(), "{}", response.status());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs schemathesis: `cargo xtask test described` brings it and runs this"]
async fn no_request_makes_it_stumble_and_every_operation_works() {
    let schemathesis = std::env::var_os("PIECEWISE_SCHEMATHESIS").expect("where it is");
    let (store, folder) = support::sqlite().await.split();
    let store: Arc<Store> = Arc::new(store);
    let people = folder.path().join("people");
    std::fs::create_dir(&people).unwrap();
    std::fs::write(people.join("trust.json"), trust()).unwrap();
    std::fs::write(people.join("tokens"), format!("app:{TOKEN}\n")).unwrap();
    let (enrolment, roll, codes) = Enrolment::open(&people).unwrap();
    let api = Api {
        store,
        clock: desk::clock(1),
        operator: Arc::new(Operator::default()),
        roll: Arc::new(roll),
        enrolment: Some(Arc::new(enrolment)),
        work: Arc::default(),
    };
    let valid = valid(&api, codes[0].1.reveal()).await;
    let file = folder.path().join("valid.json");
    std::fs::write(&file, serde_json::to_string(&valid).unwrap()).unwrap();

    let answered = Answered::default();
    let noted = middleware::from_fn_with_state(Arc::clone(&answered), note);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = api::router(api).layer(noted);
    tokio::spawn(async move { axum::serve(listener, router).await });

    let hooks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers");
    let mut run = Process::new(schemathesis);
    run.args(["run", &format!("{address}/v1/openapi.json")])
        .args(["--header", &format!("Authorization: Bearer {TOKEN}")])
        .args(["--phases", "examples,coverage,fuzzing", "--max-examples", "12", "--seed", "1"])
        .args([
            "--checks",
            "not_a_server_error,content_type_conformance,response_schema_conformance",
        ])
        .args(["--request-timeout", "20", "--no-shrink", "--continue-on-failure"])
        .current_dir(folder.path())
        .env("SCHEMATHESIS_HOOKS", "valid")
        .env("PYTHONPATH", hooks)
        .env("PIECEWISE_VALID", file);
    let status = tokio::task::spawn_blocking(move || run.status()).await.unwrap().unwrap();

    let answered = answered.lock().unwrap();
    let described = api::openapi().to_json().unwrap();
    let described: Value = serde_json::from_str(&described).unwrap();
    for (path, operations) in described["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            let asked = (method.to_uppercase(), path.clone());
            let statuses = answered.get(&asked).cloned().unwrap_or_default();
            assert!(statuses.iter().any(|it| (200..300).contains(it)), "{asked:?}: {statuses:?}");
        }
    }
    let stumbled: Vec<_> =
        answered.iter().filter(|(_, statuses)| statuses.iter().any(|it| *it >= 500)).collect();
    assert!(stumbled.is_empty(), "{stumbled:?}");
    assert!(status.success(), "schemathesis found the above");
}
