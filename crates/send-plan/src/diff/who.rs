//! Who is mailed: files, columns, counts, groups.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, either, name, quoted};
use crate::audience::{FileFacts, ReportFacts, SuppressionFacts};
use crate::campaign::Columns;
use crate::plan::{AudienceFacts, Cohort, ContinuesFacts, Plan};
use crate::wording::{counted, list, number, people};

pub(super) fn audience(changes: &mut Changes, old: &AudienceFacts, new: &AudienceFacts) {
    let AudienceFacts {
        files: old_files,
        suppression: old_suppression,
        columns: old_columns,
        rows,
        recipients,
        duplicates,
        suppressed,
        left_out,
        rejected,
        by_mailbox_provider,
        by_locale,
        by_time_zone,
    } = old;
    columns(changes, old_columns, &new.columns);
    suppression(changes, old_suppression, &new.suppression);
    files(changes, old_files, &new.files);
    changes.differ("audience.recipients", (recipients, &new.recipients), || {
        let difference = new.recipients.abs_diff(*recipients);
        let words = if new.recipients > *recipients {
            ("more recipient", "more recipients")
        } else {
            ("recipient fewer", "recipients fewer")
        };
        let numbers = (number(new.recipients), number(*recipients));
        let text =
            format!("{}: {} instead of {}.", counted(difference, words), numbers.0, numbers.1);
        (Danger::Content, text)
    });
    let mut count = |member: &str, (old, new): (&u64, &u64), danger, what: &str| {
        changes.differ(member, (old, new), || {
            (danger, format!("{what}: {} instead of {}.", number(*new), number(*old)))
        });
    };
    count(
        "audience.suppressed",
        (suppressed, &new.suppressed),
        either(new.suppressed < *suppressed, Danger::Safeguard, Danger::Content),
        "Rows held back by suppression lists",
    );
    count(
        "audience.leftOut",
        (left_out, &new.left_out),
        either(new.left_out < *left_out, Danger::Safeguard, Danger::Content),
        "Rows left out because an earlier plan has mailed them or may have",
    );
    count(
        "audience.duplicates",
        (duplicates, &new.duplicates),
        Danger::Detail,
        "Rows that repeat an address",
    );
    count("audience.rows", (rows, &new.rows), Danger::Detail, "Rows read");
    changes.differ("audience.rejected", (rejected, &new.rejected), || {
        let reasons: BTreeSet<_> = rejected.keys().chain(new.rejected.keys()).collect();
        let parts = reasons.into_iter().filter_map(|reason| {
            let [old, new] = [rejected, &new.rejected].map(|by| by.get(reason).copied());
            (old != new).then(|| {
                let figure = |n: Option<u64>| n.map_or_else(|| "none".to_owned(), number);
                format!("{} instead of {} because {}", figure(new), figure(old), reason.sentence())
            })
        });
        (Danger::Content, format!("Rejected rows: {}.", list(parts.collect())))
    });
    for (member, by, old, new) in [
        (
            "audience.byMailboxProvider",
            "mailbox provider",
            by_mailbox_provider,
            &new.by_mailbox_provider,
        ),
        ("audience.byLocale", "locale", by_locale, &new.by_locale),
        ("audience.byTimeZone", "time zone", by_time_zone, &new.by_time_zone),
    ] {
        changes.differ(member, (old, new), || (Danger::Detail, spread(by, old, new)));
    }
}

fn columns(changes: &mut Changes, old: &Columns, new: &Columns) {
    let Columns { address, locale, time_zone } = old;
    let column = |name: &Option<String>| match name {
        Some(name) => format!("the column {}", quoted(name)),
        None => "no column".to_owned(),
    };
    for (member, danger, what, old, new) in [
        ("audience.columns.address", Danger::Exposure, "Addresses are", address, &new.address),
        ("audience.columns.locale", Danger::Content, "Locales are", locale, &new.locale),
        ("audience.columns.timeZone", Danger::Timing, "Time zones are", time_zone, &new.time_zone),
    ] {
        changes.differ(member, (old, new), || {
            (danger, format!("{what} now read from {} instead of {}.", column(new), column(old)))
        });
    }
}

