//! Rows that are taken twice: cut once.

use super::{AHEAD, Glance, Lines, Row, Shape, Span, Stand, TakeRows};

/// Rows of a chunk that are cut, to be taken once more.
#[derive(Default)]
pub(in crate::audience) struct Kept {
    rows: Vec<KeptRow>,
    /// Where their values stand, one row after the other.
    spans: Vec<Span>,
    /// The bytes of those that do not stand in the chunk as they are.
    aside: Vec<u8>,
}

struct KeptRow {
    /// Where its bytes stand, in the chunk or aside.
    at: Span,
    is_aside: bool,
    /// How many values the rows up to its end have.
    values: usize,
    glance: Glance,
    shape: Shape,
    begun: Option<u64>,
    start: usize,
    end: usize,
    ended: bool,
}

impl Kept {
    /// Keeps a row while it is taken.
    pub(in crate::audience) fn keep(&mut self, row: Row<'_>, stand: &Stand<'_>) {
        self.spans.extend_from_slice(row.spans);
        let is_aside = row.glance.signs == Glance::NONE.signs;
        let start = if is_aside { self.aside.len() } else { stand.start };
        if is_aside {
            self.aside.extend_from_slice(row.bytes);
        }
        self.rows.push(KeptRow {
            at: Span { start, end: start + row.bytes.len() },
            is_aside,
            values: self.spans.len(),
            glance: row.glance,
            shape: row.shape,
            begun: stand.begun,
            start: stand.start,
            end: stand.end,
            ended: stand.ended,
        });
    }

    /// Hands the rows over once more; the first line of their chunk is this one of the file.
    pub(in crate::audience) fn hand_over(&self, chunk: &[u8], line: u64, mut taker: impl TakeRows) {
        let mut lines = Lines { line, last: 0, counted: 0 };
        let before = line - 1;
        let text = simdutf8::basic::from_utf8(chunk).ok();
        let mut from = 0;
        for together in self.rows.chunks(AHEAD) {
            let rows = together.iter().map(|kept| {
                let Span { start, end } = kept.at;
                let spans = self.spans.get(from..kept.values).unwrap_or_default();
                from = kept.values;
                let bytes = if kept.is_aside { &self.aside } else { chunk };
                let text = text.filter(|_| !kept.is_aside);
                Row {
                    bytes: bytes.get(start..end).unwrap_or_default(),
                    text: text.and_then(|text| text.get(start..end)),
                    spans,
                    glance: kept.glance,
                    shape: kept.shape.after(before),
                }
            });
            let rows: Vec<Row<'_>> = rows.collect();
            taker.expect(&rows);
            for (row, kept) in rows.into_iter().zip(together) {
                let mut chunk = chunk;
                if !kept.ended {
                    // The end of the file ends it.
                    lines.at(chunk, chunk.len());
                    lines.counted = 0;
                    chunk = &[];
                }
                let KeptRow { start, end, ended, .. } = *kept;
                let begun = kept.begun.map(|line| line + before);
                taker.take(row, Stand { lines: &mut lines, chunk, begun, start, end, ended });
            }
        }
    }
}

impl Shape {
    /// With so many more lines before it.
    fn after(self, lines: u64) -> Self {
        match self {
            Self::TooLong { quote_line } => Self::TooLong { quote_line: quote_line + lines },
            Self::OpenQuote { quote_line } => Self::OpenQuote { quote_line: quote_line + lines },
            Self::Whole | Self::TooManyFields => self,
        }
    }
}
