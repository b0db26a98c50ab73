//! Brevo, transactional e-mail with message versions.

use super::{Batch, Bytes, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const BATCH: Source =
    Source { page: "developers.brevo.com/docs/batch-send-transactional-emails", date: "2026-11" };
const ANYMAIL: Source = Source {
    page: "github.com/anymail/django-anymail/blob/HEAD/docs/esps/brevo.rst",
    date: "2026-07",
};

pub(super) const BREVO: Provider = Provider {
    id: "brevo",
    name: "Brevo",
    batch: Some(Batch {
        shape: "message versions",
        sentence: text!(
            "engine-provider-up-1-000-message-versions",
            "Up to 1,000 message versions in a call, each with one address."
        ),
        recipients_per_call: 1_000,
        shares_template: true,
        source: BATCH,
    }),
    limits: &[
        CatalogueLimit {
            unit: Unit::Calls,
            per: "1m",
            figure: Figure::Published(100),
            source: BATCH,
        },
        CatalogueLimit {
            unit: Unit::Calls,
            per: "1h",
            figure: Figure::Published(6_000),
            source: BATCH,
        },
    ],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-up-99-addresses-one-version",
                "Up to 99 addresses in one version would see each other: Piecewise puts one there."
            ),
            source: BATCH,
        },
        Fact {
            sentence: text!(
                "engine-provider-values-one-version-may-have",
                "The values of one version may have 100 KB, those of a call 1,000 KB."
            ),
            source: BATCH,
        },
        Fact {
            sentence: text!(
                "engine-provider-free-plan-300-messages-day",
                "The free plan: 300 messages a day."
            ),
            source: BATCH,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: Some(Bytes { bytes: 20_000_000, source: BATCH }),
    call_bytes: None,
    price: None,
    idempotency: Some(Fact {
        sentence: text!(
            "engine-provider-batch-call-repeated-with-same",
            "A batch call repeated with the same idempotencyKey among its headers is the same call."
        ),
        source: ANYMAIL,
    }),
    unfit: None,
};
