//! How a recipient leaves the list.

use send_plan::campaign::{Campaign, Unsubscribe};
use yew::prelude::*;

use super::check_field::CheckField;
use super::text_field::TextField;
use crate::hooks::Desk;

/// How a recipient leaves the list: the header that mail programs make a button of.
pub fn unsubscribe(desk: &Desk) -> Html {
    let now = desk.state.draft().campaign.unsubscribe.clone().unwrap_or_default();
    html! {
        <fieldset data-member="unsubscribe">
            <legend>{ "How they unsubscribe" }</legend>
            <p class="quiet">
                { "Mail programs show a button for it beside the sender. Gmail and Yahoo ask for one in \
                   marketing mail, and for one click to be enough." }
            </p>
            <div class="fields two">
                <TextField
                    label="Their unsubscribe link" member="unsubscribe.url" kind="url"
                    placeholder="https://example.com/leave?t={{token}}"
                    hint="With the column that tells them apart."
                    value={now.url.clone().unwrap_or_default()}
                    on_change={text(desk, "unsubscribe.url", |to, text| to.url = text)}
                />
                <TextField
                    label="Address that takes the same wish" member="unsubscribe.mailto" kind="email"
                    value={now.mailto.clone().unwrap_or_default()}
                    on_change={text(desk, "unsubscribe.mailto", |to, text| to.mailto = text)}
                />
            </div>
            <CheckField
                label="One click is enough" member="unsubscribe.oneClick" checked={now.one_click}
                hint="Ask your engineers: the link has to answer a POST without a page or a login (RFC 8058)."
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
