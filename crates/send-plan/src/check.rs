//! What is wrong with a campaign, and the brief the planner works on when nothing is.

use std::collections::BTreeSet;

use crate::campaign::{Account, Campaign, FORMAT, Limit, Pace, Unit, WaveSize, span_ms};
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::document::LARGEST_INTEGER;
use crate::plan::{AccountFacts, LimitFacts, LimitOrigin};
use crate::provider::{self, Figure, Provider};
use crate::wording::number;

/// Longest window, latency or guard: a year.
const YEAR_MS: u64 = 366 * 86_400_000;

/// A campaign understood: instants in milliseconds, every account with every limit that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The accounts as they are planned.
    pub accounts: Vec<AccountFacts>,
}

/// Checks a campaign at `now_ms`; the brief is there when no finding is an error.
pub fn check(campaign: &Campaign, now_ms: u64) -> (Option<Brief>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    identity(campaign, &mut findings);
    sender(campaign, &mut findings);
    not_planned_yet(campaign, &mut findings);
    let mut brief = times(campaign, now_ms, &mut findings);
    brief.blast_radius = campaign.schedule.blast_radius;
    if brief.blast_radius == Some(0) {
        findings.push(Diagnostic::error(
            "schedule/blast-radius-zero",
            Place::member("schedule.blastRadius"),
            "One call may reach at most 0 people, so nobody can be mailed.",
            "Enter 1 or more, or leave it empty.",
        ));
    }
    if campaign.accounts.is_empty() {
        findings.push(Diagnostic::error(
            "account/none",
            Place::member("accounts"),
            "No account is chosen to send through.",
            "Choose a provider on the Accounts page.",
        ));
    }
    let mut ids = BTreeSet::new();
    for (index, account) in campaign.accounts.iter().enumerate() {
        let at = format!("accounts[{index}]");
        if account.id.trim().is_empty() {
            findings.push(Diagnostic::error(
                "account/no-id",
                Place::member(format!("{at}.id")),
                "The account has no name.",
                "Give it one, such as sendgrid-main.",
            ));
        } else if !ids.insert(account.id.as_str()) {
            findings.push(Diagnostic::error(
                "account/same-id",
                Place::member(format!("{at}.id")),
                format!("Two accounts are named {:?}.", account.id),
                "Give each its own name.",
            ));
        }
        brief.accounts.extend(resolve(account, &at, brief.blast_radius, &mut findings));
    }
    let brief = (!any_error(&findings)).then_some(brief);
    (brief, findings)
}

fn identity(campaign: &Campaign, findings: &mut Vec<Diagnostic>) {
    if campaign.format != FORMAT {
        findings.push(Diagnostic::error(
            "campaign/other-format",
            Place::member("format"),
            format!("The format is {:?}, not {FORMAT:?}.", campaign.format),
            "Choose a campaign.json that this Piecewise has exported.",
        ));
    }
    if campaign.id.as_deref().is_none_or(|id| id.trim().is_empty()) {
        findings.push(Diagnostic::error(
            "campaign/no-id",
            Place::member("id"),
            "The campaign has no id, so nobody could tell whether it has run.",
            "Run `piecewise init campaign.json`; the app makes one by itself.",
        ));
    }
    let is_salt = |salt: &str| salt.len() == 64 && salt.bytes().all(|b| b.is_ascii_hexdigit());
    match campaign.salt.as_deref() {
        None | Some("") => findings.push(Diagnostic::error(
            "campaign/no-salt",
            Place::member("salt"),
            "The campaign has no salt, which puts recipients in a fair order.",
            "Run `piecewise init campaign.json`; the app makes one by itself.",
        )),
        Some(salt) if !is_salt(salt) => findings.push(Diagnostic::error(
            "campaign/bad-salt",
            Place::member("salt"),
            "The salt is not 64 hexadecimal digits.",
            "Remove it and run `piecewise init campaign.json`.",
        )),
        Some(_) => {}
    }
    whole("sequence", campaign.sequence, findings);
    if campaign.sequence == 0 {
        findings.push(Diagnostic::error(
            "campaign/sequence-zero",
            Place::member("sequence"),
            "The sequence is 0; the first plan of a campaign has 1.",
            "Enter 1, or one more than the last plan's.",
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
                    "No sender address is set.",
                    "Enter the address that customers will see as the sender.",
                ));
            }
        } else if crate::recipient::Address::parse(&mailbox.address).is_err() {
            findings.push(Diagnostic::error(
                "campaign/bad-sender",
                Place::member(format!("{member}.address")),
                format!("{:?} is not one e-mail address.", mailbox.address),
                "Enter a single address, such as news@example.com.",
            ));
        }
        if mailbox.name.contains(['\r', '\n', '\0']) {
            findings.push(Diagnostic::error(
                "campaign/sender-line-break",
                Place::member(format!("{member}.name")),
                "The sender's name holds a line break, which would break the message's header.",
                "Write the name on one line.",
            ));
        }
    }
}