fn suppression(changes: &mut Changes, old: &[SuppressionFacts], new: &[SuppressionFacts]) {
    const MEMBER: &str = "audience.suppression";
    let addresses = |list: &SuppressionFacts| counted(list.addresses, ("address", "addresses"));
    let Pairs { pairs, is_reordered } =
        pairs(old, new, &[&|list| list.blake3.clone(), &|list| list.name.clone()]);
    for pair in pairs {
        match pair {
            Pair::Gone(list) => changes.tell(
                Danger::Safeguard,
                MEMBER,
                format!(
                    "The suppression list {} is gone: whoever is on it may be mailed ({}).",
                    name(&list.name),
                    addresses(list)
                ),
            ),
            Pair::Come(list) => changes.tell(
                Danger::Content,
                MEMBER,
                format!("The suppression list {} is new: {}.", name(&list.name), addresses(list)),
            ),
            Pair::Kept(old, new) => {
                let SuppressionFacts { name: old_name, bytes, blake3, addresses: held } = old;
                changes.differ(
                    MEMBER,
                    (&(bytes, blake3, held), &(&new.bytes, &new.blake3, &new.addresses)),
                    || {
                        let danger =
                            either(new.addresses < *held, Danger::Safeguard, Danger::Content);
                        let text = format!(
                            "The suppression list {} is another file: it holds {} instead of {}.",
                            name(&new.name),
                            addresses(new),
                            number(*held)
                        );
                        (danger, text)
                    },
                );
                changes.differ(MEMBER, (old_name, &new.name), || {
                    renamed("suppression list", old_name, &new.name)
                });
            }
        }
    }
    if is_reordered {
        changes.tell(Danger::Detail, MEMBER, "Suppression lists are read in another order.");
    }
}

fn files(changes: &mut Changes, old: &[FileFacts], new: &[FileFacts]) {
    const MEMBER: &str = "audience.files";
    let kind = |file: &FileFacts| if file.seeds { "seed list" } else { "audience file" };
    let rows = |file: &FileFacts| counted(file.rows, ("row", "rows"));
    let Pairs { pairs, is_reordered } =
        pairs(old, new, &[&|file| file.blake3.clone(), &|file| file.name.clone()]);
    for pair in pairs {
        match pair {
            Pair::Gone(file) => changes.tell(
                Danger::Content,
                MEMBER,
                format!("The {} {} is gone: {}.", kind(file), name(&file.name), rows(file)),
            ),
            Pair::Come(file) => changes.tell(
                Danger::Content,
                MEMBER,
                format!("The {} {} is new: {}.", kind(file), name(&file.name), rows(file)),
            ),
            Pair::Kept(old, new) => {
                file(changes, old, new);
                changes.differ(MEMBER, (&old.name, &new.name), || {
                    renamed(kind(new), &old.name, &new.name)
                });
            }
        }
    }
    if is_reordered {
        let text =
            "Files are read in another order: of an address in several, another row may count.";
        changes.tell(Danger::Content, MEMBER, text);
    }
}

