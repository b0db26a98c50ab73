//! What the Accounts and Schedule pages write into the campaign.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod support;

use std::rc::Rc;

use piecewise::browser::intl;
use piecewise::components::account_card::account_card;
use piecewise::components::table_field::parse_row;
use piecewise::hooks::Desk;
use piecewise::pages::schedule::schedule;
use piecewise::say;
use piecewise::state::{Action, Draft, State, rename_account, with_day};
use piecewise::worker::protocol::PastedLimits;
use send_plan::campaign::{
    Account, Campaign, Day, Limit, MailboxCap, Pace, Route, Schedule, Unit, Wave, WaveSize,
};
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::provider::get_account::limits_from_get_account;
use send_plan::warm_up::PRESETS;
use support::{Shown, answer, state_of, with_account};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

fn schedule_of(shown: &Shown) -> Schedule {
    shown.state().draft().campaign.schedule.clone()
}

fn account_of(shown: &Shown) -> Account {
    shown.state().draft().campaign.accounts[0].clone()
}

/// The first account of the draft.
fn card(desk: &Desk) -> Html {
    account_card(desk, 0, &desk.state.draft().campaign.accounts[0])
}

/// A draft with this campaign.
fn state_with(campaign: Campaign) -> State {
    state_of(Draft { campaign: Rc::new(campaign), ..Draft::default() })
}

/// The button with these words.
async fn press(shown: &Shown, words: &str) {
    let buttons = shown.all("button");
    let button = buttons.iter().find(|button| button.text_content().unwrap().contains(words));
    button.unwrap_or_else(|| panic!("no button {words:?} in: {}", shown.text())).click();
    shown.settle().await;
}

async fn choose(shown: &Shown, selector: &str, value: &str) {
    let select: HtmlSelectElement = shown.find(selector).unchecked_into();
    select.set_value(value);
    let event = Event::new("change").unwrap();
    event.init_event_with_bubbles("change", true);
    select.dispatch_event(&event).unwrap();
    shown.settle().await;
}

// The Schedule page.

#[wasm_bindgen_test]
async fn sending_hours_are_one_switch() {
    let shown = Shown::new(state_of(Draft::default()), schedule).await;
    assert_eq!(schedule_of(&shown).sending_hours, None);
    shown.click("#field-schedule-sendingHours").await;
    let hours = schedule_of(&shown).sending_hours.unwrap();
    assert_eq!((hours.from.as_str(), hours.to.as_str()), ("08:00", "20:00"));
    assert_eq!(hours.fallback_time_zone, Some(intl::zone()));
    shown.type_into("#field-schedule-sendingHours-to", "22:00").await;
    shown.click("#field-schedule-sendingHours-days-6").await;
    let hours = schedule_of(&shown).sending_hours.unwrap();
    assert_eq!((hours.to.as_str(), hours.days.len()), ("22:00", 6));
    assert!(!hours.days.contains(&Day::Sun));
    shown.click("#field-schedule-sendingHours").await;
    assert_eq!(schedule_of(&shown), Schedule::default());
    shown.undo().await;
    assert_eq!(schedule_of(&shown).sending_hours, Some(hours), "nothing typed is lost");
}

#[wasm_bindgen_test]
async fn an_even_pace_asks_for_a_deadline() {
    let shown = Shown::new(state_of(Draft::default()), schedule).await;
    shown.click("#field-schedule-pace-even").await;
    assert_eq!(schedule_of(&shown).pace, Pace::Even);
    assert!(shown.text().contains("Enter a deadline"));
    shown.type_into("#field-schedule-deadline", "2026-11-23T09:14").await;
    assert!(!shown.text().contains("Enter a deadline"));
}

#[wasm_bindgen_test]
async fn a_canary_is_one_click() {
    let shown = Shown::new(state_of(Draft::default()), schedule).await;
    press(&shown, "Canary first").await;
    let waves = schedule_of(&shown).waves;
    assert_eq!(waves.len(), 2);
    let gate = waves[0].gate.clone().unwrap();
    assert_eq!((&waves[0].size, &waves[1].size), (&WaveSize::Recipients(200), &WaveSize::Rest));
    assert_eq!((gate.dwell.as_deref(), gate.approval), (Some("30m"), true));
    let words = "200 people, then 30 min of waiting and an approval, before everybody else.";
    assert!(shown.text().contains(words));
    press(&shown, "Add a wave before the last").await;
    let waves = schedule_of(&shown).waves;
    assert_eq!(
        waves.iter().map(|wave| wave.size == WaveSize::Rest).collect::<Vec<_>>(),
        [false, false, true]
    );
    press(&shown, "Everybody in one go").await;
    assert!(schedule_of(&shown).waves.is_empty());
}

