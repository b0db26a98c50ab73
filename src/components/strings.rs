//! Every string in every language: how far the translation is, out to translators and back.

use send_plan::template::strings::exchange::Format;
use send_plan::template::strings::matrix::{StringCell, StringMatrix, StringRow, StringState};
use yew::prelude::*;

use super::check_field::CheckField;
use super::drop_zone::DropZone;
use super::text_field::TextField;
use crate::browser::files::Chosen;
use crate::browser::intl;
use crate::hooks::{Desk, use_desk};
use crate::say;
use crate::state::Action;
use crate::t;
use crate::words::rich;
use crate::worker::protocol::Document;

/// Every string in every language.
#[component]
pub fn Strings() -> Html {
    let desk = use_desk();
    let only_open = use_state(|| false);
    let Some(answer) = desk.state.answer() else { return html! {} };
    let Some(matrix) = &answer.templates.strings else { return html! {} };
    let toggle = {
        let only_open = only_open.clone();
        Callback::from(move |on: bool| only_open.set(on))
    };
    let rows = matrix.rows.iter().filter(|row| !*only_open || row.cells.iter().any(needs_work));
    html! {
        <section class="card" aria-labelledby="strings-title" data-member="templates.strings">
            <h2 id="strings-title">{ t!("message-strings") }</h2>
            <p class="quiet">
                { t!("message-strings-about", locale = say::locale(&matrix.source)) }
            </p>
            <ul class="reasons">{ for progress(matrix) }</ul>
            <CheckField
                label={t!("message-strings-open")} member="strings.open" checked={*only_open}
                on_change={toggle}
            />
            <div class="scroll tall" tabindex="0" role="group" aria-label={t!("message-strings-table")}>
                <table class="matrix">
                    <thead>
                        <tr>
                            <th scope="col">{ t!("message-strings-string") }</th>
                            { for matrix.locales.iter().map(|locale| html! {
                                <th scope="col">{ say::locale(locale) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for rows.map(|row| line(&desk, matrix, row)) }</tbody>
                </table>
            </div>
            <Translators source={matrix.source.clone()} locales={matrix.locales.clone()} />
        </section>
    }
}

/// Per language how much there is to do.
fn progress(matrix: &StringMatrix) -> Vec<Html> {
    let open = |at: usize| {
        matrix.rows.iter().filter(|row| row.cells.get(at).is_some_and(needs_work)).count() as u64
    };
    let translated = matrix.locales.iter().enumerate().filter(|(_, name)| **name != matrix.source);
    translated
        .map(|(at, name)| {
            let locale = say::locale(name);
            let (class, words) = match open(at) {
                0 => ("is-fine", t!("message-strings-complete", locale = locale)),
                open => {
                    let strings = t!("strings", n = open);
                    ("is-gap", t!("message-strings-to-look-at", locale = locale, strings = strings))
                }
            };
            html! {
                <li {class}>{ rich(&words, &[("locale", &|name| html! { <b>{ name }</b> })]) }</li>
            }
        })
        .collect()
}

fn needs_work(cell: &StringCell) -> bool {
    let is_done = matches!(cell.state, StringState::Source | StringState::Translated);
    !is_done || !cell.lost.is_empty()
}

fn line(desk: &Desk, matrix: &StringMatrix, row: &StringRow) -> Html {
    html! {
        <tr key={row.key.clone()}>
            <th scope="row"><code>{ &row.key }</code></th>
            { for row.cells.iter().zip(&matrix.locales).zip(&matrix.paths).map(
                |((cell, locale), path)| state(desk, cell, locale, path)
            ) }
        </tr>
    }
}

fn state(desk: &Desk, cell: &StringCell, locale: &str, path: &str) -> Html {
    let (class, sign, mut words) = match cell.state {
        StringState::Source => ("is-fine", "✓", t!("message-strings-written")),
        StringState::Translated => ("is-fine", "✓", t!("message-strings-translated")),
        StringState::Stale => ("is-gap", "!", t!("message-strings-stale")),
        StringState::Untranslated => ("is-gap", "!", t!("message-strings-untranslated")),
        StringState::Missing => match &cell.origin {
            Some(other) if other != locale => {
                ("is-gap", "!", t!("message-strings-missing", language = intl::language(other)))
            }
            _ => ("is-wrong", "✕", t!("message-strings-missing-everywhere")),
        },
    };
    let mut class = class;
    if !cell.lost.is_empty() {
        class = "is-wrong";
        let fields = format!("{{{{{}}}}}", cell.lost.join("}}, {{"));
        words = t!("message-strings-lost", fields = fields);
    }
    let open = {
        let (desk, path) = (desk.clone(), path.to_owned());
        let spot = (cell.line > 0).then_some((cell.line, 1));
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::OpenTemplate(path.clone(), spot)))
    };
    html! {
        <td {class}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <button type="button" class="link" onclick={open}>{ words }</button>
        </td>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TranslatorsProps {
    source: String,
    locales: Vec<String>,
}

/// One language's strings, out and back.
#[component]
fn Translators(props: &TranslatorsProps) -> Html {
    let desk = use_desk();
    let first = props.locales.iter().find(|locale| **locale != props.source);
    let locale = use_state(|| first.cloned().unwrap_or_default());
    let on_change = {
        let locale = locale.clone();
        Callback::from(move |text: String| locale.set(text.trim().to_owned()))
    };
    let others = props.locales.iter().filter(|known| **known != props.source);
    let suggestions: Vec<AttrValue> = others.map(|known| known.clone().into()).collect();
    let export = |format: Format| {
        let (desk, locale) = (desk.clone(), (*locale).clone());
        Callback::from(move |_: MouseEvent| {
            desk.export(Document::Strings { locale: locale.clone(), format });
        })
    };
    let on_files = {
        let (desk, locale) = (desk.clone(), (*locale).clone());
        Callback::from(move |chosen: Vec<Chosen>| {
            if let Some(chosen) = chosen.into_iter().next() {
                desk.take_strings(locale.clone(), chosen.file);
            }
        })
    };
    let disabled = locale.is_empty() || *locale == props.source;
    html! {
        <>
            <h3>{ t!("message-strings-out-and-back") }</h3>
            <TextField
                label={t!("message-strings-language")} member="strings.locale"
                value={(*locale).clone()} {suggestions} {on_change}
                hint={t!("message-strings-language-hint")}
            />
            <div class="buttons">
                <button type="button" class="button" {disabled} onclick={export(Format::Csv)}>
                    { t!("message-strings-save-csv") }
                </button>
                <button type="button" class="button" {disabled} onclick={export(Format::Json)}>
                    { t!("message-strings-save-json") }
                </button>
            </div>
            if !disabled {
                <DropZone
                    id="strings" label={t!("message-strings-take-in")} small=true {on_files}
                    hint={t!("message-strings-take-in-hint", locale = (*locale).clone())}
                    accept=".csv,.json"
                />
            }
        </>
    }
}
