//! # A layout is no MJML
//!
//! The layout cannot be turned into HTML: an element stands where MJML has no place for it, is not
//! closed, or includes another file.
//!
//! To do: mend the element that the finding names.

use super::Rule;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::wording::Text;

pub(super) const RULE: Rule = Rule {
    code: "template/mjml",
    severity: Severity::Error,
    waivable: false,
    // Found while the layout is drawn.
    check: |_, _| (),
};

pub(crate) fn finding(place: Place, message: Text, hint: Text) -> Diagnostic {
    RULE.finding(place, message, hint)
}
