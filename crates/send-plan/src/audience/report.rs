//! Reports: what became of each recipient of a plan, so that another plan does the rest.
//!
//! A report is CSV in UTF-8 with a header line. Columns, in any order: `audience`, the BLAKE3 digest
//! of the audience file in hex; `row`, the data row in it, 1 being the first after the header;
//! `outcome`: `accepted`, `refused` or `unknown`. With a column `campaign`, every row names the
//! campaign's id. Others are left alone. Whom it does not name was not reached.
//!
//! Read strictly: a row that is not understood would mail somebody twice.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FileFacts;
use super::format::{Cut, Quote};
use super::look::{delimiter, sample};
use super::outcomes::{Outcome, Outcomes};
use super::rows::{Row, Shape, Stand};
use crate::campaign::Environment;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Plan;
use crate::recipient::trim;
use crate::wording::{Text, counted, number, quoted_list, shortened, text};

/// A report as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportFacts {
    /// File name.
    pub name: String,
    /// Size.
    pub bytes: u64,
    /// BLAKE3 of the bytes, in hex.
    pub blake3: String,
    /// Data rows.
    pub rows: u64,
}

/// The plan that is continued: what the rows of a report mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continued {
    /// Id of the campaign.
    pub campaign: String,
    /// SHA-256 of the plan in hex.
    pub plan: String,
    /// Its sequence.
    pub sequence: u64,
    /// Where it ran.
    pub environment: Environment,
    /// Its audience's files in reading order.
    pub files: Vec<FileFacts>,
    /// Its audience's address column.
    pub address: Option<String>,
    /// The reports that it rests on itself.
    pub reports: Vec<ReportFacts>,
}

impl Continued {
    /// To continue this plan.
    pub fn by(plan: &Plan) -> Self {
        Self {
            campaign: plan.campaign.id.clone(),
            plan: plan.digest(),
            sequence: plan.campaign.sequence,
            environment: plan.campaign.environment,
            files: plan.audience.files.clone(),
            address: plan.audience.columns.address.clone(),
            reports: plan.continues.as_ref().map(|own| own.reports.clone()).unwrap_or_default(),
        }
    }

    /// To read the audience of a continuation as it was planned; `None`: it continues no plan. Both
    /// have the same files.
    pub fn of(plan: &Plan) -> Option<Self> {
        let continues = plan.continues.as_ref()?;
        Some(Self {
            plan: continues.plan.clone(),
            sequence: continues.sequence,
            reports: Vec::new(),
            ..Self::by(plan)
        })
    }
}

/// What in a plan says that it reads other people than an earlier plan of its campaign did: other files,
/// another order, another way to read them, another address column. Rows of the earlier one's reports
/// would mean other people then, and whoever it mailed could be mailed again. Empty: it reads the same.
pub fn reads_otherwise(plan: &Plan, earlier: &Plan) -> Vec<Diagnostic> {
    let reports = plan.continues.as_ref().map(|own| own.reports.as_slice()).unwrap_or_default();
    // A plan always says which column it took; one that does not say takes another.
    let address = plan.audience.columns.address.as_deref().unwrap_or_default();
    Continued::by(earlier).findings(&plan.audience.files, Some(address), reports)
}

