//! Rows that are not mailed, as CSV: for whoever mends the files.

use super::{FileFacts, Reject, Repeat};
use crate::spreadsheet::field;

/// First line of a list of rejected rows.
pub const REJECTS: &str = "file,line,code,reason,value\r\n";

/// First line of a list of duplicates.
pub const REPEATS: &str = "file,line,address,first file,first line\r\n";

/// Appends a rejected row as a line of CSV (RFC 4180); `files`: those of its audience, in reading
/// order.
pub fn write_reject(reject: &Reject, files: &[String], text: &mut Vec<u8>) {
    let (code, reason) = (reject.reason.code(), reject.reason.sentence());
    let line = reject.line.to_string();
    write([name(files, reject.file), &line, code, &reason, &reject.excerpt], text);
}

/// The same for a duplicate.
pub fn write_repeat(repeat: &Repeat, files: &[String], text: &mut Vec<u8>) {
    let (line, first) = (repeat.line.to_string(), repeat.first.line.to_string());
    let first_file = name(files, repeat.first.file);
    write([name(files, repeat.file), &line, &repeat.address, first_file, &first], text);
}

/// Names of the files, as these lists want them.
pub fn file_names(files: &[FileFacts]) -> Vec<String> {
    files.iter().map(|file| file.name.clone()).collect()
}

fn name(files: &[String], file: u64) -> &str {
    let file = usize::try_from(file).ok().and_then(|file| files.get(file));
    file.map_or("", String::as_str)
}

fn write(cells: [&str; 5], text: &mut Vec<u8>) {
    let cells = cells.map(field).join(",");
    text.extend_from_slice(cells.as_bytes());
    text.extend_from_slice(b"\r\n");
}
