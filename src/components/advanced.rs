//! What seldom needs a look: the guard, and what else the provider documents.

use send_plan::campaign::Account;
use send_plan::provider::Provider;
use yew::prelude::*;

use super::documented_limits::source;
use super::number_field::NumberField;
use crate::hooks::Desk;

/// What seldom needs a look.
pub fn advanced(desk: &Desk, at: usize, account: &Account, provider: &'static Provider) -> Html {
    let member = format!("accounts[{at}].guardMs");
    let on_guard = {
        let (desk, member) = (desk.clone(), member.clone());
        Callback::from(move |guard: Option<u64>| {
            desk.edit(member.clone(), move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at) {
                    account.guard_ms = guard.unwrap_or_default();
                }
            });
        })
    };
    html! {
        <div class="more">
            <details>
                <summary>{ "Advanced" }</summary>
                <NumberField
                    label="Guard" {member} value={Some(account.guard_ms)} unit="ms"
                    hint="Added to the length of every limit’s window, so that clocks and networks that \
                          jitter do not make the provider see one call too many."
                    on_change={on_guard}
                />
            </details>
            <details>
                <summary>{ format!("What {} documents", provider.name) }</summary>
                <ul class="reasons">
                    <li>{ provider.over_limit.sentence() }</li>
                    { for provider.sentences().into_iter().map(|(sentence, stands)| html! {
                        <li>{ sentence }{ " " }{ source(&stands) }</li>
                    }) }
                    if let Some(batch) = &provider.batch {
                        <li>{ batch.sentence }{ " " }{ source(&batch.source) }</li>
                    }
                </ul>
            </details>
        </div>
    }
}
