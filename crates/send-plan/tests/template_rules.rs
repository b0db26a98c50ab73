//! Each rule on a bad message, with its sentence (`snapshots/template_rules__*.snap`), and on good
//! ones, where it must be silent.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;
mod rules;

use std::collections::BTreeSet;

use reading::sentences;
use rules::{audience, files};
use send_plan::audience::AudienceSummary;
use send_plan::campaign::{Campaign, Templates};
use send_plan::lint::RULES;
use send_plan::template::{self, FieldGap, TemplateFile, TemplateReport};

fn report(
    files: &[TemplateFile],
    fallback: Option<&str>,
    audience: Option<&AudienceSummary>,
) -> TemplateReport {
    let templates =
        Templates { fallback_locale: fallback.map(str::to_owned), ..Templates::default() };
    template::report(files, &Campaign { templates, ..Campaign::default() }, audience)
}

/// A message in English that is complete but for its HTML part.
fn english(html: &str) -> Vec<TemplateFile> {
    files(&[("en/subject.txt", "News"), ("en/body.html", html), ("en/body.txt", "News.")])
}

fn check(files: &[TemplateFile]) -> TemplateReport {
    report(files, Some("en"), Some(&audience()))
}

fn codes(report: &TemplateReport) -> Vec<&str> {
    let codes = report.diagnostics.iter().map(|finding| finding.code.as_str());
    // The messages here are pieces of HTML, for some recipients in another language.
    let known = ["template/served-by-fallback", "html/fragment", "template/list-may-be-empty"];
    codes.filter(|code| !known.contains(code)).collect()
}

/// A bad message for each rule.
fn bad() -> Vec<(&'static str, Vec<TemplateFile>, Option<&'static str>)> {
    let part = |path: &str, text: &str| {
        let mut message = english("<p>News.</p>");
        message.retain(|file| file.path != path);
        message.extend(files(&[(path, text)]));
        message
    };
    let without = |path: &str| {
        let mut message = english("<p>News.</p>");
        message.retain(|file| file.path != path);
        message
    };
    vec![
        ("template/unplaced-file", part("notes.md", "x"), Some("en")),
        ("template/duplicate-part", part("en.html", "x"), Some("en")),
        (
            "template/syntax",
            english("<p>\n  Dear {{#if first_name}}{{first_name}},\n</p>"),
            Some("en"),
        ),
        (
            "template/string-table",
            part("strings/de.json", "{\n  \"subject\": \"Neues\"\n  \"greeting\": \"Hallo\"\n}"),
            Some("en"),
        ),
        (
            "template/mjml",
            files(&[
                ("layout.mjml", "<mjml>\n  <mj-body>\n    <mj-paragraph/>\n  </mj-body>\n</mjml>"),
                ("strings/en.json", "{\"subject\": \"News\"}"),
            ]),
            Some("en"),
        ),
        (
            "template/missing-string",
            files(&[
                ("layout.html", "<p>\n  {{t \"greeting\"}}</p>"),
                ("strings/en.json", "{\"subject\": \"News\"}"),
            ]),
            Some("en"),
        ),
        (
            "template/string-from-fallback",
            files(&[
                ("layout.html", "<p>{{t \"greeting\"}} {{t \"why\"}}</p>"),
                (
                    "strings/en.json",
                    "{\"subject\": \"News\", \"greeting\": \"Hi\", \"why\": \"W\"}",
                ),
                ("strings/pt-BR.json", "{\"subject\": \"Oi\"}"),
            ]),
            Some("en"),
        ),
        ("template/no-subject", without("en/subject.txt"), Some("en")),
        ("template/no-body", files(&[("en/subject.txt", "News")]), Some("en")),
        ("template/no-html", without("en/body.html"), Some("en")),
        ("template/no-text", without("en/body.txt"), Some("en")),
        ("template/empty-part", english(" \n"), Some("en")),
        ("template/locale-without-template", english("<p>News.</p>"), None),
        ("template/fallback-without-template", english("<p>News.</p>"), Some("fr")),
        ("template/served-by-fallback", english("<p>News.</p>"), Some("en")),
        (
            "template/unknown-field",
            english("<p>Dear {{firstname}},\n{{company_name}} {{planet}} {{xyz}}</p>"),
            Some("en"),
        ),
        (
            "template/unknown-condition",
            english(
                "{{#if premium}}Thank you.{{/if}} Dear {{insert nickname \"default=customer\"}},",
            ),
            Some("en"),
        ),
        (
            "template/nested-data",
            english("{{plan.name}} {{#each first_name}}{{this}}{{/each}}{{#email}}x{{/email}}"),
            Some("en"),
        ),
        (
            "template/empty-field",
            english(
                "<p>\n  Dear {{first_name}} of {{[Company Name]}}{{#if plan}}, {{plan}}{{/if}}</p>",
            ),
            Some("en"),
        ),
    ]
}

