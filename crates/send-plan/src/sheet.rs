//! What is signed, on one page in words: the same on the screen, on paper and on the command line.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::campaign::{Environment, Mailbox, Purpose, Unsubscribe, Waiver};
use crate::explain;
use crate::plan::{AccountFacts, GateFacts, Plan, WaveFacts};
use crate::provider;
use crate::wording::{Say, Text, counted, instant, list, number, quoted_list, span, text};

/// One page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What is signed.
    pub title: Text,
    /// Its lines in reading order.
    pub lines: Vec<Line>,
}

/// A line of a sheet. Several in a row may have one title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What the line tells, such as `Who`.
    pub title: Text,
    /// The answer.
    pub text: Text,
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
    let mut say = |title: Text, text: Text| {
        lines.push(Line { title, text });
    };
    say(
        text!("engine-sheet-campaign", "Campaign"),
        text!(
            "engine-sheet-sequence",
            "{name} · {id} · sequence {sequence}",
            name = facts.name,
            id = facts.id,
            sequence = facts.sequence
        ),
    );
    say(text!("engine-sheet-where", "Where"), environment(facts.environment));
    say(text!("engine-sheet-why", "Why"), purpose(facts.purpose));
    say(text!("engine-sheet-from", "From"), mailbox(&plan.from));
    if let Some(reply_to) = &plan.reply_to {
        say(text!("engine-sheet-answers-go", "Answers go to"), mailbox(reply_to));
    }
    say(
        text!("engine-sheet-leave", "To leave"),
        plan.unsubscribe
            .as_ref()
            .map_or_else(|| text!("engine-sheet-no-header-says-how", "no header says how"), leave),
    );
    say(text!("engine-sheet-who", "Who"), who(plan));
    say(text!("engine-sheet-left-out", "Left out"), left_out(plan));
    if let Some(before) = &plan.continues {
        say(
            text!("engine-sheet-goes-on-with", "Goes on with"),
            text!(
                "engine-sheet-sequence-sha-256",
                "sequence {sequence} · SHA-256 {plan}",
                sequence = before.sequence,
                plan = before.plan
            ),
        );
        for report in &before.reports {
            say(
                text!("engine-sheet-report", "Report"),
                text!(
                    "engine-sheet-blake3",
                    "{name} · BLAKE3 {blake3}",
                    name = report.name,
                    blake3 = report.blake3
                ),
            );
        }
    }
    say(text!("engine-sheet-languages", "Languages"), languages(plan));
    say(text!("engine-sheet-when", "When"), when(plan));
    say(text!("engine-sheet-may-run", "May run"), term(plan));
    say(text!("engine-sheet-how-fast", "How fast"), how_fast(plan));
    for account in &plan.accounts {
        say(text!("engine-sheet-through", "Through"), through(account));
    }
    say(
        text!("engine-sheet-addresses", "Addresses"),
        text!("engine-sheet-each-message-shows-1-address", "each message shows 1 address"),
    );
    for wave in &plan.waves {
        say(text!("engine-sheet-wave", "Wave"), self::wave(wave));
    }
    if plan.waivers.is_empty() {
        say(text!("engine-sheet-waivers", "Waivers"), text!("engine-diff-none", "none"));
    }
    for waiver in &plan.waivers {
        say(text!("engine-sheet-waiver", "Waiver"), self::waiver(waiver));
    }
    for file in &plan.audience.files {
        let rows = counted(file.rows, ("row", "rows"));
        say(
            text!("engine-sheet-audience-file", "Audience file"),
            text!(
                "engine-sheet-blake3-2",
                "{name} · {rows} · BLAKE3 {blake3}",
                name = file.name,
                rows = rows,
                blake3 = file.blake3
            ),
        );
    }
    for file in &plan.audience.suppression {
        say(
            text!("engine-sheet-suppression-list", "Suppression list"),
            text!(
                "engine-sheet-blake3",
                "{name} · BLAKE3 {blake3}",
                name = file.name,
                blake3 = file.blake3
            ),
        );
    }
    for template in &plan.templates {
        for (part, facts) in &template.parts {
            let bytes = counted(facts.bytes, ("byte", "bytes"));
            let sha256 = &facts.sha256;
            say(
                text!("engine-sheet-template", "Template"),
                text!(
                    "engine-sheet-sha-256",
                    "{locale} {part} · {bytes} · SHA-256 {sha256}",
                    locale = template.locale,
                    part = part,
                    bytes = bytes,
                    sha256 = sha256
                ),
            );
        }
    }
    say(
        text!("engine-sheet-plan", "Plan"),
        text!("engine-sheet-sha-256-2", "SHA-256 {digest}", digest = plan.digest()),
    );
    Sheet {
        title: text!("engine-sheet-be-signed", "To be signed: {name}", name = facts.name),
        lines,
    }
}

