//! # A field stands in a comment
//!
//! Nobody sees a comment, but everybody gets it: the source of the message holds the value.
//! Conditional comments for Outlook (`<!--[if mso]>`) are shown, and left alone here.
//!
//! To do: remove the comment, or write it as `{{!-- … --}}`, which is not sent.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::Around;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/field-in-comment",
    severity: Severity::Info,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            let mut said = BTreeSet::new();
            for (field, at) in part.fields() {
                let Around::Comment(comment) = html.around(at) else { continue };
                if comment.text.trim_start().starts_with("[if") {
                    continue;
                }
                if !said.insert(field) {
                    continue;
                }
                findings.push(RULE.finding(
                    part.at(at),
                    text!("engine-template-field-in-comment", "{locale}: \u{201c}{field}\u{201d} stands in a comment, which every recipient gets.", locale = part.locale, field = field),
                    text!("engine-template-field-in-comment-hint", "Remove the comment, or write it as {{!-- … --}}, which is not sent."),
                ));
            }
        }
    },
};
