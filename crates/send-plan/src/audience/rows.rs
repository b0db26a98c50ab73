//! Bytes to rows: CSV as RFC 4180 and people write it, in chunks, with physical line numbers.

mod kept;

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::format::Cut;
use super::marks::Marks;
pub(super) use kept::Kept;

/// Octets of values that a row may have; one more is too long.
pub(super) const MAX_ROW_BYTES: usize = 1024 * 1024;
/// Fields of a row that are told apart; the ones after them are only known to be too many.
pub(super) const MAX_FIELDS: usize = 4096;
/// Octets kept of a row that is too long, to show where it begins.
const KEPT_OF_LONG_ROW: usize = 256;

/// Rows that are cut in place before the first of them is taken.
const AHEAD: usize = 32;

/// Takes rows as they are cut.
pub(super) trait TakeRows {
    /// Shows rows before they are taken, one by one and in this order.
    fn expect(&mut self, _: &[Row<'_>]) {}

    /// Takes the next row; whether to go on.
    fn take(&mut self, row: Row<'_>, stand: Stand<'_>) -> bool;
}

impl<F: FnMut(Row<'_>, Stand<'_>) -> bool> TakeRows for F {
    fn take(&mut self, row: Row<'_>, stand: Stand<'_>) -> bool {
        self(row, stand)
    }
}

/// Splits pushed bytes into rows, in bounded memory. Blank lines are no rows.
///
/// A row that lies whole in a chunk, with nothing to be taken out of its values, is cut where it
/// stands; any other goes through csv-core, byte by byte.
pub(super) struct Rows {
    core: csv_core::Reader,
    cut: Cut,
    /// Whether a row may be cut where it stands: csv-core looks for a byte-order mark in the first.
    in_place: bool,
    /// Where the values of rows stand, one row after the other.
    spans: Vec<Span>,
    /// Rows that are cut in place.
    found: Vec<Found>,
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
    /// Where in its chunk the row begins that was cut last, byte by byte.
    begun_at: usize,
    lines: Lines,
}

/// One row as split.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// Its values, perhaps with delimiters and quotes between them.
    bytes: &'a [u8],
    /// The same as text, where it is known to be UTF-8.
    text: Option<&'a str>,
    spans: &'a [Span],
    glance: Glance,
    /// Whether it can be used as it is.
    pub(super) shape: Shape,
}

/// What was seen of a row's bytes while it was cut.
#[derive(Clone, Copy)]
struct Glance {
    /// Whether it is plain for sure.
    plain: bool,
    /// It has no more `@` and `%` than these.
    signs: usize,
}

impl Glance {
    const NONE: Self = Self { plain: false, signs: usize::MAX };
}

/// A row that is cut in place.
struct Found {
    /// Where it stands in the chunk, without the line end.
    at: Span,
    /// How many values the rows up to its end have.
    values: usize,
    glance: Glance,
}

/// Where a value stands in the bytes of its row.
#[derive(Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
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
    /// Where in the chunk the row begins, unless it began in an earlier one.
    pub(super) fn start(&self) -> usize {
        self.start
    }

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
pub(super) fn line_ends(before: u8, bytes: &[u8]) -> u64 {
    let feeds = count(bytes, |b| b == b'\n');
    if before != b'\r' && memchr::memchr(b'\r', bytes).is_none() {
        return feeds;
    }
    let returns = memchr::memchr_iter(b'\r', bytes);
    let alone = returns.filter(|at| bytes.get(at + 1) != Some(&b'\n')).count() as u64;
    let joined_before = before == b'\r' && bytes.first() == Some(&b'\n');
    feeds + alone - u64::from(joined_before)
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
        self.spans.len()
    }

