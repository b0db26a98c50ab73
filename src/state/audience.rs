//! Reading recipient files, as the state sees it.

use std::collections::BTreeMap;
use std::rc::Rc;

use send_plan::audience::{AudienceSummary, FileFacts, FileFormat};
use send_plan::campaign::{Audience, Continues};
use send_plan::diagnostic::Diagnostic;

use super::{Engine, State, Tone};
use crate::say;
use crate::t;
use crate::worker::protocol::{LookReport, ProgressReport};

/// The files this tab holds. After a reload it holds none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Number of the reading they were first chosen for; 0: none.
    pub number: u64,
    /// Names of the recipient files.
    pub files: Vec<String>,
    /// Names of the suppression lists, and of those that the campaign names and this tab lacks.
    pub suppression: Vec<String>,
    /// Names of the seed lists, likewise.
    pub seeds: Vec<String>,
    /// By a file's name: how it is written, where the guess was wrong.
    pub formats: BTreeMap<String, FileFormat>,
    /// Name of a plan that was stopped: only the rest is planned.
    pub plan: Option<String>,
    /// Names of its reports.
    pub reports: Vec<String>,
}

/// What a list beside the recipient files is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRole {
    /// Whoever is on it is not mailed.
    Suppression,
    /// Own addresses: they get the message first.
    Seeds,
}

impl ListRole {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Suppression, Self::Seeds];

    /// What was chosen in this role, and what the campaign names and nobody has chosen.
    pub fn chosen(self, source: &Source) -> impl Iterator<Item = &str> {
        let names = match self {
            Self::Suppression => &source.suppression,
            Self::Seeds => &source.seeds,
        };
        names.iter().map(String::as_str)
    }

    /// What the campaign names in this role.
    pub fn named(self, audience: &Audience) -> &[String] {
        match self {
            Self::Suppression => &audience.suppression,
            Self::Seeds => &audience.seeds,
        }
    }
}

/// A file's name without its folders: a campaign may name a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

impl Source {
    /// Whether it holds nothing to be read.
    pub fn is_empty(&self) -> bool {
        self.number == 0
    }
}

/// What was at hand before a reading.
#[derive(Clone, Debug, Default)]
pub struct Before {
    source: Source,
    look: Option<Rc<LookReport>>,
}

/// A reading under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its number.
    pub number: u64,
    /// Bytes read of all files.
    pub read_bytes: u64,
    /// Bytes of all files.
    pub total_bytes: u64,
    /// Rows so far.
    pub rows: u64,
    /// Recipients so far.
    pub recipients: u64,
    /// Columns that were left out of the files before they are read again.
    pub without: Vec<String>,
}

impl Reading {
    pub(super) fn went(&mut self, report: &ProgressReport) {
        self.read_bytes = report.read_bytes;
        self.total_bytes = report.total_bytes;
        self.rows = report.rows;
        self.recipients = report.recipients;
    }

    /// Whole percent of bytes.
    pub fn percent(&self) -> u64 {
        (self.read_bytes * 100).checked_div(self.total_bytes).unwrap_or(0).min(100)
    }
}

impl State {
    pub(super) fn reading_numbered(&mut self, number: u64) -> Option<&mut Reading> {
        self.reading.as_mut().filter(|reading| reading.number == number)
    }

    pub(super) fn begin_reading(&mut self, source: Source, reading: Reading) {
        if matches!(self.engine, Engine::Gone(_)) {
            return;
        }
        if self.before.is_none() {
            let (source, look) = (self.source.clone(), self.look.clone());
            self.before = Some(Before { source, look });
        }
        if source.files != self.source.files {
            self.look = None;
        }
        self.source = source;
        self.extraction = None;
        self.reading = Some(reading);
        self.refused.clear();
    }

    pub(super) fn looked(&mut self, report: LookReport) {
        if self.reading_numbered(report.number).is_some() {
            self.look = Some(Rc::new(report));
        }
    }

