//! Ceilings per mailbox provider: what the receiving side takes.

use send_plan::campaign::{MailboxCap, Unit};
use send_plan::mailbox_provider;
use yew::prelude::*;

use super::account_options::account_options;
use super::entry::{Entry, entry};
use super::field::found;
use super::mailbox_field::{Mailbox, mailbox_field, mailbox_options};
use super::number_field::NumberField;
use super::rate_fields::{Rate, RateMut, rate_fields};
use super::select_field::SelectField;
use crate::hooks::Desk;
use crate::t;

/// Ceilings per mailbox provider.
pub fn mailbox_caps(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    let first = mailbox_options(&desk.state).into_iter().next().map(|(id, _)| id);
    let add = desk.on_click(move |campaign| {
        campaign.mailbox_caps.push(MailboxCap {
            mailbox_provider: first.clone().unwrap_or_default(),
            unit: Unit::Messages,
            limit: 10_000,
            per: "1h".to_owned(),
            ..MailboxCap::default()
        });
    });
    html! {
        <section class="card" aria-labelledby="caps-title" data-member="mailboxCaps" tabindex="-1">
            <h2 id="caps-title">{ t!("schedule-ceilings") }</h2>
            <p class="quiet">{ t!("schedule-ceilings-about") }</p>
            { found(&desk.state, "mailboxCaps") }
            <ul class="entries">
                { for campaign.mailbox_caps.iter().enumerate().map(|(at, cap)| one(desk, at, cap)) }
            </ul>
            <button type="button" class="button" onclick={add}>{ t!("schedule-ceilings-add") }</button>
        </section>
    }
}

fn one(desk: &Desk, at: usize, cap: &MailboxCap) -> Html {
    let member = format!("mailboxCaps[{at}]");
    let remove = desk.on_click(move |campaign| {
        if at < campaign.mailbox_caps.len() {
            campaign.mailbox_caps.remove(at);
        }
    });
    let rate = Rate {
        label: t!("accounts-at-most"),
        member: &member,
        unit: cap.unit,
        limit: cap.limit,
        per: &cap.per,
    };
    let all = t!("schedule-all-accounts");
    let fields = html! {
        <div class="fields four">
            { mailbox_field(desk, Mailbox {
                member: format!("{member}.mailboxProvider"),
                value: &cap.mailbox_provider,
                none: "",
                on_change: change(desk, at, "mailboxProvider", |cap, id| cap.mailbox_provider = id),
            }) }
            { rate_fields(desk, &rate, move |campaign| {
                let MailboxCap { unit, limit, per, .. } = campaign.mailbox_caps.get_mut(at)?;
                Some(RateMut { unit, limit, per })
            }) }
            <SelectField
                label={t!("schedule-counts-for")} member={format!("{member}.account")}
                options={account_options(&desk.state, &all, cap.account.as_deref())}
                value={cap.account.clone().unwrap_or_default()}
                on_change={change(desk, at, "account", |cap, id: String| {
                    cap.account = (!id.is_empty()).then_some(id);
                })}
            />
            <NumberField
                label={t!("accounts-used")} member={format!("{member}.used")} placeholder="0"
                value={(cap.used > 0).then_some(cap.used)}
                on_change={change(desk, at, "used", |cap, n: Option<u64>| {
                    cap.used = n.unwrap_or_default();
                })}
            />
        </div>
    };
    let title = mailbox_provider::name(&cap.mailbox_provider);
    entry(desk, Entry { member: member.clone(), title, remove }, fields)
}

fn change<T: Clone + 'static>(
    desk: &Desk,
    at: usize,
    name: &str,
    set: fn(&mut MailboxCap, T),
) -> Callback<T> {
    desk.on_value(format!("mailboxCaps[{at}].{name}"), move |campaign, value| {
        if let Some(cap) = campaign.mailbox_caps.get_mut(at) {
            set(cap, value);
        }
    })
}
