//! The message: per locale a subject, a preheader, an HTML and a text part, in Handlebars.
//!
//! In reading order: [`intake`] – what was chosen; `files` – which file is what; [`strings`] – tables of words; [`set`] – one
//! message per locale; `scan`, `uses` and `message` – what [`lint`](crate::lint) looks at;
//! `language` – Handlebars; [`render`] – what one recipient reads.

use serde::{Deserialize, Serialize};

use crate::audience::AudienceSummary;
use crate::audience::reduce::{self, ColumnUse};
use crate::campaign::{Campaign, Waiver};
use crate::diagnostic::Diagnostic;
use crate::lint;
use message::Message;
use set::TemplateSet;
use strings::matrix::StringMatrix;

mod cldr;
pub(crate) mod files;
pub mod intake;
pub(crate) mod language;
pub(crate) mod marks;
mod memory;
pub(crate) mod message;
mod mjml;
mod origin;
mod plain;
pub mod render;
pub(crate) mod scan;
pub mod set;
mod starter;
pub mod strings;
pub(crate) mod uses;

pub use files::Kind;
pub use language::MAX_BYTES;
pub use memory::Memory;
pub use starter::starter;

/// A template file as dropped or read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateFile {
    /// Path within the templates' directory.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The message against the audience.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TemplateReport {
    /// Locales that have files, sorted.
    pub templates: Vec<TemplateLocale>,
    /// Locales of the audience, most recipients first.
    pub locales: Vec<AudienceLocale>,
    /// Merge fields, sorted by name.
    pub fields: Vec<FieldUse>,
    /// Which columns the message and the planning use; nothing before there are both message and
    /// audience, or where a part cannot be read.
    #[serde(default)]
    pub columns: Option<ColumnUse>,
    /// Findings; counted where they concern recipients.
    pub diagnostics: Vec<Diagnostic>,
    /// The campaign's waivers that waived a finding.
    pub waivers: Vec<Waiver>,
    /// Codes among the findings that a person may answer for.
    #[serde(default)]
    pub waivable: Vec<String>,
    /// The state of every string in every locale; nothing without string tables.
    #[serde(default)]
    pub strings: Option<StringMatrix>,
}

/// A locale with template files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TemplateLocale {
    /// BCP 47.
    pub locale: String,
    /// Path of the subject file.
    pub subject: Option<String>,
    /// Path of the preheader file.
    #[serde(default)]
    pub preheader: Option<String>,
    /// Path of the HTML file.
    pub html: Option<String>,
    /// Path of the text file.
    pub text: Option<String>,
    /// Nobody wrote a text part: it is made from the HTML part.
    #[serde(default)]
    pub text_is_generated: bool,
}

/// A locale of the audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AudienceLocale {
    /// BCP 47, or `""` where the recipient has none.
    pub locale: String,
    /// How many.
    pub recipients: u64,
    /// Locale of the template they get; `None`: no template.
    pub template: Option<String>,
}

/// A merge field over templates and audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldUse {
    /// Name as the template writes it.
    pub name: String,
    /// Whether the audience has such a column.
    pub known: bool,
    /// Per locale of the audience whose template uses it: who would get a gap.
    pub locales: Vec<FieldGap>,
}

/// Recipients of one locale that would get a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldGap {
    /// BCP 47, or `""`.
    pub locale: String,
    /// Recipients whose template uses the field.
    pub recipients: u64,
    /// Of them, those with nothing in it.
    pub empty: u64,
}

/// Sorts template files into locales and parts by their names, and says which fit nothing.
pub fn assemble(files: &[TemplateFile]) -> (Vec<TemplateLocale>, Vec<Diagnostic>) {
    files::assemble(files)
}

/// Locale of the template a recipient gets: the same locale, else its parents (`pt-BR` → `pt`),
/// else, for a bare language, its only regional one; then the fallback in the same way.
pub fn resolve<'a>(
    locale: &str,
    templates: &'a [TemplateLocale],
    fallback: Option<&str>,
) -> Option<&'a str> {
    own(locale, templates).or_else(|| own(fallback?, templates))
}

/// The same without a fallback.
fn own<'a>(locale: &str, templates: &'a [TemplateLocale]) -> Option<&'a str> {
    let locale = crate::audience::locale::normalise(locale)?;
    let mut wanted = locale.as_str();
    loop {
        let known = templates.iter().find(|known| known.locale.eq_ignore_ascii_case(wanted));
        if let Some(known) = known {
            return Some(&known.locale);
        }
        match wanted.rsplit_once('-') {
            // RFC 4647 §3.4: a single letter goes with what follows it.
            Some((parent, _)) => {
                let single = parent.rsplit_once('-').filter(|(_, last)| last.len() == 1);
                wanted = single.map_or(parent, |(before, _)| before);
            }
            None => break,
        }
    }
    if locale.contains('-') {
        return None;
    }
    let mut regional = templates.iter().filter(|known| {
        let prefix = known.locale.split('-').next().unwrap_or_default();
        prefix.eq_ignore_ascii_case(&locale)
    });
    match (regional.next(), regional.next()) {
        (Some(only), None) => Some(&only.locale),
        _ => None,
    }
}

/// The message against campaign and audience. Without an audience no field is unknown.
pub fn report(
    files: &[TemplateFile],
    campaign: &Campaign,
    audience: Option<&AudienceSummary>,
) -> TemplateReport {
    report_again(files, campaign, audience, &mut Memory::default())
}

/// The same, quicker where little has changed since the memory was used last.
pub fn report_again(
    files: &[TemplateFile],
    campaign: &Campaign,
    audience: Option<&AudienceSummary>,
    memory: &mut Memory,
) -> TemplateReport {
    memory.begin();
    reported(files, campaign, audience, memory)
}

/// The same as a part of one look.
pub(crate) fn reported(
    files: &[TemplateFile],
    campaign: &Campaign,
    audience: Option<&AudienceSummary>,
    memory: &mut Memory,
) -> TemplateReport {
    let fallback = campaign.templates.fallback_locale.as_deref();
    let set = TemplateSet::written(files, fallback, memory);
    let message = Message::new(&set, campaign, audience, memory);
    let mut diagnostics = message.assembly.clone();
    for rule in lint::RULES {
        (rule.check)(&message, &mut diagnostics);
    }
    let waivers = lint::waive(&campaign.waivers, &mut diagnostics);
    // Errors first; within a severity as the rules stand.
    diagnostics.sort_by_key(|finding| finding.severity);
    let fields = message.fields();
    let columns = audience
        .filter(|_| !message.parts.is_empty())
        .and_then(|audience| reduce::used_by(&message, audience).ok());
    let Message { templates, locales, .. } = message;
    let strings = (!set.tables.is_empty()).then(|| {
        let fallback = campaign.templates.fallback_locale.as_deref();
        strings::matrix::matrix(&set.tables, strings::source(&set.tables, fallback))
    });
    let waivable = lint::waivable(&diagnostics);
    TemplateReport { templates, locales, fields, columns, diagnostics, waivers, waivable, strings }
}
