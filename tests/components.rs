//! The state and the views, in a real browser, without a worker.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;
use std::rc::Rc;

use piecewise::browser::{clock, drafts, intl};
use piecewise::components::account_card::account_card;
use piecewise::components::answer::answer_bar;
use piecewise::components::faster::faster;
use piecewise::components::number_field::parse;
use piecewise::components::numbers::numbers;
use piecewise::components::outlook::outlook;
use piecewise::components::problems::Problems;
use piecewise::components::shape_hint::shape_hint;
use piecewise::hooks::Desk;
use piecewise::pages::schedule::schedule;
use piecewise::route::Step;
use piecewise::say;
use piecewise::state::{
    Action, Draft, Edit, Engine, History, Reading, SavedDraft, Source, State, Tone,
};
use piecewise::worker::codec::Structured;
use piecewise::worker::protocol::{LookReport, Report, Templates};
use send_plan::api::Question;
use send_plan::audience::{
    AudienceSummary, ColumnLook, FileFacts, FileFormat, Group, Look, Reject, RejectReason,
};
use send_plan::campaign::{Account, Campaign, Columns, Limit};
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::faster::{Change, Faster, Missed, Way};
use send_plan::outlook::Outlook;
use send_plan::template::TemplateFile;
use support::{Shown, answer, state_of, with_account};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlInputElement;
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

// Life-like values.

fn summary(name: &str, recipients: u64) -> AudienceSummary {
    AudienceSummary {
        files: vec![FileFacts {
            name: name.to_owned(),
            bytes: 2_100_000,
            blake3: format!("digest of {name}"),
            columns: vec!["email".to_owned(), "lang".to_owned()],
            rows: recipients + 6,
            seeds: false,
            ..FileFacts::default()
        }],
        columns: columns("email"),
        rows: recipients + 6,
        recipients,
        duplicates: 3,
        suppressed: 1,
        rejected: BTreeMap::from([(RejectReason::BadAddress, 2)]),
        rejects: vec![Reject {
            file: 0,
            line: 17,
            reason: RejectReason::BadAddress,
            excerpt: "ann@@example".to_owned(),
        }],
        groups: vec![Group {
            mailbox_provider: "gmail".to_owned(),
            locale: "pt-BR".to_owned(),
            time_zone: "America/Sao_Paulo".to_owned(),
            seed: false,
            recipients,
        }],
        ..AudienceSummary::default()
    }
}

fn columns(address: &str) -> Columns {
    Columns { address: Some(address.to_owned()), locale: Some("lang".to_owned()), time_zone: None }
}

fn look(number: u64, address: Option<&str>) -> LookReport {
    let names = ["email", "lang"];
    LookReport {
        number,
        columns: Columns { address: address.map(str::to_owned), ..Columns::default() },
        look: Look {
            format: FileFormat::default(),
            gzip: false,
            columns: names
                .map(|name| ColumnLook { name: name.to_owned(), examples: Vec::new() })
                .to_vec(),
            guess: Columns::default(),
            diagnostics: Vec::new(),
        },
    }
}

fn rename(name: &'static str) -> Action {
    Action::Edit(Edit::new("name", move |campaign| name.clone_into(&mut campaign.name)))
}

fn source(number: u64, name: &str) -> Source {
    Source { number, files: vec![name.to_owned()], ..Source::default() }
}

fn reading(number: u64) -> Reading {
    Reading { number, ..Reading::default() }
}

// The state.

#[wasm_bindgen_test]
fn an_answer_to_an_older_question_is_dropped() {
    let mut state = State::default();
    for name in ["a", "b", "c"] {
        state.apply(rename(name));
    }
    state.apply(Action::Answered(3, Rc::new(answer(3_000))));
    state.apply(Action::Answered(2, Rc::new(answer(2_000))));
    let (number, newest) = state.answer.clone().unwrap();
    assert_eq!(number, 3);
    assert_eq!(newest.plan.as_ref().unwrap().estimate.finish_ms, 3_000);
    assert!(state.up_to_date());
    state.apply(rename("d"));
    assert!(!state.up_to_date(), "the answer shown is about the draft before");
}

#[wasm_bindgen_test]
fn typing_in_one_field_is_one_step_of_undo() {
    let mut state = State::default();
    for name in ["I", "In", "Index"] {
        state.apply(rename(name));
    }
    state.apply(Action::Edit(Edit::new("from.name", |c| c.from.name = "Example".to_owned())));
    state.apply(Action::Undo);
    assert_eq!(state.draft().campaign.name, "Index");
    state.apply(Action::Undo);
    assert_eq!(state.draft().campaign.name, "");
    state.apply(Action::Redo);
    assert_eq!(state.draft().campaign.name, "Index");
}

