//! How a call leaves: one file per provider, and the sandbox.
//!
//! To add one: 1. the engine writes its payload (`send_plan::message::payload`, recipe there);
//! 2. `transport/<provider>.rs` sends it and reads the answer; 3. name it in [`Transport`]'s list in
//! [`open`]; 4. add its documented answers to `tests/transports.rs`. docs/ADDING.md says more.

pub mod credentials;
pub mod http;
pub mod resend;
pub mod sandbox;
pub mod sendgrid;
pub mod ses;
pub mod smtp;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use std::{io, iter};

use async_trait::async_trait;
use send_plan::chunk::Place;
use send_plan::message::mime::Raw;
use send_plan::message::payload::Payload;
use send_plan::plan::AccountFacts;

use crate::operator::Account;
use crate::store::calls::CallId;

/// Without an answer after so long, a call is unknown.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// One call, built and checked.
#[derive(Clone, Debug)]
pub struct Request {
    /// The plan's digest.
    pub plan: String,
    /// Which call of it.
    pub call: CallId,
    /// The account as planned.
    pub account: Arc<AccountFacts>,
    /// What the provider gets.
    pub payload: Payload,
    /// The visible sender's address.
    pub from: String,
    /// Whom it carries, in the payload's order.
    pub letters: Vec<Letter>,
}

impl Request {
    /// The same for the same call, whoever makes it and when.
    pub fn key(&self) -> String {
        format!("{}/{}/{}", self.plan, self.call.run, self.call.nth)
    }
}

/// One message of a call.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The recipient's one address.
    pub to: String,
    /// Where the recipient stands in the audience.
    pub place: Place,
    /// What they would read; `None`: the transport does not want it.
    pub raw: Option<Raw>,
}

/// What a provider said to a call. Codes hold no addresses: they go into logs and reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// About each message, in the payload's order.
    Each(Vec<Verdict>, String),
    /// Nobody of the call was taken, now; later it may be.
    Later {
        /// What the provider asks for, of the account; `None`: it does not say, and the call alone waits,
        /// until several are answered so.
        after_ms: Option<u64>,
        /// Such as `429`.
        code: String,
    },
    /// This call was not taken, now; later it may be, and the account's other calls are not concerned:
    /// a relay that speaks of one recipient.
    NotYet {
        /// Such as `450`.
        code: String,
    },
    /// Nobody of the call was taken, and nobody would be: a person has to look first.
    Halt {
        /// Such as `401`.
        code: String,
    },
    /// Nobody knows whether anybody was taken.
    Unknown {
        /// Such as `timeout`.
        code: String,
    },
}

/// What a provider said to one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Taken.
    Accepted,
    /// Refused: not mailed.
    Refused,
}

impl Answer {
    /// The same to all messages of a request.
    fn to_all(request: &Request, verdict: Verdict, code: impl Into<String>) -> Self {
        Self::Each(vec![verdict; request.letters.len()], code.into())
    }
}

/// Makes calls through one account.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Makes a call, once. Never waits longer than [`PATIENCE`], give or take.
    async fn call(&self, request: &Request) -> Answer;

    /// Whether it needs the raw messages beside the payload.
    fn wants_raw(&self) -> bool {
        false
    }
}

/// Whether TLS itself failed, such as by a certificate that nobody vouches for: to try again would not
/// help. Clients call that a failed connection.
fn is_tls_failure(error: &(dyn Error + 'static)) -> bool {
    let inner = |error: &(dyn Error + 'static)| {
        let io = error.downcast_ref::<io::Error>()?.get_ref()?;
        io.downcast_ref::<rustls::Error>()
            .map(|tls| !matches!(tls, rustls::Error::AlertReceived(_)))
    };
    iter::successors(Some(error), |&error| error.source()).find_map(inner).unwrap_or_default()
}

/// The transport of an operator's account. The error is a sentence.
pub fn open(account: &Account) -> Result<Arc<dyn Transport>, String> {
    if account.ca_file.is_some() && account.provider != "smtp" {
        return Err(format!("account {:?}: a caFile is for relays (SMTP) only.", account.id));
    }
    Ok(match account.provider.as_str() {
        "smtp" => Arc::new(smtp::Smtp::open(account)?),
        "ses" => Arc::new(ses::Ses::open(account)?),
        "sendgrid" => Arc::new(sendgrid::SendGrid::open(account)?),
        "resend" => Arc::new(resend::Resend::open(account)?),
        other => {
            return Err(format!(
                "account {:?}: there is no transport for the provider {other:?} yet; docs/ADDING.md \
                 tells how to add one, and most providers take SMTP.",
                account.id
            ));
        }
    })
}
