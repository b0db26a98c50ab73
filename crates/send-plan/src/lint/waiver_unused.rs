//! # A waiver waives nothing
//!
//! There is no such finding any more, or its code is not a rule of the message. Left in place, the
//! waiver would hide the next one.
//!
//! To do: remove it, or correct its code or place.

use super::Rule;
use crate::campaign::Waiver;
use crate::diagnostic::{Diagnostic, Place, Severity};

pub(super) const RULE: Rule = Rule {
    code: "waiver/unused",
    severity: Severity::Warning,
    waivable: false,
    // Found while findings are waived.
    check: |_, _| (),
};

pub(super) fn finding(nth: usize, waiver: &Waiver) -> Diagnostic {
    let place = Place::member(format!("waivers[{nth}]"));
    let said = format!("There is no finding for the waiver of {}.", waiver.code);
    RULE.finding(place, said, "Remove it, or correct its code or place.")
}
