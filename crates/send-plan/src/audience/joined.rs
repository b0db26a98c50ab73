//! A report with addresses: who got the message and who did not. Made where the recipient files are,
//! for people, and goes nowhere.

use std::collections::BTreeMap;

use super::encoding::Decoder;
use super::report::{Continued, Report};
use super::rows::{Row, Rows, Stand};
use super::{Encoding, LOOK_BYTES, Recipient};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Plan;
use crate::spreadsheet::field;
use crate::wording::text;

/// Rows of a file that can be joined. A plan says that its files have as many as somebody wrote.
const MAX_ROWS: usize = 1 << 27;

/// What becomes of a recipient whom the report does not name.
const NOT_SENT: &str = "not sent";

/// Joins a report with the recipients that its rows mean. First the report, then the recipients; four
/// bytes a row of the audience.
pub struct Joined {
    name: String,
    plan: Continued,
    /// Bytes of the report until its columns are known.
    head: Vec<u8>,
    table: Option<(Report, Rows)>,
    /// Outcome, code, wave and account: each as often as it differs.
    said: Vec<Said>,
    numbers: BTreeMap<Said, u32>,
    /// By file and row: index into `said` and one; 0: not named.
    places: Vec<Vec<u32>>,
    refused: Option<Diagnostic>,
}

/// Outcome, code, wave and account.
type Said = [String; 4];

impl Joined {
    /// For the report of this name, of the send of this plan.
    pub fn new(plan: &Plan, name: &str) -> Self {
        let plan = Continued::by(plan);
        // What a plan says of its files is as large as somebody wrote it: rows are noted as they come.
        let places = plan.files.iter().map(|_| Vec::new()).collect();
        Self {
            name: name.to_owned(),
            plan,
            head: Vec::new(),
            table: None,
            said: Vec::new(),
            numbers: BTreeMap::new(),
            places,
            refused: None,
        }
    }

    /// Takes the report's next bytes. An error: it is not this plan's report.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        if self.table.is_some() {
            return self.read(bytes);
        }
        self.head.extend_from_slice(bytes);
        if self.head.len() < LOOK_BYTES { Ok(()) } else { self.begin(false) }
    }

    /// The report's end.
    pub fn end(&mut self) -> Result<(), Diagnostic> {
        if self.table.is_none() {
            self.begin(true)?;
        }
        if let Some((mut report, mut rows)) = self.table.take() {
            rows.end(|row: Row<'_>, stand: Stand<'_>| self.note(&mut report, row, stand));
        }
        self.refused.take().map_or(Ok(()), Err)
    }

    fn begin(&mut self, whole: bool) -> Result<(), Diagnostic> {
        let head = std::mem::take(&mut self.head);
        // As a send API writes it: UTF-8, perhaps with a mark.
        let text = Decoder::new(Encoding::Utf8).decode(&head);
        let report = Report::of(&self.name, &text, whole)?;
        let rows = Rows::new(report.cut);
        self.table = Some((report, rows));
        self.read(&text)
    }

    fn read(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        if let Some((mut report, mut rows)) = self.table.take() {
            rows.push(bytes, |row: Row<'_>, stand: Stand<'_>| self.note(&mut report, row, stand));
            self.table = Some((report, rows));
        }
        self.refused.take().map_or(Ok(()), Err)
    }

    /// Whether to go on.
    fn note(&mut self, report: &mut Report, row: Row<'_>, mut stand: Stand<'_>) -> bool {
        if report.is_no_data(row) {
            return true;
        }
        let read = report.read(row, &self.plan).ok().and_then(|(file, number, outcome)| {
            let place = usize::try_from(number).ok()?.checked_sub(1)?;
            (place < MAX_ROWS).then_some((file, place, outcome))
        });
        let Some((file, place, outcome)) = read else {
            self.refused = Some(Diagnostic::error(
                "report/other-send",
                Place::line(&self.name, stand.line()),
                text!(
                    "engine-report-other-send",
                    "Line {line} of {name} is none of this plan's report.",
                    line = stand.line(),
                    name = self.name
                ),
                text!(
                    "engine-report-other-send-hint",
                    "Choose the report of this send, unchanged."
                ),
            ));
            return false;
        };
        let [code, wave, account] = report.details(row);
        let said = [outcome.word().to_owned(), code, wave, account];
        let next = self.said.len() as u32 + 1;
        let index = *self.numbers.entry(said).or_insert_with_key(|said| {
            self.said.push(said.clone());
            next
        });
        if let Some(places) = self.places.get_mut(file) {
            if places.len() <= place {
                places.resize(place + 1, 0);
            }
            places[place] = index;
        }
        true
    }

    /// The joined file's first line.
    pub const HEADER: &str = "address,outcome,code,wave,account,file,row\r\n";

    /// Appends what became of a recipient as a line of CSV (RFC 4180).
    pub fn write(&self, recipient: &Recipient<'_>, text: &mut Vec<u8>) {
        let row = usize::try_from(recipient.row).ok().and_then(|row| row.checked_sub(1));
        let index = row.and_then(|row| self.places.get(recipient.file)?.get(row).copied());
        let said = index.and_then(|index| self.said.get((index as usize).checked_sub(1)?));
        let [outcome, code, wave, account] = match said {
            Some(said) => said.each_ref().map(String::as_str),
            None => [NOT_SENT, "", "", ""],
        };
        let file = self.plan.files.get(recipient.file).map_or("", |file| &file.name);
        let cells = [recipient.address, outcome, code, wave, account, file];
        for cell in cells {
            text.extend_from_slice(field(cell).as_bytes());
            text.push(b',');
        }
        text.extend_from_slice(recipient.row.to_string().as_bytes());
        text.extend_from_slice(b"\r\n");
    }
}
