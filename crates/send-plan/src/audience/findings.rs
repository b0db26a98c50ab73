//! What the counts mean in sentences.

use super::labels::Unknown;
use super::tally::{Counted, Ground, Tally};
use super::{FileFacts, RejectReason};
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::wording::{Arg, Text, Value, counted, list, number, quoted, text};

const UNKNOWN_LOCALE: &str = "audience/unknown-locale";
const UNKNOWN_TIME_ZONE: &str = "audience/unknown-time-zone";

const LOCALE_WORDS: (&str, &str) =
    ("recipient has an unknown locale", "recipients have an unknown locale");
const TIME_ZONE_WORDS: (&str, &str) =
    ("recipient has an unknown time zone", "recipients have an unknown time zone");

/// Takes out of a finding what stands in rows: what is left may be stored.
pub(super) fn without_values(finding: &mut Diagnostic) {
    let count = finding.message.args().find_map(|(name, value)| match value {
        Value::Number(n) if name == "recipients" => Some(*n),
        _ => None,
    });
    finding.message = match (finding.code.as_str(), count) {
        (UNKNOWN_LOCALE, Some(n)) => text!(
            "engine-audience-unknown-locale-count",
            "{recipients}.",
            recipients = counted(n, LOCALE_WORDS)
        ),
        (UNKNOWN_TIME_ZONE, Some(n)) => text!(
            "engine-audience-unknown-time-zone-count",
            "{recipients}.",
            recipients = counted(n, TIME_ZONE_WORDS)
        ),
        _ => return,
    };
}

/// Findings on the rows, errors first, after those on the files.
pub(super) fn of(tally: &Tally, files: &[FileFacts], before: &[Diagnostic]) -> Vec<Diagnostic> {
    let place = |file: usize, line: u64| match files.get(file) {
        Some(facts) => Place::line(&facts.name, line),
        None => Place::default(),
    };
    let mut findings: Vec<Diagnostic> = tally
        .grounds
        .iter()
        .map(|(ground, counted)| {
            ground_finding(*ground, counted, place(counted.file, counted.line))
        })
        .collect();
    let left_out = tally.accepted + tally.unknown;
    let is_nobody =
        tally.rows > 0 && tally.recipients == 0 && !any_error(before) && !any_error(&findings);
    if is_nobody && left_out > 0 {
        let first = files.first().map(|facts| Place::file(&facts.name)).unwrap_or_default();
        findings.insert(
            0,
            Diagnostic::error(
                "audience/nobody-left",
                first,
                text!(
                    "engine-audience-nobody-left",
                    "Nobody is left: everybody has been mailed, or may have been."
                ),
                text!(
                    "engine-audience-nobody-left-hint",
                    "There is nothing to continue; look at those whose outcome is unknown by hand."
                ),
            ),
        );
    } else if is_nobody {
        let message = text!(
            "engine-audience-findings-2",
            "Nobody would be mailed: {rows}, and none can be used.",
            rows = counted(tally.rows, ("row was read", "rows were read"))
        );
        let hint = text!(
            "engine-audience-look-at-reasons-below-check",
            "Look at the reasons below, and check that the right column is taken as address."
        );
        let first = files.first().map(|facts| Place::file(&facts.name)).unwrap_or_default();
        findings.insert(0, Diagnostic::error("audience/nobody", first, message, hint));
    }
    findings.extend(unknown(
        UNKNOWN_LOCALE,
        &tally.locales.unknown,
        |recipients, values| {
            text!(
                "engine-audience-unknown-locale",
                "{recipients}: {values}.",
                recipients = counted(recipients, LOCALE_WORDS),
                values = values
            )
        },
        text!(
            "engine-audience-use-tags-such-as-en",
            "Use tags such as en, pt-BR or zh-Hans; until then these recipients get the fallback \
         locale's message."
        ),
        place,
    ));
    findings.extend(unknown(
        UNKNOWN_TIME_ZONE,
        &tally.zones.unknown,
        |recipients, values| {
            text!(
                "engine-audience-unknown-time-zone",
                "{recipients}: {values}.",
                recipients = counted(recipients, TIME_ZONE_WORDS),
                values = values
            )
        },
        text!("engine-audience-use-iana-names-such-as", "Use IANA names such as Europe/Berlin, names of Windows such as W. Europe Standard Time, or \
         distances such as UTC+2; until then these recipients count as having none."),
        place,
    ));
    let whole = files.first().map(|facts| Place::file(&facts.name)).unwrap_or_default();
    if tally.duplicates > 0 {
        findings.push(Diagnostic::info(
            "audience/duplicates",
            whole.clone(),
            text!("engine-audience-duplicates", "{duplicates} an address that came before; each address is mailed once, as its first row says.", duplicates = counted(tally.duplicates, ("row repeats", "rows repeat"))),
            "",
        ));
    }
    if tally.also_seeds > 0 {
        findings.push(Diagnostic::info(
            "audience/also-seeds",
            whole.clone(),
            text!("engine-audience-also-seeds", "{also_seeds} the address of a seed; each of these is mailed once, first, as the seed list says.", also_seeds = counted(tally.also_seeds, ("of these rows has", "of these rows have"))),
            "",
        ));
    }
    if left_out > 0 {
        findings.push(Diagnostic::info(
            "audience/left-out",
            whole.clone(),
            text!(
                "engine-audience-left-out",
                "{left_out} left out: {accepted} accepted before, and of {unknown} nobody knows.",
                left_out = counted(left_out, ("recipient is", "recipients are")),
                accepted = counted(tally.accepted, ("message was", "messages were")),
                unknown = number(tally.unknown)
            ),
            "",
        ));
    }
    if tally.refused > 0 {
        findings.push(Diagnostic::info(
            "audience/tried-again",
            whole.clone(),
            text!(
                "engine-audience-tried-again",
                "{refused} mailed again: the message was refused before.",
                refused = counted(tally.refused, ("recipient is", "recipients are"))
            ),
            text!(
                "engine-audience-tried-again-hint",
                "To leave them out, put their addresses on a suppression list."
            ),
        ));
    }
    if tally.suppressed > 0 {
        findings.push(Diagnostic::info(
            "audience/suppressed",
            whole,
            text!(
                "engine-audience-suppressed",
                "{suppressed} not mailed: the address is on a suppression list.",
                suppressed = counted(tally.suppressed, ("row is", "rows are"))
            ),
            "",
        ));
    }
    findings
}

