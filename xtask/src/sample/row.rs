//! One row after the other: mostly people, now and then what real exports contain as well.

use super::Fields;
use super::locale::{self, LOCALES, Locale};
use super::random::Random;

/// How often what happens, in rows. About 0.4 % are duplicates and 0.3 % broken.
const DUPLICATE_ONCE_IN: u32 = 250;
const BROKEN_ONCE_IN: u32 = 330;
const ZONE_MISSING_ONCE_IN: u32 = 330;
const FIRST_NAME_MISSING_ONCE_IN: u32 = 100;
const QUOTED_COMMA_ONCE_IN: u32 = 150;
const QUOTED_QUOTE_ONCE_IN: u32 = 900;
const LINE_BREAK_ONCE_IN: u32 = 1000;

/// Duplicates repeat one of the latest people: a file is often two exports glued together, but the
/// generator must not remember millions.
const REMEMBERED: usize = 512;

/// Steps through a locale's pairs of names; prime, and a divisor of no number of pairs here, so that
/// every pair comes once before any comes again.
const STRIDE: u64 = 7919;

/// Writes rows.
pub struct Rows {
    random: Random,
    fields: Fields,
    /// How many people of each locale there are so far.
    people: [u64; LOCALES.len()],
    latest: Vec<Person>,
    written: usize,
}

/// Someone with an address that no other has.
#[derive(Clone, Copy)]
struct Person {
    locale: usize,
    first: usize,
    last: usize,
    /// How often this pair of names was used before.
    namesakes: u64,
    separator: &'static str,
    domain: &'static str,
}

impl Rows {
    /// From the beginning.
    pub fn new(random: Random, fields: Fields) -> Self {
        Self { random, fields, people: [0; LOCALES.len()], latest: Vec::new(), written: 0 }
    }

    /// Appends one row; true when it brings a new recipient.
    pub fn write_next(&mut self, out: &mut Vec<u8>) -> bool {
        if self.random.once_in(DUPLICATE_ONCE_IN) && !self.latest.is_empty() {
            self.duplicate(out);
            return false;
        }
        let person = self.newcomer();
        if self.random.once_in(BROKEN_ONCE_IN) {
            self.broken(&person, out);
            return false;
        }
        person.address(out);
        self.rest(&person, out);
        self.remember(person);
        true
    }

    fn newcomer(&mut self) -> Person {
        let locale = locale::pick(&mut self.random);
        let Locale { first_names, last_names, domains, .. } = &LOCALES[locale];
        let count = self.people[locale];
        self.people[locale] += 1;
        let pairs = (first_names.len() * last_names.len()) as u64;
        let pair = ((count % pairs) * STRIDE % pairs) as usize;
        Person {
            locale,
            first: pair % first_names.len(),
            last: pair / first_names.len(),
            namesakes: count / pairs,
            separator: self.random.pick(&[(".", 60), ("_", 15), ("-", 10), ("", 15)]),
            domain: self.random.pick(domains),
        }
    }

    fn remember(&mut self, person: Person) {
        if self.latest.len() < REMEMBERED {
            self.latest.push(person);
        } else {
            self.latest[self.written % REMEMBERED] = person;
        }
        self.written += 1;
    }

    /// The same mailbox again, as typed by somebody else.
    fn duplicate(&mut self, out: &mut Vec<u8>) {
        let known = self.random.below(self.latest.len() as u32) as usize;
        let person = self.latest[known];
        let start = out.len();
        match self.random.below(4) {
            0 => person.address(out),
            1 => {
                person.address(out);
                out[start..].make_ascii_uppercase();
            }
            2 => {
                out.push(b' ');
                person.address(out);
                out.push(b' ');
            }
            _ => {
                person.address(out);
                out[start..=start].make_ascii_uppercase();
            }
        }
        self.rest(&person, out);
    }

    /// A row that nobody can be mailed by.
    fn broken(&mut self, person: &Person, out: &mut Vec<u8>) {
        let start = out.len();
        let kinds = match self.fields {
            Fields::AsInLife => 5,
            Fields::AsTheHeader => 3,
        };
        match self.random.below(kinds) {
            0 => {
                person.address(out);
                out[start..].iter_mut().filter(|byte| **byte == b'@').for_each(|byte| *byte = b'.');
                self.rest(person, out);
            }
            1 => {
                person.address(out);
                out.extend_from_slice(b"@");
                out.extend_from_slice(person.domain.as_bytes());
                self.rest(person, out);
            }
            2 => self.rest(person, out),
            3 => {
                person.address(out);
                out.push(b',');
                out.extend_from_slice(person.first_name().as_bytes());
                out.push(b'\n');
            }
            _ => {
                person.address(out);
                self.rest(person, out);
                out.pop();
                out.extend_from_slice(b",yes,2\n");
            }
        }
    }

