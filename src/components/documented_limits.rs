//! What the provider documents, with source and date, and the account's own figure beside it.

use send_plan::campaign::{Account, Unit};
use send_plan::provider::{CatalogueLimit, Figure, Provider, Source};
use yew::prelude::*;

use super::number_field::NumberField;
use super::rate_fields::unit_id;
use crate::hooks::Desk;
use crate::say;
use crate::state::{catalogue_limit, set_catalogue_limit};
use crate::t;

/// Limits that a provider documents.
pub fn documented_limits(
    desk: &Desk,
    at: usize,
    account: &Account,
    provider: &'static Provider,
) -> Html {
    if provider.limits.is_empty() {
        return html! {};
    }
    html! {
        <section
            class="limits" aria-label={t!("accounts-documented")} tabindex="-1"
            data-member={format!("accounts[{at}].limits")}
        >
            <h3>{ t!("accounts-documented-title") }</h3>
            <ul>
                { for provider.limits.iter().map(|limit| {
                    one(desk, at, account, limit)
                }) }
            </ul>
        </section>
    }
}

fn one(desk: &Desk, at: usize, account: &Account, documented: &'static CatalogueLimit) -> Html {
    let own = catalogue_limit(account, documented);
    let next = account.limits.len();
    let index = own.map_or(next, |(index, _)| index);
    let id = unit_id(documented.unit);
    let unit = say::unit_words(documented.unit);
    let window = say::per_words(documented.per);
    let what = match documented.unit {
        Unit::Messages => t!("accounts-messages-per", window = window),
        Unit::Calls => t!("accounts-calls-per", window = window),
        Unit::Bytes => t!("accounts-bytes-per", window = window),
    };
    // A limit that is not there yet must not share the place of the next one that is added.
    let member = if own.is_some() {
        format!("accounts[{at}].limits[{index}].limit")
    } else {
        format!("accounts[{at}].{id}Per{}", documented.per)
    };
    let on_change = {
        let (desk, member) = (desk.clone(), format!("accounts[{at}].{id}/{}", documented.per));
        Callback::from(move |figure: Option<u64>| {
            desk.edit(member.clone(), move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at) {
                    set_catalogue_limit(account, documented.unit, documented.per, figure);
                }
            });
        })
    };
    let used = own.map(|(index, own)| {
        let on_change = {
            let desk = desk.clone();
            let member = format!("accounts[{at}].limits[{index}].used");
            Callback::from(move |used: Option<u64>| {
                desk.edit(member.clone(), move |campaign| {
                    let limits = campaign.accounts.get_mut(at).map(|account| &mut account.limits);
                    if let Some(limit) = limits.and_then(|limits| limits.get_mut(index)) {
                        limit.used = used.unwrap_or_default();
                    }
                });
            })
        };
        html! {
            <NumberField
                label={t!("accounts-used")} member={format!("accounts[{at}].limits[{index}].used")}
                value={(own.used > 0).then_some(own.used)} placeholder="0" {on_change}
            />
        }
    });
    let value = own.map(|(_, own)| own.limit);
    html! {
        <li key={format!("{id}/{}", documented.per)}>
            <p class="limit-line">
                <b>{ what }</b>
                { match &documented.figure {
                    Figure::Published(n) => html! {
                        <span class={classes!("figure", value.is_some().then_some("is-replaced"))}>
                            { crate::browser::intl::number(*n) }
                        </span>
                    },
                    Figure::NotPublished(_) if value.is_none() => html! {
                        <span class="not-published">{ t!("accounts-not-published") }</span>
                    },
                    Figure::NotPublished(_) => html! {
                        <span class="quiet">{ t!("accounts-not-published-yours") }</span>
                    },
                } }
                { source(&documented.source) }
            </p>
            <div class="fields two">
                { match &documented.figure {
                    Figure::Published(_) => html! {
                        <NumberField
                            label={t!("accounts-figure-if-differs")} {member} {value} {on_change}
                            hint={t!("accounts-documented-holds")} {unit}
                        />
                    },
                    Figure::NotPublished(hint) => html! {
                        <NumberField
                            label={t!("accounts-figure")} {member} {value} {on_change} hint={say::text(hint).words} {unit}
                        />
                    },
                } }
                { used }
            </div>
        </li>
    }
}

/// Where a figure stands, and since when.
pub fn source(source: &Source) -> Html {
    // What stands nowhere on the web has no dot before its first slash.
    let host = source.page.split('/').next().unwrap_or_default();
    if host.contains('.') && !host.contains(' ') {
        html! {
            <span class="source">
                <a href={format!("https://{}", source.page)} rel="noopener" target="_blank">
                    { host }<span class="unseen">{ t!("accounts-new-tab") }</span>
                </a>
                { format!(", {}", source.date) }
            </span>
        }
    } else {
        html! { <span class="source">{ format!("{}, {}", source.page, source.date) }</span> }
    }
}
