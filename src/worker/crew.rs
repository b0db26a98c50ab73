//! Reads a big file with helpers: they cut and count its parts, and here is remembered who came before.

use send_plan::audience::parts::{Division, Order};
use send_plan::audience::{LOOK_BYTES, Reader};
use web_sys::File;

use super::protocol::parts::{Done, Task};
use super::protocol::{BrowserFile, ReadRequest, Report};
use super::reading::{Stop, Turn, unreadable};
use super::slices::{first_bytes, size};
use crate::browser::helpers::Helpers;

/// From so many bytes on a file is worth the start of helpers.
const WORTH_BYTES: u64 = 32 * 1024 * 1024;

/// Helpers at most: each takes thirty to fifty megabytes.
const MOST: u32 = 4;

/// Those who help to read one audience.
pub(super) struct Crew {
    helpers: Helpers<Done>,
    key: [u8; 16],
    /// Whether there was anything that they could help with.
    has_helped: bool,
}

impl Crew {
    /// For these files; `None`: one reads them as well.
    pub(super) async fn of(request: &ReadRequest) -> Option<Self> {
        let is_big = |BrowserFile(file): &BrowserFile| size(file) >= WORTH_BYTES;
        let count = request.threads.min(MOST);
        if count < 2 || request.stopped.is_some() || !request.files.iter().any(is_big) {
            return None;
        }
        let helpers = Helpers::start(count as usize).await?;
        Some(Self { helpers, key: request.key, has_helped: false })
    }

    /// Reads a file that has begun; `Some`: of so many of its bytes, and the others are to be pushed.
    pub(super) async fn read(
        &mut self,
        reader: &mut Reader,
        file: &File,
        turn: &mut Turn<'_>,
        respond: &impl Fn(Report),
    ) -> Result<Option<u64>, Stop> {
        let helpers = &mut self.helpers;
        if size(file) < WORTH_BYTES {
            return Ok(Some(0));
        }
        let head = first_bytes(file, LOOK_BYTES as u64).await;
        let head = head.map_err(|error| unreadable(file, &error))?;
        let Some(divided) = reader.divide(&head, Division::of(size(file)))? else {
            return Ok(Some(head.len() as u64));
        };
        self.has_helped = true;
        let step = helpers.count() as u64;
        for number in 0..helpers.count() {
            let file = BrowserFile(file.clone());
            let (divided, key, first) = (divided.clone(), self.key, number as u64);
            helpers.tell(number, &Task::Begin { file, divided, key, first, step });
        }
        while !reader.has_all_parts() {
            let done = helpers.hear().await;
            turn.check()?;
            match done {
                Some(Done::Found(found)) => reader.found_in_part(found),
                Some(Done::Counted { part, domains }) => reader.counted_in_part(part, domains),
                Some(Done::Counts(_) | Done::Unreadable) | None => return Err(Stop::Alone),
            }
            while let Some((part, order)) = reader.order().map_err(|_| Stop::Alone)? {
                let is_count = matches!(order, Order::Count(_));
                helpers.tell((part % step) as usize, &Task::Order(order));
                if !is_count {
                    break;
                }
                let progress = reader.progress();
                if let Some(report) =
                    turn.reached(progress.bytes, progress.rows, progress.recipients)
                {
                    respond(Report::Progress(report));
                }
            }
        }
        Ok(None)
    }

    /// Adds up what was counted, once all files have ended.
    pub(super) async fn finish(self, reader: &mut Reader) -> Result<(), Stop> {
        let mut helpers = self.helpers;
        if !self.has_helped {
            return Ok(());
        }
        for number in 0..helpers.count() {
            helpers.tell(number, &Task::Finish);
        }
        for _ in 0..helpers.count() {
            let Some(Done::Counts(Some(counts))) = helpers.hear().await else {
                return Err(Stop::Alone);
            };
            reader.join(counts).map_err(|_| Stop::Alone)?;
        }
        Ok(())
    }
}
