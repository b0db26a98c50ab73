//! Mailjet, Send API v3.1.

use super::{Batch, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const SEND_API: Source = Source {
    page: "github.com/mailjet/api-documentation/blob/HEAD/guides/_send-api.md",
    date: "2026-11",
};

pub(super) const MAILJET: Provider = Provider {
    id: "mailjet",
    name: "Mailjet",
    batch: Some(Batch {
        shape: "batch of messages",
        sentence: text!(
            "engine-provider-up-50-independent-messages-call",
            "Up to 50 independent messages in a call, each with one address."
        ),
        recipients_per_call: 50,
        shares_template: false,
        source: SEND_API,
    }),
    limits: &[CatalogueLimit {
        unit: Unit::Calls,
        per: "1m",
        figure: Figure::NotPublished(text!(
            "engine-provider-no-document-gives-rate-ask-2",
            "No document gives a rate: ask Mailjet's support for your account's."
        )),
        source: SEND_API,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-mailjet-1",
                "50 messages is the size of version 3.1; the older version 3 took 100."
            ),
            source: SEND_API,
        },
        Fact {
            sentence: text!(
                "engine-provider-attachments-message-may-have-15",
                "The attachments of a message may have 15 MB."
            ),
            source: SEND_API,
        },
        Fact {
            sentence: text!(
                "engine-provider-sandbox-mode-checks-messages-without",
                "In its sandbox mode it checks messages without sending them."
            ),
            source: SEND_API,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-rate-answers-429-at",
                "Over its rate it answers 429, at a rate that it does not document."
            ),
            source: SEND_API,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
