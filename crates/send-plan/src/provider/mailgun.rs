//! Mailgun, messages with recipient variables.

use super::{Batch, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;

const SENDING: Source = Source {
    page: "documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/",
    date: "2026-11",
};

pub(super) const MAILGUN: Provider = Provider {
    id: "mailgun",
    name: "Mailgun",
    batch: Some(Batch {
        shape: "recipient variables",
        sentence: "Up to 1,000 addresses in a call, each with its own recipient variables, so that each message shows one.",
        recipients_per_call: 1_000,
        shares_template: true,
        source: SENDING,
    }),
    limits: &[CatalogueLimit {
        unit: Unit::Messages,
        per: "1h",
        figure: Figure::NotPublished(
            "Your domain's sending limit: Mailgun dashboard, Account settings, or ask support.",
        ),
        source: SENDING,
    }],
    facts: &[
        Fact {
            sentence: "Without recipient variables every address would be shown: Piecewise never makes that.",
            source: SENDING,
        },
        Fact { sentence: "A message may have 25 MB.", source: SENDING },
        Fact {
            sentence: "Over a domain's recipient cap it answers 420 with the time at which to try again.",
            source: SENDING,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: None,
    call_bytes: None,
    price: None,
    unfit: None,
};