fn environment(environment: Environment) -> Text {
    match environment {
        Environment::Sandbox => {
            text!("engine-sheet-sandbox-nothing-leaves", "Sandbox: nothing leaves")
        }
        Environment::Production => {
            text!("engine-sheet-production-customers-get-mail", "Production: customers get mail")
        }
    }
}

fn purpose(purpose: Purpose) -> Text {
    match purpose {
        Purpose::Service => text!(
            "engine-sheet-service-they-need-know-as",
            "Service: they need to know as customers"
        ),
        Purpose::Marketing => {
            text!("engine-sheet-marketing-they-asked-for-news", "Marketing: they asked for news")
        }
    }
}

fn mailbox(mailbox: &Mailbox) -> Text {
    if mailbox.name.is_empty() {
        return text!("engine-sheet-address", "<{address}>", address = mailbox.address);
    }
    text!(
        "engine-sheet-mailbox",
        "{name} <{address}>",
        name = mailbox.name.trim_start(),
        address = mailbox.address
    )
}

fn leave(unsubscribe: &Unsubscribe) -> Text {
    let ways = list(unsubscribe.url.iter().chain(&unsubscribe.mailto));
    if unsubscribe.one_click {
        text!("engine-sheet-ways-one-click", "{ways}, with one click", ways = ways)
    } else {
        text!("engine-sheet-ways", "{ways}", ways = ways)
    }
}

fn who(plan: &Plan) -> Text {
    let people = counted(plan.audience.recipients, ("recipient", "recipients"));
    let files = quoted_list(plan.audience.files.iter().map(|file| file.name.as_str()));
    let seeds = plan.cohorts.iter().filter(|cohort| cohort.seeds);
    match seeds.fold(0, |sum: u64, cohort| sum.saturating_add(cohort.recipients)) {
        0 => text!("engine-sheet-from-2", "{people} from {files}", people = people, files = files),
        seeds => text!(
            "engine-sheet-from-among-them",
            "{people} from {files}, {seeds} among them",
            people = people,
            files = files,
            seeds = counted(seeds, ("seed", "seeds"))
        ),
    }
}

fn left_out(plan: &Plan) -> Text {
    let mailed = plan.audience.left_out;
    let rejected = plan.audience.rejected.values().fold(0, |sum: u64, n| sum.saturating_add(*n));
    let mailed = (mailed > 0).then(|| {
        text!(
            "engine-sheet-whom-plan-before-has-mailed",
            "{mailed} whom the plan before has mailed or may have mailed",
            mailed = number(mailed)
        )
    });
    let others = [
        text!(
            "engine-sheet-duplicates",
            "{duplicates}",
            duplicates = counted(plan.audience.duplicates, ("duplicate", "duplicates"))
        ),
        text!(
            "engine-sheet-suppressed",
            "{suppressed} suppressed",
            suppressed = number(plan.audience.suppressed)
        ),
        text!(
            "engine-sheet-rejected",
            "{rejected}",
            rejected =
                counted(rejected, ("row that cannot be mailed", "rows that cannot be mailed"))
        ),
    ];
    text!("engine-sheet-list", "{parts}", parts = list(mailed.into_iter().chain(others)))
}

fn languages(plan: &Plan) -> Text {
    let named = |(locale, people): (&String, &u64)| {
        let people = number(*people);
        if locale.is_empty() {
            text!("engine-sheet-no-locale", "none given {people}", people = people)
        } else {
            text!("engine-sheet-locale", "{locale} {people}", locale = locale, people = people)
        }
    };
    let locales = list(plan.audience.by_locale.iter().map(named));
    match &plan.fallback_locale {
        Some(fallback) => text!(
            "engine-sheet-without-text-their-own",
            "{locales}; without a text of their own: {fallback}",
            locales = locales,
            fallback = fallback
        ),
        None => text!("engine-sheet-list", "{parts}", parts = locales),
    }
}

