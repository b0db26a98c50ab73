//! What the fuzzer starts from, and what it has found, replayed: nothing panics, and the auditor
//! agrees with the planner. `cargo xtask fuzz` looks for more.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[path = "../../../fuzz/src/subject.rs"]
mod subject;

use std::fs;
use std::path::{Path, PathBuf};

/// The seeds of a target, in the order of their names.
#[allow(clippy::disallowed_methods, reason = "a test reads its files")]
fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn campaigns_are_planned_as_the_auditor_wants() {
    for (path, bytes) in seeds("campaign") {
        println!("{}", path.display());
        subject::campaign(&bytes);
    }
}

#[test]
fn campaigns_have_prospects() {
    for (path, bytes) in seeds("outlook") {
        println!("{}", path.display());
        subject::prospects(&bytes);
    }
}

#[test]
fn templates_are_compiled_and_rendered() {
    for (path, bytes) in seeds("template") {
        println!("{}", path.display());
        subject::template(&bytes);
    }
}

#[test]
fn recipient_files_are_read_as_csv_is() {
    for (path, bytes) in seeds("audience") {
        println!("{}", path.display());
        subject::audience(&bytes);
    }
}

#[test]
fn plans_are_read_and_audited() {
    for (path, bytes) in seeds("plan") {
        println!("{}", path.display());
        subject::plan(&bytes);
    }
}

#[test]
fn the_fuzzer_starts_from_documents_that_are_read() {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    for (path, bytes) in seeds("campaign") {
        let read = send_plan::campaign::parse("campaign.json", &text(&bytes));
        assert!(read.is_ok(), "{}: {read:?}", path.display());
    }
    for (path, bytes) in seeds("plan") {
        let read = send_plan::plan::parse("plan.json", &text(&bytes));
        assert!(read.is_ok(), "{}: {read:?}", path.display());
    }
}
