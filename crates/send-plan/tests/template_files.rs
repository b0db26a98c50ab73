//! File names to locales and parts, and which template a locale gets.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use send_plan::template::{TemplateFile, TemplateLocale, assemble, resolve};

fn files(paths: &[&str]) -> Vec<TemplateFile> {
    paths
        .iter()
        .map(|path| TemplateFile { path: (*path).to_owned(), text: "x".to_owned() })
        .collect()
}

/// `locale part` of a single file.
fn placed(path: &str) -> Option<String> {
    let (locales, _) = assemble(&files(&[path]));
    let locale = locales.first()?;
    let part = match (&locale.subject, &locale.html, &locale.text) {
        (Some(_), None, None) => "subject",
        (None, Some(_), None) => "html",
        (None, None, Some(_)) => "text",
        _ => panic!("{locale:?}"),
    };
    Some(format!("{} {part}", locale.locale))
}

#[test]
fn every_usual_way_to_name_a_file_is_understood() {
    for (path, expected) in [
        ("en/subject.txt", "en subject"),
        ("en/body.html", "en html"),
        ("en/body.txt", "en text"),
        ("en/index.html", "en html"),
        ("en/subject.hbs", "en subject"),
        ("en/html.hbs", "en html"),
        ("en/text.hbs", "en text"),
        ("en/body.hbs", "en html"),
        ("en/body.html.hbs", "en html"),
        ("en/body.txt.hbs", "en text"),
        ("en/message.htm", "en html"),
        ("en/plain.txt", "en text"),
        ("en.subject.txt", "en subject"),
        ("en.html", "en html"),
        ("en.txt", "en text"),
        ("subject.en.txt", "en subject"),
        ("body.en.html", "en html"),
        ("index.pt-BR.html", "pt-BR html"),
        ("pt-BR/subject.txt", "pt-BR subject"),
        ("pt_br/subject.txt", "pt-BR subject"),
        ("pt_BR.html", "pt-BR html"),
        ("body_pt-BR.html", "pt-BR html"),
        ("body_pt_BR.html", "pt-BR html"),
        ("body-pt-BR.html", "pt-BR html"),
        ("pt-BR-subject.txt", "pt-BR subject"),
        ("subject_zh-Hans-CN.txt", "zh-Hans-CN subject"),
        ("newsletter_de.html", "de html"),
        ("november-index.es-419.html", "es-419 html"),
        ("templates/en/subject.txt", "en subject"),
        ("export/2026/ar/body.html", "ar html"),
        ("subject/en.txt", "en subject"),
        ("html/en.html", "en html"),
        ("en/pt-BR.html", "pt-BR html"),
        ("EN/Subject.TXT", "en subject"),
        ("en/Betreff.txt", "en subject"),
        ("en\\subject.txt", "en subject"),
        ("fil/subject.txt", "fil subject"),
        ("en-news.html", "en html"),
        ("news-en.html", "en html"),
        ("zh-Hant/subject.txt", "zh-Hant subject"),
    ] {
        assert_eq!(placed(path).as_deref(), Some(expected), "{path}");
    }
}

#[test]
fn a_file_that_fits_nothing_is_named_and_what_systems_leave_behind_is_not() {
    let paths = [
        "README.md",
        "subject.txt",
        "src/body.html",
        "en/logo.png",
        "en/notes.hbs",
        "en/body.rtf",
        ".DS_Store",
        "en/.keep",
    ];
    let (locales, findings) = assemble(&files(&paths));
    assert_eq!(locales, []);
    let named: Vec<_> = findings.iter().map(|f| f.place.file.as_deref().unwrap()).collect();
    assert_eq!(
        named,
        ["README.md", "en/body.rtf", "en/logo.png", "en/notes.hbs", "src/body.html", "subject.txt"]
    );
    assert!(findings.iter().all(|f| f.code == "template/unplaced-file"));
}

#[test]
fn of_two_files_for_one_part_the_first_by_name_is_used_in_any_order() {
    let (one, findings) = assemble(&files(&["en/body.html", "en.html"]));
    let (other, _) = assemble(&files(&["en.html", "en/body.html"]));
    assert_eq!(one, other);
    assert_eq!(one[0].html.as_deref(), Some("en.html"));
    assert_eq!(findings[0].code, "template/duplicate-part");
}

fn locales(names: &[&str]) -> Vec<TemplateLocale> {
    let locale =
        |name: &&str| TemplateLocale { locale: (*name).to_owned(), ..TemplateLocale::default() };
    names.iter().map(locale).collect()
}

#[test]
fn a_locale_gets_its_own_template_then_its_parents_then_the_fallback() {
    for (locale, there, fallback, expected) in [
        ("pt-BR", &["en", "pt", "pt-BR"][..], None, Some("pt-BR")),
        ("PT_br", &["en", "pt-BR"], None, Some("pt-BR")),
        ("pt-BR", &["en", "pt"], Some("en"), Some("pt")),
        ("zh-Hans-CN", &["zh", "zh-Hans"], None, Some("zh-Hans")),
        ("ar-u-nu-latn", &["ar"], None, Some("ar")),
        ("pt", &["en", "pt-BR"], Some("en"), Some("pt-BR")),
        ("pt", &["en", "pt-BR", "pt-PT"], Some("en"), Some("en")),
        ("pt-PT", &["en", "pt-BR"], Some("en"), Some("en")),
        ("pt-PT", &["en", "pt-BR"], None, None),
        ("de", &["en"], Some("en-GB"), Some("en")),
        ("de", &["en-GB"], Some("en"), Some("en-GB")),
        ("", &["en"], Some("en"), Some("en")),
        ("nonsense", &["en"], Some("EN"), Some("en")),
        ("", &["en"], None, None),
        ("en", &[], Some("en"), None),
        ("de", &["en"], Some("fr"), None),
    ] {
        let there = locales(there);
        assert_eq!(
            resolve(locale, &there, fallback),
            expected,
            "{locale} of {there:?}, else {fallback:?}"
        );
    }
}
