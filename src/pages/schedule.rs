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
use crate::say;
use crate::t;

/// When.
pub fn schedule(desk: &Desk) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ t!("schedule-title") }</h1>
            { start_and_deadline(desk) }
            <section class="card" aria-labelledby="hours-title">
                <h2 id="hours-title">{ t!("schedule-hours-title") }</h2>
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
        t!("schedule-clock-utc")
    } else {
        t!("schedule-clock-zone", zone = say::zone(&intl::zone()))
    };
    html! {
        <section class="card" aria-labelledby="when-title">
            <h2 id="when-title">{ t!("schedule-when") }</h2>
            <p class="quiet">{ zone }</p>
            <div class="fields two">
                <TimeField
                    label={t!("schedule-start")} member="schedule.start" value={schedule.start.clone()}
                    when_empty={t!("schedule-start-empty")}
                    on_change={desk.on_value("schedule.start", |c, t| c.schedule.start = t)}
                />
                <TimeField
                    label={t!("schedule-deadline")} member="schedule.deadline"
                    value={schedule.deadline.clone()}
                    when_empty={t!("schedule-deadline-empty")}
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
            <h2 id="careful-title">{ t!("schedule-careful") }</h2>
            <NumberField
                label={t!("schedule-blast-radius")} member="schedule.blastRadius"
                value={schedule.blast_radius}
                hint={t!("schedule-blast-radius-hint")}
                on_change={desk.on_value("schedule.blastRadius", |c, n| c.schedule.blast_radius = n)}
            />
            { stop_limit(desk) }
        </section>
    }
}

fn environments() -> Vec<Choice> {
    vec![
        Choice {
            value: "sandbox",
            title: t!("schedule-sandbox").into(),
            sentence: t!("schedule-sandbox-about").into(),
        },
        Choice {
            value: "production",
            title: t!("schedule-production").into(),
            sentence: t!("schedule-production-about").into(),
        },
    ]
}

fn name(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    let bounded = campaign.not_before.is_some() || campaign.expires.is_some();
    html! {
        <section class="card" aria-labelledby="name-title">
            <h2 id="name-title">{ t!("schedule-name") }</h2>
            <TextField
                label={t!("schedule-campaign")} member="name" value={campaign.name.clone()}
                hint={t!("schedule-campaign-hint")} placeholder={t!("schedule-campaign-example")}
                on_change={desk.on_value("name", |c, name| c.name = name)}
            />
            <ChoiceField
                label={t!("schedule-environment")} member="environment"
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
            <More
                summary={t!("schedule-bounds")} open={bounded}
                says={if bounded { String::new() } else { t!("schedule-none") }}
            >
                <p class="quiet">{ t!("schedule-bounds-about") }</p>
                <div class="fields two">
                    <TimeField
                        label={t!("schedule-not-before")} member="notBefore"
                        value={campaign.not_before.clone()}
                        when_empty={t!("schedule-bounds-empty")}
                        on_change={desk.on_value("notBefore", |c, t| c.not_before = t)}
                    />
                    <TimeField
                        label={t!("schedule-expires")} member="expires" value={campaign.expires.clone()}
                        when_empty={t!("schedule-bounds-empty")}
                        on_change={desk.on_value("expires", |c, t| c.expires = t)}
                    />
                </div>
            </More>
        </section>
    }
}
