//! What seldom needs a look: hours, warm-up, sizes, the guard, and what else the provider documents.

use send_plan::campaign::Account;
use send_plan::provider::{Bytes, Provider};
use yew::prelude::*;

use super::check_field::CheckField;
use super::documented_limits::source;
use super::more::More;
use super::number_field::NumberField;
use super::shaping::connections;
use super::warm_up::warm_up;
use super::working_hours::working_hours;
use crate::hooks::Desk;
use crate::say;

/// The provider that stands for a server of your own.
const OWN_SERVER: &str = "smtp";

/// What seldom needs a look.
pub fn advanced(desk: &Desk, at: usize, account: &Account, provider: &'static Provider) -> Html {
    html! {
        <div class="mores">
            <More summary="Advanced" says={in_force(account)}>
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
    let share = account.share.map(|percent| format!("at most {percent} %"));
    let words = [
        (account.standby, "on standby"),
        (account.working_hours.is_some(), "working hours"),
        (account.warm_up.is_some(), "warm-up"),
        (
            account.max_bytes_per_call.or(account.max_bytes_per_message).is_some(),
            "sizes of your own",
        ),
    ];
    let words = words.into_iter().filter(|(is_set, _)| *is_set).map(|(_, words)| words.to_owned());
    say::list(&words.chain(share).collect::<Vec<_>>())
}

fn standby_and_share(desk: &Desk, at: usize, account: &Account) -> Html {
    html! {
        <>
            <CheckField
                label="Kept for when another account fails" member={format!("accounts[{at}].standby")}
                checked={account.standby} hint="The plan does not use it."
                on_change={desk.on_account(at, "standby", |account, on| account.standby = on)}
            />
            <NumberField
                label="Most of the recipients it may take" member={format!("accounts[{at}].share")} unit="%"
                value={account.share} most={100} hint="Empty: as many as is fastest."
                on_change={desk.on_account(at, "share", |account, n| account.share = n)}
            />
        </>
    }
}

fn sizes(desk: &Desk, at: usize, account: &Account, provider: &'static Provider) -> Html {
    html! {
        <div class="fields two">
            <NumberField
                label="Largest call" member={format!("accounts[{at}].maxBytesPerCall")} unit="bytes"
                value={account.max_bytes_per_call} hint={when_empty(provider.call_bytes.as_ref())}
                on_change={desk.on_account(at, "maxBytesPerCall", |account, n| {
                    account.max_bytes_per_call = n;
                })}
            />
            <NumberField
                label="Largest message" member={format!("accounts[{at}].maxBytesPerMessage")}
                unit="bytes" value={account.max_bytes_per_message}
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
        || "Empty: none, because the provider documents none.".to_owned(),
        |Bytes { bytes, source }| {
            format!(
                "Empty: {}, as documented ({}, {}).",
                say::counted(*bytes, "byte", "bytes"),
                source.page.split('/').next().unwrap_or_default(),
                source.date
            )
        },
    )
}

fn guard_and_errors(desk: &Desk, at: usize, account: &Account) -> Html {
    html! {
        <div class="fields two">
            <NumberField
                label="Guard" member={format!("accounts[{at}].guardMs")} unit="ms"
                value={Some(account.guard_ms)} when_empty={0} placeholder="0"
                hint="Added to the length of every limit’s window, so that clocks and networks that \
                      jitter do not make the provider see one call too many."
                on_change={desk.on_account(at, "guardMs", |account, n: Option<u64>| {
                    account.guard_ms = n.unwrap_or_default();
                })}
            />
            <NumberField
                label="Calls in a thousand that fail" member={format!("accounts[{at}].errorsPerThousand")}
                value={account.errors_per_thousand} most={1_000}
                hint="And are made again: only the expected finish counts them. Empty: none."
                on_change={desk.on_account(at, "errorsPerThousand", |account, n| {
                    account.errors_per_thousand = n;
                })}
            />
        </div>
    }
}

fn documented(provider: &'static Provider) -> Html {
    html! {
        <More summary={format!("What {} documents", provider.name)}>
            <ul class="reasons">
                <li>{ provider.over_limit.sentence() }</li>
                { for provider.sentences().into_iter().map(|(sentence, stands)| html! {
                    <li>{ sentence }{ " " }{ source(&stands) }</li>
                }) }
                if let Some(batch) = &provider.batch {
                    <li>{ batch.sentence }{ " " }{ source(&batch.source) }</li>
                }
            </ul>
        </More>
    }
}
