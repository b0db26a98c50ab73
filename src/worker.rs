//! The engine in a thread of its own: reads files, answers questions, writes documents.

mod approving;
mod bundle;
pub mod codec;
mod crash;
mod crew;
mod extracting;
mod fating;
mod helping;
mod pieces;
pub mod protocol;
mod reading;
mod sending;
mod showing;
mod signing;
mod slices;
mod taking;
pub mod whole;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::Poll;

use gloo::timers::future::TimeoutFuture;
use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use send_plan::api::{self, Question};
use send_plan::audience::AudienceSummary;
use send_plan::campaign::{self, Campaign};
use send_plan::diagnostic::{Diagnostic, any_error};
use send_plan::envelope::any_plan;
use send_plan::faster::Search;
use send_plan::outlook::{Study, glance};
use send_plan::plan::Plan;
use send_plan::provider::get_account::limits_from_get_account;
use send_plan::template::Memory;
use send_plan::template::intake::archive;
use send_plan::template::strings;
use wasm_bindgen_futures::spawn_local;

use crate::browser::helpers::is_helper;
use codec::Structured;
use protocol::signing::{Approving, Key, Signing};
use protocol::{
    Answer, Ask, BUILD, BrowserFile, Document, FateRequest, PastedLimits, Report, Request,
    ShowRequest,
};

/// Runs the worker, or a helper of it.
pub fn start() {
    if is_helper() {
        return helping::start();
    }
    Planner::registrar().encoding::<Structured>().register();
}

/// The worker: remembers what seldom changes, so that a question is small.
pub struct Planner {
    question: Question,
    /// What is known of the message from the answer before.
    memory: Rc<RefCell<Memory>>,
    /// Number of the question.
    asked: Rc<Cell<u64>>,
    plan: Option<Plan>,
    /// Number of the reading that may go on; 0: none.
    reading: Rc<Cell<u64>>,
    /// Number of the reading for a report with addresses that may go on; 0: none.
    joining: Rc<Cell<u64>>,
    /// Number of the search for faster ways that may go on; 0: none.
    searching: Rc<Cell<u64>>,
    /// Number of the newest look at a row.
    showing: Rc<Cell<u64>>,
    /// Number of the reading for the fate of a row that may go on.
    fating: Rc<Cell<u64>>,
    /// The row looked at last.
    row: showing::Last,
    /// A plan that somebody else made.
    desk: approving::Desk,
    /// What was given to be signed.
    pending: Option<signing::Pending>,
}

/// Something that took its time has come to its end.
pub enum Ended {
    /// Reading an audience.
    Reading {
        /// Who asked for it.
        id: HandlerId,
        /// Number of the reading.
        number: u64,
        /// The audience, or why there is none.
        outcome: Result<AudienceSummary, Vec<Diagnostic>>,
    },
    /// Reading an approver's files.
    Approving {
        /// Who asked for it.
        id: HandlerId,
        /// What was read.
        file: approving::Taken,
    },
}

impl Worker for Planner {
    type Message = Ended;
    type Input = Request;
    type Output = Report;

    fn create(_: &WorkerScope<Self>) -> Self {
        let question = Question {
            campaign: Campaign::default(),
            audience: None,
            templates: Vec::new(),
            now_ms: 0,
        };
        Self {
            question,
            memory: Rc::default(),
            asked: Rc::default(),
            plan: None,
            reading: Rc::default(),
            joining: Rc::default(),
            searching: Rc::default(),
            showing: Rc::default(),
            fating: Rc::default(),
            row: showing::Last::default(),
            desk: approving::Desk::default(),
            pending: None,
        }
    }

    fn connected(&mut self, scope: &WorkerScope<Self>, id: HandlerId) {
        crash::report_to(scope.clone(), id);
        scope.respond(id, Report::Hello { build: BUILD.to_owned() });
    }

