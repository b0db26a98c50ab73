//! Whom suppression lists name, asked address by address: for whoever is about to mail.

use super::Reader;
use super::suppression::GARBLED;
use crate::campaign::Columns;
use crate::diagnostic::{Diagnostic, Severity};
use crate::recipient::Address;

/// Everybody on some lists, as an audience is read with them. Holds no address.
pub struct Barred {
    lists: Reader,
    /// Findings of the lists before the one at hand.
    known: usize,
}

impl Barred {
    /// `key` keys the hash that addresses are kept as; it never changes an answer.
    pub fn new(key: [u8; 16]) -> Self {
        Self { lists: Reader::new(&Columns::default(), key), known: 0 }
    }

    /// Begins a list: CSV or text, in any encoding that is read, packed with gzip or not.
    pub fn begin(&mut self, name: &str) {
        self.known = self.lists.found().len();
        self.lists.begin_suppression(name);
    }

    /// Takes the next bytes of the list begun last; where they are cut never changes an answer.
    pub fn push(&mut self, bytes: &[u8]) {
        // Its finding, if any, is among those at the end.
        let _ = self.lists.push(bytes);
    }

    /// Ends it. The finding of a list that somebody may be missing from: nobody is to be mailed by it.
    pub fn end(&mut self) -> Result<(), Diagnostic> {
        self.lists.end()?;
        let new = self.lists.found().iter().skip(self.known);
        let mut grave =
            new.filter(|finding| finding.severity == Severity::Error || finding.code == GARBLED);
        grave.next().map_or(Ok(()), |finding| Err(finding.clone()))
    }

    /// Whether a list names this address; what is none is on all of them.
    pub fn has(&self, address: &str) -> bool {
        Address::parse(address).map_or(true, |address| self.lists.suppresses(&address))
    }
}
