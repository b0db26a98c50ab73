//! A brief and its people as the scheduler's problem.

use std::collections::BTreeSet;

use super::people::People;
use super::{AccountFacts, BindingLimit, Cap, CapFacts, LimitFacts};
use crate::campaign::Unit;
use crate::check::Brief;
use crate::diagnostic::{Diagnostic, Place};
use crate::provider;
use crate::schedule::{Cohort, Lane, Problem, Ramp, SharedCap, latency_of};
use crate::throttle::{Kind, Rule, Sizing, Traits};
use crate::window;
use crate::wording::{Text, number, text};

/// Bytes that one recipient's own data may add to a call whose messages share a template.
const RECIPIENT_BYTES: u64 = 1_024;

/// The problem over the accounts with the numbers `used`; the others send nothing.
pub(super) fn problem(
    brief: &Brief,
    accounts: &[AccountFacts],
    used: &[usize],
    people: &People,
    horizon_ms: u64,
    findings: &mut Vec<Diagnostic>,
) -> Option<Problem> {
    let caps: Vec<(usize, &CapFacts)> =
        brief.mailbox_caps.iter().enumerate().filter(|(_, cap)| may_bind(cap, people)).collect();
    let marks: Vec<&str> = caps
        .iter()
        .filter_map(|(_, cap)| cap.mailbox_provider.as_deref())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mark_of = |id: Option<&str>| {
        let place = marks.iter().position(|known| Some(*known) == id)?;
        u8::try_from(place).ok().filter(|mark| *mark < 127)
    };
    let mut lanes: Vec<Lane> =
        accounts.iter().map(|account| lane(brief, account, horizon_ms)).collect();
    let mut shared = Vec::new();
    for (index, facts) in caps {
        let name = BindingLimit::MailboxCap(index as u64);
        let mark = mark_of(facts.mailbox_provider.as_deref());
        let rule = Rule { kind: cap_kind(brief, facts), mark };
        let alone = match (facts.account, used) {
            (Some(account), _) => Some(account as usize),
            (None, [only]) => Some(*only),
            _ => None,
        };
        match alone {
            Some(account) if takes_time(&lanes[account], &rule) => {
                lanes[account].rules.push(rule);
                lanes[account].names.push(name);
            }
            Some(_) => {}
            None => shared.push(SharedCap { rule, name }),
        }
    }
    let cohorts: Vec<Cohort> = people
        .cohorts
        .iter()
        .zip(&people.open_of)
        .map(|(cohort, open)| Cohort {
            wave: cohort.wave as usize,
            leads: cohort.seeds,
            recipients: cohort.recipients,
            traits: Traits {
                mark: mark_of(cohort.mailbox_provider.as_deref()),
                message_bytes: cohort.message_bytes,
            },
            open: *open,
            sizing: Sizing::Full,
            largest: accounts
                .iter()
                .enumerate()
                .map(|(index, account)| {
                    let through = |route: u64| {
                        brief.routes[route as usize].accounts.contains(&(index as u64))
                    };
                    let may = used.contains(&index) && cohort.route.is_none_or(through);
                    if may { largest_call(account, cohort.message_bytes) } else { 0 }
                })
                .collect(),
            mixes: accounts
                .iter()
                .any(|account| account.recipients_per_call > 1 && !account.shares_template()),
        })
        .collect();
    let problem = Problem {
        start_ms: brief.start_ms,
        horizon_ms,
        lanes,
        cohorts,
        opens: people.opens.clone(),
        waits_ms: people
            .waves
            .iter()
            .map(|wave| wave.gate.map_or(0, |gate| gate.wait_ms()))
            .collect(),
        shared,
    }
    .fitted();
    let before = findings.len();
    fits(accounts, people, &problem, findings);
    (findings.len() == before).then_some(problem)
}

/// Whether a ceiling can hold anybody back: not where all whom it counts fit under it at once.
fn may_bind(cap: &CapFacts, people: &People) -> bool {
    let Cap::Rate { unit: Unit::Messages | Unit::Calls, limit, used, .. } = cap.cap else {
        return true;
    };
    let counted = people.cohorts.iter().filter(|cohort| {
        cap.mailbox_provider.is_none() || cap.mailbox_provider == cohort.mailbox_provider
    });
    counted.map(|cohort| cohort.recipients).sum::<u64>() > limit.saturating_sub(used)
}

/// Whether a rule on calls under way holds anything at all.
fn takes_time(lane: &Lane, rule: &Rule) -> bool {
    !matches!(rule.kind, Kind::InFlight { .. }) || lane.latency.of(1) > 0
}

