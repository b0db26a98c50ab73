//! P3: no limit of an account is exceeded, at either edge of any rolling window, with what was
//! spent before the start and what is kept free.

use crate::diagnostic::Diagnostic;
use crate::plan::{AccountFacts, LimitFacts, Plan};
use crate::wording;
use crate::wording::text;

use super::rolling::{Rolling, has_left, units_name};
use super::{Watch, broken, total};

/// One watch per limit that means something; `findings`: those that mean nothing.
pub(super) fn watches<'a>(
    plan: &'a Plan,
    index: u64,
    account: &'a AccountFacts,
    at: &str,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Watch<'a>> {
    let mut watches: Vec<Watch<'a>> = Vec::new();
    for (nth, limit) in account.limits.iter().enumerate() {
        let at = format!("{at}.limits[{nth}]");
        let wrong = meaningless(plan, limit, &at);
        if wrong.is_empty() {
            watches.push(watch(plan, index, limit, at));
        }
        findings.extend(wrong);
    }
    watches
}

fn meaningless(plan: &Plan, limit: &LimitFacts, at: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if limit.limit == 0 || limit.per_ms == 0 || limit.reserve > limit.limit {
        findings.push(broken(
            "P3/bad-limit",
            at,
            text!("engine-p3-bad-limit", "It is zero, or more is kept free than there is."),
        ));
    }
    let dated = total(limit.used_at.iter().map(|used| used.units));
    if limit.used > limit.limit || dated > limit.used {
        findings.push(broken(
            "P3/bad-used",
            format!("{at}.used"),
            text!(
                "engine-p3-bad-used",
                "{used} of {limit} are said to be spent, and {dated} of them at known instants.",
                used = limit.used,
                limit = limit.limit,
                dated = dated
            ),
        ));
    }
    let rises = limit.used_at.is_sorted_by_key(|used| used.at_ms);
    if !rises || limit.used_at.last().is_some_and(|last| last.at_ms > plan.campaign.start_ms) {
        findings.push(broken(
            "P3/bad-used",
            format!("{at}.usedAt"),
            text!("engine-p3-bad-used-2", "Its instants are not in order, or after the start."),
        ));
    }
    findings
}

/// At most `limit - reserve` units in any `(t - perMs - guardMs, t]`.
fn watch<'a>(plan: &'a Plan, index: u64, limit: &'a LimitFacts, at: String) -> Watch<'a> {
    let window_ms = limit.per_ms.saturating_add(limit.guard_ms);
    let allowed = limit.limit - limit.reserve;
    let dated = total(limit.used_at.iter().map(|used| used.units));
    // What was spent at no known instant counts as spent at the start.
    let mut spent: Vec<(u64, u64)> =
        limit.used_at.iter().map(|used| (used.at_ms, used.units)).collect();
    spent.push((plan.campaign.start_ms, limit.used - dated));
    let mut spent = spent.into_iter().peekable();
    let mut used = u128::from(limit.used);
    let mut rolling = Rolling::new(limit.unit, window_ms, &plan.cohorts, plan.account_calls(index));
    Box::new(move |call| {
        while let Some((_, units)) = spent.next_if(|(at_ms, _)| has_left(*at_ms, window_ms, call)) {
            used -= u128::from(units);
        }
        let within = rolling.up_to(call) + used;
        (within > allowed.into()).then(|| {
            broken(
                "P3/limit-exceeded",
                &at,
                text!("engine-p3-limit-exceeded", "{within} {units_name} in the {window_ms} up to {at_ms}; the limit leaves {allowed}.", within = within, units_name = units_name(limit.unit), window_ms = wording::span(window_ms), at_ms = wording::instant(call.at_ms), allowed = allowed),
            )
        })
    })
}
