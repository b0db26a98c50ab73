//! Files made out of the recipient files: they are read again, since no row is kept.

use std::cell::Cell;

use send_plan::audience::reduce::{Reducer, reduced_names};
use send_plan::audience::unmailed::{REJECTS, REPEATS, file_names, write_reject, write_repeat};
use send_plan::audience::{FileFacts, Reader, Repeat, Repeats};
use send_plan::diagnostic::{Diagnostic, Place};
use web_sys::File;

use super::pieces::Pieces;
use super::protocol::extracting::{Extract, Extracted, Extracting};
use super::protocol::{BrowserFile, ProgressReport, ReadRequest, Report};
use super::reading::{Onlooker, Stop, Turn, ended, read_for, unreadable};
use super::slices::{Slices, size};

/// Duplicates for the screen.
const FIRST: u64 = 1_000;

/// Bytes worked on at a stretch.
const PART_BYTES: usize = 256 * 1024;

/// Makes what is wanted; `None` when it was cancelled or another reading took its place.
pub async fn extract(
    wanted: Extracting,
    going_on: &Cell<u64>,
    respond: impl Fn(Report),
) -> Option<Result<Extracted, Vec<Diagnostic>>> {
    let Extracting { what, facts, read } = wanted;
    let names = file_names(&facts);
    match what {
        Extract::Rejects => {
            let mut rejects = Rejects { names, out: Pieces::default() };
            let read = read_for(&read, None, going_on, went(&respond, 0, 1), &mut rejects).await?;
            Some(read.and_then(|_| list(rejects.out, "rejected-rows.csv")))
        }
        Extract::Duplicates => {
            let mut out = Pieces::default();
            out.bytes.extend_from_slice(REPEATS.as_bytes());
            let mut write = |repeat: Repeat| {
                write_repeat(&repeat, &names, &mut out.bytes);
                out.spill();
            };
            let found = duplicates(&read, u64::MAX, going_on, &respond, &mut write).await?;
            Some(found.and_then(|()| list(out, "duplicates.csv")))
        }
        Extract::FirstDuplicates => {
            let mut repeats = Vec::new();
            let mut keep = |repeat: Repeat| repeats.push(repeat);
            let found = duplicates(&read, FIRST, going_on, &respond, &mut keep).await?;
            Some(found.map(|()| Extracted::Repeats(repeats)))
        }
        Extract::Reduced(columns) => {
            let made = reduce(&read, &facts, &columns, going_on, went(&respond, 0, 1)).await;
            ended(made)
        }
    }
}

/// Progress of one reading among several.
fn went(respond: impl Fn(Report), nth: u64, of: u64) -> impl Fn(Report) {
    move |report| {
        if let Report::Progress(progress) = report {
            respond(Report::ExtractWent(ProgressReport {
                read_bytes: progress.read_bytes + nth * progress.total_bytes,
                total_bytes: of * progress.total_bytes,
                ..progress
            }));
        }
    }
}

fn list(out: Pieces, name: &str) -> Result<Extracted, Vec<Diagnostic>> {
    let file = out.into_file(name).ok_or_else(|| vec![no_room(name)])?;
    Ok(Extracted::List(BrowserFile(file)))
}

fn no_room(name: &str) -> Diagnostic {
    Diagnostic::error(
        "audience/not-made",
        Place::file(name),
        format!("The browser could not make {name}."),
        "Make room on this computer's disk, then try again.",
    )
}

/// Writes rejected rows as they come.
struct Rejects {
    names: Vec<String>,
    out: Pieces,
}

impl Onlooker for Rejects {
    fn prepare(&mut self, reader: &mut Reader) {
        reader.list_every_reject();
        self.out.bytes.extend_from_slice(REJECTS.as_bytes());
    }

    fn look(&mut self, reader: &mut Reader) -> bool {
        for reject in reader.take_rejects() {
            write_reject(&reject, &self.names, &mut self.out.bytes);
            self.out.spill();
        }
        true
    }
}

/// Shows duplicates with the rows that they repeat, at most so many: reads the files twice, the second
/// time no further than the last of these duplicates.
async fn duplicates(
    read: &ReadRequest,
    most: u64,
    going_on: &Cell<u64>,
    respond: &impl Fn(Report),
    each: &mut impl FnMut(Repeat),
) -> Option<Result<(), Vec<Diagnostic>>> {
    let mut noting = Noting(most);
    let noted = match read_for(read, None, going_on, went(respond, 0, 2), &mut noting).await? {
        Ok(reader) => reader.into_repeats(),
        Err(findings) => return Some(Err(findings)),
    };
    let mut listing = Listing { noted, each };
    let read = read_for(read, None, going_on, went(respond, 1, 2), &mut listing).await?;
    Some(read.map(|_| ()))
}

/// Notes which addresses come again.
struct Noting(u64);

impl Onlooker for Noting {
    fn prepare(&mut self, reader: &mut Reader) {
        reader.note_repeats(self.0);
    }

    fn look(&mut self, reader: &mut Reader) -> bool {
        !reader.has_all_repeats()
    }
}

/// Shows them with the rows that they repeat.
struct Listing<'a, F> {
    noted: Option<Repeats>,
    each: &'a mut F,
}

impl<F: FnMut(Repeat)> Onlooker for Listing<'_, F> {
    fn prepare(&mut self, reader: &mut Reader) {
        if let Some(noted) = self.noted.take() {
            reader.list_repeats(noted);
        }
    }

    fn look(&mut self, reader: &mut Reader) -> bool {
        reader.take_repeats().into_iter().for_each(&mut *self.each);
        !reader.has_all_repeats()
    }
}

/// Makes files with these columns alone.
async fn reduce(
    read: &ReadRequest,
    facts: &[FileFacts],
    columns: &[String],
    going_on: &Cell<u64>,
    respond: impl Fn(Report),
) -> Result<Extracted, Stop> {
    let only = ReadRequest { suppression: Vec::new(), stopped: None, ..read.clone() };
    let mut turn = Turn::new(&only, going_on);
    let all: Vec<&File> =
        only.seeds.iter().chain(&only.files).map(|BrowserFile(file)| file).collect();
    let is_read = |(file, facts): (&&File, &FileFacts)| {
        file.name() == facts.name && size(file) == facts.bytes
    };
    if all.len() != facts.len() || !all.iter().zip(facts).all(is_read) {
        return Err(Stop::from(Diagnostic::error(
            "audience/other-files",
            Place::default(),
            "The files at hand are not those that were counted.",
            "Choose the recipient file again, with its lists.",
        )));
    }
    let names = reduced_names(facts.iter().map(|file| file.name.as_str()));
    let mut made = Vec::new();
    for ((file, facts), name) in all.iter().zip(facts).zip(names) {
        let (mut reducer, mut out) = (Reducer::new(facts, columns), Pieces::default());
        let (mut slices, mut buffer) = (Slices::new(file), Vec::new());
        while slices.next(&mut buffer).await.map_err(|error| unreadable(file, &error))? {
            for part in buffer.chunks(PART_BYTES) {
                out.bytes.extend_from_slice(&reducer.push(part));
                out.spill();
                if let Some(report) = turn.went(part.len(), reducer.rows(), 0) {
                    respond(Report::Progress(report));
                }
                turn.give_way().await?;
            }
        }
        let (rest, _) = reducer.end();
        out.bytes.extend_from_slice(&rest);
        made.push(BrowserFile(out.into_file(&name).ok_or_else(|| no_room(&name))?));
    }
    let files = made.split_off(only.seeds.len());
    Ok(Extracted::Reduced { files, seeds: made })
}
