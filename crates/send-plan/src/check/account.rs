//! An account against the catalogue: every limit that holds, and how many a call carries.

use super::{YEAR_MS, instant, length_ms, unit_name, whole};
use crate::campaign::{Account, Limit, Reserve, Unit, span_ms};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::LARGEST_INTEGER;
use crate::plan::{AccountFacts, LimitFacts, LimitOrigin, UsedFacts, WarmUpFacts};
use crate::provider::{self, Bytes, Figure, Provider};
use crate::wording::{number, per, text};
use crate::{warm_up, window};

/// The account as it is planned.
pub(super) fn resolve(
    account: &Account,
    at: &str,
    blast_radius: Option<u64>,
    now_ms: u64,
    findings: &mut Vec<Diagnostic>,
) -> Option<AccountFacts> {
    let Some(provider) = provider::find(&account.provider) else {
        let known: Vec<&str> = provider::ALL.iter().map(|provider| provider.id).collect();
        findings.push(Diagnostic::error(
            "account/unknown-provider",
            Place::member(format!("{at}.provider")),
            text!(
                "engine-account-unknown-provider",
                "The catalogue has no provider {provider:?}.",
                provider = account.provider
            ),
            text!(
                "engine-account-unknown-provider-hint",
                "Use one of: {known}.",
                known = known.join(", ")
            ),
        ));
        return None;
    };
    if let Some(unfit) = &provider.unfit {
        findings.push(Diagnostic::error(
            "account/unfit-for-bulk",
            Place::member(format!("{at}.provider")),
            &unfit.sentence,
            text!(
                "engine-account-unfit-for-bulk-hint",
                "Remove the account and send through another provider."
            ),
        ));
        // Whatever else is wrong with it goes with it.
        return None;
    }
    if account.in_flight == Some(0) {
        findings.push(Diagnostic::error(
            "account/in-flight-zero",
            Place::member(format!("{at}.inFlight")),
            text!(
                "engine-account-in-flight-zero",
                "No call may be under way at any time, so nothing can be sent."
            ),
            text!("engine-account-in-flight-zero-hint", "Enter 1 or more."),
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
                text!(
                    "engine-account-too-long",
                    "{value} milliseconds are more than a year.",
                    value = number(value)
                ),
                text!(
                    "engine-account-too-long-hint",
                    "Enter milliseconds: 250 is a quarter of a second."
                ),
            ));
        }
    }
    let mut limits = limits_of(account, provider, at, now_ms, findings);
    for (nth, reserve) in account.reserve.iter().enumerate() {
        keep_free(reserve, &mut limits, &format!("{at}.reserve[{nth}]"), findings);
    }
    if account.share.is_some_and(|share| share == 0 || share > 100) {
        findings.push(Diagnostic::error(
            "account/bad-share",
            Place::member(format!("{at}.share")),
            text!(
                "engine-account-bad-share",
                "{id:?} may take {unwrap_or} % of the recipients.",
                id = account.id,
                unwrap_or = account.share.unwrap_or(0)
            ),
            text!("engine-account-bad-share-hint", "Enter 1 to 100, or leave it empty."),
        ));
    }
    if account.errors_per_thousand.is_some_and(|errors| errors >= 1_000) {
        findings.push(Diagnostic::error(
            "account/bad-errors",
            Place::member(format!("{at}.errorsPerThousand")),
            text!("engine-account-bad-errors", "If every call fails, nothing is ever sent."),
            text!(
                "engine-account-bad-errors-hint",
                "Enter how many calls in a thousand fail: 0 to 999."
            ),
        ));
    }
    let recipients_per_call = chunk_size(account, provider, at, &limits, blast_radius, findings);
    let is_limited = !limits.is_empty()
        || !account.limits.is_empty()
        || (account.in_flight.is_some()
            && account.latency_ms.saturating_add(account.latency_per_recipient_ms) > 0);
    if !is_limited {
        findings.push(Diagnostic::warning(
            "account/unlimited",
            Place::member(format!("{at}.limits")),
            text!("engine-account-unlimited", "Nothing limits {id:?} in this plan, so everything would start at once.", id = account.id),
            text!("engine-account-unlimited-hint", "Enter the account's limits, or how many calls may be under way and how long one takes."),
        ));
    } else if account.in_flight.is_none() && account.latency_ms > 0 {
        findings.push(Diagnostic::info(
            "account/in-flight-open",
            Place::member(format!("{at}.inFlight")),
            text!(
                "engine-account-in-flight-open",
                "{id:?} has no limit on calls under way at once.",
                id = account.id
            ),
            text!(
                "engine-account-in-flight-open-hint",
                "Enter one if your sender makes only so many connections."
            ),
        ));
    }
    Some(AccountFacts {
        id: account.id.clone(),
        provider: account.provider.clone(),
        domain: account.domain.clone(),
        call_shape: match &provider.batch {
            Some(batch) if recipients_per_call > 1 => batch.shape.to_owned(),
            _ => provider::SINGLE.to_owned(),
        },
        recipients_per_call,
        limits,
        in_flight: account.in_flight,
        latency_ms: account.latency_ms,
        latency_per_recipient_ms: account.latency_per_recipient_ms,
        max_bytes_per_call: least(account.max_bytes_per_call, &provider.call_bytes),
        max_bytes_per_message: least(account.max_bytes_per_message, &provider.message_bytes),
        working_hours: account.working_hours.as_ref().and_then(|hours| {
            window::working_hours(hours, &format!("{at}.workingHours"), findings)
        }),
        warm_up: warm_up(account, at, findings),
        most_recipients: None,
    })
}

