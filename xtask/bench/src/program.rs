//! A linear program of its own for the relaxed problem, solved by another way than the engine's: the
//! simplex method (microlp).
//!
//! Per wave: how many messages of each class go in which interval through which account. What an
//! account or a ceiling lets through in any span of intervals is what its rolling windows really
//! admit, the burst at the span's opening included. Calls are counted, but not whole. So a program
//! without a solution proves that no schedule ends by that time.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Variable};
use send_plan::campaign::Unit;

use crate::rules::{Ceiling, Kind, Rules, Stretch};

/// Messages left over, of all, that count as none.
const NOTHING: f64 = 1e-6;

/// What the program says of a finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does not rule it out.
    Possible,
    /// No schedule ends by then.
    Impossible,
    /// The program is too large, or was not solved.
    Unknown,
}

pub struct Program<'a> {
    rules: &'a Rules,
    most_intervals: usize,
    through: Vec<Through>,
    waves: Vec<Vec<Class>>,
}

/// What one account lets through.
struct Through {
    largest: f64,
    /// Least time from a call's start to its answer.
    latency_ms: u64,
    calls: Capacity,
    messages: Capacity,
}

/// Cohorts that nothing in the program tells apart.
#[derive(Default)]
struct Class {
    open: Vec<Stretch>,
    mailbox_provider: Option<String>,
    recipients: u64,
    /// Calls, each full and of one cohort, that it takes at least.
    calls: u64,
}

impl<'a> Program<'a> {
    pub fn new(rules: &'a Rules, most_intervals: usize) -> Self {
        let through = (0..rules.accounts.len()).map(|index| Through::of(rules, index));
        let waves = (0..rules.waits_ms.len()).map(|wave| classes(rules, wave));
        Self { rules, most_intervals, through: through.collect(), waves: waves.collect() }
    }

    /// The earliest finish that the program does not rule out, to within a 2,000th of the send;
    /// nothing is looked for from `finish_ms` on. `None`: not known.
    pub fn earliest_finish(&self, finish_ms: u64) -> Option<u64> {
        self.finishes(finish_ms).ok()
    }

    /// Whether everything can have been answered by then.
    pub fn verdict(&self, by_ms: u64) -> Verdict {
        let last = self.waves.len() - 1;
        let mut release_ms = self.rules.start_ms;
        for wave in 0..last {
            let Ok(done_ms) = self.done_ms(wave, release_ms, by_ms) else {
                return Verdict::Unknown;
            };
            release_ms = done_ms + self.rules.waits_ms[wave];
        }
        self.wave_verdict(last, release_ms, by_ms)
    }

    /// Classes in the last wave, and intervals from the start to the finish.
    pub fn size(&self, finish_ms: u64) -> (usize, usize) {
        let Some(classes) = self.waves.last() else { return (0, 0) };
        (classes.len(), intervals(classes, self.rules.start_ms, finish_ms).len())
    }

    fn finishes(&self, finish_ms: u64) -> Result<u64, ()> {
        let mut release_ms = self.rules.start_ms;
        let mut done_ms = release_ms;
        for (wave, wait_ms) in self.rules.waits_ms.iter().enumerate() {
            done_ms = self.done_ms(wave, release_ms, finish_ms)?;
            release_ms = done_ms + wait_ms;
        }
        Ok(done_ms)
    }

    /// The latest instant by which the wave is known not to be done.
    fn done_ms(&self, wave: usize, release_ms: u64, latest_ms: u64) -> Result<u64, ()> {
        let exact_ms = (latest_ms - self.rules.start_ms) / 2_000;
        let (mut too_early, mut enough) = (release_ms, latest_ms);
        while too_early + exact_ms.max(1) < enough {
            let middle = too_early + (enough - too_early) / 2;
            match self.wave_verdict(wave, release_ms, middle) {
                Verdict::Possible => enough = middle,
                Verdict::Impossible => too_early = middle,
                Verdict::Unknown => return Err(()),
            }
        }
        Ok(too_early)
    }

    fn wave_verdict(&self, wave: usize, release_ms: u64, by_ms: u64) -> Verdict {
        let classes = &self.waves[wave];
        if by_ms <= release_ms {
            return Verdict::Impossible;
        }
        let intervals = intervals(classes, release_ms, by_ms);
        if intervals.len() > self.most_intervals {
            return Verdict::Unknown;
        }
        match self.left_over(classes, &intervals, by_ms) {
            Some(left) if left < NOTHING => Verdict::Possible,
            Some(_) => Verdict::Impossible,
            None => Verdict::Unknown,
        }
    }

