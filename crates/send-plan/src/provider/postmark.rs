//! Postmark, batch e-mails.

use super::{Batch, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;

const BATCH: Source = Source {
    page: "postmarkapp.com/developer/user-guide/send-email-with-api/batch-emails",
    date: "2026-11",
};

pub(super) const POSTMARK: Provider = Provider {
    id: "postmark",
    name: "Postmark",
    batch: Some(Batch {
        shape: "batch of messages",
        sentence: "Up to 500 independent messages in a call, each with one address.",
        recipients_per_call: 500,
        shares_template: false,
        source: BATCH,
    }),
    limits: &[CatalogueLimit {
        unit: Unit::Calls,
        per: "1s",
        figure: Figure::NotPublished(
            "No document gives a rate: ask Postmark's support for your server's.",
        ),
        source: BATCH,
    }],
    facts: &[
        Fact { sentence: "A call may have 50 MB, a message 10 MB.", source: BATCH },
        Fact {
            sentence: "A batch is answered 200 even when single messages fail: each has its own answer.",
            source: BATCH,
        },
        Fact {
            sentence: "Over its rate it answers 429, at a rate that it does not document.",
            source: BATCH,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    unfit: None,
};
