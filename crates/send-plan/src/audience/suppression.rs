//! Files of addresses never to be mailed. Read leniently: a line that was not understood would
//! mail somebody who asked not to be, so every address in any cell is suppressed.

use sha2::{Digest, Sha256};

use super::format::{Cut, Quote};
use super::look::{delimiter, sample};
use super::rows::{MAX_FIELDS, Row, Shape, Stand};
use super::seen::{Fingerprints, Seen};
use crate::diagnostic::{Diagnostic, Place};
use crate::recipient::{Address, domain_in_letters, trim};
use crate::spreadsheet::unmarked;
use crate::wording::{counted, number, text};

/// Whom the lists name.
#[derive(Default)]
pub(super) struct Suppressed {
    addresses: Seen,
    /// SHA-256 of addresses as they are normalised: of lists that give away nobody.
    digests: Seen,
}

impl Suppressed {
    /// Whether a list has digests, which tell nothing by an address's fingerprint.
    pub(super) fn has_digests(&self) -> bool {
        !self.digests.is_empty()
    }

    /// Whether a list names the address of a fingerprint.
    pub(super) fn names(&self, hash: u128) -> bool {
        !self.addresses.is_empty() && self.addresses.contains(hash)
    }

    /// Whether an address is on a list. `hash`: the fingerprint of the normalised address. Somebody
    /// else may have made the digest of it with the domain in letters.
    pub(super) fn has(&self, normalised: &str, hash: u128, fingerprints: Fingerprints) -> bool {
        let is_digest = |address: &str| {
            let digest = <[u8; 32]>::from(Sha256::digest(address.as_bytes()));
            self.digests.contains(fingerprints.of(&digest))
        };
        let in_letters = || {
            let (local, domain) = normalised.rsplit_once('@')?;
            Some(format!("{local}@{}", domain_in_letters(domain)?))
        };
        self.names(hash)
            || !self.digests.is_empty()
                && (is_digest(normalised) || in_letters().is_some_and(|text| is_digest(&text)))
    }
}

/// How many rows, and the line of the first.
#[derive(Clone, Copy, Default)]
struct Tell {
    rows: u64,
    first_line: u64,
}

impl Tell {
    fn count(&mut self, line: u64) {
        self.rows += 1;
        if self.rows == 1 {
            self.first_line = line;
        }
    }
}

/// How the rows of a suppression file are read.
pub(super) struct Suppression {
    pub(super) cut: Cut,
    /// Whether the first row is still to come and names columns.
    header: bool,
    /// Addresses of this file alone: another file may name them as well.
    distinct: Seen,
    pub(super) addresses: u64,
    /// Rows without an address, and the line of the first.
    unread: Tell,
    /// Rows with a word that was to be one, and cannot be read.
    garbled: Tell,
    /// The first row that could not be read to its end, and its line.
    broken: Option<(u64, Shape)>,
    text: String,
}

impl Suppression {
    /// Looks at the beginning of the text: whether it holds addresses, and whether there is a header.
    pub(super) fn of(name: &str, text: &[u8], whole: bool) -> Result<Self, Diagnostic> {
        let quote = Quote::default();
        let cut = Cut { delimiter: delimiter(text, whole, quote), quote };
        let sample = sample(text, whole, cut);
        // A row that could not be read to its end has no cells.
        let mut cells = sample.iter().flat_map(|(_, row)| row).peekable();
        if cells.peek().is_some() && !cells.any(|cell| holds_address(cell)) {
            return Err(Diagnostic::error(
                "audience/suppression-without-addresses",
                Place::line(name, 1),
                text!(
                    "engine-audience-suppression-without-addresses",
                    "No column of the suppression list {name} holds addresses.",
                    name = name
                ),
                text!(
                    "engine-audience-suppression-without-addresses-hint",
                    "Choose a CSV or text file with one address per line, or its SHA-256 (of the address in lower \
                 case, in hexadecimal digits); or take it off the list."
                ),
            ));
        }
        let is_name = |cell: &String| !cell.contains('@') && !holds_address(cell);
        let header =
            sample.first().is_some_and(|(_, row)| !row.is_empty() && row.iter().all(is_name));
        Ok(Self {
            cut,
            header,
            distinct: Seen::default(),
            addresses: 0,
            unread: Tell::default(),
            garbled: Tell::default(),
            broken: None,
            text: String::new(),
        })
    }

