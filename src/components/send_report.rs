//! What became of everybody: the report, the same with addresses, and the rest.

use yew::prelude::*;

use super::drop_zone::DropZone;
use super::findings::findings;
use crate::browser::files::Chosen;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::state::{Joining, Stand};

/// What became of everybody.
pub fn send_report(desk: &Desk) -> Html {
    let sending = &desk.state.sending;
    let Some((plan, now)) = sending.plan.as_ref().zip(sending.now.as_ref()) else {
        return html! {};
    };
    if now.started_ms.is_none() {
        return html! {};
    }
    let save = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.save_report())
    };
    let join = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.join_report(Vec::new()))
    };
    let busy = matches!(sending.joining, Joining::Fetching | Joining::Reading(_));
    html! {
        <section class="card" aria-labelledby="report-title">
            <h2 id="report-title">{ "Report" }</h2>
            <p>
                { if now.state.is_over() {
                    "Who has it, who was refused and why, and of whom nobody knows. The report itself names \
                     nobody: it says file and row. On this computer it can get its addresses."
                } else {
                    "What has left so far. The report itself names nobody: it says file and row. On this \
                     computer it can get its addresses."
                } }
            </p>
            <div class="buttons">
                <button type="button" class="button" onclick={save}>{ "Save the report" }</button>
                <button type="button" class="button" disabled={busy} onclick={join}>
                    { "Save it with addresses" }
                </button>
            </div>
            { joining(desk) }
            if now.state == Stand::Stopped && now.not_yet_sent + now.refused > 0 {
                { rest(desk, &plan.campaign, now.not_yet_sent + now.refused) }
            }
        </section>
    }
}

fn joining(desk: &Desk) -> Html {
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.join_report(chosen.into_iter().map(|chosen| chosen.file).collect());
        })
    };
    match &desk.state.sending.joining {
        Joining::Idle => html! {},
        Joining::Missing(names) => html! {
            <>
                <p>
                    { format!(
                        "The addresses are in {}: choose the files from which the plan was made. They are \
                         read here, and go nowhere.",
                        say::list(names)
                    ) }
                </p>
                <DropZone
                    id="join" label="Choose the files" hint="or drop them here" many=true small=true
                    {on_files}
                />
            </>
        },
        Joining::Fetching => html! { <p role="status">{ "Fetching the report…" }</p> },
        Joining::Reading(progress) => html! {
            <p role="status">
                { format!("Looking up addresses: {} rows so far…", intl::number(progress.rows)) }
            </p>
        },
        Joining::Refused(found) => findings(found),
        Joining::Done => html! {
            <p class="is-fine" role="status">
                { "Saved to your downloads. It holds addresses: keep it as carefully as the list itself." }
            </p>
        },
    }
}

/// What a stopped send has left to do.
fn rest(desk: &Desk, campaign: &str, people: u64) -> Html {
    let is_own = desk.state.draft().campaign.id.as_deref() == Some(campaign);
    let plan = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.plan_rest())
    };
    html! {
        <>
            <h3>{ "The rest" }</h3>
            <p>
                { format!(
                    "{} did not get it. A new plan of the same campaign can mail them, and nobody twice; \
                     it is signed and approved like the first.",
                    say::counted(people, "person", "people")
                ) }
            </p>
            if is_own {
                <p>
                    <button type="button" class="button primary" onclick={plan}>{ "Plan the rest" }</button>
                </p>
            } else {
                <p class="quiet">
                    { "The draft on this computer is another campaign. Open the campaign.json of this send on \
                       the Review step first; then the rest can be planned here." }
                </p>
            }
        </>
    }
}
