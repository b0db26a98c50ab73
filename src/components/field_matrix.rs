//! Locale × merge field: where somebody would get a gap.

use send_plan::template::{AudienceLocale, FieldUse};
use yew::prelude::*;

use crate::browser::intl;
use crate::hooks::Desk;

/// Locale × merge field.
pub fn field_matrix(desk: &Desk) -> Html {
    let Some(answer) = desk.state.answer() else { return html! {} };
    let report = &answer.templates;
    if report.fields.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-labelledby="matrix-title" data-member="templates.fields">
            <h2 id="matrix-title">{ "Merge fields" }</h2>
            <p class="quiet">
                { "What the message takes from the recipient file, and for how many people it is empty there." }
            </p>
            <div class="scroll" tabindex="0" role="group" aria-label="Merge fields by locale">
                <table class="matrix">
                    <thead>
                        <tr>
                            <th scope="col">{ "Field" }</th>
                            { for report.locales.iter().map(|locale| html! {
                                <th scope="col">
                                    { if locale.locale.is_empty() { "no locale" } else { &locale.locale } }
                                </th>
                            }) }
                            if report.locales.is_empty() {
                                <th scope="col">{ "In the recipient file" }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>{ for report.fields.iter().map(|field| row(field, &report.locales)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(field: &FieldUse, locales: &[AudienceLocale]) -> Html {
    html! {
        <tr>
            <th scope="row"><code>{ &field.name }</code></th>
            { for locales.iter().map(|locale| cell(field, &locale.locale)) }
            if locales.is_empty() {
                <td class="quiet">{ "no recipients read yet" }</td>
            }
        </tr>
    }
}

fn cell(field: &FieldUse, locale: &str) -> Html {
    let gap = field.locales.iter().find(|gap| gap.locale == locale);
    let (class, sign, words) = match gap {
        None => ("is-unused", "·", "not used".to_owned()),
        Some(_) if !field.known => ("is-wrong", "✕", "no such column".to_owned()),
        Some(gap) if gap.empty == 0 => ("is-fine", "✓", "fine".to_owned()),
        Some(gap) if gap.empty == gap.recipients => {
            ("is-wrong", "✕", format!("empty for all {}", intl::number(gap.empty)))
        }
        Some(gap) => ("is-gap", "!", format!("empty for {}", intl::number(gap.empty))),
    };
    html! {
        <td {class}><span class="sign" aria-hidden="true">{ sign }</span>{ words }</td>
    }
}
