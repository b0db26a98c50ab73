//! # A field in a tag has no quotes around it
//!
//! In `<a href={{link}}>` or `<td {{style}}>` a value with a blank ends the attribute, and what
//! follows it becomes attributes of its own: any value can then change the message.
//!
//! To do: put quotes around it: `href="{{link}}"`.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::Around;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/field-outside-quotes",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            for (field, at) in part.fields() {
                let bare = match html.around(at) {
                    Around::Tag => true,
                    Around::Value(_, value) => !value.quoted,
                    _ => false,
                };
                if !bare {
                    continue;
                }
                findings.push(RULE.finding(
                    part.at(at),
                    text!("engine-template-field-outside-quotes", "{locale}: \u{201c}{field}\u{201d} stands in a tag without quotes around it.", locale = part.locale, field = field),
                    text!("engine-template-field-outside-quotes-hint", "Put quotes around it: href=\"{{link}}\"."),
                ));
            }
        }
    },
};
