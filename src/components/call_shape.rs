//! How one call reaches people: one at a time, or many as one message each.

use send_plan::campaign::Account;
use send_plan::provider::{Provider, shape_words};
use yew::prelude::*;

use super::number_field::NumberField;
use super::said::said;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// The call shape of an account.
pub fn call_shape(desk: &Desk, at: usize, account: &Account, provider: &'static Provider) -> Html {
    let member = format!("accounts[{at}].maxRecipientsPerCall");
    let Some(batch) = &provider.batch else {
        return html! {
            <p data-member={member} class="quiet">
                { t!("accounts-shape-only", provider = provider.name) }
            </p>
        };
    };
    let set = {
        let (desk, member) = (desk.clone(), member.clone());
        move |most: Option<u64>, step: &str| {
            let step = if step.is_empty() { String::new() } else { member.clone() };
            desk.edit(step, move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at) {
                    account.max_recipients_per_call = most;
                }
            });
        }
    };
    let shape = say::text(&shape_words(batch.shape));
    let single = account.max_recipients_per_call == Some(1);
    let choose = |most: Option<u64>| {
        let set = set.clone();
        Callback::from(move |_: Event| set(most, ""))
    };
    let on_most = {
        let set = set.clone();
        Callback::from(move |most: Option<u64>| set(most, "typing"))
    };
    let (single_id, batch_id) = (format!("shape-single-{at}"), format!("shape-batch-{at}"));
    html! {
        <fieldset class="shape" data-member={member.clone()}>
            <legend>{ t!("accounts-shape") }</legend>
            <div class="choice">
                <input type="radio" name={format!("shape-{at}")} id={single_id.clone()}
                    checked={single} onchange={choose(Some(1))} />
                <label for={single_id}>
                    <b>{ t!("accounts-shape-single") }</b>
                    <span class="quiet">{ t!("accounts-shape-single-hint") }</span>
                </label>
            </div>
            <div class="choice">
                <input type="radio" name={format!("shape-{at}")} id={batch_id.clone()}
                    checked={!single} onchange={choose(None)} />
                <label for={batch_id}>
                    <b><bdi lang={shape.lang}>{ say::capital(&shape.words) }</bdi></b>
                    <span class="quiet">
                        { said(say::text(&batch.sentence)) }{ " " }{ t!("accounts-shape-safe") }
                    </span>
                </label>
            </div>
            if !single {
                <NumberField
                    label={t!("accounts-most-per-call")} member={member}
                    value={account.max_recipients_per_call} most={batch.recipients_per_call}
                    placeholder={crate::browser::intl::number(batch.recipients_per_call)}
                    hint={t!("accounts-most-per-call-hint")} on_change={on_most}
                />
            }
        </fieldset>
    }
}
