//! What somebody might try against a signed plan, through the command line: each test is an attack.
#![allow(missing_docs)]

mod desk;

use desk::{Desk, NOW, Outcome};
use send_plan::envelope::{CommandKind, Envelope, PayloadType, Signature};
use send_plan::key::PrivateKey;
use send_plan::statement::{COMMAND_FORMAT, Command};
use serde_json::{Value, json};

/// A plan on a desk, and those who may sign.
struct Office {
    desk: Desk,
    plan: String,
    trust: String,
}

const PEOPLE: [(&str, &str, &str); 5] = [
    ("ann", "Ann Lee", "author"),
    ("ann2", "Ann Lee", "approver"),
    ("bo", "Bo Berg", "approver"),
    ("cy", "Cy Ito", "operator"),
    ("eve", "Eve Noir", "approver"),
];

impl Office {
    fn new() -> Self {
        Self::with(json!({}))
    }

    /// Everybody but Eve is enrolled.
    fn with(members: Value) -> Self {
        let desk = Desk::with_recipients(8, &["en"]);
        let mut campaign = json!({
            "environment": "production", "sequence": 2,
            "notBefore": "2026-11-20T00:00:00Z", "expires": "2026-11-24T00:00:00Z",
            "accounts": [{ "id": "relay", "provider": "smtp",
                           "limits": [{ "unit": "messages", "limit": 5, "per": "1s" }] }],
        });
        for (name, value) in members.as_object().expect("members") {
            campaign[name] = value.clone();
        }
        let plan = desk.plan(&desk.campaign(campaign));
        let office = Self { trust: desk.path("trust.json"), desk, plan };
        for (name, person, role) in PEOPLE {
            office.keygen(name, person, role);
        }
        office.enrol(&["ann", "ann2", "bo", "cy"]).expect_exit(0);
        office
    }

    fn keygen(&self, name: &str, person: &str, role: &str) {
        let key = self.key(name);
        let term = ["--from", "2026-01-01T00:00:00Z", "--to", "2027-01-01T00:00:00Z"];
        let who = ["keygen", "--out", &key, "--person", person, "--role", role];
        let line = self.desk.run(&[&who[..], &term].concat()).expect_exit(0).stdout;
        self.desk.write(&format!("{name}.pub"), line);
    }

    fn enrol(&self, names: &[&str]) -> Outcome {
        let _ = std::fs::remove_file(&self.trust);
        let lines: Vec<String> =
            names.iter().map(|name| self.desk.path(&format!("{name}.pub"))).collect();
        let mut arguments = vec!["trust", "--environment", "production", "--out", &self.trust];
        arguments.extend(lines.iter().map(String::as_str));
        self.desk.run(&arguments)
    }

    fn key(&self, name: &str) -> String {
        self.desk.path(&format!("{name}.key"))
    }

    fn private(&self, name: &str) -> PrivateKey {
        let text = std::fs::read_to_string(self.key(name)).expect("a key");
        PrivateKey::parse(name, &text).expect("a key")
    }

    fn sign(&self, plan: &str, name: &str) -> Outcome {
        let signed = self.desk.path("plan.dsse.json");
        self.desk.run(&["sign", plan, "--key", &self.key(name), "--out", &signed])
    }

    /// The plan as these people have signed it, one after the other.
    fn signed(&self, names: &[&str]) -> String {
        let signed = self.desk.path("plan.dsse.json");
        let mut plan = self.plan.clone();
        for name in names {
            self.sign(&plan, name).expect_exit(0);
            plan.clone_from(&signed);
        }
        signed
    }

    fn verify(&self, signed: &str) -> Outcome {
        self.verify_at(signed, NOW)
    }

    fn verify_at(&self, signed: &str, now: &str) -> Outcome {
        self.desk.run(&["verify", signed, "--trust", &self.trust, "--now", now])
    }

    fn envelope(&self, names: &[&str]) -> Envelope {
        let bytes = std::fs::read(self.signed(names)).expect("a file");
        Envelope::parse("", &bytes).expect("an envelope")
    }

    fn with_key(&self, envelope: Envelope, name: &str) -> Envelope {
        let key = self.private(name);
        let signature = key.sign(&envelope.to_be_signed());
        envelope.with_signature(&key.public(), signature).expect("a signature")
    }

    /// Any bytes, as the author and the approver have signed them.
    fn payload(&self, payload_type: PayloadType, bytes: &[u8]) -> String {
        let envelope = Envelope::unsigned(payload_type, bytes.to_vec());
        let envelope = self.with_key(self.with_key(envelope, "ann"), "bo");
        self.desk.write("forged.json", envelope.to_json())
    }