impl Continued {
    /// Whether files, address column and reports are the continued plan's: else rows of the reports
    /// would mean other people.
    pub(super) fn findings(
        &self,
        files: &[FileFacts],
        address: Option<&str>,
        reports: &[ReportFacts],
    ) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let mut other = |message: Text| {
            findings.push(Diagnostic::error(
                "report/other-files",
                Place::member("audience.files"),
                message,
                text!("engine-report-other-files-hint", "Give the files of the continued plan, unchanged and in its order; new people get a \
                 campaign of their own."),
            ));
        };
        let sequence = number(self.sequence);
        let pairs = || self.files.iter().zip(files);
        let is_same = |planned: &FileFacts, read: &FileFacts| {
            planned.blake3 == read.blake3 && planned.seeds == read.seeds
        };
        for (planned, read) in pairs() {
            if !is_same(planned, read) {
                other(text!(
                    "engine-audience-not-file-that-plan-was",
                    "{name} is not the file {name_2} that plan {sequence} was made with: rows of its report \
                     would mean other people.",
                    name = read.name,
                    name_2 = planned.name,
                    sequence = sequence
                ));
            }
        }
        for planned in self.files.iter().skip(files.len()) {
            other(text!(
                "engine-audience-file-plan-was-not-read",
                "The file {name} of plan {sequence} was not read.",
                name = planned.name,
                sequence = sequence
            ));
        }
        for read in files.iter().skip(self.files.len()) {
            other(text!(
                "engine-audience-plan-was-made-without-file",
                "Plan {sequence} was made without the file {name}.",
                sequence = sequence,
                name = read.name
            ));
        }
        // What could not be read at all is said already.
        let read_otherwise = |(planned, read): &(&FileFacts, &FileFacts)| {
            let is_read = !read.columns.is_empty();
            is_read && is_same(planned, read) && planned.format() != read.format()
        };
        for (planned, read) in pairs().filter(read_otherwise) {
            findings.push(Diagnostic::error(
                "report/other-format",
                Place::file(&read.name),
                text!("engine-report-other-format", "{name} is read in another way than plan {sequence} read it: rows of its report would \
                     mean other people.", name = read.name, sequence = sequence),
                text!("engine-report-other-format-hint", "Read it as that plan did: {name}, values separated by {name_2} and in {name_3}, {line}.", name = planned.encoding.name(), name_2 = planned.delimiter.name(), name_3 = planned.quote.name(), line = match planned.headerless {
                        true => text!("engine-first-line-recipient", "with a recipient in the first line"),
                        false => text!("engine-first-line-names", "with the names of columns in the first line"),
                    }),
            ));
        }
        if let Some(planned) =
            self.address.as_deref().filter(|planned| address.is_some_and(|read| read != *planned))
        {
            findings.push(Diagnostic::error(
                "report/other-column",
                Place::member("audience.columns.address"),
                text!(
                    "engine-report-other-column",
                    "Addresses are read from another column than “{planned}”, from which plan \
                     {sequence} read them: whoever it mailed would be mailed again.",
                    planned = planned,
                    sequence = sequence
                ),
                text!(
                    "engine-report-other-column-hint",
                    "Choose the address column of the continued plan."
                ),
            ));
        }
        for planned in &self.reports {
            if !reports.iter().any(|read| read.blake3 == planned.blake3) {
                findings.push(Diagnostic::error(
                    "report/earlier-missing",
                    Place::member("continues.reports"),
                    text!("engine-report-earlier-missing", "Plan {sequence} left out whom the report {name} names, and that report was not read.", sequence = sequence, name = planned.name),
                    text!("engine-report-earlier-missing-hint", "Add it: the reports of all plans before count together."),
                ));
            }
        }
        if reports.is_empty() {
            findings.push(Diagnostic::error(
                "report/none",
                Place::member("continues.reports"),
                text!("engine-report-none", "Plan {sequence} is continued without a report: everybody would be mailed again.", sequence = sequence),
                text!("engine-report-none-hint", "Add the report of its send."),
            ));
        }
        findings
    }
}

/// What a plan that continues another leaves out, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Continuation {
    /// Id of the continued plan's campaign.
    pub campaign: String,
    /// SHA-256 of the continued plan in hex.
    pub plan: String,
    /// Its sequence.
    pub sequence: u64,
    /// Where it ran.
    pub environment: Environment,
    /// The reports in reading order.
    pub reports: Vec<ReportFacts>,
    /// Recipients left out because their message was accepted.
    pub accepted: u64,
    /// Recipients left out because nobody knows.
    pub unknown: u64,
    /// Recipients whose message was refused, and who are mailed again.
    pub refused: u64,
}

/// How the rows of a report are read.
pub(super) struct Report {
    pub(super) cut: Cut,
    columns: Columns,
    header: bool,
    pub(super) rows: u64,
    problems: BTreeMap<Problem, Found>,
}

/// Places of the columns.
struct Columns {
    audience: usize,
    row: usize,
    outcome: usize,
    campaign: Option<usize>,
    /// Code, wave and account, where it says them.
    details: [Option<usize>; 3],
}

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Problem {
    Broken,
    OtherAudience,
    OtherCampaign,
    OutOfRange,
    UnknownOutcome,
    Contradiction,
}