#[wasm_bindgen_test]
fn undo_keeps_the_audience_that_was_read() {
    let mut state = State::default();
    state.apply(rename("before"));
    state.apply(Action::ReadingBegan(source(1, "customers.csv"), reading(1)));
    state.apply(Action::ReadingEnded(1, Box::new(summary("customers.csv", 24_000))));
    state.apply(Action::Undo);
    assert_eq!(state.draft().campaign.name, "");
    assert_eq!(state.draft().audience.as_ref().unwrap().recipients, 24_000);
    assert_eq!(state.draft().campaign.audience.files, ["customers.csv"]);
}

#[wasm_bindgen_test]
fn a_file_that_cannot_be_read_takes_nothing_away() {
    let mut state = State::default();
    state.apply(Action::ReadingBegan(source(1, "customers.csv"), reading(1)));
    state.apply(Action::Looked(Box::new(look(1, Some("email")))));
    state.apply(Action::ReadingEnded(1, Box::new(summary("customers.csv", 24_000))));
    state.apply(Action::ReadingBegan(source(2, "photo.png"), reading(2)));
    let finding = Diagnostic::error("audience/binary", Place::file("photo.png"), "No text.", "");
    state.apply(Action::ReadingFailed(2, vec![finding]));
    assert_eq!(state.draft().audience.as_ref().unwrap().recipients, 24_000);
    assert_eq!(state.source, source(1, "customers.csv"), "its columns can still be changed");
    assert!(state.look.is_some());
    assert_eq!(state.refused.len(), 1);
}

#[wasm_bindgen_test]
fn a_file_whose_address_column_nobody_knows_stays_at_hand() {
    let mut state = State::default();
    state.apply(Action::ReadingBegan(source(1, "people.csv"), reading(1)));
    state.apply(Action::Looked(Box::new(look(1, None))));
    let finding = Diagnostic::error("audience/no-address", Place::file("people.csv"), "None.", "");
    state.apply(Action::ReadingFailed(1, vec![finding]));
    assert_eq!(state.source, source(1, "people.csv"));
    assert_eq!(state.look.as_ref().unwrap().look.columns.len(), 2, "to choose from");
}

#[wasm_bindgen_test]
fn cancelling_brings_back_what_was_there() {
    let mut state = State::default();
    state.apply(Action::ReadingBegan(source(1, "customers.csv"), reading(1)));
    state.apply(Action::ReadingEnded(1, Box::new(summary("customers.csv", 24_000))));
    state.apply(Action::ReadingBegan(source(2, "everybody.csv"), reading(2)));
    state.apply(Action::ReadingBegan(source(3, "everybody.csv"), reading(3)));
    state.apply(Action::ReadingCancelled(2));
    assert!(state.reading.is_some(), "the cancelled one is not the one under way");
    state.apply(Action::ReadingCancelled(3));
    assert_eq!(state.source, source(1, "customers.csv"));
    assert!(state.reading.is_none());
}

#[wasm_bindgen_test]
fn the_same_file_is_recognised_and_another_is_named() {
    let told = |name: &str, digest: &str| {
        let mut state = State::default();
        let kept =
            Draft { audience: Some(Rc::new(summary("customers.csv", 9))), ..Draft::default() };
        state.draft = History::new(kept);
        state.apply(Action::ReadingBegan(source(1, name), reading(1)));
        let mut read = summary(name, 9);
        digest.clone_into(&mut read.files[0].blake3);
        state.apply(Action::ReadingEnded(1, Box::new(read)));
        state.notices.last().map(|notice| notice.text.clone()).unwrap()
    };
    assert!(told("customers.csv", "digest of customers.csv").contains("same file"));
    assert!(told("customers.csv", "another").contains("content has changed"));
    assert!(told("all.csv", "another").contains("all.csv replaces customers.csv"));
}

#[wasm_bindgen_test]
fn a_worker_that_starts_again_is_asked_again() {
    let mut state = State::default();
    state.apply(Action::Engine(Engine::Ready(1)));
    let before = state.revision;
    state.apply(Action::EngineBroke);
    state.apply(Action::Engine(Engine::Ready(2)));
    assert!(state.revision > before);
    assert!(state.notices.iter().any(|notice| notice.tone == Tone::Problem));
}

// The messages and the record.