    /// The least part of everything that cannot have been answered by then.
    fn left_over(&self, classes: &[Class], intervals: &[Stretch], by_ms: u64) -> Option<f64> {
        let all: u64 = classes.iter().map(|class| class.recipients).sum();
        let all = all as f64;
        let largest = self.through.iter().map(|it| it.largest).fold(1.0, f64::max);
        let wanted: u64 = classes.iter().map(|class| class.calls).sum();
        let mut rows = Rows::new(1.0 + wanted as f64 * largest / all);
        let left: Vec<Variable> = classes.iter().map(|_| rows.variable(1.0)).collect();
        let calls_left: Vec<Variable> = classes.iter().map(|_| rows.variable(1.0)).collect();
        let mut sent: Vec<Vec<(Variable, f64)>> = left.iter().map(|it| vec![(*it, 1.0)]).collect();
        let mut called: Vec<Vec<(Variable, f64)>> =
            calls_left.iter().map(|it| vec![(*it, -1.0)]).collect();
        let mut flows = Vec::new();
        for (account, through) in self.through.iter().enumerate() {
            for (interval, (from_ms, until_ms)) in intervals.iter().enumerate() {
                if *from_ms >= through.last_start(*until_ms, by_ms) {
                    continue;
                }
                for (class, facts) in classes.iter().enumerate() {
                    if !is_open(&facts.open, *from_ms) {
                        continue;
                    }
                    let messages = rows.variable(0.0);
                    // As many messages as the calls can carry.
                    let calls = if through.largest > 1.0 { rows.variable(0.0) } else { messages };
                    if calls != messages {
                        rows.at_most(&[(messages, 1.0), (calls, -1.0)], 0.0);
                    }
                    sent[class].push((messages, 1.0));
                    called[class].push((calls, -largest / through.largest));
                    flows.push(Flow { account, interval, class, messages, calls });
                }
            }
        }
        for (class, facts) in classes.iter().enumerate() {
            rows.equal(&sent[class], facts.recipients as f64 / all);
            rows.at_most(&called[class], -(facts.calls as f64) * largest / all);
        }
        for (account, through) in self.through.iter().enumerate() {
            let own = || flows.iter().filter(move |flow| flow.account == account);
            let span = |from: usize, to: usize| {
                let until_ms = through.last_start(intervals[to].1, by_ms);
                until_ms.saturating_sub(intervals[from].0)
            };
            rows.within_spans(
                intervals.len(),
                own().map(|flow| (flow.interval, flow.messages, 1.0)),
                |from, to| through.messages.within(span(from, to)) / all,
            );
            rows.within_spans(
                intervals.len(),
                own().map(|flow| (flow.interval, flow.calls, 1.0)),
                |from, to| through.calls.within(span(from, to)) * through.largest / all,
            );
        }
        let latency_ms = self.through.iter().map(|it| it.latency_ms).min().unwrap_or(0);
        for ceiling in self.rules.ceilings.iter().filter(|it| it.kind == Kind::Mailbox) {
            let counted = flows.iter().filter(|flow| {
                ceiling.account.is_none_or(|own| own == flow.account)
                    && (ceiling.mailbox_provider.is_none()
                        || ceiling.mailbox_provider == classes[flow.class].mailbox_provider)
            });
            let capacity =
                Capacity::of(&[(ceiling.most, ceiling.window_ms.unwrap_or(latency_ms))], 0);
            let span = |from: usize, to: usize| {
                let until_ms = intervals[to].1.min((by_ms + 1).saturating_sub(latency_ms));
                capacity.within(until_ms.saturating_sub(intervals[from].0))
            };
            match ceiling.unit {
                Unit::Messages => rows.within_spans(
                    intervals.len(),
                    counted.map(|flow| (flow.interval, flow.messages, 1.0)),
                    |from, to| span(from, to) / all,
                ),
                Unit::Calls => rows.within_spans(
                    intervals.len(),
                    counted.map(|flow| {
                        (flow.interval, flow.calls, largest / self.through[flow.account].largest)
                    }),
                    |from, to| span(from, to) * largest / all,
                ),
                Unit::Bytes => {}
            }
        }
        rows.least()
    }
}

