//! What is done with the bytes of a file that anybody may have written. None of it may panic, or
//! take longer for larger figures. `cargo test -p send-plan` replays `seeds/` through the same.

use send_plan::api::{Question, review};
use send_plan::audience::parts::{Division, Order, PartReader};
use send_plan::audience::reduce::Reducer;
use send_plan::audience::{
    AudienceRow, AudienceSummary, Encoding, FieldProfile, FileFacts, FileFormat, Group, LOOK_BYTES,
    OddValues, Oddity, Reader, RejectReason, RowPlace, RowReader,
};
use send_plan::audit::audit;
use send_plan::campaign::{self, Account, Audience, Campaign, Columns, Templates};
use send_plan::diagnostic::any_error;
use send_plan::template::TemplateFile;
use send_plan::template::set::TemplateSet;
use send_plan::{explain, faster, outlook, plan};

/// Plans with more calls are not looked at call by call here: the auditor takes its time for them.
const MOST_CALLS: u64 = 100_000;

/// Mon 23 Nov 2026 06:00 UTC.
const NOW_MS: u64 = 1_795_413_600_000;

/// A campaign file: it is read, checked and planned; the auditor finds nothing in the plan, and the
/// plan's file says the same as the plan.
pub fn campaign(bytes: &[u8]) {
    let Some(question) = question(bytes) else { return };
    let written = campaign::to_json(&question.campaign);
    assert_eq!(campaign::parse("campaign.json", &written), Ok(question.campaign.clone()));
    let answer = review(&question);
    let Some(plan) = answer.plan else {
        assert!(any_error(&answer.diagnostics), "neither plan nor reason");
        return;
    };
    assert!(plan.estimate.bound_ms <= plan.estimate.finish_ms, "finished before the bound");
    let written = String::from_utf8(plan.canonical_bytes()).expect("JSON is UTF-8");
    assert_eq!(plan::parse("plan.json", &written), Ok(plan.clone()));
    explain::answer(&plan);
    explain::reasons(&plan);
    if plan.estimate.calls <= MOST_CALLS {
        let mut findings = audit(&plan, question.audience.as_ref());
        // The planner shows a plan that ends too late, and says so; the auditor refuses it.
        let is_late = |code: &str| {
            let said = ["schedule/deadline-missed", "campaign/expires-during-send"];
            matches!(code, "P3/expired" | "P4/deadline")
                && answer.diagnostics.iter().any(|finding| said.contains(&&*finding.code))
        };
        findings.retain(|finding| !is_late(&finding.code));
        assert_eq!(findings, [], "the auditor refuses what the planner made");
    }
}

/// A campaign file whose send is short: what else may come, and what would make it faster.
pub fn prospects(bytes: &[u8]) {
    let Some(mut question) = question(bytes) else { return };
    // Some dozen plans are drawn.
    question.campaign.accounts.truncate(3);
    question.campaign.schedule.waves.truncate(3);
    if let Some(outlook) = outlook::outlook(&question) {
        let is_later = |expected_ms| outlook.best_ms <= expected_ms;
        assert!(outlook.expected_ms.is_none_or(is_later), "better than the best");
    }
    faster::faster(&question);
}

/// A plan file: it is read and audited, and its calls are listed.
pub fn plan(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(plan) = plan::parse("plan.json", text) else { return };
    plan.digest();
    if any_error(&send_plan::audit::shape(&plan)) {
        return;
    }
    let calls = plan.runs.iter().fold(0, |sum: u64, run| sum.saturating_add(run.calls()));
    let mut last_ms = 0;
    for call in plan.calls().take(1_000) {
        assert!(last_ms <= call.at_ms, "calls in another order than time");
        last_ms = call.at_ms;
    }
    if calls <= MOST_CALLS {
        audit(&plan, None);
    }
}