/// The smaller of an own figure and a documented one.
fn least(own: Option<u64>, documented: &Option<Bytes>) -> Option<u64> {
    own.into_iter().chain(documented.as_ref().map(|size| size.bytes)).min()
}

/// The ramp from this send's first sending day on.
fn warm_up(account: &Account, at: &str, findings: &mut Vec<Diagnostic>) -> Option<WarmUpFacts> {
    let ramp = account.warm_up.as_ref()?;
    let at = format!("{at}.warmUp");
    let preset = match &ramp.preset {
        None => None,
        Some(id) => {
            let found = warm_up::find(id);
            if found.is_none() {
                let known: Vec<&str> = warm_up::PRESETS.iter().map(|preset| preset.id).collect();
                findings.push(Diagnostic::error(
                    "warm-up/unknown-preset",
                    Place::member(format!("{at}.preset")),
                    text!(
                        "engine-warm-up-unknown-preset",
                        "There is no warm-up table {id:?}.",
                        id = id
                    ),
                    text!(
                        "engine-warm-up-unknown-preset-hint",
                        "Use one of {known}, or a table of your own.",
                        known = known.join(", ")
                    ),
                ));
                return None;
            }
            found
        }
    };
    let table = if ramp.table.is_empty() {
        preset.map_or(&[][..], |preset| preset.table)
    } else {
        &ramp.table
    };
    let before = findings.len();
    if table.is_empty() {
        findings.push(Diagnostic::error(
            "warm-up/no-table",
            Place::member(format!("{at}.table")),
            text!("engine-warm-up-no-table", "The warm-up has no figures."),
            text!(
                "engine-warm-up-no-table-hint",
                "Choose a published table, or enter the messages of each day."
            ),
        ));
    }
    if let Some(nth) = (1..table.len()).find(|nth| table[*nth] < table[nth - 1]) {
        findings.push(Diagnostic::error(
            "warm-up/falls",
            Place::member(format!("{at}.table")),
            text!(
                "engine-warm-up-falls",
                "Day {nth} of the warm-up allows less than the day before.",
                nth = nth + 1
            ),
            text!("engine-warm-up-falls-hint", "A warm-up rises: correct the figures."),
        ));
    }
    if table.first() == Some(&0) {
        findings.push(Diagnostic::error(
            "warm-up/zero",
            Place::member(format!("{at}.table")),
            text!(
                "engine-warm-up-zero",
                "The first day of the warm-up allows nothing, so it would never end."
            ),
            text!("engine-account-in-flight-zero-hint", "Enter 1 or more."),
        ));
    }
    if ramp.day == 0 {
        findings.push(Diagnostic::error(
            "warm-up/day-zero",
            Place::member(format!("{at}.day")),
            text!("engine-warm-up-day-zero", "The first day of a warm-up is day 1."),
            text!("engine-warm-up-day-zero-hint", "Enter 1, or the day the ramp has reached."),
        ));
    }
    if ramp.ip_addresses == 0 || ramp.ip_addresses > 10_000 {
        findings.push(Diagnostic::error(
            "warm-up/ip-addresses",
            Place::member(format!("{at}.ipAddresses")),
            text!(
                "engine-warm-up-ip-addresses",
                "{ip_addresses} IP addresses share the load.",
                ip_addresses = number(ramp.ip_addresses)
            ),
            text!("engine-warm-up-ip-addresses-hint", "Enter 1 to 10,000."),
        ));
    }
    let per = ramp.per.as_deref().or(preset.map(|preset| preset.per)).unwrap_or("24h");
    let per_ms = length_ms(per, &format!("{at}.per"), findings);
    if let Some(figure) = table.iter().find(|figure| **figure > LARGEST_INTEGER / 10_000) {
        whole(&format!("{at}.table"), figure.saturating_mul(10_000), findings);
    }
    if findings.len() > before {
        return None;
    }
    let passed = usize::try_from(ramp.day - 1).unwrap_or(usize::MAX).min(table.len());
    let caps: Vec<u64> = table[passed..].iter().map(|cap| cap * ramp.ip_addresses).collect();
    let facts = WarmUpFacts { caps, per_ms: per_ms?, guard_ms: account.guard_ms };
    (!facts.caps.is_empty()).then_some(facts)
}

