//! Messages between page and worker. Requests carry numbers, and so do their answers.

use std::collections::BTreeMap;

use send_plan::api::{AccountReview, BindingReview, CurvePoint, Lane, Review};
use send_plan::audience::{AudienceSummary, FileFormat, Look};
use send_plan::campaign::{Campaign, Columns, Limit, Unit};
use send_plan::diagnostic::{Diagnostic, Severity};
use send_plan::envelope::CommandKind;
use send_plan::faster::Faster;
use send_plan::message::shown::Shown;
use send_plan::outlook::{Glance, Outlook};
use send_plan::plan::{AccountFacts, Estimate};
use send_plan::template::intake::Taken;
use send_plan::template::strings::exchange::Format;
use send_plan::template::{TemplateFile, TemplateReport};
use serde::{Deserialize, Serialize};

pub mod extracting;
pub mod parts;
pub mod sending;
pub mod signing;
mod templates;

use extracting::{Extracted, Extracting};
use send_plan::trust::Role;
use send_plan::wording::Text;
use sending::{Joining, Watched};
use signing::{Approval, Approving, Cargo, Key, OwnSheet, Signing};
pub use templates::Templates;

/// What page and worker must have in common: a fingerprint of the sources they were built from.
pub const BUILD: &str = env!("PIECEWISE_BUILD");

/// A file of the browser; passes between threads without its bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BrowserFile(#[serde(with = "serde_wasm_bindgen::preserve")] pub web_sys::File);

/// From the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Read recipient files.
    Read(ReadRequest),
    /// Make something out of the recipient files.
    Extract(Box<Extracting>),
    /// Stop reading.
    Cancel,
    /// The audience of a draft that came back.
    Audience(Option<AudienceSummary>),
    /// The template files.
    Templates(Templates),
    /// What comes of this draft?
    Ask(Box<Ask>),
    /// What would make the send of this draft faster?
    Faster(Box<Ask>),
    /// What lies beyond the finish of the plan that answers this question? Not answered when a newer
    /// one has been asked.
    Outlook {
        /// Number of the question.
        number: u64,
    },
    /// What does each of these ways of sending the draft come to?
    Glance {
        /// Number of the question that the draft asks.
        number: u64,
        /// The draft's campaign, sent in these ways.
        ways: Vec<Campaign>,
        /// Milliseconds since the epoch.
        now_ms: u64,
    },
    /// Understand a campaign file.
    Open {
        /// Its name.
        name: String,
        /// Its content.
        text: String,
    },
    /// Understand what a provider answered about an account's limits.
    ReadLimits {
        /// Name of the account.
        account: String,
        /// The answer as it was pasted.
        text: String,
    },
    /// What would one recipient get?
    Show(Box<ShowRequest>),
    /// Is the person of a row mailed?
    Fate(Box<FateRequest>),
    /// Take files of the message in, with their paths.
    TakeFiles(Vec<(String, BrowserFile)>),
    /// Put what a translator wrote into the locale's strings.
    TakeStrings {
        /// BCP 47.
        locale: String,
        /// The translator's file.
        file: BrowserFile,
    },
    /// Write a document of this draft.
    Write(Document, Box<Campaign>),
    /// Make of a new public key what others are shown.
    Enrol {
        /// Whose it is.
        person: String,
        /// What it may do.
        role: Role,
        /// The public key's 32 bytes.
        public: [u8; 32],
        /// Milliseconds since the epoch.
        now_ms: u64,
    },
    /// What would the author of the newest plan sign?
    Sheet,
    /// Give the bytes to sign.
    Sign(Signing),
    /// Take the signature over the bytes that were given last.
    Seal {
        /// Whose signature it is.
        key: Box<Key>,
        /// Ed25519.
        #[serde(with = "serde_bytes")]
        signature: Vec<u8>,
    },
    /// Put the signed plan and everything it was made from into one file.
    Bundle {
        /// `plan.dsse.json`, byte for byte.
        #[serde(with = "serde_bytes")]
        plan: Vec<u8>,
        /// Recipient files, lists and reports.
        audience: Vec<BrowserFile>,
    },
    /// Say what a send API needs beside this signed plan.
    Cargo(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Say what this signed plan promises, so that its send can be watched.
    Watch(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Put the addresses into a report.
    Join(Box<Joining>),
    /// Do something for an approver.
    Approve {
        /// What.
        what: Approving,
        /// Milliseconds since the epoch.
        now_ms: u64,
    },
}

/// Which files to read, and how.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadRequest {
    /// Number of the reading.
    pub number: u64,
    /// Recipient files.
    pub files: Vec<BrowserFile>,
    /// Suppression lists.
    pub suppression: Vec<BrowserFile>,
    /// Seed lists.
    pub seeds: Vec<BrowserFile>,
    /// A plan that was stopped, and its reports: only the rest is read.
    pub stopped: Option<Stopped>,
    /// Which column means what.
    pub mapping: Mapping,
    /// By a file's name: how it is written, where the guess is wrong.
    pub formats: BTreeMap<String, FileFormat>,
    /// Random: keys the table of addresses, so that no file can be made to slow it down.
    pub key: [u8; 16],
    /// How many threads the computer works with at once.
    pub threads: u32,
}

