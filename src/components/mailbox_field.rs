//! A mailbox provider: those of the audience first, with how many people each receives.

use send_plan::mailbox_provider;
use yew::prelude::*;

use super::select_field::SelectField;
use crate::browser::intl;
use crate::hooks::use_desk;
use crate::state::State;

/// A mailbox provider.
#[derive(Clone, PartialEq, Properties)]
pub struct MailboxFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// Id of the mailbox provider; empty: none.
    pub value: AttrValue,
    /// The id that was chosen; empty: none.
    pub on_change: Callback<String>,
    /// What none means; empty: one must be chosen.
    #[prop_or_default]
    pub none: AttrValue,
}

/// A mailbox provider.
#[function_component]
pub fn MailboxField(props: &MailboxFieldProps) -> Html {
    let desk = use_desk();
    let mut options = mailbox_options(&desk.state);
    if !props.none.is_empty() || props.value.is_empty() {
        let none = if props.none.is_empty() { "choose one" } else { props.none.as_str() };
        options.insert(0, (String::new(), none.to_owned()));
    }
    if !options.iter().any(|(id, _)| props.value == *id) {
        options.push((props.value.to_string(), format!("{} (not known)", props.value)));
    }
    html! {
        <SelectField
            label={props.label.clone()} member={props.member.clone()} {options}
            value={props.value.clone()} on_change={props.on_change.clone()}
        />
    }
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
    present.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    let with_counts = present.into_iter().map(|(id, people)| {
        (id.clone(), format!("{} ({})", mailbox_provider::name(id), intl::number(people)))
    });
    let rest = mailbox_provider::ids()
        .filter(|id| !counts.contains_key(*id))
        .map(|id| (id.to_owned(), mailbox_provider::name(id).to_owned()));
    with_counts.chain(rest).collect()
}
