//! The state of every string in every locale.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{StringTable, chain, digest, fields, find, table};
use crate::template::scan;

/// Keys by locales: what the screen shows as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StringMatrix {
    /// The locale that the others are translated from.
    pub source: String,
    /// Locales in the cells' order, sorted.
    pub locales: Vec<String>,
    /// The file of each locale's table.
    pub paths: Vec<String>,
    /// By key.
    pub rows: Vec<StringRow>,
}

/// A string in every locale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StringRow {
    /// Its key.
    pub key: String,
    /// One per locale.
    pub cells: Vec<StringCell>,
}

/// A string in one locale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StringCell {
    /// How far it is.
    pub state: StringState,
    /// 1-based line in the locale's file; 0: it does not stand there.
    pub line: u64,
    /// The locale whose text is used; nothing: no locale of the chain has it.
    pub origin: Option<String>,
    /// Merge fields of the source text that this one lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<String>,
    /// Merge fields that the source text does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<String>,
}

/// How far a translation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StringState {
    /// Written in the source locale.
    Source,
    /// Written, and the source is as it was.
    Translated,
    /// The source has changed since.
    Stale,
    /// The same text as the source.
    Untranslated,
    /// Not written.
    Missing,
}

/// Every key of the source and of the other tables, in every locale that has a table.
pub fn matrix(tables: &[StringTable], source: &str) -> StringMatrix {
    let keys: BTreeSet<&String> = tables.iter().flat_map(|table| table.strings.keys()).collect();
    let row = |key: &String| StringRow {
        key: key.clone(),
        cells: tables.iter().map(|table| cell(tables, table, source, key)).collect(),
    };
    StringMatrix {
        source: source.to_owned(),
        locales: tables.iter().map(|table| table.locale.clone()).collect(),
        paths: tables.iter().map(|table| table.path.clone()).collect(),
        rows: keys.into_iter().map(row).collect(),
    }
}

fn cell(tables: &[StringTable], own: &StringTable, source: &str, key: &str) -> StringCell {
    let origin = find(tables, key, &chain(&own.locale, Some(source)));
    let origin = origin.map(|(table, _)| table.locale.clone());
    let original = table(tables, source).and_then(|table| table.text(key));
    let state = state(own, key, original, own.locale.eq_ignore_ascii_case(source));
    let (mut lost, mut added) = (Vec::new(), Vec::new());
    if let (Some(original), Some(text)) = (original, own.text(key)) {
        let (theirs, ours) = (fields(original), fields(text));
        lost.extend(theirs.difference(&ours).cloned());
        added.extend(ours.difference(&theirs).cloned());
    }
    let line = own.strings.get(key).map_or(0, |string| string.line);
    StringCell { state, line, origin, lost, added }
}

/// How far a string is in a table, beside the source's text.
pub(super) fn state(
    table: &StringTable,
    key: &str,
    original: Option<&str>,
    is_source: bool,
) -> StringState {
    let Some(text) = table.text(key) else { return StringState::Missing };
    if is_source {
        return StringState::Source;
    }
    let recorded = table.strings.get(key).and_then(|string| string.source.as_ref());
    match original {
        Some(original) if recorded.is_some_and(|recorded| *recorded != digest(original)) => {
            StringState::Stale
        }
        Some(original) if original == text && has_words(text) => StringState::Untranslated,
        _ => StringState::Translated,
    }
}

/// Whether there is anything to translate outside of the tags.
fn has_words(text: &str) -> bool {
    scan::outside(text).any(|text| text.chars().any(char::is_alphabetic))
}
