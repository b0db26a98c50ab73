//! Signed plans that wait at a send API.

use yew::prelude::*;

use super::api_door::ApiDoor;
use super::findings::findings;
use super::kept_list::kept_list;
use super::more::More;
use crate::hooks::use_desk;
use crate::t;

/// Signed plans that wait at a send API; nothing where the page may reach none.
#[component]
pub fn KeptPlans() -> Html {
    let desk = use_desk();
    {
        let desk = desk.clone();
        use_effect_with((), move |()| desk.ask_places());
    }
    let hand_over = &desk.state.hand_over;
    if hand_over.places.as_ref().is_none_or(Vec::is_empty) {
        return html! {};
    }
    let on_go = {
        let desk = desk.clone();
        Callback::from(move |(origin, token)| desk.ask_kept(origin, token))
    };
    let open = {
        let desk = desk.clone();
        Callback::from(move |digest| desk.open_kept(digest))
    };
    html! {
        <More summary={t!("signing-plan-from-api")} says="" open={false}>
            <ApiDoor id="kept" label={t!("signing-plans-show")} {on_go} />
            if let Some(Err(found)) = &hand_over.said {
                { findings(found) }
            }
            if let Some(kept) = &hand_over.kept {
                { kept_list(kept, &t!("signing-plans-open"), &open) }
            }
        </More>
    }
}
