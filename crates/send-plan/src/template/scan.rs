//! Where tags begin and end in a text, places in it, and mistakes with theirs.

use super::language::MAX_TAGS;
use crate::wording::{Arg, Text, quoted, shortened};

/// Bytes within quotes: beyond them the quote was an apostrophe.
const MAX_QUOTED_BYTES: usize = 4096;

/// A place in a template: 1-based line and column, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) line: u64,
    pub(crate) column: u64,
}

/// A template that cannot be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) spot: Spot,
    /// What is wrong, as a sentence.
    pub(crate) message: Text,
    /// What to do about it.
    pub(crate) hint: Text,
}

/// Every tag with the byte it begins at, escaped ones left aside; none behind one that is not closed,
/// nor more than a template may have.
pub(super) fn each(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    let tags = std::iter::from_fn(move || {
        loop {
            let at = from + text.get(from..)?.find("{{")?;
            let before = text.get(..at).unwrap_or_default();
            if before.ends_with('\\') && !before.ends_with("\\\\") {
                from = at + 2;
                continue;
            }
            let rest = text.get(at..)?;
            let tag = rest.get(..length(rest)?)?;
            from = at + tag.len();
            return Some((at, tag));
        }
    });
    tags.take(MAX_TAGS)
}

/// What stands between the tags.
pub(super) fn outside(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let end = std::iter::once((text.len(), ""));
    each(text).chain(end).filter_map(move |(at, tag)| {
        let before = text.get(from..at);
        from = at + tag.len();
        before
    })
}

/// Where the tag at the beginning of `rest` ends.
pub(super) fn length(rest: &str) -> Option<usize> {
    if rest.starts_with("{{{{") {
        let close = rest.find("{{{{/")?;
        return Some(close + rest.get(close..)?.find("}}}}")? + 4);
    }
    if let Some(comment) = ["{{!--", "{{~!--"].iter().find(|c| rest.starts_with(**c)) {
        // `{{!--}}` is one as well.
        let from = comment.len() - 2;
        // One pass for both ends: a search for each would run to the end of the text every time.
        let ends = rest.match_indices("}}").filter(|(at, _)| *at >= from);
        let mut ends = ends.filter_map(|(at, end)| {
            let body = rest.get(from..at)?;
            let closes = body.ends_with("--") || body.ends_with("--~");
            closes.then_some(at + end.len())
        });
        return ends.next();
    }
    let close = if rest.starts_with("{{{") || rest.starts_with("{{~{") { "}}}" } else { "}}" };
    let mut quoted: Option<u8> = None;
    for (i, b) in rest.bytes().enumerate().skip(2) {
        match quoted {
            Some(quote) if b == quote => quoted = None,
            Some(_) => {}
            None if b == b'"' || b == b'\'' => quoted = Some(b),
            None if rest.get(i..).is_some_and(|r| r.starts_with(close)) => {
                return Some(i + close.len());
            }
            // `{{{a}~}}`
            None if close.len() == 3 && rest.get(i..).is_some_and(|r| r.starts_with("}~}}")) => {
                return Some(i + 4);
            }
            None => {}
        }
        // A quote that is not closed would run over the whole text.
        if quoted.is_some() && i > MAX_QUOTED_BYTES {
            break;
        }
    }
    // Then the quote was an apostrophe: take the nearest end.
    rest.find(close).map(|i| i + close.len())
}

pub(super) fn problem(spot: Spot, message: Text, hint: impl Into<Text>) -> Problem {
    Problem { spot, message, hint: hint.into() }
}

/// A tag in a sentence.
pub(super) fn quote(tag: &str) -> Arg {
    let line = tag.lines().next().unwrap_or_default();
    quoted(&shortened(line, 40))
}

/// Turns byte positions, asked in order, into lines and columns.
pub(super) struct Placer<'a> {
    text: &'a str,
    at: usize,
    spot: Spot,
}

impl<'a> Placer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, spot: Spot { line: 1, column: 1 } }
    }

    pub(super) fn to(&mut self, at: usize) -> Spot {
        for c in self.text.get(self.at..at).unwrap_or_default().chars() {
            if c == '\n' {
                self.spot = Spot { line: self.spot.line + 1, column: 1 };
            } else {
                self.spot.column += 1;
            }
        }
        self.at = at;
        self.spot
    }
}
