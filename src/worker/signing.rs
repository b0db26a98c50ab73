//! Keys as others see them, and documents on their way to a signature: WebCrypto signs on the page,
//! the bytes are made and the signature is checked here.

use send_plan::audience::AudienceSummary;
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::diff::part_texts;
use send_plan::envelope::Envelope;
use send_plan::key::PublicKey;
use send_plan::plan::Plan;
use send_plan::sheet::sheet;
use send_plan::sign;
use send_plan::template::TemplateFile;
use send_plan::trust::{Role, TrustKey};
use send_plan::wording::Text;

use super::protocol::Document;
use super::protocol::signing::{Cargo, Key, OwnSheet};

/// Milliseconds for which a new key is offered to the trust file: a year.
const VALID_MS: u64 = 365 * 86_400_000;

/// An envelope that lacks one signature.
pub struct Pending {
    pub document: Document,
    /// SHA-256 of the plan that it is about, in hex.
    pub plan: String,
    pub envelope: Envelope,
    pub is_approval: bool,
}

/// A signed document.
pub struct Sealed {
    pub document: Document,
    pub plan: String,
    pub envelope: Envelope,
}

impl Pending {
    /// With the signature, when it is this key's over these bytes.
    pub fn sealed(self, x: &str, signature: &[u8]) -> Result<Sealed, Diagnostic> {
        let wrong = |sentence: Text| {
            let hint = "Sign again; if that does not help, make a new key.";
            Diagnostic::error("signature/unusable", Place::default(), sentence, hint)
        };
        let key = PublicKey::parse(x).map_err(|problem| wrong(problem.sentence()))?;
        let signature = signature.try_into();
        let signature =
            signature.map_err(|_| wrong("An Ed25519 signature has 64 bytes.".into()))?;
        let Self { document, plan, envelope, .. } = self;
        Ok(Sealed { document, plan, envelope: envelope.with_signature(&key, signature)? })
    }
}

/// A new key of this browser.
pub fn enrol(
    person: String,
    role: Role,
    public: &[u8; 32],
    now_ms: u64,
) -> Result<Key, Diagnostic> {
    let key = PublicKey::from_bytes(public).map_err(|problem| {
        let hint = "Make another key.";
        Diagnostic::error("key/unusable", Place::default(), problem.sentence(), hint)
    })?;
    let entry = TrustKey::new(&person, &[role], &key, now_ms, now_ms + VALID_MS)?;
    Ok(Key {
        keyid: key.keyid(),
        fingerprint: key.fingerprint(),
        x: key.x(),
        line: entry.to_line(),
        person: entry.person,
        role,
    })
}

/// What the author of a plan would sign.
pub fn own_sheet(plan: &Plan, audience: Option<&AudienceSummary>) -> OwnSheet {
    OwnSheet { digest: plan.digest(), outcome: sign::unsigned(plan, audience).map(|_| sheet(plan)) }
}

/// The author's plan, to be signed.
pub fn own(plan: &Plan, audience: Option<&AudienceSummary>) -> Option<Pending> {
    let envelope = sign::unsigned(plan, audience).ok()?;
    let plan = plan.digest();
    Some(Pending { document: Document::SignedPlan, plan, envelope, is_approval: false })
}

/// What a send API needs beside the plan: files by their digests, and the texts that they are filled
/// into.
pub fn cargo(plan: &Plan, templates: &[TemplateFile]) -> Cargo {
    let audience = plan.audience.files.iter().map(|file| (&file.blake3, &file.name));
    let lists = plan.audience.suppression.iter().map(|file| (&file.blake3, &file.name));
    let reports = plan.continues.iter().flat_map(|before| &before.reports);
    let reports = reports.map(|report| (&report.blake3, &report.name));
    let files = audience.chain(lists).chain(reports);
    Cargo {
        plan: plan.digest(),
        files: files.map(|(digest, name)| (digest.clone(), name.clone())).collect(),
        texts: part_texts(templates, plan.fallback_locale.as_deref()).into_iter().collect(),
    }
}
