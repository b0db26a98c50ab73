//! The routes, asked as the app asks them.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use send_api::api::enrolments::Enrolment;
use send_api::api::roll::{Believed, Roll};
use send_api::api::token::Tokens;
use send_api::api::{self, Api};
use send_api::clock::{Clock, ScaledClock};
use send_api::operator::{Account, Operator};
use send_api::store::Store;
use send_api::store::audit::broken;
use send_api::store::sends::State;
use send_api::store::uploads::{FileKind, Part};
use send_api::transport::credentials::Secret;
use send_api::transport::sandbox::Weather;
use send_api::transport::{Answer, Transport, Verdict};
use send_plan::audience::Quote;
use send_plan::envelope::{CommandKind, Envelope};
use send_plan::statement::{COMMAND_FORMAT, Command, WITHDRAWAL_FORMAT, Withdrawal};
use serde_json::{Value, json};
use support::desk::{self, Desk, Running, START_MS, always, dispatcher, sandbox, until_over};
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
    folder: tempfile::TempDir,
    /// For an author and for an approver, where it enrols.
    codes: Vec<String>,
}

fn trust(environment: &str) -> String {
    let key = |seed, person: &str, role: &str| {
        json!({ "person": person, "roles": [role], "x": Desk::key(seed).public().x(),
                "validFrom": "2026-01-01T00:00:00Z", "validTo": "2027-01-01T00:00:00Z" })
    };
    json!({ "format": "piecewise.trust/1", "environment": environment, "keys": [
        key(AUTHOR, "Ana", "author"), key(APPROVER, "Bob", "approver"),
        key(OPERATOR, "Olga", "operator")] })
    .to_string()
}

impl Office {
    async fn new() -> Self {
        Self::with(Operator::default()).await
    }

    async fn with(operator: Operator) -> Self {
        let (store, folder) = support::sqlite().await.split();
        Self::over(Arc::new(store), folder, operator, desk::clock(5))
    }

    /// The same office so many hours after the campaign's start.
    fn hours_later(self, hours: u64) -> Self {
        let clock = Arc::new(ScaledClock::new(START_MS + hours * 3_600_000, 5));
        Self::over(self.store, self.folder, Operator::default(), clock)
    }

    fn over(
        store: Arc<Store>,
        folder: tempfile::TempDir,
        operator: Operator,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let tokens = Tokens::parse(&Secret::new(format!("# the app's\napp:{TOKEN}\n"))).unwrap();
        let believed = Believed::parse("trust.json", &trust("sandbox")).unwrap();
        let router = api::router(Api {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            operator: Arc::new(operator),
            roll: Arc::new(Roll::new(Some(believed), tokens)),
            enrolment: None,
        });
        Self { router, store, clock, folder, codes: Vec::new() }
    }

    /// Knows nobody yet, and gives codes out.
    async fn enrolling() -> Self {
        let (store, folder) = support::sqlite().await.split();
        let store = Arc::new(store);
        Self::enrolling_in(store, folder)
    }

    fn enrolling_in(store: Arc<Store>, folder: tempfile::TempDir) -> Self {
        let clock = desk::clock(5);
        let (enrolment, roll, invitations) =
            Enrolment::open(&folder.path().join("people")).unwrap();
        let router = api::router(Api {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            operator: Arc::new(Operator::default()),
            roll: Arc::new(roll),
            enrolment: Some(Arc::new(enrolment)),
        });
        let codes = invitations.iter().map(|(_, code)| code.reveal().to_owned()).collect();
        Self { router, store, clock, folder, codes }
    }

    async fn enrol(&self, code: &str, name: &str, seed: u8) -> (StatusCode, Value) {
        let body = json!({ "code": code, "name": name, "publicKey": Desk::key(seed).public().x() });
        self.enrol_with(body.to_string().as_bytes()).await
    }

