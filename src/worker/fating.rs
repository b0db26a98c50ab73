//! Looks up whether the person of one row is mailed, and why not.

use std::cell::Cell;

use send_plan::api::Question;
use send_plan::audience::{Fate, Reader};
use send_plan::campaign::Columns;
use send_plan::chunk::Place;
use send_plan::plan::Plan;
use serde_json::Value;

use super::protocol::{BrowserFile, FateRequest, RowFate};
use super::reading::{Onlooker, read_for};
use super::showing::look_up;

/// `None`: the files at hand are not those that were read, or a newer look has begun, or there is no
/// such row. Why a file cannot be read is said by whoever shows the message.
pub async fn fate(
    request: FateRequest,
    question: &Question,
    plan: Option<Plan>,
    going_on: &Cell<u64>,
) -> Option<RowFate> {
    let FateRequest { read, file, row, .. } = request;
    let audience = question.audience.as_ref()?;
    // Read as: seeds first.
    let files: Vec<_> = read.seeds.iter().chain(&read.files).collect();
    let names = files.iter().map(|BrowserFile(file)| file.name());
    if !names.eq(audience.files.iter().map(|facts| facts.name.clone())) {
        return None;
    }
    let seeds = read.seeds.len();
    let index = if file < read.files.len() { seeds + file } else { file - read.files.len() };
    let (BrowserFile(file), facts) = (files.get(index)?, audience.files.get(index)?);
    let is_wanted = || going_on.get() == read.number;
    let values = look_up(file, facts, row, &is_wanted).await?.ok()?;
    let place = Place { file: index as u64, row };
    let mut watching = Watching { place, values, columns: &audience.columns };
    let reader = read_for(&read, plan, going_on, |_| (), &mut watching).await?.ok()?;
    let fate = reader.fate()?;
    Some(RowFate { is_mailed: fate == Fate::Mailed, sentence: fate.sentence(place.file, audience) })
}

/// Reads until the row has been judged.
struct Watching<'a> {
    place: Place,
    values: Value,
    columns: &'a Columns,
}

impl Onlooker for Watching<'_> {
    fn prepare(&mut self, reader: &mut Reader) {
        reader.watch(self.place, &self.values, self.columns);
    }

    fn look(&mut self, reader: &mut Reader) -> bool {
        reader.fate().is_none()
    }
}
