//! An SMTP relay of your own.

use super::{CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const RFC_5321: Source = Source { page: "www.rfc-editor.org/rfc/rfc5321.html", date: "2008-10" };

pub(super) const SMTP: Provider = Provider {
    id: "smtp",
    name: "SMTP relay",
    batch: None,
    limits: &[CatalogueLimit {
        unit: Unit::Messages,
        per: "1m",
        figure: Figure::NotPublished(text!(
            "engine-provider-your-relay-s-rate-ask",
            "Your relay's rate: ask whoever runs it."
        )),
        source: RFC_5321,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-one-transaction-per-recipient-always",
                "One transaction per recipient, always: a second recipient would get the same message."
            ),
            source: RFC_5321,
        },
        Fact {
            sentence: text!(
                "engine-provider-server-has-take-100-recipients",
                "A server has to take 100 recipients in a transaction: Piecewise names one."
            ),
            source: RFC_5321,
        },
        Fact {
            sentence: text!(
                "engine-provider-address-up-64-octets-before",
                "An address: up to 64 octets before the @ and 255 after it. A line of a message: up to 1,000 octets with its end."
            ),
            source: RFC_5321,
        },
    ],
    over_limit: OverLimit::NotPublished,
    message_bytes: None,
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
