//! Who is believed: trust files, signed plans, withdrawals and commands, and what is changed in them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs)]

mod reading;
mod signing;

use send_plan::diagnostic::Diagnostic;
use send_plan::envelope::{CommandKind, Envelope, PayloadType, Signature};
use send_plan::key::{PrivateKey, PublicKey};
use send_plan::sign;
use send_plan::statement::{COMMAND_FORMAT, Command, WITHDRAWAL_FORMAT, Withdrawal};
use send_plan::trust::{Role, Thresholds, Trust, TrustFile, TrustKey};
use send_plan::verify::{
    Accepted, VerifiedPlan, VerifiedWithdrawal, accept, verify, verify_command, verify_withdrawal,
};
use serde_json::{Value, json};
use signing::{HOUR_MS, NOW_MS, PLAN, file, key, plan_with, signed_by, trust};

fn signed(names: &[&str]) -> Envelope {
    signed_by(sign::unsigned(&PLAN, None).unwrap(), names)
}

/// Through the file, as everybody gets it.
fn verified(envelope: &Envelope) -> Result<VerifiedPlan, Vec<Diagnostic>> {
    verified_at(envelope, NOW_MS, &[])
}

fn verified_at(
    envelope: &Envelope,
    now_ms: u64,
    withdrawals: &[VerifiedWithdrawal],
) -> Result<VerifiedPlan, Vec<Diagnostic>> {
    let read = Envelope::parse("plan.dsse.json", &envelope.to_json()).map_err(|it| vec![it])?;
    assert_eq!(read, *envelope);
    verify(&read, &trust(), now_ms, withdrawals)
}

fn codes<T>(outcome: Result<T, Vec<Diagnostic>>) -> Vec<String> {
    match outcome {
        Ok(_) => vec!["accepted".to_owned()],
        Err(findings) => findings.into_iter().map(|finding| finding.code).collect(),
    }
}

#[test]
fn two_persons_make_a_plan_run() {
    let plan = verified(&signed(&["ann", "bo"])).unwrap();
    assert_eq!((plan.plan(), plan.digest()), (&*PLAN, PLAN.digest().as_str()));
    let signers: Vec<_> = plan.signers().iter().map(|it| (it.person.as_str(), it.role)).collect();
    assert_eq!(signers, [("Ann Lee", Role::Author), ("Bo Berg", Role::Approver)]);
    assert_eq!(plan.remarks(), []);
}

/// Whoever signs first of two who may do both is the author; an author alone is waited with.
#[test]
fn roles_are_given_out_so_that_they_suffice() {
    for names in [["di", "ed"], ["ann", "di"], ["di", "bo"], ["bo", "ann"]] {
        assert_eq!(codes(verified(&signed(&names))), ["accepted"], "{names:?}");
    }
    let plan = verified(&signed(&["ed", "di"])).unwrap();
    assert_eq!(plan.signers()[0].role, Role::Author);
    let Accepted::AwaitingApproval(waiting) =
        accept(&signed(&["di"]), &trust(), NOW_MS, &[]).unwrap()
    else {
        panic!("one person is not enough")
    };
    assert_eq!((waiting.missing().authors, waiting.missing().approvers), (0, 1));
    assert_eq!(waiting.waits_for()[0].message, "1 more approver must sign, each another person.");
}

#[test]
fn thresholds_count_persons() {
    let mut file = file();
    file.thresholds = Thresholds { authors: 1, approvers: 2 };
    let trust = Trust::check(file).unwrap();
    let outcome = |names: &[&str]| codes(verify(&signed(names), &trust, NOW_MS, &[]));
    assert_eq!(outcome(&["ann", "bo", "di"]), ["accepted"]);
    assert_eq!(outcome(&["di", "bo", "ed"]), ["accepted"]);
    assert_eq!(
        outcome(&["ann", "bo", "ann2"]),
        ["signature/below-threshold", "signature/same-person"]
    );
}