fn file(changes: &mut Changes, old: &FileFacts, new: &FileFacts) {
    const MEMBER: &str = "audience.files";
    // Its name is told apart.
    let FileFacts {
        name: _,
        bytes,
        blake3,
        encoding,
        delimiter,
        quote,
        headerless,
        trailing_delimiter,
        gzip,
        columns,
        rows,
        seeds,
    } = old;
    let file = name(&new.name);
    changes.differ(MEMBER, (seeds, &new.seeds), || {
        let now = if new.seeds { "a list of seeds" } else { "a file of customers" };
        (Danger::Content, format!("{file} is now {now}."))
    });
    changes.differ(MEMBER, (&(blake3, bytes, rows), &(&new.blake3, &new.bytes, &new.rows)), || {
        let short = |digest: &str| name(digest.get(..12).unwrap_or(digest));
        let figure = |old: u64, new: u64, words| {
            let now = counted(new, words);
            if old == new {
                format!("{now} as before")
            } else {
                format!("{now} instead of {}", number(old))
            }
        };
        let text = format!(
            "The file {file} is another one: {}, {}, BLAKE3 {}… instead of {}….",
            figure(*rows, new.rows, ("row", "rows")),
            figure(*bytes, new.bytes, ("byte", "bytes")),
            short(&new.blake3),
            short(blake3)
        );
        (Danger::Content, text)
    });
    changes.differ(MEMBER, (columns, &new.columns), || {
        let added = new.columns.iter().filter(|column| !columns.contains(column));
        let gone = columns.iter().filter(|column| !new.columns.contains(column));
        let parts = added.map(|column| format!("{} is new", quoted(column)));
        let mut parts: Vec<String> =
            parts.chain(gone.map(|column| format!("{} is gone", quoted(column)))).collect();
        if parts.is_empty() {
            parts.push("their order".to_owned());
        }
        (Danger::Content, format!("The columns of {file} changed: {}.", list(parts)))
    });
    for (what, old, new) in [
        ("encoding", encoding.id(), new.encoding.id()),
        ("delimiter", delimiter.id(), new.delimiter.id()),
        ("quotes", quote.id(), new.quote.id()),
    ] {
        changes.differ(MEMBER, (&old, &new), || {
            let text = format!(
                "{file} is read with the {what} {} instead of {}.",
                quoted(new),
                quoted(old)
            );
            (Danger::Content, text)
        });
    }
    changes.differ(MEMBER, (gzip, &new.gzip), || {
        let is = if new.gzip { "now" } else { "no longer" };
        (Danger::Detail, format!("{file} is {is} a gzip archive."))
    });
    changes.differ(MEMBER, (trailing_delimiter, &new.trailing_delimiter), || {
        let end = if new.trailing_delimiter { "now end" } else { "no longer end" };
        (Danger::Content, format!("Rows of {file} {end} in a delimiter more than columns."))
    });
    changes.differ(MEMBER, (headerless, &new.headerless), || {
        let is = if new.headerless { "a recipient now" } else { "no recipient any more" };
        (Danger::Content, format!("The first line of {file} is {is}."))
    });
}

fn renamed(kind: &str, old: &str, new: &str) -> (Danger, String) {
    (Danger::Detail, format!("The {kind} {} was called {} before.", name(new), name(old)))
}

/// `en: 70 instead of 60`.
fn moved(what: &str, old: Option<u64>, new: Option<u64>) -> String {
    let figure = |n: Option<u64>| n.map_or_else(|| "none".to_owned(), number);
    format!("{what}: {} instead of {}", figure(new), figure(old))
}

/// The counts that moved most.
fn spread(by: &str, old: &BTreeMap<String, u64>, new: &BTreeMap<String, u64>) -> String {
    const SHOWN: usize = 3;
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let both = keys.into_iter().map(|key| (key, old.get(key).copied(), new.get(key).copied()));
    let mut moves: Vec<_> = both.filter(|(_, old, new)| old != new).collect();
    moves.sort_by_key(|(_, old, new)| {
        std::cmp::Reverse(old.unwrap_or_default().abs_diff(new.unwrap_or_default()))
    });
    let shown = moves.iter().take(SHOWN).map(|(key, old, new)| {
        let key = if key.is_empty() { "not known".to_owned() } else { name(key) };
        moved(&key, *old, *new)
    });
    let mut shown: Vec<String> = shown.collect();
    if moves.len() > SHOWN {
        shown.push(format!("{} more", number((moves.len() - SHOWN) as u64)));
    }
    format!("Recipients by {by}: {}.", list(shown))
}

