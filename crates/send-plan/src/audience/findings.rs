//! What the counts mean in sentences.

use super::labels::Unknown;
use super::tally::{Counted, Ground, Tally};
use super::{FileFacts, RejectReason};
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::wording::{counted, list, number};

const UNKNOWN_LOCALE: &str = "audience/unknown-locale";
const UNKNOWN_TIME_ZONE: &str = "audience/unknown-time-zone";

/// What stands in such a finding between the count and the values of rows.
const VALUES: &str = ": \u{201c}";

/// Takes out of a finding what stands in rows: what is left may be stored.
pub(super) fn without_values(finding: &mut Diagnostic) {
    if [UNKNOWN_LOCALE, UNKNOWN_TIME_ZONE].contains(&finding.code.as_str())
        && let Some((count, _)) = finding.message.split_once(VALUES)
    {
        finding.message = format!("{count}.");
    }
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
                "Nobody is left: everybody has been mailed, or may have been.",
                "There is nothing to continue; look at those whose outcome is unknown by hand.",
            ),
        );
    } else if is_nobody {
        let message = format!(
            "Nobody would be mailed: {}, and none can be used.",
            counted(tally.rows, ("row was read", "rows were read"))
        );
        let hint =
            "Look at the reasons below, and check that the right column is taken as address.";
        let first = files.first().map(|facts| Place::file(&facts.name)).unwrap_or_default();
        findings.insert(0, Diagnostic::error("audience/nobody", first, message, hint));
    }
    findings.extend(unknown(
        UNKNOWN_LOCALE,
        &tally.locales.unknown,
        ("has an unknown locale", "have an unknown locale"),
        "Use tags such as en, pt-BR or zh-Hans; until then these recipients get the fallback \
         locale's message.",
        place,
    ));
    findings.extend(unknown(
        UNKNOWN_TIME_ZONE,
        &tally.zones.unknown,
        ("has an unknown time zone", "have an unknown time zone"),
        "Use IANA names such as Europe/Berlin, names of Windows such as W. Europe Standard Time, or \
         distances such as UTC+2; until then these recipients count as having none.",
        place,
    ));
    let whole = files.first().map(|facts| Place::file(&facts.name)).unwrap_or_default();
    if tally.duplicates > 0 {
        findings.push(Diagnostic::info(
            "audience/duplicates",
            whole.clone(),
            format!(
                "{} an address that came before; each address is mailed once, as its first row says.",
                counted(tally.duplicates, ("row repeats", "rows repeat"))
            ),
            "",
        ));
    }
    if tally.also_seeds > 0 {
        findings.push(Diagnostic::info(
            "audience/also-seeds",
            whole.clone(),
            format!(
                "{} the address of a seed; each of these is mailed once, first, as the seed list says.",
                counted(tally.also_seeds, ("of these rows has", "of these rows have"))
            ),
            "",
        ));
    }
    if left_out > 0 {
        findings.push(Diagnostic::info(
            "audience/left-out",
            whole.clone(),
            format!(
                "{} left out: {} accepted before, and of {} nobody knows.",
                counted(left_out, ("recipient is", "recipients are")),
                counted(tally.accepted, ("message was", "messages were")),
                number(tally.unknown)
            ),
            "",
        ));
    }
    if tally.refused > 0 {
        findings.push(Diagnostic::info(
            "audience/tried-again",
            whole.clone(),
            format!(
                "{} mailed again: the message was refused before.",
                counted(tally.refused, ("recipient is", "recipients are"))
            ),
            "To leave them out, put their addresses on a suppression list.",
        ));
    }
    if tally.suppressed > 0 {
        findings.push(Diagnostic::info(
            "audience/suppressed",
            whole,
            format!(
                "{} not mailed: the address is on a suppression list.",
                counted(tally.suppressed, ("row is", "rows are"))
            ),
            "",
        ));
    }
    findings
}

fn ground_finding(ground: Ground, found: &Counted, place: Place) -> Diagnostic {
    let not_mailed =
        |why: &str| format!("{} not mailed: {why}.", counted(found.rows, ("row is", "rows are")));
    match ground {
        Ground::OpenQuote => Diagnostic::error(
            "audience/open-quote",
            place.clone(),
            format!(
                "A double quote opened on line {} is never closed{}.",
                number(place.line.unwrap_or_default()),
                match found.more_lines {
                    0 => String::new(),
                    lines => format!(
                        ": {} after it {} not read as rows",
                        counted(lines, ("line", "lines")),
                        if lines == 1 { "was" } else { "were" }
                    ),
                }
            ),
            RejectReason::OpenQuote.hint(),
        ),
        Ground::Rejected(reason) => {
            Diagnostic::warning(reason.code(), place, not_mailed(reason.sentence()), reason.hint())
        }
        Ground::Named => Diagnostic::warning(
            "audience/name-beside-address",
            place,
            not_mailed("there is a name beside the address"),
            "Keep the address alone in its column, such as ann@example.com, and put the name into a \
             column of its own.",
        ),
        Ground::Several => Diagnostic::warning(
            "audience/several-addresses",
            place,
            not_mailed("there is more than one address in one cell"),
            "Give each address a row of its own: a message shows one address.",
        ),
        Ground::Swallowing => Diagnostic::warning(
            "audience/row-over-lines",
            place,
            format!(
                "{} over several lines, {} in all: other rows may be inside.",
                counted(found.rows, ("rejected row runs", "rejected rows run")),
                number(found.more_lines + found.rows)
            ),
            "Look for a double quote at the beginning of a value that is not closed at its end.",
        ),
        Ground::NeverMailed => Diagnostic::error(
            "report/never-mailed",
            place,
            format!(
                "{} rejected or a duplicate, and a report says what became of their message.",
                counted(found.rows, ("row is", "rows are"))
            ),
            "Choose the report of the send that is continued: this one names other people.",
        ),
        Ground::RowInside => Diagnostic::warning(
            "audience/row-inside-value",
            place,
            format!(
                "{} what looks like another row inside a value, with somebody else's address.",
                counted(found.rows, ("recipient has", "recipients have"))
            ),
            "Look for a double quote at the beginning of a value that is not closed at its end.",
        ),
    }
}

fn unknown(
    code: &str,
    unknown: &Unknown,
    words: (&str, &str),
    hint: &str,
    place: impl Fn(usize, u64) -> Place,
) -> Option<Diagnostic> {
    let (_, file, line) = unknown.first.first()?;
    let values = unknown
        .first
        .iter()
        .map(|(value, _, line)| format!("\u{201c}{value}\u{201d} (line {})", number(*line)));
    let (one, many) = (format!("recipient {}", words.0), format!("recipients {}", words.1));
    Some(Diagnostic::warning(
        code,
        place(*file, *line),
        format!("{}: {}.", counted(unknown.recipients, (&one, &many)), list(values.collect())),
        hint,
    ))
}
