//! Warm-up: the daily ramp of a new IP address or domain.

use send_plan::campaign::{Account, WarmUp};
use send_plan::warm_up::{PRESETS, find};
use yew::prelude::*;

use super::documented_limits::source;
use super::field::found;
use super::number_field::NumberField;
use super::select_field::SelectField;
use super::table_field::TableField;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// What the choice is called where the account's own table counts.
const OWN: &str = "own";

/// The ramp of an account.
pub fn warm_up(desk: &Desk, at: usize, account: &Account) -> Html {
    let member = format!("accounts[{at}].warmUp");
    let preset_member = format!("{member}.preset");
    let on_choice = desk.on_value(preset_member.clone(), move |campaign, choice: String| {
        if let Some(account) = campaign.accounts.get_mut(at) {
            account.warm_up = chosen(account.warm_up.take(), &choice);
        }
    });
    let warm_up = account.warm_up.as_ref();
    let value = match warm_up {
        None => String::new(),
        Some(warm_up) => warm_up.preset.clone().unwrap_or_else(|| OWN.to_owned()),
    };
    html! {
        <div class="group" data-member={member.clone()} tabindex="-1">
            <SelectField
                label={t!("accounts-warm-up")} member={preset_member} options={options(&value)}
                value={value} hint={t!("accounts-warm-up-hint")} on_change={on_choice}
            />
            { found(&desk.state, &member) }
            if let Some(warm_up) = warm_up {
                { fields(desk, at, warm_up) }
            }
        </div>
    }
}

fn options(chosen: &str) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), t!("accounts-warm-up-none"))];
    options.extend(PRESETS.iter().map(|preset| (preset.id.to_owned(), preset.name.to_owned())));
    options.push((OWN.to_owned(), t!("accounts-warm-up-own")));
    if !options.iter().any(|(id, _)| id == chosen) {
        options.push((chosen.to_owned(), t!("accounts-warm-up-unknown", preset = chosen)));
    }
    options
}

/// The ramp after a choice: an own table begins as a copy of the preset before it.
fn chosen(before: Option<WarmUp>, choice: &str) -> Option<WarmUp> {
    if choice.is_empty() {
        return None;
    }
    let before = before.unwrap_or_default();
    if choice != OWN {
        let preset = Some(choice.to_owned());
        return Some(WarmUp { preset, table: Vec::new(), per: None, ..before });
    }
    let copied = before.preset.as_deref().and_then(find);
    Some(WarmUp {
        preset: None,
        table: copied.map_or(before.table, |preset| preset.table.to_vec()),
        per: copied.map_or(before.per, |preset| Some(preset.per.to_owned())),
        ..before
    })
}

fn fields(desk: &Desk, at: usize, warm_up: &WarmUp) -> Html {
    let member = |name: &str| format!("accounts[{at}].warmUp.{name}");
    let preset = warm_up.preset.as_deref().and_then(find);
    html! {
        <>
            if let Some(preset) = preset {
                <p class="quiet">{ ramp(preset.table, preset.per) }{ " " }{ source(&preset.source) }</p>
            } else if warm_up.preset.is_none() {
                <TableField
                    label={t!("accounts-ramp-table")} member={member("table")}
                    value={warm_up.table.clone()} hint={t!("accounts-ramp-table-hint")}
                    on_change={change(desk, at, "table", |warm_up, table| warm_up.table = table)}
                />
            }
            <div class="fields three">
                <NumberField
                    label={t!("accounts-ramp-day")} member={member("day")} value={Some(warm_up.day)}
                    when_empty={1} placeholder="1" hint={t!("accounts-ramp-day-hint")}
                    on_change={change(desk, at, "day", |warm_up, n: Option<u64>| {
                        warm_up.day = n.unwrap_or(1);
                    })}
                />
                <NumberField
                    label={t!("accounts-ip-addresses")} member={member("ipAddresses")}
                    value={Some(warm_up.ip_addresses)} when_empty={1} placeholder="1"
                    hint={t!("accounts-ip-addresses-hint")}
                    on_change={change(desk, at, "ipAddresses", |warm_up, n: Option<u64>| {
                        warm_up.ip_addresses = n.unwrap_or(1);
                    })}
                />
                <TextField
                    label={t!("accounts-ramp-per")} member={member("per")}
                    value={warm_up.per.clone().unwrap_or_default()}
                    placeholder={preset.map_or("24h", |preset| preset.per)}
                    hint={t!("accounts-ramp-per-hint")}
                    on_change={change(desk, at, "per", |warm_up, per: String| {
                        warm_up.per = (!per.is_empty()).then_some(per);
                    })}
                />
            </div>
        </>
    }
}

fn change<T: Clone + 'static>(
    desk: &Desk,
    at: usize,
    name: &str,
    set: fn(&mut WarmUp, T),
) -> Callback<T> {
    desk.on_account(at, &format!("warmUp.{name}"), move |account, value| {
        if let Some(warm_up) = &mut account.warm_up {
            set(warm_up, value);
        }
    })
}

/// `9 days, from 200 to 100,000 messages per 24 hours.`
fn ramp(table: &[u64], per: &str) -> String {
    let days = t!("days", n = table.len());
    let (Some(first), Some(last)) = (table.first(), table.last()) else { return days };
    t!("accounts-ramp", days = days, first = *first, last = *last, window = say::per_words(per))
}
