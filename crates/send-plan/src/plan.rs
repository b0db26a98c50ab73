//! `plan.json`: everything that decides what a recipient gets, when and how.
//!
//! A run describes calls; a call carries recipients `[first, first + size)` of one cohort, each in
//! a message of its own. The format has no member in which a message could name two addresses.

mod calls;
mod draw;
mod people;
mod problem;
mod slowed;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::campaign::{
    Blackout, Environment, Mailbox, Pace, Purpose, SendingHours, Unit, Unsubscribe, Waiver,
    WorkingHours,
};
use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::wording::text;

pub use calls::{Call, Calls};
pub(crate) use draw::{Drawn, draw, limit_of, template_facts};

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
    /// The plan whose rest it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<ContinuesFacts>,
    /// The visible sender.
    pub from: Mailbox,
    /// Where answers go, when not to the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<Mailbox>,
    /// How a recipient leaves the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsubscribe: Option<Unsubscribe>,
    /// Who is mailed: digests and counts, no address.
    pub audience: AudienceFacts,
    /// What they get: digests and sizes.
    pub templates: Vec<TemplateFacts>,
    /// Findings on the message that a person answers for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
    /// Locale whose template serves recipients without one of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback_locale: Option<String>,
    /// Through whom, under which limits.
    pub accounts: Vec<AccountFacts>,
    /// Ceilings on mailbox providers, and on everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mailbox_caps: Vec<CapFacts>,
    /// Who goes only through which accounts; the first that fits a recipient holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<RouteFacts>,
    /// Local hours in which a recipient may be mailed, every member filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sending_hours: Option<SendingHours>,
    /// Times in which nobody is mailed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blackouts: Vec<Blackout>,
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
    KIND.read(file, text)
}

/// Reads the bytes of a plan that somebody signed: refuses all but its canonical form.
pub fn parse_canonical(file: &str, bytes: &[u8]) -> Result<Plan, Diagnostic> {
    KIND.read_canonical(file, bytes)
}

const KIND: Kind = Kind {
    name: "plan",
    noun: text!("engine-a-plan", "plan"),
    format: FORMAT,
    remedy: text!(
        "engine-plan-make-again-with-piecewise-plan",
        "Make it again with `piecewise plan`."
    ),
};

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
    /// Orders the recipients of a cohort: 64 hex digits, the 32 bytes of the key.
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
    /// As soon as possible, or spread to the deadline.
    pub pace: Pace,
}

/// The plan whose rest another does. Left out is whoever a report calls accepted or unknown; who was
/// refused, and whom no report names, is mailed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContinuesFacts {
    /// SHA-256 of its canonical bytes, in hex.
    pub plan: String,
    /// Its sequence: one less than this plan's.
    pub sequence: u64,
    /// The reports in reading order: of it, and of the plans before.
    pub reports: Vec<crate::audience::ReportFacts>,
    /// Recipients left out because their message was accepted.
    pub accepted: u64,
    /// Recipients left out because nobody knows.
    pub unknown: u64,
    /// Recipients of this plan whose message was refused before.
    pub refused: u64,
}

/// Who is mailed: digests and counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AudienceFacts {
    /// The recipient files in reading order: those of seeds first.
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
    /// Rows left out because an earlier plan has mailed them, or may have.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_out: u64,
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
    /// Its parts as they are rendered: subject, preheader, html, text.
    pub parts: BTreeMap<String, PartFacts>,
}

/// One part of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartFacts {
    /// SHA-256 of the template in hex, with the words of its locale filled in.
    pub sha256: String,
    /// Size of the template.
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
    /// Sending domain that the account signs for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
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
    /// Most bytes of one call, as documented or entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_bytes_per_call: Option<u64>,
    /// Most bytes of one message, as documented or entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_bytes_per_message: Option<u64>,
    /// Hours in which calls may start, every member filled in; left out: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_hours: Option<WorkingHours>,
    /// The ramp that is still ahead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warm_up: Option<WarmUpFacts>,
    /// Most recipients that go through it; left out: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_recipients: Option<u64>,
}

/// A ramp as planned: on the k-th sending day at most `caps[k]` messages in any
/// `(t - perMs - guardMs, t]`; after the last figure no ceiling. Sending days are the periods of
/// 24 h from the campaign's start in which the account makes a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WarmUpFacts {
    /// Messages, from this send's first sending day on.
    pub caps: Vec<u64>,
    /// Length of the window in milliseconds.
    pub per_ms: u64,
    /// Margin added to the window in milliseconds.
    pub guard_ms: u64,
}

