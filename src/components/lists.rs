//! Lists beside the recipient files: people who must not be mailed, and own addresses.

use send_plan::audience::AudienceSummary;
use yew::prelude::*;

use super::drop_zone::DropZone;
use crate::browser::files::Chosen;
use crate::hooks::Desk;
use crate::say;
use crate::state::{ListRole, file_name};

/// What a person reads of a role.
struct Words {
    /// Distinguishes it on the page.
    id: &'static str,
    member: &'static str,
    title: &'static str,
    about: &'static str,
    button: &'static str,
}

impl Words {
    const fn of(role: ListRole) -> Self {
        match role {
            ListRole::Suppression => Self {
                id: "suppression",
                member: "audience.suppression",
                title: "People who must not be mailed",
                about: "Unsubscribes, complaints, bounces: a file of addresses. Whoever is on it gets nothing.",
                button: "Add a list",
            },
            ListRole::Seeds => Self {
                id: "seeds",
                member: "audience.seeds",
                title: "Own mailboxes for checking",
                about: "A seed list: a file with the same columns as the recipients. Whoever is on it gets \
                        the message first, once, as its row says.",
                button: "Add a seed list",
            },
        }
    }
}

/// The lists of one role, with a place to add some.
pub fn lists(desk: &Desk, role: ListRole) -> Html {
    let words = Words::of(role);
    let at_hand = !desk.state.source.is_empty() || desk.state.is_test();
    let draft = desk.state.draft();
    let read = draft.audience.as_ref().map(|audience| read(audience, role)).unwrap_or_default();
    let named = role.named(&draft.campaign.audience).iter().map(|path| file_name(path));
    let unread = named.filter(|name| !read.iter().any(|(known, _)| known == name));
    let unread: Vec<_> =
        unread.map(|name| (name.to_owned(), "not read: choose it again".to_owned())).collect();
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.add_lists(role, chosen.into_iter().map(|chosen| chosen.file).collect());
        })
    };
    let title = format!("{}-title", words.id);
    html! {
        <section class="card" aria-labelledby={title.clone()} data-member={words.member}>
            <h2 id={title}>{ words.title }</h2>
            <p class="quiet">{ words.about }</p>
            <ul class="files">
                { for read.into_iter().chain(unread).map(|(name, what)| {
                    let remove = {
                        let (desk, name) = (desk.clone(), name.clone());
                        Callback::from(move |_: MouseEvent| desk.remove_list(role, &name))
                    };
                    html! {
                        <li>
                            <span><bdi>{ &name }</bdi></span>
                            <span class="quiet">{ what }</span>
                            if at_hand {
                                <button type="button" class="link" onclick={remove}>
                                    { "Remove" }<span class="unseen">{ format!(" {name}") }</span>
                                </button>
                            }
                        </li>
                    }
                }) }
            </ul>
            if at_hand {
                <DropZone
                    id={words.id} label={words.button} hint="or drop it here"
                    accept=".csv,.txt,.tsv,.gz,text/csv,text/plain,application/gzip" many=true small=true {on_files}
                />
            } else {
                <p class="quiet">{ "Drop the recipient file again to change the lists." }</p>
            }
        </section>
    }
}

/// Names of the lists that were read, with what is in them.
fn read(audience: &AudienceSummary, role: ListRole) -> Vec<(String, String)> {
    match role {
        ListRole::Suppression => audience
            .suppression
            .iter()
            .map(|list| (list.name.clone(), say::counted(list.addresses, "address", "addresses")))
            .collect(),
        ListRole::Seeds => audience
            .files
            .iter()
            .filter(|file| file.seeds)
            .map(|file| (file.name.clone(), say::counted(file.rows, "row", "rows")))
            .collect(),
    }
}
