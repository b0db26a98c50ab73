//! The built-in sandbox of the send API: enforces limits and sends nothing.

use super::{Batch, Fact, OverLimit, Provider, Source};
use crate::wording::text;

const DESIGN: Source = Source { page: "crates/send-api", date: "2026-11" };

pub(super) const SANDBOX: Provider = Provider {
    id: "sandbox",
    name: "Sandbox (sends nothing)",
    batch: Some(Batch {
        shape: "batch of messages",
        sentence: text!(
            "engine-provider-up-1-000-independent-messages",
            "Up to 1,000 independent messages in a call, each with one address."
        ),
        recipients_per_call: 1_000,
        shares_template: false,
        source: DESIGN,
    }),
    limits: &[],
    facts: &[Fact {
        sentence: text!(
            "engine-provider-rehearsal-enforces-limits-you-enter",
            "A rehearsal: it enforces the limits you enter and records what each person would see."
        ),
        source: DESIGN,
    }],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
