//! A wave's program cut where the wave can end: the earliest end is searched, for the program itself
//! only says how many can be sent by a given one.

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;
use super::attempt::is_open_at;
use super::program::{Aim, Carried, Group, KindOf, Program, Sent, Targets, group_of, kind_of};

/// More variables than this take too long while a person waits.
const MOST_VARIABLES: usize = 8_000;

/// Where there are fewer intervals, those longer than this part of the whole time are divided.
const FINEST: u64 = 16;

/// The end is found to this part of the whole time.
const PRECISION: u64 = 4_000;

/// The program for a wave from `release_ms` on, which is known to be done by `latest_ms` and not before
/// `known_ms`; `sent`: what certainly was sent before, per account; `None` where it would not help or
/// be too large.
pub(super) fn find(
    problem: &Problem,
    wave: usize,
    (release_ms, known_ms, latest_ms): (u64, u64, u64),
    aim: Aim,
    sent: &[Sent],
) -> Option<Targets> {
    if latest_ms <= release_ms || problem.lanes.len() > 64 {
        return None;
    }
    let mut kinds: BTreeMap<KindOf, u64> = BTreeMap::new();
    for cohort in problem.cohorts.iter().filter(|cohort| cohort.wave == wave) {
        *kinds.entry(kind_of(cohort)).or_default() += cohort.recipients;
    }
    let carried = Carried::new(problem, wave, &kinds, sent, (release_ms, latest_ms));
    let mut ends_ms = ends(problem, &kinds, &carried, release_ms, latest_ms);
    if aim != Aim::Bound && !carried.of_marks.is_empty() && (ends_ms.len() as u64) < FINEST {
        ends_ms = finer(ends_ms, release_ms);
    }
    let starts_ms = ends_ms.iter().take(ends_ms.len() - 1);
    let variables: usize = [&release_ms]
        .into_iter()
        .chain(starts_ms)
        .map(|at_ms| {
            let open = kinds.keys().filter(|kind| is_open_at(&problem.opens[kind.1], *at_ms));
            let groups: BTreeSet<Group> = open.clone().map(|kind| group_of(*kind)).collect();
            let lanes = if problem.lanes.len() > 1 { problem.lanes.len() } else { 0 };
            open.count() + groups.len() * lanes
        })
        .sum();
    if variables > MOST_VARIABLES {
        return None;
    }
    let until =
        |ends_ms: Vec<u64>| Program::new(problem, &carried, &kinds, release_ms, ends_ms, aim);
    let program = until(ends_ms);
    let enough = program.first_enough(known_ms)?;
    let ends_ms = &program.ends_ms[..enough];
    let (mut too_early_ms, mut done_ms) =
        (program.start_ms(enough - 1).max(known_ms.min(latest_ms)), ends_ms[enough - 1]);
    let cut = |until_ms: u64| {
        let before = &ends_ms[..enough - 1];
        until(before.iter().copied().chain([until_ms]).collect())
    };
    // Often the fewest in the last interval say when it ends, or it is known already.
    let mut targets = cut(done_ms).solved()?;
    too_early_ms = too_early_ms.max(targets.bound_ms.min(done_ms).saturating_sub(1));
    let precise_ms = (latest_ms - release_ms) / PRECISION + 1;
    let mut step_ms = precise_ms;
    while done_ms - too_early_ms > precise_ms {
        let until_ms = too_early_ms + step_ms.min((done_ms - too_early_ms) / 2).max(precise_ms);
        match cut(until_ms).left_over()? {
            0 => done_ms = until_ms,
            left => {
                too_early_ms = (until_ms + carried.all.ms_for(left)).min(done_ms);
                step_ms *= 4;
            }
        }
    }
    if done_ms < ends_ms[enough - 1] && aim != Aim::Bound {
        targets = cut(done_ms).solved()?;
    }
    Some(Targets { bound_ms: targets.bound_ms.max(too_early_ms), ..targets })
}

/// Where intervals end: where anything opens or closes, and one long window after the release.
fn ends(
    problem: &Problem,
    kinds: &BTreeMap<KindOf, u64>,
    carried: &Carried,
    release_ms: u64,
    latest_ms: u64,
) -> Vec<u64> {
    let opens: BTreeSet<usize> = kinds.keys().map(|(_, open, _)| *open).collect();
    let mut ends: BTreeSet<u64> = opens
        .iter()
        .map(|open| &problem.opens[*open])
        .chain(problem.lanes.iter().map(|lane| &lane.open))
        .flatten()
        .flatten()
        .flat_map(|(from, to)| [*from, *to])
        .collect();
    for window_ms in &carried.windows_ms {
        let returns = (1..=64).map(|nth| release_ms + nth * window_ms);
        ends.extend(returns.take_while(|at_ms| *at_ms < latest_ms));
    }
    ends.extend(carried.spent.iter().map(|spent| spent.free_ms));
    ends.retain(|end| *end > release_ms && *end < latest_ms);
    ends.insert(latest_ms);
    ends.into_iter().collect()
}

/// Long intervals in parts: what is capped has to go all along, and not when it is urgent at last.
fn finer(ends_ms: Vec<u64>, release_ms: u64) -> Vec<u64> {
    let Some(last_ms) = ends_ms.last() else { return ends_ms };
    let part_ms = (last_ms - release_ms) / FINEST + 1;
    let starts = [&release_ms].into_iter().chain(&ends_ms);
    let parts = starts.zip(&ends_ms).flat_map(|(from_ms, to_ms)| {
        let parts = (to_ms - from_ms).div_ceil(part_ms);
        (1..=parts).map(move |nth| from_ms + (to_ms - from_ms) * nth / parts)
    });
    parts.collect()
}
