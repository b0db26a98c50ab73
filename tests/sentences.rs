//! What the engine says, on its way from the worker to the screen.

#![allow(missing_docs, clippy::unwrap_used)]

use gloo::worker::Codec;
use piecewise::say::{self, Words};
use piecewise::words::{self, Language};
use piecewise::worker::codec::Structured;
use send_plan::campaign::{Account, Campaign};
use send_plan::check::check;
use send_plan::diagnostic::{Diagnostic, Place};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_finding_crosses_with_what_it_takes_to_say_it() {
    let account = Account { id: "Contá".into(), provider: "nobody".into(), ..Account::default() };
    let campaign = Campaign { accounts: vec![account], ..Campaign::default() };
    let (_, findings) = check(&campaign, 0);
    let crossed: Vec<Diagnostic> = Structured::decode(Structured::encode(findings.clone()));
    assert_eq!(crossed, findings);

    let texts = include_str!("../static/words/pt-BR/engine-campaign.ftl");
    words::speak(Language::Portuguese, &[texts.to_owned()]);
    let unknown = crossed.iter().find(|finding| finding.code == "account/unknown-provider");
    let said = say::message(unknown.unwrap());
    let expected = "O catálogo não tem o provedor “nobody”.".to_owned();
    assert_eq!(said, Words { words: expected, lang: None });

    let foreign = Diagnostic::error("api/other", Place::default(), "Something else.", "");
    let expected = Words { words: "Something else.".to_owned(), lang: Some("en") };
    assert_eq!(say::message(&foreign), expected);
    words::speak(Language::English, &[]);
}
