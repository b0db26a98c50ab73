//! Takes the limits of an SES account from what SES itself answers.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::findings::findings;
use super::more::More;
use crate::hooks::use_desk;
use crate::t;
use crate::words::rich;

/// The account whose limits are taken.
#[derive(Clone, PartialEq, Properties)]
pub struct PasteGetAccountProps {
    /// Its place among the accounts.
    pub at: usize,
    /// Its name.
    pub account: AttrValue,
}

/// Takes the limits of an SES account from what SES itself answers.
#[function_component]
pub fn PasteGetAccount(props: &PasteGetAccountProps) -> Html {
    let desk = use_desk();
    let text = use_state(String::new);
    // Findings are about what was pasted last, not about what is being typed.
    let asked = use_state(|| false);
    let oninput = {
        let (text, asked) = (text.clone(), asked.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(area) =
                event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok())
            {
                text.set(area.value());
                asked.set(false);
            }
        })
    };
    let take = {
        let (desk, account) = (desk.clone(), props.account.clone());
        let (text, asked) = (text.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| {
            desk.read_limits(account.to_string(), (*text).clone());
            asked.set(true);
        })
    };
    let found =
        desk.state.pasted.as_ref().filter(|pasted| *asked && props.account == pasted.account);
    let id = format!("get-account-{}", props.at);
    let note = format!("{id}-note");
    html! {
        <More summary={t!("accounts-paste")}>
            <div class="field wide">
                <label for={id.clone()}>{ t!("accounts-paste-label") }</label>
                <textarea
                    id={id} rows="5" spellcheck="false" aria-describedby={note.clone()}
                    value={(*text).clone()} {oninput}
                />
                <div class="note" id={note}>
                    <p class="hint">
                        { rich(
                            &t!("accounts-paste-about"),
                            &[("code", &|words| html! { <code>{ words }</code> })],
                        ) }
                    </p>
                </div>
            </div>
            <div role="status">
                if let Some(pasted) = found {
                    { findings(&pasted.findings) }
                }
            </div>
            <div class="buttons">
                <button
                    type="button" class="button" onclick={take} disabled={text.trim().is_empty()}
                >{ t!("accounts-paste-take") }</button>
            </div>
        </More>
    }
}
