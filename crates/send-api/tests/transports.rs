//! Each provider's documented answers, said by servers of the tests' own.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use send_api::operator::Account;
use send_api::store::calls::CallId;
use send_api::transport::credentials::{Secret, Whereabouts};
use send_api::transport::{Answer, Letter, Request, Transport, Verdict, open};
use send_plan::chunk::Place;
use send_plan::message::mime::Raw;
use send_plan::message::payload::Payload;
use send_plan::plan::AccountFacts;
use serde_json::{Value, json};
use tempfile::NamedTempFile;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

const SECRET: &str = "AKIDEXAMPLE:super-secret-value";

fn request(people: usize, path: &'static str) -> Request {
    let raw = |n| Raw {
        bytes: format!("To: <p{n}@a.example>\r\n\r\nHello\r\n.dot\r\n").into_bytes(),
        needs_smtputf8: false,
    };
    let letter = |n| Letter {
        to: format!("p{n}@a.example"),
        place: Place { file: 0, row: n as u64 + 1 },
        raw: Some(raw(n)),
    };
    let facts: AccountFacts = serde_json::from_value(json!({
        "id": "main", "provider": "smtp", "callShape": "", "recipientsPerCall": 50, "limits": [],
        "latencyMs": 0, "latencyPerRecipientMs": 0
    }))
    .unwrap();
    Request {
        plan: "ab".repeat(32),
        call: CallId { run: 1, nth: 2 },
        account: Arc::new(facts),
        payload: Payload {
            request: path,
            content_type: "application/json",
            body: b"{\"the\":\"payload\"}".to_vec(),
            seen: vec![1; people],
            needs_smtputf8: false,
        },
        from: "news@exchange.example".to_owned(),
        letters: (0..people).map(letter).collect(),
    }
}

fn account(provider: &str, endpoint: &str) -> (Account, NamedTempFile) {
    let mut file = NamedTempFile::new().unwrap();
    writeln!(file, "{SECRET}").unwrap();
    let account = Account {
        id: "main".to_owned(),
        provider: provider.to_owned(),
        endpoint: Some(endpoint.to_owned()),
        region: Some("eu-central-1".to_owned()),
        credentials: Some(Whereabouts::File(file.path().to_path_buf())),
        ..Account::default()
    };
    (account, file)
}

/// What a provider says, and what it was asked.
struct Said {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
    asked: Mutex<Vec<(String, HeaderMap, Bytes)>>,
}

async fn answer(
    State(said): State<Arc<Said>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, HeaderMap, String) {
    said.asked.lock().unwrap().push((uri.path().to_owned(), headers, body));
    let mut headers = HeaderMap::new();
    for (name, value) in &said.headers {
        headers.insert(*name, value.parse().unwrap());
    }
    (StatusCode::from_u16(said.status).unwrap(), headers, said.body.clone())
}

