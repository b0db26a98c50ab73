//! Who is in which chunk, rebuilt from plans and the files they were made from.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs)]

mod reading;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use reading::{Lists, columns, read_lists, read_lists_each};
use send_plan::api::{Question, review};
use send_plan::audit::{self, audit};
use send_plan::campaign::{self, Campaign};
use send_plan::chunk::{Place, Roster};
use send_plan::mailbox_provider;
use send_plan::plan::{Call, Plan};
use send_plan::template::TemplateFile;
use serde_json::{Value, json};

const NOW_MS: u64 = 1_795_000_000_000;
const HEADER: &str = "email,lang,tz\n";

fn campaign_of(members: &Value) -> Campaign {
    let mut campaign = json!({
        "format": "piecewise.campaign/1",
        "id": "test",
        "salt": "0f".repeat(32),
        "from": { "name": "", "address": "news@example.com" },
        "audience": { "files": ["a.csv"],
                      "columns": { "address": "email", "locale": "lang", "timeZone": "tz" } },
        "accounts": [{ "id": "relay", "provider": "smtp" }],
    });
    for (name, value) in members.as_object().unwrap() {
        campaign[name] = value.clone();
    }
    campaign::parse("campaign.json", &campaign.to_string()).unwrap()
}

fn templates(locales: &[&str]) -> Vec<TemplateFile> {
    let file = |locale: &&str, part: &str| TemplateFile {
        path: format!("{locale}/{part}"),
        text: "Hello".to_owned(),
    };
    let parts = ["subject.txt", "body.html", "body.txt"];
    locales.iter().flat_map(|locale| parts.map(|part| file(locale, part))).collect()
}

fn plan_of(campaign: &Campaign, lists: &Lists<'_>, templates: &[TemplateFile]) -> Option<Plan> {
    let question = Question {
        campaign: campaign.clone(),
        audience: Some(read_lists(lists, &columns("email", "lang", "tz"))),
        templates: templates.to_vec(),
        now_ms: NOW_MS,
    };
    review(&question).plan
}

/// A recipient as the reader showed it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Person {
    address: String,
    mailbox_provider: &'static str,
    locale: String,
    time_zone: String,
    seed: bool,
}

/// Every call with those whom it carries.
fn chunks(plan: &Plan, lists: &Lists<'_>) -> Vec<(Call, Vec<Person>)> {
    let mut roster = Roster::of_everybody(plan).unwrap();
    let mut people = BTreeMap::new();
    read_lists_each(lists, &columns("email", "lang", "tz"), &mut |recipient| {
        roster.take(recipient);
        let place = Place { file: recipient.file as u64, row: recipient.row };
        let person = Person {
            address: recipient.normalised.to_owned(),
            mailbox_provider: recipient.mailbox_provider,
            locale: recipient.locale.to_owned(),
            time_zone: recipient.time_zone.to_owned(),
            seed: recipient.seed,
        };
        people.insert(place, person);
    });
    let chunks = roster.into_chunks();
    let whom = |call: Call| {
        let places = chunks.of(&call).unwrap();
        (call, places.iter().map(|place| people[place].clone()).collect())
    };
    plan.calls().map(whom).collect()
}

fn addresses(chunks: &[(Call, Vec<Person>)]) -> Vec<Vec<&str>> {
    assert!(chunks.iter().all(|(call, people)| people.len() as u64 == call.count));
    chunks
        .iter()
        .map(|(_, people)| people.iter().map(|person| person.address.as_str()).collect())
        .collect()
}

/// The cohort says what its people are; the account is one that they may go through.
fn assert_fits(plan: &Plan, call: &Call, person: &Person) {
    let cohort = &plan.cohorts[call.cohort as usize];
    assert_eq!(cohort.seeds, person.seed);
    assert!(!person.seed || call.wave == 0);
    if let Some(provider) = &cohort.mailbox_provider {
        assert_eq!(provider, person.mailbox_provider);
    }
    assert!(cohort.time_zones.is_empty() || cohort.time_zones.contains(&person.time_zone));
    let tag = person.locale.to_lowercase();
    if let Some(locale) = &cohort.locale {
        // Templates are en and pt, or none; en is the fallback.
        let expected = match tag.split('-').next().unwrap() {
            _ if plan.templates.is_empty() => tag.clone(),
            "pt" => "pt".to_owned(),
            _ => "en".to_owned(),
        };
        assert_eq!(locale.to_lowercase(), expected);
    }
    let first = plan.routes.iter().find(|route| {
        route.mailbox_provider.as_ref().is_none_or(|id| id == person.mailbox_provider)
            && route.locale.as_ref().is_none_or(|locale| {
                let locale = locale.to_lowercase();
                tag == locale || tag.starts_with(&format!("{locale}-"))
            })
    });
    assert!(first.is_none_or(|route| route.accounts.contains(&call.account)));
}