/// Members of the format whose meaning this engine does not plan: refused, never ignored.
fn not_planned_yet(campaign: &Campaign, findings: &mut Vec<Diagnostic>) {
    let schedule = &campaign.schedule;
    let only_everyone = matches!(
        schedule.waves.as_slice(),
        [] | [crate::campaign::Wave { size: WaveSize::Rest, gate: None, .. }]
    );
    let mut refuse = |is_set: bool, member: String, what: &str| {
        if is_set {
            findings.push(Diagnostic::error(
                "campaign/not-planned-yet",
                Place::member(member),
                format!("This version does not plan {what} yet, and will not pretend to."),
                "Remove it to get a plan without it.",
            ));
        }
    };
    refuse(
        !campaign.mailbox_caps.is_empty(),
        "mailboxCaps".into(),
        "ceilings per mailbox provider",
    );
    refuse(schedule.sending_hours.is_some(), "schedule.sendingHours".into(), "sending hours");
    refuse(!only_everyone, "schedule.waves".into(), "waves");
    refuse(schedule.pace == Pace::Even, "schedule.pace".into(), "an even pace");
    for (index, account) in campaign.accounts.iter().enumerate() {
        refuse(
            !account.reserve.is_empty(),
            format!("accounts[{index}].reserve"),
            "a reserve for transactional mail",
        );
        for (nth, limit) in account.limits.iter().enumerate() {
            refuse(
                limit.unit == Unit::Bytes,
                format!("accounts[{index}].limits[{nth}].unit"),
                "limits on bytes",
            );
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
            "The start is in the past, so the plan starts now.",
            "Choose a later start.",
        ));
    }
    let start_ms = wanted.unwrap_or(now_ms).max(now_ms).max(not_before_ms.unwrap_or(0));
    let from_ms = wanted.unwrap_or(start_ms);
    if deadline_ms.is_some_and(|deadline| deadline <= from_ms) {
        findings.push(Diagnostic::error(
            "schedule/deadline-before-start",
            Place::member("schedule.deadline"),
            "The deadline is not after the start.",
            "Choose a later deadline or an earlier start.",
        ));
    } else if deadline_ms.is_some_and(|deadline| deadline <= start_ms) {
        findings.push(Diagnostic::error(
            "schedule/deadline-past",
            Place::member("schedule.deadline"),
            "The deadline has passed before the first call may start.",
            "Choose a later deadline.",
        ));
    }
    if expires_ms.is_some_and(|expires| expires <= start_ms) {
        findings.push(Diagnostic::error(
            "campaign/expired",
            Place::member("expires"),
            "The campaign expires before the first call may start.",
            "Choose a later expiry or an earlier start.",
        ));
    }
    Brief {
        start_ms,
        deadline_ms,
        not_before_ms,
        expires_ms,
        blast_radius: None,
        accounts: Vec::new(),
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
            format!("{text:?} is not a date and time."),
            "Write it as 2026-11-23T06:00:00Z.",
        ));
    }
    instant
}

fn whole(member: &str, value: u64, findings: &mut Vec<Diagnostic>) {
    if value > LARGEST_INTEGER {
        findings.push(Diagnostic::error(
            "campaign/number-too-large",
            Place::member(member),
            format!("{} is more than any document can hold exactly.", number(value)),
            "Enter a number below 9,007,199,254,740,992.",
        ));
    }
}

