//! The values of one row: read again when somebody asks, since no row is kept.

use serde_json::{Map, Value};

use super::FileFacts;
use super::rows::{Row, Rows};

/// Finds one row of an audience file that has been read before.
pub struct RowFinder {
    rows: Rows,
    columns: Vec<String>,
    wanted: u64,
    /// Rows so far, the header included.
    seen: u64,
    /// Bytes of a byte-order mark still to be left out.
    bom: Vec<u8>,
    found: Option<Map<String, Value>>,
}

const BOM: &[u8] = b"\xef\xbb\xbf";

impl RowFinder {
    /// `row`: data row of the file; 1: the first after the header.
    pub fn new(file: &FileFacts, row: u64) -> Self {
        Self {
            rows: Rows::new(file.delimiter.bytes().next().unwrap_or(b',')),
            columns: file.columns.clone(),
            wanted: row,
            seen: 0,
            bom: Vec::new(),
            found: None,
        }
    }

    /// Takes the file's next bytes; whether the row is found.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        let mut bytes = bytes;
        while self.bom.len() < BOM.len()
            && let Some((first, rest)) = bytes.split_first()
            && BOM.get(self.bom.len()) == Some(first)
        {
            self.bom.push(*first);
            bytes = rest;
        }
        if self.bom != BOM && !bytes.is_empty() {
            let begun = std::mem::replace(&mut self.bom, BOM.to_vec());
            self.read(&begun);
        }
        self.read(bytes);
        self.found.is_some()
    }

    /// The row's columns with their values, as templates are given them; `None`: there is no such
    /// row, or it is not whole.
    pub fn finish(mut self) -> Option<Value> {
        let Self { rows, columns, wanted, seen, found, .. } = &mut self;
        rows.end(|row, _| take(columns, *wanted, seen, found, row));
        self.found.map(Value::Object)
    }

    fn read(&mut self, bytes: &[u8]) {
        let Self { rows, columns, wanted, seen, found, .. } = self;
        rows.push(bytes, |row, _| take(columns, *wanted, seen, found, row));
    }
}

/// Whether to go on.
fn take(
    columns: &[String],
    wanted: u64,
    seen: &mut u64,
    found: &mut Option<Map<String, Value>>,
    row: Row<'_>,
) -> bool {
    if row.is_blank() || found.is_some() {
        return found.is_none();
    }
    *seen += 1;
    if *seen != wanted.saturating_add(1) || wanted == 0 {
        return true;
    }
    if row.len() < columns.len() {
        return false;
    }
    let mut values = Map::new();
    for (field, name) in columns.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        // Of two columns with one name the first counts.
        values.entry(name.clone()).or_insert_with(|| row.text(field).into());
    }
    *found = Some(values);
    false
}
