//! Bytes to rows: CSV as RFC 4180 and people write it, in chunks, with physical line numbers.

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::format::Cut;

/// Octets of values that a row may have; one more is too long.
pub(super) const MAX_ROW_BYTES: usize = 1024 * 1024;
/// Fields of a row that are told apart; the ones after them are only known to be too many.
pub(super) const MAX_FIELDS: usize = 4096;
/// Octets kept of a row that is too long, to show where it begins.
const KEPT_OF_LONG_ROW: usize = 256;

/// Splits pushed bytes into rows, in bounded memory. Blank lines are no rows.
pub(super) struct Rows {
    core: csv_core::Reader,
    /// The values of the row so far, one after the other.
    values: Vec<u8>,
    values_len: usize,
    /// Where each value ends in `values`.
    ends: Vec<usize>,
    ends_len: usize,
    /// Set once the row cannot be kept whole.
    misshapen: Option<Shape>,
    /// The beginning of a row that cannot be kept whole.
    kept: Vec<u8>,
    /// Line on which the row begins that the last chunk left unfinished.
    begun: Option<u64>,
    lines: Lines,
}

/// One row as split.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    values: &'a [u8],
    ends: &'a [usize],
    /// Whether it can be used as it is.
    pub(super) shape: Shape,
}

/// Whether a row can be used as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Complete.
    Whole,
    /// Longer than [`MAX_ROW_BYTES`]: only its beginning is here.
    TooLong {
        /// Line of the value that made it long.
        quote_line: u64,
    },
    /// More than [`MAX_FIELDS`] fields: only its beginning is here.
    TooManyFields,
    /// The file ends inside a quoted value.
    OpenQuote {
        /// Line of the opening quote.
        quote_line: u64,
    },
}

/// Counts line ends (CRLF, LF or CR), and only as far as somebody asks.
struct Lines {
    line: u64,
    last: u8,
    /// Bytes of the current chunk that are counted.
    counted: usize,
}

/// Where a row stands; its line is counted when asked for.
pub(super) struct Stand<'a> {
    lines: &'a mut Lines,
    chunk: &'a [u8],
    /// Line, when the row began in an earlier chunk.
    begun: Option<u64>,
    start: usize,
    end: usize,
    /// Whether a line end closed the row; else the end of the file did.
    ended: bool,
}

impl Stand<'_> {
    /// 1-based line on which the row begins.
    pub(super) fn line(&mut self) -> u64 {
        let (lines, chunk, start) = (&mut self.lines, self.chunk, self.start);
        *self.begun.get_or_insert_with(|| lines.at(chunk, start))
    }

    /// The last line that holds something of the row.
    pub(super) fn last_line(&mut self) -> u64 {
        let line = self.line();
        let after = self.lines.at(self.chunk, self.end);
        let ended = self.ended || matches!(self.lines.last, b'\r' | b'\n');
        (after - u64::from(ended)).max(line)
    }
}

impl Lines {
    /// The line at a place of the current chunk, never before the last one asked for.
    fn at(&mut self, chunk: &[u8], place: usize) -> u64 {
        let span = chunk.get(self.counted..place).unwrap_or_default();
        if let Some(&last) = span.last() {
            self.line += line_ends(self.last, span);
            self.last = last;
            self.counted = place;
        }
        self.line
    }
}

/// CRLF, LF and CR each end one line; `before` is the byte before the first.
fn line_ends(before: u8, bytes: &[u8]) -> u64 {
    let feeds = count(bytes, |b| b == b'\n');
    if before != b'\r' && !bytes.contains(&b'\r') {
        return feeds;
    }
    let joined = bytes.windows(2).filter(|pair| pair == b"\r\n").count() as u64;
    let joined_before = before == b'\r' && bytes.first() == Some(&b'\n');
    feeds + count(bytes, |b| b == b'\r') - joined - u64::from(joined_before)
}

/// Counts bytes so that the compiler can take many at once: a sum of 255 fits into a byte.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u64 {
    let sums =
        bytes.chunks(255).map(|part| part.iter().fold(0_u8, |sum, b| sum + u8::from(is(*b))));
    sums.map(u64::from).sum()
}

