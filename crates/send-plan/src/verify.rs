//! Whether a signed document is what it says, and who stands for it. Signatures are checked over the
//! raw bytes before anything in them is read; only then is the payload parsed, in its one canonical
//! form. What comes out are types that nothing else can make.

mod plan;
mod signers;
mod statement;

pub(crate) use plan::term;
pub use plan::{
    Accepted, AwaitingApproval, Missing, VerifiedPlan, accept, approved_before, verify,
};
pub use signers::Signer;
pub use statement::{
    CLOCK_SKEW_MS, VerifiedCommand, VerifiedWithdrawal, may_order, verify_command,
    verify_withdrawal,
};

use crate::diagnostic::{Diagnostic, Place};
use crate::envelope::{Envelope, PayloadType};
use crate::wording::{Text, text};

/// Refuses an envelope of another type than the wanted one.
fn expect(envelope: &Envelope, wanted: PayloadType) -> Result<(), Vec<Diagnostic>> {
    if envelope.payload_type == wanted {
        Ok(())
    } else {
        Err(vec![other_type(envelope, wanted.words())])
    }
}

fn other_type(envelope: &Envelope, wanted: Text) -> Diagnostic {
    Diagnostic::error(
        "envelope/other-type",
        Place::member("payloadType"),
        text!(
            "engine-envelope-other-type",
            "This is {words}, not {wanted}.",
            words = envelope.payload_type.words(),
            wanted = wanted
        ),
        text!("engine-envelope-other-type-hint", "Hand in the file that is asked for."),
    )
}
