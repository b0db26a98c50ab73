//! # A template asks for parts of a column
//!
//! `{{customer.name}}`, `{{#each orders}}` and `{{#with customer}}{{name}}{{/with}}` ask for data
//! inside a field. A column of the audience is plain text and has no parts, so nothing would be
//! shown; and what stands in `{{#customer}}` is shown even where that column is empty.
//!
//! To do: Give each part a column of its own, and name that column; write `{{#if customer}}` for a
//! condition.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/nested-data",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        // Unknown fields have a finding of their own.
        let Some(audience) = message.audience else { return };
        let mut said = BTreeSet::new();
        for part in &message.parts {
            let Ok(uses) = &part.uses else { continue };
            let nested = uses.nested.iter().map(|nested| (nested, false));
            let sections = uses.sections.iter().map(|section| (section, true));
            for ((field, spot), is_section) in nested.chain(sections) {
                let known = audience.fields.iter().any(|known| known.name == *field);
                if !known || !said.insert((&part.locale, field)) {
                    continue;
                }
                if is_section {
                    findings.push(RULE.finding(
                        part.place(*spot),
                        text!("engine-template-nested-data", "{locale}: a column is plain text: what stands in {{{{#{field}}}}} is shown \
                             even where \u{201c}{field}\u{201d} is empty, {{{{else}}}} never.", locale = part.locale, field = field),
                        text!("engine-template-nested-data-hint", "Write {{#if customer}} for a condition, {{#with customer}} for a block \
                         about the column."),
                    ));
                    continue;
                }
                findings.push(RULE.finding(
                    part.place(*spot),
                    text!("engine-template-nested-data-2", "{locale}: the template asks for parts of \u{201c}{field}\u{201d}, but a column is \
                         plain text: nothing would be shown.", locale = part.locale, field = field),
                    text!("engine-template-nested-data-hint-2", "Give each part a column of its own and name that column; write \
                     {{[customer.name]}} for a column whose name has a dot, {{#if customer}} for a \
                     condition."),
                ));
            }
        }
    },
};
