//! `plan.json`: everything that decides what a recipient gets, when and how.
//!
//! A run describes calls; a call carries recipients `[first, first + size)` of one cohort, each in
//! a message of its own. The format has no member in which a message could name two addresses.

mod calls;
mod draw;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::campaign::{Environment, Mailbox, Purpose, Unit};
use crate::diagnostic::Diagnostic;
use crate::document::Kind;

pub use calls::{Call, Calls};
pub(crate) use draw::{Drawn, draw};

/// The `format` this engine writes.
pub const FORMAT: &str = "piecewise.plan/1";

/// A plan: canonical JSON (RFC 8785), integers below 2^53, times in milliseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plan {
    /// Always `piecewise.plan/1`.
    pub format: String,
    /// What made it.
    pub versions: Versions,
    /// Which campaign it carries out.
    pub campaign: CampaignFacts,
    /// The visible sender.
    pub from: Mailbox,
    /// Where answers go, when not to the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<Mailbox>,
    /// Who is mailed: digests and counts, no address.
    pub audience: AudienceFacts,
    /// What they get: digests and sizes.
    pub templates: Vec<TemplateFacts>,
    /// Locale whose template serves recipients without one of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback_locale: Option<String>,
    /// Through whom, under which limits.
    pub accounts: Vec<AccountFacts>,
    /// Recipients that are alike for planning.
    pub cohorts: Vec<Cohort>,
    /// Stages of the send.
    pub waves: Vec<WaveFacts>,
    /// The schedule.
    pub runs: Vec<Run>,
    /// What the schedule promises.
    pub estimate: Estimate,
}

/// Reads `plan.json`. Errors say the line and column of what could not be understood.
pub fn parse(file: &str, text: &str) -> Result<Plan, Diagnostic> {
    let kind =
        Kind { noun: "plan", format: FORMAT, remedy: "Make it again with `piecewise plan`." };
    kind.read(file, text)
}

impl Plan {
    /// The plan's bytes: RFC 8785, the same from every engine for the same plan.
    pub fn canonical_bytes(&self) -> Vec<u8> {
        // Strings, integers and maps with string keys always have a canonical form.
        serde_json_canonicalizer::to_vec(self).unwrap_or_default()
    }

    /// SHA-256 of the canonical bytes, in hex.
    pub fn digest(&self) -> String {
        sha256_hex(&self.canonical_bytes())
    }
}

pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Versions of everything that shapes a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Versions {
    /// The engine.
    pub engine: String,
    /// The provider catalogue.
    pub catalogue: String,
    /// The table from domains to mailbox providers.
    pub mailbox_providers: String,
    /// The time-zone database, such as `2026b`.
    pub time_zones: String,
}

/// Which campaign a plan carries out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CampaignFacts {
    /// Campaign id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Orders the recipients of a cohort: 64 hex digits.
    pub salt: String,
    /// Sequence of the plan.
    pub sequence: u64,
    /// Where it may run.
    pub environment: Environment,
    /// Why people are mailed.
    pub purpose: Purpose,
    /// The `--now` it was planned at.
    pub planned_at_ms: u64,
    /// First instant a call may start.
    pub start_ms: u64,
    /// Everything is to be handed over by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline_ms: Option<u64>,
    /// No call starts before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before_ms: Option<u64>,
    /// No call starts at or after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_ms: Option<u64>,
    /// Most people one call may reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blast_radius: Option<u64>,
}

/// Who is mailed: digests and counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AudienceFacts {
    /// The recipient files in reading order.
    pub files: Vec<crate::audience::FileFacts>,
    /// The suppression files in reading order.
    pub suppression: Vec<crate::audience::SuppressionFacts>,
    /// Which column means what.
    pub columns: crate::campaign::Columns,
    /// Data rows read.
    pub rows: u64,
    /// Rows that are mailed.
    pub recipients: u64,
    /// Rows whose address came before.
    pub duplicates: u64,
    /// Rows whose address is on a suppression list.
    pub suppressed: u64,
    /// Rows not mailed, by reason.
    pub rejected: BTreeMap<crate::audience::RejectReason, u64>,
    /// Recipients by mailbox provider.
    pub by_mailbox_provider: BTreeMap<String, u64>,
    /// Recipients by locale; `""` where none is given.
    pub by_locale: BTreeMap<String, u64>,
    /// Recipients by time zone; `""` where none is known.
    pub by_time_zone: BTreeMap<String, u64>,
}

/// One locale's template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TemplateFacts {
    /// Locale of the template.
    pub locale: String,
    /// Its parts: subject, html, text.
    pub parts: BTreeMap<String, PartFacts>,
}

/// One part of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartFacts {
    /// SHA-256 of the file's bytes in hex.
    pub sha256: String,
    /// Size of the file.
    pub bytes: u64,
}