fn resolve(
    account: &Account,
    at: &str,
    blast_radius: Option<u64>,
    findings: &mut Vec<Diagnostic>,
) -> Option<AccountFacts> {
    let Some(provider) = provider::find(&account.provider) else {
        let known: Vec<&str> = provider::ALL.iter().map(|provider| provider.id).collect();
        findings.push(Diagnostic::error(
            "account/unknown-provider",
            Place::member(format!("{at}.provider")),
            format!("The catalogue has no provider {:?}.", account.provider),
            format!("Use one of: {}.", known.join(", ")),
        ));
        return None;
    };
    if let Some(unfit) = &provider.unfit {
        findings.push(Diagnostic::error(
            "account/unfit-for-bulk",
            Place::member(format!("{at}.provider")),
            unfit.sentence,
            "Remove the account and send through another provider.",
        ));
    }
    if account.in_flight == Some(0) {
        findings.push(Diagnostic::error(
            "account/in-flight-zero",
            Place::member(format!("{at}.inFlight")),
            "No call may be under way at any time, so nothing can be sent.",
            "Enter 1 or more.",
        ));
    }
    for (member, value) in [
        ("latencyMs", account.latency_ms),
        ("latencyPerRecipientMs", account.latency_per_recipient_ms),
        ("guardMs", account.guard_ms),
    ] {
        if value > YEAR_MS {
            findings.push(Diagnostic::error(
                "account/too-long",
                Place::member(format!("{at}.{member}")),
                format!("{} milliseconds are more than a year.", number(value)),
                "Enter milliseconds: 250 is a quarter of a second.",
            ));
        }
    }
    let limits = limits_of(account, provider, at, findings);
    let recipients_per_call = chunk_size(account, provider, at, &limits, blast_radius, findings);
    let is_limited = !limits.is_empty()
        || !account.limits.is_empty()
        || (account.in_flight.is_some()
            && account.latency_ms.saturating_add(account.latency_per_recipient_ms) > 0);
    if !is_limited {
        findings.push(Diagnostic::warning(
            "account/unlimited",
            Place::member(format!("{at}.limits")),
            format!("Nothing limits {:?} in this plan, so everything would start at once.", account.id),
            "Enter the account's limits, or how many calls may be under way and how long one takes.",
        ));
    } else if account.in_flight.is_none() && account.latency_ms > 0 {
        findings.push(Diagnostic::info(
            "account/in-flight-open",
            Place::member(format!("{at}.inFlight")),
            format!("{:?} has no limit on calls under way at once.", account.id),
            "Enter one if your sender makes only so many connections.",
        ));
    }
    Some(AccountFacts {
        id: account.id.clone(),
        provider: account.provider.clone(),
        call_shape: match &provider.batch {
            Some(batch) if recipients_per_call > 1 => batch.shape.to_owned(),
            _ => provider::SINGLE.to_owned(),
        },
        recipients_per_call,
        limits,
        in_flight: account.in_flight,
        latency_ms: account.latency_ms,
        latency_per_recipient_ms: account.latency_per_recipient_ms,
        max_bytes_per_call: account.max_bytes_per_call,
        max_bytes_per_message: account.max_bytes_per_message,
        working_hours: None,
        warm_up: None,
        most_recipients: None,
    })
}

/// The account's own limits, then the catalogue's that none of them replaces.
fn limits_of(
    account: &Account,
    provider: &Provider,
    at: &str,
    findings: &mut Vec<Diagnostic>,
) -> Vec<LimitFacts> {
    let mut limits: Vec<LimitFacts> = Vec::new();
    for (nth, limit) in account.limits.iter().enumerate() {
        let at = format!("{at}.limits[{nth}]");
        if let Some(facts) = own_limit(account, limit, &at, findings) {
            if limits.iter().any(|other| (other.unit, other.per_ms) == (facts.unit, facts.per_ms)) {
                findings.push(Diagnostic::error(
                    "account/same-limit",
                    Place::member(at),
                    "The account has two limits on the same unit and window.",
                    "Keep the one that holds.",
                ));
            }
            limits.push(facts);
        }
    }
    for known in provider.limits {
        let Some(per_ms) = span_ms(known.per) else { continue };
        if limits.iter().any(|own| (own.unit, own.per_ms) == (known.unit, per_ms)) {
            continue;
        }
        match known.figure {
            Figure::Published(limit) => limits.push(LimitFacts {
                unit: known.unit,
                limit,
                per_ms,
                guard_ms: account.guard_ms,
                reserve: 0,
                used: 0,
                used_at: Vec::new(),
                origin: LimitOrigin::Catalogue,
            }),
            Figure::NotPublished(whence) => findings.push(Diagnostic::info(
                "account/not-published",
                Place::member(format!("{at}.limits")),
                format!(
                    "{} publishes no figure for {} per {}, and none is entered for {:?}: the plan assumes no such limit.",
                    provider.name,
                    unit_name(known.unit),
                    crate::wording::per(per_ms),
                    account.id,
                ),
                whence,
            )),
        }
    }
    limits
}

