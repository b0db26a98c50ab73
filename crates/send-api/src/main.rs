//! Serves the built app on 127.0.0.1 until Ctrl-C. Its first line on stdout is the address.

use send_api::Config;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Config::parse(std::env::args_os().skip(1)) {
        Ok(config) => serve(config).await,
        Err(sentence) => Err(sentence),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("send-api: {sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(config: Config) -> Result<(), String> {
    // Loopback only: whoever wants it elsewhere puts a proxy with TLS in front.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port))
        .await
        .map_err(|error| format!("cannot listen on 127.0.0.1:{}: {error}.", config.port))?;
    let address = listener.local_addr().map_err(|error| format!("lost the listener: {error}."))?;
    println!("http://{address}");
    axum::serve(listener, send_api::app(config))
        .with_graceful_shutdown(interrupted())
        .await
        .map_err(|error| format!("the server stopped: {error}."))
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a signal handler the default one ends the process: nothing to wait for.
        std::future::pending::<()>().await;
    }
}
