//! `piecewise reduce`: the audience without the columns that neither message nor planning uses.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use send_plan::audience::FileFacts;
use send_plan::audience::reduce::{Reduced, Reducer, column_use, reduced_names};
use send_plan::campaign;
use send_plan::diagnostic::{Diagnostic, Place, any_error};

use crate::findings::{self, Failure};

/// Bytes read at a time.
const SLICE: usize = 1 << 20;

/// What is reduced, and where the new campaign goes.
#[derive(Args)]
pub struct Wanted {
    campaign: PathBuf,
    /// Where to write the campaign that names the reduced files, in the same folder
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Writes `name.reduced.csv` beside every recipient and seed file, and the campaign that names them.
pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let question = crate::campaign::load(&wanted.campaign, None)?;
    let Some(audience) = &question.audience else { return Err(Failure::no_audience()) };
    if any_error(&audience.diagnostics) {
        findings::print(&audience.diagnostics, false)?;
        return Err(Failure::Wanting);
    }
    let columns = column_use(&question.campaign, audience, &question.templates)
        .map_err(|finding| Failure::wanting(&[finding]))?;
    let folder = wanted.campaign.parent().unwrap_or(Path::new(""));
    if wanted.out.parent().unwrap_or(Path::new("")) != folder {
        return Err(other_folder(&wanted.out));
    }
    let mut reduced = question.campaign.clone();
    // They are told apart by their roles in the campaign, and stand one after the other in the summary.
    let named = &question.campaign.audience;
    let new = reduced_names(named.seeds.iter().chain(&named.files).map(String::as_str));
    let names = reduced.audience.seeds.iter_mut().chain(&mut reduced.audience.files);
    let mut formats = BTreeMap::new();
    for ((name, new), facts) in names.zip(new).zip(&audience.files) {
        let done = reduce(&folder.join(&*name), &folder.join(&new), facts, &columns.needed)?;
        println!("{}", sentence(&new, facts, &columns.needed, done));
        formats.insert(new.clone(), Reducer::FORMAT);
        *name = new;
    }
    reduced.audience.columns = audience.columns.clone();
    reduced.audience.formats = formats;
    let unwritable = |error| Failure::unwritable(&wanted.out, &error);
    new_file(&wanted.out)?.write_all(campaign::to_json(&reduced).as_bytes()).map_err(unwritable)?;
    if columns.unused.is_empty() {
        println!("Every column is used.");
    } else {
        println!("Left out: {}.", columns.unused.join(", "));
    }
    Ok(())
}

fn reduce(from: &Path, to: &Path, facts: &FileFacts, kept: &[String]) -> Result<Reduced, Failure> {
    let unreadable = |error| Failure::unreadable(from, &error);
    let unwritable = |error| Failure::unwritable(to, &error);
    let mut file = File::open(from).map_err(unreadable)?;
    let mut out = BufWriter::new(new_file(to)?);
    let mut reducer = Reducer::new(facts, kept);
    let mut slice = vec![0; SLICE];
    loop {
        match file.read(&mut slice) {
            Ok(0) => break,
            Ok(length) => out.write_all(&reducer.push(&slice[..length])).map_err(unwritable)?,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Failure::unreadable(from, &error)),
        }
    }
    let (rest, done) = reducer.end();
    out.write_all(&rest).and_then(|()| out.flush()).map_err(unwritable)?;
    Ok(done)
}

/// Nothing that is there is written over.
fn new_file(path: &Path) -> Result<File, Failure> {
    File::create_new(path).map_err(|error| Failure::unwritable(path, &error))
}

fn sentence(new: &str, facts: &FileFacts, kept: &[String], done: Reduced) -> String {
    let columns = kept.iter().filter(|name| facts.columns.contains(name)).count();
    let left_out = match done.left_out {
        0 => String::new(),
        rows => format!(" {rows} broken rows are left out."),
    };
    format!("{new}: {columns} of {} columns, {} rows.{left_out}", facts.columns.len(), done.rows)
}

fn other_folder(out: &Path) -> Failure {
    Failure::NotUnderstood(vec![Diagnostic::error(
        "arguments/out",
        Place::file(out.display().to_string()),
        "The new campaign would be in another folder, and the files that it names would not be found.",
        "Write it beside the campaign.",
    )])
}
