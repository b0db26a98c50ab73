//! How fast the command line reads an audience, beside the `csv` crate that counts its rows.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use csv::{ByteRecord, ReaderBuilder};
use send_plan::campaign::{Audience, Campaign, to_json};

use crate::report::{self, Result, count, table};

/// Turns that each reader takes; the fastest stands.
const TURNS: usize = 3;

/// Reads the file in both ways, by turns, and writes a table.
pub fn run(folder: &Path, report: &Path) -> Result<()> {
    let file = folder.join("audience.csv");
    let bytes = std::fs::metadata(&file)?.len();
    let campaign = folder.join("audience.json");
    let files = vec!["audience.csv".to_owned()];
    let audience = Audience { files, ..Audience::default() };
    std::fs::write(
        &campaign,
        to_json(&Campaign { id: Some("audience".into()), audience, ..Campaign::default() }),
    )?;
    let (mut rows, mut by_us, mut by_csv) = (0, Duration::MAX, Duration::MAX);
    for _ in 0..TURNS {
        by_us = by_us.min(judged(&campaign)?);
        let started = Instant::now();
        rows = counted(&file)?;
        by_csv = by_csv.min(started.elapsed());
    }
    let row = |name: &str, time: Duration| {
        let speed = bytes as f64 / 1e6 / time.as_secs_f64();
        let times = time.as_secs_f64() / by_csv.as_secs_f64();
        vec![
            name.to_owned(),
            format!("{speed:.0}"),
            format!("{:.2}", time.as_secs_f64()),
            format!("{times:.1}×"),
        ]
    };
    let text = format!(
        "**Reading an audience natively** (`cargo xtask bench audience`): {} rows, {:.0} MB, each by one \
         thread, fastest of {TURNS} turns. `piecewise rejects` parses, judges every address and value, \
         finds duplicates, counts, digests, and prints the rows that are not mailed; the `csv` crate \
         parses the rows as bytes and counts them.\n\n{}",
        count(rows),
        bytes as f64 / 1e6,
        table(
            &["reader", "MB/s", "seconds", "time"],
            &[row("`piecewise rejects`", by_us), row("the `csv` crate, rows counted", by_csv)],
        )
    );
    report::put(report, "audience", &text)
}

/// How long the command line takes; it stands beside this program.
fn judged(campaign: &Path) -> Result<Duration> {
    let own = std::env::current_exe()?;
    let program = own.with_file_name(format!("piecewise{}", std::env::consts::EXE_SUFFIX));
    let started = Instant::now();
    let status =
        Command::new(program).arg("rejects").arg(campaign).stdout(Stdio::null()).status()?;
    match status.success() {
        true => Ok(started.elapsed()),
        false => Err(format!("`piecewise rejects {}` failed", campaign.display()).into()),
    }
}

fn counted(file: &Path) -> Result<u64> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(File::open(file)?);
    let (mut row, mut rows) = (ByteRecord::new(), 0);
    while reader.read_byte_record(&mut row)? {
        rows += 1;
    }
    Ok(rows)
}
