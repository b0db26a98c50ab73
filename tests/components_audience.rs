//! Lists beside the recipient files, in a real browser, without a worker.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod support;

use std::rc::Rc;

use piecewise::browser::drafts;
use piecewise::hooks::Desk;
use piecewise::pages::audience::audience;
use piecewise::pages::review::review;
use piecewise::state::{Action, Draft, ListRole, NewDraft, SavedDraft, State};
use send_plan::audience::{AudienceSummary, Encoding, FileFacts, FileFormat, Group};
use send_plan::campaign::{Audience, Campaign};
use support::{Shown, answer, state_of};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::File;

wasm_bindgen_test_configure!(run_in_browser);

/// A file of the browser with a header alone.
fn file(name: &str) -> File {
    let parts = js_sys::Array::of1(&JsValue::from_str("email\n"));
    File::new_with_str_sequence(&parts, name).unwrap()
}

/// Two seeds and nine customers.
fn summary() -> AudienceSummary {
    let file = |name: &str, rows: u64, seeds: bool| FileFacts {
        name: name.to_owned(),
        blake3: format!("digest of {name}"),
        columns: vec!["email".to_owned()],
        rows,
        seeds,
        ..FileFacts::default()
    };
    let group = |recipients: u64, seed: bool| Group {
        mailbox_provider: "gmail".to_owned(),
        locale: String::new(),
        time_zone: String::new(),
        seed,
        recipients,
    };
    AudienceSummary {
        files: vec![file("seeds.csv", 2, true), file("customers.csv", 9, false)],
        rows: 11,
        recipients: 11,
        groups: vec![group(9, false), group(2, true)],
        ..AudienceSummary::default()
    }
}

/// A draft with seeds, as it is kept.
fn draft() -> Draft {
    let audience = Audience {
        files: vec!["customers.csv".to_owned()],
        suppression: vec!["lists/gone.csv".to_owned()],
        seeds: vec!["lists/seeds.csv".to_owned()],
        ..Audience::default()
    };
    let campaign = Campaign { audience, ..Campaign::default() };
    Draft { campaign: Rc::new(campaign), audience: Some(Rc::new(summary())), ..Draft::default() }
}

fn desk(shown: &Shown) -> Desk {
    shown.seen.borrow().as_ref().unwrap().clone()
}

/// Names of the files at hand: recipients, suppression, seeds.
fn named(state: &State) -> [Vec<String>; 3] {
    let source = &state.source;
    [source.files.clone(), source.suppression.clone(), source.seeds.clone()]
}

