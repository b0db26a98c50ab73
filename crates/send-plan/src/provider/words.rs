//! What a provider documents beside its limits, in sentences.

use super::{OverLimit, Provider, Source};
use crate::wording::{Text, number, text};

impl Provider {
    /// Sizes, price, idempotency and facts, each with where it stands.
    pub fn sentences(&self) -> Vec<(Text, Source)> {
        let mut said = Vec::new();
        if let Some(unfit) = &self.unfit {
            said.push((unfit.sentence.clone(), unfit.source));
        }
        if let Some(size) = &self.message_bytes {
            let bytes = bytes(size.bytes);
            let sentence =
                text!("engine-message-may-have", "A message may have {bytes}.", bytes = bytes);
            said.push((sentence, size.source));
        }
        if let Some(size) = &self.call_bytes {
            let bytes = bytes(size.bytes);
            let sentence = text!("engine-call-may-have", "A call may have {bytes}.", bytes = bytes);
            said.push((sentence, size.source));
        }
        if let Some(price) = &self.price {
            let cents = price.micro_usd_per_1000 / 10_000;
            let dollars = format!("${}.{:02}", number(cents / 100), cents % 100);
            said.push((
                text!(
                    "engine-provider-1-000-messages-cost",
                    "1,000 messages cost {dollars}.",
                    dollars = dollars
                ),
                price.source,
            ));
        }
        let facts = self.idempotency.iter().chain(self.facts);
        said.extend(facts.map(|fact| (fact.sentence.clone(), fact.source)));
        said
    }
}

/// The name of a call shape; one that the catalogue does not have stays as it is.
pub fn shape_words(shape: &str) -> Text {
    match shape {
        "batch of messages" => text!("engine-shape-batch", "batch of messages"),
        "bulk entries" => text!("engine-shape-bulk", "bulk entries"),
        "message versions" => text!("engine-shape-versions", "message versions"),
        "personalizations" => text!("engine-shape-personalizations", "personalizations"),
        "recipient variables" => text!("engine-shape-variables", "recipient variables"),
        super::SINGLE => text!("engine-shape-single", "one call per person"),
        other => other.into(),
    }
}

impl OverLimit {
    /// In one sentence.
    pub fn sentence(self) -> Text {
        match self {
            Self::Rejects => text!(
                "engine-provider-over-limit-refuses-message",
                "Over a limit it refuses the message."
            ),
            Self::Defers => text!(
                "engine-provider-over-limit-takes-message-delivers",
                "Over a limit it takes the message and delivers it later."
            ),
            Self::Queues => {
                text!(
                    "engine-provider-over-limit-puts-message-into",
                    "Over a limit it puts the message into its own queue, and deletes it when it has waited too long."
                )
            }
            Self::NotPublished => text!(
                "engine-provider-what-does-over-limit-not",
                "What it does over a limit is not published."
            ),
        }
    }
}

/// `40 MB`, `less than 30 MB`, else exact: `1,234 bytes`.
fn bytes(n: u64) -> Text {
    const MB: u64 = 1_000_000;
    if n.is_multiple_of(MB) {
        text!("engine-megabytes", "{n} MB", n = number(n / MB))
    } else if (n + 1).is_multiple_of(MB) {
        text!("engine-less-than-megabytes", "less than {n} MB", n = number((n + 1) / MB))
    } else {
        text!("engine-bytes", "{n} bytes", n = number(n))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::super::find;

    #[test]
    fn sizes_and_prices_stand_in_plain_figures() {
        let said = |id| find(id).unwrap().sentences().into_iter().map(|(sentence, _)| sentence);
        let postmark: Vec<_> = said("postmark").take(3).collect();
        assert_eq!(
            postmark,
            ["A message may have 10 MB.", "A call may have 50 MB.", "1,000 messages cost $1.80."]
        );
        assert!(said("ses").any(|sentence| sentence == "1,000 messages cost $0.10."));
        assert!(said("sendgrid").any(|sentence| sentence == "A call may have less than 30 MB."));
        assert!(said("brevo").any(|sentence| sentence.contains("idempotencyKey")));
        assert!(said("zeptomail").next().is_some_and(|sentence| sentence.contains("bulk")));
    }
}
