//! Reads recipient files, suppression and seed lists, with progress, and stops when told to.

use std::cell::Cell;

use send_plan::audience::{self, AudienceSummary, Continued, LOOK_BYTES, Look, Reader, Recipient};
use send_plan::campaign::{Audience, Columns};
use send_plan::diagnostic::{self, Diagnostic, Place};
use send_plan::envelope::any_plan;
use send_plan::plan::Plan;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, File};

use super::crew::Crew;
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
    let mut nobody = |_: &Recipient<'_>| {};
    let mut crew = Crew::of(&request).await;
    loop {
        let with_help = crew.is_some();
        let mut turn = Turn::new(&request, going_on);
        let read = read_all(&request, plan.clone(), &mut turn, &respond, &mut nobody, crew).await;
        match read {
            Err(Stop::Alone) if with_help => crew = None,
            read => return ended(read.map(Reader::finish)),
        }
    }
}

/// The same; `onlooker` sees every recipient while its row is at hand.
pub async fn read_each(
    request: ReadRequest,
    plan: Option<Plan>,
    going_on: &Cell<u64>,
    respond: impl Fn(Report),
    onlooker: &mut impl Onlooker,
) -> Option<Result<AudienceSummary, Vec<Diagnostic>>> {
    let mut turn = Turn::new(&request, going_on);
    let read = read_all(&request, plan, &mut turn, &respond, onlooker, None).await;
    ended(read.map(Reader::finish))
}

/// The same for an onlooker who wants the reader, and perhaps not all of the files.
pub async fn read_for(
    request: &ReadRequest,
    plan: Option<Plan>,
    going_on: &Cell<u64>,
    respond: impl Fn(Report),
    onlooker: &mut impl Onlooker,
) -> Option<Result<Reader, Vec<Diagnostic>>> {
    let mut turn = Turn::new(request, going_on);
    ended(read_all(request, plan, &mut turn, &respond, onlooker, None).await)
}