    /// The columns after the address, and the end of the line.
    fn rest(&mut self, person: &Person, out: &mut Vec<u8>) {
        let locale = &LOCALES[person.locale];
        out.push(b',');
        self.first_name(person, out);
        out.push(b',');
        self.last_name(person, out);
        out.push(b',');
        let (zone, tag) = self.random.pick(locale.homes);
        out.extend_from_slice(tag.as_bytes());
        out.push(b',');
        out.extend_from_slice(self.zone_or_flaw(zone).as_bytes());
        out.push(b',');
        self.balance(locale, out);
        out.push(b',');
        self.last_login(out);
        out.push(b'\n');
    }

    fn first_name(&mut self, person: &Person, out: &mut Vec<u8>) {
        if self.random.once_in(FIRST_NAME_MISSING_ONCE_IN) {
            return;
        }
        let name = person.first_name().as_bytes();
        if self.random.once_in(QUOTED_QUOTE_ONCE_IN) {
            for part in [b"\"\"\"".as_slice(), name, b"\"\"\""] {
                out.extend_from_slice(part);
            }
        } else {
            out.extend_from_slice(name);
        }
    }

    fn last_name(&mut self, person: &Person, out: &mut Vec<u8>) {
        let name = LOCALES[person.locale].last_names[person.last].0.as_bytes();
        let more: &[u8] = if self.random.once_in(LINE_BREAK_ONCE_IN) {
            b"\n(VIP)"
        } else if self.random.once_in(QUOTED_COMMA_ONCE_IN) {
            b", Jr."
        } else {
            return out.extend_from_slice(name);
        };
        out.push(b'"');
        out.extend_from_slice(name);
        out.extend_from_slice(more);
        out.push(b'"');
    }

    fn zone_or_flaw(&mut self, zone: &'static str) -> &'static str {
        if self.random.once_in(ZONE_MISSING_ONCE_IN) {
            return self.random.pick(&[("", 50), ("Mars/Olympus", 30), ("GMT+25", 20)]);
        }
        zone
    }

    /// Most people have little: the square of an even chance.
    fn balance(&mut self, locale: &Locale, out: &mut Vec<u8>) {
        let chance = u64::from(self.random.below(10_000));
        let cents = chance * chance / 50 + u64::from(self.random.below(100));
        let (units, cents) = (cents / 100, cents % 100);
        let grouped = units >= 1000 && self.random.once_in(3);
        let (group, point) = if locale.decimal_comma { (b'.', b',') } else { (b',', b'.') };
        let quoted = locale.decimal_comma || grouped;
        if quoted {
            out.push(b'"');
        }
        if grouped {
            decimal(units / 1000, 1, out);
            out.push(group);
            decimal(units % 1000, 3, out);
        } else {
            decimal(units, 1, out);
        }
        out.push(point);
        decimal(cents, 2, out);
        if quoted {
            out.push(b'"');
        }
    }

    /// A day in the year before 1 November 2026.
    fn last_login(&mut self, out: &mut Vec<u8>) {
        let month = u64::from(self.random.below(12));
        let day = u64::from(self.random.below(28)) + 1;
        // The eleventh and twelfth month are those of the year before.
        let year = if month >= 10 { 2025 } else { 2026 };
        decimal(year, 4, out);
        out.push(b'-');
        decimal(month + 1, 2, out);
        out.push(b'-');
        decimal(day, 2, out);
    }
}

impl Person {
    fn first_name(&self) -> &'static str {
        LOCALES[self.locale].first_names[self.first].0
    }

    /// `ana.silva.sample@gmail.com`; a namesake gets a number.
    fn address(&self, out: &mut Vec<u8>) {
        let Locale { first_names, last_names, .. } = &LOCALES[self.locale];
        for part in [first_names[self.first].1, self.separator, last_names[self.last].1, ".sample"]
        {
            out.extend_from_slice(part.as_bytes());
        }
        if self.namesakes > 0 {
            decimal(self.namesakes + 1, 1, out);
        }
        out.push(b'@');
        out.extend_from_slice(self.domain.as_bytes());
    }
}

/// A number with at least so many digits.
fn decimal(number: u64, digits: usize, out: &mut Vec<u8>) {
    let mut text = [b'0'; 20];
    let mut rest = number;
    let mut start = text.len();
    while rest > 0 || text.len() - start < digits {
        start -= 1;
        text[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.extend_from_slice(&text[start..]);
}

#[cfg(test)]
mod tests {
    use super::{Fields, LOCALES, Random, Rows, STRIDE};
    use std::collections::HashSet;

    #[test]
    fn every_pair_of_names_comes_before_any_comes_again() {
        for locale in &LOCALES {
            let pairs = (locale.first_names.len() * locale.last_names.len()) as u64;
            assert_ne!(pairs % STRIDE, 0);
        }
    }

    #[test]
    fn no_two_people_share_an_address() {
        let mut rows = Rows::new(Random::new(), Fields::AsInLife);
        let mut seen = HashSet::new();
        for _ in 0..400_000 {
            let mut address = Vec::new();
            rows.newcomer().address(&mut address);
            let text = String::from_utf8_lossy(&address).into_owned();
            assert!(seen.insert(address), "{text} came twice");
        }
    }
}
