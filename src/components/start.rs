//! The first screen: what this is, and three ways to begin.

use yew::prelude::*;

use super::draft_list::DraftList;
use super::drop_zone::DropZone;
use super::findings::findings;
use crate::browser::files::Chosen;
use crate::hooks::Desk;
use crate::route::Step;
use crate::state::Action;
use crate::t;

/// The first screen.
pub fn start_page(desk: &Desk) -> Html {
    let sample = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.try_sample())
    };
    let tour = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.try_sample();
            desk.dispatch(Action::Tour(Some(0)));
        })
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
            <h1 tabindex="-1">{ t!("start-title") }</h1>
            <p class="lead">{ t!("start-lead") }</p>
            { findings(&desk.state.refused) }
            <section class="card">
                <h2>{ t!("start-recipients") }</h2>
                <DropZone
                    id="audience" label={t!("start-choose-csv")} hint={t!("drop-it-here")}
                    accept=".csv,.tsv,.txt,text/csv" many=true on_files={on_audience}
                />
            </section>
            <div class="two">
                <section class="card">
                    <h2>{ t!("start-example") }</h2>
                    <p>{ t!("start-example-says") }</p>
                    <p>
                        <button type="button" class="button primary" onclick={sample}>
                            { t!("start-sample") }
                        </button>
                        <button type="button" class="button" onclick={tour}>{ t!("tour-sample") }</button>
                    </p>
                </section>
                if desk.state.drafts.others().next().is_some() {
                    <section class="card">
                        <h2>{ t!("start-draft") }</h2>
                        <DraftList />
                    </section>
                }
                <section class="card">
                    <h2>{ t!("start-campaign") }</h2>
                    <p>{ t!("start-campaign-says") }</p>
                    <DropZone
                        id="campaign" label={t!("start-import")} hint={t!("drop-it-here")}
                        accept=".json,application/json" small=true on_files={on_campaign}
                    />
                </section>
                <section class="card">
                    <h2>{ t!("start-approve") }</h2>
                    <p>{ t!("start-approve-says") }</p>
                    <p><a class="button" href={Step::Approve.href()}>{ t!("start-approve-go") }</a></p>
                </section>
            </div>
        </div>
    }
}
