//! One locale's strings for a translator, as JSON or CSV, and back.
//!
//! Both carry each source text and its digest. What comes back is compared with the source as it is
//! then: a string whose source has changed in the meantime is stale, not lost.

use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

use super::matrix::{self, StringState};
use super::{StringTable, Translation, digest, fields, json, read, records, table};
use crate::diagnostic::{Diagnostic, Place};
use crate::lint::string_table;
use crate::spreadsheet;
use crate::template::TemplateFile;
use crate::wording::{list, text};

/// Form of a translator's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Flat keys with their texts, and under `@key` source, digest and state.
    Json,
    /// `key,source,translation,state,digest`.
    Csv,
}

impl Format {
    /// The form that a file's ending names.
    pub fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1.to_lowercase().as_str() {
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

const COLUMNS: [&str; 5] = ["key", "source", "translation", "state", "digest"];

/// Every string of the source with its translation into `locale`, as UTF-8 text.
pub fn export(tables: &[StringTable], source: &str, locale: &str, format: Format) -> String {
    let Some(from) = table(tables, source) else { return String::new() };
    let none = StringTable { locale: locale.to_owned(), ..StringTable::default() };
    let to = table(tables, locale).unwrap_or(&none);
    let lines = from.strings.iter().map(|(key, original)| {
        let translation = to.text(key).unwrap_or_default();
        let state = matrix::state(to, key, Some(&original.text), false);
        (key, &original.text, translation, state)
    });
    match format {
        Format::Json => {
            let mut members = Map::new();
            for (key, original, translation, state) in lines {
                members.insert(key.clone(), translation.into());
                let about = json!({ "text": original, "source": digest(original), "state": state });
                members.insert(format!("@{key}"), about);
            }
            json::written(members)
        }
        Format::Csv => {
            let mut text = format!("{}\r\n", COLUMNS.join(","));
            for (key, original, translation, state) in lines {
                let fields = [key, original.as_str(), translation, word(state), &digest(original)];
                let fields = fields.map(spreadsheet::field);
                text.push_str(&fields.join(","));
                text.push_str("\r\n");
            }
            text
        }
    }
}

fn word(state: StringState) -> &'static str {
    match state {
        StringState::Source => "source",
        StringState::Translated => "translated",
        StringState::Stale => "stale",
        StringState::Untranslated => "untranslated",
        StringState::Missing => "missing",
    }
}

/// A translator's file put into the locale's table; findings have the file's lines.
///
/// What the file leaves empty stays as it is. Keys that the source does not have are left out.
pub fn import(
    tables: &[StringTable],
    source: &str,
    locale: &str,
    format: Format,
    file: &TemplateFile,
) -> (StringTable, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let strings = match format {
        Format::Json => read::read_json(file, &mut findings),
        Format::Csv => rows(file, &mut findings),
    };
    let path = format!("strings/{locale}.json");
    let mut new = table(tables, locale).cloned().unwrap_or_else(|| StringTable {
        locale: locale.to_owned(),
        path,
        ..StringTable::default()
    });
    let from = table(tables, source);
    for (key, string) in strings {
        let place = Place::line(&file.path, string.line);
        let Some(original) = from.and_then(|from| from.strings.get(&key)) else {
            findings.push(string_table::finding(
                place,
                text!(
                    "engine-template-no-key-left-out",
                    "\u{201c}{key}\u{201d} is no key of {source}: it is left out.",
                    key = key,
                    source = source
                ),
                text!(
                    "engine-template-look-for-changed-key-translators",
                    "Look for a changed key; translators leave keys as they are."
                ),
            ));
            continue;
        };
        if string.text.trim().is_empty() {
            continue;
        }
        let lost: Vec<String> = fields(&original.text)
            .difference(&fields(&string.text))
            .map(|field| format!("{{{{{field}}}}}"))
            .collect();
        if !lost.is_empty() {
            findings.push(string_table::finding(
                place,
                text!(
                    "engine-template-translation-loses",
                    "The translation of \u{201c}{key}\u{201d} loses {lost}.",
                    key = key,
                    lost = list(lost)
                ),
                text!(
                    "engine-template-put-where-belongs-translation",
                    "Put it where it belongs in the translation."
                ),
            ));
        }
        let source = string.source.or_else(|| Some(digest(&original.text)));
        new.strings.insert(key, Translation { text: string.text, line: 0, source });
    }
    (new, findings)
}

/// The set of files with a translator's file put into the locale's table; findings have the file's
/// lines. Tables that share one file with it, `strings.csv`, get files of their own. `fallback`: the
/// locale that stands in where another has no text.
pub fn taken_in(
    files: &[TemplateFile],
    fallback: Option<&str>,
    locale: &str,
    format: Format,
    file: &TemplateFile,
) -> (Vec<TemplateFile>, Vec<Diagnostic>) {
    let tables = super::tables(files);
    let source = super::source(&tables, fallback);
    let (new, findings) = import(&tables, source, locale, format, file);
    let mut files = files.to_vec();
    if new.strings.is_empty() || table(&tables, locale) == Some(&new) {
        return (files, findings);
    }
    let mut written = vec![&new];
    if Format::of(&new.path) != Some(Format::Json) {
        written
            .extend(tables.iter().filter(|one| one.path == new.path && one.locale != new.locale));
    }
    files.retain(|file| file.path != new.path);
    let alone = written.len() == 1 && Format::of(&new.path) == Some(Format::Json);
    for table in written {
        let path =
            if alone { table.path.clone() } else { format!("strings/{}.json", table.locale) };
        files.push(TemplateFile { path, text: table.to_json() });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    (files, findings)
}

fn rows(file: &TemplateFile, findings: &mut Vec<Diagnostic>) -> Vec<(String, Translation)> {
    let mut records = records(&file.text).into_iter();
    let header = records.next().map(|(_, header)| header).unwrap_or_default();
    let place = |name: &str| header.iter().position(|column| column.trim() == name);
    let (Some(key), Some(translation)) = (place("key"), place("translation")) else {
        findings.push(string_table::finding(
            Place::line(&file.path, 1),
            text!(
                "engine-template-lacks-column-key-or-translation",
                "{path} lacks the column \u{201c}key\u{201d} or \u{201c}translation\u{201d}.",
                path = file.path
            ),
            text!(
                "engine-template-export-strings-again-fill-column",
                "Export the strings again and fill in the column “translation”."
            ),
        ));
        return Vec::new();
    };
    let noted = place("digest");
    let mut strings: Vec<(String, Translation)> = Vec::new();
    for (line, row) in records {
        if let Some(finding) = read::misshapen(&file.path, line, &row, header.len(), key) {
            findings.push(finding);
            continue;
        }
        let field = |at: usize| row.get(at).map(|text| spreadsheet::unmarked(text).to_owned());
        let name = field(key).unwrap_or_default();
        if strings.iter().any(|(known, _)| *known == name) {
            findings.push(string_table::finding(
                Place::line(&file.path, line),
                text!(
                    "engine-template-stands-here-second-time-this",
                    "\u{201c}{name}\u{201d} stands here a second time: this row is left out.",
                    name = name
                ),
                text!("engine-template-remove-one-them", "Remove one of them."),
            ));
            continue;
        }
        let source = noted.and_then(field).filter(|digest| !digest.is_empty());
        let text = field(translation).unwrap_or_default();
        strings.push((name, Translation { text, line, source }));
    }
    strings
}
