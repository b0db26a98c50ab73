//! Reads audience and suppression files through the engine.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use send_plan::audience::{AudienceSummary, Reader};
use send_plan::campaign::Columns;

use crate::findings::Failure;

/// Bytes handed to the engine at a time.
const SLICE: usize = 1 << 20;

/// Reads the suppression files, then the audience files.
pub fn read(
    columns: &Columns,
    suppression: &[impl AsRef<Path>],
    audience: &[impl AsRef<Path>],
) -> Result<AudienceSummary, Failure> {
    // The key guards against addresses made to collide; no result depends on it.
    let mut key = [0; 16];
    if getrandom::fill(&mut key).is_err() {
        key = [7; 16];
    }
    let mut reader = Reader::new(columns, key);
    for path in suppression {
        reader.begin_suppression(&name(path.as_ref()));
        push(&mut reader, path.as_ref())?;
    }
    for path in audience {
        reader.begin(&name(path.as_ref()));
        push(&mut reader, path.as_ref())?;
    }
    Ok(reader.finish())
}

fn push(reader: &mut Reader, path: &Path) -> Result<(), Failure> {
    let refused = |finding| Failure::NotUnderstood(vec![finding]);
    let mut file = File::open(path).map_err(|error| Failure::unreadable(path, &error))?;
    let mut slice = vec![0; SLICE];
    loop {
        let length = match file.read(&mut slice) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Failure::unreadable(path, &error)),
        };
        reader.push(&slice[..length]).map_err(refused)?;
    }
    reader.end().map_err(refused)
}

/// The plan names files without their folders, as the browser knows them.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
