//! `piecewise trust`: a trust file from the lines that `keygen` or the app has printed.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use send_plan::campaign::Environment;
use send_plan::trust::{FORMAT, Thresholds, Trust, TrustFile, TrustKey};

use crate::findings::Failure;

/// Who is believed, where.
#[derive(Args)]
pub struct Wanted {
    /// Files with one public key each, as `keygen` has printed it
    #[arg(required = true, value_name = "FILE")]
    keys: Vec<PathBuf>,
    /// Where plans may run: sandbox or production
    #[arg(long, value_parser = environment)]
    environment: Environment,
    /// How many authors must sign a plan
    #[arg(long, value_name = "N", default_value_t = 1)]
    authors: u64,
    /// How many approvers must sign a plan
    #[arg(long, value_name = "N", default_value_t = 1)]
    approvers: u64,
    /// Where to write it; an existing file stays as it is: it knows what has run
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

fn environment(text: &str) -> Result<Environment, String> {
    match text {
        "sandbox" => Ok(Environment::Sandbox),
        "production" => Ok(Environment::Production),
        _ => Err("it is neither sandbox nor production".to_owned()),
    }
}

pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let mut keys = Vec::new();
    for path in &wanted.keys {
        let entry = TrustKey::parse(&path.display().to_string(), &crate::read_text(path)?);
        keys.push(entry.map_err(|finding| Failure::NotUnderstood(vec![finding]))?);
    }
    let thresholds = Thresholds { authors: wanted.authors, approvers: wanted.approvers };
    let trust = Trust::check(TrustFile {
        format: FORMAT.to_owned(),
        environment: wanted.environment,
        thresholds,
        keys,
        ran: BTreeMap::new(),
    })
    .map_err(|findings| Failure::wanting(&findings))?;
    let unwritable = |error| Failure::unwritable(&wanted.out, &error);
    let mut file =
        OpenOptions::new().write(true).create_new(true).open(&wanted.out).map_err(unwritable)?;
    file.write_all(trust.to_json().as_bytes()).map_err(unwritable)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "Let everybody read their fingerprint to you before you use this file:")?;
    for enrolled in trust.enrolled() {
        let roles: Vec<&str> = enrolled.roles.iter().map(|role| role.as_str()).collect();
        let fingerprint = enrolled.key.fingerprint();
        writeln!(out, "{fingerprint}  {} ({})", enrolled.person, roles.join(", "))?;
    }
    Ok(())
}
