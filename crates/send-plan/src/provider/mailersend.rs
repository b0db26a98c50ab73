//! MailerSend, bulk e-mails.

use super::{Batch, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const GENERAL: Source = Source { page: "developers.mailersend.com/general", date: "2026-11" };

pub(super) const MAILERSEND: Provider = Provider {
    id: "mailersend",
    name: "MailerSend",
    batch: Some(Batch {
        shape: "batch of messages",
        sentence: text!(
            "engine-provider-up-500-independent-messages-call",
            "Up to 500 independent messages in a call, each with one address."
        ),
        recipients_per_call: 500,
        shares_template: false,
        source: GENERAL,
    }),
    limits: &[CatalogueLimit {
        unit: Unit::Calls,
        per: "1m",
        figure: Figure::Published(10),
        source: GENERAL,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-mailersend-1",
                "10 requests a minute is the limit of bulk calls; single messages and SMTP have 120: enter that if you send one person per call."
            ),
            source: GENERAL,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-rate-answers-429-with",
                "Over its rate it answers 429 with the seconds after which to try again."
            ),
            source: GENERAL,
        },
        Fact {
            sentence: text!(
                "engine-provider-takes-messages-up-72-hours",
                "It takes messages up to 72 hours ahead."
            ),
            source: GENERAL,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