#[test]
fn signatures_that_do_not_count() {
    let outcome = |names: &[&str]| codes(verified(&signed(names)));
    assert_eq!(outcome(&[]), ["signature/nobody"]);
    assert_eq!(outcome(&["ann"]), ["signature/below-threshold"]);
    assert_eq!(outcome(&["bo"]), ["signature/nobody"]);
    assert_eq!(outcome(&["ann", "ann2"]), ["signature/below-threshold", "signature/same-person"]);
    assert_eq!(outcome(&["ann", "cy"]), ["signature/below-threshold", "signature/no-role"]);
    assert_eq!(outcome(&["ann", "zoe"]), ["signature/below-threshold", "signature/unknown-key"]);
    let plan = verified(&signed(&["zoe", "ann", "bo"])).unwrap();
    assert_eq!(plan.remarks()[0].code, "signature/unknown-key");
}

/// One wrong signature of a known key refuses the whole, however many others there are.
#[test]
fn a_wrong_signature_of_a_known_key() {
    let mut envelope = signed(&["ann", "bo", "di"]);
    envelope.signatures[2].sig = envelope.signatures[1].sig;
    assert_eq!(codes(verified(&envelope)), ["signature/invalid"]);
    let mut swapped = signed(&["ann", "bo"]);
    let [first, second] = &mut swapped.signatures[..] else { panic!("two signatures") };
    std::mem::swap(&mut first.keyid, &mut second.keyid);
    assert_eq!(codes(verified(&swapped)), ["signature/invalid", "signature/invalid"]);
}

#[test]
fn keys_count_only_while_they_are_valid() {
    let mut file = file();
    file.keys[2].valid_to = "2026-11-01T00:00:00Z".to_owned();
    let trust = Trust::check(file).unwrap();
    let outcome = codes(verify(&signed(&["ann", "bo"]), &trust, NOW_MS, &[]));
    assert_eq!(outcome, ["signature/below-threshold", "signature/key-not-valid"]);
}

#[test]
fn time_place_and_sequence() {
    let plan = signed(&["ann", "bo"]);
    let facts = &PLAN.campaign;
    let (from_ms, to_ms) = (facts.not_before_ms.unwrap(), facts.expires_ms.unwrap());
    let at = |now_ms| codes(verified_at(&plan, now_ms, &[]));
    assert_eq!(at(from_ms - 1), ["plan/not-yet-valid"]);
    assert_eq!((at(from_ms), at(to_ms - 1)), (vec!["accepted".into()], vec!["accepted".into()]));
    assert_eq!(at(to_ms), ["plan/expired"]);
    let early = accept(&plan, &trust(), from_ms - 1, &[]).unwrap();
    assert!(matches!(early, Accepted::AwaitingApproval(it) if it.missing() == Default::default()));

    let ran = trust().with_ran("2026-11-index", 3);
    assert_eq!(codes(verify(&plan, &ran, NOW_MS, &[])), ["plan/already-ran"]);
    let other = trust().with_ran("another", 9).with_ran("2026-11-index", 1);
    assert_eq!(codes(verify(&plan, &other, NOW_MS, &[])), ["accepted"]);
    assert_eq!(other.ran("2026-11-index"), Some(2));

    let sandbox = plan_with(&json!({ "environment": "sandbox" }));
    let sandbox = signed_by(sign::unsigned(&sandbox, None).unwrap(), &["ann", "bo"]);
    assert_eq!(codes(verified(&sandbox)), ["plan/other-environment"]);
}

#[test]
fn a_plan_without_an_end_is_not_signed() {
    let endless = plan_with(&json!({ "notBefore": null, "expires": null }));
    assert_eq!(codes(sign::unsigned(&endless, None)), ["plan/no-term", "plan/no-term"]);
    let bytes = Envelope::unsigned(PayloadType::Plan, endless.canonical_bytes());
    let outcome = codes(verified(&signed_by(bytes, &["ann", "bo"])));
    assert_eq!(outcome, ["plan/no-term", "plan/no-term"]);
}

#[test]
fn a_plan_that_the_auditor_refuses_is_not_signed() {
    let mut plan = PLAN.clone();
    plan.accounts[0].call_shape = "one To field".to_owned();
    assert!(codes(sign::unsigned(&plan, None))[0].starts_with("P1/"));
}

