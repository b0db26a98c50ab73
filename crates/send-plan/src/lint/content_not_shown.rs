//! # Some clients do not show a part of the message
//!
//! Clients differ in what they show. Where an element or a kind of picture is not shown, what it
//! says is missing. The share counts the addresses of this audience at the mailbox providers whose
//! own clients these are; an address does not tell which program a person reads with. Source:
//! caniemail.com.
//!
//! To do: say the same in words, or use a picture as PNG, JPEG or GIF.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "html/content-not-shown",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        let mut said = BTreeSet::new();
        for (part, feature, at) in message.differing() {
            // A picture in the message itself has a finding of its own.
            if !feature.is_content() || feature.key == "data:image" || !said.insert(feature.name) {
                continue;
            }
            let Some(clients) = feature.lacked_by(message.audience) else { continue };
            findings.push(RULE.finding(
                part.at(at),
                text!(
                    "engine-html-content-not-shown",
                    "\u{201c}{name}\u{201d} is not shown by {clients}.",
                    name = feature.name,
                    clients = clients
                ),
                text!(
                    "engine-html-content-not-shown-hint",
                    "Say the same in words, or use a PNG, JPEG or GIF."
                ),
            ));
        }
    },
};
