//! Several drafts, in a real browser, without a worker.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod support;

use std::rc::Rc;

use piecewise::browser::{draft_file, drafts};
use piecewise::pages::review::review;
use piecewise::state::{
    Action, DraftsAction, Edit, Engine, KeptDraft, NewDraft, SavedDraft, ScenarioAction, Signed,
    State,
};
use piecewise::worker::protocol::Document;
use send_plan::audience::{AudienceSummary, FileFacts, Group};
use support::{Shown, answer, with_account};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn new(id: &str) -> NewDraft {
    NewDraft { id: id.to_owned(), salt: "ab".repeat(32) }
}

fn rename(name: &'static str) -> Action {
    Action::Edit(Edit::new("name", move |campaign| name.clone_into(&mut campaign.name)))
}

fn named(state: &State) -> String {
    state.draft().campaign.name.clone()
}

fn summary(file: &str, seeds: u64) -> AudienceSummary {
    let group = |recipients: u64, seed: bool| Group {
        mailbox_provider: "gmail".to_owned(),
        locale: String::new(),
        time_zone: String::new(),
        seed,
        recipients,
    };
    AudienceSummary {
        files: vec![FileFacts { name: file.to_owned(), ..FileFacts::default() }],
        recipients: 9 + seeds,
        groups: vec![group(9, false), group(seeds, true)],
        ..AudienceSummary::default()
    }
}

/// A draft that somebody has begun, under the key `one`.
fn begun() -> State {
    let mut state = State::default();
    state.apply(Action::Engine(Engine::Ready(1)));
    state.apply(Action::Restored(None, new("one")));
    state.apply(rename("First"));
    state
}

#[wasm_bindgen_test]
fn another_draft_knows_nothing_of_the_one_before() {
    let mut state = begun();
    let first = state.to_keep(7);
    assert_eq!((first.key.as_str(), first.saved_ms), ("one", 7));
    let plan = "f".repeat(64);
    let signed = Signed {
        document: Document::SignedPlan,
        plan,
        person: "Ana".to_owned(),
        bytes: vec![1, 2, 3],
    };
    state.signing.own = Some((state.draft().clone(), Rc::new(signed.clone())));
    let with_signature = state.to_keep(8);
    let before = state.revision;
    state.apply(Action::Drafts(DraftsAction::Begun(new("two"))));
    assert_eq!((named(&state).as_str(), state.drafts.here.as_str()), ("", "two"));
    assert!(state.signed_plan().is_none() && state.answer.is_none());
    assert!(!state.draft.can_undo(), "undo does not lead from one draft into another");
    assert!(
        state.revision > before,
        "an answer to the other draft's question is none to this one's"
    );
    assert!(matches!(state.engine, Engine::Ready(1)));

    state.apply(Action::Drafts(DraftsAction::Opened(Box::new(with_signature))));
    assert_eq!((named(&state).as_str(), state.drafts.here.as_str()), ("First", "one"));
    assert_eq!(state.signed_plan().map(|signed| (**signed).clone()), Some(signed));
}

#[wasm_bindgen_test]
fn what_another_tab_has_changed_is_one_step_of_undo() {
    let mut state = begun();
    let same = state.to_keep(7);
    let revision = state.revision;
    state.apply(Action::Drafts(DraftsAction::Changed(Box::new(same.clone()))));
    assert_eq!(state.revision, revision, "nothing is asked anew where nothing is new");
    let mut theirs = same;
    theirs.campaign.name = "Theirs".to_owned();
    state.apply(Action::Drafts(DraftsAction::Changed(Box::new(theirs))));
    assert_eq!(named(&state), "Theirs");
    state.apply(Action::Undo);
    assert_eq!(named(&state), "First");
}

#[wasm_bindgen_test]
fn what_another_tab_kept_of_a_forgotten_draft_stays_forgotten() {
    let mut state = begun();
    let mut theirs = state.to_keep(7);
    theirs.campaign.name = "Theirs".to_owned();
    state.apply(Action::Forgotten(new("new")));
    state.apply(Action::Drafts(DraftsAction::Changed(Box::new(theirs))));
    assert_eq!((named(&state).as_str(), state.drafts.here.as_str()), ("", "new"));
}

#[wasm_bindgen_test]
fn an_earlier_version_brings_no_other_files() {
    let mut state = begun();
    state.draft.amend(|draft| {
        draft.audience = Some(Rc::new(summary("old.csv", 0)));
        Rc::make_mut(&mut draft.campaign).audience.files = vec!["old.csv".to_owned()];
    });
    let version = state.to_keep(7);
    state.draft.amend(|draft| {
        draft.audience = Some(Rc::new(summary("new.csv", 0)));
        Rc::make_mut(&mut draft.campaign).audience.files = vec!["new.csv".to_owned()];
    });
    state.apply(rename("Second"));
    state.apply(Action::Drafts(DraftsAction::WentBack(Box::new(version))));
    assert_eq!(named(&state), "First");
    assert_eq!(state.draft().campaign.audience.files, ["new.csv"], "those at hand");
    assert_eq!(state.draft().audience.as_ref().unwrap().files[0].name, "new.csv");
    state.apply(Action::Undo);
    assert_eq!(named(&state), "Second");
}

