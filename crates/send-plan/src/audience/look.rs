//! What the first bytes of a file tell: encoding, delimiter, quotes, header, which column means what.

use serde::{Deserialize, Serialize};

use super::encoding::{self, Decoder};
use super::format::{Cut, Delimiter, FileFormat, Quote};
use super::rows::{Row, Rows};
use super::sep_line::SepLine;
use super::unpack::Unpack;
use super::{ColumnLook, Look, columns};
use crate::campaign::Columns;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::recipient::trim;
use crate::wording::{counted, list, quoted_list, shortened, text};

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

/// What the first bytes tell; `whole`: `head` is the entire file. `given`: what is known of it.
pub fn look(name: &str, head: &[u8], whole: bool, given: &FileFormat) -> Look {
    let mut look = Look {
        format: FileFormat::default(),
        gzip: false,
        columns: Vec::new(),
        guess: Columns::default(),
        diagnostics: Vec::new(),
    };
    let (mut unpack, mut raw) = (Unpack::default(), Vec::new());
    // A small archive may hold a huge file.
    let mut keep = |piece: &[u8]| {
        let room = (LOOK_BYTES + 1).saturating_sub(raw.len());
        raw.extend_from_slice(piece.get(..room).unwrap_or(piece));
    };
    let mut outcome = unpack.push(head, &mut keep);
    look.gzip = unpack.is_gzip();
    if whole && outcome.is_ok() {
        outcome = unpack.end(&mut keep);
    }
    let whole = whole && raw.len() <= LOOK_BYTES;
    raw.truncate(LOOK_BYTES);
    if let Err(damage) = outcome {
        look.diagnostics.push(damage.finding(name));
        return look;
    }
    let found = match encoding::detect(name, &raw, whole, given.encoding) {
        Ok(found) => found,
        Err(finding) => {
            look.diagnostics.push(finding);
            return look;
        }
    };
    let text = Decoder::new(found.encoding).decode(&raw);
    let sep_line = SepLine::of(&text);
    let text = text.get(sep_line.map_or(0, |line| line.bytes)..).unwrap_or_default();
    let given = &sep_line.map_or(*given, |line| line.format(given));
    if let Some(finding) = sep_line.map(|line| line.finding(name, given)) {
        let is_error = finding.severity == Severity::Error;
        look.diagnostics.push(finding);
        if is_error {
            return look;
        }
    }
    let survey = match Survey::of(name, text, whole, given) {
        Ok(survey) => survey,
        Err(finding) => {
            look.diagnostics.push(finding);
            return look;
        }
    };
    look.guess = columns::guess(&survey);
    look.diagnostics.extend(encoding::doubts(name, &raw, whole, given.encoding, found));
    look.diagnostics.extend(survey.findings(name));
    if look.guess.address.is_none() {
        look.diagnostics.push(columns::no_address(name, &survey));
    }
    if whole && survey.sample.is_empty() {
        look.diagnostics.push(header_only(name, survey.header_line));
    }
    look.columns = survey.columns();
    look.format = FileFormat {
        encoding: Some(found.encoding),
        delimiter: Some(survey.cut.delimiter),
        quote: Some(survey.cut.quote),
        header: Some(survey.has_header),
    };
    look
}

impl Look {
    /// Which column means what: what is wanted, and where nothing is said, what it seems to be. An
    /// empty name says that there is no such column.
    pub fn mapping(&self, wanted: &Columns) -> Columns {
        let either = |wanted: &Option<String>, guess: &Option<String>| {
            wanted.as_ref().or(guess.as_ref()).cloned()
        };
        Columns {
            address: either(&wanted.address, &self.guess.address),
            locale: either(&wanted.locale, &self.guess.locale),
            time_zone: either(&wanted.time_zone, &self.guess.time_zone),
        }
    }

    /// The same by a mapping that was made for another file: names of columns that this one lacks
    /// do not count.
    pub fn mapping_anew(&self, before: &Columns) -> Columns {
        let names: Vec<String> = self.columns.iter().map(|column| column.name.clone()).collect();
        let known = |name: &Option<String>| {
            let name = name.as_ref();
            name.filter(|name| name.is_empty() || columns::find(&names, name).is_some()).cloned()
        };
        self.mapping(&Columns {
            address: known(&before.address),
            locale: known(&before.locale),
            time_zone: known(&before.time_zone),
        })
    }
}

/// What decides how a file is read.
pub(super) struct Survey {
    pub(super) cut: Cut,
    /// Whether the first row names the columns.
    pub(super) has_header: bool,
    /// Names as trimmed; a column without a name has an empty one.
    pub(super) header: Vec<String>,
    pub(super) header_line: u64,
    pub(super) extra: Extra,
    /// The first rows.
    sample: Vec<Vec<String>>,
}

/// A delimiter too much at the end of lines, which some programs write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Extra {
    /// As many fields as names.
    None,
    /// Every row ends in one empty field more than the header names.
    InRows,
    /// The header alone ends in an empty name.
    InHeader,
}

