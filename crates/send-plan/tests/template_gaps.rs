//! What the rules count is what a full render finds: every recipient with a gap, no other.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use std::collections::BTreeMap;

use reading::read;
use send_plan::campaign::{Campaign, Templates};
use send_plan::template::set::TemplateSet;
use send_plan::template::{TemplateFile, report, resolve};
use serde_json::{Map, Value};

const ROWS: usize = 100_000;
const COLUMNS: [&str; 5] = ["email", "locale", "first_name", "company", "plan"];
const LOCALES: [&str; 5] = ["en", "pt-BR", "pt-PT", "zh-CN", ""];

/// SplitMix64: the same rows on every run.
fn rows() -> Vec<[String; 5]> {
    let mut state = 4_u64;
    let mut roll = |below: u64| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)) % below
    };
    let mut value = |one_in: u64, full: &str| match roll(one_in) {
        0 => String::new(),
        1 => " ".to_owned(),
        n => format!("{full}{n}"),
    };
    (0..ROWS)
        .map(|row| {
            let locale = LOCALES[row * 7 % LOCALES.len()].to_owned();
            let (name, company, plan) = (value(9, "Ann"), value(50, "<Acme>"), value(3, "gold"));
            [format!("a{row}@example.com"), locale, name, company, plan]
        })
        .collect()
}

#[test]
fn gaps_are_counted_as_a_full_render_finds_them() {
    let part = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let files = [
        part("en/subject.txt", "News for {{company}}"),
        part("en/body.html", "<p>Dear {{first_name}} {{#if plan}}({{plan}}){{/if}}</p>"),
        part("en/body.txt", "Dear {{first_name}}"),
        part("pt/subject.txt", "Oi {{first_name}}"),
        part("pt/body.html", "<p>{{#unless plan}}Sem plano{{else}}{{plan}}{{/unless}}</p>"),
        part("pt/body.txt", "{{company}} {{missing}}"),
    ];
    let rows = rows();
    let mut csv = format!("{}\n", COLUMNS.join(","));
    for row in &rows {
        csv.push_str(&row.join(","));
        csv.push('\n');
    }
    let audience = read(&csv);
    assert_eq!(audience.recipients, ROWS as u64);
    let templates = Templates { fallback_locale: Some("en".into()), ..Templates::default() };
    let campaign = Campaign { templates, ..Campaign::default() };
    let counted = report(&files, &campaign, Some(&audience));

    let set = TemplateSet::compile(&files, Some("en"));
    let mut found: BTreeMap<(String, String), u64> = BTreeMap::new();
    let ready: BTreeMap<&str, _> =
        set.messages.iter().map(|m| (m.locale.as_str(), m.prepare().unwrap())).collect();
    for row in &rows {
        let members = COLUMNS.iter().zip(row).map(|(c, v)| ((*c).to_owned(), v.clone().into()));
        let members = Value::Object(members.collect::<Map<_, _>>());
        let template = resolve(&row[1], &counted.templates, Some("en")).unwrap_or("en");
        let rendered = ready[template].render(&members, &row[1], "").unwrap();
        for gap in rendered.gaps {
            *found.entry((gap, row[1].clone())).or_default() += 1;
        }
    }
    // `{{#if}}` takes white space for something, and so shows it: only there may the render find
    // more than the rules, which count a guarded field as no gap.
    found.retain(|(field, _), _| field != "plan");
    let counted: BTreeMap<(String, String), u64> = counted
        .fields
        .iter()
        .filter(|field| field.name != "plan")
        .flat_map(|field| field.locales.iter().map(|gap| (field.name.clone(), gap)))
        .filter(|(_, gap)| gap.empty > 0)
        .map(|(field, gap)| ((field, gap.locale.clone()), gap.empty))
        .collect();
    assert!(counted.len() > 8, "{counted:?}");
    assert_eq!(found, counted);
}
