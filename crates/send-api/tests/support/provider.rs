//! A provider of the tests' own, over HTTP or SMTP: takes messages, writes down whom it took them for,
//! and misbehaves as told.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use send_api::operator::Account;
use send_api::transport::credentials::Whereabouts;
use send_api::transport::{Transport, open};
use serde_json::json;
use tempfile::NamedTempFile;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What a provider does with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Takes it.
    Fine,
    /// Takes it, and answers after a while.
    Slow,
    /// Takes it, and never answers.
    Hang,
    /// Takes it, and cuts the line.
    Cut,
    /// Takes it, and answers noise.
    Garbage,
    /// Never reads on.
    Deaf,
    /// Resets the line before it has read.
    Reset,
    /// Says: later.
    Later,
}

impl Mood {
    pub const ALL: [Self; 8] = [
        Self::Fine,
        Self::Slow,
        Self::Hang,
        Self::Cut,
        Self::Garbage,
        Self::Deaf,
        Self::Reset,
        Self::Later,
    ];
}

/// Somebody's message that came, and when.
pub type Came = (Instant, String);

/// The provider.
pub struct Provider {
    name: String,
    moods: Vec<Mood>,
    calls: AtomicUsize,
    took: Mutex<Vec<Came>>,
}

/// Between a slow provider's reading and answering.
const A_WHILE: Duration = Duration::from_millis(200);

