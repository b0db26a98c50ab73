//! Who sends it, and how fast.

use yew::prelude::*;

use crate::components::account_card::account_card;
use crate::components::catalogue::catalogue;
use crate::components::next_step::next_step;
use crate::components::shape_hint::shape_hint;
use crate::hooks::Desk;
use crate::t;

/// Who sends it, and how fast.
pub fn accounts(desk: &Desk) -> Html {
    let accounts = &desk.state.draft().campaign.accounts;
    html! {
        <>
            <h1 tabindex="-1">{ t!("accounts-title") }</h1>
            <p class="lead">{ t!("accounts-lead") }</p>
            { shape_hint(desk) }
            { for accounts.iter().enumerate().map(|(at, account)| html! {
                { account_card(desk, at, account) }
            }) }
            { catalogue(desk) }
            { next_step(desk) }
        </>
    }
}
