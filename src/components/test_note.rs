//! That a draft is a test, and the way back to what it tests.

use yew::prelude::*;

use crate::hooks::Desk;
use crate::t;

/// Says that the draft is a test.
pub fn test_note(desk: &Desk) -> Html {
    let Some(tested) = desk.state.drafts.test_of.clone() else { return html! {} };
    let back = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.open_draft(tested.clone()))
    };
    html! {
        <div class="callout">
            <p>{ t!("test-note") }</p>
            <p><button type="button" class="button" onclick={back}>{ t!("test-back") }</button></p>
        </div>
    }
}
