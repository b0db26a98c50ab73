//! The frame around everything.

use yew::prelude::*;

use crate::browser::{crash, focus, trusted_types};
use crate::components::answer::AnswerBar;
use crate::components::footer::Footer;
use crate::components::notices::Notices;
use crate::components::problems::Problems;
use crate::components::start::Start;
use crate::components::steps::Steps;
use crate::hooks::{Desk, use_desk_root};
use crate::pages::accounts::Accounts;
use crate::pages::audience::Audience;
use crate::pages::message::Message;
use crate::pages::review::Review;
use crate::pages::schedule::Schedule;
use crate::route::Step;

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
        <ContextProvider<Desk> context={desk.clone()}>
            <Frame />
        </ContextProvider<Desk>>
    }
}

/// What stands on the screen.
#[function_component]
pub fn Frame() -> Html {
    let state = crate::hooks::use_desk().state;
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus::id("main");
    });
    if !state.restored {
        return html! { <p class="loading" role="status">{ "Opening your draft…" }</p> };
    }
    let blank = state.is_blank() && state.step == Step::Audience;
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ "Skip to the step" }</a>
            <header class="top">
                <p class="brand"><span class="mark" aria-hidden="true"></span>{ "Piecewise" }</p>
                <AnswerBar />
            </header>
            <Steps />
            <main id="main" tabindex="-1">
                <Notices />
                if blank {
                    <Start />
                } else {
                    { page(state.step) }
                }
            </main>
            if !blank {
                <Problems />
            }
            <Footer />
        </>
    }
}

fn page(step: Step) -> Html {
    match step {
        Step::Audience => html! { <Audience /> },
        Step::Message => html! { <Message /> },
        Step::Accounts => html! { <Accounts /> },
        Step::Schedule => html! { <Schedule /> },
        Step::Review => html! { <Review /> },
    }
}
