//! The catalogue: what each provider documents of its limits, with source and date. One file each.
//!
//! What no document publishes is [`Figure::NotPublished`]: the person enters their own; the
//! engine never guesses.

use crate::campaign::Unit;
use crate::wording::Text;

mod azure;
mod brevo;
mod elastic_email;
mod exchange_online;
pub mod get_account;
mod gmail;
mod mailersend;
mod mailgun;
mod mailjet;
mod mandrill;
pub mod page;
mod postmark;
mod resend;
mod sandbox;
mod scaleway;
mod sendgrid;
mod ses;
mod smtp;
mod sparkpost;
mod words;
mod zeptomail;

pub use words::shape_words;

/// Version of the catalogue: changes with any figure in it.
pub const VERSION: &str = "2026-11-21";

/// Every provider a person can choose, in the order shown.
pub const ALL: [&Provider; 18] = [
    &ses::SES,
    &sendgrid::SENDGRID,
    &mailgun::MAILGUN,
    &postmark::POSTMARK,
    &resend::RESEND,
    &brevo::BREVO,
    &mailjet::MAILJET,
    &mandrill::MANDRILL,
    &sparkpost::SPARKPOST,
    &mailersend::MAILERSEND,
    &azure::AZURE,
    &exchange_online::EXCHANGE_ONLINE,
    &gmail::GMAIL,
    &scaleway::SCALEWAY,
    &elastic_email::ELASTIC_EMAIL,
    &zeptomail::ZEPTOMAIL,
    &smtp::SMTP,
    &sandbox::SANDBOX,
];

/// The provider with this catalogue id.
pub fn find(id: &str) -> Option<&'static Provider> {
    ALL.into_iter().find(|provider| provider.id == id)
}

/// A provider as documented.
#[derive(Debug, PartialEq, Eq)]
pub struct Provider {
    /// Catalogue id.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// How one call reaches many people as one message each; `None`: one call per person.
    pub batch: Option<Batch>,
    /// Limits over time.
    pub limits: &'static [CatalogueLimit],
    /// What else its documents say that a planner of a send wants to know.
    pub facts: &'static [Fact],
    /// What it does with messages over its limits.
    pub over_limit: OverLimit,
    /// Most bytes of one message, where documented.
    pub message_bytes: Option<Bytes>,
    /// Most bytes of one call, where documented.
    pub call_bytes: Option<Bytes>,
    /// Price of a thousand messages, where published.
    pub price: Option<Price>,
    /// How a repeated call is known as the same; `None`: not documented, so that a call whose
    /// outcome is unknown stays unknown.
    pub idempotency: Option<Fact>,
    /// Why it must not carry a campaign; `None`: it may.
    pub unfit: Option<Fact>,
}

/// A documented size. Documents say MB; it is read as 1,000,000 bytes, the smaller meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct Bytes {
    /// Bytes.
    pub bytes: u64,
    /// Where it stands.
    pub source: Source,
}

/// A published price.
#[derive(Debug, PartialEq, Eq)]
pub struct Price {
    /// Millionths of a US dollar per thousand messages, at the smallest volume.
    pub micro_usd_per_1000: u64,
    /// Where it stands.
    pub source: Source,
}

/// How one call reaches many people as one message each.
#[derive(Debug, PartialEq, Eq)]
pub struct Batch {
    /// Name of the call shape, such as `personalizations`.
    pub shape: &'static str,
    /// The shape in one sentence for people.
    pub sentence: Text,
    /// Most recipients one call carries.
    pub recipients_per_call: u64,
    /// Whether a call's messages share one template, so that it carries one locale.
    pub shares_template: bool,
    /// Where the figure stands.
    pub source: Source,
}

/// A limit over time.
#[derive(Debug, PartialEq, Eq)]
pub struct CatalogueLimit {
    /// What is counted.
    pub unit: Unit,
    /// Length of the window, as in a campaign.
    pub per: &'static str,
    /// The documented figure, or that there is none.
    pub figure: Figure,
    /// Where it stands, or where it would stand.
    pub source: Source,
}

