//! An SMTP relay: one transaction per recipient, over connections that are kept.
//!
//! Source: RFC 5321 (4.2.1: 4yz may be tried again, 5yz not), RFC 3207 and RFC 8314 (TLS), RFC 4954
//! (AUTH). 454 is what SES says over SMTP when it is asked too fast. Until the dot after the message
//! nothing was taken; without an answer to the dot nobody knows. What a relay says before `RCPT` is about
//! the account; from there on it is about the recipient, but for 421 and 454 and who one is. A relay that
//! says more or something else than it was asked is not believed any further: its connection is not used
//! again.

mod encrypted;

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, AsyncTokioStream, Certificate, TlsParameters,
};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Severity;
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use send_plan::message::mime::Raw;
use tokio::net::TcpStream;

use self::encrypted::Encrypted;
use super::{Answer, Letter, Request, Transport, Verdict, is_tls_failure};
use crate::operator::Account;

/// Messages after which a connection is closed: relays dislike endless ones.
const MESSAGES: u32 = 500;

/// A relay.
pub struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    /// Who may vouch for it besides those whom the machine believes.
    authorities: Vec<CertificateDer<'static>>,
    login: Option<Credentials>,
    patience: Duration,
    idle: Mutex<Vec<Kept>>,
}

/// How the way there is kept private.
enum Tls {
    /// From the first byte (465).
    Implicit(Arc<ClientConfig>),
    /// After `STARTTLS`; a relay without it is refused.
    Upgrade,
    /// Only to this machine, where no certificate is to vouch for it.
    None,
}

struct Kept {
    connection: AsyncSmtpConnection,
    messages: u32,
}

type Failure = lettre::transport::smtp::Error;

