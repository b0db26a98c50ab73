//! docs/vectors/chunks.json: a plan, its files, and whom each of its calls reaches, for whoever rebuilds
//! chunks elsewhere. With `PIECEWISE_WRITE_VECTORS=1` it is written anew; without, it must be what the
//! engine makes. The command line and the app's engine are held to the same file.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs)]

mod reading;

use std::collections::BTreeMap;
use std::path::Path;

use reading::{Lists, columns, read_lists, read_lists_each};
use send_plan::api::{Question, review};
use send_plan::campaign;
use send_plan::chunk::{Place, Roster};
use send_plan::plan::Plan;
use serde_json::{Value, json};

/// Capital letters, an accent as one sign and as two, and a domain in two scripts.
const CUSTOMERS: [&str; 4] = [
    "Ann.Lee@Example.COM",
    "jos\u{e9}@example.org",
    "jose\u{301}2@example.org",
    "info@bücher.example",
];
const ZONES: [&str; 3] = ["America/Sao_Paulo", "Europe/Berlin", "Asia/Tokyo"];

/// Name, contents.
type File = (&'static str, String);

fn seeds() -> File {
    ("seeds.csv", "email,lang,tz\ndesk@example.com,en,UTC\nreader3@gmail.com,pt,UTC\n".to_owned())
}

fn suppression() -> File {
    ("gone.txt", "READER5@gmail.com\nreader11@example.net\n".to_owned())
}

fn files() -> [File; 2] {
    let mut first = "email,lang,tz\n".to_owned();
    for (n, address) in CUSTOMERS.iter().enumerate() {
        first += &format!("{address},en,{}\n", ZONES[n % ZONES.len()]);
    }
    for n in 1..=40 {
        let domain = ["gmail.com", "example.net"][n % 2];
        let locale = ["en", "pt-BR", "ar"][n % 3];
        first += &format!("reader{n}@{domain},{locale},{}\n", ZONES[n / 3 % ZONES.len()]);
    }
    // Windows line ends, another delimiter; one row is nobody, one repeats the first file's.
    let mut second = "tz;email;lang\r\n;nobody;en\r\nUTC;Reader2@GMAIL.com;en\r\n".to_owned();
    for n in 41..=60 {
        second += &format!("{};\"reader{n}@yahoo.com\";pt\r\n", ZONES[n % ZONES.len()]);
    }
    [("customers.csv", first), ("more.csv", second)]
}

fn with_lists<T>(work: impl FnOnce(&Lists<'_>) -> T) -> T {
    fn bytes((name, text): &File) -> (&str, &[u8]) {
        (name, text.as_bytes())
    }
    let (seeds, suppression, files) = (seeds(), suppression(), files());
    work(&Lists {
        suppression: &[bytes(&suppression)],
        seeds: &[bytes(&seeds)],
        files: &files.each_ref().map(bytes),
    })
}

fn plan(lists: &Lists<'_>) -> Plan {
    let campaign = json!({
        "format": "piecewise.campaign/1",
        "id": "chunks",
        "salt": "0123456789abcdef".repeat(4),
        "from": { "name": "Example", "address": "news@example.com" },
        "audience": { "files": ["customers.csv", "more.csv"], "seeds": ["seeds.csv"],
                      "suppression": ["gone.txt"],
                      "columns": { "address": "email", "locale": "lang", "timeZone": "tz" } },
        "accounts": [
            { "id": "batches", "provider": "sendgrid", "maxRecipientsPerCall": 7 },
            { "id": "relay", "provider": "smtp", "latencyMs": 100,
              "limits": [{ "unit": "messages", "limit": 2, "per": "1s" }] },
        ],
        "routes": [{ "mailboxProvider": "yahoo", "accounts": ["relay"] }],
        "schedule": {
            "sendingHours": { "from": "09:00", "to": "18:00" },
            "waves": [{ "name": "canary", "size": { "recipients": 9 }, "gate": { "dwell": "30m" } },
                      { "name": "everyone", "size": "rest" }],
        },
    });
    let campaign = campaign::parse("campaign.json", &campaign.to_string()).unwrap();
    let question = Question {
        campaign,
        audience: Some(read_lists(lists, &columns("email", "lang", "tz"))),
        templates: Vec::new(),
        now_ms: 1_795_000_000_000,
    };
    let answer = review(&question);
    answer.plan.unwrap_or_else(|| panic!("{:#?}", answer.diagnostics))
}

fn vectors() -> String {
    let (plan, calls) = with_lists(|lists| {
        let plan = plan(lists);
        let mut roster = Roster::of_everybody(&plan).unwrap();
        let mut people = BTreeMap::new();
        read_lists_each(lists, &columns("email", "lang", "tz"), &mut |recipient| {
            roster.take(recipient);
            let place = Place { file: recipient.file as u64, row: recipient.row };
            people.insert(place, recipient.address.to_owned());
        });
        let chunks = roster.into_chunks();
        let person = |place: &Place| {
            let file = &plan.audience.files[usize::try_from(place.file).unwrap()].name;
            json!({ "address": people[place], "file": file, "row": place.row })
        };
        let calls: Vec<Vec<Value>> = plan
            .calls()
            .map(|call| chunks.of(&call).unwrap().iter().map(person).collect())
            .collect();
        assert_eq!(calls.iter().map(Vec::len).sum::<usize>(), people.len());
        assert!(plan.cohorts.len() > 9 && calls.len() > 30, "worth being published");
        (String::from_utf8(plan.canonical_bytes()).unwrap(), calls)
    });
    let file = |role: &str, (name, text): File| json!({ "role": role, "name": name, "text": text });
    let lists = [file("suppression", suppression()), file("seeds", seeds())];
    let files = [lists, files().map(|each| file("audience", each))].concat();
    let vectors = json!({
        "about": "A plan, the files that it was made from, and whom each of its calls reaches, in their \
                  order; docs/plan-format.md tells how to find that out. Row 1 is the first after the header.",
        "plan": plan,
        "files": files,
        "calls": calls,
    });
    serde_json::to_string_pretty(&vectors).unwrap() + "\n"
}

#[test]
fn the_engine_answers_as_published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/vectors/chunks.json");
    if std::env::var_os("PIECEWISE_WRITE_VECTORS").is_some() {
        std::fs::write(&path, vectors()).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap() == vectors(),
        "docs/vectors/chunks.json is not what the engine makes: run this test with \
         PIECEWISE_WRITE_VECTORS=1 and read what changed"
    );
}
