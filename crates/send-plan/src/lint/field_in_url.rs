//! # A field in a link is not encoded
//!
//! In `https://shop.example/?q={{name}}` a value with a blank, `&`, `#` or `+` ends early or
//! becomes another parameter, and the link opens something else. Fields whose name says that they
//! hold a token, an id, a number or a whole address are left alone; so is a link that is nothing
//! but a field.
//!
//! To do: fill a column with the encoded value (`%20` for a blank), or put a token into the link
//! in place of the value.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::{Around, links};
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/field-in-url",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let mut said = BTreeSet::new();
            for (field, at) in part.fields() {
                let Around::Value(_, value) = html.around(at) else { continue };
                let is_address = matches!(value.name.as_str(), "href" | "src" | "background");
                let from_field = value.at.start == at;
                if !is_address || from_field || !is_web(&value.value) || is_plain(field) {
                    continue;
                }
                if !said.insert(field) {
                    continue;
                }
                findings.push(RULE.finding(
                    part.at(at),
                    text!("engine-template-field-in-url", "{locale}: \u{201c}{field}\u{201d} stands in a link without being encoded for it.", locale = part.locale, field = field),
                    text!("engine-template-field-in-url-hint", "Fill a column with the encoded value (%20 for a blank), or put a token into the link."),
                ));
            }
        }
    },
};

/// Last words of names of columns whose values need no encoding.
const PLAIN: &[&str] = &[
    "code",
    "guid",
    "hash",
    "id",
    "key",
    "lang",
    "language",
    "link",
    "locale",
    "no",
    "nr",
    "number",
    "path",
    "ref",
    "sig",
    "signature",
    "slug",
    "token",
    "url",
    "uuid",
    "year",
];

fn is_web(address: &str) -> bool {
    use links::Target;
    matches!(links::target(address), Target::Web(..) | Target::Field | Target::Relative)
}

/// Whether the name says so.
fn is_plain(field: &str) -> bool {
    let mut words = field.split_whitespace();
    // No helper encodes what it is given.
    let (Some(first), None) = (words.next(), words.next()) else { return false };
    let lower = first.to_ascii_lowercase();
    let last = lower.rsplit(['_', '-', '.']).next().unwrap_or_default();
    let camel = |word: &&&str| {
        first.strip_suffix(capital(word).as_str()).is_some_and(|rest| !rest.is_empty())
    };
    PLAIN.contains(&last) || PLAIN.iter().find(camel).is_some()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|c| c.to_ascii_uppercase().to_string()).unwrap_or_default()
        + letters.as_str()
}
