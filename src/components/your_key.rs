//! The key that signs: one of this browser's, or a new one.

use send_plan::trust::Role;
use yew::prelude::*;

use super::more::More;
use super::name_form::NameForm;
use super::select_field::SelectField;
use crate::browser::page;
use crate::hooks::use_desk;
use crate::state::{Action, SigningAction};
use crate::t;
use crate::words::{code, rich};
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
        return html! { <p class="quiet" role="status">{ t!("signing-key-looking") }</p> };
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
                    label={t!("signing-key")} member={format!("key.{}", role.as_str())} {options}
                    value={key.keyid.clone()} on_change={choose}
                />
            } else {
                <p>
                    { rich(
                        &t!("signing-key-is", key = name(key)),
                        &[("key", &|key| html! { <b>{ key }</b> })],
                    ) }
                </p>
            }
            { enrolment(key) }
            <More summary={t!("signing-key-another")} says="" open={false}><NewKey {role} /></More>
        </div>
    }
}

fn name(key: &Key) -> String {
    let role = t!("signing-role", role = key.role.as_str());
    t!("signing-key-name", person = &key.person, role = role, fingerprint = &key.fingerprint)
}

/// How a key comes to be believed.
fn enrolment(key: &Key) -> Html {
    let copy = {
        let line = key.line.clone();
        Callback::from(move |_: MouseEvent| page::copy(&line))
    };
    html! {
        <details>
            <summary>{ t!("signing-key-enrol") }</summary>
            <p>
                { rich(
                    &t!("signing-key-line", fingerprint = &key.fingerprint),
                    &[("fingerprint", &code("digest"))],
                ) }
            </p>
            <p><code class="wrap">{ &key.line }</code></p>
            <p><button type="button" class="button" onclick={copy}>{ t!("signing-key-copy") }</button></p>
            <p class="quiet">{ t!("signing-key-stays") }</p>
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
            <p>{ t!("signing-key-none", role = role.as_str()) }</p>
            <NameForm id={format!("person-{}", role.as_str())} label={t!("signing-key-make")} {on_name} />
        </>
    }
}
