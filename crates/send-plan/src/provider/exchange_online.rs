//! Microsoft Exchange Online.

use super::{CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const LIMITS: Source = Source {
    page: "learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits",
    date: "2026-11",
};

pub(super) const EXCHANGE_ONLINE: Provider = Provider {
    id: "exchange-online",
    name: "Exchange Online",
    batch: None,
    limits: &[
        CatalogueLimit {
            unit: Unit::Messages,
            per: "1m",
            figure: Figure::Published(30),
            source: LIMITS,
        },
        CatalogueLimit {
            unit: Unit::Messages,
            per: "24h",
            figure: Figure::Published(10_000),
            source: LIMITS,
        },
    ],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-both-limits-hold-per-mailbox",
                "Both limits hold per mailbox; the 24 hours slide."
            ),
            source: LIMITS,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-30-minute-messages-are",
                "Over 30 a minute messages are deferred: taken, and sent on later."
            ),
            source: LIMITS,
        },
        Fact {
            sentence: text!(
                "engine-provider-your-organisation-has-limit-for",
                "Your organisation has a limit for recipients outside it too: 500 × licences^0.7 + 9,500 a day; 5,000 on a trial."
            ),
            source: LIMITS,
        },
        Fact {
            sentence: text!(
                "engine-provider-up-500-recipients-one-message",
                "Up to 500 recipients of one message (1 to 1,000 as it is set) would see each other: Piecewise puts one there."
            ),
            source: LIMITS,
        },
    ],
    over_limit: OverLimit::Defers,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
