//! What a view can do with a send under way: watch it, order something, fetch its report.

use gloo::timers::future::TimeoutFuture;
use send_plan::api::CurvePoint;
use send_plan::envelope::CommandKind;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::desk::Desk;
use super::said::{cut, fetched, refusal, refused_at_the_door};
use crate::browser::events::{Ended, Heard};
use crate::browser::send_api::{Answered, Api, Cut};
use crate::browser::{clock, download, files, json};
use crate::route::Step;
use crate::say;
use crate::state::{
    Action, ArrivedMail, Joining, Line, Now, OrderStage, SendingAction, Signed, Tone,
};
use crate::t;
use crate::worker::protocol::sending::{self, Order};
use crate::worker::protocol::signing::Signing;
use crate::worker::protocol::{BrowserFile, Request};

/// Milliseconds until a send that may not run yet is looked for again.
const WAITING_MS: u32 = 3_000;
/// Milliseconds until a connection that was cut is tried again: at first, and at most.
const AGAIN_MS: (u32, u32) = (500, 8_000);
/// Milliseconds between two tries of a command.
const ORDER_AGAIN_MS: u32 = 1_000;
/// How often a command other than a stop is tried.
const ORDER_TRIES: u32 = 5;

/// What left when, as a send API says.
#[derive(Deserialize)]
struct Progress {
    points: Vec<Point>,
}

/// How many by an instant, in milliseconds since the epoch.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Point {
    at_ms: u64,
    /// People whose message a provider took.
    accepted: u64,
}

/// A plan with its signatures.
#[derive(Deserialize)]
struct Whole {
    /// `awaiting`, `approved` or `withdrawn`.
    state: String,
    envelope: json::Raw,
}

/// One send, watched until it is over or another one is.
struct Watch {
    desk: Desk,
    api: Api,
    digest: String,
    /// Only the newest goes on.
    number: u32,
}

/// Why a look at a send ends.
enum Look {
    /// It is over, refused, or nobody watches any more.
    Ended,
    /// It may not run yet.
    Waiting,
}

impl Desk {
    /// Watches a send, through every cut.
    pub fn watch(&self, origin: String, token: String, digest: String) {
        let api = Api { origin, token };
        self.tools.runner.replace(Some(api.clone()));
        // Whatever was with the worker may be lost: it is told again.
        self.tools.watched.take();
        let number = self.look_at(Some(digest.clone()));
        self.sending(SendingAction::Line(Line::Opening));
        let watch = Watch { desk: self.clone(), api, digest, number };
        spawn_local(async move { watch.run().await });
    }

    /// Watches a send of the send API whose plans are listed.
    pub fn watch_kept(&self, digest: String) {
        let api = self.tools.keeper.borrow().clone();
        if let Some(Api { origin, token }) = api {
            self.watch(origin, token, digest);
        }
    }

    /// Watches no send any more.
    pub fn leave_send(&self) {
        self.look_at(None);
    }

    /// Another send is to be looked at, or none; gives the number of the watch over it.
    pub(super) fn look_at(&self, digest: Option<String>) -> u32 {
        let number = self.tools.watching.get() + 1;
        self.tools.watching.set(number);
        self.tools.looked_at.replace(digest.clone());
        self.sending(SendingAction::Choose(digest));
        number
    }

    /// Orders something of the send that is watched. A stop leaves at once where one is signed already.
    pub fn order(&self, kind: CommandKind, wave: Option<u64>) {
        let sending = &self.state.sending;
        let number = self.tools.ordered.borrow().0 + 1;
        let stops = sending.digest.clone().filter(|_| kind == CommandKind::Stop);
        self.tools.ordered.replace((number, stops));
        self.sending(SendingAction::Order(number, kind));
        let is_ready = kind == CommandKind::Stop && (sending.stop.is_some() || sending.arming);
        if !is_ready {
            self.sign_order(kind, wave);
        }
    }

    /// Has a command signed.
    pub(super) fn sign_order(&self, kind: CommandKind, wave: Option<u64>) {
        let sending = &self.state.sending;
        let Some(plan) = sending.digest.clone() else { return };
        let now_ms = clock::exact_ms().saturating_add_signed(sending.ahead_ms);
        let last = sending.now.as_ref().map_or(0, |now| now.counter);
        let counter = now_ms.max(last.saturating_add(1));
        self.sign(Signing::Command(Order { kind, plan, wave, counter, now_ms }));
    }

