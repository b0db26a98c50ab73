//! Gzip archives, unpacked while they are read (RFC 1952). Other files pass as they are.

use std::io::Write;

use flate2::write::MultiGzDecoder;

use crate::diagnostic::{Diagnostic, Place};
use crate::wording::text;

/// First bytes of a gzip archive whose content is deflated; there is no other kind.
const MAGIC: [u8; 3] = [0x1f, 0x8b, 0x08];

/// Bytes of an archive that are unpacked at a time. They become at most 1,032 times as many, so a
/// small file that unpacks to a huge one takes no more memory than others.
const PIECE: usize = 8 * 1024;

/// A file's bytes, unpacked where they are packed.
#[derive(Default)]
pub(super) struct Unpack(State);

enum State {
    /// Too few bytes to tell.
    Begun(Vec<u8>),
    Plain,
    Gzip(Box<MultiGzDecoder<Vec<u8>>>),
}

impl Default for State {
    fn default() -> Self {
        Self::Begun(Vec::new())
    }
}

/// Why an archive cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// What stands in it is no gzip.
    Inside,
    /// It ends too early, or its checksum is another.
    AtEnd,
}

/// Whether a file that begins so is an archive.
pub(super) fn is_archive(head: &[u8]) -> bool {
    head.starts_with(&MAGIC)
}

impl Unpack {
    /// Whether the file is an archive; known from its third byte on.
    pub(super) fn is_gzip(&self) -> bool {
        matches!(self.0, State::Gzip(_))
    }

    /// Takes the file's next bytes; `each` gets what they hold, in pieces.
    pub(super) fn push(
        &mut self,
        bytes: &[u8],
        each: &mut impl FnMut(&[u8]),
    ) -> Result<(), Damage> {
        let mut bytes = bytes;
        let mut head = Vec::new();
        if let State::Begun(begun) = &mut self.0 {
            while let Some((first, rest)) = bytes.split_first()
                && MAGIC.get(begun.len()) == Some(first)
            {
                begun.push(*first);
                bytes = rest;
            }
            if *begun == MAGIC {
                head = std::mem::take(begun);
                self.0 = State::Gzip(Box::new(MultiGzDecoder::new(Vec::new())));
            } else if !bytes.is_empty() {
                each(begun);
                self.0 = State::Plain;
            }
        }
        match &mut self.0 {
            State::Begun(_) => Ok(()),
            State::Plain => {
                each(bytes);
                Ok(())
            }
            State::Gzip(decoder) => {
                for piece in [&head[..]].into_iter().chain(bytes.chunks(PIECE)) {
                    decoder.write_all(piece).map_err(|_| Damage::Inside)?;
                    each(decoder.get_ref());
                    decoder.get_mut().clear();
                }
                Ok(())
            }
        }
    }

    /// The end of the file: `each` gets what was still to come.
    pub(super) fn end(&mut self, each: &mut impl FnMut(&[u8])) -> Result<(), Damage> {
        match std::mem::replace(&mut self.0, State::Plain) {
            State::Begun(begun) => {
                each(&begun);
                Ok(())
            }
            State::Plain => Ok(()),
            State::Gzip(mut decoder) => {
                let outcome = decoder.try_finish();
                each(decoder.get_ref());
                outcome.map_err(|_| Damage::AtEnd)
            }
        }
    }
}

impl Damage {
    pub(super) fn finding(self, name: &str) -> Diagnostic {
        match self {
            Self::Inside => Diagnostic::error(
                "audience/gzip-damaged",
                Place::file(name),
                text!(
                    "engine-audience-gzip-damaged",
                    "{name} cannot be unpacked: the archive is damaged.",
                    name = name
                ),
                text!(
                    "engine-audience-gzip-damaged-hint",
                    "Download or copy it again, or unpack it yourself and choose the CSV file inside."
                ),
            ),
            Self::AtEnd => Diagnostic::error(
                "audience/gzip-cut",
                Place::file(name),
                text!(
                    "engine-audience-gzip-cut",
                    "{name} ends before its archive does, or its checksum is another: rows are \
                     missing.",
                    name = name
                ),
                text!(
                    "engine-audience-gzip-cut-hint",
                    "Download or copy it again: it did not arrive whole."
                ),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text).expect("a vector");
        encoder.finish().expect("a vector")
    }

    fn unpacked(bytes: &[u8], size: usize) -> (Vec<u8>, Result<(), Damage>) {
        let (mut unpack, mut text) = (Unpack::default(), Vec::new());
        let mut keep = |piece: &[u8]| text.extend_from_slice(piece);
        let mut outcome = Ok(());
        for piece in bytes.chunks(size) {
            outcome = outcome.and_then(|()| unpack.push(piece, &mut keep));
        }
        outcome = outcome.and_then(|()| unpack.end(&mut keep));
        (text, outcome)
    }

    #[test]
    fn archives_are_unpacked_however_they_are_cut_and_others_pass() {
        let text: Vec<u8> = (0..30_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        // Two members, as `cat a.gz b.gz` makes them.
        let archive = [packed(&text), packed(b"more")].concat();
        for size in [1, 2, 3, 1000, archive.len()] {
            let (found, outcome) = unpacked(&archive, size);
            assert_eq!((found.len(), outcome), (text.len() + 4, Ok(())), "in pieces of {size}");
            assert!(found.starts_with(&text) && found.ends_with(b"more"));
        }
        for plain in [&b""[..], b"\x1f", b"\x1f\x8b", b"\x1f\x8b\x09", b"email\n", b"\x1fx"] {
            for size in [1, 2, 10] {
                assert_eq!(unpacked(plain, size), (plain.to_vec(), Ok(())));
            }
        }
    }

    #[test]
    fn an_archive_that_is_cut_or_changed_is_never_taken_for_whole() {
        let text: Vec<u8> = (0..5_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        let archive = packed(&text);
        for length in 3..archive.len() {
            let (_, outcome) = unpacked(&archive[..length], 4096);
            assert!(outcome.is_err(), "the first {length} bytes");
        }
        for place in [archive.len() - 8, archive.len() - 1, archive.len() / 2] {
            let mut changed = archive.clone();
            changed[place] ^= 0x55;
            assert!(unpacked(&changed, 4096).1.is_err(), "byte {place}");
        }
    }

    #[test]
    fn a_small_archive_of_a_huge_text_comes_in_small_pieces() {
        let archive = packed(&vec![0; 64 << 20]);
        let (mut unpack, mut most) = (Unpack::default(), 0);
        let outcome = unpack.push(&archive, &mut |piece| most = most.max(piece.len()));
        assert_eq!(outcome, Ok(()));
        assert!(most < 10 << 20, "{most} bytes at once from {}", archive.len());
    }
}
