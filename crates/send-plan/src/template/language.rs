//! The template language: Handlebars as handlebars.js 4.7 reads and renders it, less
//! partials, decorators and raw blocks, of which SES alone takes any.
//!
//! It is read here, and not by the crate `handlebars`, because that one reads another language in
//! places (no `{{^a}}`, no `{{.}}`, other empty values, other numbers), looks for line and column
//! from the beginning at every tag, and has no bound on a loop. `tests/handlebars/compare.mjs` holds
//! this against handlebars.js.
//!
//! In reading order: [`expression`] – what stands between the brackets; [`parse`] – a template as a
//! tree; [`whitespace`] – which white space belongs to the tags; [`value`] – how JavaScript sees
//! values; [`evaluate`] – tree and data to text; [`helpers`] – the functions a template may call.

use super::scan::Spot;

pub(crate) mod evaluate;
mod expression;
mod helpers;
mod parse;
mod value;
mod whitespace;

pub(crate) use evaluate::{Evaluation, Outcome};
pub use parse::MAX_BYTES;
pub(crate) use parse::{MAX_TAGS, parse, read};
pub(crate) use value::text;

/// A template as a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Program {
    pub(crate) nodes: Vec<Node>,
}

/// What a template is made of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Text(String),
    /// `{{a}}`, `{{{a}}}`, `{{help a}}`.
    Show {
        call: Call,
        raw: bool,
    },
    /// `{{#a}}…{{else}}…{{/a}}`.
    Block(Box<Block>),
}

/// A block with both of its branches.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) call: Call,
    /// `as |item index|`.
    pub(crate) locals: Vec<String>,
    /// Nothing in `{{^a}}…{{/a}}`.
    pub(crate) body: Option<Program>,
    pub(crate) otherwise: Option<Program>,
}

/// A name with what it is given.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Call {
    pub(crate) name: Path,
    pub(crate) given: Vec<Expression>,
    pub(crate) named: Vec<(String, Expression)>,
    pub(crate) spot: Spot,
}

impl Call {
    /// It names a helper, not a field.
    pub(crate) fn is_helped(&self) -> bool {
        let is_call = !self.given.is_empty() || !self.named.is_empty();
        is_call || self.name.plain().is_some_and(helpers::is_block)
    }
}

/// A value in a tag.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    Path(Path),
    Literal(serde_json::Value),
    Call(Box<Call>),
}

/// `a.b`, `../a`, `@index`, `this`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path {
    /// As written.
    pub(crate) written: String,
    /// `@`: not of the recipient but of the loop.
    pub(crate) is_data: bool,
    /// How many `../`.
    pub(crate) ups: usize,
    /// Begins with `this` or `.`, so that it never means a helper.
    pub(crate) is_scoped: bool,
    pub(crate) parts: Vec<String>,
}

impl Path {
    /// A plain name: it may mean a helper, a block parameter or a field.
    pub(crate) fn plain(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [name] if !self.is_scoped && !self.is_data && self.ups == 0 => Some(name),
            _ => None,
        }
    }
}
