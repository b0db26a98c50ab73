//! The difference between two plans: complete, in sentences, most dangerous first.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![allow(missing_docs)]

#[allow(dead_code, unused_imports, reason = "each test file uses its part")]
mod plans;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use plans::{DAY_MS, HOUR_MS, SECOND_MS, account, free, settled, whole};
use proptest::prelude::*;
use send_plan::campaign::{
    Day, Environment, Mailbox, Pace, PastToday, Purpose, Unit, Unsubscribe, Waiver,
};
use send_plan::diagnostic::Place;
use send_plan::diff::{Change, Danger, PartTexts, diff, diff_with};
use send_plan::plan::{
    Cap, ContinuesFacts, LimitOrigin, PartFacts, Plan, Repeat, Run, TemplateFacts,
};
use serde_json::{Value, json};

/// A plan in which every member of the format has a value.
fn full() -> Plan {
    let mut plan = whole();
    plan.reply_to = Some(Mailbox { name: "Desk".into(), address: "desk@example.com".into() });
    plan.unsubscribe = Some(Unsubscribe {
        url: Some("https://example.com/{{id}}".into()),
        mailto: Some("out@example.com".into()),
        one_click: true,
    });
    plan.fallback_locale = Some("en".into());
    plan.sending_hours.as_mut().unwrap().past_today = PastToday::Now;
    plan.templates = ["ar", "en"].map(template).into();
    plan.waivers = vec![waiver("html/insecure-link")];
    plan.audience.columns.locale = Some("lang".into());
    plan.audience.columns.time_zone = Some("tz".into());
    plan.audience.files[0].columns = ["email", "lang", "tz"].map(String::from).into();
    plan.audience.files.insert(
        0,
        send_plan::audience::FileFacts {
            name: "seeds.csv".into(),
            seeds: true,
            quote: send_plan::audience::Quote::Single,
            headerless: true,
            trailing_delimiter: true,
            gzip: true,
            ..plan.audience.files[0].clone()
        },
    );
    plan.audience.files[0].blake3 = "5eed".into();
    plan.accounts[0].domain = Some("example.com".into());
    plan.continues = Some(ContinuesFacts {
        plan: "c0".repeat(32),
        sequence: 1,
        reports: vec![send_plan::audience::ReportFacts {
            name: "report.csv".into(),
            bytes: 400,
            blake3: "4e".repeat(32),
            rows: 12,
        }],
        accepted: 9,
        unknown: 2,
        refused: 1,
    });
    plan.audience.left_out = 11;
    plan.audience.suppression = vec![send_plan::audience::SuppressionFacts {
        name: "unsubscribed.csv".into(),
        bytes: 30_000,
        blake3: "0ff".into(),
        addresses: 1_200,
    }];
    plan
}

fn template(locale: &str) -> TemplateFacts {
    let part = |text: &str| PartFacts { sha256: format!("{locale}{text}"), bytes: 100 };
    let parts = ["subject", "html", "text"].map(|kind| (kind.to_owned(), part(kind)));
    TemplateFacts { locale: locale.to_owned(), parts: parts.into() }
}

fn waiver(code: &str) -> Waiver {
    Waiver {
        code: code.to_owned(),
        place: Some(Place {
            column: Some(3),
            member: Some("templates".to_owned()),
            ..Place::line("en/body.html", 12)
        }),
        finding: Some("A link goes to http:.".to_owned()),
        person: "Ann Lee".to_owned(),
        reason: "The partner has no https.".to_owned(),
    }
}

fn lines(changes: &[Change]) -> String {
    let line = |change: &Change| format!("{:?}: {}\n", change.danger, change.text);
    changes.iter().map(line).collect()
}

/// Every way to change one value of a JSON document.
fn mutations(value: &Value) -> Vec<Value> {
    const WORDS: [&str; 15] = [
        "production",
        "marketing",
        "asap",
        "calls",
        "messages",
        "bytes",
        "catalogue",
        "now",
        "tue",
        "no-address",
        "inFlight",
        "windows-1252",
        ";",
        "none",
        "x",
    ];
    let mut all = Vec::new();
    match value {
        Value::Null => {}
        Value::Bool(flag) => all.push(json!(!flag)),
        Value::Number(n) => {
            let n = n.as_u64().unwrap();
            all.extend([n + 1, n.saturating_sub(1), 0, n * 60_000].map(|n| json!(n)));
        }
        Value::String(text) => {
            all.push(json!(format!("{text}x")));
            all.extend(WORDS.map(|word| json!(word)));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                all.extend(mutations(item).into_iter().map(|new| {
                    let mut items = items.clone();
                    items[index] = new;
                    Value::Array(items)
                }));
                let mut fewer = items.clone();
                fewer.remove(index);
                let mut more = items.clone();
                more.push(item.clone());
                all.extend([json!(fewer), json!(more)]);
            }
            all.push(json!(items.iter().rev().collect::<Vec<_>>()));
        }
        Value::Object(members) => {
            for (name, member) in members {
                all.extend(mutations(member).into_iter().map(|new| {
                    let mut members = members.clone();
                    members[name] = new;
                    Value::Object(members)
                }));
                let mut fewer = members.clone();
                fewer.remove(name);
                let mut renamed = fewer.clone();
                renamed.insert(format!("{name}x"), member.clone());
                all.extend([json!(fewer), json!(renamed)]);
            }
        }
    }
    all
}

