//! SparkPost, now Bird, transmissions.

use super::{Bytes, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const PERFORMANCE: Source = Source {
    page: "github.com/SparkPost/support-docs/blob/HEAD/content/docs/tech-resources/smtp-rest-api-performance.md",
    date: "2026-11",
};
const QUOTAS: Source = Source {
    page: "github.com/SparkPost/support-docs/blob/HEAD/content/docs/faq/daily-and-monthly-quota-limits.md",
    date: "2026-11",
};

pub(super) const SPARKPOST: Provider = Provider {
    id: "sparkpost",
    name: "SparkPost (Bird)",
    // That each entry of `recipients` is a message of its own is confirmed by no document read.
    batch: None,
    limits: &[CatalogueLimit {
        unit: Unit::Messages,
        per: "24h",
        figure: Figure::NotPublished(text!(
            "engine-provider-your-daily-limit-your-account",
            "Your daily limit: your account's, or ask SparkPost's support; a new account has 1,000."
        )),
        source: QUOTAS,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-sparkpost-1",
                "2,000 to 10,000 recipients fit one transmission, but that each sees one address is unconfirmed: Piecewise makes one call per person."
            ),
            source: PERFORMANCE,
        },
        Fact {
            sentence: text!(
                "engine-provider-new-account-1-000-messages",
                "A new account: 1,000 messages per rolling 24 hours; what is over is rejected."
            ),
            source: QUOTAS,
        },
        Fact {
            sentence: text!(
                "engine-provider-calls-up-50-mb-are",
                "Calls of up to 50 MB are advised; up to 10 connections; a call may take 300 s."
            ),
            source: PERFORMANCE,
        },
        Fact {
            sentence: text!(
                "engine-provider-takes-messages-up-3-days",
                "It takes messages up to 3 days ahead."
            ),
            source: PERFORMANCE,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: Some(Bytes { bytes: 20_000_000, source: PERFORMANCE }),
    call_bytes: Some(Bytes { bytes: 300_000_000, source: PERFORMANCE }),
    price: None,
    idempotency: None,
    unfit: None,
};
