//! `plan.dsse.json` and its kin: bytes, what they are, and who signed them.
//!
//! [DSSE v1](https://github.com/secure-systems-lab/dsse): signatures cover the raw bytes together with
//! their type, so that they are checked before anything is parsed, and so that a command is never
//! taken for a plan. An envelope's own bytes are canonical as well (RFC 8785, base64 of RFC 4648 §4
//! with its padding): one envelope is written in one way.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Place};
use crate::document::{Kind, canonical};
use crate::key::PublicKey;
use crate::plan::{self, Plan};
use crate::wording::{Text, text};

/// Most bytes of an envelope.
pub const MOST_BYTES: usize = 64 << 20;
/// Most signatures of an envelope.
pub const MOST_SIGNATURES: usize = 16;

const KIND: Kind = Kind {
    name: "envelope",
    noun: text!("engine-a-signed-file", "signed file"),
    format: "",
    remedy: text!(
        "engine-envelope-take-file-as-piecewise-sign",
        "Take the file as `piecewise sign` or the app has written it."
    ),
};

/// What an envelope's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayloadType {
    /// A plan.
    Plan,
    /// A statement that cancels a plan.
    Withdrawal,
    /// An order about the send of a plan.
    Command(CommandKind),
}

/// What a command orders.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum CommandKind {
    /// Begin.
    Start,
    /// Start no call until resumed.
    Pause,
    /// Go on.
    Resume,
    /// Let a wave begin whose gate waits for a person.
    Release,
    /// End for good.
    Stop,
}

impl PayloadType {
    /// Every type there is.
    pub const ALL: [Self; 7] = [
        Self::Plan,
        Self::Withdrawal,
        Self::Command(CommandKind::Start),
        Self::Command(CommandKind::Pause),
        Self::Command(CommandKind::Resume),
        Self::Command(CommandKind::Release),
        Self::Command(CommandKind::Stop),
    ];

    /// The media type, as it is signed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plan => "application/vnd.piecewise.plan+json",
            Self::Withdrawal => "application/vnd.piecewise.withdrawal+json",
            Self::Command(CommandKind::Start) => "application/vnd.piecewise.start+json",
            Self::Command(CommandKind::Pause) => "application/vnd.piecewise.pause+json",
            Self::Command(CommandKind::Resume) => "application/vnd.piecewise.resume+json",
            Self::Command(CommandKind::Release) => "application/vnd.piecewise.release+json",
            Self::Command(CommandKind::Stop) => "application/vnd.piecewise.stop+json",
        }
    }

    /// What it is called in sentences.
    pub(crate) fn words(self) -> Text {
        match self {
            Self::Plan => text!("engine-is-a-plan", "a plan"),
            Self::Withdrawal => text!("engine-is-a-withdrawal", "a withdrawal"),
            Self::Command(CommandKind::Start) => {
                text!("engine-is-a-command-to-start", "a command to start")
            }
            Self::Command(CommandKind::Pause) => {
                text!("engine-is-a-command-to-pause", "a command to pause")
            }
            Self::Command(CommandKind::Resume) => {
                text!("engine-is-a-command-to-resume", "a command to resume")
            }
            Self::Command(CommandKind::Release) => {
                text!("engine-is-a-command-to-release-a-wave", "a command to release a wave")
            }
            Self::Command(CommandKind::Stop) => {
                text!("engine-is-a-command-to-stop", "a command to stop")
            }
        }
    }
}

/// Bytes, what they are, and who signed them. What it says is not to be believed before
/// [`verify`](crate::verify) has looked at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// What the bytes are.
    pub payload_type: PayloadType,
    /// The bytes that are signed.
    pub payload: Vec<u8>,
    /// By whom, each key once.
    pub signatures: Vec<Signature>,
}

/// One signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Which key: its thumbprint (RFC 7638).
    pub keyid: String,
    /// Ed25519 (RFC 8032) over [`pae`].
    pub sig: [u8; 64],
}

/// An envelope as JSON has it.
#[derive(Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Written {
    /// The signed bytes: base64 (RFC 4648 §4) with its padding.
    payload: String,
    /// What they are, such as `application/vnd.piecewise.plan+json`.
    payload_type: String,
    /// By whom, each key once, at most 16.
    signatures: Vec<WrittenSignature>,
}

/// A signature as JSON has it.
#[derive(Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
struct WrittenSignature {
    /// Which key: its thumbprint (RFC 7638) in base64url.
    keyid: String,
    /// The 64 bytes of the Ed25519 signature: base64 (RFC 4648 §4) with its padding.
    sig: String,
}

