//! A send API with an author, an approver and an operator, and who asks it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use send_api::api;
use send_api::api::Api;
use send_api::api::enrolments::Enrolment;
use send_api::api::roll::{Believed, Roll};
use send_api::api::token::Tokens;
use send_api::api::work::{Patience, Work};
use send_api::clock::{Clock, ScaledClock};
use send_api::operator::Operator;
use send_api::store::Store;
use send_api::transport::credentials::Secret;
use send_api::transport::sandbox::Weather;
use send_plan::envelope::{CommandKind, Envelope};
use send_plan::statement::{COMMAND_FORMAT, Command, WITHDRAWAL_FORMAT, Withdrawal};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::support;
use crate::support::desk::{self, Desk, Running, START_MS, dispatcher, sandbox};

pub const TOKEN: &str = "0123456789abcdef-token";
pub const AUTHOR: u8 = 1;
pub const APPROVER: u8 = 2;
pub const OPERATOR: u8 = 3;
pub const STRANGER: u8 = 9;

pub struct Office {
    pub router: Router,
    pub store: Arc<Store>,
    pub clock: Arc<dyn Clock>,
    pub folder: tempfile::TempDir,
    /// For an author and for an approver, where it enrols.
    pub codes: Vec<String>,
}

pub fn trust(environment: &str) -> String {
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
    pub async fn new() -> Self {
        Self::with(Operator::default()).await
    }

    pub async fn with(operator: Operator) -> Self {
        let (store, folder) = support::sqlite().await.split();
        Self::over(Arc::new(store), folder, operator, desk::clock(5))
    }

    /// The same office so many hours after the campaign's start.
    pub fn hours_later(self, hours: u64) -> Self {
        let clock = Arc::new(ScaledClock::new(START_MS + hours * 3_600_000, 5));
        Self::over(self.store, self.folder, Operator::default(), clock)
    }

    /// Waits for so long at most.
    pub async fn waiting(patience: Patience) -> Self {
        let (store, folder) = support::sqlite().await.split();
        let work = Arc::new(Work::new(patience));
        Self::at_work(Arc::new(store), folder, Operator::default(), desk::clock(5), work)
    }

    pub fn over(
        store: Arc<Store>,
        folder: tempfile::TempDir,
        operator: Operator,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self::at_work(store, folder, operator, clock, Arc::default())
    }

    fn at_work(
        store: Arc<Store>,
        folder: tempfile::TempDir,
        operator: Operator,
        clock: Arc<dyn Clock>,
        work: Arc<Work>,
    ) -> Self {
        let tokens = Tokens::parse(&Secret::new(format!("# the app's\napp:{TOKEN}\n"))).unwrap();
        let believed = Believed::parse("trust.json", &trust("sandbox")).unwrap();
        let router = api::router(Api {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            operator: Arc::new(operator),
            roll: Arc::new(Roll::new(Some(believed), tokens)),
            enrolment: None,
            work,
        });
        Self { router, store, clock, folder, codes: Vec::new() }
    }

    /// Knows nobody yet, and gives codes out.
    pub async fn enrolling() -> Self {
        let (store, folder) = support::sqlite().await.split();
        let store = Arc::new(store);
        Self::enrolling_in(store, folder)
    }

    pub fn enrolling_in(store: Arc<Store>, folder: tempfile::TempDir) -> Self {
        let clock = desk::clock(5);
        let (enrolment, roll, invitations) =
            Enrolment::open(&folder.path().join("people")).unwrap();
        let router = api::router(Api {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            operator: Arc::new(Operator::default()),
            roll: Arc::new(roll),
            enrolment: Some(Arc::new(enrolment)),
            work: Arc::default(),
        });
        let codes = invitations.iter().map(|(_, code)| code.reveal().to_owned()).collect();
        Self { router, store, clock, folder, codes }
    }

    pub async fn enrol(&self, code: &str, name: &str, seed: u8) -> (StatusCode, Value) {
        let body = json!({ "code": code, "name": name, "publicKey": Desk::key(seed).public().x() });
        self.enrol_with(body.to_string().as_bytes()).await
    }

    /// Without a token.
    pub async fn enrol_with(&self, body: &[u8]) -> (StatusCode, Value) {
        let request = Request::post("/v1/enrolments").body(Body::from(body.to_vec())).unwrap();
        let response = self.ask(request).await;
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&bytes).unwrap())
    }

    pub async fn get_as(&self, token: &str, path: &str) -> StatusCode {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.ask(request.body(Body::empty()).unwrap()).await.status()
    }

    pub async fn ask(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub async fn send(&self, method: &str, path: &str, body: &[u8]) -> (StatusCode, Value) {
        self.send_with(method, path, body, None).await
    }

    pub async fn send_with(
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

    pub async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.send("GET", path, b"").await
    }

    pub async fn hand_over(&self, desk: &Desk, seeds: &[u8]) -> (StatusCode, Value) {
        self.send("POST", "/v1/plans", &desk.envelope(seeds)).await
    }

    pub async fn upload(&self, desk: &Desk) {
        desk.upload(&self.store).await;
    }

    pub async fn order(
        &self,
        plan: &str,
        kind: CommandKind,
        counter: u64,
        seed: u8,
    ) -> (StatusCode, Value) {
        let command = self.command(plan, kind, counter, seed);
        self.send("POST", &format!("/v1/sends/{plan}/commands"), &command).await
    }

    pub fn command(&self, plan: &str, kind: CommandKind, counter: u64, seed: u8) -> Vec<u8> {
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

    pub fn withdrawal(&self, plan: &str) -> Vec<u8> {
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

    pub async fn run(&self) -> Running {
        let transports = sandbox(&self.store, &self.clock, Weather::default());
        dispatcher("one", &self.store, &self.clock, Operator::default(), transports).await
    }
}

pub fn signed(envelope: Envelope, seed: u8) -> Vec<u8> {
    let key = Desk::key(seed);
    let sig = key.sign(&envelope.to_be_signed());
    envelope.with_signature(&key.public(), sig).unwrap().to_json()
}

pub fn code(answer: &Value) -> &str {
    answer["type"].as_str().unwrap_or_default().rsplit(':').next().unwrap()
}

pub fn first_finding(answer: &Value) -> &str {
    answer["findings"][0]["code"].as_str().unwrap_or_default()
}
