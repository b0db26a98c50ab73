//! Whoever reads a file, one or several, and in whatever order they are heard: the summary is the same.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use std::collections::VecDeque;
use std::ops::Range;

use proptest::prelude::*;
use reading::{KEY, Lists, read_lists};
use send_plan::audience::parts::{
    Divided, Division, Found, NotByParts, Order, Part, PartReader, Standings,
};
use send_plan::audience::{AudienceSummary, LOOK_BYTES, Reader};
use send_plan::campaign::Columns;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What passes between threads passes as text here.
fn passed<T: Serialize + DeserializeOwned>(message: &T) -> T {
    serde_json::from_str(&serde_json::to_string(message).unwrap()).unwrap()
}

/// One of several readers, with the parts that it has cut.
struct Hand {
    reader: PartReader,
    cut: VecDeque<Part>,
    next: u64,
}

impl Hand {
    fn find(&mut self, text: &[u8], divided: &Divided, hands: u64) -> Option<Found> {
        if self.next >= divided.division.parts() {
            return None;
        }
        let needed = divided.division.needed(self.next);
        let bytes = text[needed.start as usize..needed.end as usize].to_vec();
        let (part, found) = self.reader.find(self.next, bytes);
        self.cut.push_back(part);
        self.next += hands;
        Some(found)
    }

    fn again(&mut self, number: u64, from: u64) -> Found {
        let at = self.cut.iter().position(|part| part.number() == number).unwrap();
        let (part, found) = self.reader.find_from(self.cut.remove(at).unwrap(), from);
        self.cut.insert(at, part);
        found
    }

    fn count(&mut self, number: u64, standings: Standings, reader: &mut Reader) {
        let part = self.cut.pop_front().unwrap();
        assert_eq!(part.number(), number);
        let domains = self.reader.count(part, standings);
        reader.counted_in_part(number, passed(&domains));
    }
}

/// How a test divides the work.
#[derive(Clone, Debug)]
struct Work {
    hands: u64,
    part_bytes: u64,
    beyond_bytes: u64,
    /// Who does something next, over and over.
    turns: Vec<u64>,
}

/// Parts that a hand has cut and not counted, at most.
const AHEAD: usize = 3;

fn read_by(lists: &Lists<'_>, work: &Work) -> Result<AudienceSummary, NotByParts> {
    let mut reader = Reader::new(&Columns::default(), KEY);
    for (name, bytes) in lists.suppression {
        reader.begin_suppression(name);
        let _ = reader.push(bytes);
        let _ = reader.end();
    }
    for (name, bytes) in lists.seeds {
        reader.begin_seeds(name);
        let _ = reader.push(bytes);
        let _ = reader.end();
    }
    let mut hands: Vec<Hand> = Vec::new();
    for (name, text) in lists.files {
        reader.begin(name);
        let (part_bytes, beyond_bytes) = (work.part_bytes, work.beyond_bytes);
        let division = Division { file_bytes: text.len() as u64, part_bytes, beyond_bytes };
        let head = text.len().min(LOOK_BYTES);
        match reader.divide(&text[..head], division) {
            Ok(Some(divided)) => {
                let divided = passed(&divided);
                while (hands.len() as u64) < work.hands {
                    let reader = PartReader::new(KEY, divided.clone());
                    hands.push(Hand { reader, cut: VecDeque::new(), next: 0 });
                }
                for (first, hand) in (0..).zip(&mut hands) {
                    hand.reader.begin(divided.clone());
                    hand.next = first;
                }
                in_parts(&mut reader, text, &divided, &mut hands, &work.turns)?;
            }
            Ok(None) => {
                let _ = reader.push(&text[head..]);
            }
            Err(_) => {}
        }
        let _ = reader.end();
    }
    let progress = reader.progress();
    for hand in hands {
        reader.join(passed(&hand.reader.finish().ok_or(NotByParts)?))?;
    }
    assert_eq!(reader.progress(), progress, "what was shown meanwhile");
    Ok(reader.finish())
}

fn in_parts(
    reader: &mut Reader,
    text: &[u8],
    divided: &Divided,
    hands: &mut [Hand],
    turns: &[u64],
) -> Result<(), NotByParts> {
    let of = hands.len() as u64;
    let mut turns = turns.iter().cycle();
    let mut idle = 0;
    while !reader.has_all_parts() {
        idle += 1;
        assert!(idle < 10_000, "they wait for each other");
        let hand = &mut hands[(turns.next().unwrap() % of) as usize];
        if hand.cut.len() < AHEAD
            && let Some(found) = hand.find(text, divided, of)
        {
            idle = 0;
            reader.found_in_part(passed(&found));
        }
        while let Some((part, order)) = reader.order()? {
            let hand = &mut hands[(part % of) as usize];
            match passed(&order) {
                Order::Again(from) => reader.found_in_part(passed(&hand.again(part, from))),
                Order::Count(standings) => hand.count(part, standings, reader),
            }
        }
    }
    Ok(())
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => "[a-c]{0,9}",
        1 => Just("\u{a0}".to_owned()),
        1 => "[a-c,;\"\t]{0,6}",
        1 => "[a-c\r\n\",]{0,9}",
        1 => "=[a-c@%.]{0,9}",
        1 => "\\PC{0,4}",
        1 => Just("bob@other.example\nzed@other.example,en".to_owned()),
    ]
}

