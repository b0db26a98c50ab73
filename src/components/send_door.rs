//! Which send to look at.

use yew::prelude::*;

use super::api_door::ApiDoor;
use super::findings::findings;
use super::kept_list::kept_list;
use crate::hooks::use_desk;

/// Which send to look at: the one in the address, or one of those that a send API has.
#[component]
pub fn SendDoor() -> Html {
    let desk = use_desk();
    let hand_over = &desk.state.hand_over;
    let wanted = desk.state.sending.digest.clone();
    let on_go = {
        let (desk, wanted) = (desk.clone(), wanted.clone());
        Callback::from(move |(origin, token): (String, String)| match &wanted {
            Some(digest) => desk.watch(origin, token, digest.clone()),
            None => desk.ask_kept(origin, token),
        })
    };
    let look = {
        let desk = desk.clone();
        Callback::from(move |digest| desk.watch_kept(digest))
    };
    let others = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.leave_send())
    };
    if hand_over.places.as_ref().is_some_and(Vec::is_empty) {
        return html! {
            <section class="card">
                <p>
                    { "This page reaches no send API: whoever runs it has none configured. A signed plan \
                       can still be handed over by hand, and its send is looked at where it runs." }
                </p>
            </section>
        };
    }
    html! {
        <section class="card" aria-labelledby="send-door-title">
            <h2 id="send-door-title">{ "Look at a send" }</h2>
            <p>
                { "See live how many have it, release the next wave, stop it. Whoever has an access token \
                   may look; to order something a key of yours is needed as well." }
            </p>
            if let Some(digest) = &wanted {
                <p>
                    { "The send of the plan " }<code class="wrap">{ digest }</code>{ ". " }
                    <button type="button" class="link" onclick={others}>{ "Another one" }</button>
                </p>
            }
            <ApiDoor
                id="send" label={if wanted.is_some() { "Look at it" } else { "Show its sends" }} {on_go}
            />
            if wanted.is_none() {
                if let Some(Err(found)) = &hand_over.said {
                    { findings(found) }
                }
                if let Some(kept) = &hand_over.kept {
                    { kept_list(kept, "Look at it", &look) }
                }
            }
        </section>
    }
}
