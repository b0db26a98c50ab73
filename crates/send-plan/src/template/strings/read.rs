//! Files to string tables.

use super::super::TemplateFile;
use super::{StringTable, Translation, json, table};
use crate::audience::locale;
use crate::diagnostic::{Diagnostic, Place};
use crate::lint::string_table;
use crate::spreadsheet;
use crate::wording::text;

/// Whether a file holds strings: `strings/en.json`, `en/strings.json`, `strings.en.json`,
/// `strings.csv`.
pub(crate) fn is_table(path: &str) -> bool {
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let is_named = |word: &str| matches!(word, "strings" | "locales" | "translations" | "i18n");
    matches!(ending.to_lowercase().as_str(), "json" | "csv")
        && stem.split(['/', '\\', '.']).any(|word| is_named(&word.to_lowercase()))
}

/// The tables of the files that hold strings, by locale, and what is wrong with them.
pub(crate) fn read(files: &[TemplateFile]) -> (Vec<StringTable>, Vec<Diagnostic>) {
    let (mut tables, mut findings) = (Vec::new(), Vec::new());
    let mut files: Vec<&TemplateFile> = files.iter().filter(|file| is_table(&file.path)).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    for file in files {
        if file.path.to_lowercase().ends_with(".csv") {
            read_csv(file, &mut tables, &mut findings);
        } else if let Some(locale) = locale_of(&file.path) {
            let strings = read_json(file, &mut findings);
            add(&mut tables, &locale, &file.path, strings, &mut findings);
        } else {
            findings.push(string_table::finding(
                Place::file(&file.path),
                text!(
                    "engine-template-not-used-name-tells-no",
                    "{path} is not used: its name tells no locale.",
                    path = file.path
                ),
                text!(
                    "engine-template-name-by-locale-strings-en",
                    "Name it by its locale: strings/en.json."
                ),
            ));
        }
    }
    tables.sort_by(|a, b| a.locale.cmp(&b.locale));
    (tables, findings)
}

fn locale_of(path: &str) -> Option<String> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut words = stem.rsplit(['/', '\\', '.']);
    words.find_map(super::super::files::tag)
}

fn add(
    tables: &mut Vec<StringTable>,
    locale: &str,
    path: &str,
    strings: Vec<(String, Translation)>,
    findings: &mut Vec<Diagnostic>,
) {
    let at = match tables.iter().position(|table| table.locale == locale) {
        Some(at) => at,
        None => {
            let (locale, path) = (locale.to_owned(), path.to_owned());
            tables.push(StringTable { locale, path, ..StringTable::default() });
            tables.len() - 1
        }
    };
    let Some(table) = tables.get_mut(at) else { return };
    for (key, string) in strings {
        if table.strings.get(&key).is_some_and(|known| !known.text.is_empty()) {
            findings.push(string_table::finding(
                Place::line(path, string.line),
                text!(
                    "engine-template-has-key-twice-first-used",
                    "{locale} has the key \u{201c}{key}\u{201d} twice: the first is used.",
                    locale = locale,
                    key = key
                ),
                text!("engine-template-remove-one-them", "Remove one of them."),
            ));
        } else {
            table.strings.insert(key, string);
        }
    }
}