fn row() -> impl Strategy<Value = Vec<String>> {
    let address = prop_oneof![
        16 => "[a-eA-E]{1,3}@(gmail\\.com|qq\\.com|[x-z]\\.de)",
        1 => Just(String::new()),
        1 => "[a-d@ .,]{1,6}",
    ];
    let label =
        prop::sample::select(vec!["en", "pt-br", "pt_BR", "zh-Hans", "", "English", " en "]);
    let zone = prop_oneof![
        4 => prop::sample::select(vec!["UTC", "europe/rome", "Europe/Rome", ""]).prop_map(str::to_owned),
        1 => "[N-Z]owhere",
    ];
    (address, label, zone, value(), value(), prop::bool::weighted(0.04)).prop_map(
        |(a, l, z, v, w, short)| match short {
            true => vec![a, l.to_owned()],
            false => vec![a, l.to_owned(), z, v, w],
        },
    )
}

/// No [`row`] takes more bytes in a file.
const LONGEST_ROW: u64 = 256;

/// A file of some thousand bytes, written as the csv crate does; some line ends are doubled.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let rows = prop::collection::vec(row(), 100..500);
    let quotes = prop::sample::select(vec![csv::QuoteStyle::Necessary, csv::QuoteStyle::Always]);
    (rows, quotes, 0..4_u8, any::<bool>()).prop_map(|(rows, quotes, ends, mark)| {
        let terminator = match ends {
            0 => csv::Terminator::CRLF,
            1 => csv::Terminator::Any(b'\r'),
            _ => csv::Terminator::Any(b'\n'),
        };
        let mut writer = csv::WriterBuilder::new()
            .terminator(terminator)
            .quote_style(quotes)
            .flexible(true)
            .from_writer(if mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() });
        writer.write_record(["email", "locale", "time_zone", "name", "plan"]).unwrap();
        for (n, row) in rows.iter().enumerate() {
            writer.write_record(row).unwrap();
            if n % 40 == 7 {
                writer.write_record(None::<&[u8]>).unwrap();
            }
        }
        writer.into_inner().unwrap()
    })
}

/// Bytes with the marks of CSV among them.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        40 => prop::sample::select(b"abcdefgh@.,\r\n ".to_vec()),
        6 => Just(b'\n'),
        1 => Just(b'"'),
        1 => any::<u8>(),
    ];
    prop::collection::vec(byte, 2_000..9_000).prop_map(|noise| {
        let mut text = b"email,lang\na@b.co,en\n".to_vec();
        text.extend(noise);
        text
    })
}

