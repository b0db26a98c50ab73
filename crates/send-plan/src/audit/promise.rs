//! P4: what the plan says of itself is what its calls do, and what it says it waits for exists.

use crate::campaign::Pace;
use crate::diagnostic::Diagnostic;
use crate::plan::{Binding, BindingLimit, Plan, Run};
use crate::wording::text;

use super::in_flight::answered_ms;
use super::{broken, total};

pub(super) fn promise(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut says = |member: &str, said: u64, is: u64| {
        if said != is {
            findings.push(broken(
                "P4/other-figure",
                format!("estimate.{member}"),
                text!(
                    "engine-p4-other-figure",
                    "The plan says {said}; its calls say {is}.",
                    said = said,
                    is = is
                ),
            ));
        }
    };
    let estimate = &plan.estimate;
    let runs = || plan.runs.iter();
    let finish_ms = runs().map(|run| answered_ms(plan, run)).max();
    says("finishMs", estimate.finish_ms, finish_ms.unwrap_or(0));
    says("startMs", estimate.start_ms, runs().map(|run| run.start_ms).min().unwrap_or(0));
    says("calls", estimate.calls, total(runs().map(Run::calls)));
    says("messages", estimate.messages, total(runs().map(Run::recipients)));
    says("largestCall", estimate.largest_call, runs().map(|run| run.size).max().unwrap_or(0));
    if estimate.bound_ms > estimate.finish_ms || estimate.bound_ms < plan.campaign.start_ms {
        findings.push(broken(
            "P4/bound",
            "estimate.boundMs",
            text!("engine-p4-bound", "The bound is not between the start and the finish."),
        ));
    }
    if plan.campaign.deadline_ms.is_some_and(|deadline| estimate.finish_ms > deadline) {
        findings.push(broken(
            "P4/deadline",
            "estimate.finishMs",
            text!("engine-p4-deadline", "It finishes after its deadline."),
        ));
    }
    for (index, binding) in estimate.binding.iter().enumerate() {
        if !exists(plan, binding) {
            findings.push(broken(
                "P4/unknown-binding",
                format!("estimate.binding[{index}]"),
                text!(
                    "engine-p4-unknown-binding",
                    "The plan has nothing such that calls could wait for."
                ),
            ));
        }
    }
    findings
}

/// Whether the plan has what the send is said to wait for.
fn exists(plan: &Plan, binding: &Binding) -> bool {
    let account = match binding.account {
        Some(index) if index >= plan.accounts.len() as u64 => return false,
        index => index.map(|index| &plan.accounts[index as usize]),
    };
    match binding.limit {
        BindingLimit::Limit(limit) => {
            account.is_some_and(|account| limit < account.limits.len() as u64)
        }
        BindingLimit::InFlight => account.is_some_and(|account| account.in_flight.is_some()),
        BindingLimit::WarmUp => account.is_some_and(|account| account.warm_up.is_some()),
        BindingLimit::WorkingHours => {
            account.is_some_and(|account| account.working_hours.is_some())
        }
        BindingLimit::MailboxCap(cap) => cap < plan.mailbox_caps.len() as u64,
        BindingLimit::SendingHours => plan.sending_hours.is_some() || !plan.blackouts.is_empty(),
        BindingLimit::Gate(wave) => wave < plan.waves.len() as u64,
        BindingLimit::Pace => plan.campaign.pace == Pace::Even,
    }
}
