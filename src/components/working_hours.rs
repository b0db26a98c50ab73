//! Hours in which an account may be used.

use send_plan::campaign::{Account, WorkingHours};
use yew::prelude::*;

use super::check_field::CheckField;
use super::days::days;
use super::sending_hours::until;
use super::text_field::TextField;
use super::zone_field::{Zone, zone_field};
use crate::browser::intl;
use crate::hooks::Desk;
use crate::state::usual_working_hours;
use crate::t;

/// Hours in which an account may be used.
pub fn working_hours(desk: &Desk, at: usize, account: &Account) -> Html {
    let on_switch = desk.on_value("", move |campaign, on: bool| {
        if let Some(account) = campaign.accounts.get_mut(at) {
            account.working_hours = on.then(|| usual_working_hours(intl::zone()));
        }
    });
    html! {
        <>
            <CheckField
                label={t!("accounts-working-hours")} member={format!("accounts[{at}].workingHours")}
                checked={account.working_hours.is_some()} on_change={on_switch}
                hint={t!("accounts-working-hours-hint")}
            />
            if let Some(hours) = &account.working_hours {
                { fields(desk, at, hours) }
            }
        </>
    }
}

fn fields(desk: &Desk, at: usize, hours: &WorkingHours) -> Html {
    let member = |name: &str| format!("accounts[{at}].workingHours.{name}");
    html! {
        <div class="inside">
            <div class="fields four">
                <TextField
                    label={t!("schedule-from")} member={member("from")} value={hours.from.clone()}
                    placeholder="09:00" hint={t!("schedule-24-hours")}
                    on_change={change(desk, at, "from", |hours, from| hours.from = from)}
                />
                <TextField
                    label={t!("schedule-to")} member={member("to")} value={hours.to.clone()}
                    placeholder="17:00" hint={until(&hours.from, &hours.to)}
                    on_change={change(desk, at, "to", |hours, to| hours.to = to)}
                />
            </div>
            { days(
                member("days"),
                &hours.days,
                change(desk, at, "days", |hours, days| hours.days = days),
            ) }
            { zone_field(Zone {
                label: t!("accounts-working-zone"),
                member: member("timeZone"),
                value: hours.time_zone.as_deref(),
                hint: t!("accounts-working-zone-hint"),
                on_change: change(desk, at, "timeZone", |hours, zone| hours.time_zone = zone),
            }) }
        </div>
    }
}

fn change<T: Clone + 'static>(
    desk: &Desk,
    at: usize,
    name: &str,
    set: fn(&mut WorkingHours, T),
) -> Callback<T> {
    desk.on_account(at, &format!("workingHours.{name}"), move |account, value| {
        if let Some(hours) = &mut account.working_hours {
            set(hours, value);
        }
    })
}
