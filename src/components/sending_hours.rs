//! Local hours in which people may be mailed.

use send_plan::campaign::{PastToday, SendingHours};
use yew::prelude::*;

use super::check_field::CheckField;
use super::choice_field::{Choice, ChoiceField};
use super::days::days;
use super::text_field::TextField;
use super::zone_field::{Zone, zone_field};
use crate::browser::intl;
use crate::hooks::Desk;
use crate::state::usual_sending_hours;
use crate::t;

/// Local hours in which people may be mailed.
pub fn sending_hours(desk: &Desk) -> Html {
    let hours = desk.state.draft().campaign.schedule.sending_hours.as_ref();
    let on_switch = desk.on_value("", |campaign, on: bool| {
        campaign.schedule.sending_hours = on.then(|| usual_sending_hours(intl::zone()));
    });
    html! {
        <>
            <CheckField
                label={t!("schedule-hours")} member="schedule.sendingHours"
                checked={hours.is_some()} on_change={on_switch} hint={t!("schedule-hours-hint")}
            />
            if let Some(hours) = hours {
                { fields(desk, hours) }
            }
        </>
    }
}

fn fields(desk: &Desk, hours: &SendingHours) -> Html {
    let past_today = match hours.past_today {
        PastToday::Wait => "wait",
        PastToday::Now => "now",
    };
    let choices = vec![
        Choice {
            value: "wait",
            title: t!("schedule-past-wait").into(),
            sentence: t!("schedule-past-wait-about").into(),
        },
        Choice {
            value: "now",
            title: t!("schedule-past-now").into(),
            sentence: t!("schedule-past-now-about").into(),
        },
    ];
    html! {
        <>
            <div class="fields four">
                <TextField
                    label={t!("schedule-from")} member="schedule.sendingHours.from"
                    value={hours.from.clone()}
                    placeholder="08:00" hint={t!("schedule-24-hours")}
                    on_change={change(desk, "from", |hours, from| hours.from = from)}
                />
                <TextField
                    label={t!("schedule-to")} member="schedule.sendingHours.to"
                    value={hours.to.clone()}
                    placeholder="20:00" hint={until(&hours.from, &hours.to)}
                    on_change={change(desk, "to", |hours, to| hours.to = to)}
                />
            </div>
            { days(
                "schedule.sendingHours.days".to_owned(),
                &hours.days,
                change(desk, "days", |hours, days| hours.days = days),
            ) }
            { zone_field(Zone {
                label: t!("schedule-zone-unknown"),
                member: "schedule.sendingHours.fallbackTimeZone".to_owned(),
                value: hours.fallback_time_zone.as_deref(),
                hint: without_zone(desk),
                on_change: change(desk, "fallbackTimeZone", |hours, zone| {
                    hours.fallback_time_zone = zone;
                }),
            }) }
            <ChoiceField
                label={t!("schedule-past-today")}
                member="schedule.sendingHours.pastToday" {choices} value={past_today}
                on_change={change(desk, "pastToday", |hours, value: &'static str| {
                    hours.past_today = if value == "now" { PastToday::Now } else { PastToday::Wait };
                })}
            />
        </>
    }
}

fn change<T: Clone + 'static>(
    desk: &Desk,
    name: &str,
    set: fn(&mut SendingHours, T),
) -> Callback<T> {
    desk.on_value(format!("schedule.sendingHours.{name}"), move |campaign, value| {
        if let Some(hours) = &mut campaign.schedule.sending_hours {
            set(hours, value);
        }
    })
}

/// What the end of the hours means.
pub fn until(from: &str, to: &str) -> String {
    // Text of this shape sorts as the clock does.
    if from.len() == 5 && to.len() == 5 && to <= from {
        t!("schedule-next-day")
    } else {
        t!("schedule-midnight")
    }
}

/// How many people it is about.
fn without_zone(desk: &Desk) -> String {
    let known = desk.state.draft().audience.as_ref().map(|audience| audience.by_time_zone());
    match known.map(|zones| (zones.get("").copied().unwrap_or_default(), zones.len())) {
        None => t!("schedule-zones-where"),
        Some((0, _)) => t!("schedule-zones-all"),
        Some((_, 1)) => t!("schedule-zones-nobody"),
        Some((people, _)) => t!("schedule-zones-some", people = t!("people", n = people)),
    }
}
