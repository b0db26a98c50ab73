//! Addresses as nearly all are, known at a glance: sixteen bytes at a time.

use wide::u8x16;

/// Bytes of the longest: a bit for each in a number. Shorter than any limit of an address's parts.
const LONGEST: usize = 64;

/// The place of the `@` of an address of letters, digits, `.`, `-`, `_` and `+` that mail systems take;
/// `None`: whether it is one must be looked at byte by byte.
pub(super) fn at(text: &str) -> Option<usize> {
    let length = text.len();
    let mut padded = [0; LONGEST];
    padded.get_mut(..length)?.copy_from_slice(text.as_bytes());
    let (mut letters, mut others, mut dots, mut ats, mut hyphens, mut marks) = (0, 0, 0, 0, 0, 0);
    let (parts, _) = padded.as_chunks::<16>();
    for (nth, part) in parts.iter().enumerate().take(length.div_ceil(16)) {
        let part = u8x16::from(*part);
        let is = |sign: u8| part.simd_eq(u8x16::splat(sign));
        let add =
            |bits: &mut u64, found: u8x16| *bits |= u64::from(found.to_bitmask()) << (nth * 16);
        add(&mut letters, between(part | u8x16::splat(b'a' ^ b'A'), b'a', b'z'));
        add(&mut others, between(part, b'0', b'9'));
        add(&mut dots, is(b'.'));
        add(&mut ats, is(b'@'));
        add(&mut hyphens, is(b'-'));
        add(&mut marks, is(b'_') | is(b'+'));
    }
    let whole = u64::MAX.checked_shr(64 - length as u32).unwrap_or_default();
    let is_known = letters | others | dots | ats | hyphens | marks == whole;
    if !is_known || ats.count_ones() != 1 {
        return None;
    }
    let at = ats.trailing_zeros();
    let in_domain = !(ats | (ats - 1));
    // Nothing is empty: neither a part of the name, nor a label of the domain.
    let cuts = dots | ats;
    let ends = 1 | 1 << (length - 1);
    let is_empty = cuts & (cuts << 1 | ends) != 0;
    // No label of the domain begins or ends with a hyphen.
    let is_torn = hyphens & in_domain & (cuts << 1 | cuts >> 1 | ends) != 0;
    let last_dot = (dots & in_domain).checked_ilog2()?;
    // The last label is no number.
    let is_name = letters >> last_dot != 0;
    (!is_empty && !is_torn && is_name && marks & in_domain == 0).then_some(at as usize)
}

fn between(bytes: u8x16, first: u8, last: u8) -> u8x16 {
    bytes.max(u8x16::splat(first)).simd_eq(bytes) & bytes.min(u8x16::splat(last)).simd_eq(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::Address;
    use super::at;

    #[test]
    fn what_is_known_at_a_glance_is_what_the_strict_check_takes() {
        let signs = ["a", "Z", "7", ".", "-", "@", "_", "+", " ", "\u{e9}", "\""];
        let mut texts = vec![String::new()];
        let mut ordinary = 0;
        for _ in 0..6 {
            let longer = |text: &String| signs.map(|sign| format!("{text}{sign}"));
            texts = texts.iter().flat_map(longer).collect();
            // With nothing before, and across the edges of what is looked at together.
            for before in
                ["", "b.c@", "somebody-with.a.name@", "somebody.with_a_longer+name@mail-1."]
            {
                for text in &texts {
                    let text = format!("{before}{text}");
                    if let Some(place) = at(&text) {
                        let strict =
                            Address::strict(&text).map(|address| (address.at, address.text));
                        assert_eq!(strict, Ok((place, text.as_str())));
                        ordinary += 1;
                    }
                }
            }
            if texts.len() > 100_000 {
                break;
            }
        }
        assert!(ordinary > 1_000, "{ordinary}");
    }

    #[test]
    fn usual_addresses_are_known_at_a_glance() {
        for (text, place) in [
            ("a@b.de", 1),
            ("Ann.Smith+news@Mail-1.Example.co.uk", 14),
            ("123@qq.com", 3),
            ("_@1-2.x9", 1),
            (&format!("{}@b.example", "a".repeat(54)), 54),
        ] {
            assert_eq!(at(text), Some(place), "{text}");
        }
        for text in
            ["", "a", "@", "a@b", "a@b.1", "a@b.-c", "a@-b.c", "a@b-.c", "a@b_c.de", "a b@c.de"]
        {
            assert_eq!(at(text), None, "{text}");
        }
        assert_eq!(at(&format!("{}@b.example", "a".repeat(55))), None);
    }
}
