//! A file's rows counted by several, each of whom has every so many-th part of its bytes and none of
//! the others' memory: cut, parsed and counted by them, told apart by one who remembers who came before.
//!
//! A part has the rows that begin in it. Whoever begins at a line end guesses that a row begins there;
//! whether it does is known once the part before it has been cut, and what was guessed wrong is cut
//! again. So the sum is the one that a single reader comes to.

use blake3::hazmat::{ChainingValue, HasherExt, Mode, left_subtree_len};
use blake3::hazmat::{merge_subtrees_non_root, merge_subtrees_root};
use serde::{Deserialize, Serialize};

use super::Recipient;
use super::counts::Counts;
use super::domains::{Domains, DomainsOf};
use super::rows::{Kept, Row, Rows, Stand, TakeRows, line_ends};
use super::tally::{Ahead, Judging, Layout, Standing, Tally, misshapen};
use crate::recipient::AddressProblem;

/// How a file is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes of each part, the last one's perhaps fewer: a power of two, 1,024 at least (BLAKE3's tree
    /// is made of such).
    pub part_bytes: u64,
    /// Bytes after a part within which the last of its rows must end.
    pub beyond_bytes: u64,
}

impl Division {
    /// Parts that take some megabytes: of smaller ones more time goes into what is sent about each.
    pub fn of(file_bytes: u64) -> Self {
        Self { file_bytes, part_bytes: 4 * 1024 * 1024, beyond_bytes: 64 * 1024 }
    }

    /// How many parts.
    pub fn parts(&self) -> u64 {
        self.file_bytes.div_ceil(self.part_bytes)
    }

    /// The bytes of the file that are needed to cut a part.
    pub fn needed(&self, part: u64) -> std::ops::Range<u64> {
        let own = self.own(part);
        // The byte before it may end a line.
        let from = own.start.saturating_sub(1);
        from..(own.end + self.beyond_bytes).min(self.file_bytes)
    }

    /// How many bytes a part has of its own.
    pub(super) fn bytes(&self, part: u64) -> u64 {
        let own = self.own(part);
        own.end - own.start
    }

    fn own(&self, part: u64) -> std::ops::Range<u64> {
        let start = (part * self.part_bytes).min(self.file_bytes);
        start..(start + self.part_bytes).min(self.file_bytes)
    }

    /// The digest of the whole file by its parts' ones; there are two or more.
    pub(super) fn digest(&self, parts: &[ChainingValue]) -> Option<blake3::Hash> {
        let (left, right) = self.halves(parts, self.file_bytes)?;
        Some(merge_subtrees_root(&left, &right, Mode::Hash))
    }

    fn subtree(&self, parts: &[ChainingValue], bytes: u64) -> Option<ChainingValue> {
        if let [part] = parts {
            return Some(*part);
        }
        let (left, right) = self.halves(parts, bytes)?;
        Some(merge_subtrees_non_root(&left, &right, Mode::Hash))
    }

    fn halves(
        &self,
        parts: &[ChainingValue],
        bytes: u64,
    ) -> Option<(ChainingValue, ChainingValue)> {
        let left_bytes = left_subtree_len(bytes);
        let left = usize::try_from(left_bytes / self.part_bytes).ok()?;
        let (left, right) = parts.split_at_checked(left)?;
        Some((self.subtree(left, left_bytes)?, self.subtree(right, bytes - left_bytes)?))
    }
}

/// How the rows of a divided file are read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Divided {
    /// Where its parts are.
    pub division: Division,
    pub(super) layout: Layout,
    /// Where its text begins.
    pub(super) begins: u64,
}

/// What was found in a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Found {
    pub(super) part: u64,
    /// Where the first of its rows begins.
    pub(super) from: u64,
    /// Where the first row after it begins; `None`: the last of its rows does not end nearby.
    pub(super) to: Option<u64>,
    /// Line ends between these places.
    pub(super) lines: u64,
    pub(super) rows: u64,
    /// Of each row with an address its fingerprint, 16 bytes.
    #[serde(with = "serde_bytes")]
    pub(super) hashes: Vec<u8>,
    pub(super) digest: ChainingValue,
}

/// What is to be done with a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Order {
    /// Cut it again, from this place.
    Again(u64),
    /// Count it.
    Count(Standings),
}