/// The strings of a JSON file: flat or nested keys, and digests under `@key`.
pub(super) fn read_json(
    file: &TemplateFile,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(String, Translation)> {
    match serde_json::from_str::<serde_json::Value>(&file.text) {
        Ok(serde_json::Value::Object(_)) => {}
        Ok(_) => {
            findings.push(string_table::finding(
                Place::line(&file.path, 1),
                text!(
                    "engine-template-no-table-strings",
                    "{path} is no table of strings.",
                    path = file.path
                ),
                text!("engine-template-write-2", "Write {\"key\": \"text\"}."),
            ));
            return Vec::new();
        }
        Err(error) => {
            let place = Place {
                column: Some(error.column().max(1) as u64),
                ..Place::line(&file.path, error.line().max(1) as u64)
            };
            findings.push(string_table::finding(
                place,
                text!(
                    "engine-template-cannot-be-read-as-json",
                    "{path} cannot be read as JSON here.",
                    path = file.path
                ),
                text!(
                    "engine-template-look-for-missing-comma-quote",
                    "Look for a missing comma, quote or bracket."
                ),
            ));
            return Vec::new();
        }
    }
    let (mut strings, mut sources): (Vec<(String, Translation)>, Vec<_>) = Default::default();
    for member in json::members(&file.text) {
        let key = member.path.join(".");
        match (key.strip_prefix('@'), member.text) {
            (Some(noted), Some(text)) => {
                if let Some(noted) = noted.strip_suffix(".source") {
                    sources.push((noted.to_owned(), text));
                }
            }
            (Some(_), None) => {}
            (None, Some(text)) => {
                strings.push((key, Translation { text, line: member.line, source: None }));
            }
            (None, None) => findings.push(string_table::finding(
                Place::line(&file.path, member.line),
                text!("engine-template-no-text-2", "\u{201c}{key}\u{201d} is no text.", key = key),
                text!("engine-template-put-double-quotes", "Put it in double quotes."),
            )),
        }
    }
    for (key, source) in sources {
        if let Some((_, string)) = strings.iter_mut().find(|(known, _)| *known == key) {
            string.source = Some(source);
        }
    }
    strings
}

/// A CSV file with `key`, then a column per locale, and beside it `<locale>@source` with digests.
fn read_csv(file: &TemplateFile, tables: &mut Vec<StringTable>, findings: &mut Vec<Diagnostic>) {
    let mut records = table::records(&file.text).into_iter();
    let Some((_, header)) = records.next() else { return };
    let rows: Vec<(u64, Vec<String>)> = records.collect();
    let key = header.iter().position(|name| name.trim().eq_ignore_ascii_case("key"));
    let Some(key) = key else {
        findings.push(string_table::finding(
            Place::line(&file.path, 1),
            text!(
                "engine-template-has-no-column-key",
                "{path} has no column \u{201c}key\u{201d}.",
                path = file.path
            ),
            text!(
                "engine-template-write-header-key-en-pt",
                "Write the header key,en,pt-BR with a column per locale."
            ),
        ));
        return;
    };
    for (line, row) in &rows {
        if let Some(finding) = misshapen(&file.path, *line, row, header.len(), key) {
            findings.push(finding);
        }
    }
    for (column, name) in header.iter().enumerate() {
        let Some(locale) = locale::normalise(name.trim()).filter(|_| column != key) else {
            continue;
        };
        let source = header.iter().position(|other| {
            other.trim().strip_suffix("@source").is_some_and(|of| of.eq_ignore_ascii_case(name))
        });
        let strings =
            rows.iter().filter(|(_, row)| row.len() == header.len()).filter_map(|(line, row)| {
                let key = row.get(key).map(|key| key.trim()).filter(|key| !key.is_empty())?;
                let source = source.and_then(|at| row.get(at)).filter(|s| !s.is_empty());
                let text = spreadsheet::unmarked(row.get(column)?).to_owned();
                let source = source.map(|source| source.trim().to_owned());
                Some((key.to_owned(), Translation { text, line: *line, source }))
            });
        add(tables, &locale, &file.path, strings.collect(), findings);
    }
}

/// What is wrong with a row's shape.
pub(super) fn misshapen(
    path: &str,
    line: u64,
    row: &[String],
    columns: usize,
    key: usize,
) -> Option<Diagnostic> {
    let fields = row.len();
    if fields != columns {
        return Some(string_table::finding(
            Place::line(path, line),
            text!(
                "engine-template-this-row-has-fields-header",
                "This row has {fields} fields, and the header {columns}: it is left out.",
                fields = fields,
                columns = columns
            ),
            text!(
                "engine-template-put-texts-with-commas-or",
                "Put texts with commas or line breaks in double quotes."
            ),
        ));
    }
    row.get(key).is_none_or(|key| key.trim().is_empty()).then(|| {
        string_table::finding(
            Place::line(path, line),
            text!("engine-template-this-row-has-no-key", "This row has no key: it is left out."),
            text!("engine-template-write-key-as-layout-has", "Write the key as the layout has it."),
        )
    })
}