    fn received(&mut self, scope: &WorkerScope<Self>, request: Request, id: HandlerId) {
        match request {
            Request::Read(request) => {
                self.reading.set(request.number);
                let going_on = Rc::clone(&self.reading);
                let scope = scope.clone();
                spawn_local(async move {
                    let number = request.number;
                    let respond = |report| scope.respond(id, report);
                    match reading::read(request, None, &going_on, respond).await {
                        Some(outcome) => scope.send_message(Ended::Reading { id, number, outcome }),
                        None => scope.respond(id, Report::Cancelled { number }),
                    }
                });
            }
            Request::Extract(wanted) => {
                let number = wanted.read.number;
                self.reading.set(number);
                let (scope, going_on) = (scope.clone(), Rc::clone(&self.reading));
                spawn_local(async move {
                    let respond = |report| scope.respond(id, report);
                    let report = match extracting::extract(*wanted, &going_on, respond).await {
                        Some(outcome) => Report::Extracted { number, outcome },
                        None => Report::Cancelled { number },
                    };
                    scope.respond(id, report);
                });
            }
            Request::Cancel => self.reading.set(0),
            Request::Audience(audience) => {
                self.searching.set(0);
                self.question.audience = audience;
            }
            Request::Templates(templates) => {
                self.searching.set(0);
                templates.change(&mut self.question.templates);
            }
            Request::Ask(ask) => scope.respond(id, self.answer(*ask)),
            Request::Faster(ask) => self.search(scope, *ask, id),
            Request::Outlook { number } => self.study(number, scope.clone(), id),
            Request::Glance { number, ways, now_ms } => {
                self.glance(number, ways, now_ms, scope.clone(), id);
            }
            Request::Show(request) => self.show(*request, scope.clone(), id),
            Request::Fate(request) => self.tell_fate(*request, scope.clone(), id),
            Request::Open { name, text } => {
                let opened = campaign::parse(&name, &text).map(Box::new);
                scope.respond(id, Report::Opened(opened));
            }
            Request::ReadLimits { account, text } => {
                let (limits, unlimited, findings) = match limits_from_get_account(&text) {
                    Ok(answer) => (answer.limits, answer.unlimited, answer.findings),
                    Err(finding) => (Vec::new(), Vec::new(), vec![finding]),
                };
                let read = PastedLimits { account, limits, unlimited, findings };
                scope.respond(id, Report::LimitsRead(read));
            }
            Request::TakeFiles(chosen) => {
                let scope = scope.clone();
                spawn_local(async move {
                    scope.respond(id, Report::FilesTaken(taking::files(chosen).await));
                });
            }
            Request::TakeStrings { locale, file } => {
                let (scope, question) = (scope.clone(), self.question.clone());
                spawn_local(async move {
                    let report = taking::strings(&question, locale, file).await;
                    scope.respond(id, report);
                });
            }
            Request::Enrol { person, role, public, now_ms } => {
                let key = signing::enrol(person, role, &public, now_ms).map(Box::new);
                scope.respond(id, Report::Enrolled(key));
            }
            Request::Sheet => {
                if let Some(plan) = &self.plan {
                    let sheet = signing::own_sheet(plan, self.question.audience.as_ref());
                    scope.respond(id, Report::Sheet(Box::new(sheet)));
                }
            }
            Request::Sign(what) => {
                self.pending = self.to_sign(&what);
                if let Some(pending) = &self.pending {
                    let bytes = pending.envelope.to_be_signed();
                    scope.respond(id, Report::ToSign { what, bytes });
                }
            }
            Request::Seal { key, signature } => self.seal(*key, &signature, scope, id),
            Request::Bundle { plan, audience } => {
                let (scope, templates) = (scope.clone(), self.question.templates.clone());
                spawn_local(async move {
                    let bundle = bundle::write(&plan, &audience, &templates).await;
                    let bundle = bundle.map(BrowserFile).ok();
                    scope.respond(id, Report::Bundled(bundle));
                });
            }
            Request::Cargo(envelope) => {
                if let Ok(plan) = any_plan("plan.dsse.json", &envelope) {
                    let cargo = signing::cargo(&plan, &self.question.templates);
                    scope.respond(id, Report::Cargo(Box::new(cargo)));
                }
            }
            Request::Watch(envelope) => {
                let watched = sending::watched(&envelope).map(Box::new);
                scope.respond(id, Report::Watched(watched));
            }
            Request::Join(joining) => {
                self.joining.set(joining.read.number);
                let (scope, going_on) = (scope.clone(), Rc::clone(&self.joining));
                spawn_local(async move {
                    let respond = |report| scope.respond(id, report);
                    if let Some(joined) = sending::join(*joining, &going_on, respond).await {
                        scope.respond(id, Report::Joined(joined.map(BrowserFile)));
                    }
                });
            }
            Request::Approve { what, now_ms } => {
                self.desk.now_ms = now_ms;
                self.approve(what, scope, id);
            }
            Request::Write(document, campaign) => {
                if let Some(bytes) = self.written(&document, &campaign) {
                    scope.respond(id, Report::Written { document, bytes });
                }
            }
        }
    }