/// Signed bytes that are not a plan in its one form: every one refused, by name.
#[test]
fn payloads_in_another_form() {
    let text = String::from_utf8(PLAN.canonical_bytes()).unwrap();
    let outcome = |text: &str| {
        let envelope = Envelope::unsigned(PayloadType::Plan, text.as_bytes().to_vec());
        codes(verified(&signed_by(envelope, &["ann", "bo"])))
    };
    assert_eq!(outcome(&text), ["accepted"]);
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from} in {text}");
        outcome(&text.replacen(from, to, 1))
    };
    let pretty: Value = serde_json::from_str(&text).unwrap();
    let another_spelling = [
        outcome(&format!("{text}\n")),
        outcome(&format!("\u{feff}{text}")),
        outcome(&serde_json::to_string_pretty(&pretty).unwrap()),
        changed("\"byLocale\":{", "\"byLocale\":{\"en\":2,"),
        changed("\"name\":\"Index\"", "\"name\":\"\\u0049ndex\""),
    ];
    for other in another_spelling {
        assert_eq!(other, ["plan/not-canonical"]);
    }
    assert_eq!(changed("\"sequence\":3", "\"sequence\":3.0"), ["plan/member"]);
    assert_eq!(changed("\"sequence\":3", "\"sequence\":3,\"sequence\":3"), ["plan/member"]);
    assert_eq!(
        changed("{\"accounts\"", "{\"to\":\"all@example.com\",\"accounts\""),
        ["plan/member"]
    );
    assert_eq!(
        changed("\"sequence\":3", "\"sequence\":9007199254740993"),
        ["plan/number-too-large"]
    );
    assert_eq!(outcome(&text[..text.len() / 2]), ["plan/truncated"]);
    assert_eq!(outcome(&"[".repeat(1_000_000)), ["plan/not-json"]);
    let null = outcome("null");
    assert!(null[0].starts_with("plan/"), "{null:?}");
}

// Envelopes.

fn parsed(text: &str) -> String {
    match Envelope::parse("plan.dsse.json", text.as_bytes()) {
        Ok(_) => "parsed".to_owned(),
        Err(finding) => finding.code,
    }
}

#[test]
fn envelopes_in_another_form() {
    let text = String::from_utf8(signed(&["ann", "bo"]).to_json()).unwrap();
    assert_eq!(parsed(&text), "parsed");
    let pretty: Value = serde_json::from_str(&text).unwrap();
    let sig = pretty["signatures"][0]["sig"].as_str().unwrap();
    // The last letter before the padding has four bits that say nothing.
    let mut loose = sig.as_bytes().to_vec();
    let last = loose.len() - 3;
    loose[last] += 1;
    let loose = String::from_utf8(loose).unwrap();
    for (from, to, code) in [
        ("{\"payload\"", "{ \"payload\"", "envelope/not-canonical"),
        ("application/", "application\\/", "envelope/not-canonical"),
        ("\"payload\":", "\"payload\":\"\",\"payload\":", "envelope/member"),
        ("{\"payload\"", "{\"alg\":\"none\",\"payload\"", "envelope/member"),
        ("vnd.piecewise.plan", "vnd.piecewise.other", "envelope/payload-type"),
        ("==\"}", "\"}", "envelope/base64"),
        (sig, &loose, "envelope/base64"),
        (sig, &sig.replace(['+', '/'], "_"), "envelope/base64"),
        (sig, "AAAA", "envelope/signature-length"),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(parsed(&text.replacen(from, to, 1)), code, "{to}");
    }
    assert_eq!(parsed(&format!("{text}\n")), "envelope/not-canonical");
    assert_eq!(parsed(&format!("{text}{text}")), "envelope/not-json");
    assert_eq!(parsed(&text[..text.len() - 1]), "envelope/truncated");
    assert_eq!(parsed(""), "envelope/truncated");
    assert_eq!(parsed(&"[".repeat(1 << 20)), "envelope/member");
    assert_eq!(parsed(&format!("{{\"payload\":{}", "{\"a\":".repeat(1 << 20))), "envelope/member");
    assert_eq!(parsed(&" ".repeat((64 << 20) + 1)), "envelope/too-large");
}

#[test]
fn one_key_signs_once() {
    let once = signed(&["ann"]);
    let again = once.clone().with_signature(&key("ann").public(), once.signatures[0].sig);
    assert_eq!(again.unwrap_err().code, "envelope/signed-twice");
    let mut twice = once.clone();
    twice.signatures.push(once.signatures[0].clone());
    assert_eq!(parsed(std::str::from_utf8(&twice.to_json()).unwrap()), "envelope/signed-twice");
    let wrong = once.clone().with_signature(&key("bo").public(), once.signatures[0].sig);
    assert_eq!(wrong.unwrap_err().code, "envelope/signature-invalid");
    let mut many = once;
    for n in 0..16 {
        many.signatures.push(Signature { keyid: n.to_string(), sig: [0; 64] });
    }
    let many = String::from_utf8(many.to_json()).unwrap();
    assert_eq!(parsed(&many), "envelope/too-many-signatures");
}

