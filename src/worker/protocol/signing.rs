//! Messages about keys, signatures and approval.

use send_plan::approval::Check;
use send_plan::audience::AudienceSummary;
use send_plan::campaign::Columns;
use send_plan::diagnostic::Diagnostic;
use send_plan::diff::Change;
use send_plan::sheet::Sheet;
use send_plan::trust::Role;
use serde::{Deserialize, Serialize};

use super::sending::Order;
use super::{BrowserFile, ReadRequest};

/// A key of this browser, as others may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Its thumbprint (RFC 7638).
    pub keyid: String,
    /// Whose it is.
    pub person: String,
    /// What it may do.
    pub role: Role,
    /// The public key as a JWK's `x`.
    pub x: String,
    /// What two people read to each other.
    pub fingerprint: String,
    /// The line for the trust file.
    pub line: String,
}

/// What is to be signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signing {
    /// The plan of the newest answer, by its author.
    Own,
    /// The plan that was opened, by its approver.
    Approval,
    /// That the opened plan must not run.
    Withdrawal {
        /// Why, for people.
        reason: String,
        /// Milliseconds since the epoch.
        now_ms: u64,
    },
    /// A command to a send under way.
    Command(Order),
}

/// The newest plan, ready to be signed by its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSheet {
    /// SHA-256 of the plan's bytes, in hex.
    pub digest: String,
    /// What is signed, or why nobody should.
    pub outcome: Result<Sheet, Vec<Diagnostic>>,
}

/// What a send API needs beside the signed plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cargo {
    /// SHA-256 of the plan's bytes, in hex.
    pub plan: String,
    /// Recipient, seed and suppression files and reports: BLAKE3 and name.
    pub files: Vec<(String, String)>,
    /// Templates as they are rendered: SHA-256 and text.
    pub texts: Vec<(String, String)>,
}

/// What an approver does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Approving {
    /// Believe these keys.
    Trust {
        /// Name of the file.
        name: String,
        /// Its text.
        text: String,
    },
    /// Look at this signed plan.
    Open(BrowserFile),
    /// Read the recipient files, by the plan's columns.
    Read(ReadRequest),
    /// Take in the message's files.
    Message(Vec<(String, BrowserFile)>),
    /// This plan was approved before.
    Last(BrowserFile),
    /// None was.
    NoLast,
    /// Look at nothing any more, and believe nobody.
    Close,
}

/// How far an approver has come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    /// Who is believed.
    pub trust: Option<Trusted>,
    /// The plan, when an author stands for it.
    pub opened: Option<Opened>,
    /// Why the last file was not taken.
    pub refused: Vec<Diagnostic>,
}

/// A trust file as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trusted {
    /// Name of the file.
    pub name: String,
    /// Whose keys count, such as `Ana Lima, author: 7K3M-…`.
    pub people: Vec<String>,
}

/// A signed plan that was opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of the plan's bytes, in hex.
    pub digest: String,
    /// What is signed.
    pub sheet: Sheet,
    /// What was looked at.
    pub checks: Vec<Check>,
    /// What is other than in the plan approved before, the most dangerous first.
    pub changes: Vec<Change>,
    /// Names of the files that the plan was made from.
    pub wanted: Wanted,
    /// The audience as it was read here.
    pub audience: Option<Box<AudienceSummary>>,
    /// Locales of the message's files.
    pub locales: Vec<String>,
    /// Names of the plan's accounts.
    pub accounts: Vec<String>,
    /// Keys whose signature would approve it.
    pub may_approve: Vec<String>,
    /// Whether enough have signed.
    pub approved: bool,
    /// Whether everything was looked at and is as the plan says.
    pub is_fine: bool,
}

/// Files that a plan was made from, and how they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Recipient files.
    pub files: Vec<String>,
    /// Suppression lists.
    pub suppression: Vec<String>,
    /// Seed lists.
    pub seeds: Vec<String>,
    /// Reports of the plans before.
    pub reports: Vec<String>,
    /// Which column means what.
    pub columns: Columns,
}
