//! Which send to look at.

use yew::prelude::*;

use super::api_door::ApiDoor;
use super::findings::findings;
use super::kept_list::kept_list;
use crate::hooks::use_desk;
use crate::t;
use crate::words::{code, rich};

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
                    { t!("send-no-api") }
                </p>
            </section>
        };
    }
    html! {
        <section class="card" aria-labelledby="send-door-title">
            <h2 id="send-door-title">{ t!("send-look") }</h2>
            <p>
                { t!("send-look-says") }
            </p>
            if let Some(digest) = &wanted {
                <p>
                    { rich(
                        &t!("send-of-plan", digest = digest),
                        &[("code", &code("wrap"))],
                    ) }
                    { " " }
                    <button type="button" class="link" onclick={others}>{ t!("send-another") }</button>
                </p>
            }
            <ApiDoor
                id="send" {on_go}
                label={if wanted.is_some() { t!("send-look-at-it") } else { t!("send-show-all") }}
            />
            if wanted.is_none() {
                if let Some(Err(found)) = &hand_over.said {
                    { findings(found) }
                }
                if let Some(kept) = &hand_over.kept {
                    { kept_list(kept, &t!("send-look-at-it"), &look) }
                }
            }
        </section>
    }
}