fn lane(brief: &Brief, account: &AccountFacts, horizon_ms: u64) -> Lane {
    let latency = latency_of(account);
    let mut rules: Vec<Rule> =
        account.limits.iter().map(|limit| rate(limit, brief.start_ms)).collect();
    let mut names: Vec<BindingLimit> =
        (0..rules.len()).map(|index| BindingLimit::Limit(index as u64)).collect();
    // Calls that take no time are never under way together.
    if let Some(calls) = account.in_flight.filter(|_| latency.of(1) > 0) {
        rules.push(Rule { kind: Kind::InFlight { calls }, mark: None });
        names.push(BindingLimit::InFlight);
    }
    let ramp = account.warm_up.as_ref().map(|ramp| {
        rules.push(Rule {
            kind: Kind::Rate {
                unit: Unit::Messages,
                limit: ramp.caps.first().copied().unwrap_or(Ramp::OVER),
                span_ms: ramp.per_ms + ramp.guard_ms,
                used: Vec::new(),
            },
            mark: None,
        });
        names.push(BindingLimit::WarmUp);
        Ramp { rule: rules.len() - 1, caps: ramp.caps.clone() }
    });
    Lane {
        rules,
        names,
        latency,
        sizing: Sizing::Full,
        open: account
            .working_hours
            .as_ref()
            .map(|hours| window::open_for_account(Some(hours), brief.start_ms, horizon_ms)),
        ramp,
        most: account.most_recipients.unwrap_or(u64::MAX),
    }
}

fn rate(limit: &LimitFacts, start_ms: u64) -> Rule {
    let span_ms = limit.per_ms + limit.guard_ms;
    let known: u64 = limit.used_at.iter().map(|used| used.units).sum();
    let mut used: Vec<(u64, u64)> = limit
        .used_at
        .iter()
        .map(|used| (used.at_ms.saturating_add(span_ms), used.units))
        .chain([(start_ms + span_ms, limit.used - known)])
        .filter(|(free_ms, units)| *free_ms > start_ms && *units > 0)
        .collect();
    used.sort_unstable();
    Rule {
        kind: Kind::Rate { unit: limit.unit, limit: limit.limit - limit.reserve, span_ms, used },
        mark: None,
    }
}

fn cap_kind(brief: &Brief, facts: &CapFacts) -> Kind {
    match facts.cap {
        Cap::Connections(calls) => Kind::InFlight { calls },
        Cap::Rate { unit, limit, per_ms, guard_ms, used } => {
            let span_ms = per_ms + guard_ms;
            let spent = (used > 0).then_some((brief.start_ms + span_ms, used));
            Kind::Rate { unit, limit, span_ms, used: spent.into_iter().collect() }
        }
    }
}

/// Most recipients that a call of the account carries, given what a message weighs; 0: a single
/// message is too large.
fn largest_call(account: &AccountFacts, message_bytes: u64) -> u64 {
    let most = |limit: Option<u64>| limit.unwrap_or(u64::MAX);
    let per_call = most(account.max_bytes_per_call);
    if message_bytes > most(account.max_bytes_per_message).min(per_call) {
        return 0;
    }
    let batch = provider::find(&account.provider).and_then(|provider| provider.batch.as_ref());
    let fit = if batch.is_some_and(|batch| batch.shares_template) {
        (per_call - message_bytes) / RECIPIENT_BYTES
    } else {
        per_call.checked_div(message_bytes).unwrap_or(u64::MAX)
    };
    account.recipients_per_call.min(fit.max(1))
}

/// Says who cannot be mailed through any account, and why.
fn fits(
    accounts: &[AccountFacts],
    people: &People,
    problem: &Problem,
    findings: &mut Vec<Diagnostic>,
) {
    let bytes_counted = accounts
        .iter()
        .position(|account| account.limits.iter().any(|limit| limit.unit == Unit::Bytes));
    if let Some(account) = bytes_counted
        && people.cohorts.iter().any(|cohort| cohort.message_bytes == 0)
    {
        findings.push(Diagnostic::error(
            "account/bytes-without-message",
            Place::member(format!("accounts[{account}].limits")),
            text!(
                "engine-account-bytes-without-message",
                "A limit counts bytes, and there is no message yet whose size is known."
            ),
            text!(
                "engine-account-bytes-without-message-hint",
                "Drop the templates on the Message page, or remove the limit for now."
            ),
        ));
        return;
    }
    let stuck = people
        .cohorts
        .iter()
        .zip(&problem.cohorts)
        .find(|(_, cohort)| cohort.largest.iter().all(|largest| *largest == 0));
    if let Some((facts, _)) = stuck {
        findings.push(Diagnostic::error(
            "plan/no-way",
            Place::member("accounts"),
            text!("engine-plan-no-way", "No account can carry a message of {message_bytes} bytes to {recipients} recipients{what}{what_2}.", message_bytes = number(facts.message_bytes), recipients = number(facts.recipients), what = facts.locale.as_ref().map_or_else(Text::default, |l| text!("engine-of-locale", " of locale {l:?}", l = l)), what_2 = facts
                    .mailbox_provider
                    .as_ref()
                    .map_or_else(Text::default, |id| text!("engine-at-provider", " at {id:?}", id = id))),
            text!("engine-plan-no-way-hint", "Make the message smaller, raise the limit on its size, or let them go through another account."),
        ));
    }
}
