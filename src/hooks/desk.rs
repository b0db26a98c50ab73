//! The planning desk: the state, and everything a view can do. Views get it from the context.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use send_plan::audience::{AudienceSummary, FileFacts, FileFormat, SuppressionFacts};
use send_plan::campaign::{Campaign, Columns};
use send_plan::diagnostic::{Diagnostic, Place};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::{UseReducerDispatcher, hook, use_context};

use crate::browser::engine::Link;
use crate::browser::files::{self, Chosen, NoText};
use crate::browser::keys::{self, Made};
use crate::browser::send_api::Api;
use crate::browser::tabs::{self, Line, Word};
use crate::browser::{drafts, focus, helpers, language, random, sample};
use crate::route::Step;
use crate::say;
use crate::state::{
    Action, Edit, ListRole, Reading, Source, State, Store, Tone, anchor_of, file_name, step_of,
};
use crate::t;
use crate::words::Language;
use crate::worker::protocol::signing::Approving;
use crate::worker::protocol::{
    Ask, BrowserFile, Document, FateRequest, Mapping, ReadRequest, Request, ShowRequest, Stopped,
};

/// Most bytes of a campaign file.
const CAMPAIGN_BYTES: f64 = 10_000_000.0;

/// The state, and everything a view can do.
#[derive(Clone)]
pub struct Desk {
    /// What is known.
    pub state: Rc<State>,
    dispatcher: UseReducerDispatcher<Store>,
    pub(super) tools: Rc<Tools>,
}

/// What outlives a rendering: the worker, and the files of this tab.
pub struct Tools {
    /// The worker.
    pub link: Link,
    /// What is known.
    latest: RefCell<Option<Rc<State>>>,
    /// The files of this tab, by the reading they were chosen for. A reload loses them.
    pub(super) held: RefCell<BTreeMap<u64, Held>>,
    /// The files of drafts that were put away in this tab, by their key.
    pub(super) put_away: RefCell<BTreeMap<String, Held>>,
    /// Whether the draft has changed since it was kept.
    pub(super) is_unkept: Cell<bool>,
    /// A line to the other tabs.
    pub(super) tabs: RefCell<Option<Line>>,
    /// Whether another tab has answered since it was last asked for the draft shown.
    pub(super) is_answered: Cell<bool>,
    readings: Cell<u64>,
    looks: Cell<u64>,
    /// A key that was made and is not kept yet.
    pub(super) made: RefCell<Option<Made>>,
    /// The files of a plan that somebody else made.
    pub(super) opened: RefCell<Held>,
    /// Files that the worker has sent, and that wait to be read.
    pub(super) arrived: Rc<Arrived>,
    /// Tokens that send APIs have accepted, by origin; they are nowhere else.
    pub(super) tokens: RefCell<BTreeMap<String, String>>,
    /// Where the signed plan goes.
    pub(super) recipient: RefCell<Option<Api>>,
    /// Whose kept plans are listed.
    pub(super) keeper: RefCell<Option<Api>>,
    /// Where the send runs that is watched.
    pub(super) runner: RefCell<Option<Api>>,
    /// SHA-256 of the plan whose send is looked at.
    pub(super) looked_at: RefCell<Option<String>>,
    /// Number of the watch over a send that may go on.
    pub(super) watching: Cell<u32>,
    /// The last order: its number, and the plan that it stops, if it does.
    pub(super) ordered: RefCell<(u32, Option<String>)>,
    /// The signed plan whose send is watched, and its digest.
    pub(super) watched: RefCell<(String, Vec<u8>)>,
}

/// Files that the worker has sent, and that wait to be read.
#[derive(Default)]
pub struct Arrived {
    /// Those that came along with a signed plan.
    pub(super) came_along: RefCell<Vec<File>>,
    /// Reduced recipient files and seed lists.
    pub(super) reduced: RefCell<Option<(Vec<File>, Vec<File>)>>,
}

/// Whose message is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Among [`Desk::mailed_files`].
    pub file: usize,
    /// Data row in it; 1: the first after the header.
    pub row: u64,
    /// BCP 47; `""`: in the recipient's own language.
    pub locale: String,
    /// The account that sends it; `""`: the first.
    pub account: String,
}

/// Recipient files, suppression and seed lists.
#[derive(Clone, Default)]
pub(super) struct Held {
    pub(super) files: Vec<File>,
    pub(super) suppression: Vec<File>,
    pub(super) seeds: Vec<File>,
    /// A plan that was stopped, and what became of its send.
    pub(super) plan: Option<File>,
    pub(super) reports: Vec<File>,
}

