//! Postmark, batch e-mails.

use super::{Batch, Bytes, CatalogueLimit, Fact, Figure, OverLimit, Price, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const BATCH: Source = Source {
    page: "postmarkapp.com/developer/user-guide/send-email-with-api/batch-emails",
    date: "2026-11",
};
const BULK: Source = Source { page: "postmarkapp.com/developer/api/bulk-email", date: "2026-11" };
const WARM_UP: Source =
    Source { page: "postmarkapp.com/guides/how-to-warm-up-a-domain", date: "2026-11" };

pub(super) const POSTMARK: Provider = Provider {
    id: "postmark",
    name: "Postmark",
    batch: Some(Batch {
        shape: "batch of messages",
        sentence: text!(
            "engine-provider-up-500-independent-messages-call",
            "Up to 500 independent messages in a call, each with one address."
        ),
        recipients_per_call: 500,
        shares_template: false,
        source: BATCH,
    }),
    limits: &[CatalogueLimit {
        unit: Unit::Calls,
        per: "1s",
        figure: Figure::NotPublished(text!(
            "engine-provider-no-document-gives-rate-ask-3",
            "No document gives a rate: ask Postmark's support for your server's."
        )),
        source: BATCH,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-html-part-text-part-message",
                "The HTML part and the text part of a message may have 5 MB each."
            ),
            source: BATCH,
        },
        Fact {
            sentence: text!(
                "engine-provider-batch-answered-200-even-when",
                "A batch is answered 200 even when single messages fail: each has its own answer."
            ),
            source: BATCH,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-rate-answers-429-at",
                "Over its rate it answers 429, at a rate that it does not document."
            ),
            source: BATCH,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-smtp-10-connections-per",
                "Over SMTP: 10 connections per IP address."
            ),
            source: BATCH,
        },
        Fact {
            sentence: text!(
                "engine-provider-with-volume-price-falls-1",
                "With volume the price falls to $1.20 per 1,000 messages."
            ),
            source: BULK,
        },
        Fact {
            sentence: text!(
                "engine-provider-new-domain-begins-with-100",
                "A new domain begins with 100 to 500 a day at each mailbox provider, doubles daily, then grows by 20 to 50 % a day."
            ),
            source: WARM_UP,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: Some(Bytes { bytes: 10_000_000, source: BATCH }),
    call_bytes: Some(Bytes { bytes: 50_000_000, source: BATCH }),
    price: Some(Price { micro_usd_per_1000: 1_800_000, source: BULK }),
    idempotency: None,
    unfit: None,
};
