//! *Plan the rest*: across plans everybody is mailed exactly once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs)]

mod reading;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use reading::{KEY, assert_adds_up, finding, sentences};
use send_plan::api::{Question, review};
use send_plan::audience::{
    AudienceSummary, Continued, FileFormat, Joined, LOOK_BYTES, Quote, Reader, Recipient,
};
use send_plan::audit::audit;
use send_plan::campaign::{self, Audience, Campaign};
use send_plan::chunk::{Place, Roster};
use send_plan::continuation;
use send_plan::diagnostic::any_error;
use send_plan::diff::diff;
use send_plan::plan::Plan;
use serde_json::json;

const NOW_MS: u64 = 1_795_000_000_000;

/// The files of a campaign.
#[derive(Clone, Debug, Default)]
struct Desk {
    reports: Vec<String>,
    suppression: String,
    seeds: String,
    customers: String,
}

impl Desk {
    fn read(
        &self,
        continued: Option<Continued>,
        roster: Option<&mut Roster<'_>>,
    ) -> AudienceSummary {
        let mut reader = Reader::new(&reading::columns("email", "lang", ""), KEY);
        let mut roster = roster;
        let mut each = |recipient: &send_plan::audience::Recipient<'_>| {
            if let Some(roster) = &mut roster {
                roster.take(recipient);
            }
        };
        if let Some(continued) = continued {
            reader.continues(continued);
        }
        let reports = self.reports.iter().enumerate();
        let reports = reports.map(|(nth, text)| (format!("report-{nth}.csv"), text));
        for (name, text) in reports {
            reader.begin_report(&name);
            let _ = reader.push_each(text.as_bytes(), &mut each);
            let _ = reader.end_each(&mut each);
        }
        type Begin = fn(&mut Reader, &str);
        let roles: [(&str, &String, Begin); 3] = [
            ("out.csv", &self.suppression, Reader::begin_suppression),
            ("seeds.csv", &self.seeds, Reader::begin_seeds),
            ("customers.csv", &self.customers, Reader::begin),
        ];
        for (name, text, begin) in roles {
            if !text.is_empty() {
                begin(&mut reader, name);
                let _ = reader.push_each(text.as_bytes(), &mut each);
                let _ = reader.end_each(&mut each);
            }
        }
        reader.finish()
    }

    fn plan(&self, campaign: &Campaign, continued: Option<Continued>) -> Plan {
        let audience = self.read(continued, None);
        assert_adds_up(&audience);
        let question = Question {
            campaign: campaign.clone(),
            audience: Some(audience),
            templates: vec![],
            now_ms: NOW_MS,
        };
        let review = review(&question);
        let errors = sentences(&review.diagnostics);
        assert!(!any_error(&review.diagnostics), "{errors}");
        review.plan.unwrap()
    }

    /// Whom each call carries.
    fn chunks(&self, plan: &Plan) -> Vec<Vec<Place>> {
        let mut roster = Roster::of_everybody(plan).unwrap();
        let read = self.read(Continued::of(plan), Some(&mut roster));
        assert_eq!(audit(plan, Some(&read)), vec![]);
        let chunks = roster.into_chunks();
        plan.calls().map(|call| chunks.of(&call).unwrap()).collect()
    }
}

fn campaign() -> Campaign {
    let campaign = json!({
        "format": "piecewise.campaign/1",
        "id": "autumn", "salt": "0f".repeat(32), "purpose": "service",
        "from": { "name": "Example", "address": "news@example.com" },
        "audience": { "files": ["customers.csv"], "columns": { "address": "email", "locale": "lang" } },
        "accounts": [
            { "id": "batches", "provider": "sendgrid", "maxRecipientsPerCall": 4, "latencyMs": 100,
              "limits": [{ "unit": "calls", "limit": 2, "per": "1s" }] },
            { "id": "relay", "provider": "smtp",
              "limits": [{ "unit": "messages", "limit": 3, "per": "1s" }] },
        ],
    });
    campaign::parse("campaign.json", &campaign.to_string()).unwrap()
}

