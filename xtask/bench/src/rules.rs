//! A plan's rules, read from the document alone: nothing of the engine's scheduler or auditor.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use send_plan::campaign::{Pace, PastToday, SendingHours, Unit};
use send_plan::plan::{AccountFacts, Call, Cap, Plan};

/// Hours begin and end, and clocks change, on whole quarters of an hour everywhere.
const QUARTER_MS: u64 = 900_000;

/// `[from, to)`, in milliseconds since the epoch.
pub type Stretch = (u64, u64);

pub struct Rules {
    pub start_ms: u64,
    pub accounts: Vec<Account>,
    pub cohorts: Vec<Cohort>,
    pub ceilings: Vec<Ceiling>,
    /// Milliseconds from each wave's finish to the next one's release.
    pub waits_ms: Vec<u64>,
}

pub struct Account {
    pub largest: u64,
    pub latency_ms: u64,
    pub latency_per_recipient_ms: u64,
}

impl Account {
    pub fn latency(&self, recipients: u64) -> u64 {
        self.latency_ms + self.latency_per_recipient_ms * recipients
    }
}

pub struct Cohort {
    pub wave: usize,
    pub recipients: u64,
    pub mailbox_provider: Option<String>,
    pub message_bytes: u64,
    /// When they may be mailed, in order of time.
    pub open: Vec<Stretch>,
}

impl Cohort {
    /// The first instant from `at_ms` on at which they may be mailed.
    pub fn open_from(&self, at_ms: u64) -> Option<u64> {
        let next = self.open.partition_point(|(_, to)| *to <= at_ms);
        self.open.get(next).map(|(from, _)| at_ms.max(*from))
    }
}

/// At most so many units at any instant, each counted from its call's start on.
#[derive(Clone)]
pub struct Ceiling {
    pub kind: Kind,
    pub unit: Unit,
    pub most: u64,
    /// How long a call counts; `None`: until it is answered.
    pub window_ms: Option<u64>,
    /// Units spent before the start, which count one window from it.
    pub used: u64,
    /// The one account whose calls count; `None`: all.
    pub account: Option<usize>,
    /// The one mailbox provider whose calls count; `None`: all.
    pub mailbox_provider: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An account's own limit.
    Own,
    InFlight,
    /// A ceiling on a mailbox provider.
    Mailbox,
}

impl Ceiling {
    pub fn counts(&self, account: usize, cohort: &Cohort) -> bool {
        self.account.is_none_or(|own| own == account)
            && (self.mailbox_provider.is_none() || self.mailbox_provider == cohort.mailbox_provider)
    }

    pub fn units(&self, cohort: &Cohort, count: u64) -> u64 {
        match self.unit {
            Unit::Calls => 1,
            Unit::Messages => count,
            Unit::Bytes => count * cohort.message_bytes,
        }
    }
}

impl Rules {
    /// `None`: the plan has rules that are not looked at here (a ramp, routes, blackouts, an
    /// account's working hours, an even pace).
    pub fn of(plan: &Plan) -> Option<Self> {
        let is_plain = |account: &AccountFacts| {
            account.warm_up.is_none()
                && account.working_hours.is_none()
                && account.most_recipients.is_none()
                && account.limits.iter().all(|limit| limit.used_at.is_empty())
        };
        let waits = plan.sending_hours.as_ref().is_none_or(|it| it.past_today == PastToday::Wait);
        let is_known = plan.routes.is_empty()
            && plan.blackouts.is_empty()
            && plan.campaign.pace == Pace::Asap
            && waits
            && plan.accounts.iter().all(is_plain);
        is_known.then(|| Self {
            start_ms: plan.campaign.start_ms,
            accounts: plan.accounts.iter().map(|facts| account(plan, facts)).collect(),
            cohorts: cohorts(plan),
            ceilings: ceilings(plan),
            waits_ms: plan
                .waves
                .iter()
                .map(|wave| wave.gate.map_or(0, |gate| gate.wait_ms()))
                .collect(),
        })
    }

    /// When a call has been answered.
    pub fn answered_ms(&self, call: &Call) -> u64 {
        call.at_ms + self.accounts[call.account as usize].latency(call.count)
    }
}

fn account(plan: &Plan, facts: &AccountFacts) -> Account {
    Account {
        largest: facts.recipients_per_call.min(plan.campaign.blast_radius.unwrap_or(u64::MAX)),
        latency_ms: facts.latency_ms,
        latency_per_recipient_ms: facts.latency_per_recipient_ms,
    }
}

