//! # A locale has no text part
//!
//! Some people and many filters read the text part: a message without one is likelier to be taken
//! for spam, and unreadable where HTML is off.
//!
//! To do: Add a text part with the same content.

use super::Rule;
use crate::diagnostic::{Place, Severity};

pub(super) const RULE: Rule = Rule {
    code: "template/no-text",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for template in &message.templates {
            if template.text.is_none() && template.html.is_some() {
                let locale = &template.locale;
                findings.push(RULE.finding(
                    Place::member("templates"),
                    format!("{locale} has no text part."),
                    format!("Add {locale}/body.txt with the same content as plain text."),
                ));
            }
        }
    },
};
