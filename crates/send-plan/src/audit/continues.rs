//! P2 across plans: a continuation leaves out exactly whom its reports call accepted or unknown.

use crate::audience::AudienceSummary;
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{ContinuesFacts, Plan};
use crate::wording::{Text, counted, number, text};

use super::{broken, total};

/// What the plan alone shows.
pub(super) fn continues(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let left_out = plan.audience.left_out;
    let Some(ContinuesFacts { plan: _, sequence, reports, accepted, unknown, refused }) =
        &plan.continues
    else {
        if left_out > 0 {
            findings.push(broken(
                "P2/left-out",
                "audience.leftOut",
                text!(
                    "engine-p2-left-out",
                    "{left_out} left out, and the plan continues no other.",
                    left_out = counted(left_out, ("row is", "rows are"))
                ),
            ));
        }
        return findings;
    };
    if total([*accepted, *unknown]) != left_out {
        findings.push(broken(
            "P2/left-out",
            "audience.leftOut",
            text!("engine-p2-left-out-2", "{accepted} accepted and {unknown} unknown add up to another number than the {left_out} left out.", accepted = number(*accepted), unknown = number(*unknown), left_out = number(left_out)),
        ));
    }
    if *refused > plan.audience.recipients {
        findings.push(broken(
            "P2/left-out",
            "continues.refused",
            text!("engine-p2-left-out-3", "More are tried again than are mailed."),
        ));
    }
    if sequence.saturating_add(1) != plan.campaign.sequence {
        findings.push(broken(
            "P2/sequence",
            "campaign.sequence",
            text!(
                "engine-p2-sequence",
                "It continues plan {sequence} and is plan {sequence_2}, not the next.",
                sequence = number(*sequence),
                sequence_2 = number(plan.campaign.sequence)
            ),
        ));
    }
    if reports.is_empty() {
        findings.push(broken(
            "P2/no-report",
            "continues.reports",
            text!(
                "engine-p2-no-report",
                "It continues a plan without a report: who has been mailed is not known."
            ),
        ));
    }
    findings
}

/// What the reports as read again show.
pub(super) fn reports(plan: &Plan, read: &AudienceSummary) -> Vec<Diagnostic> {
    let (planned, read_reports) = (&plan.continues, &read.continues);
    let (Some(planned), Some(again)) = (planned, read_reports) else {
        let differs = planned.is_some() != read_reports.is_some();
        return differs
            .then(|| {
                let message = if planned.is_some() {
                    text!(
                        "engine-audit-plan-continues-another-reports-were",
                        "The plan continues another, and its reports were not read."
                    )
                } else {
                    text!(
                        "engine-audit-reports-were-read-plan-continues",
                        "Reports were read, and the plan continues no other."
                    )
                };
                Diagnostic { hint: HINT, ..broken("P2/reports", "continues", message) }
            })
            .into_iter()
            .collect();
    };
    let mut findings: Vec<Diagnostic> = read
        .diagnostics
        .iter()
        .filter(|finding| {
            finding.code.starts_with("report/") && finding.severity == Severity::Error
        })
        .cloned()
        .collect();
    let planned_digests = planned.reports.iter().map(|report| &report.blake3);
    if !planned_digests.eq(again.reports.iter().map(|report| &report.blake3)) {
        let message = text!(
            "engine-audit-continues",
            "The reports are not the ones that were planned with: their digests differ."
        );
        findings
            .push(Diagnostic { hint: HINT, ..broken("P2/reports", "continues.reports", message) });
    } else if (planned.accepted, planned.unknown, planned.refused)
        != (again.accepted, again.unknown, again.refused)
    {
        findings.push(broken(
            "P2/reports",
            "continues",
            text!("engine-p2-reports", "The reports say {accepted} accepted, {unknown} unknown and {refused} refused; the plan says {accepted_2}, {unknown_2} and {refused_2}.", accepted = number(again.accepted), unknown = number(again.unknown), refused = number(again.refused), accepted_2 = number(planned.accepted), unknown_2 = number(planned.unknown), refused_2 = number(planned.refused)),
        ));
    }
    findings
}

const HINT: Text = text!(
    "engine-reports-give-every",
    "Give every report that was planned with, in the plan's order; or make the plan again."
);
