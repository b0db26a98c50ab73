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
use crate::say;
use crate::state::Action;

/// Connections per mailbox provider.
pub fn connections(desk: &Desk, at: usize, account: &Account) -> Html {
    let member = format!("accounts[{at}].shaping");
    let says = match account.shaping.len() as u64 {
        0 => "not limited".to_owned(),
        n => say::counted(n, "mailbox provider", "mailbox providers"),
    };
    let fill = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit("", move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at) {
                    account.shaping = shaping::rows().collect();
                }
            });
            desk.dispatch(Action::TellUndoable("KumoMTA’s table is filled in.".to_owned()));
        })
    };
    let add = desk.on_account_click(at, |account| account.shaping.push(Shaping::default()));
    html! {
        <More summary="Connections per mailbox provider" {says}>
            <div class="group" data-member={member.clone()} tabindex="-1">
                <p class="quiet">
                    { "A server of your own opens connections to Gmail, Yahoo and others, and each takes \
                       only so many. Where your server has a shaping table, its figures belong here. \
                       KumoMTA publishes one: " }
                    { source(&shaping::SOURCES[0]) }
                </p>
                { found(&desk.state, &member) }
                <ul class="entries">
                    { for account.shaping.iter().enumerate().map(|(row, shaping)| {
                        one(desk, at, row, shaping)
                    }) }
                </ul>
                <div class="buttons">
                    <button type="button" class="button" onclick={fill}>{ "Fill with KumoMTA’s table" }</button>
                    <button type="button" class="button quiet" onclick={add}>
                        { "Add a mailbox provider" }
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
    let figure = |name: &str, label: &'static str, value, set: fn(&mut Shaping, Option<u64>)| {
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
            { figure("connections", "Connections", shaping.connections, |s, n| s.connections = n) }
            { figure(
                "messagesPerConnection", "Messages per connection", shaping.messages_per_connection,
                |s, n| s.messages_per_connection = n,
            ) }
            { figure(
                "connectionsPerMinute", "New connections a minute", shaping.connections_per_minute,
                |s, n| s.connections_per_minute = n,
            ) }
            { figure(
                "messagesPerSecond", "Messages a second", shaping.messages_per_second,
                |s, n| s.messages_per_second = n,
            ) }
        </div>
    };
    let title = match shaping.mailbox_provider.as_str() {
        "" => "Which mailbox provider?",
        id => mailbox_provider::name(id),
    };
    entry(desk, Entry { member: member.clone(), title, remove }, fields)
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
