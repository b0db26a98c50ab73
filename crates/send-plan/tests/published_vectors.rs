//! docs/vectors: signed plans for whoever verifies them in another language. With
//! `PIECEWISE_WRITE_VECTORS=1` they are written anew; without, they must be what the engine makes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs)]

mod reading;
mod signing;

use std::path::PathBuf;
use std::process::Command;

use send_plan::envelope::{CommandKind, Envelope, PayloadType, Signature};
use send_plan::key::PrivateKey;
use send_plan::sign;
use send_plan::statement::{COMMAND_FORMAT, Command as Order, WITHDRAWAL_FORMAT, Withdrawal};
use send_plan::trust::Trust;
use send_plan::verify::{VerifiedWithdrawal, verify, verify_withdrawal};
use serde_json::{Value, json};
use signing::{HOUR_MS, NOW_MS, PLAN, file, key, plan_with, signed_by, trust};

/// One envelope with the circumstances in which it is looked at, and what is to come of it.
struct Case {
    name: &'static str,
    envelope: String,
    now_ms: u64,
    ran: u64,
    withdrawals: Vec<String>,
    /// `accepted`, or the code of the finding.
    expected: &'static str,
}

impl Case {
    fn new(name: &'static str, envelope: impl Into<Vec<u8>>, expected: &'static str) -> Self {
        let envelope = String::from_utf8(envelope.into()).unwrap();
        Self { name, envelope, now_ms: NOW_MS, ran: 2, withdrawals: Vec::new(), expected }
    }

    fn outcome(&self) -> String {
        let trust = trust().with_ran("2026-11-index", self.ran);
        let withdrawals: Result<Vec<VerifiedWithdrawal>, _> = self
            .withdrawals
            .iter()
            .map(|text| Envelope::parse("", text.as_bytes()).unwrap())
            .map(|envelope| verify_withdrawal(&envelope, &trust, self.now_ms))
            .collect();
        let outcome = Envelope::parse("", self.envelope.as_bytes())
            .map_err(|finding| vec![finding])
            .and_then(|envelope| verify(&envelope, &trust, self.now_ms, &withdrawals?));
        match outcome {
            Ok(_) => "accepted".to_owned(),
            Err(findings) => findings[0].code.clone(),
        }
    }

    fn to_json(&self) -> Value {
        let now = i64::try_from(self.now_ms).unwrap();
        json!({
            "name": self.name,
            "expected": self.expected,
            "now": jiff::Timestamp::from_millisecond(now).unwrap().to_string(),
            "ran": { "2026-11-index": self.ran },
            "withdrawals": self.withdrawals,
            "envelope": self.envelope,
        })
    }
}

fn signed(names: &[&str]) -> Envelope {
    signed_by(sign::unsigned(&PLAN, None).unwrap(), names)
}

fn payload(bytes: &[u8]) -> Envelope {
    signed_by(Envelope::unsigned(PayloadType::Plan, bytes.to_vec()), &["ann", "bo"])
}

fn withdrawal(name: &str) -> String {
    let statement = Withdrawal {
        format: WITHDRAWAL_FORMAT.to_owned(),
        plan: PLAN.digest(),
        counter: NOW_MS,
        issued_at_ms: NOW_MS,
        expires_ms: NOW_MS + HOUR_MS,
        reason: "The index date is wrong".to_owned(),
    };
    String::from_utf8(signed_by(statement.unsigned(), &[name]).to_json()).unwrap()
}

fn start() -> Envelope {
    let order = Order {
        format: COMMAND_FORMAT.to_owned(),
        kind: CommandKind::Start,
        plan: PLAN.digest(),
        wave: None,
        counter: NOW_MS,
        issued_at_ms: NOW_MS,
        expires_ms: NOW_MS + HOUR_MS,
    };
    signed_by(order.unsigned(), &["ann", "bo"])
}

