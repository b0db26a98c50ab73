//! From CSV files to counts: every row judged, nothing of a row kept. `unpack` and `encoding` make
//! UTF-8 text of a file's bytes, `look` finds out how it is cut into rows, `rows` cuts it.
//!
//! Reports of an earlier plan are read first, then suppression files, then seeds, then customers: an address that is a seed and a
//! customer is mailed once, as a seed, with the values of the seed's row.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::campaign::Columns;
use crate::diagnostic::Diagnostic;
use crate::wording::{Text, text};

pub mod barred;
mod columns;
mod counts;
mod distinct;
mod domains;
mod encoding;
mod fate;
mod fields;
mod findings;
pub(crate) mod foreign;
mod format;
mod joined;
mod labels;
pub(crate) mod locale;
mod look;
mod marks;
mod outcomes;
pub mod parts;
mod reader;
pub mod reduce;
mod repeats;
mod report;
mod rows;
mod seen;
mod sep_line;
mod suppression;
mod tally;
pub mod unmailed;
mod unpack;
mod values;

pub use counts::Counts;
pub use domains::DomainsOf;
pub use fate::Fate;
pub use format::{Delimiter, Encoding, FileFormat, Quote};
pub use joined::Joined;
pub use look::{LOOK_BYTES, look};
pub use outcomes::Outcome;
pub(crate) use reader::file_name;
pub use reader::{Progress, Reader};
pub use repeats::{Repeat, Repeats};
pub use report::{Continuation, Continued, ReportFacts, reads_otherwise};
pub use values::{AudienceRow, RowFinder, RowReader};

/// What the first bytes of a file tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// How it is written; nothing is left out where it can be read.
    pub format: FileFormat,
    /// Whether it is a gzip archive.
    pub gzip: bool,
    /// Columns in the file's order.
    pub columns: Vec<ColumnLook>,
    /// Which column seems to mean what.
    pub guess: Columns,
    /// What a person should know before going on; an error: not readable as an audience.
    pub diagnostics: Vec<Diagnostic>,
}

/// A column at first sight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnLook {
    /// Header name.
    pub name: String,
    /// First non-empty values: for the screen only, never stored.
    pub examples: Vec<String>,
}

/// The whole audience in numbers. Holds no row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AudienceSummary {
    /// The recipient files in reading order: those of seeds first.
    pub files: Vec<FileFacts>,
    /// The suppression files in reading order.
    pub suppression: Vec<SuppressionFacts>,
    /// Which column means what.
    pub columns: Columns,
    /// Whom an earlier plan has mailed, or may have; `None`: there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<Continuation>,
    /// Data rows read: recipients + duplicates + suppressed + left out + rejected.
    pub rows: u64,
    /// Rows that are mailed.
    pub recipients: u64,
    /// Rows whose address came before.
    pub duplicates: u64,
    /// Rows whose address is on a suppression list.
    pub suppressed: u64,
    /// Rows not mailed, by reason.
    pub rejected: BTreeMap<RejectReason, u64>,
    /// The first 1,000 rejected rows.
    pub rejects: Vec<Reject>,
    /// Recipients by mailbox provider, locale and time zone together, sorted.
    pub groups: Vec<Group>,
    /// Domains of recipients at no known mailbox provider, the greatest first; about as many, where
    /// there are very many domains. For the screen only, never stored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_domains: Vec<DomainCount>,
    /// Every column: how many recipients have it empty, by locale.
    pub fields: Vec<FieldProfile>,
    /// What a person should know.
    pub diagnostics: Vec<Diagnostic>,
}

/// A recipient file as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileFacts {
    /// File name.
    pub name: String,
    /// Size.
    pub bytes: u64,
    /// BLAKE3 of the bytes, in hex.
    pub blake3: String,
    /// How its letters are written.
    pub encoding: Encoding,
    /// What stands between two values.
    pub delimiter: Delimiter,
    /// What stands around some values.
    #[serde(default, skip_serializing_if = "Quote::is_double")]
    pub quote: Quote,
    /// Whether it has no line that names the columns.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub headerless: bool,
    /// Whether every row ends in a delimiter more than the line that names the columns.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trailing_delimiter: bool,
    /// Whether it is a gzip archive; size and digest are the archive's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gzip: bool,
    /// Header names in the file's order.
    pub columns: Vec<String>,
    /// Data rows.
    pub rows: u64,
    /// Whether its recipients are seeds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub seeds: bool,
}

