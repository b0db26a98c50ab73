//! Takes the limits of an SES account from what SES itself answers.

use send_plan::diagnostic::Diagnostic;
use send_plan::provider::get_account::limits_from_get_account;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::findings::findings;
use super::more::More;
use crate::hooks::use_desk;
use crate::say;
use crate::state::{Action, take_limits};

/// The account whose limits are taken.
#[derive(Clone, PartialEq, Properties)]
pub struct PasteGetAccountProps {
    /// Its place among the accounts.
    pub at: usize,
}

/// Takes the limits of an SES account from what SES itself answers.
#[function_component]
pub fn PasteGetAccount(props: &PasteGetAccountProps) -> Html {
    let desk = use_desk();
    let text = use_state(String::new);
    let found = use_state(Vec::<Diagnostic>::new);
    let oninput = {
        let (text, found) = (text.clone(), found.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(area) =
                event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok())
            {
                text.set(area.value());
                found.set(Vec::new());
            }
        })
    };
    let take = {
        let (desk, text, found, at) = (desk.clone(), text.clone(), found.clone(), props.at);
        Callback::from(move |_: MouseEvent| match limits_from_get_account(&text) {
            Ok(answer) => {
                let limits = answer.limits;
                let taken = say::counted(limits.len() as u64, "limit is", "limits are");
                desk.edit("", move |campaign| {
                    if let Some(account) = campaign.accounts.get_mut(at) {
                        take_limits(account, &limits);
                    }
                });
                let told = format!("{taken} taken from the answer of GetAccount.");
                desk.dispatch(Action::TellUndoable(told));
                found.set(answer.findings);
                text.set(String::new());
            }
            Err(finding) => found.set(vec![finding]),
        })
    };
    let id = format!("get-account-{}", props.at);
    let note = format!("{id}-note");
    html! {
        <More summary="Paste the answer of GetAccount">
            <div class="field wide">
                <label for={id.clone()}>{ "What SES answered" }</label>
                <textarea
                    id={id} rows="5" spellcheck="false" aria-describedby={note.clone()}
                    value={(*text).clone()} {oninput}
                />
                <div class="note" id={note}>
                    <p class="hint">
                        { "Somebody with access to AWS runs " }<code>{ "aws sesv2 get-account" }</code>
                        { " and sends you the answer. Limits and what is used come from it; it stays \
                           on this computer." }
                    </p>
                </div>
            </div>
            <div role="status">{ findings(&found) }</div>
            <div class="buttons">
                <button
                    type="button" class="button" onclick={take} disabled={text.trim().is_empty()}
                >{ "Take the limits" }</button>
            </div>
        </More>
    }
}
