//! That a plan must not run: signed, with a reason, and final.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::more::More;
use crate::hooks::use_desk;

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
        <More summary="Withdraw it: this plan must not run" says="" open={false}>
            <form {onsubmit}>
                <p>
                    { "A withdrawal is signed like a plan. Whoever has it refuses the plan, for good; \
                       any one enrolled person may give it." }
                </p>
                <div class="field">
                    <label for="withdraw-reason">{ "Why" }</label>
                    <input id="withdraw-reason" type="text" value={(*reason).clone()} {oninput} />
                </div>
                <p>
                    <button type="submit" class="button danger"
                        disabled={!has_key || reason.trim().is_empty()}>
                        { "Sign the withdrawal" }
                    </button>
                </p>
                if !has_key {
                    <p class="quiet">{ "There is no key in this browser to sign it with." }</p>
                }
            </form>
        </More>
    }
}
