//! Other people's addresses inside a value: how one person reads of another.

use crate::recipient::disguise::{Plain, at_signs, disguised};
use crate::recipient::{domain_in_letters, is_atom, is_space, lower};

/// Whether bytes have what an address cannot do without.
pub(super) fn may_hold_address(value: &[u8]) -> bool {
    at_signs(value).next().is_some()
}

/// Where one address was found in a value, and in what it stands.
struct Found<'v> {
    /// Up to the `@`, and after it: longer than the address where other words touch it.
    before: &'v str,
    after: &'v str,
}

/// Whether a value holds an address that is not the recipient's own, anywhere inside and in any
/// case; `%40` of a link is an `@` too.
///
/// `own`: as [`normalise`](crate::recipient::Address::normalise) writes it. What cannot be mailed
/// (`@ann`, `2@3.50`, `ann@localhost`) is no address.
pub(crate) fn holds_foreign(value: &str, own: &str) -> bool {
    if value.eq_ignore_ascii_case(own) {
        return false;
    }
    // A value may be shown as HTML.
    let plain = disguised(value.as_bytes()).next().is_some().then(|| Plain::of(value, true, false));
    let value = plain.as_ref().map_or(value, |plain| plain.text.as_str());
    let mut text =
        if value.is_ascii() { value.to_ascii_lowercase() } else { lower(value).collect() };
    if text.contains("%40") {
        text = decoded(&text);
    }
    // Without an own address every other is somebody else's.
    let (own_local, own_domain) = own.rsplit_once('@').unwrap_or((own, ""));
    let in_letters = domain_in_letters(own_domain);
    let own_domains = [Some(own_domain), in_letters.as_deref()];
    text.match_indices('@').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let found = Found { before, after };
        let is_own = own_domains.iter().flatten().any(|domain| found.is(own_local, domain));
        found.is_address() && !is_own
    })
}

impl Found<'_> {
    /// Whether mail could go there.
    fn is_address(&self) -> bool {
        // A local part ends in a letter, a sign, or the quote around it.
        let ends = self.before.bytes().last().is_some_and(|b| is_atom(b) || b == b'"');
        // Marks of scripts that are no letters stand in domains too.
        let is_domain = |c: char| match c.is_ascii() {
            true => c.is_ascii_alphanumeric() || matches!(c, '-' | '.'),
            false => !is_space(c),
        };
        let end = self.after.find(|c| !is_domain(c)).unwrap_or(self.after.len());
        let domain = self.after.get(..end).unwrap_or_default().trim_end_matches(['.', '-']);
        // The last label is no number: `3.50` is a price.
        ends && !domain.starts_with(['.', '-'])
            && domain.rsplit_once('.').is_some_and(|(_, last)| {
                last.contains(|c: char| c.is_alphabetic() || !c.is_ascii())
            })
    }

    /// Whether it is this address, with nothing touching it that would make it another.
    fn is(&self, local: &str, domain: &str) -> bool {
        let (Some(before), Some(after)) =
            (self.before.strip_suffix(local), self.after.strip_prefix(domain))
        else {
            return false;
        };
        let mut after = after.chars();
        let ends = match after.next() {
            // The full stop of a sentence, unless another label follows.
            Some('.' | '-') => !after.next().is_some_and(char::is_alphanumeric),
            Some(c) => !c.is_alphanumeric() || is_unspaced(c),
            None => true,
        };
        ends && begins(before)
    }
}

/// Whether an address can begin after this text.
fn begins(before: &str) -> bool {
    let mut signs = before.chars();
    match signs.next_back() {
        None => true,
        // `'ann@…'`, and not `o'ann@…`.
        Some('\'' | '*' | '|') => signs.next_back().is_none_or(|c| !c.is_alphanumeric()),
        // `https://…?to=ann@…`, `mailto:?to=ann@…`, and not `a/ann@…`, which is a legal address.
        Some('=' | '/' | '?' | '&') => {
            let word = before.rsplit(is_space).next().unwrap_or_default();
            word.contains("://") || word.contains("mailto:") || word.starts_with(['/', '?', '&'])
        }
        Some(c) if c.is_ascii() => !is_atom(c as u8) && c != '.',
        Some(c) => !c.is_alphanumeric() || is_unspaced(c),
    }
}

/// A sign of a script without spaces between words: Chinese, Japanese, Korean.
fn is_unspaced(c: char) -> bool {
    c >= '\u{2e80}'
}

/// `%40` and its like as what they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_others_are_found_anywhere_and_the_own_is_left_alone() {
        for foreign in [
            "b@c.de",
            "Ann <b@c.de>",
            "write to b@c.de.",
            "B@C.DE",
            "mailto:b@c.de?subject=x",
            "a@b.example and b@c.de",
            "https://x.example/?t=b%40c.de",
            "xa@b.example",
            "x.a@b.example",
            "x-a@b.example",
            "a@b.example.com",
            "a@b.example-x",
            "a@b.examples",
            "\"b c\"@c.de",
            "b@b\u{fc}cher.de",
            "\u{8acb}b@c.de\u{8b1d}",
            "b@c.de,a@b.example",
            "b@c.de\r\nBcc: x",
            "b+tag@c.de",
            "\u{e9}a@b.example",
            "o'a@b.example",
            "x/a@b.example",
            "to=a@b.example",
            "b@\u{939}\u{93f}\u{928}\u{94d}\u{926}\u{940}.\u{92d}\u{93e}\u{930}\u{924}",
            "b@bu\u{308}cher.de",
            "b\u{ff20}c.de",
            "b&#64;c.de",
            "a@b.example and b&#x40;c&period;de",
        ] {
            assert!(holds_foreign(foreign, "a@b.example"), "{foreign}");
        }
        for own in [
            "a@b.example",
            " A@B.Example ",
            "Ann <a@b.example>",
            "You are a@b.example.",
            "https://x.example/?t=a@b.example&x=1",
            "https://x.example/a%40b.example",
            "mailto:a@b.example",
            "'a@b.example'",
            "see 'a@b.example'",
            "mailto:?to=a@b.example",
            "/out?a@b.example",
            "\u{8acb}a@b.example\u{8b1d}",
            "@ann",
            "2@3.50",
            "ann@localhost",
            "a @ b.de",
            "@",
            "",
            "100 %",
            "a\u{ff20}b.example",
            "a&#64;b.example",
            "R&D &#38; more",
        ] {
            assert!(!holds_foreign(own, "a@b.example"), "{own}");
        }
    }
}
