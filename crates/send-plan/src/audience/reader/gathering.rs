//! What several have found in the parts of a file, put together in the order of its bytes.

use std::collections::BTreeMap;

use blake3::hazmat::ChainingValue;

use super::{Open, Progress, Reader, Role, Stage};
use crate::audience::Counts;
use crate::audience::domains::DomainsOf;
use crate::audience::encoding;
use crate::audience::format::Encoding;
use crate::audience::parts::{Divided, Division, Found, NotByParts, Order, Standings};
use crate::audience::tally::{Standing, Tally};
use crate::audience::unpack::is_archive;
use crate::diagnostic::Diagnostic;

/// Fingerprints that are looked up together.
const TOGETHER: usize = 32;

/// A divided file.
pub(super) struct Gathering {
    pub(super) divided: Divided,
    /// What was found in parts that are not at turn yet.
    found: BTreeMap<u64, Found>,
    /// What was counted of domains in parts that are not at turn yet.
    domains: BTreeMap<u64, Vec<DomainsOf>>,
    /// Parts that are ordered to be counted: their digests.
    digests: Vec<ChainingValue>,
    /// Parts whose domains are counted.
    counted: u64,
    /// Where the next part's first row begins, and on which line.
    from: u64,
    line: u64,
    /// Data rows before it.
    pub(super) rows: u64,
}

impl Gathering {
    pub(super) fn new(divided: Divided) -> Self {
        let from = divided.begins;
        Self {
            divided,
            found: BTreeMap::new(),
            domains: BTreeMap::new(),
            digests: Vec::new(),
            counted: 0,
            from,
            line: 1,
            rows: 0,
        }
    }

    /// Takes what was found in a part.
    pub(super) fn found(&mut self, found: Found) {
        self.found.insert(found.part, found);
    }

    /// What is to be done with the part at turn, if it has been found; `so_far` grows by it.
    pub(super) fn order(
        &mut self,
        tally: &mut Tally,
        so_far: &mut Progress,
    ) -> Result<Option<(u64, Order)>, NotByParts> {
        let part = self.digests.len() as u64;
        let Some(found) = self.found.remove(&part) else { return Ok(None) };
        if found.from != self.from {
            return Ok(Some((part, Order::Again(self.from))));
        }
        let Some(to) = found.to else { return Err(NotByParts) };
        let is_past_header = self.divided.layout.header_seen || found.rows > 0;
        if part == 0 && !is_past_header {
            // Whether the next part's first row is the header depends on blank lines.
            return Err(NotByParts);
        }
        let (hashes, _) = found.hashes.as_chunks::<16>();
        let hashes: Vec<u128> = hashes.iter().map(|hash| u128::from_le_bytes(*hash)).collect();
        let mut each = Vec::with_capacity(hashes.len());
        for together in hashes.chunks(TOGETHER) {
            each.extend(tally.stand(together).into_iter().map(|standing| standing as u8));
        }
        so_far.rows += found.rows;
        so_far.rejected += found.rows - hashes.len() as u64;
        so_far.recipients += hashes_of(&each, Standing::New);
        so_far.suppressed += hashes_of(&each, Standing::Suppressed);
        so_far.duplicates +=
            hashes_of(&each, Standing::Duplicate) + hashes_of(&each, Standing::Seed);
        let standings = Standings { rows: self.rows, line: self.line, each };
        self.rows += found.rows;
        self.line += found.lines;
        self.from = to;
        self.digests.push(found.digest);
        Ok(Some((part, Order::Count(standings))))
    }

    /// Takes what was counted of domains in a part.
    pub(super) fn counted(&mut self, part: u64, domains: Vec<DomainsOf>, tally: &mut Tally) {
        self.domains.insert(part, domains);
        while let Some(domains) = self.domains.remove(&self.counted) {
            domains.iter().for_each(|domains| tally.domains.add(domains));
            self.counted += 1;
        }
    }

