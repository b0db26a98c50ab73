//! Ceilings on mailbox providers, and who goes only through which accounts.

use std::collections::BTreeSet;

use super::{Brief, length_ms, unit_name, whole};
use crate::campaign::{Account, Campaign, Unit};
use crate::diagnostic::{Diagnostic, Place};
use crate::mailbox_provider;
use crate::plan::{AccountFacts, Cap, CapFacts, RouteFacts};
use crate::wording::{number, text};

/// The ceilings: across accounts, per account, and on everybody for a stop.
pub(super) fn caps(
    campaign: &Campaign,
    accounts: &[AccountFacts],
    findings: &mut Vec<Diagnostic>,
) -> Vec<CapFacts> {
    let guard_of = |id: &str| {
        campaign
            .accounts
            .iter()
            .find(|account| account.id == id)
            .map_or(0, |account| account.guard_ms)
    };
    let guard_ms = accounts.iter().map(|account| guard_of(&account.id)).max().unwrap_or(0);
    let mut caps = Vec::new();
    for (index, cap) in campaign.mailbox_caps.iter().enumerate() {
        let at = format!("mailboxCaps[{index}]");
        let before = findings.len();
        known_provider(&cap.mailbox_provider, &format!("{at}.mailboxProvider"), findings);
        whole(&format!("{at}.limit"), cap.limit, findings);
        if cap.limit == 0 {
            findings.push(Diagnostic::error(
                "cap/zero",
                Place::member(format!("{at}.limit")),
                text!(
                    "engine-cap-zero",
                    "{name} may get 0 {unit_name}, so its recipients cannot be mailed.",
                    name = mailbox_provider::name(&cap.mailbox_provider),
                    unit_name = unit_name(cap.unit)
                ),
                text!("engine-cap-zero-hint", "Enter 1 or more, or remove the ceiling."),
            ));
        }
        if cap.used > cap.limit {
            findings.push(Diagnostic::error(
                "cap/used-over-limit",
                Place::member(format!("{at}.used")),
                text!(
                    "engine-cap-used-over-limit",
                    "{used} of {limit} are used: more than the ceiling allows.",
                    used = number(cap.used),
                    limit = number(cap.limit)
                ),
                text!(
                    "engine-cap-used-over-limit-hint",
                    "Check both figures; what is used can be at most the ceiling."
                ),
            ));
        }
        let per_ms = length_ms(&cap.per, &format!("{at}.per"), findings);
        let account = match &cap.account {
            None => None,
            Some(id) => match planned(campaign, accounts, id, &format!("{at}.account"), findings) {
                Some(account) => Some(account),
                // On standby, or unknown and said so.
                None => continue,
            },
        };
        if let (Some(per_ms), true) = (per_ms, findings.len() == before) {
            caps.push(CapFacts {
                mailbox_provider: Some(cap.mailbox_provider.clone()),
                account,
                cap: Cap::Rate {
                    unit: cap.unit,
                    limit: cap.limit,
                    per_ms,
                    guard_ms,
                    used: cap.used,
                },
            });
        }
    }
    for (index, account) in campaign.accounts.iter().enumerate() {
        let number_of = accounts.iter().position(|facts| facts.id == account.id);
        if let Some(place) = number_of {
            shaping(account, place as u64, &format!("accounts[{index}]"), &mut caps, findings);
        }
    }
    caps.extend(stop(campaign, guard_ms, findings));
    caps
}

/// The account's shaping table as ceilings.
fn shaping(
    account: &Account,
    place: u64,
    at: &str,
    caps: &mut Vec<CapFacts>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut named = BTreeSet::new();
    for (nth, row) in account.shaping.iter().enumerate() {
        let at = format!("{at}.shaping[{nth}]");
        known_provider(&row.mailbox_provider, &format!("{at}.mailboxProvider"), findings);
        if !named.insert(&row.mailbox_provider) {
            findings.push(Diagnostic::error(
                "shaping/same-provider",
                Place::member(format!("{at}.mailboxProvider")),
                text!(
                    "engine-shaping-same-provider",
                    "{name} stands twice.",
                    name = mailbox_provider::name(&row.mailbox_provider)
                ),
                text!("engine-shaping-same-provider-hint", "Keep the row that holds."),
            ));
        }
        let figures = [
            ("connections", row.connections),
            ("messagesPerConnection", row.messages_per_connection),
            ("connectionsPerMinute", row.connections_per_minute),
            ("messagesPerSecond", row.messages_per_second),
        ];
        for (member, figure) in figures {
            if figure == Some(0) || figure.is_some_and(|figure| figure > 1 << 32) {
                findings.push(Diagnostic::error(
                    "shaping/bad-figure",
                    Place::member(format!("{at}.{member}")),
                    text!(
                        "engine-shaping-bad-figure",
                        "{unwrap_or} is no figure that a server can keep.",
                        unwrap_or = number(figure.unwrap_or(0))
                    ),
                    text!(
                        "engine-shaping-bad-figure-hint",
                        "Enter 1 to 4,294,967,296, or leave it empty."
                    ),
                ));
                return;
            }
        }
        let mut add = |cap| {
            caps.push(CapFacts {
                mailbox_provider: Some(row.mailbox_provider.clone()),
                account: Some(place),
                cap,
            });
        };
        let rate = |limit, per_ms| Cap::Rate {
            unit: Unit::Messages,
            limit,
            per_ms,
            guard_ms: account.guard_ms,
            used: 0,
        };
        if let Some(connections) = row.connections {
            add(Cap::Connections(connections));
        }
        if let Some(messages) = row.messages_per_second {
            add(rate(messages, 1_000));
        }
        if let (Some(opened), Some(each)) =
            (row.connections_per_minute, row.messages_per_connection)
        {
            add(rate(opened.saturating_mul(each).min(1 << 50), 60_000));
        }
    }
}

