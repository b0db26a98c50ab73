//! Who must not be mailed any more: the operator's lists as they are now, not as they were planned
//! with. The engine reads them as it reads a plan's; hashes are kept, and nothing is written anywhere.

use std::fmt::Display;
use std::fs::{File, Metadata};
use std::io::Read as _;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use send_plan::audience::barred::Barred;

/// Bytes read at a time.
const SLICE: usize = 1 << 18;

/// The lists, read again whenever a file has changed.
pub struct Suppression {
    files: Vec<PathBuf>,
    read: Mutex<Option<Read>>,
}

struct Read {
    facts: Vec<Facts>,
    barred: Barred,
}

/// What tells one content of a file from another without reading it.
#[derive(PartialEq, Eq)]
struct Facts {
    device: u64,
    inode: u64,
    bytes: u64,
    /// Of the content and of the file itself, in seconds and nanoseconds: the first can be set back.
    changed: [(i64, i64); 2],
}

impl Facts {
    fn of(file: &Metadata) -> Self {
        Self {
            device: file.dev(),
            inode: file.ino(),
            bytes: file.len(),
            changed: [(file.mtime(), file.mtime_nsec()), (file.ctime(), file.ctime_nsec())],
        }
    }
}

impl Suppression {
    /// Files with an address per line, or CSV with the address in any column, or its SHA-256.
    pub fn new(files: Vec<PathBuf>) -> Self {
        Self { files, read: Mutex::default() }
    }

    /// Reads the lists, where they have changed. The error is a sentence.
    pub fn look(&self) -> Result<(), String> {
        self.of(&[]).map(|_| ())
    }

    /// Which of these addresses are on a list now. The error is a sentence: a list that cannot be read
    /// lets nobody through.
    pub fn of(&self, addresses: &[String]) -> Result<Vec<bool>, String> {
        let mut read = self.read.lock().map_err(|_| "a suppression list was lost".to_owned())?;
        let now = self.files.iter().map(|file| {
            let facts = std::fs::metadata(file).map_err(|error| unreadable(file, &error))?;
            Ok(Facts::of(&facts))
        });
        let now = now.collect::<Result<Vec<_>, String>>()?;
        let current = match read.take() {
            Some(known) if known.facts == now => known,
            _ => self.read()?,
        };
        let barred = &read.insert(current).barred;
        Ok(addresses.iter().map(|address| barred.has(address)).collect())
    }

    fn read(&self) -> Result<Read, String> {
        let mut key = [0; 16];
        getrandom::fill(&mut key).map_err(|error| format!("no random number: {error}"))?;
        let mut read = Read { facts: Vec::new(), barred: Barred::new(key) };
        for file in &self.files {
            let facts = take(file, &mut read.barred).map_err(|error| unreadable(file, &error))?;
            read.facts.push(facts);
            read.barred.end().map_err(|finding| {
                let line = finding.place.line.map(|line| format!("line {line}: "));
                let line = line.unwrap_or_default();
                unreadable(file, &format!("{line}{} {}", finding.message, finding.hint))
            })?;
        }
        Ok(read)
    }
}

/// Reads a list; what it was when that began: whatever changes meanwhile is seen the next time.
fn take(path: &Path, barred: &mut Barred) -> std::io::Result<Facts> {
    let mut file = File::open(path)?;
    let facts = Facts::of(&file.metadata()?);
    barred.begin(&path.file_name().unwrap_or_default().to_string_lossy());
    let mut slice = vec![0; SLICE];
    loop {
        match file.read(&mut slice) {
            Ok(0) => return Ok(facts),
            Ok(length) => barred.push(slice.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn unreadable(file: &Path, why: &dyn Display) -> String {
    format!("the suppression list {} cannot be read: {why}", file.display())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn on_list(list: &[u8], address: &str) -> Result<bool, String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), list).unwrap();
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
            "id|email|why\n0|o'brien@a.example|unsubscribed\n",
            "mailto:o'brien@a.example\n[o'brien@a.example] (z@a.example)\n",
        ] {
            assert_eq!(on_list(list.as_bytes(), "o'brien@a.example"), Ok(true), "{list}");
            assert_eq!(on_list(list.as_bytes(), "brien@a.example"), Ok(false), "{list}");
        }
        assert_eq!(on_list("'a@a.example'\n'b@a.example'".as_bytes(), "b@a.example"), Ok(true));
    }

    #[test]
    fn lists_come_in_the_encodings_and_forms_that_audiences_come_in() {
        use sha2::{Digest, Sha256};
        let utf16 = "\u{feff}a@a.example".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let digest = crate::store::audit::hex(&Sha256::digest("a@a.example"));
        for list in [utf16, b"name,mail\ncaf\xe9,a@a.example".to_vec(), digest.into_bytes()] {
            assert_eq!(on_list(&list, "A@a.example"), Ok(true), "{list:?}");
            assert_eq!(on_list(&list, "b@a.example"), Ok(false), "{list:?}");
        }
    }

    #[test]
    fn a_list_that_somebody_may_be_missing_from_lets_nobody_through() {
        for (list, says) in [
            (&b"name\nAnn\n"[..], "No column"),
            (b"b@a.example\nann@\n", "line 2: "),
            (b"b@a.example,\"left\nann@a.example\n", "double quote"),
            (b"PK\x03\x04", "workbook"),
        ] {
            let sentence = on_list(list, "a@a.example").err().unwrap_or_default();
            assert!(sentence.contains(says), "{sentence}");
            assert!(!sentence.contains("@a."), "{sentence}");
        }
    }

    #[test]
    fn another_content_is_noticed_whatever_the_clock_says() {
        let folder = tempfile::tempdir().unwrap();
        let [list, new] = ["list.txt", "new.txt"].map(|name| folder.path().join(name));
        std::fs::write(&list, "a@a.example").unwrap();
        let suppression = Suppression::new(vec![list.clone()]);
        let on = |address: &str| suppression.of(&[address.to_owned()]);
        assert_eq!(on("b@a.example"), Ok(vec![false]));
        let written = std::fs::metadata(&list).unwrap().modified().unwrap();
        std::fs::write(&new, "b@a.example").unwrap();
        File::options().write(true).open(&new).unwrap().set_modified(written).unwrap();
        std::fs::rename(&new, &list).unwrap();
        assert_eq!(on("b@a.example"), Ok(vec![true]), "of the same length, and as old");
        std::fs::remove_file(&list).unwrap();
        assert!(on("b@a.example").is_err());
        std::fs::write(&list, "").unwrap();
        assert_eq!(on("b@a.example"), Ok(vec![false]), "nobody has left yet");
    }
}
