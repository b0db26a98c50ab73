//! A bad and a good message for each rule that looks into them.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses its part")]

use send_plan::audience::AudienceSummary;
use send_plan::campaign::Campaign;
use send_plan::template::TemplateFile;
use serde_json::{Value, json};

/// What a rule finds, and what it must leave alone.
pub struct Case {
    pub code: &'static str,
    pub bad: Draft,
    pub good: Draft,
}

/// A message with its campaign.
pub struct Draft {
    pub files: Vec<TemplateFile>,
    pub campaign: Campaign,
}

pub fn files(files: &[(&str, &str)]) -> Vec<TemplateFile> {
    files
        .iter()
        .map(|(path, text)| TemplateFile { path: (*path).into(), text: (*text).into() })
        .collect()
}

/// Nine recipients: five in English, two in Portuguese, one in Chinese, one without a locale. What
/// some have as adviser should not be sent; one note is long.
pub fn audience() -> AudienceSummary {
    let long = "n".repeat(10_000);
    crate::reading::read(format!(
        "email,locale,first_name,Company Name,plan,adviser,note\n\
         a@example.com,en,Ann,Acme,gold,Bob <b@example.com>,n\n\
         b@example.com,en,Bob,,gold,Pat,n\n\
         c@example.com,en,,Acme,,C@EXAMPLE.com,n\n\
         d@outlook.com,en,,Acme,gold,\"Pat\nBcc: x\",n\n\
         e@gmail.com,en,Eve, ,gold,\u{202e}Pat,n\n\
         f@example.com,pt-BR,,Acme,gold,Pat,n\n\
         g@example.com,pt-PT,Gil,Acme,gold,Pat,{long}\n\
         h@icloud.com,zh-CN,Hao,Acme,gold,Pat,n\n\
         i@example.com,,Ina,Acme,gold,https://example.com/?to=h%40icloud.com,n\n",
    ))
}

/// A campaign with these members; English is what everybody else gets.
pub fn campaign(members: &Value) -> Campaign {
    let mut campaign = json!({
        "format": "piecewise.campaign/1",
        "templates": { "fallbackLocale": "en" },
    });
    for (name, member) in members.as_object().unwrap() {
        campaign[name] = member.clone();
    }
    serde_json::from_value(campaign).unwrap()
}

/// A whole page in a language.
pub fn page(lang: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><title>News</title></head>\n<body>{body}</body></html>\n"
    )
}

/// A message in English with this subject and HTML.
fn english(subject: &str, html: &str) -> Vec<TemplateFile> {
    files(&[("en/subject.txt", subject), ("en/body.html", html), ("en/body.txt", "News.")])
}

fn draft(files: Vec<TemplateFile>) -> Draft {
    Draft { files, campaign: campaign(&json!({})) }
}

/// Two bodies of pages.
fn html(code: &'static str, bad: &str, good: &str) -> Case {
    let one = |body: &str| draft(english("News", &page("en", body)));
    Case { code, bad: one(bad), good: one(good) }
}

/// Two whole HTML parts.
fn part(code: &'static str, bad: &str, good: &str) -> Case {
    let one = |html: &str| draft(english("News", html));
    Case { code, bad: one(bad), good: one(good) }
}

fn subject(code: &'static str, bad: &str, good: &str) -> Case {
    let one = |subject: &str| draft(english(subject, &page("en", "<p>News.</p>")));
    Case { code, bad: one(bad), good: one(good) }
}

/// An English page, and a bad and a good translation of it.
fn translation(code: &'static str, en: &str, locale: &str, bad: &str, good: &str) -> Case {
    let one = |html: &str| {
        let name = |part: &str| format!("{locale}/{part}");
        let mut message = english("News", en);
        message.extend(files(&[
            (&name("subject.txt"), "\u{2014}"),
            (&name("body.html"), html),
            (&name("body.txt"), "\u{2014}"),
        ]));
        draft(message)
    };
    Case { code, bad: one(bad), good: one(good) }
}

/// Two campaigns with the same message.
fn members(code: &'static str, html: &str, bad: &Value, good: &Value) -> Case {
    let one = |members: &Value| Draft {
        files: english("News", &page("en", html)),
        campaign: campaign(members),
    };
    Case { code, bad: one(bad), good: one(good) }
}