/// To `DATA`.
const GO_ON: u16 = 354;

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
        let authorities = match &account.ca_file {
            None => Vec::new(),
            Some(path) => authorities(path).map_err(|sentence| named(&sentence))?,
        };
        // Another crate may have set it: any of them will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (tls, port) = match url.scheme() {
            "smtps" => (Tls::Implicit(encrypted::config(&authorities)), 465),
            "smtp" if here && account.ca_file.is_none() => (Tls::None, 25),
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
        let port = url.port().unwrap_or(port);
        let patience = account.patience()?;
        Ok(Self { host, port, tls, authorities, login, patience, idle: Mutex::default() })
    }

    /// A new connection; or what it means that there is none.
    async fn connect(&self) -> Result<Kept, Answer> {
        let hello = ClientId::default();
        let stream: Box<dyn AsyncTokioStream> = match &self.tls {
            Tls::Implicit(config) => {
                let encrypted = Encrypted::over(self.reach().await?, &self.host, config).await;
                Box::new(encrypted.map_err(unencrypted)?)
            }
            Tls::Upgrade | Tls::None => Box::new(self.reach().await?),
        };
        let logged_in = async {
            let mut connection =
                AsyncSmtpConnection::connect_with_transport(stream, &hello).await?;
            if matches!(self.tls, Tls::Upgrade) {
                connection.starttls(self.parameters()?, &hello).await?;
            }
            if let Some(login) = &self.login {
                connection.auth(&[Mechanism::Plain, Mechanism::Login], login).await?;
            }
            Ok(Kept { connection, messages: 0 })
        };
        logged_in.await.map_err(|error: Failure| of_account(&error, NO_CONNECTION))
    }

    /// The relay's port. The dot after a message must not wait until the message is confirmed.
    async fn reach(&self) -> Result<TcpStream, Answer> {
        let reached = TcpStream::connect((self.host.as_str(), self.port)).await;
        let at_once = |stream: TcpStream| stream.set_nodelay(true).map(|()| stream);
        reached
            .and_then(at_once)
            .map_err(|_| Answer::Later { after_ms: None, code: NO_CONNECTION.to_owned() })
    }

    /// For `STARTTLS`.
    fn parameters(&self) -> Result<TlsParameters, Failure> {
        let mut parameters = TlsParameters::builder(self.host.clone());
        for one in &self.authorities {
            parameters = parameters.add_root_certificate(Certificate::from_der(one.to_vec())?);
        }
        parameters.build()
    }

    /// A kept connection that still answers, or a new one.
    async fn connection(&self) -> Result<Kept, Answer> {
        loop {
            let kept = self.idle.lock().ok().and_then(|mut idle| idle.pop());
            let Some(mut kept) = kept else { return self.connect().await };
            if kept.connection.command(Rset).await.is_ok() {
                return Ok(kept);
            }
        }
    }

    /// For the next message, where relay and we agree on what was said.
    fn keep(&self, mut kept: Kept) {
        kept.messages += 1;
        if kept.messages < MESSAGES
            && let Ok(mut idle) = self.idle.lock()
        {
            idle.push(kept);
        }
    }

    /// As far as the relay waits for the message; or what it means that it does not.
    async fn envelope(
        &self,
        request: &Request,
        letter: &Letter,
        raw: &Raw,
    ) -> Result<Kept, Answer> {
        let (Ok(from), Ok(to)) = (request.from.parse::<Address>(), letter.to.parse::<Address>())
        else {
            return Err(Answer::to_all(request, Verdict::Refused, "bad-address"));
        };
        let mut kept = self.connection().await?;
        let connection = &mut kept.connection;
        let mut parameters = Vec::new();
        if connection.server_info().supports_feature(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        if raw.needs_smtputf8 {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                self.keep(kept);
                return Err(Answer::to_all(request, Verdict::Refused, "no-smtputf8"));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let commands = async {
            let mail = connection.command(Mail::new(Some(from), parameters)).await;
            mail.map_err(|error| (of_account(&error, CUT), error))?;
            let named = async {
                connection.command(Rcpt::new(to, Vec::new())).await?;
                connection.command(Data).await
            };
            named.await.map_err(|error| (of_recipient(request, &error), error))
        };
        match commands.await {
            Ok(response) if response.has_code(GO_ON) => Ok(kept),
            // It answers another question.
            Ok(_) => Err(Answer::Later { after_ms: None, code: "garbage".to_owned() }),
            Err((answer, error)) => {
                if error.is_transient() || error.is_permanent() {
                    self.keep(kept);
                }
                Err(answer)
            }
        }
    }

    /// The message and its dot.
    async fn message(&self, request: &Request, mut kept: Kept, raw: &Raw) -> Answer {
        match kept.connection.message(&raw.bytes).await {
            Ok(response) if response.code().severity == Severity::PositiveCompletion => {
                let code = response.code().to_string();
                self.keep(kept);
                Answer::to_all(request, Verdict::Accepted, code)
            }
            Ok(_) => Answer::Unknown { code: "garbage".to_owned() },
            Err(error) if error.is_transient() || error.is_permanent() => {
                self.keep(kept);
                of_recipient(request, &error)
            }
            // The dot may have arrived.
            Err(_) => Answer::Unknown { code: CUT.to_owned() },
        }
    }
}

/// The certificates of a file in PEM. The error is a sentence.
fn authorities(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let pem = std::fs::read(path)
        .map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    let all: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    match all {
        Ok(all) if !all.is_empty() => Ok(all),
        _ => Err(format!("{} holds no certificate in PEM.", path.display())),
    }
}

/// Why there is no encrypted connection.
fn unencrypted(error: std::io::Error) -> Answer {
    match is_tls_failure(&error) {
        true => Answer::Halt { code: "tls".to_owned() },
        false => Answer::Later { after_ms: None, code: NO_CONNECTION.to_owned() },
    }
}

/// Nobody answers.
const NO_CONNECTION: &str = "no-connection";

/// A line that was cut.
const CUT: &str = "connection-lost";

/// What an error means before a recipient was named: whatever is refused, everybody would be.
fn of_account(error: &Failure, cut: &str) -> Answer {
    let code = error.status().map_or_else(|| cut.to_owned(), |code| code.to_string());
    match error {
        error if error.is_permanent() => Answer::Halt { code },
        // It has no STARTTLS, or no way to log in that we know.
        error if error.is_client() => Answer::Halt { code: "no-starttls-or-login".to_owned() },
        error if error.is_tls() || is_tls_failure(error) => Answer::Halt { code: "tls".to_owned() },
        _ => Answer::Later { after_ms: None, code },
    }
}

/// What an error means once a recipient was named and nothing can have been taken.
fn of_recipient(request: &Request, error: &Failure) -> Answer {
    let code = error.status().map(|code| code.to_string()).unwrap_or_default();
    match code.as_str() {
        // RFC 4954 §6: who one is was not believed.
        "530" | "534" | "535" => Answer::Halt { code },
        // RFC 5321 §3.8: the relay itself goes away; and asked too fast.
        "421" | "454" => Answer::Later { after_ms: None, code },
        _ if error.is_permanent() => Answer::to_all(request, Verdict::Refused, code),
        _ if error.is_transient() => Answer::NotYet { code },
        _ => of_account(error, CUT),
    }
}

#[async_trait]
impl Transport for Smtp {
    async fn call(&self, request: &Request) -> Answer {
        let [letter @ Letter { raw: Some(raw), .. }] = request.letters.as_slice() else {
            return Answer::to_all(request, Verdict::Refused, "not-one-recipient");
        };
        let code = || "timeout".to_owned();
        // A relay that hangs before the message has taken nothing.
        let soon = self.patience / 2;
        match tokio::time::timeout(soon, self.envelope(request, letter, raw)).await {
            Err(_) => Answer::Later { after_ms: None, code: code() },
            Ok(Err(answer)) => answer,
            Ok(Ok(kept)) => {
                let message = tokio::time::timeout(soon, self.message(request, kept, raw));
                message.await.unwrap_or_else(|_| Answer::Unknown { code: code() })
            }
        }
    }

    fn wants_raw(&self) -> bool {
        true
    }
}