/// Messages of a class through an account in an interval; `calls`: what their calls could carry.
struct Flow {
    account: usize,
    interval: usize,
    class: usize,
    messages: Variable,
    calls: Variable,
}

impl Through {
    fn of(rules: &Rules, index: usize) -> Self {
        let account = &rules.accounts[index];
        let latency_ms = account.latency(1);
        let own =
            |ceiling: &&Ceiling| ceiling.account == Some(index) && ceiling.kind != Kind::Mailbox;
        let windows = |units: &[Unit]| -> Vec<(u64, u64)> {
            rules
                .ceilings
                .iter()
                .filter(own)
                .filter(|ceiling| units.contains(&ceiling.unit))
                .map(|ceiling| (ceiling.most, ceiling.window_ms.unwrap_or(latency_ms)))
                .collect()
        };
        let one_each = account.largest == 1;
        let per_call = if one_each {
            windows(&[Unit::Calls, Unit::Messages])
        } else {
            windows(&[Unit::Calls])
        };
        let per_message = if one_each { Vec::new() } else { windows(&[Unit::Messages]) };
        let recipients = || rules.cohorts.iter().map(|cohort| cohort.recipients);
        // Some for the messages, some for cohorts that do not fill theirs.
        let calls: u64 = recipients().map(|it| 2 * it.div_ceil(account.largest.max(1))).sum();
        Self {
            largest: account.largest as f64,
            latency_ms,
            calls: Capacity::of(&per_call, calls),
            messages: Capacity::of(&per_message, recipients().sum()),
        }
    }

    /// The end of a stretch in which calls start, all answered in time.
    fn last_start(&self, until_ms: u64, by_ms: u64) -> u64 {
        until_ms.min((by_ms + 1).saturating_sub(self.latency_ms))
    }
}

/// Most units in a span of time, under rolling windows that were empty before it.
enum Capacity {
    Unlimited,
    Window {
        most: u64,
        window_ms: u64,
    },
    /// When each unit can start at the earliest, from the beginning of the span.
    Starts(Vec<u64>),
}

impl Capacity {
    /// `needed`: units beyond which nobody asks.
    fn of(windows: &[(u64, u64)], needed: u64) -> Self {
        let windows: Vec<(u64, u64)> = windows.iter().copied().filter(|(_, ms)| *ms > 0).collect();
        match windows[..] {
            [] => Self::Unlimited,
            [(most, window_ms)] => Self::Window { most, window_ms },
            _ => {
                let mut starts: Vec<u64> = Vec::with_capacity(needed as usize);
                for unit in 0..needed as usize {
                    let free = windows.iter().filter_map(|(most, window_ms)| {
                        Some(starts[unit.checked_sub(*most as usize)?] + window_ms)
                    });
                    let before = starts.last().copied().unwrap_or(0);
                    starts.push(free.fold(before, u64::max));
                }
                Self::Starts(starts)
            }
        }
    }

    fn within(&self, span_ms: u64) -> f64 {
        match self {
            Self::Unlimited => f64::INFINITY,
            Self::Window { most, window_ms } => *most as f64 * span_ms.div_ceil(*window_ms) as f64,
            Self::Starts(starts) => starts.partition_point(|start| *start < span_ms) as f64,
        }
    }
}

fn classes(rules: &Rules, wave: usize) -> Vec<Class> {
    let largest = rules.accounts.iter().map(|account| account.largest).max().unwrap_or(1);
    let is_named = |provider: &Option<String>| {
        rules.ceilings.iter().any(|ceiling| ceiling.mailbox_provider == *provider)
    };
    let mut classes: BTreeMap<(Vec<Stretch>, Option<String>), Class> = BTreeMap::new();
    for cohort in rules.cohorts.iter().filter(|cohort| cohort.wave == wave) {
        let provider = cohort.mailbox_provider.clone().filter(|it| is_named(&Some(it.clone())));
        let class = classes.entry((cohort.open.clone(), provider.clone())).or_default();
        class.open.clone_from(&cohort.open);
        class.mailbox_provider = provider;
        class.recipients += cohort.recipients;
        class.calls += cohort.recipients.div_ceil(largest);
    }
    classes.into_values().collect()
}