/// Template files: they are compiled, read by the rules before an audience, and rendered for a row.
/// The bytes are files, NUL between them; the first line of each is its path, without one that fits
/// it is a layout.
pub fn template(bytes: &[u8]) {
    let known = [
        "layout.mjml",
        "layout.txt",
        "strings.csv",
        "strings/de.json",
        "strings/en.json",
        "en/subject.txt",
        "en/preheader.txt",
        "en/body.html",
        "de/body.html",
        "de/body.txt",
    ];
    let file = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let read = |piece: &str| {
        let (path, text) = piece.split_once('\n').unwrap_or(("", piece));
        file(known.into_iter().find(|known| *known == path).unwrap_or("layout.html"), text)
    };
    let text = String::from_utf8_lossy(bytes);
    let mut files: Vec<TemplateFile> = text.split('\0').take(known.len()).map(read).collect();
    if !files.iter().any(|file| file.path == "strings/de.json") {
        let strings = "{\"subject\": \"{{a}}\", \"k\": \"<b>{{first_name}}\"}";
        files.push(file("strings/de.json", strings));
    }
    let templates = Templates { fallback_locale: Some("de".to_owned()), ..Templates::default() };
    let provider = |id: &str| Account { id: id.into(), provider: id.into(), ..Account::default() };
    let accounts = ["ses", "sendgrid", "mailgun", "smtp"].map(provider).to_vec();
    let campaign = Campaign { templates, accounts, ..Campaign::default() };
    let mut audience = people(&campaign);
    audience.fields = fields();
    send_plan::template::report(&files, &campaign, Some(&audience));
    let row = serde_json::json!({
        "a": "1", "b": "", "first_name": "<Ann>", "list": ["x", { "a": "y", "list": [1, 2] }, []],
    });
    for message in TemplateSet::compile(&files, Some("de")).messages {
        if let Ok(ready) = message.prepare() {
            let _ = ready.render(&row, "ar", "Asia/Tokyo");
        }
    }
}

/// A recipient file: where it is cut, and how many read it, changes nothing; every row is the one that the `csv` crate reads
/// there, so none is shifted or lost without a word; the reduced file has the same recipients.
pub fn audience(bytes: &[u8]) {
    let (summary, mailed) = read_audience("a.csv", bytes, 0, &Audience::default());
    assert_eq!(
        read_audience("a.csv", bytes, 1, &Audience::default()),
        (summary.clone(), mailed.clone())
    );
    if let Some(of_parts) = read_in_parts("a.csv", bytes) {
        assert_eq!(of_parts, summary, "parts change the counts");
    }
    let rejected = summary.rejected_total();
    assert_eq!(summary.rows, summary.recipients + summary.duplicates + rejected, "{summary:?}");
    let Some(file) = summary.files.first().filter(|_| summary.rows > 0) else { return };
    let rows = rows(bytes, file, 0);
    assert_eq!(rows, self::rows(bytes, file, 1), "cuts change rows");
    if file.encoding == Encoding::Utf8 && !file.gzip {
        let is_open = summary.rejected.contains_key(&RejectReason::OpenQuote);
        compare(bytes, file, &rows, is_open);
    }
    for (row, address) in &mailed {
        let values = rows[*row as usize - 1].as_ref().expect("a recipient's row is whole");
        let column = summary.columns.address.as_deref().unwrap_or_default();
        let cell = values[column].as_str().unwrap_or_default();
        assert!(cell.contains(address.as_str()), "row {row}: {address} is not in {cell}");
    }
    reduce(bytes, &summary);
}

/// The summary of a file, and every recipient's row and address. `cuts`: where it is cut.
fn read_audience(
    name: &str,
    bytes: &[u8],
    cuts: u64,
    audience: &Audience,
) -> (AudienceSummary, Vec<(u64, String)>) {
    let mut mailed = Vec::new();
    let mut each =
        |it: &send_plan::audience::Recipient<'_>| mailed.push((it.row, it.address.to_owned()));
    let mut reader = Reader::of_draft(audience, [7; 16]);
    reader.begin(name);
    for piece in pieces(bytes, cuts) {
        let _ = reader.push_each(piece, &mut each);
    }
    let _ = reader.end_each(&mut each);
    (reader.finish(), mailed)
}