/// Every byte of a small envelope, changed in four ways: none accepted.
#[test]
fn no_changed_byte_is_accepted() {
    let bytes = signed(&["ann", "bo"]).to_json();
    let trust = trust();
    assert!(accepted(&bytes, &trust));
    for at in 0..bytes.len() {
        for flip in [1, 2, 0x20, 0x80] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            assert!(!accepted(&changed, &trust), "byte {at} of {}", bytes.len());
        }
    }
}

/// 120,000 random changes, of the file and of what is in it: none accepted.
#[test]
fn no_mutation_is_accepted() {
    let envelope = signed(&["ann", "bo"]);
    let (bytes, trust) = (envelope.to_json(), trust());
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut looked_at = 0;
    while looked_at < 120_000 {
        let changed = match dice.below(4) {
            // Below the base64, so that many get as far as the signature.
            0 => {
                let mut changed = envelope.clone();
                dice.change(&mut changed.payload);
                changed.to_json()
            }
            1 => {
                let mut changed = envelope.clone();
                let which = dice.below(2);
                let sig = &mut changed.signatures[which].sig;
                sig[dice.below(64)] ^= 1 << dice.below(8);
                changed.to_json()
            }
            _ => {
                let mut changed = bytes.clone();
                for _ in 0..=dice.below(3) {
                    dice.change(&mut changed);
                }
                changed
            }
        };
        if changed == bytes {
            continue;
        }
        looked_at += 1;
        assert!(!accepted(&changed, &trust), "{}", String::from_utf8_lossy(&changed));
    }
}

fn accepted(bytes: &[u8], trust: &Trust) -> bool {
    Envelope::parse("", bytes).is_ok_and(|it| verify(&it, trust, NOW_MS, &[]).is_ok())
}

