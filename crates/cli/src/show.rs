//! `piecewise show`: what would leave for one row of the audience.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use send_plan::audience::{Fate, FileFacts, RowFinder};
use send_plan::campaign::Account;
use send_plan::chunk::Place as Row;
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::message::shown::{self, Request, shown};
use serde_json::Value;

use crate::audience::{self, Files, Whose};
use crate::findings::{self, Failure};

/// Bytes read at a time.
const SLICE: usize = 1 << 20;

/// Which row, and what of it.
#[derive(Args)]
pub struct Wanted {
    campaign: PathBuf,
    /// The data row in its file; 1: the first after the header
    #[arg(long, value_name = "N")]
    row: u64,
    /// The file it stands in, by its name; left out: the first that holds customers
    #[arg(long, value_name = "NAME")]
    file: Option<String>,
    /// Show it in this locale; left out: the row's own
    #[arg(long)]
    locale: Option<String>,
    /// The date of the message, RFC 3339; left out: the start of its schedule
    #[arg(long, value_name = "RFC3339")]
    now: Option<String>,
    /// For --payload: the account that sends it; left out: the first
    #[arg(long, value_name = "ACCOUNT", requires = "payload")]
    account: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// What is printed; left out: the raw message.
#[derive(Args)]
#[group(multiple = false)]
struct Form {
    /// Print the raw message: headers and MIME
    #[arg(long)]
    raw: bool,
    /// Print the body of the request to the account's provider
    #[arg(long)]
    payload: bool,
    /// Print the HTML part
    #[arg(long)]
    html: bool,
    /// Print the text part
    #[arg(long)]
    text: bool,
}

pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let question = crate::campaign::load(&wanted.campaign, wanted.now.as_deref())?;
    let campaign = &question.campaign;
    let folder = wanted.campaign.parent().unwrap_or(Path::new(""));
    let below = |names: &[String]| names.iter().map(|name| folder.join(name)).collect();
    let files = Files {
        audience: below(&campaign.audience.files),
        seeds: below(&campaign.audience.seeds),
        suppression: below(&campaign.audience.suppression),
        // Somebody who is left out can be shown.
        report: Vec::new(),
    };
    let Some(read) = &question.audience else { return Err(Failure::no_audience()) };
    let index = read.files.iter().position(|file| match &wanted.file {
        Some(name) => file.name == *name,
        None => !file.seeds,
    });
    let Some((index, facts)) = index.and_then(|at| Some((at, read.files.get(at)?))) else {
        return Err(unknown("arguments/file", "The campaign has no such audience file."));
    };
    let place = Row { file: index as u64, row: wanted.row };
    let path = files.seeds.iter().chain(&files.audience).nth(index);
    let values = path.map(|path| values(path, facts, wanted.row)).transpose()?.flatten();
    let values = values.unwrap_or_default();
    let whose = Whose::Draft(&campaign.audience, None);
    match audience::fate(whose, &files, place, &values, &read.columns)? {
        Some(Fate::Mailed) => {}
        Some(fate) => return Err(unknown("arguments/row", &fate.sentence(place.file, read))),
        None => {
            let sentence = format!("{} has no row {}.", facts.name, wanted.row);
            return Err(unknown("arguments/row", &sentence));
        }
    }
    if wanted.form.payload {
        known_account(wanted, &campaign.accounts)?;
    }
    let (locale, account) = (wanted.locale.as_deref(), wanted.account.as_deref());
    let look = shown::Wanted { place, values: &values, locale, account };
    let shown = shown(&question, &look).map_err(wanting)?;
    let text = match (&wanted.form, shown.request) {
        (Form { html: true, .. }, _) => shown.rendered.html,
        (Form { text: true, .. }, _) => shown.rendered.text,
        (Form { payload: true, .. }, Some(request)) => body(wanted.row, request.map_err(wanting)?)?,
        _ => shown.raw.map_err(wanting)?.text,
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

/// The row's columns with their values.
fn values(path: &Path, facts: &FileFacts, row: u64) -> Result<Option<Value>, Failure> {
    let mut finder = RowFinder::new(facts, row);
    let unreadable = |error| Failure::unreadable(path, &error);
    let mut file = File::open(path).map_err(unreadable)?;
    let mut slice = vec![0; SLICE];
    loop {
        match file.read(&mut slice) {
            Ok(0) => break,
            Ok(length) if finder.push(&slice[..length]) => break,
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Failure::unreadable(path, &error)),
        }
    }
    Ok(finder.finish())
}

fn known_account(wanted: &Wanted, accounts: &[Account]) -> Result<(), Failure> {
    let known: Vec<&str> = accounts.iter().map(|account| account.id.as_str()).collect();
    let is_known = match &wanted.account {
        Some(id) => known.contains(&id.as_str()),
        None => !known.is_empty(),
    };
    let named = wanted.account.as_deref().unwrap_or_default();
    if is_known { Ok(()) } else { Err(Failure::unknown_account(named, &known)) }
}

/// The request's body; what it is goes to standard error.
fn body(row: u64, request: Request) -> Result<String, Failure> {
    let mut stderr = std::io::stderr().lock();
    writeln!(stderr, "{}: {}", request.provider, request.request)?;
    writeln!(stderr, "Row {row}: {} visible address", request.seen)?;
    Ok(request.body)
}

fn wanting(found: Vec<Diagnostic>) -> Failure {
    // Nothing is lost where standard error is gone.
    let _ = findings::print(&found, false);
    Failure::Wanting
}

fn unknown(code: &str, sentence: &str) -> Failure {
    let hint = "See `piecewise lint` for what the campaign has, and `show --help`.";
    Failure::NotUnderstood(vec![Diagnostic::error(code, Place::default(), sentence, hint)])
}
