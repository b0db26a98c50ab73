//! A send that was stopped: only the rest is planned.

use send_plan::audience::Continuation;
use yew::prelude::*;

use super::drop_zone::DropZone;
use super::more::More;
use crate::browser::files::Chosen;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// Takes the plan and the reports of a send that was stopped.
pub fn stopped(desk: &Desk) -> Html {
    let draft = desk.state.draft();
    let named = draft.campaign.continues.as_ref();
    let read = draft.audience.as_ref().and_then(|audience| audience.continues.as_ref());
    let at_hand = !desk.state.source.is_empty();
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.add_stopped(chosen.into_iter().map(|chosen| chosen.file).collect());
        })
    };
    let forget = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.drop_stopped())
    };
    let open = named.is_some() || read.is_some();
    let says = if open { String::new() } else { t!("send-rest-not-now") };
    html! {
        <section class="card" data-member="continues">
            <More summary={t!("send-rest-of-stopped")} {says} {open}>
                <p class="quiet">{ t!("send-rest-leaves-out") }</p>
                { match (read, named) {
                    (Some(before), _) => left_out(before),
                    (None, Some(named)) => html! {
                        <p class="callout">
                            { t!(
                                "send-rest-choose-again",
                                plan = &named.plan, reports = say::list(&named.reports)
                            ) }
                        </p>
                    },
                    (None, None) => html! {},
                } }
                if at_hand {
                    <DropZone
                        id="stopped" label={t!("send-rest-choose")} hint={t!("send-rest-choose-hint")}
                        accept=".json,.csv,application/json,text/csv" many=true small=true {on_files}
                    />
                    if open {
                        <p>
                            <button type="button" class="link" onclick={forget}>
                                { t!("send-rest-everybody") }
                            </button>
                        </p>
                    }
                } else {
                    <p class="quiet">{ t!("send-rest-drop-first") }</p>
                }
            </More>
        </section>
    }
}

fn left_out(before: &Continuation) -> Html {
    html! {
        <p>
            { t!(
                "send-rest-reached",
                sequence = before.sequence,
                n = before.accepted + before.unknown + before.refused,
                accepted = before.accepted,
                unknown = before.unknown,
                refused = before.refused
            ) }
        </p>
    }
}
