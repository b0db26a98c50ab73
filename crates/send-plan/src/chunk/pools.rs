//! Which cohort a recipient belongs to, by what the plan says of its cohorts alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::audience::Recipient;
use crate::plan::{Cohort, Plan, RouteFacts};
use crate::template::{self, TemplateLocale};

/// The plan's cohorts by whom they describe: those that describe the same people are one pool,
/// whose order they share out.
pub(crate) struct Pools<'a> {
    plan: &'a Plan,
    templates: Vec<TemplateLocale>,
    /// Mailbox providers that some cohort names: nobody there is in a cohort that names none.
    named: BTreeSet<&'a str>,
    /// Per pool its cohorts' indices, by `first`.
    pools: Vec<Vec<usize>>,
    /// Per cohort.
    of_cohort: Vec<usize>,
    /// Kinds of recipients met so far with their pools, sorted.
    known: Vec<(Kind, Option<usize>)>,
}

/// What a cohort can tell of a recipient: mailbox provider, locale, time zone, seed.
type Kind = (String, String, String, bool);

impl<'a> Pools<'a> {
    pub(crate) fn new(plan: &'a Plan) -> Self {
        let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, cohort) in plan.cohorts.iter().enumerate() {
            let Cohort { locale, mailbox_provider, time_zones, route, seeds, .. } = cohort;
            let whom = (locale, mailbox_provider, time_zones, route, seeds);
            alike.entry(whom).or_default().push(index);
        }
        let mut pools: Vec<Vec<usize>> = alike.into_values().collect();
        let mut of_cohort = vec![0; plan.cohorts.len()];
        for (pool, cohorts) in pools.iter_mut().enumerate() {
            cohorts.sort_by_key(|cohort| plan.cohorts[*cohort].first);
            for cohort in cohorts {
                of_cohort[*cohort] = pool;
            }
        }
        let template = |locale: &str| TemplateLocale {
            locale: locale.to_owned(),
            ..TemplateLocale::default()
        };
        Self {
            plan,
            templates: plan.templates.iter().map(|facts| template(&facts.locale)).collect(),
            named: plan.cohorts.iter().filter_map(|c| c.mailbox_provider.as_deref()).collect(),
            pools,
            of_cohort,
            known: Vec::new(),
        }
    }

    /// How many pools there are.
    pub(crate) fn len(&self) -> usize {
        self.pools.len()
    }

    /// The pool that a cohort takes its people from.
    pub(crate) fn of_cohort(&self, cohort: u64) -> Option<usize> {
        self.of_cohort.get(usize::try_from(cohort).ok()?).copied()
    }

    /// The cohorts of a pool with their indices, by `first`.
    pub(crate) fn cohorts(&self, pool: usize) -> impl Iterator<Item = (usize, &'a Cohort)> {
        let plan = self.plan;
        self.pools.get(pool).into_iter().flatten().map(|index| (*index, &plan.cohorts[*index]))
    }

    /// How many people the plan counts on in a pool.
    pub(crate) fn planned(&self, pool: usize) -> u64 {
        self.cohorts(pool).fold(0, |sum, (_, cohort)| sum.saturating_add(cohort.recipients))
    }

    /// The pool that a recipient is of; `None`: no cohort describes it.
    pub(crate) fn of_recipient(&mut self, recipient: &Recipient<'_>) -> Option<usize> {
        let Recipient { mailbox_provider, locale, time_zone, seed, .. } = *recipient;
        self.of_kind(mailbox_provider, locale, time_zone, seed)
    }

    /// The pool of recipients of one kind.
    pub(crate) fn of_kind(
        &mut self,
        mailbox_provider: &str,
        locale: &str,
        time_zone: &str,
        seed: bool,
    ) -> Option<usize> {
        let wanted = (mailbox_provider, locale, time_zone, seed);
        let place = self.known.binary_search_by(|((provider, locale, zone, seed), _)| {
            (provider.as_str(), locale.as_str(), zone.as_str(), *seed).cmp(&wanted)
        });
        match place {
            Ok(place) => self.known[place].1,
            Err(place) => {
                let pool = self.find(mailbox_provider, locale, time_zone, seed);
                let kind =
                    (mailbox_provider.to_owned(), locale.to_owned(), time_zone.to_owned(), seed);
                self.known.insert(place, (kind, pool));
                pool
            }
        }
    }

    fn find(&self, provider: &str, locale: &str, zone: &str, seed: bool) -> Option<usize> {
        let fallback = self.plan.fallback_locale.as_deref();
        let template = template::resolve(locale, &self.templates, fallback).unwrap_or(locale);
        let route = self.plan.routes.iter().position(|route| fits(route, provider, locale));
        let describes = |cohort: &Cohort| {
            cohort.seeds == seed
                && cohort.route == route.map(|route| route as u64)
                && match &cohort.mailbox_provider {
                    Some(named) => named == provider,
                    None => !self.named.contains(provider),
                }
                && cohort.locale.as_ref().is_none_or(|locale| locale == template)
                && (cohort.time_zones.is_empty() || cohort.time_zones.iter().any(|z| z == zone))
        };
        self.pools.iter().position(|cohorts| {
            cohorts.first().is_some_and(|cohort| describes(&self.plan.cohorts[*cohort]))
        })
    }
}

/// Whether a route is of recipients at this mailbox provider with this locale.
fn fits(route: &RouteFacts, provider: &str, locale: &str) -> bool {
    route.mailbox_provider.as_ref().is_none_or(|wanted| wanted == provider)
        && route.locale.as_ref().is_none_or(|wanted| adds_to(locale, wanted))
}

/// Whether `locale` is `wanted` or adds to it, as `pt-BR` to `pt`.
pub(crate) fn adds_to(locale: &str, wanted: &str) -> bool {
    locale.get(..wanted.len()).is_some_and(|start| start.eq_ignore_ascii_case(wanted))
        && matches!(locale.as_bytes().get(wanted.len()), None | Some(b'-'))
}
