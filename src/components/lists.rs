//! Suppression lists: addresses never to be mailed.

use yew::prelude::*;

use super::drop_zone::DropZone;
use crate::browser::files::Chosen;
use crate::hooks::Desk;
use crate::say;

/// Suppression lists.
pub fn suppression(desk: &Desk) -> Html {
    let at_hand = !desk.state.source.is_empty();
    let lists = desk
        .state
        .draft()
        .audience
        .as_ref()
        .map(|audience| audience.suppression.clone())
        .unwrap_or_default();
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.add_suppression(chosen.into_iter().map(|chosen| chosen.file).collect());
        })
    };
    html! {
        <section class="card" aria-labelledby="suppression-title" data-member="audience.suppression">
            <h2 id="suppression-title">{ "People who must not be mailed" }</h2>
            <p class="quiet">
                { "Unsubscribes, complaints, bounces: a file of addresses. Whoever is on it gets nothing." }
            </p>
            <ul class="files">
                { for lists.iter().map(|list| {
                    let remove = {
                        let desk = desk.clone();
                        let name = list.name.clone();
                        Callback::from(move |_: MouseEvent| desk.remove_suppression(&name))
                    };
                    html! {
                        <li>
                            <span><bdi>{ &list.name }</bdi></span>
                            <span class="quiet">{ say::counted(list.addresses, "address", "addresses") }</span>
                            if at_hand {
                                <button type="button" class="link" onclick={remove}>
                                    { "Remove" }<span class="unseen">{ format!(" {}", list.name) }</span>
                                </button>
                            }
                        </li>
                    }
                }) }
            </ul>
            if at_hand {
                <DropZone
                    id="suppression" label="Add a list" hint="or drop it here"
                    accept=".csv,.txt,.tsv,text/csv,text/plain" many=true small=true {on_files}
                />
            } else {
                <p class="quiet">{ "Drop the recipient file again to change the lists." }</p>
            }
        </section>
    }
}
