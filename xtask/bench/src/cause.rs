//! Why a plan ends later than its bound allows, as the plan itself shows: what holds its last call
//! back, found by trying to start that call a millisecond earlier.

use send_plan::plan::{BindingLimit, Call, Plan};

use crate::program::{Program, Verdict};
use crate::rules::{Ceiling, Kind, Rules};

/// Larger programs are not solved for a cause.
const MOST_INTERVALS: usize = 200;
/// Windows from here on are quotas; shorter ones set the pace.
const QUOTA_MS: u64 = 3_600_000;

/// What is found out about an exceedance.
pub struct Finding {
    pub cause: &'static str,
    /// Messages that are handed over after the bound.
    pub late: u64,
}

/// `allowed_ms`: what the finish may be after a bound.
pub fn find(plan: &Plan, allowed_ms: u64) -> Finding {
    let late = |call: &Call, rules: &Rules| rules.answered_ms(call) > plan.estimate.bound_ms;
    let Some(rules) = Rules::of(plan) else {
        return Finding { cause: "a rule that is not looked at here", late: 0 };
    };
    let calls: Vec<Call> = plan.calls().collect();
    Finding {
        cause: cause(plan, &rules, &calls, allowed_ms),
        late: calls.iter().filter(|call| late(call, &rules)).map(|call| call.count).sum(),
    }
}

fn cause(plan: &Plan, rules: &Rules, calls: &[Call], allowed_ms: u64) -> &'static str {
    let by_ms = plan.estimate.finish_ms.saturating_sub(allowed_ms + 1);
    if Program::new(rules, MOST_INTERVALS).verdict(by_ms) == Verdict::Impossible {
        return "the bound is too early: the second program proves a later one";
    }
    let Some(last) = calls.iter().max_by_key(|call| rules.answered_ms(call)) else {
        return "nothing is sent";
    };
    let cohort = &rules.cohorts[last.cohort as usize];
    if last.at_ms == plan.waves[last.wave as usize].start_ms {
        return "the wave before it ends late";
    }
    if cohort.open_from(last.at_ms - 1) != Some(last.at_ms - 1) {
        return "the last calls wait for the next opening of their hours";
    }
    let held: Vec<&Ceiling> =
        rules.ceilings.iter().filter(|ceiling| holds(ceiling, rules, calls, last)).collect();
    if held.iter().any(|ceiling| ceiling.kind == Kind::Mailbox) {
        let shared = held.iter().any(|it| it.kind == Kind::Mailbox && it.account.is_none());
        return if shared && rules.accounts.len() > 1 {
            "the last calls wait for a ceiling that accounts share"
        } else {
            "the last calls wait for a ceiling of one account"
        };
    }
    if held.iter().any(|ceiling| ceiling.window_ms.is_some_and(|ms| ms >= QUOTA_MS)) {
        return "the last calls wait for a quota to come back";
    }
    if held.is_empty() {
        return "nothing holds the last call: others of its account went before it";
    }
    if ends_unevenly(plan, rules, calls) {
        return "one account is at work when another has nothing left";
    }
    before_the_end(plan)
}

/// Whether a ceiling forbids the call a millisecond before its start.
fn holds(ceiling: &Ceiling, rules: &Rules, calls: &[Call], last: &Call) -> bool {
    let counts =
        |call: &Call| ceiling.counts(call.account as usize, &rules.cohorts[call.cohort as usize]);
    if !counts(last) {
        return false;
    }
    let units = |call: &Call| ceiling.units(&rules.cohorts[call.cohort as usize], call.count);
    let leaves_ms = |call: &Call| {
        ceiling.window_ms.map_or_else(|| rules.answered_ms(call), |ms| call.at_ms + ms)
    };
    let within: u64 = calls
        .iter()
        .filter(|call| call.at_ms < last.at_ms && leaves_ms(call) > last.at_ms - 1)
        .filter(|call| counts(call))
        .map(units)
        .sum();
    within + units(last) > ceiling.most
}

/// Whether an account's last call is answered before the bound.
fn ends_unevenly(plan: &Plan, rules: &Rules, calls: &[Call]) -> bool {
    (0..rules.accounts.len()).any(|account| {
        let own = calls.iter().filter(|call| call.account as usize == account);
        let done_ms = own.map(|call| rules.answered_ms(call)).max().unwrap_or(0);
        done_ms < plan.estimate.bound_ms
    })
}

/// Every account is at work to the end: what the send waited for longest before it.
fn before_the_end(plan: &Plan) -> &'static str {
    let is_pace = |limit: &BindingLimit, account: Option<u64>| match limit {
        BindingLimit::Limit(index) => account
            .and_then(|account| plan.accounts[account as usize].limits.get(*index as usize))
            .is_some_and(|limit| limit.per_ms < QUOTA_MS),
        BindingLimit::InFlight => true,
        _ => false,
    };
    let waited = plan.estimate.binding.iter().find(|it| !is_pace(&it.limit, it.account));
    match waited.map(|it| it.limit) {
        Some(BindingLimit::SendingHours) => "all at work to the end, after waiting for hours",
        Some(BindingLimit::MailboxCap(_)) => "all at work to the end, after waiting for a ceiling",
        Some(BindingLimit::Limit(_)) => "all at work to the end, after waiting for a quota",
        Some(_) => "all at work to the end, after waiting for a wave",
        None => "all at work to the end, at the pace of their limits",
    }
}