/// What is known of a send that was stopped.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stopped {
    /// Its plan, signed or not; `None`: the one that is looked at tells.
    pub plan: Option<BrowserFile>,
    /// Who was accepted, refused, or is unknown.
    pub reports: Vec<BrowserFile>,
}

/// Which row to show. Campaign and templates are those of the newest question, or of the plan that
/// somebody else made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShowRequest {
    /// Number of the look: only the newest is answered.
    pub number: u64,
    /// Whether it is about the plan that somebody else made.
    pub opened: bool,
    /// The recipient file.
    pub file: BrowserFile,
    /// Whether it is one of seeds.
    pub seeds: bool,
    /// Data row in it; 1: the first after the header.
    pub row: u64,
    /// BCP 47; `None`: the row's own.
    pub locale: Option<String>,
    /// The account that sends it; `None`: the first.
    pub account: Option<String>,
}

/// Whose fate is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FateRequest {
    /// Whether it is about the plan that somebody else made.
    pub opened: bool,
    /// Among the recipient files, then the seed lists.
    pub file: usize,
    /// Data row in it; 1: the first after the header.
    pub row: u64,
    /// Every file, to be read as it was: what stands before a row decides.
    pub read: ReadRequest,
}

/// Whether the person of a row is mailed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFate {
    /// Whether.
    pub is_mailed: bool,
    /// The same in words, and why not.
    pub sentence: Text,
}

/// Which column means what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mapping {
    /// As chosen; where nothing is chosen or no such column exists, as guessed.
    Guess(Columns),
    /// As chosen, and nothing else.
    Exactly(Columns),
}

/// A question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Number of the question.
    pub number: u64,
    /// The draft.
    pub campaign: Campaign,
    /// Milliseconds since the epoch.
    pub now_ms: u64,
}

/// A document that the worker writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Document {
    /// `campaign.json`.
    Campaign,
    /// `plan.json`: the plan of the newest answer.
    Plan,
    /// `plan.dsse.json`: a plan with its signatures.
    SignedPlan,
    /// `withdrawal.dsse.json`: that a plan must not run.
    Withdrawal,
    /// A command to a send API: it is not saved, but sent.
    Command(CommandKind),
    /// The message's files, as a zip file.
    Templates,
    /// A locale's strings for a translator.
    Strings {
        /// BCP 47.
        locale: String,
        /// In which form.
        format: Format,
    },
}

