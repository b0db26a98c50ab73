//! Chosen files, folders and zip files to a set of template files, and the set as a zip file.

use std::io::{Cursor, Read, Write};

use serde::{Deserialize, Serialize};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::TemplateFile;
use crate::diagnostic::{Diagnostic, Place};
use crate::wording::{Text, text};

/// Most bytes of one template file: mail clients clip long before.
const FILE_BYTES: u64 = 2_000_000;
/// Most bytes of a zip file, and of all that it holds.
const ARCHIVE_BYTES: u64 = 50_000_000;
/// Most files of a set.
const FILES: usize = 2_000;

/// Ends of the names of template files.
const ENDS: [&str; 8] = [".txt", ".html", ".htm", ".hbs", ".text", ".mjml", ".json", ".csv"];

/// Files on their way in.
#[derive(Debug, Default)]
pub struct Intake {
    files: Vec<TemplateFile>,
    refused: Vec<Diagnostic>,
}

/// What came in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Name of the folder or zip file that held everything.
    pub folder: Option<String>,
    /// The files, with paths below that folder, sorted.
    pub files: Vec<TemplateFile>,
    /// What was left out, and why.
    pub refused: Vec<Diagnostic>,
}

impl Intake {
    /// Whether a file of this name and size is worth reading; says why not.
    pub fn wants(&mut self, path: &str, bytes: u64) -> bool {
        if is_hidden(path) {
            return false;
        }
        let most = if is_archive(path) { ARCHIVE_BYTES } else { FILE_BYTES };
        let refusal = match () {
            () if !is_archive(path) && !is_template(path) => (
                text!("engine-file-none-message-s-files", "is none of the message's files"),
                text!(
                    "engine-template-give-subject-text-as-txt",
                    "Give the subject and the text as .txt, the HTML as .html or .mjml, words as .json \
                 or .csv, or all of them as .zip."
                ),
            ),
            () if bytes > most && is_archive(path) => (
                text!("engine-file-has-more-than-50-mb", "has more than 50 MB"),
                text!(
                    "engine-template-leave-pictures-out-they-belong",
                    "Leave the pictures out: they belong on a server, linked from the message."
                ),
            ),
            () if bytes > most => (
                text!(
                    "engine-file-has-more-than-2-mb-no-mail-client-would",
                    "has more than 2 MB: no mail client would show it"
                ),
                text!(
                    "engine-template-put-pictures-on-server-link",
                    "Put pictures on a server and link them."
                ),
            ),
            () if self.files.len() >= FILES => (
                text!(
                    "engine-file-too-much-message-has-2-000-files-at-most",
                    "is too much: a message has 2,000 files at most"
                ),
                text!("engine-template-choose-message-s-folder", "Choose the message's folder."),
            ),
            () => return true,
        };
        self.refuse(path, refusal);
        false
    }

    /// Takes a file that is [wanted](Self::wants): a zip file with everything in it.
    pub fn add(&mut self, path: &str, bytes: &[u8]) {
        if is_archive(path) {
            if let Err(error) = self.unpack(path, bytes) {
                self.refuse(
                    path,
                    (
                        wrong_with(&error),
                        text!(
                            "engine-template-pack-folder-again-as-plain",
                            "Pack the folder again as a plain .zip."
                        ),
                    ),
                );
            }
            return;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
                self.files.push(TemplateFile { path: path.to_owned(), text });
            }
            Err(_) => self.refuse(
                path,
                (
                    text!("engine-file-not-utf-8-text", "is not UTF-8 text"),
                    text!("engine-template-save-again-as-utf-8", "Save it again as UTF-8."),
                ),
            ),
        }
    }

    /// A wanted file went away before it was read.
    pub fn unreadable(&mut self, path: &str) {
        self.refuse(
            path,
            (
                text!(
                    "engine-file-changed-or-went-away-while-was-being-rea",
                    "changed or went away while it was being read"
                ),
                text!("engine-template-choose-again", "Choose it again."),
            ),
        );
    }

    /// What came in, below the one folder that holds everything.
    pub fn finish(self) -> Taken {
        let Self { mut files, refused } = self;
        let folder = shared_folder(&files);
        if let Some(folder) = &folder {
            for file in &mut files {
                file.path.drain(..=folder.len());
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Taken { folder, files, refused }
    }

    fn unpack(&mut self, archive: &str, bytes: &[u8]) -> Result<(), ZipError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes))?;
        // Below a folder of the zip file's name, as if that folder had been chosen.
        let folder = archive.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
        let folder = folder.map_or("templates", |(stem, _)| stem);
        let mut left = ARCHIVE_BYTES;
        for nth in 0..zip.len() {
            let entry = zip.by_index(nth)?;
            let Some(inner) = entry.enclosed_name().filter(|_| entry.is_file()) else { continue };
            let inner: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
            let path = format!("{folder}/{}", inner.join("/"));
            if is_archive(&path) || !self.wants(&path, entry.size()) {
                continue;
            }
            // What an entry says of its size need not be true.
            let mut text = Vec::new();
            entry.take(FILE_BYTES.min(left) + 1).read_to_end(&mut text)?;
            let read = text.len() as u64;
            if read > FILE_BYTES || read > left {
                return Err(ZipError::InvalidArchive("more than it says".into()));
            }
            left -= read;
            self.add(&path, &text);
        }
        Ok(())
    }

    fn refuse(&mut self, path: &str, (is, hint): (Text, Text)) {
        let sentence = text!("engine-template-intake", "{path} {is}.", path = path, is = is);
        self.refused.push(Diagnostic::error("file/refused", Place::file(path), sentence, hint));
    }
}