    /// The digest of the file, once all of it is counted.
    pub(super) fn digest(&self) -> Option<blake3::Hash> {
        let division = self.divided.division;
        let is_whole = self.counted == division.parts() && self.from == division.file_bytes;
        if is_whole { division.digest(&self.digests) } else { None }
    }
}

impl Reader {
    /// Whether others may read the file begun last, in parts; `None`: its first bytes have been taken
    /// as by [`Reader::push`], and the others are to be pushed. `head`: its first [`LOOK_BYTES`], or all
    /// that it has.
    ///
    /// Archives are read by one, and so is what must be known row by row: with reports, or with
    /// suppression lists of digests.
    pub fn divide(
        &mut self,
        head: &[u8],
        division: Division,
    ) -> Result<Option<Divided>, Diagnostic> {
        let is_whole = head.len() as u64 == division.file_bytes;
        let is_alone = self.tally.outcomes.is_empty()
            && !self.tally.suppression.has_digests()
            && self.tally.repeats.is_none()
            && self.tally.watched.is_none();
        let is_of_customers = self.files.last().is_some_and(|file| !file.seeds);
        let Some(mut open) = self.open.take_if(|open| {
            let found = encoding::detect(&open.name, head, is_whole, open.format.encoding);
            is_alone
                && is_of_customers
                && open.role == Role::Audience
                && division.parts() > 1
                && !is_archive(head)
                && found.is_ok_and(|found| found.encoding == Encoding::Utf8)
        }) else {
            return self.push(head).map(|()| None);
        };
        open.stage = Stage::Head(head.to_vec());
        let text = self.settle(&mut open, is_whole);
        let begins = (head.len() - text.len()) as u64;
        let outcome = open.outcome();
        let mut divided = None;
        open.stage = match open.stage {
            Stage::Audience(_, layout) => {
                let whole = Divided { division, layout: *layout, begins };
                divided = Some(whole.clone());
                Stage::Parts(Box::new(Gathering::new(whole)))
            }
            stage => stage,
        };
        open.bytes = division.file_bytes;
        self.open = Some(open);
        outcome.map(|()| divided)
    }

    /// Takes what was found in a part of the file that is divided.
    pub fn found_in_part(&mut self, found: Found) {
        if let Some(Open { stage: Stage::Parts(parts), .. }) = &mut self.open {
            parts.found(found);
        }
    }

    /// Which part is at turn, and what is to be done with it; `None`: it has not been found yet.
    pub fn order(&mut self) -> Result<Option<(u64, Order)>, NotByParts> {
        let Some(Open { stage: Stage::Parts(parts), .. }) = &mut self.open else {
            return Ok(None);
        };
        let order = parts.order(&mut self.tally, &mut self.elsewhere)?;
        if let Some((part, Order::Count(_))) = &order {
            self.bytes += parts.divided.division.bytes(*part);
        }
        Ok(order)
    }

    /// Takes what was counted of domains in a part.
    pub fn counted_in_part(&mut self, part: u64, domains: Vec<DomainsOf>) {
        if let Some(Open { stage: Stage::Parts(parts), .. }) = &mut self.open {
            parts.counted(part, domains, &mut self.tally);
        }
    }

    /// Whether every part of the file that is divided is counted: then it may end.
    pub fn has_all_parts(&self) -> bool {
        match &self.open {
            Some(Open { stage: Stage::Parts(parts), .. }) => parts.digest().is_some(),
            _ => false,
        }
    }

    /// Adds what one of the others has counted, once all files have ended.
    pub fn join(&mut self, counts: Counts) -> Result<(), NotByParts> {
        self.elsewhere = Progress::default();
        self.tally.join(counts).ok_or(NotByParts)
    }
}

fn hashes_of(standings: &[u8], standing: Standing) -> u64 {
    standings.iter().filter(|of| **of == standing as u8).count() as u64
}
