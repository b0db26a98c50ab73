//! The least change that meets a deadline.

use std::mem::discriminant;

use super::levers::{Lever, levers};
use super::replan::Planner;
use super::{Change, Missed, Way};
use crate::plan::Plan;

/// Changes that another is tried with, where none alone meets the deadline.
const MOST_PAIRED: usize = 3;

/// The deadline, when the plan misses it, and the least changes that meet it.
pub(super) fn missed(planner: &Planner<'_>, plan: &Plan, levers: &[Lever]) -> Option<Missed> {
    let finish_ms = plan.estimate.finish_ms;
    let deadline_ms = plan.campaign.deadline_ms.filter(|deadline_ms| *deadline_ms < finish_ms)?;
    // The deadline moved to where the send ends as it is: planned first, so that it is always there.
    let later = Change::Deadline { from_ms: deadline_ms, to_ms: finish_ms };
    let later = planner.way(vec![later]).filter(|way| way.finish_ms <= finish_ms);
    let search = Search { planner, deadline_ms };
    let mut least = Vec::new();
    let mut stuck = Vec::new();
    for lever in levers {
        let changes = |steps| vec![lever.by(steps)];
        match search.grow(lever.usual, lever.most, finish_ms, changes) {
            Grown::Meets { missing, meeting } => {
                let fewest = search.fewest(missing, meeting, changes);
                least.extend(fewest.and_then(|steps| planner.way(changes(steps))));
            }
            Grown::Stuck { steps, finish_ms } => stuck.push((finish_ms, lever, steps)),
            Grown::Useless => {}
        }
    }
    if least.is_empty() {
        stuck.sort_by_key(|(finish_ms, ..)| *finish_ms);
        for (_, lever, steps) in stuck.into_iter().take(MOST_PAIRED) {
            search.with_another(lever, steps, &mut least);
        }
    }
    least.sort_by_key(Way::gives_up);
    least.extend(later);
    Some(Missed { deadline_ms, late_ms: finish_ms - deadline_ms, least })
}

struct Search<'a, 'b> {
    planner: &'a Planner<'b>,
    deadline_ms: u64,
}

/// How far more and more of one change leads.
enum Grown {
    /// So many steps meet the deadline, so many miss it.
    Meets { missing: u64, meeting: u64 },
    /// So many steps help; more of them do not help any more.
    Stuck { steps: u64, finish_ms: u64 },
    /// It does not help at all.
    Useless,
}

impl Search<'_, '_> {
    fn meets(&self, way: &Way) -> bool {
        way.finish_ms <= self.deadline_ms
    }

    /// Twice as many steps each time, as long as that helps.
    fn grow(
        &self,
        usual: u64,
        most: u64,
        now_ms: u64,
        changes: impl Fn(u64) -> Vec<Change>,
    ) -> Grown {
        let (mut helped, mut finish_ms, mut steps) = (0, now_ms, usual);
        loop {
            match self.planner.way(changes(steps)) {
                Some(way) if self.meets(&way) => {
                    return Grown::Meets { missing: helped, meeting: steps };
                }
                Some(way) if way.finish_ms < finish_ms => {
                    (helped, finish_ms) = (steps, way.finish_ms);
                }
                _ if helped == 0 => return Grown::Useless,
                _ => return Grown::Stuck { steps: helped, finish_ms },
            }
            if steps == most {
                return Grown::Stuck { steps, finish_ms };
            }
            steps = steps.saturating_mul(2).min(most);
        }
    }

    /// The fewest steps between those that miss the deadline and those that meet it; `None`: not
    /// found in as many plans as may be drawn.
    fn fewest(
        &self,
        mut missing: u64,
        mut meeting: u64,
        changes: impl Fn(u64) -> Vec<Change>,
    ) -> Option<u64> {
        while missing + 1 < meeting {
            let steps = missing + (meeting - missing) / 2;
            match self.planner.way(changes(steps)) {
                Some(way) if self.meets(&way) => meeting = steps,
                _ => missing = steps,
            }
        }
        (!self.planner.is_spent()).then_some(meeting)
    }

    /// One change with another of those that help where it does not help any more: each the least
    /// that the other leaves.
    fn with_another(&self, one: &Lever, steps: u64, pairs: &mut Vec<Way>) {
        let Some((way, plan)) = self.planner.plan(vec![one.by(steps)]) else { return };
        for other in levers(&way.campaign, &plan).0 {
            if self.planner.overrides(&other.by(other.usual), &one.by(steps)) {
                continue;
            }
            let of_one = |times: u64| steps.saturating_mul(times).min(one.most);
            let of_other = |times: u64| other.usual.saturating_mul(times).min(other.most);
            let both = |times| vec![one.by(of_one(times)), other.by(of_other(times))];
            let most = (one.most / steps).max(other.most / other.usual);
            let grown = self.grow(1, most, way.finish_ms, both);
            let Grown::Meets { meeting: times, .. } = grown else { continue };
            let (most_one, most_other) = (of_one(times), of_other(times));
            let fewest = self.fewest(0, most_other, |by| vec![one.by(most_one), other.by(by)]);
            let Some(by_other) = fewest else { return };
            let fewest = self.fewest(0, most_one, |by| vec![one.by(by), other.by(by_other)]);
            let Some(by_one) = fewest else { return };
            let pair = self.planner.way(vec![one.by(by_one), other.by(by_other)]);
            pairs.extend(pair.filter(|pair| !pairs.iter().any(|known| is_same_pair(known, pair))));
        }
    }
}

/// The same two kinds of change, in whatever order.
fn is_same_pair(a: &Way, b: &Way) -> bool {
    let kinds = |way: &Way| way.changes.iter().map(discriminant).collect::<Vec<_>>();
    let (a, mut b) = (kinds(a), kinds(b));
    b.reverse();
    a == b
}
