//! The message's files by locale.

use send_plan::template::{TemplateFile, TemplateLocale};
use yew::prelude::*;

use super::confirm::Confirm;
use crate::hooks::Desk;
use crate::say;
use crate::state::Action;
use crate::t;
use crate::worker::protocol::Document;

/// The finding about a file that is no part of the message.
const UNUSED: &str = "template/unplaced-file";

/// The message's files by locale.
pub fn template_files(desk: &Desk) -> Html {
    let files = &desk.state.draft().templates;
    if files.is_empty() {
        return html! {};
    }
    let report = desk.state.answer().map(|answer| answer.templates.clone()).unwrap_or_default();
    let locales = &report.templates;
    let is_unused = |file: &&TemplateFile| {
        report.diagnostics.iter().any(|finding| {
            finding.code == UNUSED && finding.place.file.as_ref() == Some(&file.path)
        })
    };
    let unused: Vec<&TemplateFile> = files.iter().filter(is_unused).collect();
    // A layout, tables of words.
    let is_shared = |file: &&TemplateFile| {
        let is_table = report.strings.as_ref().is_some_and(|s| s.paths.contains(&file.path));
        is_table || locales.iter().filter(|locale| has(locale, &file.path)).count() != 1
    };
    let shared: Vec<&TemplateFile> =
        files.iter().filter(|file| !is_unused(file) && is_shared(file)).collect();
    let remove_all = {
        let desk = desk.clone();
        Callback::from(move |()| desk.dispatch(Action::RemoveTemplates(None)))
    };
    let save = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.export(Document::Templates))
    };
    html! {
        <>
            if !locales.is_empty() {
                <div class="scroll" tabindex="0" role="group" aria-label={t!("message-files-table")}>
                    <table class="matrix">
                        <thead>
                            <tr>
                                <th scope="col">{ t!("message-locale") }</th>
                                <th scope="col">{ t!("message-part-subject") }</th>
                                <th scope="col">{ t!("message-part-preheader") }</th>
                                <th scope="col">{ t!("message-part-html") }</th>
                                <th scope="col">{ t!("message-part-text") }</th>
                            </tr>
                        </thead>
                        <tbody>{ for locales.iter().map(|locale| row(desk, locale)) }</tbody>
                    </table>
                </div>
            }
            if desk.state.up_to_date() {
                { others(desk, t!("message-files-shared"), &shared) }
                { others(desk, t!("message-files-unused"), &unused) }
            }
            <div class="buttons">
                <button type="button" class="button" onclick={save}>{ t!("message-files-save") }</button>
                <Confirm
                    label={t!("message-files-remove")}
                    question={t!("message-files-remove-question")}
                    yes={t!("message-files-remove-yes")} on_yes={remove_all}
                />
            </div>
        </>
    }
}

/// Whether a locale's parts come from this file.
fn has(locale: &TemplateLocale, path: &str) -> bool {
    let TemplateLocale { subject, preheader, html, text, .. } = locale;
    [subject, preheader, html, text].into_iter().flatten().any(|part| part == path)
}

fn others(desk: &Desk, title: String, files: &[&TemplateFile]) -> Html {
    if files.is_empty() {
        return html! {};
    }
    html! {
        <>
            <p>{ title }</p>
            <ul class="files">
                { for files.iter().map(|file| html! {
                    <li data-member={format!("templates/{}", file.path)}>
                        { open(desk, &file.path, &file.path) }{ remove(desk, &file.path) }
                    </li>
                }) }
            </ul>
        </>
    }
}

fn row(desk: &Desk, locale: &TemplateLocale) -> Html {
    let cell = |path: &Option<String>, lacks: String, class: &'static str| match path {
        Some(path) => html! {
            <td class="is-fine" data-member={format!("templates/{path}")}>
                <span class="sign" aria-hidden="true">{ "✓" }</span>
                { open(desk, path, path.strip_prefix(&format!("{}/", locale.locale)).unwrap_or(path)) }
            </td>
        },
        None => html! {
            <td {class}><span class="sign" aria-hidden="true">{ "–" }</span>{ lacks }</td>
        },
    };
    let (no_text, why) = match locale.text_is_generated {
        true => (t!("message-text-generated"), "is-unused"),
        false => (t!("message-lacks-text"), "is-gap"),
    };
    html! {
        <tr>
            <th scope="row">{ say::locale(&locale.locale) }</th>
            { cell(&locale.subject, t!("message-lacks-subject"), "is-gap") }
            { cell(&locale.preheader, t!("message-lacks-preheader"), "is-unused") }
            { cell(&locale.html, t!("message-lacks-html"), "is-gap") }
            { cell(&locale.text, no_text, why) }
        </tr>
    }
}

/// A file that can be written on, under a name.
fn open(desk: &Desk, path: &str, name: &str) -> Html {
    let onclick = {
        let (desk, path) = (desk.clone(), path.to_owned());
        Callback::from(move |_: MouseEvent| {
            desk.dispatch(Action::OpenTemplate(path.clone(), None));
        })
    };
    html! {
        <button type="button" class="link path" {onclick}>
            <bdi aria-hidden="true">{ name }</bdi><span class="unseen">{ t!("message-file-write", path = path) }</span>
        </button>
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
            { t!("message-file-remove") }<span class="unseen">{ format!(" {path}") }</span>
        </button>
    }
}
