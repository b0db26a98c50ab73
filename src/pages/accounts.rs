//! Who sends it, and how fast.

use yew::prelude::*;

use crate::components::account_card::AccountCard;
use crate::components::catalogue::Catalogue;
use crate::components::next_step::NextStep;
use crate::components::shape_hint::ShapeHint;
use crate::hooks::use_desk;

/// Who sends it, and how fast.
#[function_component]
pub fn Accounts() -> Html {
    let desk = use_desk();
    let accounts = &desk.state.draft().campaign.accounts;
    html! {
        <>
            <h1 tabindex="-1">{ "Who sends it, and how fast?" }</h1>
            <p class="lead">
                { "An account is yours at a provider, with your limits. Several share the work." }
            </p>
            <ShapeHint />
            { for accounts.iter().enumerate().map(|(at, account)| html! {
                <AccountCard key={at} {at} account={account.clone()} />
            }) }
            <Catalogue />
            <NextStep />
        </>
    }
}
