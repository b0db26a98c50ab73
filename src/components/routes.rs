//! Routes: who goes only through which accounts.

use send_plan::campaign::Route;
use send_plan::mailbox_provider;
use yew::prelude::*;

use super::entry::{Entry, entry};
use super::field::found;
use super::mailbox_field::{Mailbox, mailbox_field};
use super::more::More;
use super::route_accounts::route_accounts;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::say;

/// Who goes only through which accounts: of interest where there is a choice.
pub fn routes(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    if campaign.accounts.len() < 2 && campaign.routes.is_empty() {
        return html! {};
    }
    let says = match campaign.routes.len() as u64 {
        0 => "anybody through any account".to_owned(),
        n => say::counted(n, "rule", "rules"),
    };
    let add = desk.on_click(|campaign| {
        let accounts = campaign.accounts.first().map(|account| account.id.clone());
        campaign
            .routes
            .push(Route { accounts: accounts.into_iter().collect(), ..Route::default() });
    });
    html! {
        <section class="card" aria-label="Who goes through which account" data-member="routes" tabindex="-1">
            <More summary="Who goes only through which account" {says} open={!campaign.routes.is_empty()}>
                <p class="quiet">
                    { "For people who must be mailed by one sender and no other. The first rule that \
                       fits a person counts; whom no rule fits goes through any account." }
                </p>
                { found(&desk.state, "routes") }
                <ol class="entries">
                    { for campaign.routes.iter().enumerate().map(|(at, route)| one(desk, at, route)) }
                </ol>
                <button type="button" class="button" onclick={add}>{ "Add a rule" }</button>
            </More>
        </section>
    }
}

fn one(desk: &Desk, at: usize, route: &Route) -> Html {
    let member = format!("routes[{at}]");
    let remove = desk.on_click(move |campaign| {
        if at < campaign.routes.len() {
            campaign.routes.remove(at);
        }
    });
    let fields = html! {
        <>
            <p>{ sentence(route) }</p>
            <div class="fields two">
                <TextField
                    label="Locale" member={format!("{member}.locale")} placeholder="any"
                    value={route.locale.clone().unwrap_or_default()} suggestions={locales(desk)}
                    hint="Such as pt: it counts for pt-BR too. Empty: any."
                    on_change={change(desk, at, "locale", |route, locale: String| {
                        route.locale = (!locale.is_empty()).then_some(locale);
                    })}
                />
                { mailbox_field(desk, Mailbox {
                    member: format!("{member}.mailboxProvider"),
                    value: route.mailbox_provider.as_deref().unwrap_or_default(),
                    none: "any",
                    on_change: change(desk, at, "mailboxProvider", |route, id: String| {
                        route.mailbox_provider = (!id.is_empty()).then_some(id);
                    }),
                }) }
            </div>
            { route_accounts(
                &desk.state,
                format!("{member}.accounts"),
                &route.accounts,
                change(desk, at, "accounts", |route, accounts| route.accounts = accounts),
            ) }
        </>
    };
    let title = format!("Rule {}", at + 1);
    entry(desk, Entry { member: member.clone(), title: &title, remove }, fields)
}

fn change<T: Clone + 'static>(
    desk: &Desk,
    at: usize,
    name: &str,
    set: fn(&mut Route, T),
) -> Callback<T> {
    desk.on_value(format!("routes[{at}].{name}"), move |campaign, value| {
        if let Some(route) = campaign.routes.get_mut(at) {
            set(route, value);
        }
    })
}

/// Locales of the audience.
fn locales(desk: &Desk) -> Vec<AttrValue> {
    let known = desk.state.draft().audience.as_ref().map(|audience| audience.by_locale());
    let known = known.unwrap_or_default().into_keys();
    known.filter(|locale| !locale.is_empty()).map(AttrValue::from).collect()
}

/// The rule in words.
fn sentence(route: &Route) -> String {
    let with = route.locale.as_deref().map(|locale| format!(" with {}", say::locale(locale)));
    let at = route.mailbox_provider.as_deref().map(mailbox_provider::name);
    let at = at.map(|name| format!(" at {name}"));
    let who = match (with, at) {
        (None, None) => "Everybody".to_owned(),
        (with, at) => format!("People{}{}", with.unwrap_or_default(), at.unwrap_or_default()),
    };
    match route.accounts.as_slice() {
        [] => format!("{who}: through no account yet."),
        accounts => format!("{who}: only through {}.", say::list(accounts)),
    }
}
