//! One instance per seed, on every core, until all are done or time is over.

use std::fs::{File, OpenOptions};
use std::hash::{DefaultHasher, Hasher};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use crate::report::Result;

/// What is known of a seed: one line, without the seed.
pub type Line = (u64, String);

/// How many of which instances, and until when.
#[derive(Clone, Copy)]
pub struct Amount {
    pub instances: u64,
    pub until: Option<Instant>,
}

/// The lines of every seed below `amount.instances`, in order of the seeds: those that `record` holds
/// from an earlier turn of this very build, and fresh ones, which are added to it. Fewer when time is over.
pub fn each_seed(
    record: &Path,
    amount: Amount,
    measure: impl Fn(u64) -> String + Sync,
) -> Result<Vec<Line>> {
    let (known, file) = open(record)?;
    let file = Mutex::new(file);
    let next = AtomicU64::new(0);
    let work = || {
        let mut fresh: Vec<Line> = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            let is_over = amount.until.is_some_and(|until| Instant::now() >= until);
            if seed >= amount.instances || is_over {
                return Ok(fresh);
            }
            if known.iter().any(|(known, _)| *known == seed) {
                continue;
            }
            let line = measure(seed);
            let mut file = file.lock().map_err(|_| "another thread has failed")?;
            writeln!(file, "{seed}\t{line}").map_err(|error| error.to_string())?;
            fresh.push((seed, line));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let fresh = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let join = |handle: std::thread::ScopedJoinHandle<'_, std::result::Result<_, String>>| {
            handle.join().map_err(|_| "an instance cannot be measured".to_owned())?
        };
        handles.into_iter().map(join).collect::<std::result::Result<Vec<Vec<Line>>, String>>()
    })?;
    let mut lines: Vec<Line> =
        known.iter().filter(|(seed, _)| *seed < amount.instances).cloned().collect();
    lines.extend(fresh.into_iter().flatten());
    lines.sort();
    Ok(lines)
}

/// The record's lines, and the record to be added to; a record of another build begins anew.
fn open(record: &Path) -> Result<(Vec<Line>, File)> {
    if let Some(folder) = record.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let build = format!("build {}", build()?);
    let text = std::fs::read_to_string(record).unwrap_or_default();
    let mut lines = text.lines();
    if lines.next() != Some(build.as_str()) {
        let mut file = File::create(record)?;
        writeln!(file, "{build}")?;
        return Ok((Vec::new(), file));
    }
    let known = lines.filter_map(|line| {
        let (seed, rest) = line.split_once('\t')?;
        Some((seed.parse().ok()?, rest.to_owned()))
    });
    Ok((known.collect(), OpenOptions::new().append(true).open(record)?))
}

/// What this program is made of.
fn build() -> Result<String> {
    let mut hasher = DefaultHasher::new();
    hasher.write(&std::fs::read(std::env::current_exe()?)?);
    Ok(format!("{:016x}", hasher.finish()))
}