impl Held {
    fn lists(&mut self, role: ListRole) -> &mut Vec<File> {
        match role {
            ListRole::Suppression => &mut self.suppression,
            ListRole::Seeds => &mut self.seeds,
        }
    }

    /// Whether there are recipients to read: a test has its seeds.
    pub(super) fn is_enough(&self, is_test: bool) -> bool {
        !self.files.is_empty() || is_test && !self.seeds.is_empty()
    }

    /// Every file with rows; the plan that was stopped is none.
    pub(super) fn all(self) -> impl Iterator<Item = File> {
        [self.files, self.seeds, self.suppression, self.reports].into_iter().flatten()
    }

    /// Bytes of every file with rows.
    pub(super) fn bytes(&self) -> u64 {
        self.clone().all().map(|file| file.size() as u64).sum()
    }

    /// Adds a list in place of the one of its name.
    fn add(&mut self, role: ListRole, file: File) {
        let lists = self.lists(role);
        lists.retain(|list| list.name() != file.name());
        lists.push(file);
    }
}

impl Tools {
    /// Around a worker.
    pub fn new(link: Link, arrived: Rc<Arrived>) -> Self {
        Self {
            link,
            latest: RefCell::default(),
            held: RefCell::default(),
            put_away: RefCell::default(),
            is_unkept: Cell::new(false),
            is_answered: Cell::new(false),
            tabs: RefCell::default(),
            readings: Cell::new(0),
            looks: Cell::new(0),
            made: RefCell::default(),
            opened: RefCell::default(),
            arrived,
            tokens: RefCell::default(),
            recipient: RefCell::default(),
            keeper: RefCell::default(),
            runner: RefCell::default(),
            looked_at: RefCell::default(),
            ordered: RefCell::default(),
            watching: Cell::new(0),
            watched: RefCell::default(),
        }
    }
}

impl Tools {
    /// Forgets what waits to be kept, tokens, keys that were not kept, and what somebody else made.
    fn forget(&self) {
        self.is_unkept.set(false);
        self.tokens.borrow_mut().clear();
        for api in [&self.recipient, &self.keeper, &self.runner] {
            api.take();
        }
        self.watching.set(self.watching.get() + 1);
        self.watched.take();
        self.looked_at.take();
        self.put_away.take();
        self.made.take();
        self.opened.take();
        self.arrived.came_along.take();
        self.arrived.reduced.take();
    }
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The desk from the context.
#[hook]
pub fn use_desk() -> Desk {
    match use_context::<Desk>() {
        Some(desk) => desk,
        None => unreachable!("every view is inside of the desk"),
    }
}

impl Desk {
    /// A desk over this state.
    pub fn new(
        state: Rc<State>,
        dispatcher: UseReducerDispatcher<Store>,
        tools: Rc<Tools>,
    ) -> Self {
        tools.latest.replace(Some(Rc::clone(&state)));
        Self { state, dispatcher, tools }
    }

    /// With what is known by now: for who was asked while less was known.
    pub fn now(&self) -> Self {
        let state = self.tools.latest.borrow().clone();
        Self { state: state.unwrap_or_else(|| Rc::clone(&self.state)), ..self.clone() }
    }

    /// The worker.
    pub fn link(&self) -> &Link {
        &self.tools.link
    }

    /// Makes something happen.
    pub fn dispatch(&self, action: Action) {
        self.dispatcher.dispatch(action);
    }

    /// Changes the campaign at `member`.
    pub fn edit(&self, member: impl Into<String>, change: impl Fn(&mut Campaign) + 'static) {
        self.dispatch(Action::Edit(Edit::new(member, change)));
    }

    /// Says something to the person.
    pub fn tell(&self, tone: Tone, text: impl Into<String>) {
        self.dispatch(Action::Tell(tone, text.into()));
    }

    /// Speaks another language, now and when the app is opened again.
    pub fn speak(&self, wanted: Language) {
        let desk = self.clone();
        spawn_local(async move {
            if language::speak(wanted).await.is_err() {
                desk.tell(Tone::Problem, t!("language-refused", language = wanted.name()));
                return;
            }
            language::keep(wanted);
            desk.dispatch(Action::Speaks(wanted));
            focus::id("language");
        });
    }

