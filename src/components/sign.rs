//! The author signs: first what is signed is shown, then by whom, then it is done.

use send_plan::diagnostic::Diagnostic;
use send_plan::trust::Role;
use yew::prelude::*;

use super::findings::findings;
use super::sheet::sheet;
use super::your_key::YourKey;
use crate::browser::{clock, download, intl};
use crate::hooks::Desk;
use crate::say;
use crate::state::Signed;
use crate::t;
use crate::worker::protocol::PlanFacts;
use crate::worker::protocol::signing::Signing;

/// Milliseconds that a signature goes on after the planned finish, when nothing is entered.
const AFTERWARDS_MS: u64 = 86_400_000;

/// The author signs.
pub fn sign(desk: &Desk) -> Html {
    let answer = desk.state.answer();
    let Some(plan) = answer.and_then(|answer| answer.plan.as_ref()) else { return html! {} };
    let errors = answer.map_or(0, |answer| answer.errors());
    let signed = desk.state.signed_plan();
    html! {
        <section class="card" aria-labelledby="sign-title">
            <h2 id="sign-title">{ t!("signing-title") }</h2>
            <p>{ t!("signing-says") }</p>
            { match signed {
                Some(signed) => done(desk, signed),
                None if errors > 0 => html! { <p>{ t!("signing-not-yet", n = errors) }</p> },
                None => look_and_sign(desk, plan),
            } }
        </section>
    }
}

fn look_and_sign(desk: &Desk, plan: &PlanFacts) -> Html {
    let own = desk.state.signing.sheet.as_deref().filter(|own| own.digest == plan.digest);
    let Some(own) = own else {
        let show = {
            let desk = desk.clone();
            Callback::from(move |_: MouseEvent| desk.ask_sheet())
        };
        return html! {
            <p>
                <button type="button" class="button" disabled={!desk.state.up_to_date()} onclick={show}>
                    { t!("signing-show") }
                </button>
            </p>
        };
    };
    match &own.outcome {
        Err(found) => cannot(desk, plan, found),
        Ok(what) => {
            let key = desk.state.signing.signer(Role::Author);
            let sign = {
                let desk = desk.clone();
                Callback::from(move |_: MouseEvent| desk.sign(Signing::Own))
            };
            html! {
                <>
                    { sheet(what) }
                    <YourKey role={Role::Author} />
                    if let Some(key) = key {
                        <p>
                            <button type="button" class="button primary"
                                disabled={!desk.state.up_to_date()} onclick={sign}>
                                { t!("signing-sign-as", person = &key.person) }
                            </button>
                        </p>
                    }
                </>
            }
        }
    }
}

/// Why it cannot be signed; what is only missing its term gets one by a click.
fn cannot(desk: &Desk, plan: &PlanFacts, found: &[Diagnostic]) -> Html {
    let others: Vec<Diagnostic> =
        found.iter().filter(|finding| finding.code != "plan/no-term").cloned().collect();
    let lacks_term = others.len() < found.len();
    let (start_ms, end_ms) = (plan.start_ms, plan.estimate.finish_ms + AFTERWARDS_MS);
    let set = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit("expires", move |campaign| {
                let fill = |member: &mut Option<String>, ms| {
                    member.get_or_insert_with(|| clock::rfc3339(ms));
                };
                fill(&mut campaign.not_before, start_ms);
                fill(&mut campaign.expires, end_ms);
            });
        })
    };
    html! {
        <>
            { findings(&others) }
            if lacks_term {
                <p>{ t!("signing-term") }</p>
                <p>
                    <button type="button" class="button" onclick={set}>
                        { t!("signing-term-set", when = intl::local(end_ms)) }
                    </button>
                </p>
                <p class="quiet">{ t!("signing-term-says") }</p>
            }
        </>
    }
}

fn done(desk: &Desk, signed: &Signed) -> Html {
    let own = desk.state.signing.sheet.as_deref().filter(|own| own.digest == signed.plan);
    let again = {
        let (name, bytes) = (signed.document.file_name(), signed.bytes.clone());
        let media_type = signed.document.media_type();
        Callback::from(move |_: MouseEvent| download::file(&name, media_type, &bytes))
    };
    let whole = {
        let (desk, bytes) = (desk.clone(), signed.bytes.clone());
        Callback::from(move |_: MouseEvent| desk.bundle(bytes.clone()))
    };
    let missing = desk.not_at_hand();
    let mut names = desk.state.draft().file_names();
    names.push(t!("signing-message-files"));
    html! {
        <>
            <p class="is-fine" role="status">{ t!("signing-signed-by", person = &signed.person) }</p>
            <p>{ t!("signing-give", files = say::list(&names)) }</p>
            <p class="buttons">
                <button type="button" class="button primary" disabled={!missing.is_empty()} onclick={whole}>
                    { t!("signing-save-whole") }
                </button>
                <button type="button" class="button" onclick={again}>
                    { t!("signing-save-again") }
                </button>
            </p>
            <p class="quiet">
                { if missing.is_empty() {
                    t!("signing-whole-says")
                } else {
                    t!("signing-whole-lacks", files = say::list(&missing))
                } }
            </p>
            if let Some(Ok(what)) = own.map(|own| &own.outcome) {
                <details>
                    <summary>{ t!("signing-was-signed") }</summary>
                    { sheet(what) }
                </details>
            }
        </>
    }
}
