//! # Some clients leave out a style
//!
//! The message is shown without this style there, and may look broken where others depend on it.
//! The share counts the addresses of this audience at the mailbox providers whose own clients
//! these are; an address does not tell which program a person reads with. Effects without which a
//! message reads just as well (`:hover`, `transition`) are not named. Source: caniemail.com.
//!
//! To do: look at the message without the style; where it matters, use tables and attributes.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "html/not-everywhere",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        let mut said = BTreeSet::new();
        for (part, feature, at) in message.differing() {
            // A picture in the message itself has a finding of its own.
            if feature.is_content() || feature.key == "data:image" || !said.insert(feature.name) {
                continue;
            }
            let Some(clients) = feature.lacked_by(message.audience) else { continue };
            findings.push(RULE.finding(
                part.at(at),
                text!(
                    "engine-html-not-everywhere",
                    "\u{201c}{name}\u{201d} has no effect in {clients}.",
                    name = feature.name,
                    clients = clients
                ),
                text!(
                    "engine-html-not-everywhere-hint",
                    "See that the message reads well without it."
                ),
            ));
        }
    },
};
