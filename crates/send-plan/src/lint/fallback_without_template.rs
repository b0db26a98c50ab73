//! # The fallback locale has no template
//!
//! The campaign names a fallback locale for which there are no template files, so it helps nobody.
//!
//! To do: Choose a fallback locale that has templates, or add its files.

use super::Rule;
use crate::diagnostic::{Place, Severity};
use crate::template::resolve;

pub(super) const RULE: Rule = Rule {
    code: "template/fallback-without-template",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        let Some(fallback) = message.fallback else { return };
        if !message.templates.is_empty() && resolve(fallback, &message.templates, None).is_none() {
            let there = message.templates.iter().map(|template| template.locale.clone()).collect();
            findings.push(RULE.finding(
                Place::member("templates.fallbackLocale"),
                format!("There is no template for the fallback locale {fallback}."),
                format!("Choose one of {}, or add its files.", crate::wording::list(there)),
            ));
        }
    },
};