async fn provider(
    status: u16,
    headers: &[(&'static str, String)],
    body: &Value,
) -> (String, Arc<Said>) {
    let body = match body {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let said = Said { status, headers: headers.to_vec(), body, asked: Mutex::default() };
    let said = Arc::new(said);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(answer).with_state(Arc::clone(&said));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, said)
}

async fn say(
    name: &str,
    people: usize,
    status: u16,
    headers: &[(&'static str, String)],
    body: Value,
) -> Answer {
    let (address, _) = provider(status, headers, &body).await;
    let (account, _file) = account(name, &address);
    open(&account).unwrap().call(&request(people, "POST /v3/mail/send")).await
}

fn all(people: usize, verdict: Verdict, code: &str) -> Answer {
    Answer::Each(vec![verdict; people], code.to_owned())
}

fn later(after_ms: Option<u64>, code: &str) -> Answer {
    Answer::Later { after_ms, code: code.to_owned() }
}

fn unknown(code: &str) -> Answer {
    Answer::Unknown { code: code.to_owned() }
}

#[tokio::test]
async fn sendgrid_says() {
    let say = async |status, headers: &[_]| say("sendgrid", 2, status, headers, json!({})).await;
    assert_eq!(say(202, &[]).await, all(2, Verdict::Accepted, "202"));
    assert_eq!(say(400, &[]).await, all(2, Verdict::Refused, "400"));
    assert_eq!(say(413, &[]).await, all(2, Verdict::Refused, "413"));
    for status in [401, 403] {
        assert_eq!(say(status, &[]).await, Answer::Halt { code: status.to_string() });
    }
    for status in [500, 502, 504, 301] {
        assert_eq!(say(status, &[]).await, unknown(&status.to_string()));
    }
    assert_eq!(say(429, &[]).await, later(None, "429"));
    // Whoever stands between says so as well, and after the message has gone up.
    assert_eq!(say(503, &[]).await, unknown("503"));
    assert_eq!(say(503, &[("retry-after", "5".to_owned())]).await, later(Some(5_000), "503"));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let reset = say(429, &[("x-ratelimit-reset", (now + 7).to_string())]).await;
    assert!([later(Some(7_000), "429"), later(Some(6_000), "429")].contains(&reset), "{reset:?}");
}

#[tokio::test]
async fn what_leaves_is_the_payload_with_the_key_and_nothing_else_knows_it() {
    let (address, said) = provider(202, &[], &json!({})).await;
    let (account, _file) = account("sendgrid", &address);
    open(&account).unwrap().call(&request(2, "POST /v3/mail/send")).await;
    let asked = said.asked.lock().unwrap();
    let [(path, headers, body)] = asked.as_slice() else { panic!("once: {asked:?}") };
    assert_eq!((path.as_str(), &body[..]), ("/v3/mail/send", &b"{\"the\":\"payload\"}"[..]));
    assert_eq!(headers["authorization"], format!("Bearer {SECRET}"));
    assert_eq!(format!("{:?}", Secret::new(SECRET)), "…");
    assert!(!format!("{account:?}").contains("super-secret"));
}

#[tokio::test]
async fn ses_says() {
    let results = |statuses: &[&str]| {
        let one = |status: &&str| json!({ "Status": status });
        json!({ "BulkEmailEntryResults": statuses.iter().map(one).collect::<Vec<_>>() })
    };
    let bulk = async |statuses: &[&str]| say("ses", 3, 200, &[], results(statuses)).await;
    assert_eq!(bulk(&["SUCCESS"; 3]).await, all(3, Verdict::Accepted, "200"));
    // A partial failure inside a 200.
    let mixed = Answer::Each(
        vec![Verdict::Accepted, Verdict::Refused, Verdict::Accepted],
        "message-rejected".to_owned(),
    );
    assert_eq!(bulk(&["SUCCESS", "MESSAGE_REJECTED", "SUCCESS"]).await, mixed);
    assert_eq!(bulk(&["ACCOUNT_THROTTLED"; 3]).await, later(None, "account-throttled"));
    let quota = "ACCOUNT_DAILY_QUOTA_EXCEEDED";
    assert_eq!(bulk(&[quota; 3]).await, later(None, "account-daily-quota-exceeded"));
    assert_eq!(bulk(&["SUCCESS"; 2]).await, unknown("other-count"));
    assert_eq!(say("ses", 1, 200, &[], json!("garbage")).await, unknown("no-results"));
    let single = say("ses", 1, 200, &[], json!({ "MessageId": "1" })).await;
    assert_eq!(single, all(1, Verdict::Accepted, "200"));
    let error = async |status, kind: &str| {
        let kind = [("x-amzn-errortype", format!("{kind}:http://internal.amazon.com/"))];
        say("ses", 2, status, &kind, json!({})).await
    };
    assert_eq!(error(400, "ThrottlingException").await, later(None, "throttlingexception"));
    let many = error(429, "TooManyRequestsException").await;
    assert_eq!(many, later(None, "toomanyrequestsexception"));
    let rejected = all(2, Verdict::Refused, "messagerejectedexception");
    assert_eq!(error(400, "MessageRejectedException").await, rejected);
    let paused = Answer::Halt { code: "sendingpausedexception".to_owned() };
    assert_eq!(error(400, "SendingPausedException").await, paused);
}

#[tokio::test]
async fn ses_requests_are_signed() {
    let (address, said) = provider(200, &[], &json!({ "MessageId": "1" })).await;
    let (account, _file) = account("ses", &address);
    open(&account).unwrap().call(&request(1, "POST /v2/email/outbound-emails")).await;
    let asked = said.asked.lock().unwrap();
    let signature = asked[0].1["authorization"].to_str().unwrap();
    assert!(signature.starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"), "{signature}");
    assert!(signature.contains("/eu-central-1/ses/aws4_request"), "{signature}");
    assert!(!signature.contains("super-secret"));
}

#[tokio::test]
async fn resend_says() {
    let taken = |n| json!({ "data": vec![json!({ "id": "1" }); n] });
    assert_eq!(say("resend", 2, 200, &[], taken(2)).await, all(2, Verdict::Accepted, "200"));
    assert_eq!(say("resend", 2, 200, &[], taken(1)).await, unknown("other-count"));
    assert_eq!(say("resend", 2, 422, &[], json!({})).await, all(2, Verdict::Refused, "422"));
    // A call with this key is under way, or was: it may have taken them.
    assert_eq!(say("resend", 2, 409, &[], json!({})).await, unknown("409"));
    let reset = [("ratelimit-reset", "3".to_owned())];
    assert_eq!(say("resend", 2, 429, &reset, json!({})).await, later(Some(3_000), "429"));
    let (address, said) = provider(200, &[], &taken(1)).await;
    let (account, _file) = account("resend", &address);
    open(&account).unwrap().call(&request(1, "POST /emails/batch")).await;
    let key = said.asked.lock().unwrap()[0].1["idempotency-key"].clone();
    assert_eq!(key, format!("{}/1/2", "ab".repeat(32)));
}

#[tokio::test]
async fn a_connection_that_never_came_to_be_carried_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let (http, _file) = account("sendgrid", &format!("http://{address}"));
    let answer = open(&http).unwrap().call(&request(1, "POST /v3/mail/send")).await;
    assert_eq!(answer, later(None, "no-connection"));
    let (smtp, _file) = account("smtp", &format!("smtp://{address}"));
    let answer = open(&smtp).unwrap().call(&request(1, "MAIL, RCPT, DATA")).await;
    assert_eq!(answer, later(None, "no-connection"));
}

#[tokio::test]
async fn a_connection_that_is_cut_leaves_doubt() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let _ = socket.read(&mut [0; 4096]).await;
        }
    });
    let (account, _file) = account("sendgrid", &format!("http://{address}"));
    let answer = open(&account).unwrap().call(&request(1, "POST /v3/mail/send")).await;
    assert_eq!(answer, unknown("connection-lost"));
}

