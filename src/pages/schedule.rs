//! When.

use send_plan::campaign::Environment;
use yew::prelude::*;

use crate::browser::intl;
use crate::components::blackouts::blackouts;
use crate::components::choice_field::{Choice, ChoiceField};
use crate::components::mailbox_caps::mailbox_caps;
use crate::components::more::More;
use crate::components::next_step::next_step;
use crate::components::number_field::NumberField;
use crate::components::pace::pace;
use crate::components::routes::routes;
use crate::components::sending_hours::sending_hours;
use crate::components::stop_limit::stop_limit;
use crate::components::text_field::TextField;
use crate::components::time_field::TimeField;
use crate::components::waves::waves;
use crate::hooks::Desk;

/// When.
pub fn schedule(desk: &Desk) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ "When?" }</h1>
            { start_and_deadline(desk) }
            <section class="card" aria-labelledby="hours-title">
                <h2 id="hours-title">{ "Hours and days" }</h2>
                { sending_hours(desk) }
                { blackouts(desk) }
            </section>
            { waves(desk) }
            { careful(desk) }
            { mailbox_caps(desk) }
            { routes(desk) }
            { name(desk) }
            { next_step(desk) }
        </>
    }
}

fn start_and_deadline(desk: &Desk) -> Html {
    let schedule = &desk.state.draft().campaign.schedule;
    let zone = if intl::zone_is_utc() {
        "Your clock shows UTC.".to_owned()
    } else {
        format!(
            "Times are in your time zone, {}; UTC stands beside them.",
            intl::zone().replace('_', " ")
        )
    };
    html! {
        <section class="card" aria-labelledby="when-title">
            <h2 id="when-title">{ "Start and deadline" }</h2>
            <p class="quiet">{ zone }</p>
            <div class="fields two">
                <TimeField
                    label="Start" member="schedule.start" value={schedule.start.clone()}
                    when_empty="Empty: it starts now."
                    on_change={desk.on_value("schedule.start", |c, t| c.schedule.start = t)}
                />
                <TimeField
                    label="Deadline" member="schedule.deadline" value={schedule.deadline.clone()}
                    when_empty="Empty: no deadline."
                    on_change={desk.on_value("schedule.deadline", |c, t| c.schedule.deadline = t)}
                />
            </div>
            { pace(desk) }
        </section>
    }
}

fn careful(desk: &Desk) -> Html {
    let schedule = &desk.state.draft().campaign.schedule;
    html! {
        <section class="card" aria-labelledby="careful-title">
            <h2 id="careful-title">{ "How careful" }</h2>
            <NumberField
                label="Most people one call may reach" member="schedule.blastRadius"
                value={schedule.blast_radius}
                hint="If a call goes wrong, it goes wrong for so many at most. Empty: as many as the \
                      provider takes."
                on_change={desk.on_value("schedule.blastRadius", |c, n| c.schedule.blast_radius = n)}
            />
            { stop_limit(desk) }
        </section>
    }
}

fn environments() -> Vec<Choice> {
    let choice = |value, title: &'static str, sentence: &'static str| Choice {
        value,
        title: title.into(),
        sentence: sentence.into(),
    };
    vec![
        choice(
            "sandbox",
            "Sandbox",
            "A rehearsal: the send API keeps to every limit, and nothing leaves.",
        ),
        choice(
            "production",
            "Production",
            "Customers get mail. A signature for one does not hold for the other.",
        ),
    ]
}

fn name(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    let bounded = campaign.not_before.is_some() || campaign.expires.is_some();
    html! {
        <section class="card" aria-labelledby="name-title">
            <h2 id="name-title">{ "Name" }</h2>
            <TextField
                label="Name of the campaign" member="name" value={campaign.name.clone()}
                hint="For you and your colleagues; recipients do not see it."
                placeholder="Index weightings update"
                on_change={desk.on_value("name", |c, name| c.name = name)}
            />
            <ChoiceField
                label="Where it runs" member="environment"
                value={match campaign.environment {
                    Environment::Sandbox => "sandbox",
                    Environment::Production => "production",
                }}
                choices={environments()}
                on_change={
                    let desk = desk.clone();
                    Callback::from(move |value| {
                        desk.edit("environment", move |campaign| {
                            campaign.environment = match value {
                                "production" => Environment::Production,
                                _ => Environment::Sandbox,
                            };
                        });
                    })
                }
            />
            <More summary="Hard bounds in time" says={if bounded { "" } else { "none" }} open={bounded}>
                <p class="quiet">{ "Whatever happens, no call starts outside of them." }</p>
                <div class="fields two">
                    <TimeField
                        label="Not before" member="notBefore" value={campaign.not_before.clone()}
                        when_empty="Empty: no bound."
                        on_change={desk.on_value("notBefore", |c, t| c.not_before = t)}
                    />
                    <TimeField
                        label="Expires" member="expires" value={campaign.expires.clone()}
                        when_empty="Empty: no bound."
                        on_change={desk.on_value("expires", |c, t| c.expires = t)}
                    />
                </div>
            </More>
        </section>
    }
}