fn row() -> impl Strategy<Value = String> {
    let domains = ["gmail.com", "Yahoo.com", "yahoo.fr", "qq.com", "x.de", "firm.example"];
    (
        0..40_u32,
        prop::sample::select(domains.to_vec()),
        prop::sample::select(vec!["en", "pt-BR", "pt", "PT-pt", "de", "", "Klingon"]),
        prop::sample::select(vec!["Europe/Lisbon", "Asia/Tokyo", "America/Sao_Paulo", "", "Mars"]),
    )
        .prop_map(|(n, domain, lang, tz)| format!("p{n}@{domain},{lang},{tz}\n"))
}

fn file(rows: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(row(), rows).prop_map(|rows| format!("{HEADER}{}", rows.concat()))
}

/// Accounts, ceilings, routes, hours and waves in all combinations.
fn members() -> impl Strategy<Value = Value> {
    let accounts = prop::sample::select(vec![
        json!([{ "id": "one", "provider": "smtp" }, { "id": "two", "provider": "smtp" }]),
        json!([{ "id": "one", "provider": "sendgrid", "maxRecipientsPerCall": 7 },
               { "id": "two", "provider": "smtp", "limits":
                    [{ "unit": "messages", "limit": 2, "per": "1s" }] }]),
        json!([{ "id": "one", "provider": "mailjet", "maxRecipientsPerCall": 5 },
               { "id": "two", "provider": "ses", "limits":
                    [{ "unit": "messages", "limit": 14, "per": "1s" },
                     { "unit": "messages", "limit": 50_000, "per": "24h" }] }]),
    ]);
    let caps = prop::sample::select(vec![
        json!([]),
        json!([{ "mailboxProvider": "yahoo", "unit": "messages", "limit": 3, "per": "1m" }]),
    ]);
    let routes = prop::sample::select(vec![
        json!([]),
        json!([{ "locale": "pt", "accounts": ["one"] },
               { "mailboxProvider": "gmail", "accounts": ["two"] }]),
        json!([{ "mailboxProvider": "qq", "locale": "pt-BR", "accounts": ["two"] }]),
    ]);
    let hours = prop::option::of(Just(json!(
        { "from": "09:00", "to": "18:00", "fallbackTimeZone": "Europe/Lisbon" }
    )));
    let waves = prop::sample::select(vec![
        json!([]),
        json!([{ "name": "canary", "size": { "percent": 50 }, "gate": { "dwell": "30m" } },
               { "name": "more", "size": { "percent": 20 } },
               { "name": "all", "size": "rest" }]),
    ]);
    (accounts, caps, routes, hours, waves).prop_map(|(accounts, caps, routes, hours, waves)| {
        let mut schedule = json!({ "waves": waves });
        if let Some(hours) = hours {
            schedule["sendingHours"] = hours;
        }
        json!({ "accounts": accounts, "mailboxCaps": caps, "routes": routes, "schedule": schedule,
                "templates": { "directory": "templates", "fallbackLocale": "en" } })
    })
}