    fn update(&mut self, scope: &WorkerScope<Self>, ended: Ended) {
        match ended {
            Ended::Reading { id, number, outcome } => {
                if let Ok(summary) = &outcome {
                    self.question.audience = Some(summary.clone());
                }
                scope.respond(id, Report::Read { number, outcome: outcome.map(Box::new) });
            }
            Ended::Approving { id, file } => {
                self.desk.take(file);
                scope.respond(id, Report::Approval(Box::new(self.desk.view())));
            }
        }
    }
}

impl Planner {
    /// Looks for faster ways, plan by plan, so that other requests are heard in between. A later
    /// search, or another draft, ends it.
    fn search(&mut self, scope: &WorkerScope<Self>, ask: Ask, id: HandlerId) {
        let Ask { number, campaign, now_ms } = ask;
        let mut search = Search::new(Question { campaign, now_ms, ..self.question.clone() });
        self.searching.set(number);
        let (going_on, scope) = (Rc::clone(&self.searching), scope.clone());
        spawn_local(async move {
            while going_on.get() == number {
                if let Poll::Ready(found) = search.step() {
                    if let Some(found) = found.map(Box::new) {
                        scope.respond(id, Report::Faster { number, found });
                    }
                    return;
                }
                TimeoutFuture::new(0).await;
            }
        });
    }

    /// Looks beyond the plan, one plan after the other, as long as no newer question is asked.
    fn study(&self, number: u64, scope: WorkerScope<Self>, id: HandlerId) {
        let asked = Rc::clone(&self.asked);
        let question = self.question.clone();
        spawn_local(async move {
            // Requests that have arrived meanwhile go first.
            TimeoutFuture::new(0).await;
            let is_wanted = || asked.get() == number;
            let Some(mut study) = is_wanted().then(|| Study::new(question)).flatten() else {
                return;
            };
            while study.go_on() {
                TimeoutFuture::new(0).await;
                if !is_wanted() {
                    return;
                }
            }
            let outlook = Box::new(study.into_outlook());
            scope.respond(id, Report::Outlook { number, outlook });
        });
    }

    /// Draws a plan for each way of sending, as long as no newer question is asked.
    fn glance(
        &self,
        number: u64,
        ways: Vec<Campaign>,
        now_ms: u64,
        scope: WorkerScope<Self>,
        id: HandlerId,
    ) {
        let asked = Rc::clone(&self.asked);
        let question = self.question.clone();
        spawn_local(async move {
            let mut glances = Vec::with_capacity(ways.len());
            for campaign in ways {
                TimeoutFuture::new(0).await;
                if asked.get() != number {
                    return;
                }
                glances.push(glance(&Question { campaign, now_ms, ..question.clone() }));
            }
            scope.respond(id, Report::Glanced { number, glances });
        });
    }

    /// What is asked about the draft, or about the plan that somebody else made.
    fn looked_at(&self, opened: bool) -> Option<Question> {
        if opened { self.desk.question() } else { Some(self.question.clone()) }
    }

    /// Reads until the fate of a row is known, as long as no newer one is asked for.
    fn tell_fate(&self, request: FateRequest, scope: WorkerScope<Self>, id: HandlerId) {
        let number = request.read.number;
        self.fating.set(number);
        let Some(question) = self.looked_at(request.opened) else { return };
        let plan = request.opened.then(|| self.desk.plan()).flatten();
        let fating = Rc::clone(&self.fating);
        spawn_local(async move {
            let fate = fating::fate(request, &question, plan, &fating).await;
            scope.respond(id, Report::Fate { number, fate });
        });
    }

