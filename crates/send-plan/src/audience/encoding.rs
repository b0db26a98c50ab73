//! In which encoding a text is, and its bytes as UTF-8.

use std::borrow::Cow;

use yore::code_pages::{CP1252, CP1256};

use super::format::Encoding;
use crate::diagnostic::{Diagnostic, Place};
use crate::wording::{Text, text};

const SAVE_AS_CSV: Text = text!(
    "engine-audience-open-program-comes-from-save",
    "Open it in the program it comes from and save it as \
    \u{201c}CSV UTF-8 (comma delimited)\u{201d}."
);

const UNPACK: Text = text!(
    "engine-audience-unpack-choose-csv-file-inside",
    "Unpack it and choose the CSV file inside."
);

const CHOOSE_CSV: Text =
    text!("engine-audience-encoding-hint", "Choose the CSV file with the recipients.");

/// First bytes of files that people take for a CSV file, and what they are.
const MAGIC: &[(&[u8], Text, Text)] = &[
    (
        b"PK\x03\x04",
        text!(
            "engine-is-excel-workbook-xlsx-or-another",
            "an Excel workbook (.xlsx) or another zip archive"
        ),
        SAVE_AS_CSV,
    ),
    (b"PK\x05\x06", text!("engine-is-empty-zip-archive", "an empty zip archive"), SAVE_AS_CSV),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        text!("engine-is-excel-workbook-xls", "an old Excel workbook (.xls)"),
        SAVE_AS_CSV,
    ),
    (b"%PDF", text!("engine-is-pdf-document", "a PDF document"), SAVE_AS_CSV),
    (b"\x1f\x8b", text!("engine-is-archive-archive", "an archive inside an archive"), UNPACK),
    (b"7z\xbc\xaf\x27\x1c", text!("engine-is-7-zip-archive", "a 7-Zip archive"), UNPACK),
    (b"Rar!\x1a\x07", text!("engine-is-rar-archive", "a RAR archive"), UNPACK),
    (b"BZh", text!("engine-is-bzip2-archive", "a bzip2 archive"), UNPACK),
    (b"\xfd7zXZ\0", text!("engine-is-xz-archive", "an xz archive"), UNPACK),
    (b"\x28\xb5\x2f\xfd", text!("engine-is-zstandard-archive", "a Zstandard archive"), UNPACK),
    (b"\x89PNG\r\n\x1a\n", text!("engine-is-png-picture", "a PNG picture"), CHOOSE_CSV),
    (b"\xff\xd8\xff", text!("engine-is-jpeg-picture", "a JPEG picture"), CHOOSE_CSV),
    (
        b"SQLite format 3\0",
        text!("engine-is-sqlite-database", "an SQLite database"),
        text!(
            "engine-audience-export-table-with-recipients-as",
            "Export the table with the recipients as CSV."
        ),
    ),
    (
        b"PAR1",
        text!("engine-is-parquet-file", "a Parquet file"),
        text!("engine-audience-export-as-csv-utf-8", "Export it as CSV in UTF-8."),
    ),
    (b"{\\rtf", text!("engine-is-rtf-document", "an RTF document"), SAVE_AS_CSV),
];

/// What a byte-order mark is in UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Byte-order marks.
const MARKS: [(&[u8], Encoding); 3] =
    [(MARK, Encoding::Utf8), (b"\xff\xfe", Encoding::Utf16Le), (b"\xfe\xff", Encoding::Utf16Be)];

/// In which encoding a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) encoding: Encoding,
    /// Whether nothing but the letters themselves speaks for it.
    pub(super) is_guess: bool,
}

