//! Whether the person of one row is mailed, and why not: judged by the reader as every other row.

use serde::{Deserialize, Serialize};

use super::{AudienceSummary, FileFacts, RejectReason};
use crate::chunk::Place;
use crate::wording::number;

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
    pub fn sentence(self, file: u64, audience: &AudienceSummary) -> String {
        match self {
            Self::Mailed => "This person is mailed.".to_owned(),
            Self::Suppressed => {
                let on = match audience.suppression.as_slice() {
                    [list] => format!("the suppression list {}", list.name),
                    _ => "a suppression list".to_owned(),
                };
                format!("This person is not mailed: the address is on {on}.")
            }
            Self::Duplicate { first } => {
                let row = number(first.row);
                let other = |facts: &FileFacts| match facts.seeds {
                    true => format!("row {row} of the seed list {}", facts.name),
                    false => format!("row {row} of {}", facts.name),
                };
                let place = usize::try_from(first.file).ok().filter(|_| first.file != file);
                let facts = place.and_then(|place| audience.files.get(place));
                let first = facts.map_or_else(|| format!("row {row}"), other);
                format!("This row is not mailed: it repeats {first}, and the first one counts.")
            }
            Self::MailedBefore => {
                "This person is not mailed: the send that was stopped has mailed them.".to_owned()
            }
            Self::Unknown => {
                "This person is not mailed: the send that was stopped may have mailed them."
                    .to_owned()
            }
            Self::Rejected(reason) => format!("This row is not mailed: {}.", reason.sentence()),
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