/// How many rows, the line of the first, and what it says.
struct Found {
    rows: u64,
    line: u64,
    said: String,
}

impl Report {
    /// Looks at the beginning of the text: which column is which.
    pub(super) fn of(name: &str, text: &[u8], whole: bool) -> Result<Self, Diagnostic> {
        let quote = Quote::default();
        let cut = Cut { delimiter: delimiter(text, whole, quote), quote };
        let sample = sample(text, whole, cut);
        let Some((line, header)) = sample.first() else {
            return Err(Diagnostic::error(
                "report/empty",
                Place::file(name),
                text!("engine-report-empty", "The report {name} is empty.", name = name),
                text!(
                    "engine-report-empty-hint",
                    "Save it again from where the send ran: without it people would be mailed twice."
                ),
            ));
        };
        let place =
            |wanted: &str| header.iter().position(|name| trim(name).eq_ignore_ascii_case(wanted));
        let (Some(audience), Some(row), Some(outcome)) =
            (place("audience"), place("row"), place("outcome"))
        else {
            let lacking = ["audience", "row", "outcome"];
            let lacking = lacking.into_iter().filter(|column| place(column).is_none());
            return Err(Diagnostic::error(
                "report/columns",
                Place::line(name, *line),
                text!(
                    "engine-report-columns",
                    "The report {name} has no column {lacking}.",
                    name = name,
                    lacking = quoted_list(lacking)
                ),
                text!(
                    "engine-report-columns-hint",
                    "Choose the report of the send: CSV with the columns audience, row and outcome."
                ),
            ));
        };
        let details = ["code", "wave", "account"].map(place);
        let columns = Columns { audience, row, outcome, campaign: place("campaign"), details };
        let problems = BTreeMap::new();
        Ok(Self { cut, columns, header: true, rows: 0, problems })
    }

    /// Takes what one row says.
    pub(super) fn row(
        &mut self,
        row: Row<'_>,
        mut stand: Stand<'_>,
        continued: &Continued,
        outcomes: &mut Outcomes,
    ) {
        if self.is_no_data(row) {
            return;
        }
        self.rows += 1;
        let (problem, said) = match self.read(row, continued) {
            Ok((file, row, outcome)) => match outcomes.note(file, row, outcome) {
                Some(before) if before != outcome => {
                    let words = (before.word(), outcome.word(), before.max(outcome).word());
                    let said = format!("{} and {}, of which {} counts", words.0, words.1, words.2);
                    (Problem::Contradiction, said)
                }
                _ => return,
            },
            Err(problem) => problem,
        };
        let found = self.problems.entry(problem);
        found.or_insert_with(|| Found { rows: 0, line: stand.line(), said }).rows += 1;
    }

    /// Whether it is blank, or the header.
    pub(super) fn is_no_data(&mut self, row: Row<'_>) -> bool {
        row.is_blank() || std::mem::take(&mut self.header)
    }

    /// The provider's code, wave and account, as far as it says them.
    pub(super) fn details(&self, row: Row<'_>) -> [String; 3] {
        let text =
            |column: usize| if column < row.len() { row.text(column) } else { String::new() };
        self.columns.details.map(|column| column.map(text).unwrap_or_default())
    }

    /// File, data row and outcome; else what is wrong, and what it says.
    pub(super) fn read(
        &self,
        row: Row<'_>,
        continued: &Continued,
    ) -> Result<(usize, u64, Outcome), (Problem, String)> {
        /// Longest text shown of a cell.
        const SHOWN_CHARS: usize = 70;
        let cell = |column: usize| row.text(column);
        let shown = |text: &str| shortened(trim(text), SHOWN_CHARS);
        let Columns { audience, row: number, outcome, campaign, .. } = self.columns;
        if row.shape != Shape::Whole || row.len() <= audience.max(number).max(outcome) {
            return Err((Problem::Broken, String::new()));
        }
        if let Some(campaign) = campaign {
            let campaign = cell(campaign);
            if trim(&campaign) != continued.campaign {
                return Err((Problem::OtherCampaign, shown(&campaign)));
            }
        }
        let digest = cell(audience);
        let mut files = continued.files.iter();
        let file = files.position(|file| file.blake3.eq_ignore_ascii_case(trim(&digest)));
        let Some(file) = file else { return Err((Problem::OtherAudience, shown(&digest))) };
        let place = cell(number);
        let most = continued.files.get(file).map_or(0, |file| file.rows);
        let Some(place) = trim(&place).parse().ok().filter(|place| (1..=most).contains(place))
        else {
            return Err((Problem::OutOfRange, shown(&place)));
        };
        let word = cell(outcome);
        let known = Outcome::ALL.into_iter().find(|known| known.word() == trim(&word));
        let Some(outcome) = known else { return Err((Problem::UnknownOutcome, shown(&word))) };
        Ok((file, place, outcome))
    }

