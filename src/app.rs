//! The frame around everything.

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{crash, focus, language, trusted_types};
use crate::components::answer::answer_bar;
use crate::components::footer::footer;
use crate::components::language_choice::language_choice;
use crate::components::notices::notices;
use crate::components::problems::Problems;
use crate::components::start::start_page;
use crate::components::steps::steps;
use crate::components::tour::Tour;
use crate::hooks::{Desk, use_desk_root};
use crate::pages::accounts::accounts;
use crate::pages::approve::approve;
use crate::pages::audience::audience;
use crate::pages::drafts::drafts;
use crate::pages::enrol::enrol;
use crate::pages::message::message;
use crate::pages::review::review;
use crate::pages::schedule::schedule;
use crate::pages::send::send;
use crate::route::Step;
use crate::state::title;
use crate::t;

/// Shows the app.
pub fn start() {
    crash::install();
    trusted_types::install();
    spawn_local(async {
        // Without its texts English is spoken, which is here.
        let _ = language::speak(language::wanted()).await;
        // A task of its own: a hand on a slow phone is answered in between.
        TimeoutFuture::new(0).await;
        yew::Renderer::<App>::new().render();
    });
}

/// The app.
#[function_component]
pub fn App() -> Html {
    let desk = use_desk_root();
    html! {
        <ContextProvider<Desk> context={desk.clone()}>{ frame(&desk) }</ContextProvider<Desk>>
    }
}

/// What stands on the screen.
fn frame(desk: &Desk) -> Html {
    let state = &desk.state;
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus::id("main");
    });
    if !state.restored {
        return opening();
    }
    let blank = state.is_blank() && state.step == Step::Audience;
    // The draft's answer and problems are not what a send, or somebody else's plan, is about.
    let own = !matches!(state.step, Step::Approve | Step::Enrol);
    let about_draft = own && state.step != Step::Send;
    html! {
        // Another language: everything is written anew.
        <key={state.language.code()}>
            <a class="skip" href="#main" onclick={skip}>{ t!("skip") }</a>
            <header class="top">
                <div class="brand">
                    <p><span class="mark" aria-hidden="true"></span>{ "Piecewise" }</p>
                    { which_draft(desk) }
                    { language_choice(desk) }
                </div>
                if about_draft {
                    { answer_bar(desk) }
                }
            </header>
            if own {
                { steps(desk) }
            }
            <main id="main" tabindex="-1">
                { notices(desk) }
                if blank {
                    { start_page(desk) }
                } else {
                    { page(desk) }
                }
            </main>
            if about_draft && !blank && state.step != Step::Drafts {
                <Problems />
            }
            { footer(desk) }
            <Tour />
        </>
    }
}

/// What stands there while drafts are looked for: the words of index.html, where they stood.
fn opening() -> Html {
    html! {
        <>
            <header class="top">
                <div class="brand"><p><span class="mark" aria-hidden="true"></span>{ "Piecewise" }</p></div>
                <div class="answer"></div>
            </header>
            <div class="steps"></div>
            <main>
                <div class="start">
                    <h1>{ t!("start-title") }</h1>
                    <p class="lead">{ t!("start-lead") }</p>
                    <p class="loading" role="status">{ t!("loading") }</p>
                </div>
            </main>
        </>
    }
}

/// The name of the draft, which leads to the others.
fn which_draft(desk: &Desk) -> Html {
    let draft = desk.state.draft();
    let name = if draft.is_blank() { t!("drafts") } else { title(&draft.campaign) };
    html! {
        <p class="which">
            <a href={Step::Drafts.href()}>
                <span class="unseen">{ t!("drafts-this-one") }</span><bdi>{ name }</bdi>
            </a>
        </p>
    }
}

fn page(desk: &Desk) -> Html {
    match desk.state.step {
        Step::Audience => audience(desk),
        Step::Message => message(desk),
        Step::Accounts => accounts(desk),
        Step::Schedule => schedule(desk),
        Step::Review => review(desk),
        Step::Send => send(desk),
        Step::Approve => approve(desk),
        Step::Drafts => drafts(desk),
        Step::Enrol => enrol(desk),
    }
}