    #[track_caller]
    fn refused(&self, signed: &str, code: &str) {
        refuses(self.verify(signed), code);
    }
}

#[track_caller]
fn refuses(outcome: Outcome, code: &str) {
    assert!(matches!(outcome.code, 1 | 2), "exit {}: {}", outcome.code, outcome.stdout);
    assert!(outcome.stderr.contains(code), "{code} is not in: {}", outcome.stderr);
    assert!(!outcome.stdout.contains("may run"), "{}", outcome.stdout);
}

#[test]
fn no_attack() {
    let office = Office::new();
    let signed = office.signed(&["ann", "bo"]);
    let outcome = office.verify(&signed).expect_exit(0);
    assert!(outcome.stdout.contains("Signed by: Ann Lee (author), Bo Berg (approver)"));
    assert!(outcome.stdout.contains("Audience: not checked"));
    let customers = office.desk.path("customers.csv");
    let arguments = ["verify", &signed, "--trust", &office.trust, "--now", NOW];
    let outcome = office.desk.run(&[&arguments[..], &["--audience", &customers]].concat());
    assert!(outcome.expect_exit(0).stdout.contains("Audience: the one that was planned"));
}

#[test]
fn wrong_key() {
    let office = Office::new();
    office.refused(&office.signed(&["ann", "eve"]), "signature/unknown-key");
    office.refused(&office.signed(&["eve"]), "signature/nobody");
}

#[test]
fn swapped_key() {
    let office = Office::new();
    let mut envelope = office.envelope(&["ann", "eve"]);
    // Eve signs and says that it was Bo.
    envelope.signatures[1].keyid = office.private("bo").public().keyid();
    let forged = office.desk.write("forged.json", envelope.to_json());
    office.refused(&forged, "signature/invalid");
}

#[test]
fn author_signs_twice() {
    let office = Office::new();
    let signed = office.signed(&["ann"]);
    refuses(office.sign(&signed, "ann"), "envelope/signed-twice");
    let mut envelope = office.envelope(&["ann"]);
    envelope.signatures.push(envelope.signatures[0].clone());
    let forged = office.desk.write("forged.json", envelope.to_json());
    office.refused(&forged, "envelope/signed-twice");
}

#[test]
fn two_keys_of_one_person() {
    let office = Office::new();
    office.refused(&office.signed(&["ann", "ann2"]), "signature/below-threshold");
}

#[test]
fn below_threshold() {
    let office = Office::new();
    office.refused(&office.signed(&["ann"]), "1 more approver must sign");
    office.refused(&office.signed(&["bo"]), "an author is needed");
    office.refused(&office.signed(&["ann", "cy"]), "signature/no-role");
}

#[test]
fn expired() {
    let office = Office::new();
    let signed = office.signed(&["ann", "bo"]);
    refuses(office.verify_at(&signed, "2026-11-24T00:00:00Z"), "plan/expired");
    refuses(office.verify_at(&signed, "2027-01-01T00:00:00Z"), "signature/key-not-valid");
}

#[test]
fn not_yet_valid() {
    let office = Office::new();
    let signed = office.signed(&["ann", "bo"]);
    refuses(office.verify_at(&signed, "2026-11-19T23:59:59.999Z"), "plan/not-yet-valid");
    refuses(office.verify_at(&signed, "2025-12-31T00:00:00Z"), "signature/key-not-valid");
}

#[test]
fn without_an_end() {
    let office = Office::with(json!({ "expires": null, "notBefore": null }));
    refuses(office.sign(&office.plan, "ann"), "plan/no-term");
}

#[test]
fn other_environment() {
    let office = Office::with(json!({ "environment": "sandbox" }));
    office.refused(&office.signed(&["ann", "bo"]), "plan/other-environment");
}

#[test]
fn older_sequence() {
    let office = Office::new();
    let signed = office.signed(&["ann", "bo"]);
    let mut trust = office.desk.json(&office.trust);
    for (ran, code) in [(1, 0), (2, 1), (3, 1)] {
        trust["ran"] = json!({ "2026-11-test": ran });
        office.desk.write("trust.json", trust.to_string());
        let outcome = office.verify(&signed).expect_exit(code);
        assert_eq!(outcome.stderr.contains("plan/already-ran"), code == 1, "{}", outcome.stderr);
    }
}

