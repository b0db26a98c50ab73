//! # A file fits no locale or part
//!
//! A template file must say by its name which locale it is for and whether it is the subject, the
//! HTML part or the text part: `en/subject.txt`, `en/body.html`, `en/body.txt`, or `en.subject.txt`,
//! `en.html`, `en.txt`. A file that says neither is not used.
//!
//! To do: Name the file by locale and part.

use super::Rule;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/unplaced-file",
    severity: Severity::Warning,
    waivable: true,
    // Found while the files are sorted.
    check: |_, _| (),
};

pub(crate) fn finding(path: &str) -> Diagnostic {
    RULE.finding(
        Place::file(path),
        text!("engine-template-unplaced-file", "{path} is not used: its name tells no locale, or no part of the message.", path = path),
        text!("engine-template-unplaced-file-hint", "Name files by locale and part: en/subject.txt, en/body.html, en/body.txt; or en.subject.txt, \
         en.html, en.txt."),
    )
}