fn ground_finding(ground: Ground, found: &Counted, place: Place) -> Diagnostic {
    let not_mailed = |why: Text| {
        text!(
            "engine-audience-not-mailed",
            "{rows} not mailed: {why}.",
            rows = counted(found.rows, ("row is", "rows are")),
            why = why
        )
    };
    match ground {
        Ground::OpenQuote => Diagnostic::error(
            "audience/open-quote",
            place.clone(),
            if found.more_lines == 0 {
                text!(
                    "engine-audience-open-quote",
                    "A double quote opened on line {line} is never closed.",
                    line = number(place.line.unwrap_or_default())
                )
            } else {
                text!(
                    "engine-audience-open-quote-over",
                    "A double quote opened on line {line} is never closed: {after} not read as rows.",
                    line = number(place.line.unwrap_or_default()),
                    after = counted(found.more_lines, ("line after it was", "lines after it were"))
                )
            },
            RejectReason::OpenQuote.hint(),
        ),
        Ground::Rejected(reason) => {
            Diagnostic::warning(reason.code(), place, not_mailed(reason.sentence()), reason.hint())
        }
        Ground::Named => Diagnostic::warning(
            "audience/name-beside-address",
            place,
            not_mailed(text!("engine-reject-name-beside", "there is a name beside the address")),
            text!(
                "engine-audience-name-beside-address-hint",
                "Keep the address alone in its column, such as ann@example.com, and put the name into a \
             column of its own."
            ),
        ),
        Ground::Several => Diagnostic::warning(
            "audience/several-addresses",
            place,
            not_mailed(text!(
                "engine-reject-several",
                "there is more than one address in one cell"
            )),
            text!(
                "engine-audience-several-addresses-hint",
                "Give each address a row of its own: a message shows one address."
            ),
        ),
        Ground::Swallowing => Diagnostic::warning(
            "audience/row-over-lines",
            place,
            text!(
                "engine-audience-row-over-lines",
                "{rows} over several lines, {rows_2} in all: other rows may be inside.",
                rows = counted(found.rows, ("rejected row runs", "rejected rows run")),
                rows_2 = number(found.more_lines + found.rows)
            ),
            text!(
                "engine-audience-row-over-lines-hint",
                "Look for a double quote at the beginning of a value that is not closed at its end."
            ),
        ),
        Ground::NeverMailed => Diagnostic::error(
            "report/never-mailed",
            place,
            text!(
                "engine-report-never-mailed",
                "{rows} rejected or a duplicate, and a report says what became of their message.",
                rows = counted(found.rows, ("row is", "rows are"))
            ),
            text!(
                "engine-report-never-mailed-hint",
                "Choose the report of the send that is continued: this one names other people."
            ),
        ),
        Ground::RowInside => Diagnostic::warning(
            "audience/row-inside-value",
            place,
            text!(
                "engine-audience-row-inside-value",
                "{rows} what looks like another row inside a value, with somebody else's address.",
                rows = counted(found.rows, ("recipient has", "recipients have"))
            ),
            text!(
                "engine-audience-row-over-lines-hint",
                "Look for a double quote at the beginning of a value that is not closed at its end."
            ),
        ),
    }
}

fn unknown(
    code: &str,
    unknown: &Unknown,
    say: fn(u64, Arg) -> Text,
    hint: Text,
    place: impl Fn(usize, u64) -> Place,
) -> Option<Diagnostic> {
    let (_, file, line) = unknown.first.first()?;
    let values = unknown.first.iter().map(|(value, _, line)| {
        text!(
            "engine-value-on-line",
            "{value} (line {line})",
            value = quoted(value),
            line = number(*line)
        )
    });
    Some(Diagnostic::warning(
        code,
        place(*file, *line),
        say(unknown.recipients, list(values)),
        hint,
    ))
}
