//! `piecewise rest`: the campaign that mails whom a stopped send did not reach.

use std::path::{Path, PathBuf};

use clap::Args;
use send_plan::audience::Continuation;
use send_plan::diagnostic::{Diagnostic, Place, any_error};
use send_plan::{campaign, continuation};

use crate::campaign::read_audience;
use crate::findings::{self, Failure};

/// What is continued, and where the new campaign goes.
#[derive(Args)]
pub struct Wanted {
    /// The plan that was stopped
    plan: PathBuf,
    /// The reports of its send: CSV with the columns audience, row and outcome
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    report: Vec<PathBuf>,
    /// The campaign that was planned
    #[arg(long, value_name = "FILE")]
    campaign: PathBuf,
    /// Where to write the campaign that continues it, in the same folder
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let plan = crate::plan::parse(&wanted.plan)?;
    let draft = crate::campaign::parse(&wanted.campaign)?;
    let folder = folder(&wanted.out)?;
    if folder != self::folder(&wanted.campaign)? {
        return Err(other_folder(&wanted.out));
    }
    let reports = wanted.report.iter().map(|report| relative(report, &folder));
    let reports: Vec<String> = reports.collect::<Result<_, _>>()?;
    let path = relative(&wanted.plan, &folder)?;
    let rest = continuation::rest(&draft, &plan, &path, &reports).map_err(|finding| {
        // Nothing is lost where standard error is gone.
        let _ = findings::print(&[finding], false);
        Failure::Wanting
    })?;
    let audience = read_audience(&rest, &folder)?.ok_or_else(Failure::no_audience)?;
    let mut found = audience.diagnostics.clone();
    found.extend(continuation::findings(&rest, &audience));
    findings::print(&found, false)?;
    if any_error(&found) {
        return Err(Failure::Wanting);
    }
    std::fs::write(&wanted.out, campaign::to_json(&rest))
        .map_err(|error| Failure::unwritable(&wanted.out, &error))?;
    let Continuation { accepted, unknown, refused, .. } = audience.continues.unwrap_or_default();
    println!(
        "{}: plan {} of the campaign mails {} recipients. Left out: {accepted} accepted, {unknown} \
         unknown. Tried again: {refused} refused.",
        wanted.out.display(),
        rest.sequence,
        audience.recipients,
    );
    Ok(())
}

/// The folder a file is in, or is to be in.
fn folder(file: &Path) -> Result<PathBuf, Failure> {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    folder.canonicalize().map_err(|error| Failure::unreadable(folder, &error))
}

/// A file as a campaign in the folder names it.
fn relative(file: &Path, folder: &Path) -> Result<String, Failure> {
    let whole = file.canonicalize().map_err(|error| Failure::unreadable(file, &error))?;
    let Ok(below) = whole.strip_prefix(folder) else { return Ok(whole.display().to_string()) };
    let names = below.components().map(|part| part.as_os_str().to_string_lossy());
    Ok(names.collect::<Vec<_>>().join("/"))
}

fn other_folder(out: &Path) -> Failure {
    Failure::NotUnderstood(vec![Diagnostic::error(
        "arguments/out",
        Place::file(out.display().to_string()),
        "The new campaign would be in another folder than the one it continues, and the files that \
         it names would not be found.",
        "Write it beside the campaign.",
    )])
}
