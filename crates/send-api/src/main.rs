//! Serves the built app, and plans where there is a database, on 127.0.0.1 until Ctrl-C or
//! SIGTERM. Its first line on stdout is the address; where it enrols, one line for each role follows.

use send_api::backend::GOODBYE;
use send_api::config::{Config, Task};
use send_api::serve::{self, Manners};
use send_api::{api, backend};
use std::net::Ipv4Addr;
use std::process::ExitCode;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    std::panic::set_hook(Box::new(|panic| {
        // Where, and not what it says: that may hold a recipient's row.
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "internal error");
    }));
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("send-api: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let task = Task::parse(std::env::args_os().skip(1), std::env::var("DATABASE_URL").ok())?;
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| format!("no threads: {error}."))?;
    let outcome = runtime.block_on(async {
        match task {
            Task::Serve(config) => open(config).await,
            Task::Stop(digest, database) => backend::stop(&database, &digest).await,
            Task::Audit(database) => {
                println!("{}", backend::audit(&database).await?);
                Ok(())
            }
            Task::OpenApi => print_openapi(),
        }
    });
    // An audience that is being read, or a plan that is being audited, waits for nobody.
    runtime.shutdown_timeout(GOODBYE);
    outcome
}

async fn open(mut config: Config) -> Result<(), String> {
    let backend = match &config.backend {
        Some(backend) => Some(backend::start(backend).await?),
        None => None,
    };
    config.retention_days = backend.as_ref().map(|backend| backend.retention_days);
    // Loopback only: whoever wants it elsewhere puts a proxy with TLS in front.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port))
        .await
        .map_err(|error| format!("cannot listen on 127.0.0.1:{}: {error}.", config.port))?;
    let address = listener.local_addr().map_err(|error| format!("lost the listener: {error}."))?;
    println!("http://{address}");
    for (role, code) in backend.iter().flat_map(|backend| &backend.invitations) {
        println!("enrol {} http://{address}/#enrol={}", role.as_str(), code.reveal());
    }
    let site = send_api::app(config);
    let service = match &backend {
        Some(backend) => site.merge(backend.router.clone()),
        None => site,
    };
    let serving = serve::serve(listener, service, Manners::default(), interrupted());
    tokio::select! {
        () = serving => {}
        // Whoever watches a send's events would keep the server open for ever.
        () = async { interrupted().await; tokio::time::sleep(GOODBYE).await } => {}
    }
    if let Some(backend) = backend {
        backend.leave().await;
    }
    Ok(())
}

fn print_openapi() -> Result<(), String> {
    let text = api::openapi().to_pretty_json().map_err(|error| format!("{error}."))?;
    println!("{text}");
    Ok(())
}

/// Ctrl-C, or what ends services (SIGTERM).
async fn interrupted() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => terminated.recv().await,
            // Without a signal handler the default one ends the process: nothing to wait for.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        Ok(()) = tokio::signal::ctrl_c() => {}
        Some(()) = terminated => {}
        else => std::future::pending().await,
    }
}
