//! How things may be named: an id is compared by programs, a name is read by people and kept by
//! databases.

use crate::lint::bidi_control::turning;

/// Most letters of an id or a name.
const LONGEST: usize = 100;

/// Whether an id is one that nobody can mistake for another: 1 to 100 of `a`–`z`, `0`–`9`, `.`, `_`
/// and `-`. In capitals, or in letters that only look alike, the same campaign would be another.
pub fn is_id(text: &str) -> bool {
    let is_plain = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(is_plain)
}

/// Whether a name shows everything that it is made of: at most 100 characters, none of which is a
/// control character or turns the reading around.
pub fn is_name(text: &str) -> bool {
    (1..=LONGEST).contains(&text.chars().count())
        && !text.chars().any(char::is_control)
        && turning(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::{is_id, is_name};

    #[test]
    fn an_id_is_plain() {
        for id in ["0193a5c2-0000-7000-8000-000000000000", "index_1.test", "x"] {
            assert!(is_id(id), "{id}");
        }
        let long = "x".repeat(101);
        for id in ["", "a\0b", "Index", "indeх", "a b", "a\u{202e}b", "ａ", &long] {
            assert!(!is_id(id), "{id:?}");
        }
    }

    #[test]
    fn a_name_hides_nothing() {
        for name in ["SES Frankfurt", "حساب", "main-2"] {
            assert!(is_name(name), "{name}");
        }
        let long = "x".repeat(101);
        for name in ["", "a\nb", "a\0b", "a\u{202e}b", &long] {
            assert!(!is_name(name), "{name:?}");
        }
    }
}
