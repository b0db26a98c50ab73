//! How many people may be reached before a stop takes hold.

use send_plan::campaign::{Schedule, StopLimit};
use yew::prelude::*;

use super::field::found;
use super::more::More;
use super::number_field::NumberField;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::say;

/// How many people may be reached before a stop takes hold.
pub fn stop_limit(desk: &Desk) -> Html {
    let stop = desk.state.draft().campaign.schedule.stop.as_ref();
    let says = stop.map_or_else(
        || "any number".to_owned(),
        |stop| {
            let people = say::counted(stop.recipients, "person", "people");
            format!("{people} within {}", say::span(&stop.within))
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
        <More summary="Most people reached before a stop takes hold" {says} open={stop.is_some()}>
            <p class="quiet">
                { "Between seeing that something is wrong and the stop’s taking hold, time goes by, and \
                   people are mailed. A ceiling on them slows the send." }
            </p>
            { found(&desk.state, "schedule.stop") }
            <div class="fields two">
                <NumberField
                    label="At most so many people" member="schedule.stop.recipients"
                    value={stop.map(|stop| stop.recipients)} hint="Empty: no such ceiling."
                    on_change={on_recipients}
                />
                if let Some(stop) = stop {
                    <TextField
                        label="In the time a stop takes" member="schedule.stop.within"
                        value={stop.within.clone()} hint="60s or 5m, from noticing to stopping."
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
