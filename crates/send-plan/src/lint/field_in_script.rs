//! # A field stands in a script
//!
//! Inside `<script>`, an `onclick` or a `javascript:` link a value is run as program text, and
//! escaping for HTML does not help. Mail clients remove scripts anyway.
//!
//! To do: remove the script, and show the field in the text.

use super::Rule;
use crate::diagnostic::Severity;
use crate::html::Around;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "template/field-in-script",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        for (part, html) in message.html() {
            for (field, at) in part.fields() {
                let run = match html.around(at) {
                    Around::Script => true,
                    Around::Value(_, value) => {
                        value.name.starts_with("on")
                            || value
                                .value
                                .trim_start()
                                .to_ascii_lowercase()
                                .starts_with("javascript:")
                    }
                    _ => false,
                };
                if !run {
                    continue;
                }
                findings.push(RULE.finding(
                    part.at(at),
                    text!(
                        "engine-template-field-in-script",
                        "{locale}: \u{201c}{field}\u{201d} stands in a script.",
                        locale = part.locale,
                        field = field
                    ),
                    text!(
                        "engine-template-field-in-script-hint",
                        "Remove the script, and show the field in the text."
                    ),
                ));
            }
        }
    },
};
