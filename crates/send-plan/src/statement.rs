//! Withdrawals and commands: short signed statements about one plan.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::document::{Kind, canonical};
use crate::envelope::{CommandKind, Envelope, PayloadType};
use crate::wording::text;

/// The `format` of a withdrawal.
pub const WITHDRAWAL_FORMAT: &str = "piecewise.withdrawal/1";
/// The `format` of a command.
pub const COMMAND_FORMAT: &str = "piecewise.command/1";

/// Cancels a plan, for good. Canonical JSON (RFC 8785), times in milliseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Withdrawal {
    /// Always `piecewise.withdrawal/1`.
    pub format: String,
    /// Digest of the plan: SHA-256 of its bytes in hex.
    pub plan: String,
    /// Grows with every statement about the plan; the app takes the milliseconds of its issue.
    pub counter: u64,
    /// When it was signed.
    pub issued_at_ms: u64,
    /// It is taken before that; what it cancelled stays cancelled.
    pub expires_ms: u64,
    /// Why, for people.
    pub reason: String,
}

/// An order about the send of a plan. Canonical JSON (RFC 8785), times in milliseconds since the
/// epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Command {
    /// Always `piecewise.command/1`.
    pub format: String,
    /// What is ordered; the payload type says the same.
    pub kind: CommandKind,
    /// Digest of the plan: SHA-256 of its bytes in hex.
    pub plan: String,
    /// To release: index into the plan's `waves` of the one that may begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wave: Option<u64>,
    /// Grows with every statement about the plan; the app takes the milliseconds of its issue.
    pub counter: u64,
    /// When it was signed.
    pub issued_at_ms: u64,
    /// It is taken before that.
    pub expires_ms: u64,
}

const WITHDRAWAL: Kind = Kind {
    name: "withdrawal",
    noun: text!("engine-a-withdrawal", "withdrawal"),
    format: WITHDRAWAL_FORMAT,
    remedy: text!(
        "engine-statement-make-again-with-piecewise-withdraw",
        "Make it again with `piecewise withdraw`."
    ),
};

const COMMAND: Kind = Kind {
    name: "command",
    noun: text!("engine-a-command", "command"),
    format: COMMAND_FORMAT,
    remedy: text!("engine-other-kind-hint", "Give the command again."),
};

impl Withdrawal {
    /// The statement to be signed.
    pub fn unsigned(&self) -> Envelope {
        Envelope::unsigned(PayloadType::Withdrawal, canonical(self).unwrap_or_default())
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Diagnostic> {
        WITHDRAWAL.read_canonical("payload", bytes)
    }
}

impl Command {
    /// The statement to be signed.
    pub fn unsigned(&self) -> Envelope {
        Envelope::unsigned(PayloadType::Command(self.kind), canonical(self).unwrap_or_default())
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Diagnostic> {
        COMMAND.read_canonical("payload", bytes)
    }
}
