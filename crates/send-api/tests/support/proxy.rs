//! Stands between a store and its PostgreSQL, and hangs up at the worst moment: when a commit has
//! arrived and its answer is on the way.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A simple query (`Q`), as sqlx commits.
const COMMIT: &[u8] = b"COMMIT\0";

/// The way to the same database over a proxy that swallows the answer to every so many-th commit, and
/// how many it has swallowed.
pub async fn swallowing(url: &str, every: usize) -> (String, Arc<AtomicUsize>) {
    let host = url.split('@').nth(1).unwrap().split('/').next().unwrap().to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let own = url.replace(&host, &listener.local_addr().unwrap().to_string());
    let (seen, swallowed) = (Arc::new(AtomicUsize::default()), Arc::new(AtomicUsize::default()));
    let count = Arc::clone(&swallowed);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(&host).await.unwrap();
            let (seen, count) = (Arc::clone(&seen), Arc::clone(&count));
            tokio::spawn(pass(client, server, every, seen, count));
        }
    });
    (own, swallowed)
}

async fn pass(
    mut client: TcpStream,
    mut server: TcpStream,
    every: usize,
    seen: Arc<AtomicUsize>,
    swallowed: Arc<AtomicUsize>,
) -> Option<()> {
    let (mut up, mut down) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        tokio::select! {
            read = client.read(&mut up) => {
                let sent = &up[..read.ok().filter(|read| *read > 0)?];
                let commits = sent.windows(COMMIT.len()).any(|bytes| bytes == COMMIT);
                server.write_all(sent).await.ok()?;
                if commits && (seen.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(every) {
                    // Its answer shows that it holds.
                    let answered = server.read(&mut down).await.ok()? > 0;
                    swallowed.fetch_add(usize::from(answered), Ordering::Relaxed);
                    return None;
                }
            }
            read = server.read(&mut down) => {
                let said = &down[..read.ok().filter(|read| *read > 0)?];
                client.write_all(said).await.ok()?;
            }
        }
    }
}
