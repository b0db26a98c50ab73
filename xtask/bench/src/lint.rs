//! How long the rules take over a large newsletter in ten languages: at first, and after each letter
//! that somebody writes into one file.
//!
//! Measured here natively; the same questions are written for Chromium's worker, which
//! tests/bench/lint.mjs asks.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use send_plan::api::Question;
use send_plan::audience::FieldProfile;
use send_plan::campaign::{Account, Campaign, Unit};
use send_plan::template::set::TemplateSet;
use send_plan::template::{self, Kind, Memory, TemplateFile};
use serde::Serialize;
use serde_json::json;

use crate::dice::Dice;
use crate::draw::{self, RECEIVERS, group};
use crate::report::{Result, quantile};

/// Each question is asked until so long has passed, and so often at most.
const LONG_ENOUGH: Duration = Duration::from_secs(3);
const TURNS: usize = 41;

/// Cards of the newsletter: about 100 KB of HTML, whose lengths differ by language.
const CARDS: usize = 67;
/// The same drawn from MJML, which says more about each.
const SECTIONS: usize = 26;

/// Locales, each with words for its sentences.
const LOCALES: [(&str, &str); 10] = [
    ("en", "we have moved your monthly report to a new place and you will find it there today"),
    ("pt-BR", "mudamos o seu relatório mensal para um novo lugar e você o encontra lá hoje"),
    ("ar", "نقلنا تقريرك الشهري إلى مكان جديد وستجده هناك اليوم مع كل ما تحتاج إليه"),
    ("de", "wir haben deinen monatlichen bericht verlegt und du findest ihn dort ab heute"),
    ("fr", "nous avons déplacé votre rapport mensuel et vous le trouverez là dès aujourd’hui"),
    ("es", "hemos movido su informe mensual a un lugar nuevo y lo encontrará allí desde hoy"),
    ("ja", "今月の報告書は 新しい場所に 移りました 今日から そちらで ご覧に なれます"),
    ("zh", "我们已经 把您的 每月报告 移到了 新的地方 从今天起 您可以 在那里 找到它"),
    ("ko", "월간 보고서를 새로운 곳으로 옮겼습니다 오늘부터 그곳에서 보실 수 있습니다"),
    ("ru", "мы перенесли ваш месячный отчёт на новое место и вы найдёте его там сегодня"),
];

/// Columns that the newsletter merges, with how many in a hundred have nothing there.
const COLUMNS: [(&str, u64); 6] = [
    ("email", 0),
    ("first_name", 7),
    ("company", 31),
    ("account_url", 0),
    ("balance", 2),
    ("plan", 12),
];

struct Shape {
    name: &'static str,
    templates: Vec<TemplateFile>,
    edit: Edit,
}

/// Where somebody writes.
#[derive(Clone, Copy, Serialize)]
struct Edit {
    /// What the file is.
    into: &'static str,
    /// Which of the files.
    file: usize,
    /// The letter goes before the last of these.
    before: &'static str,
}

impl Edit {
    fn write(self, templates: &mut [TemplateFile]) {
        let Some(TemplateFile { text, .. }) = templates.get_mut(self.file) else { return };
        let at = text.rfind(self.before).unwrap_or(text.len());
        text.insert(at, 'a');
    }
}

/// Lints each shape natively, and writes questions and figures for the browser's turn.
pub fn run(out: &Path) -> Result<()> {
    let mut written = Vec::new();
    for Shape { name, templates, edit } in shapes() {
        let question = Question { templates, ..question() };
        let measured = measured(name, edit, question);
        println!(
            "{name}, {}: {} {}, findings: {}",
            edit.into, measured["first"], measured["native"], measured["findings"]
        );
        written.push(measured);
    }
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(out, serde_json::to_vec(&written)?)?;
    Ok(())
}

fn measured(name: &str, edit: Edit, mut question: Question) -> serde_json::Value {
    let (first, _) = turns(&mut question, edit, None);
    let (later, findings) = turns(&mut question, edit, Some(&mut Memory::default()));
    json!({
        "name": name,
        "edit": edit,
        "files": question.templates.len(),
        "htmlBytes": html_bytes(&question.templates),
        "findings": findings,
        "first": first,
        "native": later,
        "question": question,
    })
}

