//! # A locale has no HTML part
//!
//! Everybody in this locale gets plain text, while other locales may show a designed message.
//!
//! To do: Add an HTML part, or leave it out on purpose.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/no-html",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for template in &message.templates {
            if template.html.is_none() && template.text.is_some() {
                let locale = &template.locale;
                findings.push(RULE.finding(
                    Place::member("templates"),
                    text!(
                        "engine-template-no-html",
                        "{locale} has no HTML part: its recipients get plain text.",
                        locale = locale
                    ),
                    text!(
                        "engine-template-no-html-hint",
                        "Add {locale}/body.html, or leave it out on purpose.",
                        locale = locale
                    ),
                ));
            }
        }
    },
};