/// A recipient, shown while its row is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient<'a> {
    /// Index into the summary's `files`.
    pub file: usize,
    /// Data row in its file; 1: the first after the header.
    pub row: u64,
    /// The address as written.
    pub address: &'a str,
    /// The address as it is told apart and put in order.
    pub normalised: &'a str,
    /// Id such as `gmail`, or `other`.
    pub mailbox_provider: &'static str,
    /// BCP 47, or `""`.
    pub locale: &'a str,
    /// IANA name, or `""`.
    pub time_zone: &'a str,
    /// Whether it is a seed.
    pub seed: bool,
}

/// A suppression file as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SuppressionFacts {
    /// File name.
    pub name: String,
    /// Size.
    pub bytes: u64,
    /// BLAKE3 of the bytes, in hex.
    pub blake3: String,
    /// Distinct addresses in it.
    pub addresses: u64,
}

/// Why a row is not mailed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RejectReason {
    /// The address column is empty.
    NoAddress,
    /// The address is none that mail systems take.
    BadAddress,
    /// Fewer fields than the header names.
    TooFewFields,
    /// More fields than the header names.
    TooManyFields,
    /// The row has bytes that are no letters in the file's encoding.
    NotUtf8,
    /// The row is longer than a mebibyte: most likely a quote that is closed far too late.
    TooLong,
    /// The file ends inside double quotes that are never closed.
    OpenQuote,
}

/// A rejected row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reject {
    /// Index into `files`.
    pub file: u64,
    /// 1-based line on which the row begins.
    pub line: u64,
    /// Why.
    pub reason: RejectReason,
    /// The offending value, shortened: for the screen only, never stored.
    #[serde(default)]
    pub excerpt: String,
}

/// Recipients with the same mailbox provider, locale and time zone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Id such as `gmail`, or `other`.
    pub mailbox_provider: String,
    /// BCP 47, or `""`.
    pub locale: String,
    /// IANA name, or `""`.
    pub time_zone: String,
    /// Whether they are seeds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub seed: bool,
    /// How many.
    pub recipients: u64,
}

/// Recipients at a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DomainCount {
    /// Lower case, in letters.
    pub domain: String,
    /// How many.
    pub recipients: u64,
}

/// A column over all recipients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldProfile {
    /// Header name.
    pub name: String,
    /// Recipients with nothing but white space in it, by locale; locales with none are left out.
    pub empty_by_locale: BTreeMap<String, u64>,
    /// Bytes of its longest value.
    #[serde(default)]
    pub longest_bytes: u64,
    /// Different values, to three digits; an estimate, some percent off.
    #[serde(default)]
    pub distinct: u64,
    /// Recipients with something in it that a message should not carry, by locale.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub odd: BTreeMap<Oddity, BTreeMap<String, OddValues>>,
}

/// Something in a value that a message should not carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Oddity {
    /// An e-mail address that is not the recipient's own. The address column is left aside.
    ForeignAddress,
    /// CR, LF or NUL: in a header another one begins there.
    LineBreak,
    /// A sign that turns the direction of what follows, and is not closed.
    BidiControl,
    /// `=`, `+`, `-` or `@` at its beginning: a spreadsheet runs it. Phone numbers have it too.
    FormulaStart,
}

/// Values of one column that have the same oddity, in one locale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OddValues {
    /// How many recipients.
    pub recipients: u64,
    /// Where the first three stand.
    pub first: Vec<RowPlace>,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowPlace {
    /// Index into the summary's `files`.
    pub file: u64,
    /// 1-based line on which the row begins.
    pub line: u64,
}

impl FieldProfile {
    /// Recipients with nothing in it.
    pub fn empty(&self) -> u64 {
        self.empty_by_locale.values().sum()
    }
}

impl FileFacts {
    /// How it was read.
    pub fn format(&self) -> FileFormat {
        FileFormat {
            encoding: Some(self.encoding),
            delimiter: Some(self.delimiter),
            quote: Some(self.quote),
            header: Some(!self.headerless),
        }
    }
}

impl AudienceSummary {
    /// Recipients by mailbox provider.
    pub fn by_mailbox_provider(&self) -> BTreeMap<String, u64> {
        self.by(|group| &group.mailbox_provider)
    }

