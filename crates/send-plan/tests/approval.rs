//! A second person's look at a plan: fine with the plan's own files, not checked without, wrong with
//! any other.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![allow(missing_docs)]

mod reading;
mod rules;

use reading::{columns, read_files};
use send_plan::api::{Question, review};
use send_plan::approval::{Outcome, Subject, checks, is_approvable, question};
use send_plan::audience::AudienceSummary;
use send_plan::campaign::Campaign;
use send_plan::diagnostic::{Diagnostic, Severity};
use send_plan::plan::Plan;
use send_plan::template::{self, TemplateFile};
use serde_json::json;

const CUSTOMERS: &str = "email,locale,tz,first_name,adviser\n\
    ann@example.com,en,UTC,Ann,pat@example.com\n\
    bob@example.com,en,UTC,Bob,pat@example.com\n\
    gil@example.com,pt,UTC,Gil,pat@example.com\n";

fn read(customers: &str, gone: &str) -> AudienceSummary {
    read_files(
        &[("customers.csv", customers.as_bytes())],
        &[("gone.csv", gone.as_bytes())],
        &columns("email", "locale", "tz"),
    )
}

fn message(word: &str) -> Vec<TemplateFile> {
    let html = |lang, body: &str| rules::page(lang, body);
    rules::files(&[
        ("en/subject.txt", "News"),
        ("en/body.html", &html("en", "<p>Dear {{first_name}}, ask {{adviser}}</p>")),
        ("pt/subject.txt", word),
        ("pt/body.html", &html("pt", "<p>Oi {{first_name}}, {{adviser}}</p>")),
    ])
}

/// Everybody's adviser is one of the recipients' columns: somebody answers for that.
fn campaign() -> Campaign {
    let mut campaign = rules::campaign(&json!({
        "id": "news", "salt": "0f".repeat(32),
        "from": { "name": "News", "address": "news@example.com" },
        "audience": { "files": ["customers.csv"], "suppression": ["gone.csv"],
            "columns": { "address": "email", "locale": "locale", "timeZone": "tz" } },
        "accounts": [{ "id": "relay", "provider": "smtp", "domain": "example.com",
            "limits": [{ "unit": "messages", "limit": 1, "per": "1s" }] }],
        "schedule": { "start": "2026-11-23T06:00:00Z" },
    }));
    let found = template::report(&message("Oi"), &campaign, Some(&read(CUSTOMERS, "")));
    let errors = found.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    campaign.waivers = errors
        .map(|finding| send_plan::lint::waiver(finding, "Ana", "Advisers write themselves"))
        .collect();
    assert_eq!(campaign.waivers.len(), 2, "{:#?}", found.diagnostics);
    campaign
}

fn planned(campaign: Campaign) -> Plan {
    let question = Question {
        campaign,
        audience: Some(read(CUSTOMERS, "email\nout@example.com\n")),
        templates: message("Oi"),
        now_ms: 1_795_000_000_000,
    };
    let review = review(&question);
    let errors: Vec<&Diagnostic> =
        review.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    assert_eq!(errors, [] as [&Diagnostic; 0]);
    review.plan.unwrap()
}

fn plan() -> Plan {
    planned(campaign())
}

/// What came of each look.
fn outcomes(
    plan: &Plan,
    audience: Option<&AudienceSummary>,
    files: &[TemplateFile],
) -> Vec<(Subject, Outcome)> {
    let checks = checks(plan, audience, files);
    let outcomes: Vec<_> = checks.iter().map(|check| (check.subject, check.outcome)).collect();
    let all_fine = outcomes.iter().all(|(_, outcome)| *outcome == Outcome::Fine);
    assert_eq!(is_approvable(&checks), all_fine);
    for check in &checks {
        let quiet = check.outcome == Outcome::Fine;
        assert!(quiet || !check.findings.is_empty(), "{check:#?}");
    }
    outcomes
}

use Outcome::{Fine, NotChecked, Wrong};
use Subject::{Audience, Findings, Message, Promises};