/// The encoding of a text from its first bytes: the `given` one, if any; else the finding that says
/// why it cannot be told.
pub(super) fn detect(
    name: &str,
    head: &[u8],
    whole: bool,
    given: Option<Encoding>,
) -> Result<Found, Diagnostic> {
    if let Some((_, is, hint)) = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Err(not_text(name, is, hint));
    }
    let sure = |encoding| Ok(Found { encoding, is_guess: false });
    if let Some(encoding) = given {
        return sure(encoding);
    }
    if head.starts_with(b"\xff\xfe\0\0") || head.starts_with(b"\0\0\xfe\xff") {
        return Err(Diagnostic::error(
            "audience/utf-32",
            Place::file(name),
            text!(
                "engine-audience-utf-32",
                "{name} is text in UTF-32, which is not read.",
                name = name
            ),
            SAVE_AS_CSV,
        ));
    }
    let marked = MARKS.iter().find(|(mark, _)| head.starts_with(mark));
    let marked = marked.map(|(_, encoding)| *encoding);
    if let Some(encoding) = marked.filter(|encoding| *encoding != Encoding::Utf8) {
        return sure(encoding);
    }
    if let Some(encoding) = utf16(head) {
        return sure(encoding);
    }
    let control = head.iter().filter(|b| is_control(**b)).count();
    if control * 1000 > head.len() {
        let is = text!("engine-is-binary", "binary data, not text");
        return Err(not_text(name, &is, &CHOOSE_CSV));
    }
    if marked.is_some() || is_mostly_utf8(head, whole) {
        return sure(Encoding::Utf8);
    }
    match code_page(head) {
        Some(encoding) => Ok(Found { encoding, is_guess: true }),
        None => Err(Diagnostic::error(
            "audience/unknown-encoding",
            Place::file(name),
            text!(
                "engine-audience-unknown-encoding",
                "{name} is not UTF-8, and its letters look neither like Windows-1252 (Western \
                 European) nor like Windows-1256 (Arabic): names would arrive garbled.",
                name = name
            ),
            text!(
                "engine-audience-unknown-encoding-hint",
                "Save it as \u{201c}CSV UTF-8\u{201d} (in Excel: File, Save As, CSV UTF-8; in \
             LibreOffice: Save As, Edit filter settings, Unicode (UTF-8)), or say which encoding it \
             has."
            ),
        )),
    }
}

fn not_text(name: &str, is: &Text, hint: &Text) -> Diagnostic {
    Diagnostic::error(
        "audience/not-text",
        Place::file(name),
        text!(
            "engine-audience-not-text",
            "{name} seems to be {is}; a recipient file is CSV text.",
            name = name,
            is = is
        ),
        hint,
    )
}

/// What a person should know of an encoding that may be another one: it was guessed, or a code page
/// is `given` for what is UTF-8.
pub(super) fn doubts(
    name: &str,
    head: &[u8],
    whole: bool,
    given: Option<Encoding>,
    found: Found,
) -> Option<Diagnostic> {
    let encoding = found.encoding;
    if found.is_guess {
        return Some(Diagnostic::warning(
            "audience/encoding-guessed",
            Place::file(name),
            text!(
                "engine-audience-encoding-guessed",
                "{name} is not UTF-8; by its letters it is read as {name_2}.",
                name = name,
                name_2 = encoding.name()
            ),
            text!(
                "engine-audience-encoding-guessed-hint",
                "Look whether names are written right; if not, choose another encoding, or save the \
             file as \u{201c}CSV UTF-8\u{201d}."
            ),
        ));
    }
    let is_page = matches!(given?, Encoding::Windows1252 | Encoding::Windows1256);
    (is_page && !head.is_ascii() && is_utf8(head, whole)).then(|| {
        Diagnostic::warning(
            "audience/encoding-doubtful",
            Place::file(name),
            text!("engine-audience-encoding-doubtful", "{name} is read as {name_2}, as was said of it, and looks like UTF-8: names would arrive \
                 garbled.", name = name, name_2 = encoding.name()),
            text!("engine-audience-encoding-doubtful-hint", "Let the encoding be found out, unless names are written right."),
        )
    })
}

fn is_control(b: u8) -> bool {
    matches!(b, 0..=8 | 0x0b | 0x0e..=0x1f | 0x7f)
}

/// UTF-16 without a mark shows by a zero in every other byte: addresses are Latin letters.
fn utf16(head: &[u8]) -> Option<Encoding> {
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 8;
    match () {
        () if odd > many && odd > even * 8 => Some(Encoding::Utf16Le),
        () if even > many && even > odd * 8 => Some(Encoding::Utf16Be),
        () => None,
    }
}

/// Whether everything is UTF-8; the beginning of a file may end within a letter.
fn is_utf8(text: &[u8], whole: bool) -> bool {
    match std::str::from_utf8(text) {
        Ok(_) => true,
        Err(error) => !whole && error.error_len().is_none(),
    }
}

/// A few broken lines are rejected one by one; where the header or most lines beyond ASCII are
/// broken, or all are and it is letters of words that break them, the whole file is in another
/// encoding, and taking the rest would leave out people with accents.
fn is_mostly_utf8(text: &[u8], whole: bool) -> bool {
    if is_utf8(text, whole) {
        return true;
    }
    let (mut beyond_ascii, mut broken, mut in_words) = (0_u64, 0_u64, 0_u64);
    for (nth, line) in text.split(|b| matches!(b, b'\n' | b'\r')).enumerate() {
        if line.is_ascii() {
            continue;
        }
        beyond_ascii += 1;
        if std::str::from_utf8(line).is_err() {
            if nth == 0 {
                return false;
            }
            broken += 1;
            in_words += u64::from(has_letters_in_words(line));
        }
    }
    let is_few = broken < 3 || broken * 2 <= beyond_ascii;
    is_few && !(broken == beyond_ascii && in_words == broken)
}

