//! What the rules count is what a full render finds: every recipient with a gap or with somebody
//! else's address, no other.
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
fn dice() -> impl FnMut(u64) -> u64 {
    let mut state = 4_u64;
    move |below| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)) % below
    }
}

fn rows() -> Vec<[String; 5]> {
    let mut roll = dice();
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

fn campaign() -> Campaign {
    let templates = Templates { fallback_locale: Some("en".into()), ..Templates::default() };
    Campaign { templates, ..Campaign::default() }
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
    let counted = report(&files, &campaign(), Some(&audience));

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

/// A value as files have them: mostly without an address, else with the recipient's own, else with
/// somebody else's.
fn value(roll: &mut impl FnMut(u64) -> u64, row: u64) -> String {
    let person = match roll(40) {
        0 => (row + 1) % ROWS as u64,
        1..5 => row,
        _ => return ["Ann", "", "50 %", "@ann", "2@3.50", "+49 30 1"][roll(6) as usize].to_owned(),
    };
    let address = format!("a{person}@example.com");
    match roll(9) {
        0 => address,
        1 => address.to_uppercase(),
        2 => format!("Ann <{address}>"),
        3 => format!("write to {address}."),
        4 => format!("https://example.com/?to={}&x=1", address.replace('@', "%40")),
        5 => format!("mailto:{address}"),
        6 => format!("\u{8acb}\u{5beb}{address}\u{8b1d}"),
        7 => format!("a{row}@example.com; {address}"),
        _ => format!(" '{address}' "),
    }
}

/// Whether a line of a message shows an address of another than this one: word by word.
fn shows_another(line: &str, own: &str) -> bool {
    let line = line.to_lowercase().replace("%40", "@");
    let parts = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-'));
    line.split(parts).any(|word| {
        let word = word.trim_matches('.');
        let is_address = word
            .split_once('@')
            .is_some_and(|(local, host)| !local.is_empty() && host.contains(".c"));
        is_address && word != own
    })
}

#[test]
fn addresses_of_others_are_counted_as_a_full_render_finds_them() {
    const FIELDS: [&str; 3] = ["name", "adviser", "link"];
    let part = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let files = [
        part("en/subject.txt", "News"),
        part(
            "en/body.txt",
            "name {{name}}\nadviser {{#if link}}{{adviser}}{{else}}{{adviser}}{{/if}}",
        ),
        part("pt/subject.txt", "Oi"),
        part("pt/body.txt", "link {{link}}\n{{#with name}}name {{this}}{{/with}}"),
    ];
    let mut roll = dice();
    let mut csv = format!("email,locale,{}\n", FIELDS.join(","));
    let mut rows = Vec::new();
    for row in 0..ROWS as u64 {
        let values = FIELDS.map(|_| value(&mut roll, row));
        let locale = LOCALES[row as usize * 7 % LOCALES.len()];
        csv.push_str(&format!("a{row}@example.com,{locale},\"{}\"\n", values.join("\",\"")));
        rows.push((format!("a{row}@example.com"), locale, values));
    }
    let audience = read(&csv);
    assert_eq!(audience.recipients, ROWS as u64);

    let set = TemplateSet::compile(&files, Some("en"));
    let ready: BTreeMap<&str, _> =
        set.messages.iter().map(|m| (m.locale.as_str(), m.prepare().unwrap())).collect();
    let counted = report(&files, &campaign(), Some(&audience));
    let mut found: BTreeMap<(String, &str), u64> = BTreeMap::new();
    for (address, locale, values) in &rows {
        let members = FIELDS.iter().zip(values).map(|(c, v)| ((*c).to_owned(), v.clone().into()));
        let members = Value::Object(members.collect::<Map<_, _>>());
        let template = resolve(locale, &counted.templates, Some("en")).unwrap_or("en");
        let text = ready[template].render(&members, locale, "").unwrap().text;
        for line in text.lines().filter(|line| shows_another(line, address)) {
            let field = line.split(' ').next().unwrap();
            *found.entry((field.to_owned(), template)).or_default() += 1;
        }
    }
    let sentences: Vec<String> = counted
        .diagnostics
        .iter()
        .filter(|finding| finding.code == "exposure/foreign-address")
        .map(|finding| finding.message.to_string())
        .collect();
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(sentences.len(), 4, "{sentences:#?}");
    for ((field, template), recipients) in &found {
        assert!(*recipients > 300, "{found:?}");
        let grouped = |n: u64| match n {
            ..1_000 => n.to_string(),
            n => format!("{},{:03}", n / 1_000, n % 1_000),
        };
        let beginning = format!(
            "{template}: \u{201c}{field}\u{201d} holds an address that is not the recipient's own for {} of",
            grouped(*recipients)
        );
        let is_said = sentences.iter().any(|sentence| sentence.starts_with(&beginning));
        assert!(is_said, "{beginning} in {sentences:#?}");
    }
}

/// What two people would read of a template, and whether the rules say that they would read
/// somebody else's address.
fn shown_and_found(path: &str, body: &str) -> (bool, bool) {
    const OTHER: &str = "other@example.org";
    let part = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let mut files = vec![part("en/subject.txt", "News"), part("en/body.txt", "News")];
    files.retain(|file| file.path != path && path != "en/body.html");
    files.push(part(path, body));
    let mut csv = "email,locale,referrer,plan,col\n".to_owned();
    let set = TemplateSet::compile(&files, Some("en"));
    let mut is_shown = false;
    for (person, plan) in ["ann", "bob"].into_iter().zip(["gold", OTHER]) {
        // One has the address alone, the other where two columns are the same.
        let address = format!("{person}@example.com");
        csv.push_str(&format!("{address},en,{OTHER},{plan},referrer\n"));
        let row = serde_json::json!({
            "email": address, "locale": "en", "referrer": OTHER, "plan": plan, "col": "referrer"
        });
        let rendered = set.messages[0].prepare().unwrap().render(&row, "en", "").unwrap();
        is_shown |= [rendered.subject, rendered.html, rendered.text].concat().contains(OTHER);
    }
    let found = report(&files, &campaign(), Some(&read(&csv))).diagnostics;
    let named = "\u{201c}referrer\u{201d}";
    let is_found = found
        .iter()
        .any(|found| found.code == "exposure/foreign-address" && found.message.contains(named));
    (is_shown, is_found)
}

#[test]
fn whatever_shows_a_field_is_found() {
    for body in [
        "{{referrer}}",
        "{{#with this}}{{referrer}}{{/with}}",
        "{{#with .}}{{this.referrer}}{{/with}}",
        "{{#with @root}}{{referrer}}{{/with}}",
        "{{#with @root}}{{#with this}}{{./referrer}}{{/with}}{{/with}}",
        "{{#with plan}}{{#with ..}}{{referrer}}{{/with}}{{/with}}",
        "{{#with plan}}{{#with @root}}{{referrer}}{{/with}}{{/with}}",
        "{{#with col}}{{#with ../plan}}{{../../referrer}}{{/with}}{{/with}}",
        "{{#with referrer}}{{#with ../plan}}{{../referrer}}{{/with}}{{/with}}",
        "{{#with plan}}{{#with this}}{{../referrer}}{{/with}}{{/with}}",
        "{{#with this as |row|}}{{row.referrer}}{{/with}}",
        "{{#with this as |row|}}{{lookup row \"referrer\"}}{{/with}}",
        "{{#with this as |log|}}{{log.referrer}}{{/with}}",
        "{{#with referrer as |log|}}{{log}}{{/with}}",
        "{{#with this as |if|}}{{#if}}{{referrer}}{{/if}}{{/with}}",
        "{{#with this as |root|}}{{@root.referrer}}{{/with}}",
        "{{#this}}{{referrer}}{{/this}}",
        "{{#@root}}{{referrer}}{{/@root}}",
        "{{#each this}}{{@key}}: {{this}}{{/each}}",
        "{{#each .}}{{.}}{{/each}}",
        "{{#each @root}}{{this}}{{/each}}",
        "{{#each this as |value|}}{{value}}{{/each}}",
        "{{#each this as |value key|}}{{lookup ../this key}}{{/each}}",
        "{{#each this}}{{../referrer}}{{/each}}",
        "{{#each this}}{{#with this}}{{this}}{{/with}}{{/each}}",
        "{{#with plan}}{{#each ..}}{{this}}{{/each}}{{/with}}",
        "{{lookup @root \"referrer\"}}",
        "{{lookup this \"referrer\"}}",
        "{{lookup . \"referrer\"}}",
        "{{lookup this col}}",
        "{{lookup this (lookup this \"col\")}}",
        "{{insert (lookup this col)}}",
        "{{#with (lookup this \"referrer\")}}{{this}}{{/with}}",
        "{{#with (lookup this col) as |it|}}{{it}}{{/with}}",
        "{{#with (insert this)}}{{referrer}}{{/with}}",
        "{{#with (insert referrer)}}{{this}}{{/with}}",
        "{{#with plan}}{{lookup @root \"referrer\"}}{{/with}}",
        "{{#with referrer}}{{this}}{{/with}}",
        "{{#with referrer as |it|}}{{it}}{{/with}}",
        "{{#referrer}}{{.}}{{/referrer}}",
        "{{#if plan as |referrer|}}{{referrer}}{{/if}}",
        "{{#unless nothing as |referrer|}}{{referrer}}{{/unless}}",
        "{{#with plan}}x{{else}}x{{/with}}{{#with nothing as |referrer|}}{{else}}{{referrer}}{{/with}}",
        "{{#with plan as |referrer|}}{{#with @root}}{{./referrer}}{{/with}}{{/with}}",
    ] {
        for path in ["en/subject.txt", "en/body.txt", "en/body.html"] {
            assert_eq!(shown_and_found(path, body), (true, true), "{path} {body}");
        }
    }
}

/// The text part made from an HTML part, and whether the rules let it pass.
fn made(html: &str) -> (Result<String, String>, bool) {
    let part = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let files = [part("en/subject.txt", "News"), part("en/body.html", html)];
    let set = TemplateSet::compile(&files, Some("en"));
    let row = serde_json::json!({ "plan": "gold", "two  words": "2" });
    let text = match set.messages[0].prepare() {
        Ok(ready) => Ok(ready.render(&row, "en", "").unwrap().text),
        Err(findings) => Err(findings[0].message.to_string()),
    };
    let found = report(&files, &campaign(), None).diagnostics;
    (text, !found.iter().any(|found| found.code == "template/syntax"))
}

#[test]
fn text_made_from_html_says_what_the_html_says() {
    for (html, text) in [
        ("&#123;&#123;plan&#125;&#125; {{plan}}", "{{plan}} gold"),
        ("\\{{plan}} &lbrace;<b>{plan}}</b>{{#if plan}}!{{/if}}", "{{plan}} {{plan}}!"),
        ("C:\\<b>{{plan}}</b>}{<i>{{plan}}</i>", "C:\\gold}{ gold"),
        ("C:\\<b>&#123;</b>{plan}}", "C:\\{{plan}}"),
        ("C:\\\\{{plan}}", "C:\\gold"),
        ("{{lookup this \"two  words\"}}{{#equals plan \"<b>\"}}x{{/equals}}", "2"),
        ("<!-- {{#if vip}} -->A<!-- {{else}} -->B<!-- {{/if}} -->", "B"),
        ("<!-- {{#if plan}} --><p>A</p><!-- {{else}} --><p>B</p><!-- {{/if}} --><p>C", "\nA\n\nC"),
        ("<i hidden>{{#if vip}}x</i>A<i style=\"display:none\">{{else}}{{plan}}</i>B{{/if}}", "B"),
        ("<title>{{#if vip}}</title>A<title>{{/if}}</title>B", "B"),
        ("<!-- {{plan}} {{#if plan}}{{plan}}{{else}}x{{/if}} -->A", "A"),
    ] {
        let (made, passes) = made(html);
        assert_eq!((made.as_deref().map(str::trim_end), passes), (Ok(text), true), "{html}");
    }
}

#[test]
fn text_made_from_html_that_cannot_be_read_is_found() {
    let (made, passes) = made("<p title=\"{{#if plan}}\">A{{/if}}</p>");
    assert!(made.is_err() && !passes, "{made:?}");
}

#[test]
fn what_shows_no_address_is_left_alone() {
    for body in [
        "{{#if referrer}}x{{/if}}",
        "{{#with referrer}}x{{/with}}",
        "{{#with this}}{{col}}{{/with}}",
        "{{#with this}}{{this}}{{/with}}",
        "{{#with @root as |referrer|}}{{referrer}}{{/with}}",
        "{{#with col as |referrer|}}{{referrer}}{{/with}}",
        "{{lookup @root \"col\"}}",
        "{{lookup col referrer}}",
        "{{#if (lookup this \"referrer\")}}x{{/if}}",
        "&#123;&#123;referrer&#125;&#125;",
        "<!-- {{#if nothing}} -->{{col}}<!-- {{/if}} -->",
    ] {
        assert_eq!(shown_and_found("en/body.html", body), (false, false), "{body}");
    }
}
