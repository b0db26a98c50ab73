//! Mailgun, messages with recipient variables.

use super::{Batch, Bytes, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const SENDING: Source = Source {
    page: "documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/",
    date: "2026-11",
};
const ANYMAIL: Source = Source {
    page: "github.com/anymail/django-anymail/blob/HEAD/docs/esps/mailgun.rst",
    date: "2026-07",
};

pub(super) const MAILGUN: Provider = Provider {
    id: "mailgun",
    name: "Mailgun",
    batch: Some(Batch {
        shape: "recipient variables",
        sentence: text!(
            "engine-provider-up-1-000-addresses-call",
            "Up to 1,000 addresses in a call, each with its own recipient variables, so that each message shows one."
        ),
        recipients_per_call: 1_000,
        shares_template: true,
        source: SENDING,
    }),
    limits: &[CatalogueLimit {
        unit: Unit::Messages,
        per: "1h",
        figure: Figure::NotPublished(text!(
            "engine-provider-your-domain-s-sending-limit",
            "Your domain's sending limit: Mailgun dashboard, Account settings, or ask support."
        )),
        source: SENDING,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-without-recipient-variables-every-address",
                "Without recipient variables every address would be shown: Piecewise never makes that."
            ),
            source: SENDING,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-domain-s-recipient-cap",
                "Over a domain's recipient cap it answers 420 with the time at which to try again."
            ),
            source: SENDING,
        },
        Fact {
            sentence: text!(
                "engine-provider-options-headers-variables-call-may",
                "The options, headers and variables of a call may have 16 kB in all (an older page says so)."
            ),
            source: SENDING,
        },
        Fact {
            sentence: text!(
                "engine-provider-takes-messages-3-or-7",
                "It takes messages 3 or 7 days ahead, as the plan has it."
            ),
            source: SENDING,
        },
        Fact {
            sentence: text!(
                "engine-provider-stored-templates-take-no-lists",
                "Its stored templates take no lists and no nested values in a batch."
            ),
            source: ANYMAIL,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: Some(Bytes { bytes: 25_000_000, source: SENDING }),
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: None,
};
