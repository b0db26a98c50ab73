//! The rules. One file each; its head is its documentation, and becomes its part of docs/rules.md.
//!
//! To add one: 1. write `lint/<name>.rs` with a head for the user and a `RULE`; 2. name it here,
//! twice; 3. add a bad and a good message to `tests/template_rules.rs`; 4. `cargo xtask schemas`.

use std::collections::BTreeSet;

use crate::campaign::Waiver;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::template::message::Message;
use crate::wording::{Text, text};

pub mod page;

mod address_of_fields;
mod bad_unsubscribe;
pub(crate) mod bidi_control;
mod branch_leaves_nothing;
pub(crate) mod cannot_render;
mod content_not_shown;
mod dialect;
pub(crate) mod direction;
pub(crate) mod duplicate_part;
mod embedded_image;
mod embedded_page;
mod empty_field;
mod empty_part;
mod fallback_without_template;
mod false_reply;
mod field_bidi_control;
mod field_in_comment;
mod field_in_script;
mod field_in_style;
mod field_in_url;
mod field_line_break;
mod field_outside_quotes;
mod fields_differ;
mod foreign_address;
mod form;
mod fragment;
mod from_domain;
mod image_without_alt;
mod insecure_image;
mod insecure_link;
mod link_shows_other;
mod links_differ;
mod list_may_be_empty;
mod locale_without_template;
mod long_subject;
mod message_too_large;
pub(crate) mod missing_string;
pub(crate) mod mjml;
mod nested_data;
mod no_body;
mod no_html;
mod no_lang;
mod no_subject;
mod no_text;
mod no_title;
mod no_unsubscribe;
mod not_everywhere;
mod numbers_differ;
mod recipient_data;
mod relative_address;
mod script;
mod served_by_fallback;
mod several_addresses;
mod shows_empty_field;
pub(crate) mod string_from_fallback;
pub(crate) mod string_table;
mod subject_line_break;
pub(crate) mod syntax;
mod too_large;
mod unescaped_field;
mod unknown_condition;
mod unknown_field;
pub(crate) mod unplaced_file;
mod untranslated;
mod waiver_incomplete;
mod waiver_refused;
mod waiver_unused;
mod wrong_lang;

