//! Mailchimp Transactional, formerly Mandrill.

use super::{CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

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
        figure: Figure::NotPublished(text!(
            "engine-provider-your-hourly-quota-ask-mailchimp",
            "Your hourly quota: ask Mailchimp Transactional for your account's."
        )),
        source: SPECIFICATION,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-many-people-fit-one-call",
                "Many people fit one call, but no document says how many: Piecewise makes one call per person."
            ),
            source: SPECIFICATION,
        },
        Fact {
            sentence: text!(
                "engine-provider-only-preserve-recipients-false-keeps",
                "Only preserve_recipients: false keeps several people in a call from seeing each other; it has to be set."
            ),
            source: SPECIFICATION,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-hourly-quota-messages-wait",
                "Over the hourly quota messages wait in its queue for up to 48 hours, then they are deleted."
            ),
            source: SPECIFICATION,
        },
        Fact {
            sentence: text!(
                "engine-provider-with-more-than-10-people",
                "With more than 10 people in a call it answers before it has sent."
            ),
            source: SPECIFICATION,
        },
        Fact {
            sentence: text!(
                "engine-provider-takes-messages-up-year-ahead",
                "It takes messages up to a year ahead."
            ),
            source: SPECIFICATION,
        },
    ],
    over_limit: OverLimit::Queues,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
