//! # The message has a script
//!
//! No mail client runs scripts; many filters refuse a message with `<script>`, an `onclick` or a
//! `javascript:` link.
//!
//! To do: remove it. `<script type="application/ld+json">`, which describes an order to Gmail, is
//! fine.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::Element;
use crate::wording::{counted, text};

pub(super) const RULE: Rule = Rule {
    code: "html/script",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let found: Vec<usize> = html
                .elements
                .iter()
                .filter(|element| has_script(element))
                .map(|element| element.at.start)
                .collect();
            let Some(first) = found.first() else { continue };
            let count = found.len() as u64;
            findings.push(RULE.finding(
                part.at(*first),
                text!(
                    "engine-html-script",
                    "{locale}: {count} in the message, where none runs.",
                    locale = part.locale,
                    count = counted(count, ("script stands", "scripts stand"))
                ),
                text!("engine-html-script-hint", "Remove it."),
            ));
        }
    },
};

fn has_script(element: &Element) -> bool {
    let described = element.get("type").is_some_and(|kind| kind.contains("ld+json"));
    (element.name == "script" && !described)
        || element.attributes.iter().any(|attribute| {
            let handler = attribute.name.len() > 2
                && attribute.name.starts_with("on")
                && !attribute.value.is_empty();
            let value = attribute.value.trim_start().get(..11).unwrap_or_default();
            handler || value.eq_ignore_ascii_case("javascript:")
        })
}
