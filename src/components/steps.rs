//! The steps, with how far each is.

use yew::prelude::*;

use crate::hooks::Desk;
use crate::route::STEPS;
use crate::state::Mark;
use crate::t;

/// The steps.
pub fn steps(desk: &Desk) -> Html {
    let state = &desk.state;
    html! {
        <nav class="steps" aria-label={t!("steps")}>
            <ol>
                { for STEPS.into_iter().map(|step| {
                    let mark = state.mark(step);
                    let (class, sign, words) = match mark {
                        Mark::NotStarted => ("is-open", "", t!("steps-not-started")),
                        Mark::Done => ("is-done", "✓", t!("steps-done")),
                        Mark::Attention(n) => ("is-attention", "!", t!("steps-attention", n = n)),
                    };
                    let current = (state.step == step).then_some("step");
                    html! {
                        <li>
                            <a href={step.href()} class={class} aria-current={current}>
                                <span class="sign" aria-hidden="true">{ sign }</span>
                                <span class="name">{ step.title() }</span>
                                <span class="words">{ words }</span>
                            </a>
                        </li>
                    }
                }) }
            </ol>
        </nav>
    }
}