#[wasm_bindgen_test]
async fn a_file_is_a_seed_list_where_it_is_dropped_as_one() {
    let shown = Shown::new(state_of(Draft::default()), audience).await;
    desk(&shown).read_audience(vec![file("customers.csv")]);
    shown.settle().await;
    assert!(shown.text().contains("Own mailboxes for checking"), "{}", shown.text());
    assert!(shown.find("#choose-seeds").has_attribute("multiple"));
    desk(&shown).add_lists(ListRole::Seeds, vec![file("seeds.csv")]);
    shown.settle().await;
    desk(&shown).add_lists(ListRole::Suppression, vec![file("gone.csv")]);
    shown.settle().await;
    assert_eq!(named(&shown.state()), [["customers.csv"], ["gone.csv"], ["seeds.csv"]]);

    // What was read is what the campaign names, and each file stands with its role.
    let number = shown.state().source.number;
    shown.dispatch(Action::ReadingEnded(number, Box::new(summary()))).await;
    let campaign = Rc::clone(&shown.state().draft().campaign);
    assert_eq!(campaign.audience.files, ["customers.csv"]);
    assert_eq!(campaign.audience.seeds, ["seeds.csv"]);
    let seeds = shown.find("[data-member='audience.seeds']").inner_text();
    assert!(seeds.contains("seeds.csv") && seeds.contains("2 rows"), "{seeds}");
    let files = shown.find("[data-member='audience.files']").inner_text();
    assert!(files.contains("customers.csv") && !files.contains("seeds.csv"), "{files}");

    desk(&shown).remove_list(ListRole::Seeds, "seeds.csv");
    shown.settle().await;
    assert_eq!(named(&shown.state())[2], Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn what_was_chosen_is_not_said_to_be_what_was_found_out() {
    let shown = Shown::new(state_of(Draft::default()), audience).await;
    desk(&shown).read_audience(vec![file("customers.csv")]);
    shown.settle().await;
    let number = shown.state().source.number;
    shown.dispatch(Action::ReadingEnded(number, Box::new(summary()))).await;
    let first = |part: &str| {
        let member = format!("audience.formats.customers.csv.{part}");
        shown.find(&format!("[data-member='{member}'] option")).text_content().unwrap()
    };
    assert_eq!(first("encoding"), "as it seems: UTF-8");
    let encoding = Some(Encoding::Windows1252);
    desk(&shown).set_format("customers.csv", FileFormat { encoding, ..FileFormat::default() });
    shown.settle().await;
    assert_eq!((&*first("encoding"), &*first("delimiter")), ("find out", "as it seems: comma"));
}

#[wasm_bindgen_test]
async fn a_restored_draft_keeps_the_roles() {
    let Draft { campaign, audience: read, .. } = draft();
    let saved = SavedDraft {
        signed: None,
        version: SavedDraft::VERSION,
        key: "one".to_owned(),
        saved_ms: 7,
        test_of: None,
        version_of: None,
        scenarios: Vec::new(),
        campaign: (*campaign).clone(),
        templates: Vec::new(),
        audience: read.map(|read| (*read).clone().without_excerpts()),
        step: "audience".to_owned(),
    };
    drafts::save(&saved).await.unwrap();
    let kept = drafts::load("one").await.unwrap().unwrap();
    let mut state = State::default();
    state.apply(Action::Restored(Some(Box::new(kept)), NewDraft::default()));
    assert_eq!(state.draft().audience.as_ref().unwrap().seeds(), 2);

    let shown = Shown::new(state, audience).await;
    let seeds = shown.find("[data-member='audience.seeds']").inner_text();
    assert!(seeds.contains("seeds.csv") && seeds.contains("2 rows"), "{seeds}");
    let gone = shown.find("[data-member='audience.suppression']").inner_text();
    assert!(gone.contains("gone.csv") && gone.contains("not read"), "{gone}");

    // All of them dropped at once: each is what the campaign says. One that is not dropped stays
    // named, so that nobody forgets it.
    desk(&shown).read_audience(vec![file("seeds.csv"), file("customers.csv")]);
    shown.settle().await;
    assert_eq!(named(&shown.state()), [["customers.csv"], ["gone.csv"], ["seeds.csv"]]);
    desk(&shown).remove_list(ListRole::Suppression, "gone.csv");
    shown.settle().await;
    assert_eq!(named(&shown.state())[1], Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_list_alone_is_not_taken_for_the_recipients() {
    let shown = Shown::new(state_of(draft()), audience).await;
    desk(&shown).read_audience(vec![file("seeds.csv")]);
    shown.settle().await;
    let state = shown.state();
    assert!(state.reading.is_none());
    assert!(state.notices.last().unwrap().text.contains("together with its lists"));
}

#[wasm_bindgen_test]
async fn the_review_says_how_many_seeds_go_first() {
    let mut state = state_of(draft());
    state.answer = Some((0, Rc::new(answer(36_000_000))));
    let shown = Shown::new(state, review).await;
    assert!(shown.text().contains("2 seeds go first"), "{}", shown.text());
    assert!(shown.text().contains("campaign.json names customers.csv"), "{}", shown.text());
    assert!(shown.text().contains("lists/seeds.csv"), "{}", shown.text());

    let mut state = state_of(Draft::default());
    state.answer = Some((0, Rc::new(answer(36_000_000))));
    let shown = Shown::new(state, review).await;
    let words = shown.find("section.words").inner_text();
    assert!(!words.contains("seed"), "{words}");
}
