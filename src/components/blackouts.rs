//! Days off: times in which nobody is mailed.

use send_plan::campaign::Blackout;
use yew::prelude::*;

use super::entry::{Entry, entry};
use super::field::found;
use super::more::More;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// Days off.
pub fn blackouts(desk: &Desk) -> Html {
    let blackouts = &desk.state.draft().campaign.schedule.blackouts;
    let says = if blackouts.is_empty() {
        t!("schedule-none")
    } else {
        let names = blackouts.iter().filter(|one| !one.name.is_empty());
        let names: Vec<String> = names.map(|one| one.name.clone()).collect();
        if names.len() == blackouts.len() {
            say::list(&names)
        } else {
            t!("schedule-days-off-count", n = blackouts.len())
        }
    };
    let add = desk.on_click(|campaign| campaign.schedule.blackouts.push(Blackout::default()));
    html! {
        <More summary={t!("schedule-days-off")} {says} open={!blackouts.is_empty()}>
            <p class="quiet">{ t!("schedule-days-off-about") }</p>
            <div class="group" data-member="schedule.blackouts" tabindex="-1">
                { found(&desk.state, "schedule.blackouts") }
                <ul class="entries">
                    { for blackouts.iter().enumerate().map(|(at, off)| one(desk, at, off)) }
                </ul>
                <button type="button" class="button" onclick={add}>{ t!("schedule-days-off-add") }</button>
            </div>
        </More>
    }
}

fn one(desk: &Desk, at: usize, off: &Blackout) -> Html {
    let member = format!("schedule.blackouts[{at}]");
    let remove = desk.on_click(move |campaign| {
        if at < campaign.schedule.blackouts.len() {
            campaign.schedule.blackouts.remove(at);
        }
    });
    let change = |name: &str, set: fn(&mut Blackout, String)| {
        desk.on_value(format!("{member}.{name}"), move |campaign, text| {
            if let Some(off) = campaign.schedule.blackouts.get_mut(at) {
                set(off, text);
            }
        })
    };
    let fields = html! {
        <div class="fields four">
            <TextField
                label={t!("schedule-name")} member={format!("{member}.name")} value={off.name.clone()}
                placeholder={t!("schedule-days-off-example")}
                on_change={change("name", |off, text| off.name = text)}
            />
            <TextField
                label={t!("schedule-first-day")} member={format!("{member}.from")} value={off.from.clone()}
                kind={kind(&off.from)} on_change={change("from", |off, text| off.from = text)}
            />
            <TextField
                label={t!("schedule-last-day")} member={format!("{member}.to")} value={off.to.clone()}
                kind={kind(&off.to)} on_change={change("to", |off, text| off.to = text)}
            />
        </div>
    };
    let title = if off.name.is_empty() { t!("schedule-days-off") } else { off.name.clone() };
    entry(desk, Entry { member: member.clone(), title: &title, remove }, fields)
}

/// A campaign file may give instants, which a calendar cannot show.
fn kind(text: &str) -> &'static str {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_day = text.split('-').count() == 3 && text.split('-').all(is_number);
    if text.is_empty() || is_day { "date" } else { "text" }
}