#[wasm_bindgen_test]
async fn drafts_are_kept_beside_each_other_and_each_goes_alone() {
    drafts::forget().await.unwrap();
    let state = begun();
    let mut other = state.to_keep(9);
    other.key = "two".to_owned();
    drafts::save(&state.to_keep(7)).await.unwrap();
    drafts::save(&other).await.unwrap();
    let keys = |all: &drafts::All| all.drafts.iter().map(|one| one.key.clone()).collect::<Vec<_>>();
    let all = drafts::all().await.unwrap();
    assert_eq!((keys(&all), all.unreadable), (vec!["two".to_owned(), "one".to_owned()], 0));
    // One of another version of Piecewise is not lost, and not in the way.
    drafts::save(&SavedDraft { version: 99, key: "odd".to_owned(), ..other }).await.unwrap();
    let all = drafts::all().await.unwrap();
    assert_eq!((all.drafts.len(), all.unreadable), (2, 1));
    drafts::remove("two").await.unwrap();
    assert_eq!(keys(&drafts::all().await.unwrap()), ["one"]);
    drafts::forget().await.unwrap();
}

#[wasm_bindgen_test]
fn a_file_of_drafts_is_read_as_it_was_written() {
    let state = begun();
    let mut version = state.to_keep(8);
    version.key = "one~8".to_owned();
    version.version_of = Some("one".to_owned());
    let all = [state.to_keep(7), version];
    let text = draft_file::write(&all);
    assert_eq!(draft_file::read(&text).unwrap(), all);
    let later = text.replace("\"version\": 1", "\"version\": 2");
    for odd in ["", "{}", "[]", &text[..text.len() / 2], &later] {
        assert_eq!(draft_file::read(odd), None, "{odd}");
    }
}

#[wasm_bindgen_test]
fn versions_and_others_are_told_apart() {
    let mut state = begun();
    let mut version = state.to_keep(8);
    version.key = "one~8".to_owned();
    version.version_of = Some("one".to_owned());
    let mut other = state.to_keep(9);
    other.key = "two".to_owned();
    let all = [state.to_keep(7), version, other];
    let kept = all.iter().map(KeptDraft::of).collect();
    state.apply(Action::Drafts(DraftsAction::Listed(kept)));
    let keys =
        |drafts: Vec<&KeptDraft>| drafts.iter().map(|one| one.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(state.drafts.versions().collect()), ["one~8"]);
    assert_eq!(keys(state.drafts.others().collect()), ["two"]);
}

#[wasm_bindgen_test]
async fn a_test_is_offered_to_as_many_seeds_as_a_test_may_have() {
    for (seeds, said) in [
        (0, "Add a seed list on the Audience step"),
        (20, "to 20 seeds, and to nobody else"),
        (21, "the seed lists have 21 addresses"),
    ] {
        let mut state = with_account("ses");
        state.answer = Some((state.revision, Rc::new(answer(1_763_712_000_000))));
        state.draft.amend(|draft| draft.audience = Some(Rc::new(summary("customers.csv", seeds))));
        let shown = Shown::new(state, review).await;
        let card = shown.find("section[aria-labelledby='test-title']");
        assert!(card.inner_text().contains(said), "{}", card.inner_text());
        let offers = card.query_selector("button").unwrap().is_some();
        assert_eq!(offers, seeds == 20);
    }
}

#[wasm_bindgen_test]
fn a_scenario_changes_how_it_is_sent_and_nothing_else() {
    let mut state = with_account("ses");
    let mut other = (*state.draft().campaign).clone();
    other.name = "Not this".to_owned();
    other.accounts[0].in_flight = Some(9);
    other.schedule.blast_radius = Some(7);
    state.apply(rename("First"));
    let keep = ScenarioAction::Keep("Quicker".to_owned(), Box::new(other));
    state.apply(Action::Scenario(keep));
    assert_eq!(state.draft().campaign.schedule.blast_radius, None, "kept, not taken over");
    state.apply(Action::Scenario(ScenarioAction::TakeOver(0)));
    let campaign = &state.draft().campaign;
    assert_eq!(campaign.accounts[0].in_flight, Some(9));
    assert_eq!((campaign.schedule.blast_radius, campaign.name.as_str()), (Some(7), "First"));
    state.apply(Action::Undo);
    assert_eq!(state.draft().campaign.schedule.blast_radius, None);
    assert_eq!(state.draft().scenarios.len(), 1, "undo takes back one thing at a time");
    state.apply(Action::Undo);
    assert!(state.draft().scenarios.is_empty());
}
