//! How a command ends, and how findings are printed.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use send_plan::diagnostic::{Diagnostic, Place};

/// Why a command did not do what it was asked.
pub enum Failure {
    /// The input was understood and found wanting; the findings have been printed.
    Wanting,
    /// The input was not understood.
    NotUnderstood(Vec<Diagnostic>),
    /// Whoever read the output has gone.
    OutputClosed,
}

impl Failure {
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::NotUnderstood(vec![Diagnostic::error(
            "file/unreadable",
            Place::file(path.display().to_string()),
            format!("The file cannot be read: {error}."),
            "Check its name and your rights; paths in a campaign are relative to it.",
        )])
    }

    pub fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        Self::NotUnderstood(vec![Diagnostic::error(
            "file/unwritable",
            Place::file(path.display().to_string()),
            format!("The file cannot be written: {error}."),
            "Check the folder, your rights and the space left.",
        )])
    }

    pub fn not_text(path: &Path, error: &std::string::FromUtf8Error) -> Self {
        let upto = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..upto].iter().filter(|byte| **byte == b'\n').count() + 1;
        Self::NotUnderstood(vec![Diagnostic::error(
            "file/not-utf-8",
            Place::line(path.display().to_string(), line as u64),
            "The file is not UTF-8 text.",
            "Save it again as UTF-8.",
        )])
    }

    pub fn bad_now(text: &str) -> Self {
        Self::NotUnderstood(vec![Diagnostic::error(
            "arguments/now",
            Place::default(),
            format!("--now {text:?} is not a date and time."),
            "Write it as 2026-11-23T06:00:00Z.",
        )])
    }

    pub fn unknown_account(text: &str, known: &[&str]) -> Self {
        Self::NotUnderstood(vec![Diagnostic::error(
            "arguments/without",
            Place::default(),
            format!("The campaign has no account named {text:?}."),
            format!("Name one of its accounts: {}.", known.join(", ")),
        )])
    }

    pub fn no_audience() -> Self {
        Self::NotUnderstood(vec![Diagnostic::error(
            "arguments/audience",
            Place::default(),
            "No audience file is given: the plan itself names nobody.",
            "Add --audience with the files that were planned, and --seeds, --suppression \
             and --report where the plan has such files.",
        )])
    }

    pub fn report_of_nothing() -> Self {
        Self::NotUnderstood(vec![Diagnostic::error(
            "arguments/report",
            Place::default(),
            "A report is given, and the plan continues no other.",
            "Leave it out, or give the plan that was made with it.",
        )])
    }

    pub fn unknown_call(number: u64, calls: u64) -> Self {
        Self::NotUnderstood(vec![Diagnostic::error(
            "arguments/call",
            Place::default(),
            format!("The plan has no call {number}: its calls are 1 to {calls}."),
            "Choose a number that `piecewise expand` prints as \"call\".",
        )])
    }

    pub fn report(self) -> ExitCode {
        match self {
            Self::Wanting => ExitCode::from(1),
            Self::NotUnderstood(findings) => {
                for finding in findings {
                    eprintln!("{finding}");
                }
                ExitCode::from(2)
            }
            Self::OutputClosed => ExitCode::SUCCESS,
        }
    }
}

/// Standard output that has been closed (`| head`) is no failure of the command.
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::OutputClosed
        } else {
            Self::unwritable(Path::new("standard output"), &error)
        }
    }
}

/// Findings on standard error, or as JSON on standard output.
pub fn print(findings: &[Diagnostic], json: bool) -> Result<(), Failure> {
    if json {
        let mut out = std::io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, findings).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        for finding in findings {
            eprintln!("{finding}");
        }
    }
    Ok(())
}
