//! A helper: cuts parts of a file, and counts them once it is told who came before.

use std::collections::VecDeque;

use js_sys::Promise;
use send_plan::audience::parts::{Divided, Order, Part, PartReader};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::protocol::BrowserFile;
use super::protocol::parts::{Done, Task};
use super::slices;
use crate::browser::helpers::{Orders, say};

/// Parts that all helpers together have cut and not counted, unless there are more helpers: enough that
/// nobody waits, and each takes some twelve megabytes.
const AHEAD: u64 = 4;

/// Runs it.
pub fn start() {
    let mut orders = Orders::listen();
    spawn_local(async move {
        let mut reader = None;
        while let Some(task) = orders.next().await {
            match task {
                Task::Begin { file: BrowserFile(file), divided, key, first, step } => {
                    let reader =
                        reader.get_or_insert_with(|| PartReader::new(key, divided.clone()));
                    reader.begin(divided.clone());
                    let mut parts = Parts { file, divided, next: first, step, coming: None };
                    if read(reader, &mut parts, &mut orders).await.is_err() {
                        say(&Done::Unreadable);
                    }
                }
                Task::Order(_) => {}
                Task::Finish => {
                    say(&Done::Counts(reader.take().and_then(PartReader::finish)));
                }
            }
        }
    });
}

async fn read(
    reader: &mut PartReader,
    parts: &mut Parts,
    orders: &mut Orders<Task>,
) -> Result<(), JsValue> {
    let ahead = (AHEAD / parts.step).max(1);
    let mut cut = VecDeque::new();
    loop {
        while let Some(task) = orders.next_now() {
            obey(reader, &mut cut, task);
        }
        if (cut.len() as u64) < ahead
            && let Some((number, bytes)) = parts.next().await?
        {
            let (part, found) = reader.find(number, bytes);
            cut.push_back(part);
            say(&Done::Found(found));
        } else if cut.is_empty() {
            return Ok(());
        } else if let Some(task) = orders.next().await {
            obey(reader, &mut cut, task);
        }
    }
}

fn obey(reader: &mut PartReader, cut: &mut VecDeque<Part>, task: Task) {
    let Task::Order(order) = task else { return };
    let Some(part) = cut.pop_front() else { return };
    match order {
        Order::Again(from) => {
            let (part, found) = reader.find_from(part, from);
            cut.push_front(part);
            say(&Done::Found(found));
        }
        Order::Count(standings) => {
            let number = part.number();
            let domains = reader.count(part, standings);
            say(&Done::Counted { part: number, domains });
        }
    }
}

/// A helper's parts of a file: while one is worked on the next is being read.
struct Parts {
    file: File,
    divided: Divided,
    next: u64,
    step: u64,
    coming: Option<Promise>,
}

impl Parts {
    async fn next(&mut self) -> Result<Option<(u64, Vec<u8>)>, JsValue> {
        let coming = match self.coming.take() {
            Some(coming) => Some(coming),
            None => self.ask(self.next)?,
        };
        let Some(coming) = coming else { return Ok(None) };
        let number = self.next;
        self.next += self.step;
        let bytes = slices::bytes(coming).await?;
        self.coming = self.ask(self.next)?;
        Ok(Some((number, bytes)))
    }

    fn ask(&self, number: u64) -> Result<Option<Promise>, JsValue> {
        let division = self.divided.division;
        if number >= division.parts() {
            return Ok(None);
        }
        slices::ask(&self.file, division.needed(number)).map(Some)
    }
}
