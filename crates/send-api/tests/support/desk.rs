//! A campaign of a small exchange, planned and handed over.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use send_api::clock::{Clock, ScaledClock};
use send_api::dispatch::{Dispatcher, Transports};
use send_api::operator::Operator;
use send_api::store::Store;
use send_api::store::plans::NewPlan;
use send_api::store::sends::{Admission, NewSend, Order, Send, State};
use send_api::store::uploads::{FileKind, Part};
use send_api::transport::Transport;
use send_api::transport::sandbox::{Sandbox, Weather};
use send_plan::api::{Question, review};
use send_plan::audience::{Continued, Reader};
use send_plan::campaign;
use send_plan::chunk::Place;
use send_plan::diagnostic::Severity;
use send_plan::envelope::{Envelope, PayloadType};
use send_plan::key::PrivateKey;
use send_plan::lint;
use send_plan::outlook::outlook;
use send_plan::plan::Plan;
use send_plan::template::TemplateFile;
use send_plan::template::set::TemplateSet;
use serde_json::{Value, json};
use tokio::sync::watch;

/// Mon 23 Nov 2026 06:00 UTC.
pub const START_MS: u64 = 1_795_413_600_000;

const HOUR_MS: u64 = 3_600_000;

/// RFC 3339.
fn instant(at_ms: u64) -> String {
    jiff::Timestamp::from_millisecond(at_ms as i64).unwrap().to_string()
}

pub struct Desk {
    pub plan: Plan,
    pub audience: String,
    pub report: Option<String>,
    pub parts: Vec<String>,
}

pub fn audience(people: usize) -> String {
    let row = |n| {
        let (lang, name) = if n % 3 == 0 { ("pt-BR", "Ana") } else { ("en", "Ann") };
        format!("p{n}@firm{}.example,{lang},{name} {n}\n", n % 7)
    };
    format!("email,lang,name\n{}", (0..people).map(row).collect::<String>())
}

fn file(path: &str, text: &str) -> TemplateFile {
    TemplateFile { path: path.to_owned(), text: text.to_owned() }
}

pub fn templates() -> Vec<TemplateFile> {
    vec![
        file("en/subject.txt", "Index weights, {{name}}"),
        file("en/body.html", "<p>Dear {{name}}, the weights change.</p>"),
        file("en/body.txt", "Dear {{name}}, the weights change."),
        file("pt-BR/subject.txt", "Pesos do índice, {{name}}"),
        file("pt-BR/body.html", "<p>Olá {{name}}, os pesos mudam.</p>"),
    ]
}

impl Desk {
    /// `members`: of the campaign, in place of the usual ones.
    pub fn new(people: usize, members: &Value) -> Self {
        Self::with(people, members, None, START_MS)
    }

    /// The usual campaign, at another time.
    pub fn starting(people: usize, start_ms: u64) -> Self {
        Self::with(people, &json!({}), None, start_ms)
    }

    /// Another campaign, at another time.
    pub fn at(people: usize, members: &Value, start_ms: u64) -> Self {
        Self::with(people, members, None, start_ms)
    }

    /// The rest of a plan after a stop, by this report.
    pub fn rest_of(&self, people: usize, report: &str) -> Self {
        let members = json!({
            "sequence": 2,
            "continues": { "plan": "plan.json", "reports": ["report.csv"] }
        });
        Self::with(people, &members, Some((&self.plan, report)), START_MS)
    }

    /// Another audience with its templates.
    pub fn of(audience: String, templates: &[TemplateFile], members: &Value) -> Self {
        Self::planned(audience, templates, members, None, START_MS)
    }

    /// The same, by somebody who answers for whatever is wrong with it.
    pub fn waived(audience: String, templates: &[TemplateFile]) -> Self {
        let read = Self::question(&audience, templates, &json!({}), None, START_MS);
        let wrong = review(&read).diagnostics.into_iter();
        let wrong = wrong.filter(|finding| finding.severity == Severity::Error);
        let waivers: Vec<_> = wrong.map(|one| lint::waiver(&one, "Ann", "For all.")).collect();
        Self::of(audience, templates, &json!({ "waivers": waivers }))
    }

