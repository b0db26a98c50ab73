//! How one call reaches people: one at a time, or many as one message each.

use send_plan::campaign::Account;
use send_plan::provider::Provider;
use yew::prelude::*;

use super::number_field::NumberField;
use crate::hooks::Desk;
use crate::say;

/// The call shape of an account.
pub fn call_shape(desk: &Desk, at: usize, account: &Account, provider: &'static Provider) -> Html {
    let member = format!("accounts[{at}].maxRecipientsPerCall");
    let Some(batch) = &provider.batch else {
        return html! {
            <p data-member={member} class="quiet">
                { format!("{} takes one call per person: each message shows 1 address.", provider.name) }
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
            <legend>{ "How one call reaches people" }</legend>
            <div class="choice">
                <input type="radio" name={format!("shape-{at}")} id={single_id.clone()}
                    checked={single} onchange={choose(Some(1))} />
                <label for={single_id}>
                    <b>{ "One call per person" }</b>
                    <span class="quiet">{ "Simple and slow: as many calls as recipients." }</span>
                </label>
            </div>
            <div class="choice">
                <input type="radio" name={format!("shape-{at}")} id={batch_id.clone()}
                    checked={!single} onchange={choose(None)} />
                <label for={batch_id}>
                    <b>{ say::capital(batch.shape) }</b>
                    <span class="quiet">
                        { batch.sentence }{ " Each message still shows 1 address." }
                    </span>
                </label>
            </div>
            if !single {
                <NumberField
                    label="Most people in one call" member={member}
                    value={account.max_recipients_per_call} most={batch.recipients_per_call}
                    placeholder={crate::browser::intl::number(batch.recipients_per_call)}
                    hint="Empty: as many as the provider takes." on_change={on_most}
                />
            }
        </fieldset>
    }
}
