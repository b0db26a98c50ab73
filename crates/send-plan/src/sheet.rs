//! What is signed, on one page in words: the same on the screen, on paper and on the command line.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::campaign::{Environment, Mailbox, Purpose, Unsubscribe, Waiver};
use crate::explain;
use crate::plan::{AccountFacts, GateFacts, Plan, WaveFacts};
use crate::provider;
use crate::wording::{counted, instant, list, number, quoted_list, span};

/// One page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What is signed.
    pub title: String,
    /// Its lines in reading order.
    pub lines: Vec<Line>,
}

/// A line of a sheet. Several in a row may have one title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What the line tells, such as `Who`.
    pub title: String,
    /// The answer.
    pub text: String,
}

impl fmt::Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        for Line { title, text } in &self.lines {
            writeln!(f, "{title:17} {text}")?;
        }
        Ok(())
    }
}

/// The sheet of a plan.
pub fn sheet(plan: &Plan) -> Sheet {
    let facts = &plan.campaign;
    let mut lines = Vec::new();
    let mut say = |title: &str, text: String| {
        lines.push(Line { title: title.to_owned(), text });
    };
    say("Campaign", format!("{} · {} · sequence {}", facts.name, facts.id, facts.sequence));
    say("Where", environment(facts.environment).to_owned());
    say("Why", purpose(facts.purpose).to_owned());
    say("From", mailbox(&plan.from));
    if let Some(reply_to) = &plan.reply_to {
        say("Answers go to", mailbox(reply_to));
    }
    say(
        "To leave",
        plan.unsubscribe.as_ref().map_or_else(|| "no header says how".to_owned(), leave),
    );
    say("Who", who(plan));
    say("Left out", left_out(plan));
    say("Languages", languages(plan));
    say("When", when(plan));
    say("May run", term(plan));
    say("How fast", how_fast(plan));
    for account in &plan.accounts {
        say("Through", through(account));
    }
    say("Addresses", "each message shows 1 address".to_owned());
    for wave in &plan.waves {
        say("Wave", self::wave(wave));
    }
    if plan.waivers.is_empty() {
        say("Waivers", "none".to_owned());
    }
    for waiver in &plan.waivers {
        say("Waiver", self::waiver(waiver));
    }
    for file in &plan.audience.files {
        let rows = counted(file.rows, ("row", "rows"));
        say("Audience file", format!("{} · {rows} · BLAKE3 {}", file.name, file.blake3));
    }
    for file in &plan.audience.suppression {
        say("Suppression list", format!("{} · BLAKE3 {}", file.name, file.blake3));
    }
    for template in &plan.templates {
        for (part, facts) in &template.parts {
            let bytes = counted(facts.bytes, ("byte", "bytes"));
            let sha256 = &facts.sha256;
            say("Template", format!("{} {part} · {bytes} · SHA-256 {sha256}", template.locale));
        }
    }
    say("Plan", format!("SHA-256 {}", plan.digest()));
    Sheet { title: format!("To be signed: {}", facts.name), lines }
}

fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::Sandbox => "Sandbox: nothing leaves",
        Environment::Production => "Production: customers get mail",
    }
}

fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Service => "Service: they need to know as customers",
        Purpose::Marketing => "Marketing: they asked for news",
    }
}

fn mailbox(mailbox: &Mailbox) -> String {
    format!("{} <{}>", mailbox.name, mailbox.address).trim_start().to_owned()
}

fn leave(unsubscribe: &Unsubscribe) -> String {
    let ways = unsubscribe.url.iter().chain(&unsubscribe.mailto).cloned().collect();
    let click = if unsubscribe.one_click { ", with one click" } else { "" };
    format!("{}{click}", list(ways))
}