/// All positions are tried where no process is started for each: `send-plan`'s `signed_plans`.
#[test]
fn changed_byte() {
    let office = Office::new();
    let bytes = std::fs::read(office.signed(&["ann", "bo"])).expect("a file");
    for at in (0..bytes.len()).step_by(bytes.len() / 40) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        refuses(office.verify(&office.desk.write("forged.json", changed)), "error [");
    }
}

#[test]
fn re_serialised() {
    let office = Office::new();
    let signed = office.signed(&["ann", "bo"]);
    let pretty = serde_json::to_string_pretty(&office.desk.json(&signed)).expect("JSON");
    let forged = office.desk.write("forged.json", pretty);
    office.refused(&forged, "envelope/not-canonical");
    let pretty = serde_json::to_vec_pretty(&office.desk.json(&office.plan)).expect("JSON");
    office.refused(&office.payload(PayloadType::Plan, &pretty), "plan/not-canonical");
    // Nor does anybody sign it.
    refuses(office.sign(&office.desk.write("pretty.json", pretty), "ann"), "plan/not-canonical");
}

#[test]
fn duplicate_keys() {
    let office = Office::new();
    let text = std::fs::read_to_string(&office.plan).expect("the plan");
    for (from, to) in [
        ("\"environment\":", "\"environment\":\"sandbox\",\"environment\":"),
        ("\"byLocale\":{", "\"byLocale\":{\"en\":8,"),
    ] {
        assert!(text.contains(from), "{from}");
        let twice = text.replacen(from, to, 1);
        office.refused(&office.payload(PayloadType::Plan, twice.as_bytes()), "error [plan/");
    }
    let signed = std::fs::read_to_string(office.signed(&["ann", "bo"])).expect("a file");
    let twice = signed.replacen("\"payload\":", "\"payload\":\"e30=\",\"payload\":", 1);
    office.refused(&office.desk.write("forged.json", twice), "envelope/member");
}

#[test]
fn look_alike_names() {
    let office = Office::new();
    // A Cyrillic A; a capital I for an l; a space that nobody sees.
    for person in ["\u{410}nn Lee", "ANN IEE", "Ann\u{a0}Lee"] {
        let _ = std::fs::remove_file(office.key("twin"));
        let key = office.key("twin");
        let made =
            office.desk.run(&["keygen", "--out", &key, "--person", person, "--role", "approver"]);
        if made.code == 1 {
            assert!(made.stderr.contains("trust/name"), "{}", made.stderr);
            continue;
        }
        office.desk.write("twin.pub", made.stdout);
        refuses(office.enrol(&["ann", "twin"]), "trust/look-alike");
    }
}

#[test]
fn payload_type_swapped() {
    let office = Office::new();
    let command = Command {
        format: COMMAND_FORMAT.to_owned(),
        kind: CommandKind::Start,
        plan: "0".repeat(64),
        wave: None,
        counter: 1,
        issued_at_ms: 1,
        expires_ms: 1 << 52,
    };
    let start = office.with_key(command.unsigned(), "ann");
    office.refused(&office.desk.write("forged.json", start.to_json()), "envelope/other-type");
    // Relabelled, the signature is another's.
    let relabelled = Envelope { payload_type: PayloadType::Plan, ..start };
    office.refused(&office.desk.write("forged.json", relabelled.to_json()), "signature/invalid");
    // And a plan is no withdrawal.
    let plan = office.signed(&["ann", "bo"]);
    let arguments = ["verify", &plan, "--trust", &office.trust, "--now", NOW];
    refuses(
        office.desk.run(&[&arguments[..], &["--withdrawal", &plan]].concat()),
        "envelope/other-type",
    );
    // Signed as a plan, what is in it is none.
    let bytes = command.unsigned().payload;
    office.refused(&office.payload(PayloadType::Plan, &bytes), "plan/other-format");
}

#[test]
fn unsigned_inner_data() {
    let office = Office::new();
    let signed = std::fs::read_to_string(office.signed(&["ann", "bo"])).expect("a file");
    for more in ["\"plan\":{},", "\"alg\":\"none\",", "\"cert\":\"\","] {
        let forged = signed.replacen('{', &format!("{{{more}"), 1);
        office.refused(&office.desk.write("forged.json", forged), "envelope/member");
    }
    let inner = signed.replacen("\"keyid\"", "\"header\":{},\"keyid\"", 1);
    office.refused(&office.desk.write("forged.json", inner), "envelope/member");
    // The plan as it stands, which nobody signed.
    office.refused(&office.plan, "error [envelope/");
    let nobody = Envelope::unsigned(PayloadType::Plan, std::fs::read(&office.plan).expect("it"));
    office.refused(&office.desk.write("forged.json", nobody.to_json()), "signature/nobody");
}

