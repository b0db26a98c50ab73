//! The way on, at the end of a step.

use yew::prelude::*;

use crate::hooks::Desk;
use crate::t;

/// The way on.
pub fn next_step(desk: &Desk) -> Html {
    let step = desk.state.step;
    let Some(next) = step.next() else { return html! {} };
    html! {
        <p class="next">
            <a class="button primary" href={next.href()}>{ t!("steps-next", step = next.title()) }</a>
        </p>
    }
}
