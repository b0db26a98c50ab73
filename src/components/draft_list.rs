//! Kept drafts, to go on with.

use yew::prelude::*;

use super::confirm::Confirm;
use crate::browser::intl;
use crate::hooks::{Desk, use_desk};
use crate::state::KeptDraft;
use crate::t;
use crate::words::{rich, unseen};

/// Kept drafts, to go on with.
#[derive(Clone, PartialEq, Properties)]
pub struct DraftListProps {
    /// Whether each can be deleted here.
    #[prop_or_default]
    pub may_delete: bool,
}

/// Kept drafts but the one on the screen.
#[component]
pub fn DraftList(props: &DraftListProps) -> Html {
    let desk = use_desk();
    {
        let desk = desk.clone();
        use_effect_with((), move |()| desk.ask_drafts());
    }
    let others: Vec<&KeptDraft> = desk.state.drafts.others().collect();
    if others.is_empty() {
        return html! { <p>{ t!("drafts-none") }</p> };
    }
    html! {
        <ul class="files">
            { for others.into_iter().map(|kept| entry(&desk, kept, props.may_delete)) }
        </ul>
    }
}

fn entry(desk: &Desk, kept: &KeptDraft, may_delete: bool) -> Html {
    let open = {
        let (desk, key) = (desk.clone(), kept.key.clone());
        Callback::from(move |_: MouseEvent| desk.open_draft(key.clone()))
    };
    let remove = {
        let (desk, key) = (desk.clone(), kept.key.clone());
        Callback::from(move |()| desk.remove_draft(key.clone()))
    };
    let when = intl::local(kept.saved_ms);
    let what = match kept.recipients {
        Some(n) => t!("drafts-changed-with", recipients = t!("recipients", n = n), when = when),
        None => t!("drafts-changed", when = when),
    };
    html! {
        <li>
            <span><bdi>{ &kept.title }</bdi></span>
            <span class="quiet">{ what }</span>
            <button type="button" class="link" onclick={open}>
                { rich(
                    &t!("drafts-open", title = &kept.title),
                    &[("unseen", &unseen)],
                ) }
            </button>
            if may_delete {
                <Confirm
                    label={t!("drafts-delete", title = &kept.title)} class="link"
                    question={t!("drafts-delete-question")}
                    yes={t!("drafts-delete-yes")} on_yes={remove}
                />
            }
        </li>
    }
}
