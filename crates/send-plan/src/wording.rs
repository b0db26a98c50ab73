//! Sentences for people, and the numbers and nouns in them.

mod text;

pub(crate) use text::{Arg, Say, text};
pub use text::{Text, Value};

use crate::campaign::{Day, Unit};

/// `12,345`.
pub(crate) fn number(n: u64) -> Arg {
    Arg::new(grouped(n), Value::Number(n))
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 row is`, `12,345 rows are`: `words` are the singular and the plural.
pub(crate) fn counted(n: u64, words: (&str, &str)) -> Arg {
    let words = if n == 1 { words.0 } else { words.1 };
    Arg::new(format!("{} {words}", grouped(n)), Value::Number(n))
}

/// `1 person`, `12,345 people`.
pub(crate) fn people(n: u64) -> Arg {
    Arg { value: Value::People(n), ..counted(n, ("person", "people")) }
}

/// `1 call`, `12,345 messages`.
pub(crate) fn units(unit: Unit, n: u64) -> Arg {
    let words = match unit {
        Unit::Calls => ("call", "calls"),
        Unit::Messages => ("message", "messages"),
        Unit::Bytes => ("byte", "bytes"),
    };
    Arg { value: Value::Units(unit, n), ..counted(n, words) }
}

/// `from 08:00 to 20:00 on Mon, Tue and Wed`; no days: every day.
pub(crate) fn hours(from: &str, to: &str, days: &[Day]) -> Arg {
    let on = if days.is_empty() {
        "every day".to_owned()
    } else {
        format!("on {}", list(days.iter().map(|day| day_name(*day))))
    };
    let value = Value::Hours { from: from.to_owned(), to: to.to_owned(), days: days.to_owned() };
    Arg::new(format!("from {from} to {to} {on}"), value)
}

fn day_name(day: Day) -> &'static str {
    match day {
        Day::Mon => "Mon",
        Day::Tue => "Tue",
        Day::Wed => "Wed",
        Day::Thu => "Thu",
        Day::Fri => "Fri",
        Day::Sat => "Sat",
        Day::Sun => "Sun",
    }
}

/// `“a”, “b” and “c”`.
pub(crate) fn quoted_list<'a>(names: impl IntoIterator<Item = &'a str>) -> Arg {
    list(names.into_iter().map(quoted))
}

/// `“a”`.
pub(crate) fn quoted(name: &str) -> Arg {
    Arg::new(format!("\u{201c}{name}\u{201d}"), Value::Quoted(name.to_owned()))
}

/// `a, b and c`.
pub(crate) fn list(items: impl IntoIterator<Item = impl Say>) -> Arg {
    let (mut items, values): (Vec<String>, Vec<Value>) =
        items.into_iter().map(|item| item.say().parts()).unzip();
    let english = match items.pop() {
        None => String::new(),
        Some(last) if items.is_empty() => last,
        Some(last) => format!("{} and {last}", items.join(", ")),
    };
    Arg::new(english, Value::List(values))
}

/// `a, b, c`; in another language with what stands there between several.
pub(crate) fn joined(items: impl IntoIterator<Item = impl Say>, between: &str) -> Arg {
    let items = items.into_iter().map(|item| item.say().parts());
    let (items, values): (Vec<String>, Vec<Value>) = items.unzip();
    Arg::new(items.join(between), Value::List(values))
}

/// At most `chars` characters on one line, with an ellipsis where more was.
pub(crate) fn shortened(text: &str, chars: usize) -> String {
    let mut short: String =
        text.chars().take(chars).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(chars).is_some() {
        short.pop();
        short.push('…');
    }
    short
}

/// `3 h 14 min`, `1.5 s`, `250 ms`: exact below a minute, else the two largest units.
pub(crate) fn span(ms: u64) -> Arg {
    Arg::new(span_words(ms), Value::Span(ms))
}

fn span_words(ms: u64) -> String {
    const UNITS: [(u64, &str); 4] =
        [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1_000, "s")];
    /// Up to four days read better in hours.
    const HOURS_UP_TO_MS: u64 = 4 * 86_400_000;
    if ms < 1_000 {
        return format!("{ms} ms");
    }
    if ms < 60_000 {
        let decimals = format!(".{:03}", ms % 1_000);
        return format!("{}{} s", ms / 1_000, decimals.trim_end_matches('0').trim_end_matches('.'));
    }
    let fits =
        |(unit_ms, name): &(u64, &str)| ms >= *unit_ms && (*name != "d" || ms > HOURS_UP_TO_MS);
    let first = UNITS.iter().position(fits).unwrap_or(UNITS.len() - 1);
    let (unit_ms, name) = UNITS[first];
    let mut text = format!("{} {name}", grouped(ms / unit_ms));
    if let Some((smaller_ms, smaller)) = UNITS.get(first + 1) {
        let rest = ms % unit_ms / smaller_ms;
        if rest > 0 {
            text.push_str(&format!(" {rest} {smaller}"));
        }
    }
    text
}

/// A window after "per": `second`, `minute`, `hour`, else as a span: `24 h`.
pub(crate) fn per(ms: u64) -> Arg {
    let english = match ms {
        1_000 => "second".to_owned(),
        60_000 => "minute".to_owned(),
        3_600_000 => "hour".to_owned(),
        _ => span_words(ms),
    };
    Arg::new(english, Value::Window(ms))
}

/// `Mon 23 Nov 2026 09:14:05 UTC`.
pub(crate) fn instant(ms: u64) -> Arg {
    let english = i64::try_from(ms)
        .ok()
        .and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok())
        .map(|at| at.strftime("%a %-d %b %Y %H:%M:%S UTC").to_string())
        .unwrap_or_else(|| format!("{ms} ms after 1970"));
    Arg::new(english, Value::Instant(ms))
}

/// `2026-11-23T06:00:00Z`, as documents have it.
pub(crate) fn rfc_3339(ms: u64) -> String {
    i64::try_from(ms)
        .ok()
        .and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok())
        .map(|at| at.to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        let texts: Vec<_> = [0, 999, 1_000, 12_345, 1_234_567].map(grouped).into();
        assert_eq!(texts, ["0", "999", "1,000", "12,345", "1,234,567"]);
    }

    #[test]
    fn spans_are_exact_when_short_and_rough_when_long() {
        let texts: Vec<_> =
            [0, 250, 1_500, 11_490, 60_000, 90_000, 36_000_000, 174_228_000, 970_380_000]
                .map(span_words)
                .into();
        assert_eq!(
            texts,
            [
                "0 ms",
                "250 ms",
                "1.5 s",
                "11.49 s",
                "1 min",
                "1 min 30 s",
                "10 h",
                "48 h 23 min",
                "11 d 5 h"
            ]
        );
    }

    #[test]
    fn a_long_text_ends_in_an_ellipsis() {
        assert_eq!(shortened("abcdef", 4), "abc…");
        assert_eq!(shortened("ab\nd", 4), "ab d");
    }
}
