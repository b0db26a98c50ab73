//! The way on, at the end of a step.

use yew::prelude::*;

use crate::hooks::use_desk;

/// The way on.
#[function_component]
pub fn NextStep() -> Html {
    let step = use_desk().state.step;
    let Some(next) = step.next() else { return html! {} };
    html! {
        <p class="next">
            <a class="button primary" href={next.href()}>{ format!("Next: {}", next.title()) }</a>
        </p>
    }
}
