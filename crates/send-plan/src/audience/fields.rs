//! The columns of all files: what is empty in them, how long they get, and what a message should not
//! carry.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::distinct::Distinct;
use super::foreign::{holds_foreign, may_hold_address};
use super::labels::{Label, Labels};
use super::rows::{Row, Stand};
use super::tally::Layout;
use super::{FieldProfile, OddValues, Oddity, RowPlace};
use crate::lint::bidi_control::turning;
use crate::recipient::disguise::disguised;
use crate::recipient::is_space;

/// Rows with an odd value whose lines are kept, by field and locale.
const ODD_LINES: usize = 3;

const ODDITIES: [Oddity; 4] =
    [Oddity::ForeignAddress, Oddity::LineBreak, Oddity::BidiControl, Oddity::FormulaStart];

/// The columns of all files, and how many recipients have them empty.
#[derive(Default)]
pub(super) struct Fields {
    names: Vec<String>,
    /// Per file: which fields it has.
    files: Vec<Vec<bool>>,
    pub(super) counts: FieldCounts,
}

/// What was counted of fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct FieldCounts {
    /// Per field.
    values: Vec<Values>,
    /// Per locale and field: recipients with an empty value.
    empty: Vec<Vec<u64>>,
    /// Per locale, field and [`Oddity`].
    odd: Vec<Vec<[OddValues; ODDITIES.len()]>>,
    /// Per file and locale: recipients.
    recipients: Vec<Vec<u64>>,
}

/// The values of a field.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Values {
    /// Bytes of the longest.
    longest: usize,
    distinct: Distinct,
}

impl Fields {
    /// Begins a file: its columns' places. The first of several of one name is the field.
    pub(super) fn file(&mut self, header: &[String]) -> Vec<Option<usize>> {
        let mut has = vec![false; self.names.len()];
        let mut places = Vec::with_capacity(header.len());
        for name in header {
            if name.is_empty() {
                places.push(None);
                continue;
            }
            let place = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
                self.names.push(name.clone());
                has.push(false);
                self.names.len() - 1
            });
            let first = has.get(place) == Some(&false);
            if let Some(has) = has.get_mut(place) {
                *has = true;
            }
            places.push(first.then_some(place));
        }
        self.files.push(has);
        places
    }
}

impl FieldCounts {
    /// Adds what somebody else counted; `labels`: their locales' numbers here.
    pub(super) fn join(&mut self, other: Self, labels: &[Label]) {
        for (field, theirs) in other.values.into_iter().enumerate() {
            let values = at(&mut self.values, field);
            values.longest = values.longest.max(theirs.longest);
            values.distinct.join(&theirs.distinct);
        }
        let labels = || labels.iter().map(|label| usize::from(*label));
        for (label, theirs) in labels().zip(other.empty) {
            let empty = at(&mut self.empty, label);
            theirs.iter().enumerate().for_each(|(field, count)| *at(empty, field) += count);
        }
        for (label, theirs) in labels().zip(other.odd) {
            let odd = at(&mut self.odd, label);
            for (field, theirs) in theirs.iter().enumerate() {
                at(odd, field).iter_mut().zip(theirs).for_each(|(odd, theirs)| odd.join(theirs));
            }
        }
        for (file, theirs) in other.recipients.iter().enumerate() {
            let recipients = at(&mut self.recipients, file);
            labels().zip(theirs).for_each(|(label, count)| *at(recipients, label) += count);
        }
    }

    /// Counts an accepted row. `plain`: [`Row::is_plain`]; `own`: its address, normalised.
    pub(super) fn count(
        &mut self,
        layout: &Layout,
        locale: Label,
        row: Row<'_>,
        plain: bool,
        own: &str,
        stand: &mut Stand<'_>,
    ) {
        *at(at(&mut self.recipients, layout.file), usize::from(locale)) += 1;
        for (column, field) in layout.fields.iter().enumerate() {
            let Some(field) = *field else { continue };
            let value = row.value(column);
            if !value.is_empty() {
                let values = at(&mut self.values, field);
                values.longest = value.len().max(values.longest);
                values.distinct.add(value);
            }
            match value.first() {
                Some(b'=' | b'+' | b'-' | b'@') => {
                    self.odd(Oddity::FormulaStart, layout, locale, field, stand);
                }
                Some(first) if first.is_ascii_graphic() => {}
                _ if is_empty(value) => {
                    *at(at(&mut self.empty, usize::from(locale)), field) += 1;
                }
                _ => {}
            }
        }
        if is_worth_a_look(row, layout.address, plain) {
            self.look(layout, locale, row, own, stand);
        }
    }

