//! Gives an approval, or a withdrawal, to a send API.

use yew::prelude::*;

use super::api_door::ApiDoor;
use super::findings::findings;
use crate::hooks::use_desk;
use crate::t;
use crate::worker::protocol::Document;

/// About which plan.
#[derive(Clone, PartialEq, Properties)]
pub struct TellApiProps {
    /// SHA-256 of the plan's bytes, in hex.
    pub plan: AttrValue,
}

/// Gives what was signed last about a plan to a send API.
#[component]
pub fn TellApi(props: &TellApiProps) -> Html {
    let desk = use_desk();
    let signed = desk.state.signing.signed.as_deref();
    let Some(signed) = signed.filter(|signed| *signed.plan == *props.plan) else {
        return html! {};
    };
    let on_go = {
        let desk = desk.clone();
        Callback::from(move |(origin, token)| desk.tell_api(origin, token))
    };
    let label = match signed.document {
        Document::Withdrawal => t!("signing-tell-withdrawal"),
        _ => t!("signing-tell-approval"),
    };
    html! {
        <>
            { match &desk.state.hand_over.said {
                Some(Ok(said)) => html! { <p class="is-fine" role="status">{ said }</p> },
                Some(Err(found)) => findings(found),
                None => html! {},
            } }
            if !matches!(desk.state.hand_over.said, Some(Ok(_))) {
                <ApiDoor id="tell" {label} {on_go} />
            }
        </>
    }
}
