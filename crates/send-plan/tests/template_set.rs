//! Shared layouts, string tables and what is made of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use send_plan::campaign::{Campaign, Templates};
use send_plan::template::set::TemplateSet;
use send_plan::template::strings::exchange::{Format, export, import, taken_in};
use send_plan::template::strings::matrix::{StringState, matrix};
use send_plan::template::{self, Kind, TemplateFile, TemplateReport};
use serde_json::json;

fn report(files: &[TemplateFile], fallback: &str) -> TemplateReport {
    let templates =
        Templates { fallback_locale: Some(fallback.to_owned()), ..Templates::default() };
    template::report(files, &Campaign { templates, ..Campaign::default() }, None)
}

fn files(files: &[(&str, &str)]) -> Vec<TemplateFile> {
    files
        .iter()
        .map(|(path, text)| TemplateFile { path: (*path).into(), text: (*text).into() })
        .collect()
}

const ENGLISH: &str = r#"{
  "subject": "News for {{first_name}}",
  "preheader": "Weights change on Friday",
  "greeting": "Dear {{first_name}} & co,",
  "footer": { "imprint": "Example Ltd", "why": "You hold {{index}}." }
}"#;

fn shared() -> Vec<TemplateFile> {
    files(&[
        (
            "layout.html",
            "<html><body>\n<p>{{t \"greeting\"}}</p>\n<p>{{t 'footer.why'}}</p>\n\
             <a href=\"https://example.com/\">{{t \"footer.imprint\"}}</a></body></html>",
        ),
        ("strings/en.json", ENGLISH),
        (
            "strings/pt-BR.json",
            r#"{ "subject": "Novidades, {{first_name}}", "greeting": "Olá {{first_name}},",
                 "@greeting": { "source": "0000000000000000" } }"#,
        ),
        ("strings/pt.json", r#"{ "footer.imprint": "Exemplo Ltda" }"#),
    ])
}

