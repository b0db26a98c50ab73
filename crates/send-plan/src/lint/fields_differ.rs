//! # Locales show different fields
//!
//! One locale shows a merge field that the other does not. A field that got lost in translation
//! leaves out a name, an amount or a link; one that was translated (`{{nome}}`) is no column.
//!
//! To do: bring the field back, or leave it out everywhere.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::message::Part;
use crate::wording::{joined, quoted_list, text};

pub(super) const RULE: Rule = Rule {
    code: "locale/fields-differ",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, reference) in message.translations() {
            let (own, others) = (fields(part), fields(reference));
            let other = &reference.locale;
            let mut said = Vec::new();
            let missing: Vec<&str> = others.difference(&own).copied().collect();
            let more: Vec<&str> = own.difference(&others).copied().collect();
            if !missing.is_empty() {
                said.push(text!(
                    "engine-lacks-which-other-has",
                    "lacks {missing}, which {other} has",
                    missing = quoted_list(missing),
                    other = other
                ));
            }
            if !more.is_empty() {
                said.push(text!(
                    "engine-has-which-other-has-not",
                    "has {more}, which {other} has not",
                    more = quoted_list(more),
                    other = other
                ));
            }
            if said.is_empty() || part.uses.is_err() || reference.uses.is_err() {
                continue;
            }
            findings.push(RULE.finding(
                part.at(0),
                text!(
                    "engine-locale-fields-differ",
                    "{locale}: the {name} {said}.",
                    locale = part.locale,
                    name = part.kind.name(),
                    said = joined(said, "; it ")
                ),
                text!(
                    "engine-locale-fields-differ-hint",
                    "Bring the field back, or leave it out everywhere."
                ),
            ));
        }
    },
};

fn fields<'p>(part: &'p Part<'_>) -> BTreeSet<&'p str> {
    let shown = part.shown().iter().map(|shown| shown.field.as_str());
    let conditions = part.uses.iter().flat_map(|uses| &uses.conditions);
    shown.chain(conditions.map(|(field, _)| field.as_str())).collect()
}
