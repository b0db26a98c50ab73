//! How fast: at once, or spread.

use send_plan::campaign::Pace;
use yew::prelude::*;

use super::choice_field::{Choice, ChoiceField};
use crate::hooks::Desk;
use crate::t;

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
            title: t!("schedule-pace-asap").into(),
            sentence: t!("schedule-pace-asap-about").into(),
        },
        Choice {
            value: "even",
            title: t!("schedule-pace-even").into(),
            sentence: t!("schedule-pace-even-about").into(),
        },
    ];
    let hint = if schedule.pace == Pace::Even && schedule.deadline.is_none() {
        t!("schedule-pace-deadline")
    } else {
        String::new()
    };
    let on_change = desk.on_value("schedule.pace", |campaign, value: &'static str| {
        campaign.schedule.pace = if value == "even" { Pace::Even } else { Pace::Asap };
    });
    html! {
        <ChoiceField
            label={t!("schedule-pace")} member="schedule.pace" {choices} {value} {hint} {on_change}
        />
    }
}
