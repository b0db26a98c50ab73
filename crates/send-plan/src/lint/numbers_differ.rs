//! # Numbers differ between locales
//!
//! An amount, a date or a percentage of one locale is not in the other. Separators (`1,000` and
//! `1.000`), other digits (`١٢`), `万` and the hour of 2 pm and 14:00 are no difference, nor are
//! numbers up to 12, which are often written as words.
//!
//! To do: compare the two texts, and mend the number that is wrong.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::message::Message;
use crate::wording::{joined, list, text};

pub(super) const RULE: Rule = Rule {
    code: "locale/numbers-differ",
    severity: Severity::Warning,
    waivable: true,
    check: |message, findings| {
        let Some(reference) = message.reference() else { return };
        let others = Numbers::of(message, reference);
        for template in message.templates.iter().filter(|template| template.locale != reference) {
            let own = Numbers::of(message, &template.locale);
            let only = |these: &Numbers, those: &Numbers| -> Vec<String> {
                these.said.keys().filter(|number| !those.has(number)).cloned().collect()
            };
            let (missing, more) = (only(&others, &own), only(&own, &others));
            let first = more.first().and_then(|number| own.said.get(number)).copied();
            let begin = || message.parts.iter().position(|part| part.locale == template.locale);
            let Some((nth, at)) = first.or_else(|| Some((begin()?, 0))) else { continue };
            let Some(part) = message.parts.get(nth) else { continue };
            let mut said = Vec::new();
            if !missing.is_empty() {
                said.push(text!(
                    "engine-numbers-only-in",
                    "{numbers} only in {locale}",
                    numbers = list(missing),
                    locale = reference
                ));
            }
            if !more.is_empty() {
                said.push(text!(
                    "engine-numbers-only-in",
                    "{numbers} only in {locale}",
                    numbers = list(more),
                    locale = template.locale
                ));
            }
            if said.is_empty() {
                continue;
            }
            findings.push(RULE.finding(
                part.at(at),
                text!(
                    "engine-locale-numbers-differ",
                    "{locale}: numbers differ: {said}.",
                    locale = template.locale,
                    said = joined(said, ", ")
                ),
                text!(
                    "engine-locale-numbers-differ-hint",
                    "Compare the two texts, and mend the number that is wrong."
                ),
            ));
        }
    },
};

/// Up to here a number is often a word, a month or an hour.
const SMALL: u64 = 12;

/// Signs of afternoon hours: 2 pm is 14:00 elsewhere.
const AFTERNOON: [&str; 6] = ["午後", "下午", "晚上", "오후", "مساء", "μ.μ"];

fn is_pm(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
    word.get(..2).is_some_and(|pm| pm.eq_ignore_ascii_case("pm"))
        || word.get(..3).is_some_and(|pm| pm.eq_ignore_ascii_case("p.m"))
}

/// The numbers that a reader sees in a locale, with a point as decimal separator and none in
/// groups, and the part and byte of the passage of each.
struct Numbers {
    said: BTreeMap<String, (usize, usize)>,
    /// Hours after noon are said as those before.
    afternoon: bool,
}

impl Numbers {
    fn of(message: &Message<'_>, locale: &str) -> Self {
        let signs = AFTERNOON.map(memmem::Finder::new);
        let mut numbers = Self { said: BTreeMap::new(), afternoon: false };
        let parts = message.parts.iter().enumerate();
        for (nth, part) in parts.filter(|(_, part)| part.locale == locale) {
            for (text, at) in part.passages() {
                numbers.afternoon |= !text.is_ascii()
                    && signs.iter().any(|sign| sign.find(text.as_bytes()).is_some());
                for number in numbers.in_passage(&text) {
                    numbers.said.entry(number).or_insert((nth, at));
                }
            }
        }
        numbers
    }

    fn in_passage(&mut self, text: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let no_address = |word: &&str| !word.contains('@') && !word.contains("://");
        // Most passages have none: a look at each of their signs is all they cost.
        if !text.chars().map(ascii_digit).any(|c| c.is_ascii_digit()) {
            self.afternoon |= text.split_whitespace().any(|word| is_pm(word) && no_address(&word));
            return found;
        }
        let words: Vec<&str> = text.split_whitespace().filter(no_address).collect();
        let mut nth = 0;
        while let Some(word) = words.get(nth) {
            self.afternoon |= is_pm(word);
            // Groups parted by blanks: `1 000`.
            let joined = words.get(nth + 1).and_then(|next| grouped(word, next));
            in_text(joined.as_deref().unwrap_or(word), &mut found);
            nth += 1 + usize::from(joined.is_some());
        }
        found
    }

