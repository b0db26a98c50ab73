//! The message's files by locale.

use send_plan::template::{TemplateFile, TemplateLocale};
use yew::prelude::*;

use super::confirm::Confirm;
use crate::hooks::Desk;
use crate::say;
use crate::state::Action;

/// The message's files by locale.
pub fn template_files(desk: &Desk) -> Html {
    let files = &desk.state.draft().templates;
    if files.is_empty() {
        return html! {};
    }
    let locales =
        desk.state.answer().map(|answer| answer.templates.templates.clone()).unwrap_or_default();
    let placed = |path: &str| {
        locales.iter().any(|locale| {
            [&locale.subject, &locale.html, &locale.text].into_iter().flatten().any(|p| p == path)
        })
    };
    let unplaced: Vec<&TemplateFile> = files.iter().filter(|file| !placed(&file.path)).collect();
    let remove_all = {
        let desk = desk.clone();
        Callback::from(move |()| desk.dispatch(Action::RemoveTemplates(None)))
    };
    html! {
        <>
            if !locales.is_empty() {
                <div class="scroll" tabindex="0" role="group" aria-label="Files of the message">
                    <table class="matrix">
                        <thead>
                            <tr>
                                <th scope="col">{ "Locale" }</th>
                                <th scope="col">{ "Subject" }</th>
                                <th scope="col">{ "HTML" }</th>
                                <th scope="col">{ "Text" }</th>
                            </tr>
                        </thead>
                        <tbody>{ for locales.iter().map(|locale| row(desk, locale)) }</tbody>
                    </table>
                </div>
            }
            if !unplaced.is_empty() && desk.state.up_to_date() {
                <p>{ "Not used, because the name does not say which locale and part it is:" }</p>
                <ul class="files">
                    { for unplaced.into_iter().map(|file| html! {
                        <li><bdi>{ &file.path }</bdi>{ remove(desk, &file.path) }</li>
                    }) }
                </ul>
            }
            <Confirm
                label="Remove all files" question="All files of the message go. Undo brings them back."
                yes="Remove them" on_yes={remove_all}
            />
        </>
    }
}

fn row(desk: &Desk, locale: &TemplateLocale) -> Html {
    let cell = |path: &Option<String>, lacks: &'static str| match path {
        Some(path) => html! {
            <td class="is-fine" data-member={format!("templates/{path}")}>
                <span class="sign" aria-hidden="true">{ "✓" }</span>
                <bdi class="path">{ path }</bdi>{ remove(desk, path) }
            </td>
        },
        None => html! {
            <td class="is-gap"><span class="sign" aria-hidden="true">{ "–" }</span>{ lacks }</td>
        },
    };
    html! {
        <tr>
            <th scope="row">{ say::locale(&locale.locale) }</th>
            { cell(&locale.subject, "no subject") }
            { cell(&locale.html, "no HTML") }
            { cell(&locale.text, "no text") }
        </tr>
    }
}

fn remove(desk: &Desk, path: &str) -> Html {
    let onclick = {
        let desk = desk.clone();
        let path = path.to_owned();
        Callback::from(move |_: MouseEvent| {
            desk.dispatch(Action::RemoveTemplates(Some(path.clone())));
        })
    };
    html! {
        <button type="button" class="link" {onclick}>
            { "Remove" }<span class="unseen">{ format!(" {path}") }</span>
        </button>
    }
}