pub(super) fn continues(
    changes: &mut Changes,
    old: Option<&ContinuesFacts>,
    new: Option<&ContinuesFacts>,
) {
    const MEMBER: &str = "continues";
    match (old, new) {
        (None, None) => {}
        (Some(old), None) => changes.tell(
            Danger::Safeguard,
            MEMBER,
            format!(
                "It no longer continues plan {}: {} may be mailed again.",
                number(old.sequence),
                people(old.accepted.saturating_add(old.unknown))
            ),
        ),
        (None, Some(new)) => changes.tell(
            Danger::Content,
            MEMBER,
            format!("It does the rest of plan {}: {}.", number(new.sequence), settled(new)),
        ),
        (Some(old), Some(new)) => changes.differ(MEMBER, (old, new), || {
            let is_less = new.accepted < old.accepted || new.unknown < old.unknown;
            let text = format!(
                "It does the rest of plan {}: {}; before, of plan {}: {}.",
                number(new.sequence),
                settled(new),
                number(old.sequence),
                settled(old)
            );
            (either(is_less || new.plan != old.plan, Danger::Safeguard, Danger::Content), text)
        }),
    }
}

/// `10 accepted, 2 unknown, 3 refused and tried again (report.csv)`.
fn settled(continues: &ContinuesFacts) -> String {
    let ContinuesFacts { plan, sequence: _, reports, accepted, unknown, refused } = continues;
    let reports = reports.iter().map(|ReportFacts { name: file, bytes, blake3, rows }| {
        let digest = blake3.get(..12).unwrap_or(blake3);
        format!(
            "{} of {} rows, {} bytes, BLAKE3 {}…",
            name(file),
            number(*rows),
            number(*bytes),
            name(digest)
        )
    });
    format!(
        "{} accepted, {} unknown, {} refused and tried again (SHA-256 {}…; {})",
        number(*accepted),
        number(*unknown),
        number(*refused),
        name(plan.get(..12).unwrap_or(plan)),
        list(reports.collect())
    )
}

pub(super) fn cohorts(changes: &mut Changes, old: &Plan, new: &Plan) {
    let seeds = |plan: &Plan| {
        let own = plan.cohorts.iter().filter(|cohort| cohort.seeds);
        own.fold(0, |sum: u64, cohort| sum.saturating_add(cohort.recipients))
    };
    changes.differ("cohorts", (&seeds(old), &seeds(new)), || {
        let text = format!(
            "{} instead of {}.",
            counted(seeds(new), ("seed goes first", "seeds go first")),
            number(seeds(old))
        );
        (Danger::Content, text)
    });
    let numbers = (old.cohorts.len(), new.cohorts.len());
    if numbers.0 != numbers.1 {
        let text = format!(
            "Recipients are planned in {} instead of {}.",
            counted(numbers.1 as u64, ("group", "groups")),
            number(numbers.0 as u64)
        );
        changes.tell(Danger::Detail, "cohorts", text);
        return;
    }
    let mut differing: Vec<(&str, u64)> = Vec::new();
    for (old, new) in old.cohorts.iter().zip(&new.cohorts) {
        for (what, differs) in cohort(old, new) {
            match differing.iter_mut().find(|(known, _)| *known == what) {
                Some((_, groups)) => *groups += u64::from(differs),
                None => differing.push((what, u64::from(differs))),
            }
        }
    }
    differing.retain(|(_, groups)| *groups > 0);
    if !differing.is_empty() {
        let parts = differing.into_iter().map(|(what, groups)| format!("in {groups} {what}"));
        let text = format!(
            "The {} changed: {}.",
            counted(
                numbers.1 as u64,
                ("group in which recipients are planned", "groups in which recipients are planned")
            ),
            list(parts.collect())
        );
        changes.tell(Danger::Detail, "cohorts", text);
    }
}

/// What of a group may differ, and whether it does.
fn cohort(old: &Cohort, new: &Cohort) -> [(&'static str, bool); 9] {
    let Cohort {
        wave,
        locale,
        mailbox_provider,
        time_zones,
        route,
        seeds,
        first,
        recipients,
        message_bytes,
    } = old;
    [
        ("the number of people", *recipients != new.recipients),
        ("the wave", *wave != new.wave),
        ("the locale", *locale != new.locale),
        ("the mailbox provider", *mailbox_provider != new.mailbox_provider),
        ("the time zones", *time_zones != new.time_zones),
        ("the route", *route != new.route),
        ("whether they are seeds", *seeds != new.seeds),
        ("who comes first", *first != new.first),
        ("the size of the message", *message_bytes != new.message_bytes),
    ]
}