/// `[from_ms, by_ms]` cut wherever a class opens or closes, where any is open.
fn intervals(classes: &[Class], from_ms: u64, by_ms: u64) -> Vec<Stretch> {
    let edges = classes.iter().flat_map(|class| &class.open).flat_map(|(from, to)| [*from, *to]);
    let mut cuts: BTreeSet<u64> = edges.filter(|at| from_ms < *at && *at <= by_ms).collect();
    cuts.extend([from_ms, by_ms + 1]);
    let cuts: Vec<u64> = cuts.into_iter().collect();
    cuts.windows(2)
        .map(|pair| (pair[0], pair[1]))
        .filter(|(from, _)| classes.iter().any(|class| is_open(&class.open, *from)))
        .collect()
}

fn is_open(open: &[Stretch], at_ms: u64) -> bool {
    let begun = open.partition_point(|(from, _)| *from <= at_ms);
    begun.checked_sub(1).is_some_and(|last| at_ms < open[last].1)
}

/// A program row by row; every variable is at least 0.
struct Rows {
    rows: microlp::Problem,
    /// More than anything can ask for.
    enough: f64,
}

impl Rows {
    fn new(enough: f64) -> Self {
        Self { rows: microlp::Problem::new(OptimizationDirection::Minimize), enough }
    }

    fn variable(&mut self, cost: f64) -> Variable {
        self.rows.add_var(cost, (0.0, f64::INFINITY))
    }

    fn equal(&mut self, row: &[(Variable, f64)], value: f64) {
        self.rows.add_constraint(row, ComparisonOp::Eq, value);
    }

    fn at_most(&mut self, row: &[(Variable, f64)], limit: f64) {
        if limit.is_finite() {
            self.rows.add_constraint(row, ComparisonOp::Le, limit);
        }
    }

    /// For each span of intervals: what goes in it is at most what it lets through, in parts of all.
    fn within_spans(
        &mut self,
        intervals: usize,
        flows: impl Iterator<Item = (usize, Variable, f64)>,
        most: impl Fn(usize, usize) -> f64,
    ) {
        if intervals == 0 || most(0, intervals - 1) == f64::INFINITY {
            return;
        }
        let mut of_interval: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); intervals];
        for (interval, variable, weight) in flows {
            of_interval[interval].push((variable, weight));
        }
        // Sums up to each interval, so that a span is the difference of two.
        let sums: Vec<Variable> = (0..intervals).map(|_| self.variable(0.0)).collect();
        for (interval, flows) in of_interval.iter().enumerate() {
            let mut row: Vec<(Variable, f64)> = flows.iter().map(|(it, by)| (*it, -by)).collect();
            row.push((sums[interval], 1.0));
            row.extend(interval.checked_sub(1).map(|last| (sums[last], -1.0)));
            self.equal(&row, 0.0);
        }
        for from in 0..intervals {
            for to in from..intervals {
                let most = most(from, to);
                let mut row = vec![(sums[to], 1.0)];
                row.extend(from.checked_sub(1).map(|before| (sums[before], -1.0)));
                self.at_most(&row, most);
                // And so does every longer span.
                if most > self.enough {
                    break;
                }
            }
        }
    }

    /// The least cost, 0 or more; `None`: not solved.
    fn least(self) -> Option<f64> {
        let solved = self.rows.solve().ok()?.into_solution().ok()?;
        Some(solved.objective().max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Program, Verdict};
    use crate::rules::small;

    #[test]
    fn rules_out_what_bursts_at_the_windows_openings_cannot_reach() {
        // Two calls at 0 s, two at 10 s, the fifth at 20 s, answered 100 ms later.
        let rules = small(5, vec![(0, 60_000)]);
        let program = Program::new(&rules, 10);
        assert_eq!(program.verdict(20_099), Verdict::Impossible);
        assert_eq!(program.verdict(20_100), Verdict::Possible);
    }

    #[test]
    fn counts_a_window_across_the_hours_between() {
        // Two calls at 4 s; the third cannot start before they have left the window, at 14 s.
        let rules = small(3, vec![(4_000, 5_000), (13_000, 60_000)]);
        let program = Program::new(&rules, 10);
        assert_eq!(program.verdict(14_099), Verdict::Impossible);
        assert_eq!(program.verdict(14_100), Verdict::Possible);
    }
}
