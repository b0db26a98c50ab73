//! Promises of the template reader that hold for every text.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use proptest::prelude::*;
use send_plan::campaign::Campaign;
use send_plan::template::{TemplateFile, report};

/// Pieces of Handlebars in any order: most are broken, some are not.
fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "{{",
        "}}",
        "{{{",
        "}}}",
        "{{{{",
        "}}}}",
        "{{#",
        "{{/",
        "{{^",
        "{{>",
        "{{!",
        "{{!--",
        "--}}",
        "{{&",
        "{{*",
        "{{#*",
        "{{#>",
        "{{~",
        "~}}",
        "{{else}}",
        "{{else if x}}",
        "{{~else~}}",
        "{{^}}",
        "#if",
        "/if",
        "if",
        "each",
        "with",
        "unless",
        "lookup",
        "inline",
        "a",
        "b",
        "this",
        "..",
        "../",
        "@root",
        "@index",
        "@",
        ".",
        "/",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "'",
        "|",
        " as |x|",
        "=",
        "\\",
        "\n",
        " ",
        "1",
        "null",
        "true",
        "é",
        "{",
        "}",
        "~",
        "!",
        "{{a}}",
        "{{#if a}}",
        "{{/if}}",
        "{{#each a}}",
        "{{/each}}",
        "{{#with a as |x y|}}",
        "{{/with}}",
        "{{> p}}",
        "{{#*inline \"p\"}}",
        "{{/inline}}",
        "{{{{raw}}}}",
        "{{{{/raw}}}}",
        "{{#a}}",
        "{{/a}}",
        "{{else a}}",
        "{{~#if a~}}",
        "{{~/if~}}",
        "{{~^~}}",
        "{{ else }}",
        "{{~else a~}}",
        "<p ",
        "<a href=\"https://a.example/?",
        "<a>a.example</a>",
        "<img src=x style='",
        "\">",
        "'",
        "<style>@import a; b { c: calc(1rem) }",
        "</style>",
        "<!--",
        "-->",
        "<title>",
        "<script>",
        "1,000.5 ",
        "\u{663}\u{66b}万 2 pm",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..14).prop_map(|pieces| pieces.concat())
}

fn message(text: &str) -> Vec<TemplateFile> {
    ["en.html", "ar.html", "ar.subject.txt"]
        .map(|path| TemplateFile { path: path.into(), text: text.into() })
        .into()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_makes_the_report_panic_and_every_problem_has_a_place(text in prop_oneof![8 => soup(), 1 => "\\PC{0,40}", 1 => ".{0,40}"]) {
        let report = report(&message(&text), &Campaign::default(), None);
        for finding in report.diagnostics.iter().filter(|f| f.code == "template/syntax") {
            let line = finding.place.line.unwrap() as usize;
            let lines: Vec<&str> = text.split('\n').collect();
            prop_assert!(line >= 1 && line <= lines.len());
            prop_assert!(finding.place.column.unwrap() as usize <= lines[line - 1].chars().count() + 1);
        }
    }

    #[test]
    fn what_stands_around_tags_never_changes_the_fields(
        names in prop::collection::vec("[a-c]{1,2}", 1..6),
        // `{{a}}}` is no tag.
        between in prop::collection::vec("([x<>&\n é\"'][x<>&\n é}\"']{0,10})?", 7),
    ) {
        let mut text = between[6].clone();
        for (name, between) in names.iter().zip(&between) {
            text.push_str(&format!("{{{{{name}}}}}{between}"));
        }
        let found: Vec<String> = report(&message(&text), &Campaign::default(), None).fields.into_iter().map(|f| f.name).collect();
        let mut expected = names.clone();
        expected.sort();
        expected.dedup();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn file_names_are_only_names(path in "(\\PC{0,12}|[a-zA-Z_./\\-]{0,24})") {
        let file = TemplateFile { path, text: "{{a}}".into() };
        let _ = report(&[file], &Campaign::default(), None);
    }
}