/// The summary of a file that is read in parts; `None`: it must be read as a whole.
fn read_in_parts(name: &str, bytes: &[u8]) -> Option<AudienceSummary> {
    let mut reader = Reader::new(&Columns::default(), [7; 16]);
    reader.begin(name);
    let division = Division { file_bytes: bytes.len() as u64, part_bytes: 1024, beyond_bytes: 512 };
    let head = bytes.get(..LOOK_BYTES).unwrap_or(bytes);
    let divided = reader.divide(head, division).ok()??;
    let mut hand = PartReader::new([7; 16], divided);
    for number in 0..division.parts() {
        let needed = division.needed(number);
        let needed = bytes[needed.start as usize..needed.end as usize].to_vec();
        let (mut part, mut found) = hand.find(number, needed);
        let standings = loop {
            reader.found_in_part(found);
            match reader.order().ok()??.1 {
                Order::Again(from) => (part, found) = hand.find_from(part, from),
                Order::Count(standings) => break standings,
            }
        };
        reader.counted_in_part(number, hand.count(part, standings));
    }
    let _ = reader.end();
    reader.join(hand.finish()?).ok()?;
    Some(reader.finish())
}

/// Every row's values.
fn rows(bytes: &[u8], file: &FileFacts, cuts: u64) -> Vec<Option<serde_json::Value>> {
    let mut rows = Vec::new();
    let mut each = |row: &AudienceRow<'_>| {
        rows.push(row.values());
        assert_eq!(row.number, rows.len() as u64);
        true
    };
    let mut reader = RowReader::new(file);
    pieces(bytes, cuts).for_each(|piece| reader.push(piece, &mut each));
    reader.end(&mut each);
    rows
}

