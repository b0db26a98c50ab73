//! What a stop would still save.

use super::NotYetSent;
use crate::estimate::calls_started_by;
use crate::plan::Plan;

/// Steps between the first instant and the last.
const STEPS: u64 = 60;

/// Evenly spaced instants from the first call, before which nobody is sent to, to the finish, after
/// which nobody is left.
pub(super) fn not_yet_sent(plan: &Plan) -> Vec<NotYetSent> {
    let (start_ms, finish_ms) = (plan.estimate.start_ms, plan.estimate.finish_ms);
    let last_start_ms = plan.runs.iter().map(|run| run.call_start_ms(run.calls() - 1)).max();
    // A call that takes no time starts at the finish.
    let end_ms = finish_ms.max(last_start_ms.map_or(0, |last_ms| last_ms + 1));
    let span_ms = u128::from(end_ms - start_ms);
    let mut points: Vec<NotYetSent> = (0..=STEPS)
        .map(|step| {
            let at_ms = start_ms + (span_ms * u128::from(step) / u128::from(STEPS)) as u64;
            let sent = at_ms.checked_sub(1).map_or(0, |by_ms| started_by(plan, by_ms));
            NotYetSent { at_ms, recipients: plan.estimate.messages - sent }
        })
        .collect();
    points.dedup();
    points
}

/// People whose call starts at or before `at_ms`.
pub(super) fn started_by(plan: &Plan, at_ms: u64) -> u64 {
    plan.runs.iter().map(|run| calls_started_by(run, at_ms) * run.size).sum()
}
