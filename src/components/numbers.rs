//! The audience in numbers that add up.

use send_plan::audience::AudienceSummary;
use yew::prelude::*;

use super::sum::{Part, sum};
use crate::t;

/// The audience in numbers that add up.
pub fn numbers(audience: &AudienceSummary) -> Html {
    let left_out = Part::new(
        audience.left_out(),
        t!("audience-numbers-left-out"),
        t!("audience-numbers-left-out-why"),
    );
    let parts = [
        Part::new(
            audience.recipients,
            t!("audience-numbers-recipients"),
            t!("audience-numbers-recipients-why"),
        ),
        Part::new(
            audience.duplicates,
            t!("audience-numbers-duplicates"),
            t!("audience-numbers-duplicates-why"),
        ),
        Part::new(
            audience.suppressed,
            t!("audience-numbers-suppressed"),
            t!("audience-numbers-suppressed-why"),
        ),
        Part::new(
            audience.rejected_total(),
            t!("audience-numbers-rejected"),
            t!("audience-numbers-rejected-why"),
        ),
    ];
    sum(
        audience.rows,
        t!("audience-numbers-rows"),
        parts.into_iter().chain((left_out.n > 0).then_some(left_out)),
    )
}