/// Median and slowest turn in milliseconds, and how much is found; without a memory every turn is the
/// first, with one the first does not count.
fn turns(
    question: &mut Question,
    edit: Edit,
    mut memory: Option<&mut Memory>,
) -> (serde_json::Value, usize) {
    let (mut micros, mut findings) = (Vec::new(), 0);
    let mut is_warm = memory.is_none();
    let begun = Instant::now();
    while micros.is_empty() || (micros.len() < TURNS && begun.elapsed() < LONG_ENOUGH) {
        edit.write(&mut question.templates);
        let Question { templates, campaign, audience, .. } = &*question;
        let clock = Instant::now();
        let report = match memory.as_deref_mut() {
            None => template::report(templates, campaign, audience.as_ref()),
            Some(memory) => template::report_again(templates, campaign, audience.as_ref(), memory),
        };
        if std::mem::replace(&mut is_warm, true) {
            micros.push(clock.elapsed().as_micros() as u64);
        }
        findings = report.diagnostics.len();
    }
    micros.sort_unstable();
    let ms = |part| quantile(&micros, part) as f64 / 1e3;
    (json!({ "median": ms(0.5), "slowest": ms(1.0) }), findings)
}

/// Bytes of the HTML of one locale as it is sent, on average.
fn html_bytes(templates: &[TemplateFile]) -> usize {
    let set = TemplateSet::compile(templates, Some(LOCALES[0].0));
    let html = set.messages.iter().filter_map(|message| message.part(Kind::Html));
    html.map(|part| part.file.text.len()).sum::<usize>() / set.messages.len().max(1)
}

/// A campaign with an account, whose sizes the rules compare, and an audience in every locale.
fn question() -> Question {
    let mut groups = Vec::new();
    for receiver in RECEIVERS {
        groups.extend(LOCALES.map(|(locale, _)| group(receiver, locale, "UTC", 5_000)));
    }
    // Without a salt nothing is planned.
    let mut campaign = Campaign { salt: None, ..draw::campaign("lint") };
    campaign.accounts = vec![Account {
        id: "main".into(),
        provider: "sendgrid".into(),
        limits: vec![draw::limit(Unit::Calls, 10, "1s")],
        latency_ms: 250,
        ..Account::default()
    }];
    let mut question = draw::question(campaign, groups);
    if let Some(audience) = &mut question.audience {
        let each = audience.recipients / LOCALES.len() as u64;
        let profile = |(name, empty): (&str, u64)| FieldProfile {
            name: name.into(),
            empty_by_locale: LOCALES
                .iter()
                .filter(|_| empty > 0)
                .map(|(locale, _)| ((*locale).into(), each * empty / 100))
                .collect(),
            longest_bytes: 48,
            distinct: 0,
            odd: Default::default(),
        };
        audience.fields = COLUMNS.map(profile).to_vec();
        audience.files[0].columns = COLUMNS.map(|(name, _)| name.to_owned()).to_vec();
    }
    question
}

fn shapes() -> Vec<Shape> {
    let own = |(locale, words): (&str, &str)| {
        let mut dice = Dice::new(7);
        let html = page(locale, &mut |_| sentence(&mut dice, words));
        [("subject.txt", sentence(&mut Dice::new(3), words)), ("body.html", html)]
            .map(|(name, text)| TemplateFile { path: format!("{locale}/{name}"), text })
    };
    let shared = |name: &str, layout: fn(&str, &mut dyn FnMut(usize) -> String) -> String| {
        let mut keys = 0;
        let text = layout("en", &mut |nth| {
            keys = keys.max(nth + 1);
            format!("{{{{t \"text-{nth}\"}}}}")
        });
        let table = |(locale, words): (&str, &str)| {
            let mut dice = Dice::new(7);
            let strings = (0..keys).map(|nth| (format!("text-{nth}"), sentence(&mut dice, words)));
            let subject = ("subject".to_owned(), sentence(&mut Dice::new(3), words));
            let strings: serde_json::Map<_, _> =
                strings.chain([subject]).map(|(key, text)| (key, text.into())).collect();
            let text = serde_json::Value::Object(strings).to_string();
            TemplateFile { path: format!("strings/{locale}.json"), text }
        };
        let layout = TemplateFile { path: name.into(), text };
        LOCALES.map(table).into_iter().chain([layout]).collect()
    };
    // The last file is the layout, or the HTML of the last locale.
    let html = Edit { into: "one HTML", file: 2 * LOCALES.len() - 1, before: "</a>" };
    let layout = Edit { into: "the layout", file: LOCALES.len(), before: "</a>" };
    let strings = Edit { into: "one table", file: LOCALES.len() - 1, before: "\"}" };
    let (plain, mjml) = (shared("layout.html", page), shared("layout.mjml", drawn));
    let (by_html, by_mjml) = ("one HTML layout, string tables", "one MJML layout, string tables");
    let shape = |name, templates: &Vec<_>, edit| Shape { name, templates: templates.clone(), edit };
    vec![
        shape("HTML of its own per locale", &LOCALES.map(own).concat(), html),
        shape(by_html, &plain, strings),
        shape(by_html, &plain, layout),
        shape(by_mjml, &mjml, strings),
        shape(by_mjml, &mjml, layout),
    ]
}