/// Addresses of a file in lower case.
fn named(text: &str) -> BTreeSet<String> {
    text.lines().skip(1).map(|row| row.split(',').next().unwrap().to_lowercase()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// P2: whatever splits them, everybody accepted is in exactly one call, whoever is a seed and a
    /// customer goes first, and whoever is suppressed gets nothing.
    #[test]
    fn everybody_is_in_exactly_one_chunk(
        members in members(),
        files in prop::collection::vec(file(4..40), 1..3),
        seeds in file(0..4),
        unsubscribed in file(0..9),
        with_templates in any::<bool>(),
    ) {
        let files: Vec<(&str, &[u8])> =
            ["a.csv", "b.csv"].into_iter().zip(files.iter().map(String::as_bytes)).collect();
        let seed_lists = if seeds.len() > HEADER.len() {
            vec![("seeds.csv", seeds.as_bytes())]
        } else {
            vec![]
        };
        let suppression = [("out.csv", unsubscribed.as_bytes())];
        let suppression = &suppression[..usize::from(unsubscribed.len() > HEADER.len())];
        let lists = Lists { suppression, seeds: &seed_lists, files: &files };
        let templates = if with_templates { templates(&["en", "pt"]) } else { vec![] };
        let Some(plan) = plan_of(&campaign_of(&members), &lists, &templates) else {
            // More seeds than half of everybody.
            return Ok(());
        };
        let audience = read_lists(&lists, &columns("email", "lang", "tz"));
        prop_assert_eq!(audit(&plan, Some(&audience)), vec![]);

        let chunks = chunks(&plan, &lists);
        let mut reached: Vec<&str> = addresses(&chunks).concat();
        reached.sort_unstable();
        let suppressed = named(&unsubscribed);
        let seeds = named(&seeds);
        let all = files.iter().flat_map(|(_, text)| named(std::str::from_utf8(text).unwrap()));
        let expected: BTreeSet<String> =
            all.chain(seeds.clone()).filter(|address| !suppressed.contains(address)).collect();
        prop_assert_eq!(reached, expected.iter().map(String::as_str).collect::<Vec<_>>());
        for (call, people) in &chunks {
            for person in people {
                assert_fits(&plan, call, person);
                prop_assert_eq!(person.seed, seeds.contains(&person.address));
            }
        }
    }

    /// Neither rows nor files in another order change who is in which chunk, and in which place.
    #[test]
    fn the_order_of_rows_and_files_does_not_matter(
        members in members(),
        people in prop::collection::btree_map(0..200_u32, row(), 12..60)
            .prop_flat_map(|rows| {
                let rows: Vec<String> =
                    rows.iter().map(|(n, row)| format!("n{n}{row}")).collect();
                (Just(rows.clone()), Just(rows).prop_shuffle())
            }),
    ) {
        let (rows, shuffled) = people;
        let text = |rows: &[String]| format!("{HEADER}{}", rows.concat()).into_bytes();
        let (half, other) = rows.split_at(rows.len() / 3);
        let (half, other, shuffled) = (text(half), text(other), text(&shuffled));
        let campaign = campaign_of(&members);
        let in_order = |files: &[(&str, &[u8])]| {
            let lists = Lists { files, ..Lists::default() };
            let plan = plan_of(&campaign, &lists, &[]).unwrap();
            let chunks = chunks(&plan, &lists);
            addresses(&chunks).into_iter().map(|c| c.join(" ")).collect::<Vec<_>>()
        };
        let expected = in_order(&[("a.csv", &half), ("b.csv", &other)]);
        prop_assert_eq!(&expected, &in_order(&[("b.csv", &other), ("a.csv", &half)]));
        prop_assert_eq!(&expected, &in_order(&[("a.csv", &shuffled)]));
    }
}

/// So many people at Gmail, in alphabetical order.
fn people(count: u32) -> String {
    let rows: Vec<String> = (0..count).map(|n| format!("p{n:05}@gmail.com,en,\n")).collect();
    format!("{HEADER}{}", rows.concat())
}

fn order_under(salt: &str, text: &str) -> Vec<String> {
    let mut campaign = campaign_of(&json!({}));
    campaign.salt = Some(salt.to_owned());
    let files = [("a.csv", text.as_bytes())];
    let lists = Lists { files: &files, ..Lists::default() };
    let plan = plan_of(&campaign, &lists, &[]).unwrap();
    addresses(&chunks(&plan, &lists)).concat().into_iter().map(str::to_owned).collect()
}

/// By BLAKE3 keyed with the salt, over the address in lower case: the same on every machine.
#[test]
fn the_order_is_that_of_the_keyed_hash() {
    let salt = "0123456789abcdef".repeat(4);
    let key: Vec<u8> = [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef].repeat(4);
    let key: [u8; 32] = key.try_into().unwrap();
    let text = people(500).replace("p00", "P00");
    let mut expected: Vec<String> = named(&text).into_iter().collect();
    expected.sort_by_key(|address| *blake3::keyed_hash(&key, address.as_bytes()).as_bytes());
    assert_eq!(order_under(&salt, &text), expected);
    assert_eq!(order_under(&salt.to_uppercase(), &text), expected);
}

#[test]
fn another_salt_makes_another_order() {
    let text = people(200);
    let (one, other) = (order_under(&"0f".repeat(32), &text), order_under(&"f0".repeat(32), &text));
    let same_place = one.iter().zip(&other).filter(|(one, other)| one == other).count();
    assert!(same_place < 10, "{same_place} of 200 stand where they stood");
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    assert_eq!(sorted(one), sorted(other));
}

/// The first tenth is neither the top of the file nor the beginning of the alphabet: it has as many
/// of the first half as chance gives it, within five standard deviations.
#[test]
fn the_first_wave_is_a_fair_sample() {
    let text = people(10_000);
    let campaign = campaign_of(&json!({ "schedule": { "waves": [
        { "name": "canary", "size": { "recipients": 1_000 } },
        { "name": "everyone", "size": "rest" },
    ] } }));
    let files = [("a.csv", text.as_bytes())];
    let lists = Lists { files: &files, ..Lists::default() };
    let plan = plan_of(&campaign, &lists, &[]).unwrap();
    let chunks = chunks(&plan, &lists);
    let canary = chunks.iter().filter(|(call, _)| call.wave == 0).flat_map(|(_, people)| people);
    let mut tenths = [0_u64; 10];
    for person in canary {
        let n: usize = person.address[1..6].parse().unwrap();
        tenths[n / 1_000] += 1;
    }
    assert_eq!(tenths.iter().sum::<u64>(), 1_000);
    // Standard deviations: 15 for a half, 9 for a tenth.
    assert!(tenths[..5].iter().sum::<u64>().abs_diff(500) < 75, "{tenths:?}");
    assert!(tenths.iter().all(|tenth| tenth.abs_diff(100) < 45), "{tenths:?}");
}

/// One cohort's roster has the same chunks as everybody's.
#[test]
fn one_cohort_alone_gives_the_same_chunks() {
    let yahoo: String = (0..30).map(|n| format!("y{n}@yahoo.com,en,\n")).collect();
    let text = people(300) + &yahoo;
    let campaign = campaign_of(&json!({
        "mailboxCaps":
            [{ "mailboxProvider": "yahoo", "unit": "messages", "limit": 9, "per": "1s" }],
        "schedule": { "waves": [
            { "name": "canary", "size": { "percent": 10 } }, { "name": "all", "size": "rest" },
        ] },
    }));
    let files = [("a.csv", text.as_bytes())];
    let lists = Lists { files: &files, ..Lists::default() };
    let plan = plan_of(&campaign, &lists, &[]).unwrap();
    assert_eq!(plan.cohorts.len(), 4);
    let gather = |mut roster: Roster<'_>, call: &Call| {
        let mapping = columns("email", "lang", "tz");
        read_lists_each(&lists, &mapping, &mut |recipient| roster.take(recipient));
        roster.into_chunks().of(call)
    };
    for cohort in 0..4 {
        let call = plan.calls().filter(|call| call.cohort == cohort).last().unwrap();
        let alone = gather(Roster::of_cohort(&plan, cohort).unwrap(), &call).unwrap();
        assert_eq!(alone, gather(Roster::of_everybody(&plan).unwrap(), &call).unwrap());
        // Fewer people than planned: nobody else is taken in their place.
        let empty = Roster::of_cohort(&plan, cohort).unwrap().into_chunks().of(&call);
        assert_eq!(empty.unwrap_err().code, "chunk/too-few");
    }
}

