//! Whether the person of one row is mailed, and why not: judged by the reader as every other row.

use serde::{Deserialize, Serialize};

use super::{AudienceSummary, FileFacts, RejectReason};
use crate::chunk::Place;
use crate::wording::{Text, number, text};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    /// Its recipient is mailed.
    Mailed,
    /// Its address is on a suppression list.
    Suppressed,
    /// Its address came before.
    Duplicate {
        /// The row that counts.
        first: Place,
    },
    /// An earlier plan has mailed its recipient.
    MailedBefore,
    /// An earlier plan may have mailed its recipient.
    Unknown,
    /// It cannot be mailed.
    Rejected(RejectReason),
}

impl Fate {
    /// In a sentence; `file`: the file that the row stands in.
    pub fn sentence(self, file: u64, audience: &AudienceSummary) -> Text {
        match self {
            Self::Mailed => text!("engine-audience-this-person-mailed", "This person is mailed."),
            Self::Suppressed => {
                if let [list] = audience.suppression.as_slice() {
                    text!(
                        "engine-fate-on-list",
                        "This person is not mailed: the address is on the suppression list {list}.",
                        list = list.name
                    )
                } else {
                    text!(
                        "engine-fate-on-a-list",
                        "This person is not mailed: the address is on a suppression list."
                    )
                }
            }
            Self::Duplicate { first } => {
                let row = number(first.row);
                let other = |facts: &FileFacts| {
                    if facts.seeds {
                        text!(
                            "engine-fate-row-of-seeds",
                            "row {row} of the seed list {file}",
                            row = row,
                            file = facts.name
                        )
                    } else {
                        text!(
                            "engine-fate-row-of-file",
                            "row {row} of {file}",
                            row = row,
                            file = facts.name
                        )
                    }
                };
                let place = usize::try_from(first.file).ok().filter(|_| first.file != file);
                let facts = place.and_then(|place| audience.files.get(place));
                let first =
                    facts.map_or_else(|| text!("engine-fate-row", "row {row}", row = row), other);
                text!(
                    "engine-audience-this-row-not-mailed-repeats",
                    "This row is not mailed: it repeats {first}, and the first one counts.",
                    first = first
                )
            }
            Self::MailedBefore => {
                text!(
                    "engine-audience-this-person-not-mailed-send",
                    "This person is not mailed: the send that was stopped has mailed them."
                )
            }
            Self::Unknown => {
                text!(
                    "engine-audience-this-person-not-mailed-send-2",
                    "This person is not mailed: the send that was stopped may have mailed them."
                )
            }
            Self::Rejected(reason) => text!(
                "engine-audience-this-row-not-mailed",
                "This row is not mailed: {sentence}.",
                sentence = reason.sentence()
            ),
        }
    }
}

/// A row whose fate somebody wants to know.
pub(super) struct Watched {
    pub(super) row: Place,
    /// Of its address; nothing where it has none.
    pub(super) hash: Option<u128>,
    /// The first row with this address.
    pub(super) first: Option<Place>,
    pub(super) fate: Option<Fate>,
}

impl Watched {
    /// A row with an address that is new.
    pub(super) fn first(&mut self, hash: u128, row: Place) {
        if self.hash == Some(hash) {
            self.first = Some(row);
        }
    }
}
