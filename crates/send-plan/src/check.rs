//! What is wrong with a campaign, and the brief the planner works on when nothing is.

mod account;
mod amounts;
mod receivers;
mod waves;

use std::collections::BTreeSet;

use crate::campaign::{Blackout, Campaign, FORMAT, Pace, SendingHours, Unit, WaveSize, span_ms};
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::document::LARGEST_INTEGER;
use crate::naming::{is_id, is_name};
use crate::plan::{AccountFacts, CapFacts, GateFacts, RouteFacts};
use crate::window;
use crate::wording::{Text, number, text};

/// Longest window, latency or guard: a year.
const YEAR_MS: u64 = 366 * 86_400_000;

/// A campaign understood: instants in milliseconds, every account with every limit that holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// First instant a call may start.
    pub start_ms: u64,
    /// Everything is to be handed over by then.
    pub deadline_ms: Option<u64>,
    /// No call starts before.
    pub not_before_ms: Option<u64>,
    /// No call starts at or after.
    pub expires_ms: Option<u64>,
    /// Most people one call may reach.
    pub blast_radius: Option<u64>,
    /// The accounts as they are planned, those on standby left out.
    pub accounts: Vec<AccountFacts>,
    /// Most percent of the recipients through each account.
    pub shares: Vec<Option<u64>>,
    /// Calls in a thousand that fail, of each account.
    pub errors_per_thousand: Vec<u64>,
    /// Ceilings on mailbox providers, and on everybody.
    pub mailbox_caps: Vec<CapFacts>,
    /// Who goes only through which accounts.
    pub routes: Vec<RouteFacts>,
    /// Local hours in which a recipient may be mailed, every member filled in.
    pub sending_hours: Option<SendingHours>,
    /// Times in which nobody is mailed.
    pub blackouts: Vec<Blackout>,
    /// As soon as possible, or spread to the deadline.
    pub pace: Pace,
    /// Stages; at least one.
    pub waves: Vec<WaveBrief>,
    /// A mailbox provider that answers "try later": only the worst case has one.
    pub slowed: Option<Slowed>,
}

/// A mailbox provider that answers "try later" and stays slow for
/// [`DEFERRAL_MS`](crate::shaping::DEFERRAL_MS).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slowed {
    /// Its id.
    pub mailbox_provider: String,
    /// Since when.
    pub from_ms: u64,
}

/// A stage of the send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaveBrief {
    /// Name for people.
    pub name: String,
    /// How many.
    pub size: WaveSize,
    /// What must hold before the next one.
    pub gate: Option<GateFacts>,
}

