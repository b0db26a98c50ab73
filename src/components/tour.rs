//! A first look around, in five steps at most: what is where, said beside the place itself.

use yew::prelude::*;

use crate::browser::focus;
use crate::hooks::use_desk;
use crate::route::Step;
use crate::state::Action;
use crate::t;

/// One step.
struct Stop {
    /// Which part of the screen is marked: see `tour.css`.
    shows: &'static str,
    /// The page on which it is seen.
    on: Step,
    title: String,
    says: String,
}

fn stops() -> [Stop; 5] {
    let stop = |shows, on, title, says| Stop { shows, on, title, says };
    [
        stop("answer", Step::Audience, t!("tour-answer"), t!("tour-answer-says")),
        stop("steps", Step::Audience, t!("tour-steps"), t!("tour-steps-says")),
        stop("problems", Step::Audience, t!("tour-problems"), t!("tour-problems-says")),
        stop("page", Step::Review, t!("tour-review"), t!("tour-review-says")),
        stop("foot", Step::Review, t!("tour-foot"), t!("tour-foot-says")),
    ]
}

/// The step of the tour that is shown, if any.
#[function_component]
pub fn Tour() -> Html {
    let desk = use_desk();
    let at = desk.state.tour;
    {
        let desk = desk.clone();
        use_effect_with(at, move |at| {
            if let Some(stop) = at.and_then(|at| stops().into_iter().nth(at)) {
                desk.dispatch(Action::Go(stop.on));
                focus::id("tour-title");
            }
        });
    }
    let Some((at, stop)) = at.and_then(|at| stops().into_iter().nth(at).map(|stop| (at, stop)))
    else {
        return Html::default();
    };
    let go = |to: Option<usize>| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Tour(to)))
    };
    let on_key = {
        let desk = desk.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                desk.dispatch(Action::Tour(None));
            }
        })
    };
    let of = stops().len();
    html! {
        <section class="tour card" data-shows={stop.shows} aria-labelledby="tour-title" onkeydown={on_key}>
            <p class="quiet">{ t!("tour-at", at = at + 1, of = of) }</p>
            <h2 id="tour-title" tabindex="-1">{ stop.title }</h2>
            <p>{ stop.says }</p>
            <p class="row">
                if at + 1 < of {
                    <button type="button" class="button primary" onclick={go(Some(at + 1))}>{ t!("tour-next") }</button>
                } else {
                    <button type="button" class="button primary" onclick={go(None)}>{ t!("tour-done") }</button>
                }
                if at > 0 {
                    <button type="button" class="button quiet" onclick={go(Some(at - 1))}>{ t!("tour-back") }</button>
                }
                if at + 1 < of {
                    <button type="button" class="button quiet" onclick={go(None)}>{ t!("tour-leave") }</button>
                }
            </p>
        </section>
    }
}
