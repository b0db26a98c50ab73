//! # A condition asks for no column
//!
//! `{{#if …}}` or another block names a field that the audience does not have, so it comes out the
//! same for everybody.
//!
//! To do: Name a column of the audience, or add the column.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/unknown-condition",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        let mut said = BTreeSet::new();
        for part in &message.parts {
            let Ok(uses) = &part.uses else { continue };
            for (field, spot) in &uses.conditions {
                if message.is_known(field) || !said.insert((&part.locale, field)) {
                    continue;
                }
                findings.push(RULE.finding(
                    part.place(*spot),
                    text!("engine-template-unknown-condition", "{locale}: a block asks for \u{201c}{field}\u{201d}, which is no column: it comes \
                         out the same for everybody.", locale = part.locale, field = field),
                    super::unknown_field::hint(message, field),
                ));
            }
        }
    },
};
