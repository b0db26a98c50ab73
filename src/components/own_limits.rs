//! Limits of an account that no document of its provider names.

use send_plan::campaign::{Account, Limit, Unit};
use yew::prelude::*;

use super::entry::{Entry, entry};
use super::number_field::NumberField;
use super::rate_fields::{Rate, RateMut, rate_fields};
use crate::hooks::Desk;
use crate::say;
use crate::state::undocumented_limits;
use crate::t;

/// An account's own limits.
pub fn own_limits(desk: &Desk, at: usize, account: &Account) -> Html {
    let add = desk.on_account_click(at, |account| {
        account.limits.push(Limit {
            unit: Unit::Messages,
            limit: 1_000,
            per: "1h".to_owned(),
            ..Limit::default()
        });
    });
    html! {
        <section
            class="limits" aria-label={t!("accounts-own-limits")}
            data-member={format!("accounts[{at}].limits")}
        >
            <h3>{ t!("accounts-own-limits-title") }</h3>
            <ul class="entries">
                { for undocumented_limits(account).into_iter().map(|index| {
                    one(desk, at, index, &account.limits[index])
                }) }
            </ul>
            <button type="button" class="button" onclick={add}>{ t!("accounts-own-limits-add") }</button>
        </section>
    }
}

fn one(desk: &Desk, at: usize, index: usize, limit: &Limit) -> Html {
    let member = format!("accounts[{at}].limits[{index}]");
    let remove = desk.on_account_click(at, move |account| {
        if index < account.limits.len() {
            account.limits.remove(index);
        }
    });
    let on_used =
        desk.on_account(at, &format!("limits[{index}].used"), move |account, n: Option<u64>| {
            if let Some(limit) = account.limits.get_mut(index) {
                limit.used = n.unwrap_or_default();
            }
        });
    let rate = Rate {
        label: t!("accounts-at-most"),
        member: &member,
        unit: limit.unit,
        limit: limit.limit,
        per: &limit.per,
    };
    let fields = html! {
        <div class="fields four">
            { rate_fields(desk, &rate, move |campaign| {
                let Limit { unit, limit, per, .. } =
                    campaign.accounts.get_mut(at)?.limits.get_mut(index)?;
                Some(RateMut { unit, limit, per })
            }) }
            <NumberField
                label={t!("accounts-used")} member={format!("{member}.used")} placeholder="0"
                value={(limit.used > 0).then_some(limit.used)} on_change={on_used}
            />
        </div>
    };
    let title = t!(
        "accounts-own-limit",
        count = say::count(limit.unit, limit.limit),
        window = say::per_words(&limit.per)
    );
    entry(desk, Entry { member, title: &title, remove }, fields)
}
