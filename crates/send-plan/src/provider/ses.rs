//! Amazon SES, API v2.

use super::{Batch, Bytes, CatalogueLimit, Fact, Figure, OverLimit, Price, Provider, Source};
use crate::campaign::Unit;
use crate::wording::text;

const QUOTAS: Source =
    Source { page: "docs.aws.amazon.com/ses/latest/dg/quotas.html", date: "2026-11" };
const GUIDE: Source = Source { page: "docs.aws.amazon.com/ses/latest/dg/", date: "2026-11" };
const TEMPLATES: Source = Source {
    page: "github.com/awsdocs/amazon-ses-developer-guide/blob/HEAD/doc-source/send-personalized-email-advanced.md",
    date: "2026-11",
};
const MODEL: Source = Source { page: "github.com/boto/botocore", date: "2026-11" };

pub(super) const SES: Provider = Provider {
    id: "ses",
    name: "Amazon SES",
    batch: Some(Batch {
        shape: "bulk entries",
        sentence: text!(
            "engine-provider-sendbulkemail-up-50-entries-call",
            "SendBulkEmail: up to 50 entries in a call, each with one destination address."
        ),
        recipients_per_call: 50,
        shares_template: true,
        source: QUOTAS,
    }),
    limits: &[
        CatalogueLimit {
            unit: Unit::Messages,
            per: "1s",
            figure: Figure::NotPublished(text!(
                "engine-provider-your-maximum-send-rate-ses",
                "Your maximum send rate: SES console, Account dashboard, or MaxSendRate in GetAccount."
            )),
            source: QUOTAS,
        },
        CatalogueLimit {
            unit: Unit::Messages,
            per: "24h",
            figure: Figure::NotPublished(text!(
                "engine-provider-your-daily-sending-quota-ses",
                "Your daily sending quota: SES console, Account dashboard, or Max24HourSend in GetAccount."
            )),
            source: QUOTAS,
        },
    ],
    facts: &[
        Fact {
            sentence: text!(
                "engine-provider-quotas-count-recipients-over-rolling",
                "Quotas count recipients, over a rolling 24 hours; over quota is refused, not queued."
            ),
            source: QUOTAS,
        },
        Fact {
            sentence: text!(
                "engine-provider-account-still-ses-sandbox-200",
                "An account still in the SES sandbox: 200 messages per 24 hours, 1 per second, verified recipients only."
            ),
            source: QUOTAS,
        },
        Fact {
            sentence: text!(
                "engine-provider-message-measured-after-base64-through",
                "A message is measured after base64. Through the older API v1 it may have only 10 MB."
            ),
            source: QUOTAS,
        },
        Fact {
            sentence: text!(
                "engine-provider-addresses-inside-one-destination-share",
                "Addresses inside one destination share its headers: Piecewise never puts two there."
            ),
            source: QUOTAS,
        },
        Fact {
            sentence: text!(
                "engine-provider-values-one-recipient-may-have",
                "The values of one recipient may have 262,144 characters, a template 500 KB; up to 15 headers of your own."
            ),
            source: MODEL,
        },
        Fact {
            sentence: text!(
                "engine-provider-templates-know-nested-values-each",
                "Its templates know nested values, each and if/else, and do not escape HTML."
            ),
            source: TEMPLATES,
        },
        Fact {
            sentence: text!(
                "engine-provider-every-entry-bulk-call-has",
                "Every entry of a bulk call has its own answer: a call that succeeded may hold entries that failed."
            ),
            source: MODEL,
        },
        Fact {
            sentence: text!(
                "engine-provider-too-fast-answers-429-or",
                "Too fast, it answers 429 or 400 (over SMTP 454) and does not say when to try again."
            ),
            source: MODEL,
        },
        Fact {
            sentence: text!(
                "engine-provider-attachments-cost-0-12-per",
                "Attachments cost $0.12 per GB more."
            ),
            source: QUOTAS,
        },
        Fact {
            sentence: text!(
                "engine-provider-new-ip-address-carries-growing",
                "A new IP address carries a growing share over 45 days, then about 1,000 a day for each mailbox provider."
            ),
            source: GUIDE,
        },
    ],
    over_limit: OverLimit::Rejects,
    message_bytes: Some(Bytes { bytes: 40_000_000, source: QUOTAS }),
    call_bytes: None,
    price: Some(Price { micro_usd_per_1000: 100_000, source: QUOTAS }),
    idempotency: None,
    unfit: None,
};