#[test]
fn extra_signatures() {
    let office = Office::new();
    // A stranger's says nothing: it is reported, and the plan stands as it stood.
    let outcome = office.verify(&office.signed(&["ann", "bo", "eve"])).expect_exit(0);
    assert!(outcome.stderr.contains("signature/unknown-key"), "{}", outcome.stderr);
    // A known person's that is none refuses everything.
    let mut envelope = office.envelope(&["ann", "bo"]);
    let keyid = office.private("cy").public().keyid();
    envelope.signatures.push(Signature { keyid, sig: [7; 64] });
    office.refused(&office.desk.write("forged.json", envelope.to_json()), "signature/invalid");
    envelope.signatures.pop();
    for n in 0..15 {
        envelope.signatures.push(Signature { keyid: n.to_string(), sig: [7; 64] });
    }
    let forged = office.desk.write("forged.json", envelope.to_json());
    office.refused(&forged, "envelope/too-many-signatures");
}

#[test]
fn huge_and_nested_input() {
    let office = Office::new();
    let deep = "[".repeat(1 << 20);
    office.refused(&office.desk.write("forged.json", &deep), "error [envelope/");
    office.refused(&office.payload(PayloadType::Plan, deep.as_bytes()), "error [plan/");
    let huge = vec![b' '; (64 << 20) + 1];
    office.refused(&office.desk.write("forged.json", huge), "envelope/too-large");
    let largest = std::fs::read_to_string(&office.plan).expect("the plan");
    let large = largest.replacen("\"sequence\":2", "\"sequence\":9007199254740993", 1);
    office.refused(&office.payload(PayloadType::Plan, large.as_bytes()), "plan/number-too-large");
}

#[test]
fn truncated_input() {
    let office = Office::new();
    let bytes = std::fs::read(office.signed(&["ann", "bo"])).expect("a file");
    for length in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        let forged = office.desk.write("forged.json", &bytes[..length]);
        office.refused(&forged, "envelope/truncated");
    }
}

#[test]
fn withdrawn() {
    let office = Office::new();
    let signed = office.signed(&["ann", "bo"]);
    let withdrawal = office.desk.path("withdrawal.json");
    let withdraw = |name: &str| {
        let key = office.key(name);
        let reason = ["--reason", "The index date is wrong", "--now", NOW, "--out", &withdrawal];
        office.desk.run(&[&["withdraw", &signed, "--key", &key][..], &reason].concat())
    };
    let verify = || {
        let arguments = ["verify", &signed, "--trust", &office.trust, "--now", NOW];
        office.desk.run(&[&arguments[..], &["--withdrawal", &withdrawal]].concat())
    };
    withdraw("cy").expect_exit(0);
    refuses(verify(), "Cy Ito has withdrawn this plan: \"The index date is wrong\"");
    // A stranger's does not count as one, and is no reason to go on.
    withdraw("eve").expect_exit(0);
    refuses(verify(), "signature/unknown-key");
}

/// What was approved is what runs: the story of 2019. After the approval somebody makes one call
/// of one To field, or lifts a limit.
#[test]
fn changed_after_the_approval() {
    let office = Office::new();
    let text = std::fs::read_to_string(&office.plan).expect("the plan");
    for (from, to) in [
        ("one call per person", "personalizations"),
        ("\"recipientsPerCall\":1", "\"recipientsPerCall\":1000"),
        ("\"limit\":5", "\"limit\":5000"),
    ] {
        assert!(text.contains(from), "{from}");
        let mut envelope = office.envelope(&["ann", "bo"]);
        envelope.payload = text.replacen(from, to, 1).into_bytes();
        office.refused(&office.desk.write("forged.json", envelope.to_json()), "signature/invalid");
    }
}

#[test]
fn a_key_file_is_ones_own() {
    let office = Office::new();
    let key = office.key("ann");
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &std::fs::metadata(&key).expect("the key").permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }
    let before = std::fs::read(&key).expect("the key");
    let again = ["keygen", "--out", &key, "--person", "Ann Lee", "--role", "author"];
    refuses(office.desk.run(&again), "file/unwritable");
    assert_eq!(std::fs::read(&key).expect("the key"), before);
}

#[test]
fn the_sheet_is_shown_before_the_hand_on() {
    let office = Office::new();
    let outcome = office.sign(&office.plan, "ann").expect_exit(0);
    assert!(outcome.stdout.contains("each message shows 1 address"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("8 recipients from “customers.csv”"), "{}", outcome.stdout);
}
