//! Whole sends through servers that others wrote: npm's `smtp-server` and `aws-ses-v2-local`.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mail_parser::MessageParser;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use send_api::operator::{Account, Operator, SeedMail};
use send_api::store::Store;
use send_api::store::sends::{Send, State};
use send_api::transport::credentials::Whereabouts;
use send_api::transport::open;
use send_plan::template::TemplateFile;
use serde::Deserialize;
use serde_json::{Value, json};
use support::desk::{Desk, always, clock, dispatcher, until, until_over};
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// A server in a process of its own, until it is dropped.
struct Server {
    child: Child,
    said: Arc<Mutex<Vec<String>>>,
    /// It ends with its input, and so with this process.
    _input: ChildStdin,
}

impl Server {
    /// Node with a script under the repository's root.
    fn start(script: &str, arguments: &[&Path]) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        assert!(
            root.join("node_modules/smtp-server").exists(),
            "npm's packages are missing: run `cargo xtask test unit`, which installs them"
        );
        let mut child = Command::new("node")
            .arg(root.join(script))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node is on PATH");
        let said = Arc::new(Mutex::new(Vec::new()));
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let heard = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                heard.lock().unwrap().push(line);
            }
        });
        let input = child.stdin.take().unwrap();
        Self { child, said, _input: input }
    }

    /// The first line that has one of what is looked for.
    async fn line(&self, wanted: impl Fn(&str) -> bool) -> String {
        for _ in 0..600 {
            let found = self.said.lock().unwrap().iter().find(|line| wanted(line)).cloned();
            if let Some(line) = found {
                return line;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server did not start: {:?}", self.said.lock().unwrap());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a relay got.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Relayed {
    from: String,
    to: Vec<String>,
    user: Option<String>,
    is_encrypted: bool,
    message: String,
}

struct Relay {
    server: Server,
    port: u16,
}

impl Relay {
    async fn start(arguments: &[&Path]) -> Self {
        let server = Server::start("crates/send-api/tests/servers/smtp.mjs", arguments);
        let port = server.line(|line| line.parse::<u16>().is_ok()).await.parse().unwrap();
        Self { server, port }
    }

    fn got(&self) -> Vec<Relayed> {
        let said = self.server.said.lock().unwrap();
        said.iter().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// One of some 300 customers.
struct Customer {
    address: String,
    lang: &'static str,
    name: String,
    balance: String,
}

/// In three languages, with what names and amounts look like there.
fn customers() -> Vec<Customer> {
    let one = |n: usize| {
        let (lang, name) = match n % 3 {
            0 => ("en", format!("Ann \"Zoë\" O'Neill {n}")),
            1 => ("pt-BR", format!("João & Conceição, {n}")),
            _ => ("ar", format!("ليلى <{n}>")),
        };
        let balance = format!("{{{n}}},{:02}", n % 100);
        Customer { address: format!("p{n}.x+y@firm{}.example", n % 7), lang, name, balance }
    };
    (0..303).map(one).collect()
}

fn as_csv(customers: &[Customer]) -> String {
    let row = |one: &Customer| {
        let name = one.name.replace('"', "\"\"");
        format!("{},{},\"{name}\",\"{}\"\n", one.address, one.lang, one.balance)
    };
    format!("email,lang,name,balance\n{}", customers.iter().map(row).collect::<String>())
}

const SUBJECTS: [(&str, &str); 3] =
    [("en", "Weights for"), ("pt-BR", "Pesos do índice para"), ("ar", "أوزان المؤشر")];

fn templates() -> Vec<TemplateFile> {
    let file = |path: String, text: String| TemplateFile { path, text };
    let of = |(locale, subject): (&str, &str)| {
        let greeting = greeting(locale);
        [
            file(format!("{locale}/subject.txt"), format!("{subject} {{{{name}}}}")),
            file(
                format!("{locale}/body.txt"),
                format!("{greeting} {{{{name}}}}: {{{{balance}}}}."),
            ),
            file(
                format!("{locale}/body.html"),
                format!(
                    "<html lang=\"{locale}\"><body><p>{greeting} {{{{name}}}}: <b>{{{{balance}}}}</b>.</p></body></html>"
                ),
            ),
        ]
    };
    SUBJECTS.into_iter().flat_map(of).collect()
}

fn greeting(locale: &str) -> &'static str {
    match locale {
        "en" => "Dear",
        "pt-BR" => "Olá",
        _ => "مرحبا",
    }
}

/// What a mail program shows of a message.
struct Read {
    visible: Vec<String>,
    subject: String,
    text: String,
    html: String,
}

fn read(message: &[u8]) -> Read {
    let parsed = MessageParser::default().parse(message).unwrap();
    let lists = [parsed.to(), parsed.cc(), parsed.bcc()];
    let addresses = lists.into_iter().flatten().flat_map(|list| list.iter());
    Read {
        visible: addresses.filter_map(|one| one.address().map(str::to_owned)).collect(),
        subject: parsed.subject().unwrap().to_owned(),
        text: parsed.body_text(0).unwrap().into_owned(),
        html: parsed.body_html(0).unwrap().into_owned(),
    }
}

/// Everybody once, one address in each, the right language, the right values.
fn assert_everybody_got_their_own(got: Vec<(String, Read)>, customers: &[Customer]) {
    assert_eq!(got.len(), customers.len());
    let got: BTreeMap<String, Read> = got.into_iter().collect();
    assert_eq!(got.len(), customers.len(), "nobody twice");
    for Customer { address, lang, name, balance } in customers {
        let mail = &got[address];
        assert_eq!(mail.visible, [address.as_str()]);
        let subject = SUBJECTS.iter().find(|(locale, _)| locale == lang).unwrap().1;
        assert_eq!(mail.subject, format!("{subject} {name}"));
        let text = format!("{} {name}: {balance}.", greeting(lang));
        assert_eq!(mail.text.trim_end(), text);
        assert!(mail.html.contains(&format!("<b>{balance}</b>")), "{}", mail.html);
        assert!(mail.html.contains(greeting(lang)), "{}", mail.html);
        assert!(!name.contains('<') || !mail.html.contains(name.as_str()), "{}", mail.html);
        let others = format!("{}{}{}", mail.subject, mail.text, mail.html);
        assert!(!others.contains('@'), "no address in what they read: {others}");
    }
}

/// Carries out a send over these customers through an account.
async fn send(planned: &Value, account: &Account, customers: &[Customer]) -> Send {
    let (store, _folder) = support::sqlite().await.split();
    let store: Arc<Store> = Arc::new(store);
    let members = json!({ "accounts": [planned] });
    let desk = Desk::of(as_csv(customers), &templates(), &members);
    desk.start(&store).await;
    let transports = always(open(account).unwrap());
    let running = dispatcher("one", &store, &clock(1), Operator::default(), transports).await;
    let send = until_over(&store, &desk.digest()).await;
    running.leave().await;
    send
}

fn by_smtp() -> Value {
    json!({ "id": "relay", "provider": "smtp", "inFlight": 8, "latencyMs": 20, "guardMs": 250,
            "limits": [{ "unit": "messages", "limit": 100, "per": "1s" }] })
}

fn relay_at(endpoint: String, files: &Files) -> Account {
    Account {
        id: "relay".to_owned(),
        provider: "smtp".to_owned(),
        endpoint: Some(endpoint),
        credentials: Some(Whereabouts::File(files.login.clone())),
        ca_file: Some(files.authority.clone()),
        ..Account::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_gets_everybodys_own_message_once() {
    let relay = Relay::start(&[]).await;
    let account = Account {
        id: "relay".to_owned(),
        provider: "smtp".to_owned(),
        endpoint: Some(format!("smtp://127.0.0.1:{}", relay.port)),
        ..Account::default()
    };
    let customers = customers();
    let sent = send(&by_smtp(), &account, &customers).await;
    assert_eq!((sent.state, sent.accepted), (State::Finished, 303), "{sent:?}");
    let got = relay.got();
    for relayed in &got {
        assert_eq!(relayed.from, "news@exchange.example");
        assert_eq!(relayed.to.len(), 1, "one recipient in each transaction");
    }
    let read = |one: Relayed| (one.to[0].clone(), read(&STANDARD.decode(one.message).unwrap()));
    assert_everybody_got_their_own(got.into_iter().map(read).collect(), &customers);
}

/// Puts what arrives for the seeds into a folder, as their mail server does; `change` is what happens to
/// it on its way.
fn deliver(relay: &Arc<Relay>, folder: &Path, change: fn(String) -> String) -> JoinHandle<()> {
    let (relay, folder) = (Arc::clone(relay), folder.to_owned());
    tokio::spawn(async move {
        for nth in 0.. {
            while relay.got().len() <= nth {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            let one = relay.got().remove(nth);
            if one.to[0].ends_with("@seeds.example") {
                let raw = String::from_utf8(STANDARD.decode(one.message).unwrap()).unwrap();
                let traces = "Return-Path: <bounces@relay.example>\r\nDelivered-To: seed\r\n\
                              Received: from relay.example by mx for <it@seeds.example>;\r\n \
                              Mon, 23 Nov 2026 06:00:05 +0000\r\n";
                let file = folder.join(format!("{nth}.eml"));
                std::fs::write(file, format!("{traces}{}", change(raw))).unwrap();
            }
        }
    })
}

/// A send whose gate waits for nobody but the mail of two seeds; how it ended, and how many mails the
/// relay got.
async fn through_the_gate(change: fn(String) -> String) -> (Send, usize) {
    let relay = Arc::new(Relay::start(&[]).await);
    let mail = tempfile::tempdir().unwrap();
    let other = "From: a@b.example\r\nTo: x@seeds.example, y@seeds.example\r\n\r\n";
    std::fs::write(mail.path().join("other.eml"), other).unwrap();
    let seed = |n| Customer {
        address: format!("seed{n}@seeds.example"),
        lang: "en",
        name: format!("Seed {n}"),
        balance: "1".to_owned(),
    };
    let customers: Vec<Customer> = (1..=2).map(seed).chain(customers()).take(32).collect();
    let waves = json!([
        { "name": "canary", "size": { "recipients": 31 },
          "gate": { "dwell": "1s", "approval": false, "headerCheck": true } },
        { "name": "everyone", "size": "rest" },
    ]);
    let members = json!({
        "environment": "production",
        "accounts": [by_smtp()],
        "schedule": { "start": "2026-11-23T06:00:00Z", "waves": waves },
    });
    let desk = Desk::of(as_csv(&customers), &templates(), &members);
    let (store, _folder) = support::sqlite().await.split();
    let store = Arc::new(store);
    desk.start(&store).await;
    let account = Account {
        id: "relay".to_owned(),
        provider: "smtp".to_owned(),
        endpoint: Some(format!("smtp://127.0.0.1:{}", relay.port)),
        ..Account::default()
    };
    let domains = vec!["seeds.example".to_owned()];
    let operator = Operator {
        seed_mail: Some(SeedMail { folder: mail.path().to_owned(), domains }),
        ..Operator::default()
    };
    let transports = always(open(&account).unwrap());
    let running = dispatcher("one", &store, &clock(5), operator, transports).await;
    until(&store, &desk.digest(), |send| send.accepted == 31).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let waves = store.waves(&desk.digest()).await.unwrap();
    assert_eq!(waves[1].opened_ms, None, "their mail has not arrived");
    let delivers = deliver(&relay, mail.path(), change);
    let send = until_over(&store, &desk.digest()).await;
    running.leave().await;
    delivers.abort();
    (send, relay.got().len())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gate_opens_when_the_seeds_mail_has_arrived_and_shows_one_address() {
    let (send, mails) = through_the_gate(|raw| raw).await;
    assert_eq!((send.state, send.accepted, mails), (State::Finished, 32, 32), "{send:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gate_stays_shut_when_a_seeds_mail_shows_somebody_else() {
    let other = |raw: String| raw.replacen("To: ", "To: p9@firm2.example, ", 1);
    let copied = |raw: String| raw.replacen("\r\n\r\n", "\r\nCc: p9@firm2.example\r\n\r\n", 1);
    let swapped = |raw: String| {
        raw.replacen("To: <seed", "To: <other", 1).replacen("To: seed", "To: other", 1)
    };
    for change in [other as fn(String) -> String, copied, swapped] {
        let (send, mails) = through_the_gate(change).await;
        assert_eq!((send.state, send.accepted, mails), (State::Paused, 31, 31), "{send:?}");
        assert!(send.reason.contains("another address"), "{}", send.reason);
        assert!(send.reason.contains(".eml") && !send.reason.contains('@'), "{}", send.reason);
    }
}

/// A certificate authority of a company's own, a relay's certificate from it, and a login.
struct Files {
    authority: PathBuf,
    key: PathBuf,
    certificate: PathBuf,
    login: PathBuf,
    _folder: TempDir,
}

fn files(login: &str) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let certificate = certificate.signed_by(&key, &authority).unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    Files {
        authority: write("authority.pem", &authority.pem()),
        key: write("key.pem", &key.serialize_pem()),
        certificate: write("certificate.pem", &certificate.pem()),
        login: write("login", login),
        _folder: folder,
    }
}

const LOGIN: &str = "relay-user:relay-password\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_of_a_companys_own_authority_gets_them_over_tls_with_a_login() {
    let files = files(LOGIN);
    let encrypted = [files.key.as_path(), files.certificate.as_path()];
    let relay = Relay::start(&encrypted).await;
    gets_everything(&relay, relay_at(format!("smtps://localhost:{}", relay.port), &files)).await;
    // With an authority named, nothing goes unencrypted even on this machine.
    let relay = Relay::start(&[encrypted[0], encrypted[1], Path::new("starttls")]).await;
    gets_everything(&relay, relay_at(format!("smtp://localhost:{}", relay.port), &files)).await;
}

async fn gets_everything(relay: &Relay, account: Account) {
    let customers = customers();
    let sent = send(&by_smtp(), &account, &customers).await;
    assert_eq!((sent.state, sent.accepted), (State::Finished, 303), "{sent:?}");
    let got = relay.got();
    assert!(got.iter().all(|one| one.is_encrypted && one.user.as_deref() == Some("relay-user")));
    let read = |one: Relayed| (one.to[0].clone(), read(&STANDARD.decode(one.message).unwrap()));
    assert_everybody_got_their_own(got.into_iter().map(read).collect(), &customers);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_is_not_trusted_or_does_not_trust_us_gets_nothing() {
    let own = files(LOGIN);
    let relay = Relay::start(&[&own.key, &own.certificate]).await;
    let endpoint = format!("smtps://localhost:{}", relay.port);
    let customers = customers();
    let elsewhere = files(LOGIN);
    let wrong_login = Files { login: own.login.with_file_name("other"), ..files(LOGIN) };
    std::fs::write(&wrong_login.login, "relay-user:guessed").unwrap();
    let unknown = Account { ca_file: None, ..relay_at(endpoint.clone(), &own) };
    let other = relay_at(endpoint.clone(), &elsewhere);
    let login = Whereabouts::File(wrong_login.login.clone());
    let stranger = Account { credentials: Some(login), ..relay_at(endpoint, &own) };
    for (account, code) in [(unknown, "tls"), (other, "tls"), (stranger, "535")] {
        let sent = send(&by_smtp(), &account, &customers).await;
        assert_eq!((sent.state, sent.accepted, sent.unknown), (State::Paused, 0, 0), "{sent:?}");
        assert!(sent.reason.contains(code), "{}", sent.reason);
    }
    assert_eq!(relay.got().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn ses_shows_everybody_their_own_message_once() {
    let server = Server::start(
        "node_modules/aws-ses-v2-local/dist/cli.js",
        &["--host", "127.0.0.1", "--port", "0"].map(Path::new),
    );
    let line = server.line(|line| line.contains("running at")).await;
    let address = line.rsplit(' ').next().unwrap().trim_end_matches('/').to_owned();
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    std::fs::write(&keys, "AKIDEXAMPLE:secret").unwrap();
    let account = Account {
        id: "ses".to_owned(),
        provider: "ses".to_owned(),
        endpoint: Some(address.clone()),
        region: Some("eu-central-1".to_owned()),
        credentials: Some(Whereabouts::File(keys)),
        ..Account::default()
    };
    let planned = json!({ "id": "ses", "provider": "ses", "inFlight": 4, "latencyMs": 100,
        "guardMs": 250, "maxRecipientsPerCall": 50,
        "limits": [{ "unit": "messages", "limit": 200, "per": "1s" }] });
    // 101 of each language: two calls of fifty, and one of a single raw message.
    let customers = customers();
    let sent = send(&planned, &account, &customers).await;
    assert_eq!((sent.state, sent.accepted), (State::Finished, 303), "{sent:?}");
    let store = reqwest::get(format!("{address}/store")).await.unwrap().bytes().await.unwrap();
    let store: Value = serde_json::from_slice(&store).unwrap();
    let emails = store["emails"].as_array().unwrap();
    let strings = |value: &Value| -> Vec<String> { serde_json::from_value(value.clone()).unwrap() };
    let shown = |email: &Value| {
        let to = &email["destination"];
        let visible = ["to", "cc", "bcc"].into_iter().flat_map(|list| strings(&to[list])).collect();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let body = &email["body"];
        let read = Read {
            visible,
            subject: text(&email["subject"]),
            text: text(&body["text"]),
            html: text(&body["html"]),
        };
        (read.visible[0].clone(), read)
    };
    assert_everybody_got_their_own(emails.iter().map(shown).collect(), &customers);
}
