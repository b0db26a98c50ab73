//! What is remembered of a message changes no answer.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;
mod rules;

use proptest::prelude::*;
use proptest::sample::Index;
use rules::{Draft, audience, campaign, cases, files};
use send_plan::api::{Question, Review, review, review_again};
use send_plan::audience::AudienceSummary;
use send_plan::template::{Memory, TemplateFile};
use serde_json::json;

/// Every example of the rules, good and bad, and messages that share a layout.
fn drafts() -> Vec<Draft> {
    let shared = |name: &str, layout: &str| Draft {
        files: files(&[
            (name, layout),
            ("strings/en.json", "{\"subject\": \"News\", \"lead\": \"On 3 May, {{first_name}}\"}"),
            ("strings/pt-BR.json", "{\"subject\": \"Novidades\", \"preheader\": \"Oi {{plan}}\"}"),
        ]),
        campaign: campaign(&json!({
            "id": "news", "salt": "0f".repeat(32), "sequence": 1,
            "from": { "name": "Example", "address": "news@example.com" },
            "accounts": [{ "id": "relay", "provider": "smtp", "latencyMs": 100 }],
        })),
    };
    let html =
        "<html><body>{{#if plan}}<p>{{t \"lead\"}}</p>{{/if}}<a href=\"x\">1,000</a></body></html>";
    let mjml = "<mjml><mj-body><mj-section><mj-column><mj-text>{{t \"lead\"}} {{plan}}</mj-text>\
                </mj-column></mj-section></mj-body></mjml>";
    let mut drafts: Vec<Draft> =
        cases().into_iter().flat_map(|case| [case.bad, case.good]).collect();
    drafts.extend([shared("layout.html", html), shared("layout.mjml", mjml)]);
    drafts
}

fn question(draft: &Draft, audience: Option<&AudienceSummary>) -> Question {
    Question {
        campaign: draft.campaign.clone(),
        audience: audience.cloned(),
        templates: draft.files.clone(),
        now_ms: 1_795_413_600_000,
    }
}

fn json(review: &Review) -> String {
    serde_json::to_string(review).unwrap()
}

/// What somebody does to a message between two looks at it.
#[derive(Clone, Debug)]
enum Edit {
    /// Opens another one.
    Open(Index),
    /// Puts a file of another one in place of its own.
    Take(Index, Index),
    Remove(Index),
    Write(Index, Index, &'static str),
    /// Looks at it without the audience.
    Look,
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    let words = vec![
        "a",
        " ",
        "{{plan}}",
        "{{#if plan}}",
        "{{/if}}",
        "{{",
        "<p>",
        "</p>",
        "<",
        "2024",
        "\"",
        "\n",
    ];
    prop_oneof![
        1 => at().prop_map(Edit::Open),
        2 => (at(), at()).prop_map(|(draft, file)| Edit::Take(draft, file)),
        1 => at().prop_map(Edit::Remove),
        6 => (at(), at(), prop::sample::select(words))
            .prop_map(|(file, place, words)| Edit::Write(file, place, words)),
        1 => Just(Edit::Look),
    ]
}

fn apply(edit: &Edit, drafts: &[Draft], now: &mut Draft) {
    match edit {
        Edit::Open(draft) => {
            let Draft { files, campaign } = draft.get(drafts);
            *now = Draft { files: files.clone(), campaign: campaign.clone() };
        }
        Edit::Take(draft, file) => {
            let taken: &TemplateFile = file.get(&draft.get(drafts).files);
            now.files.retain(|file| file.path != taken.path);
            now.files.push(taken.clone());
        }
        Edit::Remove(file) if !now.files.is_empty() => {
            now.files.remove(file.index(now.files.len()));
        }
        Edit::Write(file, place, words) if !now.files.is_empty() => {
            let nth = file.index(now.files.len());
            let text = &mut now.files[nth].text;
            let places: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            text.insert_str(*place.get(&places), words);
        }
        Edit::Remove(_) | Edit::Write(..) | Edit::Look => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_memory_changes_no_answer(edits in prop::collection::vec(edit(), 1..24)) {
        let (drafts, audience) = (drafts(), audience());
        let mut now = Draft { files: drafts[0].files.clone(), campaign: campaign(&json!({})) };
        let mut memory = Memory::default();
        for edit in &edits {
            apply(edit, &drafts, &mut now);
            let known = Some(&audience).filter(|_| !matches!(edit, Edit::Look));
            let question = question(&now, known);
            let (fresh, again) = (review(&question), review_again(&question, &mut memory));
            prop_assert_eq!(&again, &fresh, "{:?}", edit);
            prop_assert_eq!(json(&again), json(&fresh));
        }
    }
}

/// Another end of every file of every example: what is remembered is of the text before.
#[test]
fn a_memory_forgets_what_has_changed() {
    let (audience, mut plans) = (audience(), 0);
    for mut draft in drafts() {
        let mut memory = Memory::default();
        plans += usize::from(
            review_again(&question(&draft, Some(&audience)), &mut memory).plan.is_some(),
        );
        for nth in 0..draft.files.len() {
            draft.files[nth].text.push_str("<p>Dear {{nobody}}, 31,415</p>");
            let question = question(&draft, Some(&audience));
            assert_eq!(review_again(&question, &mut memory), review(&question), "{nth}");
        }
    }
    assert!(plans > 0, "none of them is planned");
}
