//! Who must not be mailed any more: the operator's lists as they are now, not as they were planned
//! with. They hold addresses; hashes of them are kept, and nothing is written anywhere.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::{Path, PathBuf};
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
            // In another encoding no address would be found, and everybody mailed.
            let text = std::str::from_utf8(&bytes).ok().filter(|text| !text.contains('\0'));
            let text = text.ok_or_else(|| unreadable(file, &"it is no text in UTF-8"))?;
            let separates = |c: char| c.is_whitespace() || ",;\"<>\u{feff}".contains(c);
            // An apostrophe may be a part of an address, such as o'brien@…, or stand around it.
            let words = text.split(separates).map(|word| word.trim_matches('\''));
            hashes.extend(words.filter(|word| word.contains('@')).map(hash));
        }
        *read = Read { changed, hashes };
        Ok(())
    }
}

fn unreadable(file: &Path, why: &dyn Display) -> String {
    format!("the suppression list {} cannot be read: {why}", file.display())
}

/// Of the address as it is told apart.
fn hash(address: &str) -> [u8; 16] {
    let mut text = address.to_lowercase();
    if let Ok(address) = Address::parse(address) {
        address.normalise(&mut text);
    }
    let mut short = [0; 16];
    short.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..16]);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_list(list: &[u8], address: &str) -> Result<bool, String> {
        let file = tempfile::NamedTempFile::new().map_err(|error| error.to_string())?;
        std::fs::write(file.path(), list).map_err(|error| error.to_string())?;
        let suppression = Suppression::new(vec![file.path().to_path_buf()]);
        Ok(suppression.of(&[address.to_owned()])? == [true])
    }

    #[test]
    fn addresses_are_found_however_they_stand_there() {
        for list in [
            "o'brien@a.example",
            "\u{feff}o'brien@a.example\r\n",
            "1,'O'Brien@a.example',x",
            "x;\"o'brien@a.example\"\n",
            "Pat <o'brien@a.example>",
        ] {
            assert_eq!(on_list(list.as_bytes(), "o'brien@a.example"), Ok(true), "{list}");
            assert_eq!(on_list(list.as_bytes(), "brien@a.example"), Ok(false), "{list}");
        }
        assert_eq!(on_list("'a@a.example'\n'b@a.example'".as_bytes(), "b@a.example"), Ok(true));
    }

    #[test]
    fn a_list_that_is_no_text_lets_nobody_through() {
        let utf16: Vec<u8> = "a@a.example".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for list in [utf16.as_slice(), b"\xff\xfea@a.example", b"caf\xe9,a@a.example"] {
            let sentence = on_list(list, "a@a.example").err().unwrap_or_default();
            assert!(sentence.contains("UTF-8"), "{sentence}");
        }
    }
}