    fn has(&self, number: &str) -> bool {
        let Ok(value) = number.parse::<u64>() else { return self.said.contains_key(number) };
        let hour = (13..=24).contains(&value).then(|| (value - 12).to_string());
        value <= SMALL
            || self.said.contains_key(number)
            || self.afternoon && hour.is_some_and(|hour| self.said.contains_key(&hour))
    }
}

/// `1` and `000`.
fn grouped(first: &str, second: &str) -> Option<String> {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let group: String = second.chars().take_while(char::is_ascii_digit).collect();
    let fits = (1..=3).contains(&first.len()) && digits(first) && group.len() == 3;
    fits.then(|| format!("{first}{second}"))
}

fn in_text(word: &str, numbers: &mut BTreeSet<String>) {
    let plain: String = word.chars().map(ascii_digit).collect();
    // `#1a2b3c`, `A4`, `v2`: no number that people read as one.
    let mut rest = plain.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let before = rest.get(..start).and_then(|before| before.chars().next_back());
        rest = rest.get(start..).unwrap_or_default();
        let (number, length) = number(rest);
        rest = rest.get(length..).unwrap_or_default();
        let large =
            |unit: &[char], zeros: &str| rest.starts_with(unit).then(|| format!("{number}{zeros}"));
        let times =
            large(&['万', '萬', '만'], "0000").or_else(|| large(&['亿', '億', '억'], "00000000"));
        if before.is_none_or(|c| !c.is_ascii_alphabetic()) {
            numbers.insert(times.unwrap_or(number));
        }
    }
}

/// The number at the beginning, and its bytes.
fn number(text: &str) -> (String, usize) {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut length = digits(text);
    let mut number = text.get(..length).unwrap_or_default().to_owned();
    let is_separator =
        |c: char| matches!(c, '.' | ',' | '\'' | '’' | '٬' | '٫' | '\u{a0}' | '\u{202f}');
    while let Some(separator) = text.get(length..).and_then(|rest| rest.chars().next())
        && is_separator(separator)
    {
        let after = length + separator.len_utf8();
        let rest = text.get(after..).unwrap_or_default();
        let group = digits(rest);
        let mut then = rest.get(group..).unwrap_or_default().chars();
        let more = then.next().is_some_and(is_separator)
            && then.next().is_some_and(|c| c.is_ascii_digit());
        let piece = rest.get(..group).unwrap_or_default();
        match group {
            3 if number.len() <= 3 || !number.contains('.') => number.push_str(piece),
            // A decimal ends the number; `23.11.` is a date.
            1 | 2 if !more && !number.contains('.') => {
                let decimal = piece.trim_end_matches('0');
                if !decimal.is_empty() {
                    number.push('.');
                    number.push_str(decimal);
                }
                return (trimmed(&number), after + group);
            }
            _ => break,
        }
        length = after + group;
    }
    (trimmed(&number), length)
}

/// `09` is 9.
fn trimmed(number: &str) -> String {
    let trimmed = number.trim_start_matches('0');
    if trimmed.is_empty() || trimmed.starts_with('.') {
        format!("0{trimmed}")
    } else {
        trimmed.to_owned()
    }
}

/// Arabic, Persian, Devanagari, Bengali, Thai and full-width digits as ASCII.
fn ascii_digit(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    const ZEROS: [u32; 6] = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
    let digit = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|n| *n < 10));
    digit.and_then(|n| char::from_digit(n, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_however_they_are_written() {
        for (text, expected) in [
            ("1,000", "1000"),
            ("1.000.000", "1000000"),
            ("1\u{202f}000,50", "1000.5"),
            ("١٢٬٥٠٠", "12500"),
            ("10万", "100000"),
            ("09:05", "5 9"),
            ("23.11.2026", "11 2026 23"),
            ("2026-11-23", "11 2026 23"),
            ("12.50€", "12.5"),
            ("11月23日", "11 23"),
            ("A4", ""),
            ("3.", "3"),
        ] {
            let mut found = BTreeSet::new();
            in_text(text, &mut found);
            assert_eq!(found.into_iter().collect::<Vec<_>>().join(" "), expected, "{text}");
        }
        assert_eq!(grouped("1", "000."), Some("1000.".to_owned()));
        assert_eq!(grouped("1", "2000"), None);
    }
}
