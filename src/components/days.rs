//! Days of the week.

use send_plan::campaign::Day;
use yew::prelude::*;

use super::checks_field::{Check, ChecksField};
use crate::say;
use crate::state::{WEEK, meant_days, with_day};
use crate::t;

/// Days of the week: one at least; none named means all.
pub fn days(member: String, days: &[Day], on_change: Callback<Vec<Day>>) -> Html {
    let meant = meant_days(days);
    let checks = WEEK.map(|day| {
        let checked = meant.contains(&day);
        Check { label: say::day(day).into(), checked, disabled: checked && meant.len() == 1 }
    });
    let days = days.to_vec();
    let on_change = on_change.reform(move |(at, wanted): (usize, bool)| {
        WEEK.get(at).map_or_else(|| days.clone(), |day| with_day(&days, *day, wanted))
    });
    html! {
        <ChecksField label={t!("schedule-on-days")} {member} checks={checks.to_vec()} {on_change} />
    }
}
