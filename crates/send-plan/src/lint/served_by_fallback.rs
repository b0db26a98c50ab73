//! # Recipients get the fallback locale
//!
//! These recipients have a locale without a template of its own; they get the message in the
//! fallback locale.
//!
//! To do: Add templates for that locale, if its recipients are to read their own language.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::template::resolve;
use crate::wording::counted;

pub(super) const RULE: Rule = Rule {
    code: "template/served-by-fallback",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        for locale in &message.locales {
            let Some(template) = &locale.template else { continue };
            if resolve(&locale.locale, &message.templates, None).is_some() {
                continue;
            }
            let get = counted(locale.recipients, ("recipient gets", "recipients get"));
            let said = if locale.locale.is_empty() {
                format!("{get} the message in {template}: they have no locale.")
            } else {
                format!(
                    "{get} the message in {template}: there is no template for {}.",
                    locale.locale
                )
            };
            let hint = if locale.locale.is_empty() {
                String::new()
            } else {
                format!(
                    "Add {0}/subject.txt and {0}/body.html if they are to read their own language.",
                    locale.locale
                )
            };
            findings.push(RULE.finding(Place::member("templates.fallbackLocale"), said, hint));
        }
    },
};