/// Where the addresses of a part stand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Standings {
    /// Data rows of the file before it.
    pub(super) rows: u64,
    /// The line on which its first row begins.
    pub(super) line: u64,
    /// Of each fingerprint what came of it: a place among [`STANDINGS`].
    #[serde(with = "serde_bytes")]
    pub(super) each: Vec<u8>,
}

/// Why a file must be read by one: to be known before anything is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotByParts;

pub(super) const STANDINGS: [Standing; 4] =
    [Standing::New, Standing::Duplicate, Standing::Seed, Standing::Suppressed];

/// A part that is cut and not yet counted.
pub struct Part {
    number: u64,
    bytes: Vec<u8>,
    from: u64,
    addresses: Addresses,
    rows: Kept,
}

impl Part {
    /// Which part of its file.
    pub fn number(&self) -> u64 {
        self.number
    }
}

/// The addresses of a part's rows.
#[derive(Default)]
struct Addresses {
    text: String,
    /// Why each is none, and where it ends in the text.
    each: Vec<(Option<AddressProblem>, usize)>,
}

/// What is known of the rows that are counted.
pub(super) struct Told {
    addresses: Addresses,
    next: usize,
    standings: std::vec::IntoIter<u8>,
}

impl Told {
    /// The next row's address.
    pub(super) fn address(&mut self, ahead: &mut Ahead) {
        let Addresses { text, each } = &self.addresses;
        let before = self.next.checked_sub(1).and_then(|before| each.get(before));
        let from = before.map_or(0, |(_, end)| *end);
        let (problem, to) = each.get(self.next).copied().unwrap_or((None, from));
        ahead.problem = problem;
        ahead.normalised.clear();
        ahead.normalised.push_str(text.get(from..to).unwrap_or_default());
        self.next += 1;
    }

    /// Where the next address stands.
    pub(super) fn standing(&mut self) -> Standing {
        let standing = self.standings.next().and_then(|at| STANDINGS.get(usize::from(at)));
        standing.copied().unwrap_or(Standing::Duplicate)
    }
}

/// Reads parts, and does not know who came before.
pub struct PartReader {
    tally: Tally,
    divided: Divided,
}

impl PartReader {
    /// `key`: as the one who remembers has it.
    pub fn new(key: [u8; 16], divided: Divided) -> Self {
        let mut tally = Tally::new(key);
        tally.domains = Domains::new(tally.fingerprints).in_parts();
        Self { tally, divided }
    }

    /// Goes on with another file.
    pub fn begin(&mut self, divided: Divided) {
        self.divided = divided;
    }

    /// Cuts a part. `bytes`: those that [`Division::needed`] names.
    pub fn find(&mut self, number: u64, bytes: Vec<u8>) -> (Part, Found) {
        let needed = self.divided.division.needed(number);
        let is_line_end = |b: &u8| matches!(b, b'\r' | b'\n');
        let from = match number {
            0 => self.divided.begins,
            _ => {
                let line_end = bytes.iter().position(is_line_end).unwrap_or(bytes.len());
                let rest = bytes.get(line_end..).unwrap_or_default();
                let blank = rest.iter().take_while(|b| is_line_end(b)).count();
                needed.start + (line_end + blank) as u64
            }
        };
        let (addresses, rows) = (Addresses::default(), Kept::default());
        self.find_from(Part { number, bytes, from, addresses, rows }, from)
    }

    /// Cuts it again, from this place.
    pub fn find_from(&mut self, part: Part, from: u64) -> (Part, Found) {
        let Part { number, bytes, .. } = part;
        let own = self.divided.division.own(number);
        let mut finding = Finding {
            tally: &mut self.tally,
            layout: &self.divided.layout,
            header_seen: number > 0 || self.divided.layout.header_seen,
            next: 0,
            rows: 0,
            hashes: Vec::new(),
            addresses: Addresses::default(),
            kept: Kept::default(),
        };
        let to = self.divided.cut(number, &bytes, from, &mut finding);
        let Finding { rows, hashes, addresses, kept, .. } = finding;
        let needed = self.divided.division.needed(number);
        let here = |place: u64| usize::try_from(place - needed.start).unwrap_or(usize::MAX);
        let lines = to.and_then(|to| bytes.get(here(from)..here(to)));
        let text = bytes.get(here(own.start)..here(own.end)).unwrap_or_default();
        let digest =
            blake3::Hasher::new().set_input_offset(own.start).update(text).finalize_non_root();
        let lines = lines.map_or(0, |bytes| line_ends(0, bytes));
        let found = Found { part: number, from, to, lines, rows, hashes, digest };
        (Part { number, bytes, from, addresses, rows: kept }, found)
    }

