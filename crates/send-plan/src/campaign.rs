//! `campaign.json`: the draft a person edits. Every member may be missing while it is a draft.
//!
//! Times stay RFC 3339 text and windows stay text such as `24h`, so that a draft keeps what was
//! typed; [`check`](crate::check) says what is wrong with it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audience::{FileFormat, file_name};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Kind;
use crate::wording::text;

/// The `format` this engine writes.
pub const FORMAT: &str = "piecewise.campaign/1";

/// Reads `campaign.json`. Errors say the line and column of what could not be understood.
pub fn parse(file: &str, text: &str) -> Result<Campaign, Vec<Diagnostic>> {
    let kind = Kind {
        name: "campaign",
        noun: text!("engine-a-campaign", "campaign"),
        format: FORMAT,
        remedy: text!(
            "engine-campaign-choose-campaign-json-that-piecewise",
            "Choose a campaign.json that Piecewise has exported."
        ),
    };
    kind.read(file, text).map_err(|finding| vec![finding])
}

/// The campaign as a file: indented JSON with a line end.
pub fn to_json(campaign: &Campaign) -> String {
    let mut text = serde_json::to_string_pretty(campaign).unwrap_or_default();
    text.push('\n');
    text
}

/// Milliseconds of a window such as `500ms`, `1s`, `10m`, `24h`, `7d`.
pub fn span_ms(text: &str) -> Option<u64> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let unit_ms = match unit.trim_start() {
        "ms" => 1,
        "s" => 1_000,
        "m" | "min" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit_ms)
}

fn one() -> u64 {
    1
}

fn is_one(n: &u64) -> bool {
    *n == 1
}

fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The whole draft, importable and exportable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Campaign {
    /// Always `piecewise.campaign/1`.
    pub format: String,
    /// Name of the campaign for machines; reaches a person once across plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// 32 random bytes in hex, made once, never reused: orders the recipients of a cohort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// Grows by one with every plan that is handed over.
    #[serde(default = "one")]
    pub sequence: u64,
    /// The plan whose rest it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<Continues>,
    /// Where it may run.
    #[serde(default)]
    pub environment: Environment,
    /// Decides the unsubscribe rules.
    #[serde(default)]
    pub purpose: Purpose,
    /// RFC 3339: no call starts before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
    /// RFC 3339: no call starts at or after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// Name for people.
    #[serde(default)]
    pub name: String,
    /// The visible sender.
    #[serde(default)]
    pub from: Mailbox,
    /// Where answers go, when not to the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<Mailbox>,
    /// How a recipient leaves the list (RFC 2369, RFC 8058); left out: no such header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsubscribe: Option<Unsubscribe>,
    /// The recipient files and what their columns mean.
    #[serde(default)]
    pub audience: Audience,
    /// The message.
    #[serde(default)]
    pub templates: Templates,
    /// Through whom it is sent.
    #[serde(default)]
    pub accounts: Vec<Account>,
    /// Ceilings per receiving mailbox provider, across accounts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mailbox_caps: Vec<MailboxCap>,
    /// Who goes only through which accounts; the first that fits a recipient holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<Route>,
    /// When.
    #[serde(default)]
    pub schedule: Schedule,
    /// Findings that a person answers for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

impl Default for Campaign {
    fn default() -> Self {
        Self {
            format: FORMAT.to_owned(),
            id: None,
            salt: None,
            sequence: 1,
            continues: None,
            environment: Environment::default(),
            purpose: Purpose::default(),
            not_before: None,
            expires: None,
            name: String::new(),
            from: Mailbox::default(),
            reply_to: None,
            unsubscribe: None,
            audience: Audience::default(),
            templates: Templates::default(),
            accounts: Vec::new(),
            mailbox_caps: Vec::new(),
            routes: Vec::new(),
            schedule: Schedule::default(),
            waivers: Vec::new(),
        }
    }
}

/// The plan whose rest a campaign does, paths relative to the campaign file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Continues {
    /// Its `plan.json`.
    pub plan: String,
    /// The reports of it and of the plans before: who was accepted, refused, or is unknown.
    pub reports: Vec<String>,
}

/// Where a plan may run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Nothing leaves.
    #[default]
    Sandbox,
    /// Customers get mail.
    Production,
}

/// Why people are mailed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// They need to know as customers.
    #[default]
    Service,
    /// They asked for news; one-click unsubscribe is due.
    Marketing,
}

/// One address with the name shown beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Mailbox {
    /// Shown name.
    pub name: String,
    /// One address.
    pub address: String,
}

/// How a recipient leaves the list: the `List-Unsubscribe` header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Unsubscribe {
    /// `https` address with the merge field that tells recipients apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Address that takes the same wish by mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mailto: Option<String>,
    /// A POST to `url` is enough, without a page or a login (RFC 8058).
    #[serde(skip_serializing_if = "is_false")]
    pub one_click: bool,
}