#[wasm_bindgen_test]
async fn a_gate_that_holds_nothing_back_is_none() {
    let shown = Shown::new(state_of(Draft::default()), schedule).await;
    press(&shown, "Canary first").await;
    shown.type_into("#field-schedule-waves-0--gate-expectedWait", "15m").await;
    let words = "an approval (about 15 min)";
    assert!(shown.text().contains(words));
    shown.type_into("#field-schedule-waves-0--gate-dwell", "").await;
    shown.click("#field-schedule-waves-0--gate-approval").await;
    assert_eq!(schedule_of(&shown).waves[0].gate, None);
    assert!(shown.text().contains("200 people, and right after them everybody else."));
}

#[wasm_bindgen_test]
async fn a_finding_about_a_wave_stands_at_its_size() {
    let campaign = |size| Campaign {
        schedule: Schedule {
            waves: vec![Wave { name: "canary".to_owned(), size, gate: None }],
            ..Schedule::default()
        },
        ..Campaign::default()
    };
    for size in [WaveSize::Recipients(0), WaveSize::Percent(0), WaveSize::Rest] {
        let mut state = state_with(campaign(size));
        let mut answered = answer(1);
        answered.diagnostics.push(Diagnostic::error(
            "schedule/wave-empty",
            Place::member("schedule.waves[0].size"),
            "The wave takes nobody.",
            "Enter 1 or more.",
        ));
        state.answer = Some((0, Rc::new(answered)));
        let shown = Shown::new(state, schedule).await;
        let wrong = shown.find(".field.is-wrong");
        assert!(wrong.inner_text().contains("The wave takes nobody. Enter 1 or more."));
        let field = shown.find("[data-member=\"schedule.waves[0].size\"]");
        assert!(wrong.contains(Some(&field)), "a jump ends where the sentence stands");
    }
}

#[wasm_bindgen_test]
async fn a_ceiling_can_be_for_one_account() {
    let shown = Shown::new(with_account("ses"), schedule).await;
    press(&shown, "Add a ceiling").await;
    choose(&shown, "#field-mailboxCaps-0--mailboxProvider", "yahoo").await;
    shown.type_into("#field-mailboxCaps-0--limit", "20,000").await;
    choose(&shown, "#field-mailboxCaps-0--account", "ses-main").await;
    let cap = shown.state().draft().campaign.mailbox_caps[0].clone();
    assert_eq!(
        cap,
        MailboxCap {
            mailbox_provider: "yahoo".to_owned(),
            unit: Unit::Messages,
            limit: 20_000,
            per: "1h".to_owned(),
            used: 0,
            account: Some("ses-main".to_owned()),
        }
    );
}

#[wasm_bindgen_test]
async fn a_stop_that_takes_time_is_a_number_and_its_time() {
    let shown = Shown::new(state_of(Draft::default()), schedule).await;
    shown.type_into("#field-schedule-stop-recipients", "5000").await;
    let stop = schedule_of(&shown).stop.unwrap();
    assert_eq!((stop.recipients, stop.within.as_str()), (5_000, "60s"));
    shown.type_into("#field-schedule-stop-recipients", "").await;
    assert_eq!(schedule_of(&shown).stop, None);
}

#[wasm_bindgen_test]
async fn routes_come_with_a_second_account() {
    let title = "Who goes only through which account";
    let shown = Shown::new(with_account("ses"), schedule).await;
    assert!(!shown.text().contains(title));
    let mut state = with_account("ses");
    state.draft.amend(|draft| {
        let campaign = Rc::make_mut(&mut draft.campaign);
        campaign.accounts.push(Account { id: "relay".to_owned(), ..Account::default() });
    });
    let shown = Shown::new(state, schedule).await;
    assert!(shown.text().contains(title));
    press(&shown, "Add a rule").await;
    choose(&shown, "#field-routes-0--mailboxProvider", "yahoo").await;
    shown.click("#field-routes-0--accounts-1").await;
    shown.click("#field-routes-0--accounts-0").await;
    assert_eq!(
        shown.state().draft().campaign.routes,
        [Route {
            locale: None,
            mailbox_provider: Some("yahoo".to_owned()),
            accounts: vec!["relay".to_owned()],
        }]
    );
}

