//! Gives page and worker the fingerprint of the sources they are built from, so that a page never
//! talks to a worker of another build.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{fs, io};

const SOURCES: [&str; 3] = ["src", "crates/send-plan/src", "Cargo.lock"];

fn main() -> io::Result<()> {
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "debug") {
        // `cargo xtask dev` builds one after the other, while people go on writing.
        println!("cargo:rerun-if-changed=build.rs");
        println!("cargo:rustc-env=PIECEWISE_BUILD=debug");
        return Ok(());
    }
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        hash(Path::new(source), &mut hasher)?;
    }
    println!("cargo:rustc-env=PIECEWISE_BUILD={:016x}", hasher.finish());
    Ok(())
}

fn hash(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::path);
        for entry in entries {
            hash(&entry.path(), hasher)?;
        }
    } else {
        path.hash(hasher);
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}
