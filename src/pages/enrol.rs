//! Who are you? For somebody who was invited to sign plans here.

use yew::prelude::*;

use crate::browser::page;
use crate::components::findings::findings;
use crate::components::name_form::NameForm;
use crate::hooks::Desk;
use crate::route::Step;
use crate::state::EnrolmentStage;
use crate::t;
use crate::words::rich;

/// Who are you?
pub fn enrol(desk: &Desk) -> Html {
    let enrolment = &desk.state.enrolment;
    let on_name = {
        let desk = desk.clone();
        Callback::from(move |name: String| desk.accept_invitation(&name))
    };
    html! {
        <>
            <h1 tabindex="-1">{ Step::Enrol.question() }</h1>
            { match (&enrolment.stage, &enrolment.code) {
                (EnrolmentStage::Done { name, role, token }, _) => welcome(name, role, token),
                (_, None) => html! {
                    <p class="lead">
                        { rich(
                            &t!("signing-invited-not"),
                            &[("link", &|words| html! {
                                <a href={Step::Audience.href()}>{ words }</a>
                            })],
                        ) }
                    </p>
                },
                (stage, Some(_)) => html! {
                    <>
                        <p class="lead">{ t!("signing-invited") }</p>
                        <section class="card" aria-label={Step::Enrol.question()}>
                            <NameForm
                                id="enrol-name" label={t!("signing-enrol")}
                                busy={*stage == EnrolmentStage::Asking} {on_name}
                            />
                            if let EnrolmentStage::Refused(found) = stage {
                                { findings(found) }
                            }
                        </section>
                    </>
                },
            } }
        </>
    }
}

fn welcome(name: &str, role: &str, token: &str) -> Html {
    let copy = {
        let token = token.to_owned();
        Callback::from(move |_: MouseEvent| page::copy(&token))
    };
    let (step, what) = match role {
        "approver" => (Step::Approve, t!("signing-look-at-plan")),
        _ => (Step::Audience, t!("signing-plan-send")),
    };
    html! {
        <>
            <p class="lead is-fine" role="status">
                { t!("signing-welcome", name = name, role = role) }
            </p>
            <section class="card" aria-labelledby="token-title">
                <h2 id="token-title">{ t!("signing-token-yours") }</h2>
                <p><code class="wrap">{ token }</code></p>
                <p>
                    <button type="button" class="button" onclick={copy}>{ t!("signing-token-copy") }</button>
                </p>
                <p class="quiet">{ t!("signing-token-says") }</p>
                <p><a class="button primary" href={step.href()}>{ what }</a></p>
            </section>
        </>
    }
}
