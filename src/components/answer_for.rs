//! A finding may stand where a named person says why.

use send_plan::diagnostic::Diagnostic;
use send_plan::lint;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::said::said;
use crate::hooks::use_desk;
use crate::say;
use crate::t;

/// The finding.
#[derive(Clone, PartialEq, Properties)]
pub struct AnswerForProps {
    /// One that a person may answer for.
    pub finding: Diagnostic,
}

/// Asks who answers for a finding, and why it may stand.
#[component]
pub fn AnswerFor(props: &AnswerForProps) -> Html {
    let desk = use_desk();
    let open = use_state(|| false);
    let last = desk.state.draft().campaign.waivers.last().map(|waiver| waiver.person.clone());
    let person = use_state(|| last.unwrap_or_default());
    let reason = use_state(String::new);
    let first = use_node_ref();
    {
        let first = first.clone();
        use_effect_with(*open, move |open| {
            if *open && let Some(input) = first.cast::<HtmlInputElement>() {
                let _ = input.focus();
            }
        });
    }
    let set_open = |value: bool| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(value))
    };
    if !*open {
        return html! {
            <button type="button" class="link" onclick={set_open(true)}>
                { t!("message-waive") }
                { " " }<span class="unseen">{ said(say::message(&props.finding)) }</span>
            </button>
        };
    }
    let typed = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                state.set(input.value());
            }
        })
    };
    let complete = !person.trim().is_empty() && !reason.trim().is_empty();
    let onsubmit = {
        let (desk, open, finding) = (desk.clone(), open.clone(), props.finding.clone());
        let (person, reason) = (person.clone(), reason.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !complete {
                return;
            }
            let waiver = lint::waiver(&finding, &person, &reason);
            desk.edit("", move |campaign| campaign.waivers.push(waiver.clone()));
            open.set(false);
        })
    };
    html! {
        <form class="answer-for" {onsubmit}>
            <p class="quiet">{ t!("message-waive-about") }</p>
            <label>
                { t!("message-waive-who") }
                <input ref={first} type="text" autocomplete="name" value={(*person).clone()} oninput={typed(&person)} />
            </label>
            <label>
                { t!("message-waive-why") }
                <input type="text" autocomplete="off" value={(*reason).clone()} oninput={typed(&reason)} />
            </label>
            <div class="buttons">
                <button type="submit" class="button" disabled={!complete}>{ t!("message-waive-yes") }</button>
                <button type="button" class="button quiet" onclick={set_open(false)}>{ t!("message-waive-no") }</button>
            </div>
        </form>
    }
}
