//! How fast: at once, or spread.

use send_plan::campaign::Pace;
use yew::prelude::*;

use super::choice_field::{Choice, ChoiceField};
use crate::hooks::Desk;

/// How fast.
pub fn pace(desk: &Desk) -> Html {
    let schedule = &desk.state.draft().campaign.schedule;
    let value = match schedule.pace {
        Pace::Asap => "asap",
        Pace::Even => "even",
    };
    let choices = vec![
        Choice {
            value: "asap",
            title: "As fast as the limits allow".into(),
            sentence: "Everybody has it as soon as your accounts can.".into(),
        },
        Choice {
            value: "even",
            title: "Spread evenly to the deadline".into(),
            sentence: "The same number of people every hour, so that answers and visitors come \
                       spread as well."
                .into(),
        },
    ];
    let hint = if schedule.pace == Pace::Even && schedule.deadline.is_none() {
        "Enter a deadline: without one there is nothing to spread to."
    } else {
        ""
    };
    let on_change = desk.on_value("schedule.pace", |campaign, value: &'static str| {
        campaign.schedule.pace = if value == "even" { Pace::Even } else { Pace::Asap };
    });
    html! {
        <ChoiceField label="How fast" member="schedule.pace" {choices} {value} {hint} {on_change} />
    }
}
