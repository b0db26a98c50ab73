//! What the app knows, and how it changes: state + action → state. No DOM in here.

mod account;
mod action;
mod audience;
mod draft;
mod drafts;
mod enrolment;
mod extraction;
mod hand_over;
mod history;
mod hours;
mod hurry;
mod missing;
mod notice;
mod places;
mod progress;
mod scenarios;
mod sending;
mod signing;
mod templates;
mod waves;

use std::rc::Rc;

use account::take_limits;
pub use account::{
    catalogue_limit, new_account, rename_account, same_window, set_catalogue_limit, shape_saves,
    undocumented_limits,
};
pub use action::{Action, Edit, NewDraft};
pub use audience::{Before, ListRole, Reading, Source, file_name};
pub use draft::{Draft, SavedDraft};
pub use drafts::{Drafts, DraftsAction, KeptDraft, title};
pub use enrolment::{Enrolment, EnrolmentAction, EnrolmentStage};
pub use extraction::{ExtractAction, Extraction};
pub use hand_over::{HandOver, HandOverAction, Kept, Place, Stage};
pub use history::History;
pub use hours::{WEEK, meant_days, usual_sending_hours, usual_working_hours, with_day};
pub use hurry::Hurry;
pub use missing::{Missing, missing};
pub use notice::{Notice, Tone};
pub use places::{anchor_of, findings_at, step_of};
pub use progress::{Mark, mark};
pub use scenarios::{Glances, MOST_SCENARIOS, Scenario, ScenarioAction};
pub use sending::{
    ArrivedMail, BouncesNow, Joining, Line, MoreMails, Now, OrderStage, Ordered, Sending,
    SendingAction, Stand, WaveNow,
};
pub use signing::{Approver, Signatures, Signed, SigningAction, ToSign};
pub use templates::Editing;
pub use waves::{
    SIZES, canary_first, change_gate, insert_wave, remove_wave, resized, size_kind, size_of_kind,
};

use crate::route::Step;
use crate::words::Language;
use crate::worker::protocol::signing::Cargo;
use crate::worker::protocol::{Answer, LookReport, PastedLimits, RowFate};
use send_plan::audience::Repeat;
use send_plan::diagnostic::Diagnostic;
use send_plan::message::shown::Shown;
use send_plan::outlook::Outlook;
use yew::Reducible;

/// Everything the views show.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The language of the screen.
    pub language: Language,
    /// The step of the tour that is shown: 0 is the first.
    pub tour: Option<usize>,
    /// The step on the screen.
    pub step: Step,
    /// Whether the kept draft, if any, has been brought back.
    pub restored: bool,
    /// The draft, with what undo and redo need.
    pub draft: History,
    /// Grows with every change of the draft: the number of the question it asks.
    pub revision: u64,
    /// The newest answer, and the question it answers.
    pub answer: Option<(u64, Rc<Answer>)>,
    /// What would make the send faster, when that was asked.
    pub hurry: Option<Hurry>,
    /// What the draft and its scenarios come to, as it was looked at last.
    pub glances: Option<Glances>,
    /// The newest outlook, and the question whose plan it is about.
    pub outlook: Option<(u64, Rc<Outlook>)>,
    /// What the recipient of a row would get, as it was looked up last.
    pub shown: Option<Rc<Result<Box<Shown>, Vec<Diagnostic>>>>,
    /// Whether the person of the row that is looked at is mailed.
    pub fate: Fated,
    /// The template file in the editor.
    pub editing: Option<Editing>,
    /// The worker's condition.
    pub engine: Engine,
    /// The recipient files of this tab, when it has them.
    pub source: Source,
    /// The first of them at first sight.
    pub look: Option<Rc<LookReport>>,
    /// What comes back when the reading under way comes to nothing.
    pub before: Option<Before>,
    /// A reading under way.
    pub reading: Option<Reading>,
    /// Something that is being made out of the recipient files.
    pub extraction: Option<Extraction>,
    /// The first duplicates with the rows that they repeat, once somebody has asked.
    pub repeats: Option<Rc<Vec<Repeat>>>,
    /// Number of the last reading that made reduced files; 0: none.
    pub reduced: u64,
    /// Findings of the last file that could not be read or opened.
    pub refused: Vec<Diagnostic>,
    /// What a provider answered about an account's limits, as it was understood last.
    pub pasted: Option<PastedLimits>,
    /// Sentences to the person, newest last.
    pub notices: Vec<Notice>,
    /// Number of the next notice.
    pub next_notice: u64,
    /// A place that wants the focus: a member of the campaign, or a step's heading.
    pub jump: Option<Jump>,
    /// Whether drafts can be kept on this computer.
    pub keeping: Keeping,
    /// Which are kept, and which one this is.
    pub drafts: Drafts,
    /// Whether a newer build of the app is here.
    pub update: Option<Update>,
    /// Keys of this browser, and what is signed with them.
    pub signing: Signatures,
    /// A plan that somebody else made.
    pub approver: Approver,
    /// Handing the signed plan over.
    pub hand_over: HandOver,
    /// What a send API needs beside the plan, as the worker said last.
    pub cargo: Option<Rc<Cargo>>,
    /// An invitation to sign plans.
    pub enrolment: Enrolment,
    /// A send that is watched.
    pub sending: Sending,
}