#[test]
fn an_account_that_cannot_be_right_is_refused_with_a_sentence() {
    let plain = account("sendgrid", "http://api.sendgrid.com");
    let unknown = account("pigeon", "https://pigeon.example");
    let mut nowhere = account("sendgrid", "https://api.sendgrid.com");
    nowhere.0.credentials = Some(Whereabouts::Env("NO_SUCH_VARIABLE_HERE".to_owned()));
    // What is named is no certificate, is not there, or is named where nothing reads it.
    let (mut text, text_file) = account("smtp", "smtps://relay.example:465");
    text.ca_file = Some(text_file.path().to_path_buf());
    let (mut gone, gone_file) = account("smtp", "smtps://relay.example:465");
    gone.ca_file = Some(gone_file.path().join("no-such-file"));
    let (mut web, web_file) = account("sendgrid", "https://api.sendgrid.com");
    web.ca_file = Some(web_file.path().to_path_buf());
    let refused = [
        (plain, "https"),
        (unknown, "ADDING"),
        (nowhere, "NO_SUCH"),
        ((text, text_file), "no certificate"),
        ((gone, gone_file), "no-such-file"),
        ((web, web_file), "caFile"),
    ];
    for ((account, _), word) in refused {
        let sentence = open(&account).err().unwrap();
        assert!(sentence.contains(word) && sentence.contains("main"), "{sentence}");
    }
}

