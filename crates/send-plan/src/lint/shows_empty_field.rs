//! # A field is shown exactly where it is empty
//!
//! In the `{{else}}` of `{{#if name}}`, and in `{{#unless name}}`, the field holds nothing:
//! showing it there shows a gap. Most likely the two branches were swapped.
//!
//! To do: show the field in the other branch, or write words in its place.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::marks::MarkKind;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/shows-empty-field",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for part in &message.parts {
            // Blocks that are open: the field each asks for, and whether it is empty here.
            let mut open: Vec<(Option<&str>, bool)> = Vec::new();
            let mut said = BTreeSet::new();
            for mark in &part.read.marks {
                match &mark.kind {
                    MarkKind::Opens(words) => open.push(condition(words)),
                    MarkKind::Else(_) => {
                        if let Some((_, empty)) = open.last_mut() {
                            *empty = !*empty;
                        }
                    }
                    MarkKind::Closes => drop(open.pop()),
                    MarkKind::Shows(field) | MarkKind::ShowsRaw(field)
                        if open.contains(&(Some(field), true)) && said.insert(field) =>
                    {
                        findings.push(RULE.finding(
                            part.at(mark.at.start),
                            text!(
                                "engine-template-shows-empty-field",
                                "{locale}: \u{201c}{field}\u{201d} is shown where it is empty.",
                                locale = part.locale,
                                field = field
                            ),
                            text!(
                                "engine-template-shows-empty-field-hint",
                                "Show it in the other branch, or write words in its place."
                            ),
                        ));
                    }
                    _ => {}
                }
            }
        }
    },
};

/// The one field that a block asks for, and whether it is empty in its first branch.
fn condition(words: &str) -> (Option<&str>, bool) {
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.as_slice() {
        ["if", field] => (Some(field), false),
        ["unless", field] => (Some(field), true),
        _ => (None, false),
    }
}
