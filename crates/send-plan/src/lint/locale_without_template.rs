//! # Recipients have no template
//!
//! The audience has recipients in a locale for which there is neither a template, nor one of a
//! parent (`pt` for `pt-BR`), nor a fallback locale. They would get nothing.
//!
//! To do: Add the files of that locale, or choose a fallback locale.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::wording::counted;

pub(super) const RULE: Rule = Rule {
    code: "template/locale-without-template",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        // Without any template there is nothing to compare: other findings say so.
        if message.templates.is_empty() {
            return;
        }
        for locale in message.locales.iter().filter(|locale| locale.template.is_none()) {
            let have = counted(locale.recipients, ("recipient has", "recipients have"));
            let (said, hint) = if locale.locale.is_empty() {
                (
                    format!("{have} no locale, and there is no fallback locale."),
                    "Choose a fallback locale, or the column that holds the locale.".to_owned(),
                )
            } else {
                (
                    format!("{}: {have} no template.", locale.locale),
                    format!(
                        "Add {0}/subject.txt and {0}/body.html, or choose a fallback locale.",
                        locale.locale
                    ),
                )
            };
            findings.push(RULE.finding(Place::member("templates.fallbackLocale"), said, hint));
        }
    },
};
