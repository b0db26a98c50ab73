//! Which template each locale of the audience gets.

use send_plan::template::AudienceLocale;
use yew::prelude::*;

use super::select_field::SelectField;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;

/// Which template each locale of the audience gets, and the fallback for the rest.
pub fn locales(desk: &Desk) -> Html {
    let Some(answer) = desk.state.answer() else { return html! {} };
    let report = &answer.templates;
    if report.templates.is_empty() {
        return html! {};
    }
    let fallback = desk.state.draft().campaign.templates.fallback_locale.clone();
    let mut options = vec![(String::new(), "nobody: they get no message".to_owned())];
    options.extend(report.templates.iter().map(|t| (t.locale.clone(), say::locale(&t.locale))));
    if let Some(chosen) = &fallback
        && !report.templates.iter().any(|template| template.locale == *chosen)
    {
        options.push((chosen.clone(), format!("{} (has no template)", say::locale(chosen))));
    }
    let on_change = {
        let desk = desk.clone();
        Callback::from(move |locale: String| {
            let chosen = (!locale.is_empty()).then_some(locale);
            desk.edit("templates.fallbackLocale", move |campaign| {
                campaign.templates.fallback_locale.clone_from(&chosen);
            });
        })
    };
    html! {
        <section class="card" aria-labelledby="locales-title">
            <h2 id="locales-title">{ "Who gets which language" }</h2>
            <SelectField
                label="People without a template of their own get" member="templates.fallbackLocale"
                {options} value={fallback.unwrap_or_default()} {on_change}
            />
            if !report.locales.is_empty() {
                <ul class="reasons">{ for report.locales.iter().map(line) }</ul>
            }
        </section>
    }
}

fn line(locale: &AudienceLocale) -> Html {
    let people = say::counted(locale.recipients, "recipient", "recipients");
    let (class, gets) = match &locale.template {
        None => ("is-gap", "have no template: choose a fallback, or add one".to_owned()),
        Some(template) if *template == locale.locale => ("is-fine", "their own".to_owned()),
        Some(template) => ("is-fine", format!("get {}", intl::language(template))),
    };
    html! {
        <li {class}>
            <b>{ say::locale(&locale.locale) }</b>
            { format!(": {people}, {gets}") }
        </li>
    }
}
