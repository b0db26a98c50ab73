//! That a draft is a test, and the way back to what it tests.

use yew::prelude::*;

use crate::hooks::Desk;

/// Says that the draft is a test.
pub fn test_note(desk: &Desk) -> Html {
    let Some(tested) = desk.state.drafts.test_of.clone() else { return html! {} };
    let back = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.open_draft(tested.clone()))
    };
    html! {
        <div class="callout">
            <p>
                { "This is a test: it goes to your own mailboxes alone, at once, the way the campaign \
                   will. What you change here is not changed there." }
            </p>
            <p><button type="button" class="button" onclick={back}>{ "Back to the campaign" }</button></p>
        </div>
    }
}
