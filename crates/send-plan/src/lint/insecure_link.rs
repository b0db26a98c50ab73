//! # A link is not encrypted
//!
//! What a link over `http` opens can be read and changed on the way, and browsers warn of it.
//!
//! To do: write `https`, and see that the server answers it.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::links::{self, Target};
use crate::wording::{counted, text};

pub(super) const RULE: Rule = Rule {
    code: "html/insecure-link",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let found: Vec<usize> = links::links(html)
                .filter(|(_, link)| is_http(&link.value))
                .map(|(_, link)| link.at.start)
                .collect();
            let Some(first) = found.first() else { continue };
            let count = found.len() as u64;
            findings.push(RULE.finding(
                part.at(*first),
                text!(
                    "engine-html-insecure-image",
                    "{locale}: {count} over http.",
                    locale = part.locale,
                    count = counted(count, ("link opens a page", "links open pages"))
                ),
                text!("engine-html-insecure-image-hint", "Write https."),
            ));
        }
    },
};

fn is_http(address: &str) -> bool {
    matches!(links::target(address), Target::Web(scheme, _) if scheme.eq_ignore_ascii_case("http"))
}
