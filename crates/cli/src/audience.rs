//! Reads suppression files, seeds and audience files through the engine.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use send_plan::audience::{AudienceSummary, Continued, Reader, Recipient};
use send_plan::campaign::Columns;

use crate::findings::Failure;

/// Bytes handed to the engine at a time.
const SLICE: usize = 1 << 20;

/// The files of an audience by their roles, each in reading order.
#[derive(clap::Args)]
pub struct Files {
    /// The audience files, in the plan's order
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub audience: Vec<PathBuf>,
    /// The seed lists, in the plan's order
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub seeds: Vec<PathBuf>,
    /// The suppression files, in the plan's order
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub suppression: Vec<PathBuf>,
    /// The reports of the plans that this one continues, in its order
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub report: Vec<PathBuf>,
}

/// Reads the reports, the suppression files, the seeds, then the audience files. `continued`: the plan
/// that the reports are of.
pub fn read(
    columns: &Columns,
    files: &Files,
    continued: Option<Continued>,
) -> Result<AudienceSummary, Failure> {
    read_each(columns, files, continued, &mut |_| ())
}

/// The same; `each` is shown every recipient.
pub fn read_each(
    columns: &Columns,
    files: &Files,
    continued: Option<Continued>,
    each: &mut impl FnMut(&Recipient<'_>),
) -> Result<AudienceSummary, Failure> {
    // The key guards against addresses made to collide; no result depends on it.
    let mut key = [0; 16];
    if getrandom::fill(&mut key).is_err() {
        key = [7; 16];
    }
    let mut reader = Reader::new(columns, key);
    match continued {
        Some(plan) => reader.continues(plan),
        None if files.report.is_empty() => {}
        None => return Err(Failure::report_of_nothing()),
    }
    for path in &files.report {
        reader.begin_report(&name(path));
        push(&mut reader, path, each)?;
    }
    for path in &files.suppression {
        reader.begin_suppression(&name(path));
        push(&mut reader, path, each)?;
    }
    for path in &files.seeds {
        reader.begin_seeds(&name(path));
        push(&mut reader, path, each)?;
    }
    for path in &files.audience {
        reader.begin(&name(path));
        push(&mut reader, path, each)?;
    }
    Ok(reader.finish())
}

fn push(
    reader: &mut Reader,
    path: &Path,
    each: &mut impl FnMut(&Recipient<'_>),
) -> Result<(), Failure> {
    let refused = |finding| Failure::NotUnderstood(vec![finding]);
    let mut file = File::open(path).map_err(|error| Failure::unreadable(path, &error))?;
    let mut slice = vec![0; SLICE];
    loop {
        let length = match file.read(&mut slice) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Failure::unreadable(path, &error)),
        };
        reader.push_each(&slice[..length], each).map_err(refused)?;
    }
    reader.end_each(each).map_err(refused)
}

/// The plan names files without their folders, as the browser knows them.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
