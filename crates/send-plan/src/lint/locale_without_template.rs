//! # Recipients have no template
//!
//! The audience has recipients in a locale for which there is neither a template, nor one of a
//! parent (`pt` for `pt-BR`), nor a fallback locale. They would get nothing.
//!
//! To do: Add the files of that locale, or choose a fallback locale.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::wording::{counted, text};

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
                    text!(
                        "engine-lint-no-locale-there-no-fallback",
                        "{have} no locale, and there is no fallback locale.",
                        have = have
                    ),
                    text!(
                        "engine-lint-choose-fallback-locale-or-column",
                        "Choose a fallback locale, or the column that holds the locale."
                    ),
                )
            } else {
                (
                    text!(
                        "engine-lint-no-template",
                        "{locale}: {have} no template.",
                        locale = locale.locale,
                        have = have
                    ),
                    text!(
                        "engine-lint-add-subject-txt-body-html",
                        "Add {locale}/subject.txt and {locale}/body.html, or choose a fallback locale.",
                        locale = locale.locale
                    ),
                )
            };
            findings.push(RULE.finding(Place::member("templates.fallbackLocale"), said, hint));
        }
    },
};
