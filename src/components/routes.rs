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
use crate::t;

/// Who goes only through which accounts: of interest where there is a choice.
pub fn routes(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    if campaign.accounts.len() < 2 && campaign.routes.is_empty() {
        return html! {};
    }
    let says = match campaign.routes.len() as u64 {
        0 => t!("schedule-routes-none"),
        n => t!("rules", n = n),
    };
    let add = desk.on_click(|campaign| {
        let accounts = campaign.accounts.first().map(|account| account.id.clone());
        campaign
            .routes
            .push(Route { accounts: accounts.into_iter().collect(), ..Route::default() });
    });
    html! {
        <section class="card" aria-label={t!("schedule-routes")} data-member="routes" tabindex="-1">
            <More summary={t!("schedule-routes-only")} {says} open={!campaign.routes.is_empty()}>
                <p class="quiet">{ t!("schedule-routes-about") }</p>
                { found(&desk.state, "routes") }
                <ol class="entries">
                    { for campaign.routes.iter().enumerate().map(|(at, route)| one(desk, at, route)) }
                </ol>
                <button type="button" class="button" onclick={add}>{ t!("schedule-routes-add") }</button>
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
                    label={t!("schedule-locale")} member={format!("{member}.locale")}
                    placeholder={t!("schedule-any")}
                    value={route.locale.clone().unwrap_or_default()} suggestions={locales(desk)}
                    hint={t!("schedule-locale-hint")}
                    on_change={change(desk, at, "locale", |route, locale: String| {
                        route.locale = (!locale.is_empty()).then_some(locale);
                    })}
                />
                { mailbox_field(desk, Mailbox {
                    member: format!("{member}.mailboxProvider"),
                    value: route.mailbox_provider.as_deref().unwrap_or_default(),
                    none: &t!("schedule-any"),
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
    let title = t!("schedule-rule", n = at + 1);
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
    let locale = route.locale.as_deref().map(say::locale);
    let at = route.mailbox_provider.as_deref().map(mailbox_provider::name);
    let who = match (locale, at) {
        (None, None) => t!("schedule-rule-everybody"),
        (Some(locale), None) => t!("schedule-rule-locale", locale = locale),
        (None, Some(at)) => t!("schedule-rule-mailbox", mailbox_provider = at),
        (Some(locale), Some(at)) => {
            t!("schedule-rule-both", locale = locale, mailbox_provider = at)
        }
    };
    match route.accounts.as_slice() {
        [] => t!("schedule-rule-nowhere", who = who),
        accounts => t!("schedule-rule-through", who = who, accounts = say::list(accounts)),
    }
}