impl Document {
    /// Its file name.
    pub fn file_name(&self) -> String {
        match self {
            Self::Campaign => "campaign.json".to_owned(),
            Self::Plan => "plan.json".to_owned(),
            Self::SignedPlan => "plan.dsse.json".to_owned(),
            Self::Withdrawal => "withdrawal.dsse.json".to_owned(),
            Self::Command(_) => "command.dsse.json".to_owned(),
            Self::Templates => "templates.zip".to_owned(),
            Self::Strings { locale, format: Format::Json } => format!("{locale}.json"),
            Self::Strings { locale, format: Format::Csv } => format!("{locale}.csv"),
        }
    }

    /// What it is to a browser.
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Campaign
            | Self::Plan
            | Self::SignedPlan
            | Self::Withdrawal
            | Self::Command(_)
            | Self::Strings { format: Format::Json, .. } => "application/json",
            Self::Templates => "application/zip",
            Self::Strings { format: Format::Csv, .. } => "text/csv",
        }
    }
}

/// From the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Report {
    /// First of all: which build it is.
    Hello {
        /// [`BUILD`] of the worker.
        build: String,
    },
    /// The first bytes of the first file.
    Looked(Box<LookReport>),
    /// A reading goes on.
    Progress(ProgressReport),
    /// A reading ended.
    Read {
        /// Number of the reading.
        number: u64,
        /// The audience, or why there is none.
        outcome: Result<Box<AudienceSummary>, Vec<Diagnostic>>,
    },
    /// Making something out of the recipient files goes on.
    ExtractWent(ProgressReport),
    /// Something was made out of the recipient files, or why it was not.
    Extracted {
        /// Number of the reading.
        number: u64,
        /// What was made.
        outcome: Result<Extracted, Vec<Diagnostic>>,
    },
    /// A reading was cancelled.
    Cancelled {
        /// Number of the reading.
        number: u64,
    },
    /// A question was answered.
    Answered {
        /// Number of the question.
        number: u64,
        /// The answer.
        answer: Box<Answer>,
    },
    /// What would make a send faster.
    Faster {
        /// Number of the question.
        number: u64,
        /// The ways, ranked.
        found: Box<Faster>,
    },
    /// What lies beyond a plan's finish.
    Outlook {
        /// Number of the question that the plan answers.
        number: u64,
        /// The outlook.
        outlook: Box<Outlook>,
    },
    /// What each way of sending a draft comes to; `None`: there is no plan of it.
    Glanced {
        /// Number of the question that the draft asks.
        number: u64,
        /// In the order they were asked.
        glances: Vec<Option<Glance>>,
    },
    /// What one recipient would get, or why there is nothing to show.
    Shown {
        /// Number of the look.
        number: u64,
        /// The message.
        outcome: Result<Box<Shown>, Vec<Diagnostic>>,
    },
    /// Whether the person of a row is mailed.
    Fate {
        /// Number of the reading.
        number: u64,
        /// `None`: there is no such row, or its file cannot be read.
        fate: Option<RowFate>,
    },
    /// A campaign file was understood, or not.
    Opened(Result<Box<Campaign>, Vec<Diagnostic>>),
    /// What a provider answered about an account's limits.
    LimitsRead(PastedLimits),
    /// Files of the message came in.
    FilesTaken(Taken),
    /// What a translator wrote was put into the strings, or not.
    StringsTaken {
        /// BCP 47.
        locale: String,
        /// The message's files as they are then.
        files: Vec<TemplateFile>,
        /// What a person should know of it.
        findings: Vec<Diagnostic>,
    },
    /// A document.
    Written {
        /// Which.
        document: Document,
        /// Byte for byte.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// A key was understood, or why it cannot be one.
    Enrolled(Result<Box<Key>, Diagnostic>),
    /// What the author of the newest plan would sign.
    Sheet(Box<OwnSheet>),
    /// Bytes to sign.
    ToSign {
        /// What they are.
        what: Signing,
        /// Ed25519 is to cover them.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// A document was signed.
    Sealed {
        /// Which.
        document: Document,
        /// By whom.
        person: String,
        /// SHA-256 of the plan that it is about, in hex.
        plan: String,
        /// Byte for byte.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Everything in one file; `None`: the browser could not make it.
    Bundled(Option<BrowserFile>),
    /// Files that came along with a signed plan.
    CameAlong(Vec<BrowserFile>),
    /// What a send API needs beside the signed plan.
    Cargo(Box<Cargo>),
    /// What a plan promises whose send is watched, or why it cannot be told.
    Watched(Result<Box<Watched>, Vec<Diagnostic>>),
    /// Putting addresses into a report goes on.
    JoinWent(ProgressReport),
    /// The report with its addresses, or why there is none.
    Joined(Result<BrowserFile, Vec<Diagnostic>>),
    /// How far an approver has come.
    Approval(Box<Approval>),
    /// An approver's reading goes on.
    ApprovalRead(ProgressReport),
    /// The worker broke and ends.
    Broken {
        /// What the developer wants to know.
        message: String,
    },
}

/// What a provider answered about an account's limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastedLimits {
    /// Name of the account.
    pub account: String,
    /// The limits it names; none where it could not be understood.
    pub limits: Vec<Limit>,
    /// Units and windows of which it says that nothing limits them.
    pub unlimited: Vec<(Unit, String)>,
    /// Why it could not be understood, or what a person should know of it.
    pub findings: Vec<Diagnostic>,
}

/// The first bytes of the first file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LookReport {
    /// Number of the reading.
    pub number: u64,
    /// The mapping it goes on with.
    pub columns: Columns,
    /// What was seen.
    pub look: Look,
}

