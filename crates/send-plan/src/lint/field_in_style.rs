//! # A field stands in a style sheet
//!
//! Inside `<style>` escaping for HTML does not help: a value with `}` changes the rules that
//! follow it. Some clients leave out a whole style sheet with a mistake in it.
//!
//! To do: set such a style with an `{{#if}}` around a class, or in the `style` of the one element.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::Around;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/field-in-style",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            for (field, at) in part.fields() {
                if html.around(at) != Around::Style {
                    continue;
                }
                findings.push(RULE.finding(
                    part.at(at),
                    text!(
                        "engine-template-field-in-style",
                        "{locale}: \u{201c}{field}\u{201d} stands in a style sheet.",
                        locale = part.locale,
                        field = field
                    ),
                    text!(
                        "engine-template-field-in-style-hint",
                        "Put {{#if}} around a class, or set the style in the one element."
                    ),
                ));
            }
        }
    },
};
