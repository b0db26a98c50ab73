//! Elastic Email, API v4.

use super::{CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const CLIENT: Source = Source { page: "github.com/ElasticEmail/elasticemail-js", date: "2026-11" };

pub(super) const ELASTIC_EMAIL: Provider = Provider {
    id: "elastic-email",
    name: "Elastic Email",
    batch: None,
    limits: &[CatalogueLimit {
        unit: Unit::Messages,
        per: "1h",
        figure: Figure::NotPublished(text!(
            "engine-provider-no-document-gives-rate-ask",
            "No document gives a rate: ask Elastic Email's support for your account's."
        )),
        source: CLIENT,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-bulk-call-makes-one-message",
                "Its bulk call makes one message per person, but no document says how many fit: Piecewise makes one call per person."
            ),
            source: CLIENT,
        },
        Fact {
            sentence: text!(
                "engine-provider-transactional-call-shows-several-recipients",
                "Its transactional call shows several recipients to each other: Piecewise puts one there."
            ),
            source: CLIENT,
        },
        Fact {
            sentence: text!(
                "engine-provider-up-20-connections-at-once",
                "Up to 20 connections at once; messages up to 35 days ahead."
            ),
            source: CLIENT,
        },
    ],
    over_limit: OverLimit::NotPublished,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
