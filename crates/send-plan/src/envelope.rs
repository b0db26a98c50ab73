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

/// Most bytes of an envelope.
pub const MOST_BYTES: usize = 64 << 20;
/// Most signatures of an envelope.
pub const MOST_SIGNATURES: usize = 16;

const KIND: Kind = Kind {
    name: "envelope",
    noun: "signed file",
    format: "",
    remedy: "Take the file as `piecewise sign` or the app has written it.",
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
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Plan => "a plan",
            Self::Withdrawal => "a withdrawal",
            Self::Command(CommandKind::Start) => "a command to start",
            Self::Command(CommandKind::Pause) => "a command to pause",
            Self::Command(CommandKind::Resume) => "a command to resume",
            Self::Command(CommandKind::Release) => "a command to release a wave",
            Self::Command(CommandKind::Stop) => "a command to stop",
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

impl Envelope {
    /// Bytes that nobody has signed yet.
    pub fn unsigned(payload_type: PayloadType, payload: Vec<u8>) -> Self {
        Self { payload_type, payload, signatures: Vec::new() }
    }

    /// Reads an envelope; `file` is its name for people. Nothing in it has been verified then.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Diagnostic> {
        let refuse = |code, at: Option<String>, message: String| {
            KIND.error(code, Place { member: at, ..Place::file(file) }, message, KIND.remedy)
        };
        if bytes.len() > MOST_BYTES {
            let message = format!("The file has {} bytes; the most is {MOST_BYTES}.", bytes.len());
            return Err(refuse("too-large", None, message));
        }
        let written: Written =
            serde_json::from_slice(bytes).map_err(|error| KIND.unread(file, &error))?;
        if written.signatures.len() > MOST_SIGNATURES {
            let message = format!(
                "It has {} signatures; the most is {MOST_SIGNATURES}.",
                written.signatures.len()
            );
            return Err(refuse("too-many-signatures", Some("signatures".into()), message));
        }
        let known = |known: &PayloadType| known.as_str() == written.payload_type;
        let Some(payload_type) = PayloadType::ALL.into_iter().find(known) else {
            let message = "It is neither a plan, nor a withdrawal, nor a command.".to_owned();
            return Err(refuse("payload-type", Some("payloadType".into()), message));
        };
        let decoded = |at: String, text: &str| {
            let message = "This is not base64 as it should be: letters, digits, + and /, padded \
                           with =, and nothing else."
                .to_owned();
            STANDARD.decode(text).map_err(|_| refuse("base64", Some(at), message))
        };
        let payload = decoded("payload".into(), &written.payload)?;
        let mut signatures: Vec<Signature> = Vec::new();
        for (index, WrittenSignature { keyid, sig }) in written.signatures.iter().enumerate() {
            let at = format!("signatures[{index}]");
            let sig = decoded(format!("{at}.sig"), sig)?;
            let Ok(sig) = <[u8; 64]>::try_from(sig) else {
                let message = "An Ed25519 signature has 64 bytes.".to_owned();
                return Err(refuse("signature-length", Some(format!("{at}.sig")), message));
            };
            if signatures.iter().any(|before| before.keyid == *keyid) {
                let message = "One key has two signatures.".to_owned();
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
                "This signature is not this key's over these bytes.".into(),
                "Sign again with the key that is named.",
            ));
        }
        if self.signatures.iter().any(|before| before.keyid == keyid) {
            return Err(KIND.error(
                "signed-twice",
                place(),
                "This key has signed already.".into(),
                "Let another person sign with their own key.",
            ));
        }
        if self.signatures.len() >= MOST_SIGNATURES {
            return Err(KIND.error(
                "too-many-signatures",
                place(),
                format!("It has {MOST_SIGNATURES} signatures, the most there can be."),
                "Make a new envelope and let those sign who count.",
            ));
        }
        self.signatures.push(Signature { keyid, sig });
        Ok(self)
    }
}