/// An account as planned: every limit that holds, whichever side it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountFacts {
    /// Name within the campaign.
    pub id: String,
    /// Catalogue id.
    pub provider: String,
    /// How one call carries its recipients as one message each.
    pub call_shape: String,
    /// Most recipients one call carries.
    pub recipients_per_call: u64,
    /// Every limit planned under.
    pub limits: Vec<LimitFacts>,
    /// Concurrent calls; left out: not limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_flight: Option<u64>,
    /// Milliseconds one call takes.
    pub latency_ms: u64,
    /// Milliseconds more per recipient.
    pub latency_per_recipient_ms: u64,
}

impl AccountFacts {
    /// Whether a call carries several recipients in one template, so that it carries one locale.
    pub(crate) fn shares_template(&self) -> bool {
        self.recipients_per_call > 1
            && crate::provider::find(&self.provider)
                .and_then(|provider| provider.batch.as_ref())
                .is_some_and(|batch| batch.shares_template)
    }
}

/// A limit as planned: at most `limit` units in any `(t - perMs - guardMs, t]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LimitFacts {
    /// What is counted.
    pub unit: Unit,
    /// Units allowed in the window.
    pub limit: u64,
    /// Length of the window in milliseconds.
    pub per_ms: u64,
    /// Margin added to the window in milliseconds.
    pub guard_ms: u64,
    /// Units spent at the start.
    pub used: u64,
    /// Whose figure it is.
    pub origin: LimitOrigin,
}

/// Whose figure a limit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LimitOrigin {
    /// Documented by the provider.
    Catalogue,
    /// Entered for this account.
    Account,
}

/// Recipients that are alike for planning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cohort {
    /// Locale of the template they share; left out: any (no call shares a template).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// How many.
    pub recipients: u64,
}

/// A stage of the send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WaveFacts {
    /// Name for people.
    pub name: String,
    /// How many.
    pub recipients: u64,
}

/// Equal calls at equal spacing on one account, possibly repeated every period, and so on.
///
/// `repeat` names the loops, outermost first: its calls start at
/// `startMs + i₀ × repeat[0].everyMs + i₁ × repeat[1].everyMs + …` for each `0 ≤ iₖ < repeat[k].times`,
/// in that order of time, and carry `size` recipients each: the first call
/// `[first, first + size)` of the cohort, the next the `size` after them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Run {
    /// Index into `accounts`.
    pub account: u64,
    /// Index into `waves`.
    pub wave: u64,
    /// Index into `cohorts`.
    pub cohort: u64,
    /// First recipient in the cohort's order.
    pub first: u64,
    /// Recipients per call.
    pub size: u64,
    /// Start of the first call, in milliseconds since the epoch.
    pub start_ms: u64,
    /// Loops, outermost first; none: one call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeat: Vec<Repeat>,
}

/// A loop of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Repeat {
    /// How many times, at least 1.
    pub times: u64,
    /// Milliseconds from one time to the next.
    pub every_ms: u64,
}

impl Run {
    /// Calls in the run.
    pub fn calls(&self) -> u64 {
        self.repeat.iter().fold(1, |calls: u64, repeat| calls.saturating_mul(repeat.times))
    }

    /// Recipients in the run.
    pub fn recipients(&self) -> u64 {
        self.calls().saturating_mul(self.size)
    }

    /// Start of the call before which `nth` others of this run come.
    pub fn call_start_ms(&self, mut nth: u64) -> u64 {
        let mut start_ms = self.start_ms;
        for repeat in self.repeat.iter().rev() {
            let times = repeat.times.max(1);
            start_ms = start_ms.saturating_add((nth % times).saturating_mul(repeat.every_ms));
            nth /= times;
        }
        start_ms
    }
}

/// What the schedule promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Estimate {
    /// First call's start.
    pub start_ms: u64,
    /// Last call's start plus its latency: everything is handed over.
    pub finish_ms: u64,
    /// No legal schedule finishes earlier.
    pub bound_ms: u64,
    /// Calls in all.
    pub calls: u64,
    /// Messages in all: one per recipient.
    pub messages: u64,
    /// Most people one call reaches.
    pub largest_call: u64,
    /// What the send waits for, longest first.
    pub binding: Vec<Binding>,
}

/// A limit the send waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Binding {
    /// Index into `accounts`.
    pub account: u64,
    /// Which limit.
    pub limit: BindingLimit,
    /// Milliseconds between the first and the last call in which this limit held the next one back.
    pub waited_ms: u64,
    /// First instant it held a call back.
    pub from_ms: u64,
    /// Last instant it held a call back.
    pub to_ms: u64,
}

/// Which limit of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum BindingLimit {
    /// Index into the account's `limits`.
    Limit(u64),
    /// Concurrent calls × latency.
    InFlight,
}
