//! A mailbox provider: those of the audience first, with how many people each receives.

use send_plan::mailbox_provider;
use yew::prelude::*;

use super::select_field::SelectField;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::state::State;
use crate::t;

/// A mailbox provider.
pub struct Mailbox<'a> {
    /// Member of the campaign that it sets.
    pub member: String,
    /// Id of the mailbox provider; empty: none.
    pub value: &'a str,
    /// What none means; empty: one must be chosen.
    pub none: &'a str,
    /// The id that was chosen; empty: none.
    pub on_change: Callback<String>,
}

/// A mailbox provider.
pub fn mailbox_field(desk: &Desk, mailbox: Mailbox<'_>) -> Html {
    let Mailbox { member, value, none, on_change } = mailbox;
    let mut options = mailbox_options(&desk.state);
    if !none.is_empty() || value.is_empty() {
        let none =
            if none.is_empty() { t!("audience-mailbox-provider-choose") } else { none.to_owned() };
        options.insert(0, (String::new(), none));
    }
    if !options.iter().any(|(id, _)| id == value) {
        options.push((value.to_owned(), t!("audience-mailbox-provider-unknown", id = value)));
    }
    let value = value.to_owned();
    let label = t!("audience-mailbox-provider");
    html! { <SelectField {label} {member} {options} {value} {on_change} /> }
}

/// Id and name of every mailbox provider: those of the audience first, most people first.
pub fn mailbox_options(state: &State) -> Vec<(String, String)> {
    let counts =
        state.draft().audience.as_ref().map(|a| a.by_mailbox_provider()).unwrap_or_default();
    let mut present: Vec<(&String, u64)> = counts
        .iter()
        .filter(|(id, _)| *id != mailbox_provider::OTHER)
        .map(|(id, n)| (id, *n))
        .collect();
    present.sort_unstable_by_key(|(_, people)| std::cmp::Reverse(*people));
    let with_counts = present.into_iter().map(|(id, people)| {
        (id.clone(), format!("{} ({})", mailbox_provider::name(id), intl::number(people)))
    });
    let rest = mailbox_provider::ids()
        .filter(|id| !counts.contains_key(*id))
        .map(|id| (id.to_owned(), mailbox_provider::name(id).to_owned()));
    with_counts.chain(rest).collect()
}