/// The set as a zip file; nothing where there are too many bytes for one.
pub fn archive(files: &[TemplateFile]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        zip.start_file(&*file.path, SimpleFileOptions::default()).ok()?;
        zip.write_all(file.text.as_bytes()).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fn wrong_with(error: &ZipError) -> Text {
    match error {
        ZipError::UnsupportedArchive(_) => text!(
            "engine-file-zip-unreadable",
            "is packed in a way, or locked, that cannot be read"
        ),
        ZipError::InvalidPassword => text!("engine-file-zip-locked", "is locked with a password"),
        _ => text!("engine-file-zip-broken", "is broken, or no zip file"),
    }
}

fn is_archive(path: &str) -> bool {
    path.to_lowercase().ends_with(".zip")
}

fn is_template(path: &str) -> bool {
    let path = path.to_lowercase();
    ENDS.iter().any(|end| path.ends_with(end))
}

/// What systems put into folders and zip files by themselves.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part == "__MACOSX")
        || path.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}

/// The one folder that holds everything. `en/subject.txt` alone is a locale's folder, not the set's.
fn shared_folder(files: &[TemplateFile]) -> Option<String> {
    let (folder, _) = files.first()?.path.split_once('/')?;
    let mut below = Vec::with_capacity(files.len());
    for file in files {
        below.push(file.path.strip_prefix(folder)?.strip_prefix('/')?);
    }
    // Deeper folders, or files that name their locale or the whole set themselves.
    let names_itself = |name: &&str| {
        name.contains('/')
            || name.split('.').count() > 2
            || super::set::layout(name).is_some()
            || super::strings::is_table(name)
    };
    below.iter().any(names_itself).then(|| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(files: &[(&str, &[u8])]) -> Taken {
        let mut intake = Intake::default();
        for (path, bytes) in files {
            if intake.wants(path, bytes.len() as u64) {
                intake.add(path, bytes);
            }
        }
        intake.finish()
    }

    fn paths(taken: &Taken) -> Vec<&str> {
        taken.files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn a_folder_is_taken_off_and_a_locales_folder_is_not() {
        let all = taken(&[("mail/en/subject.txt", b"\xef\xbb\xbfHi"), ("mail/.DS_Store", b"")]);
        assert_eq!((all.folder.as_deref(), paths(&all)), (Some("mail"), vec!["en/subject.txt"]));
        assert_eq!(all.files.first().map(|file| file.text.as_str()), Some("Hi"));
        let one = taken(&[("en/subject.txt", b"Hi"), ("en/body.html", b"")]);
        assert_eq!((one.folder.as_deref(), one.files.len()), (None, 2));
        let flat = taken(&[("mail/en.subject.txt", b"Hi"), ("mail/en.html", b"")]);
        assert_eq!(paths(&flat), ["en.html", "en.subject.txt"]);
        let layout = taken(&[("mail/layout.html", b""), ("mail/strings.csv", b"")]);
        assert_eq!(paths(&layout), ["layout.html", "strings.csv"]);
    }

    #[test]
    fn a_zip_file_comes_back_as_it_was() -> Result<(), String> {
        let files: Vec<TemplateFile> = [("en/body.html", "<p>é</p>"), ("en/subject.txt", "Hi")]
            .map(|(path, text)| TemplateFile { path: path.into(), text: text.into() })
            .into();
        let zip = archive(&files).ok_or("no archive")?;
        assert_eq!(archive(&files).as_ref(), Some(&zip), "the same bytes out");
        let back = taken(&[("set.zip", &zip)]);
        assert_eq!(back, Taken { folder: Some("set".into()), files, refused: Vec::new() });
        Ok(())
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_a_sentence() -> Result<(), String> {
        let large = vec![b'x'; 2_000_001];
        let refused = taken(&[
            ("photo.png", b"\x89PNG"),
            ("large.html", &large),
            ("old.txt", b"\xe9"),
            ("broken.zip", b"PK\x03\x04 no"),
            ("ok.txt", b"fine"),
        ]);
        assert_eq!(paths(&refused), ["ok.txt"]);
        let said: Vec<&str> = refused.refused.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "photo.png is none of the message's files.",
                "large.html has more than 2 MB: no mail client would show it.",
                "old.txt is not UTF-8 text.",
                "broken.zip is broken, or no zip file.",
            ]
        );
        // A zip file that unfolds to more than a message may have is not read to its end.
        let bomb = vec![TemplateFile { path: "en.html".into(), text: "0".repeat(3_000_000) }];
        let bomb = archive(&bomb).ok_or("no archive")?;
        assert!(bomb.len() < 10_000);
        assert_eq!(taken(&[("bomb.zip", &bomb)]).files, []);
        Ok(())
    }
}
