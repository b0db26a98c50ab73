//! Before somebody signs: what must hold, and the bytes that the signature covers.

use crate::audience::AudienceSummary;
use crate::audit;
use crate::diagnostic::{Diagnostic, any_error};
use crate::envelope::{Envelope, PayloadType};
use crate::plan::Plan;
use crate::verify;

/// The plan as bytes to sign ([`Envelope::to_be_signed`]), by a [`PrivateKey`](crate::key::PrivateKey)
/// or by WebCrypto ([`Envelope::with_signature`] takes what it made); or why nobody should sign it:
/// whatever [`audit`](crate::audit::audit) finds, and a plan without an end.
pub fn unsigned(
    plan: &Plan,
    audience: Option<&AudienceSummary>,
) -> Result<Envelope, Vec<Diagnostic>> {
    let mut findings = audit::audit(plan, audience);
    findings.extend(verify::term(plan));
    if any_error(&findings) {
        return Err(findings);
    }
    Ok(Envelope::unsigned(PayloadType::Plan, plan.canonical_bytes()))
}
