//! Recipients that are alike for planning: by template, ceiling, open hours, route and wave.

use std::collections::{BTreeMap, BTreeSet};

use super::{AccountFacts, Cohort, WaveFacts, slowed};
use crate::audience::{AudienceSummary, Group};
use crate::campaign::{Unit, WaveSize};
use crate::check::Brief;
use crate::diagnostic::{Diagnostic, Place};
use crate::schedule::Open;
use crate::template::set::{Compiled, TemplateSet};
use crate::template::{self, TemplateLocale};
use crate::window;
use crate::wording::{number, text};

/// The message as far as planning needs it.
pub(super) struct Message<'a> {
    locales: &'a [TemplateLocale],
    fallback: Option<&'a str>,
    bytes: BTreeMap<&'a str, u64>,
}

impl<'a> Message<'a> {
    pub(super) fn new(
        set: &'a TemplateSet,
        locales: &'a [TemplateLocale],
        fallback: Option<&'a str>,
        audience: &AudienceSummary,
    ) -> Self {
        let bytes =
            |message: &'a Compiled| (message.locale.as_str(), message.sent_bytes(Some(audience)));
        let bytes = set.messages.iter().map(bytes).collect();
        Self { locales, fallback, bytes }
    }

    /// Locale of the template that serves this one, or the locale itself.
    fn template_of(&self, locale: &'a str) -> &'a str {
        template::resolve(locale, self.locales, self.fallback).unwrap_or(locale)
    }

    /// Bytes of one message: of this template, or of the largest.
    fn bytes_of(&self, locale: Option<&str>) -> u64 {
        let own = locale.and_then(|locale| self.bytes.get(locale));
        own.or_else(|| self.bytes.values().max()).copied().unwrap_or(0)
    }
}

/// Recipients in cohorts, and when each kind of them may be mailed.
pub(super) struct People {
    pub cohorts: Vec<Cohort>,
    pub pools: Pools,
    /// Per cohort, index into `opens`.
    pub open_of: Vec<usize>,
    pub opens: Vec<Open>,
    pub waves: Vec<WaveFacts>,
}

/// Which of the audience's groups cohorts are dealt from: those of the same pool.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pools {
    /// Per group of the audience.
    pub of_group: Vec<usize>,
    /// Per cohort.
    pub of_cohort: Vec<usize>,
}

/// A part of a pool that a wave takes.
#[derive(Clone)]
pub(super) struct Dealt {
    pub cohort: Cohort,
    pub open: usize,
    pub pool: usize,
}

/// What tells recipients apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    is_late: bool,
    locale: Option<String>,
    mailbox_provider: Option<String>,
    open: usize,
    route: Option<u64>,
}

