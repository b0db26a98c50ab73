//! Other people's addresses in what one recipient reads: those that merge fields bring in, whole, in
//! pieces (`{{user}}@{{domain}}`) or in disguise (`&#64;`, a full-width `@`).
//!
//! What stands in the template itself is for everybody to read, and so are the sender's addresses.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

use super::exposure::stranger_at;
use super::{Outgoing, To};
use crate::diagnostic::Diagnostic;
use crate::recipient::Address;
use crate::recipient::disguise::{Plain, at_signs};
use crate::recipient::domain_in_letters;
use crate::template::Kind;
use crate::template::language;
use crate::template::marks::MarkKind;
use crate::template::render::Ready;

/// Bytes on either side of an `@` that are looked at: no address is longer, all of it in references.
const AROUND: usize = 2_048;

/// Somebody else's address that a message would show. It does not say whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// Where.
    pub part: Kind,
    /// The columns that hold it; where none does, the tags that make it.
    pub fields: Vec<String>,
}

/// Addresses that everybody may read: the sender's `own`, and those that the templates name.
pub fn known(ready: &Ready<'_>, own: &[&str]) -> Vec<String> {
    let mut known: Vec<String> = own.iter().flat_map(|address| spellings(address)).collect();
    for part in ready.parts() {
        let mut text = part.file.text.clone();
        // What a tag shows may make another address of what stands beside it.
        for mark in language::read(&part.file.text).0.iter().rev() {
            let gap = match mark.kind {
                MarkKind::Shows(_) | MarkKind::ShowsRaw(_) => GAP,
                _ => ' ',
            };
            let inner = text.get(mark.at.clone()).unwrap_or_default();
            // A text inside a tag stands in the template as well: `{{insert a "default=…"}}`.
            let quoted: String =
                inner.split('"').skip(1).step_by(2).fold(String::new(), |all, text| {
                    all + " " + text.strip_prefix("default=").unwrap_or(text)
                });
            text.replace_range(mark.at.clone(), &format!("{gap}{quoted} {gap}"));
        }
        let found = unknown(&text, part.kind, &[]).into_iter();
        known.extend(found.filter(|one| !one.touches_gap(&text)).map(|one| one.address));
    }
    known
}

/// Stands for a tag that shows something: no part of an address.
const GAP: char = '\u{1}';

/// Other people's addresses in a message. `known`: by [`known`]; the rest as its
/// [`Outgoing::new`](super::Outgoing::new) was given.
pub fn strangers(
    message: &Outgoing,
    ready: &Ready<'_>,
    known: &[String],
    to: &To<'_>,
    row: &Value,
) -> Result<Vec<Stranger>, Diagnostic> {
    let known: Vec<String> = known.iter().cloned().chain(spellings(to.address)).collect();
    let rendered = &message.rendered;
    let parts = [
        (Kind::Subject, &rendered.subject),
        (Kind::Preheader, &rendered.preheader),
        (Kind::Html, &rendered.html),
        (Kind::Text, &rendered.text),
    ];
    if parts.iter().all(|(kind, text)| unknown(text, *kind, &known).is_empty()) {
        return Ok(Vec::new());
    }
    let mut strangers = Vec::new();
    for (part, outcome) in ready.outcomes(row, to.locale, to.time_zone)? {
        let marks = language::read(&part.file.text).0;
        let spots = spots(&part.file.text, marks.iter().map(|mark| mark.at.start));
        for one in unknown(&outcome.text, part.kind, &known) {
            let touches = |at: &Range<usize>| at.start < one.at.end && one.at.start < at.end;
            let filled = outcome.filled.iter().filter(|(at, _)| touches(at));
            let tags: BTreeSet<&str> = filled
                .map(|(_, spot)| {
                    let nth = spots.iter().position(|known| *known == (spot.line, spot.column));
                    match nth.and_then(|nth| marks.get(nth)).map(|mark| &mark.kind) {
                        Some(MarkKind::Shows(words) | MarkKind::ShowsRaw(words)) => words.as_str(),
                        _ => "",
                    }
                })
                .collect();
            if tags.is_empty() {
                continue;
            }
            let mut fields = columns(row, &one.address);
            if fields.is_empty() {
                fields = tags.into_iter().map(str::to_owned).collect();
            }
            let stranger = Stranger { part: part.kind, fields };
            if !strangers.contains(&stranger) {
                strangers.push(stranger);
            }
        }
    }
    Ok(strangers)
}

/// Lines and columns of bytes of a text, which rise.
fn spots(text: &str, bytes: impl Iterator<Item = usize>) -> Vec<(u64, u64)> {
    let (mut line, mut column, mut at) = (1, 1, 0);
    let mut spot = |byte: usize| {
        for c in text.get(at..byte).unwrap_or_default().chars() {
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        at = byte;
        (line, column)
    };
    bytes.map(&mut spot).collect()
}

/// Columns of a row whose value has an address in it.
fn columns(row: &Value, address: &str) -> Vec<String> {
    let columns = row.as_object().into_iter().flatten();
    let has = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        Plain::of(text, true, false).text.contains(address)
            || Plain::of(text, true, true).text.contains(address)
    };
    columns.filter(|(_, value)| has(value)).map(|(name, _)| name.clone()).collect()
}

/// How one address may be written: its domain in letters or in Punycode.
fn spellings(address: &str) -> Vec<String> {
    let mut all = vec![Plain::of(address, false, false).text];
    if let Ok(address) = Address::parse(address) {
        let mut normalised = String::new();
        address.normalise(&mut normalised);
        let in_letters = normalised
            .rsplit_once('@')
            .and_then(|(local, domain)| Some(format!("{local}@{}", domain_in_letters(domain)?)));
        all.extend([Some(normalised), in_letters].into_iter().flatten());
    }
    all
}

/// An address that is not known, and where its source stands.
struct Unknown {
    at: Range<usize>,
    address: String,
}

impl Unknown {
    fn touches_gap(&self, text: &str) -> bool {
        let before = text.get(..self.at.start).unwrap_or_default();
        let after = text.get(self.at.end..).unwrap_or_default();
        before.ends_with(GAP) || after.starts_with(GAP)
    }
}

/// Addresses of a part that are none of the `known` ones.
fn unknown(text: &str, kind: Kind, known: &[String]) -> Vec<Unknown> {
    let mut found = Vec::new();
    for sign in at_signs(text.as_bytes()) {
        let start = text.floor_char_boundary(sign.saturating_sub(AROUND));
        let end = text.ceil_char_boundary((sign + AROUND).min(text.len()));
        let around = text.get(start..end).unwrap_or_default();
        // As it stands, and as a link means it: `o%27neill@…` is known when `o'neill@…` is.
        let readings = [false, true].into_iter().filter(|percent| !percent || around.contains('%'));
        let mut reading = None;
        for percent in readings {
            let plain = Plain::of(around, kind == Kind::Html, percent);
            let ats = plain.text.match_indices('@').map(|(at, _)| at);
            let mut ats = ats.filter(|at| plain.source(&(*at..*at)).start == sign - start);
            let Some(at) = ats.next() else { continue };
            reading = stranger_at(&plain.text, at, known).map(|(part, address)| {
                let at = plain.source(&part);
                Unknown { at: start + at.start..start + at.end, address }
            });
            if reading.is_none() {
                break;
            }
        }
        found.extend(reading);
    }
    found
}