/// How far a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressReport {
    /// Number of the reading.
    pub number: u64,
    /// Bytes read of all files.
    pub read_bytes: u64,
    /// Bytes of all files.
    pub total_bytes: u64,
    /// Rows so far.
    pub rows: u64,
    /// Recipients so far.
    pub recipients: u64,
}

/// What the page shows of a [`Review`]: the plan itself stays with the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What the plan promises; `None`: there is no plan.
    pub plan: Option<PlanFacts>,
    /// Per account what it carries.
    pub accounts: Vec<AccountReview>,
    /// The message against the audience.
    pub templates: TemplateReport,
    /// How many are handed over when.
    pub curve: Vec<CurvePoint>,
    /// What each account does when.
    pub lanes: Vec<Lane>,
    /// Findings on campaign, audience, message and plan.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a plan promises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanFacts {
    /// SHA-256 of the plan's canonical bytes, in hex.
    pub digest: String,
    /// When it was made.
    pub planned_at_ms: u64,
    /// First instant a call may start.
    pub start_ms: u64,
    /// Everything is to be handed over by then.
    pub deadline_ms: Option<u64>,
    /// The promise.
    pub estimate: Estimate,
    /// Every limit planned under.
    pub accounts: Vec<AccountFacts>,
    /// What the send waits for, longest first.
    pub binding: Vec<BindingReview>,
}

impl Answer {
    /// Findings that must be mended before the plan may leave.
    pub fn errors(&self) -> u64 {
        let errors = self.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
        errors.count() as u64
    }

    /// The part of a review that is shown.
    pub fn of(review: &Review) -> Self {
        let plan = review.plan.as_ref().map(|plan| PlanFacts {
            digest: review.plan_digest.clone().unwrap_or_default(),
            planned_at_ms: plan.campaign.planned_at_ms,
            start_ms: plan.campaign.start_ms,
            deadline_ms: plan.campaign.deadline_ms,
            estimate: plan.estimate.clone(),
            accounts: plan.accounts.clone(),
            binding: review.binding.clone(),
        });
        Self {
            plan,
            accounts: review.accounts.clone(),
            templates: review.templates.clone(),
            curve: review.curve.clone(),
            lanes: review.lanes.clone(),
            diagnostics: review.diagnostics.clone(),
        }
    }
}
