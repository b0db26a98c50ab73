//! The way on, at the end of a step.

use yew::prelude::*;

use crate::hooks::Desk;

/// The way on.
pub fn next_step(desk: &Desk) -> Html {
    let step = desk.state.step;
    let Some(next) = step.next() else { return html! {} };
    html! {
        <p class="next">
            <a class="button primary" href={next.href()}>{ format!("Next: {}", next.title()) }</a>
        </p>
    }
}
