//! Begins a part of the message that is written here.

use send_plan::template::{Kind, starter};
use yew::prelude::*;

use super::more::More;
use super::select_field::SelectField;
use super::text_field::TextField;
use crate::hooks::use_desk;
use crate::state::Action;
use crate::t;

/// Parts with their names in the choice.
const PARTS: [(Kind, &str); 4] = [
    (Kind::Subject, "subject"),
    (Kind::Preheader, "preheader"),
    (Kind::Html, "html"),
    (Kind::Text, "text"),
];

fn title(kind: Kind) -> String {
    match kind {
        Kind::Subject => t!("message-part-subject"),
        Kind::Preheader => t!("message-new-preheader"),
        Kind::Html => t!("message-part-html"),
        Kind::Text => t!("message-part-text"),
    }
}

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
    let kind = PARTS.into_iter().find(|(_, name)| *name == part.as_str()).map(|(kind, _)| kind);
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
    let hint = if file.is_some() { String::new() } else { t!("message-new-language-hint") };
    let options = PARTS.into_iter().map(|(kind, name)| (name.to_owned(), title(kind)));
    html! {
        <More summary={t!("message-new")}>
            <div class="fields two">
                <TextField
                    label={t!("message-new-language")} member="new.locale" value={(*locale).clone()} {suggestions}
                    {hint} on_change={on_locale}
                />
                <SelectField
                    label={t!("message-new-part")} member="new.part" options={options.collect::<Vec<_>>()}
                    value={(*part).clone()} on_change={on_part}
                />
            </div>
            <div class="buttons">
                <button type="button" class="button" disabled={file.is_none()} onclick={write}>
                    { t!("message-new-write") }
                </button>
            </div>
        </More>
    }
}
