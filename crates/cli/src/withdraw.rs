//! `piecewise withdraw`: a signed statement that cancels a plan, for good.

use std::path::PathBuf;

use clap::Args;
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::envelope::PayloadType;
use send_plan::plan::{self, Plan};
use send_plan::statement::{WITHDRAWAL_FORMAT, Withdrawal};

use crate::findings::Failure;

/// What is withdrawn, by whom, why.
#[derive(Args)]
pub struct Wanted {
    /// plan.dsse.json
    plan: PathBuf,
    /// The private key
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Why, for the others
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The time of signing, RFC 3339
    #[arg(long, value_name = "RFC3339")]
    now: String,
    /// Where to write the withdrawal
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let key = crate::sign::private_key(&wanted.key)?;
    let now_ms = crate::campaign::instant(&wanted.now)?;
    let name = wanted.plan.display().to_string();
    let envelope = crate::verify::envelope(&wanted.plan)?;
    if envelope.payload_type != PayloadType::Plan {
        return Err(Failure::NotUnderstood(vec![crate::verify::not_a_plan(&name)]));
    }
    let plan = plan::parse_canonical(&name, &envelope.payload)
        .map_err(|finding| Failure::NotUnderstood(vec![finding]))?;
    let Some(expires_ms) = plan.campaign.expires_ms.filter(|expires_ms| *expires_ms > now_ms)
    else {
        return Err(Failure::wanting(&[expired(&name)]));
    };
    if wanted.reason.trim().is_empty() {
        return Err(Failure::wanting(&[no_reason()]));
    }
    let statement = withdrawal(&plan, now_ms, expires_ms, &wanted.reason).unsigned();
    let signature = key.sign(&statement.to_be_signed());
    let signed = statement
        .with_signature(&key.public(), signature)
        .map_err(|finding| Failure::wanting(&[finding]))?;
    crate::sign::write_signed(&wanted.out, &signed)?;
    println!("Withdrawn: plan {}; hand {} on.", plan.digest(), wanted.out.display());
    Ok(())
}

fn withdrawal(plan: &Plan, now_ms: u64, expires_ms: u64, reason: &str) -> Withdrawal {
    Withdrawal {
        format: WITHDRAWAL_FORMAT.to_owned(),
        plan: plan.digest(),
        counter: now_ms,
        issued_at_ms: now_ms,
        expires_ms,
        reason: reason.to_owned(),
    }
}

fn expired(file: &str) -> Diagnostic {
    Diagnostic::error(
        "plan/expired",
        Place::file(file),
        "This plan has expired: there is nothing to withdraw.",
        "Look at --now; an expired plan does not run.",
    )
}

fn no_reason() -> Diagnostic {
    Diagnostic::error(
        "statement/no-reason",
        Place::default(),
        "The withdrawal gives no reason.",
        "Say why with --reason.",
    )
}
