//! That a plan must not run: signed, with a reason, and final.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::more::More;
use crate::hooks::use_desk;
use crate::t;

/// That a plan must not run.
#[component]
pub fn Withdraw() -> Html {
    let desk = use_desk();
    let reason = use_state(String::new);
    let has_key = desk.state.signing.keys.as_ref().is_some_and(|keys| !keys.is_empty());
    let oninput = {
        let reason = reason.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                reason.set(input.value());
            }
        })
    };
    let onsubmit = {
        let (desk, reason) = (desk.clone(), reason.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            desk.withdraw(reason.trim().to_owned());
        })
    };
    html! {
        <More summary={t!("signing-withdraw")} says="" open={false}>
            <form {onsubmit}>
                <p>{ t!("signing-withdraw-says") }</p>
                <div class="field">
                    <label for="withdraw-reason">{ t!("signing-withdraw-why") }</label>
                    <input id="withdraw-reason" type="text" value={(*reason).clone()} {oninput} />
                </div>
                <p>
                    <button type="submit" class="button danger"
                        disabled={!has_key || reason.trim().is_empty()}>
                        { t!("signing-withdraw-sign") }
                    </button>
                </p>
                if !has_key {
                    <p class="quiet">{ t!("signing-withdraw-no-key") }</p>
                }
            </form>
        </More>
    }
}
