//! # The fallback locale has no template
//!
//! The campaign names a fallback locale for which there are no template files, so it helps nobody.
//!
//! To do: Choose a fallback locale that has templates, or add its files.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::template::resolve;
use crate::wording::{list, text};

pub(super) const RULE: Rule = Rule {
    code: "template/fallback-without-template",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        let Some(fallback) = message.fallback else { return };
        if !message.templates.is_empty() && resolve(fallback, &message.templates, None).is_none() {
            let there = message.templates.iter().map(|template| template.locale.as_str());
            findings.push(RULE.finding(
                Place::member("templates.fallbackLocale"),
                text!(
                    "engine-template-fallback-without-template",
                    "There is no template for the fallback locale {fallback}.",
                    fallback = fallback
                ),
                text!(
                    "engine-template-fallback-without-template-hint",
                    "Choose one of {there}, or add its files.",
                    there = list(there)
                ),
            ));
        }
    },
};