    /// Looks a row up, as long as no newer look is asked for.
    fn show(&self, request: ShowRequest, scope: WorkerScope<Self>, id: HandlerId) {
        let number = request.number;
        self.showing.set(number);
        let Some(question) = self.looked_at(request.opened) else { return };
        let showing = Rc::clone(&self.showing);
        let row = self.row.clone();
        // Of the draft's message alone.
        let memory = if request.opened { Rc::default() } else { Rc::clone(&self.memory) };
        spawn_local(async move {
            let is_wanted = || showing.get() == number;
            if let Some(outcome) = showing::show(request, &question, row, &memory, is_wanted).await
            {
                scope.respond(id, Report::Shown { number, outcome: outcome.map(Box::new) });
            }
        });
    }

    /// A document of a draft; the plan is that of the newest answer.
    fn written(&self, document: &Document, campaign: &Campaign) -> Option<Vec<u8>> {
        let templates = &self.question.templates;
        match document {
            Document::Campaign => Some(campaign::to_json(campaign).into_bytes()),
            Document::Plan => self.plan.as_ref().map(api::plan_json),
            // Signed documents leave as they are sealed.
            Document::SignedPlan | Document::Withdrawal | Document::Command(_) => None,
            Document::Templates => archive(templates),
            Document::Strings { locale, format } => {
                let fallback = campaign.templates.fallback_locale.as_deref();
                let tables = strings::tables(templates);
                let source = strings::source(&tables, fallback);
                Some(strings::exchange::export(&tables, source, locale, *format).into_bytes())
            }
        }
    }

    /// Carries out what an approver asks for; files are read beside other requests.
    fn approve(&mut self, what: Approving, scope: &WorkerScope<Self>, id: HandlerId) {
        let going_on = Rc::clone(&self.desk.reading);
        if let Approving::Read(request) = &what {
            going_on.set(request.number);
        }
        let (scope, plan) = (scope.clone(), self.desk.plan());
        spawn_local(async move {
            let respond = |report| scope.respond(id, report);
            if let Some(file) = approving::read(what, plan, &going_on, respond).await {
                scope.send_message(Ended::Approving { id, file });
            }
        });
    }

    fn to_sign(&self, what: &Signing) -> Option<signing::Pending> {
        match what {
            Signing::Own => signing::own(self.plan.as_ref()?, self.question.audience.as_ref()),
            Signing::Approval => self.desk.approval(),
            Signing::Withdrawal { reason, now_ms } => self.desk.withdrawal(reason, *now_ms),
            Signing::Command(order) => Some(sending::command(order)),
        }
    }

    fn seal(&mut self, key: Key, signature: &[u8], scope: &WorkerScope<Self>, id: HandlerId) {
        let Some(pending) = self.pending.take() else { return };
        let is_approval = pending.is_approval;
        match pending.sealed(&key.x, signature) {
            Ok(sealed) => {
                let report = Report::Sealed {
                    document: sealed.document,
                    person: key.person,
                    plan: sealed.plan,
                    bytes: sealed.envelope.to_json(),
                };
                scope.respond(id, report);
                if is_approval {
                    self.desk.signed(sealed.envelope);
                    scope.respond(id, Report::Approval(Box::new(self.desk.view())));
                }
            }
            Err(finding) => scope.respond(id, Report::Enrolled(Err(finding))),
        }
    }

    fn answer(&mut self, ask: Ask) -> Report {
        let Ask { number, campaign, now_ms } = ask;
        if campaign != self.question.campaign {
            self.searching.set(0);
        }
        self.question.campaign = campaign;
        self.question.now_ms = now_ms;
        self.asked.set(number);
        let review = api::review_again(&self.question, &mut self.memory.borrow_mut());
        let answer = Box::new(Answer::of(&review));
        // What has a blocking finding is shown, and does not leave.
        self.plan = review.plan.filter(|_| !any_error(&review.diagnostics));
        Report::Answered { number, answer }
    }
}
