//! A compiled message and a recipient's row: what this recipient would read.

mod pieces;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::files::Kind;
use super::language::{self, Evaluation, Expression, Node, Outcome, Program};
use super::set::{Compiled, CompiledPart};
use crate::audience::AudienceSummary;
use crate::diagnostic::Diagnostic;
use crate::lint::{cannot_render, syntax};

pub use pieces::{PartInPieces, Piece};

/// A message as one recipient would get it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rendered {
    /// The subject, as written: what must not stand in a header is not taken out here.
    pub subject: String,
    /// What mailbox lists show beside the subject.
    pub preheader: String,
    /// The HTML part; `""`: none.
    pub html: String,
    /// The text part; `""`: none.
    pub text: String,
    /// The text part was made from the HTML part.
    pub text_is_generated: bool,
    /// Merge fields that were to be shown and had nothing in them.
    pub gaps: BTreeSet<String>,
}

/// A message whose templates are read: renders any number of rows.
#[derive(Clone, Debug)]
pub struct Ready<'a> {
    message: &'a Compiled,
    programs: Vec<(&'a CompiledPart, Program)>,
}

impl Compiled {
    /// Reads the templates; every one that cannot be read is a finding.
    pub fn prepare(&self) -> Result<Ready<'_>, Vec<Diagnostic>> {
        let (mut programs, mut findings) = (Vec::new(), Vec::new());
        for part in &self.parts {
            match language::parse(&part.file.text) {
                Ok(program) => programs.push((part, program)),
                Err(problem) => findings.push(syntax::finding(part, problem)),
            }
        }
        if findings.is_empty() { Ok(Ready { message: self, programs }) } else { Err(findings) }
    }

    /// Bytes of the parts before any row is merged in, and the most that one recipient's values add.
    ///
    /// Without an audience, or where templates cannot be read, values count as nothing.
    pub fn bytes(&self, audience: Option<&AudienceSummary>) -> (u64, u64) {
        let base = self.parts.iter().map(|part| part.file.text.len() as u64).sum();
        let most = |part: &CompiledPart| {
            let program = language::parse(&part.file.text);
            program.map_or(0, |program| value_bytes(&program, part.kind, audience))
        };
        (base, self.parts.iter().map(most).fold(0, u64::saturating_add))
    }
}

/// Bytes of a message's headers, at most, beside its parts.
const HEADER_BYTES: u64 = 2_048;

impl Compiled {
    /// Bytes of one message as it leaves, at most: parts travel as base64 at worst, four bytes for
    /// three.
    pub(crate) fn sent_bytes(&self, audience: Option<&AudienceSummary>) -> u64 {
        let (base, values) = self.bytes(audience);
        sent(base.saturating_add(values))
    }
}

/// Bytes of a message with so many in its parts.
pub(crate) fn sent(bytes: u64) -> u64 {
    bytes.saturating_mul(4).div_ceil(3).saturating_add(HEADER_BYTES)
}

/// The most that one recipient's values add to a part.
pub(crate) fn value_bytes(
    program: &Program,
    kind: Kind,
    audience: Option<&AudienceSummary>,
) -> u64 {
    let longest = |field: &str| {
        let profile = audience?.fields.iter().find(|known| known.name == field)?;
        Some(profile.longest_bytes)
    };
    let mut sum: u64 = 0;
    shown(program, &mut |field, is_raw| {
        // `'` becomes `&#x27;`: six bytes for one.
        let times = if kind == Kind::Html && !is_raw { 6 } else { 1 };
        sum = sum.saturating_add(longest(field).unwrap_or(0).saturating_mul(times));
    });
    sum
}

/// Every field that a program shows, as often as it does, and whether unescaped.
fn shown(program: &Program, each: &mut impl FnMut(&str, bool)) {
    for node in &program.nodes {
        match node {
            Node::Text(_) => {}
            Node::Show { call, raw } => {
                let own = Some(&call.name).filter(|_| call.given.is_empty());
                let given = call.given.iter().filter_map(|given| match given {
                    Expression::Path(path) => Some(path),
                    _ => None,
                });
                for path in own.into_iter().chain(given) {
                    if let Some(field) = path.parts.first() {
                        each(field, *raw);
                    }
                }
            }
            Node::Block(block) => {
                for branch in [&block.body, &block.otherwise].into_iter().flatten() {
                    shown(branch, each);
                }
            }
        }
    }
}

impl Ready<'_> {
    /// The message of one recipient. `row`: an object of columns with their values; `locale`: the
    /// recipient's own, `""`: the template's; `time_zone`: IANA name, `""`: UTC.
    ///
    /// Only HTML is escaped. A helper that does not exist, or a loop without end, is a finding.
    pub fn render(
        &self,
        row: &Value,
        locale: &str,
        time_zone: &str,
    ) -> Result<Rendered, Diagnostic> {
        let mut rendered = Rendered::default();
        for (part, outcome) in self.outcomes(row, locale, time_zone)? {
            rendered.gaps.extend(outcome.gaps);
            match part.kind {
                Kind::Subject => rendered.subject = outcome.text.trim().to_owned(),
                Kind::Preheader => rendered.preheader = outcome.text.trim().to_owned(),
                Kind::Html => rendered.html = outcome.text,
                Kind::Text => {
                    rendered.text = outcome.text;
                    rendered.text_is_generated = part.is_generated;
                }
            }
        }
        Ok(rendered)
    }
}

impl<'r> Ready<'r> {
    /// Each part as rendered, with what its tags have filled in; arguments and findings as for
    /// [`Ready::render`].
    pub(crate) fn outcomes(
        &self,
        row: &Value,
        locale: &str,
        time_zone: &str,
    ) -> Result<Vec<(&'r CompiledPart, Outcome)>, Diagnostic> {
        let locale = if locale.is_empty() { &self.message.locale } else { locale };
        let outcome = |(part, program): &(&'r CompiledPart, Program)| {
            let escapes = part.kind == Kind::Html;
            let outcome = Evaluation { escapes, locale, time_zone }
                .run(program, row)
                .map_err(|problem| cannot_render::finding(part, problem))?;
            Ok((*part, outcome))
        };
        self.programs.iter().map(outcome).collect()
    }

    /// The templates' parts, as they were read.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &'r CompiledPart> {
        self.programs.iter().map(|(part, _)| *part)
    }
}

/// One template over one piece of data, escaped as HTML, as handlebars.js renders it.
///
/// For comparing this renderer with others; an error is a sentence.
pub fn render_text(template: &str, data: &Value) -> Result<String, String> {
    let program = language::parse(template).map_err(|problem| problem.message.to_string())?;
    let by = Evaluation { escapes: true, locale: "en", time_zone: "" };
    by.run(&program, data)
        .map(|outcome| outcome.text)
        .map_err(|problem| problem.message.to_string())
}
