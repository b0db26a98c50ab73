//! The streaming reader: bytes in, counts out, no row kept.

use serde::{Deserialize, Serialize};

use super::look::{LOOK_BYTES, Survey, header_only};
use super::report::{Continuation, Continued, Report, ReportFacts};
use super::rows::Rows;
use super::suppression::Suppression;
use super::tally::{Layout, Tally};
use super::{AudienceSummary, FileFacts, Recipient, SuppressionFacts, columns, findings};
use crate::campaign::Columns;
use crate::diagnostic::{Diagnostic, Place};

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
    settled: Columns,
    tally: Tally,
    bytes: u64,
    open: Option<Open>,
    files: Vec<FileFacts>,
    suppression: Vec<SuppressionFacts>,
    continued: Option<Continued>,
    reports: Vec<ReportFacts>,
    findings: Vec<Diagnostic>,
}

/// The file begun last.
struct Open {
    name: String,
    role: Role,
    digest: blake3::Hasher,
    bytes: u64,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Report,
    Suppression,
    Audience,
}

enum Stage {
    /// The first bytes are collected, so that where they were cut makes no difference.
    Head(Vec<u8>),
    Audience(Box<Rows>, Box<Layout>),
    Suppression(Box<Rows>, Box<Suppression>),
    Report(Box<Rows>, Box<Report>),
    Failed(Diagnostic),
}

