//! Azure Communication Services Email.

use super::{Bytes, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const LIMITS: Source = Source {
    page: "github.com/MicrosoftDocs/azure-docs/blob/HEAD/articles/communication-services/concepts/service-limits.md",
    date: "2026-11",
};

pub(super) const AZURE: Provider = Provider {
    id: "azure",
    name: "Azure Communication Services",
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
            per: "1h",
            figure: Figure::Published(100),
            source: LIMITS,
        },
    ],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-these-are-limits-domain-your",
                "These are the limits of a domain of your own; one that Azure manages has 5 a minute and 10 an hour: enter those if you use it."
            ),
            source: LIMITS,
        },
        Fact {
            sentence: text!(
                "engine-provider-support-ticket-raises-them-enter",
                "A support ticket raises them: enter yours."
            ),
            source: LIMITS,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-limit-answers-429-with",
                "Over a limit it answers 429 with the seconds after which to try again."
            ),
            source: LIMITS,
        },
        Fact {
            sentence: text!(
                "engine-provider-up-50-recipients-one-message",
                "Up to 50 recipients of one message would see each other: Piecewise puts one there."
            ),
            source: LIMITS,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: Some(Bytes { bytes: 10_000_000, source: LIMITS }),
    price: None,
    idempotency: None,
    unfit: None,
};
