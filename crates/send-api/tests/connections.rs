//! Who may stay connected, and for how long.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use send_api::serve::{Manners, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

const MOMENT: Duration = Duration::from_millis(300);
const LONG: Duration = Duration::from_secs(30);
const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";

async fn served(most: usize) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let slow = get(async || {
        tokio::time::sleep(MOMENT).await;
        "late\n"
    });
    let service = Router::new().route("/", get(async || "here\n")).route("/slow", slow);
    let (leave, left) = oneshot::channel();
    let manners = Manners { asks_within: MOMENT, most };
    let serving = serve(listener, service, manners, async { drop(left.await) });
    (address, leave, tokio::spawn(serving))
}

async fn connect(address: SocketAddr, said: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(said).await.unwrap();
    stream
}

/// Everything until the server hangs up.
async fn rest(mut stream: TcpStream) -> String {
    let mut text = String::new();
    timeout(LONG, stream.read_to_string(&mut text)).await.expect("it hangs up").unwrap();
    text
}

#[tokio::test]
async fn whoever_does_not_finish_asking_is_let_go() {
    let (address, _leave, _serving) = served(9).await;
    for half in [b"".as_slice(), b"GET / HT", b"GET / HTTP/1.1\r\nhost: loc"] {
        let said = rest(connect(address, half).await).await;
        assert!(!said.contains("200 OK"), "{said}");
    }
    // Whoever has been answered and asks no more as well.
    let said = rest(connect(address, REQUEST).await).await;
    assert!(said.ends_with("here\n"), "{said}");
}

#[tokio::test]
async fn whoever_comes_when_all_places_are_taken_waits_for_one() {
    let (address, _leave, _serving) = served(2).await;
    let (one, two) = (connect(address, b"").await, connect(address, b"").await);
    let mut three = connect(address, REQUEST).await;
    let mut byte = [0];
    assert!(timeout(MOMENT / 3, three.read(&mut byte)).await.is_err(), "no place is free yet");
    drop((one, two));
    assert!(rest(three).await.ends_with("here\n"));
}

#[tokio::test]
async fn an_answer_under_way_is_given_before_the_end() {
    let (address, leave, serving) = served(9).await;
    let idle = connect(address, b"").await;
    let slow = String::from_utf8_lossy(REQUEST).replace("/ ", "/slow ");
    let asked = connect(address, slow.as_bytes()).await;
    tokio::time::sleep(MOMENT / 3).await;
    leave.send(()).unwrap();
    assert!(rest(asked).await.ends_with("late\n"));
    assert_eq!(rest(idle).await, "");
    timeout(LONG, serving).await.expect("it ends").unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "nobody is let in any more");
}
