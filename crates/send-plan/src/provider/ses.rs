//! Amazon SES, API v2.

use super::{Batch, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;

const QUOTAS: Source =
    Source { page: "docs.aws.amazon.com/ses/latest/dg/quotas.html", date: "2026-11" };

pub(super) const SES: Provider = Provider {
    id: "ses",
    name: "Amazon SES",
    batch: Some(Batch {
        shape: "bulk entries",
        sentence: "SendBulkEmail: up to 50 entries in a call, each with one destination address.",
        recipients_per_call: 50,
        shares_template: true,
        source: QUOTAS,
    }),
    limits: &[
        CatalogueLimit {
            unit: Unit::Messages,
            per: "1s",
            figure: Figure::NotPublished(
                "Your maximum send rate: SES console, Account dashboard, or MaxSendRate in GetAccount.",
            ),
            source: QUOTAS,
        },
        CatalogueLimit {
            unit: Unit::Messages,
            per: "24h",
            figure: Figure::NotPublished(
                "Your daily sending quota: SES console, Account dashboard, or Max24HourSend in GetAccount.",
            ),
            source: QUOTAS,
        },
    ],
    facts: &[
        Fact {
            sentence: "Quotas count recipients, over a rolling 24 hours; over quota is refused, not queued.",
            source: QUOTAS,
        },
        Fact {
            sentence: "An account still in the SES sandbox: 200 messages per 24 hours, 1 per second, verified recipients only.",
            source: QUOTAS,
        },
        Fact { sentence: "A message may have 40 MB after base64.", source: QUOTAS },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    unfit: None,
};
