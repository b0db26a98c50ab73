//! Only what is needed leaves: an audience file without the columns that nothing uses.
//!
//! The reduced file is CSV in UTF-8 with commas and a header, whatever the file was. Its rows are those
//! of the file, in its order; rows that cannot be told into columns are left out: nobody mails them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::values::{AudienceRow, RowReader};
use super::{AudienceSummary, Delimiter, Encoding, FileFacts, FileFormat, Quote, columns};
use crate::campaign::{Campaign, Columns};
use crate::diagnostic::{Diagnostic, Place};
use crate::template::message::Message;
use crate::template::set::TemplateSet;
use crate::template::{Memory, TemplateFile};
use crate::wording::text;

/// Which columns of an audience are needed, in the order of its files. Each has a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnUse {
    /// Used by the message, or by the planning.
    pub needed: Vec<String>,
    /// Used by neither.
    pub unused: Vec<String>,
}

/// Which columns the message or the planning of a campaign uses; an error where a part of the message
/// cannot be read, since it may use any.
pub fn column_use(
    campaign: &Campaign,
    audience: &AudienceSummary,
    files: &[TemplateFile],
) -> Result<ColumnUse, Diagnostic> {
    let set = TemplateSet::compile(files, campaign.templates.fallback_locale.as_deref());
    used_by(&Message::new(&set, campaign, Some(audience), &mut Memory::default()), audience)
}

/// The same for a message at hand.
pub(crate) fn used_by(
    message: &Message<'_>,
    audience: &AudienceSummary,
) -> Result<ColumnUse, Diagnostic> {
    let Columns { address, locale, time_zone } = &audience.columns;
    let mapped = [address, locale, time_zone].map(|name| name.as_deref().unwrap_or_default());
    let mut used = BTreeSet::new();
    let parts = message.sent().map(|part| (part.file.path.as_str(), part.uses.clone()));
    for (path, uses) in parts.chain(message.unsubscribe().map(|uses| ("campaign.json", uses))) {
        let uses = uses.map_err(|_| unreadable(path))?;
        used.extend(uses.fields().map(str::to_owned));
        used.extend(uses.sections.iter().map(|(field, _)| field.clone()));
    }
    let mut columns = ColumnUse::default();
    let places = |file: &FileFacts| mapped.map(|name| columns::find(&file.columns, name));
    let all = audience.files.iter().flat_map(|file| {
        let planned = places(file);
        let columns = file.columns.iter().enumerate();
        columns.map(move |(place, name)| (name, planned.contains(&Some(place))))
    });
    for (name, is_planned_by) in all {
        // `{{a.b}}` asks for a part of `a`, or for the column `a.b`.
        let is_used = is_planned_by
            || used.contains(name)
            || used.iter().any(|field| {
                field.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('.'))
                    || name.strip_prefix(field.as_str()).is_some_and(|rest| rest.starts_with('.'))
            });
        let list = if is_used { &mut columns.needed } else { &mut columns.unused };
        if !name.is_empty() && !list.contains(name) {
            list.push(name.clone());
        }
    }
    Ok(columns)
}

/// Names of the reduced files, no two alike: `lists/customers.csv.gz` becomes
/// `lists/customers.reduced.csv`.
pub fn reduced_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut reduced: Vec<String> = Vec::new();
    for name in names {
        let stem = name.strip_suffix(".gz").unwrap_or(name);
        let known = [".csv", ".tsv", ".txt"];
        let stem = known.iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
        let numbered = |nth: u64| match nth {
            1 => format!("{stem}.reduced.csv"),
            nth => format!("{stem}.reduced-{nth}.csv"),
        };
        let free = (1..).map(numbered).find(|name| !reduced.contains(name));
        reduced.extend(free);
    }
    reduced
}

fn unreadable(path: &str) -> Diagnostic {
    Diagnostic::error(
        "audience/not-reduced",
        Place::file(path),
        text!(
            "engine-audience-not-reduced",
            "{path} cannot be read, so nobody knows which columns it uses.",
            path = path
        ),
        text!(
            "engine-audience-not-reduced-hint",
            "Mend it first: the findings on the message say how."
        ),
    )
}

/// Rows of a file with some of its columns, as CSV.
pub struct Reducer {
    reader: RowReader,
    kept: Kept,
}

/// What is kept of a row.
struct Kept {
    /// Places of the columns.
    places: Vec<usize>,
    rows: u64,
    left_out: u64,
    text: Vec<u8>,
}

/// What became of a file's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reduced {
    /// Rows of the reduced file.
    pub rows: u64,
    /// Rows that have fewer or more values than there are columns, or bytes that are no letters.
    pub left_out: u64,
}

impl Reducer {
    /// How a reduced file is written.
    pub const FORMAT: FileFormat = FileFormat {
        encoding: Some(Encoding::Utf8),
        delimiter: Some(Delimiter::Comma),
        quote: Some(Quote::Double),
        header: Some(true),
    };

    /// Keeps these columns of a file that has been read before; the first of several of one name.
    pub fn new(file: &FileFacts, columns: &[String]) -> Self {
        let place = |name: &String| file.columns.iter().position(|column| column == name);
        let places: Vec<usize> = columns.iter().filter_map(place).collect();
        let mut kept = Kept { places, rows: 0, left_out: 0, text: Vec::new() };
        let names = file.columns.clone();
        kept.write(|place| names.get(place).map_or(&b""[..], |name| name.as_bytes()));
        Self { reader: RowReader::new(file), kept }
    }

    /// Takes the file's next bytes; returns the next of the reduced file.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<u8> {
        let Self { reader, kept } = self;
        reader.push(bytes, &mut |row| kept.take(row));
        std::mem::take(&mut kept.text)
    }

    /// Rows of the reduced file so far.
    pub fn rows(&self) -> u64 {
        self.kept.rows
    }

    /// The end of the file: returns the last bytes of the reduced one.
    pub fn end(mut self) -> (Vec<u8>, Reduced) {
        let Self { reader, kept } = &mut self;
        reader.end(&mut |row| kept.take(row));
        let reduced = Reduced { rows: kept.rows, left_out: kept.left_out };
        (std::mem::take(&mut kept.text), reduced)
    }
}

impl Kept {
    fn take(&mut self, row: &AudienceRow<'_>) -> bool {
        match row.whole() {
            Some(whole) => {
                self.rows += 1;
                self.write(|place| whole.value(place));
            }
            None => self.left_out += 1,
        }
        true
    }

    fn write<'v>(&mut self, value: impl Fn(usize) -> &'v [u8]) {
        for (nth, &place) in self.places.iter().enumerate() {
            if nth > 0 {
                self.text.push(b',');
            }
            write_value(value(place), &mut self.text);
        }
        self.text.extend_from_slice(b"\r\n");
    }
}

/// A value as RFC 4180 has it; in quotes unless nobody could need them.
fn write_value(value: &[u8], text: &mut Vec<u8>) {
    let is_plain =
        |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'@' | b'.' | b'-' | b'_' | 0x80..);
    if !value.is_empty() && value.iter().all(is_plain) {
        text.extend_from_slice(value);
        return;
    }
    text.push(b'"');
    for part in value.split_inclusive(|b| *b == b'"') {
        text.extend_from_slice(part);
        if part.ends_with(b"\"") {
            text.push(b'"');
        }
    }
    text.push(b'"');
}