fn cohorts(plan: &Plan) -> Vec<Cohort> {
    let mut open_of_zones = BTreeMap::new();
    let cohort = |facts: &send_plan::plan::Cohort| Cohort {
        wave: facts.wave as usize,
        recipients: facts.recipients,
        mailbox_provider: facts.mailbox_provider.clone(),
        message_bytes: facts.message_bytes,
        open: match &plan.sending_hours {
            None => vec![(plan.campaign.start_ms, u64::MAX)],
            Some(hours) => open_of_zones
                .entry(facts.time_zones.clone())
                .or_insert_with(|| open(plan, hours, &facts.time_zones))
                .clone(),
        },
    };
    plan.cohorts.iter().map(cohort).collect()
}

/// When the clocks of every zone show a time within the hours, up to a week after the finish.
fn open(plan: &Plan, hours: &SendingHours, zones: &[String]) -> Vec<Stretch> {
    let clocks: Vec<TimeZone> = zones
        .iter()
        .map(|zone| {
            let fallback = || TimeZone::get(hours.fallback_time_zone.as_deref()?).ok();
            TimeZone::get(zone).ok().or_else(fallback).unwrap_or(TimeZone::UTC)
        })
        .collect();
    let start_ms = plan.campaign.start_ms;
    let until_ms = plan.estimate.finish_ms + 7 * 86_400_000;
    let mut open: Vec<Stretch> = Vec::new();
    for quarter in start_ms / QUARTER_MS..until_ms / QUARTER_MS {
        let (from, to) = (quarter * QUARTER_MS, (quarter + 1) * QUARTER_MS);
        if !clocks.iter().all(|clock| shows_open(hours, clock, from)) {
            continue;
        }
        match open.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => open.push((from.max(start_ms), to)),
        }
    }
    open
}

fn shows_open(hours: &SendingHours, clock: &TimeZone, at_ms: u64) -> bool {
    let Ok(instant) = Timestamp::from_millisecond(at_ms.cast_signed()) else { return false };
    let shown = instant.to_zoned(clock.clone());
    let minute = i64::from(shown.hour()) * 60 + i64::from(shown.minute());
    let begins = |weekday: i8| {
        hours.days.is_empty() || hours.days.iter().any(|day| *day as i8 == weekday.rem_euclid(7))
    };
    let today = shown.weekday().to_monday_zero_offset();
    let (Some(from), Some(to)) = (minutes(&hours.from), minutes(&hours.to)) else { return false };
    if from < to {
        return begins(today) && (from..to).contains(&minute);
    }
    (begins(today) && minute >= from) || (begins(today - 1) && minute < to)
}

/// Minutes from midnight of `HH:MM`.
fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
}

fn ceilings(plan: &Plan) -> Vec<Ceiling> {
    let mut ceilings = Vec::new();
    for (index, account) in plan.accounts.iter().enumerate() {
        ceilings.extend(account.limits.iter().map(|limit| Ceiling {
            kind: Kind::Own,
            unit: limit.unit,
            most: limit.limit - limit.reserve,
            window_ms: Some(limit.per_ms + limit.guard_ms),
            used: limit.used,
            account: Some(index),
            mailbox_provider: None,
        }));
        ceilings.extend(account.in_flight.map(|calls| Ceiling {
            kind: Kind::InFlight,
            unit: Unit::Calls,
            most: calls,
            window_ms: None,
            used: 0,
            account: Some(index),
            mailbox_provider: None,
        }));
    }
    ceilings.extend(plan.mailbox_caps.iter().map(|facts| {
        let (unit, most, window_ms, used) = match facts.cap {
            Cap::Rate { unit, limit, per_ms, guard_ms, used } => {
                (unit, limit, Some(per_ms + guard_ms), used)
            }
            Cap::Connections(calls) => (Unit::Calls, calls, None, 0),
        };
        Ceiling {
            kind: Kind::Mailbox,
            unit,
            most,
            window_ms,
            used,
            account: facts.account.map(|account| account as usize),
            mailbox_provider: facts.mailbox_provider.clone(),
        }
    }));
    ceilings
}

/// One account with two calls of one recipient in any 10 s, answered after 100 ms.
#[cfg(test)]
pub fn small(recipients: u64, open: Vec<Stretch>) -> Rules {
    Rules {
        start_ms: 0,
        accounts: vec![Account { largest: 1, latency_ms: 100, latency_per_recipient_ms: 0 }],
        cohorts: vec![Cohort {
            wave: 0,
            recipients,
            mailbox_provider: None,
            message_bytes: 0,
            open,
        }],
        ceilings: vec![Ceiling {
            kind: Kind::Own,
            unit: Unit::Calls,
            most: 2,
            window_ms: Some(10_000),
            used: 0,
            account: Some(0),
            mailbox_provider: None,
        }],
        waits_ms: vec![0],
    }
}