    /// Counts a part; what it counted of domains is to be added in the order of parts.
    pub fn count(&mut self, part: Part, standings: Standings) -> Vec<DomainsOf> {
        let Part { number, bytes, from, addresses, rows } = part;
        let mut layout = self.divided.layout.clone();
        layout.header_seen |= number > 0;
        layout.rows = standings.rows;
        self.tally.told = Some(Told { addresses, next: 0, standings: standings.each.into_iter() });
        let each = &mut |_: &Recipient<'_>| ();
        let judging = Judging { tally: &mut self.tally, layout: &mut layout, each };
        rows.hand_over(self.divided.text(number, &bytes, from), standings.line, judging);
        self.tally.domains.take()
    }

    /// All that was counted; `None`: the files must be read by one.
    pub fn finish(self) -> Option<Counts> {
        self.tally.counts()
    }
}

impl Divided {
    /// What a part's bytes have from a place on.
    fn text<'b>(&self, number: u64, bytes: &'b [u8], from: u64) -> &'b [u8] {
        let from = usize::try_from(from - self.division.needed(number).start).ok();
        from.and_then(|from| bytes.get(from..)).unwrap_or_default()
    }

    /// Cuts the part's rows from a place on; returns where the first row after them begins.
    fn cut(&self, number: u64, bytes: &[u8], from: u64, mut taker: impl TakeRows) -> Option<u64> {
        let Self { division, layout, .. } = self;
        let text = self.text(number, bytes, from);
        let end = division.own(number).end;
        let Some(limit) = end.checked_sub(from).and_then(|own| usize::try_from(own).ok()) else {
            return Some(from);
        };
        let mut rows = match number {
            0 => Rows::new(layout.cut),
            _ => Rows::midway(layout.cut),
        };
        let mut reached = None;
        rows.push(text, Until { limit, reached: &mut reached, taker: &mut taker });
        if let Some(at) = reached.or(rows.unfinished().filter(|at| *at >= limit)) {
            return Some(from + at as u64);
        }
        let is_end = from + text.len() as u64 == division.file_bytes;
        if !is_end {
            return None;
        }
        rows.end(Until { limit, reached: &mut reached, taker: &mut taker });
        Some(division.file_bytes)
    }
}

/// Takes the rows that begin before a place.
struct Until<'a, T> {
    limit: usize,
    /// Where the first row begins that is not taken.
    reached: &'a mut Option<usize>,
    taker: &'a mut T,
}

impl<T: TakeRows> TakeRows for Until<'_, T> {
    fn expect(&mut self, rows: &[Row<'_>]) {
        self.taker.expect(rows);
    }

    fn take(&mut self, row: Row<'_>, stand: Stand<'_>) -> bool {
        if stand.start() >= self.limit {
            *self.reached = Some(stand.start());
            return false;
        }
        self.taker.take(row, stand)
    }
}

/// Reads the addresses of rows, and judges what can be judged of a row alone.
struct Finding<'a> {
    tally: &'a mut Tally,
    layout: &'a Layout,
    header_seen: bool,
    /// Which of the rows that are expected comes next.
    next: usize,
    rows: u64,
    hashes: Vec<u8>,
    addresses: Addresses,
    kept: Kept,
}

impl TakeRows for &mut Finding<'_> {
    fn expect(&mut self, rows: &[Row<'_>]) {
        self.next = 0;
        self.tally.told = None;
        self.tally.expect(self.layout, rows);
        for ahead in self.tally.ahead.iter().take(rows.len()) {
            if ahead.problem.is_none() {
                self.addresses.text.push_str(&ahead.normalised);
            }
            self.addresses.each.push((ahead.problem, self.addresses.text.len()));
        }
    }

    fn take(&mut self, row: Row<'_>, stand: Stand<'_>) -> bool {
        self.kept.keep(row, &stand);
        let ahead = self.tally.ahead.get(self.next);
        self.next += 1;
        if row.is_blank() {
            return true;
        }
        if !std::mem::replace(&mut self.header_seen, true) {
            return true;
        }
        self.rows += 1;
        if let Some(ahead) = ahead.filter(|ahead| ahead.problem.is_none())
            && misshapen(self.layout, row, row.is_plain()).is_none()
        {
            self.hashes.extend_from_slice(&ahead.hash.to_le_bytes());
        }
        true
    }
}
