//! Plans that a send API keeps, to choose from.

use yew::prelude::*;

use crate::state::Kept;
use crate::t;
use crate::words::rich;

/// Plans that a send API keeps. `open`: what choosing one does, in a word or two; `on_open`: its digest.
pub fn kept_list(kept: &[Kept], open: &str, on_open: &Callback<String>) -> Html {
    if kept.is_empty() {
        return html! { <p>{ t!("signing-kept-none") }</p> };
    }
    html! {
        <ul class="files">
            { for kept.iter().map(|plan| {
                let (on_open, digest) = (on_open.clone(), plan.digest.clone());
                let onclick = move |_: MouseEvent| on_open.emit(digest.clone());
                let which = || {
                    rich(
                        &t!("signing-kept-plan", campaign = &plan.campaign, sequence = plan.sequence),
                        &[("campaign", &|campaign| html! { <bdi>{ campaign }</bdi> })],
                    )
                };
                html! {
                    <li>
                        <span>{ which() }</span>
                        <span class="quiet">{ plan.words() }</span>
                        <button type="button" class="link" {onclick}>
                            { open.to_owned() }<span class="unseen">{ " " }{ which() }</span>
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}
