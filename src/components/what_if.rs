//! What if: ways of sending side by side, to be named, tried and taken over.

use send_plan::campaign::Campaign;
use send_plan::outlook::Glance;
use yew::prelude::*;

use super::entry::removal;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Action, MOST_SCENARIOS, Scenario, ScenarioAction};
use crate::t;
use crate::words::rich;

/// Ways of sending side by side.
pub fn what_if(desk: &Desk) -> Html {
    let scenarios = &desk.state.draft().scenarios;
    let keep = {
        let campaign = (*desk.state.draft().campaign).clone();
        keep(desk, campaign)
    };
    html! {
        <section class="card" aria-labelledby="what-if-title">
            <h2 id="what-if-title">{ t!("review-what-if") }</h2>
            <p>{ t!("review-what-if-about") }</p>
            if !scenarios.is_empty() {
                { table(desk, scenarios) }
            }
            <p>
                <button type="button" class="button" disabled={scenarios.len() >= MOST_SCENARIOS} onclick={keep}>
                    { t!("review-what-if-keep") }
                </button>
            </p>
            if scenarios.len() >= MOST_SCENARIOS {
                <p class="quiet">{ t!("review-what-if-most", n = MOST_SCENARIOS) }</p>
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
    let row = |name: String, words: fn(&Glance) -> String| {
        let cell = |glance: &Option<Glance>| match (glance, is_old) {
            (Some(glance), _) => words(glance),
            (None, true) => "…".to_owned(),
            (None, false) => t!("review-no-plan-there"),
        };
        html! {
            <tr>
                <th scope="row">{ name }</th>
                { for columns.iter().map(|glance| html! { <td>{ cell(glance) }</td> }) }
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={t!("review-what-if-table")}>
            <table class="what-if" aria-busy={is_old.to_string()}>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{ t!("review-as-now") }</th>
                        { for scenarios.iter().enumerate().map(|(at, scenario)| heading(desk, at, scenario)) }
                    </tr>
                </thead>
                <tbody>
                    { row(t!("review-row-by"), |glance| intl::local(glance.finish_ms)) }
                    { row(t!("review-row-takes"), |glance| {
                        say::duration(glance.finish_ms.saturating_sub(glance.start_ms))
                    }) }
                    { row(t!("review-row-deadline"), deadline) }
                    { row(t!("review-row-costs"), cost) }
                    { row(t!("review-row-reaches"), |glance| {
                        t!("people", n = glance.reach.largest_call)
                    }) }
                    { row(t!("review-row-too-late"), |glance| {
                        t!("people", n = glance.reach.before_stop)
                    }) }
                    { row(t!("review-row-accounts"), |glance| intl::number(glance.accounts)) }
                    { row(t!("review-row-errors"), |glance| intl::number(glance.errors)) }
                    { row(t!("review-row-warnings"), |glance| intl::number(glance.warnings)) }
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
        None => t!("review-deadline-none"),
        Some(by) if glance.finish_ms <= by => t!("review-deadline-kept"),
        Some(by) => t!("review-deadline-late", time = say::duration(glance.finish_ms - by)),
    }
}

fn cost(glance: &Glance) -> String {
    glance.micro_usd.map_or_else(|| t!("review-no-price"), say::dollars)
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
                type="text" aria-label={t!("review-scenario-name", n = at + 1)}
                value={scenario.name.clone()} oninput={rename}
            />
        </th>
    }
}

fn buttons(desk: &Desk, at: usize, scenario: &Scenario) -> Html {
    let on = |action: fn(usize) -> ScenarioAction| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Scenario(action(at))))
    };
    let take_over = t!("review-take-over", what = scenario.name.as_str());
    html! {
        <td>
            <button type="button" class="button" onclick={on(ScenarioAction::TakeOver)}>
                { rich(&take_over, &[("unseen", &|words| html! { <span class="unseen">{ words }</span> })]) }
            </button>
            <button type="button" class="link" onclick={on(ScenarioAction::Remove)}>
                { removal(&scenario.name) }
            </button>
        </td>
    }
}
