//! The streaming reader: bytes in, counts out, no row kept.

mod gathering;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::columns::Meaning;
use super::encoding::{self, Decoder};
use super::fate::{Fate, Watched};
use super::format::{Encoding, FileFormat};
use super::look::{Extra, LOOK_BYTES, Survey, header_only};
use super::repeats::{Repeat, Repeats};
use super::report::{Continuation, Continued, Report, ReportFacts};
use super::rows::{Row, Rows, Stand};
use super::sep_line::SepLine;
use super::suppression::Suppression;
use super::tally::{Judging, Layout, Tally};
use super::unpack::Unpack;
use super::{AudienceSummary, FileFacts, Recipient, Reject, SuppressionFacts, columns, findings};
use crate::campaign::{Audience, Columns};
use crate::chunk;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::plan::Plan;
use crate::recipient::Address;
use crate::wording::text;
use gathering::Gathering;

/// Counts so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Bytes pushed, suppression files included.
    pub bytes: u64,
    /// Data rows.
    pub rows: u64,
    /// Rows that are mailed.
    pub recipients: u64,
    /// Rows whose address came before.
    pub duplicates: u64,
    /// Rows whose address is on a suppression list.
    pub suppressed: u64,
    /// Rows left out because an earlier plan has mailed them, or may have.
    #[serde(default)]
    pub left_out: u64,
    /// Rows not mailed.
    pub rejected: u64,
}

/// Reads files slice by slice: reports first, then suppression files, seeds, audience files.
///
/// A file that cannot be read as what it is meant to be fails `push` or `end` with the finding,
/// again at every further call for that file; the finding is in the summary as well.
pub struct Reader {
    given: Columns,
    formats: Formats,
    settled: Columns,
    tally: Tally,
    bytes: u64,
    /// What others have counted, as far as it has not been joined.
    elsewhere: Progress,
    open: Option<Open>,
    files: Vec<FileFacts>,
    suppression: Vec<SuppressionFacts>,
    continued: Option<Continued>,
    reports: Vec<ReportFacts>,
    findings: Vec<Diagnostic>,
    /// Columns that a file lacks.
    lacking: Vec<(Meaning, Diagnostic)>,
}

/// What is known beforehand of how recipient files are written.
enum Formats {
    /// By the file's name; several where a campaign names several files of one name.
    Named(BTreeMap<String, Vec<FileFormat>>),
    /// In reading order.
    Planned(Vec<FileFormat>),
}

/// The file begun last.
struct Open {
    name: String,
    role: Role,
    format: FileFormat,
    digest: blake3::Hasher,
    /// Bytes as they are, packed ones too.
    bytes: u64,
    unpack: Unpack,
    decoder: Decoder,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Report,
    Suppression,
    Audience,
}

enum Stage {
    /// The first unpacked bytes are collected, so that where they were cut makes no difference.
    Head(Vec<u8>),
    Audience(Box<Rows>, Box<Layout>),
    Suppression(Box<Rows>, Box<Suppression>),
    Report(Box<Rows>, Box<Report>),
    /// Others read it.
    Parts(Box<Gathering>),
    Failed(Box<Diagnostic>),
}

impl Reader {
    /// `columns` names the columns with a meaning; those left out are guessed from the first file,
    /// and an empty name says that there is none. `key` keys the hash that finds duplicates; it
    /// never changes a result.
    pub fn new(columns: &Columns, key: [u8; 16]) -> Self {
        Self {
            given: columns.clone(),
            formats: Formats::Named(BTreeMap::new()),
            settled: Columns::default(),
            tally: Tally::new(key),
            bytes: 0,
            elsewhere: Progress::default(),
            open: None,
            files: Vec::new(),
            suppression: Vec::new(),
            continued: None,
            reports: Vec::new(),
            findings: Vec::new(),
            lacking: Vec::new(),
        }
    }

    /// For the audience of a draft: its columns, and what it says of how files are written.
    pub fn of_draft(audience: &Audience, key: [u8; 16]) -> Self {
        let mut reader = Self::new(&audience.columns, key);
        let mut named: BTreeMap<String, Vec<FileFormat>> = BTreeMap::new();
        for (path, format) in &audience.formats {
            named.entry(file_name(path).to_owned()).or_default().push(*format);
        }
        reader.formats = Formats::Named(named);
        reader
    }