/// The bytes that are signed: the payload with its type (DSSE v1, pre-authentication encoding).
pub fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    let mut bytes = Vec::with_capacity(head.len() + payload.len());
    bytes.extend_from_slice(head.as_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// A plan from `plan.json`, or from an envelope whose signatures are not looked at: for comparing and
/// continuing, never for running.
pub fn any_plan(file: &str, bytes: &[u8]) -> Result<Plan, Diagnostic> {
    let is_envelope = serde_json::from_slice::<serde_json::Value>(bytes)
        .is_ok_and(|value| value.get("payloadType").is_some());
    if !is_envelope {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        return plan::parse(file, text);
    }
    let envelope = Envelope::parse(file, bytes)?;
    if envelope.payload_type != PayloadType::Plan {
        let message = text!(
            "engine-envelope",
            "This is {words}, not a plan.",
            words = envelope.payload_type.words()
        );
        let place = Place::file(file);
        return Err(KIND.error(
            "other-type",
            place,
            message,
            text!("engine-other-type-hint", "Choose a plan.json or plan.dsse.json."),
        ));
    }
    plan::parse_canonical(file, &envelope.payload)
}

impl Envelope {
    /// Bytes that nobody has signed yet.
    pub fn unsigned(payload_type: PayloadType, payload: Vec<u8>) -> Self {
        Self { payload_type, payload, signatures: Vec::new() }
    }

    /// Reads an envelope; `file` is its name for people. Nothing in it has been verified then.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Diagnostic> {
        let refuse = |code, at: Option<String>, message: Text| {
            KIND.error(code, Place { member: at, ..Place::file(file) }, message, &KIND.remedy)
        };
        if bytes.len() > MOST_BYTES {
            let message = text!(
                "engine-envelope-2",
                "The file has {bytes} bytes; the most is {most_bytes}.",
                bytes = bytes.len(),
                most_bytes = MOST_BYTES
            );
            return Err(refuse("too-large", None, message));
        }
        let written: Written =
            serde_json::from_slice(bytes).map_err(|error| KIND.unread(file, &error))?;
        if written.signatures.len() > MOST_SIGNATURES {
            let message = text!(
                "engine-envelope-3",
                "It has {signatures} signatures; the most is {most_signatures}.",
                signatures = written.signatures.len(),
                most_signatures = MOST_SIGNATURES
            );
            return Err(refuse("too-many-signatures", Some("signatures".into()), message));
        }
        let known = |known: &PayloadType| known.as_str() == written.payload_type;
        let Some(payload_type) = PayloadType::ALL.into_iter().find(known) else {
            let message = text!(
                "engine-envelope-4",
                "It is neither a plan, nor a withdrawal, nor a command."
            );
            return Err(refuse("payload-type", Some("payloadType".into()), message));
        };
        let decoded = |at: String, text: &str| {
            let message = text!(
                "engine-envelope-5",
                "This is not base64 as it should be: letters, digits, + and /, padded \
                           with =, and nothing else."
            );
            STANDARD.decode(text).map_err(|_| refuse("base64", Some(at), message))
        };
        let payload = decoded("payload".into(), &written.payload)?;
        let mut signatures: Vec<Signature> = Vec::new();
        for (index, WrittenSignature { keyid, sig }) in written.signatures.iter().enumerate() {
            let at = format!("signatures[{index}]");
            let sig = decoded(format!("{at}.sig"), sig)?;
            let Ok(sig) = <[u8; 64]>::try_from(sig) else {
                let message = text!("engine-envelope-6", "An Ed25519 signature has 64 bytes.");
                return Err(refuse("signature-length", Some(format!("{at}.sig")), message));
            };
            if signatures.iter().any(|before| before.keyid == *keyid) {
                let message = text!("engine-envelope-7", "One key has two signatures.");
                return Err(refuse("signed-twice", Some(at), message));
            }
            signatures.push(Signature { keyid: keyid.clone(), sig });
        }
        // Other spacing, order or spelling would be another file with the same signatures.
        if canonical(&written).as_deref() != Some(bytes) {
            return Err(KIND.not_canonical(file));
        }
        Ok(Self { payload_type, payload, signatures })
    }

    /// The envelope as a file.
    pub fn to_json(&self) -> Vec<u8> {
        let signature = |signature: &Signature| WrittenSignature {
            keyid: signature.keyid.clone(),
            sig: STANDARD.encode(signature.sig),
        };
        let written = Written {
            payload: STANDARD.encode(&self.payload),
            payload_type: self.payload_type.as_str().to_owned(),
            signatures: self.signatures.iter().map(signature).collect(),
        };
        // Strings always have a canonical form.
        canonical(&written).unwrap_or_default()
    }

    /// The bytes to sign, here or by WebCrypto.
    pub fn to_be_signed(&self) -> Vec<u8> {
        pae(self.payload_type.as_str(), &self.payload)
    }

    /// The envelope with one more signature, wherever it was made; refused when it is not this
    /// key's over these bytes, or when the key has signed already.
    pub fn with_signature(mut self, key: &PublicKey, sig: [u8; 64]) -> Result<Self, Diagnostic> {
        let keyid = key.keyid();
        let place = || Place::member("signatures");
        if !key.verifies(&self.to_be_signed(), &sig) {
            return Err(KIND.error(
                "signature-invalid",
                place(),
                text!("engine-envelope-8", "This signature is not this key's over these bytes."),
                text!("engine-signature-invalid-hint-2", "Sign again with the key that is named."),
            ));
        }
        if self.signatures.iter().any(|before| before.keyid == keyid) {
            return Err(KIND.error(
                "signed-twice",
                place(),
                text!("engine-signed-twice", "This key has signed already."),
                text!("engine-signed-twice-hint", "Let another person sign with their own key."),
            ));
        }
        if self.signatures.len() >= MOST_SIGNATURES {
            return Err(KIND.error(
                "too-many-signatures",
                place(),
                text!(
                    "engine-too-many-signatures",
                    "It has {most_signatures} signatures, the most there can be.",
                    most_signatures = MOST_SIGNATURES
                ),
                text!(
                    "engine-too-many-signatures-hint",
                    "Make a new envelope and let those sign who count."
                ),
            ));
        }
        self.signatures.push(Signature { keyid, sig });
        Ok(self)
    }
}
