//! Begins a part of the message that is written here.

use send_plan::template::{Kind, starter};
use yew::prelude::*;

use super::more::More;
use super::select_field::SelectField;
use super::text_field::TextField;
use crate::hooks::use_desk;
use crate::state::Action;

/// Parts with their names on the screen.
const PARTS: [(Kind, &str, &str); 4] = [
    (Kind::Subject, "subject", "Subject"),
    (Kind::Preheader, "preheader", "Preheader: shown beside the subject in a mailbox"),
    (Kind::Html, "html", "HTML"),
    (Kind::Text, "text", "Text"),
];

/// Begins a part of the message.
#[component]
pub fn NewPart() -> Html {
    let desk = use_desk();
    let locale = use_state(|| "en".to_owned());
    let part = use_state(|| "subject".to_owned());
    let on_locale = {
        let locale = locale.clone();
        Callback::from(move |text: String| locale.set(text))
    };
    let on_part = {
        let part = part.clone();
        Callback::from(move |text: String| part.set(text))
    };
    let kind = PARTS.iter().find(|(_, name, _)| **name == **part).map(|(kind, ..)| *kind);
    let file = kind.and_then(|kind| starter(locale.trim(), kind));
    let known = desk.state.draft().audience.as_ref().map(|audience| audience.by_locale());
    let suggestions: Vec<AttrValue> = known
        .unwrap_or_default()
        .into_keys()
        .filter(|locale| !locale.is_empty())
        .map(AttrValue::from)
        .collect();
    let write = {
        let (desk, file) = (desk.clone(), file.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(file) = file.clone() else { return };
            let path = file.path.clone();
            let files = &desk.state.draft().templates;
            if !files.iter().any(|known| known.path == path) {
                desk.dispatch(Action::AddTemplates { folder: None, files: vec![file] });
            }
            desk.dispatch(Action::OpenTemplate(path, None));
        })
    };
    let hint = if file.is_some() { "" } else { "A code such as en, pt-BR or ar." };
    let options = PARTS.iter().map(|(_, name, title)| ((*name).to_owned(), (*title).to_owned()));
    html! {
        <More summary="Write a part here">
            <div class="fields two">
                <TextField
                    label="Language" member="new.locale" value={(*locale).clone()} {suggestions}
                    {hint} on_change={on_locale}
                />
                <SelectField
                    label="Part" member="new.part" options={options.collect::<Vec<_>>()}
                    value={(*part).clone()} on_change={on_part}
                />
            </div>
            <div class="buttons">
                <button type="button" class="button" disabled={file.is_none()} onclick={write}>
                    { "Write it" }
                </button>
            </div>
        </More>
    }
}
