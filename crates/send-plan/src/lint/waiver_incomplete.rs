//! # A waiver names no person or no reason
//!
//! Somebody must answer for a finding that is left as it is, by name, and the approver reads why.
//! Until then the waiver waives nothing.
//!
//! To do: enter both, or remove the waiver.

use super::Rule;
use crate::campaign::Waiver;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "waiver/incomplete",
    severity: Severity::Error,
    waivable: false,
    // Found while findings are waived.
    check: |_, _| (),
};

pub(super) fn finding(nth: usize, waiver: &Waiver) -> Diagnostic {
    let place = Place::member(format!("waivers[{nth}]"));
    let said = text!(
        "engine-lint-waiver-names-no-person-or",
        "The waiver of {code} names no person or no reason.",
        code = waiver.code
    );
    RULE.finding(
        place,
        said,
        text!("engine-waiver-incomplete-hint", "Enter both, or remove the waiver."),
    )
}