    /// Reads these recipient files instead of those before. A file that the campaign names as a
    /// list is one again.
    pub fn read_audience(&self, files: Vec<File>) {
        // A file may be chosen long after it was asked for.
        let desk = self.now();
        if files.is_empty() {
            return;
        }
        let audience = &desk.state.draft().campaign.audience;
        let role_of = |file: &File| {
            let is_named = |path: &String| file_name(path) == file.name();
            ListRole::ALL.into_iter().find(|role| role.named(audience).iter().any(is_named))
        };
        let mut held = desk.held();
        let mut recipients = Vec::new();
        for file in files {
            match role_of(&file) {
                Some(role) => held.add(role, file),
                None => recipients.push(file),
            }
        }
        if !recipients.is_empty() {
            held.files = recipients;
        }
        if !held.is_enough(desk.state.is_test()) {
            desk.tell(Tone::Info, t!("recipients-with-lists"));
            return;
        }
        let formats = audience.formats.clone();
        desk.read(held, Mapping::Guess(audience.columns.clone()), formats, &[], Vec::new());
    }

    /// Adds lists, and reads everything again.
    pub fn add_lists(&self, role: ListRole, files: Vec<File>) {
        let mut held = self.held();
        for file in files {
            held.add(role, file);
        }
        self.read_again(held, &[]);
    }

    /// Adds the plan of a send that was stopped, and its reports: only the rest is planned. Reads
    /// everything again once there are both.
    pub fn add_stopped(&self, files: Vec<File>) {
        let mut held = self.held();
        for file in files {
            if file.name().to_lowercase().ends_with(".json") {
                held.plan = Some(file);
            } else {
                held.reports.retain(|report| report.name() != file.name());
                held.reports.push(file);
            }
        }
        let wanting = match (held.plan.is_some(), held.reports.is_empty()) {
            (true, false) => None,
            (false, _) => Some(t!("send-rest-wants-plan")),
            (true, true) => Some(t!("send-rest-wants-report")),
        };
        match wanting {
            None if held.files.is_empty() => {
                let names = self.state.draft().file_names();
                self.tools.held.borrow_mut().insert(self.state.source.number, held);
                self.tell(Tone::Info, t!("send-rest-wants-files", files = say::list(&names)));
            }
            None => self.read_again(held, &[]),
            Some(sentence) => {
                self.tools.held.borrow_mut().insert(self.state.source.number, held);
                self.tell(Tone::Info, sentence);
            }
        }
    }

    /// Plans for everybody again.
    pub fn drop_stopped(&self) {
        let held = Held { plan: None, reports: Vec::new(), ..self.held() };
        self.edit("continues", |campaign| campaign.continues = None);
        self.read_again(held, &[]);
    }

    /// Removes a list, and reads everything again.
    pub fn remove_list(&self, role: ListRole, name: &str) {
        let mut held = self.held();
        held.lists(role).retain(|list| list.name() != name);
        self.read_again(held, &[(role, name.to_owned())]);
    }

    /// Reads with another mapping of columns.
    pub fn map_columns(&self, columns: Columns) {
        self.read(self.held(), Mapping::Exactly(columns), self.formats(), &[], Vec::new());
    }

    /// Reads with a recipient or seed file written in another way than it seemed.
    pub fn set_format(&self, name: &str, format: FileFormat) {
        let mut formats = self.formats();
        formats.insert(name.to_owned(), format);
        // Another header or delimiter makes other columns.
        self.read(self.held(), Mapping::Guess(self.columns()), formats, &[], Vec::new());
    }

    /// By a file's name: how it is written, where the guess is wrong.
    pub fn formats(&self) -> BTreeMap<String, FileFormat> {
        match self.state.source.is_empty() {
            true => self.state.draft().campaign.audience.formats.clone(),
            false => self.state.source.formats.clone(),
        }
    }

    /// The mapping of the files at hand; after a reload the one that is kept.
    pub fn columns(&self) -> Columns {
        match &self.state.look {
            Some(look) => look.columns.clone(),
            None => self.state.draft().campaign.audience.columns.clone(),
        }
    }

    fn read_again(&self, held: Held, removed: &[(ListRole, String)]) {
        let mapping = Mapping::Exactly(self.columns());
        self.read(held, mapping, self.formats(), removed, Vec::new());
    }

    /// Number of a reading that begins.
    pub(super) fn next_reading(&self) -> u64 {
        let number = self.tools.readings.get() + 1;
        self.tools.readings.set(number);
        number
    }

    pub(super) fn held(&self) -> Held {
        self.tools.held.borrow().get(&self.state.source.number).cloned().unwrap_or_default()
    }

