//! The command line: which build to serve, where, and which send APIs its page may reach.

use crate::policy::Origin;
use lexopt::ValueExt;
use std::ffi::OsString;
use std::path::PathBuf;

/// How to call the program.
pub const USAGE: &str = "\
send-api --dist DIR [--port N] [--send-api URL]...

  --dist DIR       the built app (`cargo xtask build` writes dist/)
  --port N         the port on 127.0.0.1 (8080; 0 lets the system choose)
  --send-api URL   an origin the page may hand plans to, such as https://send.example.com";

/// What to serve, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder with the built app.
    pub dist: PathBuf,
    /// The port on 127.0.0.1; 0 lets the system choose.
    pub port: u16,
    /// The send APIs that the page may connect to, besides its own server.
    pub send_apis: Vec<Origin>,
}

impl Config {
    /// This build, on any port, with no send API but its own server.
    pub fn new(dist: impl Into<PathBuf>) -> Self {
        Self { dist: dist.into(), port: 0, send_apis: Vec::new() }
    }

    /// Reads the arguments (without the program's name). The error is a sentence.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut dist = None;
        let mut port = 8080;
        let mut send_apis = Vec::new();
        let mut arguments = lexopt::Parser::from_args(arguments);
        while let Some(argument) = arguments.next().map_err(sentence)? {
            let lexopt::Arg::Long(name) = argument else {
                return Err(sentence(argument.unexpected()));
            };
            let name = name.to_owned();
            let value = arguments.value().map_err(sentence)?;
            match name.as_str() {
                "dist" => dist = Some(PathBuf::from(value)),
                "port" => port = value.parse().map_err(sentence)?,
                "send-api" => send_apis.push(Origin::parse(&value.to_string_lossy())?),
                _ => return Err(format!("there is no option --{name}.\n\n{USAGE}")),
            }
        }
        let dist = dist.ok_or_else(|| format!("--dist is missing.\n\n{USAGE}"))?;
        if !dist.join("index.html").is_file() {
            return Err(format!(
                "there is no index.html in {}: build the app first, with `cargo xtask build`.",
                dist.display()
            ));
        }
        Ok(Self { dist, port, send_apis })
    }
}

fn sentence(error: lexopt::Error) -> String {
    format!("{error}.\n\n{USAGE}")
}