// The Accounts page.

/// Pastes, and answers as the worker does.
async fn paste(shown: &Shown, text: &str) {
    shown.type_into("#get-account-0", text).await;
    press(shown, "Take the limits").await;
    let (limits, unlimited, findings) = match limits_from_get_account(text) {
        Ok(answer) => (answer.limits, answer.unlimited, answer.findings),
        Err(finding) => (Vec::new(), Vec::new(), vec![finding]),
    };
    let account = account_of(shown).id;
    shown.dispatch(Action::LimitsRead(PastedLimits { account, limits, unlimited, findings })).await;
}

#[wasm_bindgen_test]
async fn the_answer_of_get_account_fills_the_limits() {
    let mut state = with_account("ses");
    state.draft.amend(|draft| {
        let account = &mut Rc::make_mut(&mut draft.campaign).accounts[0];
        account.limits = vec![
            Limit { limit: 5, per: "1d".to_owned(), ..Limit::default() },
            Limit { unit: Unit::Calls, limit: 9, per: "1s".to_owned(), ..Limit::default() },
        ];
    });
    let shown = Shown::new(state, card).await;
    paste(&shown, "Access denied").await;
    let refused = shown.all(".findings .finding");
    assert_eq!(refused.len(), 1, "what it is not");
    assert!(refused[0].text_content().unwrap().contains("Line 1, column 1"));
    assert_eq!(account_of(&shown).limits[0].limit, 5);
    let said = r#"{ "SendQuota": { "Max24HourSend": 50000.0, "MaxSendRate": 14.0, "SentLast24Hours": 1200.0 },
        "ProductionAccessEnabled": true, "SendingEnabled": true, "EnforcementStatus": "HEALTHY" }"#;
    paste(&shown, said).await;
    assert_eq!(shown.all(".findings .finding").len(), 0);
    let limits = account_of(&shown).limits;
    let of = |unit, per: &str| {
        let found = limits.iter().find(|limit| limit.unit == unit && limit.per == per);
        found.map(|limit| (limit.limit, limit.used))
    };
    assert_eq!(of(Unit::Messages, "24h"), Some((50_000, 1_200)));
    assert_eq!(of(Unit::Messages, "1s"), Some((14, 0)));
    assert_eq!(of(Unit::Calls, "1s"), Some((9, 0)), "what was not asked stays");
    assert_eq!(limits.len(), 3, "the same window, differently written, is replaced");
    shown.undo().await;
    assert_eq!(account_of(&shown).limits.len(), 2);
    paste(&shown, &said.replace("50000.0", "-1.0")).await;
    let limits = account_of(&shown).limits;
    assert!(limits.iter().all(|limit| limit.per == "1s"), "no daily quota: {limits:?}");
    assert_eq!(limits.len(), 2);
}

#[wasm_bindgen_test]
async fn bytes_can_be_limited_and_some_kept_free() {
    let shown = Shown::new(with_account("sandbox"), card).await;
    press(&shown, "Add a limit").await;
    choose(&shown, "#field-accounts-0--limits-0--unit", "bytes").await;
    press(&shown, "Keep some free").await;
    shown.type_into("#field-accounts-0--reserve-0--limit", "3").await;
    let account = account_of(&shown);
    assert_eq!(account.limits[0].unit, Unit::Bytes);
    let kept = &account.reserve[0];
    assert_eq!((kept.unit, kept.limit, kept.per.as_str()), (Unit::Messages, 3, "1s"));
}

