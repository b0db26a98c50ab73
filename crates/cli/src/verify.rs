//! `piecewise verify`: whether a signed plan may run, who stands for it, and whether it is what its
//! files say.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use send_plan::audit;
use send_plan::diagnostic::{Diagnostic, Place, any_error};
use send_plan::envelope::Envelope;
use send_plan::trust::Trust;
use send_plan::verify::{VerifiedPlan, VerifiedWithdrawal, verify, verify_withdrawal};

use crate::audience::{self, Files};
use crate::findings::{self, Failure};

/// What is verified, and against what.
#[derive(Args)]
pub struct Wanted {
    /// plan.dsse.json
    plan: PathBuf,
    /// Who is believed
    #[arg(long, value_name = "FILE")]
    trust: PathBuf,
    /// The time at which it is to run, RFC 3339
    #[arg(long, value_name = "RFC3339")]
    now: String,
    /// Withdrawals that are known
    #[arg(long = "withdrawal", value_name = "FILE", num_args = 1..)]
    withdrawals: Vec<PathBuf>,
    #[command(flatten)]
    files: Files,
}

pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let now_ms = crate::campaign::instant(&wanted.now)?;
    let name = wanted.trust.display().to_string();
    let trust =
        Trust::parse(&name, &crate::read_text(&wanted.trust)?).map_err(Failure::NotUnderstood)?;
    let envelope = envelope(&wanted.plan)?;
    let withdrawals: Vec<VerifiedWithdrawal> = wanted
        .withdrawals
        .iter()
        .map(|path| {
            verify_withdrawal(&self::envelope(path)?, &trust, now_ms)
                .map_err(|findings| refused(path, findings))
        })
        .collect::<Result<_, _>>()?;
    let verified = verify(&envelope, &trust, now_ms, &withdrawals)
        .map_err(|findings| refused(&wanted.plan, findings))?;
    findings::print(verified.remarks(), false)?;
    let read = audience::read_if_given(verified.plan(), &wanted.files)?;
    let broken = audit::audit(verified.plan(), read.as_ref());
    findings::print(&broken, false)?;
    if any_error(&broken) {
        return Err(Failure::Wanting);
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}: may run at {}.", wanted.plan.display(), wanted.now)?;
    writeln!(out, "Plan: SHA-256 {}", verified.digest())?;
    writeln!(out, "Signed by: {}", signers(&verified))?;
    writeln!(
        out,
        "Audience: {}",
        if read.is_some() {
            "the one that was planned"
        } else {
            "not checked: add --audience, --seeds and --suppression with its files"
        }
    )?;
    Ok(())
}

fn signers(verified: &VerifiedPlan) -> String {
    let signers: Vec<String> = verified
        .signers()
        .iter()
        .map(|signer| format!("{} ({})", signer.person, signer.role.as_str()))
        .collect();
    signers.join(", ")
}

/// A signed file, as it can be read.
pub fn envelope(path: &Path) -> Result<Envelope, Failure> {
    let (name, bytes) = crate::sign::read(path)?;
    Envelope::parse(&name, &bytes).map_err(|finding| Failure::NotUnderstood(vec![finding]))
}

/// A signed file that is something else.
pub fn not_a_plan(file: &str) -> Diagnostic {
    Diagnostic::error(
        "envelope/other-type",
        Place { member: Some("payloadType".to_owned()), ..Place::file(file) },
        "This is not a signed plan.",
        "Name the plan: plan.json or plan.dsse.json.",
    )
}

fn refused(path: &Path, mut findings: Vec<Diagnostic>) -> Failure {
    for finding in &mut findings {
        finding.place.file = Some(path.display().to_string());
    }
    Failure::wanting(&findings)
}
