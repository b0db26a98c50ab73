//! Plans a changed campaign.

use std::collections::BTreeSet;

use super::{Change, Way};
use crate::api::{self, Question};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::Plan;

/// The finding that a search for what meets the deadline takes for granted.
const DEADLINE_MISSED: &str = "schedule/deadline-missed";

/// Plans changes of one question's campaign.
pub(super) struct Planner<'a> {
    question: &'a Question,
    /// When everything is handed over as things are.
    finish_ms: u64,
    /// Codes of the errors that stand already.
    wrong: BTreeSet<String>,
}

impl<'a> Planner<'a> {
    /// Plans the campaign as it is; `None`: there is no plan.
    pub fn start(question: &'a Question) -> Option<(Self, Plan)> {
        let (drawn, findings) = api::planned(question, &question.campaign);
        let plan = drawn?.plan;
        let finish_ms = plan.estimate.finish_ms;
        Some((Self { question, finish_ms, wrong: errors(&findings).collect() }, plan))
    }

    /// The changes made and planned; `None`: there is no such plan, or it has an error that the
    /// campaign has not now.
    pub fn plan(&self, changes: Vec<Change>) -> Option<(Way, Plan)> {
        let made = |campaign, change: &Change| change.made(campaign);
        let campaign = changes.iter().fold(self.question.campaign.clone(), made);
        let (drawn, findings) = api::planned(self.question, &campaign);
        let plan = drawn?.plan;
        let finish_ms = plan.estimate.finish_ms;
        let saves_ms = self.finish_ms.saturating_sub(finish_ms);
        let sound = errors(&findings).all(|code| self.wrong.contains(&code));
        sound.then_some((Way { changes, campaign, finish_ms, saves_ms }, plan))
    }

    /// Whether nothing is left of a change when another is made after it.
    pub fn overrides(&self, later: &Change, earlier: &Change) -> bool {
        let campaign = || self.question.campaign.clone();
        later.made(earlier.made(campaign())) == later.made(campaign())
    }

    /// The changes made and planned, without the plan.
    pub fn way(&self, changes: Vec<Change>) -> Option<Way> {
        self.plan(changes).map(|(way, _)| way)
    }
}

fn errors(findings: &[Diagnostic]) -> impl Iterator<Item = String> {
    findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && finding.code != DEADLINE_MISSED)
        .map(|finding| finding.code.to_string())
}