fn report(plan: &Plan, outcomes: &[(Place, &str)]) -> String {
    let mut text = "audience,row,outcome\n".to_owned();
    for (place, outcome) in outcomes {
        let digest = &plan.audience.files[place.file as usize].blake3;
        text.push_str(&format!("{digest},{},{outcome}\n", place.row));
    }
    text
}

fn rest(campaign: &Campaign, plan: &Plan, nth: usize) -> Campaign {
    continuation::rest(campaign, plan, "plan.json", &[format!("report-{nth}.csv")]).unwrap()
}

/// Sends until the cut; what it reports, in any order.
fn send(chunks: &[Vec<Place>], cut: usize, dice: &[u8]) -> Vec<(Place, &'static str)> {
    let mut dice = dice.iter().cycle();
    let people = chunks.iter().take(cut).flatten();
    let outcomes = people.map(|place| {
        let outcome = match dice.next().unwrap() % 8 {
            0 => "refused",
            1 => "unknown",
            _ => "accepted",
        };
        (*place, outcome)
    });
    let mut outcomes: Vec<_> = outcomes.collect();
    outcomes.reverse();
    outcomes
}

fn rows(most: usize) -> impl Strategy<Value = String> {
    let row = (0..60_u32, prop::sample::select(vec!["en", "pt-BR", "de"]), 0..12_u8);
    prop::collection::vec(row, 8..most).prop_map(|rows| {
        let rows = rows.into_iter().map(|(n, lang, kind)| match kind {
            0 => format!("not an address,{lang}\n"),
            1 => format!("P{n}@Gmail.com,{lang}\n"),
            _ => format!("p{n}@gmail.com,{lang}\n"),
        });
        format!("email,lang\n{}", rows.collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// P2 across plans: stopped anywhere, continued, stopped again and continued again, whoever was
    /// accepted, is unknown, or is in the last plan is everybody, once. Refused people stay.
    #[test]
    fn everybody_exactly_once_across_plans(
        customers in rows(90),
        seeds in prop::option::of(rows(12)),
        suppressed in 0..60_u32,
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 2),
        dice in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let mut desk = Desk {
            suppression: format!("p{suppressed}@gmail.com\n"),
            seeds: seeds.unwrap_or_default(),
            customers,
            ..Desk::default()
        };
        let mut campaign = campaign();
        let first = desk.read(None, None);
        prop_assume!(first.recipients > 0);
        let mut plan = desk.plan(&campaign, None);
        let everybody: BTreeSet<Place> = desk.chunks(&plan).into_iter().flatten().collect();
        prop_assert_eq!(everybody.len() as u64, plan.audience.recipients);
        let mut settled: BTreeSet<Place> = BTreeSet::new();
        for (nth, cut) in cuts.iter().enumerate() {
            let chunks = desk.chunks(&plan);
            let outcomes = send(&chunks, cut.index(chunks.len()), &dice);
            for (place, outcome) in &outcomes {
                if *outcome != "refused" {
                    prop_assert!(settled.insert(*place), "mailed twice: {place:?}");
                }
            }
            desk.reports.push(report(&plan, &outcomes));
            if settled.len() == everybody.len() {
                return Ok(());
            }
            campaign = rest(&campaign, &plan, nth);
            let next = desk.plan(&campaign, Some(Continued::by(&plan)));
            let continues = next.continues.clone().unwrap();
            prop_assert_eq!(&continues.plan, &plan.digest());
            prop_assert_eq!(next.campaign.sequence, plan.campaign.sequence + 1);
            prop_assert_eq!(&next.campaign.id, &plan.campaign.id);
            prop_assert_eq!(continues.reports.len(), nth + 1);
            prop_assert_eq!(next.audience.left_out, settled.len() as u64);
            prop_assert_eq!(continues.accepted + continues.unknown, settled.len() as u64);
            prop_assert!(!diff(&plan, &next).is_empty());
            plan = next;
            let left: Vec<Place> = desk.chunks(&plan).into_iter().flatten().collect();
            let distinct: BTreeSet<Place> = left.iter().copied().collect();
            prop_assert_eq!(distinct.len(), left.len());
            prop_assert!(distinct.is_disjoint(&settled));
            let union: BTreeSet<Place> = distinct.union(&settled).copied().collect();
            prop_assert_eq!(&union, &everybody);
        }
    }

    /// Where the report is cut into pieces never changes what it says.
    #[test]
    fn a_report_in_pieces(size in 1..8_000_usize) {
        let customers = "email,lang\na@x.de,en\nb@x.de,de\nc@x.de,de\n".to_owned();
        let desk = Desk { customers, ..Desk::default() };
        let plan = desk.plan(&campaign(), None);
        // Longer than what is looked at before the first row is read.
        let mut outcomes = vec![(Place { file: 0, row: 1 }, "accepted"); LOOK_BYTES / 70];
        outcomes.push((Place { file: 0, row: 3 }, "unknown"));
        let text = report(&plan, &outcomes);
        let read = |size: usize| {
            let mut reader = Reader::new(&reading::columns("email", "lang", ""), KEY);
            reader.continues(Continued::by(&plan));
            reader.begin_report("report.csv");
            for piece in text.as_bytes().chunks(size) {
                reader.push(piece).unwrap();
            }
            reader.begin("customers.csv");
            reader.push(desk.customers.as_bytes()).unwrap();
            reader.finish()
        };
        prop_assert_eq!(read(size), read(text.len()));
    }
}

fn three() -> (Desk, Plan) {
    let desk = Desk {
        customers: "email,lang\na@x.de,en\nb@x.de,de\nc@x.de,de\nA@x.de,en\n,en\n".into(),
        ..Desk::default()
    };
    let plan = desk.plan(&campaign(), None);
    (desk, plan)
}

/// What is said of a report that is changed by `change`.
fn said(change: impl Fn(&str, &Plan) -> String) -> String {
    let (mut desk, plan) = three();
    let sound = report(
        &plan,
        &[(Place { file: 0, row: 1 }, "accepted"), (Place { file: 0, row: 2 }, "refused")],
    );
    desk.reports.push(change(&sound, &plan));
    let audience = desk.read(Some(Continued::by(&plan)), None);
    let digest = &plan.audience.files[0].blake3;
    sentences(&audience.diagnostics).replace(&**digest, "DIGEST")
}

#[test]
fn what_is_said_of_reports() {
    type Change = fn(&str, &Plan) -> String;
    let changes: &[(&str, Change)] = &[
        ("sound", |sound, _| sound.to_owned()),
        ("empty", |_, _| String::new()),
        ("names nobody", |_, _| "audience,row,outcome\n".into()),
        ("another file", |_, _| "email,lang\na@x.de,en\n".into()),
        ("of another audience", |sound, plan| {
            sound.replace(&plan.audience.files[0].blake3, &"ab".repeat(32))
        }),
        ("of another campaign", |sound, _| {
            sound
                .replace("outcome\n", "outcome,campaign\n")
                .replace("accepted\n", "accepted,spring\n")
                .replace("refused\n", "refused,autumn\n")
        }),
        ("row 0", |sound, _| sound.replace(",1,", ",0,")),
        ("row 6", |sound, _| sound.replace(",1,", ",6,")),
        ("row one", |sound, _| sound.replace(",1,", ",one,")),
        ("an unknown word", |sound, _| sound.replace("accepted", "bounced")),
        ("contradicting itself", |sound, _| {
            let line = sound.lines().nth(1).unwrap();
            format!("{sound}{}\n", line.replace("accepted", "refused"))
        }),
        ("cut off", |sound, _| sound[..sound.len() - 9].to_owned()),
        ("of a duplicate", |sound, _| sound.replace(",1,", ",4,")),
        ("of a rejected row", |sound, _| sound.replace(",1,", ",5,")),
        ("a picture", |_, _| "\u{0}\u{0}\u{1}".into()),
    ];
    let told = changes.iter().map(|(what, change)| format!("# {what}\n{}", said(change)));
    insta::assert_snapshot!("reports", told.collect::<Vec<_>>().join("\n"));
}

/// Of contradicting outcomes the one counts that mails nobody twice, whatever the order.
#[test]
fn accepted_before_unknown_before_refused() {
    let (mut desk, plan) = three();
    let place = |row| Place { file: 0, row };
    let mut outcomes = [
        (place(1), "refused"),
        (place(1), "accepted"),
        (place(2), "refused"),
        (place(2), "unknown"),
        (place(3), "unknown"),
        (place(3), "accepted"),
    ];
    for _ in 0..2 {
        desk.reports = vec![report(&plan, &outcomes)];
        let audience = desk.read(Some(Continued::by(&plan)), None);
        let continuation = audience.continues.as_ref().unwrap();
        assert_eq!((continuation.accepted, continuation.unknown, continuation.refused), (2, 1, 0));
        assert_eq!(audience.recipients, 0);
        assert!(finding(&audience, "report/contradiction").message.starts_with("3 rows name"));
        outcomes.reverse();
    }
}

/// Other files hold other people: a row of the report would mean somebody else.
#[test]
fn files_that_are_not_the_continued_plan_s() {
    let (desk, plan) = three();
    let text = report(&plan, &[(Place { file: 0, row: 1 }, "accepted")]);
    let with = |change: fn(&mut Desk)| {
        let mut desk = Desk { reports: vec![text.clone()], ..desk.clone() };
        change(&mut desk);
        sentences(&desk.read(Some(Continued::by(&plan)), None).diagnostics)
    };
    let told = [
        with(|desk| desk.customers = desk.customers.replace("b@x.de", "bb@x.de")),
        with(|desk| desk.seeds = "email,lang\ns@x.de,en\n".into()),
        with(|desk| desk.customers.clear()),
        with(|desk| {
            desk.customers = desk.customers.replace("email", "mail").replace("lang", "email")
        }),
    ];
    insta::assert_snapshot!("other_files", told.join("\n"));
}

/// The same bytes cut in another way are other rows.
#[test]
fn a_file_that_is_read_in_another_way_than_its_plan_read_it() {
    let customers = "email,lang,note\na@x.de,en,\"x\nb@x.de,en,y\"\nc@x.de,en,z\n".to_owned();
    let desk = Desk { customers, ..Desk::default() };
    let plan = desk.plan(&campaign(), None);
    assert_eq!(plan.audience.recipients, 2);
    let text = report(&plan, &[(Place { file: 0, row: 2 }, "accepted")]);
    let told = |format: FileFormat| {
        let audience = Audience {
            columns: reading::columns("email", "lang", ""),
            formats: [("customers.csv".to_owned(), format)].into(),
            ..Audience::default()
        };
        let mut reader = Reader::of_draft(&audience, KEY);
        reader.continues(Continued::by(&plan));
        reader.begin_report("report.csv");
        reader.push(text.as_bytes()).unwrap();
        reader.begin("customers.csv");
        reader.push(desk.customers.as_bytes()).unwrap();
        reader.finish()
    };
    let same = told(plan.audience.files[0].format());
    assert!(!any_error(&same.diagnostics), "{}", sentences(&same.diagnostics));
    let other = told(FileFormat { quote: Some(Quote::None), ..FileFormat::default() });
    assert!(any_error(&other.diagnostics));
    insta::assert_snapshot!("other_format", sentences(&other.diagnostics));
}

/// A continuation must be one: of the same campaign, the next in sequence, where the mail went.
#[test]
fn a_continuation_of_something_else() {
    let (mut desk, plan) = three();
    desk.reports = vec![report(&plan, &[(Place { file: 0, row: 1 }, "accepted")])];
    let told = |change: &dyn Fn(&mut Campaign), continued: Option<Continued>| {
        let desk = if continued.is_some() {
            desk.clone()
        } else {
            Desk { reports: vec![], ..desk.clone() }
        };
        let mut campaign = rest(&campaign(), &plan, 0);
        change(&mut campaign);
        let audience = desk.read(continued, None);
        let question =
            Question { campaign, audience: Some(audience), templates: vec![], now_ms: NOW_MS };
        let mut found = review(&question).diagnostics;
        found.retain(|finding| {
            finding.code.starts_with("campaign/") || finding.code.starts_with("report/")
        });
        sentences(&found)
    };
    let by = || Some(Continued::by(&plan));
    assert_eq!(told(&|_| (), by()), "");
    let all = [
        told(&|campaign| campaign.id = Some("spring".into()), by()),
        told(&|campaign| campaign.sequence = 1, by()),
        told(&|campaign| campaign.sequence = 3, by()),
        told(&|campaign| campaign.environment = campaign::Environment::Production, by()),
        told(&|_| (), None),
        told(&|campaign| campaign.continues = None, by()),
        told(
            &|_| (),
            by().map(|by| Continued {
                reports: vec![send_plan::audience::ReportFacts {
                    name: "report-of-plan-1.csv".into(),
                    ..Default::default()
                }],
                ..by
            }),
        ),
    ];
    insta::assert_snapshot!("something_else", all.join("\n"));

    let mut other = campaign();
    other.id = Some("spring".into());
    let refused = continuation::rest(&other, &plan, "plan.json", &[]).unwrap_err();
    assert_eq!(refused.code, "campaign/other-campaign-continued");
}

/// The auditor with the files: a plan that mails somebody again, or with another report.
#[test]
fn the_audit_knows_whom_a_continuation_leaves_out() {
    let (mut desk, first) = three();
    desk.reports = vec![report(&first, &[(Place { file: 0, row: 1 }, "accepted")])];
    let plan = desk.plan(&rest(&campaign(), &first, 0), Some(Continued::by(&first)));
    assert_eq!(plan.audience.recipients, 2);
    let codes = |plan: &Plan, read: Option<&AudienceSummary>| -> BTreeMap<String, u64> {
        let mut codes = BTreeMap::new();
        for finding in audit(plan, read) {
            *codes.entry(finding.code).or_insert(0) += 1;
        }
        codes
    };
    let read = desk.read(Continued::of(&plan), None);
    assert!(codes(&plan, Some(&read)).is_empty());
    let has =
        |codes: BTreeMap<String, u64>, code: &str| assert!(codes.contains_key(code), "{codes:?}");

    has(codes(&plan, Some(&desk.read(None, None))), "P2/reports");
    let mut other = desk.clone();
    other.reports = vec![report(&first, &[(Place { file: 0, row: 2 }, "accepted")])];
    has(codes(&plan, Some(&other.read(Continued::of(&plan), None))), "P2/reports");

    // Everybody again, in the name of the continuation.
    let mut again = Desk { reports: vec![], ..desk.clone() }.plan(&campaign(), None);
    again.continues.clone_from(&plan.continues);
    again.campaign.sequence = 2;
    has(codes(&again, None), "P2/left-out");
    has(codes(&again, Some(&read)), "P2/other-people");

    type Edit = (&'static str, fn(&mut Plan));
    let edits: [Edit; 5] = [
        ("P2/left-out", |plan| plan.continues = None),
        ("P2/left-out", |plan| plan.continues.as_mut().unwrap().accepted = 2),
        ("P2/left-out", |plan| plan.continues.as_mut().unwrap().refused = 3),
        ("P2/sequence", |plan| plan.campaign.sequence = 1),
        ("P2/no-report", |plan| plan.continues.as_mut().unwrap().reports.clear()),
    ];
    for (code, edit) in edits {
        let mut plan = plan.clone();
        edit(&mut plan);
        has(codes(&plan, None), code);
    }
}

/// Whoever has unsubscribed since the first plan gets nothing from the second.
#[test]
fn a_suppression_list_may_have_grown() {
    let (mut desk, first) = three();
    desk.reports = vec![report(&first, &[(Place { file: 0, row: 1 }, "accepted")])];
    desk.suppression = "b@x.de\na@x.de\n".into();
    let plan = desk.plan(&rest(&campaign(), &first, 0), Some(Continued::by(&first)));
    let audience = &plan.audience;
    assert_eq!((audience.recipients, audience.left_out), (1, 1));
    assert_eq!(desk.chunks(&plan).concat(), [Place { file: 0, row: 3 }]);
}

/// A report joined with its addresses names every recipient of the plan once, with what the report says
/// of the row, however the bytes are cut.
#[test]
fn a_report_finds_its_addresses_again() {
    let desk = Desk {
        seeds: "email,lang\ncat@example.com,en\n".to_owned(),
        customers:
            "email,lang\np1@gmail.com,en\nno address,en\n=p2@gmail.com,de\np1@gmail.com,en\n\
                    p3@gmail.com,en\n"
                .to_owned(),
        ..Desk::default()
    };
    let plan = desk.plan(&campaign(), None);
    let digest = |file: usize| plan.audience.files[file].blake3.clone();
    let text = format!(
        "campaign,audience,row,outcome,code,wave,account,started\n\
         autumn,{0},1,accepted,250,first,relay,17\nautumn,{1},3,refused,\"550, full\",first,relay,18\n\
         autumn,{1},1,unknown,,first,batches,19\n",
        digest(0),
        digest(1)
    );
    for cut in 0..text.len() {
        let mut joined = Joined::new(&plan, "report.csv");
        joined.push(&text.as_bytes()[..cut]).unwrap();
        joined.push(&text.as_bytes()[cut..]).unwrap();
        joined.end().unwrap();
        let mut out = Vec::new();
        let mut reader = Reader::new(&plan.audience.columns, KEY);
        let mut each = |recipient: &Recipient<'_>| joined.write(recipient, &mut out);
        reader.begin_seeds("seeds.csv");
        reader.push_each(desk.seeds.as_bytes(), &mut each).unwrap();
        reader.end_each(&mut each).unwrap();
        reader.begin("customers.csv");
        reader.push_each(desk.customers.as_bytes(), &mut each).unwrap();
        reader.end_each(&mut each).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "cat@example.com,accepted,250,first,relay,seeds.csv,1\r\n\
             p1@gmail.com,unknown,,first,batches,customers.csv,1\r\n\
             \"'=p2@gmail.com\",refused,\"550, full\",first,relay,customers.csv,3\r\n\
             p3@gmail.com,not sent,,,,customers.csv,5\r\n"
        );
    }
}

/// A report of another send, or one that is cut inside a row, is not joined at all.
#[test]
fn a_foreign_report_is_not_joined() {
    let desk = Desk { customers: "email,lang\np1@gmail.com,en\n".to_owned(), ..Desk::default() };
    let plan = desk.plan(&campaign(), None);
    let digest = plan.audience.files[0].blake3.clone();
    for (row, code) in [
        (format!("{},1,accepted\n", "0".repeat(64)), "report/other-send"),
        (format!("{digest},2,accepted\n"), "report/other-send"),
        (format!("{digest},0,accepted\n"), "report/other-send"),
        (format!("{digest},1,acc"), "report/other-send"),
    ] {
        let mut joined = Joined::new(&plan, "report.csv");
        let text = format!("audience,row,outcome\n{row}");
        let pushed = joined.push(text.as_bytes()).and_then(|()| joined.end());
        assert_eq!(pushed.unwrap_err().code, code, "{row}");
    }
    let mut joined = Joined::new(&plan, "report.csv");
    joined.push(b"who,what\n1,2\n").unwrap();
    assert_eq!(joined.end().unwrap_err().code, "report/columns");
}

/// What a plan says of its files is as large as somebody wrote it.
#[test]
fn a_report_of_a_row_that_no_file_has_is_not_joined() {
    let desk = Desk { customers: "email,lang\np1@gmail.com,en\n".to_owned(), ..Desk::default() };
    let mut plan = desk.plan(&campaign(), None);
    plan.audience.files[0].rows = u64::MAX;
    for row in [1 << 28, 1 << 32, (1 << 32) + 1, 1 << 50, u64::MAX] {
        let mut joined = Joined::new(&plan, "report.csv");
        let digest = &plan.audience.files[0].blake3;
        let text = format!("audience,row,outcome\n{digest},{row},accepted\n");
        let pushed = joined.push(text.as_bytes()).and_then(|()| joined.end());
        assert_eq!(pushed.unwrap_err().code, "report/other-send", "{row}");
    }
}
