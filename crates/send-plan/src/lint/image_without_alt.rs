//! # A picture has no words in its place
//!
//! Many people read with pictures off, or with a screen reader, which says the file name where
//! there is no `alt`.
//!
//! To do: write `alt="…"` with what the picture says; `alt=""` where it only decorates.

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::{counted, text};

pub(super) const RULE: Rule = Rule {
    code: "html/image-without-alt",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let found: Vec<usize> = html
                .elements_named("img")
                .filter(|image| image.attribute("alt").is_none())
                .map(|image| image.at.start)
                .collect();
            let Some(first) = found.first() else { continue };
            let count = found.len() as u64;
            findings.push(RULE.finding(
                part.at(*first),
                text!(
                    "engine-html-image-without-alt",
                    "{locale}: {count} no alt text.",
                    locale = part.locale,
                    count = counted(count, ("picture has", "pictures have"))
                ),
                text!(
                    "engine-html-image-without-alt-hint",
                    "Write alt=\"…\" with what the picture says; alt=\"\" where it only decorates."
                ),
            ));
        }
    },
};
