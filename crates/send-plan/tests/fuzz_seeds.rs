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

/// What decides how a recipient file is cut.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"\"\"",
    b"'",
    b",",
    b";",
    b"\t",
    b"|",
    b"\n",
    b"\r\n",
    b"\r",
    b"sep=;\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\0",
    b"\xe9",
    b"\xc3\xa9",
    b" ",
    b"a@x.de",
    b"email",
    b"lang",
    b"\n\n",
    b",\n",
    b"\"\n",
    b"@",
];

/// A dull fuzzer, for every run of the tests: pieces put in, taken out and doubled.
#[test]
fn changed_recipient_files_are_read_as_csv_is() {
    let mut state = 7_u64;
    let mut draw = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for round in 0..CHANGED_FILES {
        let seeds = seeds("audience");
        let (_, mut bytes) = seeds[round % seeds.len()].clone();
        for _ in 0..1 + draw(8) {
            let at = draw(bytes.len() + 1);
            let end = (at + draw(6)).min(bytes.len());
            match draw(4) {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let twice = bytes[at..end].to_vec();
                    bytes.splice(at..at, twice);
                }
                _ => drop(bytes.splice(at..at, PIECES[draw(PIECES.len())].iter().copied())),
            }
        }
        let outcome = std::panic::catch_unwind(|| subject::audience(&bytes));
        assert!(outcome.is_ok(), "round {round}: {:?}", String::from_utf8_lossy(&bytes));
    }
}

const CHANGED_FILES: usize = 200;

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
