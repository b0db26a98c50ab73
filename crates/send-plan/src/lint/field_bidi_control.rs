//! # A merge field turns the reading of the subject around
//!
//! The subject shows a field that has a sign such as U+202E in some rows: what follows it is read
//! the other way round, unseen. It is how senders are forged. The numbers are exact.
//!
//! To do: take the signs out of the column.

use super::Rule;
use crate::audience::Oddity;
use crate::diagnostic::Severity;
use crate::template::files::Kind;
use crate::wording::{counted, list, number, text};

pub(super) const RULE: Rule = Rule {
    code: "header/field-bidi-control",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        for (part, field, spot) in message.named(&[Kind::Subject]) {
            let Some(odd) = message.odd(field, Oddity::BidiControl, &part.locale) else { continue };
            findings.push(RULE.finding(
                part.place(spot),
                text!("engine-header-field-bidi-control", "{locale}: \u{201c}{field}\u{201d} in the subject turns the reading around for {recipients} of \
                     {all}. First: {lines}.", locale = part.locale, field = field, recipients = number(odd.recipients), all = counted(odd.all, ("recipient", "recipients")), lines = list(odd.lines)),
                text!("engine-header-field-bidi-control-hint", "Take the signs out of the column."),
            ));
        }
    },
};
