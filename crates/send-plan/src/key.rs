//! Ed25519 keys (RFC 8032) as JWKs (RFC 8037): their ids, the fingerprint that people read to each
//! other, signing and checking.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place};
use crate::document::{Kind, canonical};
use crate::wording::{Text, text};

const KIND: Kind = Kind {
    name: "key",
    noun: text!("engine-a-private-key", "private key"),
    format: "",
    remedy: text!(
        "engine-key-take-file-as-piecewise-keygen",
        "Take the file as `piecewise keygen` has written it."
    ),
};

/// A public key that somebody can hold the private half of: canonical, and of full order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// Why 32 bytes, or their text, are not a public key to trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyProblem {
    /// Not 43 characters of base64url without padding.
    Text,
    /// No point of the curve, or one written in a second way.
    Encoding,
    /// A point of small order, or with such a part: signatures under it prove little or nothing.
    Order,
}

impl KeyProblem {
    /// The problem in one sentence.
    pub fn sentence(self) -> Text {
        match self {
            Self::Text => text!(
                "engine-key-public-key-43-characters-base64url",
                "A public key is 43 characters of base64url."
            ),
            Self::Encoding => text!(
                "engine-key-these-bytes-are-not-ed25519",
                "These bytes are not an Ed25519 public key in its one spelling."
            ),
            Self::Order => text!(
                "engine-key-this-public-key-weak-anybody",
                "This public key is weak: anybody could sign under it."
            ),
        }
    }
}

impl PublicKey {
    /// A key from its 32 bytes (RFC 8032 §5.1.5).
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyProblem> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyProblem::Encoding)?;
        let point = key.to_edwards();
        if point.compress().as_bytes() != bytes {
            return Err(KeyProblem::Encoding);
        }
        if key.is_weak() || !point.is_torsion_free() {
            return Err(KeyProblem::Order);
        }
        Ok(Self(key))
    }

    /// A key from a JWK's `x` (RFC 8037 §2).
    pub fn parse(x: &str) -> Result<Self, KeyProblem> {
        let bytes = URL_SAFE_NO_PAD.decode(x).map_err(|_| KeyProblem::Text)?;
        Self::from_bytes(&bytes.try_into().map_err(|_| KeyProblem::Text)?)
    }

    /// The key as a JWK's `x`.
    pub fn x(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.as_bytes())
    }

    /// Thumbprint of the JWK (RFC 7638, RFC 8037 §2), in base64url.
    pub fn keyid(&self) -> String {
        let jwk = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, self.x());
        URL_SAFE_NO_PAD.encode(Sha256::digest(jwk))
    }

    /// What two people read to each other: the first 100 bits of the key's SHA-256 in Crockford's
    /// base 32, such as `7K3M-0QWX-…`, five groups of four.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(self.0.as_bytes());
        let letters = base32::encode(base32::Alphabet::Crockford, &digest);
        let groups: Vec<&str> =
            (0..5).filter_map(|group| letters.get(4 * group..4 * group + 4)).collect();
        groups.join("-")
    }

    /// Whether a signature is this key's over these bytes; strict: nobody can make a second
    /// signature from a first one.
    pub fn verifies(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(bytes, &Signature::from_bytes(signature)).is_ok()
    }
}

/// A private key. Wiped from memory when dropped.
pub struct PrivateKey(SigningKey);

/// A private key as a file (RFC 8037 §2).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Jwk {
    kty: String,
    crv: String,
    x: String,
    d: String,
}

impl PrivateKey {
    /// A key from 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// Reads a private JWK; `file` is its name for people. Nothing of it is in a finding.
    pub fn parse(file: &str, text: &str) -> Result<Self, Diagnostic> {
        let refuse =
            |message: Text| KIND.error("not-a-key", Place::file(file), message, &KIND.remedy);
        let jwk: Jwk = serde_json::from_str(text).map_err(|_| {
            refuse(text!(
                "engine-key-this-not-private-key-jwk",
                "This is not a private key: a JWK with kty, crv, x and d."
            ))
        })?;
        if (jwk.kty.as_str(), jwk.crv.as_str()) != ("OKP", "Ed25519") {
            return Err(refuse(text!(
                "engine-key-this-key-for-something-else",
                "This is a key for something else than Ed25519."
            )));
        }
        let seed = URL_SAFE_NO_PAD.decode(&jwk.d).ok().and_then(|seed| seed.try_into().ok());
        let seed: [u8; 32] = seed.ok_or_else(|| {
            refuse(text!(
                "engine-key-d-not-32-bytes-base64url",
                "Its d is not 32 bytes of base64url."
            ))
        })?;
        let key = Self::from_seed(&seed);
        if key.public().x() != jwk.x {
            return Err(refuse(text!(
                "engine-key-two-halves-x-d-are",
                "Its two halves, x and d, are of different keys."
            )));
        }
        Ok(key)
    }

    /// The key as a file: one line.
    pub fn to_json(&self) -> String {
        let jwk = Jwk {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: self.public().x(),
            d: URL_SAFE_NO_PAD.encode(self.0.as_bytes()),
        };
        let text = canonical(&jwk).and_then(|bytes| String::from_utf8(bytes).ok());
        text.unwrap_or_default() + "\n"
    }

    /// The half that others may see.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs bytes; the same bytes get the same signature (RFC 8032 §5.1.6).
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }
}
