//! The routes, asked as the app asks them.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use send_api::api::token::Tokens;
use send_api::api::{self, Api};
use send_api::clock::Clock;
use send_api::operator::{Account, Operator};
use send_api::store::Store;
use send_api::store::audit::broken;
use send_api::transport::credentials::Secret;
use send_api::transport::sandbox::Weather;
use send_plan::envelope::{CommandKind, Envelope};
use send_plan::statement::{COMMAND_FORMAT, Command, WITHDRAWAL_FORMAT, Withdrawal};
use send_plan::trust::Trust;
use serde_json::{Value, json};
use support::desk::{self, Desk, Running, START_MS, dispatcher, sandbox, until_over};
use tower::ServiceExt;

const TOKEN: &str = "0123456789abcdef-token";
const AUTHOR: u8 = 1;
const APPROVER: u8 = 2;
const OPERATOR: u8 = 3;
const STRANGER: u8 = 9;

struct Office {
    router: Router,
    store: Arc<Store>,
    clock: Arc<dyn Clock>,
    _folder: tempfile::TempDir,
}

fn trust(environment: &str) -> Trust {
    let key = |seed, person: &str, role: &str| {
        json!({ "person": person, "roles": [role], "x": Desk::key(seed).public().x(),
                "validFrom": "2026-01-01T00:00:00Z", "validTo": "2027-01-01T00:00:00Z" })
    };
    let trust = json!({ "format": "piecewise.trust/1", "environment": environment, "keys": [
        key(AUTHOR, "Ana", "author"), key(APPROVER, "Bob", "approver"),
        key(OPERATOR, "Olga", "operator")] });
    Trust::parse("trust.json", &trust.to_string()).unwrap_or_else(|found| panic!("{found:#?}"))
}

impl Office {
    async fn new() -> Self {
        Self::with(Operator::default()).await
    }

    async fn with(operator: Operator) -> Self {
        let (store, folder) = support::sqlite().await.split();
        let store = Arc::new(store);
        let clock = desk::clock(5);
        let tokens = Tokens::parse(&Secret::new(format!("# the app's\napp:{TOKEN}\n"))).unwrap();
        let router = api::router(Api {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            operator: Arc::new(operator),
            trust: Some(Arc::new(trust("sandbox"))),
            tokens: Arc::new(tokens),
        });
        Self { router, store, clock, _folder: folder }
    }

    async fn ask(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn send(&self, method: &str, path: &str, body: &[u8]) -> (StatusCode, Value) {
        self.send_with(method, path, body, None).await
    }

    async fn send_with(
        &self,
        method: &str,
        path: &str,
        body: &[u8],
        range: Option<&str>,
    ) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        if let Some(range) = range {
            request = request.header(header::CONTENT_RANGE, range);
        }
        let response = self.ask(request.body(Body::from(body.to_vec())).unwrap()).await;
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (
            status,
            serde_json::from_slice(&bytes)
                .unwrap_or(Value::String(String::from_utf8_lossy(&bytes).into_owned())),
        )
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.send("GET", path, b"").await
    }

    async fn hand_over(&self, desk: &Desk, seeds: &[u8]) -> (StatusCode, Value) {
        self.send("POST", "/v1/plans", &desk.envelope(seeds)).await
    }

    async fn upload(&self, desk: &Desk) {
        desk.upload(&self.store).await;
    }

    async fn order(
        &self,
        plan: &str,
        kind: CommandKind,
        counter: u64,
        seed: u8,
    ) -> (StatusCode, Value) {
        let command = self.command(plan, kind, counter, seed);
        self.send("POST", &format!("/v1/sends/{plan}/commands"), &command).await
    }

    fn command(&self, plan: &str, kind: CommandKind, counter: u64, seed: u8) -> Vec<u8> {
        let now_ms = self.clock.now_ms();
        let command = Command {
            format: COMMAND_FORMAT.to_owned(),
            kind,
            plan: plan.to_owned(),
            wave: (kind == CommandKind::Release).then_some(1),
            counter,
            issued_at_ms: now_ms,
            expires_ms: now_ms + 600_000,
        };
        signed(command.unsigned(), seed)
    }

