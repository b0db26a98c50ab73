//! Messages between the worker and the helpers that read parts of a file.

use send_plan::audience::parts::{Divided, Found, Order};
use send_plan::audience::{Counts, DomainsOf};
use serde::{Deserialize, Serialize};

use super::BrowserFile;

/// To a helper.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    /// Cut a file's parts, one after the other.
    Begin {
        /// The file.
        file: BrowserFile,
        /// Where its parts are, and how its rows are read.
        divided: Divided,
        /// Keys the fingerprints.
        key: [u8; 16],
        /// The first part.
        first: u64,
        /// How many parts further the next one is.
        step: u64,
    },
    /// Do this with a part that has been cut; parts come in order.
    Order(Order),
    /// Say all that was counted.
    Finish,
}

/// From a helper.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Done {
    /// A part is cut.
    Found(Found),
    /// A part is counted.
    Counted {
        /// Which one.
        part: u64,
        /// Its domains.
        domains: Vec<DomainsOf>,
    },
    /// All that was counted; `None`: it must be read by one.
    Counts(Option<Counts>),
    /// The file cannot be read.
    Unreadable,
}
