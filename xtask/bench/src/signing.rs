//! How long it takes to sign a plan for ten million recipients, and to verify it.

use std::path::Path;
use std::time::Instant;

use send_plan::api::review;
use send_plan::envelope::{Envelope, PayloadType};
use send_plan::key::PrivateKey;
use send_plan::plan::Plan;
use send_plan::trust::{FORMAT, Role, Thresholds, Trust, TrustFile, TrustKey};
use send_plan::verify::verify;

use crate::report::{self, Result, count, quantile, table};
use crate::speed;

const TURNS: usize = 201;
/// 2026-11-23T07:30:00Z.
const NOW_MS: u64 = 1_795_419_000_000;

/// Signs and verifies two plans for 10^7 recipients, and writes a table.
pub fn run(report: &Path) -> Result<()> {
    let shapes = [
        ("same limits: as fast as its accounts are", false),
        ("in proportion: sending hours, daily quotas", true),
    ];
    let rows: Result<Vec<Vec<String>>> =
        shapes.into_iter().map(|(name, in_proportion)| row(name, &plan(in_proportion)?)).collect();
    let head = [
        "plan for 10,000,000",
        "recipients",
        "calls",
        "plan, bytes",
        "sign: median",
        "sign: slowest",
        "verify: median",
        "verify: slowest",
    ];
    let text = format!(
        "**Signing and verifying** (`cargo xtask bench signing`), natively. *Sign*: canonical form, one \
         signature, the file. *Verify*: from the file's bytes to a verified plan, two signatures. What \
         the auditor does before somebody signs is not counted.\n\n{}",
        table(&head, &rows?)
    );
    report::put(report, "signing", &text)
}

fn plan(in_proportion: bool) -> Result<Plan> {
    let mut question = speed::of_recipients(7, in_proportion).question;
    question.campaign.not_before = Some("2026-11-23T07:30:00Z".into());
    question.campaign.expires = Some("2026-12-23T07:30:00Z".into());
    let review = review(&question);
    review.plan.ok_or_else(|| format!("{:?}", review.diagnostics.first()).into())
}

fn row(name: &str, plan: &Plan) -> Result<Vec<String>> {
    let (author, approver) = (PrivateKey::from_seed(&[1; 32]), PrivateKey::from_seed(&[2; 32]));
    let trust = trust(&author, &approver, plan)?;
    let signed = signed(signed(unsigned(plan), &author)?, &approver)?.to_json();
    let mut sign_micros = Vec::new();
    let mut verify_micros = Vec::new();
    for _ in 0..TURNS {
        let clock = Instant::now();
        self::signed(unsigned(plan), &author)?.to_json();
        sign_micros.push(clock.elapsed().as_micros() as u64);
        let clock = Instant::now();
        let envelope = Envelope::parse("", &signed).map_err(|finding| finding.to_string())?;
        verify(&envelope, &trust, NOW_MS, &[]).map_err(|findings| findings[0].to_string())?;
        verify_micros.push(clock.elapsed().as_micros() as u64);
    }
    sign_micros.sort_unstable();
    verify_micros.sort_unstable();
    let ms = |micros: &[u64], part| format!("{:.2} ms", quantile(micros, part) as f64 / 1e3);
    Ok(vec![
        name.to_owned(),
        count(plan.audience.recipients),
        count(plan.estimate.calls),
        count(plan.canonical_bytes().len() as u64),
        ms(&sign_micros, 0.5),
        ms(&sign_micros, 1.0),
        ms(&verify_micros, 0.5),
        ms(&verify_micros, 1.0),
    ])
}

fn unsigned(plan: &Plan) -> Envelope {
    Envelope::unsigned(PayloadType::Plan, plan.canonical_bytes())
}

fn signed(envelope: Envelope, key: &PrivateKey) -> Result<Envelope> {
    let signature = key.sign(&envelope.to_be_signed());
    let signed = envelope.with_signature(&key.public(), signature);
    signed.map_err(|finding| finding.to_string().into())
}

fn trust(author: &PrivateKey, approver: &PrivateKey, plan: &Plan) -> Result<Trust> {
    let entry = |person: &str, role, key: &PrivateKey| TrustKey {
        person: person.to_owned(),
        roles: vec![role],
        x: key.public().x(),
        valid_from: "2026-01-01T00:00:00Z".to_owned(),
        valid_to: "2027-01-01T00:00:00Z".to_owned(),
    };
    let file = TrustFile {
        format: FORMAT.to_owned(),
        environment: plan.campaign.environment,
        thresholds: Thresholds::default(),
        keys: vec![
            entry("Ann Lee", Role::Author, author),
            entry("Bo Berg", Role::Approver, approver),
        ],
        ran: Default::default(),
    };
    Trust::check(file).map_err(|findings| findings[0].to_string().into())
}
