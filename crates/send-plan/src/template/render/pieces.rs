//! One recipient's message in pieces: what the template says of itself, and what the row fills in.
//!
//! Providers whose calls share one template get the fixed pieces once and the filled ones per
//! recipient; put together they are what [`Ready::render`] says, whatever language the provider's
//! own templates have.

use serde_json::Value;

use super::Ready;
use crate::diagnostic::Diagnostic;
use crate::lint::syntax;
use crate::template::files::Kind;
use crate::template::language::{Evaluation, Node, Program};

/// The HTML or the text part of one recipient's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartInPieces {
    /// Which.
    pub kind: Kind,
    /// In order.
    pub pieces: Vec<Piece>,
}

/// A piece of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The same for everybody who gets this template.
    Fixed(String),
    /// What this row makes of a tag or a whole block.
    Filled(String),
}

impl Piece {
    /// Its text.
    pub fn text(&self) -> &str {
        match self {
            Self::Fixed(text) | Self::Filled(text) => text,
        }
    }
}

impl Ready<'_> {
    /// The HTML and the text part in pieces; arguments and findings as for [`Ready::render`].
    pub fn pieces(
        &self,
        row: &Value,
        locale: &str,
        time_zone: &str,
    ) -> Result<Vec<PartInPieces>, Diagnostic> {
        let locale = if locale.is_empty() { &self.message.locale } else { locale };
        let bodies =
            self.programs.iter().filter(|(part, _)| matches!(part.kind, Kind::Html | Kind::Text));
        bodies
            .map(|(part, program)| {
                let by = Evaluation { escapes: part.kind == Kind::Html, locale, time_zone };
                let piece = |node: &Node| match node {
                    Node::Text(text) => Ok(Piece::Fixed(text.clone())),
                    node => {
                        let alone = Program { nodes: vec![node.clone()] };
                        let outcome = by
                            .run(&alone, row)
                            .map_err(|problem| syntax::finding(part, problem))?;
                        Ok(Piece::Filled(outcome.text))
                    }
                };
                let pieces = program.nodes.iter().map(piece).collect::<Result<_, _>>()?;
                Ok(PartInPieces { kind: part.kind, pieces })
            })
            .collect()
    }
}
