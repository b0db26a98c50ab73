//! How many people may be reached before a stop takes hold.

use send_plan::campaign::{Schedule, StopLimit};
use yew::prelude::*;

use super::field::found;
use super::more::More;
use super::number_field::NumberField;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// How many people may be reached before a stop takes hold.
pub fn stop_limit(desk: &Desk) -> Html {
    let stop = desk.state.draft().campaign.schedule.stop.as_ref();
    let says = stop.map_or_else(
        || t!("schedule-stop-any"),
        |stop| {
            let people = t!("people", n = stop.recipients);
            t!("schedule-stop-says", people = people, time = say::span(&stop.within))
        },
    );
    let on_recipients = desk.on_value("schedule.stop.recipients", |campaign, n: Option<u64>| {
        set_recipients(&mut campaign.schedule, n);
    });
    let on_within = desk.on_value("schedule.stop.within", |campaign, within: String| {
        if let Some(stop) = &mut campaign.schedule.stop {
            stop.within = within;
        }
    });
    html! {
        <More summary={t!("schedule-stop")} {says} open={stop.is_some()}>
            <p class="quiet">{ t!("schedule-stop-about") }</p>
            { found(&desk.state, "schedule.stop") }
            <div class="fields two">
                <NumberField
                    label={t!("schedule-stop-people")} member="schedule.stop.recipients"
                    value={stop.map(|stop| stop.recipients)} hint={t!("schedule-stop-people-hint")}
                    on_change={on_recipients}
                />
                if let Some(stop) = stop {
                    <TextField
                        label={t!("schedule-stop-within")} member="schedule.stop.within"
                        value={stop.within.clone()} hint={t!("schedule-stop-within-hint")}
                        on_change={on_within}
                    />
                }
            </div>
        </More>
    }
}

fn set_recipients(schedule: &mut Schedule, recipients: Option<u64>) {
    let within = schedule.stop.take().map_or_else(|| "60s".to_owned(), |stop| stop.within);
    schedule.stop = recipients.map(|recipients| StopLimit { recipients, within });
}
