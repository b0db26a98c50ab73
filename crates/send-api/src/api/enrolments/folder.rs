//! What enrolment keeps between runs: `trust.json` and `tokens`, for nobody else to read.

use std::fs::{DirBuilder, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use send_plan::campaign::Environment;
use send_plan::trust::{FORMAT, Thresholds, Trust, TrustFile};

use crate::api::roll::Believed;
use crate::api::token::Tokens;
use crate::transport::credentials::Secret;

const TRUST: &str = "trust.json";
const TOKENS: &str = "tokens";

/// The head of a file of tokens.
const HEAD: &str = "# name:token of everybody who was enrolled\n";

/// Where it is kept.
pub struct Folder(PathBuf);

impl Folder {
    /// A folder; it and its files are made where there are none. The error is a sentence.
    pub fn open(path: &Path) -> Result<Self, String> {
        let folder = Self(path.to_owned());
        let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
        // One that was there before may be open to others.
        made.and_then(|()| std::fs::set_permissions(path, Permissions::from_mode(0o700)))
            .map_err(|error| format!("{}: {error}.", path.display()))?;
        if !path.join(TRUST).exists() {
            folder.write(TRUST, Believed::of(nobody()?).text())?;
        }
        if !path.join(TOKENS).exists() {
            folder.write(TOKENS, HEAD)?;
        }
        Ok(folder)
    }

    /// Whom it believes. The error is a sentence.
    pub fn believed(&self) -> Result<Believed, String> {
        let path = self.0.join(TRUST);
        let name = path.display().to_string();
        let believed = Believed::parse(&name, &self.read(TRUST)?).map_err(|found| {
            found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        })?;
        if believed.trust().environment() != Environment::Sandbox {
            return Err(format!(
                "{name} is for production, where nobody enrols by a code: give it with --trust, or \
                 another folder to --enrol."
            ));
        }
        Ok(believed)
    }

    /// Who may ask. The error is a sentence.
    pub fn tokens(&self) -> Result<Tokens, String> {
        Tokens::parse(&Secret::new(self.read(TOKENS)?))
    }

    /// Keeps a trust file, and one more token; all tokens. The error is a sentence.
    pub fn keep(&self, believed: &Believed, name: &str, token: &str) -> Result<Tokens, String> {
        let text = format!("{}{name}:{token}\n", self.read(TOKENS)?);
        let tokens = Tokens::parse(&Secret::new(text.clone()))?;
        // In this order: a token of somebody who is not believed lets nothing run.
        self.write(TOKENS, &text)?;
        self.write(TRUST, believed.text())?;
        Ok(tokens)
    }

    fn read(&self, name: &str) -> Result<String, String> {
        let path = self.0.join(name);
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}.", path.display()))
    }

    /// Replaces a file: whole, or not at all.
    fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.0.join(name);
        let beside = self.0.join(format!("{name}.new"));
        let write = || -> io::Result<()> {
            // A file that is left from a crash may have another mode.
            match std::fs::remove_file(&beside) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let mut file =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&beside, &path)
        };
        write().map_err(|error| format!("{}: {error}.", path.display()))
    }
}

/// A trust file in which nobody is enrolled: an author and an approver are wanted, for the sandbox.
fn nobody() -> Result<Trust, String> {
    let file = TrustFile {
        format: FORMAT.to_owned(),
        environment: Environment::Sandbox,
        thresholds: Thresholds::default(),
        keys: Vec::new(),
        ran: Default::default(),
    };
    Trust::check(file)
        .map_err(|found| found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}
