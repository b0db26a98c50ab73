//! ZeptoMail by Zoho: in the catalogue to say that it is not for campaigns.

use super::{Bytes, Fact, OverLimit, Provider, Source};
use crate::wording::text;

const HELP: Source = Source { page: "zoho.com/zeptomail/help", date: "2026-11" };

pub(super) const ZEPTOMAIL: Provider = Provider {
    id: "zeptomail",
    name: "ZeptoMail",
    batch: None,
    limits: &[],
    facts: &[],
    over_limit: OverLimit::NotPublished,
    message_bytes: Some(Bytes { bytes: 15_000_000, source: HELP }),
    call_bytes: None,
    price: None,
    idempotency: None,
    unfit: Some(Fact {
        sentence: text!(
            "engine-provider-zeptomail-for-transactional-messages-only",
            "ZeptoMail is for transactional messages only and does not support bulk mail."
        ),
        source: HELP,
    }),
};