fn cases() -> Vec<Case> {
    let good = signed(&["ann", "bo"]);
    let text = String::from_utf8(good.to_json()).unwrap();
    let plan = String::from_utf8(PLAN.canonical_bytes()).unwrap();
    let (from_ms, to_ms) =
        (PLAN.campaign.not_before_ms.unwrap(), PLAN.campaign.expires_ms.unwrap());
    let sandbox = plan_with(&json!({ "environment": "sandbox" }));
    let mut changed = good.clone();
    changed.payload[40] ^= 1;
    let mut swapped = signed(&["ann", "zoe"]);
    swapped.signatures[1].keyid = key("bo").public().keyid();
    let mut twice = signed(&["ann"]);
    twice.signatures.push(twice.signatures[0].clone());
    let mut foreign = good.clone();
    foreign.signatures.push(Signature { keyid: key("cy").public().keyid(), sig: [7; 64] });
    let relabelled = Envelope { payload_type: PayloadType::Plan, ..start() };
    let pretty: Value = serde_json::from_str(&plan).unwrap();
    vec![
        Case::new("signed by author and approver", good.to_json(), "accepted"),
        Case::new(
            "a stranger's signature besides",
            signed(&["zoe", "ann", "bo"]).to_json(),
            "accepted",
        ),
        Case::new("two who may be both", signed(&["di", "ed"]).to_json(), "accepted"),
        Case::new("nobody", signed(&[]).to_json(), "signature/nobody"),
        Case::new("author alone", signed(&["ann"]).to_json(), "signature/below-threshold"),
        Case::new("approver alone", signed(&["bo"]).to_json(), "signature/nobody"),
        Case::new(
            "two keys of one person",
            signed(&["ann", "ann2"]).to_json(),
            "signature/below-threshold",
        ),
        Case::new(
            "one who may be both, alone",
            signed(&["di"]).to_json(),
            "signature/below-threshold",
        ),
        Case::new(
            "an operator for an approver",
            signed(&["ann", "cy"]).to_json(),
            "signature/below-threshold",
        ),
        Case::new(
            "a stranger for an approver",
            signed(&["ann", "zoe"]).to_json(),
            "signature/below-threshold",
        ),
        Case::new("a stranger under a known name", swapped.to_json(), "signature/invalid"),
        Case::new("a wrong signature besides", foreign.to_json(), "signature/invalid"),
        Case::new("one key twice", twice.to_json(), "envelope/signed-twice"),
        Case::new("one bit changed", changed.to_json(), "signature/invalid"),
        Case::new("a command", start().to_json(), "envelope/other-type"),
        Case::new("a command called a plan", relabelled.to_json(), "signature/invalid"),
        Case::new("a line end after it", format!("{text}\n"), "envelope/not-canonical"),
        Case::new("a space in it", text.replacen(':', ": ", 1), "envelope/not-canonical"),
        Case::new(
            "a member besides",
            text.replacen('{', "{\"alg\":\"none\",", 1),
            "envelope/member",
        ),
        Case::new("cut off", &text[..text.len() / 2], "envelope/truncated"),
        Case::new("base64 without padding", text.replacen("==\"", "\"", 1), "envelope/base64"),
        Case::new(
            "a payload spelled otherwise",
            payload(&serde_json::to_vec_pretty(&pretty).unwrap()).to_json(),
            "plan/not-canonical",
        ),
        Case::new(
            "a payload with a member twice",
            payload(plan.replacen("\"sequence\":3", "\"sequence\":3,\"sequence\":3", 1).as_bytes())
                .to_json(),
            "plan/member",
        ),
        Case::new(
            "a payload with a number beyond 2^53",
            payload(plan.replacen("\"sequence\":3", "\"sequence\":9007199254740992", 1).as_bytes())
                .to_json(),
            "plan/number-too-large",
        ),
        Case::new(
            "another environment",
            signed_by(sign::unsigned(&sandbox, None).unwrap(), &["ann", "bo"]).to_json(),
            "plan/other-environment",
        ),
        Case {
            now_ms: from_ms - 1,
            ..Case::new("too early", good.to_json(), "plan/not-yet-valid")
        },
        Case { now_ms: from_ms, ..Case::new("just in time", good.to_json(), "accepted") },
        Case { now_ms: to_ms, ..Case::new("too late", good.to_json(), "plan/expired") },
        Case { ran: 3, ..Case::new("a sequence that has run", good.to_json(), "plan/already-ran") },
        Case {
            withdrawals: vec![withdrawal("cy")],
            ..Case::new("withdrawn", good.to_json(), "plan/withdrawn")
        },
    ]
}

fn vectors() -> String {
    let person = |name: &str| {
        let public = key(name).public();
        json!({ "x": public.x(), "keyid": public.keyid(), "fingerprint": public.fingerprint() })
    };
    let good = signed(&["ann", "bo"]);
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let trust: Value = serde_json::from_str(&trust().to_json()).unwrap();
    let vectors = json!({
        "about": "docs/verify.md tells how to use them. The private keys are 32 bytes: a name in ASCII, then zeroes.",
        "trust": trust,
        "keys": [person("ann"), person("bo")],
        "digest": PLAN.digest(),
        "signedBytesBegin": hex(&good.to_be_signed()[..64]),
        "signature": hex(&good.signatures[0].sig),
        "cases": cases().iter().map(Case::to_json).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&vectors).unwrap() + "\n"
}

fn docs() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

#[test]
fn the_engine_answers_as_published() {
    for case in cases() {
        assert_eq!(case.outcome(), case.expected, "{}", case.name);
    }
    let path = docs().join("vectors/verify.json");
    if std::env::var_os("PIECEWISE_WRITE_VECTORS").is_some() {
        std::fs::write(&path, vectors()).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap() == vectors(),
        "docs/vectors/verify.json is not what the engine makes: run this test with \
         PIECEWISE_WRITE_VECTORS=1 and read what changed"
    );
}

/// The private keys that the vectors name.
#[test]
fn the_keys_are_as_the_vectors_say() {
    let mut seed = [0; 32];
    seed[..3].copy_from_slice(b"ann");
    assert_eq!(PrivateKey::from_seed(&seed).public(), key("ann").public());
    assert!(Trust::check(file()).is_ok());
}

/// docs/examples/verify.mjs: another language, another cryptographic library, the same answers.
#[test]
fn node_answers_as_published() {
    let output = Command::new("node")
        .current_dir(docs())
        .args(["examples/verify.mjs", "--vectors", "vectors/verify.json"])
        .output()
        .expect("Node 20 or newer is on PATH");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{stdout}{stderr}");
    assert_eq!(stdout.lines().count(), cases().len(), "{stdout}{stderr}");
}
