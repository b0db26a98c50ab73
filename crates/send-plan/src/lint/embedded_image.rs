//! # A picture stands in the message itself
//!
//! A `data:` picture is not shown by some clients, Gmail first among them, and makes every message
//! longer by a third more than the file.
//!
//! To do: put the picture on a server and link to it.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::{clients, links};
use crate::wording::number;

pub(super) const RULE: Rule = Rule {
    code: "html/embedded-image",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let embedded: Vec<_> = links::images(html)
                .map(|(_, image)| image)
                .filter(|image| image.value.starts_with("data:"))
                .collect();
            let Some(first) = embedded.first() else { continue };
            let bytes: usize = embedded.iter().map(|image| image.value.len()).sum();
            let lacking = clients::feature("data:image")
                .and_then(|feature| feature.lacked_by(message.audience))
                .map_or_else(String::new, |clients| format!("; they are not shown by {clients}"));
            findings.push(RULE.finding(
                part.at(first.at.start),
                format!(
                    "{}: pictures in the message itself take {} bytes of it{lacking}.",
                    part.locale,
                    number(bytes as u64)
                ),
                "Put them on a server and link to them.",
            ));
        }
    },
};