fn codes(set: &TemplateSet) -> Vec<&str> {
    set.findings.iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn a_layout_and_tables_give_one_message_per_locale() {
    let set = TemplateSet::compile(&shared(), Some("en"));
    let locales: Vec<&str> = set.messages.iter().map(|m| m.locale.as_str()).collect();
    assert_eq!(locales, ["en", "pt", "pt-BR"]);
    let english = set.message("en").unwrap().prepare().unwrap();
    let row = json!({ "first_name": "Ann <b>", "index": "XBT" });
    let ann = english.render(&row, "en", "").unwrap();
    assert_eq!(ann.subject, "News for Ann <b>");
    assert_eq!(ann.preheader, "Weights change on Friday");
    assert_eq!(
        ann.html,
        "<html><body><div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">\
         Weights change on Friday</div>\n<p>Dear Ann &lt;b&gt; &amp; co,</p>\n<p>You hold XBT.</p>\n\
         <a href=\"https://example.com/\">Example Ltd</a></body></html>"
    );
    assert!(ann.text_is_generated);
    assert_eq!(
        ann.text,
        "Dear Ann <b> & co,\n\nYou hold XBT.\n\nExample Ltd (https://example.com/)\n"
    );
}

#[test]
fn strings_come_from_the_nearest_locale_of_the_chain() {
    let set = TemplateSet::compile(&shared(), Some("en"));
    let brazil = set.message("pt-BR").unwrap();
    let origin = |key: &str| brazil.strings[key].as_str();
    assert_eq!(origin("greeting"), "pt-BR");
    assert_eq!(origin("footer.imprint"), "pt");
    assert_eq!(origin("footer.why"), "en");
    let foreign: Vec<&str> = set
        .findings
        .iter()
        .filter(|finding| finding.code == "template/string-from-fallback")
        .map(|finding| finding.message.as_str())
        .collect();
    assert!(foreign[1].starts_with("pt-BR takes 2 of 5 strings from en"), "{foreign:?}");
    let set = TemplateSet::compile(&shared(), None);
    let missing = set.findings.iter().find(|f| f.code == "template/missing-string").unwrap();
    assert_eq!(missing.place.file.as_deref(), Some("layout.html"));
    assert_eq!((missing.place.line, missing.place.column), (Some(2), Some(4)));
}

#[test]
fn findings_name_the_line_that_somebody_wrote() {
    let mut set = shared();
    set[1].text = ENGLISH.replace("{{index}}", "{{#if}}");
    set[0].text = set[0].text.replace("</body>", "{{nobody}}</body>");
    let found = report(&set, "en").diagnostics;
    let syntax = found.iter().find(|finding| finding.code == "template/syntax").unwrap();
    assert_eq!(syntax.place.file.as_deref(), Some("strings/en.json"));
    assert_eq!(syntax.place.line, Some(5));
    let message = TemplateSet::compile(&set, Some("en"));
    let html = message.message("en").unwrap().part(Kind::Html).unwrap();
    assert!(html.file.text.contains("{{nobody}}"));
}

const MJML: &str = "<mjml>\n<mj-body>\n<mj-section><mj-column>\n\
     <mj-text>{{t \"hello\"}} {{first_name}}</mj-text>\n</mj-column></mj-section>\n</mj-body>\n</mjml>";

#[test]
fn mjml_becomes_html_in_every_locale() {
    let set = files(&[("layout.mjml", MJML), ("strings.csv", "key,en,ar\nhello,Hi,مرحبا\n")]);
    let set = TemplateSet::compile(&set, None);
    assert_eq!(codes(&set), Vec::<&str>::new());
    let html = |locale: &str| {
        let ready = set.message(locale).unwrap().prepare().unwrap();
        ready.render(&json!({ "first_name": "Ann" }), locale, "").unwrap().html
    };
    assert!(html("en").contains("Hi Ann") && html("en").contains("<table"));
    assert!(html("ar").contains("مرحبا Ann"));
    assert_eq!(html("en"), html("en"));
}

#[test]
fn wrong_mjml_has_a_line() {
    for (wrong, line) in [
        (MJML.replace("</mj-text>", ""), None),
        (MJML.replace("<mj-section>", "<mj-nothing/><mj-section>"), Some(3)),
        ("<p>Hello</p>".to_owned(), Some(1)),
        (format!("<mjml><mj-body>{}", "<mj-section>".repeat(100)), Some(1)),
    ] {
        let set = files(&[("layout.mjml", &wrong), ("strings/en.json", "{\"hello\": \"Hi\"}")]);
        let set = TemplateSet::compile(&set, None);
        let found = set.findings.iter().find(|f| f.code == "template/mjml");
        let found = found.unwrap_or_else(|| panic!("{wrong}: {:?}", set.findings));
        assert!(line.is_none() || found.place.line == line, "{wrong}: {found:?}");
    }
}

#[test]
fn dates_numbers_and_plurals_are_written_as_the_locale_does() {
    let text = "{{number n}} {{date d style='short'}} {{date at}} \
                {{plural n one='# day' few='# дня' many='# дней' other='# days'}}";
    let set = files(&[("en/subject.txt", text)]);
    let set = TemplateSet::compile(&set, None);
    let ready = set.message("en").unwrap().prepare().unwrap();
    let row = json!({ "n": "12345.5", "d": "2026-11-23", "at": "2026-11-23T23:30:00Z" });
    let subject = |locale: &str, zone: &str| ready.render(&row, locale, zone).unwrap().subject;
    assert_eq!(subject("en", ""), "12,345.5 11/23/26 November 23, 2026 12,345.5 days");
    assert_eq!(
        subject("pt-BR", "Asia/Tokyo"),
        "12.345,5 23/11/2026 24 de novembro de 2026 12.345,5 days"
    );
    let plural = |locale: &str, n: &str| {
        let row = json!({ "n": n, "d": "soon", "at": "" });
        ready.render(&row, locale, "").unwrap().subject
    };
    assert_eq!(plural("en", "1"), "1 soon  1 day");
    assert_eq!(plural("ru", "3"), "3 soon  3 дня");
    assert_eq!(plural("ru", "5"), "5 soon  5 дней");
    assert_eq!(plural("nonsense!", "many"), "many soon  many days");
}

#[test]
fn every_string_has_a_state_in_every_locale() {
    let mut files = shared();
    files[3].text = r#"{ "footer.imprint": "Example Ltd", "subject": "" }"#.to_owned();
    let tables = TemplateSet::compile(&files, Some("en")).tables;
    let matrix = matrix(&tables, "en");
    assert_eq!(matrix.locales, ["en", "pt", "pt-BR"]);
    let states = |key: &str| -> Vec<StringState> {
        let row = matrix.rows.iter().find(|row| row.key == key).unwrap();
        row.cells.iter().map(|cell| cell.state).collect()
    };
    use StringState::{Missing, Source, Stale, Translated, Untranslated};
    assert_eq!(states("greeting"), [Source, Missing, Stale]);
    assert_eq!(states("subject"), [Source, Missing, Translated]);
    assert_eq!(states("footer.imprint"), [Source, Untranslated, Missing]);
}

#[test]
fn strings_go_out_to_translators_and_come_back() {
    let mut files = shared();
    files[1].text = ENGLISH.replace("Example Ltd", "=1+1, \\\"quoted\\\"\\nline");
    let tables = TemplateSet::compile(&files, Some("en")).tables;
    for format in [Format::Json, Format::Csv] {
        let sent = export(&tables, "en", "pt-BR", format);
        // The translator writes one more.
        let back = match format {
            Format::Json => {
                sent.replace("\"footer.why\": \"\"", "\"footer.why\": \"Você tem {{index}}.\"")
            }
            Format::Csv => {
                assert!(sent.contains("\"'=1+1, \"\"quoted\"\"\nline\""), "{sent}");
                sent.replace("You hold {{index}}.,,", "You hold {{index}}.,Você tem {{index}}.,")
            }
        };
        let file = TemplateFile { path: "back".into(), text: back };
        let (table, findings) = import(&tables, "en", "pt-BR", format, &file);
        assert_eq!(findings, []);
        assert_eq!(table.text("footer.why"), Some("Você tem {{index}}."));
        let old = tables.iter().find(|table| table.locale == "pt-BR").unwrap();
        assert_eq!(table.text("subject"), old.text("subject"));
        // As its own file it is read as it was.
        let again = TemplateFile { path: "strings/pt-BR.json".into(), text: table.to_json() };
        let again = TemplateSet::compile(&[again], None).tables;
        let texts = |table: &send_plan::template::strings::StringTable| {
            let strings = table.strings.iter();
            strings.map(|(k, s)| (k.clone(), s.text.clone(), s.source.clone())).collect::<Vec<_>>()
        };
        assert_eq!(texts(&again[0]), texts(&table));
    }
}

#[test]
fn what_comes_back_replaces_the_locales_file_or_makes_one() {
    let back = files(&[("pt-BR.csv", "key,translation\ngreeting,Oi {{first_name}}\n")]).remove(0);
    let (set, found) = taken_in(&shared(), Some("en"), "pt-BR", Format::Csv, &back);
    assert_eq!(found, []);
    let paths: Vec<&str> = set.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["layout.html", "strings/en.json", "strings/pt-BR.json", "strings/pt.json"]);
    assert!(set[2].text.contains("Oi {{") && set[2].text.contains("Novidades"), "{}", set[2].text);
    // A table of all locales is divided, and loses nobody.
    let shared = files(&[
        ("layout.html", "{{t \"greeting\"}}"),
        ("strings.csv", "key,en,de\ngreeting,Hello,Hallo\n"),
    ]);
    let (set, _) = taken_in(&shared, Some("en"), "pt-BR", Format::Csv, &back);
    let paths: Vec<&str> = set.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["layout.html", "strings.csv", "strings/pt-BR.json"]);
    let german = files(&[("de.csv", "key,translation\ngreeting,Tag\n")]).remove(0);
    let (set, _) = taken_in(&shared, Some("en"), "de", Format::Csv, &german);
    let paths: Vec<&str> = set.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["layout.html", "strings/de.json", "strings/en.json"]);
    assert!(set[1].text.contains("Tag") && set[2].text.contains("Hello"));
    // A file that cannot be understood changes nothing.
    let broken = files(&[("de.csv", "words\nx\n")]).remove(0);
    let (set, found) = taken_in(&shared, Some("en"), "de", Format::Csv, &broken);
    assert_eq!((set, found.len()), (shared, 1));
}

