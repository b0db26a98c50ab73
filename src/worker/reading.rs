//! Reads recipient files, suppression and seed lists, with progress, and stops when told to.

use std::cell::Cell;

use send_plan::audience::{self, AudienceSummary, Continued, LOOK_BYTES, Look, Reader, Recipient};
use send_plan::campaign::{Audience, Columns};
use send_plan::diagnostic::{self, Diagnostic, Place};
use send_plan::envelope::any_plan;
use send_plan::plan::Plan;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, File};

use super::protocol::{
    BrowserFile, LookReport, Mapping, ProgressReport, ReadRequest, Report, Stopped,
};
use super::slices::{Slices, first_bytes, size};
use crate::browser::files;
use crate::browser::turns::Turns;

/// Milliseconds between two reports of progress.
const REPORT_EVERY_MS: f64 = 100.0;

/// Milliseconds of work after which other messages get their turn.
const TURN_MS: f64 = 40.0;

/// Bytes worked on at a stretch: those of an archive become many more.
const PART_BYTES: usize = 256 * 1024;

/// Reads; `None` when it was cancelled or another reading took its place.
///
/// `plan`: whose audience it is; `None`: a draft's.
pub async fn read(
    request: ReadRequest,
    plan: Option<Plan>,
    going_on: &Cell<u64>,
    respond: impl Fn(Report),
) -> Option<Result<AudienceSummary, Vec<Diagnostic>>> {
    read_each(request, plan, going_on, respond, &mut |_| {}).await
}

