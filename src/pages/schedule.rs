//! When.

use send_plan::campaign::Campaign;
use yew::prelude::*;

use crate::browser::intl;
use crate::components::next_step::next_step;
use crate::components::number_field::NumberField;
use crate::components::text_field::TextField;
use crate::components::time_field::TimeField;
use crate::hooks::Desk;

/// When.
pub fn schedule(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    let schedule = &campaign.schedule;
    let zone = if intl::zone_is_utc() {
        "Your clock shows UTC.".to_owned()
    } else {
        format!(
            "Times are in your time zone, {}; UTC stands beside them.",
            intl::zone().replace('_', " ")
        )
    };
    let on_name = {
        let desk = desk.clone();
        Callback::from(move |name: String| {
            desk.edit("name", move |campaign| campaign.name.clone_from(&name));
        })
    };
    let on_radius = {
        let desk = desk.clone();
        Callback::from(move |n: Option<u64>| {
            desk.edit("schedule.blastRadius", move |campaign| campaign.schedule.blast_radius = n);
        })
    };
    html! {
        <>
            <h1 tabindex="-1">{ "When?" }</h1>
            <section class="card" aria-labelledby="when-title">
                <h2 id="when-title">{ "Start and deadline" }</h2>
                <p class="quiet">{ zone }</p>
                <div class="fields two">
                    <TimeField
                        label="Start" member="schedule.start" value={schedule.start.clone()}
                        when_empty="Empty: it starts now."
                        on_change={time(desk, "schedule.start", |c, t| c.schedule.start = t)}
                    />
                    <TimeField
                        label="Deadline" member="schedule.deadline" value={schedule.deadline.clone()}
                        when_empty="Empty: no deadline."
                        on_change={time(desk, "schedule.deadline", |c, t| c.schedule.deadline = t)}
                    />
                </div>
            </section>
            <section class="card" aria-labelledby="careful-title">
                <h2 id="careful-title">{ "How careful" }</h2>
                <NumberField
                    label="Most people one call may reach" member="schedule.blastRadius"
                    value={schedule.blast_radius} on_change={on_radius}
                    hint="If a call goes wrong, it goes wrong for so many at most. Empty: as many as \
                          the provider takes."
                />
            </section>
            <section class="card" aria-labelledby="name-title">
                <h2 id="name-title">{ "Name" }</h2>
                <TextField
                    label="Name of the campaign" member="name" value={campaign.name.clone()}
                    hint="For you and your colleagues; recipients do not see it."
                    placeholder="Index weightings update" on_change={on_name}
                />
                <details open={campaign.not_before.is_some() || campaign.expires.is_some()}>
                    <summary>{ "Hard bounds in time" }</summary>
                    <p class="quiet">{ "Whatever happens, no call starts outside of them." }</p>
                    <div class="fields two">
                        <TimeField
                            label="Not before" member="notBefore" value={campaign.not_before.clone()}
                            when_empty="Empty: no bound."
                            on_change={time(desk, "notBefore", |c, t| c.not_before = t)}
                        />
                        <TimeField
                            label="Expires" member="expires" value={campaign.expires.clone()}
                            when_empty="Empty: no bound."
                            on_change={time(desk, "expires", |c, t| c.expires = t)}
                        />
                    </div>
                </details>
            </section>
            { next_step(desk) }
        </>
    }
}

fn time(
    desk: &Desk,
    member: &'static str,
    set: fn(&mut Campaign, Option<String>),
) -> Callback<Option<String>> {
    let desk = desk.clone();
    Callback::from(move |time: Option<String>| {
        desk.edit(member, move |campaign| set(campaign, time.clone()));
    })
}