/// Who looks on while files are read.
pub trait Onlooker {
    /// Before the first byte.
    fn prepare(&mut self, _: &mut Reader) {}
    /// At a recipient.
    fn see(&mut self, _: &Recipient<'_>) {}
    /// After a slice: whether to go on.
    fn look(&mut self, _: &mut Reader) -> bool {
        true
    }
}

impl<F: FnMut(&Recipient<'_>)> Onlooker for F {
    fn see(&mut self, recipient: &Recipient<'_>) {
        self(recipient);
    }
}

/// Why a reading stops early.
pub(super) enum Stop {
    Cancelled,
    /// The rest of the files is not wanted.
    Enough,
    /// Helpers cannot tell what one can.
    Alone,
    Findings(Vec<Diagnostic>),
}

/// What came of it; `None`: it was cancelled.
pub(super) fn ended<T>(read: Result<T, Stop>) -> Option<Result<T, Vec<Diagnostic>>> {
    match read {
        Ok(read) => Some(Ok(read)),
        Err(Stop::Cancelled | Stop::Enough | Stop::Alone) => None,
        Err(Stop::Findings(findings)) => Some(Err(findings)),
    }
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
    onlooker: &mut impl Onlooker,
    crew: Option<Crew>,
) -> Result<Reader, Stop> {
    let columns = look_first(request, plan.as_ref(), respond).await?;
    turn.check()?;
    let mut reader = match &plan {
        Some(plan) => Reader::of_plan(plan, request.key),
        None => {
            let formats = request.formats.clone();
            Reader::of_draft(&Audience { columns, formats, ..Audience::default() }, request.key)
        }
    };
    onlooker.prepare(&mut reader);
    match read_files(&mut reader, request, turn, respond, onlooker, crew).await {
        Ok(()) | Err(Stop::Enough) => Ok(reader),
        Err(stop) => Err(stop),
    }
}

async fn read_files(
    reader: &mut Reader,
    request: &ReadRequest,
    turn: &mut Turn<'_>,
    respond: &impl Fn(Report),
    onlooker: &mut impl Onlooker,
    mut crew: Option<Crew>,
) -> Result<(), Stop> {
    let mut buffer = Vec::new();
    if let Some(stopped) = &request.stopped {
        if let Some(continued) = before(stopped).await? {
            reader.continues(continued);
        }
        for BrowserFile(file) in &stopped.reports {
            reader.begin_report(&file.name());
            push(reader, file, &mut buffer, turn, respond, onlooker).await?;
        }
    }
    for BrowserFile(file) in &request.suppression {
        reader.begin_suppression(&file.name());
        push(reader, file, &mut buffer, turn, respond, onlooker).await?;
    }
    for BrowserFile(file) in &request.seeds {
        reader.begin_seeds(&file.name());
        push(reader, file, &mut buffer, turn, respond, onlooker).await?;
    }
    for BrowserFile(file) in &request.files {
        reader.begin(&file.name());
        let rest = match &mut crew {
            Some(crew) => crew.read(reader, file, turn, respond).await?,
            None => Some(0),
        };
        match rest.map(|from| Slices::after(file, from)) {
            Some(rest) => {
                push_slices(reader, file, rest, &mut buffer, turn, respond, onlooker).await?;
            }
            None => reader.end()?,
        }
    }
    match crew {
        Some(crew) => crew.finish(reader).await,
        None => Ok(()),
    }
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
    // A test has seeds alone.
    let first = request.files.first().or(request.seeds.first());
    let Some(BrowserFile(file)) = first else {
        return Err(Stop::Findings(Vec::new()));
    };
    let most = LOOK_BYTES as u64;
    let bytes = first_bytes(file, most).await.map_err(|error| unreadable(file, &error))?;
    let planned = plan
        .and_then(|plan| plan.audience.files.iter().find(|planned| planned.name == file.name()));
    let format = match planned {
        Some(planned) => planned.format(),
        None => {
            let formats = request.formats.clone();
            Audience { formats, ..Audience::default() }.format(&file.name())
        }
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
    match mapping {
        Mapping::Exactly(columns) => look.mapping(columns),
        Mapping::Guess(columns) => look.mapping_anew(columns),
    }
}

async fn push(
    reader: &mut Reader,
    file: &File,
    buffer: &mut Vec<u8>,
    turn: &mut Turn<'_>,
    respond: &impl Fn(Report),
    onlooker: &mut impl Onlooker,
) -> Result<(), Stop> {
    push_slices(reader, file, Slices::new(file), buffer, turn, respond, onlooker).await
}

async fn push_slices(
    reader: &mut Reader,
    file: &File,
    mut slices: Slices<'_>,
    buffer: &mut Vec<u8>,
    turn: &mut Turn<'_>,
    respond: &impl Fn(Report),
    onlooker: &mut impl Onlooker,
) -> Result<(), Stop> {
    while slices.next(buffer).await.map_err(|error| unreadable(file, &error))? {
        for part in buffer.chunks(PART_BYTES) {
            turn.check()?;
            reader.push_each(part, &mut |recipient| onlooker.see(recipient))?;
            if !onlooker.look(reader) {
                return Err(Stop::Enough);
            }
            let progress = reader.progress();
            if let Some(report) = turn.went(part.len(), progress.rows, progress.recipients) {
                respond(Report::Progress(report));
            }
            turn.give_way().await?;
        }
    }
    reader.end_each(&mut |recipient| onlooker.see(recipient))?;
    if onlooker.look(reader) { Ok(()) } else { Err(Stop::Enough) }
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
pub(super) struct Turn<'a> {
    number: u64,
    going_on: &'a Cell<u64>,
    read_bytes: u64,
    total_bytes: u64,
    reported_at: f64,
    turns: Turns,
    gave_way_at: f64,
}

impl<'a> Turn<'a> {
    pub(super) fn new(request: &ReadRequest, going_on: &'a Cell<u64>) -> Self {
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

    pub(super) fn check(&self) -> Result<(), Stop> {
        if self.going_on.get() == self.number { Ok(()) } else { Err(Stop::Cancelled) }
    }

    /// Lets messages in, such as Cancel.
    pub(super) async fn give_way(&mut self) -> Result<(), Stop> {
        if now_ms() - self.gave_way_at >= TURN_MS {
            self.turns.give_way().await;
            self.gave_way_at = now_ms();
        }
        self.check()
    }

    /// So many bytes more are read; now and then, what to say of it.
    pub(super) fn went(
        &mut self,
        bytes: usize,
        rows: u64,
        recipients: u64,
    ) -> Option<ProgressReport> {
        self.reached(self.read_bytes + bytes as u64, rows, recipients)
    }

    /// So many bytes are read; now and then, what to say of it.
    pub(super) fn reached(
        &mut self,
        bytes: u64,
        rows: u64,
        recipients: u64,
    ) -> Option<ProgressReport> {
        self.read_bytes = bytes;
        let now = now_ms();
        if now - self.reported_at < REPORT_EVERY_MS {
            return None;
        }
        self.reported_at = now;
        Some(ProgressReport {
            number: self.number,
            read_bytes: self.read_bytes,
            total_bytes: self.total_bytes,
            rows,
            recipients,
        })
    }
}

fn now_ms() -> f64 {
    js_sys::Date::now()
}
