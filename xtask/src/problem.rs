//! What went wrong, as a sentence for the person at the terminal: what, where, what to do.

use std::{fmt, io, path::Path};

/// A failure, already worded for the reader.
#[derive(Debug)]
pub struct Problem(String);

/// What every step of a command returns.
pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    /// A problem with this sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// `cannot read FILE: No such file or directory`.
    pub fn file(doing: &str, path: &Path, error: &io::Error) -> Self {
        Self(format!("cannot {doing} {}: {error}", path.display()))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<lexopt::Error> for Problem {
    fn from(error: lexopt::Error) -> Self {
        Self(format!("{error}. `cargo xtask help` lists what is allowed."))
    }
}
