//! What if: other ways of sending the same message to the same people, by name.

use std::rc::Rc;

use send_plan::campaign::Campaign;
use send_plan::outlook::Glance;
use serde::{Deserialize, Serialize};

use super::State;
use crate::t;
use crate::words::plain;

/// Most ways that stand side by side.
pub const MOST_SCENARIOS: usize = 4;

/// A way of sending.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// What people call it.
    pub name: String,
    /// Its accounts, routes, ceilings and schedule count; the rest is the draft's.
    pub campaign: Campaign,
}

impl Scenario {
    /// The draft's campaign, sent in this way.
    pub fn of(&self, campaign: &Campaign) -> Campaign {
        let Campaign { accounts, mailbox_caps, routes, schedule, .. } = self.campaign.clone();
        Campaign { accounts, mailbox_caps, routes, schedule, ..campaign.clone() }
    }
}

/// What the ways of sending come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Glances {
    /// Number of the question that the draft asked then.
    pub number: u64,
    /// The draft as it is, then the scenarios; `None`: there is no plan of it.
    pub glances: Vec<Option<Glance>>,
}

/// What happened with scenarios.
#[derive(Debug)]
pub enum ScenarioAction {
    /// This way is kept under a name.
    Keep(String, Box<Campaign>),
    /// One of them has another name.
    Rename(usize, String),
    /// One of them goes away.
    Remove(usize),
    /// The draft is sent in this way.
    TakeOver(usize),
    /// What they come to.
    Glanced(Glances),
}

impl State {
    /// What they come to, as the draft is now.
    pub fn glances(&self) -> Option<&Glances> {
        let count = self.draft().scenarios.len() + 1;
        let newest = self.glances.as_ref()?;
        (newest.number == self.revision && newest.glances.len() == count).then_some(newest)
    }

    /// A name that no scenario has yet.
    pub fn new_scenario_name(&self) -> String {
        let known = &self.draft().scenarios;
        let free = |n: &usize| {
            let name = scenario_name(*n);
            known.iter().all(|scenario| scenario.name != name)
        };
        scenario_name((1..).find(free).unwrap_or(1))
    }

    /// Carries an action with scenarios out.
    pub(super) fn try_scenarios(&mut self, action: ScenarioAction) {
        match action {
            ScenarioAction::Glanced(glances) => return self.glances = Some(glances),
            ScenarioAction::Keep(name, campaign) => {
                let scenario = Scenario { name, campaign: *campaign };
                self.draft.edit("", |draft| Rc::make_mut(&mut draft.scenarios).push(scenario));
            }
            // What it comes to does not hang on its name.
            ScenarioAction::Rename(at, name) => {
                return self.draft.edit(&format!("scenarios[{at}]"), |draft| {
                    if let Some(scenario) = Rc::make_mut(&mut draft.scenarios).get_mut(at) {
                        scenario.name = name;
                    }
                });
            }
            ScenarioAction::Remove(at) => self.draft.edit("", |draft| {
                let scenarios = Rc::make_mut(&mut draft.scenarios);
                if at < scenarios.len() {
                    scenarios.remove(at);
                }
            }),
            ScenarioAction::TakeOver(at) => {
                let Some(scenario) = self.draft().scenarios.get(at).cloned() else { return };
                self.draft.edit("", |draft| {
                    draft.campaign = Rc::new(scenario.of(&draft.campaign));
                });
                self.tell_undoable(t!("notice-scenario", scenario = scenario.name));
            }
        }
        self.revision += 1;
    }
}

fn scenario_name(n: usize) -> String {
    plain(&t!("scenario-name", n = n))
}
