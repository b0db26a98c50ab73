//! The auditor: proves from `plan.json` alone that a plan keeps its promises.
//!
//! It shares no scheduling code with the planner: it looks at every call and at every window that
//! ends with one.

mod counts;
mod exposure;
mod limits;
mod promise;

use crate::audience::AudienceSummary;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Plan;

/// More calls than this are not looked at one by one.
const MOST_CALLS: u64 = 1 << 31;

/// One finding per broken promise; none: the plan keeps them. With the audience as read again, also
/// whether it is the one that was planned.
pub fn audit(plan: &Plan, audience: Option<&AudienceSummary>) -> Vec<Diagnostic> {
    let mut findings = counts::shape(plan);
    if !findings.is_empty() {
        // Indices or numbers that mean nothing: no other promise can be looked at.
        return findings;
    }
    findings.extend(exposure::exposure(plan));
    findings.extend(counts::counts(plan));
    if let Some(audience) = audience {
        findings.extend(counts::same_audience(plan, audience));
    }
    let calls: u64 = plan.runs.iter().fold(0, |sum, run| sum.saturating_add(run.calls()));
    if calls > MOST_CALLS {
        findings.push(broken(
            "P3/too-many-calls",
            "runs",
            format!("{calls} calls are too many to look at one by one."),
        ));
        return findings;
    }
    findings.extend(limits::limits(plan));
    findings.extend(promise::promise(plan));
    findings
}

/// Whether indices, order and numbers of a plan mean something; needed before its calls are listed.
pub fn shape(plan: &Plan) -> Vec<Diagnostic> {
    counts::shape(plan)
}

/// A broken promise: `code` begins with its number in the design.
fn broken(code: &str, member: impl Into<String>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, Place::member(member), message, "Do not send this plan; make it again.")
}
