//! What the engine says, in the language of the person; in English where that has no words for it.

use send_plan::diagnostic::Diagnostic;
use send_plan::wording::{Text, Value};

use super::{count, duration, hours, window};
use crate::browser::intl;
use crate::t;
use crate::words::{self, Args, Language};

/// Words, and the language they are in where it is not the person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// To show.
    pub words: String,
    /// BCP 47, for their `lang`.
    pub lang: Option<&'static str>,
}

/// Codes of the findings that the page itself makes, in the language of the person.
const OWN: [&str; 3] = ["hand-over", "signature/none", "file/refused"];

/// What a finding says is wrong.
pub fn message(finding: &Diagnostic) -> Words {
    of(finding, &finding.message)
}

/// What a finding says is to be done.
pub fn hint(finding: &Diagnostic) -> Words {
    of(finding, &finding.hint)
}

fn of(finding: &Diagnostic, said: &Text) -> Words {
    let is_own = said.id().is_empty() && OWN.contains(&finding.code.as_str());
    if is_own { Words { words: said.to_string(), lang: None } } else { text(said) }
}

/// A sentence of the engine.
pub fn text(said: &Text) -> Words {
    let mut args = Args::new();
    for (name, value) in said.args() {
        match value {
            Value::Number(n) => args.set(name.to_owned(), *n),
            other => args.set(name.to_owned(), in_words(other)),
        }
    }
    match words::find(said.id(), &args) {
        Some(words) => Words { words, lang: None },
        None => {
            let lang = (words::language() != Language::English).then_some("en");
            Words { words: said.to_string(), lang }
        }
    }
}

fn in_words(value: &Value) -> String {
    match value {
        Value::Text(name) => seen(name),
        Value::Quoted(name) => t!("quoted", text = seen(name)),
        Value::Number(n) => intl::number(*n),
        Value::People(n) => t!("people", n = *n),
        Value::Units(unit, n) => count(*unit, *n),
        Value::Span(ms) => duration(*ms),
        Value::Window(ms) => window(*ms),
        Value::Instant(ms) => intl::instant(*ms),
        Value::Hours { from, to, days } => hours(from, to, days),
        Value::List(items) => super::list(&items.iter().map(in_words).collect::<Vec<_>>()),
        Value::Said(said) => text(said).words,
    }
}

/// With what nobody sees, and what turns the reading around, spelled out.
fn seen(name: &str) -> String {
    let is_unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut shown = String::with_capacity(name.len());
    for c in name.chars() {
        if is_unseen(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}
