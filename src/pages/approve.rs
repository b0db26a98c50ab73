//! Is this what should run? For a second person: what somebody else made and signed.

use send_plan::trust::Role;
use yew::prelude::*;

use crate::browser::files::Chosen;
use crate::components::api_door::ApiDoor;
use crate::components::drop_zone::DropZone;
use crate::components::findings::findings;
use crate::components::kept_plans::KeptPlans;
use crate::components::looks::looks;
use crate::components::more::More;
use crate::components::preview::Preview;
use crate::components::sheet::sheet;
use crate::components::tell_api::TellApi;
use crate::components::withdraw::Withdraw;
use crate::components::your_key::YourKey;
use crate::hooks::Desk;
use crate::route::Step;
use crate::t;
use crate::words::rich;
use crate::worker::protocol::signing::{Opened, Signing};

/// Is this what should run?
pub fn approve(desk: &Desk) -> Html {
    let approval = &desk.state.approver.approval;
    let believe = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            if let Some(chosen) = chosen.into_iter().next() {
                desk.believe(chosen.file);
            }
        })
    };
    let open = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            if let Some(chosen) = chosen.into_iter().next() {
                desk.open_signed(chosen.file);
            }
        })
    };
    let believe_api = {
        let desk = desk.clone();
        Callback::from(move |(origin, token)| desk.believe_api(origin, token))
    };
    html! {
        <>
            <h1 tabindex="-1">{ Step::Approve.question() }</h1>
            <p class="lead">
                { rich(
                    &t!("signing-approve-lead"),
                    &[("link", &|words| html! { <a href={Step::Audience.href()}>{ words }</a> })],
                ) }
            </p>
            <section class="card" aria-labelledby="trust-title">
                <h2 id="trust-title">{ t!("signing-trust") }</h2>
                if let Some(trust) = &approval.trust {
                    <ul class="reasons">
                        { for trust.people.iter().map(|one| html! { <li><bdi>{ one }</bdi></li> }) }
                    </ul>
                    <p class="quiet">{ t!("signing-trust-from", name = &trust.name) }</p>
                } else {
                    <p>{ t!("signing-trust-says") }</p>
                }
                <DropZone
                    id="trust" label={t!("signing-trust-choose")} hint={t!("drop-it-here")}
                    accept=".json,application/json" small=true on_files={believe}
                />
                <More summary={t!("signing-believe-api")} says="" open={false}>
                    <p class="quiet">{ t!("signing-believe-api-says") }</p>
                    <ApiDoor
                        id="believed" label={t!("signing-believe-api-ask")} on_go={believe_api}
                    />
                    { findings(&desk.state.hand_over.unbelieved) }
                </More>
            </section>
            if approval.trust.is_some() {
                <section class="card" aria-labelledby="signed-title">
                    <h2 id="signed-title">{ t!("signing-plan") }</h2>
                    <DropZone
                        id="signed-plan" label={t!("signing-plan-choose")}
                        hint={t!("signing-plan-hint")}
                        accept=".json,.zip,application/json" small={approval.opened.is_some()}
                        on_files={open}
                    />
                    <KeptPlans />
                </section>
            }
            { findings(&approval.refused) }
            if let Some(opened) = &approval.opened {
                <section class="card" aria-labelledby="sheet-title">
                    <h2 id="sheet-title">{ t!("signing-would-run") }</h2>
                    { sheet(&opened.sheet) }
                </section>
                { looks(desk, opened) }
                { preview(desk, opened) }
                { decide(desk, opened) }
            }
        </>
    }
}

fn preview(desk: &Desk, opened: &Opened) -> Html {
    if opened.locales.is_empty() || desk.mailed_files(true).is_empty() {
        return html! {};
    }
    // Files that come in one after the other are looked at again.
    let of = opened.locales.len() as u64 + u64::from(opened.audience.is_some()) * 1_000;
    html! {
        <Preview opened=true locales={opened.locales.clone()} accounts={opened.accounts.clone()} {of} />
    }
}

fn decide(desk: &Desk, opened: &Opened) -> Html {
    let approve = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.sign(Signing::Approval))
    };
    let key = desk.state.signing.signer(Role::Approver);
    let enrolled = key.is_some_and(|key| opened.may_approve.contains(&key.keyid));
    html! {
        <section class="card" aria-labelledby="decide-title">
            <h2 id="decide-title">{ t!("signing-decide") }</h2>
            if opened.approved {
                <p class="is-fine" role="status">{ t!("signing-approved") }</p>
            } else {
                <YourKey role={Role::Approver} />
                if let Some(key) = key {
                    if !opened.is_fine {
                        <p>{ t!("signing-approve-not-yet") }</p>
                    } else if !enrolled {
                        <p>{ t!("signing-approve-not-you") }</p>
                    }
                    <p>
                        <button type="button" class="button primary"
                            disabled={!opened.is_fine || !enrolled} onclick={approve}>
                            { t!("signing-approve-as", person = &key.person) }
                        </button>
                    </p>
                }
            }
            <Withdraw />
            <TellApi plan={opened.digest.clone()} />
        </section>
    }
}