    pub(super) fn end_reading(&mut self, number: u64, summary: AudienceSummary) {
        let Some(reading) = self.reading.take_if(|reading| reading.number == number) else {
            return;
        };
        self.before = None;
        self.repeats = None;
        if let Some(before) = self.draft().audience.clone() {
            let told = match &*reading.without {
                [] => compared(&before, &summary).map(|sentence| (Tone::Info, sentence)),
                without => Some(reduced(&before, &summary, without)),
            };
            if let Some((tone, sentence)) = told {
                self.tell(tone, sentence);
            }
        }
        let Source { files, suppression, seeds, mut formats, plan, reports, .. } =
            self.source.clone();
        // What was said of a file goes with it.
        formats.retain(|name, _| files.contains(name) || seeds.contains(name));
        self.draft.amend(|draft| {
            let columns = summary.columns.clone();
            let campaign = Rc::make_mut(&mut draft.campaign);
            if let Some((before, plan)) = summary.continues.as_ref().zip(plan) {
                campaign.sequence = before.sequence.saturating_add(1);
                campaign.continues = Some(Continues { plan, reports });
            }
            campaign.audience = Audience { files, columns, suppression, seeds, formats };
            draft.audience = Some(Rc::new(summary));
        });
        self.revision += 1;
    }

    /// What was there before stays. A file whose columns are known, but not which of them holds
    /// the addresses, stays at hand, so that a person can say so.
    pub(super) fn fail_reading(&mut self, number: u64, findings: Vec<Diagnostic>) {
        if self.reading_numbered(number).is_none() {
            return;
        }
        self.reading = None;
        // Nor is a file given up whose encoding a person may know.
        let asks_for_encoding =
            findings.iter().any(|finding| finding.code == "audience/unknown-encoding");
        self.refused = findings;
        let asks_for_address = self
            .look
            .as_ref()
            .is_some_and(|look| look.number == number && look.columns.address.is_none());
        if asks_for_address || asks_for_encoding {
            self.before = None;
        } else {
            self.go_back();
        }
    }

    pub(super) fn cancel_reading(&mut self, number: u64) {
        if self.end_extraction(number) {
            self.tell(Tone::Info, t!("audience-cancelled"));
        }
        if self.reading_numbered(number).is_none() {
            return;
        }
        self.reading = None;
        self.go_back();
        let sentence = if self.draft().audience.is_some() {
            t!("audience-reading-cancelled-counts")
        } else {
            t!("audience-reading-cancelled")
        };
        self.tell(Tone::Info, sentence);
    }

    pub(super) fn go_back(&mut self) {
        if let Some(Before { source, look }) = self.before.take() {
            self.source = source;
            self.look = look;
        }
    }

    pub(super) fn drop_audience(&mut self) {
        self.source = Source::default();
        self.look = None;
        self.before = None;
        self.reading = None;
        self.extraction = None;
        self.repeats = None;
        self.refused.clear();
        self.draft.amend(|draft| {
            draft.audience = None;
            Rc::make_mut(&mut draft.campaign).audience = Default::default();
        });
        self.revision += 1;
    }
}

/// What to say once reduced files are read in place of those from which they were made.
fn reduced(
    before: &AudienceSummary,
    after: &AudienceSummary,
    without: &[String],
) -> (Tone, String) {
    let names = |summary: &AudienceSummary| -> Vec<String> {
        summary.files.iter().map(|file| file.name.clone()).collect()
    };
    let (old, new) = (say::list(&names(before)), say::list(&names(after)));
    let recipients = t!("recipients", n = after.recipients);
    if before.recipients == after.recipients && before.groups == after.groups {
        let sentence = t!(
            "audience-reduced",
            recipients = recipients,
            columns = say::list(without),
            names = new,
            files = after.files.len()
        );
        return (Tone::Done, sentence);
    }
    let sentence = t!(
        "audience-reduced-wrong",
        names = new,
        recipients = recipients,
        old = old,
        before = before.recipients
    );
    (Tone::Problem, sentence)
}

/// What to say when files are read again: the same ones, or others.
fn compared(before: &AudienceSummary, after: &AudienceSummary) -> Option<String> {
    let of_seeds = |summary: &AudienceSummary, seeds: bool| -> Vec<FileFacts> {
        summary.files.iter().filter(|file| file.seeds == seeds).cloned().collect()
    };
    let digests = |summary: &AudienceSummary| -> Vec<String> {
        of_seeds(summary, false).into_iter().map(|file| file.blake3).collect()
    };
    let names = |summary: &AudienceSummary| -> String {
        let names: Vec<_> = of_seeds(summary, false).into_iter().map(|file| file.name).collect();
        names.join(", ")
    };
    if digests(before) != digests(after) {
        let (old, new) = (names(before), names(after));
        return Some(if old == new {
            t!("audience-changed-file", files = new)
        } else {
            t!("audience-replaced-file", files = new, before = old)
        });
    }
    let same_lists =
        before.suppression == after.suppression && of_seeds(before, true) == of_seeds(after, true);
    (before.columns == after.columns && same_lists)
        .then(|| t!("audience-same-file", files = names(after)))
}
