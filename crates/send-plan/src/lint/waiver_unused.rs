//! # A waiver waives nothing
//!
//! There is no such finding any more, or its code is not a rule of the message. Left in place, the
//! waiver would hide the next one. Whoever answers for somebody else's address answers for the
//! sentence that was read: where a count in it changes, it has to be read again.
//!
//! To do: remove it, correct its code or place, or look at the finding again.

use super::Rule;
use crate::campaign::Waiver;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "waiver/unused",
    severity: Severity::Warning,
    waivable: false,
    // Found while findings are waived.
    check: |_, _| (),
};

pub(super) fn finding(nth: usize, waiver: &Waiver) -> Diagnostic {
    let place = Place::member(format!("waivers[{nth}]"));
    let said = text!(
        "engine-lint-there-no-finding-for-waiver",
        "There is no finding for the waiver of {code}.",
        code = waiver.code
    );
    RULE.finding(
        place,
        said,
        text!("engine-waiver-unused-hint", "Remove it, or correct its code or place."),
    )
}
