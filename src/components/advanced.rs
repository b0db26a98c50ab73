//! What seldom needs a look: hours, warm-up, sizes, the guard, and what else the provider documents.

use send_plan::campaign::Account;
use send_plan::provider::{Bytes, Provider};
use yew::prelude::*;

use super::check_field::CheckField;
use super::documented_limits::source;
use super::more::More;
use super::number_field::NumberField;
use super::said::said;
use super::shaping::connections;
use super::warm_up::warm_up;
use super::working_hours::working_hours;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// The provider that stands for a server of your own.
const OWN_SERVER: &str = "smtp";

/// What seldom needs a look.
pub fn advanced(desk: &Desk, at: usize, account: &Account, provider: &'static Provider) -> Html {
    html! {
        <div class="mores">
            <More summary={t!("accounts-advanced")} says={in_force(account)}>
                { standby_and_share(desk, at, account) }
                { working_hours(desk, at, account) }
                { warm_up(desk, at, account) }
                { sizes(desk, at, account, provider) }
                { guard_and_errors(desk, at, account) }
            </More>
            if provider.id == OWN_SERVER || !account.shaping.is_empty() {
                { connections(desk, at, account) }
            }
            { documented(provider) }
        </div>
    }
}

/// What is set in there, beside the guard that every account has.
fn in_force(account: &Account) -> String {
    let sizes = account.max_bytes_per_call.or(account.max_bytes_per_message);
    let words = [
        account.standby.then(|| t!("accounts-advanced-standby-says")),
        account.working_hours.is_some().then(|| t!("accounts-advanced-working-hours-says")),
        account.warm_up.is_some().then(|| t!("accounts-advanced-warm-up-says")),
        sizes.map(|_| t!("accounts-advanced-sizes-says")),
        account.share.map(|percent| t!("accounts-advanced-share-says", percent = percent)),
    ];
    say::list(&words.into_iter().flatten().collect::<Vec<_>>())
}

fn standby_and_share(desk: &Desk, at: usize, account: &Account) -> Html {
    html! {
        <>
            <CheckField
                label={t!("accounts-advanced-standby")} member={format!("accounts[{at}].standby")}
                checked={account.standby} hint={t!("accounts-advanced-standby-hint")}
                on_change={desk.on_account(at, "standby", |account, on| account.standby = on)}
            />
            <NumberField
                label={t!("accounts-advanced-share")} member={format!("accounts[{at}].share")} unit="%"
                value={account.share} most={100} hint={t!("accounts-advanced-share-hint")}
                on_change={desk.on_account(at, "share", |account, n| account.share = n)}
            />
        </>
    }
}

fn sizes(desk: &Desk, at: usize, account: &Account, provider: &'static Provider) -> Html {
    html! {
        <div class="fields two">
            <NumberField
                label={t!("accounts-advanced-call-size")}
                member={format!("accounts[{at}].maxBytesPerCall")}
                unit={t!("accounts-advanced-bytes")}
                value={account.max_bytes_per_call} hint={when_empty(provider.call_bytes.as_ref())}
                on_change={desk.on_account(at, "maxBytesPerCall", |account, n| {
                    account.max_bytes_per_call = n;
                })}
            />
            <NumberField
                label={t!("accounts-advanced-message-size")}
                member={format!("accounts[{at}].maxBytesPerMessage")}
                unit={t!("accounts-advanced-bytes")} value={account.max_bytes_per_message}
                hint={when_empty(provider.message_bytes.as_ref())}
                on_change={desk.on_account(at, "maxBytesPerMessage", |account, n| {
                    account.max_bytes_per_message = n;
                })}
            />
        </div>
    }
}

/// What holds where no size is entered.
fn when_empty(documented: Option<&Bytes>) -> String {
    documented.map_or_else(
        || t!("accounts-advanced-size-none"),
        |Bytes { bytes, source }| {
            t!(
                "accounts-advanced-size-documented",
                bytes = t!("bytes", n = *bytes),
                site = source.page.split('/').next().unwrap_or_default(),
                date = source.date
            )
        },
    )
}

fn guard_and_errors(desk: &Desk, at: usize, account: &Account) -> Html {
    html! {
        <div class="fields two">
            <NumberField
                label={t!("accounts-advanced-guard")} member={format!("accounts[{at}].guardMs")}
                unit={t!("accounts-advanced-milliseconds")}
                value={Some(account.guard_ms)} when_empty={0} placeholder="0"
                hint={t!("accounts-advanced-guard-hint")}
                on_change={desk.on_account(at, "guardMs", |account, n: Option<u64>| {
                    account.guard_ms = n.unwrap_or_default();
                })}
            />
            <NumberField
                label={t!("accounts-advanced-errors")}
                member={format!("accounts[{at}].errorsPerThousand")}
                value={account.errors_per_thousand} most={1_000}
                hint={t!("accounts-advanced-errors-hint")}
                on_change={desk.on_account(at, "errorsPerThousand", |account, n| {
                    account.errors_per_thousand = n;
                })}
            />
        </div>
    }
}

fn documented(provider: &'static Provider) -> Html {
    html! {
        <More summary={t!("accounts-advanced-documents", provider = provider.name)}>
            <ul class="reasons">
                <li>{ said(say::text(&provider.over_limit.sentence())) }</li>
                { for provider.sentences().into_iter().map(|(sentence, stands)| html! {
                    <li>{ said(say::text(&sentence)) }{ " " }{ source(&stands) }</li>
                }) }
                if let Some(batch) = &provider.batch {
                    <li>{ said(say::text(&batch.sentence)) }{ " " }{ source(&batch.source) }</li>
                }
            </ul>
        </More>
    }
}
