//! What the first bytes of a file tell: encoding, delimiter, header, which column means what.

use super::rows::{Row, Rows};
use super::{ColumnLook, Look, columns, encoding};
use crate::campaign::Columns;
use crate::diagnostic::{Diagnostic, Place};
use crate::recipient::{Address, trim};
use crate::wording::{counted, quoted_list, shortened};

/// How many bytes of a file are looked at before it is read.
pub const LOOK_BYTES: usize = 256 * 1024;

/// Rows that are looked at.
const SAMPLE: usize = 200;
/// Columns a file may have.
const MAX_COLUMNS: usize = 2000;
/// Values shown of a column.
const EXAMPLES: usize = 3;
/// Characters shown of a value.
pub(super) const SHOWN_CHARS: usize = 60;

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// What the first bytes tell; `whole`: `head` is the entire file.
pub fn look(name: &str, head: &[u8], whole: bool) -> Look {
    let survey = match Survey::of(name, head, whole) {
        Ok(survey) => survey,
        Err(finding) => {
            return Look {
                delimiter: ',',
                columns: Vec::new(),
                guess: Columns::default(),
                diagnostics: vec![finding],
            };
        }
    };
    let guess = columns::guess(&survey);
    let mut diagnostics = survey.findings(name);
    if guess.address.is_none() {
        diagnostics.push(columns::no_address(name, &survey));
    }
    if whole && survey.sample.is_empty() {
        diagnostics.push(header_only(name, survey.header_line));
    }
    Look { delimiter: char::from(survey.delimiter), columns: survey.columns(), guess, diagnostics }
}

/// What decides how a file is read.
pub(super) struct Survey {
    /// Bytes of the byte-order mark.
    pub(super) bom: usize,
    pub(super) delimiter: u8,
    /// Names as trimmed; a column without a name has an empty one.
    pub(super) header: Vec<String>,
    pub(super) header_line: u64,
    pub(super) extra: Extra,
    /// The first rows.
    sample: Vec<Vec<String>>,
}

/// A delimiter too much at the end of lines, which some programs write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extra {
    /// As many fields as names.
    None,
    /// Every row ends in one empty field more than the header names.
    InRows,
    /// The header alone ends in an empty name.
    InHeader,
}

impl Survey {
    /// Looks at an audience file.
    pub(super) fn of(name: &str, head: &[u8], whole: bool) -> Result<Self, Diagnostic> {
        let bom = encoding::check(name, head, whole)?;
        let text = head.get(bom..).unwrap_or_default();
        let delimiter = delimiter(text, whole);
        let mut sample = sample(text, whole, delimiter).into_iter();
        // A row that cannot be kept whole has no fields.
        let Some((header_line, header)) = sample.next().filter(|(_, row)| !row.is_empty()) else {
            return Err(no_rows(name, text, whole));
        };
        let header: Vec<String> = header.iter().map(|name| trim(name).to_owned()).collect();
        if header.len() > MAX_COLUMNS {
            return Err(Diagnostic::error(
                "audience/too-many-columns",
                Place::line(name, header_line),
                format!(
                    "{name} has {}; at most {} are read.",
                    counted(header.len() as u64, ("column", "columns")),
                    crate::wording::number(MAX_COLUMNS as u64)
                ),
                "Leave out the columns that the message does not use.",
            ));
        }
        if let Some(address) = header.iter().find(|name| Address::parse(name).is_ok()) {
            return Err(Diagnostic::error(
                "audience/no-header",
                Place::line(name, header_line),
                format!(
                    "The first line of {name} holds the address \u{201c}{}\u{201d}: the file seems \
                     to have no header line.",
                    shortened(address, SHOWN_CHARS)
                ),
                "Put a line with the names of the columns at the top, such as \
                 \u{201c}email,locale,time_zone\u{201d}.",
            ));
        }
        let sample: Vec<Vec<String>> = sample.map(|(_, row)| row).collect();
        let extra = Extra::of(&header, &sample);
        let mut survey = Self { bom, delimiter, header, header_line, extra, sample };
        if extra == Extra::InHeader {
            survey.header.pop();
        }
        Ok(survey)
    }

    /// Fields that a row must have.
    pub(super) fn fields_per_row(&self) -> usize {
        self.header.len() + usize::from(self.extra == Extra::InRows)
    }

    /// Names of the columns that have one.
    pub(super) fn named(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Non-empty values of a column in the first rows.
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        let fields = self.fields_per_row();
        // Rows with another number of fields have their values in other columns.
        self.sample
            .iter()
            .filter(move |row| row.len() == fields)
            .filter_map(move |row| row.get(column))
            .map(|value| trim(value))
            .filter(|value| !value.is_empty())
    }