/// A finding that a named person answers for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Waiver {
    /// The finding's code, such as `html/insecure-link`.
    pub code: String,
    /// Only findings there: what it leaves out may be anything; left out: all with the code.
    #[serde(rename = "where", default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The finding's sentence as it was read. Somebody else's address is answered for no longer than
    /// the sentence, with its counts, stays the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// Who answers for it.
    #[serde(default)]
    pub person: String,
    /// Why it may stand.
    #[serde(default)]
    pub reason: String,
}

/// The recipient files (CSV), paths relative to the campaign file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Audience {
    /// Recipient files, read in this order.
    pub files: Vec<String>,
    /// Which column means what.
    pub columns: Columns,
    /// Files of addresses never to be mailed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppression: Vec<String>,
    /// Files of own addresses for checking, with the same columns: read first, mailed in the first
    /// wave.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seeds: Vec<String>,
    /// By a recipient or seed file's name: how it is written, where the guess is wrong.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub formats: BTreeMap<String, FileFormat>,
}

impl Audience {
    /// What is said of how a file of this name is written.
    pub fn format(&self, name: &str) -> FileFormat {
        let mut said = self.formats.iter().filter(|(path, _)| file_name(path) == name);
        said.next().map(|(_, format)| *format).unwrap_or_default()
    }
}

/// Header names of the columns with a meaning for planning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Columns {
    /// The recipient's address; guessed where left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The recipient's locale (BCP 47).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The recipient's time zone (IANA).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}

/// Where the message lies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Templates {
    /// Directory with a subject, an HTML and a text file per locale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directory: Option<String>,
    /// Locale used where a recipient's own has no template.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback_locale: Option<String>,
}

/// A provider with your limits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// Name within the campaign.
    pub id: String,
    /// Catalogue id, such as `ses`.
    pub provider: String,
    /// Sending domain that the account signs for; left out: not known, and not asked of DNS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Your limits: replace the catalogue's of the same unit and window, add to the rest.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// Concurrent calls; left out: not limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_flight: Option<u64>,
    /// Milliseconds one call takes, whatever it carries.
    #[serde(default)]
    pub latency_ms: u64,
    /// Milliseconds a call takes more per recipient it carries.
    #[serde(default)]
    pub latency_per_recipient_ms: u64,
    /// Milliseconds added to every window for clock and network jitter.
    #[serde(default)]
    pub guard_ms: u64,
    /// Most recipients one call may carry; left out: the catalogue's; 1: one call per address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_recipients_per_call: Option<u64>,
    /// Capacity kept free for transactional mail.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reserve: Vec<Reserve>,
    /// Most bytes of one call; left out: the catalogue's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_bytes_per_call: Option<u64>,
    /// Most bytes of one message; left out: the catalogue's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_bytes_per_message: Option<u64>,
    /// Hours in which this account may be used; left out: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_hours: Option<WorkingHours>,
    /// The daily ramp of a new IP address or domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warm_up: Option<WarmUp>,
    /// Connections that this account makes to each mailbox provider.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shaping: Vec<Shaping>,
    /// Most percent of the recipients that go through this account; left out: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u64>,
    /// Kept for when another account fails: the plan does not use it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub standby: bool,
    /// Calls in a thousand that fail and are sent again: only the expected finish counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub errors_per_thousand: Option<u64>,
}

/// Hours on some days of the week, in one time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkingHours {
    /// `HH:MM`, inclusive.
    pub from: String,
    /// `HH:MM`, exclusive; `24:00` is the end of the day; at or before `from`: on the next day.
    pub to: String,
    /// Days of the week on which the hours begin; left out: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Day>,
    /// IANA zone; left out: UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}

/// The ramp of a new IP address or domain: a ceiling that rises with every day of sending.
///
/// On the k-th sending day the account sends at most the k-th figure in any rolling window; after
/// the last figure the ramp is over. Sending days are the periods of 24 h from the campaign's start
/// in which the account makes a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WarmUp {
    /// A published table, such as `sparkpost`; left out: `table`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// Messages per window on each sending day, for one IP address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table: Vec<u64>,
    /// Length of the window; left out: `24h`, or the preset's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Which sending day of the ramp the first one of this send is; 1: the ramp begins.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub day: u64,
    /// IP addresses that share the load: the figures times so many.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub ip_addresses: u64,
}

impl Default for WarmUp {
    fn default() -> Self {
        Self { preset: None, table: Vec::new(), per: None, day: 1, ip_addresses: 1 }
    }
}

/// How an SMTP server of your own treats one mailbox provider, as shaping tables have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Shaping {
    /// Id of the mailbox provider, such as `yahoo`.
    pub mailbox_provider: String,
    /// Connections open at once; each carries one call at a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connections: Option<u64>,
    /// Messages after which a connection is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages_per_connection: Option<u64>,
    /// New connections a minute: with the messages per connection, a ceiling of messages a minute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connections_per_minute: Option<u64>,
    /// Messages a second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages_per_second: Option<u64>,
}