#[test]
fn every_rule_finds_its_bad_message_and_says_so() {
    let mut text = String::new();
    for (code, files, fallback) in bad() {
        let report = report(&files, fallback, Some(&audience()));
        let found: Vec<_> = report.diagnostics.iter().filter(|f| f.code == code).cloned().collect();
        assert!(!found.is_empty(), "no {code} in {:#?}", report.diagnostics);
        text.push_str(&format!("# {code}\n{}\n", sentences(&found)));
    }
    insta::assert_snapshot!("sentences", text);
    let here = bad().into_iter().map(|(code, ..)| code);
    let tested: BTreeSet<&str> = here.chain(rules::cases().iter().map(|case| case.code)).collect();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(tested, rules, "every rule has a bad message");
}

#[test]
fn findings_carry_the_severity_of_their_rule() {
    for (_, files, fallback) in bad() {
        for finding in report(&files, fallback, Some(&audience())).diagnostics {
            let rule = RULES.iter().find(|rule| rule.code == finding.code).unwrap();
            assert_eq!(finding.severity, rule.severity, "{finding}");
        }
    }
}

#[test]
fn good_messages_are_left_alone() {
    for html in [
        "<p>News.</p>",
        "<style>p { color: red }</style><p>{{email}}</p>",
        "Dear {{#if first_name}}{{first_name}}{{else}}customer{{/if}},",
        "Dear {{#unless first_name}}customer{{else}}{{first_name}}{{/unless}},",
        "{{#if (and first_name [Company Name])}}{{first_name}} of {{[Company Name]}}{{/if}}",
        "{{#if (equals first_name \"Ann\")}}{{first_name}}{{/if}}",
        "{{#if first_name}}{{#if plan}}{{first_name}} {{plan}}{{/if}}{{/if}}",
        "{{#with first_name}}{{this}}{{../email}}{{/with}}",
        "{{#or first_name plan}}x{{else}}{{/or}}{{#equals plan \"gold\"}}{{plan}}{{/equals}}",
        "{{insert first_name \"default=customer\"}}",
        "{{#each plan}}{{@index}} {{this}}{{/each}}",
        "{{!-- {{nothing}} --}}{{! {{nor this }}\\{{escaped}} {{~email~}}",
        "{{#if plan}}{{else if email}}{{email}}{{else}}x{{/if}}",
        "{{lookup this \"email\"}}",
    ] {
        let found = check(&english(&format!("<p>News.</p>{html}")));
        let nested = |code: &&str| *code != "template/nested-data";
        let left: Vec<_> = codes(&found).into_iter().filter(nested).collect();
        assert_eq!(left, [""; 0], "{html}: {}", sentences(&found.diagnostics));
    }
}

#[test]
fn a_block_about_a_column_shows_it_and_asks_for_no_parts() {
    for (html, is_nested) in [
        ("{{#with first_name}}Dear {{this}}{{/with}}", false),
        ("{{#with first_name as |name|}}Dear {{name}}{{/with}}", false),
        ("{{#with first_name}}Dear {{given}}{{/with}}", true),
        ("{{#with first_name as |name|}}Dear {{name.given}}{{/with}}", true),
    ] {
        let found = check(&english(html));
        let has = codes(&found).contains(&"template/nested-data");
        assert_eq!(has, is_nested, "{html}: {}", sentences(&found.diagnostics));
    }
}

#[test]
fn what_stands_often_is_said_once() {
    let html =
        "{{#each plan}}x{{/each}}<!-- {{email}} --><a href=\"https://a.example/?q={{plan}}\">x</a>";
    let found = check(&english(&html.repeat(3)));
    for code in ["template/list-may-be-empty", "template/field-in-comment", "template/field-in-url"]
    {
        let count = found.diagnostics.iter().filter(|found| found.code == code).count();
        assert_eq!(count, 1, "{code}: {}", sentences(&found.diagnostics));
    }
}

#[test]
fn every_way_to_show_a_field_is_seen() {
    for html in [
        "{{first_name}}",
        "{{{first_name}}}",
        "{{&first_name}}",
        "{{~ first_name ~}}",
        "{{[first_name]}}",
        "{{this.first_name}}",
        "{{./first_name}}",
        "{{@root.first_name}}",
        "{{upper first_name}}",
        "{{upper (trim first_name)}}",
        "{{format name=first_name}}",
        "{{#if plan}}{{first_name}}{{/if}}",
        "{{#unless plan}}{{first_name}}{{/unless}}",
        "{{#if plan}}x{{else}}{{first_name}}{{/if}}",
        "{{#if plan}}x{{else if email}}{{first_name}}{{/if}}",
        "{{#each plan}}{{../first_name}}{{/each}}",
        "{{#with plan}}{{@root.first_name}}{{/with}}",
        "{{#if first_name}}x{{else}}{{first_name}}{{/if}}",
        "{{#if (or first_name plan)}}{{first_name}}{{/if}}",
        "{{#equals plan \"gold\"}}{{first_name}}{{/equals}}",
        "{{lookup this \"first_name\"}}",
        "{{#first_name}}{{/first_name}}{{first_name}}",
        "{{#if first_name}}x{{/if}}{{first_name}}",
        "text \\\\{{first_name}}",
        "\\{{x}} {{first_name}}",
        "{{first_name.initial}}",
        "{{number first_name}}{{insert plan first_name}}",
        "{{#each plan as |first_name|}}{{/each}}{{first_name}}",
    ] {
        let report = check(&english(html));
        let field = report.fields.iter().find(|field| field.name == "first_name");
        let gap = field.and_then(|field| field.locales.iter().find(|gap| gap.locale == "en"));
        let expected = FieldGap { locale: "en".into(), recipients: 5, empty: 2 };
        assert_eq!(gap, Some(&expected), "{html}: {:#?}", report.fields);
    }
}