/// Checks a campaign at `now_ms`; the brief is there when no finding is an error.
pub fn check(campaign: &Campaign, now_ms: u64) -> (Option<Brief>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    amounts::amounts(campaign, &mut findings);
    if any_error(&findings) {
        // Every one of them would have its own findings.
        return (None, findings);
    }
    identity(campaign, &mut findings);
    sender(campaign, &mut findings);
    let mut brief = times(campaign, now_ms, &mut findings);
    brief.blast_radius = campaign.schedule.blast_radius;
    if brief.blast_radius == Some(0) {
        findings.push(Diagnostic::error(
            "schedule/blast-radius-zero",
            Place::member("schedule.blastRadius"),
            text!(
                "engine-schedule-blast-radius-zero",
                "One call may reach at most 0 people, so nobody can be mailed."
            ),
            text!("engine-schedule-blast-radius-zero-hint", "Enter 1 or more, or leave it empty."),
        ));
    }
    if campaign.accounts.is_empty() {
        findings.push(Diagnostic::error(
            "account/none",
            Place::member("accounts"),
            text!("engine-account-none", "No account is chosen to send through."),
            text!("engine-account-none-hint", "Choose a provider on the Accounts page."),
        ));
    }
    let mut ids = BTreeSet::new();
    for (index, account) in campaign.accounts.iter().enumerate() {
        let at = format!("accounts[{index}]");
        if account.id.trim().is_empty() {
            findings.push(Diagnostic::error(
                "account/no-id",
                Place::member(format!("{at}.id")),
                text!("engine-account-no-id", "The account has no name."),
                text!("engine-account-no-id-hint", "Give it one, such as sendgrid-main."),
            ));
        } else if !is_name(&account.id) {
            findings.push(Diagnostic::error(
                "account/bad-id",
                Place::member(format!("{at}.id")),
                text!(
                    "engine-account-bad-id",
                    "The account's name is longer than 100 characters, or holds a sign that nobody sees.",
                ),
                text!("engine-account-bad-id-hint", "Type it anew, such as sendgrid-main."),
            ));
        } else if !ids.insert(account.id.as_str()) {
            findings.push(Diagnostic::error(
                "account/same-id",
                Place::member(format!("{at}.id")),
                text!("engine-account-same-id", "Two accounts are named {id:?}.", id = account.id),
                text!("engine-account-same-id-hint", "Give each its own name."),
            ));
        }
        let facts = account::resolve(account, &at, brief.blast_radius, now_ms, &mut findings);
        if let Some(facts) = facts.filter(|_| !account.standby) {
            brief.accounts.push(facts);
            brief.shares.push(account.share);
            brief.errors_per_thousand.push(account.errors_per_thousand.unwrap_or(0));
        }
    }
    if !campaign.accounts.is_empty() && campaign.accounts.iter().all(|account| account.standby) {
        findings.push(Diagnostic::error(
            "account/all-standby",
            Place::member("accounts"),
            text!(
                "engine-account-all-standby",
                "Every account is kept for when another fails, so none sends."
            ),
            text!("engine-account-all-standby-hint", "Let at least one account send."),
        ));
    }
    if !any_error(&findings) {
        receivers::shares(&brief, &mut findings);
        brief.mailbox_caps = receivers::caps(campaign, &brief.accounts, &mut findings);
        brief.routes = receivers::routes(campaign, &brief.accounts, &mut findings);
    }
    brief.waves = waves::waves(campaign, &mut findings);
    let brief = (!any_error(&findings)).then_some(brief);
    (brief, findings)
}

fn identity(campaign: &Campaign, findings: &mut Vec<Diagnostic>) {
    if campaign.format != FORMAT {
        findings.push(Diagnostic::error(
            "campaign/other-format",
            Place::member("format"),
            text!(
                "engine-campaign-other-format",
                "The format is {format:?}, not {own:?}.",
                format = campaign.format,
                own = FORMAT
            ),
            text!(
                "engine-campaign-other-format-hint",
                "Choose a campaign.json that this Piecewise has exported."
            ),
        ));
    }
    if campaign.id.as_deref().is_none_or(|id| id.trim().is_empty()) {
        findings.push(Diagnostic::error(
            "campaign/no-id",
            Place::member("id"),
            text!(
                "engine-campaign-no-id",
                "The campaign has no id, so nobody could tell whether it has run."
            ),
            text!(
                "engine-campaign-no-id-hint",
                "Run `piecewise init campaign.json`; the app makes one by itself."
            ),
        ));
    }
    if campaign.id.as_deref().is_some_and(|id| !id.trim().is_empty() && !is_id(id)) {
        findings.push(Diagnostic::error(
            "campaign/bad-id",
            Place::member("id"),
            text!(
                "engine-campaign-bad-id",
                "The campaign's id is not made of 1 to 100 small letters a–z, digits, dots, hyphens and \
                 underscores, so it could be mistaken for another.",
            ),
            text!(
                "engine-campaign-bad-id-hint",
                "Remove it and run `piecewise init campaign.json`.",
            ),
        ));
    }
    let is_salt = |salt: &str| salt.len() == 64 && salt.bytes().all(|b| b.is_ascii_hexdigit());
    match campaign.salt.as_deref() {
        None | Some("") => findings.push(Diagnostic::error(
            "campaign/no-salt",
            Place::member("salt"),
            text!(
                "engine-campaign-no-salt",
                "The campaign has no salt, which puts recipients in a fair order."
            ),
            text!(
                "engine-campaign-no-id-hint",
                "Run `piecewise init campaign.json`; the app makes one by itself."
            ),
        )),
        Some(salt) if !is_salt(salt) => findings.push(Diagnostic::error(
            "campaign/bad-salt",
            Place::member("salt"),
            text!("engine-campaign-bad-salt", "The salt is not 64 hexadecimal digits."),
            text!(
                "engine-campaign-bad-salt-hint",
                "Remove it and run `piecewise init campaign.json`."
            ),
        )),
        Some(_) => {}
    }
    whole("sequence", campaign.sequence, findings);
    if campaign.sequence == 0 {
        findings.push(Diagnostic::error(
            "campaign/sequence-zero",
            Place::member("sequence"),
            text!(
                "engine-campaign-sequence-zero",
                "The sequence is 0; the first plan of a campaign has 1."
            ),
            text!(
                "engine-campaign-sequence-zero-hint",
                "Enter 1, or one more than the last plan's."
            ),
        ));
    }
}