/// Recipients that go only through some accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Route {
    /// Recipients of this locale, or of one that adds a region to it; left out: of any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// Recipients at this mailbox provider; left out: at any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailbox_provider: Option<String>,
    /// Names of the accounts.
    pub accounts: Vec<String>,
}

/// What a limit counts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// API requests or SMTP transactions.
    Calls,
    /// Messages, one per recipient.
    #[default]
    Messages,
    /// Bytes of messages.
    Bytes,
}

/// At most `limit` units in any rolling window of length `per`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limit {
    /// What is counted.
    pub unit: Unit,
    /// Units allowed in the window.
    pub limit: u64,
    /// Length of the window: `500ms`, `1s`, `10m`, `24h`, `7d`.
    pub per: String,
    /// Units spent before the start; free again one window after it, unless `usedAt` knows better.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub used: u64,
    /// When parts of `used` were spent, where that is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub used_at: Vec<UsedAt>,
}

/// Units spent at a known instant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UsedAt {
    /// RFC 3339.
    pub at: String,
    /// How many.
    pub units: u64,
}

fn is_zero(n: &u64) -> bool {
    *n == 0
}

/// Capacity kept free for transactional mail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reserve {
    /// What is counted.
    pub unit: Unit,
    /// Units kept free in the window.
    pub limit: u64,
    /// Length of the window.
    pub per: String,
}

/// A ceiling for one receiving mailbox provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MailboxCap {
    /// Id of the mailbox provider, such as `yahoo`.
    pub mailbox_provider: String,
    /// What is counted.
    pub unit: Unit,
    /// Units allowed in the window.
    pub limit: u64,
    /// Length of the window.
    pub per: String,
    /// Units spent before the start; free again one window after it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub used: u64,
    /// Name of the one account it holds for; left out: all accounts together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
}

/// When the send starts and must end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Schedule {
    /// RFC 3339; left out: now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// RFC 3339: everything is to be handed over by then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// As soon as possible, or spread.
    #[serde(skip_serializing_if = "Pace::is_asap")]
    pub pace: Pace,
    /// Local hours in which a recipient may be mailed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sending_hours: Option<SendingHours>,
    /// Times in which nobody is mailed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blackouts: Vec<Blackout>,
    /// Most people one call may reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blast_radius: Option<u64>,
    /// Most people reached before a stop takes hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<StopLimit>,
    /// Stages of the send.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waves: Vec<Wave>,
}

/// How fast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// As fast as the limits allow.
    #[default]
    Asap,
    /// Spread to the deadline.
    Even,
}

impl Pace {
    fn is_asap(&self) -> bool {
        *self == Self::Asap
    }
}

/// Local hours in which a recipient may be mailed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SendingHours {
    /// `HH:MM`, inclusive.
    pub from: String,
    /// `HH:MM`, exclusive; `24:00` is the end of the day; at or before `from`: on the next day.
    pub to: String,
    /// Days of the week on which the hours begin; left out: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Day>,
    /// Zone of recipients whose own is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback_time_zone: Option<String>,
    /// What happens where the hours of the first day are over when the send starts.
    #[serde(default, skip_serializing_if = "PastToday::is_wait")]
    pub past_today: PastToday,
}

/// What happens where the hours of the first day are over when the send starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PastToday {
    /// They wait for their next hours.
    #[default]
    Wait,
    /// They are mailed from the start until their midnight as well.
    Now,
}

impl PastToday {
    fn is_wait(&self) -> bool {
        *self == Self::Wait
    }
}

/// A time in which nobody is mailed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Blackout {
    /// Name for people, such as `New Year`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// `YYYY-MM-DD`: from the beginning of that day in the recipient's zone; or RFC 3339.
    pub from: String,
    /// `YYYY-MM-DD`: to the end of that day in the recipient's zone; or RFC 3339, exclusive.
    pub to: String,
}

/// Most people reached before a stop takes hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StopLimit {
    /// People mailed within any such time.
    pub recipients: u64,
    /// Time between seeing that something is wrong and the stop's taking hold, such as `60s`.
    pub within: String,
}

/// Day of the week.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A stage of the send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wave {
    /// Name for people.
    pub name: String,
    /// How many.
    pub size: WaveSize,
    /// What must hold before the next wave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
}

/// How many recipients a wave takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WaveSize {
    /// So many.
    Recipients(u64),
    /// So many of a hundred.
    Percent(u64),
    /// Everybody left.
    Rest,
}

/// What must hold before the next wave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Gate {
    /// Time to wait, such as `30m`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dwell: Option<String>,
    /// A person releases the next wave.
    pub approval: bool,
    /// The canary's headers are checked.
    pub header_check: bool,
    /// How long the approval or the check is expected to take, such as `15m`; left out: it comes at
    /// once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_wait: Option<String>,
}
