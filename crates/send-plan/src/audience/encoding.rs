//! Whether bytes are UTF-8 text, and what they seem to be when they are not.

use crate::diagnostic::{Diagnostic, Place};

const BOM: &[u8] = b"\xef\xbb\xbf";

const SAVE_AS_CSV: &str = "Open it in the program it comes from and save it as \
    \u{201c}CSV UTF-8 (comma delimited)\u{201d}.";

/// First bytes of files that people take for a CSV file, and what they are.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"PK\x03\x04", "an Excel workbook (.xlsx) or another zip archive", SAVE_AS_CSV),
    (b"PK\x05\x06", "an empty zip archive", SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook (.xls)", SAVE_AS_CSV),
    (b"%PDF", "a PDF document", SAVE_AS_CSV),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and choose the CSV file inside."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it and choose the CSV file inside."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it and choose the CSV file inside."),
    (b"BZh", "a bzip2 archive", "Unpack it and choose the CSV file inside."),
    (b"\xfd7zXZ\0", "an xz archive", "Unpack it and choose the CSV file inside."),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "Unpack it and choose the CSV file inside."),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", "Choose the CSV file with the recipients."),
    (b"\xff\xd8\xff", "a JPEG picture", "Choose the CSV file with the recipients."),
    (b"SQLite format 3\0", "an SQLite database", "Export the table with the recipients as CSV."),
    (b"PAR1", "a Parquet file", "Export it as CSV in UTF-8."),
    (b"{\\rtf", "an RTF document", SAVE_AS_CSV),
];

/// Length of the byte-order mark of a text that is UTF-8; else the finding that says what the
/// bytes seem to be.
pub(super) fn check(name: &str, head: &[u8], whole: bool) -> Result<usize, Diagnostic> {
    if let Some((_, is, hint)) = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Err(not_text(name, is, hint));
    }
    if let Some(what) = utf16(head) {
        return Err(Diagnostic::error(
            "audience/utf-16",
            Place::file(name),
            format!("{name} is text in {what}; recipient files are read as UTF-8."),
            "Save it as \u{201c}CSV UTF-8\u{201d} (in Excel: File, Save As, CSV UTF-8).",
        ));
    }
    let control = head.iter().filter(|b| is_control(**b)).count();
    if control * 1000 > head.len() {
        let hint = "Choose the CSV file with the recipients, saved as UTF-8 text.";
        return Err(not_text(name, "binary data, not text", hint));
    }
    let bom = if head.starts_with(BOM) { BOM.len() } else { 0 };
    mostly_utf8(name, head.get(bom..).unwrap_or_default(), whole)?;
    Ok(bom)
}

fn not_text(name: &str, is: &str, hint: &str) -> Diagnostic {
    Diagnostic::error(
        "audience/not-text",
        Place::file(name),
        format!("{name} seems to be {is}; a recipient file is CSV text."),
        hint,
    )
}

/// The finding for a text whose encoding is not UTF-8.
pub(super) fn not_utf8(name: &str, line: u64, what: &str) -> Diagnostic {
    Diagnostic::error(
        "audience/not-utf-8",
        Place::line(name, line),
        format!(
            "{what} of {name} cannot be read as UTF-8: the file seems to be in Windows-1252 or \
             another older encoding, and names would arrive garbled."
        ),
        "Save it as \u{201c}CSV UTF-8\u{201d} (in Excel: File, Save As, CSV UTF-8; in LibreOffice: \
         Save As, Edit filter settings, Unicode (UTF-8)).",
    )
}

fn is_control(b: u8) -> bool {
    matches!(b, 0..=8 | 0x0b | 0x0e..=0x1f | 0x7f)
}

/// UTF-16 shows by its mark, or by a zero in every other byte of Latin text.
fn utf16(head: &[u8]) -> Option<&'static str> {
    if head.starts_with(b"\xff\xfe\0\0") || head.starts_with(b"\0\0\xfe\xff") {
        return Some("UTF-32");
    }
    if head.starts_with(b"\xff\xfe") {
        return Some("UTF-16 (little-endian, as Excel's \u{201c}Unicode text\u{201d})");
    }
    if head.starts_with(b"\xfe\xff") {
        return Some("UTF-16 (big-endian)");
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 8;
    match () {
        () if odd > many && odd > even * 8 => Some("UTF-16 (little-endian, without a mark)"),
        () if even > many && even > odd * 8 => Some("UTF-16 (big-endian, without a mark)"),
        () => None,
    }
}

/// A few broken lines are rejected one by one; where most lines beyond ASCII are broken, the
/// whole file is in another encoding, and taking the rest would leave out people with accents.
fn mostly_utf8(name: &str, text: &[u8], whole: bool) -> Result<(), Diagnostic> {
    let text = match std::str::from_utf8(text) {
        Ok(_) => return Ok(()),
        // The head may end within a letter.
        Err(error) if !whole && error.error_len().is_none() => return Ok(()),
        Err(_) => text,
    };
    let (mut beyond_ascii, mut broken, mut first) = (0_u64, 0_u64, None);
    for (line, number) in text.split(|b| *b == b'\n').zip(1..) {
        if line.is_ascii() {
            continue;
        }
        beyond_ascii += 1;
        if std::str::from_utf8(line).is_err() {
            broken += 1;
            first.get_or_insert(number);
        }
    }
    match first {
        Some(1) => Err(not_utf8(name, 1, "The header line")),
        Some(line) if broken >= 3 && broken * 2 > beyond_ascii => {
            let lines = crate::wording::counted(broken, ("line", "lines"));
            Err(not_utf8(name, line, &format!("{lines} at the beginning")))
        }
        _ => Ok(()),
    }
}
