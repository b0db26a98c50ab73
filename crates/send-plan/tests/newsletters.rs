//! False alarms: what the rules find in newsletters and transactional mail as people write them,
//! in `newsletters/<mail>/<locale>/`, and how often.
//!
//! Warts were left in on purpose in `club-letter` (no picture text, http, a relative link) and in
//! `launch` (styles that Outlook lacks). Every other finding here was looked at and is a judgement
//! that a person should make; a new one is a false alarm until somebody has looked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;
mod rules;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use reading::{read, sentences};
use rules::campaign;
use send_plan::diagnostic::{Diagnostic, Severity};
use send_plan::template::{TemplateFile, report};
use serde_json::json;

/// Merge fields of all mails; every recipient has them.
const FIELDS: &str = "first_name,token,order_id,subtotal,delivery,amount,delivery_date,tracking_url,\
                      city,country,date,doctor,survey_id,count,search_name,search_id,account_end,\
                      months,guest_id,receipt_id,flight,booking_code,invoice_number,due_date,plan,ref";
const DOMAINS: [&str; 8] = [
    "gmail.com",
    "gmail.com",
    "gmail.com",
    "outlook.com",
    "yahoo.com",
    "icloud.com",
    "gmx.de",
    "example.com",
];

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn findings(mail: &Path) -> Vec<Diagnostic> {
    let mut files = Vec::new();
    let mut locales = Vec::new();
    for locale in entries(mail).into_iter().filter(|path| path.is_dir()) {
        for part in entries(&locale) {
            let path = format!("{}/{}", name(&locale), name(&part));
            files.push(TemplateFile { path, text: fs::read_to_string(&part).unwrap() });
        }
        locales.push(name(&locale));
    }
    let mut rows = format!("email,locale,{FIELDS}\n");
    for (nth, locale) in locales.iter().enumerate() {
        for (who, domain) in DOMAINS.iter().enumerate() {
            let values = "x,".repeat(FIELDS.split(',').count());
            let values = values.trim_end_matches(',');
            rows.push_str(&format!("r{nth}-{who}@{domain},{locale},{values}\n"));
        }
    }
    let purpose = fs::read_to_string(mail.join("purpose")).unwrap_or("service".to_owned());
    let fallback = locales.iter().find(|locale| locale.starts_with("en")).unwrap_or(&locales[0]);
    let campaign = campaign(&json!({
        "purpose": purpose.trim(),
        "from": { "name": "Example", "address": "news@mail.example.com" },
        "unsubscribe": { "url": "https://example.com/out?t={{token}}", "oneClick": true },
        "templates": { "fallbackLocale": fallback },
        "accounts": [{ "id": "main", "provider": "sendgrid", "domain": "example.com" }],
    }));
    report(&files, &campaign, Some(&read(rows))).diagnostics
}

#[test]
fn what_the_rules_find_in_honest_mail() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/newsletters");
    let mut by_rule: BTreeMap<String, u64> = BTreeMap::new();
    let mut by_severity: BTreeMap<Severity, u64> = BTreeMap::new();
    let mut text = String::new();
    let mails = entries(&folder);
    for mail in &mails {
        let found = findings(mail);
        for finding in &found {
            *by_rule.entry(finding.code.clone()).or_default() += 1;
            *by_severity.entry(finding.severity).or_default() += 1;
        }
        text.push_str(&format!("# {}\n{}\n", name(mail), sentences(&found)));
    }
    assert!(mails.len() >= 30, "{} mails", mails.len());
    insta::assert_snapshot!("findings", text);
    insta::assert_debug_snapshot!("counts", (by_severity, by_rule));
}