pub fn cases() -> Vec<Case> {
    let mut cases = of_fields();
    cases.extend(of_locales());
    cases.extend(of_headers());
    cases.extend(of_html());
    cases.extend(of_campaigns());
    cases
}

fn of_fields() -> Vec<Case> {
    vec![
        html(
            "template/unescaped-field",
            "<p>{{{email}}}</p>\n<p>{{&email}} {{& plan }}</p>",
            "<p>{{email}}</p>",
        ),
        html(
            "template/field-outside-quotes",
            "<a {{email}} href=\"https://example.com\">Open</a>\n<td width={{email}}>x</td>",
            "<a {{#if plan}}class=\"gold\"{{/if}} href=\"https://example.com/{{#if plan}}a{{/if}}\">Open</a>\
             <td width=\"{{email}}\">x</td>",
        ),
        html(
            "template/field-in-script",
            "<p onclick=\"go('{{email}}')\">x</p>\n<script>let who = \"{{email}}\"</script>",
            "<p title=\"{{email}}\">x</p>",
        ),
        html(
            "template/field-in-style",
            "<style>p { color: {{email}} }</style><p>News.</p>",
            "<p {{#if plan}}style=\"color:gold\"{{/if}}>News.</p>",
        ),
        html(
            "template/field-in-comment",
            "<!-- for {{email}} --><p>News.</p>",
            "{{!-- for {{email}} --}}<!--[if mso]><td>{{email}}</td><![endif]--><p>News.</p>",
        ),
        html(
            "template/field-in-url",
            "<a href=\"https://example.com/find?q={{email}}\">Find</a>",
            "<a href=\"https://example.com/?t={{#if plan}}a{{/if}}\">A</a> <a href=\"{{email}}\">B</a> \
             <a href=\"mailto:help@example.com?subject={{email}}\">C</a>",
        ),
        subject(
            "template/branch-leaves-nothing",
            "{{#if plan}}News for {{plan}}{{else if email}}News{{/if}}",
            "{{#if plan}}News for {{plan}}{{else}}News{{/if}}",
        ),
        html(
            "template/shows-empty-field",
            "<p>{{#if plan}}Dear customer{{else}}Dear {{plan}}{{/if}}</p>\n\
             <p>{{#unless email}}{{email}}{{/unless}}</p>",
            "<p>{{#if plan}}Dear {{plan}}{{else}}Dear customer{{/if}} {{#unless plan}}x{{else}}{{plan}}{{/unless}}</p>",
        ),
        html(
            "template/cannot-render",
            "<p>{{upper email}}</p>\n{{#if plan}}{{date plan style=\"odd\"}}{{else}}\n{{#equals plan}}x{{/equals}}\n\
             {{#each note}}{{plural this one=\"#\"}}{{else}}{{if}}{{/each}}{{/if}}",
            "<p>{{insert plan \"default=x\"}}{{#if plan}}{{date plan style=\"long\"}}{{else}}{{number email}}{{/if}}</p>",
        ),
        html(
            "template/list-may-be-empty",
            "<ul>{{#each email}}<li>{{this}}</li>{{/each}}</ul>",
            "<ul>{{#each email}}<li>{{this}}</li>{{else}}<li>None</li>{{/each}}</ul>",
        ),
    ]
}

fn of_locales() -> Vec<Case> {
    vec![
        translation(
            "locale/fields-differ",
            &page("en", "<p>Your address: {{email}}</p>"),
            "pt",
            &page("pt", "<p>Seu plano: {{plan}}</p>"),
            &page("pt", "<p>Seu e-mail: {{email}}</p>"),
        ),
        translation(
            "locale/links-differ",
            &page("en", "<a href=\"https://example.com/en/help?lang=en&amp;a=1\">Help</a>"),
            "pt-BR",
            &page(
                "pt-BR",
                "<a href=\"https://example.com/pt-br/ajuda?lang=pt-BR&amp;a=1\">Ajuda</a>",
            ),
            &page(
                "pt-BR",
                "<a href=\"https://example.com/pt-br/help?lang=pt_BR&amp;a=1\">Ajuda</a>",
            ),
        ),
        translation(
            "locale/numbers-differ",
            &page("en", "<p>1,000 points until 23 November 2026, 2 pm.</p>"),
            "pt",
            &page("pt", "<p>10.000 pontos até 24/11/2026, 14h.</p>"),
            &page("pt", "<p>1.000 pontos até 23/11/2026, 14h.</p>"),
        ),
        translation(
            "locale/untranslated",
            &page(
                "en",
                "<p>We will <b>never</b> ask for your password.</p><p>Example Ltd, 1 Main Street</p>",
            ),
            "pt",
            &page(
                "pt",
                "<p>We will <b>never</b> ask for your password.</p><p>Example Ltd, 1 Main Street</p>",
            ),
            &page("pt", "<p>Nunca pediremos sua senha.</p><p>Example Ltd, 1 Main Street</p>"),
        ),
        translation(
            "locale/direction",
            &page("en", "<p>News.</p>"),
            "ar",
            &page("ar", "<p>أخبار.</p>"),
            &page("ar", "<table dir=\"rtl\"><tr><td>أخبار.</td></tr></table>"),
        ),
        translation(
            "locale/wrong-lang",
            &page("en", "<p>News.</p>"),
            "pt",
            &page("en", "<p>Novidades.</p>"),
            &page("pt-BR", "<p>Novidades.</p>"),
        ),
    ]
}

