//! # A picture stands in the message itself
//!
//! A `data:` picture is not shown by some clients, Gmail first among them, and makes every message
//! longer by a third more than the file.
//!
//! To do: put the picture on a server and link to it.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::{clients, links};
use crate::wording::{Text, number, text};

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
                .map_or_else(Text::default, |clients| {
                    text!(
                        "engine-not-shown-by",
                        "; they are not shown by {clients}",
                        clients = clients
                    )
                });
            findings.push(RULE.finding(
                part.at(first.at.start),
                text!(
                    "engine-html-embedded-image",
                    "{locale}: pictures in the message itself take {bytes} bytes of it{lacking}.",
                    locale = part.locale,
                    bytes = number(bytes as u64),
                    lacking = lacking
                ),
                text!("engine-html-embedded-image-hint", "Put them on a server and link to them."),
            ));
        }
    },
};