    /// For the files of a plan, to be read exactly as when it was drawn.
    pub fn of_plan(plan: &Plan, key: [u8; 16]) -> Self {
        let mut reader = Self::new(&plan.audience.columns, key);
        reader.formats =
            Formats::Planned(plan.audience.files.iter().map(FileFacts::format).collect());
        reader.continued = Continued::of(plan);
        reader
    }

    /// Says which plan is continued, before its reports are read. Its audience's files must follow,
    /// unchanged and in its order.
    pub fn continues(&mut self, plan: Continued) {
        self.continued = Some(plan);
    }

    /// Lists every rejected row, not the first 1,000: whoever asks for it takes them with
    /// [`Reader::take_rejects`] after each slice.
    pub fn list_every_reject(&mut self) {
        self.tally.listed = usize::MAX;
    }

    /// The rows that were rejected since the last time; they are in no summary then.
    pub fn take_rejects(&mut self) -> Vec<Reject> {
        std::mem::take(&mut self.tally.rejects)
    }

    /// Notes the first so many duplicates, for a second reader of the same files.
    pub fn note_repeats(&mut self, most: u64) {
        self.tally.repeats = Some(Repeats::new(self.tally.fingerprints, most));
    }

    /// What was noted; nothing where nothing was asked for.
    pub fn into_repeats(mut self) -> Option<Repeats> {
        self.tally.repeats.take().map(Repeats::again)
    }

    /// Lists these duplicates with the rows that they repeat: whoever asks for it takes them with
    /// [`Reader::take_repeats`] after each slice.
    pub fn list_repeats(&mut self, noted: Repeats) {
        self.tally.fingerprints = noted.fingerprints();
        self.tally.repeats = Some(noted);
    }

    /// The duplicates that were found since the last time.
    pub fn take_repeats(&mut self) -> Vec<Repeat> {
        self.tally.repeats.as_mut().map(Repeats::take).unwrap_or_default()
    }

    /// Whether every duplicate that was asked for has been noted, or listed: the rest of the files
    /// tells no more of them.
    pub fn has_all_repeats(&self) -> bool {
        self.tally.repeats.as_ref().is_some_and(Repeats::is_done)
    }

    /// Watches one row, before the first file begins. `values`: its columns with their values, where
    /// they can be told.
    pub fn watch(&mut self, row: chunk::Place, values: &Value, columns: &Columns) {
        let address = columns.address.as_deref().and_then(|column| values.get(column)?.as_str());
        let address = address.and_then(|address| Address::parse(address).ok());
        let hash = address.map(|address| {
            let mut normalised = String::new();
            address.normalise(&mut normalised);
            self.tally.fingerprints.of(normalised.as_bytes())
        });
        self.tally.watched = Some(Watched { row, hash, first: None, fate: None });
    }

    /// What becomes of the row that is watched, once it has been read.
    pub fn fate(&self) -> Option<Fate> {
        self.tally.watched.as_ref()?.fate
    }

    /// Begins a report: who was accepted, was refused, or is unknown.
    pub fn begin_report(&mut self, name: &str) {
        self.begin_file(name, Role::Report);
        self.reports.push(ReportFacts { name: name.to_owned(), ..ReportFacts::default() });
        if !self.files.is_empty() {
            self.findings.push(Diagnostic::error(
                "report/too-late",
                Place::file(name),
                text!(
                    "engine-report-too-late",
                    "The report {name} was read after recipients were counted.",
                    name = name
                ),
                text!(
                    "engine-report-too-late-hint",
                    "Read the audience again: reports come first."
                ),
            ));
        }
    }

