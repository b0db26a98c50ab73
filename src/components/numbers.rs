//! The audience in numbers that add up.

use send_plan::audience::AudienceSummary;
use yew::prelude::*;

use super::sum::{Part, sum};

/// The audience in numbers that add up.
pub fn numbers(audience: &AudienceSummary) -> Html {
    let reached = "a plan before has reached them, or may have";
    let left_out = Part::new(audience.left_out(), "left out", reached);
    let parts = [
        Part::new(audience.recipients, "recipients", "they get the message"),
        Part::new(audience.duplicates, "duplicates", "the address came before"),
        Part::new(audience.suppressed, "suppressed", "on a suppression list"),
        Part::new(audience.rejected_total(), "not mailed", "something in the row is wrong"),
    ];
    sum(audience.rows, "rows", parts.into_iter().chain((left_out.n > 0).then_some(left_out)))
}
