//! P4: what the plan says of itself is what its calls do.

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;

use super::broken;

pub(super) fn promise(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut says = |member: &str, said: u64, is: u64| {
        if said != is {
            findings.push(broken(
                "P4/other-figure",
                format!("estimate.{member}"),
                format!("The plan says {said}; its calls say {is}."),
            ));
        }
    };
    let estimate = &plan.estimate;
    let runs = &plan.runs;
    let answered_ms = runs.iter().map(|run| {
        let account = &plan.accounts[run.account as usize];
        run.call_start_ms(run.calls() - 1)
            .saturating_add(account.latency_ms)
            .saturating_add(account.latency_per_recipient_ms.saturating_mul(run.size))
    });
    says("finishMs", estimate.finish_ms, answered_ms.max().unwrap_or(0));
    says("startMs", estimate.start_ms, runs.iter().map(|run| run.start_ms).min().unwrap_or(0));
    says("calls", estimate.calls, runs.iter().map(|run| run.calls()).sum());
    says("messages", estimate.messages, runs.iter().map(|run| run.recipients()).sum());
    says("largestCall", estimate.largest_call, runs.iter().map(|run| run.size).max().unwrap_or(0));
    if estimate.bound_ms > estimate.finish_ms || estimate.bound_ms < plan.campaign.start_ms {
        findings.push(broken(
            "P4/bound",
            "estimate.boundMs",
            "The bound is not between the start and the finish.",
        ));
    }
    if plan.campaign.deadline_ms.is_some_and(|deadline| estimate.finish_ms > deadline) {
        findings.push(broken(
            "P4/deadline",
            "estimate.finishMs",
            "It finishes after its deadline.",
        ));
    }
    findings
}