/// Whether every byte beyond ASCII stands beside a letter.
fn has_letters_in_words(line: &[u8]) -> bool {
    let is_letter = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphabetic());
    (0..line.len()).filter(|&place| line.get(place).is_some_and(|b| *b >= 0x80)).all(|place| {
        let before = place.checked_sub(1).and_then(|before| line.get(before));
        is_letter(before) || is_letter(line.get(place + 1))
    })
}

/// Which code page letters speak for; `None`: neither of the two that are read.
///
/// In Western European text, letters beyond ASCII stand alone between others; in Arabic text they
/// stand together, and lam, mim, nun, ha, waw and ya are among them (Windows-1251's capitals have the
/// places of other Arabic letters).
fn code_page(text: &[u8]) -> Option<Encoding> {
    let (mut high, mut touching, mut arabic, mut usual, mut odd) = (0_u64, 0_u64, 0_u64, 0_u64, 0);
    for (place, &byte) in text.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let before = place.checked_sub(1).and_then(|before| text.get(before)).copied();
        let after = text.get(place + 1).copied();
        high += 1;
        touching += u64::from([before, after].iter().flatten().any(|beside| *beside >= 0x80));
        arabic += u64::from(('\u{600}'..='\u{6ff}').contains(&CP1256.decode_byte(byte)));
        usual += u64::from(matches!(byte, 0xe1 | 0xe3..=0xe6 | 0xec | 0xed));
        // A sign that is no letter inside a word, or none at all: another code page's letter.
        let inside = [before, after].iter().all(|b| b.is_some_and(|b| b.is_ascii_alphabetic()));
        let sign = CP1252.decode_byte(byte);
        let is_odd = sign.is_control()
            || inside && !sign.is_alphabetic() && !matches!(sign, '\u{2019}' | '\u{b4}' | '\u{b7}');
        odd += u64::from(is_odd);
    }
    match () {
        () if touching * 2 > high => {
            (arabic * 10 >= high * 9 && usual * 8 >= high).then_some(Encoding::Windows1256)
        }
        () => (odd * 20 <= high).then_some(Encoding::Windows1252),
    }
}

/// Stands for what cannot be decoded. No UTF-8 text has it, so its row is known as unreadable.
const UNREADABLE: u8 = 0xff;

/// A text's bytes as UTF-8, piece by piece; where they are cut makes no difference. A byte-order mark
/// at the beginning is none of the text.
#[derive(Default)]
pub(super) struct Decoder {
    encoding: Encoding,
    /// How many bytes of [`MARK`] the text began with so far; all of them: it is past its beginning.
    begun: usize,
    /// The first byte of a UTF-16 unit that the last piece has cut.
    half: Option<u8>,
    /// The first unit of a pair that stands for one letter.
    first: Option<u16>,
}

impl Decoder {
    pub(super) fn new(encoding: Encoding) -> Self {
        Self { encoding, begun: 0, half: None, first: None }
    }

