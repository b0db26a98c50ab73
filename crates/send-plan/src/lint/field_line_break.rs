//! # A merge field would break a header
//!
//! The subject shows a field that has a line break or a NUL in some rows. A header is one line: what
//! follows the break begins another header, such as `Bcc:`. Providers refuse such a message. The
//! numbers are exact.
//!
//! To do: take the line breaks out of the column, or show another field in the subject.

use super::Rule;
use crate::audience::Oddity;
use crate::diagnostic::Severity;
use crate::template::files::Kind;
use crate::wording::{counted, list, number, text};

pub(super) const RULE: Rule = Rule {
    code: "header/field-line-break",
    severity: Severity::Error,
    waivable: false,
    check: |message, findings| {
        for (part, field, spot) in message.named(&[Kind::Subject]) {
            let Some(odd) = message.odd(field, Oddity::LineBreak, &part.locale) else { continue };
            findings.push(RULE.finding(
                part.place(spot),
                text!("engine-header-field-line-break", "{locale}: \u{201c}{field}\u{201d} in the subject has a line break for {recipients} of {all}. \
                     First: {lines}.", locale = part.locale, field = field, recipients = number(odd.recipients), all = counted(odd.all, ("recipient", "recipients")), lines = list(odd.lines)),
                text!("engine-header-field-line-break-hint", "Take the line breaks out of the column, or show another field."),
            ));
        }
    },
};
