//! The frame around everything.

use yew::prelude::*;

use crate::browser::{crash, focus, trusted_types};
use crate::components::answer::answer_bar;
use crate::components::footer::footer;
use crate::components::notices::notices;
use crate::components::problems::Problems;
use crate::components::start::start_page;
use crate::components::steps::steps;
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

/// Shows the app.
pub fn start() {
    crash::install();
    trusted_types::install();
    yew::Renderer::<App>::new().render();
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
        return html! { <p class="loading" role="status">{ "Opening your draft…" }</p> };
    }
    let blank = state.is_blank() && state.step == Step::Audience;
    // The draft's answer and problems are not what a send, or somebody else's plan, is about.
    let own = !matches!(state.step, Step::Approve | Step::Enrol);
    let about_draft = own && state.step != Step::Send;
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ "Skip to the step" }</a>
            <header class="top">
                <div class="brand">
                    <p><span class="mark" aria-hidden="true"></span>{ "Piecewise" }</p>
                    { which_draft(desk) }
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
        </>
    }
}

/// The name of the draft, which leads to the others.
fn which_draft(desk: &Desk) -> Html {
    let draft = desk.state.draft();
    let name = if draft.is_blank() { "Drafts".to_owned() } else { title(&draft.campaign) };
    html! {
        <p class="which">
            <a href={Step::Drafts.href()}>
                <span class="unseen">{ "All drafts; this one is " }</span><bdi>{ name }</bdi>
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