    /// What a person should know of the header.
    pub(super) fn findings(&self, name: &str) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let mut twice: Vec<&str> = Vec::new();
        for (place, column) in self.header.iter().enumerate() {
            let before = self.header.get(..place).unwrap_or_default();
            if !column.is_empty() && before.contains(column) && !twice.contains(&column.as_str()) {
                twice.push(column);
            }
        }
        if !twice.is_empty() {
            findings.push(Diagnostic::warning(
                "audience/duplicate-column",
                Place::line(name, self.header_line),
                format!(
                    "{name} has more than one column named {}; the first one is used.",
                    quoted_list(twice)
                ),
                "Give every column its own name.",
            ));
        }
        let unnamed: Vec<String> = (0..self.header.len())
            .filter(|&column| self.header.get(column).is_some_and(String::is_empty))
            // A delimiter at the end of every line is no column.
            .filter(|&column| {
                column + 1 < self.header.len() || self.values(column).next().is_some()
            })
            .map(|column| (column + 1).to_string())
            .collect();
        if !unnamed.is_empty() {
            let columns = if unnamed.len() == 1 { "Column" } else { "Columns" };
            let have = if unnamed.len() == 1 { "has" } else { "have" };
            findings.push(Diagnostic::warning(
                "audience/unnamed-column",
                Place::line(name, self.header_line),
                format!("{columns} {} of {name} {have} no name.", crate::wording::list(unnamed)),
                "Name it in the header line if the message is to use it.",
            ));
        }
        findings
    }

    fn columns(&self) -> Vec<ColumnLook> {
        let looks = self.header.iter().enumerate().map(|(column, name)| {
            let mut examples: Vec<String> = Vec::new();
            for value in self.values(column) {
                let value = shortened(value, SHOWN_CHARS);
                if !examples.contains(&value) {
                    examples.push(value);
                }
                if examples.len() == EXAMPLES {
                    break;
                }
            }
            ColumnLook { name: name.clone(), examples }
        });
        looks.filter(|column| !(column.name.is_empty() && column.examples.is_empty())).collect()
    }
}

impl Extra {
    fn of(header: &[String], sample: &[Vec<String>]) -> Self {
        let names = header.len();
        let last_unnamed = header.last().is_some_and(String::is_empty);
        let ends_empty = |row: &Vec<String>| row.last().is_some_and(|value| trim(value).is_empty());
        match () {
            () if sample.is_empty() => Self::None,
            // Only when it is in every row: in a single one it is a shifted row.
            () if sample.iter().all(|row| row.len() == names + 1 && ends_empty(row)) => {
                Self::InRows
            }
            () if last_unnamed && names > 1 && sample.iter().all(|row| row.len() == names - 1) => {
                Self::InHeader
            }
            () => Self::None,
        }
    }
}

/// The finding for a file with a header and no row.
pub(super) fn header_only(name: &str, header_line: u64) -> Diagnostic {
    Diagnostic::error(
        "audience/header-only",
        Place::line(name, header_line),
        format!("{name} has a header line and no rows."),
        "Choose the file that holds the recipients, or export it again.",
    )
}

fn no_rows(name: &str, text: &[u8], whole: bool) -> Diagnostic {
    if whole && text.iter().all(u8::is_ascii_whitespace) {
        return Diagnostic::error(
            "audience/empty-file",
            Place::file(name),
            format!("{name} is empty."),
            "Choose the file that holds the recipients, or export it again.",
        );
    }
    Diagnostic::error(
        "audience/header-unreadable",
        Place::line(name, 1),
        format!(
            "The header line of {name} does not end: a double quote in it is never closed, or it is \
             longer than 256 KiB."
        ),
        "Close or remove the quote, or choose a CSV file with the names of the columns at the top.",
    )
}

/// The delimiter that cuts header and rows into the same number of fields; among several, the
/// one that makes the most fields.
pub(super) fn delimiter(text: &[u8], whole: bool) -> u8 {
    let judged = DELIMITERS.into_iter().map(|delimiter| {
        let counts: Vec<usize> =
            sample(text, whole, delimiter).iter().map(|(_, row)| row.len()).collect();
        let frequency = |n: usize| counts.iter().filter(|&&count| count == n).count();
        // The usual number of fields; of two as usual, the greater.
        let usual =
            counts.iter().copied().max_by_key(|&count| (frequency(count), count)).unwrap_or(0);
        // One field in every row is no sign of a delimiter.
        let usual = if usual > 1 { usual } else { 0 };
        let agreeing = if usual > 1 { frequency(usual) } else { 0 };
        // Broken rows must not outweigh the header; a delimiter too much is no break.
        let header = counts.first().is_some_and(|&n| usual > 1 && n > 1 && n.abs_diff(usual) <= 1);
        let share = agreeing * 1000 / counts.len().max(1);
        (header, share, usual, delimiter)
    });
    // The first of equals.
    judged
        .reduce(|best, next| {
            let rank = |j: &(bool, usize, usize, u8)| (j.0, j.1, j.2);
            if rank(&next) > rank(&best) { next } else { best }
        })
        .map_or(b',', |(.., delimiter)| delimiter)
}

/// The first complete rows with the lines on which they begin.
pub(super) fn sample(text: &[u8], whole: bool, delimiter: u8) -> Vec<(u64, Vec<String>)> {
    let mut found = Vec::new();
    let mut rows = Rows::new(delimiter);
    let mut keep = |row: Row<'_>, mut stand: super::rows::Stand<'_>| {
        if !row.is_blank() {
            found.push((stand.line(), (0..row.len()).map(|field| row.text(field)).collect()));
        }
        found.len() <= SAMPLE
    };
    rows.push(text, &mut keep);
    if whole {
        rows.end(&mut keep);
    }
    found
}
