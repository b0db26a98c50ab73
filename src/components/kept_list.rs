//! Plans that a send API keeps, to choose from.

use yew::prelude::*;

use crate::state::Kept;

/// Plans that a send API keeps. `open`: what choosing one does, in a word or two; `on_open`: its digest.
pub fn kept_list(kept: &[Kept], open: &'static str, on_open: &Callback<String>) -> Html {
    if kept.is_empty() {
        return html! { <p>{ "It keeps no plan." }</p> };
    }
    html! {
        <ul class="files">
            { for kept.iter().map(|plan| {
                let (on_open, digest) = (on_open.clone(), plan.digest.clone());
                let onclick = move |_: MouseEvent| on_open.emit(digest.clone());
                let which = format!(" {}, plan {}", plan.campaign, plan.sequence);
                html! {
                    <li>
                        <span><bdi>{ &plan.campaign }</bdi>{ format!(", plan {}", plan.sequence) }</span>
                        <span class="quiet">{ plan.words() }</span>
                        <button type="button" class="link" {onclick}>
                            { open }<span class="unseen">{ which }</span>
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}
