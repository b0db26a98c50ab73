//! Reads suppression files, seeds and audience files through the engine.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use send_plan::audience::{
    AudienceSummary, Continued, Fate, LOOK_BYTES, Reader, Recipient, Reject, Repeat, Repeats, look,
};
use send_plan::campaign::{Audience, Columns};
use send_plan::chunk::Place;
use send_plan::plan::Plan;
use serde_json::Value;

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

/// Whose audience is read.
pub enum Whose<'a> {
    /// A draft's, with the plan that its reports are of.
    Draft(&'a Audience, Option<Continued>),
    /// A plan's, as it was drawn.
    Plan(&'a Plan),
}

/// Reads the reports, the suppression files, the seeds, then the audience files.
pub fn read(whose: Whose<'_>, files: &Files) -> Result<AudienceSummary, Failure> {
    read_each(whose, files, &mut |_| ())
}

/// The audience of a plan, where its files are given; lists without it are an error.
pub fn read_if_given(plan: &Plan, files: &Files) -> Result<Option<AudienceSummary>, Failure> {
    let lists = [&files.seeds, &files.suppression, &files.report];
    if !files.audience.is_empty() {
        Ok(Some(read(Whose::Plan(plan), files)?))
    } else if lists.iter().all(|list| list.is_empty()) {
        Ok(None)
    } else {
        Err(Failure::no_audience())
    }
}

/// The same as [`read`]; `each` is shown every recipient.
pub fn read_each(
    whose: Whose<'_>,
    files: &Files,
    each: &mut impl FnMut(&Recipient<'_>),
) -> Result<AudienceSummary, Failure> {
    let mut reader = reader(whose, files)?;
    let mut no_rejects = |_: &mut Reader| Ok(());
    read_with(&mut reader, files, each, &mut no_rejects)?;
    Ok(reader.finish())
}

/// The same as [`read`]; `each` is shown every rejected row.
pub fn read_rejects(
    whose: Whose<'_>,
    files: &Files,
    each: &mut impl FnMut(Reject) -> Result<(), Failure>,
) -> Result<AudienceSummary, Failure> {
    let mut reader = reader(whose, files)?;
    reader.list_every_reject();
    let mut take = |reader: &mut Reader| reader.take_rejects().into_iter().try_for_each(&mut *each);
    read_with(&mut reader, files, &mut |_| (), &mut take)?;
    Ok(reader.finish())
}

/// Reads once more: what becomes of one row, whose values are these.
pub fn fate(
    whose: Whose<'_>,
    files: &Files,
    row: Place,
    values: &Value,
    columns: &Columns,
) -> Result<Option<Fate>, Failure> {
    let mut reader = reader(whose, files)?;
    reader.watch(row, values, columns);
    read_with(&mut reader, files, &mut |_| (), &mut |_| Ok(()))?;
    Ok(reader.fate())
}

/// Notes which addresses come again.
pub fn note_repeats(whose: Whose<'_>, files: &Files) -> Result<Option<Repeats>, Failure> {
    let mut reader = reader(whose, files)?;
    reader.note_repeats(u64::MAX);
    read_with(&mut reader, files, &mut |_| (), &mut |_| Ok(()))?;
    Ok(reader.into_repeats())
}

/// Reads once more; `each` is shown every duplicate that was noted.
pub fn read_repeats(
    whose: Whose<'_>,
    files: &Files,
    noted: Option<Repeats>,
    each: &mut impl FnMut(Repeat) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut reader = reader(whose, files)?;
    noted.into_iter().for_each(|noted| reader.list_repeats(noted));
    let mut take = |reader: &mut Reader| reader.take_repeats().into_iter().try_for_each(&mut *each);
    read_with(&mut reader, files, &mut |_| (), &mut take)
}

fn reader(whose: Whose<'_>, files: &Files) -> Result<Reader, Failure> {
    // The key guards against addresses made to collide; no result depends on it.
    let mut key = [0; 16];
    if getrandom::fill(&mut key).is_err() {
        key = [7; 16];
    }
    let (reader, continues) = match whose {
        Whose::Draft(audience, continued) => {
            let columns = mapping(audience, files)?;
            let mut reader = Reader::of_draft(&Audience { columns, ..audience.clone() }, key);
            let continues = continued.is_some();
            continued.into_iter().for_each(|plan| reader.continues(plan));
            (reader, continues)
        }
        Whose::Plan(plan) => (Reader::of_plan(plan, key), plan.continues.is_some()),
    };
    if !continues && !files.report.is_empty() {
        return Err(Failure::report_of_nothing());
    }
    Ok(reader)
}

/// Which column means what, by the first file of customers.
fn mapping(audience: &Audience, files: &Files) -> Result<Columns, Failure> {
    let Some(path) = files.audience.first() else { return Ok(audience.columns.clone()) };
    let unreadable = |error| Failure::unreadable(path, &error);
    let most = LOOK_BYTES as u64;
    let mut head = Vec::new();
    let mut file = File::open(path).map_err(unreadable)?;
    file.by_ref().take(most + 1).read_to_end(&mut head).map_err(unreadable)?;
    let whole = head.len() <= LOOK_BYTES;
    head.truncate(LOOK_BYTES);
    let name = name(path);
    Ok(look(&name, &head, whole, &audience.format(&name)).mapping(&audience.columns))
}

/// Reads every file; `between` gets the reader after each slice.
fn read_with(
    reader: &mut Reader,
    files: &Files,
    each: &mut impl FnMut(&Recipient<'_>),
    between: &mut impl FnMut(&mut Reader) -> Result<(), Failure>,
) -> Result<(), Failure> {
    for path in &files.report {
        reader.begin_report(&name(path));
        push(reader, path, each, between)?;
    }
    for path in &files.suppression {
        reader.begin_suppression(&name(path));
        push(reader, path, each, between)?;
    }
    for path in &files.seeds {
        reader.begin_seeds(&name(path));
        push(reader, path, each, between)?;
    }
    for path in &files.audience {
        reader.begin(&name(path));
        push(reader, path, each, between)?;
    }
    Ok(())
}

fn push(
    reader: &mut Reader,
    path: &Path,
    each: &mut impl FnMut(&Recipient<'_>),
    between: &mut impl FnMut(&mut Reader) -> Result<(), Failure>,
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
        between(reader)?;
    }
    reader.end_each(each).map_err(refused)?;
    between(reader)
}

/// The plan names files without their folders, as the browser knows them.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