/// `beyond_bytes`: of each part, see [`Division`].
fn work(beyond_bytes: Range<u64>) -> impl Strategy<Value = Work> {
    let part_bytes = prop::sample::select(vec![1_024_u64, 2_048, 4_096]);
    let turns = prop::collection::vec(any::<u64>(), 1..40);
    (1..6_u64, part_bytes, beyond_bytes, turns).prop_map(|(hands, part_bytes, beyond, turns)| {
        // Everybody has a turn now and then.
        let turns = turns.into_iter().flat_map(|turn| [turn, 0, turn, 1, 2, 3, 4, 5]).collect();
        Work { hands, part_bytes, beyond_bytes: beyond, turns }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn several_read_what_one_reads(files in prop::collection::vec(file(), 1..3), work in work(LONGEST_ROW..1_024)) {
        let suppression = b"abe@gmail.com\nno address\nBED@x.de\n".as_slice();
        let seeds = b"email,locale,time_zone,name,plan\naa@gmail.com,en,UTC,Ann,b\n".as_slice();
        let names = ["one.csv", "two.csv"];
        let files: Vec<_> = names.into_iter().zip(files.iter().map(Vec::as_slice)).collect();
        let lists = Lists {
            suppression: &[("never.txt", suppression)],
            seeds: &[("seeds.csv", seeds)],
            files: &files,
        };
        // Nothing in these files is too much for several.
        prop_assert_eq!(read_by(&lists, &work), Ok(read_lists(&lists, &Columns::default())));
    }

    #[test]
    fn of_any_bytes_several_say_what_one_says_or_nothing(text in noise(), work in work(64..1_024)) {
        let lists = Lists { files: &[("noise.csv", &text)], ..Lists::default() };
        if let Ok(summary) = read_by(&lists, &work) {
            prop_assert_eq!(summary, read_lists(&lists, &Columns::default()));
        }
    }
}

fn two_hands() -> Work {
    Work { hands: 2, part_bytes: 1_024, beyond_bytes: 256, turns: vec![1, 0] }
}

fn outcome(text: &[u8]) -> Result<AudienceSummary, NotByParts> {
    read_by(&Lists { files: &[("a.csv", text)], ..Lists::default() }, &two_hands())
}

#[test]
fn what_several_cannot_tell_is_left_to_one() {
    let rows: String = (0..400).map(|n| format!("p{n}@x.de,en\n")).collect();
    let text = format!("email,locale\n{rows}");
    assert_eq!(outcome(text.as_bytes()).unwrap().recipients, 400);
    // A row that ends near its part, where the next one does not.
    let even = format!(
        "email,locale\n{}",
        "p1234567890@x.example,en-x-elsewhere-and-elsewhere-again\n".repeat(90)
    );
    let work = Work { beyond_bytes: 64, ..two_hands() };
    let lists = Lists { files: &[("a.csv", even.as_bytes())], ..Lists::default() };
    assert_eq!(read_by(&lists, &work).unwrap().duplicates, 89);
    // A row that does not end near its part.
    let long = format!("{text}q@x.de,\"{}\"\n{rows}", "y\n".repeat(900));
    assert_eq!(outcome(long.as_bytes()), Err(NotByParts));
    // A quote that nobody closes.
    let open = format!("{text}q@x.de,\"\n{rows}");
    assert_eq!(outcome(open.as_bytes()), Err(NotByParts));
    // More locales than are told apart: more than a hand sees, and more than each of them does.
    for locales in [1_500, 4_000] {
        let many: String = (0..locales)
            .map(|n| format!("m{n}@x.de,en-x-{}\n", n.to_string().replace('0', "o")))
            .collect();
        let many = format!("email,locale\n{many}");
        assert_eq!(outcome(many.as_bytes()), Err(NotByParts), "{locales}");
    }
}

#[test]
fn rows_that_are_no_rows_stand_on_the_same_lines() {
    let one = |text: &str| {
        read_lists(
            &Lists { files: &[("a.csv", text.as_bytes())], ..Lists::default() },
            &Columns::default(),
        )
    };
    let rows: String = (0..400).map(|n| format!("p{n}@x.de,en\n")).collect();
    // No line end closes the last row.
    let last = format!("email,locale\n{rows}nobody,en");
    let summary = outcome(last.as_bytes()).unwrap();
    assert_eq!(summary, one(&last));
    assert_eq!(summary.rejects[0].line, 402);
    // The file ends within quotes, which were opened some lines before.
    let open = format!("email,locale\n{rows}q@x.de,\"a\nb\nc@x.de\nd");
    let summary = outcome(open.as_bytes()).unwrap();
    assert_eq!(summary, one(&open));
    assert_eq!(summary.rejects[0].line, 402);
    // A value that is too long begins a line after its row, in the second part.
    let (rows, long) = ("r@x.de,b,en\n".repeat(400_000), "y\n".repeat(600_000));
    let text = format!("email,name,locale\n{rows}q@x.de,\"a\nb\",\"{long}\"\n{rows}");
    let work = Work { part_bytes: 4 << 20, beyond_bytes: 1 << 16, ..two_hands() };
    let files = [("a.csv", text.as_bytes())];
    let summary = read_by(&Lists { files: &files, ..Lists::default() }, &work).unwrap();
    assert_eq!(summary, one(&text));
    assert_eq!(summary.rejects[0].line, 400_003);
}

#[test]
fn domains_are_forgotten_where_one_reader_forgets_them() {
    // More than are told apart at a time: twice as many as in a stretch of 65,536 rows, and again.
    let rows = (0..150_000_u32).map(|n| format!("a@d{}.de,en\n", n.wrapping_mul(48_271) % 70_001));
    let text = format!("email,locale\n{}", rows.collect::<String>());
    let lists = Lists { files: &[("a.csv", text.as_bytes())], ..Lists::default() };
    let work = Work { part_bytes: 1 << 18, ..two_hands() };
    assert_eq!(read_by(&lists, &work).unwrap(), read_lists(&lists, &Columns::default()));
}

#[test]
fn archives_other_encodings_and_small_files_are_not_divided() {
    let text = format!("email\n{}", "ann@x.de\n".repeat(500));
    let divided = |bytes: &[u8]| {
        let mut reader = Reader::new(&Columns::default(), KEY);
        reader.begin("a.csv");
        let division =
            Division { file_bytes: bytes.len() as u64, part_bytes: 1_024, beyond_bytes: 64 };
        reader.divide(bytes, division).unwrap().is_some()
    };
    assert!(divided(text.as_bytes()));
    assert!(!divided(&text.as_bytes()[..1_024]));
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(!divided(&[b"\xff\xfe", wide.as_slice()].concat()));
    let latin = text.replace("ann", "\u{e9}").chars().map(|c| c as u8).collect::<Vec<u8>>();
    assert!(!divided(&latin));
}
