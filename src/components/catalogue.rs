//! Adds an account from the catalogue.

use send_plan::provider::{self, Provider};
use yew::prelude::*;

use crate::hooks::Desk;
use crate::state::{Action, new_account};
use crate::t;

/// Adds an account from the catalogue.
pub fn catalogue(desk: &Desk) -> Html {
    let choice = |provider: &'static Provider| {
        let onclick = {
            let desk = desk.clone();
            Callback::from(move |_: MouseEvent| {
                let at = desk.state.draft().campaign.accounts.len();
                desk.edit("", move |campaign| {
                    let account = new_account(campaign, provider);
                    campaign.accounts.push(account);
                });
                let step = desk.state.step;
                desk.dispatch(Action::Jump(step, Some(format!("accounts[{at}]"))));
            })
        };
        let reach = provider.batch.as_ref().map_or_else(
            || t!("accounts-reach-one"),
            |batch| t!("accounts-reach-many", n = batch.recipients_per_call),
        );
        let reach = if provider.unfit.is_some() { t!("accounts-unfit") } else { reach };
        html! {
            <li>
                <button type="button" class="tile" {onclick}>
                    <b><bdi>{ provider.name }</bdi></b><span class="quiet">{ reach }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="card" aria-labelledby="catalogue-title" data-member="accounts">
            <h2 id="catalogue-title">
                { if desk.state.draft().campaign.accounts.is_empty() {
                    t!("accounts-first")
                } else {
                    t!("accounts-add")
                } }
            </h2>
            <ul class="tiles">{ for provider::ALL.into_iter().map(choice) }</ul>
        </section>
    }
}
