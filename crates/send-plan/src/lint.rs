//! The rules. One file each; its head is its documentation.
//!
//! To add one: 1. write `lint/<name>.rs` with a head for the user and a `RULE`; 2. name it here,
//! twice; 3. add a bad and a good message to `tests/template_rules.rs`.

use crate::diagnostic::{Diagnostic, Severity};
use crate::template::message::Message;

pub(crate) mod duplicate_part;
mod empty_field;
mod empty_part;
mod fallback_without_template;
mod locale_without_template;
pub(crate) mod missing_string;
pub(crate) mod mjml;
mod nested_data;
mod no_body;
mod no_html;
mod no_subject;
mod no_text;
mod served_by_fallback;
pub(crate) mod string_from_fallback;
pub(crate) mod string_table;
pub(crate) mod syntax;
mod unknown_condition;
mod unknown_field;
pub(crate) mod unplaced_file;

/// A rule about the message.
pub struct Rule {
    /// Stable name, such as `template/unknown-field`.
    pub code: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    pub(crate) check: fn(&Message<'_>, &mut Vec<Diagnostic>),
}

impl Rule {
    fn finding(
        &self,
        place: crate::diagnostic::Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic { severity: self.severity, ..Diagnostic::error(self.code, place, message, hint) }
    }
}

/// Every rule, in the order of their findings.
pub const RULES: &[Rule] = &[
    unplaced_file::RULE,
    duplicate_part::RULE,
    string_table::RULE,
    mjml::RULE,
    missing_string::RULE,
    string_from_fallback::RULE,
    syntax::RULE,
    no_subject::RULE,
    no_body::RULE,
    no_html::RULE,
    no_text::RULE,
    empty_part::RULE,
    locale_without_template::RULE,
    fallback_without_template::RULE,
    served_by_fallback::RULE,
    unknown_field::RULE,
    unknown_condition::RULE,
    nested_data::RULE,
    empty_field::RULE,
];