    /// Recipients by locale; `""`: none known.
    pub fn by_locale(&self) -> BTreeMap<String, u64> {
        self.by(|group| &group.locale)
    }

    /// Recipients by time zone; `""`: none known.
    pub fn by_time_zone(&self) -> BTreeMap<String, u64> {
        self.by(|group| &group.time_zone)
    }

    /// Recipients that are seeds.
    pub fn seeds(&self) -> u64 {
        self.groups.iter().filter(|group| group.seed).map(|group| group.recipients).sum()
    }

    fn by(&self, key: impl Fn(&Group) -> &String) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for group in &self.groups {
            *counts.entry(key(group).clone()).or_insert(0) += group.recipients;
        }
        counts
    }

    /// Rows left out because an earlier plan has mailed them, or may have.
    pub fn left_out(&self) -> u64 {
        let continues = self.continues.as_ref();
        continues.map_or(0, |continues| continues.accepted.saturating_add(continues.unknown))
    }

    /// Rows rejected, whatever the reason.
    pub fn rejected_total(&self) -> u64 {
        self.rejected.values().sum()
    }

    /// The same without any value of a row: what may be stored.
    pub fn without_excerpts(mut self) -> Self {
        for reject in &mut self.rejects {
            reject.excerpt.clear();
        }
        self.other_domains.clear();
        self.diagnostics.iter_mut().for_each(findings::without_values);
        self
    }
}

impl RejectReason {
    /// The code of the finding on it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoAddress => "audience/no-address",
            Self::BadAddress => "audience/bad-address",
            Self::TooFewFields => "audience/too-few-fields",
            Self::TooManyFields => "audience/too-many-fields",
            Self::NotUtf8 => "audience/row-not-utf-8",
            Self::TooLong => "audience/row-too-long",
            Self::OpenQuote => "audience/open-quote",
        }
    }

    /// Why, as the end of "3 rows are not mailed: …".
    pub fn sentence(self) -> Text {
        match self {
            Self::NoAddress => text!("engine-reject-no-address", "the address column is empty"),
            Self::BadAddress => {
                text!("engine-reject-bad-address", "the address is none that mail systems take")
            }
            Self::TooFewFields => {
                text!("engine-reject-too-few-fields", "there are fewer fields than columns")
            }
            Self::TooManyFields => {
                text!("engine-reject-too-many-fields", "there are more fields than columns")
            }
            Self::NotUtf8 => text!(
                "engine-reject-not-utf-8",
                "some letters cannot be read in the file's encoding"
            ),
            Self::TooLong => text!("engine-reject-too-long", "the row is longer than a mebibyte"),
            Self::OpenQuote => {
                text!("engine-reject-open-quote", "a double quote is opened and never closed")
            }
        }
    }

    /// What to do about it.
    pub fn hint(self) -> Text {
        match self {
            Self::NoAddress => text!(
                "engine-audience-fill-addresses-or-leave-these",
                "Fill in the addresses, or leave these rows out of the file."
            ),
            Self::BadAddress => text!(
                "engine-audience-correct-addresses-one-per-row",
                "Correct the addresses, one per row and nothing else in the cell."
            ),
            Self::TooFewFields => {
                text!(
                    "engine-audience-look-for-line-break-or",
                    "Look for a line break or a missing delimiter in these rows; a value with a line \
                 break must stand in double quotes."
                )
            }
            Self::TooManyFields => {
                text!(
                    "engine-audience-look-for-delimiter-inside-value",
                    "Look for a delimiter inside a value of these rows; such a value must stand in \
                 double quotes."
                )
            }
            Self::NotUtf8 => {
                text!(
                    "engine-audience-file-seems-mix-encodings-most",
                    "The file seems to mix encodings, most likely UTF-8 and Windows-1252, or it is in \
                 another than it is read in: choose that, or export it again as \u{201c}CSV \
                 UTF-8\u{201d}."
                )
            }
            Self::TooLong => {
                text!(
                    "engine-audience-most-likely-double-quote-on",
                    "Most likely a double quote on this line is closed far too late, and rows are \
                 inside: close or remove it."
                )
            }
            Self::OpenQuote => text!(
                "engine-audience-close-or-remove-double-quote",
                "Close or remove the double quote on this line."
            ),
        }
    }
}
