//! Twilio SendGrid, v3 mail send.

use super::{Batch, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;

const LIMITATIONS: Source =
    Source { page: "docs.sendgrid.com/api-reference/mail-send/limitations", date: "2026-11" };

pub(super) const SENDGRID: Provider = Provider {
    id: "sendgrid",
    name: "Twilio SendGrid",
    batch: Some(Batch {
        shape: "personalizations",
        sentence: "Up to 1,000 personalizations in a call, each with one address.",
        recipients_per_call: 1_000,
        shares_template: true,
        source: LIMITATIONS,
    }),
    limits: &[CatalogueLimit {
        unit: Unit::Calls,
        per: "1m",
        figure: Figure::NotPublished(
            "Your rate: the X-RateLimit-Limit header of an answer to your account, or your contract.",
        ),
        source: LIMITATIONS,
    }],
    facts: &[
        Fact {
            sentence: "Several addresses in one personalization see each other: Piecewise never makes that.",
            source: LIMITATIONS,
        },
        Fact { sentence: "A call may have 30 MB in all.", source: LIMITATIONS },
        Fact {
            sentence: "Over its rate it answers 429 with the time at which to try again.",
            source: LIMITATIONS,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    unfit: None,
};
