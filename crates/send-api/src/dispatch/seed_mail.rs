//! What arrived: a gate looks at the headers of the wave before, in the folder into which the seeds' mail
//! server, or an SMTP sink, puts each message as a file.
//!
//! A message counts as one of the plan's by its sender, its date and its subject. What is not recognised
//! has not arrived, so that nothing passes that was not read.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use mail_parser::MessageParser;
use send_plan::message::exposure::Seen;
use tokio::task::{block_in_place, spawn_blocking};
use tokio::time::Instant;

use super::Dispatcher;
use super::build::Builder;
use super::job::{self, Job};
use super::waves::{Headers, SHOWS_ANOTHER, own_addresses};
use crate::operator::SeedMail;

/// How often to look.
const EVERY: Duration = Duration::from_secs(2);

/// Files that are looked into: the newest.
const MOST_FILES: usize = 1_000;

/// A larger file is no message: SES takes 40 MB.
const MOST_BYTES: u64 = 64 << 20;

/// Clocks that are so far apart are kept well enough.
const SLACK_MS: u64 = 5_000;

/// Looks again and again at what arrived of the waves, one after the other.
#[derive(Default)]
pub struct Watch {
    /// What the wave that is looked at has sent.
    sent: Option<(u64, Arc<Sent>)>,
    looked: Option<Instant>,
}

impl Watch {
    /// Looks; `None`: it just has. `opened_ms`: when the wave was. The error is a sentence.
    pub async fn look(
        &mut self,
        dispatcher: &Dispatcher,
        job: &Job,
        wave: u64,
        opened_ms: u64,
    ) -> Result<Option<Headers>, String> {
        let Some(mail) = &dispatcher.operator.seed_mail else { return Ok(Some(Headers::Unseen)) };
        let sent = match &self.sent {
            Some((of, sent)) if *of == wave => Arc::clone(sent),
            _ => {
                let sent = Arc::new(Sent {
                    // A wave may be everybody.
                    subjects: block_in_place(|| subjects(dispatcher, job, wave, mail))?,
                    from: job.plan.from.address.to_lowercase(),
                    own: own_addresses(&job.plan).into_iter().map(str::to_owned).collect(),
                    since_s: opened_ms.saturating_sub(SLACK_MS) / 1_000,
                });
                self.sent = Some((wave, Arc::clone(&sent)));
                self.looked = None;
                sent
            }
        };
        if self.looked.is_some_and(|at| at.elapsed() < EVERY) {
            return Ok(None);
        }
        let folder = mail.folder.clone();
        let found = spawn_blocking(move || sent.find(&folder)).await;
        self.looked = Some(Instant::now());
        let found = found.map_err(job::broken)?;
        found.map(Some).map_err(|error| format!("the seeds' mail cannot be read: {error}"))
    }
}

/// Whom the wave mails at the folder's domains, with their subjects.
fn subjects(
    dispatcher: &Dispatcher,
    job: &Job,
    wave: u64,
    mail: &SeedMail,
) -> Result<BTreeMap<String, String>, String> {
    let mut subjects = BTreeMap::new();
    for run in job.plan.runs.iter().filter(|run| run.wave == wave) {
        let account = usize::try_from(run.account).ok().and_then(|at| job.plan.accounts.get(at));
        let account = account.ok_or("the plan has no such account")?;
        let builder = Builder::new(job, account, &dispatcher.suppression, false)?;
        for nth in 0..run.calls() {
            let those = builder.messages(&job::call_of(run, nth), |to| mail.arrives(to))?;
            let those = those.into_iter();
            subjects.extend(those.map(|one| (one.to.to_lowercase(), one.rendered.subject)));
        }
    }
    Ok(subjects)
}

/// What was sent, to know it by.
struct Sent {
    /// By address in lower case.
    subjects: BTreeMap<String, String>,
    from: String,
    own: Vec<String>,
    since_s: u64,
}

impl Sent {
    fn find(&self, folder: &Path) -> io::Result<Headers> {
        let own: Vec<&str> = self.own.iter().map(String::as_str).collect();
        let mut awaited = self.subjects.clone();
        for path in newest(folder)? {
            // It may have been taken away since.
            let Ok(raw) = std::fs::read(&path) else { continue };
            if !self.is_of_us(&raw) {
                continue;
            }
            let Some(seen) = Seen::of_message(&raw).map(Seen::without_traces) else { continue };
            let to = seen.to.first().map(|to| to.to_lowercase()).unwrap_or_default();
            if !self.subjects.contains_key(&to) || seen.check(&to, &own, 0).is_err() {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                return Ok(Headers::Wrong(format!("{SHOWS_ANOTHER}: {name}")));
            }
            awaited.remove(&to);
        }
        let is_whole = awaited.is_empty() && !self.subjects.is_empty();
        Ok(if is_whole { Headers::Right } else { Headers::Unseen })
    }

    fn is_of_us(&self, raw: &[u8]) -> bool {
        let Some(message) = MessageParser::default().parse_headers(raw) else { return false };
        let from = message.from().and_then(|from| from.first()).and_then(|one| one.address());
        let subject = message.subject().unwrap_or_default().trim();
        let date = message.date().map(|date| date.to_timestamp());
        from.is_some_and(|from| from.to_lowercase() == self.from)
            && date.is_none_or(|at| u64::try_from(at).is_ok_and(|at| at >= self.since_s))
            && self.subjects.values().any(|known| known.trim() == subject)
    }
}

/// Messages of a folder, or of a Maildir, the newest first.
fn newest(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<(SystemTime, PathBuf)> = Vec::new();
    let maildir = ["new", "cur"].iter().filter_map(|place| folder.join(place).read_dir().ok());
    for entry in std::iter::once(folder.read_dir()?).chain(maildir).flatten().flatten() {
        let Ok(facts) = entry.metadata() else { continue };
        if facts.is_file() && facts.len() <= MOST_BYTES {
            files.push((facts.modified().unwrap_or(SystemTime::UNIX_EPOCH), entry.path()));
        }
    }
    files.sort_by(|one, other| other.cmp(one));
    files.truncate(MOST_FILES);
    Ok(files.into_iter().map(|(_, path)| path).collect())
}
