//! Who are you? For somebody who was invited to sign plans here.

use yew::prelude::*;

use crate::browser::page;
use crate::components::findings::findings;
use crate::components::name_form::NameForm;
use crate::hooks::Desk;
use crate::route::Step;
use crate::state::EnrolmentStage;

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
                        { "There is no invitation: a link works once. Ask whoever runs this Piecewise for a \
                           new one, and open it in the browser that you will use. " }
                        <a href={Step::Audience.href()}>{ "To the plan" }</a>
                    </p>
                },
                (stage, Some(_)) => html! {
                    <>
                        <p class="lead">
                            { "You are invited to sign plans here. A key is made in this browser and cannot \
                               leave it; the server gets your name and the key’s public half, so that your \
                               signature counts." }
                        </p>
                        <section class="card" aria-label="Who are you?">
                            <NameForm
                                id="enrol-name" label="Make my key and enrol it"
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
        "approver" => (Step::Approve, "Look at a plan"),
        _ => (Step::Audience, "Plan a send"),
    };
    html! {
        <>
            <p class="lead is-fine" role="status">
                { format!("Welcome, {name}. Your signature counts from now on, as {role}.") }
            </p>
            <section class="card" aria-labelledby="token-title">
                <h2 id="token-title">{ "Your access token" }</h2>
                <p><code class="wrap">{ token }</code></p>
                <p>
                    <button type="button" class="button" onclick={copy}>{ "Copy the token" }</button>
                </p>
                <p class="quiet">
                    { "It lets you look at plans and sends, and is asked for again whenever this page is \
                       loaded anew. It is not shown again: put it into your password manager." }
                </p>
                <p><a class="button primary" href={step.href()}>{ what }</a></p>
            </section>
        </>
    }
}