/// Whether the person of a row is mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fated {
    /// It is looked up, in the reading of this number.
    Asked(u64),
    /// `None`: there is no such row, or its file cannot be read.
    Known(Option<RowFate>),
}

impl Default for Fated {
    fn default() -> Self {
        Self::Known(None)
    }
}

/// A newer build of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// It is here, and waits.
    Waits,
    /// Another tab has taken it: this page is of the older one.
    Taken,
}

/// A place on the screen to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Distinguishes two jumps to the same place.
    pub number: u64,
    /// Member of the campaign; `None`: the top of the step.
    pub member: Option<String>,
}

/// The worker's condition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// It loads.
    #[default]
    Starting,
    /// It answers; so many were started before it.
    Ready(u64),
    /// It does not answer, and why.
    Gone(String),
}

/// Whether drafts can be kept on this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing was stored yet.
    #[default]
    Untried,
    /// Everything entered so far is stored.
    Kept,
    /// The browser refuses, and why.
    Refused(String),
}

impl State {
    /// The draft as it is.
    pub fn draft(&self) -> &Draft {
        self.draft.now()
    }

    /// Whether the newest answer is about the draft as it is.
    pub fn up_to_date(&self) -> bool {
        self.answer.as_ref().is_some_and(|(number, _)| *number == self.revision)
    }

    /// The newest answer.
    pub fn answer(&self) -> Option<&Rc<Answer>> {
        self.answer.as_ref().map(|(_, answer)| answer)
    }

    /// Everything a person should look at, most serious first.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let mut findings = self.refused.clone();
        if let Some(answer) = self.answer() {
            findings.extend(answer.diagnostics.iter().cloned());
        }
        let mut seen = Vec::with_capacity(findings.len());
        for finding in findings {
            if !seen.contains(&finding) {
                seen.push(finding);
            }
        }
        seen.sort_by_key(|finding| finding.severity);
        seen
    }

    /// Whether nothing has been entered yet.
    pub fn is_blank(&self) -> bool {
        self.draft().is_blank() && self.reading.is_none() && self.source.is_empty()
    }
}

/// The state as Yew keeps it.
#[derive(Clone, Debug, Default)]
pub struct Store {
    /// The state; the same allocation as long as nothing happens.
    pub state: Rc<State>,
}

impl Store {
    /// Nothing yet, in this language.
    pub fn speaking(language: Language) -> Self {
        Self { state: Rc::new(State { language, ..State::default() }) }
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self.state).clone();
        state.apply(action);
        Rc::new(Self { state: Rc::new(state) })
    }
}
