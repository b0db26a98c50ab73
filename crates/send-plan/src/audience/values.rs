//! The values of rows: read again when somebody asks, since no row is kept.

use serde_json::{Map, Value};

use super::FileFacts;
use super::encoding::Decoder;
use super::fields::is_empty;
use super::format::Cut;
use super::look::LOOK_BYTES;
use super::rows::{Row, Rows, Shape, Stand};
use super::sep_line::SepLine;
use super::unpack::Unpack;

/// Shows the rows of an audience file that has been read before, one after the other.
pub struct RowReader {
    unpack: Unpack,
    text: Text,
}

/// The rows of a text.
struct Text {
    decoder: Decoder,
    rows: Rows,
    file: FileFacts,
    /// Rows so far, the header included.
    seen: u64,
    /// The first bytes until they tell what is no row; nothing once they have.
    head: Option<Vec<u8>>,
}

/// A row at hand.
pub struct AudienceRow<'a> {
    /// Data row of the file; 1: the first after the header.
    pub number: u64,
    file: &'a FileFacts,
    row: Row<'a>,
}

impl RowReader {
    /// For this file, as it was read.
    pub fn new(file: &FileFacts) -> Self {
        let text = Text {
            decoder: Decoder::new(file.encoding),
            rows: Rows::new(Cut { delimiter: file.delimiter, quote: file.quote }),
            file: file.clone(),
            seen: u64::from(file.headerless),
            head: Some(Vec::new()),
        };
        Self { unpack: Unpack::default(), text }
    }

    /// Takes the file's next bytes; `each` answers whether to go on.
    pub fn push(&mut self, bytes: &[u8], each: &mut impl FnMut(&AudienceRow<'_>) -> bool) {
        let Self { unpack, text } = self;
        // Who has read it before has found it whole.
        let _ = unpack.push(bytes, &mut |piece| text.push(piece, each));
    }

    /// The end of the file ends the last row.
    pub fn end(&mut self, each: &mut impl FnMut(&AudienceRow<'_>) -> bool) {
        let Self { unpack, text } = self;
        let _ = unpack.end(&mut |piece| text.push(piece, each));
        text.begin(each);
        let cut = text.decoder.end();
        text.read(cut, each);
        let Text { rows, file, seen, .. } = text;
        rows.end(|row: Row<'_>, _: Stand<'_>| show(file, seen, row, each));
    }
}

impl Text {
    fn push(&mut self, bytes: &[u8], each: &mut impl FnMut(&AudienceRow<'_>) -> bool) {
        let mut rest = bytes;
        if let Some(head) = &mut self.head {
            let (taken, left) = rest.split_at(rest.len().min(LOOK_BYTES - head.len()));
            head.extend_from_slice(taken);
            rest = left;
            if head.len() < LOOK_BYTES {
                return;
            }
            self.begin(each);
        }
        let decoded = self.decoder.decode(rest);
        self.read(&decoded, each);
    }

    /// Reads the first bytes, without what is no row.
    fn begin(&mut self, each: &mut impl FnMut(&AudienceRow<'_>) -> bool) {
        let Some(head) = self.head.take() else { return };
        let decoded = self.decoder.decode(&head);
        let no_row = SepLine::of(&decoded).map_or(0, |line| line.bytes);
        self.read(decoded.get(no_row..).unwrap_or_default(), each);
    }

    fn read(&mut self, bytes: &[u8], each: &mut impl FnMut(&AudienceRow<'_>) -> bool) {
        let Self { rows, file, seen, .. } = self;
        rows.push(bytes, |row: Row<'_>, _: Stand<'_>| show(file, seen, row, each));
    }
}

fn show(
    file: &FileFacts,
    seen: &mut u64,
    row: Row<'_>,
    each: &mut impl FnMut(&AudienceRow<'_>) -> bool,
) -> bool {
    if row.is_blank() {
        return true;
    }
    let number = *seen;
    *seen += 1;
    // The header is none of them.
    number == 0 || each(&AudienceRow { number, file, row })
}

impl AudienceRow<'_> {
    /// The row, unless its values cannot be told into columns or are not text: as the reader judges
    /// it.
    pub(super) fn whole(&self) -> Option<Row<'_>> {
        let columns = self.file.columns.len();
        let fits = match self.file.trailing_delimiter {
            true => self.row.len() == columns + 1 && is_empty(self.row.value(columns)),
            false => self.row.len() == columns,
        };
        (fits && self.row.shape == Shape::Whole && self.row.is_utf8()).then_some(self.row)
    }

    /// The row's columns with their values, as templates are given them; `None`: it is not whole.
    pub fn values(&self) -> Option<Value> {
        let row = self.whole()?;
        let mut values = Map::new();
        let columns = self.file.columns.iter().enumerate();
        for (field, name) in columns.filter(|(_, name)| !name.is_empty()) {
            // Of two columns with one name the first counts.
            values.entry(name.clone()).or_insert_with(|| row.text(field).into());
        }
        Some(Value::Object(values))
    }
}

/// Finds one row of an audience file that has been read before.
pub struct RowFinder {
    rows: RowReader,
    wanted: u64,
    found: Option<Value>,
}

impl RowFinder {
    /// `row`: data row of the file; 1: the first after the header.
    pub fn new(file: &FileFacts, row: u64) -> Self {
        Self { rows: RowReader::new(file), wanted: row, found: None }
    }

    /// Takes the file's next bytes; whether the row is found.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        let Self { rows, wanted, found } = self;
        if found.is_none() {
            rows.push(bytes, &mut |row| find(row, *wanted, found));
        }
        found.is_some()
    }

    /// The row's columns with their values, as templates are given them; `None`: there is no such
    /// row, or it is not whole.
    pub fn finish(mut self) -> Option<Value> {
        let Self { rows, wanted, found } = &mut self;
        if found.is_none() {
            rows.end(&mut |row| find(row, *wanted, found));
        }
        self.found
    }
}

/// Whether to go on.
fn find(row: &AudienceRow<'_>, wanted: u64, found: &mut Option<Value>) -> bool {
    if row.number == wanted && found.is_none() {
        *found = row.values();
    }
    row.number < wanted
}
