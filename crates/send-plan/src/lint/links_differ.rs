//! # Locales link to different places
//!
//! A link of one locale is missing in the other, or opens something else. A locale in the address
//! (`/pt-BR/help`, `?lang=pt`) is no difference.
//!
//! To do: compare the two, and mend the link that is wrong.

use std::collections::BTreeMap;

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::links::{self, Target};
use crate::html::{FIELD, Html};
use crate::wording::{Arg, Say, joined, quoted_list, text};

pub(super) const RULE: Rule = Rule {
    code: "locale/links-differ",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, reference) in message.translations() {
            let (Some(html), Some(other)) = (&part.read.html, &reference.read.html) else {
                continue;
            };
            let locales = [part.locale.as_str(), reference.locale.as_str()];
            let (own, others) = (places(html, locales), places(other, locales));
            let only = |these: &BTreeMap<String, String>, those: &BTreeMap<String, String>| {
                let links = these.iter().filter(|(place, _)| !those.contains_key(*place));
                links.map(|(_, link)| link.clone()).collect::<Vec<_>>()
            };
            let mut said = Vec::new();
            let (missing, more) = (only(&others, &own), only(&own, &others));
            if !missing.is_empty() {
                said.push(text!(
                    "engine-linked-only-in",
                    "{links} is linked in {locale} only",
                    links = named(&missing),
                    locale = reference.locale
                ));
            }
            if !more.is_empty() {
                said.push(text!(
                    "engine-links-only-in",
                    "{links} in {locale} only",
                    links = named(&more),
                    locale = part.locale
                ));
            }
            if said.is_empty() {
                continue;
            }
            findings.push(RULE.finding(
                part.at(0),
                text!(
                    "engine-locale-links-differ",
                    "{locale}: the links differ: {said}.",
                    locale = part.locale,
                    said = joined(said, "; ")
                ),
                text!(
                    "engine-locale-links-differ-hint",
                    "Compare the two, and mend the link that is wrong."
                ),
            ));
        }
    },
};

/// Links named in one finding.
const NAMED: usize = 3;

fn named(links: &[String]) -> Arg {
    let shown = quoted_list(links.iter().take(NAMED).map(String::as_str));
    if links.len() > NAMED {
        text!("engine-links-and-more", "{links} and more", links = shown).say()
    } else {
        shown
    }
}

/// Every place on the web that is linked: without what only names a locale, and as it stands.
fn places(html: &Html, locales: [&str; 2]) -> BTreeMap<String, String> {
    links::links(html)
        .filter(|(_, link)| matches!(links::target(&link.value), Target::Web(..) | Target::Field))
        .map(|(_, link)| {
            let address = link.value.trim().replace(FIELD, "{{\u{2026}}}");
            let pieces = address.split_inclusive(['/', '?', '&', '=', '.', '#']);
            (pieces.filter(|piece| !names_locale(piece, locales)).collect(), address.clone())
        })
        .collect()
}

fn names_locale(piece: &str, locales: [&str; 2]) -> bool {
    let word = piece.trim_end_matches(['/', '?', '&', '=', '.', '#']);
    let is =
        |name: &str| word.len() == name.len() && word.replace('_', "-").eq_ignore_ascii_case(name);
    locales.iter().any(|locale| is(locale) || is(locale.split('-').next().unwrap_or_default()))
}