#[test]
fn gaps_are_counted_per_locale_that_gets_the_template() {
    let mut message = english("{{first_name}}");
    message.extend(files(&[
        ("pt/subject.txt", "x"),
        ("pt/body.html", "{{first_name}}{{plan}}"),
        ("pt/body.txt", "x"),
    ]));
    let report = check(&message);
    let locales: Vec<_> = report
        .locales
        .iter()
        .map(|l| (l.locale.as_str(), l.recipients, l.template.as_deref().unwrap()))
        .collect();
    assert_eq!(
        locales,
        [
            ("en", 5, "en"),
            ("", 1, "en"),
            ("pt-BR", 1, "pt"),
            ("pt-PT", 1, "pt"),
            ("zh-CN", 1, "en")
        ]
    );
    let gaps = |name: &str| -> Vec<(String, u64, u64)> {
        let field = report.fields.iter().find(|field| field.name == name).unwrap();
        field.locales.iter().map(|gap| (gap.locale.clone(), gap.recipients, gap.empty)).collect()
    };
    let gap = |locale: &str, recipients, empty| (locale.to_owned(), recipients, empty);
    assert_eq!(
        gaps("first_name"),
        [
            gap("en", 5, 2),
            gap("", 1, 0),
            gap("pt-BR", 1, 1),
            gap("pt-PT", 1, 0),
            gap("zh-CN", 1, 0)
        ]
    );
    assert_eq!(gaps("plan"), [gap("pt-BR", 1, 0), gap("pt-PT", 1, 0)]);
}

#[test]
fn everybody_has_a_gap_where_a_field_is_unknown_unless_it_is_guarded() {
    let gaps = |html: &str| {
        let report = check(&english(html));
        let field = &report.fields[0];
        assert!(!field.known, "{field:?}");
        field.locales.iter().map(|gap| gap.empty).sum::<u64>()
    };
    assert_eq!(gaps("{{nickname}}"), 9);
    assert_eq!(gaps("{{#if nickname}}{{nickname}}{{/if}}"), 0);
}

#[test]
fn findings_stand_at_the_first_place_that_leaves_a_gap() {
    let report = check(&english(
        "<p>\n{{#if first_name}}{{first_name}}{{/if}}\n  é {{first_name}} {{first_name}}</p>",
    ));
    let finding = report.diagnostics.iter().find(|f| f.code == "template/empty-field").unwrap();
    let place = &finding.place;
    assert_eq!(
        (place.file.as_deref(), place.line, place.column),
        (Some("en/body.html"), Some(3), Some(5))
    );
}

#[test]
fn without_an_audience_nothing_is_counted_and_nothing_unknown() {
    let found = report(&english("{{anything}} {{#if other}}x{{/if}}"), None, None);
    assert_eq!(codes(&found), [""; 0]);
    assert!(found.fields[0].known && found.locales.is_empty());
}

#[test]
fn templates_that_do_not_parse_say_what_where_and_what_to_do() {
    let mut text = String::new();
    let deep = "{{#if a}}".repeat(40);
    let brackets = format!("{{{{a {}}}}}", "(".repeat(5000));
    let long = format!("{{{{a {} }}}}", "b ".repeat(3000));
    for bad in [
        "Dear {{first_name",
        "Dear {{first_name}, hello",
        "Dear {{first name}} \n and {{\"x}}",
        "a\nb {{}}",
        "{{ }}",
        "{{/if}}",
        "{{#if plan}}x",
        "{{#if plan}}x{{/each}}",
        "{{#if plan}}{{#each x}}{{/if}}{{/each}}",
        "{{else}}",
        "{{#if}}x{{/if",
        "{{first_name!}}",
        "{{!-- never closed",
        "{{{plan}}",
        "{{{{raw}}}} x",
        "{{> }}",
        "{{#}}{{/}}",
        "{{a b=}}",
        deep.as_str(),
        brackets.as_str(),
        long.as_str(),
    ] {
        let report = check(&english(bad));
        let found: Vec<_> =
            report.diagnostics.into_iter().filter(|f| f.code == "template/syntax").collect();
        let shown: String = bad.chars().take(60).collect();
        text.push_str(&format!("# {}\n{}\n", shown.replace('\n', "⏎"), sentences(&found)));
    }
    insta::assert_snapshot!("syntax", text);
}
