//! Looks for this browser's keys, keeps new ones, signs what waits for a signature, and carries over
//! what a send API needs.

use std::rc::Rc;

use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::trust::Role;
use send_plan::verify::may_order;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with};

use super::desk::Desk;
use crate::browser::keys;
use crate::state::{Action, SigningAction, Tone};
use crate::t;
use crate::worker::protocol::Request;
use crate::worker::protocol::signing::{Key, Signing};

/// One value and no other that says the same. It is kept alive: its place in memory alone could be
/// another's later.
struct Same<T>(Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Looks for keys, keeps new ones, and signs.
#[hook]
pub fn use_signatures(desk: &Desk) {
    {
        let desk = desk.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                // A browser without a place for keys says so when one is made.
                let keys = keys::all().await.unwrap_or_default();
                desk.dispatch(Action::Signing(SigningAction::Keys(keys)));
            });
        });
    }
    {
        let desk = desk.clone();
        use_effect_with(desk.state.signing.new.clone(), move |key| {
            let made = desk.tools.made.take();
            let Some((key, made)) = key.clone().zip(made) else { return };
            if keys::x(&made.public) != key.x {
                // Another one was made meanwhile: its turn comes.
                desk.tools.made.replace(Some(made));
                return;
            }
            spawn_local(async move {
                match keys::keep(&key, &made).await {
                    Ok(()) => desk.dispatch(Action::Signing(SigningAction::Kept(key))),
                    Err(refusal) => desk.tell(Tone::Problem, refusal),
                }
            });
        });
    }
    {
        let desk = desk.clone();
        let approval = Rc::clone(&desk.state.approver.approval);
        use_effect_with(Same(approval), move |Same(approval)| {
            if let Some(opened) = &approval.opened {
                let files = desk.tools.arrived.came_along.take();
                if !files.is_empty() {
                    desk.read_opened(&opened.wanted, files);
                }
            }
        });
    }
    {
        let desk = desk.clone();
        let cargo = desk.state.cargo.clone();
        use_effect_with(cargo.map(Same), move |cargo| {
            if let Some(Same(cargo)) = cargo {
                desk.carry(cargo);
            }
        });
    }
    let desk = desk.clone();
    let waiting = desk.state.signing.to_sign.clone().map(Same);
    use_effect_with(waiting, move |waiting| {
        let Some(Same(to_sign)) = waiting.clone() else { return };
        let Some(key) = signer(&desk, &to_sign.what) else {
            return failed(&desk, t!("signing-key-none-fits"));
        };
        spawn_local(async move {
            match keys::sign(&key.keyid, &to_sign.bytes).await {
                Ok(signature) => {
                    let key = Box::new(key);
                    desk.link().send(Request::Seal { key, signature });
                }
                Err(refusal) => failed(&desk, refusal),
            }
        });
    });
}

fn failed(desk: &Desk, why: String) {
    let finding = Diagnostic::error("signature/none", Place::default(), why, "");
    desk.dispatch(Action::Signing(SigningAction::Failed(finding)));
}

/// The key that signs: whoever made or approved a plan may withdraw it.
fn signer(desk: &Desk, what: &Signing) -> Option<Key> {
    let signing = &desk.state.signing;
    let key = match what {
        Signing::Own => signing.signer(Role::Author),
        Signing::Approval => signing.signer(Role::Approver),
        Signing::Withdrawal { .. } => {
            signing.signer(Role::Approver).or_else(|| signing.signer(Role::Author))
        }
        Signing::Command(order) => signing.commander(may_order(order.kind)),
    };
    key.cloned()
}
