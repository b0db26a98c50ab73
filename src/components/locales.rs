//! Which template each locale of the audience gets.

use send_plan::template::AudienceLocale;
use yew::prelude::*;

use super::select_field::SelectField;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::t;
use crate::words::rich;

/// Which template each locale of the audience gets, and the fallback for the rest.
pub fn locales(desk: &Desk) -> Html {
    let Some(answer) = desk.state.answer() else { return html! {} };
    let report = &answer.templates;
    if report.templates.is_empty() {
        return html! {};
    }
    let fallback = desk.state.draft().campaign.templates.fallback_locale.clone();
    let mut options = vec![(String::new(), t!("message-languages-nobody"))];
    options.extend(report.templates.iter().map(|t| (t.locale.clone(), say::locale(&t.locale))));
    if let Some(chosen) = &fallback
        && !report.templates.iter().any(|template| template.locale == *chosen)
    {
        options.push((
            chosen.clone(),
            t!("message-languages-no-template", locale = say::locale(chosen)),
        ));
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
            <h2 id="locales-title">{ t!("message-languages") }</h2>
            <SelectField
                label={t!("message-languages-fallback")} member="templates.fallbackLocale"
                {options} value={fallback.unwrap_or_default()} {on_change}
            />
            if !report.locales.is_empty() {
                <ul class="reasons">{ for report.locales.iter().map(line) }</ul>
            }
        </section>
    }
}

fn line(locale: &AudienceLocale) -> Html {
    let recipients = t!("recipients", n = locale.recipients);
    let name = say::locale(&locale.locale);
    let (class, words) = match &locale.template {
        None => ("is-gap", t!("message-languages-none", locale = name, recipients = recipients)),
        Some(template) if *template == locale.locale => {
            ("is-fine", t!("message-languages-own", locale = name, recipients = recipients))
        }
        Some(template) => {
            let language = intl::language(template);
            let words = t!(
                "message-languages-other",
                locale = name,
                recipients = recipients,
                language = language
            );
            ("is-fine", words)
        }
    };
    html! { <li {class}>{ rich(&words, &[("locale", &|name| html! { <b>{ name }</b> })]) }</li> }
}
