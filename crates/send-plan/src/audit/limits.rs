//! P3: no limit is ever exceeded, at either edge of any rolling window.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::campaign::{Unit, span_ms};
use crate::diagnostic::Diagnostic;
use crate::plan::{AccountFacts, LimitFacts, LimitOrigin, Plan};
use crate::provider::{self, Figure};
use crate::wording;

use super::broken;

pub(super) fn limits(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, account) in plan.accounts.iter().enumerate() {
        let at = format!("accounts[{index}]");
        findings.extend(documented(account, &at));
        for (nth, limit) in account.limits.iter().enumerate() {
            findings.extend(rolling(plan, index as u64, limit, &format!("{at}.limits[{nth}]")));
        }
        findings.extend(in_flight(plan, index as u64, account, &at));
    }
    findings.extend(clock(plan));
    findings
}

/// Documented limits hold unless the account has its own on the same unit and window.
fn documented(account: &AccountFacts, at: &str) -> Vec<Diagnostic> {
    let known = provider::find(&account.provider).map_or(&[][..], |provider| provider.limits);
    let mut findings = Vec::new();
    for limit in known {
        let (Figure::Published(figure), Some(per_ms)) = (&limit.figure, span_ms(limit.per)) else {
            continue;
        };
        let held =
            account.limits.iter().find(|held| (held.unit, held.per_ms) == (limit.unit, per_ms));
        let is_kept =
            held.is_some_and(|held| held.origin == LimitOrigin::Account || held.limit == *figure);
        if !is_kept {
            findings.push(broken(
                "P3/documented-limit",
                format!("{at}.limits"),
                format!(
                    "The documented limit of {figure} per {} is missing or changed.",
                    wording::span(per_ms)
                ),
            ));
        }
    }
    findings
}

/// At most `limit` units in any `(t - perMs - guardMs, t]`; the first window with more.
fn rolling(plan: &Plan, account: u64, limit: &LimitFacts, at: &str) -> Option<Diagnostic> {
    if limit.limit == 0 || limit.per_ms == 0 || limit.unit == Unit::Bytes {
        return Some(broken(
            "P3/bad-limit",
            at,
            "It is zero, or of a kind that cannot be audited.",
        ));
    }
    let window_ms = limit.per_ms.saturating_add(limit.guard_ms);
    let units = |count: u64| if limit.unit == Unit::Messages { count } else { 1 };
    let start_ms = plan.campaign.start_ms;
    let mut leaving = plan.account_calls(account).peekable();
    let mut within: u64 = 0;
    for call in plan.account_calls(account) {
        while let Some(gone) =
            leaving.next_if(|gone| gone.at_ms.saturating_add(window_ms) <= call.at_ms)
        {
            within -= units(gone.count);
        }
        within += units(call.count);
        let used = if call.at_ms < start_ms.saturating_add(window_ms) { limit.used } else { 0 };
        if within.saturating_add(used) > limit.limit {
            return Some(broken(
                "P3/limit-exceeded",
                at,
                format!(
                    "{} in the {} up to {}; the limit is {}.",
                    within.saturating_add(used),
                    wording::span(window_ms),
                    wording::instant(call.at_ms),
                    limit.limit,
                ),
            ));
        }
    }
    None
}

/// At most `inFlight` calls between their start and their answer.
fn in_flight(plan: &Plan, index: u64, account: &AccountFacts, at: &str) -> Option<Diagnostic> {
    let most = account.in_flight?;
    let mut answers: BinaryHeap<Reverse<u64>> = BinaryHeap::new();
    for call in plan.account_calls(index) {
        while answers.peek().is_some_and(|Reverse(answer_ms)| *answer_ms <= call.at_ms) {
            answers.pop();
        }
        let latency_ms = account
            .latency_ms
            .saturating_add(account.latency_per_recipient_ms.saturating_mul(call.count));
        if latency_ms > 0 {
            answers.push(Reverse(call.at_ms.saturating_add(latency_ms)));
        }
        if answers.len() as u64 > most || most == 0 {
            return Some(broken(
                "P3/in-flight-exceeded",
                format!("{at}.inFlight"),
                format!(
                    "{} calls are under way at {}; the limit is {most}.",
                    answers.len(),
                    wording::instant(call.at_ms),
                ),
            ));
        }
    }
    None
}

/// No call before the start, after the expiry, or in the past of the plan itself.
fn clock(plan: &Plan) -> Vec<Diagnostic> {
    let campaign = &plan.campaign;
    let first_ms = plan.runs.iter().map(|run| run.start_ms).min();
    let last_ms = plan.runs.iter().map(|run| run.call_start_ms(run.calls() - 1)).max();
    let earliest_ms =
        campaign.start_ms.max(campaign.planned_at_ms).max(campaign.not_before_ms.unwrap_or(0));
    let mut findings = Vec::new();
    if first_ms.is_some_and(|first| first < earliest_ms) {
        findings.push(broken("P3/too-early", "runs", "A call starts before the plan may start."));
    }
    if let (Some(last), Some(expires)) = (last_ms, campaign.expires_ms)
        && last >= expires
    {
        findings.push(broken("P3/expired", "runs", "A call starts when the plan has expired."));
    }
    findings
}
