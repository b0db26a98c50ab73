//! What can happen.

use std::fmt;
use std::rc::Rc;

use send_plan::audience::AudienceSummary;
use send_plan::campaign::Campaign;
use send_plan::diagnostic::Diagnostic;
use send_plan::faster::Faster;
use send_plan::message::shown::Shown;
use send_plan::outlook::Outlook;
use send_plan::template::TemplateFile;
use send_plan::template::intake::Taken;

use super::{
    Approver, DraftsAction, Engine, EnrolmentAction, ExtractAction, Fated, HandOverAction, Jump,
    Keeping, Mark, Notice, Reading, SavedDraft, ScenarioAction, SendingAction, SigningAction,
    Source, Stage, State, Tone, Update, take_limits,
};
use crate::route::Step;
use crate::t;
use crate::words::Language;
use crate::worker::protocol::signing::Cargo;
use crate::worker::protocol::{Answer, LookReport, PastedLimits, ProgressReport, RowFate};

/// A change of the campaign at one place.
#[derive(Clone)]
pub struct Edit {
    /// Member that changes: typing in one field is one step of undo.
    pub member: String,
    change: Rc<dyn Fn(&mut Campaign)>,
}

impl Edit {
    /// A change of `member`.
    pub fn new(member: impl Into<String>, change: impl Fn(&mut Campaign) + 'static) -> Self {
        Self { member: member.into(), change: Rc::new(change) }
    }

    /// Carries it out.
    pub fn apply(&self, campaign: &mut Campaign) {
        (self.change)(campaign);
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edit({})", self.member)
    }
}

/// Something that happened.
#[derive(Debug)]
pub enum Action {
    /// The screen speaks another language.
    Speaks(Language),
    /// A kept draft came back, or there was none: then a new one with this id and salt begins.
    Restored(Option<Box<SavedDraft>>, NewDraft),
    /// Everything is forgotten and a new draft begins.
    Forgotten(NewDraft),
    /// A step of the tour is shown, or none any more.
    Tour(Option<usize>),
    /// A step is shown.
    Go(Step),
    /// The address bar asks for a step: it is shown, and read from its top.
    Arrive(Step),
    /// A finding was chosen: its place is shown.
    Jump(Step, Option<String>),
    /// A field of the campaign changed.
    Edit(Edit),
    /// Template files were added; those of the same path are replaced.
    AddTemplates {
        /// Name of the folder they lay in.
        folder: Option<String>,
        /// The files, with paths below that folder.
        files: Vec<TemplateFile>,
    },
    /// Chosen files of the message were read.
    FilesTaken(Taken),
    /// What a translator wrote was put into the strings of a locale, or not.
    StringsTaken {
        /// BCP 47.
        locale: String,
        /// The message's files as they are then.
        files: Vec<TemplateFile>,
        /// What a person should know of it.
        findings: Vec<Diagnostic>,
    },
    /// A template file was removed; `None`: all of them.
    RemoveTemplates(Option<String>),
    /// A template file is wanted in the editor, at a line and column.
    OpenTemplate(String, Option<(u64, u64)>),
    /// The editor is closed.
    CloseTemplate,
    /// A template file was written on.
    WriteTemplate(TemplateFile),
    /// The last edit was taken back.
    Undo,
    /// The last edit taken back was made again.
    Redo,
    /// A campaign file was understood.
    Opened(Box<Campaign>, NewDraft),
    /// What a provider answered about an account's limits was understood, or not.
    LimitsRead(PastedLimits),
    /// A file was refused.
    Refused(Vec<Diagnostic>),
    /// A reading began.
    ReadingBegan(Source, Reading),
    /// The first bytes were looked at.
    Looked(Box<LookReport>),
    /// A reading goes on.
    ReadingWent(ProgressReport),
    /// A reading ended well.
    ReadingEnded(u64, Box<AudienceSummary>),
    /// A reading ended badly.
    ReadingFailed(u64, Vec<Diagnostic>),
    /// A reading was cancelled.
    ReadingCancelled(u64),
    /// Something happened with what is made out of the recipient files.
    Extract(ExtractAction),
    /// The audience was taken out of the draft.
    DropAudience,
    /// Time went by: a draft that starts "now" asks again.
    Tick,
    /// The worker answered a question.
    Answered(u64, Rc<Answer>),
    /// What would make the send faster was asked, under this number.
    FasterAsked(u64),
    /// What would make the send faster.
    FasterFound(u64, Rc<Faster>),
    /// The worker looked beyond the plan that answers a question.
    Outlook(u64, Rc<Outlook>),
    /// Something happened with scenarios.
    Scenario(ScenarioAction),
    /// What the recipient of a row would get, or why there is nothing to show.
    Shown(Result<Box<Shown>, Vec<Diagnostic>>),
    /// Whether the person of a row is mailed was asked, under this number.
    FateAsked(u64),
    /// Whether they are, and why not.
    Fate(u64, Option<RowFate>),
    /// The worker's condition changed.
    Engine(Engine),
    /// The worker broke and was started again.
    EngineBroke,
    /// Storing went well or badly.
    Keeping(Keeping),
    /// Something happened with kept drafts.
    Drafts(DraftsAction),
    /// A newer build of the app is here.
    Update(Update),
    /// Something to tell.
    Tell(Tone, String),
    /// Something to tell that Undo takes back.
    TellUndoable(String),
    /// A sentence was read.
    Dismiss(u64),
    /// Something happened with keys and signatures.
    Signing(SigningAction),
    /// Something happened with a hand-over.
    HandOver(HandOverAction),
    /// What a send API needs beside the plan.
    Cargo(Rc<Cargo>),
    /// Something happened with an invitation.
    Enrolment(EnrolmentAction),
    /// Something happened with a send that is watched.
    Sending(SendingAction),
}