#[test]
fn what_a_translator_breaks_is_said_with_its_line() {
    let tables = TemplateSet::compile(&shared(), Some("en")).tables;
    let text = "key;translation;digest\ngreeting;Olá;\n\nfooter.nothing;x;\ngreeting;twice;\n\
                footer.why;a;b;c\n;no key;\n";
    let file = TemplateFile { path: "back.csv".into(), text: text.into() };
    let (table, findings) = import(&tables, "en", "pt-BR", Format::Csv, &file);
    let lines: Vec<Option<u64>> = findings.iter().map(|finding| finding.place.line).collect();
    assert_eq!(lines, [Some(5), Some(6), Some(7), Some(2), Some(4)], "{findings:#?}");
    assert!(findings[3].message.contains("loses {{first_name}}"), "{findings:#?}");
    assert_eq!(table.text("greeting"), Some("Olá"));
    assert_eq!(table.text("footer.nothing"), None);
}

#[test]
fn mistakes_in_tables_have_their_lines() {
    let found = |path: &str, text: &str| {
        let set = TemplateSet::compile(&files(&[(path, text)]), None);
        set.findings.into_iter().map(|f| (f.code, f.place.line)).collect::<Vec<_>>()
    };
    let table = "template/string-table".to_owned();
    assert_eq!(found("strings/en.json", "{\n\"a\": \"x\",\n}"), [(table.clone(), Some(3))]);
    assert_eq!(
        found("strings/en.json", "{\"a\": \"x\",\n\"a\": \"y\"}"),
        [(table.clone(), Some(2))]
    );
    assert_eq!(found("strings/en.json", "{\"a\":\n{\"b\": [1, {}]}}"), [(table.clone(), Some(2))]);
    assert_eq!(found("strings.csv", "key,en\na,b,c\n"), [(table.clone(), Some(2))]);
    assert_eq!(found("strings.csv", "name,en\na,b\n"), [(table, Some(1))]);
}

