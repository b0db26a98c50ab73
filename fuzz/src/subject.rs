//! What is done with the bytes of a file that anybody may have written. None of it may panic, or
//! take longer for larger figures. `cargo test -p send-plan` replays `seeds/` through the same.

use send_plan::api::{Question, review};
use send_plan::audience::{
    AudienceSummary, FieldProfile, FileFacts, Group, OddValues, Oddity, RowPlace,
};
use send_plan::audit::audit;
use send_plan::campaign::{self, Account, Campaign, Templates};
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
    let mut audience = audience(&campaign);
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
    let audience = audience(&campaign);
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

fn audience(campaign: &Campaign) -> AudienceSummary {
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
