//! Files made out of the recipient files, as the state sees it.

use std::rc::Rc;

use send_plan::audience::Repeat;
use send_plan::audience::reduce::ColumnUse;
use send_plan::diagnostic::Diagnostic;

use super::{Reading, State, Tone};
use crate::t;
use crate::worker::protocol::ProgressReport;
use crate::worker::protocol::extracting::Extract;

/// Something that is being made out of the recipient files.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// What.
    pub what: Extract,
    /// How far their reading is.
    pub reading: Reading,
}

/// Something happened with it.
#[derive(Debug)]
pub enum ExtractAction {
    /// It began.
    Began(Extraction),
    /// It goes on.
    Went(ProgressReport),
    /// A list of this name was made, and saved.
    Saved(u64, String),
    /// The first duplicates were found.
    Repeats(u64, Vec<Repeat>),
    /// Reduced files wait to take the place of those at hand.
    Reduced(u64),
    /// It came to nothing.
    Failed(u64, Vec<Diagnostic>),
}

impl State {
    pub(super) fn extract(&mut self, action: ExtractAction) {
        match action {
            ExtractAction::Began(extraction) => {
                self.refused.clear();
                self.extraction = Some(extraction);
            }
            ExtractAction::Went(report) => {
                if let Some(extraction) =
                    self.extraction.as_mut().filter(|it| it.reading.number == report.number)
                {
                    extraction.reading.went(&report);
                }
            }
            ExtractAction::Saved(number, name) => {
                if self.end_extraction(number) {
                    self.tell(Tone::Done, t!("audience-saved", name = name));
                }
            }
            ExtractAction::Repeats(number, repeats) => {
                if self.end_extraction(number) {
                    self.repeats = Some(Rc::new(repeats));
                }
            }
            ExtractAction::Reduced(number) => {
                if self.end_extraction(number) {
                    self.reduced = number;
                }
            }
            ExtractAction::Failed(number, findings) => {
                if self.end_extraction(number) {
                    self.refused = findings;
                }
            }
        }
    }

    /// Whether it was this one.
    pub(super) fn end_extraction(&mut self, number: u64) -> bool {
        self.extraction.take_if(|extraction| extraction.reading.number == number).is_some()
    }

    /// Whether the files that were counted are at hand, and nothing is done with them.
    pub fn can_extract(&self) -> bool {
        let Some(audience) = &self.draft().audience else { return false };
        let mut names = self.source.seeds.iter().chain(&self.source.files);
        self.reading.is_none()
            && self.extraction.is_none()
            && !self.source.is_empty()
            && audience.files.iter().all(|file| names.any(|name| *name == file.name))
    }

    /// Which columns the draft as it is uses, as far as is known.
    pub fn column_use(&self) -> Option<&ColumnUse> {
        self.answer()?.templates.columns.as_ref().filter(|columns| !columns.unused.is_empty())
    }

    /// Whether the plan continues another: its files must stay as they are.
    pub fn is_continuation(&self) -> bool {
        self.source.plan.is_some() || self.draft().campaign.continues.is_some()
    }
}