#[test]
fn a_loop_without_end_is_refused() {
    let each = "{{#each @root.list}}".repeat(30);
    let text = format!("{each}{}", "{{/each}}".repeat(30));
    let set = TemplateSet::compile(&files(&[("en/subject.txt", &text)]), None);
    let ready = set.message("en").unwrap().prepare().unwrap();
    let list: Vec<u64> = (0..50).collect();
    let refused = ready.render(&json!({ "list": list }), "", "").unwrap_err();
    assert!(refused.message.contains("without end"), "{refused}");
}

/// What hostile files are made of.
const FRAGMENTS: [&str; 36] = [
    "{{",
    "}}",
    "{{{",
    "}}}",
    "{{#if a}}",
    "{{/if}}",
    "{{else}}",
    "{{#each list}}",
    "{{/each}}",
    "{{^a}}",
    "{{/a}}",
    "{{t \"k\"}}",
    "{{t 'subject'}}",
    "{{!--",
    "--}}",
    "\\",
    "~",
    "<mjml>",
    "</mjml>",
    "<mj-body>",
    "</mj-body>",
    "<mj-section>",
    "</mj-section>",
    "<mj-column>",
    "<mj-text>",
    "</mj-text>",
    "<mj-raw>",
    "<mj-include path=\"x\"/>",
    "<mj-attributes><mj-all a=\"b\"/>",
    "<body>",
    "<a href='",
    "<!--",
    "\"",
    "é",
    "\n",
    "{{number a}}{{date a style=b}}{{plural a other=(lookup list 0)}}",
];

proptest::proptest! {
    #[test]
    fn nothing_in_a_file_makes_the_engine_fall_over(
        picks in proptest::collection::vec(0..FRAGMENTS.len(), 0..60),
        whole in proptest::bool::ANY,
    ) {
        let inner: String = picks.iter().map(|pick| FRAGMENTS[*pick]).collect();
        let text = if whole {
            format!("<mjml><mj-body><mj-section><mj-column>{inner}</mj-column></mj-section></mj-body></mjml>")
        } else {
            inner
        };
        for path in ["layout.html", "layout.mjml", "strings.csv", "strings/en.json", "en/subject.txt"] {
            let all = files(&[(path, &text), ("strings/de.json", "{\"k\": \"<b>{{a}}\"}")]);
            report(&all, "de");
            for message in TemplateSet::compile(&all, Some("de")).messages {
                if let Ok(ready) = message.prepare() {
                    let _ = ready.render(&json!({ "a": "<x>", "list": ["1", "2"] }), "ar", "Asia/Tokyo");
                }
            }
        }
    }
}
