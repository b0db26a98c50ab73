//! # A field is shown without escaping
//!
//! `{{{name}}}` and `{{&name}}` put a value into the HTML as it is. A value with `<` or `&` breaks
//! the message; one that a stranger has chosen puts their own links into your mail.
//!
//! To do: write `{{name}}`, unless the column holds HTML that you have made yourself.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::marks::MarkKind;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/unescaped-field",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, _) in message.html() {
            let mut said = BTreeSet::new();
            for mark in &part.read.marks {
                let MarkKind::ShowsRaw(field) = &mark.kind else { continue };
                if !said.insert(field) {
                    continue;
                }
                findings.push(RULE.finding(
                    part.at(mark.at.start),
                    text!(
                        "engine-template-unescaped-field",
                        "{locale}: \u{201c}{field}\u{201d} is shown without escaping.",
                        locale = part.locale,
                        field = field
                    ),
                    text!(
                        "engine-template-unescaped-field-hint",
                        "Write {{{{{field}}}}}, unless the column holds HTML that you have made \
                         yourself.",
                        field = field
                    ),
                ));
            }
        }
    },
};