/// Words of a language in another order each time.
fn sentence(dice: &mut Dice, words: &str) -> String {
    let words: Vec<&str> = words.split(' ').collect();
    let count = dice.from(6, 18);
    let drawn: Vec<&str> = (0..count).map(|_| dice.one_of(&words)).collect();
    format!("{}.", drawn.join(" "))
}

/// A newsletter of tables with styles of their own, as composers write it.
fn page(locale: &str, text: &mut dyn FnMut(usize) -> String) -> String {
    let direction = if locale == "ar" { "rtl" } else { "ltr" };
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{locale}\" dir=\"{direction}\">\n<head>\n\
         <meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
         body {{ margin: 0; padding: 0; }}\n\
         .card:hover {{ background-color: #f4f6f8; }}\n\
         @media (max-width: 600px) {{ .card {{ width: 100% !important; }} }}\n\
         </style>\n</head>\n<body>\n<p>{{{{#if first_name}}}}{{{{first_name}}}}, {{{{/if}}}}{}</p>\n",
        text(0),
        text(1),
    );
    let mut nth = 2;
    for _ in 0..CARDS {
        let [alt, title, lead, other, plan, button] = six(nth, text);
        let _ = write!(
            html,
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" width=\"600\" \
             style=\"width:600px;border-collapse:collapse;background-color:#ffffff;\">\n<tr>\n\
             <td class=\"card\" style=\"padding:20px 24px;border-radius:6px;font-family:Arial,sans-serif;font-size:15px;line-height:1.5;color:#222222;\">\n\
             <img src=\"https://cdn.example.com/news/picture-{nth}.png\" alt=\"{alt}\" width=\"552\" height=\"240\" style=\"display:block;max-width:100%;\">\n\
             <h2 style=\"margin:16px 0 8px;font-size:20px;line-height:1.25;\">{title}</h2>\n\
             <p style=\"margin:0 0 12px;\">{lead} {{{{#if company}}}}{{{{company}}}}{{{{else}}}}{other}{{{{/if}}}}</p>\n\
             {{{{#if plan}}}}<p style=\"margin:0 0 12px;color:#667788;\">{plan} {{{{plan}}}}: {{{{balance}}}}</p>{{{{/if}}}}\n\
             <a href=\"https://www.example.com/news/{nth}?utm_source=mail&amp;utm_campaign=november\" \
             style=\"display:inline-block;padding:10px 18px;background-color:#0a5fd8;color:#ffffff;text-decoration:none;\">{button}</a>\n\
             </td>\n</tr>\n</table>\n",
        );
        nth += 6;
    }
    let _ = write!(
        html,
        "<p style=\"font-size:12px;\">{} <a href=\"{{{{account_url}}}}\">{}</a></p>\n</body>\n</html>\n",
        text(nth),
        text(nth + 1)
    );
    html
}

/// The texts of one card.
fn six(from: usize, text: &mut dyn FnMut(usize) -> String) -> [String; 6] {
    std::array::from_fn(|nth| text(from + nth))
}

/// The same in MJML; what is drawn from it has the bytes.
fn drawn(locale: &str, text: &mut dyn FnMut(usize) -> String) -> String {
    let mut mjml = format!(
        "<mjml lang=\"{locale}\">\n<mj-head><mj-title>{}</mj-title></mj-head>\n<mj-body>\n\
         <mj-section><mj-column><mj-text>{{{{#if first_name}}}}{{{{first_name}}}}, {{{{/if}}}}{}</mj-text></mj-column></mj-section>\n",
        text(0),
        text(1),
    );
    let mut nth = 2;
    for _ in 0..SECTIONS {
        let [alt, title, lead, other, plan, button] = six(nth, text);
        let _ = write!(
            mjml,
            "<mj-section background-color=\"#ffffff\" padding=\"12px 0\">\n<mj-column>\n\
             <mj-image src=\"https://cdn.example.com/news/picture-{nth}.png\" alt=\"{alt}\" width=\"552px\"></mj-image>\n\
             <mj-text font-size=\"20px\">{title}</mj-text>\n\
             <mj-text color=\"#667788\">{lead} {{{{#if company}}}}{{{{company}}}}{{{{else}}}}{other}{{{{/if}}}}</mj-text>\n\
             <mj-text>{plan} {{{{plan}}}}: {{{{balance}}}}</mj-text>\n\
             <mj-button href=\"https://www.example.com/news/{nth}\" background-color=\"#0a5fd8\">{button}</mj-button>\n\
             </mj-column>\n</mj-section>\n",
        );
        nth += 6;
    }
    let _ = write!(
        mjml,
        "<mj-section><mj-column><mj-text><a href=\"{{{{account_url}}}}\">{}</a></mj-text></mj-column></mj-section>\n\
         </mj-body>\n</mjml>\n",
        text(nth)
    );
    mjml
}
