//! Who is in a plan, with everything their message needs: read again from the uploaded files, checked
//! against the plan, and kept in an unnamed file that ends with the process.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;

use send_plan::audience::{Reader, Recipient, RowReader};
use send_plan::audit;
use send_plan::chunk::{Chunks, Place, Roster};
use send_plan::plan::{Call, Plan};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::job::Unready;
use crate::store::Store;
use crate::store::uploads::FileKind;

/// Bytes read at a time.
const SLICE: usize = 1 << 20;

/// Everybody in a plan.
pub struct People {
    records: File,
    /// Per file and row: where its record begins; 0: it has none.
    offsets: Vec<Vec<u64>>,
    /// Per cohort: whom it describes, in the keyed order.
    order: Vec<Vec<Place>>,
}

/// One recipient.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// One address.
    pub to: String,
    /// BCP 47, or `""`.
    pub locale: String,
    /// IANA name, or `""`.
    pub time_zone: String,
    /// The row's columns with their values.
    #[serde(default)]
    pub values: Value,
}

/// Files of a plan, fetched from the store: without names, so that they end with the process, however it
/// ends.
pub struct Fetched {
    reports: Vec<File>,
    suppression: Vec<File>,
    files: Vec<File>,
}

impl Fetched {
    /// Every file that a plan names.
    pub async fn of(store: &Store, plan: &Plan) -> Result<Self, Unready> {
        let mut fetched = Self { reports: Vec::new(), suppression: Vec::new(), files: Vec::new() };
        for facts in plan.continues.iter().flat_map(|continued| &continued.reports) {
            fetched.reports.push(fetch(store, &facts.blake3, &facts.name).await?);
        }
        for facts in &plan.audience.suppression {
            fetched.suppression.push(fetch(store, &facts.blake3, &facts.name).await?);
        }
        for facts in &plan.audience.files {
            fetched.files.push(fetch(store, &facts.blake3, &facts.name).await?);
        }
        Ok(fetched)
    }
}

async fn fetch(store: &Store, digest: &str, name: &str) -> Result<File, Unready> {
    let gone = |why: String| format!("the file {name} of the plan cannot be read: {why}");
    let upload = store.upload(FileKind::Audience, digest).await?;
    if !upload.is_some_and(|upload| upload.complete) {
        return Err(gone("it is not here, or not whole".to_owned()).into());
    }
    let mut file = tempfile::tempfile().map_err(|error| gone(error.to_string()))?;
    let mut outcome = Ok(());
    let write = |content: &[u8]| {
        if outcome.is_ok() {
            outcome = file.write_all(content);
        }
    };
    store.read(FileKind::Audience, digest, write).await?;
    outcome.map_err(|error| gone(error.to_string()))?;
    Ok(file)
}

impl People {
    /// Reads a plan's files; everything that shows that they are not those that were planned is a
    /// sentence. Takes as long as the files are; blocks.
    pub fn read(plan: &Plan, fetched: &Fetched) -> Result<Self, String> {
        let io = |error: std::io::Error| format!("the audience cannot be read: {error}");
        let mut roster =
            Roster::of_everybody(plan).map_err(|finding| finding.message.to_string())?;
        let accepted = accepted(plan, fetched, &mut roster)?;
        let (records, offsets) = merge(plan, fetched, accepted).map_err(io)?;
        let order = order(plan, &roster.into_chunks())?;
        Ok(Self { records, offsets, order })
    }

    /// Where a call's recipients stand, in their order.
    pub fn places(&self, call: &Call) -> Option<&[Place]> {
        let cohort = self.order.get(usize::try_from(call.cohort).ok()?)?;
        let first = usize::try_from(call.first).ok()?;
        cohort.get(first..first.checked_add(usize::try_from(call.count).ok()?)?)
    }

    /// Whether somebody who is mailed stands at a place.
    pub fn has(&self, place: Place) -> bool {
        self.offset(place).is_some()
    }

    fn offset(&self, place: Place) -> Option<u64> {
        let rows = self.offsets.get(usize::try_from(place.file).ok()?)?;
        rows.get(usize::try_from(place.row).ok()?).copied().filter(|offset| *offset > 0)
    }

    /// The recipient at a place.
    pub fn person(&self, place: Place) -> std::io::Result<Person> {
        let none = || std::io::Error::from(std::io::ErrorKind::NotFound);
        let offset = self.offset(place).ok_or_else(none)?;
        let mut length = [0; 4];
        self.records.read_exact_at(&mut length, offset)?;
        let mut record = vec![0; u32::from_be_bytes(length) as usize];
        self.records.read_exact_at(&mut record, offset + 4)?;
        serde_json::from_slice(&record).map_err(std::io::Error::from)
    }
}