#[test]
fn the_plans_own_files_are_fine() {
    let audience = read(CUSTOMERS, "email\nout@example.com\n");
    let found = outcomes(&plan(), Some(&audience), &message("Oi"));
    assert_eq!(found, [(Promises, Fine), (Audience, Fine), (Message, Fine), (Findings, Fine)]);
}

#[test]
fn what_is_missing_is_not_checked() {
    let audience = read(CUSTOMERS, "email\nout@example.com\n");
    let found = outcomes(&plan(), None, &message("Oi"));
    assert_eq!(found[1..], [(Audience, NotChecked), (Message, Fine), (Findings, NotChecked)]);
    let found = outcomes(&plan(), Some(&audience), &[]);
    assert_eq!(found[1..], [(Audience, Fine), (Message, NotChecked), (Findings, NotChecked)]);
}

#[test]
fn other_files_are_wrong() {
    let gone = "email\nout@example.com\n";
    let audience = read(CUSTOMERS, gone);
    let checked = checks(&plan(), Some(&audience), &message("Olá"));
    assert_eq!(checked[2].outcome, Wrong);
    assert_eq!(checked[2].findings[0].message, "In pt another “subject” was planned.");
    assert_eq!(checked[3].outcome, NotChecked);

    let mut without_pt = message("Oi");
    without_pt.truncate(2);
    let checked = checks(&plan(), Some(&audience), &without_pt);
    assert_eq!(
        checked[2].findings[0].message,
        "The plan has a message in pt, and these files have none."
    );

    for other in [
        read(&CUSTOMERS.replace("Bob", "Rob"), gone),
        read(CUSTOMERS, ""),
        read_files(
            &[("customers.csv", CUSTOMERS.as_bytes())],
            &[("gone.csv", gone.as_bytes())],
            &columns("adviser", "locale", "tz"),
        ),
    ] {
        let found = outcomes(&plan(), Some(&other), &message("Oi"));
        assert_eq!(found[1], (Audience, Wrong));
        assert_eq!(found[3], (Findings, NotChecked));
    }
}

#[test]
fn a_finding_that_nobody_answers_for_is_in_the_way() {
    let mut plan = plan();
    let waived = plan.waivers.pop().unwrap();
    let audience = read(CUSTOMERS, "email\nout@example.com\n");
    let checked = checks(&plan, Some(&audience), &message("Oi"));
    assert_eq!(checked[3].outcome, Wrong);
    assert!(checked[3].findings.iter().any(|finding| finding.code == waived.code));
}

#[test]
fn a_broken_plan_is_wrong_whatever_the_files_say() {
    let mut plan = plan();
    plan.accounts[0].limits[0].per_ms = 10_000;
    let audience = read(CUSTOMERS, "email\nout@example.com\n");
    assert_eq!(outcomes(&plan, Some(&audience), &message("Oi"))[0], (Promises, Wrong));
}

/// The author's campaign and the approver's plan give the same findings, message by message.
#[test]
fn plan_and_campaign_are_judged_alike() {
    let audience = rules::audience();
    for case in rules::cases() {
        let mut campaign = case.bad.campaign.clone();
        campaign.id = Some("news".into());
        campaign.salt = Some("0f".repeat(32));
        campaign.schedule.start = Some("2026-11-23T06:00:00Z".into());
        if campaign.accounts.is_empty() {
            campaign.accounts = self::campaign().accounts;
        }
        let asked = Question {
            campaign,
            audience: Some(audience.clone()),
            templates: case.bad.files.clone(),
            now_ms: 1_795_000_000_000,
        };
        let author = review(&asked);
        let Some(plan) = author.plan else { continue };
        let again = question(&plan, None, Vec::new()).campaign;
        let mut approver = template::report(&asked.templates, &again, Some(&audience)).diagnostics;
        let mut author = author.templates.diagnostics;
        for found in [&mut approver, &mut author] {
            found.retain(|finding| {
                finding.severity != Severity::Info && !finding.code.starts_with("waiver/")
            });
        }
        assert_eq!(approver, author, "{}", case.code);
    }
}