    /// Begins a file of addresses never to be mailed: CSV or text, with or without a header line.
    pub fn begin_suppression(&mut self, name: &str) {
        self.begin_file(name, Role::Suppression);
        if !self.files.is_empty() {
            self.findings.push(Diagnostic::error(
                "audience/suppression-too-late",
                Place::file(name),
                text!(
                    "engine-audience-suppression-too-late",
                    "The suppression list {name} was read after recipients were counted.",
                    name = name
                ),
                text!(
                    "engine-audience-suppression-too-late-hint",
                    "Read the audience again: suppression lists come first."
                ),
            ));
        }
    }

    /// Begins a file of seeds: read and judged as an audience file.
    pub fn begin_seeds(&mut self, name: &str) {
        if self.files.iter().any(|file| !file.seeds) {
            self.findings.push(Diagnostic::error(
                "audience/seeds-too-late",
                Place::file(name),
                text!(
                    "engine-audience-seeds-too-late",
                    "The seed list {name} was read after customers were counted.",
                    name = name
                ),
                text!(
                    "engine-audience-seeds-too-late-hint",
                    "Read the audience again: seed lists come before the customers' files."
                ),
            ));
        }
        self.begin_recipients(name, true);
    }

    /// Begins an audience file.
    pub fn begin(&mut self, name: &str) {
        self.begin_recipients(name, false);
    }

    fn begin_recipients(&mut self, name: &str, seeds: bool) {
        self.begin_file(name, Role::Audience);
        if self.is_format_of_another(name) {
            self.findings.push(Diagnostic::error(
                "audience/format-of-two",
                Place::file(name),
                text!(
                    "engine-audience-format-of-two",
                    "More than one file is called {name}, and the campaign says how a file of this \
                     name is written: it may be the other one.",
                    name = name
                ),
                text!("engine-audience-format-of-two-hint", "Rename one of them."),
            ));
        }
        self.files.push(FileFacts { name: name.to_owned(), seeds, ..FileFacts::default() });
    }

    /// Whether what is said of a file's name may be meant of another file; of several, once.
    fn is_format_of_another(&self, name: &str) -> bool {
        let Formats::Named(named) = &self.formats else { return false };
        let Some(said) = named.get(name) else { return false };
        match self.files.iter().filter(|file| file.name == name).count() {
            0 => said.iter().any(|format| Some(format) != said.first()),
            before => before == said.len(),
        }
    }

    fn begin_file(&mut self, name: &str, role: Role) {
        if self.open.is_some() {
            // Its finding, if any, is kept for the summary.
            let _ = self.end();
        }
        let format = match (&self.formats, role) {
            (_, Role::Report | Role::Suppression) => None,
            (Formats::Named(named), Role::Audience) => {
                named.get(name).and_then(|said| said.first())
            }
            (Formats::Planned(planned), Role::Audience) => planned.get(self.files.len()),
        };
        self.open = Some(Open {
            name: name.to_owned(),
            role,
            format: format.copied().unwrap_or_default(),
            digest: blake3::Hasher::new(),
            bytes: 0,
            unpack: Unpack::default(),
            decoder: Decoder::default(),
            stage: Stage::Head(Vec::new()),
        });
    }

