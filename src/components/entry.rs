//! One of several of a kind, with a button that removes it.

use yew::prelude::*;

use super::field::found;
use crate::hooks::Desk;
use crate::t;
use crate::words::rich;

/// One of several of a kind.
pub struct Entry<'a> {
    /// Member of the campaign that it is: findings about it as a whole are shown in it.
    pub member: String,
    /// What it is, such as `Ceiling 1`.
    pub title: &'a str,
    /// Removes it.
    pub remove: Callback<MouseEvent>,
}

/// One of several, around its fields.
pub fn entry(desk: &Desk, entry: Entry<'_>, fields: Html) -> Html {
    html! {
        <li class="entry" data-member={entry.member.clone()} tabindex="-1">
            <div class="entry-head">
                <h3>{ entry.title }</h3>
                <button type="button" class="link" onclick={entry.remove}>
                    { removal(entry.title) }
                </button>
            </div>
            { found(&desk.state, &entry.member) }
            { fields }
        </li>
    }
}

/// The text of a button that removes something; those who do not see what it stands beside hear its
/// name.
pub fn removal(what: &str) -> Html {
    rich(
        &t!("schedule-remove", what = what),
        &[("unseen", &|words| html! { <span class="unseen">{ words }</span> })],
    )
}
