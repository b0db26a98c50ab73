//! People with keys, a small plan, and who is believed, for the tests.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "each test file uses its part")]

use std::sync::LazyLock;

use send_plan::api::{Question, review};
use send_plan::campaign;
use send_plan::envelope::Envelope;
use send_plan::key::PrivateKey;
use send_plan::plan::Plan;
use send_plan::trust::{Role, Thresholds, Trust, TrustFile, TrustKey};
use serde_json::{Value, json};

use crate::reading::{Lists, columns, read_lists};

/// 2026-11-18T19:06:40Z.
pub const NOW_MS: u64 = 1_795_028_800_000;
pub const HOUR_MS: u64 = 3_600_000;

pub static PLAN: LazyLock<Plan> = LazyLock::new(|| plan_with(&json!({})));

pub fn plan_with(members: &Value) -> Plan {
    let mut campaign = json!({
        "format": "piecewise.campaign/1",
        "id": "2026-11-index", "salt": "0f".repeat(32), "sequence": 3,
        "environment": "production",
        "notBefore": "2026-11-18T19:00:00Z", "expires": "2026-11-20T00:00:00Z",
        "name": "Index", "from": { "name": "", "address": "news@example.com" },
        "audience": { "files": ["a.csv"],
                      "columns": { "address": "email", "locale": "lang", "timeZone": "tz" } },
        "accounts": [{ "id": "relay", "provider": "smtp",
                       "limits": [{ "unit": "messages", "limit": 5, "per": "1s" }] }],
    });
    for (name, value) in members.as_object().unwrap() {
        campaign[name] = value.clone();
    }
    let campaign = campaign::parse("campaign.json", &campaign.to_string()).unwrap();
    let files: [(&str, &[u8]); 1] =
        [("a.csv", b"email,lang,tz\nann@example.com,en,UTC\nbo@example.com,en,UTC\n")];
    let lists = Lists { files: &files, ..Lists::default() };
    let question = Question {
        campaign,
        audience: Some(read_lists(&lists, &columns("email", "lang", "tz"))),
        templates: Vec::new(),
        now_ms: NOW_MS,
    };
    let review = review(&question);
    review.plan.unwrap_or_else(|| panic!("{:?}", review.diagnostics))
}

/// Everybody's key: `ann` an author, `bo` an approver, `cy` an operator, `di` both, …
pub fn key(name: &str) -> PrivateKey {
    let mut seed = [0; 32];
    seed[..name.len()].copy_from_slice(name.as_bytes());
    PrivateKey::from_seed(&seed)
}

pub fn entry(name: &str, person: &str, roles: &[Role]) -> TrustKey {
    TrustKey {
        person: person.to_owned(),
        roles: roles.to_vec(),
        x: key(name).public().x(),
        valid_from: "2026-01-01T00:00:00Z".to_owned(),
        valid_to: "2027-01-01T00:00:00Z".to_owned(),
    }
}

pub fn file() -> TrustFile {
    TrustFile {
        format: "piecewise.trust/1".to_owned(),
        environment: campaign::Environment::Production,
        thresholds: Thresholds::default(),
        keys: vec![
            entry("ann", "Ann Lee", &[Role::Author]),
            entry("ann2", "Ann Lee", &[Role::Approver]),
            entry("bo", "Bo Berg", &[Role::Approver]),
            entry("cy", "Cy Ito", &[Role::Operator]),
            entry("di", "Di Roy", &[Role::Author, Role::Approver]),
            entry("ed", "Ed Poe", &[Role::Author, Role::Approver]),
        ],
        ran: [("2026-11-index".to_owned(), 2)].into(),
    }
}

pub fn trust() -> Trust {
    Trust::check(file()).unwrap()
}

pub fn signed_by(envelope: Envelope, names: &[&str]) -> Envelope {
    names.iter().fold(envelope, |envelope, name| {
        let signature = key(name).sign(&envelope.to_be_signed());
        envelope.with_signature(&key(name).public(), signature).unwrap()
    })
}