/// An answer too many is not taken for the answer to what follows.
#[tokio::test]
async fn smtp_believes_no_answers_to_questions_it_has_not_asked() {
    let (smtp, relay) = relay(&[(".", "250 queued\r\n250 queued")]).await;
    let call = async || smtp.call(&request(1, "MAIL, RCPT, DATA")).await;
    assert_eq!(call().await, all(1, Verdict::Accepted, "250"));
    assert_eq!(call().await, later(None, "garbage"));
    assert_eq!(call().await, all(1, Verdict::Accepted, "250"), "over another connection");
    let dots = relay.heard.lock().unwrap().iter().filter(|line| *line == ".").count();
    assert_eq!(dots, 2);
}

#[tokio::test]
async fn an_account_says_how_long_it_waits() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let wait = async |provider: &str, scheme: &str, within: &str| {
        let (mut account, _file) = account(provider, &format!("{scheme}://{address}"));
        account.answer_within = Some(within.to_owned());
        match open(&account) {
            Ok(transport) => Ok(transport.call(&request(1, "POST /v3/mail/send")).await),
            Err(sentence) => Err(sentence),
        }
    };
    assert_eq!(wait("sendgrid", "http", "2s").await, Ok(unknown("timeout")));
    // It accepts, and never says hello: no request has left.
    assert_eq!(wait("sendgrid", "https", "8s").await, Ok(later(None, "no-connection")));
    // Before the message nothing was taken.
    assert_eq!(wait("smtp", "smtp", "50ms").await, Ok(later(None, "timeout")));
    for odd in ["61s", "0s", "soon", "-1s", ""] {
        assert!(wait("smtp", "smtp", odd).await.unwrap_err().contains("answerWithin"), "{odd}");
    }
}

/// A relay that answers by script: a command's first word with what it says to it.
struct Relay {
    address: SocketAddr,
    script: Vec<(&'static str, &'static str)>,
    heard: Mutex<Vec<String>>,
}

/// Said to the dot: nothing, and the line is cut.
const CUT: &str = "";

/// Said before anything was asked.
const GREETING: &str = "";

async fn relay(script: &[(&'static str, &'static str)]) -> (Arc<dyn Transport>, Arc<Relay>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let relay = Arc::new(Relay { address, script: script.to_vec(), heard: Mutex::default() });
    let serving = Arc::clone(&relay);
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let relay = Arc::clone(&serving);
            tokio::spawn(async move { converse(socket, &relay).await });
        }
    });
    let (mut account, _) = account("smtp", &format!("smtp://{address}"));
    account.credentials = None;
    (open(&account).unwrap(), relay)
}

async fn converse(socket: tokio::net::TcpStream, relay: &Relay) -> Option<()> {
    let (read, mut write) = socket.into_split();
    let mut lines = BufReader::new(read).lines();
    let scripted =
        |word: &str| relay.script.iter().find(|(of, _)| *of == word).map(|(_, says)| *says);
    let greeting = scripted(GREETING).unwrap_or("220 relay.example");
    write.write_all(format!("{greeting}\r\n").as_bytes()).await.ok()?;
    let mut in_data = false;
    while let Some(line) = lines.next_line().await.ok()? {
        relay.heard.lock().unwrap().push(line.clone());
        let word = match (in_data, line.as_str()) {
            (true, ".") => ".",
            (true, _) => continue,
            (false, line) => line.split([' ', ':']).next().unwrap_or_default(),
        };
        let usual = match word {
            "EHLO" => "250-relay.example\r\n250 8BITMIME",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 2.0.0 fine",
        };
        let says = scripted(word).unwrap_or(usual);
        if says == CUT {
            return None;
        }
        in_data = word == "DATA" && says.starts_with("354");
        write.write_all(format!("{says}\r\n").as_bytes()).await.ok()?;
    }
    None
}

