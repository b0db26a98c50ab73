//! P2: who is in which cohort has one answer. Cohorts that describe the same people share them out
//! wave by wave; any other two cohorts describe nobody in common.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::plan::{Cohort, Plan};
use crate::wording::text;

use super::broken;

/// Whom a cohort describes, whichever of them it takes.
type Description<'a> = (Option<&'a str>, Option<u64>, bool, Option<&'a str>, &'a [String]);

pub(super) fn cohorts(plan: &Plan) -> Vec<Diagnostic> {
    let mut alike: BTreeMap<Description<'_>, Vec<(usize, &Cohort)>> = BTreeMap::new();
    for (index, cohort) in plan.cohorts.iter().enumerate() {
        alike.entry(description(cohort)).or_default().push((index, cohort));
    }
    let mut findings = Vec::new();
    for cohorts in alike.values_mut() {
        cohorts.sort_by_key(|(_, cohort)| cohort.first);
        findings.extend(shared_out(cohorts));
    }
    let mut seen = Seen::default();
    for (description, cohorts) in &alike {
        if seen.overlaps(description) {
            findings.push(broken(
                "P2/ambiguous-cohort",
                format!("cohorts[{}]", cohorts[0].0),
                text!(
                    "engine-p2-ambiguous-cohort",
                    "It may describe people whom another cohort describes as well."
                ),
            ));
        }
        seen.add(description);
    }
    findings
}

fn description(cohort: &Cohort) -> Description<'_> {
    (
        cohort.mailbox_provider.as_deref(),
        cohort.route,
        cohort.seeds,
        cohort.locale.as_deref(),
        &cohort.time_zones,
    )
}

/// Cohorts of the same people, by `first`: each begins where the one before ends, wave after wave.
fn shared_out(cohorts: &[(usize, &Cohort)]) -> Option<Diagnostic> {
    let (mut next, mut wave) = (0, 0);
    for (index, cohort) in cohorts {
        let at = format!("cohorts[{index}].first");
        if cohort.first != next {
            return Some(broken(
                "P2/cohorts-not-once",
                at,
                text!(
                    "engine-p2-cohorts-not-once",
                    "It begins with recipient {first} of those it describes; the cohorts before it end \
                     with {next}.",
                    first = cohort.first,
                    next = next
                ),
            ));
        }
        if cohort.wave < wave {
            return Some(broken(
                "P2/cohorts-out-of-order",
                at,
                text!(
                    "engine-p2-cohorts-out-of-order",
                    "It comes after recipients of a later wave."
                ),
            ));
        }
        next = cohort.first.saturating_add(cohort.recipients);
        wave = cohort.wave;
    }
    None
}

/// The people described so far, by mailbox provider, route and seeds: in these, two different
/// answers never mean the same person. A locale or zone left out means any.
#[derive(Default)]
struct Seen<'a> {
    buckets: BTreeMap<(Option<&'a str>, Option<u64>, bool), Described<'a>>,
}

#[derive(Default)]
struct Described<'a> {
    pairs: BTreeSet<(Option<&'a str>, Option<&'a str>)>,
    locales: BTreeSet<Option<&'a str>>,
    zones: BTreeSet<Option<&'a str>>,
}

impl<'a> Seen<'a> {
    fn overlaps(&self, (provider, route, seeds, locale, zones): &Description<'a>) -> bool {
        let Some(seen) = self.buckets.get(&(*provider, *route, *seeds)) else { return false };
        zones_of(zones).any(|zone| match (*locale, zone) {
            (None, None) => true,
            (None, zone) => seen.zones.contains(&None) || seen.zones.contains(&zone),
            (locale, None) => seen.locales.contains(&None) || seen.locales.contains(&locale),
            (locale, zone) => [(locale, zone), (None, zone), (locale, None), (None, None)]
                .iter()
                .any(|pair| seen.pairs.contains(pair)),
        })
    }

    fn add(&mut self, (provider, route, seeds, locale, zones): &Description<'a>) {
        let seen = self.buckets.entry((*provider, *route, *seeds)).or_default();
        seen.locales.insert(*locale);
        for zone in zones_of(zones) {
            seen.pairs.insert((*locale, zone));
            seen.zones.insert(zone);
        }
    }
}

/// Each zone; `None` once where any is meant.
fn zones_of(zones: &[String]) -> impl Iterator<Item = Option<&str>> {
    zones.is_empty().then_some(None).into_iter().chain(zones.iter().map(|zone| Some(zone.as_str())))
}
