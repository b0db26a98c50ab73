//! Persons' names: one human being has one spelling, and no two look alike.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

use super::{TrustKey, wrong};
use crate::diagnostic::Diagnostic;
use crate::recipient::is_space;
use crate::wording::text;

/// Longest name in characters.
const MOST_CHARS: usize = 100;

/// What is wrong with one name.
pub(super) fn name(name: &str, at: &str) -> Option<Diagnostic> {
    let unseen = |c: char| c.is_control() || (c != ' ' && is_space(c));
    let plain = !name.starts_with(' ') && !name.ends_with(' ') && !name.contains("  ");
    let fits = (1..=MOST_CHARS).contains(&name.chars().count());
    (!plain || !fits || name.chars().any(unseen)).then(|| {
        wrong(
            "name",
            at.to_owned(),
            text!("engine-name", "{name:?} is not a name as people would read it.", name = name),
            text!(
                "engine-name-hint",
                "Write the person's name with single spaces and no other marks that nobody sees."
            ),
        )
    })
}

/// Names that are spelled differently and look alike: one person could pass for two.
pub(super) fn look_alikes(keys: &[TrustKey]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, TrustKey { person, .. }) in keys.iter().enumerate() {
        for look in looks(person) {
            let before = *seen.entry(look).or_insert(person);
            if before != person {
                findings.push(wrong(
                    "look-alike",
                    format!("keys[{index}].person"),
                    text!("engine-look-alike", "{person:?} looks like {before:?}, and is spelled differently.", person = person, before = before),
                    text!("engine-look-alike-hint", "Spell one person in one way; tell two persons apart by more of their names."),
                ));
                break;
            }
        }
    }
    findings
}

/// What a name looks like, whatever its letters' case: as [UTS 39](https://www.unicode.org/reports/tr39/)
/// has it, once with the case taken away first (`IAN`, `ian`) and once last (`Ian`, `lan`).
fn looks(name: &str) -> [String; 2] {
    let name: String = name.nfkc().collect();
    let shape: String = skeleton(&name).collect();
    [skeleton(&folded(&name)).collect(), folded(&shape)]
}

/// Without the difference of upper and lower case: `ß` as `ss`, `ς` as `σ`.
fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}
