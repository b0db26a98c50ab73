//! P3: nobody is mailed outside the sending hours of any zone they may be in.

use crate::campaign::PastToday;
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::wording;
use crate::wording::text;

use super::faces::Faces;
use super::hours::Hours;
use super::{Watch, broken};

/// Judged by the clocks of every zone that the call's cohort may hold.
pub(super) fn watch<'a>(plan: &'a Plan, findings: &mut Vec<Diagnostic>) -> Option<Watch<'a>> {
    let facts = plan.sending_hours.as_ref()?;
    let Some(hours) = Hours::read(&facts.from, &facts.to, &facts.days) else {
        findings.push(broken(
            "P3/bad-hours",
            "sendingHours",
            text!("engine-p3-bad-hours", "They are not from HH:MM to HH:MM."),
        ));
        return None;
    };
    let mails_now = facts.past_today == PastToday::Now;
    let over_day = |shown| (mails_now && hours.are_over(shown)).then_some(shown.day);
    let mut faces = Faces::new(plan, over_day, findings);
    Some(Box::new(move |call| {
        let closed = faces.at(call.cohort, call.at_ms).find(|(shown, face)| {
            !shown.is_some_and(|shown| hours.hold(shown) || face.over_day == Some(shown.day))
        });
        closed.map(|(shown, face)| {
            broken(
                "P3/sending-hours",
                format!("cohorts[{}]", call.cohort),
                text!(
                    "engine-p3-sending-hours",
                    "A call starts {at_ms}, when clocks in {zone} show {map_or_else}.",
                    at_ms = wording::instant(call.at_ms),
                    zone = face.zone,
                    map_or_else = shown.map_or_else(|| "nothing".to_owned(), |shown| shown.clock())
                ),
            )
        })
    }))
}
