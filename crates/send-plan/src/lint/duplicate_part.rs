//! # Two files are the same part
//!
//! Two files give the same part of the message for one locale, such as `en/body.html` and
//! `en.html`. The first by name is used.
//!
//! To do: Remove one of the two files.

use super::Rule;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::template::files::Kind;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/duplicate-part",
    severity: Severity::Warning,
    waivable: true,
    // Found while the files are sorted.
    check: |_, _| (),
};

pub(crate) fn finding(path: &str, first: &str, locale: &str, kind: Kind) -> Diagnostic {
    RULE.finding(
        Place::file(path),
        text!(
            "engine-template-duplicate-part",
            "{path} is not used: {first} is already the {name} for {locale}.",
            path = path,
            first = first,
            name = kind.name(),
            locale = locale
        ),
        text!("engine-template-duplicate-part-hint", "Remove one of the two files."),
    )
}