/// Takes a reserve out of every limit that a transactional message counts against: all of it, as
/// often as it may come in the limit's window. A longer limit that cannot carry that beside the
/// campaign keeps one such burst free.
fn keep_free(
    reserve: &Reserve,
    limits: &mut [LimitFacts],
    at: &str,
    findings: &mut Vec<Diagnostic>,
) {
    whole(&format!("{at}.limit"), reserve.limit, findings);
    let Some(per_ms) = length_ms(&reserve.per, &format!("{at}.per"), findings) else { return };
    for limit in limits {
        // A message of its own is a call of its own.
        let counts = limit.unit == reserve.unit
            || (limit.unit, reserve.unit) == (Unit::Calls, Unit::Messages);
        if !counts {
            continue;
        }
        let always = if limit.per_ms <= per_ms {
            (u128::from(reserve.limit) * u128::from(limit.per_ms)).div_ceil(u128::from(per_ms))
        } else {
            u128::from(reserve.limit) * u128::from(limit.per_ms.div_ceil(per_ms))
        };
        let always = u64::try_from(always).unwrap_or(u64::MAX);
        let kept = if limit.per_ms <= per_ms || always <= limit.limit / 2 {
            always
        } else {
            findings.push(Diagnostic::info(
                "account/reserve-burst",
                Place::member(at),
                text!("engine-account-reserve-burst", "{limit} {unit_name} per {per_ms} would be {always} per {per_ms_2}, more than half of the limit of {limit_2}: that limit keeps {limit_3} free, not a stream of them.", limit = number(reserve.limit), unit_name = unit_name(reserve.unit), per_ms = per(per_ms), always = number(always), per_ms_2 = per(limit.per_ms), limit_2 = number(limit.limit), limit_3 = number(reserve.limit)),
                text!("engine-account-reserve-burst-hint", "To keep more of it free, add a reserve per {per_ms}.", per_ms = per(limit.per_ms)),
            ));
            reserve.limit
        };
        limit.reserve = limit.reserve.max(kept);
        if limit.reserve >= limit.limit {
            findings.push(Diagnostic::error(
                "account/reserve-takes-all",
                Place::member(at),
                text!(
                    "engine-account-reserve-takes-all",
                    "The reserve leaves nothing of the limit of {limit} {unit_name} per {per_ms}.",
                    limit = number(limit.limit),
                    unit_name = unit_name(limit.unit),
                    per_ms = per(limit.per_ms)
                ),
                text!("engine-account-reserve-takes-all-hint", "Keep less free."),
            ));
        }
    }
}