fn sender(campaign: &Campaign, findings: &mut Vec<Diagnostic>) {
    let mailboxes = [("from", Some(&campaign.from)), ("replyTo", campaign.reply_to.as_ref())];
    for (member, mailbox) in mailboxes {
        let Some(mailbox) = mailbox else { continue };
        if mailbox.address.is_empty() {
            if member == "from" {
                findings.push(Diagnostic::warning(
                    "campaign/no-from",
                    Place::member("from.address"),
                    text!("engine-campaign-no-from", "No sender address is set."),
                    text!(
                        "engine-campaign-no-from-hint",
                        "Enter the address that customers will see as the sender."
                    ),
                ));
            }
        } else if crate::recipient::Address::parse(&mailbox.address).is_err() {
            findings.push(Diagnostic::error(
                "campaign/bad-sender",
                Place::member(format!("{member}.address")),
                text!(
                    "engine-campaign-bad-sender",
                    "{address:?} is not one e-mail address.",
                    address = mailbox.address
                ),
                text!(
                    "engine-campaign-bad-sender-hint",
                    "Enter a single address, such as news@example.com."
                ),
            ));
        }
        if mailbox.name.contains(['\r', '\n', '\0']) {
            findings.push(Diagnostic::error(
                "campaign/sender-line-break",
                Place::member(format!("{member}.name")),
                text!(
                    "engine-campaign-sender-line-break",
                    "The sender's name holds a line break, which would break the message's header."
                ),
                text!("engine-campaign-sender-line-break-hint", "Write the name on one line."),
            ));
        }
    }
}