    /// Takes the addresses of one row.
    pub(super) fn row(
        &mut self,
        row: Row<'_>,
        mut stand: Stand<'_>,
        fingerprints: Fingerprints,
        suppressed: &mut Suppressed,
    ) {
        if row.is_blank() {
            return;
        }
        let broken_on = match row.shape {
            Shape::Whole => None,
            Shape::OpenQuote { quote_line } | Shape::TooLong { quote_line } => Some(quote_line),
            Shape::TooManyFields => Some(stand.line()),
        };
        if let Some(line) = broken_on {
            self.broken.get_or_insert((line, row.shape));
            return;
        }
        if std::mem::take(&mut self.header) {
            return;
        }
        let cells: Vec<String> = (0..row.len()).map(|column| with_at(row.text(column))).collect();
        let (mut found, mut garbled) = (false, false);
        for word in cells.iter().flat_map(|cell| words(cell)) {
            let is_read = self.word(word, fingerprints, suppressed);
            found |= is_read;
            garbled |= !is_read && word.contains(['@', char::REPLACEMENT_CHARACTER]);
        }
        if garbled {
            self.garbled.count(stand.line());
        } else if !found && !cells.iter().all(|cell| trim(cell).is_empty()) {
            self.unread.count(stand.line());
        }
    }

    /// Takes whatever a word can mean; whether it can mean anything.
    fn word(
        &mut self,
        word: &str,
        fingerprints: Fingerprints,
        suppressed: &mut Suppressed,
    ) -> bool {
        let mut is_read = false;
        for meant in meanings(word).filter(|meant| !meant.contains(char::REPLACEMENT_CHARACTER)) {
            let hash = if let Some(digest) = digest(meant) {
                let hash = fingerprints.of(&digest);
                suppressed.digests.insert(hash);
                hash
            } else if let Ok(address) = Address::parse(meant) {
                address.normalise(&mut self.text);
                let hash = fingerprints.of(self.text.as_bytes());
                suppressed.addresses.insert(hash);
                hash
            } else {
                continue;
            };
            is_read = true;
            self.addresses += u64::from(self.distinct.insert(hash));
        }
        is_read
    }