/// The same changes on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most as u64) as usize
    }

    /// Sets, drops, doubles or moves a byte, or cuts the end off.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len().max(1));
        match self.below(6) {
            _ if bytes.is_empty() => bytes.push(b'{'),
            0 => bytes[at] = self.below(256) as u8,
            1 => bytes[at] ^= 1 << self.below(8),
            2 => drop(bytes.remove(at)),
            3 => bytes.insert(at, bytes[at]),
            4 => {
                let other = self.below(bytes.len());
                bytes.swap(at, other);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
}

// Withdrawals and commands.

fn withdrawal() -> Withdrawal {
    Withdrawal {
        format: WITHDRAWAL_FORMAT.to_owned(),
        plan: PLAN.digest(),
        counter: NOW_MS,
        issued_at_ms: NOW_MS,
        expires_ms: NOW_MS + HOUR_MS,
        reason: "The index date is wrong".to_owned(),
    }
}

fn command(kind: CommandKind) -> Command {
    Command {
        format: COMMAND_FORMAT.to_owned(),
        kind,
        plan: PLAN.digest(),
        wave: (kind == CommandKind::Release).then_some(1),
        counter: 7,
        issued_at_ms: NOW_MS,
        expires_ms: NOW_MS + HOUR_MS,
    }
}

fn ordered(command: &Command, name: &str, last: Option<u64>) -> Vec<String> {
    let envelope = signed_by(command.unsigned(), &[name]);
    codes(verify_command(&envelope, &trust(), &PLAN.digest(), last, NOW_MS))
}

#[test]
fn a_withdrawn_plan_does_not_run() {
    let plan = signed(&["ann", "bo"]);
    for name in ["ann", "bo", "cy"] {
        let envelope = signed_by(withdrawal().unsigned(), &[name]);
        let withdrawn = verify_withdrawal(&envelope, &trust(), NOW_MS).unwrap();
        let outcome = codes(verified_at(&plan, NOW_MS, &[withdrawn]));
        assert_eq!(outcome, ["plan/withdrawn"], "{name}");
    }
    let other = Withdrawal { plan: "0".repeat(64), ..withdrawal() };
    let other = signed_by(other.unsigned(), &["ann"]);
    let other = verify_withdrawal(&other, &trust(), NOW_MS).unwrap();
    assert_eq!(codes(verified_at(&plan, NOW_MS, &[other])), ["accepted"]);
}

#[test]
fn withdrawals_that_are_not_taken() {
    let outcome = |withdrawal: Withdrawal, name: &str| {
        let envelope = signed_by(withdrawal.unsigned(), &[name]);
        codes(verify_withdrawal(&envelope, &trust(), NOW_MS))
    };
    assert_eq!(outcome(withdrawal(), "zoe"), ["signature/nobody", "signature/unknown-key"]);
    let late = Withdrawal { expires_ms: NOW_MS, ..withdrawal() };
    assert_eq!(outcome(late, "ann"), ["statement/expired"]);
    let early = Withdrawal { issued_at_ms: NOW_MS + 10 * 60_000, ..withdrawal() };
    assert_eq!(outcome(early, "ann"), ["statement/not-yet-issued"]);
    let mute = Withdrawal { reason: " ".to_owned(), ..withdrawal() };
    assert_eq!(outcome(mute, "ann"), ["statement/no-reason"]);
}

#[test]
fn who_may_order_what() {
    use CommandKind::{Pause, Release, Resume, Start, Stop};
    for kind in [Start, Pause, Stop] {
        for name in ["ann", "bo", "cy"] {
            assert_eq!(ordered(&command(kind), name, None), ["accepted"], "{kind:?} {name}");
        }
        assert_eq!(ordered(&command(kind), "zoe", None)[0], "signature/nobody");
    }
    for kind in [Resume, Release] {
        for name in ["bo", "cy", "di"] {
            assert_eq!(ordered(&command(kind), name, None), ["accepted"], "{kind:?} {name}");
        }
        assert_eq!(ordered(&command(kind), "ann", None), ["signature/nobody"], "{kind:?}");
    }
}

#[test]
fn commands_that_are_not_taken() {
    use CommandKind::{Pause, Release, Start, Stop};
    let pause = command(Pause);
    assert_eq!(ordered(&pause, "cy", Some(6)), ["accepted"]);
    assert_eq!(ordered(&pause, "cy", Some(7)), ["statement/replayed"]);
    assert_eq!(ordered(&command(Stop), "cy", Some(u64::MAX)), ["accepted"]);
    let other = Command { plan: "0".repeat(64), ..pause.clone() };
    assert_eq!(ordered(&other, "cy", None), ["statement/other-plan"]);
    let late = Command { expires_ms: NOW_MS, ..pause.clone() };
    assert_eq!(ordered(&late, "cy", None), ["statement/expired"]);
    let nowhere = Command { wave: None, ..command(Release) };
    assert_eq!(ordered(&nowhere, "cy", None), ["statement/wave"]);
    let elsewhere = Command { wave: Some(0), ..pause.clone() };
    assert_eq!(ordered(&elsewhere, "cy", None), ["statement/wave"]);
    // Its type says start, its bytes say pause.
    let mut envelope = pause.unsigned();
    envelope.payload_type = PayloadType::Command(Start);
    let envelope = signed_by(envelope, &["cy"]);
    let outcome = codes(verify_command(&envelope, &trust(), &PLAN.digest(), None, NOW_MS));
    assert_eq!(outcome, ["statement/other-kind"]);
}

/// The type is signed: no envelope passes for one of another type, relabelled or not.
#[test]
fn payload_types_are_not_exchanged() {
    let trust = trust();
    let all = [
        signed(&["ann", "bo"]),
        signed_by(withdrawal().unsigned(), &["ann"]),
        signed_by(command(CommandKind::Stop).unsigned(), &["ann"]),
        signed_by(command(CommandKind::Start).unsigned(), &["ann"]),
    ];
    for envelope in all {
        for payload_type in PayloadType::ALL {
            let genuine = payload_type == envelope.payload_type;
            let mut other = envelope.clone();
            other.payload_type = payload_type;
            let outcomes = [
                verify(&other, &trust, NOW_MS, &[]).is_ok(),
                verify_withdrawal(&other, &trust, NOW_MS).is_ok(),
                verify_command(&other, &trust, &PLAN.digest(), None, NOW_MS).is_ok(),
            ];
            let taken = outcomes.iter().filter(|taken| **taken).count();
            assert_eq!(taken, usize::from(genuine), "{payload_type:?}");
        }
    }
}

// Trust files.

fn wrong(change: impl Fn(&mut TrustFile)) -> Vec<String> {
    let mut file = file();
    change(&mut file);
    codes(Trust::check(file))
}

#[test]
fn trust_files_that_are_refused() {
    assert_eq!(wrong(|_| ()), ["accepted"]);
    assert_eq!(wrong(|file| file.thresholds.authors = 0), ["trust/threshold"]);
    assert_eq!(wrong(|file| file.thresholds.approvers = 0), ["trust/threshold"]);
    assert_eq!(wrong(|file| file.keys[1].x = file.keys[0].x.clone()), ["trust/key-twice"]);
    assert_eq!(wrong(|file| file.keys[0].x = "A".repeat(43)), ["trust/key"]);
    assert_eq!(wrong(|file| file.keys[0].roles.clear()), ["trust/no-role"]);
    let late = "2028-01-01T00:00:00Z".to_owned();
    assert_eq!(wrong(|file| file.keys[0].valid_from = late.clone()), ["trust/validity"]);
    assert_eq!(wrong(|file| file.keys[0].valid_to = "soon".to_owned()), ["trust/validity"]);
    for name in ["", " Ann", "Ann  Lee", "Ann\u{200b}Lee", "Ann\u{202e}eeL", "Ann\nLee"] {
        assert!(
            wrong(|file| file.keys[0].person = name.to_owned()).contains(&"trust/name".to_owned()),
            "{name:?}"
        );
    }
}

#[test]
fn names_that_look_alike() {
    for (one, other) in [
        ("Ann Lee", "ann lee"),
        ("Ann Lee", "\u{410}nn Lee"),
        ("Ann Lee", "\u{ff21}nn Lee"),
        ("Ian Roe", "lan Roe"),
        ("Bo Berg", "B0 Berg"),
        ("Jos\u{e9} Roe", "Jose\u{301} Roe"),
        ("Jörg Groß", "Jörg GROSS"),
        ("Tim Arnold", "Tim Amold"),
    ] {
        let outcome = wrong(|file| {
            file.keys[4].person = one.to_owned();
            file.keys[5].person = other.to_owned();
            file.keys.drain(..4);
        });
        assert_eq!(outcome, ["trust/look-alike"], "{one} {other}");
    }
}

#[test]
fn a_trust_file_is_read_as_it_was_written() {
    let text = trust().to_json();
    let read = Trust::parse("trust.json", &text).unwrap();
    assert_eq!(read.file(), trust().file());
    let line = file().keys[0].to_line();
    assert_eq!(TrustKey::parse("ann.pub", &line).unwrap(), file().keys[0]);
    let more = text.replacen("\"keys\"", "\"admin\": \"anybody\", \"keys\"", 1);
    assert_eq!(codes(Trust::parse("trust.json", &more)), ["trust/member"]);
    let twice = text.replacen("\"ran\": {", "\"ran\": {\"2026-11-index\": 9,", 1);
    assert_eq!(codes(Trust::parse("trust.json", &twice)), ["trust/member"]);
}

#[test]
fn fingerprints_are_read_aloud() {
    let public: PublicKey = key("ann").public();
    let groups: Vec<_> = public.fingerprint().split('-').map(str::to_owned).collect();
    assert_eq!(groups.iter().map(String::len).collect::<Vec<_>>(), [4; 5]);
    assert!(!groups.concat().contains(['I', 'L', 'O', 'U']));
    assert_ne!(public.fingerprint(), key("bo").public().fingerprint());
}

#[test]
fn private_keys_that_are_not_ones() {
    let good = key("ann").to_json();
    assert!(PrivateKey::parse("key", &good).is_ok());
    for bad in [
        good.replace("Ed25519", "X25519"),
        good.replace(&key("ann").public().x(), &key("bo").public().x()),
        good.replace("\"d\"", "\"e\""),
        "{}".to_owned(),
    ] {
        let finding = PrivateKey::parse("key", &bad).err().unwrap();
        assert_eq!(finding.code, "key/not-a-key");
        assert!(!finding.to_string().contains("YW5u"), "a finding shows the key");
    }
}

#[test]
fn the_sheet_says_what_is_signed() {
    let sheet = send_plan::sheet::sheet(&PLAN).to_string();
    insta::assert_snapshot!(sheet.replace(env!("CARGO_PKG_VERSION"), "0"));
}
