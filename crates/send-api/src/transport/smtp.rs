//! An SMTP relay: one transaction per recipient, over connections that are kept.
//!
//! Source: RFC 5321 (4.2.1: 4yz may be tried again, 5yz not), RFC 3207 and RFC 8314 (TLS), RFC 4954
//! (AUTH). 454 is what SES says over SMTP when it is asked too fast. Until the dot after the message
//! nothing was taken; without an answer to the dot nobody knows.

use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};

use super::{Answer, PATIENCE, Request, Transport, Verdict};
use crate::operator::Account;

/// Messages after which a connection is closed: relays dislike endless ones.
const MESSAGES: u32 = 500;

/// A relay.
pub struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    login: Option<Credentials>,
    idle: Mutex<Vec<Kept>>,
}

/// How the way there is kept private.
enum Tls {
    /// From the first byte (465).
    Implicit,
    /// After `STARTTLS`; a relay without it is refused.
    Upgrade,
    /// Only to this machine.
    None,
}

struct Kept {
    connection: AsyncSmtpConnection,
    messages: u32,
}

type Failure = lettre::transport::smtp::Error;

impl Smtp {
    /// `endpoint`: `smtps://host:465`, `smtp://host:587` (with `STARTTLS`), or `smtp://127.0.0.1:1025`,
    /// where nothing leaves the machine. Credentials, if any: `user:password`.
    pub fn open(account: &Account) -> Result<Self, String> {
        let named = |sentence: &str| format!("account {:?}: {sentence}", account.id);
        let endpoint = account.endpoint.as_deref().ok_or_else(|| {
            named("its endpoint is missing, such as smtps://relay.example.com:465.")
        })?;
        let url: reqwest::Url =
            endpoint.parse().map_err(|_| named("its endpoint is no address of a relay."))?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let here = matches!(host.as_str(), "127.0.0.1" | "localhost" | "[::1]");
        let (tls, port) = match url.scheme() {
            "smtps" => (Tls::Implicit, 465),
            "smtp" if here => (Tls::None, 25),
            "smtp" => (Tls::Upgrade, 587),
            _ => return Err(named("its endpoint is neither smtp:// nor smtps://.")),
        };
        let login = match &account.credentials {
            None => None,
            Some(whereabouts) => {
                let secret = whereabouts.fetch().map_err(|sentence| named(&sentence))?;
                let (user, password) = secret
                    .reveal()
                    .split_once(':')
                    .ok_or_else(|| named("its credentials are not user:password."))?;
                Some(Credentials::new(user.to_owned(), password.to_owned()))
            }
        };
        // Another crate may have set it: any of them will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let port = url.port().unwrap_or(port);
        Ok(Self { host, port, tls, login, idle: Mutex::default() })
    }

    async fn connect(&self) -> Result<Kept, Failure> {
        let hello = ClientId::default();
        let tls = || TlsParameters::new(self.host.clone());
        let implicit = match self.tls {
            Tls::Implicit => Some(tls()?),
            Tls::Upgrade | Tls::None => None,
        };
        let address = (self.host.as_str(), self.port);
        let patience = Some(PATIENCE);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, patience, &hello, implicit, None).await?;
        if matches!(self.tls, Tls::Upgrade) {
            connection.starttls(tls()?, &hello).await?;
        }
        if let Some(login) = &self.login {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], login).await?;
        }
        Ok(Kept { connection, messages: 0 })
    }

    /// A kept connection that still answers, or a new one.
    async fn connection(&self) -> Result<Kept, Failure> {
        loop {
            let kept = self.idle.lock().ok().and_then(|mut idle| idle.pop());
            let Some(mut kept) = kept else { return self.connect().await };
            if kept.connection.command(Rset).await.is_ok() {
                return Ok(kept);
            }
        }
    }

    fn keep(&self, mut kept: Kept) {
        kept.messages += 1;
        if kept.messages < MESSAGES
            && !kept.connection.has_broken()
            && let Ok(mut idle) = self.idle.lock()
        {
            idle.push(kept);
        }
    }

    async fn transaction(&self, request: &Request) -> Answer {
        let [letter] = request.letters.as_slice() else {
            return Answer::to_all(request, Verdict::Refused, "not-one-recipient");
        };
        let (Some(raw), Ok(from), Ok(to)) =
            (&letter.raw, request.from.parse::<Address>(), letter.to.parse::<Address>())
        else {
            return Answer::to_all(request, Verdict::Refused, "bad-address");
        };
        let mut kept = match self.connection().await {
            Ok(kept) => kept,
            Err(error) => return before(request, &error, "no-connection"),
        };
        let connection = &mut kept.connection;
        let mut parameters = Vec::new();
        if connection.server_info().supports_feature(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        if raw.needs_smtputf8 {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                self.keep(kept);
                return Answer::to_all(request, Verdict::Refused, "no-smtputf8");
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let envelope = async {
            connection.command(Mail::new(Some(from), parameters)).await?;
            connection.command(Rcpt::new(to, Vec::new())).await?;
            connection.command(Data).await
        };
        if let Err(error) = envelope.await {
            let answer = before(request, &error, "connection-lost");
            self.keep(kept);
            return answer;
        }
        match kept.connection.message(&raw.bytes).await {
            Ok(response) => {
                let code = response.code().to_string();
                self.keep(kept);
                Answer::to_all(request, Verdict::Accepted, code)
            }
            Err(error) if error.is_transient() || error.is_permanent() => {
                let answer = before(request, &error, "");
                self.keep(kept);
                answer
            }
            // The dot may have arrived.
            Err(error) => {
                let code = if error.is_timeout() { "timeout" } else { "connection-lost" };
                Answer::Unknown { code: code.to_owned() }
            }
        }
    }
}

/// What an error means while nothing can have been taken.
fn before(request: &Request, error: &Failure, cut: &str) -> Answer {
    let code = error.status().map_or_else(|| cut.to_owned(), |code| code.to_string());
    match error {
        // 530 and 535 (RFC 4954 §6): who one is was not believed.
        error if error.is_permanent() && matches!(code.as_str(), "530" | "534" | "535") => {
            Answer::Halt { code }
        }
        error if error.is_permanent() => Answer::to_all(request, Verdict::Refused, code),
        error if error.is_tls() => Answer::Halt { code: "tls".to_owned() },
        _ => Answer::Later { after_ms: None, code },
    }
}

#[async_trait]
impl Transport for Smtp {
    async fn call(&self, request: &Request) -> Answer {
        // lettre's own time limit is for each step.
        let limit = PATIENCE + Duration::from_secs(5);
        let outcome = tokio::time::timeout(limit, self.transaction(request)).await;
        outcome.unwrap_or(Answer::Unknown { code: "timeout".to_owned() })
    }

    fn wants_raw(&self) -> bool {
        true
    }
}
