//! # A part of the message is empty
//!
//! The file is there and holds nothing but white space.
//!
//! To do: Write it, or remove the file.

use super::Rule;
use crate::diagnostic::{Place, Severity};

pub(super) const RULE: Rule = Rule {
    code: "template/empty-part",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        for part in &message.parts {
            if part.file.text.chars().all(crate::recipient::is_space) {
                findings.push(RULE.finding(
                    Place::file(&part.file.path),
                    format!("The {} for {} is empty.", part.kind.name(), part.locale),
                    "Write it, or remove the file.",
                ));
            }
        }
    },
};