impl<'a> Row<'a> {
    /// How many fields.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value of a field; nothing where the row has none.
    pub(super) fn value(&self, field: usize) -> &'a [u8] {
        let start = match field.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
        };
        let end = self.ends.get(field).copied().unwrap_or_default();
        self.values.get(start..end).unwrap_or_default()
    }

    /// The value of a field as text, whatever its bytes are.
    pub(super) fn text(&self, field: usize) -> String {
        String::from_utf8_lossy(self.value(field)).into_owned()
    }

    /// All values, one after the other.
    pub(super) fn values(&self) -> &'a [u8] {
        self.values
    }

    /// The values before a field's, and those after it.
    pub(super) fn around(&self, field: usize) -> [&'a [u8]; 2] {
        let start = field.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let end = self.ends.get(field).copied();
        let before = self.values.get(..start.unwrap_or(self.values.len()));
        let after = self.values.get(end.unwrap_or(self.values.len())..);
        [before.unwrap_or_default(), after.unwrap_or_default()]
    }

    /// Whether every byte is ASCII, none ends a line and none is NUL: then nothing more need be
    /// asked.
    pub(super) fn is_plain(&self) -> bool {
        // Without a branch, so that the compiler takes many bytes at once.
        self.values
            .iter()
            .fold(true, |plain, b| plain & (*b < 0x80) & (*b != b'\n') & (*b != b'\r') & (*b != 0))
    }

    /// Whether every value is UTF-8 by itself.
    pub(super) fn is_utf8(&self) -> bool {
        self.values.is_ascii()
            || std::str::from_utf8(self.values).is_ok_and(|text| {
                // Two halves of a letter in two fields are none.
                self.ends.iter().all(|&end| text.is_char_boundary(end))
            })
    }

    /// Whether the line holds nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.ends.len() == 1
            && !self.values.is_empty()
            && self.values.iter().all(u8::is_ascii_whitespace)
    }
}

impl Rows {
    /// Begins a file at its first byte after a byte-order mark.
    pub(super) fn new(cut: Cut) -> Self {
        let mut core = ReaderBuilder::new();
        core.delimiter(cut.delimiter.byte());
        match cut.quote.byte() {
            Some(quote) => core.quote(quote),
            None => core.quoting(false),
        };
        Self {
            core: core.build(),
            values: vec![0; 16 * 1024],
            values_len: 0,
            ends: vec![0; 64],
            ends_len: 0,
            misshapen: None,
            kept: Vec::new(),
            begun: None,
            lines: Lines { line: 1, last: 0, counted: 0 },
        }
    }

    /// Splits the next bytes; `each` answers whether to go on.
    pub(super) fn push(&mut self, chunk: &[u8], mut each: impl FnMut(Row<'_>, Stand<'_>) -> bool) {
        self.lines.counted = 0;
        let mut at = 0;
        let mut start = 0;
        let mut in_row = self.begun.is_some();
        while let Some(&next) = chunk.get(at) {
            if !in_row {
                // Line ends between rows: the rest of a CRLF, and blank lines.
                if matches!(next, b'\r' | b'\n') {
                    at += 1;
                    continue;
                }
                in_row = true;
                start = at;
            }
            let (result, read, wrote, ended) = self.core.read_record(
                chunk.get(at..).unwrap_or_default(),
                self.values.get_mut(self.values_len..).unwrap_or_default(),
                self.ends.get_mut(self.ends_len..).unwrap_or_default(),
            );
            at += read;
            self.values_len += wrote;
            self.ends_len += ended;
            match result {
                ReadRecordResult::Record => {
                    in_row = false;
                    if !self.hand_over(chunk, start..at, true, &mut each) {
                        return;
                    }
                }
                ReadRecordResult::OutputFull => {
                    let line = self.begun.unwrap_or_else(|| self.lines.at(chunk, start));
                    self.begun = Some(line);
                    self.make_room(line);
                }
                ReadRecordResult::OutputEndsFull => self.make_room_for_ends(),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => break,
            }
        }
        if in_row && self.begun.is_none() {
            self.begun = Some(self.lines.at(chunk, start));
        }
        self.lines.at(chunk, chunk.len());
    }

