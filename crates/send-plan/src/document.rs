//! Reading the JSON documents: what could not be understood, with line and column.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::wording::{Text, text};

/// Largest integer a document may hold: all JSON readers agree up to here (RFC 8259 §6).
pub const LARGEST_INTEGER: u64 = (1 << 53) - 1;

/// A kind of document.
pub(crate) struct Kind {
    /// Its name in codes and of its schema, such as `campaign`.
    pub name: &'static str,
    /// What it is called in sentences, such as `campaign`.
    pub noun: Text,
    /// The `format` this engine reads, such as `piecewise.campaign/1`.
    pub format: &'static str,
    /// Where a person gets a good one.
    pub remedy: Text,
}

impl Kind {
    /// Reads a document of this kind; the first thing that stands against it.
    pub(crate) fn read<T: DeserializeOwned>(
        &self,
        file: &str,
        text: &str,
    ) -> Result<T, Diagnostic> {
        #[derive(Deserialize)]
        struct Header {
            format: Option<Value>,
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let header: Header = serde_json::from_str(text).map_err(|e| self.unread(file, &e))?;
        match header.format.as_ref().and_then(Value::as_str) {
            Some(format) if format == self.format => {}
            format => return Err(self.other_format(file, format)),
        }
        let document = serde_json::from_str(text).map_err(|e| self.unread(file, &e))?;
        let members: Value = serde_json::from_str(text).map_err(|e| self.unread(file, &e))?;
        match too_large(&members, String::new()) {
            Some(member) => Err(self.error(
                "number-too-large",
                Place { member: Some(member), ..Place::file(file) },
                text!("engine-number-too-large", "The number is larger than 9,007,199,254,740,991: not every reader would read it alike."),
                text!("engine-number-too-large-hint", "Enter a smaller number."),
            )),
            None => Ok(document),
        }
    }

    /// Reads a document of this kind from bytes that somebody signed: they must be the one way to
    /// write it, its canonical form (RFC 8785) with nothing left over.
    pub(crate) fn read_canonical<T: DeserializeOwned + Serialize>(
        &self,
        file: &str,
        bytes: &[u8],
    ) -> Result<T, Diagnostic> {
        let text = std::str::from_utf8(bytes).map_err(|_| {
            self.error(
                "not-json",
                Place::file(file),
                text!("engine-not-json", "This is not UTF-8 text."),
                &self.remedy,
            )
        })?;
        let document = self.read(file, text)?;
        match canonical(&document) {
            Some(own) if own == bytes => Ok(document),
            _ => Err(self.not_canonical(file)),
        }
    }

    /// Bytes that say something understood, in another way than the one agreed on.
    pub(crate) fn not_canonical(&self, file: &str) -> Diagnostic {
        self.error(
            "not-canonical",
            Place::file(file),
            text!("engine-not-canonical", "These bytes are not the canonical form (RFC 8785) of this {noun}: a member stands twice, \
                 or order, spacing or spelling are others.", noun = self.noun),
            &self.remedy,
        )
    }

    fn other_format(&self, file: &str, format: Option<&str>) -> Diagnostic {
        let place = Place { member: Some("format".to_owned()), ..Place::file(file) };
        let (name, own) = self.format.rsplit_once('/').unwrap_or((self.format, ""));
        let newer = format
            .and_then(|format| format.strip_prefix(name)?.strip_prefix('/')?.parse::<u64>().ok())
            .is_some_and(|version| own.parse().is_ok_and(|own: u64| version > own));
        let Kind { noun, format: own, remedy, .. } = self;
        match format {
            Some(format) if newer => self.error(
                "newer-format",
                place,
                text!("engine-newer-format", "This {noun} was written by a newer Piecewise: its format is {format:?}, and this version reads {own:?}.", noun = noun, format = format, own = own),
                text!("engine-newer-format-hint", "Open it with the newer version."),
            ),
            Some(format) => self.error(
                "other-format",
                place,
                text!("engine-other-format", "This is not a {noun}: its format is {format:?}, not {own:?}.", noun = noun, format = format, own = own),
                remedy,
            ),
            None => self.error(
                "no-format",
                place,
                text!("engine-no-format", "This is not a {noun}: it has no format {own:?}.", noun = noun, own = own),
                remedy,
            ),
        }
    }

    /// Why JSON could not be read as this kind of document.
    pub(crate) fn unread(&self, file: &str, error: &serde_json::Error) -> Diagnostic {
        let place = Place {
            column: Some(error.column() as u64).filter(|column| *column > 0),
            ..Place::line(file, error.line() as u64)
        };
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        if error.is_eof() {
            let message = if error.line() <= 1 && error.column() == 0 {
                text!("engine-document-file-empty", "The file is empty.")
            } else {
                text!(
                    "engine-document-file-ends-middle-part-missing",
                    "The file ends in the middle: part of it is missing."
                )
            };
            self.error("truncated", place, message, &self.remedy)
        } else if error.is_data() {
            let hint = text!(
                "engine-document-hint",
                "Correct it there; docs/schema/{name}.schema.json lists every member.",
                name = self.name
            );
            self.error(
                "member",
                place,
                text!(
                    "engine-member",
                    "A member is not as it should be: {reason}.",
                    reason = reason
                ),
                hint,
            )
        } else {
            self.error(
                "not-json",
                place,
                text!("engine-not-json-2", "This is not JSON: {reason}.", reason = reason),
                &self.remedy,
            )
        }
    }

    /// A finding whose code begins with the kind's name.
    pub(crate) fn error(
        &self,
        code: &str,
        place: Place,
        message: Text,
        hint: impl Into<Text>,
    ) -> Diagnostic {
        Diagnostic::error(&format!("{}/{code}", self.name), place, message, hint)
    }
}

/// The canonical form (RFC 8785) of a document; none for one that JSON cannot say.
pub(crate) fn canonical(document: &impl Serialize) -> Option<Vec<u8>> {
    serde_json_canonicalizer::to_vec(document).ok()
}

/// The first member with an integer beyond [`LARGEST_INTEGER`].
fn too_large(value: &Value, at: String) -> Option<String> {
    match value {
        Value::Number(number) => {
            let fits = number.as_u64().map_or_else(
                || number.as_i64().is_some_and(|n| n.unsigned_abs() <= LARGEST_INTEGER),
                |n| n <= LARGEST_INTEGER,
            );
            (!fits).then_some(at)
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| too_large(item, format!("{at}[{index}]"))),
        Value::Object(members) => members.iter().find_map(|(name, member)| {
            too_large(member, if at.is_empty() { name.clone() } else { format!("{at}.{name}") })
        }),
        _ => None,
    }
}