    /// Reads these files in place of those before. `removed`: lists that the campaign names no longer;
    /// `without`: columns that were left out of the files.
    pub(super) fn read(
        &self,
        mut held: Held,
        mapping: Mapping,
        formats: BTreeMap<String, FileFormat>,
        removed: &[(ListRole, String)],
        without: Vec<String>,
    ) {
        if !held.is_enough(self.state.is_test()) {
            return;
        }
        let number = self.next_reading();
        let names = |files: &[File]| files.iter().map(File::name).collect();
        let audience = &self.state.draft().campaign.audience;
        // A list that the campaign names and nobody has chosen in this tab stays named, so that a
        // person is told.
        let mut lists = |role: ListRole| {
            let mut lists: Vec<String> = held.lists(role).iter().map(File::name).collect();
            for path in role.named(audience) {
                let name = file_name(path).to_owned();
                if !removed.contains(&(role, name.clone())) && !lists.contains(&name) {
                    lists.push(name);
                }
            }
            lists
        };
        let (suppression, seeds) = (lists(ListRole::Suppression), lists(ListRole::Seeds));
        let plan = held.plan.as_ref().map(File::name);
        let reports = names(&held.reports);
        let source = Source {
            number,
            files: names(&held.files),
            suppression,
            seeds,
            formats: formats.clone(),
            plan,
            reports,
        };
        let reading = Reading { number, total_bytes: held.bytes(), without, ..Reading::default() };
        self.dispatch(Action::ReadingBegan(source, reading));
        self.tools.link.send(Request::Read(self.read_request(number, &held, mapping, formats)));
        self.tools.held.borrow_mut().insert(number, held);
    }

    /// These files, to be read for a draft.
    pub(super) fn read_request(
        &self,
        number: u64,
        held: &Held,
        mapping: Mapping,
        formats: BTreeMap<String, FileFormat>,
    ) -> ReadRequest {
        let wrap = |files: &[File]| files.iter().cloned().map(BrowserFile).collect();
        ReadRequest {
            number,
            files: wrap(&held.files),
            suppression: wrap(&held.suppression),
            seeds: wrap(&held.seeds),
            stopped: held.plan.clone().map(|plan| Stopped {
                plan: Some(BrowserFile(plan)),
                reports: wrap(&held.reports),
            }),
            mapping,
            formats,
            key: random::bytes(),
            threads: helpers::threads(),
        }
    }

    /// Stops a reading.
    pub fn cancel_reading(&self) {
        self.tools.link.send(Request::Cancel);
    }

    /// Takes the audience out of the draft.
    pub fn drop_audience(&self) {
        self.tools.link.send(Request::Cancel);
        self.tools.held.borrow_mut().clear();
        self.dispatch(Action::DropAudience);
    }

    /// Names of the files whose rows are mailed, in the order in which [`Desk::show`] counts them:
    /// recipients, then seeds. `opened`: those of the plan that somebody else made.
    pub fn mailed_files(&self, opened: bool) -> Vec<String> {
        let held = self.held_of(opened);
        held.files.iter().chain(&held.seeds).map(File::name).collect()
    }

    /// What tells one reading of the recipients from another.
    pub fn files_read(&self, opened: bool) -> Option<(Vec<FileFacts>, Vec<SuppressionFacts>)> {
        let of =
            |audience: &AudienceSummary| (audience.files.clone(), audience.suppression.clone());
        match opened {
            true => self.state.approver.approval.opened.as_ref()?.audience.as_deref().map(of),
            false => self.state.draft().audience.as_deref().map(of),
        }
    }

    /// Asks what the recipient of a row would get.
    pub fn show(&self, opened: bool, wanted: &Shown) {
        let held = self.held_of(opened);
        let seeds = wanted.file >= held.files.len();
        let Some(file) = held.files.into_iter().chain(held.seeds).nth(wanted.file) else { return };
        let number = self.tools.looks.get() + 1;
        self.tools.looks.set(number);
        let chosen = |text: &String| (!text.is_empty()).then(|| text.clone());
        self.tools.link.send(Request::Show(Box::new(ShowRequest {
            number,
            opened,
            file: BrowserFile(file),
            seeds,
            row: wanted.row,
            locale: chosen(&wanted.locale),
            account: chosen(&wanted.account),
        })));
    }

    /// Asks whether the person of a row is mailed.
    pub fn ask_fate(&self, opened: bool, file: usize, row: u64) {
        let held = self.held_of(opened);
        if held.files.is_empty() && held.seeds.is_empty() {
            return;
        }
        let read = match &self.state.approver.approval.opened {
            Some(plan) if opened => self.request(held, &plan.wanted),
            _ => {
                let mapping = Mapping::Exactly(self.columns());
                self.read_request(self.next_reading(), &held, mapping, self.formats())
            }
        };
        self.dispatch(Action::FateAsked(read.number));
        let request = FateRequest { opened, file, row, read };
        self.tools.link.send(Request::Fate(Box::new(request)));
    }

