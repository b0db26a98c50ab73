//! `piecewise diff`: what differs between two plans, in words.
//!
//! Exit codes as of `diff`: 0 nothing, 1 something, 2 a file was not understood.

use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::diff::{self, PartTexts};
use send_plan::plan::{self, Plan};
use serde_json::Value;

use crate::campaign;
use crate::findings::Failure;

/// The type of an envelope's payload that is a plan.
const PAYLOAD_TYPE: &str = "application/vnd.piecewise.plan+json";

/// `templates`: folders with the templates of either plan.
pub fn run(old: &Path, new: &Path, templates: &[PathBuf], json: bool) -> Result<(), Failure> {
    let (old, new) = (read(old)?, read(new)?);
    let mut texts = PartTexts::new();
    for folder in templates {
        let files = campaign::templates(folder)?;
        for plan in [&old, &new] {
            texts.extend(diff::part_texts(&files, plan.fallback_locale.as_deref()));
        }
    }
    let changes = diff::diff_with(&old, &new, &texts);
    let mut stdout = std::io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut stdout, &changes).map_err(std::io::Error::from)?;
        writeln!(stdout)?;
    } else if changes.is_empty() {
        writeln!(stdout, "The plans are equal.")?;
    } else {
        for change in &changes {
            writeln!(stdout, "{}", change.text)?;
        }
    }
    if changes.is_empty() { Ok(()) } else { Err(Failure::Wanting) }
}

/// A plan, or the plan in an envelope, whose signatures are not looked at.
fn read(path: &Path) -> Result<Plan, Failure> {
    let name = path.display().to_string();
    let text = crate::read_text(path)?;
    let envelope = serde_json::from_str(&text).ok().filter(|document: &Value| {
        document.get("payload").is_some() && document.get("format").is_none()
    });
    let text = match envelope {
        None => text,
        Some(envelope) => {
            eprintln!("{name}: the signatures are not verified here; `piecewise verify` does.");
            payload(&envelope).ok_or_else(|| not_an_envelope(&name))?
        }
    };
    plan::parse(&name, &text).map_err(|finding| Failure::NotUnderstood(vec![finding]))
}

/// The document in an envelope (DSSE: standard base64).
fn payload(envelope: &Value) -> Option<String> {
    if envelope["payloadType"] != PAYLOAD_TYPE {
        return None;
    }
    let payload = envelope["payload"].as_str()?;
    let bytes = base64::engine::general_purpose::STANDARD.decode(payload).ok()?;
    String::from_utf8(bytes).ok()
}

fn not_an_envelope(name: &str) -> Failure {
    Failure::NotUnderstood(vec![Diagnostic::error(
        "plan/envelope",
        Place::file(name),
        "The envelope does not hold a plan.",
        "Give a plan.json, or a plan.dsse.json that `piecewise sign` has written.",
    )])
}