    /// Takes the next bytes of the file; where they are cut never changes the result.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.push_each(bytes, &mut |_| ())
    }

    /// The same; `each` is shown every recipient in the file's order.
    pub fn push_each(
        &mut self,
        bytes: &[u8],
        each: &mut impl FnMut(&Recipient<'_>),
    ) -> Result<(), Diagnostic> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        self.bytes += bytes.len() as u64;
        open.bytes += bytes.len() as u64;
        open.digest.update(bytes);
        if !matches!(open.stage, Stage::Failed(_)) {
            let mut unpack = std::mem::take(&mut open.unpack);
            let unpacked = unpack.push(bytes, &mut |piece| self.take(&mut open, piece, each));
            open.unpack = unpack;
            if let Err(damage) = unpacked {
                let finding = damage.finding(&open.name);
                self.fail(&mut open, vec![finding]);
            }
        }
        let outcome = open.outcome();
        self.open = Some(open);
        outcome
    }

    /// Takes the next unpacked bytes.
    fn take(&mut self, open: &mut Open, bytes: &[u8], each: &mut impl FnMut(&Recipient<'_>)) {
        let mut rest = bytes;
        if let Stage::Head(head) = &mut open.stage {
            let (taken, left) = rest.split_at(rest.len().min(LOOK_BYTES - head.len()));
            head.extend_from_slice(taken);
            rest = left;
            if head.len() < LOOK_BYTES {
                return;
            }
            self.start(open, false, each);
        }
        let text = open.decoder.decode(rest);
        self.feed(&mut open.stage, &text, each);
    }

    /// Ends the file begun last.
    pub fn end(&mut self) -> Result<(), Diagnostic> {
        self.end_each(&mut |_| ())
    }

    /// The same; `each` is shown the recipients that were still to come.
    pub fn end_each(&mut self, each: &mut impl FnMut(&Recipient<'_>)) -> Result<(), Diagnostic> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        let mut unpack = std::mem::take(&mut open.unpack);
        let gzip = unpack.is_gzip();
        let whole = unpack.end(&mut |piece| self.take(&mut open, piece, each));
        // What a damaged archive begins with says nothing.
        if matches!(open.stage, Stage::Head(_)) && whole.is_ok() {
            self.start(&mut open, true, each);
        }
        let cut = open.decoder.end();
        self.feed(&mut open.stage, cut, each);
        let mut digest = None;
        match &mut open.stage {
            Stage::Audience(rows, layout) => {
                rows.end(Judging { tally: &mut self.tally, layout, each });
                let rows = layout.rows;
                if let Some(facts) = self.files.last_mut() {
                    facts.rows = rows;
                }
                if rows == 0 && whole.is_ok() {
                    let finding = header_only(&open.name, layout.header_line);
                    self.fail(&mut open, vec![finding]);
                }
            }
            Stage::Suppression(rows, suppression) => {
                let fingerprints = self.tally.fingerprints;
                rows.end(|row: Row<'_>, stand: Stand<'_>| {
                    suppression.row(row, stand, fingerprints, &mut self.tally.suppression);
                    true
                });
                self.findings.extend(suppression.findings(&open.name));
            }
            Stage::Report(rows, report) => {
                if let Some(continued) = &self.continued {
                    rows.end(|row: Row<'_>, stand: Stand<'_>| {
                        report.row(row, stand, continued, &mut self.tally.outcomes);
                        true
                    });
                    self.findings.extend(report.findings(&open.name, continued));
                }
            }
            Stage::Parts(parts) => {
                let rows = parts.rows;
                if let Some(facts) = self.files.last_mut() {
                    facts.rows = rows;
                }
                digest = parts.digest();
                if rows == 0 || digest.is_none() {
                    let finding = header_only(&open.name, parts.divided.layout.header_line);
                    self.fail(&mut open, vec![finding]);
                }
            }
            Stage::Head(_) | Stage::Failed(_) => {}
        }
        if let Err(damage) = whole
            && !matches!(open.stage, Stage::Failed(_))
        {
            let finding = damage.finding(&open.name);
            self.fail(&mut open, vec![finding]);
        }
        let digest = digest.unwrap_or_else(|| open.digest.finalize());
        let blake3 = digest.to_hex().to_string();
        match open.role {
            Role::Report => {
                if let Some(facts) = self.reports.last_mut() {
                    facts.bytes = open.bytes;
                    facts.blake3 = blake3;
                    facts.rows = match &open.stage {
                        Stage::Report(_, report) => report.rows,
                        _ => 0,
                    };
                }
            }
            Role::Suppression => self.suppression.push(SuppressionFacts {
                name: open.name.clone(),
                bytes: open.bytes,
                blake3,
                addresses: match &open.stage {
                    Stage::Suppression(_, suppression) => suppression.addresses,
                    _ => 0,
                },
            }),
            Role::Audience => {
                if let Some(facts) = self.files.last_mut() {
                    facts.bytes = open.bytes;
                    facts.blake3 = blake3;
                    facts.gzip = gzip;
                }
            }
        }
        open.outcome()
    }

    /// Whether a list that was read names an address.
    pub(super) fn suppresses(&self, address: &Address<'_>) -> bool {
        let mut normalised = String::new();
        address.normalise(&mut normalised);
        let hash = self.tally.fingerprints.of(normalised.as_bytes());
        self.tally.is_suppressed(&normalised, hash)
    }

    /// What was found so far.
    pub(super) fn found(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Counts so far.
    pub fn progress(&self) -> Progress {
        let Progress { rows, recipients, duplicates, suppressed, rejected, .. } = self.elsewhere;
        Progress {
            bytes: self.bytes,
            rows: self.tally.rows + rows,
            recipients: self.tally.recipients + recipients,
            duplicates: self.tally.duplicates + duplicates,
            suppressed: self.tally.suppressed + suppressed,
            left_out: self.tally.accepted + self.tally.unknown,
            rejected: self.tally.rejected_total + rejected,
        }
    }

    /// The whole audience in numbers.
    pub fn finish(mut self) -> AudienceSummary {
        // Its finding, if any, is kept.
        let _ = self.end();
        let mut diagnostics = self.findings;
        for (meaning, finding) in self.lacking {
            // What no file has was mapped wrong.
            let severity = match meaning {
                Meaning::Locale if self.settled.locale.is_some() => Severity::Warning,
                Meaning::TimeZone if self.settled.time_zone.is_some() => Severity::Warning,
                Meaning::Address | Meaning::Locale | Meaning::TimeZone => Severity::Error,
            };
            diagnostics.push(Diagnostic { severity, ..finding });
        }
        if let Some(continued) = &self.continued {
            let address = self.settled.address.as_deref();
            diagnostics.extend(continued.findings(&self.files, address, &self.reports));
        }
        diagnostics.extend(findings::of(&self.tally, &self.files, &diagnostics));
        let continues = self.continued.map(|continued| Continuation {
            campaign: continued.campaign,
            plan: continued.plan,
            sequence: continued.sequence,
            environment: continued.environment,
            reports: self.reports,
            accepted: self.tally.accepted,
            unknown: self.tally.unknown,
            refused: self.tally.refused,
        });
        let columns = Columns {
            address: self.settled.address.or(self.given.address),
            locale: self.settled.locale.or(self.given.locale),
            time_zone: self.settled.time_zone.or(self.given.time_zone),
        };
        AudienceSummary {
            groups: self.tally.groups(),
            fields: self.tally.fields(),
            other_domains: self.tally.domains.top(),
            files: self.files,
            suppression: self.suppression,
            columns,
            continues,
            rows: self.tally.rows,
            recipients: self.tally.recipients,
            duplicates: self.tally.duplicates,
            suppressed: self.tally.suppressed,
            rejected: self.tally.rejected,
            rejects: self.tally.rejects,
            diagnostics,
        }
    }

    /// Looks at the collected first bytes, decides how the file is read, and reads them.
    fn start(&mut self, open: &mut Open, whole: bool, each: &mut impl FnMut(&Recipient<'_>)) {
        let text = self.settle(open, whole);
        self.feed(&mut open.stage, &text, each);
    }

    /// Looks at the collected first bytes and decides how the file is read; returns their rows.
    fn settle(&mut self, open: &mut Open, whole: bool) -> Vec<u8> {
        let Stage::Head(head) = &mut open.stage else { return Vec::new() };
        let head = std::mem::take(head);
        let found = match encoding::detect(&open.name, &head, whole, open.format.encoding) {
            Ok(found) => found,
            Err(finding) => {
                self.fail(open, vec![finding]);
                return Vec::new();
            }
        };
        let given = open.format.encoding;
        self.findings.extend(encoding::doubts(&open.name, &head, whole, given, found));
        open.decoder = Decoder::new(found.encoding);
        let text = open.decoder.decode(&head);
        let sep_line = SepLine::of(&text);
        let text = text.get(sep_line.map_or(0, |line| line.bytes)..).unwrap_or_default();
        let stage = match open.role {
            Role::Report => Report::of(&open.name, text, whole)
                .map(|report| Stage::Report(Box::new(Rows::new(report.cut)), Box::new(report)))
                .map_err(|finding| vec![finding]),
            Role::Suppression => Suppression::of(&open.name, text, whole)
                .map(|list| Stage::Suppression(Box::new(Rows::new(list.cut)), Box::new(list)))
                .map_err(|finding| vec![finding]),
            Role::Audience => self
                .lay_out(&open.name, text, whole, &open.format, found.encoding, sep_line)
                .map(|layout| Stage::Audience(Box::new(Rows::new(layout.cut)), Box::new(layout))),
        };
        match stage {
            Ok(stage) => open.stage = stage,
            Err(findings) => self.fail(open, findings),
        }
        text.to_vec()
    }

    fn lay_out(
        &mut self,
        name: &str,
        text: &[u8],
        whole: bool,
        format: &FileFormat,
        encoding: Encoding,
        sep_line: Option<SepLine>,
    ) -> Result<Layout, Vec<Diagnostic>> {
        let format = &match sep_line {
            Some(line) => {
                let finding = line.finding(name, format);
                if finding.severity == Severity::Error {
                    return Err(vec![finding]);
                }
                self.findings.push(finding);
                line.format(format)
            }
            None => *format,
        };
        let mut survey = Survey::of(name, text, whole, format).map_err(|finding| vec![finding])?;
        // Parts of one export: the first alone has a header.
        let columns = survey.header.len();
        let mut before = self.files.iter().filter(|file| !file.headerless);
        if !survey.has_header
            && let Some(named) = before.find(|file| file.columns.len() == columns)
        {
            survey.header.clone_from(&named.columns);
        }
        if let Some(facts) = self.files.last_mut() {
            facts.encoding = encoding;
            facts.delimiter = survey.cut.delimiter;
            facts.quote = survey.cut.quote;
            facts.headerless = !survey.has_header;
            facts.trailing_delimiter = survey.extra == Extra::InRows;
            facts.columns = survey.header.clone();
        }
        self.findings.extend(survey.findings(name));
        let (mapping, lacking) = columns::resolve(name, &survey, &self.given, &self.settled)?;
        self.lacking.extend(lacking);
        let settle = |settled: &mut Option<String>, found: &Option<String>| {
            if settled.is_none() {
                settled.clone_from(found);
            }
        };
        settle(&mut self.settled.address, &mapping.address);
        settle(&mut self.settled.locale, &mapping.locale);
        settle(&mut self.settled.time_zone, &mapping.time_zone);
        let seeds = self.files.last().is_some_and(|file| file.seeds);
        let file = self.files.len().saturating_sub(1);
        Ok(self.tally.layout(file, seeds, &survey, &mapping))
    }

    fn feed(&mut self, stage: &mut Stage, bytes: &[u8], each: &mut impl FnMut(&Recipient<'_>)) {
        let tally = &mut self.tally;
        match stage {
            Stage::Audience(rows, layout) => rows.push(bytes, Judging { tally, layout, each }),
            Stage::Suppression(rows, suppression) => {
                let fingerprints = tally.fingerprints;
                rows.push(bytes, |row: Row<'_>, stand: Stand<'_>| {
                    suppression.row(row, stand, fingerprints, &mut tally.suppression);
                    true
                });
            }
            Stage::Report(rows, report) => {
                if let Some(continued) = &self.continued {
                    rows.push(bytes, |row: Row<'_>, stand: Stand<'_>| {
                        report.row(row, stand, continued, &mut tally.outcomes);
                        true
                    });
                }
            }
            Stage::Head(_) | Stage::Parts(_) | Stage::Failed(_) => {}
        }
    }

    fn fail(&mut self, open: &mut Open, findings: Vec<Diagnostic>) {
        if let Some(first) = findings.first() {
            open.stage = Stage::Failed(Box::new(first.clone()));
        }
        self.findings.extend(findings);
    }
}

impl Open {
    fn outcome(&self) -> Result<(), Diagnostic> {
        match &self.stage {
            Stage::Failed(finding) => Err(Diagnostic::clone(finding)),
            Stage::Head(_)
            | Stage::Audience(..)
            | Stage::Suppression(..)
            | Stage::Report(..)
            | Stage::Parts(_) => Ok(()),
        }
    }
}

/// A file's name without its folders: a campaign may name a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
