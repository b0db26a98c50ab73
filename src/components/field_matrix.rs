//! Locale × merge field: where somebody would get a gap.

use send_plan::template::{AudienceLocale, FieldUse};
use yew::prelude::*;

use crate::hooks::Desk;
use crate::t;

/// Locale × merge field.
pub fn field_matrix(desk: &Desk) -> Html {
    let Some(answer) = desk.state.answer() else { return html! {} };
    let report = &answer.templates;
    if report.fields.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-labelledby="matrix-title" data-member="templates.fields">
            <h2 id="matrix-title">{ t!("message-fields") }</h2>
            <p class="quiet">{ t!("message-fields-about") }</p>
            <div class="scroll" tabindex="0" role="group" aria-label={t!("message-fields-table")}>
                <table class="matrix">
                    <thead>
                        <tr>
                            <th scope="col">{ t!("message-fields-field") }</th>
                            { for report.locales.iter().map(|locale| html! {
                                <th scope="col">
                                    { if locale.locale.is_empty() {
                                        t!("message-fields-no-locale")
                                    } else {
                                        locale.locale.clone()
                                    } }
                                </th>
                            }) }
                            if report.locales.is_empty() {
                                <th scope="col">{ t!("message-fields-in-file") }</th>
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
                <td class="quiet">{ t!("message-fields-no-recipients") }</td>
            }
        </tr>
    }
}

fn cell(field: &FieldUse, locale: &str) -> Html {
    let gap = field.locales.iter().find(|gap| gap.locale == locale);
    let (class, sign, words) = match gap {
        None => ("is-unused", "·", t!("message-fields-unused")),
        Some(_) if !field.known => ("is-wrong", "✕", t!("message-fields-no-column")),
        Some(gap) if gap.empty == 0 => ("is-fine", "✓", t!("message-fields-fine")),
        Some(gap) if gap.empty == gap.recipients => {
            ("is-wrong", "✕", t!("message-fields-empty-for-all", n = gap.empty))
        }
        Some(gap) => ("is-gap", "!", t!("message-fields-empty-for", n = gap.empty)),
    };
    html! {
        <td {class}><span class="sign" aria-hidden="true">{ sign }</span>{ words }</td>
    }
}
