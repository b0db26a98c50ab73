//! String tables: the words of a shared layout, one table per locale, out to translators and back.
//!
//! In reading order: [`read`] – files to tables; [`matrix`] – the state of every string in every
//! locale; [`exchange`] – one locale's table as JSON or CSV for a translator, and back.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{TemplateFile, uses};
use crate::plan::sha256_hex;

pub mod exchange;
pub(crate) mod json;
pub mod matrix;
mod read;
mod table;

pub(crate) use read::{is_table, read};
pub(crate) use table::records;

/// The strings of one locale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StringTable {
    /// BCP 47.
    pub locale: String,
    /// File that holds it.
    pub path: String,
    /// By key; nested keys are joined with dots.
    pub strings: BTreeMap<String, Translation>,
}

/// A string in one locale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Translation {
    /// Its text; `""`: not written yet.
    pub text: String,
    /// 1-based line in the file; 0: none.
    #[serde(default)]
    pub line: u64,
    /// [`digest`] of the source text that this was translated from, where that is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What tells whether a source text has changed: the first 16 hex digits of its SHA-256.
pub fn digest(text: &str) -> String {
    sha256_hex(text.as_bytes()).chars().take(16).collect()
}

impl StringTable {
    /// The text of a key; nothing where it is missing or empty.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.strings.get(key).map(|string| string.text.as_str()).filter(|text| !text.is_empty())
    }

    /// The table as its file `strings/<locale>.json` holds it: flat keys, sorted, and under `@key`
    /// the digest of the text that each was translated from.
    pub fn to_json(&self) -> String {
        let mut members = serde_json::Map::new();
        for (key, string) in &self.strings {
            members.insert(key.clone(), string.text.clone().into());
            if let Some(source) = &string.source {
                members.insert(format!("@{key}"), serde_json::json!({ "source": source }));
            }
        }
        json::written(members)
    }
}

/// The merge fields of a text: shown, asked for in conditions, or gone through.
pub(crate) fn fields(text: &str) -> BTreeSet<String> {
    if !text.contains("{{") {
        return BTreeSet::new();
    }
    let Ok(uses) = uses::parse(text) else { return BTreeSet::new() };
    uses.fields().map(str::to_owned).collect()
}

/// The chain of locales that a string is looked for in: `pt-BR`, `pt`, then the fallback's.
pub(crate) fn chain(locale: &str, fallback: Option<&str>) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    for start in [Some(locale), fallback].into_iter().flatten() {
        let mut wanted = Some(start);
        while let Some(locale) = wanted {
            if !chain.iter().any(|known| known.eq_ignore_ascii_case(locale)) {
                chain.push(locale.to_owned());
            }
            wanted = locale.rsplit_once('-').map(|(parent, _)| parent);
        }
    }
    chain
}

/// The tables of a set of files.
pub fn tables(files: &[TemplateFile]) -> Vec<StringTable> {
    read(files).0
}

/// The locale that the others are translated from: the fallback's, which has every string, else
/// English, else the first.
pub fn source<'a>(tables: &'a [StringTable], fallback: Option<&'a str>) -> &'a str {
    let first = || tables.first().map_or("en", |table| table.locale.as_str());
    let english = || tables.iter().find(|table| table.locale == "en").map(|table| &*table.locale);
    fallback.filter(|locale| !locale.trim().is_empty()).or_else(english).unwrap_or_else(first)
}

/// The table of a locale.
pub(crate) fn table<'a>(tables: &'a [StringTable], locale: &str) -> Option<&'a StringTable> {
    tables.iter().find(|table| table.locale.eq_ignore_ascii_case(locale))
}

/// A string through its chain, with the table that has it.
pub(crate) fn find<'a>(
    tables: &'a [StringTable],
    key: &str,
    chain: &[String],
) -> Option<(&'a StringTable, &'a Translation)> {
    chain.iter().find_map(|locale| {
        let table = table(tables, locale)?;
        let string = table.strings.get(key).filter(|string| !string.text.is_empty())?;
        Some((table, string))
    })
}