/// A rule about the message.
pub struct Rule {
    /// Stable name, such as `template/unknown-field`.
    pub code: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// Whether a person may answer for a finding of it.
    pub waivable: bool,
    pub(crate) check: fn(&Message<'_>, &mut Vec<Diagnostic>),
}

impl Rule {
    fn finding(&self, place: Place, message: impl Into<Text>, hint: impl Into<Text>) -> Diagnostic {
        Diagnostic { severity: self.severity, ..Diagnostic::error(self.code, place, message, hint) }
    }
}

/// Every rule, in the order of their findings; and, for its page, with the text of its file. The
/// texts are apart, so that they do not travel with the engine.
macro_rules! rules {
    ($($name:ident)+) => {
        /// Every rule, in the order of their findings.
        pub const RULES: &[Rule] = &[$($name::RULE),+];

        fn sources() -> Vec<(Rule, &'static str)> {
            vec![$(($name::RULE, include_str!(concat!("lint/", stringify!($name), ".rs")))),+]
        }
    };
}

rules! {
    unplaced_file
    duplicate_part
    string_table
    mjml
    missing_string
    string_from_fallback
    syntax
    cannot_render
    no_subject
    no_body
    no_html
    no_text
    empty_part
    branch_leaves_nothing
    locale_without_template
    fallback_without_template
    served_by_fallback
    unknown_field
    unknown_condition
    nested_data
    empty_field
    shows_empty_field
    list_may_be_empty
    unescaped_field
    field_outside_quotes
    field_in_script
    field_in_style
    field_in_comment
    field_in_url
    fields_differ
    links_differ
    numbers_differ
    untranslated
    direction
    wrong_lang
    several_addresses
    foreign_address
    address_of_fields
    from_domain
    no_unsubscribe
    bad_unsubscribe
    subject_line_break
    field_line_break
    bidi_control
    field_bidi_control
    false_reply
    long_subject
    script
    embedded_page
    form
    relative_address
    link_shows_other
    insecure_link
    insecure_image
    embedded_image
    image_without_alt
    too_large
    no_lang
    no_title
    fragment
    content_not_shown
    not_everywhere
    dialect
    message_too_large
    recipient_data
    waiver_refused
    waiver_incomplete
    waiver_unused
}

/// Codes among the findings that matter and that a person may answer for.
pub(crate) fn waivable(findings: &[Diagnostic]) -> Vec<String> {
    let matters = |finding: &&Diagnostic| finding.severity != Severity::Info;
    let codes: BTreeSet<&str> =
        findings.iter().filter(matters).map(|finding| finding.code.as_str()).collect();
    let waivable = |code: &&str| RULES.iter().any(|rule| rule.code == *code && rule.waivable);
    codes.into_iter().filter(waivable).map(str::to_owned).collect()
}

/// Codes of rules about addresses that others would see.
const EXPOSURE: &str = "exposure/";

/// Whether somebody answers for another person's address that these fields show, or make, in the message
/// of a locale: for one of them is enough where several hold it.
pub fn is_address_waived(waivers: &[Waiver], locale: &str, fields: &[String]) -> bool {
    let opens = |field: &String| foreign_address::opening(locale, field);
    let answers = |waiver: &&Waiver| {
        let code = waiver.code.as_str();
        code == foreign_address::RULE.code || code == address_of_fields::RULE.code
    };
    let sentences: Vec<&str> =
        waivers.iter().filter(answers).filter_map(|waiver| waiver.finding.as_deref()).collect();
    fields.iter().any(|field| sentences.iter().any(|read| read.starts_with(&opens(field))))
}

/// A person lets a finding stand. Whoever answers for addresses answers for those, in that number.
pub fn waiver(finding: &Diagnostic, person: &str, reason: &str) -> Waiver {
    Waiver {
        code: finding.code.clone(),
        place: Some(finding.place.clone()),
        finding: finding.code.starts_with(EXPOSURE).then(|| finding.message.to_string()),
        person: person.trim().to_owned(),
        reason: reason.trim().to_owned(),
    }
}

/// Makes waived findings worth knowing only, says what is wrong with waivers, and gives back those
/// that waived something.
pub(crate) fn waive(waivers: &[Waiver], findings: &mut Vec<Diagnostic>) -> Vec<Waiver> {
    let mut used = Vec::new();
    let mut wrong = Vec::new();
    for (nth, waiver) in waivers.iter().enumerate() {
        let rule = RULES.iter().find(|rule| rule.code == waiver.code);
        if rule.is_some_and(|rule| !rule.waivable) {
            wrong.push(waiver_refused::finding(nth, waiver));
            continue;
        }
        if [&waiver.person, &waiver.reason].iter().any(|text| text.trim().is_empty()) {
            wrong.push(waiver_incomplete::finding(nth, waiver));
            continue;
        }
        let place = waiver.place.as_ref();
        let read = waiver.finding.as_ref();
        let must_be_read = waiver.code.starts_with(EXPOSURE);
        let meant = |finding: &&mut Diagnostic| {
            finding.code == waiver.code
                && place.is_none_or(|place| place.covers(&finding.place))
                && read.map_or(!must_be_read, |sentence| finding.message == *sentence)
        };
        let before = used.len();
        for finding in findings.iter_mut().filter(meant) {
            finding.severity = Severity::Info;
            finding.hint = text!(
                "engine-waived",
                "Waived by {person}: {reason}",
                person = waiver.person.trim(),
                reason = waiver.reason.trim()
            );
            if used.len() == before {
                used.push(waiver.clone());
            }
        }
        if used.len() == before {
            wrong.push(waiver_unused::finding(nth, waiver));
        }
    }
    findings.append(&mut wrong);
    used
}
