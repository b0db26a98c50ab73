//! # A text is the same in two languages
//!
//! A passage of several words reads the same in this locale as in the one it was translated from.
//! Names, addresses and single words are left alone.
//!
//! To do: translate it, or leave it on purpose.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::FIELD;
use crate::wording::{counted, shortened, text};

pub(super) const RULE: Rule = Rule {
    code: "locale/untranslated",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, reference) in message.translations() {
            if language(&part.locale) == language(&reference.locale) {
                continue;
            }
            let theirs = part.passages();
            let others: BTreeSet<_> =
                reference.passages().into_iter().map(|(text, _)| text).collect();
            let same: Vec<_> = theirs
                .iter()
                .filter(|(text, _)| others.contains(text) && is_sentence(text))
                .collect();
            let Some((text, at)) = same.first() else { continue };
            findings.push(RULE.finding(
                part.at(*at),
                text!("engine-locale-untranslated", "{locale}: the {name} has {same} of {locale_2} unchanged, such as \u{201c}{replace}\u{201d}.", locale = part.locale, name = part.kind.name(), same = counted(same.len() as u64, ("passage", "passages")), locale_2 = reference.locale, replace = shortened(&text.replace(FIELD, "{{…}}"), 60)),
                text!("engine-locale-untranslated-hint", "Translate it, or leave it on purpose."),
            ));
        }
    },
};

fn language(locale: &str) -> &str {
    locale.split('-').next().unwrap_or_default()
}

/// Several words, not all of them names: a sentence of a language. Where words are not parted by
/// blanks, so many letters.
fn is_sentence(text: &str) -> bool {
    let lower = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let wordless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    let words = || text.split_whitespace().filter(|word| !word.contains(['@', '/']));
    (words().count() >= 4 && words().filter(lower).count() >= 3)
        || text.chars().filter(|c| wordless(*c)).count() >= 12
}