/// The people of an audience through these accounts, with open hours up to `until_ms`.
pub(super) fn people(
    brief: &Brief,
    accounts: &[AccountFacts],
    audience: &AudienceSummary,
    message: &Message<'_>,
    until_ms: u64,
    findings: &mut Vec<Diagnostic>,
) -> Option<People> {
    let by_locale = accounts.iter().any(|account| {
        account.shares_template() || account.limits.iter().any(|limit| limit.unit == Unit::Bytes)
    });
    let slowed = brief.slowed.as_ref();
    let capped: BTreeSet<&str> = brief
        .mailbox_caps
        .iter()
        .filter_map(|cap| cap.mailbox_provider.as_deref())
        .chain(slowed.map(|slowed| slowed.mailbox_provider.as_str()))
        .collect();
    let mut zones = Zones::new(brief, audience, until_ms);
    let key_of = |group: &Group| Key {
        is_late: !group.seed,
        locale: by_locale.then(|| message.template_of(&group.locale).to_owned()),
        mailbox_provider: capped
            .contains(group.mailbox_provider.as_str())
            .then(|| group.mailbox_provider.clone()),
        open: zones.open_of(&group.time_zone),
        route: route_of(brief, group),
    };
    let keys: Vec<Key> = audience.groups.iter().map(key_of).collect();
    let mut pools: BTreeMap<Key, u64> = BTreeMap::new();
    for (key, group) in keys.iter().zip(&audience.groups) {
        *pools.entry(key.clone()).or_default() += group.recipients;
    }
    let pools: Vec<(Key, u64)> = pools.into_iter().collect();
    let pool_of = |key: &Key| pools.partition_point(|(other, _)| other < key);
    let of_group = keys.iter().map(pool_of).collect();
    let sizes = wave_sizes(brief, &pools, findings)?;
    let mut taken = vec![0; pools.len()];
    let mut cohorts: Vec<Dealt> = Vec::new();
    let mut waves = Vec::new();
    for (wave, size) in sizes.iter().enumerate() {
        for (pool, recipients) in deal(&pools, &taken, *size).into_iter().enumerate() {
            let key = &pools[pool].0;
            if recipients > 0 {
                let cohort = Cohort {
                    wave: wave as u64,
                    locale: key.locale.clone(),
                    mailbox_provider: key.mailbox_provider.clone(),
                    time_zones: zones.names_of(key.open),
                    route: key.route,
                    seeds: !key.is_late,
                    first: taken[pool],
                    recipients,
                    message_bytes: message.bytes_of(key.locale.as_deref()),
                };
                cohorts.push(Dealt { cohort, open: key.open, pool });
                taken[pool] += recipients;
            }
        }
        waves.push(WaveFacts {
            name: brief.waves[wave].name.clone(),
            recipients: *size,
            start_ms: brief.start_ms,
            gate: brief.waves[wave].gate,
        });
    }
    if let Some(slowed) = slowed {
        cohorts = slowed::slow(slowed, cohorts, &mut zones.opens, until_ms);
    }
    cohorts.sort_by_key(|Dealt { cohort, .. }| {
        (cohort.wave, !cohort.seeds, std::cmp::Reverse(cohort.recipients))
    });
    let open_of = cohorts.iter().map(|dealt| dealt.open).collect();
    let of_cohort = cohorts.iter().map(|dealt| dealt.pool).collect();
    let cohorts = cohorts.into_iter().map(|dealt| dealt.cohort).collect();
    let pools = Pools { of_group, of_cohort };
    Some(People { cohorts, pools, open_of, opens: zones.opens, waves })
}

/// The first route that fits the group.
fn route_of(brief: &Brief, group: &Group) -> Option<u64> {
    let fits = |route: &super::RouteFacts| {
        let is_same = |locale: &String| {
            // Tags are the same in any case; a region or script may follow.
            group.locale.split_at_checked(locale.len()).is_some_and(|(same, more)| {
                same.eq_ignore_ascii_case(locale) && (more.is_empty() || more.starts_with('-'))
            })
        };
        route.locale.as_ref().is_none_or(is_same)
            && route.mailbox_provider.as_ref().is_none_or(|id| *id == group.mailbox_provider)
    };
    brief.routes.iter().position(fits).map(|place| place as u64)
}