impl Survey {
    /// Looks at the beginning of an audience file's text.
    pub(super) fn of(
        name: &str,
        text: &[u8],
        whole: bool,
        given: &FileFormat,
    ) -> Result<Self, Diagnostic> {
        let quote = given.quote.unwrap_or_else(|| quote(text, whole, given.delimiter));
        let delimiter = given.delimiter.unwrap_or_else(|| delimiter(text, whole, quote));
        let cut = Cut { delimiter, quote };
        let mut sample = sample(text, whole, cut).into_iter();
        // A row that cannot be kept whole has no fields.
        let Some((header_line, header)) = sample.next().filter(|(_, row)| !row.is_empty()) else {
            return Err(no_rows(name, text, whole));
        };
        let header: Vec<String> = header.iter().map(|name| trim(name).to_owned()).collect();
        if header.len() > MAX_COLUMNS {
            return Err(Diagnostic::error(
                "audience/too-many-columns",
                Place::line(name, header_line),
                text!(
                    "engine-audience-too-many-columns",
                    "{name} has {header}; at most {what} are read.",
                    name = name,
                    header = counted(header.len() as u64, ("column", "columns")),
                    what = crate::wording::number(MAX_COLUMNS as u64)
                ),
                text!(
                    "engine-audience-too-many-columns-hint",
                    "Leave out the columns that the message does not use."
                ),
            ));
        }
        // An address that no mail system takes is no column's name either.
        let is_data = || header.iter().any(|value| value.contains('@'));
        let has_header = given.header.unwrap_or_else(|| !is_data());
        let sample = sample.map(|(_, row)| row);
        if !has_header {
            let names = (1..=header.len()).map(|column| format!("column_{column}")).collect();
            let sample = std::iter::once(header).chain(sample).collect();
            let extra = Extra::None;
            return Ok(Self { cut, has_header, header: names, header_line, extra, sample });
        }
        let sample: Vec<Vec<String>> = sample.collect();
        let extra = Extra::of(&header, &sample);
        let mut survey = Self { cut, has_header, header, header_line, extra, sample };
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
        if !self.has_header {
            findings.push(Diagnostic::info(
                "audience/no-header",
                Place::line(name, self.header_line),
                text!(
                    "engine-audience-no-header",
                    "{name} has no line with the names of the columns: they are called {named}.",
                    name = name,
                    named = quoted_list(self.named())
                ),
                text!(
                    "engine-audience-no-header-hint",
                    "If its first line does name them, say so where the file is."
                ),
            ));
        }
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
                text!(
                    "engine-audience-duplicate-column",
                    "{name} has more than one column named {twice}; the first one is used.",
                    name = name,
                    twice = quoted_list(twice)
                ),
                text!("engine-audience-duplicate-column-hint", "Give every column its own name."),
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
            let message = if let [unnamed] = unnamed.as_slice() {
                text!(
                    "engine-audience-unnamed-column",
                    "Column {unnamed} of {name} has no name.",
                    unnamed = unnamed,
                    name = name
                )
            } else {
                text!(
                    "engine-audience-unnamed-columns",
                    "Columns {unnamed} of {name} have no name.",
                    unnamed = list(unnamed),
                    name = name
                )
            };
            findings.push(Diagnostic::warning(
                "audience/unnamed-column",
                Place::line(name, self.header_line),
                message,
                text!(
                    "engine-audience-unnamed-column-hint",
                    "Name it in the header line if the message is to use it."
                ),
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
    pub(super) fn of(header: &[String], sample: &[Vec<String>]) -> Self {
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
        text!("engine-audience-header-only", "{name} has a header line and no rows.", name = name),
        text!(
            "engine-audience-header-only-hint",
            "Choose the file that holds the recipients, or export it again."
        ),
    )
}

fn no_rows(name: &str, text: &[u8], whole: bool) -> Diagnostic {
    if whole && text.iter().all(u8::is_ascii_whitespace) {
        return Diagnostic::error(
            "audience/empty-file",
            Place::file(name),
            text!("engine-audience-empty-file", "{name} is empty.", name = name),
            text!(
                "engine-audience-header-only-hint",
                "Choose the file that holds the recipients, or export it again."
            ),
        );
    }
    Diagnostic::error(
        "audience/header-unreadable",
        Place::line(name, 1),
        text!(
            "engine-audience-header-unreadable",
            "The header line of {name} does not end: a double quote in it is never closed, or it is \
             longer than 256 KiB.",
            name = name
        ),
        text!(
            "engine-audience-header-unreadable-hint",
            "Close or remove the quote, or choose a CSV file with the names of the columns at the top."
        ),
    )
}

/// What stands around values: single quotes where double ones never do, and they do around most.
fn quote(text: &[u8], whole: bool, given: Option<Delimiter>) -> Quote {
    let delimiter = given.unwrap_or_else(|| delimiter(text, whole, Quote::Single));
    let (mut filled, mut quoted) = (0, 0);
    for (_, row) in sample(text, whole, Cut { delimiter, quote: Quote::None }) {
        for value in row.iter().map(|value| trim(value)).filter(|value| !value.is_empty()) {
            if value.starts_with('"') {
                return Quote::Double;
            }
            filled += 1;
            quoted +=
                usize::from(value.len() > 1 && value.starts_with('\'') && value.ends_with('\''));
        }
    }
    if quoted * 2 > filled { Quote::Single } else { Quote::Double }
}

/// The delimiter that cuts header and rows into the same number of fields; among several, the
/// one that makes the most fields.
pub(super) fn delimiter(text: &[u8], whole: bool, quote: Quote) -> Delimiter {
    let judged = Delimiter::ALL.into_iter().map(|delimiter| {
        let sample = sample(text, whole, Cut { delimiter, quote });
        let counts: Vec<usize> = sample.iter().map(|(_, row)| row.len()).collect();
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
            let rank = |j: &(bool, usize, usize, Delimiter)| (j.0, j.1, j.2);
            if rank(&next) > rank(&best) { next } else { best }
        })
        .map_or(Delimiter::Comma, |(.., delimiter)| delimiter)
}

/// The first complete rows with the lines on which they begin.
pub(super) fn sample(text: &[u8], whole: bool, cut: Cut) -> Vec<(u64, Vec<String>)> {
    let mut found = Vec::new();
    let mut rows = Rows::new(cut);
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
