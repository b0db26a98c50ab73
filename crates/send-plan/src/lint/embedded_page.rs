//! # The message embeds another page
//!
//! No mail client shows `<iframe>`, `<object>`, `<embed>` or `<frame>`, and filters refuse them.
//!
//! To do: link to the page, with a picture of it where it helps.

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::{counted, text};

pub(super) const RULE: Rule = Rule {
    code: "html/embedded-page",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let found: Vec<usize> = html
                .elements
                .iter()
                .filter(|element| PAGES.contains(&element.name.as_str()))
                .map(|element| element.at.start)
                .collect();
            let Some(first) = found.first() else { continue };
            let count = found.len() as u64;
            findings.push(RULE.finding(
                part.at(*first),
                text!(
                    "engine-html-embedded-page",
                    "{locale}: {count} in the message, which no client shows.",
                    locale = part.locale,
                    count = counted(count, ("embedded page stands", "embedded pages stand"))
                ),
                text!("engine-html-embedded-page-hint", "Link to the page."),
            ));
        }
    },
};

const PAGES: &[&str] = &["applet", "embed", "frame", "iframe", "object"];
