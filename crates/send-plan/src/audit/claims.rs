//! P2: cohorts describe the audience that there is: none claims recipients that it does not have,
//! and nobody can be hidden where a ceiling or a clock does not look for them.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::wording::text;

use super::{broken, total};

pub(super) fn claims(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = mailbox_providers(plan);
    findings.extend(locales(plan));
    findings.extend(time_zones(plan));
    findings
}

/// A mailbox provider that a cohort or a ceiling names is named by all cohorts with its recipients.
fn mailbox_providers(plan: &Plan) -> Vec<Diagnostic> {
    let mut named: BTreeMap<&str, u64> = BTreeMap::new();
    for provider in plan.mailbox_caps.iter().filter_map(|cap| cap.mailbox_provider.as_deref()) {
        named.entry(provider).or_default();
    }
    for cohort in &plan.cohorts {
        if let Some(provider) = cohort.mailbox_provider.as_deref() {
            let sum = named.entry(provider).or_default();
            *sum = sum.saturating_add(cohort.recipients);
        }
    }
    let there = &plan.audience.by_mailbox_provider;
    named
        .into_iter()
        .map(|(provider, claimed)| (provider, claimed, there.get(provider).copied().unwrap_or(0)))
        .filter(|(_, claimed, there)| claimed != there)
        .map(|(provider, claimed, there)| {
            broken(
                "P2/mailbox-provider-claims",
                "cohorts",
                text!(
                    "engine-p2-mailbox-provider-claims",
                    "The cohorts that name mailbox provider {provider:?} have {claimed} \
                     recipients; the audience has {there} there.",
                    provider = provider,
                    claimed = claimed,
                    there = there
                ),
            )
        })
        .collect()
}

/// A cohort names the locale of the template, and a template serves other locales too: its own
/// language, or any where it is the fallback.
fn locales(plan: &Plan) -> Vec<Diagnostic> {
    let fallback = plan.fallback_locale.as_deref().map(language);
    let mut claims: BTreeMap<String, u64> = BTreeMap::new();
    for cohort in &plan.cohorts {
        if let Some(language) = cohort.locale.as_deref().map(language) {
            let sum = claims.entry(language).or_default();
            *sum = sum.saturating_add(cohort.recipients);
        }
    }
    let mut findings = Vec::new();
    for (claimed_language, claimed) in claims {
        let of_language = plan
            .audience
            .by_locale
            .iter()
            .filter(|(locale, _)| language(locale) == claimed_language)
            .map(|(_, recipients)| *recipients);
        let there = total(of_language);
        if fallback.as_ref() != Some(&claimed_language) && claimed > there {
            findings.push(broken(
                "P2/locale-claims",
                "cohorts",
                text!(
                    "engine-p2-locale-claims",
                    "The cohorts that name a locale of language {claimed_language:?} have \
                     {claimed} recipients; the audience has {there}.",
                    claimed_language = claimed_language,
                    claimed = claimed,
                    there = there
                ),
            ));
        }
    }
    findings
}

fn language(locale: &str) -> String {
    locale.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The cohorts within a list of zones have no more recipients than those zones; the cohorts that
/// may hold a zone have at least its recipients.
fn time_zones(plan: &Plan) -> Vec<Diagnostic> {
    let there = &plan.audience.by_time_zone;
    let mut by_list: BTreeMap<&[String], u64> = BTreeMap::new();
    for cohort in &plan.cohorts {
        let sum = by_list.entry(&cohort.time_zones).or_default();
        *sum = sum.saturating_add(cohort.recipients);
    }
    let anywhere = by_list.remove(&[][..]).unwrap_or(0);
    let mut findings = Vec::new();
    for zones in by_list.keys() {
        let within = |list: &[String]| list.iter().all(|zone| zones.binary_search(zone).is_ok());
        let claimed = total(by_list.iter().filter(|(list, _)| within(list)).map(|(_, n)| *n));
        let has = total(zones.iter().map(|zone| there.get(zone).copied().unwrap_or(0)));
        if claimed > has {
            findings.push(broken(
                "P2/time-zone-claims",
                "cohorts",
                text!(
                    "engine-p2-time-zone-claims",
                    "The cohorts within time zones {zones} have {claimed} recipients; the \
                     audience has {has} there.",
                    zones = format!("{zones:?}"),
                    claimed = claimed,
                    has = has
                ),
            ));
        }
    }
    for (zone, recipients_there) in there {
        let listed = by_list.iter().filter(|(list, _)| list.binary_search(zone).is_ok());
        let may_hold = anywhere.saturating_add(total(listed.map(|(_, n)| *n)));
        if may_hold < *recipients_there {
            findings.push(broken(
                "P2/time-zone-left-out",
                "cohorts",
                text!(
                    "engine-p2-time-zone-left-out",
                    "The cohorts that may hold time zone {zone:?} have {may_hold} recipients; the \
                     audience has {recipients_there} there.",
                    zone = zone,
                    may_hold = may_hold,
                    recipients_there = recipients_there
                ),
            ));
        }
    }
    findings
}