#[wasm_bindgen_test]
async fn an_own_ramp_begins_as_a_copy_of_the_published_one() {
    let shown = Shown::new(with_account("smtp"), card).await;
    let preset = &PRESETS[0];
    let choice = "#field-accounts-0--warmUp-preset";
    choose(&shown, choice, preset.id).await;
    let day = "#field-accounts-0--warmUp-day";
    shown.type_into(day, "").await;
    assert_eq!(account_of(&shown).warm_up.unwrap().day, 1, "no day is none of a ramp");
    let field: HtmlInputElement = shown.find(day).unchecked_into();
    assert_eq!(field.value(), "", "what is being typed is not overwritten");
    shown.type_into(day, "4").await;
    let warm_up = account_of(&shown).warm_up.unwrap();
    assert_eq!((warm_up.preset.as_deref(), warm_up.day), (Some(preset.id), 4));
    choose(&shown, choice, "own").await;
    let warm_up = account_of(&shown).warm_up.unwrap();
    assert_eq!((warm_up.preset, warm_up.table.as_slice(), warm_up.day), (None, preset.table, 4));
    shown.type_into("#field-accounts-0--warmUp-table", "50, 100; 500").await;
    assert_eq!(account_of(&shown).warm_up.unwrap().table, [50, 100, 500]);
    choose(&shown, choice, "").await;
    assert_eq!(account_of(&shown).warm_up, None);
}

#[wasm_bindgen_test]
async fn only_a_server_of_ones_own_has_connections() {
    let shown = Shown::new(with_account("ses"), card).await;
    assert!(!shown.text().contains("Connections per mailbox provider"));
    let shown = Shown::new(with_account("smtp"), card).await;
    assert!(shown.text().contains("Connections per mailbox provider"));
    press(&shown, "Fill with KumoMTA").await;
    let rows: Vec<_> = send_plan::shaping::rows().collect();
    assert_eq!(account_of(&shown).shaping, rows);
    let first: HtmlInputElement =
        shown.find("#field-accounts-0--shaping-0--connections").unchecked_into();
    assert_eq!(first.value().parse().ok(), rows[0].connections);
}

// The state and the words.

#[wasm_bindgen_test]
fn no_day_of_the_week_would_be_every_day() {
    let weekdays = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
    assert_eq!(with_day(&[], Day::Sun, false).len(), 6);
    assert_eq!(with_day(&with_day(&weekdays, Day::Sun, true), Day::Sat, true), []);
    assert_eq!(with_day(&[Day::Mon], Day::Mon, false), [Day::Mon], "one stays");
}

#[wasm_bindgen_test]
fn ceilings_and_routes_follow_an_account_to_its_new_name() {
    let account = |id: &str| Account { id: id.to_owned(), ..Account::default() };
    let mut campaign = Campaign {
        accounts: vec![account("main"), account("relay")],
        mailbox_caps: vec![MailboxCap {
            account: Some("main".to_owned()),
            ..MailboxCap::default()
        }],
        routes: vec![Route { accounts: vec!["main".to_owned()], ..Route::default() }],
        ..Campaign::default()
    };
    let named = |campaign: &Campaign| {
        (campaign.mailbox_caps[0].account.clone().unwrap(), campaign.routes[0].accounts[0].clone())
    };
    for name in ["", "s", "ses"] {
        rename_account(&mut campaign, 0, name);
        assert_eq!(named(&campaign), (name.to_owned(), name.to_owned()));
    }
    // Through the other's name: nothing must come to mean the other account.
    for name in ["relay", "relay-2"] {
        rename_account(&mut campaign, 0, name);
        assert_eq!(named(&campaign), ("ses".to_owned(), "ses".to_owned()));
    }
}

#[wasm_bindgen_test]
fn a_ramp_is_taken_as_people_write_it() {
    assert_eq!(parse_row("50, 100;500\n1000"), Some(vec![50, 100, 500, 1_000]));
    assert_eq!(parse_row(""), Some(Vec::new()));
    assert_eq!(parse_row("50, many"), None);
}

#[wasm_bindgen_test]
fn a_wave_says_what_happens() {
    let wave = |size| Wave { name: String::new(), size, gate: None };
    let waves =
        [wave(WaveSize::Percent(1)), wave(WaveSize::Recipients(1_000)), wave(WaveSize::Rest)];
    let words: Vec<String> = (0..3).map(|at| say::wave(&waves, at)).collect();
    assert_eq!(
        words,
        [
            "1 % of everybody, and right after them the next 1,000 people.",
            "The next 1,000 people, and right after them everybody else.",
            "Everybody else.",
        ]
    );
}
