//! P3: a new address or domain sends no more on each of its sending days than its ramp allows.

use crate::campaign::Unit;
use crate::diagnostic::Diagnostic;
use crate::plan::{AccountFacts, Plan};
use crate::wording;
use crate::wording::text;

use super::rolling::Rolling;
use super::{Watch, broken};

const DAY_MS: u64 = 86_400_000;

/// On the k-th sending day at most `caps[k]` messages in any window that ends in it. Sending days
/// are the periods of 24 h from the campaign's start in which the account makes a call.
pub(super) fn watch<'a>(
    plan: &'a Plan,
    index: u64,
    account: &'a AccountFacts,
    at: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Watch<'a>> {
    let ramp = account.warm_up.as_ref()?;
    let at = format!("{at}.warmUp");
    if ramp.per_ms == 0 {
        findings.push(broken(
            "P3/bad-warm-up",
            &at,
            text!("engine-p3-bad-warm-up", "Its window is zero."),
        ));
        return None;
    }
    let window_ms = ramp.per_ms.saturating_add(ramp.guard_ms);
    let calls = plan.account_calls(index);
    let mut rolling = Rolling::new(Unit::Messages, window_ms, &plan.cohorts, calls);
    let mut caps = ramp.caps.iter();
    let mut today: Option<(u64, Option<&u64>)> = None;
    Some(Box::new(move |call| {
        let within = rolling.up_to(call);
        let day = call.at_ms.saturating_sub(plan.campaign.start_ms) / DAY_MS;
        let cap = match today {
            Some((same, cap)) if same == day => cap,
            _ => caps.next(),
        };
        today = Some((day, cap));
        let cap = *cap?;
        (within > cap.into()).then(|| {
            broken(
                "P3/warm-up-exceeded",
                &at,
                text!("engine-p3-warm-up-exceeded", "{within} messages in the {window_ms} up to {at_ms}; the ramp allows {cap} on that day.", within = within, window_ms = wording::span(window_ms), at_ms = wording::instant(call.at_ms), cap = cap),
            )
        })
    }))
}
