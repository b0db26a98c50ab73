//! The earliest finish of any legal schedule, by trying all of them.
//!
//! Take any legal schedule's calls in order of their starts and let each start as early as the rules
//! allow after the ones before it: none starts later than it did, for what came before has left every
//! window at least as early. So it suffices to try every order of calls, of every size, each as early
//! as it may be.

use std::collections::BTreeSet;

use crate::rules::Rules;

/// The earliest finish, where it is before `than_ms`, and `than_ms` where none is; `None`: more
/// states than `most_states`.
pub fn earliest_finish(rules: &Rules, than_ms: u64, most_states: usize) -> Option<u64> {
    let mut search = Search { rules, best_ms: than_ms, seen: BTreeSet::new(), most_states };
    let left: Vec<u64> = rules.cohorts.iter().map(|cohort| cohort.recipients).collect();
    let beginning =
        State { at_ms: rules.start_ms, answered_ms: rules.start_ms, left, calls: vec![] };
    search.go_on(&beginning, None)?;
    Some(search.best_ms)
}

struct Search<'a> {
    rules: &'a Rules,
    best_ms: u64,
    seen: BTreeSet<State>,
    most_states: usize,
}

/// What has happened, as far as it matters for what may come.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    /// No call starts before.
    at_ms: u64,
    /// When everything so far has been answered.
    answered_ms: u64,
    /// Recipients left, per cohort.
    left: Vec<u64>,
    /// Calls that may still count somewhere.
    calls: Vec<Started>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Started {
    at_ms: u64,
    account: usize,
    cohort: usize,
    count: u64,
}

impl Search<'_> {
    fn go_on(&mut self, state: &State, last: Option<Started>) -> Option<()> {
        let rules = self.rules;
        let Some(wave) = (0..rules.cohorts.len())
            .filter(|cohort| state.left[*cohort] > 0)
            .map(|cohort| rules.cohorts[cohort].wave)
            .min()
        else {
            self.best_ms = self.best_ms.min(state.answered_ms);
            return Some(());
        };
        if !self.seen.insert(state.clone()) {
            return Some(());
        }
        if self.seen.len() > self.most_states {
            return None;
        }
        for (cohort, facts) in rules.cohorts.iter().enumerate() {
            if facts.wave != wave {
                continue;
            }
            for (account, through) in rules.accounts.iter().enumerate() {
                for count in (1..=state.left[cohort].min(through.largest)).rev() {
                    let call = Started { at_ms: state.at_ms, account, cohort, count };
                    let Some(at_ms) = self.earliest(state, call) else { continue };
                    let call = Started { at_ms, ..call };
                    let answered_ms = at_ms + through.latency(count);
                    // Calls of one instant: in one order only.
                    let is_ordered = last.is_none_or(|last| last <= call);
                    if is_ordered && answered_ms < self.best_ms {
                        self.go_on(&self.after(state, call, answered_ms), Some(call))?;
                    }
                }
            }
        }
        Some(())
    }

    fn after(&self, state: &State, call: Started, answered_ms: u64) -> State {
        let rules = self.rules;
        let mut next = state.clone();
        next.left[call.cohort] -= call.count;
        next.at_ms = call.at_ms;
        next.answered_ms = next.answered_ms.max(answered_ms);
        let wave = rules.cohorts[call.cohort].wave;
        let is_left =
            |(cohort, left): (usize, &u64)| rules.cohorts[cohort].wave == wave && *left > 0;
        if !next.left.iter().enumerate().any(is_left) {
            next.at_ms = next.at_ms.max(next.answered_ms + rules.waits_ms[wave]);
        }
        next.calls.push(call);
        let at_ms = next.at_ms;
        next.calls.retain(|past| {
            let counts = |index| self.leaves_ms(index, *past) > at_ms;
            // Those of this instant decide which order is the one that is tried.
            past.at_ms == at_ms || (0..rules.ceilings.len()).any(counts)
        });
        next.calls.sort_unstable();
        next
    }

    /// When a call no longer counts for a ceiling.
    fn leaves_ms(&self, ceiling: usize, call: Started) -> u64 {
        let latency_ms = self.rules.accounts[call.account].latency(call.count);
        call.at_ms + self.rules.ceilings[ceiling].window_ms.unwrap_or(latency_ms)
    }

    /// The earliest instant at which every rule lets this call start; `None`: never.
    fn earliest(&self, state: &State, call: Started) -> Option<u64> {
        let rules = self.rules;
        let cohort = &rules.cohorts[call.cohort];
        let mut at_ms = state.at_ms;
        loop {
            let before_ms = at_ms;
            for (index, ceiling) in rules.ceilings.iter().enumerate() {
                if !ceiling.counts(call.account, cohort) {
                    continue;
                }
                let own = ceiling.units(cohort, call.count);
                if own > ceiling.most {
                    return None;
                }
                let mut leaving: Vec<(u64, u64)> = state
                    .calls
                    .iter()
                    .filter(|past| ceiling.counts(past.account, &rules.cohorts[past.cohort]))
                    .map(|past| {
                        let units = ceiling.units(&rules.cohorts[past.cohort], past.count);
                        (self.leaves_ms(index, *past), units)
                    })
                    .collect();
                leaving.push((rules.start_ms + ceiling.window_ms.unwrap_or(0), ceiling.used));
                leaving.retain(|(leaves_ms, _)| *leaves_ms > at_ms);
                leaving.sort_unstable();
                let mut within: u64 = leaving.iter().map(|(_, units)| units).sum();
                for (leaves_ms, units) in leaving {
                    if within + own <= ceiling.most {
                        break;
                    }
                    within -= units;
                    at_ms = leaves_ms;
                }
            }
            at_ms = cohort.open_from(at_ms)?;
            if at_ms == before_ms {
                return Some(at_ms);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::earliest_finish;
    use crate::rules::small;

    #[test]
    fn finds_what_can_be_worked_out_by_hand() {
        let open = || vec![(0, 60_000)];
        assert_eq!(earliest_finish(&small(5, open()), 60_000, 10_000), Some(20_100));
        assert_eq!(earliest_finish(&small(4, open()), 60_000, 10_000), Some(10_100));
    }

    #[test]
    fn waits_for_an_opening_and_for_the_window() {
        let rules = small(3, vec![(4_000, 5_000), (13_000, 60_000)]);
        assert_eq!(earliest_finish(&rules, 60_000, 10_000), Some(14_100));
    }

    #[test]
    fn says_so_where_nothing_is_earlier_and_where_it_gives_up() {
        let rules = small(5, vec![(0, 60_000)]);
        assert_eq!(earliest_finish(&rules, 20_100, 10_000), Some(20_100));
        assert_eq!(earliest_finish(&rules, 60_000, 2), None);
    }
}
