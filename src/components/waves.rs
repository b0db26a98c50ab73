//! Waves: the send in stages, a few people first.

use send_plan::campaign::{Wave, WaveSize};
use yew::prelude::*;

use super::entry::{Entry, entry};
use super::field::found;
use super::gate::gate;
use super::number_field::NumberField;
use super::select_field::SelectField;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::say;
use crate::state::{
    SIZES, canary_first, insert_wave, remove_wave, resized, size_kind, size_of_kind,
};
use crate::t;

/// The send in stages.
pub fn waves(desk: &Desk) -> Html {
    let waves = &desk.state.draft().campaign.schedule.waves;
    let preset = desk.on_click(|campaign| campaign.schedule.waves = canary_first());
    let all_at_once = desk.on_click(|campaign| campaign.schedule.waves.clear());
    let insert = desk.on_click(|campaign| insert_wave(&mut campaign.schedule.waves));
    html! {
        <section class="card" aria-labelledby="waves-title" data-member="schedule.waves" tabindex="-1">
            <h2 id="waves-title">{ t!("schedule-waves") }</h2>
            <p class="quiet">{ t!("schedule-waves-about") }</p>
            { found(&desk.state, "schedule.waves") }
            if waves.is_empty() {
                <p>{ t!("schedule-waves-none") }</p>
                <div class="buttons">
                    <button type="button" class="button primary" onclick={preset}>
                        { t!("schedule-waves-canary") }
                    </button>
                </div>
                <p class="quiet">{ t!("schedule-waves-canary-about") }</p>
            } else {
                <ol class="entries">
                    { for waves.iter().enumerate().map(|(at, wave)| one(desk, waves, at, wave)) }
                </ol>
                <div class="buttons">
                    <button type="button" class="button" onclick={insert}>
                        { t!("schedule-waves-add") }
                    </button>
                    <button type="button" class="button quiet" onclick={all_at_once}>
                        { t!("schedule-waves-remove") }
                    </button>
                </div>
            }
        </section>
    }
}

fn one(desk: &Desk, waves: &[Wave], at: usize, wave: &Wave) -> Html {
    let member = format!("schedule.waves[{at}]");
    let is_last = at + 1 == waves.len();
    let remove = desk.on_click(move |campaign| remove_wave(&mut campaign.schedule.waves, at));
    let on_name = desk.on_value(format!("{member}.name"), move |campaign, name: String| {
        if let Some(wave) = campaign.schedule.waves.get_mut(at) {
            wave.name = name;
        }
    });
    let fields = html! {
        <>
            <p>{ say::wave(waves, at) }</p>
            <div class="fields four">
                <TextField
                    label={t!("schedule-name")} member={format!("{member}.name")}
                    value={wave.name.clone()} on_change={on_name}
                />
                { size(desk, at, wave) }
            </div>
            // Nothing comes after the last wave; a campaign file may hold a gate there all the same.
            if !is_last || wave.gate.is_some() {
                { gate(desk, at, wave) }
            }
        </>
    };
    let title = t!("schedule-wave", n = at + 1);
    entry(desk, Entry { member: member.clone(), title: &title, remove }, fields)
}

/// How many: a number and what it counts; everybody left has no number.
fn size(desk: &Desk, at: usize, wave: &Wave) -> Html {
    let member = format!("schedule.waves[{at}].size");
    let kind_member = format!("{member}.kind");
    let on_kind = desk.on_value(kind_member.clone(), move |campaign, kind: String| {
        if let Some(wave) = campaign.schedule.waves.get_mut(at) {
            wave.size = size_of_kind(&kind);
        }
    });
    let on_number = desk.on_value(member.clone(), move |campaign, n: Option<u64>| {
        if let Some(wave) = campaign.schedule.waves.get_mut(at) {
            wave.size = resized(&wave.size, n.unwrap_or_default());
        }
    });
    let names = [t!("schedule-size-people"), t!("schedule-size-percent"), t!("schedule-size-rest")];
    let options = SIZES.iter().zip(names).map(|(kind, name)| ((*kind).to_owned(), name));
    let options: Vec<(String, String)> = options.collect();
    let value = size_kind(&wave.size);
    match wave.size {
        // Findings about the size stand at the one field there is.
        WaveSize::Rest => html! {
            <SelectField
                label={t!("schedule-how-many")} {member} {options} {value} on_change={on_kind}
            />
        },
        WaveSize::Recipients(n) | WaveSize::Percent(n) => html! {
            <>
                <NumberField
                    label={t!("schedule-how-many")} {member} value={Some(n)} when_empty={0}
                    on_change={on_number}
                />
                <SelectField
                    label={t!("accounts-of-what")} member={kind_member} {options} {value}
                    on_change={on_kind}
                />
            </>
        },
    }
}