    fn with(
        people: usize,
        members: &Value,
        continued: Option<(&Plan, &str)>,
        start_ms: u64,
    ) -> Self {
        Self::planned(audience(people), &templates(), members, continued, start_ms)
    }

    fn planned(
        audience: String,
        templates: &[TemplateFile],
        members: &Value,
        continued: Option<(&Plan, &str)>,
        start_ms: u64,
    ) -> Self {
        let question = Self::question(&audience, templates, members, continued, start_ms);
        let review = review(&question);
        let plan = review.plan.unwrap_or_else(|| panic!("{:#?}", review.diagnostics));
        let set = TemplateSet::compile(templates, Some("en"));
        let parts = set.messages.iter().flat_map(|message| &message.parts);
        let parts = parts.map(|part| part.file.text.clone()).collect();
        let report = continued.map(|(_, report)| report.to_owned());
        Self { plan, audience, report, parts }
    }

    fn question(
        audience: &str,
        templates: &[TemplateFile],
        members: &Value,
        continued: Option<(&Plan, &str)>,
        start_ms: u64,
    ) -> Question {
        let mut campaign = json!({
            "format": "piecewise.campaign/1", "id": "index", "salt": "0f".repeat(32),
            "sequence": 1, "name": "Index weights",
            "notBefore": instant(start_ms - HOUR_MS), "expires": instant(start_ms + 48 * HOUR_MS),
            "from": { "name": "Exchange", "address": "news@exchange.example" },
            "audience": { "files": ["customers.csv"],
                          "columns": { "address": "email", "locale": "lang" } },
            "templates": { "fallbackLocale": "en" },
            "accounts": [{ "id": "main", "provider": "sandbox", "inFlight": 4, "latencyMs": 200,
                           "guardMs": 250, "maxRecipientsPerCall": 20,
                           "limits": [{ "unit": "messages", "limit": 100, "per": "1s" }] }],
            "schedule": { "start": instant(start_ms) }
        });
        for (name, value) in members.as_object().unwrap() {
            campaign[name] = value.clone();
        }
        let campaign = campaign::parse("campaign.json", &campaign.to_string()).unwrap();
        let mut reader = Reader::new(&campaign.audience.columns, [7; 16]);
        if let Some((plan, report)) = continued {
            reader.continues(Continued::by(plan));
            reader.begin_report("report.csv");
            reader.push(report.as_bytes()).unwrap();
            reader.end().unwrap();
        }
        match campaign.audience.seeds.first() {
            Some(seeds) => reader.begin_seeds(seeds),
            None => reader.begin("customers.csv"),
        }
        reader.push(audience.as_bytes()).unwrap();
        reader.end().unwrap();
        Question {
            campaign,
            audience: Some(reader.finish()),
            templates: templates.to_vec(),
            now_ms: start_ms - HOUR_MS,
        }
    }

    /// Of the recipient who stands there.
    pub fn address(&self, place: Place) -> String {
        let row = self.audience.lines().nth(place.row as usize).unwrap();
        row.split(',').next().unwrap().to_owned()
    }

    pub fn digest(&self) -> String {
        self.plan.digest()
    }

    pub fn key(seed: u8) -> PrivateKey {
        PrivateKey::from_seed(&[seed; 32])
    }

    /// Signed by these keys, in their order.
    pub fn envelope(&self, seeds: &[u8]) -> Vec<u8> {
        let mut envelope = Envelope::unsigned(PayloadType::Plan, self.plan.canonical_bytes());
        for seed in seeds {
            let key = Self::key(*seed);
            let sig = key.sign(&envelope.to_be_signed());
            envelope = envelope.with_signature(&key.public(), sig).unwrap();
        }
        envelope.to_json()
    }

    /// When the usual campaign over so many people is expected to be over.
    pub fn expected_ms(people: usize, members: &Value) -> Option<u64> {
        let question = Self::question(&audience(people), &templates(), members, None, START_MS);
        outlook(&question)?.expected_ms
    }

