//! Locales and time zones as small numbers, and what is written in their place.

use std::collections::BTreeMap;

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use super::seen::Fingerprints;
use crate::spread::spread;
use crate::wording::shortened;

/// Labels that are told apart; one more counts as unknown. There are some 600 time zones.
const MAX_LABELS: usize = 1000;
/// Spellings that are remembered: a file in which every row has its own must not fill memory.
const MAX_SPELLINGS: usize = 8192;
/// Spellings that are told by their bytes alone, those seen last, and the longest of them.
const RECENT: usize = 256;
const RECENT_BYTES: usize = 64;
/// Unknown values that are named in the finding.
const NAMED: usize = 5;
/// Characters shown of one.
const SHOWN_CHARS: usize = 30;

/// A label's number; 0 is no label.
pub(super) type Label = u16;

/// Labels by number, and the spellings that lead to them.
pub(super) struct Labels {
    names: Vec<String>,
    /// Whether one more was asked for than are told apart.
    is_full: bool,
    by_name: BTreeMap<String, Label>,
    spellings: HashTable<(u128, Option<Label>)>,
    /// By what the bytes are [`spread`] to.
    recent: Vec<(Vec<u8>, Option<Label>)>,
    fingerprints: Fingerprints,
    pub(super) unknown: Unknown,
}

/// Values that are no label.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Unknown {
    /// Recipients with one.
    pub(super) recipients: u64,
    /// The first distinct ones with the files and lines where they stand first.
    pub(super) first: Vec<(String, usize, u64)>,
}

impl Labels {
    pub(super) fn new(fingerprints: Fingerprints) -> Self {
        Self {
            names: vec![String::new()],
            is_full: false,
            by_name: BTreeMap::new(),
            spellings: HashTable::new(),
            recent: vec![(Vec::new(), Some(0)); RECENT],
            fingerprints,
            unknown: Unknown::default(),
        }
    }

    /// The number of a value; `None`: it stands for nothing known.
    pub(super) fn label(
        &mut self,
        value: &[u8],
        canonical: impl Fn(&str) -> Option<String>,
    ) -> Option<Label> {
        if value.is_empty() {
            return Some(0);
        }
        let place = spread(value) as usize % RECENT;
        if let Some((_, label)) = self.recent.get(place).filter(|(known, _)| known == value) {
            return *label;
        }
        let label = self.spelled(value, canonical);
        if value.len() <= RECENT_BYTES
            && let Some(recent) = self.recent.get_mut(place)
        {
            recent.0.clear();
            recent.0.extend_from_slice(value);
            recent.1 = label;
        }
        label
    }

    fn spelled(
        &mut self,
        value: &[u8],
        canonical: impl Fn(&str) -> Option<String>,
    ) -> Option<Label> {
        let hash = self.fingerprints.of(value);
        #[allow(clippy::cast_possible_truncation)]
        let place = |hash: u128| hash as u64;
        if let Some((_, label)) = self.spellings.find(place(hash), |(known, _)| *known == hash) {
            return *label;
        }
        let text = crate::recipient::trim(std::str::from_utf8(value).unwrap_or_default());
        let label = match canonical(text) {
            Some(name) => self.number(name),
            None if text.is_empty() => Some(0),
            None => None,
        };
        if self.spellings.len() < MAX_SPELLINGS {
            self.spellings.insert_unique(place(hash), (hash, label), |(known, _)| place(*known));
        }
        label
    }

    fn number(&mut self, name: String) -> Option<Label> {
        if let Some(label) = self.by_name.get(&name) {
            return Some(*label);
        }
        let label = Label::try_from(self.names.len()).ok()?;
        if self.names.len() > MAX_LABELS {
            self.is_full = true;
            return None;
        }
        self.names.push(name.clone());
        self.by_name.insert(name, label);
        Some(label)
    }

    /// The names by number; `None`: there were more.
    pub(super) fn names(&self) -> Option<&[String]> {
        (!self.is_full).then_some(&self.names)
    }

    /// Makes labels of names; `None`: of too many.
    pub(super) fn join(&mut self, names: &[String]) -> Option<Vec<Label>> {
        let label = |name: &String| match name.is_empty() {
            true => Some(0),
            false => self.number(name.clone()),
        };
        names.iter().map(label).collect()
    }

    /// The name of a number; `""` for none.
    pub(super) fn name(&self, label: Label) -> &str {
        self.names.get(usize::from(label)).map_or("", String::as_str)
    }
}

impl Unknown {
    /// Adds what somebody else counted.
    pub(super) fn join(&mut self, other: Self) {
        self.recipients += other.recipients;
        let place = |(_, file, line): &(String, usize, u64)| (*file, *line);
        for theirs in other.first {
            match self.first.iter_mut().find(|(text, ..)| *text == theirs.0) {
                Some(known) if place(known) <= place(&theirs) => {}
                Some(known) => *known = theirs,
                None => self.first.push(theirs),
            }
        }
        self.first.sort_by_key(place);
        self.first.truncate(NAMED);
    }

    /// Counts a recipient whose value is no label.
    pub(super) fn count(&mut self, value: &[u8], file: usize, line: impl FnOnce() -> u64) {
        self.recipients += 1;
        if self.first.len() < NAMED {
            let text = String::from_utf8_lossy(value);
            let text = shortened(crate::recipient::trim(&text), SHOWN_CHARS);
            if !self.first.iter().any(|(known, ..)| *known == text) {
                self.first.push((text, file, line()));
            }
        }
    }
}
