//! P3: no ceiling on a mailbox provider, or on everybody, is exceeded.

use crate::diagnostic::Diagnostic;
use crate::plan::{Cap, CapFacts, Plan};
use crate::wording;
use crate::wording::text;

use super::in_flight::{UnderWay, latency_ms};
use super::rolling::{Rolling, has_left, units_name};
use super::{Watch, broken};

/// One watch per ceiling that means something; `findings`: those that mean nothing.
pub(super) fn watches<'a>(plan: &'a Plan, findings: &mut Vec<Diagnostic>) -> Vec<Watch<'a>> {
    let mut watches = Vec::new();
    for (index, facts) in plan.mailbox_caps.iter().enumerate() {
        let at = format!("mailboxCaps[{index}]");
        let is_bad = match facts.cap {
            Cap::Rate { limit, per_ms, used, .. } => limit == 0 || per_ms == 0 || used > limit,
            Cap::Connections(most) => most == 0,
        };
        if is_bad {
            findings.push(broken(
                "P3/bad-cap",
                at,
                text!(
                    "engine-p3-bad-cap",
                    "It is zero, or more is said to be spent than it allows."
                ),
            ));
        } else {
            watches.push(watch(plan, facts, at));
        }
    }
    watches
}

fn watch<'a>(plan: &'a Plan, facts: &'a CapFacts, at: String) -> Watch<'a> {
    let covers = move |account: u64, cohort: u64| {
        let provider = &plan.cohorts[cohort as usize].mailbox_provider;
        facts.account.is_none_or(|own| own == account)
            && (facts.mailbox_provider.is_none() || facts.mailbox_provider == *provider)
    };
    match facts.cap {
        Cap::Rate { unit, limit, per_ms, guard_ms, used } => {
            let window_ms = per_ms.saturating_add(guard_ms);
            let calls = plan.calls_of(|run| covers(run.account, run.cohort));
            let mut rolling = Rolling::new(unit, window_ms, &plan.cohorts, calls);
            Box::new(move |call| {
                if !covers(call.account, call.cohort) {
                    return None;
                }
                let is_free = has_left(plan.campaign.start_ms, window_ms, call);
                let used = if is_free { 0 } else { u128::from(used) };
                let within = rolling.up_to(call) + used;
                (within > limit.into()).then(|| {
                    broken(
                        "P3/mailbox-cap-exceeded",
                        &at,
                        text!("engine-p3-mailbox-cap-exceeded", "{within} {units_name} in the {window_ms} up to {at_ms}; the ceiling is {limit}.", within = within, units_name = units_name(unit), window_ms = wording::span(window_ms), at_ms = wording::instant(call.at_ms), limit = limit),
                    )
                })
            })
        }
        Cap::Connections(most) => {
            let mut under_way = UnderWay::default();
            Box::new(move |call| {
                if !covers(call.account, call.cohort) {
                    return None;
                }
                let account = &plan.accounts[call.account as usize];
                let calls = under_way.start(call.at_ms, latency_ms(account, call.count));
                (calls > most).then(|| {
                    broken(
                        "P3/connections-exceeded",
                        &at,
                        text!("engine-p3-connections-exceeded", "{calls} calls are under way at {at_ms}; the ceiling is {most} connections.", calls = calls, at_ms = wording::instant(call.at_ms), most = most),
                    )
                })
            })
        }
    }
}
