//! Mailchimp Transactional, formerly Mandrill.

use super::{CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;

const SPECIFICATION: Source = Source {
    page: "github.com/mailchimp/mailchimp-client-lib-codegen/blob/HEAD/spec/transactional.openapi.json",
    date: "2026-11",
};

pub(super) const MANDRILL: Provider = Provider {
    id: "mandrill",
    name: "Mailchimp Transactional (Mandrill)",
    batch: None,
    limits: &[CatalogueLimit {
        unit: Unit::Messages,
        per: "1h",
        figure: Figure::NotPublished(
            "Your hourly quota: ask Mailchimp Transactional for your account's.",
        ),
        source: SPECIFICATION,
    }],
    facts: &[
        Fact {
            sentence: "Many people fit one call, but no document says how many: Piecewise makes one call per person.",
            source: SPECIFICATION,
        },
        Fact {
            sentence: "Only preserve_recipients: false keeps several people in a call from seeing each other; it has to be set.",
            source: SPECIFICATION,
        },
        Fact {
            sentence: "Over the hourly quota messages wait in its queue for up to 48 hours, then they are deleted.",
            source: SPECIFICATION,
        },
        Fact {
            sentence: "With more than 10 people in a call it answers before it has sent.",
            source: SPECIFICATION,
        },
        Fact { sentence: "It takes messages up to a year ahead.", source: SPECIFICATION },
    ],
    over_limit: OverLimit::Queues,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
