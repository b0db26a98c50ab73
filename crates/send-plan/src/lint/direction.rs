//! # The direction of the text is not the locale's
//!
//! Arabic, Hebrew, Persian and Urdu are written from right to left. Without `dir="rtl"`
//! punctuation, numbers and columns stand on the wrong side; with it, so they do in every other
//! language.
//!
//! To do: write `<html dir="rtl" lang="ar">`, and the same on the outermost table, since some
//! clients drop the `<html>` element.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::FIELD;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "locale/direction",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let directions: Vec<_> = html
                .elements
                .iter()
                .filter_map(|element| Some((element, element.get("dir")?.to_ascii_lowercase())))
                .collect();
            let rtl =
                |direction: &str| matches!(direction, "rtl" | "auto") || direction.contains(FIELD);
            if is_right_to_left(&part.locale) {
                if !directions.iter().any(|(_, direction)| rtl(direction)) {
                    let first = html.elements.first().map_or(0, |element| element.at.start);
                    findings.push(RULE.finding(
                        part.at(first),
                        text!(
                            "engine-locale-direction",
                            "{locale} is written from right to left, and no dir=\"rtl\" says so.",
                            locale = part.locale
                        ),
                        text!(
                            "engine-locale-direction-hint",
                            "Write dir=\"rtl\" on <html> and on the outermost table."
                        ),
                    ));
                }
                continue;
            }
            let whole = |name: &str| matches!(name, "html" | "body");
            let wrong = directions
                .iter()
                .find(|(element, direction)| whole(&element.name) && direction == "rtl");
            if let Some((element, _)) = wrong {
                findings.push(RULE.finding(
                    part.at(element.at.start),
                    text!(
                        "engine-locale-direction-2",
                        "{locale} is written from left to right, and dir=\"rtl\" says otherwise.",
                        locale = part.locale
                    ),
                    text!("engine-locale-direction-hint-2", "Write dir=\"ltr\", or leave it out."),
                ));
            }
        }
    },
};

/// Languages written from right to left, unless their tag names another script.
const RIGHT_TO_LEFT: &[&str] =
    &["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];

pub(crate) fn is_right_to_left(locale: &str) -> bool {
    let mut subtags = locale.split('-');
    let language = subtags.next().unwrap_or_default();
    match subtags.find(|subtag| subtag.len() == 4) {
        Some(script) => matches!(script, "Arab" | "Hebr" | "Nkoo" | "Syrc" | "Thaa"),
        None => RIGHT_TO_LEFT.contains(&language),
    }
}
