//! The line `sep=;` that Excel writes and reads at the top of a file: it names what stands between two
//! values, and is no row.

use super::format::{Delimiter, FileFormat};
use crate::diagnostic::{Diagnostic, Place};
use crate::wording::text;

/// A first line that names a delimiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SepLine {
    sign: char,
    /// Its bytes without the line end, which stays: lines are counted as people see them.
    pub(super) bytes: usize,
}

impl SepLine {
    /// Whether a text begins with one.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        let unquoted = text.strip_prefix(b"\"");
        let (name, rest) = unquoted.unwrap_or(text).split_at_checked(4)?;
        let (&sign, rest) = rest.split_first()?;
        let rest = if unquoted.is_some() { rest.strip_prefix(b"\"")? } else { rest };
        let is_line = matches!(rest.first(), None | Some(b'\r' | b'\n'));
        let is_sign = sign == b'\t' || sign.is_ascii_graphic() && !sign.is_ascii_alphanumeric();
        (name.eq_ignore_ascii_case(b"sep=") && is_line && is_sign)
            .then(|| Self { sign: char::from(sign), bytes: text.len() - rest.len() })
    }

    fn delimiter(self) -> Option<Delimiter> {
        Delimiter::ALL.into_iter().find(|known| char::from(known.byte()) == self.sign)
    }

    /// How a file is to be read whose text begins with one: as it says, unless the person says
    /// something else.
    pub(super) fn format(self, given: &FileFormat) -> FileFormat {
        FileFormat { delimiter: given.delimiter.or(self.delimiter()), ..*given }
    }

    /// What a person should know of it; an error: it names a sign that is not understood.
    pub(super) fn finding(self, name: &str, given: &FileFormat) -> Diagnostic {
        let place = Place::line(name, 1);
        let Some(delimiter) = given.delimiter.or(self.delimiter()) else {
            return Diagnostic::error(
                "audience/unknown-delimiter",
                place,
                text!(
                    "engine-audience-unknown-delimiter",
                    "The first line of {name} says that “{sign}” stands between two values, which is \
                     not understood.",
                    name = name,
                    sign = self.sign
                ),
                text!(
                    "engine-audience-unknown-delimiter-hint",
                    "Save it again with commas, semicolons, tabs or vertical bars, or choose which of \
                 them it has."
                ),
            );
        };
        let own = self.delimiter() == Some(delimiter);
        Diagnostic::info(
            "audience/delimiter-named",
            place,
            if own {
                text!(
                    "engine-audience-delimiter-named",
                    "The first line of {name} names what stands between two values: {delimiter}.",
                    name = name,
                    delimiter = delimiter.name()
                )
            } else {
                text!(
                    "engine-audience-delimiter-chosen",
                    "The first line of {name} names what stands between two values; you chose another: {delimiter}.",
                    name = name,
                    delimiter = delimiter.name()
                )
            },
            "",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_of_its_own_is_one() {
        let known = |text: &str| SepLine::of(text.as_bytes()).map(|line| (line.sign, line.bytes));
        for (text, expected) in [
            ("sep=;", Some((';', 5))),
            ("sep=;\r\nemail", Some((';', 5))),
            ("SEP=\t\nemail", Some(('\t', 5))),
            ("\"sep=,\"\r", Some((',', 7))),
            ("sep=:\n", Some((':', 5))),
            ("sep=;;\n", None),
            ("sep=x\n", None),
            ("\"sep=;\n", None),
            ("sep=", None),
            ("sep=\n", None),
            ("email\n", None),
            ("", None),
        ] {
            assert_eq!(known(text), expected, "{text}");
        }
    }
}
