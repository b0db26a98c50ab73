//! Keys, what was signed, and a plan that somebody else made.

use std::rc::Rc;

use send_plan::diagnostic::Diagnostic;
use send_plan::trust::Role;
use serde::{Deserialize, Serialize};

use super::{Draft, State, Tone};
use crate::say;
use crate::t;
use crate::worker::protocol::signing::{Approval, Key, OwnSheet, Signing};
use crate::worker::protocol::{Document, ProgressReport};

/// Keys of this browser, and what is signed with them.
#[derive(Clone, Debug, Default)]
pub struct Signatures {
    /// The keys; `None`: not looked for yet.
    pub keys: Option<Vec<Key>>,
    /// The key that signs, by its thumbprint, among several of one role.
    pub chosen: Option<String>,
    /// A new key that is to be kept.
    pub new: Option<Key>,
    /// What the author would sign.
    pub sheet: Option<Rc<OwnSheet>>,
    /// Bytes that wait for a signature, and the key that is to sign.
    pub to_sign: Option<Rc<ToSign>>,
    /// What was signed last.
    pub signed: Option<Rc<Signed>>,
    /// The author's own plan as it was signed last, and the draft that it was made of.
    pub own: Option<(Draft, Rc<Signed>)>,
    /// The draft whose plan waits for the author's signature.
    pub draft_to_sign: Option<Draft>,
}

/// Bytes that wait for a signature.
#[derive(Debug, PartialEq, Eq)]
pub struct ToSign {
    /// What they are.
    pub what: Signing,
    /// Ed25519 is to cover them.
    pub bytes: Vec<u8>,
}

/// A signed document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Which.
    pub document: Document,
    /// SHA-256 of the plan that it is about, in hex.
    pub plan: String,
    /// By whom.
    pub person: String,
    /// Byte for byte.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

impl Signatures {
    /// The keys for a role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Key> {
        self.keys.iter().flatten().filter(move |key| key.role == role)
    }

    /// The key that gives a command: the chosen one, else one of the first role that has any.
    pub fn commander(&self, roles: &[Role]) -> Option<&Key> {
        let all = self.keys.iter().flatten();
        let chosen =
            |key: &&Key| Some(&key.keyid) == self.chosen.as_ref() && roles.contains(&key.role);
        let first = || roles.iter().find_map(|role| self.signer(*role));
        all.clone().find(chosen).or_else(first)
    }

    /// The key that signs in a role: the chosen one, else the last that is kept.
    pub fn signer(&self, role: Role) -> Option<&Key> {
        let chosen = |key: &&Key| Some(&key.keyid) == self.chosen.as_ref();
        self.of(role).find(chosen).or_else(|| self.of(role).last())
    }
}

/// An approver's room.
#[derive(Clone, Debug, Default)]
pub struct Approver {
    /// How far it has come.
    pub approval: Rc<Approval>,
    /// A reading of the plan's recipient files.
    pub reading: Option<ProgressReport>,
    /// Files of the plan that were not among those chosen.
    pub missing: Vec<String>,
}

/// What happened with keys and signatures.
#[derive(Debug)]
pub enum SigningAction {
    /// The keys of this browser were looked for.
    Keys(Vec<Key>),
    /// A key was made, and is to be kept.
    Made(Key),
    /// A key is kept.
    Kept(Key),
    /// This key is to sign.
    Choose(String),
    /// What the author of the newest plan would sign.
    Sheet(Rc<OwnSheet>),
    /// Bytes wait for a signature.
    ToSign(ToSign),
    /// It could not be signed, and why.
    Failed(Diagnostic),
    /// A document was signed.
    Sealed(Signed),
    /// An approver has come so far.
    Approval(Rc<Approval>),
    /// An approver's reading goes on.
    ApprovalRead(ProgressReport),
    /// Files of the plan that were not among those chosen.
    Missing(Vec<String>),
}

impl State {
    /// The draft's plan as its author has signed it; nothing once the draft has changed. That it is
    /// planned again, later, changes nothing: what was signed is what runs.
    pub fn signed_plan(&self) -> Option<&Rc<Signed>> {
        let (draft, signed) = self.signing.own.as_ref()?;
        draft.says_the_same_as(self.draft()).then_some(signed)
    }

    /// Carries an action with keys and signatures out.
    pub(super) fn sign(&mut self, action: SigningAction) {
        let signing = &mut self.signing;
        match action {
            SigningAction::Keys(keys) => signing.keys = Some(keys),
            SigningAction::Made(key) => signing.new = Some(key),
            SigningAction::Kept(key) => {
                signing.new = None;
                signing.chosen = Some(key.keyid.clone());
                signing.keys.get_or_insert_default().push(key);
            }
            SigningAction::Choose(keyid) => signing.chosen = Some(keyid),
            SigningAction::Sheet(sheet) => signing.sheet = Some(sheet),
            SigningAction::ToSign(bytes) => {
                if bytes.what == Signing::Own {
                    signing.draft_to_sign = Some(self.draft.now().clone());
                }
                signing.to_sign = Some(Rc::new(bytes));
            }
            SigningAction::Failed(finding) => {
                signing.to_sign = None;
                self.sending.not_signed(&finding);
                self.tell(
                    Tone::Problem,
                    format!("{} {}", say::message(&finding).words, say::hint(&finding).words),
                );
            }
            SigningAction::Sealed(signed) if matches!(signed.document, Document::Command(_)) => {
                signing.to_sign = None;
                self.sending.signed(signed);
            }
            SigningAction::Sealed(signed) => {
                let name = signed.document.file_name();
                let is_own = signing.to_sign.take().is_some_and(|it| it.what == Signing::Own);
                let signed = Rc::new(signed);
                if let Some(draft) = signing.draft_to_sign.take().filter(|_| is_own) {
                    signing.own = Some((draft, Rc::clone(&signed)));
                }
                signing.signed = Some(signed);
                self.hand_over.said = None;
                self.tell(Tone::Done, t!("signing-saved", file = name));
            }
            SigningAction::Approval(approval) => {
                self.hand_over.unbelieved.clear();
                self.approver.reading = None;
                self.approver.approval = approval;
            }
            SigningAction::ApprovalRead(progress) => self.approver.reading = Some(progress),
            SigningAction::Missing(names) => self.approver.missing = names,
        }
    }
}
