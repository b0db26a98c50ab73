//! How a recipient leaves the list.

use send_plan::campaign::{Campaign, Unsubscribe};
use yew::prelude::*;

use super::check_field::CheckField;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::t;

/// How a recipient leaves the list: the header that mail programs make a button of.
pub fn unsubscribe(desk: &Desk) -> Html {
    let now = desk.state.draft().campaign.unsubscribe.clone().unwrap_or_default();
    html! {
        <fieldset data-member="unsubscribe">
            <legend>{ t!("message-unsubscribe") }</legend>
            <p class="quiet">{ t!("message-unsubscribe-about") }</p>
            <div class="fields two">
                <TextField
                    label={t!("message-unsubscribe-link")} member="unsubscribe.url" kind="url"
                    placeholder={t!("message-unsubscribe-link-example")}
                    hint={t!("message-unsubscribe-link-hint")}
                    value={now.url.clone().unwrap_or_default()}
                    on_change={text(desk, "unsubscribe.url", |to, text| to.url = text)}
                />
                <TextField
                    label={t!("message-unsubscribe-address")} member="unsubscribe.mailto" kind="email"
                    value={now.mailto.clone().unwrap_or_default()}
                    on_change={text(desk, "unsubscribe.mailto", |to, text| to.mailto = text)}
                />
            </div>
            <CheckField
                label={t!("message-unsubscribe-one-click")} member="unsubscribe.oneClick" checked={now.one_click}
                hint={t!("message-unsubscribe-one-click-hint")}
                on_change={
                    let desk = desk.clone();
                    Callback::from(move |on: bool| {
                        desk.edit("", move |campaign| change(campaign, |to| to.one_click = on));
                    })
                }
            />
        </fieldset>
    }
}

fn text(
    desk: &Desk,
    member: &'static str,
    set: fn(&mut Unsubscribe, Option<String>),
) -> Callback<String> {
    let desk = desk.clone();
    Callback::from(move |text: String| {
        let text = text.trim().to_owned();
        desk.edit(member, move |campaign| {
            let text = (!text.is_empty()).then(|| text.clone());
            change(campaign, |to| set(to, text));
        });
    })
}

fn change(campaign: &mut Campaign, change: impl FnOnce(&mut Unsubscribe)) {
    let mut unsubscribe = campaign.unsubscribe.take().unwrap_or_default();
    change(&mut unsubscribe);
    campaign.unsubscribe = (unsubscribe != Unsubscribe::default()).then_some(unsubscribe);
}