fn who(plan: &Plan) -> String {
    let people = counted(plan.audience.recipients, ("recipient", "recipients"));
    let files = quoted_list(plan.audience.files.iter().map(|file| file.name.as_str()));
    let seeds = plan.cohorts.iter().filter(|cohort| cohort.seeds);
    match seeds.fold(0, |sum: u64, cohort| sum.saturating_add(cohort.recipients)) {
        0 => format!("{people} from {files}"),
        seeds => format!("{people} from {files}, {} among them", counted(seeds, ("seed", "seeds"))),
    }
}

fn left_out(plan: &Plan) -> String {
    let rejected = plan.audience.rejected.values().fold(0, |sum: u64, n| sum.saturating_add(*n));
    list(vec![
        counted(plan.audience.duplicates, ("duplicate", "duplicates")),
        format!("{} suppressed", number(plan.audience.suppressed)),
        counted(rejected, ("row that cannot be mailed", "rows that cannot be mailed")),
    ])
}

fn languages(plan: &Plan) -> String {
    let named = |(locale, people): (&String, &u64)| {
        let locale = if locale.is_empty() { "none given" } else { locale };
        format!("{locale} {}", number(*people))
    };
    let locales = list(plan.audience.by_locale.iter().map(named).collect());
    match &plan.fallback_locale {
        Some(fallback) => format!("{locales}; without a text of their own: {fallback}"),
        None => locales,
    }
}

fn when(plan: &Plan) -> String {
    let estimate = &plan.estimate;
    format!(
        "from {} to {}, when everything is handed over",
        instant(estimate.start_ms),
        instant(estimate.finish_ms)
    )
}

fn term(plan: &Plan) -> String {
    let said = |ms: Option<u64>| ms.map_or_else(|| "no end given".to_owned(), instant);
    let from = plan.campaign.not_before_ms;
    let from = from.map_or_else(|| "no beginning given".to_owned(), instant);
    format!("not before {from}, not from {} on", said(plan.campaign.expires_ms))
}

fn how_fast(plan: &Plan) -> String {
    let estimate = &plan.estimate;
    let limited = estimate.binding.first().map_or_else(
        || "nothing holds a call back".to_owned(),
        |binding| format!("limited by {}", explain::limit(plan, binding)),
    );
    format!(
        "{} in {} in {}; one call reaches up to {}; {limited}",
        counted(estimate.messages, ("message", "messages")),
        counted(estimate.calls, ("call", "calls")),
        span(estimate.finish_ms.saturating_sub(estimate.start_ms)),
        counted(estimate.largest_call, ("person", "people")),
    )
}

fn through(account: &AccountFacts) -> String {
    let provider = provider::find(&account.provider);
    let name = provider.map_or(account.provider.as_str(), |provider| provider.name);
    let shape = match provider.and_then(|provider| provider.batch.as_ref()) {
        Some(batch) if batch.shape == account.call_shape => batch.sentence,
        _ => "one address in each.",
    };
    let people = counted(account.recipients_per_call, ("person", "people"));
    format!("{} ({name}), {people} a call: {}: {shape}", account.id, account.call_shape)
}

fn wave(wave: &WaveFacts) -> String {
    let people = counted(wave.recipients, ("recipient", "recipients"));
    let gate = wave.gate.map(|gate| format!("; then {}", self::gate(gate))).unwrap_or_default();
    format!("{} · {people} from {}{gate}", wave.name, instant(wave.start_ms))
}

fn gate(gate: GateFacts) -> String {
    let wait = (gate.dwell_ms > 0).then(|| format!("a wait of {}", span(gate.dwell_ms)));
    let check = gate.header_check.then(|| "a look at the headers of what arrived".to_owned());
    let release = gate.approval.then(|| "a person's release".to_owned());
    list(wait.into_iter().chain(check).chain(release).collect())
}

fn waiver(waiver: &Waiver) -> String {
    let place = waiver.place.as_ref();
    let place = place.and_then(|place| place.file.as_ref().or(place.member.as_ref()));
    let place = place.map(|place| format!(" in {place}")).unwrap_or_default();
    format!("{}{place}: {} answers for it: {}", waiver.code, waiver.person, waiver.reason)
}
