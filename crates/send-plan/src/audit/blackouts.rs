//! P3: nobody is mailed in a blackout.

use crate::campaign::Blackout;
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::wording;
use crate::wording::text;

use super::civil::{Civil, day};
use super::faces::Faces;
use super::{Watch, broken};

/// A blackout with a date is judged by the clocks of every zone that the call's cohort may hold.
pub(super) fn watch<'a>(plan: &'a Plan, findings: &mut Vec<Diagnostic>) -> Option<Watch<'a>> {
    if plan.blackouts.is_empty() {
        return None;
    }
    let mut spans = Vec::new();
    for (index, blackout) in plan.blackouts.iter().enumerate() {
        match Span::read(blackout) {
            Some(span) => spans.push(span),
            None => findings.push(broken(
                "P3/bad-blackout",
                format!("blackouts[{index}]"),
                text!("engine-p3-bad-blackout", "It is not from a date or an instant to another."),
            )),
        }
    }
    let (dated, everywhere): (Vec<_>, Vec<_>) = spans.into_iter().partition(Span::has_dates);
    // Without dates nobody's zone matters; with sending hours their zones are known already.
    let mut known = Vec::new();
    let findings =
        if dated.is_empty() || plan.sending_hours.is_some() { &mut known } else { findings };
    let mut faces = Faces::new(plan, |_| None, findings);
    Some(Box::new(move |call| {
        let nowhere = Civil { day: 0, of_day_ms: 0 };
        let mut hit = everywhere.iter().find(|blackout| blackout.holds(call.at_ms, nowhere));
        if hit.is_none() && !dated.is_empty() {
            hit = faces.at(call.cohort, call.at_ms).find_map(|(shown, _)| {
                let holds = |blackout: &&Span<'_>| {
                    shown.is_none_or(|shown| blackout.holds(call.at_ms, shown))
                };
                dated.iter().find(holds)
            });
        }
        hit.map(|Span { blackout, .. }| {
            broken(
                "P3/blackout",
                format!("cohorts[{}]", call.cohort),
                text!(
                    "engine-p3-blackout",
                    "A call starts {at_ms}, in the blackout {name:?} from {from} to {to}.",
                    at_ms = wording::instant(call.at_ms),
                    name = blackout.name,
                    from = blackout.from,
                    to = blackout.to
                ),
            )
        })
    }))
}

/// A blackout as read.
struct Span<'a> {
    from: Edge,
    to: Edge,
    blackout: &'a Blackout,
}

/// An end of a blackout.
#[derive(Clone, Copy)]
enum Edge {
    /// Days since 1970-01-01, inclusive, in the recipient's zone.
    Day(i64),
    /// Milliseconds since the epoch, rounded up: the first that is not before it.
    Instant(i128),
}

impl<'a> Span<'a> {
    fn read(blackout: &'a Blackout) -> Option<Self> {
        Some(Self { from: Edge::read(&blackout.from)?, to: Edge::read(&blackout.to)?, blackout })
    }

    fn has_dates(&self) -> bool {
        [self.from, self.to].iter().any(|edge| matches!(edge, Edge::Day(_)))
    }

    fn holds(&self, at_ms: u64, shown: Civil) -> bool {
        let has_begun = match self.from {
            Edge::Day(day) => shown.day >= day,
            Edge::Instant(from_ms) => i128::from(at_ms) >= from_ms,
        };
        let goes_on = match self.to {
            Edge::Day(day) => shown.day <= day,
            Edge::Instant(to_ms) => i128::from(at_ms) < to_ms,
        };
        has_begun && goes_on
    }
}

impl Edge {
    fn read(text: &str) -> Option<Self> {
        let instant = || {
            let at: jiff::Timestamp = text.parse().ok()?;
            Some(Self::Instant(-(-at.as_nanosecond()).div_euclid(1_000_000)))
        };
        day(text).map(Self::Day).or_else(instant)
    }
}