/// Plans whose cohorts are not the people of the files.
#[test]
fn a_cohort_of_other_people_is_caught() {
    let text = format!("{}y1@yahoo.com,en,\ny2@yahoo.com,en,\n", people(30));
    let members = json!({
        "mailboxCaps":
            [{ "mailboxProvider": "yahoo", "unit": "messages", "limit": 9, "per": "1s" }],
    });
    let files = [("a.csv", text.as_bytes())];
    let lists = Lists { files: &files, ..Lists::default() };
    let plan = plan_of(&campaign_of(&members), &lists, &[]).unwrap();
    let audience = read_lists(&lists, &columns("email", "lang", "tz"));
    assert_eq!(audit::audience(&plan, &audience), vec![]);

    let codes = |plan: &Plan| -> Vec<String> {
        audit::audience(plan, &audience).into_iter().map(|finding| finding.to_string()).collect()
    };
    // One person moved from one cohort to the other: every sum still adds up.
    let mut moved = plan.clone();
    let yahoo = moved.cohorts.iter().position(|c| c.mailbox_provider.is_some()).unwrap();
    moved.cohorts[yahoo].recipients += 1;
    moved.cohorts[1 - yahoo].recipients -= 1;
    let found = codes(&moved);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|finding| finding.contains("P2/other-people")), "{found:?}");
    let of_yahoo = found.iter().find(|finding| finding.contains(&format!("cohorts[{yahoo}]")));
    let of_yahoo = of_yahoo.unwrap();
    assert!(of_yahoo.contains("2 recipients; the plan says 3"), "{of_yahoo}");

    let mut narrowed = plan.clone();
    narrowed.cohorts[1 - yahoo].time_zones = vec!["Asia/Tokyo".to_owned()];
    let found = codes(&narrowed);
    assert!(found.iter().any(|finding| finding.contains("P2/in-no-cohort")), "{found:?}");
}

#[test]
fn a_salt_that_is_none_is_refused() {
    let text = people(3);
    let files = [("a.csv", text.as_bytes())];
    let lists = Lists { files: &files, ..Lists::default() };
    let mut plan = plan_of(&campaign_of(&json!({})), &lists, &[]).unwrap();
    for salt in ["", "0f", &"+f".repeat(32), &"xy".repeat(32), &"é".repeat(32)] {
        plan.campaign.salt = salt.to_owned();
        let refused = Roster::of_everybody(&plan).map(|_| ()).unwrap_err();
        assert_eq!(refused.code, "plan/bad-salt", "{salt}");
    }
}

#[test]
fn the_test_knows_its_mailbox_providers() {
    assert_eq!(mailbox_provider::of_domain("yahoo.fr"), "yahoo");
    assert_eq!(mailbox_provider::of_domain("firm.example"), "other");
}
