//! Stands between a store and its PostgreSQL, and makes trouble at the worst moment: when something
//! certain is on its way to the database.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A simple query (`Q`), as sqlx commits.
pub const COMMIT: &[u8] = b"COMMIT\0";

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    None,
    /// It arrives, and before its answer does the line is cut.
    Swallow,
    /// The line is cut before.
    Cut,
    /// It arrives so much later.
    Delay(Duration),
    /// Nothing comes through this line any more, and neither side is told.
    Stall,
}

/// The way to the same database over a proxy that looks out for `marker` and does what `trouble` says of
/// each, counted from 1; and how often it has made trouble.
pub async fn between(
    url: &str,
    marker: &'static [u8],
    trouble: impl Fn(usize) -> Trouble + Send + Sync + 'static,
) -> (String, Arc<AtomicUsize>) {
    let host = url.split('@').nth(1).unwrap().split('/').next().unwrap().to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let own = url.replace(&host, &listener.local_addr().unwrap().to_string());
    let made = Arc::new(AtomicUsize::default());
    let proxy = Arc::new(Proxy {
        marker,
        trouble: Box::new(trouble),
        seen: AtomicUsize::default(),
        made: Arc::clone(&made),
    });
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(&host).await.unwrap();
            let proxy = Arc::clone(&proxy);
            tokio::spawn(async move { proxy.pass(client, server).await });
        }
    });
    (own, made)
}

struct Proxy {
    marker: &'static [u8],
    trouble: Box<dyn Fn(usize) -> Trouble + Send + Sync>,
    seen: AtomicUsize,
    made: Arc<AtomicUsize>,
}

impl Proxy {
    fn trouble(&self, sent: &[u8]) -> Trouble {
        if !sent.windows(self.marker.len()).any(|bytes| bytes == self.marker) {
            return Trouble::None;
        }
        (self.trouble)(self.seen.fetch_add(1, Ordering::Relaxed) + 1)
    }

    async fn pass(&self, mut client: TcpStream, mut server: TcpStream) -> Option<()> {
        let (mut up, mut down) = (vec![0; 1 << 16], vec![0; 1 << 16]);
        loop {
            tokio::select! {
                read = client.read(&mut up) => {
                    let sent = &up[..read.ok().filter(|read| *read > 0)?];
                    let trouble = self.trouble(sent);
                    self.made.fetch_add(usize::from(trouble != Trouble::None), Ordering::Relaxed);
                    match trouble {
                        Trouble::None | Trouble::Swallow => {}
                        Trouble::Cut => return None,
                        Trouble::Delay(span) => tokio::time::sleep(span).await,
                        Trouble::Stall => std::future::pending().await,
                    }
                    server.write_all(sent).await.ok()?;
                    if trouble == Trouble::Swallow {
                        // Its answer shows that it holds.
                        let answered = server.read(&mut down).await.ok()?;
                        return (answered > 0).then_some(());
                    }
                }
                read = server.read(&mut down) => {
                    let said = &down[..read.ok().filter(|read| *read > 0)?];
                    client.write_all(said).await.ok()?;
                }
            }
        }
    }
}
