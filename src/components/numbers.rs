//! The audience in numbers that add up.

use send_plan::audience::AudienceSummary;
use yew::prelude::*;

use crate::browser::intl;

/// The audience in numbers that add up.
pub fn numbers(audience: &AudienceSummary) -> Html {
    let parts = [
        (audience.recipients, "recipients", "they get the message", "is-main"),
        (audience.duplicates, "duplicates", "the address came before", ""),
        (audience.suppressed, "suppressed", "on a suppression list", ""),
        (audience.rejected_total(), "not mailed", "something in the row is wrong", ""),
    ];
    html! {
        <dl class="sum">
            <div class="total">
                <dt>{ "rows" }</dt>
                <dd class="figure">{ intl::number(audience.rows) }</dd>
            </div>
            { for parts.into_iter().enumerate().map(|(at, (n, what, why, class))| html! {
                <div class={class}>
                    <dt>
                        <span class="sign">{ if at == 0 { "= " } else { "+ " } }</span>
                        { what }<span class="why">{ why }</span>
                    </dt>
                    <dd class="figure">{ intl::number(n) }</dd>
                </div>
            }) }
        </dl>
    }
}