    fn held_of(&self, opened: bool) -> Held {
        if opened { self.tools.opened.borrow().clone() } else { self.held() }
    }

    /// Adds template files.
    pub fn add_templates(&self, chosen: Vec<Chosen>) {
        let wrap = |Chosen { path, file }| (path, BrowserFile(file));
        self.tools.link.send(Request::TakeFiles(chosen.into_iter().map(wrap).collect()));
    }

    /// Puts what a translator wrote into the strings of a locale.
    pub fn take_strings(&self, locale: String, file: File) {
        self.tools.link.send(Request::TakeStrings { locale, file: BrowserFile(file) });
    }

    /// Shows where a finding stands.
    pub fn visit(&self, finding: &Diagnostic) {
        let place = &finding.place;
        let file = place.file.as_ref().filter(|_| place.member.is_none());
        let files = &self.state.draft().templates;
        self.dispatch(match file.filter(|path| files.iter().any(|file| file.path == **path)) {
            Some(path) => {
                let spot = place.line.map(|line| (line, place.column.unwrap_or(1)));
                Action::OpenTemplate(path.clone(), spot)
            }
            None => Action::Jump(step_of(&self.state, finding), anchor_of(&self.state, finding)),
        });
    }

    /// Opens a campaign file.
    pub fn open_campaign(&self, file: File) {
        let desk = self.clone();
        spawn_local(async move {
            let name = file.name();
            if file.size() > CAMPAIGN_BYTES {
                desk.dispatch(Action::Refused(vec![refuse(
                    &name,
                    t!("campaign-too-large", file = &name),
                    t!("campaign-too-large-hint"),
                )]));
                return;
            }
            match files::text(&file).await {
                Ok(text) => desk.tools.link.send(Request::Open { name, text }),
                Err(NoText::NotUtf8) => desk.dispatch(Action::Refused(vec![refuse(
                    &name,
                    t!("campaign-not-text", file = &name),
                    t!("campaign-not-text-hint"),
                )])),
                Err(NoText::Unreadable) => desk.dispatch(Action::Refused(vec![refuse(
                    &name,
                    t!("campaign-unreadable", file = &name),
                    t!("file-choose-again"),
                )])),
            }
        });
    }

    /// Takes the limits of an account from what its provider answered.
    pub fn read_limits(&self, account: String, text: String) {
        self.tools.link.send(Request::ReadLimits { account, text });
    }

    /// Asks what would make the send of the draft as it is faster.
    pub fn ask_faster(&self) {
        let Some(answered) = self.state.answer().and_then(|answer| answer.plan.as_ref()) else {
            return;
        };
        let number = self.state.revision;
        self.dispatch(Action::FasterAsked(number));
        self.tools.link.send(Request::Faster(Box::new(Ask {
            number,
            campaign: (*self.state.draft().campaign).clone(),
            now_ms: answered.planned_at_ms,
        })));
    }

    /// Has the worker write a document, which is then saved as a file.
    pub fn export(&self, document: Document) {
        let campaign = Box::new((*self.state.draft().campaign).clone());
        self.tools.link.send(Request::Write(document, campaign));
    }

    /// Loads the sample in place of the draft.
    pub fn try_sample(&self) {
        let desk = self.clone();
        spawn_local(async move {
            match sample::load().await {
                Ok(sample) => {
                    desk.dispatch(Action::AddTemplates { folder: None, files: sample.templates });
                    let name = "campaign.json".to_owned();
                    desk.tools.link.send(Request::Open { name, text: sample.campaign });
                    desk.read_audience(vec![sample.audience]);
                }
                Err(_) => desk.tell(Tone::Problem, t!("start-sample-refused")),
            }
        });
    }

    /// Forgets everything kept on this computer and begins anew; the other tabs do so as well.
    pub fn forget(&self) {
        self.clear();
        self.say_to_tabs(&Word::Forgot);
        let desk = self.clone();
        spawn_local(async move {
            if let Err(refusal) = drafts::forget().await {
                desk.tell(Tone::Problem, refusal);
            }
            keys::forget().await;
        });
    }

    /// Begins anew, with nothing of what was there.
    pub(super) fn clear(&self) {
        self.tools.link.send(Request::Cancel);
        self.tools.held.borrow_mut().clear();
        self.tools.forget();
        self.link().send(Request::Approve { what: Approving::Close, now_ms: 0 });
        tabs::show(None);
        self.dispatch(Action::Forgotten(random::new_draft()));
        self.dispatch(Action::Go(Step::Audience));
    }
}

fn refuse(name: &str, message: String, hint: String) -> Diagnostic {
    Diagnostic::error("file/refused", Place::file(name), message, hint)
}