    /// The end of the file ends the last row.
    pub(super) fn end(&mut self, mut each: impl FnMut(Row<'_>, Stand<'_>) -> bool) {
        self.lines.counted = 0;
        let Some(line) = self.begun else { return };
        loop {
            // A line end ends the row, unless it stands inside quotes. (A copy of the parser cannot
            // be asked: csv-core 0.1.13 leaves half of its tables out of a clone.)
            let (result, _, _, ended) = self.core.read_record(
                b"\n",
                self.values.get_mut(self.values_len..).unwrap_or_default(),
                self.ends.get_mut(self.ends_len..).unwrap_or_default(),
            );
            self.ends_len += ended;
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::OutputFull => self.make_room(line),
                ReadRecordResult::OutputEndsFull => self.make_room_for_ends(),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    let quote_line = match self.misshapen {
                        Some(Shape::TooLong { quote_line }) => quote_line,
                        _ => self.line_of_value(line),
                    };
                    if self.misshapen.is_none() {
                        self.keep();
                    }
                    self.misshapen = Some(Shape::OpenQuote { quote_line });
                    break;
                }
            }
        }
        self.hand_over(&[], 0..0, false, &mut each);
    }

    fn hand_over(
        &mut self,
        chunk: &[u8],
        span: std::ops::Range<usize>,
        ended: bool,
        each: &mut impl FnMut(Row<'_>, Stand<'_>) -> bool,
    ) -> bool {
        let (start, end) = (span.start, span.end);
        let begun = self.begun.take();
        let mut shape = self.misshapen.take().unwrap_or(Shape::Whole);
        if shape == Shape::Whole && self.values_len > MAX_ROW_BYTES {
            let line = begun.unwrap_or_else(|| self.lines.at(chunk, start));
            shape = Shape::TooLong { quote_line: self.line_of_value(line) };
            self.keep();
        }
        let row = if shape == Shape::Whole {
            Row {
                values: self.values.get(..self.values_len).unwrap_or_default(),
                ends: self.ends.get(..self.ends_len).unwrap_or_default(),
                shape,
            }
        } else {
            Row { values: &self.kept, ends: &[], shape }
        };
        let go_on = each(row, Stand { lines: &mut self.lines, chunk, begun, start, end, ended });
        self.values_len = 0;
        self.ends_len = 0;
        go_on
    }

    /// Grows the room for values up to the limit; a row beyond it is read on and forgotten.
    fn make_room(&mut self, row_line: u64) {
        if self.misshapen.is_none() && self.values.len() <= MAX_ROW_BYTES {
            self.values.resize((self.values.len() * 2).min(MAX_ROW_BYTES + 1), 0);
            return;
        }
        if self.misshapen.is_none() {
            self.keep();
            self.misshapen = Some(Shape::TooLong { quote_line: self.line_of_value(row_line) });
        }
        self.values_len = 0;
    }

    fn make_room_for_ends(&mut self) {
        if self.misshapen.is_none() && self.ends.len() < MAX_FIELDS {
            self.ends.resize(self.ends.len() * 2, 0);
            return;
        }
        if self.misshapen.is_none() {
            self.keep();
            self.misshapen = Some(Shape::TooManyFields);
        }
        self.ends_len = 0;
    }

    fn keep(&mut self) {
        let head = self.values.get(..self.values_len.min(KEPT_OF_LONG_ROW));
        self.kept = head.unwrap_or_default().to_vec();
    }

    /// The line on which the value begins that is being read.
    fn line_of_value(&self, row_line: u64) -> u64 {
        let complete = self.ends_len.checked_sub(1).and_then(|i| self.ends.get(i)).copied();
        let before = self.values.get(..complete.unwrap_or_default()).unwrap_or_default();
        row_line + line_ends(0, before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shapes and values of the rows of a text that is pushed in pieces of `size`.
    fn split(text: &str, size: usize) -> Vec<(u64, u64, Shape, Vec<String>)> {
        let mut rows = Rows::new(Cut::default());
        let mut found = Vec::new();
        let mut keep = |row: Row<'_>, mut stand: Stand<'_>| {
            let values = (0..row.len()).map(|field| row.text(field)).collect();
            found.push((stand.line(), stand.last_line(), row.shape, values));
            true
        };
        for piece in text.as_bytes().chunks(size) {
            rows.push(piece, &mut keep);
        }
        rows.end(&mut keep);
        found
    }

    #[test]
    fn rows_know_their_lines_whatever_ends_them_and_however_they_are_cut() {
        let text = "a,b\r\n\r\nc,\"d\r\ne\nf\"\ng,h\ri,\"j\rk\"\n\n\nl,m";
        for size in 1..=text.len() {
            let lines: Vec<_> = split(text, size).iter().map(|row| (row.0, row.1)).collect();
            assert_eq!(lines, [(1, 1), (3, 5), (6, 6), (7, 8), (11, 11)], "in pieces of {size}");
        }
    }

    #[test]
    fn an_open_quote_is_known_by_its_line() {
        for size in 1..20 {
            let rows = split("a,\"1\n2\",\"b\nc,d\ne,f\n", size);
            assert_eq!(rows.len(), 1);
            assert_eq!(rows[0].2, Shape::OpenQuote { quote_line: 2 });
            assert_eq!((rows[0].0, rows[0].1), (1, 4));
        }
        assert_eq!(split("a,\"b\"", 1)[0].2, Shape::Whole);
        assert_eq!(split("a,\"b\" ", 1)[0].2, Shape::Whole);
    }
}
