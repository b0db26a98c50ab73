//! Figures, limits and answers in words.

mod answer;
mod change;
mod duration;
mod engine;
mod limit;
mod wave;
mod week;

pub use answer::{Headline, headline, later};
pub use change::{change, gives_up, refusal};
pub use duration::{duration, span};
pub use engine::{Words, hint, message, text};
pub use limit::{count, limit, limit_name, per_words, unit_words, window};
pub use wave::wave;
pub use week::{day, hours, short_day};

use send_plan::diagnostic::Place;

use crate::browser::intl;
use crate::t;

/// `21.5 MB`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => t!("bytes", n = bytes),
        1_000..1_000_000 => t!("size-kb", n = bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => t!("size-mb", n = intl::fixed(bytes as f64 / 1e6, 1)),
        _ => t!("size-gb", n = intl::fixed(bytes as f64 / 1e9, 2)),
    }
}

/// `$1.80` of millionths of a dollar, rounded up to the cent.
pub fn dollars(micro_usd: u64) -> String {
    let cents = micro_usd.div_ceil(10_000);
    t!("dollars", amount = intl::fixed(cents as f64 / 100.0, 2))
}

/// `a, b and c`. Not by the browser's `Intl.ListFormat`: making one keeps a phone busy for a seventh of a
/// second.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => {
            let before = before.join(&t!("list-between"));
            [before.as_str(), &t!("list-before-last"), last].concat()
        }
    }
}

/// `Messages` of `messages`.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// `line 1,204, column 3` of a finding in a text.
pub fn line(place: &Place) -> Option<String> {
    let line = place.line?;
    Some(match place.column {
        Some(column) => t!("line-column", line = line, column = column),
        None => t!("line", line = line),
    })
}

/// A locale's language with its code: `Brazilian Portuguese · pt-BR`.
pub fn locale(code: &str) -> String {
    if code.is_empty() {
        return t!("locale-none");
    }
    let name = intl::language(code);
    if name == code { name } else { format!("{name} · {code}") }
}

/// A time zone as people read it.
pub fn zone(name: &str) -> String {
    if name.is_empty() { t!("zone-none") } else { name.replace('_', " ") }
}
