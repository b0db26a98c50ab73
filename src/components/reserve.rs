//! Capacity that stays free for transactional mail, such as password resets.

use send_plan::campaign::{Account, Reserve, Unit};
use yew::prelude::*;

use super::entry::{Entry, entry};
use super::field::found;
use super::rate_fields::{Rate, RateMut, rate_fields};
use crate::hooks::Desk;
use crate::t;

/// What an account keeps free.
pub fn reserve(desk: &Desk, at: usize, account: &Account) -> Html {
    let add = desk.on_account_click(at, |account| {
        account.reserve.push(Reserve { unit: Unit::Messages, limit: 2, per: "1s".to_owned() });
    });
    let member = format!("accounts[{at}].reserve");
    html! {
        <section
            class="limits" aria-label={t!("accounts-reserve")} tabindex="-1"
            data-member={member.clone()}
        >
            <h3>{ t!("accounts-reserve-title") }</h3>
            <p class="quiet">{ t!("accounts-reserve-about") }</p>
            { found(&desk.state, &member) }
            <ul class="entries">
                { for account.reserve.iter().enumerate().map(|(index, kept)| one(desk, at, index, kept)) }
            </ul>
            <button type="button" class="button" onclick={add}>{ t!("accounts-reserve-add") }</button>
        </section>
    }
}

fn one(desk: &Desk, at: usize, index: usize, kept: &Reserve) -> Html {
    let member = format!("accounts[{at}].reserve[{index}]");
    let remove = desk.on_account_click(at, move |account| {
        if index < account.reserve.len() {
            account.reserve.remove(index);
        }
    });
    let rate = Rate {
        label: t!("accounts-reserve-limit"),
        member: &member,
        unit: kept.unit,
        limit: kept.limit,
        per: &kept.per,
    };
    let fields = html! {
        <div class="fields four">
            { rate_fields(desk, &rate, move |campaign| {
                let Reserve { unit, limit, per } =
                    campaign.accounts.get_mut(at)?.reserve.get_mut(index)?;
                Some(RateMut { unit, limit, per })
            }) }
        </div>
    };
    let title = t!("accounts-reserve-one");
    entry(desk, Entry { member: member.clone(), title: &title, remove }, fields)
}
