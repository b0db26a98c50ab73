//! `piecewise faster`: what would make the send end earlier, and what would meet its deadline.

use std::io::Write;
use std::path::Path;

use send_plan::api;
use send_plan::diagnostic::{Diagnostic, Severity};
use send_plan::faster::{self, Faster, words};

use crate::findings::{self, Failure};

pub fn run(path: &Path, now: &str, json: bool) -> Result<(), Failure> {
    crate::campaign::instant(now)?;
    let question = crate::campaign::load(path, Some(now))?;
    // That the deadline is missed is what this command is about.
    let wrong: Vec<Diagnostic> = api::review(&question)
        .diagnostics
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter(|finding| finding.code != "schedule/deadline-missed")
        .collect();
    if !wrong.is_empty() {
        findings::print(&wrong, false)?;
        return Err(Failure::Wanting);
    }
    let Some(faster) = faster::faster(&question) else { return Err(Failure::Wanting) };
    let mut out = std::io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut out, &faster).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        for line in lines(&faster) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn lines(faster: &Faster) -> Vec<String> {
    let mut lines = Vec::new();
    if faster.ways.is_empty() {
        lines.push("Nothing that Piecewise knows of makes this send end earlier.".to_owned());
    }
    let ways = faster.ways.iter().enumerate();
    lines.extend(ways.map(|(nth, way)| format!("{}. {}", nth + 1, words::way(way))));
    lines.extend(faster.refused.iter().map(words::refusal));
    lines.extend(faster.deadline.iter().flat_map(words::missed));
    lines
}
