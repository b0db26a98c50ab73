//! # A string is missing
//!
//! The layout asks for a string that neither the locale nor its fallbacks have (`pt-BR`, `pt`, then
//! the campaign's fallback locale). Recipients would read a gap.
//!
//! To do: add the key to the table of that locale, or to the fallback's.

use super::Rule;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/missing-string",
    severity: Severity::Error,
    waivable: false,
    // Found while the layout is filled in.
    check: |_, _| (),
};

pub(crate) fn finding(place: Place, key: &str, locale: &str) -> Diagnostic {
    RULE.finding(
        place,
        text!(
            "engine-template-missing-string",
            "{locale} has no text for \u{201c}{key}\u{201d}, and no fallback has one.",
            locale = locale,
            key = key
        ),
        text!(
            "engine-template-missing-string-hint",
            "Add \u{201c}{key}\u{201d} to strings/{locale}.json.",
            key = key,
            locale = locale
        ),
    )
}
