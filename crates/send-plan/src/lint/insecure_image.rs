//! # A picture is fetched without encryption
//!
//! A picture over `http` tells everybody on the way who reads the message, and clients leave it
//! out or warn.
//!
//! To do: write `https`, and see that the server answers it.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::links::{self, Target};
use crate::wording::{counted, text};

pub(super) const RULE: Rule = Rule {
    code: "html/insecure-image",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let found: Vec<usize> = links::images(html)
                .filter(|(_, image)| is_http(&image.value))
                .map(|(_, image)| image.at.start)
                .collect();
            let Some(first) = found.first() else { continue };
            let count = found.len() as u64;
            findings.push(RULE.finding(
                part.at(*first),
                text!(
                    "engine-html-insecure-image",
                    "{locale}: {count} over http.",
                    locale = part.locale,
                    count = counted(count, ("picture is fetched", "pictures are fetched"))
                ),
                text!("engine-html-insecure-image-hint", "Write https."),
            ));
        }
    },
};

fn is_http(address: &str) -> bool {
    matches!(links::target(address), Target::Web(scheme, _) if scheme.eq_ignore_ascii_case("http"))
}
