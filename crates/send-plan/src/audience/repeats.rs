//! Which row a duplicate repeats.
//!
//! One reading notes the addresses that come again, a second one of the same files says where each came
//! first. So memory grows by the duplicates that are asked for (some fifty bytes each), not by the
//! recipients, and whoever does not ask pays nothing.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use serde::{Deserialize, Serialize};

use super::RowPlace;
use super::seen::{Fingerprints, low};

/// A row whose address came before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Repeat {
    /// Index into the summary's `files`.
    pub file: u64,
    /// 1-based line on which the row begins.
    pub line: u64,
    /// The address as written: for people, never stored.
    pub address: String,
    /// The row that counts.
    pub first: RowPlace,
}

/// Addresses that come again, as hashes.
pub struct Repeats {
    fingerprints: Fingerprints,
    /// Where each came first, once the second reading has been there.
    firsts: HashTable<(u128, Option<RowPlace>)>,
    /// Duplicates that may still be noted, or listed.
    left: u64,
    most: u64,
    is_second: bool,
    found: Vec<Repeat>,
}

impl Repeats {
    /// For the first so many duplicates.
    pub(super) fn new(fingerprints: Fingerprints, most: u64) -> Self {
        let firsts = HashTable::new();
        Self { fingerprints, firsts, left: most, most, is_second: false, found: Vec::new() }
    }

    /// For the second reading.
    pub(super) fn again(self) -> Self {
        Self { left: self.most - self.left, is_second: true, ..self }
    }

    /// Whether nothing further is wanted of this reading.
    pub(super) fn is_done(&self) -> bool {
        self.left == 0
    }

    pub(super) fn fingerprints(&self) -> Fingerprints {
        self.fingerprints
    }

    pub(super) fn take(&mut self) -> Vec<Repeat> {
        std::mem::take(&mut self.found)
    }

    /// A row with an address that is new.
    pub(super) fn first(&mut self, hash: u128, place: impl FnOnce() -> RowPlace) {
        if self.is_second
            && let Some((_, first)) = self.firsts.find_mut(low(hash), |(known, _)| *known == hash)
        {
            *first = Some(place());
        }
    }

    /// A row with an address that came before.
    pub(super) fn repeat(&mut self, hash: u128, address: &str, place: impl FnOnce() -> RowPlace) {
        if self.is_done() {
            return;
        }
        self.left -= 1;
        let is = |(known, _): &(u128, Option<RowPlace>)| *known == hash;
        match self.firsts.entry(low(hash), is, |(known, _)| low(*known)) {
            Entry::Vacant(free) if !self.is_second => {
                free.insert((hash, None));
            }
            Entry::Occupied(known) if self.is_second => {
                if let Some(first) = known.get().1 {
                    let RowPlace { file, line } = place();
                    self.found.push(Repeat { file, line, address: address.to_owned(), first });
                }
            }
            Entry::Vacant(_) | Entry::Occupied(_) => {}
        }
    }
}
