//! The catalogue: what each provider documents of its limits, with source and date. One file each.
//!
//! What no document publishes is [`Figure::NotPublished`]: the person enters their own; the
//! engine never guesses.

use crate::campaign::Unit;

mod brevo;
mod exchange_online;
mod mailgun;
mod postmark;
mod resend;
mod sandbox;
mod sendgrid;
mod ses;
mod smtp;

/// Version of the catalogue: changes with any figure in it.
pub const VERSION: &str = "2026-11-21";

/// Every provider a person can choose, in the order shown.
pub const ALL: [&Provider; 9] = [
    &ses::SES,
    &sendgrid::SENDGRID,
    &resend::RESEND,
    &postmark::POSTMARK,
    &mailgun::MAILGUN,
    &brevo::BREVO,
    &exchange_online::EXCHANGE_ONLINE,
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
    /// Why it must not carry a campaign; `None`: it may.
    pub unfit: Option<Fact>,
}

/// A documented size.
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
    /// Millionths of a US dollar per thousand messages.
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
    pub sentence: &'static str,
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
    NotPublished(&'static str),
}

/// Something else a provider documents.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    /// In one sentence.
    pub sentence: &'static str,
    /// Where it stands.
    pub source: Source,
}

/// Where a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Address without scheme, such as `docs.aws.amazon.com/ses/latest/dg/quotas.html`.
    pub page: &'static str,
    /// When it was collected, such as `2026-11`.
    pub date: &'static str,
}

/// What a provider does with messages over its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverLimit {
    /// Answers with an error; the message is not taken.
    Rejects,
    /// Takes the message and delivers it later.
    Defers,
    /// Documents do not say.
    NotPublished,
}

/// Name of the call shape that carries one recipient per call.
pub const SINGLE: &str = "one call per person";
