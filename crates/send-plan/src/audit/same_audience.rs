//! P6: the audience as read again is the one that was planned.

use crate::audience::{AudienceSummary, FileFacts};
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;

use super::broken;

pub(super) fn same_audience(plan: &Plan, read: &AudienceSummary) -> Vec<Diagnostic> {
    let planned = &plan.audience;
    let mut findings = Vec::new();
    let mut same = |member: &str, is_same: bool, message: &str| {
        if !is_same {
            findings.push(broken("P6/other-audience", member, message));
        }
    };
    let digests = |files: &[FileFacts]| -> Vec<String> {
        files.iter().map(|file| file.blake3.clone()).collect()
    };
    same(
        "audience.files",
        digests(&planned.files) == digests(&read.files),
        "The files are not those that were planned: their digests differ.",
    );
    same(
        "audience",
        (planned.rows, planned.recipients, planned.duplicates, planned.suppressed)
            == (read.rows, read.recipients, read.duplicates, read.suppressed)
            && planned.rejected == read.rejected,
        "The rows are judged otherwise than when it was planned.",
    );
    same(
        "audience",
        planned.by_locale == read.by_locale()
            && planned.by_time_zone == read.by_time_zone()
            && planned.by_mailbox_provider == read.by_mailbox_provider(),
        "Recipients by locale, time zone or mailbox provider are not those that were planned.",
    );
    findings
}