    async fn run(&self) -> Running {
        let transports = sandbox(&self.store, &self.clock, Weather::default());
        dispatcher("one", &self.store, &self.clock, Operator::default(), transports).await
    }
}

fn signed(envelope: Envelope, seed: u8) -> Vec<u8> {
    let key = Desk::key(seed);
    let sig = key.sign(&envelope.to_be_signed());
    envelope.with_signature(&key.public(), sig).unwrap().to_json()
}

fn code(answer: &Value) -> &str {
    answer["type"].as_str().unwrap_or_default().rsplit(':').next().unwrap()
}

fn first_finding(answer: &Value) -> &str {
    answer["findings"][0]["code"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn without_a_token_nothing_can_be_read() {
    let office = Office::new().await;
    for path in ["/v1/plans", "/v1/audit", "/v1/nothing", &format!("/v1/sends/{}", "0".repeat(64))]
    {
        for token in [None, Some("Bearer wrong"), Some("Basic 0123456789abcdef-token"), Some(TOKEN)]
        {
            let mut request = Request::get(path);
            if let Some(token) = token {
                request = request.header(header::AUTHORIZATION, token);
            }
            let response = office.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{path} {token:?}");
            assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        }
    }
    assert_eq!(office.get("/v1/plans").await, (StatusCode::OK, json!([])));
    assert_eq!(office.get("/v1/nothing").await.0, StatusCode::NOT_FOUND);
    assert_eq!(office.send("PATCH", "/v1/plans", b"").await.0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn only_pages_that_the_operator_names_may_ask_from_elsewhere() {
    let named = "https://plan.example.com";
    let origins = vec![named.to_owned()];
    let office = Office::with(Operator { origins, ..Operator::default() }).await;
    for (origin, allowed) in [(named, true), ("https://evil.example", false)] {
        let preflight = Request::options("/v1/plans")
            .header(header::ORIGIN, origin)
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .header(header::ACCESS_CONTROL_REQUEST_HEADERS, "authorization");
        let response = office.ask(preflight.body(Body::empty()).unwrap()).await;
        let answer = response.headers().get(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        assert_eq!(answer.is_some_and(|answer| answer == origin), allowed, "{origin}");
        assert!(!response.headers().contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
    }
}

#[tokio::test]
async fn a_file_comes_in_parts_and_counts_once_its_digest_is_right() {
    let office = Office::new().await;
    let digest = blake3::hash(b"abcdef").to_hex().to_string();
    let path = format!("/v1/audiences/{digest}");
    let put = async |body: &'static [u8], range| office.send_with("PUT", &path, body, range).await;
    let (status, answer) = put(b"abc", Some("bytes 0-2/6")).await;
    assert_eq!((status, &answer["received"]), (StatusCode::ACCEPTED, &json!(3)));
    // Whoever lost the answer may say it again.
    let again = put(b"abc", Some("bytes 0-2/6")).await;
    assert_eq!((again.0, &again.1["received"]), (StatusCode::ACCEPTED, &json!(3)));
    // Cut and begun again elsewhere: the server says where to go on.
    assert_eq!(put(b"f", Some("bytes 5-5/6")).await.0, StatusCode::CONFLICT);
    let head = Request::head(&path).header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
    let head = office.ask(head.body(Body::empty()).unwrap()).await;
    assert_eq!(head.headers()["upload-offset"], "3");
    let (status, answer) = put(b"def", Some("bytes 3-5/6")).await;
    assert_eq!((status, &answer["complete"]), (StatusCode::CREATED, &json!(true)));
    assert_eq!(put(b"abcdef", None).await.0, StatusCode::OK, "it is here already");
    let other = format!("/v1/audiences/{}", "a".repeat(64));
    let (status, answer) = office.send("PUT", &other, b"abcdef").await;
    assert_eq!((status, code(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, "digest"));
    assert_eq!(office.send("DELETE", &other, b"").await.0, StatusCode::NOT_FOUND, "nothing stays");
    assert_eq!(office.send("DELETE", &path, b"").await.0, StatusCode::NO_CONTENT);
    let odd = put(b"abc", Some("bytes 0-9/6")).await;
    assert_eq!((odd.0, code(&odd.1)), (StatusCode::BAD_REQUEST, "range"));
    let huge = vec![0; api::MOST_BYTES + 1];
    assert_eq!(office.send("PUT", &path, &huge).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    for name in ["x", "../../etc/passwd", &"A".repeat(64)] {
        let path = format!("/v1/audiences/{}", name.replace('/', "%2F"));
        assert_eq!(office.send("PUT", &path, b"a").await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_two_keys_to_the_last_row_of_the_report() {
    let office = Office::new().await;
    let desk = Desk::new(60, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    let (status, first) = office.hand_over(&desk, &[AUTHOR]).await;
    assert_eq!((status, &first["state"]), (StatusCode::ACCEPTED, &json!("awaiting")), "{first}");
    let refused = office.order(&digest, CommandKind::Start, 1, OPERATOR).await;
    assert_eq!((refused.0, code(&refused.1)), (StatusCode::CONFLICT, "awaiting"));
    let path = format!("/v1/plans/{digest}/signatures");
    let (status, answer) = office.send("POST", &path, &desk.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("approved")), "{answer}");
    assert_eq!(office.hand_over(&desk, &[AUTHOR]).await, (StatusCode::ACCEPTED, first));
    let (_, whole) = office.get(&format!("/v1/plans/{digest}")).await;
    assert_eq!(whole["envelope"]["signatures"].as_array().unwrap().len(), 2);

    let running = office.run().await;
    let (status, answer) = office.order(&digest, CommandKind::Start, 1, OPERATOR).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("running")), "{answer}");
    let audience = format!("/v1/audiences/{}", desk.plan.audience.files[0].blake3);
    assert_eq!(office.send("DELETE", &audience, b"").await.0, StatusCode::CONFLICT, "it is needed");
    // Read until the send is over.
    let (_, events) = office.get(&format!("/v1/sends/{digest}/events")).await;
    running.leave().await;
    let last =
        events.as_str().unwrap().lines().filter_map(|line| line.strip_prefix("data: ")).next_back();
    let last: Value = serde_json::from_str(last.unwrap()).unwrap();
    assert_eq!((&last["state"], &last["accepted"]), (&json!("finished"), &json!(60)));
    let (_, report) = office.get(&format!("/v1/sends/{digest}/report")).await;
    let report = report.as_str().unwrap();
    assert_eq!(report.lines().count(), 61, "{report}");
    assert!(!report.contains('@'), "no address");
    let blake3 = &desk.plan.audience.files[0].blake3;
    let begins = format!("index,{blake3},");
    let is_accepted = |line: &str| line.starts_with(&begins) && line.contains(",accepted,200,");
    assert!(report.lines().skip(1).all(is_accepted), "{report}");
    let entries = office.store.entries(0, 999).await.unwrap();
    assert_eq!(broken(&entries), None);
    assert!(entries.iter().any(|entry| entry.who == "Olga" && entry.did == "started"));
    let (_, log) = office.get("/v1/audit?after=1").await;
    assert_eq!(log.as_array().unwrap().len(), entries.len() - 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_may_not_run_is_refused_with_the_reason() {
    let office = Office::new().await;
    let desk = Desk::new(20, &json!({}));
    let both: &[u8] = &[AUTHOR, APPROVER];
    let missing = office.hand_over(&desk, both).await;
    assert_eq!((missing.0, code(&missing.1)), (StatusCode::UNPROCESSABLE_ENTITY, "files"));
    office.upload(&desk).await;
    for (seeds, finding) in
        [(&[STRANGER][..], "signature/nobody"), (&[APPROVER], "signature/nobody")]
    {
        let (status, answer) = office.hand_over(&desk, seeds).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{seeds:?}: {answer}");
        assert!(first_finding(&answer).starts_with("signature/"), "{finding}: {answer}");
    }
    let production = Desk::new(20, &json!({ "environment": "production" }));
    let (_, answer) = office.hand_over(&production, both).await;
    assert_eq!(first_finding(&answer), "plan/other-environment");
    let mut greedy = Desk::new(20, &json!({}));
    greedy.plan.runs.iter_mut().for_each(|run| run.start_ms = START_MS);
    greedy.plan.accounts[0].limits[0].limit = 1;
    let (status, answer) = office.hand_over(&greedy, both).await;
    assert_eq!((status, code(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, "audit"), "{answer}");
    let mut bytes = desk.envelope(both);
    let middle = bytes.len() / 2;
    bytes[middle] = if bytes[middle] == b'A' { b'B' } else { b'A' };
    let (status, _) = office.send("POST", "/v1/plans", &bytes).await;
    assert!(status.is_client_error(), "{status}");
    for garbage in [b"".as_slice(), b"{}", b"null", b"\xff", &vec![b'['; 100_000]] {
        let (status, answer) = office.send("POST", "/v1/plans", garbage).await;
        assert_eq!((status, code(&answer)), (StatusCode::BAD_REQUEST, "envelope"));
    }
    assert_eq!(office.hand_over(&desk, both).await.0, StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_has_run_reaches_nobody_again() {
    let office = Office::new().await;
    let both: &[u8] = &[AUTHOR, APPROVER];
    let first = Desk::new(20, &json!({}));
    office.upload(&first).await;
    assert_eq!(office.hand_over(&first, both).await.0, StatusCode::CREATED);
    let digest = first.digest();
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    // The same people, the old id, another file and another sequence.
    let second = Desk::new(21, &json!({ "sequence": 2 }));
    office.upload(&second).await;
    let (status, answer) = office.hand_over(&second, both).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "campaign-has-run"), "{answer}");
    let third = Desk::new(22, &json!({ "sequence": 1 }));
    office.upload(&third).await;
    let (_, answer) = office.hand_over(&third, both).await;
    assert_eq!(code(&answer), "old-sequence");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_stop_the_rest_is_mailed_and_nobody_twice() {
    let office = Office::new().await;
    let both: &[u8] = &[AUTHOR, APPROVER];
    let first = Desk::new(400, &json!({}));
    let digest = first.digest();
    office.upload(&first).await;
    assert_eq!(office.hand_over(&first, both).await.0, StatusCode::CREATED);
    let running = office.run().await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    desk::until(&office.store, &digest, |send| send.accepted >= 60).await;
    let (_, early) = office.get(&format!("/v1/sends/{digest}/report")).await;
    desk::until(&office.store, &digest, |send| send.accepted >= 120).await;
    assert_eq!(office.order(&digest, CommandKind::Stop, 2, AUTHOR).await.0, StatusCode::OK);
    running.leave().await;
    let stopped = office.store.send(&digest).await.unwrap().unwrap();
    assert!(stopped.accepted < 400, "there is a rest");

    // A report from before the stop: some would be mailed twice.
    let hasty = first.rest_of(400, early.as_str().unwrap());
    office.upload(&hasty).await;
    let (status, answer) = office.hand_over(&hasty, both).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "old-report"), "{answer}");

    let (_, report) = office.get(&format!("/v1/sends/{digest}/report")).await;
    let rest = first.rest_of(400, report.as_str().unwrap());
    office.upload(&rest).await;
    let (status, answer) = office.hand_over(&rest, both).await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    let running = office.run().await;
    let (status, answer) = office.order(&rest.digest(), CommandKind::Start, 1, AUTHOR).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let send = until_over(&office.store, &rest.digest()).await;
    running.leave().await;
    assert_eq!(stopped.accepted + send.accepted, 400, "{send:?}");
    let mut mailed = office.store.mails(&digest, 9_999).await.unwrap();
    mailed.extend(office.store.mails(&rest.digest(), 9_999).await.unwrap());
    let recipients: BTreeSet<_> = mailed.iter().map(|mail| &mail.recipient).collect();
    assert_eq!((mailed.len(), recipients.len()), (400, 400), "everybody once");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_hand_offs_of_one_plan_are_one_send() {
    let office = Arc::new(Office::new().await);
    let desk = Arc::new(Desk::new(20, &json!({})));
    office.upload(&desk).await;
    let hand_over = |_| {
        let (office, desk) = (Arc::clone(&office), Arc::clone(&desk));
        tokio::spawn(async move { office.hand_over(&desk, &[AUTHOR, APPROVER]).await })
    };
    let handed: Vec<_> = (0..20).map(hand_over).collect();
    for one in handed {
        let (status, answer) = one.await.unwrap();
        assert_eq!((status, &answer["state"]), (StatusCode::CREATED, &json!("approved")));
    }
    assert_eq!(office.store.live_sends().await.unwrap().len(), 1);
    assert_eq!(office.store.plans(99).await.unwrap().len(), 1);
    let other = office.hand_over(&desk, &[AUTHOR, APPROVER, OPERATOR]).await;
    assert_eq!((other.0, code(&other.1)), (StatusCode::CONFLICT, "other-signatures"));
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_enrolled_stops_for_good_and_nobody_replays() {
    let office = Office::new().await;
    let desk = Desk::new(400, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let running = office.run().await;
    let start = office.command(&digest, CommandKind::Start, 5, OPERATOR);
    let path = format!("/v1/sends/{digest}/commands");
    assert_eq!(office.send("POST", &path, &start).await.0, StatusCode::OK);
    assert_eq!(office.order(&digest, CommandKind::Pause, 6, AUTHOR).await.0, StatusCode::OK);
    let (_, answer) = office.send("POST", &path, &start).await;
    assert_eq!(code(&answer), "replayed");
    let (_, answer) = office.order(&digest, CommandKind::Resume, 7, AUTHOR).await;
    assert!(first_finding(&answer).starts_with("signature/"), "an author alone may not: {answer}");
    let (_, answer) = office.order(&digest, CommandKind::Stop, 7, STRANGER).await;
    assert!(first_finding(&answer).starts_with("signature/"), "{answer}");
    let other = office.command(&"0".repeat(64), CommandKind::Stop, 7, AUTHOR);
    assert_eq!(office.send("POST", &path, &other).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    // With an old counter: no other command may shut a stop out.
    let (status, answer) = office.order(&digest, CommandKind::Stop, 1, AUTHOR).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("stopped")), "{answer}");
    for (kind, counter) in [(CommandKind::Resume, 8), (CommandKind::Start, 9)] {
        let (status, answer) = office.order(&digest, kind, counter, OPERATOR).await;
        assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "not-now"), "{answer}");
    }
    running.leave().await;
    let send = until_over(&office.store, &digest).await;
    assert!(send.accepted < 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_plan_never_runs() {
    let office = Office::new().await;
    let desk = Desk::new(20, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR]).await.0, StatusCode::ACCEPTED);
    let now_ms = office.clock.now_ms();
    let withdrawal = Withdrawal {
        format: WITHDRAWAL_FORMAT.to_owned(),
        plan: digest.clone(),
        counter: 1,
        issued_at_ms: now_ms,
        expires_ms: now_ms + 60_000,
        reason: "a wrong date".to_owned(),
    };
    let path = format!("/v1/plans/{digest}/withdrawals");
    let (status, _) = office.send("POST", &path, &signed(withdrawal.unsigned(), OPERATOR)).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let path = format!("/v1/plans/{digest}/signatures");
    let (status, answer) = office.send("POST", &path, &desk.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "withdrawn"));
    let (status, _) = office.order(&digest, CommandKind::Start, 2, OPERATOR).await;
    assert!(status.is_client_error());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_asks_no_more_of_an_account_than_its_operator_allows() {
    let account: Account = serde_json::from_value(json!({
        "id": "main", "provider": "sandbox", "inFlight": 2,
        "limits": [{ "unit": "messages", "limit": 50, "per": "1s" }]
    }))
    .unwrap();
    let office = Office::with(Operator { accounts: vec![account], ..Operator::default() }).await;
    let desk = Desk::new(20, &json!({}));
    office.upload(&desk).await;
    let (status, answer) = office.hand_over(&desk, &[AUTHOR, APPROVER]).await;
    assert_eq!((status, code(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, "accounts"));
    assert_eq!(answer["findings"].as_array().unwrap().len(), 2, "{answer}");
}

/// `cargo run -p send-api -- openapi > docs/openapi.json` writes it anew.
#[test]
fn the_published_description_is_the_served_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let published = std::fs::read_to_string(path).unwrap_or_default();
    let served = format!("{}\n", api::openapi().to_pretty_json().unwrap());
    assert!(published == served, "docs/openapi.json is old: write it anew");
}