impl Reader {
    /// `columns` names the columns with a meaning; those left out are guessed from the first file,
    /// and an empty name says that there is none. `key` keys the hash that finds duplicates; it
    /// never changes a result.
    pub fn new(columns: &Columns, key: [u8; 16]) -> Self {
        Self {
            given: columns.clone(),
            settled: Columns::default(),
            tally: Tally::new(key),
            bytes: 0,
            open: None,
            files: Vec::new(),
            suppression: Vec::new(),
            continued: None,
            reports: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Says which plan is continued, before its reports are read. Its audience's files must follow,
    /// unchanged and in its order.
    pub fn continues(&mut self, plan: Continued) {
        self.continued = Some(plan);
    }

    /// Begins a report: who was accepted, was refused, or is unknown.
    pub fn begin_report(&mut self, name: &str) {
        self.begin_file(name, Role::Report);
        self.reports.push(ReportFacts { name: name.to_owned(), ..ReportFacts::default() });
        if !self.files.is_empty() {
            self.findings.push(Diagnostic::error(
                "report/too-late",
                Place::file(name),
                format!("The report {name} was read after recipients were counted."),
                "Read the audience again: reports come first.",
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
                format!("The suppression list {name} was read after recipients were counted."),
                "Read the audience again: suppression lists come first.",
            ));
        }
    }

    /// Begins a file of seeds: read and judged as an audience file.
    pub fn begin_seeds(&mut self, name: &str) {
        if self.files.iter().any(|file| !file.seeds) {
            self.findings.push(Diagnostic::error(
                "audience/seeds-too-late",
                Place::file(name),
                format!("The seed list {name} was read after customers were counted."),
                "Read the audience again: seed lists come before the customers' files.",
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
        self.files.push(FileFacts { name: name.to_owned(), seeds, ..FileFacts::default() });
    }

    fn begin_file(&mut self, name: &str, role: Role) {
        if self.open.is_some() {
            // Its finding, if any, is kept for the summary.
            let _ = self.end();
        }
        self.open = Some(Open {
            name: name.to_owned(),
            role,
            digest: blake3::Hasher::new(),
            bytes: 0,
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
        let mut rest = bytes;
        if let Stage::Head(head) = &mut open.stage {
            let (taken, left) = rest.split_at(rest.len().min(LOOK_BYTES - head.len()));
            head.extend_from_slice(taken);
            rest = left;
            if head.len() == LOOK_BYTES {
                self.start(&mut open, false, each);
            }
        }
        self.feed(&mut open.stage, rest, each);
        let outcome = open.outcome();
        self.open = Some(open);
        outcome
    }

    /// Ends the file begun last.
    pub fn end(&mut self) -> Result<(), Diagnostic> {
        self.end_each(&mut |_| ())
    }

    /// The same; `each` is shown the recipients that were still to come.
    pub fn end_each(&mut self, each: &mut impl FnMut(&Recipient<'_>)) -> Result<(), Diagnostic> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        if matches!(open.stage, Stage::Head(_)) {
            self.start(&mut open, true, each);
        }
        match &mut open.stage {
            Stage::Audience(rows, layout) => {
                rows.end(|row, stand| {
                    self.tally.row(layout, row, stand, each);
                    true
                });
                let rows = layout.rows;
                if let Some(facts) = self.files.last_mut() {
                    facts.rows = rows;
                }
                if rows == 0 {
                    let finding = header_only(&open.name, layout.header_line);
                    self.fail(&mut open, vec![finding]);
                }
            }
            Stage::Suppression(rows, suppression) => {
                let fingerprints = self.tally.fingerprints();
                rows.end(|row, stand| {
                    suppression.row(row, stand, fingerprints, &mut self.tally.suppression);
                    true
                });
                self.findings.extend(suppression.findings(&open.name));
            }
            Stage::Report(rows, report) => {
                if let Some(continued) = &self.continued {
                    rows.end(|row, stand| {
                        report.row(row, stand, continued, &mut self.tally.outcomes);
                        true
                    });
                    self.findings.extend(report.findings(&open.name, continued));
                }
            }
            Stage::Head(_) | Stage::Failed(_) => {}
        }
        let blake3 = open.digest.finalize().to_hex().to_string();
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
                }
            }
        }
        open.outcome()
    }

    /// Counts so far.
    pub fn progress(&self) -> Progress {
        Progress {
            bytes: self.bytes,
            rows: self.tally.rows,
            recipients: self.tally.recipients,
            duplicates: self.tally.duplicates,
            suppressed: self.tally.suppressed,
            left_out: self.tally.accepted + self.tally.unknown,
            rejected: self.tally.rejected_total,
        }
    }

    /// The whole audience in numbers.
    pub fn finish(mut self) -> AudienceSummary {
        // Its finding, if any, is kept.
        let _ = self.end();
        let mut diagnostics = self.findings;
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
        let Stage::Head(head) = &mut open.stage else { return };
        let head = std::mem::take(head);
        let stage = match open.role {
            Role::Report => Report::of(&open.name, &head, whole)
                .map(|report| {
                    let rows = Box::new(Rows::new(report.delimiter));
                    let bom = report.bom;
                    (Stage::Report(rows, Box::new(report)), bom)
                })
                .map_err(|finding| vec![finding]),
            Role::Suppression => Suppression::of(&open.name, &head, whole)
                .map(|suppression| {
                    let rows = Box::new(Rows::new(suppression.delimiter));
                    let bom = suppression.bom;
                    (Stage::Suppression(rows, Box::new(suppression)), bom)
                })
                .map_err(|finding| vec![finding]),
            Role::Audience => self.lay_out(&open.name, &head, whole).map(|(layout, bom)| {
                let rows = Box::new(Rows::new(layout.delimiter()));
                (Stage::Audience(rows, Box::new(layout)), bom)
            }),
        };
        let (stage, bom) = match stage {
            Ok(stage) => stage,
            Err(findings) => return self.fail(open, findings),
        };
        open.stage = stage;
        self.feed(&mut open.stage, head.get(bom..).unwrap_or_default(), each);
    }

    fn lay_out(
        &mut self,
        name: &str,
        head: &[u8],
        whole: bool,
    ) -> Result<(Layout, usize), Vec<Diagnostic>> {
        let survey = Survey::of(name, head, whole).map_err(|finding| vec![finding])?;
        if let Some(facts) = self.files.last_mut() {
            facts.encoding = "utf-8".to_owned();
            facts.delimiter = char::from(survey.delimiter).to_string();
            facts.columns = survey.header.clone();
        }
        self.findings.extend(survey.findings(name));
        let (mapping, warnings) = columns::resolve(name, &survey, &self.given, &self.settled)?;
        self.findings.extend(warnings);
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
        let layout = self.tally.layout(file, seeds, &survey, &mapping);
        Ok((layout, survey.bom))
    }

    fn feed(&mut self, stage: &mut Stage, bytes: &[u8], each: &mut impl FnMut(&Recipient<'_>)) {
        let tally = &mut self.tally;
        match stage {
            Stage::Audience(rows, layout) => rows.push(bytes, |row, stand| {
                tally.row(layout, row, stand, each);
                true
            }),
            Stage::Suppression(rows, suppression) => {
                let fingerprints = tally.fingerprints();
                rows.push(bytes, |row, stand| {
                    suppression.row(row, stand, fingerprints, &mut tally.suppression);
                    true
                });
            }
            Stage::Report(rows, report) => {
                if let Some(continued) = &self.continued {
                    rows.push(bytes, |row, stand| {
                        report.row(row, stand, continued, &mut tally.outcomes);
                        true
                    });
                }
            }
            Stage::Head(_) | Stage::Failed(_) => {}
        }
    }

    fn fail(&mut self, open: &mut Open, findings: Vec<Diagnostic>) {
        if let Some(first) = findings.first() {
            open.stage = Stage::Failed(first.clone());
        }
        self.findings.extend(findings);
    }
}

impl Open {
    fn outcome(&self) -> Result<(), Diagnostic> {
        match &self.stage {
            Stage::Failed(finding) => Err(finding.clone()),
            Stage::Head(_) | Stage::Audience(..) | Stage::Suppression(..) | Stage::Report(..) => {
                Ok(())
            }
        }
    }
}