    pub async fn upload(&self, store: &Store) {
        let audience = self.audience.as_bytes();
        let digest = &self.plan.audience.files[0].blake3;
        put(store, FileKind::Audience, digest, audience).await;
        if let Some(report) = &self.report {
            let digest = blake3::hash(report.as_bytes()).to_hex().to_string();
            put(store, FileKind::Audience, &digest, report.as_bytes()).await;
        }
        let sha256: BTreeMap<_, _> = self
            .plan
            .templates
            .iter()
            .flat_map(|template| template.parts.values())
            .map(|part| (part.sha256.clone(), ()))
            .collect();
        for text in &self.parts {
            use sha2::Digest;
            let digest: String = sha2::Sha256::digest(text.as_bytes())
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert!(sha256.contains_key(&digest), "the plan names every part");
            put(store, FileKind::Template, &digest, text.as_bytes()).await;
        }
    }

    /// Uploaded, kept, admitted and started, as if it had come in and been checked.
    pub async fn start(&self, store: &Store) {
        self.upload(store).await;
        let digest = self.digest();
        let facts = &self.plan.campaign;
        let new = NewPlan {
            digest: &digest,
            campaign: &facts.id,
            sequence: facts.sequence,
            envelope: &self.envelope(&[1, 2]),
            state: "approved",
            answer: (201, "{}"),
            files: &[],
            who: "app",
        };
        assert!(store.add_plan(&new, START_MS).await.unwrap());
        let send = NewSend {
            plan: &digest,
            campaign: &facts.id,
            sequence: facts.sequence,
            continues: None,
            recipients: self.plan.audience.recipients,
            accounts: self.plan.accounts.len() as u64,
            waves: self.plan.waves.len() as u64,
        };
        assert_eq!(store.admit(send, "app", START_MS).await.unwrap(), Admission::Admitted);
        store.order(&digest, Order::Start, Some(1), "eve", START_MS).await.unwrap();
    }
}

pub async fn put(store: &Store, kind: FileKind, digest: &str, content: &[u8]) {
    let part = Part { kind, digest, bytes: content.len() as u64, first: 0, content };
    store.append(part, u64::MAX, START_MS).await.unwrap().unwrap();
    store.complete(kind, digest, "app", START_MS).await.unwrap();
}

/// A dispatcher at work.
pub struct Running {
    pub clock: Arc<dyn Clock>,
    leave: watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

pub fn clock(times: u32) -> Arc<dyn Clock> {
    Arc::new(ScaledClock::new(START_MS, times))
}

pub fn sandbox(store: &Arc<Store>, clock: &Arc<dyn Clock>, weather: Weather) -> Transports {
    let sandbox = Arc::new(Sandbox::new(Arc::clone(store), Arc::clone(clock), weather));
    always(sandbox)
}

pub fn always(transport: Arc<dyn Transport>) -> Transports {
    Arc::new(move |_, _| Some(Arc::clone(&transport)))
}

pub async fn dispatcher(
    name: &str,
    store: &Arc<Store>,
    clock: &Arc<dyn Clock>,
    operator: Operator,
    transports: Transports,
) -> Running {
    let (leave, told) = watch::channel(false);
    let operator = Arc::new(operator);
    let dispatcher =
        Dispatcher::enter(name, Arc::clone(store), Arc::clone(clock), operator, transports)
            .await
            .unwrap();
    let task = tokio::spawn(dispatcher.run(told));
    Running { clock: Arc::clone(clock), leave, task }
}

impl Running {
    pub async fn leave(self) {
        self.leave.send(true).unwrap();
        self.task.await.unwrap();
    }

    /// Waits until it leaves by itself.
    pub async fn ends(self) {
        tokio::time::timeout(Duration::from_secs(60), self.task).await.unwrap().unwrap();
    }

    /// As if the machine had lost its power.
    pub async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

/// The send when it is as wanted; gives up after a minute of real time.
pub async fn until(store: &Store, plan: &str, wanted: impl Fn(&Send) -> bool) -> Send {
    until_within(store, plan, 60, wanted).await
}

/// Gives up after so many seconds of real time.
pub async fn until_within(
    store: &Store,
    plan: &str,
    seconds: u64,
    wanted: impl Fn(&Send) -> bool,
) -> Send {
    for _ in 0..50 * seconds {
        let send = store.send(plan).await.unwrap().unwrap();
        if wanted(&send) {
            return send;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never came to that: {:#?}", store.send(plan).await.unwrap());
}

pub async fn until_over(store: &Store, plan: &str) -> Send {
    until(store, plan, |send| send.state.is_over() || send.state == State::Paused).await
}