impl Provider {
    /// With these moods, one call after the other; and the transport that goes there.
    pub async fn start(name: &str, moods: &[Mood], answer_within: &str) -> Served {
        let provider = Arc::new(Self {
            name: name.to_owned(),
            moods: moods.to_vec(),
            calls: AtomicUsize::default(),
            took: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let scheme = if name == "smtp" { "smtp" } else { "http" };
        let endpoint = format!("{scheme}://{}", listener.local_addr().unwrap());
        let serving = Arc::clone(&provider);
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                socket.set_nodelay(true).unwrap();
                let provider = Arc::clone(&serving);
                tokio::spawn(async move {
                    match provider.name.as_str() {
                        "smtp" => provider.smtp(socket).await,
                        _ => provider.http(socket).await,
                    }
                });
            }
        });
        let secret = NamedTempFile::new().unwrap();
        std::fs::write(secret.path(), "AKIDEXAMPLE:secret").unwrap();
        let credentials = Whereabouts::File(secret.path().to_path_buf());
        let account = Account {
            id: "main".to_owned(),
            provider: name.to_owned(),
            endpoint: Some(endpoint.clone()),
            region: Some("eu-central-1".to_owned()),
            credentials: (name != "smtp").then_some(credentials),
            answer_within: Some(answer_within.to_owned()),
            ..Account::default()
        };
        let transport = open(&account).unwrap();
        Served { provider, transport, endpoint, _secret: secret }
    }

    /// Everything that came, in its order.
    pub fn took(&self) -> Vec<Came> {
        self.took.lock().unwrap().clone()
    }

    pub fn count(&self) -> usize {
        self.took.lock().unwrap().len()
    }

    fn mood(&self) -> Mood {
        let nth = self.calls.fetch_add(1, Ordering::Relaxed);
        self.moods[nth % self.moods.len()]
    }

    fn take(&self, recipients: impl IntoIterator<Item = String>) {
        let now = Instant::now();
        self.took.lock().unwrap().extend(recipients.into_iter().map(|to| (now, to)));
    }

    async fn http(&self, socket: TcpStream) -> Option<()> {
        let mut socket = BufReader::new(socket);
        loop {
            let (mut head, mut line) = (String::new(), String::new());
            while line != "\r\n" {
                line.clear();
                if socket.read_line(&mut line).await.ok()? == 0 {
                    return None;
                }
                head.push_str(&line.to_ascii_lowercase());
            }
            let mood = self.mood();
            match mood {
                Mood::Deaf => return deaf(socket.into_inner()).await,
                Mood::Reset => return reset(&socket.into_inner()),
                _ => {}
            }
            let length = head.split("content-length: ").nth(1)?.lines().next()?.trim();
            let mut body = vec![0; length.parse().ok()?];
            socket.read_exact(&mut body).await.ok()?;
            let recipients = addresses(&String::from_utf8_lossy(&body));
            let count = recipients.len();
            if mood != Mood::Later {
                self.take(recipients);
            }
            let answer = match mood {
                Mood::Hang => return deaf(socket.into_inner()).await,
                Mood::Cut => return reset(&socket.into_inner()),
                Mood::Garbage => {
                    socket.write_all(b"\x00\x01<html>\r\n\r\n").await.ok()?;
                    return reset(&socket.into_inner());
                }
                Mood::Later => "HTTP/1.1 429 Later\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n",
                _ => &self.yes(count, head.contains("bulk")),
            };
            if mood == Mood::Slow {
                tokio::time::sleep(A_WHILE).await;
            }
            socket.write_all(answer.as_bytes()).await.ok()?;
        }
    }

    /// As each provider says it.
    fn yes(&self, count: usize, is_bulk: bool) -> String {
        let (status, body) = match (self.name.as_str(), is_bulk) {
            ("ses", true) => {
                let each = vec![json!({ "Status": "SUCCESS" }); count];
                (200, json!({ "BulkEmailEntryResults": each }))
            }
            ("ses", false) => (200, json!({ "MessageId": "1" })),
            ("resend", _) => (200, json!({ "data": vec![json!({ "id": "1" }); count] })),
            _ => (202, json!({})),
        };
        let body = body.to_string();
        format!("HTTP/1.1 {status} Fine\r\ncontent-length: {}\r\n\r\n{body}", body.len())
    }

    async fn smtp(&self, socket: TcpStream) -> Option<()> {
        let mut socket = BufReader::new(socket);
        socket.write_all(b"220 relay.example\r\n").await.ok()?;
        let (mut line, mut to, mut mood) = (String::new(), String::new(), Mood::Fine);
        loop {
            line.clear();
            if socket.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let word = line.split([' ', ':', '\r']).next().unwrap_or_default();
            let answer = match word {
                "EHLO" => "250-relay.example\r\n250 8BITMIME\r\n",
                "MAIL" => {
                    mood = self.mood();
                    match mood {
                        Mood::Deaf => return deaf(socket.into_inner()).await,
                        Mood::Reset => return reset(&socket.into_inner()),
                        Mood::Later => "454 too fast\r\n",
                        // One answer too many: what follows answers something else.
                        Mood::Garbage => "250 fine\r\n250 fine\r\n",
                        _ => "250 fine\r\n",
                    }
                }
                "RCPT" => {
                    to = line.split(['<', '>']).nth(1)?.to_owned();
                    "250 fine\r\n"
                }
                "DATA" => {
                    socket.write_all(b"354 go on\r\n").await.ok()?;
                    while line != ".\r\n" {
                        line.clear();
                        if socket.read_line(&mut line).await.ok()? == 0 {
                            return None;
                        }
                    }
                    self.take([std::mem::take(&mut to)]);
                    match mood {
                        Mood::Hang => return deaf(socket.into_inner()).await,
                        Mood::Cut => return reset(&socket.into_inner()),
                        Mood::Slow => tokio::time::sleep(A_WHILE).await,
                        _ => {}
                    }
                    "250 queued\r\n"
                }
                _ => "250 fine\r\n",
            };
            socket.write_all(answer.as_bytes()).await.ok()?;
        }
    }
}

/// A provider at work.
pub struct Served {
    pub provider: Arc<Provider>,
    pub transport: Arc<dyn Transport>,
    pub endpoint: String,
    _secret: NamedTempFile,
}

/// The recipients of a payload: the only addresses in it of those firms.
fn addresses(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "@.-".contains(c)));
    words.filter(|word| word.contains("@firm")).map(str::to_owned).collect()
}

/// Until the other side has had enough.
async fn deaf(mut socket: TcpStream) -> Option<()> {
    let mut rest = [0; 4096];
    while socket.read(&mut rest).await.ok()? > 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    None
}

/// With RST.
fn reset(socket: &TcpStream) -> Option<()> {
    socket.set_zero_linger().ok()
}
