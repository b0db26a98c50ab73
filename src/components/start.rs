//! The first screen: what this is, and three ways to begin.

use yew::prelude::*;

use super::draft_list::DraftList;
use super::drop_zone::DropZone;
use super::findings::findings;
use crate::browser::files::Chosen;
use crate::hooks::Desk;
use crate::route::Step;

/// The first screen.
pub fn start_page(desk: &Desk) -> Html {
    let sample = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.try_sample())
    };
    let on_audience = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            desk.read_audience(chosen.into_iter().map(|chosen| chosen.file).collect());
        })
    };
    let on_campaign = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| {
            if let Some(chosen) = chosen.into_iter().next() {
                desk.open_campaign(chosen.file);
            }
        })
    };
    html! {
        <div class="start">
            <h1 tabindex="-1">{ "Know how long a mass send takes, before it starts." }</h1>
            <p class="lead">
                { "Piecewise plans a mailing to thousands or millions of people: when everybody has it, \
                   which limit holds it back, and how to make it faster while each message still shows \
                   one address. Recipients never leave this computer." }
            </p>
            { findings(&desk.state.refused) }
            <section class="card">
                <h2>{ "Begin with your recipients" }</h2>
                <DropZone
                    id="audience" label="Choose a CSV file" hint="or drop it here"
                    accept=".csv,.tsv,.txt,text/csv" many=true on_files={on_audience}
                />
            </section>
            <div class="two">
                <section class="card">
                    <h2>{ "Or look at a finished example" }</h2>
                    <p>
                        { "24,000 customers in four languages, and an account that would take ten hours. \
                           See why, and bring it down to minutes." }
                    </p>
                    <p><button type="button" class="button primary" onclick={sample}>{ "Try the sample" }</button></p>
                </section>
                if desk.state.drafts.others().next().is_some() {
                    <section class="card">
                        <h2>{ "Or go on with a draft" }</h2>
                        <DraftList />
                    </section>
                }
                <section class="card">
                    <h2>{ "Or go on with a campaign" }</h2>
                    <p>{ "A campaign.json that you or a colleague exported." }</p>
                    <DropZone
                        id="campaign" label="Import campaign.json" hint="or drop it here"
                        accept=".json,application/json" small=true on_files={on_campaign}
                    />
                </section>
                <section class="card">
                    <h2>{ "Or approve somebody’s plan" }</h2>
                    <p>{ "A signed plan waits for a second person: look at it, and sign or refuse." }</p>
                    <p><a class="button" href={Step::Approve.href()}>{ "Approve a plan" }</a></p>
                </section>
            </div>
        </div>
    }
}
