//! P3: no call before the plan may start, and none when it has expired.

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;

use super::broken;

pub(super) fn term(plan: &Plan) -> Vec<Diagnostic> {
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
