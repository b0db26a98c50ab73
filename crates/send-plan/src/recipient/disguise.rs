//! Addresses as a reader sees them, however they are written: full-width letters, HTML's character
//! references, `%40` of a link.

use std::iter::once;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Signs of East Asian letters that readers and mail programs take for `@`.
const WIDE: [&[u8]; 2] = ["\u{ff20}".as_bytes(), "\u{fe6b}".as_bytes()];

/// Where in a text something stands that is an `@` to a reader.
pub(crate) fn at_signs(text: &[u8]) -> impl Iterator<Item = usize> {
    let plain = memchr::memchr2_iter(b'@', b'%', text).filter(move |at| {
        let from = text.get(*at..).unwrap_or_default();
        from.starts_with(b"@") || from.starts_with(b"%40")
    });
    plain.chain(disguised(text))
}

/// Those that are neither an `@` nor its `%40`.
pub(crate) fn disguised(text: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'&', 0xef, text).filter(move |at| {
        let from = text.get(*at..).unwrap_or_default();
        let longest = from.get(..from.len().min(16)).unwrap_or_default();
        WIDE.iter().any(|sign| from.starts_with(sign))
            || reference(&String::from_utf8_lossy(longest)).is_some_and(|(c, _)| is_at(c))
    })
}

fn is_at(c: char) -> bool {
    matches!(c, '@' | '\u{ff20}' | '\u{fe6b}')
}

/// A text as it is read, in lower case.
pub(crate) struct Plain {
    pub(crate) text: String,
    /// Of each byte, where in the source the sign begins that it comes from; and the source's end.
    from: Vec<usize>,
}

impl Plain {
    /// `references`: HTML's are resolved; `percent`: `%40` and its like are.
    pub(crate) fn of(source: &str, references: bool, percent: bool) -> Self {
        let mut plain = Self { text: String::with_capacity(source.len()), from: Vec::new() };
        let mut at = 0;
        while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
            let written = if references { reference(rest) } else { None };
            let written = written.or_else(|| if percent { octet(rest) } else { None });
            let first = rest.chars().next().unwrap_or_default();
            let (c, length) = written.unwrap_or((first, first.len_utf8()));
            for c in once(c).nfkc().flat_map(char::to_lowercase) {
                plain.text.push(c);
                plain.from.resize(plain.text.len(), at);
            }
            at += length;
        }
        plain.from.push(source.len());
        plain
    }

    /// The source of a part.
    pub(crate) fn source(&self, part: &Range<usize>) -> Range<usize> {
        let from = |at: usize| self.from.get(at).copied().unwrap_or_default();
        from(part.start)..from(part.end)
    }
}

/// What `%40` and its like stand for, and its bytes; beyond ASCII it is left as it is.
fn octet(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix('%')?.get(..2)?;
    let octet = u8::from_str_radix(digits, 16).ok().filter(u8::is_ascii)?;
    Some((char::from(octet), 3))
}

/// Named references of signs that stand in or about addresses (HTML §13.5).
const NAMED: [(&str, char); 12] = [
    ("commat;", '@'),
    ("period;", '.'),
    ("lowbar;", '_'),
    ("plus;", '+'),
    ("num;", '#'),
    ("excl;", '!'),
    ("amp;", '&'),
    ("apos;", '\''),
    ("quot;", '"'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("nbsp;", '\u{a0}'),
];

/// What a character reference stands for, and its bytes.
pub(crate) fn reference(text: &str) -> Option<(char, usize)> {
    let name = text.strip_prefix('&')?;
    let Some(number) = name.strip_prefix('#') else {
        let is_meant = |(known, _): &&(&str, char)| name.starts_with(known);
        return NAMED.iter().find(is_meant).map(|(known, c)| (*c, 1 + known.len()));
    };
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(end);
    let c = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    Some((c, text.len() - rest.len() + usize::from(rest.starts_with(';'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_read_as_a_reader_sees_them_and_found_again() {
        for (source, references, percent, read) in [
            ("Ann@X.example", false, false, "ann@x.example"),
            ("ann\u{ff20}x\u{ff0e}example", false, false, "ann@x.example"),
            ("ann&#64;x&period;example", true, false, "ann@x.example"),
            ("ann&#x0040x.example", true, false, "ann@x.example"),
            ("o&#x27;neill&commat;x.example", true, false, "o'neill@x.example"),
            ("ann&#64;x.example", false, false, "ann&#64;x.example"),
            ("ann%40x.example", false, true, "ann@x.example"),
            ("ann%c3%a9&#99999999999;&x;%4", true, true, "ann%c3%a9&#99999999999;&x;%4"),
        ] {
            assert_eq!(Plain::of(source, references, percent).text, read, "{source}");
        }
        let plain = Plain::of("to ann&#64;x.example now", true, false);
        let at = plain.text.find('@').unwrap_or_default();
        assert_eq!(plain.source(&(at..at + 1)), 6..11);
        assert_eq!(plain.source(&(0..plain.text.len())), 0..24);
    }

    #[test]
    fn a_sign_is_found_however_it_is_written() {
        for sign in ["@", "%40", "\u{ff20}", "\u{fe6b}", "&#64;", "&#0064", "&#x40;", "&commat;"] {
            let text = format!("&amp; \u{ff0c} a{sign}b");
            let found: Vec<usize> = at_signs(text.as_bytes()).collect();
            assert_eq!(found, [text.rfind(sign).unwrap_or_default()], "{sign}");
        }
    }
}
