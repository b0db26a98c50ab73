//! # A merge field is a part of an address
//!
//! A field touches an `@`, as in `{{user}}@{{domain}}`: what it shows becomes an e-mail address
//! together with what stands beside it. Nobody can tell beforehand that it is the recipient's own; if it
//! is not, one customer reads another's address, and a send API stops the send at the first message
//! that does.
//!
//! To do: show a column that holds the whole address, which is looked at for every recipient; where
//! the address that is made is for everybody to read, somebody answers for it by name.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Severity;
use crate::message::exposure::of_local;
use crate::recipient::disguise::{at_signs, reference};
use crate::template::marks::MarkKind;
use crate::template::message::Part;
use crate::wording::text;

pub(super) const RULE: Rule = Rule {
    code: "exposure/address-of-fields",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        let mut said = BTreeSet::new();
        for part in &message.parts {
            for (field, at) in touching(part) {
                if !said.insert((&part.locale, field)) {
                    continue;
                }
                findings.push(RULE.finding(
                    part.at(at),
                    text!(
                        "engine-exposure-address-of-fields",
                        "{locale}: \u{201c}{field}\u{201d} makes an address together with what stands \
                         beside it: it may be somebody else's.",
                        locale = part.locale,
                        field = field,
                    ),
                    text!(
                        "engine-exposure-address-of-fields-hint",
                        "Show a column that holds the whole address.",
                    ),
                ));
            }
        }
    },
};

/// Fields that touch the `@` of an address, with their bytes.
fn touching<'p>(part: &'p Part<'_>) -> Vec<(&'p str, usize)> {
    // Each tag as a sign of its own: those that show something as a letter, others as nothing.
    let text = &part.file.text;
    let (mut pieces, mut last) = (String::new(), 0);
    let mut fields = Vec::new();
    for mark in &part.read.marks {
        pieces.push_str(text.get(last..mark.at.start).unwrap_or_default());
        last = mark.at.end;
        if let MarkKind::Shows(field) | MarkKind::ShowsRaw(field) = &mark.kind {
            fields.push((pieces.len(), field.as_str(), mark.at.start));
            pieces.push(SHOWN);
        }
    }
    pieces.push_str(text.get(last..).unwrap_or_default());
    let mut found = Vec::new();
    for sign in at_signs(pieces.as_bytes()) {
        let rest = pieces.get(sign..).unwrap_or_default();
        let length = match rest.as_bytes() {
            [b'@', ..] => 1,
            [b'%' | 0xef, ..] => 3,
            _ => reference(rest).map_or(1, |(_, length)| length),
        };
        let (before, after) = (pieces.get(..sign), pieces.get(sign + length..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let is_local = before.ends_with(|c: char| c == SHOWN || of_local(c));
        let is_domain = after.starts_with(|c: char| c == SHOWN || c.is_alphanumeric());
        if !is_local || !is_domain {
            continue;
        }
        let touches = |at: usize| at + SHOWN.len_utf8() == sign || at == sign + length;
        found.extend(
            fields.iter().filter(|(at, ..)| touches(*at)).map(|(_, field, at)| (*field, *at)),
        );
    }
    found
}

/// Stands for what a tag shows.
const SHOWN: char = '\u{fffc}';
