//! # A part of the message is empty
//!
//! The file is there and holds nothing but white space.
//!
//! To do: Write it, or remove the file.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/empty-part",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        for part in &message.parts {
            if part.file.text.chars().all(crate::recipient::is_space) {
                findings.push(RULE.finding(
                    Place::file(&part.file.path),
                    text!(
                        "engine-template-empty-part",
                        "The {name} for {locale} is empty.",
                        name = part.kind.name(),
                        locale = part.locale
                    ),
                    text!("engine-template-empty-part-hint", "Write it, or remove the file."),
                ));
            }
        }
    },
};
