//! Many recipients' messages as one template with numbered slots, and what fills them.
//!
//! Everything that a row decides is rendered here, whole conditions and loops included; the provider
//! only puts texts in places. So what was looked at is what is sent, whatever the provider's own
//! template language would have made of a condition, a helper or a `<`.

use std::collections::BTreeMap;

use super::Outgoing;
use crate::diagnostic::{Diagnostic, Place};
use crate::template::Kind;
use crate::template::render::Piece;
use crate::wording::text;

/// A call's messages as one template.
pub(super) struct Slotted<'a> {
    html: Vec<Segment<'a>>,
    text: Vec<Segment<'a>>,
    /// Per recipient what fills the slots.
    pub(super) values: Vec<Vec<&'a str>>,
}

enum Segment<'a> {
    Fixed(&'a str),
    Slot(usize),
}

/// A provider's sign for a slot.
pub(super) struct Mark {
    /// What a slot begins with, and what therefore may stand nowhere else.
    pub(super) opening: &'static str,
    /// The sign of the slot with this number.
    pub(super) of: fn(usize) -> String,
    /// Whether a fixed letter cannot stand beside a slot.
    pub(super) clings: fn(char) -> bool,
}

impl<'a> Slotted<'a> {
    /// Fails where the messages are of different templates, or a text holds the provider's mark.
    pub(super) fn new(messages: &'a [Outgoing], mark: &Mark) -> Result<Self, Diagnostic> {
        let mut slots = Slots { known: BTreeMap::new(), values: vec![Vec::new(); messages.len()] };
        let html = slots.part(messages, Kind::Html, mark)?;
        let text = slots.part(messages, Kind::Text, mark)?;
        Ok(Self { html, text, values: slots.values })
    }

    /// The template of a part; `None`: there is no such part.
    pub(super) fn template(&self, kind: Kind, mark: &Mark) -> Option<String> {
        let segments = if kind == Kind::Html { &self.html } else { &self.text };
        let write = |segment: &Segment<'_>| match segment {
            Segment::Fixed(text) => (*text).to_owned(),
            Segment::Slot(number) => (mark.of)(*number),
        };
        (!segments.is_empty()).then(|| segments.iter().map(write).collect())
    }
}

struct Slots<'a> {
    /// What a slot holds for each recipient, to its number: a field shown twice is sent once.
    known: BTreeMap<Vec<&'a str>, usize>,
    values: Vec<Vec<&'a str>>,
}

impl<'a> Slots<'a> {
    fn part(
        &mut self,
        messages: &'a [Outgoing],
        kind: Kind,
        mark: &Mark,
    ) -> Result<Vec<Segment<'a>>, Diagnostic> {
        let pieces = |message: &'a Outgoing| {
            let part = message.pieces.iter().find(|part| part.kind == kind);
            part.map(|part| part.pieces.as_slice()).unwrap_or_default()
        };
        let Some(first) = messages.first().map(pieces) else { return Ok(Vec::new()) };
        let columns: Vec<&[Piece]> = messages.iter().map(pieces).collect();
        if columns.iter().any(|other| !same_template(first, other)) {
            return Err(Diagnostic::error(
                "payload/mixed-templates",
                Place::member("templates"),
                text!(
                    "engine-payload-mixed-templates",
                    "Messages of different templates stand in one call, which shares one."
                ),
                text!(
                    "engine-payload-mixed-templates-hint",
                    "Send each locale in calls of its own."
                ),
            ));
        }
        let mut segments = Vec::with_capacity(first.len());
        for (index, piece) in first.iter().enumerate() {
            let filled: Vec<&str> =
                columns.iter().filter_map(|pieces| pieces.get(index)).map(Piece::text).collect();
            if let Some(row) = filled.iter().position(|text| text.contains(mark.opening)) {
                let row = messages.get(row).map_or(0, |message| message.place.row);
                return Err(marked(row, mark.opening));
            }
            let Piece::Fixed(text) = piece else {
                segments.push(Segment::Slot(self.number(filled)));
                continue;
            };
            // What clings goes into slots of its own.
            let rest = text.trim_start_matches(mark.clings);
            let inner = rest.trim_end_matches(mark.clings);
            let (before, after) = (text.len() - rest.len(), inner.len());
            for (text, is_inner) in
                [(text.get(..before), false), (Some(inner), true), (rest.get(after..), false)]
            {
                match text.unwrap_or_default() {
                    "" => {}
                    text if is_inner => segments.push(Segment::Fixed(text)),
                    text => segments.push(Segment::Slot(self.number(vec![text; messages.len()]))),
                }
            }
        }
        Ok(segments)
    }

    fn number(&mut self, filled: Vec<&'a str>) -> usize {
        let next = self.known.len();
        if let Some(number) = self.known.get(&filled) {
            return *number;
        }
        for (values, text) in self.values.iter_mut().zip(&filled) {
            values.push(text);
        }
        self.known.insert(filled, next);
        next
    }
}

/// The finding for a text that a provider would read as its own mark.
pub(super) fn marked(row: u64, opening: &str) -> Diagnostic {
    Diagnostic::error(
        "payload/provider-mark",
        Place::member("templates"),
        text!(
            "engine-payload-provider-mark",
            "The message to row {row} holds \u{201c}{opening}\u{201d}, which the provider would \
             replace by something else.",
            row = row,
            opening = opening
        ),
        text!(
            "engine-payload-provider-mark-hint",
            "Write it otherwise, or send through another provider."
        ),
    )
}

fn same_template(one: &[Piece], other: &[Piece]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|pair| match pair {
            (Piece::Fixed(one), Piece::Fixed(other)) => one == other,
            (Piece::Filled(_), Piece::Filled(_)) => true,
            _ => false,
        })
}