/// The account's own limits, then the catalogue's that none of them replaces.
fn limits_of(
    account: &Account,
    provider: &Provider,
    at: &str,
    now_ms: u64,
    findings: &mut Vec<Diagnostic>,
) -> Vec<LimitFacts> {
    let mut limits: Vec<LimitFacts> = Vec::new();
    for (nth, limit) in account.limits.iter().enumerate() {
        let at = format!("{at}.limits[{nth}]");
        if let Some(facts) = own_limit(account, limit, &at, now_ms, findings) {
            if limits.iter().any(|other| (other.unit, other.per_ms) == (facts.unit, facts.per_ms)) {
                findings.push(Diagnostic::error(
                    "account/same-limit",
                    Place::member(at),
                    text!(
                        "engine-account-same-limit",
                        "The account has two limits on the same unit and window."
                    ),
                    text!("engine-account-same-limit-hint", "Keep the one that holds."),
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
        match &known.figure {
            Figure::Published(limit) => limits.push(LimitFacts {
                unit: known.unit,
                limit: *limit,
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
                text!("engine-account-not-published", "{name} publishes no figure for {unit_name} per {per_ms}, and none is entered for {id:?}: the plan assumes no such limit.", name = provider.name, unit_name = unit_name(known.unit), per_ms = per(per_ms), id = account.id),
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
    now_ms: u64,
    findings: &mut Vec<Diagnostic>,
) -> Option<LimitFacts> {
    let before = findings.len();
    whole(&format!("{at}.limit"), limit.limit, findings);
    whole(&format!("{at}.used"), limit.used, findings);
    if limit.limit == 0 {
        findings.push(Diagnostic::error(
            "account/limit-zero",
            Place::member(format!("{at}.limit")),
            text!(
                "engine-account-limit-zero",
                "{id:?} may send 0 {unit_name}, so nothing can be sent.",
                id = account.id,
                unit_name = unit_name(limit.unit)
            ),
            text!("engine-account-limit-zero-hint", "Enter 1 or more, or remove the limit."),
        ));
    }
    let per_ms = length_ms(&limit.per, &format!("{at}.per"), findings);
    if limit.used > limit.limit {
        findings.push(Diagnostic::error(
            "account/used-over-limit",
            Place::member(format!("{at}.used")),
            text!(
                "engine-account-used-over-limit",
                "{used} of {limit} {unit_name} are used: more than the limit allows.",
                used = number(limit.used),
                limit = number(limit.limit),
                unit_name = unit_name(limit.unit)
            ),
            text!(
                "engine-account-used-over-limit-hint",
                "Check both figures; what is used can be at most the limit."
            ),
        ));
    }
    let used_at = used_at(limit, at, now_ms, findings);
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
        used_at,
        origin: LimitOrigin::Account,
    })
}

/// When parts of what is used were spent, rising.
fn used_at(limit: &Limit, at: &str, now_ms: u64, findings: &mut Vec<Diagnostic>) -> Vec<UsedFacts> {
    let known: Vec<UsedFacts> = limit
        .used_at
        .iter()
        .enumerate()
        .filter_map(|(nth, used)| {
            let at_ms = instant(&format!("{at}.usedAt[{nth}].at"), Some(&used.at), findings)?;
            if at_ms > now_ms {
                findings.push(Diagnostic::error(
                    "account/used-at-future",
                    Place::member(format!("{at}.usedAt[{nth}].at")),
                    text!(
                        "engine-account-used-at-future",
                        "{at:?} is still to come, so nothing can have been used then.",
                        at = used.at
                    ),
                    text!("engine-account-used-at-future-hint", "Enter when it was used."),
                ));
            }
            Some(UsedFacts { at_ms, units: used.units })
        })
        .collect();
    let sum = known.iter().fold(0, |sum: u64, used| sum.saturating_add(used.units));
    if sum > limit.used {
        findings.push(Diagnostic::error(
            "account/used-at-over-used",
            Place::member(format!("{at}.usedAt")),
            text!(
                "engine-account-used-at-over-used",
                "{sum} units have a known time, but only {used} are used.",
                sum = number(sum),
                used = number(limit.used)
            ),
            text!("engine-account-used-at-over-used-hint", "Correct one of the two."),
        ));
    }
    let mut known = known;
    known.sort_by_key(|used| used.at_ms);
    known
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
            text!(
                "engine-account-call-size-zero",
                "A call may reach at most 0 people, so nobody can be mailed."
            ),
            text!("engine-account-in-flight-zero-hint", "Enter 1 or more."),
        ));
    } else if wanted > most {
        let why = match &provider.batch {
            Some(_) => text!(
                "engine-check-takes-at-most-call",
                "{name} takes at most {most} in a call.",
                name = provider.name,
                most = number(most)
            ),
            None => text!(
                "engine-check-takes-one-person-per-call",
                "{name} takes one person per call: more in one call would see each other.",
                name = provider.name
            ),
        };
        findings.push(Diagnostic::error(
            "account/call-too-large",
            place(),
            text!(
                "engine-account-call-too-large",
                "{wanted} people in one call are too many: {why}",
                wanted = number(wanted),
                why = why
            ),
            if most == 1 {
                text!("engine-check-enter-1-or-leave-out", "Enter 1, or leave it out.")
            } else {
                text!("engine-check-enter-or-less", "Enter {most} or less.", most = number(most))
            },
        ));
    }
    limits
        .iter()
        .filter(|limit| limit.unit == Unit::Messages)
        .map(|limit| limit.limit.saturating_sub(limit.reserve))
        .chain(blast_radius)
        .fold(wanted.min(most), u64::min)
        .max(1)
}
