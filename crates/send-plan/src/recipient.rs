//! One accepted row: its address, normalised, and the mailbox provider behind it.

pub(crate) mod disguise;
mod ordinary;

use idna::AsciiDenyList;
use unicode_normalization::UnicodeNormalization;

use crate::mailbox_provider;

/// Octets before the `@` (RFC 5321 §4.5.3.1.1).
const LOCAL_OCTETS: usize = 64;
/// Octets after the `@` (RFC 5321 §4.5.3.1.2).
const DOMAIN_OCTETS: usize = 255;
/// Octets of an address: a path is 256 with its angle brackets (RFC 5321 §4.5.3.1.3).
const ADDRESS_OCTETS: usize = 254;
/// Octets between two dots of a domain (RFC 1035 §2.3.4).
const LABEL_OCTETS: usize = 63;

/// An address that mail systems take, as written, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    text: &'a str,
    at: usize,
}

/// Why a text is not one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AddressProblem {
    /// Nothing but white space.
    Empty,
    /// More than one address.
    Several,
    /// An address with a name beside it: `Ann <ann@example.com>`.
    Named,
    /// Anything else that no mail system takes.
    Malformed,
}

impl<'a> Address<'a> {
    /// Checks one address as mail systems use it: stricter than RFC 5322 (no comments, no
    /// domain literals, a dot in the domain), wider in letters (RFC 6531 and IDN).
    pub fn parse(text: &'a str) -> Result<Self, AddressProblem> {
        match ordinary::at(text) {
            Some(at) => Ok(Self { text, at }),
            None => Self::strict(text),
        }
    }

    fn strict(text: &'a str) -> Result<Self, AddressProblem> {
        let text = trim(text);
        if text.is_empty() {
            return Err(AddressProblem::Empty);
        }
        match local_end(text) {
            Some(at)
                if text.len() <= ADDRESS_OCTETS
                    && at <= LOCAL_OCTETS
                    && (text.is_ascii() || !text.chars().any(is_hidden))
                    && is_domain(text.get(at + 1..).unwrap_or_default()) =>
            {
                Ok(Self { text, at })
            }
            _ => Err(problem(text)),
        }
    }

    /// The address as written.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// What stands after the `@`, as written.
    pub fn domain(&self) -> &'a str {
        self.text.get(self.at + 1..).unwrap_or_default()
    }

    /// Writes what two spellings of one mailbox share into `into`, replacing what was there: lower
    /// case, letters composed (NFC), the domain in ASCII (UTS #46).
    ///
    /// The local part is lower-cased as well. RFC 5321 lets a host tell `Ann@` from `ann@`; no
    /// mailbox provider of weight does, and mailing one person twice is the likelier harm.
    pub fn normalise(&self, into: &mut String) {
        into.clear();
        if self.text.is_ascii() {
            into.push_str(self.text);
            into.make_ascii_lowercase();
        } else {
            into.extend(lower(self.text.get(..=self.at).unwrap_or_default()));
            match idna::domain_to_ascii_cow(self.domain().as_bytes(), AsciiDenyList::EMPTY) {
                Ok(domain) => into.push_str(&domain),
                Err(_) => into.extend(lower(self.domain())),
            }
        }
    }

    /// Id of the mailbox provider, or `other`.
    pub fn mailbox_provider(&self) -> &'static str {
        mailbox_provider::of_domain(self.domain())
    }
}

/// In lower case, letters composed.
pub(crate) fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).nfc()
}

/// The domain in letters; `None`: it has none beyond ASCII.
pub(crate) fn domain_in_letters(domain: &str) -> Option<String> {
    if !domain.contains("xn--") {
        return None;
    }
    let (letters, outcome) = idna::domain_to_unicode(domain);
    outcome.is_ok().then_some(letters)
}

/// White space as people paste it: also no-break spaces, zero-width and direction marks.
pub fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}

/// A value without white space around it.
pub fn trim(text: &str) -> &str {
    // Most values neither begin nor end with any.
    let plain = |byte: Option<&u8>| byte.is_some_and(|b| (0x21..0x7f).contains(b));
    if plain(text.as_bytes().first()) && plain(text.as_bytes().last()) {
        return text;
    }
    text.trim_matches(is_space)
}

/// Byte position of the `@` after a well-formed local part.
fn local_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b'"') {
        return quoted_end(text);
    }
    let mut dot_before = true;
    for (i, &b) in bytes.iter().enumerate() {
        match b {
            b'@' => return (!dot_before).then_some(i),
            b'.' if dot_before => return None,
            b'.' => dot_before = true,
            _ if is_atom(b) => dot_before = false,
            _ => return None,
        }
    }
    None
}

/// The same for a local part in double quotes.
fn quoted_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (i, b) in text.bytes().enumerate().skip(1) {
        match b {
            _ if b < b' ' || b == 0x7f || is_list_mark(b) => return None,
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return (i > 1 && text.as_bytes().get(i + 1) == Some(&b'@')).then_some(i + 1),
            _ => {}
        }
    }
    None
}

/// White space and marks beyond ASCII that nobody sees, so two addresses look like one.
fn is_hidden(c: char) -> bool {
    !c.is_ascii() && (is_space(c) || c.is_control())
}

/// `atext` of RFC 5322, and every octet of a letter beyond ASCII (RFC 6531).
pub(crate) fn is_atom(b: u8) -> bool {
    ATOM.get(usize::from(b)).is_some_and(|is| *is)
}

const ATOM: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = b >= 0x80
            || matches!(
                b as u8,
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9'
                    | b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'-' | b'/'
                    | b'=' | b'?' | b'^' | b'_' | b'`' | b'{' | b'|' | b'}' | b'~'
            );
        b += 1;
    }
    table
};

/// Marks that mail programs read as the end of an address, inside quotes too.
fn is_list_mark(b: u8) -> bool {
    matches!(b, b',' | b';' | b'<' | b'>' | b'(' | b')')
}

/// A host name with at least one dot.
fn is_domain(domain: &str) -> bool {
    let mut dots = 0;
    let mut label = 0;
    // A name of digits alone at the end is an IP address.
    let mut digits = true;
    let mut before = b'.';
    for b in domain.bytes() {
        match b {
            // No label is empty, ends in a hyphen or is too long.
            b'.' if before == b'.' || before == b'-' || label > LABEL_OCTETS => return false,
            b'.' => (dots, label, digits) = (dots + 1, 0, true),
            b'-' if before == b'.' => return false,
            _ if b.is_ascii_alphanumeric() || b == b'-' || b >= 0x80 => {
                label += 1;
                digits &= b.is_ascii_digit();
            }
            _ => return false,
        }
        before = b;
    }
    let ends_well = !matches!(before, b'.' | b'-') && label <= LABEL_OCTETS && !digits;
    dots > 0 && ends_well && domain.len() <= DOMAIN_OCTETS
}

/// Says what an unusable text seems to be.
fn problem(text: &str) -> AddressProblem {
    let addresses = text
        .split(|c: char| is_space(c) || c.is_control() || "\",;<>()|".contains(c))
        .filter(|word| word.contains('@'))
        .count();
    if addresses > 1 {
        AddressProblem::Several
    } else if addresses == 1 && text.contains('<') && text.ends_with('>') {
        AddressProblem::Named
    } else {
        AddressProblem::Malformed
    }
}
