//! `piecewise show`: what would leave for one row of the audience.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use send_plan::audience::{FileFacts, RowFinder};
use send_plan::campaign::Account;
use send_plan::chunk::Place as Row;
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::message::payload::{Call, payload};
use send_plan::message::{Letterhead, Outgoing, To, mime};
use send_plan::provider;
use send_plan::template::set::TemplateSet;
use send_plan::template::{self};
use serde_json::Value;

use crate::audience::{self, Files};
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

/// A recipient as the audience files have them.
#[derive(Default)]
struct Found {
    address: String,
    locale: String,
    time_zone: String,
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
    let found = recipient(campaign, &files, place)?;
    let path = files.seeds.iter().chain(&files.audience).nth(index);
    let values = path.map(|path| values(path, facts, wanted.row)).transpose()?.flatten();
    let (Some(found), Some(values)) = (found, values) else {
        return Err(unknown(
            "arguments/row",
            "No recipient stands in that row: there is none, or it is not mailed.",
        ));
    };
    let outgoing = outgoing(wanted, &question, &found, place, &values)?;
    let letterhead = Letterhead {
        from: &campaign.from,
        reply_to: campaign.reply_to.as_ref(),
        date_ms: question.now_ms,
        campaign: campaign.id.as_deref().unwrap_or_default(),
        salt: campaign.salt.as_deref().unwrap_or_default(),
    };
    let bytes = match &wanted.form {
        Form { html: true, .. } => outgoing.rendered.html.into_bytes(),
        Form { text: true, .. } => outgoing.rendered.text.into_bytes(),
        Form { payload: true, .. } => {
            let account = account(wanted, &campaign.accounts)?;
            body(account, letterhead, &outgoing)?
        }
        Form { .. } => mime::raw(&letterhead, &outgoing).map_err(wanting)?.bytes,
    };
    std::io::stdout().lock().write_all(&bytes)?;
    Ok(())
}

fn recipient(
    campaign: &send_plan::campaign::Campaign,
    files: &Files,
    place: Row,
) -> Result<Option<Found>, Failure> {
    let mut found = None;
    audience::read_each(&campaign.audience.columns, files, &mut |recipient| {
        if recipient.file as u64 == place.file && recipient.row == place.row {
            found = Some(Found {
                address: recipient.address.to_owned(),
                locale: recipient.locale.to_owned(),
                time_zone: recipient.time_zone.to_owned(),
            });
        }
    })?;
    Ok(found)
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

fn outgoing(
    wanted: &Wanted,
    question: &send_plan::api::Question,
    found: &Found,
    place: Row,
    values: &Value,
) -> Result<Outgoing, Failure> {
    let fallback = question.campaign.templates.fallback_locale.as_deref();
    let set = TemplateSet::compile(&question.templates, fallback);
    let locale = wanted.locale.as_deref().unwrap_or(&found.locale);
    let message = template::resolve(locale, &set.locales(), fallback).and_then(|l| set.message(l));
    let Some(message) = message else {
        return Err(unknown("arguments/locale", "No template serves that locale."));
    };
    let ready = message.prepare().map_err(wanting)?;
    let Found { address, time_zone, .. } = found;
    let to = To { address, place, locale, time_zone };
    Outgoing::new(&ready, &to, values, None).map_err(|finding| wanting(vec![finding]))
}

fn account<'a>(wanted: &Wanted, accounts: &'a [Account]) -> Result<&'a Account, Failure> {
    let known: Vec<&str> = accounts.iter().map(|account| account.id.as_str()).collect();
    let found = match &wanted.account {
        Some(id) => accounts.iter().find(|account| account.id == *id),
        None => accounts.first(),
    };
    found.ok_or_else(|| {
        Failure::unknown_account(wanted.account.as_deref().unwrap_or_default(), &known)
    })
}

/// The request's body; what it is goes to standard error.
fn body(
    account: &Account,
    letterhead: Letterhead<'_>,
    outgoing: &Outgoing,
) -> Result<Vec<u8>, Failure> {
    let Some(provider) = provider::find(&account.provider) else {
        return Err(unknown("arguments/account", "The account's provider is not known."));
    };
    let call = Call {
        provider,
        letterhead,
        messages: std::slice::from_ref(outgoing),
        max_bytes_per_call: account.max_bytes_per_call,
        max_bytes_per_message: account.max_bytes_per_message,
    };
    let payload = payload(&call).map_err(wanting)?;
    let mut stderr = std::io::stderr().lock();
    writeln!(stderr, "{}: {} ({})", provider.name, payload.request, payload.content_type)?;
    for count in &payload.seen {
        writeln!(stderr, "Row {}: {count} visible address", outgoing.place.row)?;
    }
    Ok(payload.body)
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
