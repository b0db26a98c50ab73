//! `piecewise rejects`: every row of a campaign's audience that is not mailed because something in it is
//! wrong, as CSV; or every duplicate, with the row that it repeats.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use send_plan::audience::unmailed::{REJECTS, REPEATS, write_reject, write_repeat};

use crate::audience::{self, Whose};
use crate::campaign;
use crate::findings::Failure;

/// Whose rows, and which of them.
#[derive(Args)]
pub struct Wanted {
    campaign: PathBuf,
    /// Print the rows whose address came before, each with the row that it repeats: reads the files
    /// twice
    #[arg(long)]
    duplicates: bool,
}

/// Prints file, line, code, reason and what stands there; of duplicates, the first row's file and line.
pub fn run(wanted: &Wanted) -> Result<(), Failure> {
    let campaign = campaign::parse(&wanted.campaign)?;
    let folder = wanted.campaign.parent().unwrap_or(Path::new(""));
    let files = campaign::files(&campaign, folder);
    // Files are counted in reading order.
    let names: Vec<String> =
        files.seeds.iter().chain(&files.audience).map(|path| audience::name(path)).collect();
    let whose = || -> Result<Whose<'_>, Failure> {
        Ok(Whose::Draft(&campaign.audience, campaign::continued(&campaign, folder)?))
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut text = Vec::new();
    if wanted.duplicates {
        out.write_all(REPEATS.as_bytes())?;
        let noted = audience::note_repeats(whose()?, &files)?;
        audience::read_repeats(whose()?, &files, noted, &mut |repeat| {
            text.clear();
            write_repeat(&repeat, &names, &mut text);
            Ok(out.write_all(&text)?)
        })?;
    } else {
        out.write_all(REJECTS.as_bytes())?;
        audience::read_rejects(whose()?, &files, &mut |reject| {
            text.clear();
            write_reject(&reject, &names, &mut text);
            Ok(out.write_all(&text)?)
        })?;
    }
    out.flush()?;
    Ok(())
}
