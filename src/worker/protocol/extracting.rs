//! Messages about files that are made out of the recipient files.

use send_plan::audience::{FileFacts, Repeat};
use serde::{Deserialize, Serialize};

use super::{BrowserFile, ReadRequest};

/// What is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extract {
    /// A list of every rejected row.
    Rejects,
    /// A list of every duplicate, with the row that it repeats.
    Duplicates,
    /// The first duplicates, for the screen.
    FirstDuplicates,
    /// The recipients with these columns alone.
    Reduced(Vec<String>),
}

/// Files that are read again to make something of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Extracting {
    /// What is made.
    pub what: Extract,
    /// The files as they were read: seeds first.
    pub facts: Vec<FileFacts>,
    /// The files.
    pub read: ReadRequest,
}

/// What was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Extracted {
    /// A list to save.
    List(BrowserFile),
    /// The first duplicates.
    Repeats(Vec<Repeat>),
    /// Files in place of those that were read.
    Reduced {
        /// Recipient files.
        files: Vec<BrowserFile>,
        /// Seed lists.
        seeds: Vec<BrowserFile>,
    },
}