    /// Brings a signed command to the send API. A stop is tried until it is answered.
    pub(super) fn deliver(&self, number: u32, kind: CommandKind, command: &Signed) {
        let Some(api) = self.tools.runner.borrow().clone() else { return };
        let (desk, bytes) = (self.clone(), command.bytes.clone());
        let (plan, path) = (command.plan.clone(), format!("/v1/sends/{}/commands", command.plan));
        spawn_local(async move {
            let mut tries = 0;
            loop {
                // The same stop, ordered again, has a loop of its own.
                let (last, stops) = desk.tools.ordered.borrow().clone();
                if last != number && (kind != CommandKind::Stop || stops.as_ref() == Some(&plan)) {
                    return;
                }
                desk.sending(SendingAction::OrderStage(number, OrderStage::Leaving(tries)));
                let answer = api.post_at_once(&path, &bytes).await;
                let is_stop = kind == CommandKind::Stop;
                let outcome = match answer {
                    Ok(answer) if matches!(answer.status, 200..=299) => {
                        desk.stands(&answer);
                        OrderStage::Done
                    }
                    // The answer to a try before was cut.
                    Ok(answer) if tries > 0 && answer.body.contains("replayed") => OrderStage::Done,
                    Ok(answer) if answer.status < 500 || !is_stop => {
                        let said = refused_at_the_door(&answer).err();
                        OrderStage::Refused(said.unwrap_or_else(|| refusal(&answer)))
                    }
                    Err(gone) if !is_stop && tries + 1 >= ORDER_TRIES => {
                        OrderStage::Refused(cut(gone))
                    }
                    _ => {
                        tries += 1;
                        TimeoutFuture::new(ORDER_AGAIN_MS).await;
                        continue;
                    }
                };
                return desk.sending(SendingAction::OrderStage(number, outcome));
            }
        });
    }

    /// Asks for more of the mails that the sandbox has kept.
    pub fn ask_mails(&self) {
        #[derive(Deserialize)]
        struct Mails {
            mails: Vec<ArrivedMail>,
            next: Option<String>,
        }
        let Some(api) = self.tools.runner.borrow().clone() else { return };
        let Some(digest) = self.state.sending.digest.clone() else { return };
        let after = self.state.sending.mails.next.clone();
        let query = after.as_ref().map_or_else(String::new, |next| format!("?after={next}"));
        let desk = self.clone();
        spawn_local(async move {
            let mails = fetched::<Mails>(&api, &format!("/v1/sends/{digest}/mails{query}")).await;
            let mails = mails.map(|Mails { mails, next }| (mails, next));
            desk.sending(SendingAction::Mails(digest, after, mails));
        });
    }

    /// Saves the report of the send.
    pub fn save_report(&self) {
        let desk = self.clone();
        spawn_local(async move {
            if let Some(report) = desk.report().await {
                download::browser_file(&report);
                desk.tell(Tone::Done, t!("file-saved", file = report.name()));
            }
        });
    }

    /// Makes a report with addresses of the plan's files: those of this tab, and those chosen now.
    pub fn join_report(&self, chosen: Vec<File>) {
        let Some(plan) = self.state.sending.plan.clone() else { return };
        let known = self.held().all().chain(chosen).collect();
        let (held, missing) = super::signing::among(&plan.wanted, known);
        if !missing.is_empty() {
            return self.joining(Joining::Missing(missing));
        }
        let envelope = self.tools.watched.borrow().1.clone();
        let read = self.request(held, &plan.wanted);
        let desk = self.clone();
        spawn_local(async move {
            desk.joining(Joining::Fetching);
            match desk.report().await {
                Some(report) => {
                    let report = BrowserFile(report);
                    let joining = sending::Joining { plan: envelope, report, read };
                    desk.link().send(Request::Join(Box::new(joining)));
                }
                None => desk.joining(Joining::Idle),
            }
        });
    }

    /// Plans what the stopped send has not done.
    pub fn plan_rest(&self) {
        let desk = self.clone();
        spawn_local(async move {
            let plan = files::made("plan.dsse.json", &desk.tools.watched.borrow().1);
            let Some((plan, report)) = plan.zip(desk.report().await) else { return };
            desk.add_stopped(vec![plan, report]);
            desk.dispatch(Action::Jump(Step::Audience, Some("continues".to_owned())));
        });
    }

    /// The report of the send that is watched; what stands in the way is told.
    async fn report(&self) -> Option<File> {
        let api = self.tools.runner.borrow().clone()?;
        let plan = self.state.sending.plan.clone()?;
        let name = format!("report-{}.csv", plan.sequence);
        let fetched = api.file(&format!("/v1/sends/{}/report", plan.digest), &name).await;
        let findings = match fetched {
            Ok(Ok(file)) => return Some(file),
            Ok(Err(answer)) => refusal(&answer),
            Err(gone) => cut(gone),
        };
        if let Some(finding) = findings.first() {
            self.tell(
                Tone::Problem,
                format!("{} {}", say::message(finding).words, say::hint(finding).words),
            );
        }
        None
    }

