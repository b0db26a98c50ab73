//! # A merge field holds somebody else's address
//!
//! A value of a field that the message shows has an e-mail address in it that is not the
//! recipient's own, alone or within other words: one customer would read another's address. Most
//! often the columns of some rows are shifted, or the file was sorted by one column alone. The
//! numbers are exact; where the field is shown only under a condition, they are the most it can be.
//!
//! To do: correct the rows that the finding names, and read the file again; where everybody is to
//! read the same address, such as that of an adviser, somebody answers for it by name.

use std::collections::BTreeSet;

use super::Rule;
use super::empty_field::by_locale;
use crate::audience::Oddity;
use crate::diagnostic::{Place, Severity};
use crate::template::files::Kind;
use crate::wording::{Text, counted, list, number, text};

pub(super) const RULE: Rule = Rule {
    code: "exposure/foreign-address",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        let all = [Kind::Subject, Kind::Preheader, Kind::Html, Kind::Text];
        for (part, field, spot) in message.named(&all) {
            let Some(odd) = message.odd(field, Oddity::ForeignAddress, &part.locale) else {
                continue;
            };
            let by: Vec<_> = odd.by_locale.iter().map(|(l, n)| (l.as_str(), *n)).collect();
            findings.push(RULE.finding(
                part.place(spot),
                text!("engine-exposure-foreign-address", "{locale}: \u{201c}{field}\u{201d} holds an address that is not the recipient's own \
                     for {recipients} of {all}{by_locale}. First: {lines}.", locale = part.locale, field = field, recipients = number(odd.recipients), all = counted(odd.all, ("recipient", "recipients")), by_locale = by_locale(&part.locale, &by), lines = list(odd.lines)),
                HINT,
            ));
        }
        let Some(Ok(uses)) = message.unsubscribe() else { return };
        let fields: BTreeSet<&str> = uses.fields().collect();
        for field in fields {
            let Some(odd) = message.odd_for_all(field, Oddity::ForeignAddress) else { continue };
            findings.push(RULE.finding(
                Place::member("unsubscribe.url"),
                text!("engine-exposure-foreign-address-2", "\u{201c}{field}\u{201d} in the address for leaving the list holds an address that \
                     is not the recipient's own for {recipients} of {all}. First: {lines}.", field = field, recipients = number(odd.recipients), all = counted(odd.all, ("recipient", "recipients")), lines = list(odd.lines)),
                HINT,
            ));
        }
    },
};

/// How a finding about a field's address begins: dispatch knows by it for what somebody answers.
pub(super) fn opening(locale: &str, field: &str) -> String {
    format!("{locale}: \u{201c}{field}\u{201d} ")
}

const HINT: Text = text!(
    "engine-lint-look-whether-columns-these-rows",
    "Look whether the columns of these rows are shifted, correct them, and read the file again."
);