fn times(campaign: &Campaign, now_ms: u64, findings: &mut Vec<Diagnostic>) -> Brief {
    let schedule = &campaign.schedule;
    let wanted = instant("schedule.start", schedule.start.as_deref(), findings);
    let deadline_ms = instant("schedule.deadline", schedule.deadline.as_deref(), findings);
    let not_before_ms = instant("notBefore", campaign.not_before.as_deref(), findings);
    let expires_ms = instant("expires", campaign.expires.as_deref(), findings);
    if wanted.is_some_and(|start| start < now_ms) {
        findings.push(Diagnostic::warning(
            "schedule/start-past",
            Place::member("schedule.start"),
            text!(
                "engine-schedule-start-past",
                "The start is in the past, so the plan starts now."
            ),
            text!("engine-schedule-start-past-hint", "Choose a later start."),
        ));
    }
    let start_ms = wanted.unwrap_or(now_ms).max(now_ms).max(not_before_ms.unwrap_or(0));
    let from_ms = wanted.unwrap_or(start_ms);
    if deadline_ms.is_some_and(|deadline| deadline <= from_ms) {
        findings.push(Diagnostic::error(
            "schedule/deadline-before-start",
            Place::member("schedule.deadline"),
            text!("engine-schedule-deadline-before-start", "The deadline is not after the start."),
            text!(
                "engine-schedule-deadline-before-start-hint",
                "Choose a later deadline or an earlier start."
            ),
        ));
    } else if deadline_ms.is_some_and(|deadline| deadline <= start_ms) {
        findings.push(Diagnostic::error(
            "schedule/deadline-past",
            Place::member("schedule.deadline"),
            text!(
                "engine-schedule-deadline-past",
                "The deadline has passed before the first call may start."
            ),
            text!("engine-schedule-deadline-past-hint", "Choose a later deadline."),
        ));
    }
    if expires_ms.is_some_and(|expires| expires <= start_ms) {
        findings.push(Diagnostic::error(
            "campaign/expired",
            Place::member("expires"),
            text!(
                "engine-campaign-expired",
                "The campaign expires before the first call may start."
            ),
            text!("engine-campaign-expired-hint", "Choose a later expiry or an earlier start."),
        ));
    }
    if schedule.pace == Pace::Even && schedule.deadline.is_none() {
        findings.push(Diagnostic::error(
            "schedule/even-without-deadline",
            Place::member("schedule.deadline"),
            text!(
                "engine-schedule-even-without-deadline",
                "An even pace spreads the send to its deadline, and there is none."
            ),
            text!(
                "engine-schedule-even-without-deadline-hint",
                "Enter a deadline, or send as fast as the limits allow."
            ),
        ));
    }
    Brief {
        start_ms,
        deadline_ms,
        not_before_ms,
        expires_ms,
        pace: schedule.pace,
        sending_hours: schedule
            .sending_hours
            .as_ref()
            .and_then(|hours| window::sending_hours(hours, findings)),
        blackouts: window::blackouts(&schedule.blackouts, findings).unwrap_or_default(),
        ..Brief::default()
    }
}

/// Milliseconds since the epoch of an RFC 3339 instant.
fn instant(member: &str, text: Option<&str>, findings: &mut Vec<Diagnostic>) -> Option<u64> {
    let text = text?;
    let read = text.parse::<jiff::Timestamp>().ok();
    let instant = read.and_then(|instant| u64::try_from(instant.as_millisecond()).ok());
    if instant.is_none() {
        findings.push(Diagnostic::error(
            "schedule/bad-time",
            Place::member(member),
            text!("engine-schedule-bad-time", "{text:?} is not a date and time.", text = text),
            text!("engine-schedule-bad-time-hint", "Write it as 2026-11-23T06:00:00Z."),
        ));
    }
    instant
}

/// Milliseconds of a window or wait such as `24h`, up to a year.
fn length_ms(text: &str, member: &str, findings: &mut Vec<Diagnostic>) -> Option<u64> {
    let length_ms = span_ms(text).filter(|length_ms| (1..=YEAR_MS).contains(length_ms));
    if length_ms.is_none() {
        findings.push(Diagnostic::error(
            "account/bad-window",
            Place::member(member),
            text!("engine-account-bad-window", "{text:?} is not a length of time.", text = text),
            text!(
                "engine-account-bad-window-hint",
                "Write it as 500ms, 1s, 10m, 24h or 7d, up to 366d."
            ),
        ));
    }
    length_ms
}

fn whole(member: &str, value: u64, findings: &mut Vec<Diagnostic>) {
    if value > LARGEST_INTEGER {
        findings.push(Diagnostic::error(
            "campaign/number-too-large",
            Place::member(member),
            text!(
                "engine-campaign-number-too-large",
                "{value} is more than any document can hold exactly.",
                value = number(value)
            ),
            text!(
                "engine-campaign-number-too-large-hint",
                "Enter a number below 9,007,199,254,740,992."
            ),
        ));
    }
}

fn unit_name(unit: Unit) -> Text {
    match unit {
        Unit::Calls => text!("engine-units-calls", "calls"),
        Unit::Messages => text!("engine-units-messages", "messages"),
        Unit::Bytes => text!("engine-units-bytes", "bytes"),
    }
}
