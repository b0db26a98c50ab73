//! The key that signs: one of this browser's, or a new one.

use send_plan::trust::Role;
use yew::prelude::*;

use super::more::More;
use super::name_form::NameForm;
use super::select_field::SelectField;
use crate::browser::page;
use crate::hooks::use_desk;
use crate::state::{Action, SigningAction};
use crate::worker::protocol::signing::Key;

/// For what it is.
#[derive(Clone, PartialEq, Properties)]
pub struct YourKeyProps {
    /// What the key may do.
    pub role: Role,
}

/// The key that signs.
#[component]
pub fn YourKey(props: &YourKeyProps) -> Html {
    let desk = use_desk();
    let role = props.role;
    let signing = &desk.state.signing;
    if signing.keys.is_none() {
        return html! { <p class="quiet" role="status">{ "Looking for your key…" }</p> };
    }
    let Some(key) = signing.signer(role) else {
        return html! { <NewKey {role} /> };
    };
    let choose = {
        let desk = desk.clone();
        Callback::from(move |keyid| desk.dispatch(Action::Signing(SigningAction::Choose(keyid))))
    };
    let options: Vec<(String, String)> =
        signing.of(role).map(|key| (key.keyid.clone(), name(key))).collect();
    html! {
        <div class="your-key">
            if options.len() > 1 {
                <SelectField
                    label="Your key" member={format!("key.{}", role.as_str())} {options}
                    value={key.keyid.clone()} on_change={choose}
                />
            } else {
                <p>{ "Your key: " }<b>{ name(key) }</b></p>
            }
            { enrolment(key) }
            <More summary="Another key" says="" open={false}><NewKey {role} /></More>
        </div>
    }
}

fn name(key: &Key) -> String {
    format!("{}, {}: {}", key.person, key.role.as_str(), key.fingerprint)
}

/// How a key comes to be believed.
fn enrolment(key: &Key) -> Html {
    let copy = {
        let line = key.line.clone();
        Callback::from(move |_: MouseEvent| page::copy(&line))
    };
    html! {
        <details>
            <summary>{ "Have this key enrolled" }</summary>
            <p>
                { "Give this line to whoever keeps trust.json, and read the fingerprint " }
                <code class="digest">{ &key.fingerprint }</code>
                { " to each other, by telephone or in a room. Nothing in the line is secret." }
            </p>
            <p><code class="wrap">{ &key.line }</code></p>
            <p><button type="button" class="button" onclick={copy}>{ "Copy the line" }</button></p>
            <p class="quiet">
                { "The private half cannot leave this browser. If it is lost, make another key and have \
                   that enrolled: what was signed stays signed." }
            </p>
        </details>
    }
}

/// Makes a key.
#[component]
fn NewKey(props: &YourKeyProps) -> Html {
    let desk = use_desk();
    let role = props.role;
    let on_name = {
        let desk = desk.clone();
        Callback::from(move |person| desk.make_key(person, role))
    };
    html! {
        <>
            <p>
                { format!(
                    "You have no {}’s key in this browser yet. It is made here, and stays here.",
                    role.as_str()
                ) }
            </p>
            <NameForm id={format!("person-{}", role.as_str())} label="Make my key" {on_name} />
        </>
    }
}
