//! Who has signed an envelope, and whether it counts.

use crate::diagnostic::{Diagnostic, Place};
use crate::envelope::Envelope;
use crate::trust::{Enrolled, Role, Trust};
use crate::wording::{Text, text};

/// A person whose signature counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Name as the trust file spells it.
    pub person: String,
    /// Thumbprint of the key.
    pub keyid: String,
    /// What they count as.
    pub role: Role,
}

/// Keys that have signed and are valid now, in the envelope's order, and what is to be said of the
/// other signatures. A wrong signature under a known key refuses everything: somebody has tampered.
pub(super) fn signers<'a>(
    envelope: &Envelope,
    trust: &'a Trust,
    now_ms: u64,
) -> Result<(Vec<&'a Enrolled>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let bytes = envelope.to_be_signed();
    let mut valid = Vec::new();
    let mut remarks = Vec::new();
    let mut wrong = Vec::new();
    for (index, signature) in envelope.signatures.iter().enumerate() {
        let place = Place::member(format!("signatures[{index}]"));
        match trust.find(&signature.keyid) {
            None => remarks.push(Diagnostic::warning(
                "signature/unknown-key",
                place,
                text!(
                    "engine-signature-unknown-key",
                    "Signed with a key that the trust file does not know: it does not count."
                ),
                text!("engine-signature-unknown-key-hint", "Enrol the person's key, or leave it."),
            )),
            Some(known) if !known.key.verifies(&bytes, &signature.sig) => {
                wrong.push(Diagnostic::error(
                    "signature/invalid",
                    place,
                    text!(
                        "engine-signature-invalid",
                        "This is not {person}'s signature over these bytes.",
                        person = known.person
                    ),
                    text!(
                        "engine-signature-invalid-hint",
                        "Do not use this file: it was changed after it was signed, or never signed."
                    ),
                ));
            }
            Some(known) if !known.is_valid_at(now_ms) => remarks.push(Diagnostic::warning(
                "signature/key-not-valid",
                place,
                text!(
                    "engine-signature-key-not-valid",
                    "{person}'s key is not valid now: the signature does not count.",
                    person = known.person
                ),
                text!(
                    "engine-signature-key-not-valid-hint",
                    "Let them sign with a key that is valid now."
                ),
            )),
            Some(known) => valid.push(known),
        }
    }
    if wrong.is_empty() {
        return Ok((valid, remarks));
    }
    wrong.extend(remarks);
    Err(wrong)
}

/// Nobody whose word counts has signed.
pub(super) fn nobody(wanted: &Text, mut remarks: Vec<Diagnostic>) -> Vec<Diagnostic> {
    remarks.insert(
        0,
        Diagnostic::error(
            "signature/nobody",
            Place::member("signatures"),
            text!(
                "engine-signature-nobody",
                "Nobody has signed who may: {wanted} is needed.",
                wanted = wanted
            ),
            text!("engine-signature-nobody-hint", "Let such a person sign it."),
        ),
    );
    remarks
}