/// The same; `each` sees every recipient while its row is at hand.
pub async fn read_each(
    request: ReadRequest,
    plan: Option<Plan>,
    going_on: &Cell<u64>,
    respond: impl Fn(Report),
    each: &mut impl FnMut(&Recipient<'_>),
) -> Option<Result<AudienceSummary, Vec<Diagnostic>>> {
    let mut turn = Turn::new(&request, going_on);
    match read_all(&request, plan, &mut turn, &respond, each).await {
        Ok(summary) => Some(Ok(summary)),
        Err(Stop::Cancelled) => None,
        Err(Stop::Findings(findings)) => Some(Err(findings)),
    }
}

/// Why a reading stops early.
enum Stop {
    Cancelled,
    Findings(Vec<Diagnostic>),
}

impl From<Diagnostic> for Stop {
    fn from(finding: Diagnostic) -> Self {
        Self::Findings(vec![finding])
    }
}

async fn read_all(
    request: &ReadRequest,
    plan: Option<Plan>,
    turn: &mut Turn<'_>,
    respond: &impl Fn(Report),
    each: &mut impl FnMut(&Recipient<'_>),
) -> Result<AudienceSummary, Stop> {
    let columns = look_first(request, plan.as_ref(), respond).await?;
    turn.check()?;
    let mut reader = match &plan {
        Some(plan) => Reader::of_plan(plan, request.key),
        None => {
            let formats = request.formats.clone();
            Reader::of_draft(&Audience { columns, formats, ..Audience::default() }, request.key)
        }
    };
    let mut buffer = Vec::new();
    if let Some(stopped) = &request.stopped {
        if let Some(continued) = before(stopped).await? {
            reader.continues(continued);
        }
        for BrowserFile(file) in &stopped.reports {
            reader.begin_report(&file.name());
            push(&mut reader, file, &mut buffer, turn, respond, each).await?;
        }
    }
    for BrowserFile(file) in &request.suppression {
        reader.begin_suppression(&file.name());
        push(&mut reader, file, &mut buffer, turn, respond, each).await?;
    }
    for BrowserFile(file) in &request.seeds {
        reader.begin_seeds(&file.name());
        push(&mut reader, file, &mut buffer, turn, respond, each).await?;
    }
    for BrowserFile(file) in &request.files {
        reader.begin(&file.name());
        push(&mut reader, file, &mut buffer, turn, respond, each).await?;
    }
    Ok(reader.finish())
}

/// The plan that was stopped, when it was brought along.
async fn before(stopped: &Stopped) -> Result<Option<Continued>, Stop> {
    let Some(BrowserFile(file)) = &stopped.plan else { return Ok(None) };
    let name = file.name();
    let bytes = files::bytes(file).await.ok_or_else(|| unreadable(file, &JsValue::NULL))?;
    Ok(Some(Continued::by(&any_plan(&name, &bytes)?)))
}

/// Looks at the first file and says what it saw: the columns show before the reading begins.
async fn look_first(
    request: &ReadRequest,
    plan: Option<&Plan>,
    respond: &impl Fn(Report),
) -> Result<Columns, Stop> {
    let Some(BrowserFile(file)) = request.files.first() else {
        return Err(Stop::Findings(Vec::new()));
    };
    let most = LOOK_BYTES as u64;
    let bytes = first_bytes(file, most).await.map_err(|error| unreadable(file, &error))?;
    let planned = plan.and_then(|plan| plan.audience.files.iter().find(|file| !file.seeds));
    let format = match planned {
        Some(planned) => planned.format(),
        None => request.formats.get(&file.name()).copied().unwrap_or_default(),
    };
    let look = audience::look(&file.name(), &bytes, size(file) <= most, &format);
    let findings = look.diagnostics.clone();
    if look.columns.is_empty() {
        return Err(Stop::Findings(findings));
    }
    let columns = chosen(&request.mapping, &look);
    respond(Report::Looked(Box::new(LookReport {
        number: request.number,
        columns: columns.clone(),
        look,
    })));
    // The reader says everything else again, and better: it sees the whole file.
    if columns.address.is_none() && diagnostic::any_error(&findings) {
        return Err(Stop::Findings(findings));
    }
    Ok(columns)
}

fn chosen(mapping: &Mapping, look: &Look) -> Columns {
    let wanted = match mapping {
        Mapping::Exactly(columns) => return columns.clone(),
        Mapping::Guess(columns) => columns.clone(),
    };
    // A mapping made for another file must not name what this one lacks.
    let exists = |name: &String| look.columns.iter().any(|column| column.name == *name);
    let guess = look.guess.clone();
    Columns {
        address: wanted.address.filter(exists).or(guess.address),
        locale: wanted.locale.filter(exists).or(guess.locale),
        time_zone: wanted.time_zone.filter(exists).or(guess.time_zone),
    }
}

async fn push(
    reader: &mut Reader,
    file: &File,
    buffer: &mut Vec<u8>,
    turn: &mut Turn<'_>,
    respond: &impl Fn(Report),
    each: &mut impl FnMut(&Recipient<'_>),
) -> Result<(), Stop> {
    let mut slices = Slices::new(file);
    while slices.next(buffer).await.map_err(|error| unreadable(file, &error))? {
        for part in buffer.chunks(PART_BYTES) {
            turn.check()?;
            reader.push_each(part, each)?;
            turn.read_bytes += part.len() as u64;
            if let Some(report) = turn.report(reader) {
                respond(Report::Progress(report));
            }
            turn.give_way().await?;
        }
    }
    reader.end_each(each)?;
    Ok(())
}

/// A file that changed or vanished after it was chosen cannot be read any more.
pub(super) fn unreadable(file: &File, error: &JsValue) -> Diagnostic {
    let name = file.name();
    let reason = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    let (message, hint) = match reason.as_str() {
        "NotReadableError" | "NotFoundError" => (
            format!("{name} changed or went away while it was being read."),
            "Choose the file again.",
        ),
        "NotAllowedError" | "SecurityError" => (
            format!("The browser may not read {name}."),
            "Copy the file to a folder of your own, then choose it there.",
        ),
        _ => (
            format!("{name} could not be read to its end."),
            "If it lies on a network drive or a stick, copy it to this computer and choose it again.",
        ),
    };
    Diagnostic::error("audience/unreadable", Place::file(name), message, hint)
}

/// One reading's turn on the thread.
struct Turn<'a> {
    number: u64,
    going_on: &'a Cell<u64>,
    read_bytes: u64,
    total_bytes: u64,
    reported_at: f64,
    turns: Turns,
    gave_way_at: f64,
}

impl<'a> Turn<'a> {
    fn new(request: &ReadRequest, going_on: &'a Cell<u64>) -> Self {
        let reports = request.stopped.iter().flat_map(|stopped| &stopped.reports);
        let lists = request.suppression.iter().chain(&request.seeds);
        let all = lists.chain(&request.files).chain(reports);
        Self {
            number: request.number,
            going_on,
            read_bytes: 0,
            total_bytes: all.map(|BrowserFile(file)| size(file)).sum(),
            reported_at: 0.0,
            turns: Turns::default(),
            gave_way_at: now_ms(),
        }
    }

    fn check(&self) -> Result<(), Stop> {
        if self.going_on.get() == self.number { Ok(()) } else { Err(Stop::Cancelled) }
    }

    /// Lets messages in, such as Cancel.
    async fn give_way(&mut self) -> Result<(), Stop> {
        if now_ms() - self.gave_way_at >= TURN_MS {
            self.turns.give_way().await;
            self.gave_way_at = now_ms();
        }
        self.check()
    }

    fn report(&mut self, reader: &Reader) -> Option<ProgressReport> {
        let now = now_ms();
        if now - self.reported_at < REPORT_EVERY_MS {
            return None;
        }
        self.reported_at = now;
        let progress = reader.progress();
        Some(ProgressReport {
            number: self.number,
            read_bytes: self.read_bytes,
            total_bytes: self.total_bytes,
            rows: progress.rows,
            recipients: progress.recipients,
        })
    }
}

fn now_ms() -> f64 {
    js_sys::Date::now()
}