    /// The next bytes as UTF-8. Bytes that are UTF-8 already pass as they are, broken ones too.
    pub(super) fn decode<'a>(&mut self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        let of_text = |text: Cow<'a, str>| match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        };
        let text = match self.encoding {
            Encoding::Utf8 => Cow::Borrowed(bytes),
            Encoding::Windows1252 => of_text(CP1252.decode(bytes)),
            Encoding::Windows1256 => of_text(CP1256.decode(bytes)),
            Encoding::Utf16Le => Cow::Owned(self.units(bytes, u16::from_le_bytes)),
            Encoding::Utf16Be => Cow::Owned(self.units(bytes, u16::from_be_bytes)),
        };
        if self.begun == MARK.len() { text } else { self.unmarked(text) }
    }

    /// The text without the mark that it may begin with; its bytes may come one by one.
    fn unmarked<'a>(&mut self, text: Cow<'a, [u8]>) -> Cow<'a, [u8]> {
        let (held, rest) = MARK.split_at(self.begun);
        let alike = text.iter().zip(rest).take_while(|(byte, mark)| byte == mark).count();
        if alike == text.len() || alike == rest.len() {
            self.begun += alike;
            return match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.get(alike..).unwrap_or_default()),
                Cow::Owned(mut text) => Cow::Owned(text.split_off(alike)),
            };
        }
        self.begun = MARK.len();
        if held.is_empty() { text } else { Cow::Owned([held, &text].concat()) }
    }

    /// What is left when the text ends within a letter.
    pub(super) fn end(&mut self) -> &'static [u8] {
        let is_cut = self.half.take().is_some() | self.first.take().is_some();
        let held = std::mem::replace(&mut self.begun, MARK.len());
        match is_cut {
            true => &[UNREADABLE],
            // The text is the beginning of a mark, and nothing else.
            false if held < MARK.len() => MARK.get(..held).unwrap_or_default(),
            false => &[],
        }
    }

    fn units(&mut self, bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Vec<u8> {
        let mut text = Vec::with_capacity(bytes.len());
        let mut bytes = bytes;
        if let Some((half, (next, rest))) = self.half.zip(bytes.split_first()) {
            self.half = None;
            self.unit(unit([half, *next]), &mut text);
            bytes = rest;
        }
        let (pairs, rest) = bytes.as_chunks::<2>();
        for pair in pairs {
            self.unit(unit(*pair), &mut text);
        }
        if let [half] = rest {
            self.half = Some(*half);
        }
        text
    }

    fn unit(&mut self, unit: u16, text: &mut Vec<u8>) {
        let first = self.first.take();
        if first.is_none()
            && let Ok(ascii @ 0..0x80) = u8::try_from(unit)
        {
            text.push(ascii);
            return;
        }
        // The first half of a pair: the other half follows.
        if (0xd800..0xdc00).contains(&unit) {
            text.extend(first.map(|_| UNREADABLE));
            self.first = Some(unit);
            return;
        }
        for letter in char::decode_utf16(first.into_iter().chain([unit])) {
            match letter {
                Ok(letter) => text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
                Err(_) => text.push(UNREADABLE),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as UTF-8, pushed in pieces of `size`.
    fn decoded(bytes: &[u8], encoding: Encoding, size: usize) -> Vec<u8> {
        let mut decoder = Decoder::new(encoding);
        let mut text: Vec<u8> = Vec::new();
        for piece in bytes.chunks(size) {
            text.extend_from_slice(&decoder.decode(piece));
        }
        text.extend_from_slice(decoder.end());
        text
    }

    #[test]
    fn text_is_the_same_in_every_encoding_however_it_is_cut() {
        let text = "email,name\n\u{1f642}@x.example,Zo\u{eb} \u{4f60}\u{597d}\n";
        let units = || text.encode_utf16();
        let written = [
            (Encoding::Utf8, text.as_bytes().to_vec()),
            (Encoding::Utf16Le, units().flat_map(u16::to_le_bytes).collect()),
            (Encoding::Utf16Be, units().flat_map(u16::to_be_bytes).collect()),
        ];
        for (encoding, bytes) in written {
            for size in 1..=bytes.len() {
                assert_eq!(decoded(&bytes, encoding, size), text.as_bytes(), "{encoding:?} {size}");
            }
        }
    }

    #[test]
    fn one_mark_at_the_beginning_is_none_of_the_text() {
        for (text, left) in [
            ("\u{feff}a", &b"a"[..]),
            ("\u{feff}", b""),
            ("\u{feff}\u{feff}a\u{feff}", "\u{feff}a\u{feff}".as_bytes()),
            ("a\u{feff}", "a\u{feff}".as_bytes()),
            ("\u{fefe}a", "\u{fefe}a".as_bytes()),
            ("", b""),
        ] {
            for size in 1..5 {
                assert_eq!(decoded(text.as_bytes(), Encoding::Utf8, size), left, "{text:?} {size}");
                let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
                assert_eq!(decoded(&units, Encoding::Utf16Be, size), left, "{text:?} {size}");
            }
        }
        for cut in [&b"\xef"[..], b"\xef\xbb", b"\xef\xbba", b"\xefa"] {
            for size in 1..4 {
                assert_eq!(decoded(cut, Encoding::Utf8, size), cut);
                let page = decoded(cut, Encoding::Windows1252, size);
                assert_eq!(page, CP1252.decode(cut).as_bytes(), "letters of a code page");
            }
        }
    }

    #[test]
    fn halves_of_letters_are_unreadable_and_nothing_else_is_lost() {
        let (high, low, a) = (0xd83d_u16, 0xde42_u16, u16::from(b'a'));
        for (units, text) in [
            (&[high, a][..], &b"\xffa"[..]),
            (&[low, a], b"\xffa"),
            (&[high, high, low, a], b"\xff\xf0\x9f\x99\x82a"),
            (&[a, high], b"a\xff"),
        ] {
            let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            for size in 1..=bytes.len() {
                assert_eq!(decoded(&bytes, Encoding::Utf16Le, size), text, "{units:x?}");
            }
        }
        assert_eq!(decoded(b"a\0b", Encoding::Utf16Le, 2), b"a\xff");
    }
}