fn own_limit(
    account: &Account,
    limit: &Limit,
    at: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<LimitFacts> {
    let before = findings.len();
    whole(&format!("{at}.limit"), limit.limit, findings);
    whole(&format!("{at}.used"), limit.used, findings);
    if limit.limit == 0 {
        findings.push(Diagnostic::error(
            "account/limit-zero",
            Place::member(format!("{at}.limit")),
            format!(
                "{:?} may send 0 {}, so nothing can be sent.",
                account.id,
                unit_name(limit.unit)
            ),
            "Enter 1 or more, or remove the limit.",
        ));
    }
    let per_ms = span_ms(&limit.per).filter(|per_ms| (1..=YEAR_MS).contains(per_ms));
    if per_ms.is_none() {
        findings.push(Diagnostic::error(
            "account/bad-window",
            Place::member(format!("{at}.per")),
            format!("{:?} is not a length of time.", limit.per),
            "Write it as 500ms, 1s, 10m, 24h or 7d, up to 366d.",
        ));
    }
    if limit.used > limit.limit {
        findings.push(Diagnostic::error(
            "account/used-over-limit",
            Place::member(format!("{at}.used")),
            format!(
                "{} of {} {} are used: more than the limit allows.",
                number(limit.used),
                number(limit.limit),
                unit_name(limit.unit),
            ),
            "Check both figures; what is used can be at most the limit.",
        ));
    }
    if findings.len() > before {
        return None;
    }
    Some(LimitFacts {
        unit: limit.unit,
        limit: limit.limit,
        per_ms: per_ms?,
        guard_ms: account.guard_ms,
        reserve: 0,
        used: limit.used,
        used_at: Vec::new(),
        origin: LimitOrigin::Account,
    })
}

/// Recipients of a full call: the least of what provider, account, message limits and the user
/// allow.
fn chunk_size(
    account: &Account,
    provider: &Provider,
    at: &str,
    limits: &[LimitFacts],
    blast_radius: Option<u64>,
    findings: &mut Vec<Diagnostic>,
) -> u64 {
    let most = provider.batch.as_ref().map_or(1, |batch| batch.recipients_per_call);
    let wanted = account.max_recipients_per_call.unwrap_or(most);
    let place = || Place::member(format!("{at}.maxRecipientsPerCall"));
    if wanted == 0 {
        findings.push(Diagnostic::error(
            "account/call-size-zero",
            place(),
            "A call may reach at most 0 people, so nobody can be mailed.",
            "Enter 1 or more.",
        ));
    } else if wanted > most {
        let why = match &provider.batch {
            Some(_) => format!("{} takes at most {} in a call.", provider.name, number(most)),
            None => format!(
                "{} takes one person per call: more in one call would see each other.",
                provider.name
            ),
        };
        findings.push(Diagnostic::error(
            "account/call-too-large",
            place(),
            format!("{} people in one call are too many: {why}", number(wanted)),
            if most == 1 {
                "Enter 1, or leave it out.".to_owned()
            } else {
                format!("Enter {} or less.", number(most))
            },
        ));
    }
    limits
        .iter()
        .filter(|limit| limit.unit == Unit::Messages)
        .map(|limit| limit.limit)
        .chain(blast_radius)
        .fold(wanted.min(most), u64::min)
        .max(1)
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Calls => "calls",
        Unit::Messages => "messages",
        Unit::Bytes => "bytes",
    }
}
