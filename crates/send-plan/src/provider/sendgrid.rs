//! Twilio SendGrid, v3 mail send.

use super::{Batch, Bytes, CatalogueLimit, Fact, Figure, OverLimit, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const LIMITATIONS: Source =
    Source { page: "docs.sendgrid.com/api-reference/mail-send/limitations", date: "2026-11" };
const SPECIFICATION: Source = Source {
    page: "github.com/twilio/sendgrid-oai/blob/HEAD/spec/yaml/tsg_mail_v3.yaml",
    date: "2026-11",
};
const OLD_DOCS: Source = Source { page: "github.com/sendgrid/docs", date: "2021" };

/// Its documents say less than 30 MB.
const BELOW_30_MB: Bytes = Bytes { bytes: 29_999_999, source: LIMITATIONS };

pub(super) const SENDGRID: Provider = Provider {
    id: "sendgrid",
    name: "Twilio SendGrid",
    batch: Some(Batch {
        shape: "personalizations",
        sentence: text!(
            "engine-provider-up-1-000-personalizations-call",
            "Up to 1,000 personalizations in a call, each with one address."
        ),
        recipients_per_call: 1_000,
        shares_template: true,
        source: LIMITATIONS,
    }),
    limits: &[CatalogueLimit {
        unit: Unit::Calls,
        per: "1m",
        figure: Figure::NotPublished(text!(
            "engine-provider-your-rate-x-ratelimit-limit",
            "Your rate: the X-RateLimit-Limit header of an answer to your account, or your contract."
        )),
        source: LIMITATIONS,
    }],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-several-addresses-one-personalization-see",
                "Several addresses in one personalization see each other: Piecewise never makes that."
            ),
            source: LIMITATIONS,
        },
        Fact {
            sentence: text!(
                "engine-provider-address-may-stand-only-once",
                "An address may stand only once in a call."
            ),
            source: LIMITATIONS,
        },
        Fact {
            sentence: text!(
                "engine-provider-values-one-personalization-may-have",
                "The values of one personalization may have 10,000 bytes; up to 10 categories of 255 characters."
            ),
            source: LIMITATIONS,
        },
        Fact {
            sentence: text!(
                "engine-provider-recipient-s-name-must-hold",
                "A recipient's name must hold no semicolon and no comma."
            ),
            source: SPECIFICATION,
        },
        Fact {
            sentence: text!(
                "engine-provider-takes-messages-up-72-hours-2",
                "It takes messages up to 72 hours ahead and can cancel a batch up to 10 minutes before its time."
            ),
            source: SPECIFICATION,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-rate-answers-429-with-2",
                "Over its rate it answers 429 with the time at which to try again."
            ),
            source: LIMITATIONS,
        },
        Fact {
            sentence: text!(
                "engine-provider-over-smtp-5-000-messages",
                "Over SMTP: 5,000 messages per connection, 10,000 connections."
            ),
            source: OLD_DOCS,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: Some(BELOW_30_MB),
    call_bytes: Some(BELOW_30_MB),
    price: None,
    idempotency: None,
    unfit: None,
};
