//! So many units in any window: the fields that limits, ceilings and reserves share.

use send_plan::campaign::{Campaign, Unit};
use yew::prelude::*;

use super::number_field::NumberField;
use super::select_field::SelectField;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// What can be counted, in the order offered.
const UNITS: [Unit; 3] = [Unit::Messages, Unit::Calls, Unit::Bytes];

/// What a unit is called where nobody reads it.
pub fn unit_id(unit: Unit) -> &'static str {
    match unit {
        Unit::Messages => "messages",
        Unit::Calls => "calls",
        Unit::Bytes => "bytes",
    }
}

/// So many units in any window.
pub struct Rate<'a> {
    /// Name of the number's field.
    pub label: String,
    /// Member of the campaign that it stands in.
    pub member: &'a str,
    /// What is counted.
    pub unit: Unit,
    /// How many.
    pub limit: u64,
    /// Length of the window.
    pub per: &'a str,
}

/// Where the three stand in the campaign.
pub struct RateMut<'a> {
    /// What is counted.
    pub unit: &'a mut Unit,
    /// How many.
    pub limit: &'a mut u64,
    /// Length of the window.
    pub per: &'a mut String,
}

/// Three fields; `find` finds what they change.
pub fn rate_fields(
    desk: &Desk,
    rate: &Rate<'_>,
    find: impl Fn(&mut Campaign) -> Option<RateMut<'_>> + Copy + 'static,
) -> Html {
    let member = |name: &str| format!("{}.{name}", rate.member);
    let on_limit = desk.on_value(member("limit"), move |campaign, n: Option<u64>| {
        if let Some(rate) = find(campaign) {
            *rate.limit = n.unwrap_or_default();
        }
    });
    let on_unit = desk.on_value(member("unit"), move |campaign, name: String| {
        let unit = UNITS.into_iter().find(|unit| unit_id(*unit) == name);
        if let (Some(rate), Some(unit)) = (find(campaign), unit) {
            *rate.unit = unit;
        }
    });
    let on_per = desk.on_value(member("per"), move |campaign, per: String| {
        if let Some(rate) = find(campaign) {
            *rate.per = per;
        }
    });
    let options = UNITS.map(|unit| (unit_id(unit).to_owned(), say::unit_words(unit)));
    html! {
        <>
            <NumberField
                label={rate.label.clone()} member={member("limit")}
                value={Some(rate.limit)} when_empty={0} on_change={on_limit}
            />
            <SelectField
                label={t!("accounts-of-what")} member={member("unit")} value={unit_id(rate.unit)}
                options={options.to_vec()} on_change={on_unit}
            />
            <TextField
                label={t!("accounts-in-any")} member={member("per")} value={rate.per.to_owned()}
                hint={t!("accounts-in-any-hint")} on_change={on_per}
            />
        </>
    }
}