    /// What a person should know once the file is read.
    pub(super) fn findings(&self, name: &str) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        if let Some((line, shape)) = self.broken {
            let place = format!("line {} of the suppression list {name}", number(line));
            let (message, hint) = match shape {
                Shape::Whole | Shape::OpenQuote { .. } => (
                    text!(
                        "engine-audience-double-quote-on-not-closed",
                        "A double quote on {place} is not closed: addresses after it were not read.",
                        place = place
                    ),
                    text!(
                        "engine-audience-close-or-remove-otherwise-people",
                        "Close or remove it: otherwise people on the list would be mailed."
                    ),
                ),
                Shape::TooLong { .. } => (
                    text!(
                        "engine-audience-what-begins-on-longer-than",
                        "What begins on {place} is longer than a mebibyte: addresses in it were \
                         not read.",
                        place = place
                    ),
                    text!(
                        "engine-audience-look-for-quote-that-closed",
                        "Look for a quote that is closed far too late, and give each address a line of \
                     its own: otherwise people on the list would be mailed."
                    ),
                ),
                Shape::TooManyFields => (
                    text!(
                        "engine-audience-there-are-more-than-values",
                        "There are more than {what} values on {place}: addresses among them were not \
                         read.",
                        what = number(MAX_FIELDS as u64),
                        place = place
                    ),
                    text!(
                        "engine-audience-give-each-address-line-own",
                        "Give each address a line of its own: otherwise people on the list would be \
                     mailed."
                    ),
                ),
            };
            findings.push(Diagnostic::error(
                "audience/suppression-broken",
                Place::line(name, line),
                message,
                hint,
            ));
        }
        if self.garbled.rows > 0 {
            findings.push(Diagnostic::warning(
                GARBLED,
                Place::line(name, self.garbled.first_line),
                text!(
                    "engine-audience-suppression-garbled",
                    "{garbled} a word that is to be an address and is none, in the suppression list \
                     {name}.",
                    garbled = counted(self.garbled.rows, ("line has", "lines have")),
                    name = name,
                ),
                text!(
                    "engine-audience-suppression-garbled-hint",
                    "Correct it: whoever is meant would be mailed. A send API takes no such list.",
                ),
            ));
        }
        if self.unread.rows > 0 {
            findings.push(Diagnostic::warning(
                "audience/suppression-unread",
                Place::line(name, self.unread.first_line),
                text!(
                    "engine-audience-suppression-unread",
                    "{unread} no address in the suppression list {name}.",
                    unread = counted(self.unread.rows, ("line holds", "lines hold")),
                    name = name,
                ),
                text!(
                    "engine-audience-suppression-unread-hint",
                    "Correct them if they are to name people who must not be mailed.",
                ),
            ));
        }
        if self.addresses == 0 && findings.is_empty() {
            findings.push(Diagnostic::warning(
                "audience/suppression-empty",
                Place::file(name),
                text!(
                    "engine-audience-suppression-empty",
                    "The suppression list {name} is empty.",
                    name = name
                ),
                text!(
                    "engine-audience-suppression-empty-hint",
                    "Make sure that it is the right file."
                ),
            ));
        }
        findings
    }
}

/// The finding for a word that is to be an address and is none.
pub(super) const GARBLED: &str = "audience/suppression-garbled";

fn holds_address(value: &str) -> bool {
    let is_read = |meant: &str| digest(meant).is_some() || Address::parse(meant).is_ok();
    words(value).any(|word| meanings(word).any(is_read))
}

/// Hexadecimal digits of a SHA-256.
const DIGEST_DIGITS: usize = 64;

/// The SHA-256 that a word is in hexadecimal digits.
fn digest(word: &str) -> Option<[u8; 32]> {
    let word = word.as_bytes();
    let mut digest = [0; 32];
    if word.len() != DIGEST_DIGITS {
        return None;
    }
    let value =
        |digit: &u8| char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    for (byte, digits) in digest.iter_mut().zip(word.as_chunks::<2>().0) {
        let [high, low] = digits;
        *byte = value(high)? << 4 | value(low)?;
    }
    Some(digest)
}

/// A cell with `@` for the signs that stand for it in East Asian letters.
fn with_at(cell: String) -> String {
    if cell.is_ascii() { cell } else { cell.replace(['\u{ff20}', '\u{fe6b}'], "@") }
}

/// The parts of a cell that may be addresses: the whole, or what stands between white space and the
/// marks of lists.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    let cell = unmarked(trim(cell));
    let whole = Address::parse(cell).is_ok();
    let parts = cell
        .split(move |c: char| !whole && (crate::recipient::is_space(c) || ",;<>\"".contains(c)));
    parts.filter(|word| word.contains('@') || word.len() >= DIGEST_DIGITS)
}

/// What a word may mean: itself, and its parts between marks that stand about addresses, though an
/// address may hold them (`7|ann@…`, `mailto:ann@…`, `[ann@…]`); each with the apostrophes and full
/// stops around it and without them. Better one too many than one too few.
fn meanings(word: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| match c.is_ascii() {
        true => "|()[]{}:=/?&\\".contains(c),
        false => !c.is_alphanumeric(),
    };
    let parts = word.split(is_mark).filter(move |part| part.len() < word.len());
    std::iter::once(word).chain(parts).flat_map(|text| {
        let inside = text.trim_matches(['\'', '`', '.']);
        [Some(text), (inside != text).then_some(inside)].into_iter().flatten()
    })
}
