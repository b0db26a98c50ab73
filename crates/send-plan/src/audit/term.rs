//! P3: no call before the plan may start, and none when it has expired.

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::wording::text;

use super::broken;

pub(super) fn term(plan: &Plan) -> Vec<Diagnostic> {
    let campaign = &plan.campaign;
    let first_ms = plan.runs.iter().map(|run| run.start_ms).min();
    let last_ms = plan.runs.iter().map(|run| run.call_start_ms(run.calls() - 1)).max();
    let earliest_ms =
        campaign.start_ms.max(campaign.planned_at_ms).max(campaign.not_before_ms.unwrap_or(0));
    let mut findings = Vec::new();
    if first_ms.is_some_and(|first| first < earliest_ms) {
        findings.push(broken(
            "P3/too-early",
            "runs",
            text!("engine-p3-too-early", "A call starts before the plan may start."),
        ));
    }
    findings.extend(last_ms.and_then(|last_ms| late(plan, last_ms)));
    findings
}

/// What is wrong with a call that starts then.
pub(super) fn late(plan: &Plan, at_ms: u64) -> Option<Diagnostic> {
    let is_late = plan.campaign.expires_ms.is_some_and(|expires_ms| at_ms >= expires_ms);
    is_late.then(|| {
        broken(
            "P3/expired",
            "runs",
            text!("engine-p3-expired", "A call starts when the plan has expired."),
        )
    })
}
