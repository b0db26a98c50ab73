//! # A locale has nothing to read
//!
//! A locale has neither an HTML part nor a text part.
//!
//! To do: Add an HTML part and a text part.

use super::Rule;
use crate::diagnostic::{Place, Severity};

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
                    format!("{locale} has neither an HTML part nor a text part."),
                    format!("Add {locale}/body.html and {locale}/body.txt."),
                ));
            }
        }
    },
};
