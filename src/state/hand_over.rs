//! Handing a signed plan over to a send API.

use send_plan::diagnostic::Diagnostic;

use super::State;
use crate::t;

/// How far a hand-over is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandOver {
    /// The send APIs that this page may reach; `None`: not asked yet.
    pub places: Option<Vec<Place>>,
    /// What is going on.
    pub stage: Stage,
    /// Plans that a send API keeps, as it said last.
    pub kept: Option<Vec<Kept>>,
    /// Why a send API did not say whom it believes.
    pub unbelieved: Vec<Diagnostic>,
    /// What a send API said to an approver's word, or to the question for its plans.
    pub said: Option<Result<String, Vec<Diagnostic>>>,
}

/// A send API that this page may reach.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Its origin; `""`: the page's own.
    pub origin: String,
    /// Days for which recipients stay there after the end of a send; `None`: it does not say.
    #[serde(default)]
    pub retention_days: Option<u64>,
}

impl Place {
    /// What it is called on the screen.
    pub fn name(&self) -> String {
        if self.origin.is_empty() { t!("signing-api-here") } else { self.origin.clone() }
    }
}

/// A plan that a send API keeps.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Kept {
    /// SHA-256 of its bytes, in hex.
    pub digest: String,
    /// The campaign's id.
    pub campaign: String,
    /// Its sequence in the campaign.
    pub sequence: u64,
    /// `awaiting`, `approved` or `withdrawn`.
    pub state: String,
}

impl Kept {
    /// How it stands.
    pub fn words(&self) -> String {
        match self.state.as_str() {
            "awaiting" => t!("signing-kept-awaiting"),
            "approved" => t!("signing-kept-approved"),
            "withdrawn" => t!("signing-kept-withdrawn"),
            other => other.to_owned(),
        }
    }
}

/// What is going on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// Nothing.
    #[default]
    Idle,
    /// Files go over.
    Sending {
        /// Name of the file.
        file: String,
        /// Bytes that are there, of all files.
        sent_bytes: u64,
        /// Bytes of all files.
        total_bytes: u64,
    },
    /// It stopped; to begin again goes on where it stopped.
    Stopped(Vec<Diagnostic>),
    /// The plan is there.
    Done {
        /// SHA-256 of the plan's bytes, in hex.
        plan: String,
        /// Where.
        origin: String,
        /// Enough people have signed it.
        approved: bool,
        /// What it waits for, in words.
        waits_for: Vec<String>,
    },
}

/// What happened with a hand-over.
#[derive(Debug)]
pub enum HandOverAction {
    /// The send APIs were asked for.
    Places(Vec<Place>),
    /// It goes on.
    Stage(Stage),
    /// A send API said which plans it keeps.
    Kept(Vec<Kept>),
    /// A send API did not say whom it believes.
    Unbelieved(Vec<Diagnostic>),
    /// A send API answered an approver.
    Said(Result<String, Vec<Diagnostic>>),
}

impl State {
    pub(super) fn hand_over(&mut self, action: HandOverAction) {
        match action {
            HandOverAction::Places(places) => self.hand_over.places = Some(places),
            HandOverAction::Stage(stage) => self.hand_over.stage = stage,
            HandOverAction::Kept(plans) => {
                self.hand_over.kept = Some(plans);
                self.hand_over.said = None;
            }
            HandOverAction::Unbelieved(findings) => self.hand_over.unbelieved = findings,
            HandOverAction::Said(said) => self.hand_over.said = Some(said),
        }
    }
}