/// The bytes in one piece, or in many of different sizes that depend on the bytes alone.
fn pieces(bytes: &[u8], cuts: u64) -> impl Iterator<Item = &[u8]> {
    let mut state =
        bytes.iter().fold(cuts, |sum, b| (sum ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3));
    let mut rest = bytes;
    std::iter::from_fn(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let size = if cuts == 0 { rest.len() } else { 1 + (state >> 58) as usize };
        let (piece, left) = rest.split_at(size.min(rest.len()));
        rest = left;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The rows are those of the `csv` crate.
fn compare(bytes: &[u8], file: &FileFacts, rows: &[Option<serde_json::Value>], is_open: bool) {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut settings = csv::ReaderBuilder::new();
    settings.has_headers(false).flexible(true).delimiter(file.delimiter.id().as_bytes()[0]);
    match file.quote.id().as_bytes() {
        [quote] => settings.quote(*quote),
        _ => settings.quoting(false),
    };
    let first = text.split(|b| matches!(b, b'\r' | b'\n')).next().unwrap_or_default();
    let named =
        first.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(first);
    let is_sign = |b: u8| b == b'\t' || b.is_ascii_punctuation();
    let is_sep = named.len() == 5 && named[..4].eq_ignore_ascii_case(b"sep=") && is_sign(named[4]);
    let text = &text[if is_sep { first.len() } else { 0 }..];
    let mut reader = settings.from_reader(text);
    let records = reader.byte_records().map(|record| record.expect("bytes in memory"));
    let is_blank = |record: &csv::ByteRecord| {
        record.len() == 1 && !record[0].is_empty() && record[0].iter().all(u8::is_ascii_whitespace)
    };
    let records: Vec<csv::ByteRecord> =
        records.filter(|record| !is_blank(record)).skip(usize::from(!file.headerless)).collect();
    // Nothing but an open quote at the end: no record there, and a row here that says so.
    let rows = match rows.split_last() {
        Some((None, before)) if is_open && before.len() == records.len() => before,
        _ => rows,
    };
    assert_eq!(records.len(), rows.len(), "rows are lost or made up");
    for (nth, (record, row)) in records.iter().zip(rows).enumerate() {
        let last = nth + 1 == rows.len();
        let Some(row) = row else {
            let columns = file.columns.len();
            let blank = |value: Option<&[u8]>| {
                value.is_some_and(|value| String::from_utf8_lossy(value).trim().is_empty())
            };
            let fits = match file.trailing_delimiter {
                true => record.len() == columns + 1 && blank(record.get(columns)),
                false => record.len() == columns,
            };
            let is_text = record.iter().all(|value| std::str::from_utf8(value).is_ok());
            let misshapen = !fits || !is_text || record.len() > 4096;
            assert!(misshapen || last && is_open, "row {} is not shown", nth + 1);
            continue;
        };
        for (place, column) in file.columns.iter().enumerate() {
            let is_first = file.columns.iter().position(|name| name == column) == Some(place);
            if is_first && !column.is_empty() {
                let value = String::from_utf8_lossy(&record[place]);
                assert_eq!(row[column].as_str(), Some(&*value), "row {}, {column}", nth + 1);
            }
        }
    }
}

/// Nobody is lost or won by leaving columns out.
fn reduce(bytes: &[u8], summary: &AudienceSummary) {
    let columns = &summary.columns;
    let kept: Vec<String> = [&columns.address, &columns.locale, &columns.time_zone]
        .into_iter()
        .flatten()
        .filter(|name| !name.is_empty())
        .cloned()
        .collect();
    let mut reducer = Reducer::new(&summary.files[0], &kept);
    let mut text = Vec::new();
    pieces(bytes, 2).for_each(|piece| text.extend(reducer.push(piece)));
    let (rest, reduced) = reducer.end();
    text.extend(rest);
    assert_eq!(reduced.rows + reduced.left_out, summary.rows);
    let known = Columns {
        address: columns.address.clone(),
        locale: columns.locale.clone().or(Some(String::new())),
        time_zone: columns.time_zone.clone().or(Some(String::new())),
    };
    // As it is written: whether it would be found out is another question.
    let format = FileFormat { header: Some(true), ..FileFacts::default().format() };
    let draft = Audience {
        columns: known,
        formats: [("b.csv".to_owned(), format)].into(),
        ..Audience::default()
    };
    let (again, _) = read_audience("b.csv", &text, 2, &draft);
    assert_eq!(again.recipients, summary.recipients, "{again:?}");
    assert_eq!((again.duplicates, &again.groups), (summary.duplicates, &summary.groups));
}

/// The columns that templates are likely to name, with values that are empty or odd.
fn fields() -> Vec<FieldProfile> {
    let odd = OddValues { recipients: 1, first: vec![RowPlace { file: 0, line: 2 }] };
    let oddities =
        [Oddity::ForeignAddress, Oddity::LineBreak, Oddity::BidiControl, Oddity::FormulaStart];
    let field = |name: &str| FieldProfile {
        name: name.into(),
        empty_by_locale: [("en".to_owned(), 1)].into(),
        longest_bytes: 1 << 20,
        distinct: 0,
        odd: oddities.map(|it| (it, [("en".to_owned(), odd.clone())].into())).into(),
    };
    ["a", "b", "first_name", "list"].map(field).to_vec()
}

/// The campaign before an audience of a few kinds of people. How many they are, the campaign's
/// sequence says: times ten for each one more.
fn question(bytes: &[u8]) -> Option<Question> {
    let campaign = campaign::parse("campaign.json", std::str::from_utf8(bytes).ok()?).ok()?;
    let audience = people(&campaign);
    let text = |path: &str, text: &str| TemplateFile { path: path.into(), text: text.into() };
    let templates = vec![
        text("en/subject.txt", "Hello"),
        text("en/body.html", "<p>Hello {{first_name}}</p>"),
        text("en/body.txt", "Hello {{first_name}}"),
        text("pt-BR/subject.txt", "Oi"),
        text("pt-BR/body.html", "<p>Oi</p>"),
        text("pt-BR/body.txt", "Oi"),
    ];
    Some(Question { campaign, audience: Some(audience), templates, now_ms: NOW_MS })
}

fn people(campaign: &Campaign) -> AudienceSummary {
    let times = 10_u64.pow((campaign.sequence % 8) as u32);
    let group = |mailbox_provider: &str, locale: &str, time_zone: &str, recipients: u64| Group {
        mailbox_provider: mailbox_provider.into(),
        locale: locale.into(),
        time_zone: time_zone.into(),
        seed: false,
        recipients: recipients * times,
    };
    let seed = Group { seed: true, recipients: 2, ..group("gmail", "en", "", 1) };
    let groups = vec![
        group("gmail", "en", "", 5),
        seed,
        group("gmail", "en", "Asia/Kolkata", 3),
        group("other", "ar", "America/New_York", 1),
        group("yahoo", "pt-BR", "America/Sao_Paulo", 2),
    ];
    let recipients = groups.iter().map(|group| group.recipients).sum();
    let file = FileFacts { name: "a.csv".into(), rows: recipients, ..FileFacts::default() };
    AudienceSummary {
        files: vec![file],
        rows: recipients,
        recipients,
        groups,
        ..AudienceSummary::default()
    }
}
