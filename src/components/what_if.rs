//! What if: ways of sending side by side, to be named, tried and taken over.

use send_plan::campaign::Campaign;
use send_plan::outlook::Glance;
use yew::prelude::*;

use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Action, MOST_SCENARIOS, Scenario, ScenarioAction};

/// Ways of sending side by side.
pub fn what_if(desk: &Desk) -> Html {
    let scenarios = &desk.state.draft().scenarios;
    let keep = {
        let campaign = (*desk.state.draft().campaign).clone();
        keep(desk, campaign)
    };
    html! {
        <section class="card" aria-labelledby="what-if-title">
            <h2 id="what-if-title">{ "What if?" }</h2>
            <p>
                { "Keep the way in which it is sent now as a scenario, change accounts or schedule, and see \
                   both side by side. The message and the recipients are the same in all of them." }
            </p>
            if !scenarios.is_empty() {
                { table(desk, scenarios) }
            }
            <p>
                <button type="button" class="button" disabled={scenarios.len() >= MOST_SCENARIOS} onclick={keep}>
                    { "Keep this way as a scenario" }
                </button>
            </p>
            if scenarios.len() >= MOST_SCENARIOS {
                <p class="quiet">{ format!("{MOST_SCENARIOS} stand side by side at most: remove one first.") }</p>
            }
        </section>
    }
}

/// Keeps a way of sending under a new name.
pub fn keep(desk: &Desk, campaign: Campaign) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        let name = desk.state.new_scenario_name();
        desk.dispatch(Action::Scenario(ScenarioAction::Keep(name, Box::new(campaign.clone()))));
    })
}

fn table(desk: &Desk, scenarios: &[Scenario]) -> Html {
    let glances = desk.state.glances().map(|all| all.glances.clone());
    let columns: Vec<Option<Glance>> =
        glances.clone().unwrap_or_else(|| vec![None; scenarios.len() + 1]);
    let is_old = glances.is_none();
    let row = |name: &'static str, words: fn(&Glance) -> String| {
        let cell = |glance: &Option<Glance>| match (glance, is_old) {
            (Some(glance), _) => words(glance),
            (None, true) => "…".to_owned(),
            (None, false) => "no plan".to_owned(),
        };
        html! {
            <tr>
                <th scope="row">{ name }</th>
                { for columns.iter().map(|glance| html! { <td>{ cell(glance) }</td> }) }
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label="Ways of sending side by side">
            <table class="what-if" aria-busy={is_old.to_string()}>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{ "As it is now" }</th>
                        { for scenarios.iter().enumerate().map(|(at, scenario)| heading(desk, at, scenario)) }
                    </tr>
                </thead>
                <tbody>
                    { row("Handed over by", |glance| intl::local(glance.finish_ms)) }
                    { row("Takes", |glance| say::duration(glance.finish_ms.saturating_sub(glance.start_ms))) }
                    { row("Deadline", deadline) }
                    { row("Costs", cost) }
                    { row("One call reaches", |glance| {
                        say::counted(glance.reach.largest_call, "person", "people")
                    }) }
                    { row("A stop comes too late for", |glance| {
                        say::counted(glance.reach.before_stop, "person", "people")
                    }) }
                    { row("Accounts that send", |glance| intl::number(glance.accounts)) }
                    { row("To be mended first", |glance| intl::number(glance.errors)) }
                    { row("To be looked at", |glance| intl::number(glance.warnings)) }
                    <tr>
                        <td></td>
                        <td></td>
                        { for scenarios.iter().enumerate().map(|(at, scenario)| buttons(desk, at, scenario)) }
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

fn deadline(glance: &Glance) -> String {
    match glance.deadline_ms {
        None => "none".to_owned(),
        Some(by) if glance.finish_ms <= by => "met".to_owned(),
        Some(by) => format!("missed by {}", say::duration(glance.finish_ms - by)),
    }
}

fn cost(glance: &Glance) -> String {
    glance.micro_usd.map_or_else(|| "no price is published".to_owned(), say::dollars)
}

fn heading(desk: &Desk, at: usize, scenario: &Scenario) -> Html {
    let rename = {
        let desk = desk.clone();
        Callback::from(move |event: InputEvent| {
            let name = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            desk.dispatch(Action::Scenario(ScenarioAction::Rename(at, name)));
        })
    };
    html! {
        <th scope="col">
            <input
                type="text" aria-label={format!("Name of scenario {}", at + 1)} value={scenario.name.clone()}
                oninput={rename}
            />
        </th>
    }
}

fn buttons(desk: &Desk, at: usize, scenario: &Scenario) -> Html {
    let on = |action: fn(usize) -> ScenarioAction| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Scenario(action(at))))
    };
    let name = html! { <span class="unseen">{ format!(" {}", scenario.name) }</span> };
    html! {
        <td>
            <button type="button" class="button" onclick={on(ScenarioAction::TakeOver)}>
                { "Take it over" }{ name.clone() }
            </button>
            <button type="button" class="link" onclick={on(ScenarioAction::Remove)}>
                { "Remove" }{ name }
            </button>
        </td>
    }
}
