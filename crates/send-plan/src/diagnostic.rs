//! Findings for the user: collected, never first-only, each with what, where and what to do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::wording::Text;

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing can be planned or sent until it is mended.
    Error,
    /// A plan is possible, and a person should look at this first.
    Warning,
    /// Worth knowing.
    Info,
}

/// Where a finding stands: a file with line and column, or a member of the campaign.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase", default)]
pub struct Place {
    /// File name as the user knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// 1-based line in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// 1-based column in the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u64>,
    /// Member of the campaign, such as `accounts[0].limits[1].limit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(name: impl Into<String>) -> Self {
        Self { file: Some(name.into()), ..Self::default() }
    }

    /// A line of a file.
    pub fn line(name: impl Into<String>, line: u64) -> Self {
        Self { line: Some(line), ..Self::file(name) }
    }

    /// Whether another place is this one, or within what this one leaves open.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        let text = |own: &Option<String>, other| own.is_none() || own == other;
        let number = |own: Option<u64>, other| own.is_none() || own == other;
        text(&self.file, &other.file)
            && text(&self.member, &other.member)
            && number(self.line, other.line)
            && number(self.column, other.column)
    }

    /// A member of the campaign.
    pub fn member(path: impl Into<String>) -> Self {
        Self { member: Some(path.into()), ..Self::default() }
    }
}

/// One finding: code, severity, where, message, hint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// Stable name, such as `account/limit-zero`.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: Place,
    /// What is wrong, in one sentence.
    pub message: Text,
    /// What to do about it, in one sentence.
    pub hint: Text,
}

impl Diagnostic {
    /// A finding that stops planning or sending.
    pub fn error(
        code: &str,
        place: Place,
        message: impl Into<Text>,
        hint: impl Into<Text>,
    ) -> Self {
        Self {
            code: code.to_owned(),
            severity: Severity::Error,
            place,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A finding that a person should look at.
    pub fn warning(
        code: &str,
        place: Place,
        message: impl Into<Text>,
        hint: impl Into<Text>,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message, hint) }
    }

    /// A finding worth knowing.
    pub fn info(code: &str, place: Place, message: impl Into<Text>, hint: impl Into<Text>) -> Self {
        Self { severity: Severity::Info, ..Self::error(code, place, message, hint) }
    }
}

/// Whether any finding stops planning or sending.
pub fn any_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

impl std::fmt::Display for Diagnostic {
    /// `customers.csv:17:3: error [audience/no-address] … → hint`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Place { file, line, column, member } = &self.place;
        for part in [file.clone(), line.map(|n| n.to_string()), column.map(|n| n.to_string())]
            .into_iter()
            .flatten()
        {
            write!(f, "{part}:")?;
        }
        if let Some(member) = member {
            write!(f, "{member}:")?;
        }
        if self.place != Place::default() {
            f.write_str(" ")?;
        }
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        write!(f, "{severity} [{}] {}", self.code, self.message)?;
        if !self.hint.is_empty() {
            write!(f, " → {}", self.hint)?;
        }
        Ok(())
    }
}