/// A ceiling on what a mailbox provider, or everybody, is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CapFacts {
    /// Id of the mailbox provider; left out: everybody, so that a stop takes hold in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailbox_provider: Option<String>,
    /// Index into `accounts` of the one account it holds for; left out: all together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<u64>,
    /// The ceiling.
    pub cap: Cap,
}

/// A ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Cap {
    /// At most `limit` units in any `(t - perMs - guardMs, t]`.
    #[serde(rename_all = "camelCase")]
    Rate {
        /// What is counted.
        unit: Unit,
        /// Units allowed in the window.
        limit: u64,
        /// Length of the window in milliseconds.
        per_ms: u64,
        /// Margin added to the window in milliseconds.
        guard_ms: u64,
        /// Units spent at the start.
        used: u64,
    },
    /// At most so many calls between their start and their answer.
    Connections(u64),
}

/// Recipients that go only through some accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RouteFacts {
    /// Recipients of this locale, or of one that adds to it; left out: of any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// Recipients at this mailbox provider; left out: at any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailbox_provider: Option<String>,
    /// Indices into `accounts`, rising.
    pub accounts: Vec<u64>,
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

/// A limit as planned: at most `limit - reserve` units in any `(t - perMs - guardMs, t]`.
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
    /// Units kept free for transactional mail.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub reserve: u64,
    /// Units spent before the start; free again one window after the start, but for `usedAt`.
    pub used: u64,
    /// Parts of `used` that were spent at known instants, rising.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub used_at: Vec<UsedFacts>,
    /// Whose figure it is.
    pub origin: LimitOrigin,
}

fn is_zero(n: &u64) -> bool {
    *n == 0
}

/// Units spent at a known instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UsedFacts {
    /// Milliseconds since the epoch.
    pub at_ms: u64,
    /// How many.
    pub units: u64,
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

/// Recipients that are alike for planning: those whom all members describe, in the keyed order of
/// the campaign's salt, `recipients` of them from the `first` on.
///
/// The keyed order: by the first 16 bytes of BLAKE3 keyed with the salt's 32 bytes, over the
/// address in lower case (UTF-8); of equals, the one in the earlier file or row comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cohort {
    /// Index into `waves`.
    pub wave: u64,
    /// Locale of their template; left out: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// Id of their mailbox provider; left out: any that no other cohort names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailbox_provider: Option<String>,
    /// Their time zones, sorted, `""` where none is known; none: any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub time_zones: Vec<String>,
    /// Index into `routes` of the first that fits them; left out: none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<u64>,
    /// Whether they are seeds.
    #[serde(default, skip_serializing_if = "is_false")]
    pub seeds: bool,
    /// How many that all of this describes come before, in earlier waves.
    pub first: u64,
    /// How many.
    pub recipients: u64,
    /// Bytes of one message at most, as measured from its template; 0: no message yet.
    pub message_bytes: u64,
}

fn is_false(flag: &bool) -> bool {
    !*flag
}

/// A stage of the send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WaveFacts {
    /// Name for people.
    pub name: String,
    /// How many.
    pub recipients: u64,
    /// First instant at which a call of it may start, every gate before it taking as long as
    /// expected.
    pub start_ms: u64,
    /// What must hold before the next wave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<GateFacts>,
}

/// What must hold, from the finish of a wave, before the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GateFacts {
    /// Milliseconds to wait.
    pub dwell_ms: u64,
    /// A person releases the next wave.
    pub approval: bool,
    /// The headers of what arrived are checked.
    pub header_check: bool,
    /// Milliseconds that the approval or the check is expected to take.
    pub expected_wait_ms: u64,
}

impl GateFacts {
    /// Milliseconds from the wave's finish to the next one's release, as expected.
    pub fn wait_ms(&self) -> u64 {
        self.dwell_ms.max(self.expected_wait_ms)
    }
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

/// Something the send waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Binding {
    /// Index into `accounts` of the account whose calls wait; left out: the whole send does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<u64>,
    /// What holds them back.
    pub limit: BindingLimit,
    /// Milliseconds between the first and the last call in which it held the next one back.
    pub waited_ms: u64,
    /// First instant it held a call back.
    pub from_ms: u64,
    /// Last instant it held a call back.
    pub to_ms: u64,
}

/// What holds calls back.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum BindingLimit {
    /// Index into the account's `limits`.
    Limit(u64),
    /// Concurrent calls × latency.
    InFlight,
    /// The account's ramp.
    WarmUp,
    /// Index into `mailboxCaps`.
    MailboxCap(u64),
    /// The account's working hours.
    WorkingHours,
    /// Recipients' sending hours or blackouts.
    SendingHours,
    /// Index into `waves` of the wave whose gate is waited for.
    Gate(u64),
    /// The even pace.
    Pace,
}
