//! `piecewise sign`: shows on one page what is signed, and signs it.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use send_plan::envelope::{Envelope, PayloadType};
use send_plan::key::PrivateKey;
use send_plan::sheet::sheet;
use send_plan::{plan, sign};

use crate::audience::{self, Files};
use crate::findings::Failure;

/// What is signed, by whom.
#[derive(Args)]
pub struct Wanted {
    /// plan.json, or plan.dsse.json as others have signed it
    plan: PathBuf,
    /// The private key
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Where to write the signed plan
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    files: Files,
}

pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let key = private_key(&wanted.key)?;
    let (name, bytes) = read(&wanted.plan)?;
    let not_understood = |finding| Failure::NotUnderstood(vec![finding]);
    let before = match Envelope::parse(&name, &bytes) {
        Ok(envelope) => envelope,
        // A plan that nobody has signed yet.
        Err(_) if !is_envelope(&bytes) => Envelope::unsigned(PayloadType::Plan, bytes),
        Err(finding) => return Err(not_understood(finding)),
    };
    if before.payload_type != PayloadType::Plan {
        return Err(not_understood(crate::verify::not_a_plan(&name)));
    }
    let plan = plan::parse_canonical(&name, &before.payload).map_err(not_understood)?;
    let read = audience::read_if_given(&plan, &wanted.files)?;
    // What the auditor refuses is not signed, whoever has signed it before.
    sign::unsigned(&plan, read.as_ref()).map_err(|findings| Failure::wanting(&findings))?;
    let signature = key.sign(&before.to_be_signed());
    let signed = before
        .with_signature(&key.public(), signature)
        .map_err(|finding| Failure::wanting(&[finding]))?;
    write!(std::io::stdout().lock(), "{}", sheet(&plan))?;
    write_signed(&wanted.out, &signed)?;
    eprintln!(
        "Signed with key {} ({} in all); hand {} on.",
        key.public().fingerprint(),
        signed.signatures.len(),
        wanted.out.display()
    );
    Ok(())
}

/// A file's name for people, and its bytes.
pub fn read(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::unreadable(path, &error))?;
    Ok((path.display().to_string(), bytes))
}

/// The private key in a file.
pub fn private_key(path: &Path) -> Result<PrivateKey, Failure> {
    PrivateKey::parse(&path.display().to_string(), &crate::read_text(path)?)
        .map_err(|finding| Failure::NotUnderstood(vec![finding]))
}

/// Writes a signed file.
pub fn write_signed(path: &Path, envelope: &Envelope) -> Result<(), Failure> {
    std::fs::write(path, envelope.to_json()).map_err(|error| Failure::unwritable(path, &error))
}

/// Whether a file is an envelope, rather than what stands in one.
pub fn is_envelope(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Value>(bytes)
        .is_ok_and(|value| value.get("payloadType").is_some())
}
