//! Secrets: from the environment or from a file, kept in memory, never shown.

use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;

/// Where a secret is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Whereabouts {
    /// The name of an environment variable.
    Env(String),
    /// A file that holds it and nothing else but a line end.
    File(PathBuf),
}

/// A secret. Nothing that prints, logs or compares it shows it.
#[derive(Clone)]
pub struct Secret(String);

impl Whereabouts {
    /// Fetches the secret. The error is a sentence without it.
    pub fn fetch(&self) -> Result<Secret, String> {
        let text = match self {
            Self::Env(name) => std::env::var(name)
                .map_err(|_| format!("the environment variable {name} is not set."))?,
            Self::File(path) => std::fs::read_to_string(path)
                .map_err(|error| format!("{} cannot be read: {error}.", path.display()))?,
        };
        let text = text.trim_end_matches(['\r', '\n']);
        if text.is_empty() {
            return Err(format!("{self} is empty."));
        }
        Ok(Secret(text.to_owned()))
    }
}

impl fmt::Display for Whereabouts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Env(name) => write!(f, "the environment variable {name}"),
            Self::File(path) => write!(f, "the file {}", path.display()),
        }
    }
}

impl Secret {
    /// A secret from elsewhere.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself: only for whoever sends it on.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