    /// Without a token.
    async fn enrol_with(&self, body: &[u8]) -> (StatusCode, Value) {
        let request = Request::post("/v1/enrolments").body(Body::from(body.to_vec())).unwrap();
        let response = self.ask(request).await;
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&bytes).unwrap())
    }

    async fn get_as(&self, token: &str, path: &str) -> StatusCode {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.ask(request.body(Body::empty()).unwrap()).await.status()
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

    fn withdrawal(&self, plan: &str) -> Vec<u8> {
        let now_ms = self.clock.now_ms();
        let withdrawal = Withdrawal {
            format: WITHDRAWAL_FORMAT.to_owned(),
            plan: plan.to_owned(),
            counter: 1,
            issued_at_ms: now_ms,
            expires_ms: now_ms + 60_000,
            reason: "a wrong date".to_owned(),
        };
        signed(withdrawal.unsigned(), OPERATOR)
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

#[tokio::test]
async fn an_upload_that_was_cut_while_it_was_measured_is_finished_by_looking_at_it() {
    let office = Office::new().await;
    let head = async |name: &str| {
        let head = Request::head(format!("/v1/audiences/{name}"));
        let head = head.header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        let head = office.ask(head.body(Body::empty()).unwrap()).await;
        head.headers()["upload-offset"].to_str().unwrap().to_owned()
    };
    let digest = blake3::hash(b"abcdef").to_hex().to_string();
    for (name, offset, stays) in [(digest, "6", true), ("a".repeat(64), "0", false)] {
        // Every byte is here, and nobody has said that they are the right ones.
        let part = Part {
            kind: FileKind::Audience,
            digest: &name,
            bytes: 6,
            first: 0,
            content: b"abcdef",
        };
        office.store.append(part, 1).await.unwrap();
        assert_eq!(head(&name).await, offset);
        let upload = office.store.upload(FileKind::Audience, &name).await.unwrap();
        assert_eq!(upload.is_some_and(|upload| upload.complete), stays);
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
    // The same bytes, cut into rows in another way: nobody knows whom the earlier rows mean.
    let (_, report) = office.get(&format!("/v1/sends/{digest}/report")).await;
    let mut otherwise = first.rest_of(400, report.as_str().unwrap());
    otherwise.plan.audience.files[0].quote = Quote::None;
    office.upload(&otherwise).await;
    let (status, answer) = office.hand_over(&otherwise, both).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "other-files"), "{answer}");

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
    let path = format!("/v1/plans/{digest}/withdrawals");
    let (status, _) = office.send("POST", &path, &office.withdrawal(&digest)).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let path = format!("/v1/plans/{digest}/signatures");
    let (status, answer) = office.send("POST", &path, &desk.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "withdrawn"));
    let (status, _) = office.order(&digest, CommandKind::Start, 2, OPERATOR).await;
    assert!(status.is_client_error());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_withdrawn_before_its_day_does_not_run_on_it() {
    let office = Office::new().await;
    let desk = Desk::starting(20, START_MS + 10 * 3_600_000);
    let digest = desk.digest();
    office.upload(&desk).await;
    let (status, _) = office.hand_over(&desk, &[AUTHOR, APPROVER]).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    let withdrawal = office.withdrawal(&digest);
    let path = format!("/v1/plans/{digest}/withdrawals");
    assert_eq!(office.send("POST", &path, &withdrawal).await.0, StatusCode::NO_CONTENT);
    let office = office.hours_later(9);
    let (status, answer) = office.order(&digest, CommandKind::Start, 1, OPERATOR).await;
    assert_eq!((status, code(&answer)), (StatusCode::CONFLICT, "withdrawn"), "{answer}");
    assert_eq!(office.get(&format!("/v1/plans/{digest}")).await.1["state"], "withdrawn");
    assert_eq!(office.store.send(&digest).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_signed_before_its_day_waits_for_its_start_from_that_day_on() {
    let office = Office::new().await;
    // It may run from nine hours after now.
    let desk = Desk::starting(20, START_MS + 10 * 3_600_000);
    let path = format!("/v1/plans/{}", desk.digest());
    office.upload(&desk).await;
    let (status, answer) = office.hand_over(&desk, &[AUTHOR, APPROVER]).await;
    assert_eq!((status, &answer["state"]), (StatusCode::ACCEPTED, &json!("awaiting")), "{answer}");
    assert_eq!(office.get(&path).await.1["state"], "awaiting");
    let office = office.hours_later(9);
    assert_eq!(office.get(&path).await.1["state"], "approved");
    let send = office.store.send(&desk.digest()).await.unwrap().unwrap();
    assert_eq!(send.state, State::Ready);
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

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_late_can_draw_the_curve() {
    let office = Office::new().await;
    let desk = Desk::new(400, &json!({}));
    let digest = desk.digest();
    let path = format!("/v1/sends/{digest}/progress");
    assert_eq!(office.get(&path).await.0, StatusCode::NOT_FOUND);
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let (status, early) = office.get(&path).await;
    assert_eq!((status, &early["points"]), (StatusCode::OK, &json!([])), "{early}");
    let running = office.run().await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    until_over(&office.store, &digest).await;
    running.leave().await;
    let send = office.store.send(&digest).await.unwrap().unwrap();
    for (points, most) in [("", 200), ("?points=3", 3), ("?points=1", 1), ("?points=500", 500)] {
        let (status, curve) = office.get(&format!("{path}{points}")).await;
        assert_eq!(status, StatusCode::OK, "{curve}");
        assert_eq!(curve["fromMs"], send.started_ms.unwrap());
        assert_eq!(curve["waves"][0]["startMs"], desk.plan.waves[0].start_ms);
        let step_ms = curve["stepMs"].as_u64().unwrap();
        let points = curve["points"].as_array().unwrap();
        assert!(step_ms % 1_000 == 0 && (1..=most).contains(&points.len()), "{curve}");
        let at_ms = |nth: usize| points[nth]["atMs"].as_u64().unwrap();
        let last = points.len() - 1;
        for nth in 1..last {
            assert_eq!(at_ms(nth) - at_ms(nth - 1), step_ms, "no step is left out");
            assert!(points[nth]["accepted"].as_u64() >= points[nth - 1]["accepted"].as_u64());
        }
        assert_eq!(points[last]["accepted"], 400);
        assert!(at_ms(last) >= send.ended_ms.unwrap(), "{curve}");
    }
    // 100 a second: the curve rises and does not jump.
    let (_, curve) = office.get(&path).await;
    assert!(curve["points"][0]["accepted"].as_u64() <= Some(100), "{curve}");
    for odd in ["?points=0", "?points=501", "?points=-1", "?points=many", "?pints=2"] {
        let (status, answer) = office.get(&format!("{path}{odd}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{odd}: {answer}");
        assert!(answer["title"].is_string(), "a problem like any other: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_row_got_can_be_looked_at() {
    let office = Office::new().await;
    let desk = Desk::new(120, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let running = office.run().await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    until_over(&office.store, &digest).await;
    running.leave().await;
    let path = format!("/v1/sends/{digest}/mails");
    let blake3 = &desk.plan.audience.files[0].blake3;
    // The seventh data row is p6, who reads Portuguese.
    let (status, found) = office.get(&format!("{path}?audience={blake3}&row=7")).await;
    assert_eq!(status, StatusCode::OK, "{found}");
    let [mail] = found["mails"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(mail["recipient"], "p6@firm6.example");
    assert_eq!(mail["visible"], json!(["p6@firm6.example"]));
    assert_eq!(mail["subject"], "Pesos do índice, Ana 6");
    assert!(mail["html"].as_str().unwrap().contains("Olá Ana 6"), "{mail}");
    assert!(mail["text"].as_str().unwrap().contains("Olá Ana 6"), "{mail}");
    assert!(mail["message"].as_str().unwrap().contains("Subject: "), "{mail}");
    assert_eq!((&mail["row"], &mail["seed"]), (&json!(7), &json!(false)));
    // Page after page: everybody once, in the file's order.
    let mut rows = Vec::new();
    let mut query = format!("?audience={blake3}");
    loop {
        let (_, page) = office.get(&format!("{path}{query}")).await;
        let mails = page["mails"].as_array().unwrap();
        rows.extend(mails.iter().map(|mail| mail["row"].as_u64().unwrap()));
        let Some(next) = page["next"].as_str() else { break };
        query = format!("?audience={blake3}&after={next}");
    }
    assert_eq!(rows, (1..=120).collect::<Vec<_>>());
    let (_, beyond) = office.get(&format!("{path}?audience={blake3}&row=121")).await;
    assert_eq!(beyond, json!({ "mails": [], "next": null }));
    let other = "a".repeat(64);
    for (odd, wanted) in [
        (format!("?audience={other}"), StatusCode::NOT_FOUND),
        ("?row=1".to_owned(), StatusCode::BAD_REQUEST),
        (format!("?audience={blake3}&row=0"), StatusCode::BAD_REQUEST),
        (format!("?audience={blake3}&row=99999999999999999999"), StatusCode::BAD_REQUEST),
        ("?after=x".to_owned(), StatusCode::BAD_REQUEST),
        ("?address=p6@firm6.example".to_owned(), StatusCode::BAD_REQUEST),
    ] {
        let (status, answer) = office.get(&format!("{path}{odd}")).await;
        assert_eq!(status, wanted, "{odd}: {answer}");
    }
    let huge = u64::MAX;
    let (status, _) = office.get(&format!("{path}?audience={blake3}&row={huge}")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(office.get(&format!("/v1/sends/{other}/mails")).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_to_seeds_takes_two_signatures_and_uses_nothing_up() {
    let office = Office::new().await;
    let test = Desk::new(
        5,
        &json!({ "id": "index-test-1", "audience": {
            "files": [], "seeds": ["seeds.csv"],
            "columns": { "address": "email", "locale": "lang" } } }),
    );
    let digest = test.digest();
    office.upload(&test).await;
    assert_eq!(office.hand_over(&test, &[AUTHOR]).await.0, StatusCode::ACCEPTED);
    let (_, answer) = office.order(&digest, CommandKind::Start, 1, AUTHOR).await;
    assert_eq!(code(&answer), "awaiting", "five people are people: {answer}");
    let path = format!("/v1/plans/{digest}/signatures");
    let (status, answer) = office.send("POST", &path, &test.envelope(&[AUTHOR, APPROVER])).await;
    assert_eq!((status, &answer["state"]), (StatusCode::OK, &json!("approved")), "{answer}");
    let running = office.run().await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    until_over(&office.store, &digest).await;
    running.leave().await;
    let (_, found) = office.get(&format!("/v1/sends/{digest}/mails")).await;
    let mails = found["mails"].as_array().unwrap();
    assert!(mails.len() == 5 && mails.iter().all(|mail| mail["seed"] == true), "{found}");
    // Its id is its own: the campaign may still run.
    let desk = Desk::new(20, &json!({}));
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
}

#[tokio::test]
async fn the_trust_file_is_shown_as_it_is() {
    let office = Office::new().await;
    let request =
        Request::get("/v1/trust").header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
    let response = office.ask(request.body(Body::empty()).unwrap()).await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(bytes, trust("sandbox"));
    assert_eq!(office.get_as("wrong", "/v1/trust").await, StatusCode::UNAUTHORIZED);
    let (status, _) = office.send("POST", "/v1/enrolments", b"{}").await;
    assert_eq!(status, StatusCode::NOT_FOUND, "nobody is enrolled where an operator decides");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_enrol_and_their_signatures_count_at_once() {
    let office = Office::enrolling().await;
    let [author, approver] = office.codes.as_slice() else { panic!("two codes") };
    let (status, ana) = office.enrol(author, "Ana", AUTHOR).await;
    assert_eq!((status, &ana["role"]), (StatusCode::CREATED, &json!("author")), "{ana}");
    let (status, bob) = office.enrol(approver, "Bob", APPROVER).await;
    assert_eq!((status, &bob["role"]), (StatusCode::CREATED, &json!("approver")), "{bob}");
    let (ana, bob) = (ana["token"].as_str().unwrap(), bob["token"].as_str().unwrap());
    assert_eq!(office.get_as(ana, "/v1/plans").await, StatusCode::OK);

    let desk = Desk::new(20, &json!({}));
    office.upload(&desk).await;
    let hand_over = async |seeds: &[u8]| {
        let request =
            Request::post("/v1/plans").header(header::AUTHORIZATION, format!("Bearer {bob}"));
        let request = request.body(Body::from(desk.envelope(seeds))).unwrap();
        office.ask(request).await.status()
    };
    assert_eq!(
        hand_over(&[AUTHOR, STRANGER]).await,
        StatusCode::ACCEPTED,
        "a stranger does not count"
    );
    let other = Office::enrolling_in(Arc::clone(&office.store), office.folder);
    assert_eq!(other.get_as(ana, "/v1/plans").await, StatusCode::OK, "kept over a new start");
    let (_, deeds) = {
        let entries = other.store.entries(0, 99).await.unwrap();
        assert_eq!(broken(&entries), None);
        let of = |entry: &send_api::store::audit::Entry| (entry.who.clone(), entry.did.clone());
        ((), entries.iter().map(of).collect::<Vec<_>>())
    };
    assert!(deeds.contains(&("Ana".to_owned(), "enrolled as author".to_owned())), "{deeds:?}");
    let path = format!("/v1/plans/{}/signatures", desk.digest());
    let request = Request::post(path).header(header::AUTHORIZATION, format!("Bearer {bob}"));
    let signed = desk.envelope(&[AUTHOR, APPROVER]);
    let response = other.ask(request.body(Body::from(signed)).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK);
    let people = other.folder.path().join("people");
    for file in ["trust.json", "tokens"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(people.join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let kept = std::fs::read_to_string(people.join("trust.json")).unwrap();
    let thresholds = serde_json::from_str::<Value>(&kept).unwrap()["thresholds"].clone();
    assert_eq!(thresholds, json!({ "authors": 1, "approvers": 1 }));
    let (status, old) = other.enrol(author, "Eve", STRANGER).await;
    assert_eq!((status, code(&old)), (StatusCode::FORBIDDEN, "wrong-code"), "codes are not kept");
}

#[test]
fn enrolment_keeps_its_folder_to_itself_and_out_of_production() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = || std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777;
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
    assert!(Enrolment::open(folder.path()).is_ok());
    assert_eq!(mode(), 0o700);
    std::fs::write(folder.path().join("trust.json"), trust("production")).unwrap();
    let sentence = Enrolment::open(folder.path()).err().unwrap();
    assert!(sentence.contains("trust.json") && sentence.contains("production"), "{sentence}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolment_that_is_odd_enrols_nobody() {
    let office = Office::enrolling().await;
    let [author, approver] = office.codes.clone().try_into().unwrap();
    let key = |seed| Desk::key(seed).public().x();
    let (status, _) = office.enrol(&author, "Ana", AUTHOR).await;
    assert_eq!(status, StatusCode::CREATED);
    let refused = async |body: Value, wanted: StatusCode, kind: &str| {
        let (status, answer) = office.enrol_with(body.to_string().as_bytes()).await;
        assert_eq!((status, code(&answer)), (wanted, kind), "{body}: {answer}");
        assert!(!answer.to_string().contains(&approver), "{answer}");
    };
    let asked = |code: &str, name: &str, key: String| json!({ "code": code, "name": name, "publicKey": key });
    use StatusCode as S;
    refused(asked(&author, "Bob", key(APPROVER)), S::GONE, "used-code").await;
    refused(asked(&approver, "Ana", key(APPROVER)), S::CONFLICT, "known").await;
    refused(asked(&approver, "Bob", key(AUTHOR)), S::CONFLICT, "known").await;
    // Cyrillic.
    refused(asked(&approver, "\u{410}na", key(APPROVER)), S::CONFLICT, "known").await;
    for name in ["", " Bob", "Bob\n", "Bob\0", "Bob:x", "#Bob", &"B".repeat(101), "B\u{200b}ob"] {
        refused(asked(&approver, name, key(APPROVER)), S::UNPROCESSABLE_ENTITY, "application")
            .await;
    }
    for key in ["", "AAAA", &"A".repeat(43), &format!("{}=", key(APPROVER))] {
        let asked = asked(&approver, "Bob", key.to_owned());
        refused(asked, S::UNPROCESSABLE_ENTITY, "application").await;
    }
    for body in [b"".as_slice(), b"{}", b"null", b"\xff", &vec![b'['; 10_000]] {
        let (status, answer) = office.enrol_with(body).await;
        assert_eq!((status, code(&answer)), (S::BAD_REQUEST, "application"));
    }
    let mut more = asked(&approver, "Bob", key(APPROVER));
    more["role"] = json!("operator");
    refused(more, S::BAD_REQUEST, "application").await;
    let huge = Request::post("/v1/enrolments").body(Body::from(vec![b' '; 17 << 10])).unwrap();
    assert_eq!(office.ask(huge).await.status(), S::PAYLOAD_TOO_LARGE);
    // Nothing of that has used the code up, and guessing ends before it is found.
    for _ in 0..10 {
        refused(asked("AAAAAAAAAAAAAAAAAAAAAA", "Eve", key(STRANGER)), S::FORBIDDEN, "wrong-code")
            .await;
    }
    refused(asked(&approver, "Bob", key(APPROVER)), S::TOO_MANY_REQUESTS, "guesses").await;
    office.clock.sleep_until(office.clock.now_ms() + 60_000).await;
    let (status, answer) = office.enrol(&approver, "Bob", APPROVER).await;
    assert_eq!(status, S::CREATED, "{answer}");
    let enrolled = answer["trust"]["keys"].as_array().unwrap().len();
    assert_eq!(enrolled, 2, "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_with_one_code_one_is_enrolled() {
    let office = Arc::new(Office::enrolling().await);
    let enrol = |seed: u8| {
        let office = Arc::clone(&office);
        tokio::spawn(async move { office.enrol(&office.codes[0], &format!("P{seed}"), seed).await })
    };
    let asked: Vec<_> = (10..20).map(enrol).collect();
    let mut statuses = Vec::new();
    for one in asked {
        statuses.push(one.await.unwrap().0);
    }
    statuses.sort_unstable();
    assert_eq!(statuses[0], StatusCode::CREATED);
    assert!(statuses[1..].iter().all(|status| *status == StatusCode::GONE), "{statuses:?}");
}

/// Answers once it is told to.
struct Patient {
    answer: tokio::sync::Semaphore,
}

#[async_trait]
impl Transport for Patient {
    async fn call(&self, request: &send_api::transport::Request) -> Answer {
        let _told = self.answer.acquire().await;
        Answer::Each(vec![Verdict::Accepted; request.letters.len()], "200".to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_is_told_until_it_has_arrived() {
    let office = Office::new().await;
    let desk = Desk::new(400, &json!({}));
    let digest = desk.digest();
    office.upload(&desk).await;
    assert_eq!(office.hand_over(&desk, &[AUTHOR, APPROVER]).await.0, StatusCode::CREATED);
    let patient = Arc::new(Patient { answer: tokio::sync::Semaphore::new(0) });
    let transports = always(patient.clone());
    let running =
        dispatcher("one", &office.store, &office.clock, Operator::default(), transports).await;
    assert_eq!(office.order(&digest, CommandKind::Start, 1, AUTHOR).await.0, StatusCode::OK);
    let mut looks = 0..2_000;
    while office.store.in_flight(&digest).await.unwrap() < 80 && looks.next().is_some() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let (_, send) = office.order(&digest, CommandKind::Stop, 2, AUTHOR).await;
    // Four calls of twenty at once, as the account allows.
    assert_eq!((&send["inFlight"], &send["notYetSent"]), (&json!(80), &json!(320)), "{send}");
    let path = format!("/v1/sends/{digest}/events");
    let reading = office.get(&path);
    let answering = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        patient.answer.add_permits(1_000);
    };
    let ((_, events), ()) = tokio::join!(reading, answering);
    running.leave().await;
    let said: Vec<Value> = events
        .as_str()
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(said[0]["inFlight"], 80);
    let last = said.last().unwrap();
    assert_eq!((&last["inFlight"], &last["accepted"]), (&json!(0), &json!(80)), "{last}");
    assert_eq!((&last["state"], &last["notYetSent"]), (&json!("stopped"), &json!(320)), "{last}");
}

/// `cargo run -p send-api -- openapi > docs/openapi.json` writes it anew.
#[test]
fn the_published_description_is_the_served_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let published = std::fs::read_to_string(path).unwrap_or_default();
    let served = format!("{}\n", api::openapi().to_pretty_json().unwrap());
    assert!(published == served, "docs/openapi.json is old: write it anew");
}
