//! The values of rows: read again when somebody asks, since no row is kept.

use serde_json::{Map, Value};

use super::FileFacts;
use super::encoding::Decoder;
use super::format::Cut;
use super::rows::{Row, Rows, Shape, Stand};
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
    columns: Vec<String>,
    /// Rows so far, the header included.
    seen: u64,
    /// Bytes of a byte-order mark, which is none of the text.
    bom: Vec<u8>,
}

const BOM: &[u8] = "\u{feff}".as_bytes();

/// A row at hand.
pub struct AudienceRow<'a> {
    /// Data row of the file; 1: the first after the header.
    pub number: u64,
    columns: &'a [String],
    row: Row<'a>,
}

impl RowReader {
    /// For this file, as it was read.
    pub fn new(file: &FileFacts) -> Self {
        let text = Text {
            decoder: Decoder::new(file.encoding),
            rows: Rows::new(Cut { delimiter: file.delimiter, quote: file.quote }),
            columns: file.columns.clone(),
            seen: u64::from(file.headerless),
            bom: Vec::new(),
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
        let cut = text.decoder.end();
        text.read(cut, each);
        let Text { rows, columns, seen, .. } = text;
        rows.end(|row: Row<'_>, _: Stand<'_>| show(columns, seen, row, each));
    }
}

impl Text {
    fn push(&mut self, bytes: &[u8], each: &mut impl FnMut(&AudienceRow<'_>) -> bool) {
        let decoded = self.decoder.decode(bytes);
        let mut bytes = &*decoded;
        while self.bom.len() < BOM.len()
            && let Some((first, rest)) = bytes.split_first()
            && BOM.get(self.bom.len()) == Some(first)
        {
            self.bom.push(*first);
            bytes = rest;
        }
        if self.bom != BOM && !bytes.is_empty() {
            let begun = std::mem::replace(&mut self.bom, BOM.to_vec());
            self.read(&begun, each);
        }
        self.read(bytes, each);
    }

    fn read(&mut self, bytes: &[u8], each: &mut impl FnMut(&AudienceRow<'_>) -> bool) {
        let Self { rows, columns, seen, .. } = self;
        rows.push(bytes, |row: Row<'_>, _: Stand<'_>| show(columns, seen, row, each));
    }
}

fn show(
    columns: &[String],
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
    number == 0 || each(&AudienceRow { number, columns, row })
}

impl AudienceRow<'_> {
    /// The row, unless its values cannot be told into columns or are not text.
    pub(super) fn whole(&self) -> Option<Row<'_>> {
        let fits = self.row.len() >= self.columns.len();
        (fits && self.row.shape == Shape::Whole && self.row.is_utf8()).then_some(self.row)
    }

    /// The row's columns with their values, as templates are given them; `None`: it is not whole.
    pub fn values(&self) -> Option<Value> {
        if self.row.len() < self.columns.len() {
            return None;
        }
        let mut values = Map::new();
        for (field, name) in self.columns.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            // Of two columns with one name the first counts.
            values.entry(name.clone()).or_insert_with(|| self.row.text(field).into());
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
