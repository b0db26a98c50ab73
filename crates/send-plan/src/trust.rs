//! `trust.json`: who may sign what. Whoever can write it decides who is believed: it belongs on the
//! machine that verifies, out of reach of the page.

mod names;
mod sequences;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::campaign::Environment;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::{Kind, canonical};
use crate::key::PublicKey;
use crate::wording::{Text, rfc_3339, text};

/// The `format` this engine reads and writes.
pub const FORMAT: &str = "piecewise.trust/1";

const KIND: Kind = Kind {
    name: "trust",
    noun: text!("engine-a-trust-file", "trust file"),
    format: FORMAT,
    remedy: text!(
        "engine-trust-make-again-with-piecewise-trust",
        "Make it again with `piecewise trust`."
    ),
};

/// Who may sign what, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrustFile {
    /// Always `piecewise.trust/1`.
    pub format: String,
    /// Plans for another environment are refused.
    pub environment: Environment,
    /// How many must sign a plan.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// Who is believed.
    pub keys: Vec<TrustKey>,
    /// Last sequence that has run, by campaign id: an older plan, or the same, is refused.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "sequences::each_once"
    )]
    pub ran: BTreeMap<String, u64>,
}

/// How many different persons must sign a plan; nobody counts in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Thresholds {
    /// Authors: at least 1.
    pub authors: u64,
    /// Approvers: at least 1.
    pub approvers: u64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { authors: 1, approvers: 1 }
    }
}

/// A key, whose it is, and what they may do with it: the line that `piecewise keygen` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrustKey {
    /// Name of one human being, spelled alike for all of their keys.
    pub person: String,
    /// What this key may do.
    pub roles: Vec<Role>,
    /// The Ed25519 public key as a JWK's `x` (RFC 8037): 43 characters of base64url.
    pub x: String,
    /// RFC 3339: signatures count from then on.
    pub valid_from: String,
    /// RFC 3339: signatures count no more from then on.
    pub valid_to: String,
}

/// What a key may do.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Signs plans that it made.
    Author,
    /// Signs plans that another person made.
    Approver,
    /// Starts, pauses and resumes sends, and releases waves.
    Operator,
}

impl Role {
    /// Every role there is.
    pub const ALL: [Self; 3] = [Self::Author, Self::Approver, Self::Operator];

    /// The role in lower case, as the file has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Approver => "approver",
            Self::Operator => "operator",
        }
    }

    /// In a sentence.
    pub(crate) fn words(self) -> Text {
        match self {
            Self::Author => text!("engine-role-author", "author"),
            Self::Approver => text!("engine-role-approver", "approver"),
            Self::Operator => text!("engine-role-operator", "operator"),
        }
    }
}

impl TrustKey {
    /// The entry of a new key, valid from `from_ms` up to `to_ms`, in milliseconds since the epoch.
    pub fn new(
        person: &str,
        roles: &[Role],
        key: &PublicKey,
        from_ms: u64,
        to_ms: u64,
    ) -> Result<Self, Diagnostic> {
        match names::name(person, "person") {
            Some(finding) => Err(finding),
            None => Ok(Self {
                person: person.to_owned(),
                roles: roles.to_vec(),
                x: key.x(),
                valid_from: rfc_3339(from_ms),
                valid_to: rfc_3339(to_ms),
            }),
        }
    }

    /// Reads one line as `piecewise keygen` or the app prints it.
    pub fn parse(file: &str, text: &str) -> Result<Self, Diagnostic> {
        serde_json::from_str(text).map_err(|error| KIND.unread(file, &error))
    }

    /// The entry as one line of JSON, to be handed to whoever keeps the trust file.
    pub fn to_line(&self) -> String {
        canonical(self).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// A trust file in which nothing is doubtful: only [`Trust::check`] and [`Trust::parse`] make one.
#[derive(Clone, Debug)]
pub struct Trust {
    file: TrustFile,
    enrolled: Vec<Enrolled>,
}

/// A key with its owner, checked.
#[derive(Clone, Debug)]
pub struct Enrolled {
    /// The key.
    pub key: PublicKey,
    /// Its thumbprint.
    pub keyid: String,
    /// Whose it is.
    pub person: String,
    /// What it may do.
    pub roles: Vec<Role>,
    /// Milliseconds since the epoch from which its signatures count.
    pub from_ms: u64,
    /// Milliseconds since the epoch from which they count no more.
    pub to_ms: u64,
}

impl Enrolled {
    /// Whether a signature counts at this instant.
    pub fn is_valid_at(&self, now_ms: u64) -> bool {
        (self.from_ms..self.to_ms).contains(&now_ms)
    }

    /// Whether the key may act in any of these roles.
    pub fn has_any(&self, roles: &[Role]) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }
}

impl Trust {
    /// Reads `trust.json`; everything that is wrong with it.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let read = KIND.read(file, text).map_err(|finding| vec![finding])?;
        Self::check(read).map_err(|findings| {
            let named = |mut finding: Diagnostic| {
                finding.place.file = Some(file.to_owned());
                finding
            };
            findings.into_iter().map(named).collect()
        })
    }

