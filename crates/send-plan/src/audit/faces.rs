//! The clocks that the recipients of each cohort may look at.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::wording::text;

use super::broken;
use super::civil::{Civil, Clock};

/// Per cohort, the clocks of every zone it may hold.
pub(super) struct Faces<'a> {
    /// Index into `walls` per cohort.
    of_cohort: Vec<usize>,
    walls: Vec<Wall<'a>>,
}

/// Clocks that one cohort may look at, and which of them show the same for a while.
struct Wall<'a> {
    clocks: Vec<(Clock, Face<'a>)>,
    distinct: Vec<(i64, Face<'a>)>,
    /// `distinct` holds in `from_ms..until_ms`.
    from_ms: u64,
    until_ms: u64,
}

/// A clock's zone, and the day whose hours were over there when the campaign started.
#[derive(Clone, Copy)]
pub(super) struct Face<'a> {
    pub zone: &'a str,
    pub over_day: Option<i64>,
}

impl<'a> Faces<'a> {
    /// `over_day` is asked once per zone, with what its clocks show at the campaign's start.
    pub(super) fn new(
        plan: &'a Plan,
        over_day: impl Fn(Civil) -> Option<i64>,
        findings: &mut Vec<Diagnostic>,
    ) -> Self {
        let unnamed = plan
            .sending_hours
            .as_ref()
            .and_then(|hours| hours.fallback_time_zone.as_deref())
            .unwrap_or("UTC");
        let there = &plan.audience.by_time_zone;
        let any: Vec<&str> =
            there.iter().filter(|(_, n)| **n > 0).map(|(zone, _)| zone.as_str()).collect();
        let mut unknown: BTreeSet<&str> = BTreeSet::new();
        let mut known: BTreeMap<&[String], usize> = BTreeMap::new();
        let mut walls = Vec::new();
        let mut of_cohort = Vec::new();
        for cohort in &plan.cohorts {
            let wall = *known.entry(&cohort.time_zones).or_insert_with(|| {
                let named: Vec<&str> = cohort.time_zones.iter().map(String::as_str).collect();
                let mut clocks = Vec::new();
                for zone in if named.is_empty() { &any } else { &named } {
                    let zone = if zone.is_empty() { unnamed } else { zone };
                    let Some(mut clock) = Clock::of(zone) else {
                        unknown.insert(zone);
                        continue;
                    };
                    let over_day = clock.shows(plan.campaign.start_ms).and_then(&over_day);
                    clocks.push((clock, Face { zone, over_day }));
                }
                walls.push(Wall { clocks, distinct: Vec::new(), from_ms: 0, until_ms: 0 });
                walls.len() - 1
            });
            of_cohort.push(wall);
        }
        findings.extend(unknown.into_iter().map(|zone| {
            broken(
                "P3/unknown-time-zone",
                "cohorts",
                text!(
                    "engine-p3-unknown-time-zone",
                    "The time-zone database has no {zone:?}.",
                    zone = zone
                ),
            )
        }));
        Self { of_cohort, walls }
    }

    /// What each clock of the cohort shows, clocks that show the same once; `None`: beyond all
    /// calendars.
    pub(super) fn at(
        &mut self,
        cohort: u64,
        at_ms: u64,
    ) -> impl Iterator<Item = (Option<Civil>, Face<'a>)> {
        let wall = &mut self.walls[self.of_cohort[cohort as usize]];
        if !(wall.from_ms..wall.until_ms).contains(&at_ms) {
            wall.turn_to(at_ms);
        }
        wall.distinct.iter().map(move |(offset_ms, face)| (Civil::at(at_ms, *offset_ms), *face))
    }
}

impl Wall<'_> {
    fn turn_to(&mut self, at_ms: u64) {
        let mut shown = BTreeMap::new();
        (self.from_ms, self.until_ms) = (at_ms, u64::MAX);
        for (clock, face) in &mut self.clocks {
            // Beyond all calendars no offset brings it back.
            let (offset_ms, until_ms) = clock.offset(at_ms).unwrap_or((i64::MAX, u64::MAX));
            shown.entry((offset_ms, face.over_day)).or_insert(*face);
            self.until_ms = until_ms.min(self.until_ms);
        }
        self.distinct = shown.into_iter().map(|((offset_ms, _), face)| (offset_ms, face)).collect();
    }
}
