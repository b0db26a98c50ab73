//! Plans a changed campaign, and remembers every plan: a search is carried on where it stopped by
//! going over it again.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Change, Way};
use crate::api::{self, Question};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::Plan;
use crate::template::Memory;

/// The finding that a search for what meets the deadline takes for granted.
const DEADLINE_MISSED: &str = "schedule/deadline-missed";

/// Most plans drawn in all: where that is too few, some changes go without their least figure.
const MOST_PLANS: usize = 120;

/// What has been planned so far.
#[derive(Default)]
pub(super) struct Memo {
    as_is: Option<AsIs>,
    changed: RefCell<Vec<(Vec<Change>, Option<Changed>)>>,
}

/// The campaign as it is: its plan, and the codes of the errors that stand already.
struct AsIs {
    plan: Rc<Plan>,
    wrong: BTreeSet<String>,
}

#[derive(Clone)]
struct Changed {
    way: Way,
    plan: Rc<Plan>,
}

/// Plans changes of one question's campaign.
pub(super) struct Planner<'a> {
    question: &'a Question,
    as_is: &'a AsIs,
    changed: &'a RefCell<Vec<(Vec<Change>, Option<Changed>)>>,
    /// Plans that may still be drawn now.
    left: Cell<usize>,
    is_stopped: Cell<bool>,
}

impl<'a> Planner<'a> {
    /// Plans the campaign as it is; `None`: there is no plan. At most `most` others are drawn.
    pub fn start(
        question: &'a Question,
        memo: &'a mut Memo,
        most: usize,
    ) -> Option<(Self, Rc<Plan>)> {
        if memo.as_is.is_none() {
            let (drawn, findings) =
                api::planned(question, &question.campaign, &mut Memory::default());
            let wrong = errors(&findings).collect();
            memo.as_is = drawn.map(|drawn| AsIs { plan: Rc::new(drawn.plan), wrong });
        }
        let as_is = memo.as_is.as_ref()?;
        let planner = Self {
            question,
            as_is,
            changed: &memo.changed,
            left: Cell::new(most),
            is_stopped: Cell::new(false),
        };
        Some((planner, Rc::clone(&as_is.plan)))
    }

    /// Whether a plan was wanted that could not be drawn now, so that the search has to go on.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.get()
    }

    /// Whether so many plans have been drawn that what is still searched for is not found.
    pub fn is_spent(&self) -> bool {
        self.changed.borrow().len() >= MOST_PLANS
    }

    /// The changes made and planned; `None`: there is no such plan, or it has an error that the
    /// campaign has not now, or no further plan may be drawn.
    pub fn plan(&self, changes: Vec<Change>) -> Option<(Way, Rc<Plan>)> {
        let known = self.known(&changes);
        let changed = match known {
            Some(known) => known,
            None if self.is_spent() => None,
            None if self.left.get() == 0 => {
                self.is_stopped.set(true);
                None
            }
            None => {
                self.left.set(self.left.get() - 1);
                let changed = self.draw(changes.clone());
                self.changed.borrow_mut().push((changes, changed.clone()));
                changed
            }
        };
        changed.map(|changed| (changed.way, changed.plan))
    }

    /// The changes made and planned, without the plan.
    pub fn way(&self, changes: Vec<Change>) -> Option<Way> {
        self.plan(changes).map(|(way, _)| way)
    }

    /// Whether nothing is left of a change when another is made after it.
    pub fn overrides(&self, later: &Change, earlier: &Change) -> bool {
        let campaign = || self.question.campaign.clone();
        later.made(earlier.made(campaign())) == later.made(campaign())
    }

    fn known(&self, changes: &[Change]) -> Option<Option<Changed>> {
        let known = self.changed.borrow();
        known.iter().find(|(known, _)| known == changes).map(|(_, changed)| changed.clone())
    }

    fn draw(&self, changes: Vec<Change>) -> Option<Changed> {
        let made = |campaign, change: &Change| change.made(campaign);
        let campaign = changes.iter().fold(self.question.campaign.clone(), made);
        let (drawn, findings) = api::planned(self.question, &campaign, &mut Memory::default());
        let plan = Rc::new(drawn?.plan);
        let finish_ms = plan.estimate.finish_ms;
        let saves_ms = self.as_is.plan.estimate.finish_ms.saturating_sub(finish_ms);
        let sound = errors(&findings).all(|code| self.as_is.wrong.contains(&code));
        let way = Way { changes, campaign, finish_ms, saves_ms };
        sound.then_some(Changed { way, plan })
    }
}

fn errors(findings: &[Diagnostic]) -> impl Iterator<Item = String> {
    findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && finding.code != DEADLINE_MISSED)
        .map(|finding| finding.code.to_string())
}
