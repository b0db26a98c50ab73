//! `piecewise init`: id, salt, sequence 1.

use std::path::Path;

use send_plan::campaign::{self, Campaign};

use crate::findings::Failure;

/// Adds what is missing and keeps everything else.
pub fn run(path: &Path) -> Result<(), Failure> {
    let mut draft = if path.exists() {
        let name = path.display().to_string();
        campaign::parse(&name, &crate::read_text(path)?).map_err(Failure::NotUnderstood)?
    } else {
        Campaign::default()
    };
    let had = (draft.id.is_some(), draft.salt.is_some());
    if draft.salt.is_none() {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).map_err(|_| {
            Failure::unreadable(
                Path::new("the system's random numbers"),
                &std::io::Error::other("none to be had"),
            )
        })?;
        draft.salt = Some(salt.iter().map(|byte| format!("{byte:02x}")).collect());
    }
    if draft.id.is_none() {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let salt = draft.salt.as_deref().unwrap_or_default();
        draft.id = Some(format!("{}-{}", stem.unwrap_or_default(), salt.get(..8).unwrap_or(salt)));
    }
    std::fs::write(path, campaign::to_json(&draft))
        .map_err(|error| Failure::unwritable(path, &error))?;
    match had {
        (true, true) => {
            println!("{}: has an id and a salt already; nothing changed.", path.display())
        }
        _ => println!(
            "{}: campaign {}, sequence {}.",
            path.display(),
            draft.id.unwrap_or_default(),
            draft.sequence
        ),
    }
    Ok(())
}