    /// Takes in how the send stands.
    fn stands(&self, answer: &Answered) -> bool {
        json::read(&answer.body).is_some_and(|now| self.stands_now(now))
    }

    /// Whether it is not over.
    fn stands_now(&self, now: Now) -> bool {
        let is_over = now.is_over();
        let ahead_ms = (now.now_ms as i64).saturating_sub(clock::exact_ms() as i64);
        self.sending(SendingAction::Now(Box::new(now), ahead_ms));
        !is_over
    }

    fn joining(&self, joining: Joining) {
        self.sending(SendingAction::Joining(joining));
    }

    fn sending(&self, action: SendingAction) {
        self.dispatch(Action::Sending(action));
    }
}

impl Watch {
    async fn run(self) {
        let mut tries = 0;
        while self.is_wanted() {
            match self.look(&mut tries).await {
                Ok(Look::Ended) => return,
                Ok(Look::Waiting) => {
                    self.line(Line::Waiting);
                    TimeoutFuture::new(WAITING_MS).await;
                }
                Err(Cut) => {
                    tries += 1;
                    self.line(Line::Cut(tries));
                    let (first, most) = AGAIN_MS;
                    TimeoutFuture::new((first << tries.min(8)).min(most)).await;
                }
            }
        }
    }

    /// Looks as long as the connection holds.
    async fn look(&self, tries: &mut u32) -> Result<Look, Cut> {
        let digest = &self.digest;
        let answer = self.api.get(&format!("/v1/plans/{digest}")).await?;
        let Some(whole) = self.read::<Whole>(&answer)? else { return Ok(Look::Ended) };
        self.desk.remember(&self.api);
        if self.desk.tools.watched.borrow().0 != *digest {
            let envelope = whole.envelope.text().into_bytes();
            self.desk.tools.watched.replace((digest.clone(), envelope.clone()));
            self.desk.link().send(Request::Watch(envelope));
        }
        if whole.state == "awaiting" {
            return Ok(Look::Waiting);
        }
        let answer = self.api.get(&format!("/v1/sends/{digest}")).await?;
        let Some(now) = self.read::<Now>(&answer)? else { return Ok(Look::Ended) };
        self.progress().await?;
        if !self.desk.stands_now(now) {
            return Ok(self.over());
        }
        let mut is_over = false;
        let ended = self
            .api
            .events(&format!("/v1/sends/{digest}/events"), |heard| {
                if !self.is_wanted() {
                    return false;
                }
                *tries = 0;
                self.line(Line::Live);
                if let Heard::Event(data) = heard
                    && let Some(now) = json::read::<Now>(data)
                {
                    is_over = !self.desk.stands_now(now);
                }
                !is_over
            })
            .await?;
        match ended {
            _ if !self.is_wanted() => Ok(Look::Ended),
            Ended::Said if is_over => {
                self.progress().await?;
                Ok(self.over())
            }
            // A server that leaves says nothing more.
            Ended::Said => Err(Cut),
            Ended::Refused(answer) if is_passing(&answer) => Err(Cut),
            Ended::Refused(answer) => {
                self.refuse(&answer);
                Ok(Look::Ended)
            }
        }
    }

    /// What left when, so far. A send API may keep that to itself.
    async fn progress(&self) -> Result<(), Cut> {
        let answer = self.api.get(&format!("/v1/sends/{}/progress", self.digest)).await?;
        if let Some(progress) = json::read::<Progress>(&answer.body)
            && self.is_wanted()
        {
            let curve = |Point { at_ms, accepted }| CurvePoint { at_ms, handed_over: accepted };
            let points = progress.points.into_iter().map(curve).collect();
            self.desk.sending(SendingAction::Points(self.digest.clone(), points));
        }
        Ok(())
    }

    fn over(&self) -> Look {
        self.line(Line::Over);
        Look::Ended
    }

    /// `None`: it is refused, which is told. A server that is in trouble counts as cut.
    fn read<T: DeserializeOwned>(&self, answer: &Answered) -> Result<Option<T>, Cut> {
        if is_passing(answer) {
            return Err(Cut);
        }
        let read = (answer.status == 200).then(|| json::read(&answer.body)).flatten();
        if read.is_none() {
            self.refuse(answer);
        }
        Ok(read)
    }

    fn refuse(&self, answer: &Answered) {
        let said = refused_at_the_door(answer).err().unwrap_or_else(|| refusal(answer));
        self.line(Line::Refused(said));
    }

    fn line(&self, line: Line) {
        if self.is_wanted() {
            self.desk.sending(SendingAction::Line(line));
        }
    }

    fn is_wanted(&self) -> bool {
        self.desk.tools.watching.get() == self.number
    }
}

/// Whether the same question may be answered in a moment.
fn is_passing(answer: &Answered) -> bool {
    matches!(answer.status, 408 | 429 | 500..)
}
