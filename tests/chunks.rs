//! docs/vectors/chunks.json in WebAssembly: the app's engine rebuilds every call as the command line does.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use send_plan::audience::{Reader, Recipient};
use send_plan::chunk::{Place, Roster};
use send_plan::plan;
use serde::Deserialize;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Deserialize)]
struct Vectors {
    plan: String,
    files: Vec<File>,
    calls: Vec<Vec<Person>>,
}

#[derive(Deserialize)]
struct File {
    role: String,
    name: String,
    text: String,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Person {
    address: String,
    file: String,
    row: u64,
}

#[wasm_bindgen_test]
fn every_call_is_rebuilt_as_published() {
    let vectors: Vectors =
        serde_json::from_str(include_str!("../docs/vectors/chunks.json")).unwrap();
    let plan = plan::parse_canonical("plan.json", vectors.plan.as_bytes()).unwrap();
    let mut roster = Roster::of_everybody(&plan).unwrap();
    let mut people = BTreeMap::new();
    let mut each = |recipient: &Recipient<'_>| {
        roster.take(recipient);
        let place = Place { file: recipient.file as u64, row: recipient.row };
        people.insert(place, recipient.address.to_owned());
    };
    let mut reader = Reader::new(&plan.audience.columns, *b"0123456789abcdef");
    for file in &vectors.files {
        match file.role.as_str() {
            "suppression" => reader.begin_suppression(&file.name),
            "seeds" => reader.begin_seeds(&file.name),
            _ => reader.begin(&file.name),
        }
        reader.push_each(file.text.as_bytes(), &mut each).unwrap();
        reader.end_each(&mut each).unwrap();
    }
    let chunks = roster.into_chunks();
    let person = |place: &Place| {
        let file = plan.audience.files[usize::try_from(place.file).unwrap()].name.clone();
        Person { address: people[place].clone(), file, row: place.row }
    };
    let calls: Vec<Vec<Person>> =
        plan.calls().map(|call| chunks.of(&call).unwrap().iter().map(person).collect()).collect();
    assert!(!calls.is_empty());
    assert_eq!(calls, vectors.calls);
}
