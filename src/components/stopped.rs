//! A send that was stopped: only the rest is planned.

use send_plan::audience::Continuation;
use yew::prelude::*;

use super::drop_zone::DropZone;
use super::more::More;
use crate::browser::files::Chosen;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;

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
    html! {
        <section class="card" data-member="continues">
            <More summary="Plan the rest of a stopped send" says={if open { "" } else { "not now" }} {open}>
                <p class="quiet">
                    { "Whoever was accepted, or may have been, is left out; everybody else is planned \
                       again, under the same campaign." }
                </p>
                { match (read, named) {
                    (Some(before), _) => left_out(before),
                    (None, Some(named)) => html! {
                        <p class="callout">
                            { format!(
                                "The campaign goes on with {}. Choose it again, with {}.",
                                named.plan, say::list(&named.reports)
                            ) }
                        </p>
                    },
                    (None, None) => html! {},
                } }
                if at_hand {
                    <DropZone
                        id="stopped" label="Choose the plan and its report"
                        hint="or drop them here: plan.dsse.json and the report’s CSV file"
                        accept=".json,.csv,application/json,text/csv" many=true small=true {on_files}
                    />
                    if open {
                        <p>
                            <button type="button" class="link" onclick={forget}>
                                { "Plan for everybody again" }
                            </button>
                        </p>
                    }
                } else {
                    <p class="quiet">{ "Drop the recipient file again first." }</p>
                }
            </More>
        </section>
    }
}

fn left_out(before: &Continuation) -> Html {
    html! {
        <p>
            { format!(
                "Plan {} reached {}: {} accepted and {} unknown are left out, {} refused are tried again.",
                intl::number(before.sequence),
                say::counted(before.accepted + before.unknown + before.refused, "person", "people"),
                intl::number(before.accepted),
                intl::number(before.unknown),
                intl::number(before.refused),
            ) }
        </p>
    }
}
