//! Connections that an SMTP server of your own makes to each mailbox provider.

use send_plan::campaign::{Account, Shaping};
use send_plan::{mailbox_provider, shaping};
use yew::prelude::*;

use super::documented_limits::source;
use super::entry::{Entry, entry};
use super::field::found;
use super::mailbox_field::{Mailbox, mailbox_field};
use super::more::More;
use super::number_field::NumberField;
use crate::hooks::Desk;
use crate::state::Action;
use crate::t;

/// Connections per mailbox provider.
pub fn connections(desk: &Desk, at: usize, account: &Account) -> Html {
    let member = format!("accounts[{at}].shaping");
    let says = match account.shaping.len() as u64 {
        0 => t!("accounts-connections-unlimited"),
        n => t!("mailbox-providers", n = n),
    };
    let fill = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit("", move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at) {
                    account.shaping = shaping::rows().collect();
                }
            });
            desk.dispatch(Action::TellUndoable(t!("accounts-connections-filled")));
        })
    };
    let add = desk.on_account_click(at, |account| account.shaping.push(Shaping::default()));
    html! {
        <More summary={t!("accounts-connections")} {says}>
            <div class="group" data-member={member.clone()} tabindex="-1">
                <p class="quiet">
                    { t!("accounts-connections-about") }{ " " }{ source(&shaping::SOURCES[0]) }
                </p>
                { found(&desk.state, &member) }
                <ul class="entries">
                    { for account.shaping.iter().enumerate().map(|(row, shaping)| {
                        one(desk, at, row, shaping)
                    }) }
                </ul>
                <div class="buttons">
                    <button type="button" class="button" onclick={fill}>
                        { t!("accounts-connections-fill") }
                    </button>
                    <button type="button" class="button quiet" onclick={add}>
                        { t!("accounts-connections-add") }
                    </button>
                </div>
            </div>
        </More>
    }
}

fn one(desk: &Desk, at: usize, row: usize, shaping: &Shaping) -> Html {
    let member = format!("accounts[{at}].shaping[{row}]");
    let remove = desk.on_account_click(at, move |account| {
        if row < account.shaping.len() {
            account.shaping.remove(row);
        }
    });
    let figure = |name: &str, label: String, value, set: fn(&mut Shaping, Option<u64>)| {
        html! {
            <NumberField
                {label} member={format!("{member}.{name}")} {value}
                on_change={change(desk, at, row, name, set)}
            />
        }
    };
    let fields = html! {
        <div class="fields two">
            if shaping.mailbox_provider.is_empty() {
                { mailbox_field(desk, Mailbox {
                    member: format!("{member}.mailboxProvider"),
                    value: "",
                    none: "",
                    on_change: change(desk, at, row, "mailboxProvider", |shaping, id: String| {
                        // What KumoMTA does there is a better beginning than nothing.
                        *shaping = shaping::find(&id).unwrap_or_default();
                        shaping.mailbox_provider = id;
                    }),
                }) }
            }
            { figure(
                "connections", t!("accounts-connections-most"), shaping.connections,
                |s, n| s.connections = n,
            ) }
            { figure(
                "messagesPerConnection", t!("accounts-connections-messages"), shaping.messages_per_connection,
                |s, n| s.messages_per_connection = n,
            ) }
            { figure(
                "connectionsPerMinute", t!("accounts-connections-a-minute"), shaping.connections_per_minute,
                |s, n| s.connections_per_minute = n,
            ) }
            { figure(
                "messagesPerSecond", t!("accounts-messages-a-second"), shaping.messages_per_second,
                |s, n| s.messages_per_second = n,
            ) }
        </div>
    };
    let title = match shaping.mailbox_provider.as_str() {
        "" => t!("accounts-connections-which"),
        id => mailbox_provider::name(id).to_owned(),
    };
    entry(desk, Entry { member: member.clone(), title: &title, remove }, fields)
}

fn change<T: Clone + 'static>(
    desk: &Desk,
    at: usize,
    row: usize,
    name: &str,
    set: fn(&mut Shaping, T),
) -> Callback<T> {
    desk.on_account(at, &format!("shaping[{row}].{name}"), move |account, value| {
        if let Some(shaping) = account.shaping.get_mut(row) {
            set(shaping, value);
        }
    })
}
