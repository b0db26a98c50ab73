//! What lies beyond the plan's finish, in plain words.

mod assumptions;
mod cost;
mod failover;
mod finishes;
mod parts;
mod resets;
mod stopping;

use yew::prelude::*;

use crate::hooks::Desk;
use crate::t;

/// What lies beyond the plan's finish: nothing until the worker has looked.
pub fn outlook(desk: &Desk) -> Html {
    let Some((number, outlook)) = &desk.state.outlook else {
        return html! { <p class="quiet" role="status">{ t!("review-outlook-working") }</p> };
    };
    let is_old = *number != desk.state.revision;
    html! {
        <div class={classes!("outlook", is_old.then_some("is-waiting"))} aria-busy={is_old.to_string()}>
            { finishes::finishes(outlook) }
            { parts::parts(outlook) }
            { stopping::stopping(outlook) }
            { resets::resets(&outlook.password_reset) }
            { cost::cost(&outlook.cost) }
            { failover::failover(outlook) }
            { assumptions::assumptions(&outlook.assumptions) }
        </div>
    }
}
