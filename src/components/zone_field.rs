//! A time zone: typed, with common ones offered.

use yew::prelude::*;

use super::text_field::TextField;
use crate::browser::intl;

/// Zones that many people live in, from west to east.
const COMMON: [&str; 14] = [
    "UTC",
    "America/Los_Angeles",
    "America/Chicago",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Lagos",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
];

/// A time zone.
pub struct Zone<'a> {
    /// Name of the field.
    pub label: String,
    /// Member of the campaign that it sets.
    pub member: String,
    /// IANA name.
    pub value: Option<&'a str>,
    /// What helps to fill it in.
    pub hint: String,
    /// The name that was typed; `None`: the field was emptied.
    pub on_change: Callback<Option<String>>,
}

/// A time zone: the planner's own is offered first.
pub fn zone_field(zone: Zone<'_>) -> Html {
    let own = intl::zone();
    let rest = COMMON.into_iter().filter(|common| *common != own).map(AttrValue::from);
    let suggestions: Vec<AttrValue> =
        std::iter::once(AttrValue::from(own.clone())).chain(rest).collect();
    let on_change = zone.on_change.reform(|text: String| (!text.is_empty()).then_some(text));
    html! {
        <TextField
            label={zone.label} member={zone.member} placeholder={COMMON[0]}
            value={zone.value.unwrap_or_default().to_owned()} hint={zone.hint}
            {suggestions} {on_change}
        />
    }
}
