//! # The message has a form
//!
//! Most clients show fields that cannot be sent, or warn of them: forms in mail are how passwords
//! are stolen.
//!
//! To do: link to a page with the form.

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::{counted, text};

pub(super) const RULE: Rule = Rule {
    code: "html/form",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let found: Vec<usize> = html
                .elements
                .iter()
                .filter(|element| FORMS.contains(&element.name.as_str()))
                .map(|element| element.at.start)
                .collect();
            let Some(first) = found.first() else { continue };
            let count = found.len() as u64;
            findings.push(RULE.finding(
                part.at(*first),
                text!(
                    "engine-html-form",
                    "{locale}: the message has {count}.",
                    locale = part.locale,
                    count = counted(count, ("element of a form", "elements of a form"))
                ),
                text!("engine-html-form-hint", "Link to a page with the form."),
            ));
        }
    },
};

const FORMS: &[&str] = &["form", "input", "select", "textarea"];