    /// What a person should know once the file is read.
    pub(super) fn findings(&self, name: &str, continued: &Continued) -> Vec<Diagnostic> {
        let mut findings: Vec<Diagnostic> = self
            .problems
            .iter()
            .map(|(problem, found)| found.finding(*problem, name, continued))
            .collect();
        if self.rows == 0 {
            findings.push(Diagnostic::warning(
                "report/nobody",
                Place::file(name),
                text!("engine-report-nobody", "The report {name} names nobody: everybody is mailed as if nobody had been.", name = name),
                text!("engine-report-nobody-hint", "Make sure that the send stopped before its first call; if not, save the report again."),
            ));
        }
        findings
    }
}

impl Found {
    fn finding(&self, problem: Problem, name: &str, continued: &Continued) -> Diagnostic {
        let Self { rows, line, said } = self;
        let place = Place::line(name, *line);
        let rows = |words: (&str, &str)| counted(*rows, words);
        match problem {
            Problem::Broken => Diagnostic::error(
                "report/broken",
                place,
                text!(
                    "engine-report-broken",
                    "{rows} not a whole row; what it says is lost.",
                    rows = rows(("row is", "rows are"))
                ),
                text!(
                    "engine-report-broken-hint",
                    "Save the report again: part of it is missing, or a double quote is not closed."
                ),
            ),
            Problem::OtherAudience => Diagnostic::error(
                "report/other-audience",
                place,
                text!(
                    "engine-report-other-audience",
                    "{rows} people of an audience file that plan {sequence} does not have: “{said}”.",
                    rows = rows(("row names", "rows name")),
                    sequence = number(continued.sequence),
                    said = said
                ),
                text!(
                    "engine-report-other-audience-hint",
                    "Choose the report of the send that is continued."
                ),
            ),
            Problem::OtherCampaign => Diagnostic::error(
                "report/other-campaign",
                place,
                text!(
                    "engine-report-other-campaign",
                    "{rows} of another campaign: “{said}” instead of “{campaign}”.",
                    rows = rows(("row is", "rows are")),
                    said = said,
                    campaign = shortened(&continued.campaign, 70)
                ),
                text!(
                    "engine-report-other-campaign-hint",
                    "Choose the report of this campaign's send."
                ),
            ),
            Problem::OutOfRange => Diagnostic::error(
                "report/row-out-of-range",
                place,
                text!(
                    "engine-report-row-out-of-range",
                    "{rows} no row of its audience file: “{said}”.",
                    rows = rows(("row names", "rows name")),
                    said = said
                ),
                text!(
                    "engine-report-row-out-of-range-hint",
                    "Rows count from 1, the first after the header, to the last of the file; choose the \
                 report of the send that is continued."
                ),
            ),
            Problem::UnknownOutcome => Diagnostic::error(
                "report/unknown-outcome",
                place,
                text!(
                    "engine-report-unknown-outcome",
                    "{rows} an outcome that is none: “{said}”.",
                    rows = rows(("row has", "rows have")),
                    said = said
                ),
                text!(
                    "engine-report-unknown-outcome-hint",
                    "An outcome is accepted, refused or unknown."
                ),
            ),
            Problem::Contradiction => Diagnostic::warning(
                "report/contradiction",
                place,
                text!(
                    "engine-report-contradiction",
                    "{rows} a row of the audience that was named before with another outcome: {said}.",
                    rows = rows(("row names", "rows name")),
                    said = said
                ),
                text!(
                    "engine-report-contradiction-hint",
                    "Accepted counts before unknown, unknown before refused: nobody is mailed twice."
                ),
            ),
        }
    }
}