/// Every member of a plan, with the values that it may have instead.
fn alternatives(plan: &Plan) -> Vec<(String, Value)> {
    let whole = serde_json::to_value(plan).unwrap();
    let members = whole.as_object().unwrap().iter();
    members
        .flat_map(|(name, member)| {
            let others = mutations(member).into_iter().chain([Value::Null]);
            others.map(|other| (name.clone(), other))
        })
        .filter(|alternative| with(plan, [alternative]).is_some_and(|other| other != *plan))
        .collect()
}

/// A plan with other values, where it is still one.
fn with<'a>(
    plan: &Plan,
    alternatives: impl IntoIterator<Item = &'a (String, Value)>,
) -> Option<Plan> {
    let mut whole = serde_json::to_value(plan).unwrap();
    for (name, value) in alternatives {
        let members = whole.as_object_mut().unwrap();
        match value {
            Value::Null => drop(members.remove(name)),
            value => drop(members.insert(name.clone(), value.clone())),
        }
    }
    serde_json::from_value(whole).ok()
}

/// Names of all members in a document.
fn names(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| names(item, into)),
        Value::Object(members) => {
            for (name, member) in members {
                into.insert(name.clone());
                names(member, into);
            }
        }
        _ => {}
    }
}

/// The schema names every member there is: none is forgotten in the plan that is changed below.
#[test]
fn every_member_of_the_format_stands_in_the_full_plan() {
    let schema = serde_json::to_value(schemars::schema_for!(Plan)).unwrap();
    let mut own = BTreeSet::new();
    names(&serde_json::to_value(full()).unwrap(), &mut own);
    let types = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    let named = types.filter_map(|of| of["properties"].as_object()).flat_map(|of| of.keys());
    let missing: Vec<&String> = named.filter(|name| !own.contains(*name)).collect();
    assert_eq!(missing, Vec::<&String>::new());
}

/// P6: whatever differs is told, under its own name, in both directions.
#[test]
fn every_member_that_differs_is_told() {
    let plan = full();
    let alternatives = alternatives(&plan);
    assert!(alternatives.len() > 1_500, "{}", alternatives.len());
    for alternative in &alternatives {
        let member = &alternative.0;
        let other = with(&plan, [alternative]).unwrap();
        for (old, new) in [(&plan, &other), (&other, &plan)] {
            let changes = diff(old, new);
            assert!(
                changes.iter().any(|change| change.member.starts_with(member)),
                "{member}: {}\nold {}\nnew {}",
                lines(&changes),
                serde_json::to_value(old).unwrap()[member],
                serde_json::to_value(new).unwrap()[member],
            );
            assert!(changes.iter().all(|change| change.text.len() > 10), "{changes:?}");
            assert!(changes.is_sorted_by_key(|change| change.danger));
        }
    }
}

#[test]
fn equal_plans_have_no_difference() {
    for plan in [whole(), full(), free(&[(0, 1)])] {
        assert_eq!(diff(&plan, &plan.clone()), vec![]);
    }
}

static ALTERNATIVES: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| alternatives(&full()));

proptest! {
    /// Several changes at once do not hide each other.
    #[test]
    fn several_changes_are_told(
        picks in proptest::collection::vec(any::<prop::sample::Index>(), 2..5),
    ) {
        let plan = full();
        let picked = picks.iter().map(|pick| pick.get(&ALTERNATIVES));
        if let Some(other) = with(&plan, picked.clone()) {
            let changes = diff(&plan, &other);
            // With the accounts' order the meaning of an index may come back.
            let is_index =
                |member: &str| member == "routes" || member == "mailboxCaps";
            let accounts_differ = other.accounts != plan.accounts;
            for (member, _) in picked.filter(|(member, _)| !(accounts_differ && is_index(member))) {
                let is_told = changes.iter().any(|change| change.member.starts_with(member));
                prop_assert!(is_told, "{}", member);
            }
        }
    }
}