    /// Notes what else a message should not carry, in a row that [`is_worth_a_look`].
    #[cold]
    fn look(
        &mut self,
        layout: &Layout,
        locale: Label,
        row: Row<'_>,
        own: &str,
        stand: &mut Stand<'_>,
    ) {
        for (column, field) in layout.fields.iter().enumerate() {
            let Some(field) = *field else { continue };
            let value = row.value(column);
            if column != layout.address && may_hold_address(value) {
                let text = std::str::from_utf8(value).unwrap_or_default();
                if holds_foreign(text, own) {
                    self.odd(Oddity::ForeignAddress, layout, locale, field, stand);
                }
            }
            if memchr::memchr3(b'\r', b'\n', 0, value).is_some() {
                self.odd(Oddity::LineBreak, layout, locale, field, stand);
            }
            if memchr::memchr(TURNING, value).is_some()
                && std::str::from_utf8(value).is_ok_and(|text| turning(text).is_some())
            {
                self.odd(Oddity::BidiControl, layout, locale, field, stand);
            }
        }
    }

    #[cold]
    fn odd(
        &mut self,
        oddity: Oddity,
        layout: &Layout,
        locale: Label,
        field: usize,
        stand: &mut Stand<'_>,
    ) {
        let fields = at(&mut self.odd, usize::from(locale));
        let Some(values) = at(fields, field).get_mut(oddity as usize) else { return };
        values.recipients += 1;
        if values.first.len() < ODD_LINES {
            values.first.push(RowPlace { file: layout.file as u64, line: stand.line() });
        }
    }
}

impl Fields {
    /// What is odd in a field, by locale.
    fn oddities(
        &self,
        field: usize,
        locales: &Labels,
    ) -> BTreeMap<Oddity, BTreeMap<String, OddValues>> {
        let mut odd: BTreeMap<Oddity, BTreeMap<String, OddValues>> = BTreeMap::new();
        for (label, fields) in (0..).zip(&self.counts.odd) {
            for (oddity, values) in ODDITIES.iter().zip(fields.get(field).into_iter().flatten()) {
                if values.recipients == 0 {
                    continue;
                }
                // Two labels may have one name: no locale, and one that is none.
                let by_locale = odd.entry(*oddity).or_default();
                let known = by_locale.entry(locales.name(label).to_owned()).or_default();
                known.join(values);
            }
        }
        odd
    }

    pub(super) fn profiles(&self, locales: &Labels) -> Vec<FieldProfile> {
        let FieldCounts { values, empty, recipients, .. } = &self.counts;
        let profile = |(field, name): (usize, &String)| {
            let mut empty_by_locale = BTreeMap::new();
            // Labels with recipients anywhere.
            let labels = recipients.iter().map(Vec::len).max().unwrap_or_default();
            for label in 0..labels {
                let in_rows = empty.get(label).and_then(|e| e.get(field)).copied();
                // A file without the column leaves it empty for all of its recipients.
                let files = self.files.iter().zip(recipients);
                let without = files.filter(|(has, _)| has.get(field) != Some(&true));
                let in_files: u64 = without.filter_map(|(_, by)| by.get(label)).sum();
                let empty = in_rows.unwrap_or(0) + in_files;
                if empty > 0
                    && let Ok(label) = Label::try_from(label)
                {
                    *empty_by_locale.entry(locales.name(label).to_owned()).or_insert(0) += empty;
                }
            }
            let values = values.get(field);
            let longest_bytes = values.map_or(0, |values| values.longest as u64);
            let distinct = values.map_or(0, |values| values.distinct.estimate());
            let odd = self.oddities(field, locales);
            FieldProfile { name: name.clone(), empty_by_locale, longest_bytes, distinct, odd }
        };
        self.names.iter().enumerate().map(profile).collect()
    }
}

impl OddValues {
    fn join(&mut self, other: &Self) {
        self.recipients += other.recipients;
        self.first.extend(&other.first);
        self.first.sort_unstable();
        self.first.truncate(ODD_LINES);
    }
}

/// What stands at a place, which is made if need be.
fn at<T: Clone + Default>(counts: &mut Vec<T>, place: usize) -> &mut T {
    if counts.len() <= place {
        counts.resize(place + 1, T::default());
    }
    &mut counts[place]
}

/// Whether a value has nothing but white space.
pub(super) fn is_empty(value: &[u8]) -> bool {
    match value.first() {
        None => true,
        Some(b) if b.is_ascii_graphic() => false,
        Some(_) => std::str::from_utf8(value).is_ok_and(|text| text.chars().all(is_space)),
    }
}

/// The first byte of U+2000 to U+2FFF, where the signs stand that turn the reading around.
const TURNING: u8 = 0xe2;

/// Whether a value may be odd beyond its first sign. Nearly no row is, and a glance at all of its
/// bytes is much cheaper than one at each value: this is the only cost of looking.
fn is_worth_a_look(row: Row<'_>, address: usize, plain: bool) -> bool {
    // The only sign is the address's own.
    let has_others = !row.has_one_sign() && {
        let [before, after] = row.around(address);
        may_hold_address(before) || may_hold_address(after)
    };
    has_others
        || disguised(row.bytes()).next().is_some()
        || !plain
            && (memchr::memchr3(b'\r', b'\n', 0, row.bytes()).is_some()
                || memchr::memchr(TURNING, row.bytes()).is_some())
}
