//! Who must not be mailed any more: the operator's lists as they are now, not as they were planned
//! with. They hold addresses; hashes of them are kept, and nothing is written anywhere.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::SystemTime;

use send_plan::recipient::Address;

/// The lists, read again whenever a file has changed.
pub struct Suppression {
    files: Vec<PathBuf>,
    read: Mutex<Read>,
}

#[derive(Default)]
struct Read {
    changed: Vec<Option<SystemTime>>,
    hashes: BTreeSet<[u8; 16]>,
}

impl Suppression {
    /// Files with an address per line, or CSV with the address in any column.
    pub fn new(files: Vec<PathBuf>) -> Self {
        Self { files, read: Mutex::default() }
    }

    /// Which of these addresses are on a list now. The error is a sentence: a list that cannot be read
    /// lets nobody through.
    pub fn of(&self, addresses: &[String]) -> Result<Vec<bool>, String> {
        let mut read = self.read.lock().map_err(|_| "a suppression list was lost".to_owned())?;
        self.refresh(&mut read)?;
        Ok(addresses.iter().map(|address| read.hashes.contains(&hash(address))).collect())
    }

    fn refresh(&self, read: &mut Read) -> Result<(), String> {
        let mut changed = Vec::with_capacity(self.files.len());
        for file in &self.files {
            let facts = std::fs::metadata(file).map_err(|error| unreadable(file, &error))?;
            changed.push(facts.modified().ok());
        }
        if changed == read.changed && changed.iter().all(Option::is_some) {
            return Ok(());
        }
        let mut hashes = BTreeSet::new();
        for file in &self.files {
            let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
            let text = String::from_utf8_lossy(&bytes);
            let words = text.split(|c: char| c.is_whitespace() || ",;\"'<>".contains(c));
            let words = words.filter(|word| word.contains('@'));
            hashes.extend(words.map(hash));
        }
        *read = Read { changed, hashes };
        Ok(())
    }
}

fn unreadable(file: &std::path::Path, error: &std::io::Error) -> String {
    format!("the suppression list {} cannot be read: {error}", file.display())
}

/// Of the address as it is told apart: in lower case.
fn hash(address: &str) -> [u8; 16] {
    let known = Address::parse(address).map(|address| address.as_str().to_lowercase());
    let text = known.unwrap_or_else(|_| address.to_lowercase());
    let mut short = [0; 16];
    short.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..16]);
    short
}