/// A documented number, or that none is published.
#[derive(Debug, PartialEq, Eq)]
pub enum Figure {
    /// Documented for every account.
    Published(u64),
    /// Differs by account, or no document says: enter yours. The text says where to find it.
    NotPublished(Text),
}

/// Something else a provider documents.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    /// In one sentence.
    pub sentence: Text,
    /// Where it stands.
    pub source: Source,
}

/// Where a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Address without scheme, such as `docs.aws.amazon.com/ses/latest/dg/quotas.html`.
    pub page: &'static str,
    /// When it was collected, or how old the page is: `2026-11`, `2021`.
    pub date: &'static str,
}

/// What a provider does with messages over its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverLimit {
    /// Answers with an error; the message is not taken.
    Rejects,
    /// Takes the message and delivers it later.
    Defers,
    /// Takes the message into a queue of its own, and deletes it when it has waited too long.
    Queues,
    /// Documents do not say.
    NotPublished,
}

/// Name of the call shape that carries one recipient per call.
pub const SINGLE: &str = "one call per person";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::campaign::span_ms;

    /// Every source of a provider.
    fn sources(provider: &Provider) -> impl Iterator<Item = Source> {
        let limits = provider.limits.iter().map(|limit| limit.source);
        let batch = provider.batch.iter().map(|batch| batch.source);
        limits.chain(batch).chain(provider.sentences().into_iter().map(|(_, source)| source))
    }

    #[test]
    fn every_id_of_the_design_is_found() {
        let ids = [
            "ses",
            "sendgrid",
            "mailgun",
            "postmark",
            "sparkpost",
            "resend",
            "brevo",
            "mailjet",
            "mandrill",
            "azure",
            "gmail",
            "exchange-online",
            "zeptomail",
            "mailersend",
            "scaleway",
            "elastic-email",
            "smtp",
            "sandbox",
        ];
        for id in ids {
            assert_eq!(find(id).map(|provider| provider.id), Some(id));
        }
        let known: BTreeSet<_> = ALL.iter().map(|provider| provider.id).collect();
        assert_eq!(known, BTreeSet::from(ids));
        assert_eq!(ALL.last().map(|provider| provider.id), Some("sandbox"));
    }

    #[test]
    fn every_figure_says_where_it_stands_and_since_when() {
        for provider in ALL {
            for Source { page, date } in sources(provider) {
                let id = provider.id;
                assert!(!page.is_empty() && !page.contains("://"), "{id}: {page}");
                assert!(!page.contains(char::is_whitespace), "{id}: {page}");
                let (year, month) = date.split_once('-').unwrap_or((date, "01"));
                assert!((2000..2100).contains(&year.parse().unwrap_or(0)), "{id}: {date}");
                assert!((1..=12).contains(&month.parse().unwrap_or(0)), "{id}: {date}");
            }
        }
    }

    #[test]
    fn no_limit_is_zero_and_each_stands_once() {
        for provider in ALL {
            let mut seen = BTreeSet::new();
            for limit in provider.limits {
                let per_ms = span_ms(limit.per);
                assert!(per_ms.is_some_and(|per_ms| per_ms > 0), "{}: {}", provider.id, limit.per);
                assert!(seen.insert((limit.unit, per_ms)), "{}: {} twice", provider.id, limit.per);
                match &limit.figure {
                    Figure::Published(figure) => assert!(*figure > 0, "{}", provider.id),
                    Figure::NotPublished(whence) => assert!(whence.len() > 20, "{}", provider.id),
                }
            }
        }
    }

    /// What no document confirms is no shape: one call per person.
    #[test]
    fn batches_are_the_documented_ones() {
        let batches: Vec<_> = ALL
            .iter()
            .filter_map(|provider| Some((provider.id, provider.batch.as_ref()?)))
            .map(|(id, batch)| (id, batch.recipients_per_call, batch.shares_template))
            .collect();
        assert_eq!(
            batches,
            [
                ("ses", 50, true),
                ("sendgrid", 1_000, true),
                ("mailgun", 1_000, true),
                ("postmark", 500, false),
                ("resend", 100, false),
                ("brevo", 1_000, true),
                ("mailjet", 50, false),
                ("mailersend", 500, false),
                ("sandbox", 1_000, false),
            ]
        );
    }
}