/// Most people reached before a stop takes hold, as a ceiling on everybody.
fn stop(campaign: &Campaign, guard_ms: u64, findings: &mut Vec<Diagnostic>) -> Option<CapFacts> {
    let stop = campaign.schedule.stop.as_ref()?;
    if stop.recipients == 0 {
        findings.push(Diagnostic::error(
            "stop/zero",
            Place::member("schedule.stop.recipients"),
            text!(
                "engine-stop-zero",
                "Nobody may be reached before a stop takes hold, so nobody can be mailed."
            ),
            text!("engine-schedule-blast-radius-zero-hint", "Enter 1 or more, or leave it empty."),
        ));
    }
    whole("schedule.stop.recipients", stop.recipients, findings);
    let per_ms = length_ms(&stop.within, "schedule.stop.within", findings)?;
    Some(CapFacts {
        mailbox_provider: None,
        account: None,
        cap: Cap::Rate { unit: Unit::Messages, limit: stop.recipients, per_ms, guard_ms, used: 0 },
    })
}

/// Who goes only through which accounts; accounts on standby are left out.
pub(super) fn routes(
    campaign: &Campaign,
    accounts: &[AccountFacts],
    findings: &mut Vec<Diagnostic>,
) -> Vec<RouteFacts> {
    let mut routes = Vec::new();
    for (index, route) in campaign.routes.iter().enumerate() {
        let at = format!("routes[{index}]");
        if route.locale.is_none() && route.mailbox_provider.is_none() {
            findings.push(Diagnostic::error(
                "route/for-nobody",
                Place::member(&at),
                text!(
                    "engine-route-for-nobody",
                    "The route says neither for which locale nor for which mailbox provider it is."
                ),
                text!(
                    "engine-route-for-nobody-hint",
                    "Choose one of the two, or remove the route."
                ),
            ));
        }
        if let Some(id) = &route.mailbox_provider
            && id != mailbox_provider::OTHER
        {
            known_provider(id, &format!("{at}.mailboxProvider"), findings);
        }
        let mut through: Vec<u64> = route
            .accounts
            .iter()
            .enumerate()
            .filter_map(|(nth, id)| {
                planned(campaign, accounts, id, &format!("{at}.accounts[{nth}]"), findings)
            })
            .collect();
        through.sort_unstable();
        through.dedup();
        if through.is_empty() {
            findings.push(Diagnostic::error(
                "route/no-account",
                Place::member(format!("{at}.accounts")),
                text!("engine-route-no-account", "The route leads through no account that sends."),
                text!(
                    "engine-route-no-account-hint",
                    "Choose at least one account that is not on standby."
                ),
            ));
        }
        routes.push(RouteFacts {
            locale: route.locale.clone(),
            mailbox_provider: route.mailbox_provider.clone(),
            accounts: through,
        });
    }
    routes
}

/// Shares that leave somebody without an account.
pub(super) fn shares(brief: &Brief, findings: &mut Vec<Diagnostic>) {
    let limited =
        brief.shares.iter().flatten().fold(0, |sum: u64, share| sum.saturating_add(*share));
    if brief.shares.iter().all(Option::is_some) && !brief.shares.is_empty() && limited < 100 {
        findings.push(Diagnostic::error(
            "account/shares-too-small",
            Place::member("accounts[0].share"),
            text!(
                "engine-account-shares-too-small",
                "All accounts together take {limited} % of the recipients at most.",
                limited = limited
            ),
            text!(
                "engine-account-shares-too-small-hint",
                "Let the shares add up to 100 % or more, or leave one empty."
            ),
        ));
    }
}

fn known_provider(id: &str, member: &str, findings: &mut Vec<Diagnostic>) {
    if !mailbox_provider::ids().any(|known| known == id) {
        findings.push(Diagnostic::error(
            "cap/unknown-mailbox-provider",
            Place::member(member),
            text!(
                "engine-cap-unknown-mailbox-provider",
                "There is no mailbox provider {id:?} in the table.",
                id = id
            ),
            text!(
                "engine-cap-unknown-mailbox-provider-hint",
                "Choose one that the Audience page shows, such as gmail."
            ),
        ));
    }
}

/// Place of the account with this name among those that send.
fn planned(
    campaign: &Campaign,
    accounts: &[AccountFacts],
    id: &str,
    member: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<u64> {
    if !campaign.accounts.iter().any(|account| account.id == id) {
        findings.push(Diagnostic::error(
            "route/unknown-account",
            Place::member(member),
            text!("engine-route-unknown-account", "There is no account named {id:?}.", id = id),
            text!("engine-route-unknown-account-hint", "Choose one of the campaign's accounts."),
        ));
    }
    accounts.iter().position(|account| account.id == id).map(|place| place as u64)
}
