//! # A link or a picture has no host
//!
//! A message has no page that `img/logo.png` or `/help` could be relative to: the picture is
//! missing, the link opens nothing. An `href=""` does so too.
//!
//! To do: write the whole address, beginning with `https://`.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::links::{self, Target};
use crate::wording::{counted, text};

pub(super) const RULE: Rule = Rule {
    code: "html/relative-address",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let found: Vec<usize> = links::links(html)
                .chain(links::images(html))
                .filter(|(_, named)| is_relative(&named.value))
                .map(|(_, named)| named.at.start)
                .collect();
            let Some(first) = found.first() else { continue };
            let count = found.len() as u64;
            findings.push(RULE.finding(
                part.at(*first),
                text!(
                    "engine-html-relative-address",
                    "{locale}: {count} no host.",
                    locale = part.locale,
                    count = counted(count, ("link or picture has", "links or pictures have"))
                ),
                text!(
                    "engine-html-relative-address-hint",
                    "Write the whole address, beginning with https://."
                ),
            ));
        }
    },
};

fn is_relative(address: &str) -> bool {
    matches!(links::target(address), Target::Relative | Target::Empty)
}
