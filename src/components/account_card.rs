//! One account: its limits, its pace, its call shape.

use send_plan::campaign::Account;
use send_plan::provider;
use yew::prelude::*;

use super::advanced::advanced;
use super::call_shape::call_shape;
use super::documented_limits::documented_limits;
use super::entry::removal;
use super::number_field::NumberField;
use super::own_limits::own_limits;
use super::paste_get_account::PasteGetAccount;
use super::reserve::reserve;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Action, rename_account};
use crate::t;

/// The provider that says its limits when asked.
const ANSWERS_GET_ACCOUNT: &str = "ses";

/// One account.
pub fn account_card(desk: &Desk, at: usize, account: &Account) -> Html {
    let provider = provider::find(&account.provider);
    let title = provider.map_or(account.provider.as_str(), |provider| provider.name).to_owned();
    let title_id = format!("account-{at}-title");
    let remove = {
        let desk = desk.clone();
        let id = account.id.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit("", move |campaign| {
                if at < campaign.accounts.len() {
                    campaign.accounts.remove(at);
                }
            });
            desk.dispatch(Action::TellUndoable(t!("accounts-removed", account = id.as_str())));
        })
    };
    let on_id = desk.on_value(format!("accounts[{at}].id"), move |campaign, id: String| {
        rename_account(campaign, at, &id);
    });
    html! {
        <section key={at} class="card account" aria-labelledby={title_id.clone()} data-member={format!("accounts[{at}]")} tabindex="-1">
            <div class="card-head">
                <h2 id={title_id}><bdi>{ title }</bdi></h2>
                <button type="button" class="button quiet" onclick={remove}>
                    { removal(&account.id) }
                </button>
            </div>
            { carries(desk, account) }
            <div class="fields two">
                <TextField
                    label={t!("accounts-name")} member={format!("accounts[{at}].id")}
                    value={account.id.clone()} on_change={on_id}
                />
            </div>
            if let Some(provider) = provider {
                { call_shape(desk, at, account, provider) }
                { documented_limits(desk, at, account, provider) }
                if provider.id == ANSWERS_GET_ACCOUNT {
                    <PasteGetAccount {at} account={account.id.clone()} />
                }
            } else {
                <p class="callout" data-member={format!("accounts[{at}].provider")}>
                    { t!("accounts-provider-unknown", provider = account.provider.as_str()) }
                </p>
            }
            { own_limits(desk, at, account) }
            { reserve(desk, at, account) }
            { pace(desk, at, account) }
            if let Some(provider) = provider {
                { advanced(desk, at, account, provider) }
            }
        </section>
    }
}

/// What this account carries in the plan.
fn carries(desk: &Desk, account: &Account) -> Html {
    let answer = desk.state.answer();
    let has_plan = answer.is_some_and(|answer| answer.plan.is_some());
    let review = answer
        .and_then(|answer| answer.accounts.iter().find(|review| review.id == account.id))
        .filter(|_| has_plan);
    let Some(review) = review else { return html! {} };
    html! {
        <p class="carries figure">
            { t!(
                "accounts-carries",
                messages = t!("messages", n = review.messages),
                calls = t!("calls", n = review.calls)
            ) }
        </p>
    }
}

fn pace(desk: &Desk, at: usize, account: &Account) -> Html {
    html! {
        <fieldset class="pace">
            <legend>{ t!("accounts-pace") }</legend>
            <p class="quiet">{ t!("accounts-pace-about") }</p>
            <div class="fields three">
                <NumberField
                    label={t!("accounts-in-flight")} member={format!("accounts[{at}].inFlight")}
                    value={account.in_flight} hint={t!("accounts-in-flight-hint")}
                    on_change={desk.on_account(at, "inFlight", |account, n| account.in_flight = n)}
                />
                <NumberField
                    label={t!("accounts-latency")} member={format!("accounts[{at}].latencyMs")}
                    unit={t!("accounts-latency-unit")}
                    value={Some(account.latency_ms)} when_empty={0} placeholder="0"
                    hint={t!("accounts-latency-hint")}
                    on_change={desk.on_account(at, "latencyMs", |account, n: Option<u64>| {
                        account.latency_ms = n.unwrap_or_default();
                    })}
                />
                <NumberField
                    label={t!("accounts-latency-person")} member={format!("accounts[{at}].latencyPerRecipientMs")}
                    unit={t!("accounts-latency-unit")} value={Some(account.latency_per_recipient_ms)}
                    when_empty={0} placeholder="0"
                    hint={ each_call(desk, account) }
                    on_change={desk.on_account(at, "latencyPerRecipientMs", |account, n: Option<u64>| {
                        account.latency_per_recipient_ms = n.unwrap_or_default();
                    })}
                />
            </div>
        </fieldset>
    }
}

/// What the two times come to for a full call: as planned, or as the provider takes it.
fn each_call(desk: &Desk, account: &Account) -> String {
    let planned = desk.state.answer().and_then(|answer| {
        // Accounts on standby are not among them.
        answer.accounts.iter().find(|review| review.id == account.id)
    });
    let most = || {
        let batch = provider::find(&account.provider).and_then(|found| found.batch.as_ref());
        let cap = batch.map_or(1, |batch| batch.recipients_per_call);
        account.max_recipients_per_call.unwrap_or(cap).clamp(1, cap)
    };
    let people = planned.map_or_else(most, |review| review.recipients_per_call);
    let ms =
        account.latency_per_recipient_ms.saturating_mul(people).saturating_add(account.latency_ms);
    t!("accounts-each-call", people = t!("people", n = people), time = say::duration(ms))
}
