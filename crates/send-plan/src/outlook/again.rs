//! The plan drawn again under what may come: calls that fail, a mailbox provider that is slow.

use super::{Breakdown, Part, Worst};
use crate::api::Question;
use crate::audience::AudienceSummary;
use crate::campaign::WaveSize;
use crate::check::{Brief, Slowed};
use crate::mailbox_provider::OTHER;
use crate::plan::{self, Plan};
use crate::shaping;
use crate::template::Memory;

/// Mailbox providers that are tried as the slow one.
const TRIED: usize = 4;

/// A send as large as it becomes when what fails is sent again.
pub(super) struct Larger {
    pub brief: Brief,
    pub audience: AudienceSummary,
}

/// Everybody and, in the same proportion everywhere, those whose call fails, once for every time it
/// does: of a thousand calls of which `e` fail, `1000 / (1000 − e)` are made for each that does not.
pub(super) fn with_errors(brief: &Brief, plan: &Plan, audience: &AudienceSummary) -> Larger {
    let mut larger = Larger { brief: brief.clone(), audience: audience.clone() };
    let failing: u128 = plan
        .runs
        .iter()
        .map(|run| {
            let errors = brief.errors_per_thousand.get(run.account as usize).copied().unwrap_or(0);
            u128::from(run.recipients()) * u128::from(errors)
        })
        .sum();
    if failing == 0 {
        return larger;
    }
    let sent = u128::from(plan.estimate.messages) * 1_000;
    let up = |n: u64| (u128::from(n) * sent).div_ceil(sent - failing) as u64;
    let mut before = 0;
    let mut grown = |n: u64| {
        let from = up(before);
        before += n;
        up(before) - from
    };
    // Seeds first, so that they fit into the first wave as before.
    for seeds in [true, false] {
        for group in larger.audience.groups.iter_mut().filter(|group| group.seed == seeds) {
            group.recipients = grown(group.recipients);
        }
    }
    larger.audience.recipients = larger.audience.groups.iter().map(|g| g.recipients).sum();
    before = 0;
    let mut grown = |n: u64| {
        let from = up(before);
        before += n;
        up(before) - from
    };
    for (wave, facts) in larger.brief.waves.iter_mut().zip(&plan.waves) {
        wave.size = WaveSize::Recipients(grown(facts.recipients));
    }
    larger
}

/// When another send is handed over, never sooner than the plan; `None`: not within ten years.
pub(super) fn finish_ms(
    question: &Question,
    brief: &Brief,
    audience: &AudienceSummary,
    plan: &Plan,
) -> Option<u64> {
    Some(drawn_ms(question, brief, audience)?.max(plan.estimate.finish_ms))
}

/// The worst case before any mailbox provider was tried.
pub(super) fn nobody_slow(expected_ms: Option<u64>) -> Worst {
    Worst {
        finish_ms: expected_ms,
        mailbox_provider: None,
        slow_for_ms: shaping::DEFERRAL_MS,
        messages_per_minute: shaping::DEFERRED_MESSAGES_PER_MINUTE,
        source: shaping::SOURCES[0].into(),
    }
}

/// The mailbox providers that are tried as the slow one: the largest that are one site each.
pub(super) fn tried(mailbox_providers: &Breakdown) -> impl Iterator<Item = &Part> {
    mailbox_providers.parts.iter().filter(|part| part.value != OTHER).take(TRIED)
}

/// Plans the larger send with one mailbox provider slow; keeps it where it is the worst so far.
pub(super) fn slow(question: &Question, larger: &Larger, part: &Part, worst: &mut Worst) {
    let Some(so_far_ms) = worst.finish_ms else { return };
    let slowed = Slowed { mailbox_provider: part.value.clone(), from_ms: part.first_ms };
    let brief = Brief { slowed: Some(slowed), ..larger.brief.clone() };
    let slow_ms = drawn_ms(question, &brief, &larger.audience);
    if worst.mailbox_provider.is_none() || slow_ms.is_none_or(|slow_ms| slow_ms > so_far_ms) {
        worst.mailbox_provider = Some(part.value.clone());
        worst.finish_ms = slow_ms.map(|slow_ms| slow_ms.max(so_far_ms));
    }
}

fn drawn_ms(question: &Question, brief: &Brief, audience: &AudienceSummary) -> Option<u64> {
    let Question { campaign, templates, now_ms, .. } = question;
    let drawn =
        plan::draw(campaign, brief, audience, templates, *now_ms, &mut Memory::default()).0?;
    Some(drawn.plan.estimate.finish_ms)
}
