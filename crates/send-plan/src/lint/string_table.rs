//! # A table of strings has mistakes
//!
//! A file of strings cannot be read, a row has too few fields, a key stands twice or is unknown, or
//! a translation loses a merge field. What is wrong is left out; the rest is used.
//!
//! To do: mend the row that the finding names.

use super::Rule;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::wording::Text;

pub(super) const RULE: Rule = Rule {
    code: "template/string-table",
    severity: Severity::Warning,
    waivable: true,
    // Found while tables are read.
    check: |_, _| (),
};

pub(crate) fn finding(place: Place, message: impl Into<Text>, hint: impl Into<Text>) -> Diagnostic {
    RULE.finding(place, message, hint)
}
