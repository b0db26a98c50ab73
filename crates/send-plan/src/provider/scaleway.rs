//! Scaleway Transactional Email.

use super::{Bytes, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const LIMITS: Source = Source {
    page: "www.scaleway.com/en/docs/transactional-email/reference-content/tem-capabilities-and-limits/",
    date: "2026-11",
};

pub(super) const SCALEWAY: Provider = Provider {
    id: "scaleway",
    name: "Scaleway Transactional Email",
    batch: None,
    limits: &[CatalogueLimit {
        unit: Unit::Messages,
        // The longest month: no calendar month then holds more than its figure.
        per: "31d",
        figure: Figure::Published(10_000),
        source: LIMITS,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-figure-for-month-planned-for",
                "The figure is for a month; it is planned for any 31 days, which is stricter and always safe."
            ),
            source: LIMITS,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-smtp-message-may-have",
                "Over SMTP a message may have 50 MB."
            ),
            source: LIMITS,
        },
    ],
    over_limit: OverLimit::NotPublished,
    message_bytes: Some(Bytes { bytes: 2_000_000, source: LIMITS }),
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
