//! `piecewise rejects`: every row of a campaign's audience that is not mailed because something in it is
//! wrong, as CSV.

use std::io::{BufWriter, Write};
use std::path::Path;

use send_plan::audience::Reject;
use send_plan::spreadsheet::field;

use crate::audience::{self, Whose};
use crate::campaign;
use crate::findings::Failure;

/// Prints file, line, reason and what stands there.
pub fn run(path: &Path) -> Result<(), Failure> {
    let campaign = campaign::parse(path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let files = campaign::files(&campaign, folder);
    let continued = campaign::continued(&campaign, folder)?;
    // Files are counted in reading order.
    let names: Vec<String> =
        files.seeds.iter().chain(&files.audience).map(|path| audience::name(path)).collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(out, "file,line,reason,value")?;
    let mut print = |reject: Reject| -> Result<(), Failure> {
        let name = usize::try_from(reject.file).ok().and_then(|file| names.get(file));
        let name = field(name.map_or("", String::as_str));
        let (reason, value) = (field(reject.reason.sentence()), field(&reject.excerpt));
        writeln!(out, "{name},{},{reason},{value}", reject.line)?;
        Ok(())
    };
    audience::read_rejects(Whose::Draft(&campaign.audience, continued), &files, &mut print)?;
    out.flush()?;
    Ok(())
}