#[wasm_bindgen_test]
fn a_message_to_the_page_arrives_as_it_was_sent() {
    use gloo::worker::Codec;
    let mut sent = answer(1_763_712_000_123);
    sent.diagnostics.push(Diagnostic::warning("a/b", Place::line("x.csv", 3), "What.", "Do."));
    let report = Report::Answered { number: 7, answer: Box::new(sent.clone()) };
    match Structured::decode(Structured::encode(report)) {
        Report::Answered { number: 7, answer } => assert_eq!(*answer, sent),
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn a_draft_is_kept_without_rows_and_forgotten_when_told() {
    let saved = SavedDraft {
        signed: None,
        version: SavedDraft::VERSION,
        key: "one".to_owned(),
        saved_ms: 7,
        test_of: None,
        version_of: None,
        scenarios: Vec::new(),
        campaign: Campaign { name: "Index".to_owned(), ..Campaign::default() },
        templates: Vec::new(),
        audience: Some(summary("customers.csv", 24_000).without_excerpts()),
        step: "review".to_owned(),
    };
    drafts::save(&saved).await.unwrap();
    let kept = drafts::load("one").await.unwrap().unwrap();
    assert_eq!(kept, saved);
    assert!(kept.audience.unwrap().rejects.iter().all(|reject| reject.excerpt.is_empty()));
    drafts::forget().await.unwrap();
    assert_eq!(drafts::load("one").await.unwrap(), None);
}

// The words.

#[wasm_bindgen_test]
fn durations_and_counts_read_well() {
    for (ms, words) in [
        (250, "250 ms"),
        (1_500, "1.5 s"),
        (278_000, "4 min 38 s"),
        (36_000_000, "10 h"),
        (11_640_000, "3 h 14 min"),
        (187_200_000, "2 d 4 h"),
    ] {
        assert_eq!(say::duration(ms), words);
    }
    assert_eq!(intl::number(1_234_567), "1,234,567");
    assert_eq!(intl::utc(1_795_425_240_000), "Mon 23 Nov 09:14 UTC");
}

#[wasm_bindgen_test]
fn numbers_are_taken_as_people_write_them() {
    for text in ["50000", "50,000", "50.000", "50 000", " 50’000 "] {
        assert_eq!(parse(text), Some(50_000), "{text}");
    }
    for text in ["", "5,00", "1.5", "many", "-3", "1e3", "5000,000"] {
        assert_eq!(parse(text), None, "{text}");
    }
}

// The views.

#[wasm_bindgen_test]
async fn the_numbers_on_the_screen_add_up() {
    let audience = Some(Rc::new(summary("customers.csv", 24_000)));
    let state = state_of(Draft { audience, ..Draft::default() });
    let shown =
        Shown::new(state, |desk| numbers(desk.state.draft().audience.as_ref().unwrap())).await;
    let figures: Vec<u64> =
        shown.all("dd").iter().map(|figure| parse(&figure.inner_text()).unwrap()).collect();
    assert_eq!(figures, [24_006, 24_000, 3, 1, 2]);
    assert_eq!(figures[0], figures[1..].iter().sum::<u64>());
}

#[wasm_bindgen_test]
async fn after_a_reload_the_page_says_where_its_counts_come_from() {
    let audience = Some(Rc::new(summary("customers.csv", 24_000)));
    let state = state_of(Draft { audience, ..Draft::default() });
    let shown = Shown::new(state, piecewise::pages::audience::audience).await;
    assert!(shown.text().contains("The counts below come from customers.csv"));
    assert!(shown.all("select").iter().all(|select| select.has_attribute("disabled")));
}

#[wasm_bindgen_test]
async fn what_no_document_publishes_is_asked_for() {
    let state = with_account("sendgrid");
    let account = state.draft().campaign.accounts[0].clone();
    let shown = Shown::new(state, card).await;
    assert_eq!(account.limits.len(), 0);
    assert!(shown.text().contains("not published: enter yours"));
    assert!(shown.text().contains("X-RateLimit-Limit"), "and where to find it");
    shown.type_into(".limits input", "600").await;
    let limits = shown.state().draft().campaign.accounts[0].limits.clone();
    assert_eq!((limits[0].limit, limits[0].per.as_str()), (600, "1m"));
    shown.type_into(".limits input", "").await;
    assert_eq!(shown.state().draft().campaign.accounts[0].limits.len(), 0);
}

/// The first account of the draft.
fn card(desk: &Desk) -> Html {
    account_card(desk, 0, &desk.state.draft().campaign.accounts[0])
}

#[wasm_bindgen_test]
async fn the_call_shape_is_two_words_and_a_click() {
    let shown = Shown::new(
        with_account("sendgrid"),
        |desk| html! { <>{ shape_hint(desk) }{ card(desk) }</> },
    )
    .await;
    let most = |shown: &Shown| shown.state().draft().campaign.accounts[0].max_recipients_per_call;
    assert_eq!(most(&shown), None);
    shown.click("#shape-single-0").await;
    assert_eq!(most(&shown), Some(1));
    assert!(shown.text().contains("It can be faster, and just as safe."));
    shown.click(".faster button").await;
    assert_eq!(most(&shown), None);
    assert!(!shown.text().contains("It can be faster"));
    shown.undo().await;
    assert_eq!(most(&shown), Some(1));
    let radio: HtmlInputElement = shown.find("#shape-single-0").unchecked_into();
    assert!(radio.checked(), "the screen follows undo");
}

#[wasm_bindgen_test]
async fn a_faster_way_is_one_click_and_undo_takes_it_back() {
    let mut state = with_account("sendgrid");
    state.answer = Some((state.revision, Rc::new(answer(36_000_000))));
    let shown = Shown::new(state, faster).await;
    let in_flight = |shown: &Shown| shown.state().draft().campaign.accounts[0].in_flight;
    let before = in_flight(&shown);
    shown.click(".ways button").await;
    assert!(shown.text().contains("Planning the send in other ways"), "{}", shown.text());

    let mut campaign = (*shown.state().draft().campaign).clone();
    campaign.accounts[0].in_flight = Some(2);
    let account = campaign.accounts[0].id.clone();
    let changes = vec![Change::InFlight { account, from: 1, to: 2 }];
    let way = Way { changes, campaign, finish_ms: 18_000_000, saves_ms: 18_000_000 };
    let later = Change::Deadline { from_ms: 1, to_ms: 2 };
    let found = Faster {
        finish_ms: 36_000_000,
        bound_ms: 36_000_000,
        ways: vec![way.clone()],
        refused: Vec::new(),
        deadline: Some(Missed {
            deadline_ms: 1,
            late_ms: 60_000,
            least: vec![Way { changes: vec![later], ..way }],
        }),
    };
    let number = shown.state().revision;
    let desk = || shown.seen.borrow().as_ref().unwrap().clone();
    desk().dispatch(Action::FasterFound(number + 1, Rc::new(found.clone())));
    shown.settle().await;
    assert!(!shown.text().contains("Saves"), "an answer to another question is dropped");
    desk().dispatch(Action::FasterFound(number, Rc::new(found)));
    shown.settle().await;
    assert!(shown.text().contains("Saves 5 h"), "{}", shown.text());
    assert!(shown.text().contains("You give up the time by which"), "{}", shown.text());

    shown.click(".ways ol button").await;
    assert_eq!(in_flight(&shown), Some(2));
    assert!(!shown.text().contains("Saves"), "the list is of the draft before");
    desk().dispatch(Action::Undo);
    shown.settle().await;
    assert_eq!(in_flight(&shown), before);
    assert!(shown.text().contains("Saves 5 h"), "the same draft, the same list");
}

#[wasm_bindgen_test]
async fn a_problem_leads_to_its_place() {
    let mut state = with_account("ses");
    let mut answered = answer(1);
    answered.diagnostics.push(Diagnostic::error(
        "limit/zero",
        Place::member("accounts[0].limits[0].limit"),
        "A limit of 0 lets nothing through.",
        "Enter 1 or more.",
    ));
    state.answer = Some((0, Rc::new(answered)));
    let shown = Shown::new(state, |_| html! { <Problems /> }).await;
    assert!(shown.text().contains("1 problem"));
    assert!(shown.text().contains("A limit of 0 lets nothing through."));
    shown.click(".where button").await;
    assert_eq!(shown.state().step, Step::Accounts);
    let jump = shown.state().jump.clone().unwrap();
    assert_eq!(jump.member.as_deref(), Some("accounts[0].limits[0].limit"));
}

#[wasm_bindgen_test]
async fn a_start_by_the_planners_clock_is_kept_in_utc() {
    let shown = Shown::new(state_of(Draft::default()), schedule).await;
    shown.type_into("#field-schedule-start", "2026-11-23T09:14").await;
    let start = shown.state().draft().campaign.schedule.start.clone().unwrap();
    let ms = clock::parse(&start).unwrap();
    assert!(start.ends_with('Z'));
    assert_eq!(clock::local_field(ms), "2026-11-23T09:14");
    assert!(shown.text().contains(&intl::utc(ms)));
}

/// 24,000 Brazilians through a relay at 14 a second, and a second relay for when it fails.
fn relayed() -> Outlook {
    let relay = |id: &str, standby: bool| Account {
        id: id.to_owned(),
        provider: "smtp".to_owned(),
        limits: vec![Limit { limit: 14, per: "1s".to_owned(), ..Limit::default() }],
        errors_per_thousand: Some(10),
        standby,
        ..Account::default()
    };
    let question = Question {
        campaign: Campaign {
            id: Some("test".to_owned()),
            salt: Some("0f".repeat(32)),
            accounts: vec![relay("relay", false), relay("spare", true)],
            ..Campaign::default()
        },
        audience: Some(summary("customers.csv", 24_000)),
        templates: Vec::new(),
        now_ms: 1_795_000_000_000,
    };
    send_plan::outlook::outlook(&question).unwrap()
}

#[wasm_bindgen_test]
async fn the_outlook_says_what_may_come_and_what_it_rests_on() {
    let mut state = State { revision: 3, ..State::default() };
    state.apply(Action::Outlook(3, Rc::new(relayed())));
    let shown = Shown::new(state, outlook).await;
    let text = shown.text();
    for words in [
        "243 messages are sent again, because their call failed",
        "Gmail answers “try later”",
        "Everybody has one mailbox provider: Gmail.",
        "comes too late for up to 840 people",
        "Through relay they wait up to 1 s",
        "Without relay, everything is handed over by",
        "no price per message",
    ] {
        assert!(text.contains(words), "no {words:?} in: {text}");
    }
    // Every table has a name and every column a heading.
    let tables = shown.all("table").len();
    assert_eq!((tables, shown.all("table > caption").len()), (4, 4));
    assert_eq!(shown.all("thead th:not([scope=col]), tbody th:not([scope=row])").len(), 0);
}

#[wasm_bindgen_test]
async fn the_answer_says_where_a_later_finish_is_to_be_expected() {
    let outlook = relayed();
    let best = outlook.best_ms;
    let says = async |later_ms: u64, deadline_ms: Option<u64>| {
        let mut answered = answer(best);
        answered.plan.as_mut().unwrap().deadline_ms = deadline_ms;
        let mut state = with_account("smtp");
        (state.step, state.answer) = (Step::Review, Some((0, Rc::new(answered))));
        let expected_ms = Some(best + later_ms);
        state.outlook = Some((0, Rc::new(Outlook { expected_ms, ..outlook.clone() })));
        Shown::new(state, answer_bar).await.text()
    };
    let text = says(12 * 60_000, None).await;
    assert!(text.contains("12 min later than planned"), "{text}");
    assert!(!text.contains("missed"), "{text}");
    let text = says(12 * 60_000, Some(best + 5 * 60_000)).await;
    assert!(text.contains("deadline would then be missed by 7 min"), "{text}");
    let text = says(12 * 60_000, Some(best + 12 * 60_000)).await;
    assert!(!text.contains("missed"), "just in time: {text}");
    let text = says(12 * 60_000, Some(best - 60_000)).await;
    assert!(!text.contains("would then"), "it is missed anyway: {text}");
    let text = says(59_999, None).await;
    assert!(!text.contains("later than planned"), "the same minute: {text}");
}

#[wasm_bindgen_test]
async fn an_outlook_of_an_older_draft_is_dropped_and_one_that_has_aged_says_so() {
    let mut state = State { revision: 3, ..State::default() };
    state.apply(Action::Outlook(2, Rc::new(relayed())));
    assert!(state.outlook.is_none());
    state.apply(Action::Outlook(3, Rc::new(relayed())));
    state.apply(Action::Tick);
    let shown = Shown::new(state, outlook).await;
    assert_eq!(shown.all(".outlook[aria-busy=true]").len(), 1);
}

#[wasm_bindgen_test]
fn files_that_the_worker_has_do_not_travel_again() {
    let files = |files: &[(&str, &str)]| -> Vec<TemplateFile> {
        let file = |(path, text): &(&str, &str)| TemplateFile {
            path: (*path).into(),
            text: (*text).into(),
        };
        files.iter().map(file).collect()
    };
    let versions = [
        files(&[]),
        files(&[("a.html", "first"), ("b.html", "second")]),
        files(&[("a.html", "first anew"), ("b.html", "second anew"), ("c.html", "third")]),
        files(&[("a.html", "first anew"), ("b.html", "first"), ("c.html", "third")]),
        files(&[("c.html", "third"), ("d.html", "third")]),
        files(&[]),
    ];
    let mut worker = Vec::new();
    for change in versions.windows(2) {
        let [before, now] = change else { continue };
        let message = Templates::new(before, now);
        let travels = |file: &TemplateFile| format!("{message:?}").contains(&format!("{file:?}"));
        assert!(now.iter().all(|file| travels(file) != before.contains(file)), "{message:?}");
        message.clone().change(&mut worker);
        assert_eq!(worker, *now);
    }
}
