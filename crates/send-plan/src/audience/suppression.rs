//! Files of addresses never to be mailed. Read leniently: a line that was not understood would
//! mail somebody who asked not to be, so whatever holds an address suppresses it.

use sha2::{Digest, Sha256};

use super::format::{Cut, Quote};
use super::look::{delimiter, sample};
use super::rows::{Row, Shape, Stand};
use super::seen::{Fingerprints, Seen};
use crate::diagnostic::{Diagnostic, Place};
use crate::recipient::{Address, trim};
use crate::wording::counted;

/// Whom the lists name.
#[derive(Default)]
pub(super) struct Suppressed {
    addresses: Seen,
    /// SHA-256 of addresses as they are normalised: of lists that give away nobody.
    digests: Seen,
}

impl Suppressed {
    /// Whether an address is on a list. `hash`: the fingerprint of the normalised address.
    pub(super) fn has(&self, normalised: &str, hash: u128, fingerprints: Fingerprints) -> bool {
        let is_named = !self.addresses.is_empty() && self.addresses.contains(hash);
        is_named
            || !self.digests.is_empty() && {
                let digest = <[u8; 32]>::from(Sha256::digest(normalised.as_bytes()));
                self.digests.contains(fingerprints.of(&digest))
            }
    }
}

/// How the rows of a suppression file are read.
pub(super) struct Suppression {
    pub(super) cut: Cut,
    /// The column with addresses; without a header line every column may hold some.
    column: Option<usize>,
    header: bool,
    /// Addresses of this file alone: another file may name them as well.
    distinct: Seen,
    pub(super) addresses: u64,
    unread: u64,
    first_unread: u64,
    /// Line of a row that could not be read to its end.
    broken: Option<u64>,
    text: String,
}

impl Suppression {
    /// Looks at the beginning of the text: which column holds addresses, and whether there is a
    /// header.
    pub(super) fn of(name: &str, text: &[u8], whole: bool) -> Result<Self, Diagnostic> {
        let quote = Quote::default();
        let cut = Cut { delimiter: delimiter(text, whole, quote), quote };
        let sample = sample(text, whole, cut);
        let columns = sample.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
        let addresses = |column: usize| {
            let values = sample.iter().filter_map(|(_, row)| row.get(column));
            values.filter(|value| holds_address(value)).count()
        };
        // The first of equals.
        let column = (0..columns).min_by_key(|&column| usize::MAX - addresses(column)).unwrap_or(0);
        if columns > 0 && addresses(column) == 0 {
            return Err(Diagnostic::error(
                "audience/suppression-without-addresses",
                Place::line(name, 1),
                format!("No column of the suppression list {name} holds addresses."),
                "Choose a CSV or text file with one address per line, or its SHA-256 (of the address in lower \
                 case, in hexadecimal digits); or take it off the list.",
            ));
        }
        let first = sample.first().and_then(|(_, row)| row.get(column));
        let header = first.is_some_and(|value| !value.contains('@') && !holds_address(value));
        Ok(Self {
            cut,
            column: header.then_some(column),
            header,
            distinct: Seen::default(),
            addresses: 0,
            unread: 0,
            first_unread: 0,
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
        if std::mem::take(&mut self.header) {
            return;
        }
        if let Shape::OpenQuote { quote_line } | Shape::TooLong { quote_line } = row.shape {
            self.broken.get_or_insert(quote_line);
            return;
        }
        let columns = match self.column {
            Some(column) => column..column + 1,
            None => 0..row.len(),
        };
        let value: Vec<String> = columns.map(|column| row.text(column)).collect();
        let mut found = false;
        for word in value.iter().flat_map(|value| words(value)) {
            let hash = if let Some(digest) = digest(word) {
                let hash = fingerprints.of(&digest);
                suppressed.digests.insert(hash);
                hash
            } else if let Ok(address) = Address::parse(word) {
                address.normalise(&mut self.text);
                let hash = fingerprints.of(self.text.as_bytes());
                suppressed.addresses.insert(hash);
                hash
            } else {
                continue;
            };
            found = true;
            self.addresses += u64::from(self.distinct.insert(hash));
        }
        if !found && !value.iter().all(|value| trim(value).is_empty()) {
            self.unread += 1;
            if self.unread == 1 {
                self.first_unread = stand.line();
            }
        }
    }

    /// What a person should know once the file is read.
    pub(super) fn findings(&self, name: &str) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        if let Some(line) = self.broken {
            findings.push(Diagnostic::error(
                "audience/suppression-broken",
                Place::line(name, line),
                format!(
                    "A double quote on line {} of the suppression list {name} is not closed: \
                     addresses after it were not read.",
                    crate::wording::number(line)
                ),
                "Close or remove it: otherwise people on the list would be mailed.",
            ));
        }
        if self.unread > 0 {
            findings.push(Diagnostic::warning(
                "audience/suppression-unread",
                Place::line(name, self.first_unread),
                format!(
                    "{} no address in the suppression list {name}.",
                    counted(self.unread, ("line holds", "lines hold"))
                ),
                "Correct them if they are to name people who must not be mailed.",
            ));
        }
        if self.addresses == 0 && findings.is_empty() {
            findings.push(Diagnostic::warning(
                "audience/suppression-empty",
                Place::file(name),
                format!("The suppression list {name} is empty."),
                "Make sure that it is the right file.",
            ));
        }
        findings
    }
}

fn holds_address(value: &str) -> bool {
    words(value).any(|word| digest(word).is_some() || Address::parse(word).is_ok())
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

/// The parts of a cell that may be addresses: the whole, or what stands between marks.
fn words(value: &str) -> impl Iterator<Item = &str> {
    let whole = Address::parse(value).is_ok();
    let parts = value.split(move |c: char| {
        !whole && (crate::recipient::is_space(c) || ",;<>()\"'|".contains(c))
    });
    parts.filter(|word| word.contains('@') || word.len() == DIGEST_DIGITS)
}
