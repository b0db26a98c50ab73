//! # A finding cannot be waived
//!
//! The waiver names a finding that nobody can answer for: addresses that others would see, or a
//! message that cannot be made at all.
//!
//! To do: mend what was found, and remove the waiver.

use super::Rule;
use crate::campaign::Waiver;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "waiver/refused",
    severity: Severity::Error,
    waivable: false,
    // Found while findings are waived.
    check: |_, _| (),
};

pub(super) fn finding(nth: usize, waiver: &Waiver) -> Diagnostic {
    let place = Place::member(format!("waivers[{nth}]"));
    let said = text!(
        "engine-lint-findings-with-code-cannot-be",
        "Findings with the code {code} cannot be waived.",
        code = waiver.code
    );
    RULE.finding(
        place,
        said,
        text!("engine-waiver-refused-hint", "Mend what was found, and remove the waiver."),
    )
}
