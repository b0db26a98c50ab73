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
#[derive(Clone, PartialEq, Properties)]
pub struct ZoneFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// IANA name.
    pub value: Option<String>,
    /// The name that was typed; `None`: the field was emptied.
    pub on_change: Callback<Option<String>>,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: AttrValue,
}

/// A time zone: the planner's own is offered first.
#[function_component]
pub fn ZoneField(props: &ZoneFieldProps) -> Html {
    let own = intl::zone();
    let rest = COMMON.into_iter().filter(|zone| *zone != own).map(AttrValue::from);
    let suggestions: Vec<AttrValue> =
        std::iter::once(AttrValue::from(own.clone())).chain(rest).collect();
    let on_change = props.on_change.reform(|text: String| (!text.is_empty()).then_some(text));
    html! {
        <TextField
            label={props.label.clone()} member={props.member.clone()} placeholder="UTC"
            value={props.value.clone().unwrap_or_default()} hint={props.hint.clone()}
            {suggestions} {on_change}
        />
    }
}