fn of_headers() -> Vec<Case> {
    vec![
        members(
            "exposure/several-addresses",
            "<p>News.</p>",
            &json!({
                "from": { "name": "ann@example.com", "address": "a@example.com, b@example.com" },
                "replyTo": { "name": "Help", "address": "a@example.com;b@example.com" },
            }),
            &json!({ "from": { "name": "Example", "address": "news@example.com" } }),
        ),
        html("exposure/foreign-address", "<p>{{adviser}}</p>", "<p>{{email}}</p>"),
        html(
            "exposure/address-of-fields",
            "<p>{{plan}}@{{note}}, help&commat;{{#if plan}}{{plan}}{{/if}}</p>",
            "<p>{{email}}, help@example.com{{#if plan}}, @{{plan}}, {{plan}} @ {{plan}}{{/if}}</p>",
        ),
        subject("header/field-line-break", "News for {{adviser}}", "News for {{email}}"),
        subject("header/field-bidi-control", "News for {{adviser}}", "News for {{email}}"),
        members(
            "header/from-domain",
            "<p>News.</p>",
            &json!({
                "from": { "name": "Example", "address": "news@example.com" },
                "accounts": [{ "id": "main", "provider": "postmark", "domain": "example.org" }],
            }),
            &json!({
                "from": { "name": "Example", "address": "news@mail.Example.com" },
                "accounts": [{ "id": "main", "provider": "postmark", "domain": "example.com" }],
            }),
        ),
        members(
            "header/no-unsubscribe",
            "<p>News.</p>",
            &json!({ "purpose": "marketing" }),
            &json!({ "purpose": "service" }),
        ),
        members(
            "header/bad-unsubscribe",
            "<p>News.</p>",
            &json!({
                "purpose": "marketing",
                "unsubscribe": { "url": "http://example.com/out", "mailto": "a@b@c" },
            }),
            &json!({
                "purpose": "marketing",
                "unsubscribe": {
                    "url": "https://example.com/out?t={{email}}",
                    "mailto": "out@example.com?subject=unsubscribe",
                    "oneClick": true,
                },
            }),
        ),
        subject("header/subject-line-break", "News\nBcc: a@example.com", "News\n"),
        subject(
            "header/bidi-control",
            "News \u{202e}moc.elpmaxe",
            "News for \u{2068}{{email}}\u{2069}",
        ),
        subject("header/false-reply", "RE: your account", "Re-opening: your account"),
        subject(
            "header/long-subject",
            "The weights of our indices change on 23 November, and this is what it means for you",
            "The weights of our indices change on 23 November",
        ),
    ]
}

