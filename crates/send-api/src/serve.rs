//! Connections: so many at once, and none for whoever says nothing.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// How long to wait where the system gives out no connection, such as for want of file descriptors.
const BREATH: Duration = Duration::from_millis(200);

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// How long whoever is connected may take to ask: from the beginning, or from the answer before, to
    /// the end of the header.
    pub asks_within: Duration,
    /// How many connections there are at once; others wait in the system's queue.
    pub most: usize,
}

impl Default for Manners {
    fn default() -> Self {
        Self { asks_within: Duration::from_secs(30), most: 1_024 }
    }
}

/// Answers until `leave` is over, and then until every answer under way is given.
pub async fn serve(
    listener: TcpListener,
    service: Router,
    manners: Manners,
    leave: impl Future<Output = ()>,
) {
    let turns = Arc::new(Semaphore::new(manners.most));
    let (tell, told) = watch::channel(());
    let mut leave = pin!(leave);
    loop {
        let next = async {
            let turn = Arc::clone(&turns).acquire_owned().await;
            (listener.accept().await, turn)
        };
        let (accepted, turn) = tokio::select! {
            next = next => next,
            () = &mut leave => break,
        };
        match accepted {
            Ok((stream, _)) => {
                let (service, told) = (service.clone(), told.clone());
                tokio::spawn(async move {
                    let _turn: Option<OwnedSemaphorePermit> = turn.ok();
                    converse(stream, service, manners.asks_within, told).await;
                });
            }
            Err(error) => {
                tracing::warn!(%error, "no connection can be taken");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
    drop((listener, told));
    let _ = tell.send(());
    tell.closed().await;
}

/// One connection, until it is over or told to end after the answer under way.
async fn converse(
    stream: TcpStream,
    service: Router,
    asks_within: Duration,
    mut told: watch::Receiver<()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(asks_within);
    let service = TowerToHyperService::new(service);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        // Whoever hangs up is no error of ours.
        _ = &mut connection => return,
        _ = told.changed() => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = connection.await;
}
