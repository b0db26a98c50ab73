//! Resend, batch e-mails.

use super::{Batch, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const RATE: Source = Source { page: "resend.com/docs/api-reference/rate-limit", date: "2026-11" };
const QUOTA: Source =
    Source { page: "resend.com/docs/knowledge-base/account-quotas-and-limits", date: "2026-11" };

pub(super) const RESEND: Provider = Provider {
    id: "resend",
    name: "Resend",
    batch: Some(Batch {
        shape: "batch of messages",
        sentence: text!(
            "engine-provider-up-100-independent-messages-call",
            "Up to 100 independent messages in a call, each with one address."
        ),
        recipients_per_call: 100,
        shares_template: false,
        source: QUOTA,
    }),
    limits: &[
        CatalogueLimit { unit: Unit::Calls, per: "1s", figure: Figure::Published(5), source: RATE },
        CatalogueLimit {
            unit: Unit::Messages,
            per: "24h",
            figure: Figure::NotPublished(text!(
                "engine-provider-your-plan-s-daily-quota",
                "Your plan's daily quota, if it has one: Resend dashboard, Settings, Usage."
            )),
            source: QUOTA,
        },
    ],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-resend-1",
                "5 requests per second is the default for a team (an older page says 2); support can raise it."
            ),
            source: RATE,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-rate-answers-429-with",
                "Over its rate it answers 429 with the seconds after which to try again."
            ),
            source: RATE,
        },
        Fact {
            sentence: text!(
                "engine-provider-batch-takes-no-attachments-no",
                "A batch takes no attachments and no later time."
            ),
            source: QUOTA,
        },
        Fact {
            sentence: text!(
                "engine-provider-free-plan-100-messages-day",
                "The free plan: 100 messages a day, 3,000 a month."
            ),
            source: QUOTA,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: Some(Fact {
        sentence: text!(
            "engine-provider-call-repeated-with-same-idempotency",
            "A call repeated with the same Idempotency-Key (up to 256 characters) within 24 hours is the same call."
        ),
        source: QUOTA,
    }),
    unfit: None,
};
