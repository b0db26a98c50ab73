//! # A locale has no subject
//!
//! Every locale with a message needs a subject of its own.
//!
//! To do: Add a subject file.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/no-subject",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        for template in &message.templates {
            if template.subject.is_none() {
                let locale = &template.locale;
                findings.push(RULE.finding(
                    Place::member("templates"),
                    text!(
                        "engine-template-no-subject",
                        "{locale} has no subject.",
                        locale = locale
                    ),
                    text!(
                        "engine-template-no-subject-hint",
                        "Add {locale}/subject.txt.",
                        locale = locale
                    ),
                ));
            }
        }
    },
};
