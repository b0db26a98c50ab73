//! Lists beside the recipient files: people who must not be mailed, and own addresses.

use send_plan::audience::FileFacts;
use yew::prelude::*;

use super::drop_zone::DropZone;
use super::file_format::file_format;
use crate::browser::files::Chosen;
use crate::hooks::Desk;
use crate::state::{ListRole, file_name};
use crate::t;

/// What a person reads of a role.
struct Words {
    /// Distinguishes it on the page.
    id: &'static str,
    member: &'static str,
    title: String,
    about: String,
    button: String,
}

impl Words {
    fn of(role: ListRole) -> Self {
        match role {
            ListRole::Suppression => Self {
                id: "suppression",
                member: "audience.suppression",
                title: t!("audience-suppression"),
                about: t!("audience-suppression-about"),
                button: t!("audience-suppression-add"),
            },
            ListRole::Seeds => Self {
                id: "seeds",
                member: "audience.seeds",
                title: t!("audience-seeds"),
                about: t!("audience-seeds-about"),
                button: t!("audience-seeds-add"),
            },
        }
    }
}

/// The lists of one role, with a place to add some.
pub fn lists(desk: &Desk, role: ListRole) -> Html {
    let words = Words::of(role);
    let at_hand = !desk.state.source.is_empty() || desk.state.is_test();
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
                { match role {
                    ListRole::Suppression => suppression(desk),
                    ListRole::Seeds => seeds(desk),
                } }
            </ul>
            if at_hand {
                <DropZone
                    id={words.id} label={words.button} hint={t!("audience-or-drop")}
                    accept=".csv,.txt,.tsv,.gz,text/csv,text/plain,application/gzip" many=true small=true {on_files}
                />
            } else {
                <p class="quiet">{ t!("audience-lists-drop-first") }</p>
            }
        </section>
    }
}

fn suppression(desk: &Desk) -> Html {
    let audience = desk.state.draft().audience.clone();
    let read = audience
        .iter()
        .flat_map(|audience| &audience.suppression)
        .map(|list| (list.name.clone(), t!("addresses", n = list.addresses)));
    let read: Vec<_> = read.collect();
    let known = read.iter().map(|(name, _)| name.clone()).collect();
    let unread = not_read(desk, ListRole::Suppression, known);
    let unread = unread.into_iter().map(|name| (name, t!("audience-list-not-read")));
    let item = |(name, what): (String, String)| {
        html! {
            <li>
                <span><bdi>{ &name }</bdi></span>
                <span class="quiet">{ what }</span>
                { remove(desk, ListRole::Suppression, &name) }
            </li>
        }
    };
    read.into_iter().chain(unread).map(item).collect()
}

/// Read as recipient files are, so they may be written in as many ways.
fn seeds(desk: &Desk) -> Html {
    let audience = desk.state.draft().audience.clone();
    let read: Vec<&FileFacts> =
        audience.iter().flat_map(|audience| &audience.files).filter(|file| file.seeds).collect();
    let known = read.iter().map(|file| file.name.clone()).collect();
    let at_hand = desk.mailed_files(false);
    let role = ListRole::Seeds;
    let unread = not_read(desk, role, known).into_iter().map(|name| {
        let why = if at_hand.contains(&name) {
            t!("audience-list-unreadable")
        } else {
            t!("audience-list-not-read")
        };
        let more = html! {
            <><span class="quiet">{ why }</span>{ remove(desk, role, &name) }</>
        };
        file_format(desk, &name, None, more)
    });
    let read = read
        .iter()
        .map(|file| file_format(desk, &file.name, Some(file), remove(desk, role, &file.name)));
    read.chain(unread).collect()
}

/// Lists that the campaign names, or that were chosen, and that were not read.
fn not_read(desk: &Desk, role: ListRole, read: Vec<String>) -> Vec<String> {
    let mut unread: Vec<String> = Vec::new();
    let named = role.named(&desk.state.draft().campaign.audience).iter();
    // What is being read is not yet missing.
    let chosen = role.chosen(&desk.state.source).filter(|_| desk.state.reading.is_none());
    for name in named.map(|path| file_name(path)).chain(chosen) {
        if !read.iter().chain(&unread).any(|known| known == name) {
            unread.push(name.to_owned());
        }
    }
    unread
}

fn remove(desk: &Desk, role: ListRole, name: &str) -> Html {
    if desk.state.source.is_empty() {
        return html! {};
    }
    let remove = {
        let (desk, name) = (desk.clone(), name.to_owned());
        Callback::from(move |_: MouseEvent| desk.remove_list(role, &name))
    };
    html! {
        <button type="button" class="link" onclick={remove}>
            { t!("audience-list-remove") }<span class="unseen">{ format!(" {name}") }</span>
        </button>
    }
}