    /// The value of a field; nothing where the row has none.
    pub(super) fn value(&self, field: usize) -> &'a [u8] {
        let span = self.spans.get(field);
        span.and_then(|span| self.bytes.get(span.start..span.end)).unwrap_or_default()
    }

    /// The value of a field, if it is UTF-8.
    pub(super) fn utf8(&self, field: usize) -> Option<&'a str> {
        match self.text {
            Some(text) => self.spans.get(field).and_then(|span| text.get(span.start..span.end)),
            None => std::str::from_utf8(self.value(field)).ok(),
        }
    }

    /// The value of a field as text, whatever its bytes are.
    pub(super) fn text(&self, field: usize) -> String {
        String::from_utf8_lossy(self.value(field)).into_owned()
    }

    /// All values, perhaps with delimiters and quotes between them.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The first bytes of its values, one after the other.
    pub(super) fn beginning(&self, bytes: usize) -> Vec<u8> {
        if self.spans.is_empty() {
            return self.bytes.iter().copied().take(bytes).collect();
        }
        (0..self.len()).flat_map(|field| self.value(field)).copied().take(bytes).collect()
    }

    /// What stands before a field's value, and what after it.
    pub(super) fn around(&self, field: usize) -> [&'a [u8]; 2] {
        let all = self.bytes.len();
        let Span { start, end } =
            self.spans.get(field).copied().unwrap_or(Span { start: all, end: all });
        [self.bytes.get(..start).unwrap_or_default(), self.bytes.get(end..).unwrap_or_default()]
    }

    /// Whether every byte is ASCII, none ends a line and none is NUL: then nothing more need be
    /// asked.
    pub(super) fn is_plain(&self) -> bool {
        // Without a branch, so that the compiler takes many bytes at once.
        let is_plain =
            |plain, b: &u8| plain & (*b < 0x80) & (*b != b'\n') & (*b != b'\r') & (*b != 0);
        self.glance.plain || self.bytes.iter().fold(true, is_plain)
    }

    /// Whether it has one `@` or `%` at most.
    pub(super) fn has_one_sign(&self) -> bool {
        self.glance.signs <= 1
    }

    /// Whether every value is UTF-8 by itself.
    pub(super) fn is_utf8(&self) -> bool {
        self.text.is_some()
            || self.bytes.is_ascii()
            || std::str::from_utf8(self.bytes).is_ok_and(|text| {
                // Two halves of a letter in two fields are none.
                self.spans.iter().all(|span| text.is_char_boundary(span.end))
            })
    }

    /// Whether the line holds nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        let value = self.value(0);
        self.len() == 1 && !value.is_empty() && value.iter().all(u8::is_ascii_whitespace)
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
            cut,
            in_place: false,
            spans: Vec::new(),
            found: Vec::new(),
            values: vec![0; 16 * 1024],
            values_len: 0,
            ends: vec![0; 64],
            ends_len: 0,
            misshapen: None,
            kept: Vec::new(),
            begun: None,
            begun_at: 0,
            lines: Lines { line: 1, last: 0, counted: 0 },
        }
    }

    /// Begins at a row that is not its file's first.
    pub(super) fn midway(cut: Cut) -> Self {
        let mut rows = Self::new(cut);
        // csv-core takes the first bytes that it sees for a file's, where a byte-order mark may stand.
        rows.core.read_record(b"\n", &mut rows.values, &mut rows.ends);
        rows.in_place = true;
        rows
    }

    /// Where in the last chunk the row begins that it left unfinished.
    pub(super) fn unfinished(&self) -> Option<usize> {
        self.begun.map(|_| self.begun_at)
    }

    /// Splits the next bytes.
    pub(super) fn push(&mut self, chunk: &[u8], mut taker: impl TakeRows) {
        self.lines.counted = 0;
        let mut at = 0;
        let mut start = 0;
        let mut in_row = self.begun.is_some();
        let mut marks = Marks::new(chunk, self.cut.delimiter.byte(), self.cut.quote.byte());
        // Where no row could be cut in place: its marks have been passed.
        let mut not_simple = usize::MAX;
        while let Some(&next) = chunk.get(at) {
            if !in_row {
                // Line ends between rows: the rest of a CRLF, and blank lines.
                if matches!(next, b'\r' | b'\n') {
                    at += 1;
                    continue;
                }
                if self.in_place && at != not_simple {
                    at = self.cut_ahead(&mut marks, chunk, at);
                    if self.found.len() < AHEAD {
                        not_simple = at;
                    }
                    if !self.hand_over_found(chunk, &mut taker) {
                        return;
                    }
                    continue;
                }
                in_row = true;
                start = at;
                self.begun_at = at;
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
                    if !self.hand_over(chunk, start..at, true, &mut taker) {
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

    /// Cuts rows where they stand, from the beginning of one; returns where the next begins.
    fn cut_ahead(&mut self, marks: &mut Marks<'_>, chunk: &[u8], mut at: usize) -> usize {
        self.spans.clear();
        self.found.clear();
        while self.found.len() < AHEAD {
            let values = self.spans.len();
            let Some((end, glance)) = self.cut_in_place(marks, at) else {
                self.spans.truncate(values);
                break;
            };
            let values = self.spans.len();
            self.found.push(Found { at: Span { start: at, end }, values, glance });
            at = end + 1;
            while matches!(chunk.get(at), Some(b'\r' | b'\n')) {
                at += 1;
            }
        }
        at
    }

    /// Hands the rows over that are cut in place; whether to go on.
    fn hand_over_found(&mut self, chunk: &[u8], taker: &mut impl TakeRows) -> bool {
        let Some((first, last)) = self.found.first().zip(self.found.last()) else { return true };
        let from = first.at.start;
        let bytes = chunk.get(from..last.at.end).unwrap_or_default();
        let text = simdutf8::basic::from_utf8(bytes).ok();
        let mut before = 0;
        let rows = self.found.iter().map(|found| {
            let spans = self.spans.get(before..found.values).unwrap_or_default();
            before = found.values;
            let at = found.at.start - from..found.at.end - from;
            let text = text.and_then(|text| text.get(at.clone()));
            let bytes = bytes.get(at).unwrap_or_default();
            Row { bytes, text, spans, glance: found.glance, shape: Shape::Whole }
        });
        let rows: Vec<Row<'_>> = rows.collect();
        taker.expect(&rows);
        let lines = &mut self.lines;
        rows.iter().zip(&self.found).all(|(row, found)| {
            let Span { start, end } = found.at;
            // With its line end.
            let end = end + 1;
            taker.take(*row, Stand { lines, chunk, begun: None, start, end, ended: true })
        })
    }

    /// Finds where the values stand of the row that begins at `start`, and the line end after it;
    /// `None`: it ends in another chunk, or is no simple row.
    fn cut_in_place(&mut self, marks: &mut Marks<'_>, start: usize) -> Option<(usize, Glance)> {
        let quote = self.cut.quote.byte();
        let is_quote = |mark: u8| Some(mark) == quote;
        let before = self.spans.len();
        let mut glance = Glance { plain: true, signs: 0 };
        let mut from = start;
        loop {
            let (mut at, mut mark) = marks.next()?;
            if at < start {
                // The row before has left it behind.
                continue;
            }
            let mut span = Span { start: from, end: at };
            if matches!(mark, b'@' | b'%') {
                glance.signs += 1;
                continue;
            }
            if is_quote(mark) {
                // Inside a value it is a letter like others.
                if at > from {
                    continue;
                }
                span.start = at + 1;
                span.end = loop {
                    match marks.next()? {
                        (at, mark) if is_quote(mark) => break at,
                        (_, b'@' | b'%') => glance.signs += 1,
                        (_, b'\r' | b'\n') => glance.plain = false,
                        _ => {}
                    }
                };
                (at, mark) = marks.next()?;
                // Two quotes that mean one, or letters after the closing one.
                if at != span.end + 1 || matches!(mark, b'@' | b'%') || is_quote(mark) {
                    return None;
                }
            }
            if self.spans.len() - before + 1 >= MAX_FIELDS || at - start > MAX_ROW_BYTES {
                return None;
            }
            self.spans.push(Span { start: span.start - start, end: span.end - start });
            if matches!(mark, b'\r' | b'\n') {
                glance.plain &= !marks.passed_odd(at);
                return Some((at, glance));
            }
            from = at + 1;
        }
    }

    /// The end of the file ends the last row.
    pub(super) fn end(&mut self, mut taker: impl TakeRows) {
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
        self.hand_over(&[], 0..0, false, &mut taker);
    }

    fn hand_over(
        &mut self,
        chunk: &[u8],
        span: std::ops::Range<usize>,
        ended: bool,
        taker: &mut impl TakeRows,
    ) -> bool {
        let (start, end) = (span.start, span.end);
        let begun = self.begun.take();
        let mut shape = self.misshapen.take().unwrap_or(Shape::Whole);
        if shape == Shape::Whole && self.values_len > MAX_ROW_BYTES {
            let line = begun.unwrap_or_else(|| self.lines.at(chunk, start));
            shape = Shape::TooLong { quote_line: self.line_of_value(line) };
            self.keep();
        }
        self.spans.clear();
        let row = if shape == Shape::Whole {
            let mut start = 0;
            for &end in self.ends.get(..self.ends_len).unwrap_or_default() {
                self.spans.push(Span { start, end });
                start = end;
            }
            let bytes = self.values.get(..self.values_len).unwrap_or_default();
            Row { bytes, text: None, spans: &self.spans, glance: Glance::NONE, shape }
        } else {
            Row { bytes: &self.kept, text: None, spans: &[], glance: Glance::NONE, shape }
        };
        taker.expect(&[row]);
        let lines = &mut self.lines;
        let go_on = taker.take(row, Stand { lines, chunk, begun, start, end, ended });
        self.values_len = 0;
        self.ends_len = 0;
        self.in_place = true;
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
    fn rows_are_the_same_cut_in_place_or_byte_by_byte() {
        // Every text of a few signs, after a row that lets the next ones be cut in place.
        let signs = ["a", ",", "\"", "\n", "\r", " ", "\u{e9}"];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = |text: &String| signs.map(|sign| format!("{text}{sign}"));
            texts = texts.iter().flat_map(longer).collect();
            for text in &texts {
                // Long enough that marks stand in several blocks.
                let long = format!("h,{}\n{text}\n{text}{},x\n", "i".repeat(50), "j".repeat(60));
                assert_eq!(split(&long, long.len()), split(&long, 1), "{long:?}");
            }
        }
    }

    #[test]
    fn a_row_with_too_much_is_the_same_cut_in_place_or_byte_by_byte() {
        for fields in MAX_FIELDS - 2..=MAX_FIELDS + 2 {
            let long = format!("h\n{}\ni,j\n", ",".repeat(fields - 1));
            assert_eq!(split(&long, long.len()), split(&long, 1), "{fields} fields");
        }
        for bytes in MAX_ROW_BYTES - 2..=MAX_ROW_BYTES + 2 {
            let long = format!("h\n,{}\ni,j\n", "x".repeat(bytes));
            assert!(split(&long, long.len()) == split(&long, 1 << 16), "{bytes} bytes");
        }
    }

    #[test]
    fn a_row_that_is_not_the_first_may_begin_with_what_is_no_mark() {
        let mut rows = Rows::midway(Cut::default());
        let mut found = Vec::new();
        rows.push("\u{feff}a,b\nc\n".as_bytes(), |row: Row<'_>, mut stand: Stand<'_>| {
            found.push((stand.line(), row.text(0)));
            true
        });
        assert_eq!(found, [(1, "\u{feff}a".to_owned()), (2, "c".to_owned())]);
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