    /// Checks a trust file; everything that is wrong with it.
    pub fn check(file: TrustFile) -> Result<Self, Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let Thresholds { authors, approvers } = file.thresholds;
        for (member, least) in [("authors", authors), ("approvers", approvers)] {
            if least == 0 {
                findings.push(wrong(
                    "threshold",
                    format!("thresholds.{member}"),
                    text!("engine-threshold", "A plan needs at least one author and one approver."),
                    text!("engine-account-in-flight-zero-hint", "Enter 1 or more."),
                ));
            }
        }
        let mut enrolled: Vec<Enrolled> = Vec::new();
        for (index, entry) in file.keys.iter().enumerate() {
            let at = format!("keys[{index}]");
            let Some(checked) = enrol(entry, &at, &mut findings) else { continue };
            if enrolled.iter().any(|before| before.keyid == checked.keyid) {
                findings.push(wrong(
                    "key-twice",
                    format!("{at}.x"),
                    text!("engine-key-twice", "This key is listed twice."),
                    text!("engine-key-twice-hint", "List every key once, with all of its roles."),
                ));
            }
            enrolled.push(checked);
        }
        findings.extend(names::look_alikes(&file.keys));
        if findings.is_empty() { Ok(Self { file, enrolled }) } else { Err(findings) }
    }

    /// The file as it was read.
    pub fn file(&self) -> &TrustFile {
        &self.file
    }

    /// The file as text: indented JSON with a line end.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.file).unwrap_or_default() + "\n"
    }

    /// Where plans may run.
    pub fn environment(&self) -> Environment {
        self.file.environment
    }

    /// How many must sign a plan.
    pub fn thresholds(&self) -> Thresholds {
        self.file.thresholds
    }

    /// Every key that is believed.
    pub fn enrolled(&self) -> &[Enrolled] {
        &self.enrolled
    }

    /// The owner of a key.
    pub fn find(&self, keyid: &str) -> Option<&Enrolled> {
        self.enrolled.iter().find(|enrolled| enrolled.keyid == keyid)
    }

    /// The last sequence of a campaign that has run.
    pub fn ran(&self, campaign: &str) -> Option<u64> {
        self.file.ran.get(campaign).copied()
    }

    /// The same, knowing that a plan of the campaign has run; a sequence never goes back.
    pub fn with_ran(mut self, campaign: &str, sequence: u64) -> Self {
        let last = self.file.ran.entry(campaign.to_owned()).or_default();
        *last = sequence.max(*last);
        self
    }
}

fn enrol(entry: &TrustKey, at: &str, findings: &mut Vec<Diagnostic>) -> Option<Enrolled> {
    let before = findings.len();
    findings.extend(names::name(&entry.person, &format!("{at}.person")));
    if entry.roles.is_empty() {
        findings.push(wrong(
            "no-role",
            format!("{at}.roles"),
            text!("engine-no-role", "This key may do nothing."),
            text!("engine-no-role-hint", "Give it a role: author, approver or operator."),
        ));
    }
    let mut instant = |member: &str, text: &str| {
        let read = text.parse::<jiff::Timestamp>().ok();
        let read = read.and_then(|instant| u64::try_from(instant.as_millisecond()).ok());
        if read.is_none() {
            findings.push(wrong(
                "validity",
                format!("{at}.{member}"),
                text!("engine-schedule-bad-time", "{text:?} is not a date and time.", text = text),
                text!("engine-schedule-bad-time-hint", "Write it as 2026-11-23T06:00:00Z."),
            ));
        }
        read
    };
    let from_ms = instant("validFrom", &entry.valid_from);
    let to_ms = instant("validTo", &entry.valid_to);
    if from_ms.zip(to_ms).is_some_and(|(from, to)| from >= to) {
        findings.push(wrong(
            "validity",
            format!("{at}.validTo"),
            text!(
                "engine-validity",
                "This key is never valid: its end comes before its beginning."
            ),
            text!("engine-validity-hint", "Enter a later end."),
        ));
    }
    let key = PublicKey::parse(&entry.x)
        .map_err(|problem| {
            findings.push(wrong(
                "key",
                format!("{at}.x"),
                problem.sentence(),
                text!(
                    "engine-key-hint",
                    "Copy the line again as `piecewise keygen` or the app shows it."
                ),
            ));
        })
        .ok()?;
    if findings.len() > before {
        return None;
    }
    Some(Enrolled {
        key,
        keyid: key.keyid(),
        person: entry.person.clone(),
        roles: entry.roles.clone(),
        from_ms: from_ms?,
        to_ms: to_ms?,
    })
}

fn wrong(code: &str, member: String, message: Text, hint: Text) -> Diagnostic {
    KIND.error(code, Place::member(member), message, hint)
}