/// First pass: everybody who is mailed, a line each, in the order of files and rows.
fn accepted(plan: &Plan, fetched: &Fetched, roster: &mut Roster<'_>) -> Result<File, String> {
    let io = |error: std::io::Error| format!("the audience cannot be read: {error}");
    let mut key = [0; 16];
    getrandom::fill(&mut key).map_err(|error| format!("no random number: {error}"))?;
    let mut reader = Reader::of_plan(plan, key);
    let reports = plan.continues.iter().flat_map(|continued| &continued.reports);
    for (facts, file) in reports.zip(&fetched.reports) {
        reader.begin_report(&facts.name);
        slices(file, |slice| drop(reader.push(slice))).map_err(io)?;
        let _ = reader.end();
    }
    for (facts, file) in plan.audience.suppression.iter().zip(&fetched.suppression) {
        reader.begin_suppression(&facts.name);
        slices(file, |slice| drop(reader.push(slice))).map_err(io)?;
        let _ = reader.end();
    }
    let mut lines = BufWriter::new(tempfile::tempfile().map_err(io)?);
    let mut outcome = Ok(());
    let mut take = |recipient: &Recipient<'_>| {
        roster.take(recipient);
        let line = (
            recipient.file,
            recipient.row,
            Person {
                to: recipient.address.to_owned(),
                locale: recipient.locale.to_owned(),
                time_zone: recipient.time_zone.to_owned(),
                values: Value::Null,
            },
        );
        if outcome.is_ok() {
            outcome = serde_json::to_writer(&mut lines, &line)
                .map_err(std::io::Error::from)
                .and_then(|()| lines.write_all(b"\n"));
        }
    };
    for (facts, file) in plan.audience.files.iter().zip(&fetched.files) {
        match facts.seeds {
            true => reader.begin_seeds(&facts.name),
            false => reader.begin(&facts.name),
        }
        // What it finds is in the summary.
        slices(file, |slice| drop(reader.push_each(slice, &mut take))).map_err(io)?;
        let _ = reader.end_each(&mut take);
    }
    outcome.map_err(io)?;
    let found = audit::audience(plan, &reader.finish());
    if let Some(finding) = found.into_iter().next() {
        return Err(finding.message.to_string());
    }
    lines.into_inner().map_err(|error| io(error.into_error()))
}

/// Second pass: the values of everybody who is mailed.
fn merge(
    plan: &Plan,
    fetched: &Fetched,
    mut accepted: File,
) -> std::io::Result<(File, Vec<Vec<u64>>)> {
    accepted.seek(SeekFrom::Start(0))?;
    let mut lines = BufReader::new(accepted).lines();
    let mut next = move || -> std::io::Result<Option<(usize, u64, Person)>> {
        let line = lines.next().transpose()?;
        line.map(|line| serde_json::from_str(&line).map_err(std::io::Error::from)).transpose()
    };
    let mut records = BufWriter::new(tempfile::tempfile()?);
    // Offset 0 means none.
    records.write_all(&[0])?;
    let mut written = 1_u64;
    let mut offsets: Vec<Vec<u64>> = Vec::new();
    let mut wanted = next()?;
    for (index, (facts, file)) in plan.audience.files.iter().zip(&fetched.files).enumerate() {
        let mut rows = vec![0; usize::try_from(facts.rows).unwrap_or_default() + 1];
        let mut outcome = Ok(());
        let mut each = |row: &send_plan::audience::AudienceRow<'_>| {
            let is_wanted = wanted
                .as_ref()
                .is_some_and(|(file, number, _)| (*file, *number) == (index, row.number));
            if !is_wanted {
                return outcome.is_ok();
            }
            let Some((_, _, mut person)) = wanted.take() else { return outcome.is_ok() };
            person.values = row.values().unwrap_or_default();
            if let Some(slot) = usize::try_from(row.number).ok().and_then(|at| rows.get_mut(at)) {
                *slot = written;
            }
            outcome = write(&mut records, &person).and_then(|length| {
                written += length;
                wanted = next()?;
                Ok(())
            });
            outcome.is_ok()
        };
        let mut reader = RowReader::new(facts);
        slices(file, |slice| reader.push(slice, &mut each))?;
        reader.end(&mut each);
        outcome?;
        offsets.push(rows);
    }
    if wanted.is_some() {
        return Err(std::io::Error::other("a recipient's row was not found again"));
    }
    let file = records.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    Ok((file, offsets))
}

/// A record after its length; bytes of both.
fn write(records: &mut impl Write, person: &Person) -> std::io::Result<u64> {
    let record = serde_json::to_vec(person)?;
    let length = u32::try_from(record.len()).map_err(std::io::Error::other)?;
    records.write_all(&length.to_be_bytes())?;
    records.write_all(&record)?;
    Ok(4 + u64::from(length))
}

fn order(plan: &Plan, chunks: &Chunks<'_>) -> Result<Vec<Vec<Place>>, String> {
    let of = |(index, cohort): (usize, &send_plan::plan::Cohort)| {
        let everybody = Call {
            at_ms: 0,
            account: 0,
            wave: cohort.wave,
            cohort: index as u64,
            first: 0,
            count: cohort.recipients,
        };
        chunks.of(&everybody).map_err(|finding| finding.message.to_string())
    };
    plan.cohorts.iter().enumerate().map(of).collect()
}

fn slices(file: &File, mut each: impl FnMut(&[u8])) -> std::io::Result<()> {
    let mut slice = vec![0; SLICE];
    let mut first = 0;
    loop {
        match file.read_at(&mut slice, first) {
            Ok(0) => return Ok(()),
            Ok(length) => {
                each(slice.get(..length).unwrap_or_default());
                first += length as u64;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