fn of_html() -> Vec<Case> {
    let long = format!("<p>{}</p>", "All is well. ".repeat(8_000));
    let tracked = "<a href=\"https://example.com/a\">https://www.example.com/</a> \
                   <a href=\"https://shop.example.com\">example.com</a> <a href=\"https://example.com\">index.html</a>";
    vec![
        html(
            "html/script",
            "<p onclick=\"go()\">x</p>\n<script>go()</script><a href=\"javascript:go()\">x</a>",
            "<script type=\"application/ld+json\">{}</script><p>x</p>",
        ),
        html("html/embedded-page", "<iframe src=\"https://example.com\"></iframe>", "<p>x</p>"),
        html("html/form", "<form action=\"https://example.com\"><input name=a></form>", "<p>x</p>"),
        html(
            "html/relative-address",
            "<a href=\"/help\">Help</a><a href=\"\">x</a><img src=\"logo.png\" alt=\"\">",
            "<a href=\"https://example.com\">A</a><a href=\"mailto:a@example.com\">B</a>\
             <img src=\"cid:logo\" alt=\"\"><img src=\"{{email}}\" alt=\"\">",
        ),
        html(
            "html/link-shows-other",
            "<a href=\"https://click.example.net/1\">https://example.com/help</a>",
            tracked,
        ),
        html(
            "html/insecure-link",
            "<a href=\"http://example.com\">Open</a>",
            "<a href=\"https://example.com\">Open</a>",
        ),
        html(
            "html/insecure-image",
            "<img src=\"http://example.com/a.png\" alt=\"A\">",
            "<img src=\"https://example.com/a.png\" alt=\"A\">",
        ),
        html(
            "html/embedded-image",
            "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"A\">",
            "<img src=\"https://example.com/a.png\" alt=\"A\">",
        ),
        html(
            "html/image-without-alt",
            "<img src=\"https://example.com/a.png\">\n<img src=\"https://example.com/b.png\">",
            "<img src=\"https://example.com/a.png\" alt=\"\">",
        ),
        html("html/too-large", &long, "<p>All is well.</p>"),
        part(
            "html/no-lang",
            "<html><head><title>News</title></head><body><p>News.</p></body></html>",
            &page("en", "<p>News.</p>"),
        ),
        part(
            "html/no-title",
            "<html lang=\"en\"><head><title></title></head><body><p>News.</p></body></html>",
            &page("en", "<p>News.</p>"),
        ),
        part("html/fragment", "<p>News.</p>", &page("en", "<p>News.</p>")),
        html(
            "html/content-not-shown",
            "<video src=\"https://example.com/a.mp4\"></video><img src=\"https://example.com/a.svg?1\" alt=\"A\">",
            "<img src=\"https://example.com/a.png\" alt=\"A\">",
        ),
        html(
            "html/not-everywhere",
            "<style>p { display: flex }</style><p style=\"color:red;border-radius:4px\">News.</p>",
            "<style>a:hover { color: red }</style><p style=\"color:red\">News.</p>",
        ),
    ]
}

fn of_campaigns() -> Vec<Case> {
    let account = |id: &str, provider: &str| json!([{ "id": id, "provider": provider }]);
    let waived = |code: &str, person: &str| json!({ "waivers": [{ "code": code, "person": person, "reason": "It is meant." }] });
    let insecure = "<a href=\"http://example.com\">Open</a>";
    let sendgrid =
        |most: u64| json!([{ "id": "main", "provider": "sendgrid", "maxRecipientsPerCall": most }]);
    vec![
        members(
            "provider/message-too-large",
            "<p>{{note}}</p>",
            &json!({ "accounts": [
                { "id": "main", "provider": "postmark", "maxBytesPerMessage": 50_000 },
            ] }),
            &json!({ "accounts": [
                { "id": "main", "provider": "postmark", "maxBytesPerMessage": 100_000 },
            ] }),
        ),
        members(
            "provider/recipient-data",
            "<p>{{note}}</p>",
            &json!({ "accounts": sendgrid(2) }),
            &json!({ "accounts": account("main", "postmark") }),
        ),
        members(
            "provider/dialect",
            "<p>{{number email}} {{#if plan}}y{{else if (equals plan \"gold\")}}x{{/if}}</p>",
            &json!({ "accounts": [
                { "id": "first", "provider": "ses" }, { "id": "second", "provider": "sendgrid" },
            ] }),
            &json!({ "accounts": [
                { "id": "first", "provider": "postmark" },
                { "id": "second", "provider": "sendgrid", "maxRecipientsPerCall": 1 },
            ] }),
        ),
        members(
            "waiver/refused",
            "<p>News.</p>",
            &waived("exposure/several-addresses", "Ann Author"),
            &json!({ "accounts": account("main", "postmark") }),
        ),
        members(
            "waiver/incomplete",
            insecure,
            &waived("html/insecure-link", " "),
            &waived("html/insecure-link", "Ann Author"),
        ),
        members(
            "waiver/unused",
            insecure,
            &waived("html/insecure-image", "Ann Author"),
            &waived("html/insecure-link", "Ann Author"),
        ),
    ]
}