#[tokio::test]
async fn smtp_says() {
    let say = async |script: &[_]| {
        let (smtp, _) = relay(script).await;
        smtp.call(&request(1, "MAIL, RCPT, DATA")).await
    };
    assert_eq!(say(&[]).await, all(1, Verdict::Accepted, "250"));
    // SES over SMTP, asked too fast.
    assert_eq!(say(&[("MAIL", "454 Throttling failure")]).await, later(None, "454"));
    assert_eq!(say(&[(".", "454 Throttling failure")]).await, later(None, "454"));
    // About one recipient: the others need not wait.
    let not_yet = |code: &str| Answer::NotYet { code: code.to_owned() };
    assert_eq!(say(&[("RCPT", "450 4.1.2 no such domain")]).await, not_yet("450"));
    assert_eq!(say(&[(".", "451 4.7.1 later")]).await, not_yet("451"));
    assert_eq!(say(&[("RCPT", "421 4.3.2 going down")]).await, later(None, "421"));
    assert_eq!(say(&[("MAIL", "451 4.3.0 later")]).await, later(None, "451"));
    assert_eq!(
        say(&[("RCPT", "550 5.1.1 p0@a.example unknown")]).await,
        all(1, Verdict::Refused, "550")
    );
    assert_eq!(say(&[(".", "554 5.7.1 no")]).await, all(1, Verdict::Refused, "554"));
    // About the account: nobody would be taken.
    for (word, says) in [
        (GREETING, "554 5.7.1 you are on a list"),
        ("EHLO", "550 5.7.1 no"),
        ("MAIL", "550 5.7.1 not from you"),
        ("MAIL", "530 5.7.0 who are you"),
        ("RCPT", "530 5.7.0 who are you"),
    ] {
        let halt = Answer::Halt { code: says[..3].to_owned() };
        assert_eq!(say(&[(word, says)]).await, halt, "{word}: {says}");
    }
    assert_eq!(say(&[("RCPT", CUT)]).await, later(None, "connection-lost"));
    // It did not wait for the message, or has not taken it.
    assert_eq!(say(&[("DATA", "250 fine")]).await, later(None, "garbage"));
    assert_eq!(say(&[(".", "354 go on")]).await, unknown("garbage"));
    assert_eq!(say(&[("RCPT", "\u{1}\u{2}")]).await, later(None, "connection-lost"));
    assert_eq!(say(&[(".", "\u{1}\u{2}")]).await, unknown("connection-lost"));
    assert_eq!(say(&[(".", CUT)]).await, unknown("connection-lost"));
    let several = relay(&[]).await.0.call(&request(2, "MAIL, RCPT, DATA")).await;
    assert_eq!(several, all(2, Verdict::Refused, "not-one-recipient"), "never two in one");
}

#[tokio::test]
async fn a_relay_that_takes_no_password_is_looked_at_by_a_person() {
    let (_, relay) = relay(&[]).await;
    let (account, _file) = account("smtp", &format!("smtp://{}", relay.address));
    let answer = open(&account).unwrap().call(&request(1, "MAIL, RCPT, DATA")).await;
    assert_eq!(answer, Answer::Halt { code: "no-starttls-or-login".to_owned() });
}

#[tokio::test]
async fn smtp_keeps_its_connection_and_names_one_recipient() {
    let (smtp, relay) = relay(&[]).await;
    for _ in 0..3 {
        smtp.call(&request(1, "MAIL, RCPT, DATA")).await;
    }
    let heard = relay.heard.lock().unwrap();
    let count = |word: &str| heard.iter().filter(|line| line.starts_with(word)).count();
    assert_eq!((count("EHLO"), count("MAIL"), count("RCPT"), count("DATA")), (1, 3, 3, 3));
    assert!(heard.contains(&"RCPT TO:<p0@a.example>".to_owned()), "{heard:?}");
    assert!(heard.contains(&"..dot".to_owned()), "dots are doubled: {heard:?}");
}