/// The story of November 2019: a thousand addresses, one call each over ten hours, become one call.
#[test]
fn the_story_of_the_index_change() {
    let slow = |size: u64, times: u64, every_ms: u64, shape: &str| {
        let mut plan = free(&[(0, 1_000)]);
        plan.accounts = vec![account("sendgrid", shape, size)];
        plan.runs = vec![Run {
            account: 0,
            wave: 0,
            cohort: 0,
            first: 0,
            size,
            start_ms: plan.campaign.start_ms,
            repeat: vec![Repeat { times, every_ms }],
        }];
        plan.accounts[0].latency_ms = 250;
        plan.cohorts[0].recipients = size * times;
        settled(plan)
    };
    let approved = slow(1, 36_000, SECOND_MS, "one call per person");
    let rewritten = slow(1_000, 36, SECOND_MS, "personalizations");
    let said = lines(&diff(&approved, &rewritten));
    let first = said.lines().next().unwrap();
    assert_eq!(first, "Exposure: One call now reaches 1,000 people instead of 1.");
    insta::assert_snapshot!("story", said);
}

/// A plan that was changed after its approval: whatever a person does with the file is told.
#[test]
fn a_plan_changed_after_approval() {
    let approved = full();
    let mut changed = approved.clone();
    changed.accounts[0].call_shape = "one To line".into();
    changed.templates[0].parts.get_mut("html").unwrap().sha256 = "other".into();
    changed.accounts[1].limits[0].limit = 7_000;
    let said = lines(&diff(&approved, &changed));
    insta::assert_snapshot!("changed_after_approval", said);
}

#[test]
fn lines_of_a_template_where_both_texts_are_known() {
    let plan = full();
    let mut other = plan.clone();
    let html = other.templates[0].parts.get_mut("html").unwrap();
    *html = PartFacts { sha256: "new".into(), bytes: 120 };
    let text = |lines: [&str; 4]| lines.map(|line| format!("{line}\n")).concat();
    let texts: PartTexts = [
        ("arhtml".to_owned(), text(["a", "b", "c", "d"])),
        ("new".to_owned(), text(["a", "B", "C", "d"])),
    ]
    .into();
    let told = |texts: &PartTexts| diff_with(&plan, &other, texts)[0].text.clone();
    assert_eq!(told(&texts), "Template ar changed: its HTML (2 lines).");
    assert_eq!(
        told(&PartTexts::new()),
        "Template ar changed: its HTML (120 bytes instead of 100)."
    );
}

/// What somebody wrote into a plan does not make lines of its own.
#[test]
fn names_stay_on_their_line() {
    let plan = full();
    let mut other = plan.clone();
    other.campaign.name = format!("Whole\nDetail: nothing else changed.{}", "!".repeat(10_000));
    let changes = diff(&plan, &other);
    assert_eq!(changes.len(), 1);
    assert!(!changes[0].text.contains('\n') && changes[0].text.len() < 300, "{}", changes[0].text);
}

type Edit = fn(&mut Plan);

