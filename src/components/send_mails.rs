//! What recipients of a rehearsal would have seen.

use send_plan::campaign::Environment;
use yew::prelude::*;

use super::findings::findings;
use super::preview_frame::PreviewFrame;
use crate::browser::intl;
use crate::hooks::use_desk;
use crate::say;
use crate::state::ArrivedMail;
use crate::t;
use crate::words::rich;

/// Width of a message, in CSS pixels.
const WIDE: u16 = 700;

/// What recipients of a rehearsal would have seen, own mailboxes first.
#[component]
pub fn SendMails() -> Html {
    let desk = use_desk();
    let chosen = use_state(|| None::<usize>);
    let sending = &desk.state.sending;
    let is_rehearsal =
        sending.plan.as_ref().is_some_and(|plan| plan.environment == Environment::Sandbox);
    if !is_rehearsal || sending.now.as_ref().is_none_or(|now| now.accepted == 0) {
        return html! {};
    }
    let ask = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.ask_mails())
    };
    let choose = |at: usize| {
        let chosen = chosen.clone();
        Callback::from(move |_: MouseEvent| chosen.set(Some(at)))
    };
    let mails = sending.mails.mails.clone();
    let shown = chosen.and_then(|at| mails.get(at));
    html! {
        <section class="card" aria-labelledby="mails-title">
            <h2 id="mails-title">{ t!("send-mails") }</h2>
            <p>
                { t!("send-mails-says") }
            </p>
            { findings(&sending.mails.refused) }
            if !mails.is_empty() {
                <ul class="mails">
                    { for mails.iter().enumerate().map(|(at, mail)| one(mail, *chosen == Some(at), choose(at))) }
                </ul>
            }
            if mails.is_empty() || sending.mails.next.is_some() {
                <p>
                    <button type="button" class="button" onclick={ask}>
                        { if mails.is_empty() { t!("send-mails-show") } else { t!("send-mails-more") } }
                    </button>
                </p>
            }
            if let Some(mail) = shown {
                { whole(mail) }
            }
        </section>
    }
}

fn one(mail: &ArrivedMail, is_chosen: bool, onclick: Callback<MouseEvent>) -> Html {
    let only = mail.visible.len() == 1 && mail.visible.first() == Some(&mail.recipient);
    html! {
        <li>
            <button type="button" class="link" aria-pressed={is_chosen.to_string()} {onclick}>
                <bdi>{ &mail.recipient }</bdi>
            </button>
            <span><bdi>{ &mail.subject }</bdi></span>
            <span class="quiet">
                { t!(
                    "send-mail-when",
                    wave = &mail.wave, when = intl::local_time_with_seconds(mail.at_ms)
                ) }
            </span>
            if mail.seed {
                <span class="tag">{ t!("send-mail-own") }</span>
            }
            if !only {
                <span class="is-wrong">
                    { t!("send-mail-shows", addresses = say::list(&mail.visible)) }
                </span>
            }
        </li>
    }
}

fn whole(mail: &ArrivedMail) -> Html {
    html! {
        <article aria-label={t!("send-mail-to", recipient = &mail.recipient)}>
            <h3><bdi>{ &mail.subject }</bdi></h3>
            <p>
                { rich(
                    &t!("send-mail-sees", n = mail.visible.len(), who = say::list(&mail.visible)),
                    &[("who", &|who| html! { <bdi>{ who }</bdi> })],
                ) }
            </p>
            if let Some(html) = &mail.html {
                <PreviewFrame
                    html={AttrValue::from(html.clone())} title={t!("send-mail-message")} pictures=true dark=false
                    width={WIDE}
                />
            }
            if let Some(text) = &mail.text {
                <details>
                    <summary>{ t!("send-mail-plain") }</summary>
                    <pre class="source">{ text }</pre>
                </details>
            }
            <details>
                <summary>{ t!("send-mail-raw") }</summary>
                <pre class="source" dir="ltr">{ &mail.message }</pre>
            </details>
        </article>
    }
}
