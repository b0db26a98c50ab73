//! P3: an account is used in its working hours only.

use crate::diagnostic::Diagnostic;
use crate::plan::AccountFacts;
use crate::wording;
use crate::wording::text;

use super::civil::Clock;
use super::hours::Hours;
use super::{Watch, broken};

/// Judged by the clocks of the hours' zone at a call's start.
pub(super) fn watch<'a>(
    account: &'a AccountFacts,
    at: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Watch<'a>> {
    let facts = account.working_hours.as_ref()?;
    let at = format!("{at}.workingHours");
    let zone = facts.time_zone.as_deref().unwrap_or("UTC");
    let Some(mut clock) = Clock::of(zone) else {
        findings.push(broken(
            "P3/unknown-time-zone",
            format!("{at}.timeZone"),
            text!(
                "engine-p3-unknown-time-zone",
                "The time-zone database has no {zone:?}.",
                zone = zone
            ),
        ));
        return None;
    };
    let Some(hours) = Hours::read(&facts.from, &facts.to, &facts.days) else {
        findings.push(broken(
            "P3/bad-hours",
            at,
            text!("engine-p3-bad-hours", "They are not from HH:MM to HH:MM."),
        ));
        return None;
    };
    Some(Box::new(move |call| {
        let shown = clock.shows(call.at_ms);
        (!shown.is_some_and(|shown| hours.hold(shown))).then(|| {
            broken(
                "P3/working-hours",
                &at,
                text!(
                    "engine-p3-sending-hours",
                    "A call starts {at_ms}, when clocks in {zone} show {map_or_else}.",
                    at_ms = wording::instant(call.at_ms),
                    zone = zone,
                    map_or_else = shown.map_or_else(|| "nothing".to_owned(), |shown| shown.clock())
                ),
            )
        })
    }))
}