/// What a person in communications reads of each change.
#[test]
fn sentences() {
    let edits: &[Edit] = &[
        |plan| plan.estimate.largest_call = 1_000,
        |plan| plan.accounts[0].recipients_per_call = 1_000,
        |plan| plan.accounts[1].call_shape = "bcc".into(),
        |plan| plan.accounts[1].provider = "sendgrid".into(),
        |plan| plan.accounts[0].domain = None,
        |plan| plan.accounts[1].limits[0].limit = 900,
        |plan| plan.accounts[1].limits.clear(),
        |plan| plan.accounts[0].limits[1].guard_ms = 0,
        |plan| plan.accounts[0].limits[1].reserve = 0,
        |plan| plan.accounts[0].limits[1].used = 0,
        |plan| plan.accounts[0].limits[1].used_at.clear(),
        |plan| plan.accounts[0].limits[0].origin = LimitOrigin::Catalogue,
        |plan| plan.accounts[0].in_flight = None,
        |plan| plan.accounts[0].latency_ms = 50,
        |plan| plan.accounts[0].max_bytes_per_call = None,
        |plan| plan.accounts[0].working_hours = None,
        |plan| plan.accounts[0].warm_up = None,
        |plan| plan.accounts[0].warm_up.as_mut().unwrap().caps[1] = 5_000,
        |plan| plan.accounts[0].most_recipients = None,
        |plan| plan.accounts.push(account("ses", "one call per person", 1)),
        |plan| plan.accounts.truncate(1),
        |plan| plan.mailbox_caps.truncate(1),
        |plan| {
            plan.mailbox_caps[0].cap = Cap::Rate {
                unit: Unit::Messages,
                limit: 20_000,
                per_ms: 60_000,
                guard_ms: 0,
                used: 0,
            }
        },
        |plan| plan.routes.truncate(1),
        |plan| plan.audience.recipients = 12_100,
        |plan| plan.audience.left_out = 0,
        |plan| plan.continues = None,
        |plan| plan.continues.as_mut().unwrap().accepted = 0,
        |plan| plan.audience.suppression.clear(),
        |plan| plan.audience.suppression[0].addresses = 12,
        |plan| plan.audience.columns.address = Some("contact".into()),
        |plan| plan.audience.columns.time_zone = None,
        |plan| plan.audience.files[1].blake3 = "feedfeedfeedfeed".into(),
        |plan| plan.audience.files[1].name = "b.csv".into(),
        |plan| plan.audience.files[1].columns.push("balance".into()),
        |plan| {
            plan.audience.files.remove(0);
        },
        |plan| {
            plan.audience.rejected.clear();
        },
        |plan| {
            plan.audience.by_locale.insert("ar".into(), 9);
        },
        |plan| {
            plan.cohorts.remove(0);
        },
        |plan| plan.cohorts[1].recipients = 12,
        |plan| plan.from.address = "news@example.org".into(),
        |plan| plan.reply_to = None,
        |plan| plan.unsubscribe = None,
        |plan| plan.unsubscribe.as_mut().unwrap().one_click = false,
        |plan| {
            for kind in ["subject", "html"] {
                plan.templates[0].parts.get_mut(kind).unwrap().sha256 = "other".into();
            }
        },
        |plan| plan.templates.push(template("pt-BR")),
        |plan| plan.fallback_locale = None,
        |plan| plan.campaign.environment = Environment::Production,
        |plan| plan.campaign.purpose = Purpose::Marketing,
        |plan| plan.campaign.id = "other".into(),
        |plan| plan.campaign.salt = "ff".repeat(32),
        |plan| plan.campaign.sequence = 2,
        |plan| plan.campaign.blast_radius = None,
        |plan| plan.campaign.blast_radius = Some(1_000),
        |plan| plan.campaign.expires_ms = plan.campaign.expires_ms.map(|ms| ms + DAY_MS),
        |plan| plan.campaign.expires_ms = None,
        |plan| plan.campaign.deadline_ms = None,
        |plan| plan.campaign.pace = Pace::Asap,
        |plan| plan.campaign.name = "Other".into(),
        |plan| plan.waivers.push(waiver("html/embedded-page")),
        |plan| plan.waivers[0].person = "Bo Ek".into(),
        |plan| {
            plan.waves.remove(0);
        },
        |plan| plan.waves[0].gate = None,
        |plan| plan.waves[0].gate.as_mut().unwrap().approval = false,
        |plan| plan.waves[0].recipients = 5_000,
        |plan| plan.versions.time_zones = "2026c".into(),
        |plan| plan.estimate.finish_ms += 10 * HOUR_MS,
        |plan| plan.estimate.binding.truncate(1),
        |plan| plan.sending_hours = None,
        |plan| plan.sending_hours.as_mut().unwrap().days = vec![Day::Sun],
        |plan| plan.blackouts.truncate(1),
        |plan| plan.runs[2].start_ms += 1,
    ];
    let told = edits.iter().map(|edit| {
        let old = full();
        let mut new = old.clone();
        edit(&mut new);
        lines(&diff(&old, &new))
    });
    insta::assert_snapshot!("sentences", told.collect::<Vec<_>>().join("\n"));
}

/// Both ways round: what is safer is not told as a danger.
#[test]
fn the_way_back_is_less_dangerous() {
    let safe = full();
    let mut unsafe_ = safe.clone();
    unsafe_.audience.suppression.clear();
    unsafe_.waves[0].gate = None;
    unsafe_.estimate.largest_call = 1_000;
    let worst = |old: &Plan, new: &Plan| diff(old, new)[0].danger;
    assert_eq!(worst(&safe, &unsafe_), Danger::Exposure);
    assert!(worst(&unsafe_, &safe) >= Danger::Content);
}

#[test]
fn a_change_is_json_for_others() {
    let old = full();
    let mut new = old.clone();
    new.campaign.salt = "ff".repeat(32);
    assert_eq!(
        serde_json::to_value(diff(&old, &new)).unwrap(),
        json!([{ "danger": "safeguard", "subject": "rules", "member": "campaign.salt",
                 "text": "The salt changed: the canary is another sample." }])
    );
}