fn when(plan: &Plan) -> Text {
    let estimate = &plan.estimate;
    text!(
        "engine-sheet-from-when-everything-handed-over",
        "from {start_ms} to {finish_ms}, when everything is handed over",
        start_ms = instant(estimate.start_ms),
        finish_ms = instant(estimate.finish_ms)
    )
}

fn term(plan: &Plan) -> Text {
    let said = |ms: Option<u64>| {
        ms.map_or_else(|| text!("engine-sheet-no-date", "no date").say(), instant)
    };
    let facts = &plan.campaign;
    text!(
        "engine-sheet-not-before-no-longer-than",
        "not before {said}; no longer than until {said_2}",
        said = said(facts.not_before_ms),
        said_2 = said(facts.expires_ms)
    )
}

fn how_fast(plan: &Plan) -> Text {
    let estimate = &plan.estimate;
    let limited = estimate.binding.first().map_or_else(
        || text!("engine-sheet-nothing-holds-call-back", "nothing holds a call back"),
        |binding| {
            text!(
                "engine-sheet-limited-by",
                "limited by {limit}",
                limit = explain::limit(plan, binding)
            )
        },
    );
    text!(
        "engine-sheet-one-call-reaches-up",
        "{messages} in {calls} in {saturating_sub}; one call reaches up to {largest_call}; {limited}",
        messages = counted(estimate.messages, ("message", "messages")),
        calls = counted(estimate.calls, ("call", "calls")),
        saturating_sub = span(estimate.finish_ms.saturating_sub(estimate.start_ms)),
        largest_call = counted(estimate.largest_call, ("person", "people")),
        limited = limited
    )
}

fn through(account: &AccountFacts) -> Text {
    let provider = provider::find(&account.provider);
    let name = provider.map_or(account.provider.as_str(), |provider| provider.name);
    let shape = match provider.and_then(|provider| provider.batch.as_ref()) {
        Some(batch) if batch.shape == account.call_shape => batch.sentence.clone(),
        _ => text!("engine-sheet-one-address-each-call", "one address in each call."),
    };
    let people = counted(account.recipients_per_call, ("person", "people"));
    text!(
        "engine-sheet-call",
        "{id} ({name}), {people} a call: {call_shape}: {shape}",
        id = account.id,
        name = name,
        people = people,
        call_shape = provider::shape_words(&account.call_shape),
        shape = shape
    )
}

fn wave(wave: &WaveFacts) -> Text {
    let people = counted(wave.recipients, ("recipient", "recipients"));
    let gate = wave
        .gate
        .map(|gate| text!("engine-sheet-then", "; then {gate}", gate = self::gate(gate)))
        .unwrap_or_default();
    text!(
        "engine-sheet-from-3",
        "{name} · {people} from {start_ms}{gate}",
        name = wave.name,
        people = people,
        start_ms = instant(wave.start_ms),
        gate = gate
    )
}

fn gate(gate: GateFacts) -> Text {
    let wait = (gate.dwell_ms > 0).then(|| {
        text!("engine-sheet-wait", "a wait of {dwell_ms}", dwell_ms = span(gate.dwell_ms))
    });
    let check = gate.header_check.then(|| {
        text!("engine-sheet-look-at-headers-what-arrived", "a look at the headers of what arrived")
    });
    let release =
        gate.approval.then(|| text!("engine-sheet-person-s-release", "a person's release"));
    text!(
        "engine-sheet-list",
        "{parts}",
        parts = list(wait.into_iter().chain(check).chain(release))
    )
}

fn waiver(waiver: &Waiver) -> Text {
    let place = waiver.place.as_ref();
    let place = place.and_then(|place| place.file.as_ref().or(place.member.as_ref()));
    let place = place
        .map(|place| text!("engine-sheet-in", " in {place}", place = place))
        .unwrap_or_default();
    text!(
        "engine-sheet-answers-for",
        "{code}{place}: {person} answers for it: {reason}",
        code = waiver.code,
        place = place,
        person = waiver.person,
        reason = waiver.reason
    )
}
