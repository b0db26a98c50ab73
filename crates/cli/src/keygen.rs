//! `piecewise keygen`: a key of one's own. The private half stays in its file; the line that is
//! printed goes to whoever keeps the trust file.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::{Timestamp, ToSpan};
use send_plan::campaign::Environment;
use send_plan::key::PrivateKey;
use send_plan::trust::{FORMAT, Role, Thresholds, Trust, TrustFile, TrustKey};

use crate::findings::Failure;

/// Whose key, for what, how long.
#[derive(Args)]
pub struct Wanted {
    /// Where to write the private key; an existing file stays as it is
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Name of the person who will keep it
    #[arg(long, value_name = "NAME")]
    person: String,
    /// What it may do: author, approver, operator; may be given more than once
    #[arg(long = "role", value_name = "ROLE", required = true, value_parser = role)]
    roles: Vec<Role>,
    /// RFC 3339: its signatures count from then on; left out: now
    #[arg(long, value_name = "RFC3339")]
    from: Option<Timestamp>,
    /// RFC 3339: its signatures count no more from then on; left out: 365 days after
    #[arg(long, value_name = "RFC3339")]
    to: Option<Timestamp>,
}

fn role(text: &str) -> Result<Role, String> {
    Role::ALL
        .into_iter()
        .find(|role| role.as_str() == text)
        .ok_or_else(|| "it is none of author, approver and operator".to_owned())
}

pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| {
        let none = std::io::Error::other("none to be had");
        Failure::unreadable(Path::new("the system's random numbers"), &none)
    })?;
    let key = PrivateKey::from_seed(&seed);
    let from = wanted.from.unwrap_or_else(Timestamp::now);
    let year_later = || from.checked_add((365 * 24).hours()).unwrap_or(Timestamp::MAX);
    let to = wanted.to.unwrap_or_else(year_later);
    let entry = TrustKey {
        person: wanted.person.clone(),
        roles: wanted.roles.clone(),
        x: key.public().x(),
        valid_from: format!("{from:.0}"),
        valid_to: format!("{to:.0}"),
    };
    let alone = TrustFile {
        format: FORMAT.to_owned(),
        environment: Environment::Sandbox,
        thresholds: Thresholds::default(),
        keys: vec![entry.clone()],
        ran: Default::default(),
    };
    Trust::check(alone).map_err(|findings| Failure::wanting(&findings))?;
    write_private(&wanted.out, &key.to_json())
        .map_err(|error| Failure::unwritable(&wanted.out, &error))?;
    writeln!(std::io::stdout().lock(), "{}", entry.to_line())?;
    eprintln!("Fingerprint, to be read aloud: {}", key.public().fingerprint());
    Ok(())
}

/// A new file that nobody else on this machine may read.
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}
