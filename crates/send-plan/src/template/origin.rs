//! Where the text of a compiled part comes from, so that a finding names a line somebody wrote.

use super::scan::{self, Spot};
use crate::diagnostic::Place;

/// Stretches of a compiled text with their places in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    path: String,
    runs: Vec<Run>,
    /// The text that a layout was drawn from, with its own origin: tags are looked up there.
    drawn: Option<Box<(String, Origin)>>,
}

/// From this byte on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    from: usize,
    source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Source {
    /// As in the file from this spot on.
    Same(Spot),
    /// Somewhere else, all of it.
    Fixed(Place),
}

const START: Spot = Spot { line: 1, column: 1 };

impl Origin {
    /// A text that is as in its file.
    pub(super) fn new(path: &str) -> Self {
        let runs = vec![Run { from: 0, source: Source::Same(START) }];
        Self { path: path.to_owned(), runs, drawn: None }
    }

    /// A text that stands on one line of a file; 0: of none.
    pub(super) fn line(path: &str, line: u64) -> Self {
        let runs = vec![Run { from: 0, source: Source::Fixed(on(path, line)) }];
        Self { path: path.to_owned(), runs, drawn: None }
    }

    /// From byte `from` on the text is as in the file from `spot` on.
    pub(super) fn run(&mut self, from: usize, spot: Spot) {
        self.runs.push(Run { from, source: Source::Same(spot) });
    }

    /// From byte `from` on the text stands on a line of another file.
    pub(super) fn fixed(&mut self, from: usize, path: &str, line: u64) {
        self.runs.push(Run { from, source: Source::Fixed(on(path, line)) });
    }

    /// The origin of what was drawn from `text`, whose origin this is.
    pub(super) fn drawn_from(&self, text: String) -> Self {
        let drawn = Some(Box::new((text, self.clone())));
        Self { path: self.path.clone(), runs: Vec::new(), drawn }
    }

    /// Before byte `at` of `text` come `bytes` from elsewhere.
    pub(super) fn insert(&mut self, text: &str, at: usize, bytes: usize, place: Place) {
        let after = self.source_at(text, at);
        let split = self.runs.partition_point(|run| run.from < at);
        let mut rest = self.runs.split_off(split);
        rest.retain(|run| run.from > at);
        self.runs.push(Run { from: at, source: Source::Fixed(place) });
        if let Some(source) = after {
            self.runs.push(Run { from: at + bytes, source });
        }
        self.runs.extend(rest.into_iter().map(|run| Run { from: run.from + bytes, ..run }));
    }

    fn source_at(&self, text: &str, at: usize) -> Option<Source> {
        let run = self.runs.get(self.runs.partition_point(|run| run.from <= at).checked_sub(1)?)?;
        Some(match &run.source {
            Source::Same(spot) => {
                Source::Same(moved(*spot, text.get(run.from..at).unwrap_or_default()))
            }
            fixed => fixed.clone(),
        })
    }

    /// The place in a file of a spot in the compiled `text`.
    pub(crate) fn place(&self, text: &str, spot: Spot) -> Place {
        let at = offset(text, spot);
        match (self.source_at(text, at), &self.drawn) {
            (Some(Source::Fixed(place)), _) => place,
            (_, Some(drawn)) => {
                let (source, origin) = drawn.as_ref();
                let rest = text.get(at..).unwrap_or_default();
                let tag = scan::length(rest).and_then(|length| rest.get(..length));
                match tag.and_then(|tag| source.find(tag)) {
                    Some(at) => {
                        origin.place(source, moved(START, source.get(..at).unwrap_or_default()))
                    }
                    None => Place::file(&self.path),
                }
            }
            (Some(Source::Same(spot)), None) => {
                Place { column: Some(spot.column), ..Place::line(&self.path, spot.line) }
            }
            (None, None) => Place::file(&self.path),
        }
    }
}

fn on(path: &str, line: u64) -> Place {
    if line == 0 { Place::file(path) } else { Place::line(path, line) }
}

/// The spot behind a text that begins at one.
fn moved(mut spot: Spot, over: &str) -> Spot {
    for c in over.chars() {
        if c == '\n' {
            spot = Spot { line: spot.line + 1, column: 1 };
        } else {
            spot.column += 1;
        }
    }
    spot
}

/// The byte of a spot.
fn offset(text: &str, spot: Spot) -> usize {
    let mut at = 0;
    for (line, content) in (1..).zip(text.split_inclusive('\n')) {
        if line == spot.line {
            let column = usize::try_from(spot.column.saturating_sub(1)).unwrap_or(usize::MAX);
            return at + content.char_indices().nth(column).map_or(content.len(), |(at, _)| at);
        }
        at += content.len();
    }
    at
}