/// Recipients of each wave; says where they do not reach everybody, or one reaches nobody.
fn wave_sizes(
    brief: &Brief,
    pools: &[(Key, u64)],
    findings: &mut Vec<Diagnostic>,
) -> Option<Vec<u64>> {
    let everybody: u64 = pools.iter().map(|(_, recipients)| recipients).sum();
    let seeds: u64 = pools.iter().filter(|(key, _)| !key.is_late).map(|(_, n)| n).sum();
    let (mut before, mut percent, mut sizes) = (0, 0, Vec::new());
    for (index, wave) in brief.waves.iter().enumerate() {
        let left = everybody - before;
        let size = match wave.size {
            WaveSize::Rest => left,
            WaveSize::Recipients(size) => size,
            WaveSize::Percent(share) => {
                let up_to = |percent: u64| {
                    (u128::from(everybody) * u128::from(percent)).div_ceil(100) as u64
                };
                percent += share;
                up_to(percent) - up_to(percent - share)
            }
        };
        let at = format!("schedule.waves[{index}].size");
        if size > left {
            findings.push(Diagnostic::error(
                "wave/too-large",
                Place::member(at),
                text!(
                    "engine-wave-too-large",
                    "Wave {name:?} is for {size} people, and {left} are left for it.",
                    name = wave.name,
                    size = number(size),
                    left = number(left)
                ),
                text!(
                    "engine-wave-too-large-hint",
                    "Make it smaller, or let it take everybody left."
                ),
            ));
            return None;
        }
        if size == 0 {
            findings.push(Diagnostic::error(
                "wave/nobody-left",
                Place::member(at),
                text!(
                    "engine-wave-nobody-left",
                    "Nobody is left for wave {name:?}.",
                    name = wave.name
                ),
                text!(
                    "engine-wave-nobody-left-hint",
                    "Remove it, or make the waves before it smaller."
                ),
            ));
            return None;
        }
        if index == 0 && size < seeds {
            findings.push(Diagnostic::error(
                "wave/seeds-do-not-fit",
                Place::member(at),
                text!(
                    "engine-wave-seeds-do-not-fit",
                    "The first wave is for {size} people, fewer than the {seeds} seeds.",
                    size = number(size),
                    seeds = number(seeds)
                ),
                text!(
                    "engine-wave-seeds-do-not-fit-hint",
                    "Make the first wave larger, or use fewer seeds."
                ),
            ));
            return None;
        }
        sizes.push(size);
        before += size;
    }
    if before < everybody {
        findings.push(Diagnostic::error(
            "wave/not-everybody",
            Place::member("schedule.waves"),
            text!(
                "engine-wave-not-everybody",
                "The waves reach {before} of {everybody} people.",
                before = number(before),
                everybody = number(everybody)
            ),
            text!("engine-wave-not-everybody-hint", "Let the last wave take everybody left."),
        ));
        return None;
    }
    Some(sizes)
}

/// A wave's people out of each pool: seeds first, the others in proportion to what is left.
fn deal(pools: &[(Key, u64)], taken: &[u64], size: u64) -> Vec<u64> {
    let left: Vec<u64> = pools.iter().zip(taken).map(|((_, n), taken)| n - taken).collect();
    let is_seed = |pool: usize| !pools[pool].0.is_late;
    let mut dealt: Vec<u64> =
        (0..pools.len()).map(|pool| if is_seed(pool) { left[pool] } else { 0 }).collect();
    let rest = size.saturating_sub(dealt.iter().sum());
    let others: u64 = (0..pools.len()).filter(|pool| !is_seed(*pool)).map(|pool| left[pool]).sum();
    // Each pool gets what brings the sum over the pools so far nearest to its share of the wave.
    let (mut so_far, mut given) = (0, 0);
    for pool in (0..pools.len()).filter(|pool| !is_seed(*pool)) {
        so_far += left[pool];
        let due = (u128::from(rest) * u128::from(so_far) / u128::from(others.max(1))) as u64;
        dealt[pool] = due - given;
        given = due;
    }
    dealt
}

/// When people may be mailed, by the zone they live in.
struct Zones {
    opens: Vec<Open>,
    by_zone: BTreeMap<String, usize>,
    /// Whether the zone matters at all.
    is_split: bool,
}

impl Zones {
    fn new(brief: &Brief, audience: &AudienceSummary, until_ms: u64) -> Self {
        let always = brief.sending_hours.is_none() && brief.blackouts.is_empty();
        if always {
            return Self { opens: vec![None], by_zone: BTreeMap::new(), is_split: false };
        }
        let (mut opens, mut by_zone): (Vec<Open>, _) = (Vec::new(), BTreeMap::new());
        let hours = brief.sending_hours.as_ref();
        for group in &audience.groups {
            if by_zone.contains_key(&group.time_zone) {
                continue;
            }
            let open = Some(window::open_for_recipients(
                hours,
                &brief.blackouts,
                &group.time_zone,
                brief.start_ms,
                until_ms,
            ));
            let place = opens.iter().position(|known| *known == open).unwrap_or(opens.len());
            if place == opens.len() {
                opens.push(open);
            }
            by_zone.insert(group.time_zone.clone(), place);
        }
        Self { opens, by_zone, is_split: true }
    }

    fn open_of(&self, zone: &str) -> usize {
        self.by_zone.get(zone).copied().unwrap_or(0)
    }

    fn names_of(&self, open: usize) -> Vec<String> {
        if !self.is_split {
            return Vec::new();
        }
        let same = self.by_zone.iter().filter(|(_, place)| **place == open);
        same.map(|(zone, _)| zone.clone()).collect()
    }
}