/// What a new draft needs from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDraft {
    /// Campaign id.
    pub id: String,
    /// 64 hex digits.
    pub salt: String,
}

impl State {
    /// Carries an action out.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Restored(saved, new) => self.restore(saved, new),
            Action::Forgotten(new) => self.forget(new),
            Action::Speaks(language) => self.language = language,
            Action::Tour(at) => self.tour = at,
            Action::Go(step) => self.step = step,
            Action::Arrive(step) => {
                if step != self.step {
                    self.notices.retain(|notice| notice.tone == Tone::Problem);
                    self.jump_to(step, None);
                }
            }
            Action::Jump(step, member) => self.jump_to(step, member),
            Action::Edit(edit) => {
                self.draft.edit(&edit.member, |draft| {
                    edit.apply(Rc::make_mut(&mut draft.campaign));
                });
                self.revision += 1;
            }
            Action::AddTemplates { folder, files } => self.add_templates(folder, files),
            Action::FilesTaken(taken) => self.take_files(taken),
            Action::StringsTaken { locale, files, findings } => {
                self.take_strings(&locale, files, findings);
            }
            Action::RemoveTemplates(path) => self.remove_templates(path.as_deref()),
            Action::OpenTemplate(path, spot) => self.open_template(path, spot),
            Action::CloseTemplate => self.editing = None,
            Action::WriteTemplate(file) => self.write_template(file),
            Action::Undo => {
                self.notices.retain(|notice| !notice.undo);
                self.revision += u64::from(self.draft.undo());
            }
            Action::Redo => self.revision += u64::from(self.draft.redo()),
            Action::Opened(campaign, new) => self.open(*campaign, &new),
            Action::LimitsRead(pasted) => self.take_pasted(pasted),
            Action::Refused(findings) => self.refused = findings,
            Action::ReadingBegan(source, reading) => self.begin_reading(source, reading),
            Action::Looked(report) => self.looked(*report),
            Action::ReadingWent(report) => {
                if let Some(reading) = self.reading_numbered(report.number) {
                    reading.went(&report);
                }
            }
            Action::ReadingEnded(number, summary) => self.end_reading(number, *summary),
            Action::ReadingFailed(number, findings) => self.fail_reading(number, findings),
            Action::ReadingCancelled(number) => self.cancel_reading(number),
            Action::Extract(action) => self.extract(action),
            Action::DropAudience => self.drop_audience(),
            Action::Tick => self.revision += 1,
            Action::Answered(number, answer) => self.answered(number, answer),
            Action::FasterAsked(number) => self.ask_faster(number),
            Action::FasterFound(number, found) => self.found_faster(number, found),
            Action::Scenario(action) => self.try_scenarios(action),
            Action::Shown(outcome) => self.shown = Some(Rc::new(outcome)),
            Action::FateAsked(number) => self.fate = Fated::Asked(number),
            Action::Fate(number, fate) => {
                if self.fate == Fated::Asked(number) {
                    self.fate = Fated::Known(fate);
                }
            }
            Action::Outlook(number, outlook) => {
                if number == self.revision {
                    self.outlook = Some((number, outlook));
                }
            }
            Action::Engine(engine) => self.engine_is(engine),
            Action::EngineBroke => self.engine_broke(),
            Action::Keeping(keeping) => self.keeping = keeping,
            Action::Drafts(action) => self.keep_drafts(action),
            Action::Signing(action) => self.sign(action),
            Action::HandOver(action) => self.hand_over(action),
            Action::Cargo(cargo) => self.cargo = Some(cargo),
            Action::Enrolment(action) => self.enrol(action),
            Action::Sending(action) => self.send(action),
            Action::Update(update) => self.update = Some(update),
            Action::Tell(tone, text) => self.tell(tone, text),
            Action::TellUndoable(text) => self.tell_undoable(text),
            Action::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
        }
    }

    /// An answer to an older question than the newest answered one is dropped.
    fn answered(&mut self, number: u64, answer: Rc<Answer>) {
        let newest = self.answer.as_ref().map(|(number, _)| *number);
        if number <= self.revision && newest.is_none_or(|newest| newest <= number) {
            self.answer = Some((number, answer));
        }
    }

    fn engine_is(&mut self, engine: Engine) {
        if engine != self.engine && matches!(engine, Engine::Ready(_)) {
            // A fresh worker knows nothing: ask again.
            self.revision += 1;
        }
        if matches!(engine, Engine::Gone(_)) {
            self.reading = None;
            self.extraction = None;
            self.go_back();
        }
        self.engine = engine;
    }

    fn engine_broke(&mut self) {
        self.reading = None;
        self.extraction = None;
        self.hurry = None;
        // What an approver has handed in was with the worker alone.
        self.approver = Approver::default();
        self.signing.to_sign = None;
        self.sending.engine_broke();
        if let Stage::Sending { .. } = self.hand_over.stage {
            self.hand_over.stage = Stage::Stopped(Vec::new());
        }
        self.go_back();
        self.tell(Tone::Problem, t!("notice-engine-broke"));
    }

    fn restore(&mut self, saved: Option<Box<SavedDraft>>, new: NewDraft) {
        self.restored = true;
        match saved {
            Some(saved) => self.put(*saved),
            None => self.begin(&new),
        }
        self.draft.amend(|draft| draft.fill_in(&new));
    }

    fn forget(&mut self, new: NewDraft) {
        *self = Self {
            language: self.language,
            restored: true,
            engine: self.engine.clone(),
            revision: self.revision,
            next_notice: self.next_notice,
            update: self.update,
            ..Self::default()
        };
        self.signing.keys = Some(Vec::new());
        self.begin(&new);
        self.tell(Tone::Done, t!("notice-forgotten"));
    }

    fn open(&mut self, mut campaign: Campaign, new: &NewDraft) {
        self.refused.clear();
        self.draft.edit_or_begin(self.draft().campaign_is_blank(), |draft| {
            if draft.audience.is_some() {
                // The rows at hand stay; the file's mapping counts where it names any.
                campaign.audience.files.clone_from(&draft.campaign.audience.files);
                campaign.audience.suppression.clone_from(&draft.campaign.audience.suppression);
                campaign.audience.seeds.clone_from(&draft.campaign.audience.seeds);
                if campaign.audience.columns == Default::default() {
                    campaign.audience.columns = draft.campaign.audience.columns.clone();
                }
            }
            draft.campaign = Rc::new(campaign);
            draft.fill_in(new);
        });
        self.revision += 1;
    }

    fn take_pasted(&mut self, pasted: PastedLimits) {
        if !pasted.limits.is_empty() {
            self.draft.edit("", |draft| {
                let accounts = &mut Rc::make_mut(&mut draft.campaign).accounts;
                if let Some(account) = accounts.iter_mut().find(|one| one.id == pasted.account) {
                    take_limits(account, &pasted.limits, &pasted.unlimited);
                }
            });
            self.revision += 1;
            self.tell_undoable(t!("notice-limits-pasted", account = &pasted.account));
        }
        self.pasted = Some(pasted);
    }

    pub(super) fn jump_to(&mut self, step: Step, member: Option<String>) {
        self.step = step;
        let number = self.jump.as_ref().map_or(0, |jump| jump.number) + 1;
        self.jump = Some(Jump { number, member });
    }

    /// Adds a sentence; at most four are kept.
    pub fn tell(&mut self, tone: Tone, text: String) {
        self.notices.retain(|notice| notice.text != text);
        self.notices.push(Notice { id: self.next_notice, tone, text, undo: false });
        self.next_notice += 1;
        if self.notices.len() > 4 {
            self.notices.remove(0);
        }
    }

    pub(super) fn tell_undoable(&mut self, text: String) {
        self.tell(Tone::Info, text);
        if let Some(notice) = self.notices.last_mut() {
            notice.undo = true;
        }
    }

    /// What the step's mark says.
    pub fn mark(&self, step: Step) -> Mark {
        super::mark(self, step)
    }
}
