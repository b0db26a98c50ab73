//! The plan drawn again under what may come: calls that fail, a mailbox provider that is slow.

use super::{Breakdown, Worst};
use crate::api::Question;
use crate::audience::AudienceSummary;
use crate::campaign::WaveSize;
use crate::check::{Brief, Slowed};
use crate::mailbox_provider::OTHER;
use crate::plan::{self, Estimate, Plan};
use crate::shaping;

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

/// What the larger send promises, never sooner than the plan; `None`: not within ten years.
pub(super) fn expected(question: &Question, larger: &Larger, plan: &Plan) -> Option<Estimate> {
    if larger.audience.recipients == plan.estimate.messages {
        return Some(plan.estimate.clone());
    }
    let mut estimate = estimate(question, &larger.brief, &larger.audience)?;
    estimate.finish_ms = estimate.finish_ms.max(plan.estimate.finish_ms);
    Some(estimate)
}

/// The larger send with each of the largest mailbox providers slow in turn.
pub(super) fn worst(
    question: &Question,
    larger: &Larger,
    expected: Option<&Estimate>,
    mailbox_providers: &Breakdown,
) -> Worst {
    let mut worst = Worst {
        finish_ms: expected.map(|expected| expected.finish_ms),
        mailbox_provider: None,
        slow_for_ms: shaping::DEFERRAL_MS,
        messages_per_minute: shaping::DEFERRED_MESSAGES_PER_MINUTE,
        source: shaping::SOURCES[0].into(),
    };
    let known = mailbox_providers.parts.iter().filter(|part| part.value != OTHER);
    for part in known.take(TRIED) {
        let Some(finish_ms) = worst.finish_ms else { break };
        let slowed = Slowed { mailbox_provider: part.value.clone(), from_ms: part.first_ms };
        let brief = Brief { slowed: Some(slowed), ..larger.brief.clone() };
        let slow_ms = estimate(question, &brief, &larger.audience).map(|slow| slow.finish_ms);
        if worst.mailbox_provider.is_none() || slow_ms.is_none_or(|slow_ms| slow_ms > finish_ms) {
            worst.mailbox_provider = Some(part.value.clone());
            worst.finish_ms = slow_ms.map(|slow_ms| slow_ms.max(finish_ms));
        }
    }
    worst
}

fn estimate(question: &Question, brief: &Brief, audience: &AudienceSummary) -> Option<Estimate> {
    let Question { campaign, templates, now_ms, .. } = question;
    let drawn = plan::draw(campaign, brief, audience, templates, *now_ms).0?;
    Some(drawn.plan.estimate)
}
