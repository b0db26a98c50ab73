//! # Recipients get the fallback locale
//!
//! These recipients have a locale without a template of its own; they get the message in the
//! fallback locale.
//!
//! To do: Add templates for that locale, if its recipients are to read their own language.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::template::resolve;
use crate::wording::{counted, text};

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
                text!(
                    "engine-lint-message-they-have-no-locale",
                    "{get} the message in {template}: they have no locale.",
                    get = get,
                    template = template
                )
            } else {
                text!(
                    "engine-lint-message-there-no-template-for",
                    "{get} the message in {template}: there is no template for {locale}.",
                    get = get,
                    template = template,
                    locale = locale.locale
                )
            };
            let hint = if locale.locale.is_empty() {
                "".into()
            } else {
                text!(
                    "engine-lint-add-subject-txt-body-html-2",
                    "Add {locale}/subject.txt and {locale}/body.html if they are to read their own language.",
                    locale = locale.locale
                )
            };
            findings.push(RULE.finding(Place::member("templates.fallbackLocale"), said, hint));
        }
    },
};
