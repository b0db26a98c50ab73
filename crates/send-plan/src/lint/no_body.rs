//! # A locale has nothing to read
//!
//! A locale has neither an HTML part nor a text part.
//!
//! To do: Add an HTML part and a text part.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/no-body",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        for template in &message.templates {
            if template.html.is_none() && template.text.is_none() {
                let locale = &template.locale;
                findings.push(RULE.finding(
                    Place::member("templates"),
                    text!(
                        "engine-template-no-body",
                        "{locale} has neither an HTML part nor a text part.",
                        locale = locale
                    ),
                    text!(
                        "engine-template-no-body-hint",
                        "Add {locale}/body.html and {locale}/body.txt.",
                        locale = locale
                    ),
                ));
            }
        }
    },
};
