//! What a call takes of which limit. Plan and ledger mean the same windows: see
//! [`ledger`](crate::store::ledger).

use send_plan::campaign::{Limit, Unit, span_ms};
use send_plan::plan::{AccountFacts, Call, Cap, CapFacts, LimitFacts, Plan};

use crate::operator;
use crate::store::ledger::{Charge, Window};

const DAY_MS: u64 = 86_400_000;

/// What a call with so many recipients and bytes takes. `operator`: the account as its operator has it;
/// `days`: sending days so far, rising; `at_ms`: when it leaves.
pub fn charges(
    plan: &Plan,
    operator: Option<&operator::Account>,
    call: &Call,
    bytes: u64,
    days: &[u64],
    at_ms: u64,
) -> Vec<Charge> {
    let Some(account) = account(plan, call.account) else { return Vec::new() };
    let units = |unit| units(unit, call.count, bytes);
    let mut charges: Vec<Charge> = account
        .limits
        .iter()
        .map(|limit| Charge {
            account: account.id.clone(),
            meter: meter(limit.unit, limit.per_ms),
            units: units(limit.unit),
            most: limit.limit.saturating_sub(limit.reserve),
            window: Some(Window { per_ms: limit.per_ms, guard_ms: limit.guard_ms }),
        })
        .collect();
    charges.extend(operator.into_iter().flat_map(|known| shared(known, account, &units)));
    charges.extend(account.in_flight.map(|most| Charge {
        account: account.id.clone(),
        meter: "in-flight".to_owned(),
        units: 1,
        most,
        window: None,
    }));
    charges.extend(warm_up(plan, account, call, days, at_ms));
    charges.extend(caps(plan, call).map(|cap| charge_of(plan, cap, &units)));
    charges
}

/// The operator's limits that the plan expresses with another window: plans that do so share them
/// all the same.
fn shared(
    known: &operator::Account,
    account: &AccountFacts,
    units: &impl Fn(Unit) -> u64,
) -> Vec<Charge> {
    let charge = |limit: &Limit| {
        let per_ms = span_ms(&limit.per)?;
        let same = |facts: &LimitFacts| facts.unit == limit.unit && facts.per_ms == per_ms;
        (!account.limits.iter().any(same)).then(|| Charge {
            account: account.id.clone(),
            meter: meter(limit.unit, per_ms),
            units: units(limit.unit),
            most: limit.limit,
            // The plan keeps to it by itself with its own guard.
            window: Some(Window { per_ms, guard_ms: 0 }),
        })
    };
    known.limits.iter().filter_map(charge).collect()
}

/// Which day of sending an instant is in, counted from the campaign's start.
pub fn day(plan: &Plan, at_ms: u64) -> u64 {
    at_ms.saturating_sub(plan.campaign.start_ms) / DAY_MS
}

/// What the plan says was spent elsewhere before its start, with when it is free again.
pub fn used(plan: &Plan, start_ms: u64) -> Vec<(Charge, u64)> {
    let of = |account: &AccountFacts, limit: &LimitFacts| {
        let charge = Charge {
            account: account.id.clone(),
            meter: meter(limit.unit, limit.per_ms),
            units: limit.used,
            most: limit.limit,
            window: None,
        };
        (charge, start_ms.saturating_add(limit.per_ms).saturating_add(limit.guard_ms))
    };
    let spent = |account| move |limit: &LimitFacts| (limit.used > 0).then(|| of(account, limit));
    plan.accounts
        .iter()
        .flat_map(|account| account.limits.iter().filter_map(spent(account)))
        .collect()
}

fn account(plan: &Plan, index: u64) -> Option<&AccountFacts> {
    plan.accounts.get(usize::try_from(index).ok()?)
}

fn units(unit: Unit, recipients: u64, bytes: u64) -> u64 {
    match unit {
        Unit::Calls => 1,
        Unit::Messages => recipients,
        Unit::Bytes => bytes,
    }
}

fn meter(unit: Unit, per_ms: u64) -> String {
    let unit = match unit {
        Unit::Calls => "calls",
        Unit::Messages => "messages",
        Unit::Bytes => "bytes",
    };
    format!("{unit}/{per_ms}")
}

/// On the k-th sending day at most the k-th figure; after the last, any.
fn warm_up(
    plan: &Plan,
    account: &AccountFacts,
    call: &Call,
    days: &[u64],
    at_ms: u64,
) -> Option<Charge> {
    let ramp = account.warm_up.as_ref()?;
    let today = day(plan, at_ms);
    let before = days.iter().filter(|day| **day < today).count();
    let most = *ramp.caps.get(before)?;
    Some(Charge {
        account: account.id.clone(),
        meter: format!("warm-up/{}", ramp.per_ms),
        units: call.count,
        most,
        window: Some(Window { per_ms: ramp.per_ms, guard_ms: ramp.guard_ms }),
    })
}

/// Ceilings that hold for a call: those for everybody, and for its cohort's mailbox provider.
fn caps<'a>(plan: &'a Plan, call: &'a Call) -> impl Iterator<Item = &'a CapFacts> {
    let cohort = usize::try_from(call.cohort).ok().and_then(|at| plan.cohorts.get(at));
    plan.mailbox_caps.iter().filter(move |cap| {
        cap.account.is_none_or(|account| account == call.account)
            && cap.mailbox_provider.as_ref().is_none_or(|wanted| {
                cohort.is_some_and(|cohort| cohort.mailbox_provider.as_ref() == Some(wanted))
            })
    })
}

fn charge_of(plan: &Plan, cap: &CapFacts, units: &impl Fn(Unit) -> u64) -> Charge {
    let whose = cap.account.and_then(|index| account(plan, index));
    let account = whose.map_or_else(String::new, |account| account.id.clone());
    let whom = cap.mailbox_provider.as_deref().unwrap_or("everybody");
    match cap.cap {
        Cap::Rate { unit, limit, per_ms, guard_ms, .. } => Charge {
            account,
            meter: format!("{whom}:{}", meter(unit, per_ms)),
            units: units(unit),
            most: limit,
            window: Some(Window { per_ms, guard_ms }),
        },
        Cap::Connections(most) => {
            Charge { account, meter: format!("{whom}:in-flight"), units: 1, most, window: None }
        }
    }
}
