//! Gmail API of a Google Workspace account.

use super::{CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const QUOTA: Source =
    Source { page: "developers.google.com/workspace/gmail/api/reference/quota", date: "2026-11" };
const SENDING: Source = Source { page: "support.google.com/a/answer/166852", date: "2026-11" };
const RELAY: Source = Source { page: "support.google.com/a/answer/2956491", date: "2026-11" };

pub(super) const GMAIL: Provider = Provider {
    id: "gmail",
    name: "Gmail (Google Workspace)",
    batch: None,
    limits: &[
        CatalogueLimit {
            unit: Unit::Messages,
            per: "1m",
            figure: Figure::Published(60),
            source: QUOTA,
        },
        CatalogueLimit {
            unit: Unit::Messages,
            per: "24h",
            figure: Figure::Published(1_500),
            source: SENDING,
        },
    ],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-send-costs-100-units-user",
                "A send costs 100 units, and a user has 6,000 units a minute, some 15,000: 60 sends or 150. The plan takes 60: enter 150 if they are yours."
            ),
            source: QUOTA,
        },
        Fact {
            sentence: text!(
                "engine-provider-user-may-send-2-000",
                "A user may send 2,000 messages a day, by mail merge 1,500; a trial account 500. The plan takes 1,500, because a mass send may count as a mail merge: enter yours if it differs."
            ),
            source: SENDING,
        },
        Fact {
            sentence: text!(
                "engine-provider-user-reaches-at-most-10",
                "A user reaches at most 10,000 recipients a day; a message 100 through the API."
            ),
            source: SENDING,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-daily-limit-user-cannot",
                "Over a daily limit the user cannot send for up to 24 hours."
            ),
            source: SENDING,
        },
        Fact {
            sentence: text!(
                "engine-provider-smtp-relay-instead-10-000",
                "Its SMTP relay instead: 10,000 messages per user and 24 hours; an organisation up to 4.6 million, and 319,444 per 10 minutes."
            ),
            source: RELAY,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
