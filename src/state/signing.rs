//! Keys, what was signed, and a plan that somebody else made.

use std::rc::Rc;

use send_plan::trust::Role;
use serde::{Deserialize, Serialize};

use super::{Draft, State, Tone};
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
    /// The draft whose plan the author signed last.
    pub signed_draft: Option<Draft>,
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

    /// The key that signs in a role: the chosen one, else the newest.
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
        let draft = self.signing.signed_draft.as_ref();
        let is_same = draft.is_some_and(|draft| draft.says_the_same_as(self.draft()));
        self.signing
            .signed
            .as_ref()
            .filter(|signed| is_same && signed.document == Document::SignedPlan)
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
            SigningAction::ToSign(bytes) => signing.to_sign = Some(Rc::new(bytes)),
            SigningAction::Sealed(signed) => {
                let name = signed.document.file_name();
                let is_own = signing.to_sign.take().is_some_and(|it| it.what == Signing::Own);
                if is_own {
                    signing.signed_draft = Some(self.draft.now().clone());
                }
                signing.signed = Some(Rc::new(signed));
                self.hand_over.said = None;
                self.tell(Tone::Done, format!("{name} is signed and saved to your downloads."));
            }
            SigningAction::Approval(approval) => {
                self.approver.reading = None;
                self.approver.approval = approval;
            }
            SigningAction::ApprovalRead(progress) => self.approver.reading = Some(progress),
            SigningAction::Missing(names) => self.approver.missing = names,
        }
    }
}
