//! Who is mailed: files, columns, counts, groups.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Pair, Pairs, pairs};
use super::{Changes, Danger, either, name, quoted};
use crate::audience::{FileFacts, ReportFacts, SuppressionFacts};
use crate::campaign::Columns;
use crate::plan::{AudienceFacts, Cohort, ContinuesFacts, Plan};
use crate::wording::{Arg, Say, Text, counted, list, number, people, text};

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
        let (now, before) = (number(new.recipients), number(*recipients));
        let text = if new.recipients > *recipients {
            text!(
                "engine-diff-more-recipients",
                "{more}: {now} instead of {before}.",
                more = counted(difference, ("more recipient", "more recipients")),
                now = now,
                before = before
            )
        } else {
            text!(
                "engine-diff-fewer-recipients",
                "{fewer}: {now} instead of {before}.",
                fewer = counted(difference, ("recipient fewer", "recipients fewer")),
                now = now,
                before = before
            )
        };
        (Danger::Content, text)
    });
    let mut count = |member: &str, (old, new): (&u64, &u64), danger, what: Text| {
        changes.differ(member, (old, new), || {
            (
                danger,
                text!(
                    "engine-diff-instead-2",
                    "{what}: {new} instead of {old}.",
                    what = what,
                    new = number(*new),
                    old = number(*old)
                ),
            )
        });
    };
    count(
        "audience.suppressed",
        (suppressed, &new.suppressed),
        either(new.suppressed < *suppressed, Danger::Safeguard, Danger::Content),
        text!("engine-diff-rows-held-back-by-suppression", "Rows held back by suppression lists"),
    );
    count(
        "audience.leftOut",
        (left_out, &new.left_out),
        either(new.left_out < *left_out, Danger::Safeguard, Danger::Content),
        text!(
            "engine-diff-rows-left-out-because-earlier",
            "Rows left out because an earlier plan has mailed them or may have"
        ),
    );
    count(
        "audience.duplicates",
        (duplicates, &new.duplicates),
        Danger::Detail,
        text!("engine-diff-rows-that-repeat-address", "Rows that repeat an address"),
    );
    count(
        "audience.rows",
        (rows, &new.rows),
        Danger::Detail,
        text!("engine-diff-rows-read", "Rows read"),
    );
    changes.differ("audience.rejected", (rejected, &new.rejected), || {
        let reasons: BTreeSet<_> = rejected.keys().chain(new.rejected.keys()).collect();
        let parts = reasons.into_iter().filter_map(|reason| {
            let [old, new] = [rejected, &new.rejected].map(|by| by.get(reason).copied());
            (old != new).then(|| {
                text!(
                    "engine-diff-instead-because",
                    "{figure} instead of {figure_2} because {sentence}",
                    figure = figure(new),
                    figure_2 = figure(old),
                    sentence = reason.sentence()
                )
            })
        });
        (
            Danger::Content,
            text!("engine-diff-rejected-rows", "Rejected rows: {parts}.", parts = list(parts)),
        )
    });
    for (member, by, old, new) in [
        (
            "audience.byMailboxProvider",
            text!("engine-diff-mailbox-provider", "mailbox provider"),
            by_mailbox_provider,
            &new.by_mailbox_provider,
        ),
        ("audience.byLocale", text!("engine-diff-by-locale", "locale"), by_locale, &new.by_locale),
        (
            "audience.byTimeZone",
            text!("engine-diff-time-zone", "time zone"),
            by_time_zone,
            &new.by_time_zone,
        ),
    ] {
        changes.differ(member, (old, new), || (Danger::Detail, spread(&by, old, new)));
    }
}

fn columns(changes: &mut Changes, old: &Columns, new: &Columns) {
    let Columns { address, locale, time_zone } = old;
    let column = |name: &Option<String>| match name {
        Some(name) => text!("engine-diff-column", "the column {name}", name = quoted(name)),
        None => text!("engine-diff-no-column", "no column"),
    };
    for (member, danger, what, old, new) in [
        (
            "audience.columns.address",
            Danger::Exposure,
            text!("engine-diff-addresses-are", "Addresses are"),
            address,
            &new.address,
        ),
        (
            "audience.columns.locale",
            Danger::Content,
            text!("engine-diff-locales-are", "Locales are"),
            locale,
            &new.locale,
        ),
        (
            "audience.columns.timeZone",
            Danger::Timing,
            text!("engine-diff-time-zones-are", "Time zones are"),
            time_zone,
            &new.time_zone,
        ),
    ] {
        changes.differ(member, (old, new), || {
            (
                danger,
                text!(
                    "engine-diff-now-read-from-instead",
                    "{what} now read from {column} instead of {column_2}.",
                    what = what,
                    column = column(new),
                    column_2 = column(old)
                ),
            )
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
                text!("engine-diff-suppression-list-gone-whoever-on", "The suppression list {name} is gone: whoever is on it may be mailed ({addresses}).", name = name(&list.name), addresses = addresses(list)),
            ),
            Pair::Come(list) => changes.tell(
                Danger::Content,
                MEMBER,
                text!("engine-diff-suppression-list-new", "The suppression list {name} is new: {addresses}.", name = name(&list.name), addresses = addresses(list)),
            ),
            Pair::Kept(old, new) => {
                let SuppressionFacts { name: old_name, bytes, blake3, addresses: held } = old;
                changes.differ(
                    MEMBER,
                    (&(bytes, blake3, held), &(&new.bytes, &new.blake3, &new.addresses)),
                    || {
                        let danger =
                            either(new.addresses < *held, Danger::Safeguard, Danger::Content);
                        let text = text!("engine-diff-suppression-list-another-file-holds", "The suppression list {name} is another file: it holds {addresses} instead of {held}.", name = name(&new.name), addresses = addresses(new), held = number(*held));
                        (danger, text)
                    },
                );
                changes.differ(MEMBER, (old_name, &new.name), || {
                    renamed(&text!("engine-diff-suppression-list", "suppression list"), old_name, &new.name)
                });
            }
        }
    }
    if is_reordered {
        changes.tell(
            Danger::Detail,
            MEMBER,
            text!(
                "engine-diff-suppression-lists-are-read-another",
                "Suppression lists are read in another order."
            ),
        );
    }
}

fn files(changes: &mut Changes, old: &[FileFacts], new: &[FileFacts]) {
    const MEMBER: &str = "audience.files";
    let kind = |file: &FileFacts| {
        if file.seeds {
            text!("engine-diff-seed-list", "seed list")
        } else {
            text!("engine-diff-audience-file", "audience file")
        }
    };
    let rows = |file: &FileFacts| counted(file.rows, ("row", "rows"));
    let Pairs { pairs, is_reordered } =
        pairs(old, new, &[&|file| file.blake3.clone(), &|file| file.name.clone()]);
    for pair in pairs {
        match pair {
            Pair::Gone(file) => changes.tell(
                Danger::Content,
                MEMBER,
                text!(
                    "engine-diff-gone",
                    "The {kind} {name} is gone: {rows}.",
                    kind = kind(file),
                    name = name(&file.name),
                    rows = rows(file)
                ),
            ),
            Pair::Come(file) => changes.tell(
                Danger::Content,
                MEMBER,
                text!(
                    "engine-diff-new",
                    "The {kind} {name} is new: {rows}.",
                    kind = kind(file),
                    name = name(&file.name),
                    rows = rows(file)
                ),
            ),
            Pair::Kept(old, new) => {
                file(changes, old, new);
                changes.differ(MEMBER, (&old.name, &new.name), || {
                    renamed(&kind(new), &old.name, &new.name)
                });
            }
        }
    }
    if is_reordered {
        let text = text!(
            "engine-diff-files-are-read-another-order",
            "Files are read in another order: of an address in several, another row may count."
        );
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
        let now = if new.seeds {
            text!("engine-diff-list-seeds", "a list of seeds")
        } else {
            text!("engine-diff-file-customers", "a file of customers")
        };
        (Danger::Content, text!("engine-diff-now", "{file} is now {now}.", file = file, now = now))
    });
    changes.differ(MEMBER, (&(blake3, bytes, rows), &(&new.blake3, &new.bytes, &new.rows)), || {
        let short = |digest: &str| name(digest.get(..12).unwrap_or(digest));
        let figure = |old: u64, new: u64, words| {
            let now = counted(new, words);
            if old == new {
                text!("engine-diff-as-before", "{now} as before", now = now)
            } else {
                text!("engine-diff-instead-3", "{now} instead of {old}", now = now, old = number(old))
            }
        };
        let text = text!("engine-diff-file-another-one-blake3-instead", "The file {file} is another one: {figure}, {figure_2}, BLAKE3 {short}… instead of {short_2}….", file = file, figure = figure(*rows, new.rows, ("row", "rows")), figure_2 = figure(*bytes, new.bytes, ("byte", "bytes")), short = short(&new.blake3), short_2 = short(blake3));
        (Danger::Content, text)
    });
    changes.differ(MEMBER, (columns, &new.columns), || {
        let added = new.columns.iter().filter(|column| !columns.contains(column));
        let gone = columns.iter().filter(|column| !new.columns.contains(column));
        let parts = added
            .map(|column| text!("engine-diff-new-2", "{column} is new", column = quoted(column)));
        let mut parts: Vec<Text> = parts
            .chain(gone.map(|column| {
                text!("engine-diff-gone-2", "{column} is gone", column = quoted(column))
            }))
            .collect();
        if parts.is_empty() {
            parts.push(text!("engine-diff-their-order", "their order"));
        }
        (
            Danger::Content,
            text!(
                "engine-diff-columns-changed",
                "The columns of {file} changed: {parts}.",
                file = file,
                parts = list(parts)
            ),
        )
    });
    for (what, old, new) in [
        (text!("engine-diff-encoding", "encoding"), encoding.id(), new.encoding.id()),
        (text!("engine-diff-delimiter", "delimiter"), delimiter.id(), new.delimiter.id()),
        (text!("engine-diff-quotes", "quotes"), quote.id(), new.quote.id()),
    ] {
        changes.differ(MEMBER, (&old, &new), || {
            let text = text!(
                "engine-diff-read-with-instead",
                "{file} is read with the {what} {new} instead of {old}.",
                file = file,
                what = what,
                new = quoted(new),
                old = quoted(old)
            );
            (Danger::Content, text)
        });
    }
    changes.differ(MEMBER, (gzip, &new.gzip), || {
        let is = if new.gzip {
            text!("engine-diff-now-2", "now")
        } else {
            text!("engine-diff-no-longer", "no longer")
        };
        (
            Danger::Detail,
            text!(
                "engine-diff-gzip-archive",
                "{file} is {is} a gzip archive.",
                file = file,
                is = is
            ),
        )
    });
    changes.differ(MEMBER, (trailing_delimiter, &new.trailing_delimiter), || {
        let end = if new.trailing_delimiter {
            text!("engine-diff-now-end", "now end")
        } else {
            text!("engine-diff-no-longer-end", "no longer end")
        };
        (
            Danger::Content,
            text!(
                "engine-diff-rows-delimiter-more-than-columns",
                "Rows of {file} {end} in a delimiter more than columns.",
                file = file,
                end = end
            ),
        )
    });
    changes.differ(MEMBER, (headerless, &new.headerless), || {
        let is = if new.headerless {
            text!("engine-diff-recipient-now", "a recipient now")
        } else {
            text!("engine-diff-no-recipient-any-more", "no recipient any more")
        };
        (
            Danger::Content,
            text!(
                "engine-diff-first-line",
                "The first line of {file} is {is}.",
                file = file,
                is = is
            ),
        )
    });
}

fn renamed(kind: &Text, old: &str, new: &str) -> (Danger, Text) {
    (
        Danger::Detail,
        text!(
            "engine-diff-was-called-before",
            "The {kind} {name} was called {name_2} before.",
            kind = kind,
            name = name(new),
            name_2 = name(old)
        ),
    )
}

/// `en: 70 instead of 60`.
fn moved(what: &Arg, old: Option<u64>, new: Option<u64>) -> Text {
    text!(
        "engine-diff-moved-count",
        "{what}: {figure} instead of {figure_2}",
        what = what,
        figure = figure(new),
        figure_2 = figure(old)
    )
}

fn figure(n: Option<u64>) -> Arg {
    n.map_or_else(|| text!("engine-diff-none", "none").say(), number)
}

/// The counts that moved most.
fn spread(by: &Text, old: &BTreeMap<String, u64>, new: &BTreeMap<String, u64>) -> Text {
    const SHOWN: usize = 3;
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let both = keys.into_iter().map(|key| (key, old.get(key).copied(), new.get(key).copied()));
    let mut moves: Vec<_> = both.filter(|(_, old, new)| old != new).collect();
    moves.sort_by_key(|(_, old, new)| {
        std::cmp::Reverse(old.unwrap_or_default().abs_diff(new.unwrap_or_default()))
    });
    let shown = moves.iter().take(SHOWN).map(|(key, old, new)| {
        let key = if key.is_empty() {
            text!("engine-diff-not-known", "not known").say()
        } else {
            name(key).say()
        };
        moved(&key, *old, *new)
    });
    let mut shown: Vec<Text> = shown.collect();
    if moves.len() > SHOWN {
        shown.push(text!(
            "engine-diff-more",
            "{what} more",
            what = number((moves.len() - SHOWN) as u64)
        ));
    }
    text!("engine-diff-recipients-by", "Recipients by {by}: {shown}.", by = by, shown = list(shown))
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
            text!("engine-diff-no-longer-continues-plan-may", "It no longer continues plan {sequence}: {saturating_add} may be mailed again.", sequence = number(old.sequence), saturating_add = people(old.accepted.saturating_add(old.unknown))),
        ),
        (None, Some(new)) => changes.tell(
            Danger::Content,
            MEMBER,
            text!("engine-diff-does-rest-plan", "It does the rest of plan {sequence}: {settled}.", sequence = number(new.sequence), settled = settled(new)),
        ),
        (Some(old), Some(new)) => changes.differ(MEMBER, (old, new), || {
            let is_less = new.accepted < old.accepted || new.unknown < old.unknown;
            let text = text!("engine-diff-does-rest-plan-before-plan", "It does the rest of plan {sequence}: {settled}; before, of plan {sequence_2}: {settled_2}.", sequence = number(new.sequence), settled = settled(new), sequence_2 = number(old.sequence), settled_2 = settled(old));
            (either(is_less || new.plan != old.plan, Danger::Safeguard, Danger::Content), text)
        }),
    }
}

/// `10 accepted, 2 unknown, 3 refused and tried again (report.csv)`.
fn settled(continues: &ContinuesFacts) -> Text {
    let ContinuesFacts { plan, sequence: _, reports, accepted, unknown, refused } = continues;
    let reports = reports.iter().map(|ReportFacts { name: file, bytes, blake3, rows }| {
        let digest = blake3.get(..12).unwrap_or(blake3);
        text!(
            "engine-diff-rows-bytes-blake3",
            "{name} of {rows} rows, {bytes} bytes, BLAKE3 {name_2}…",
            name = name(file),
            rows = number(*rows),
            bytes = number(*bytes),
            name_2 = name(digest)
        )
    });
    text!(
        "engine-diff-accepted-unknown-refused-tried-again",
        "{accepted} accepted, {unknown} unknown, {refused} refused and tried again (SHA-256 {name}…; {reports})",
        accepted = number(*accepted),
        unknown = number(*unknown),
        refused = number(*refused),
        name = name(plan.get(..12).unwrap_or(plan)),
        reports = list(reports)
    )
}

pub(super) fn cohorts(changes: &mut Changes, old: &Plan, new: &Plan) {
    let seeds = |plan: &Plan| {
        let own = plan.cohorts.iter().filter(|cohort| cohort.seeds);
        own.fold(0, |sum: u64, cohort| sum.saturating_add(cohort.recipients))
    };
    changes.differ("cohorts", (&seeds(old), &seeds(new)), || {
        let text = text!(
            "engine-diff-instead-5",
            "{seeds} instead of {seeds_2}.",
            seeds = counted(seeds(new), ("seed goes first", "seeds go first")),
            seeds_2 = number(seeds(old))
        );
        (Danger::Content, text)
    });
    let numbers = (old.cohorts.len(), new.cohorts.len());
    if numbers.0 != numbers.1 {
        let text = text!(
            "engine-diff-recipients-are-planned-instead",
            "Recipients are planned in {numbers} instead of {numbers_2}.",
            numbers = counted(numbers.1 as u64, ("group", "groups")),
            numbers_2 = number(numbers.0 as u64)
        );
        changes.tell(Danger::Detail, "cohorts", text);
        return;
    }
    let mut differing: Vec<(Text, u64)> = Vec::new();
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
        let parts = differing.into_iter().map(|(what, groups)| {
            text!("engine-diff-in", "in {groups} {what}", groups = groups, what = what)
        });
        let text = text!(
            "engine-diff-changed",
            "The {numbers} changed: {parts}.",
            numbers = counted(
                numbers.1 as u64,
                ("group in which recipients are planned", "groups in which recipients are planned")
            ),
            parts = list(parts)
        );
        changes.tell(Danger::Detail, "cohorts", text);
    }
}

/// What of a group may differ, and whether it does.
fn cohort(old: &Cohort, new: &Cohort) -> [(Text, bool); 9] {
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
        (text!("engine-diff-number-people", "the number of people"), *recipients != new.recipients),
        (text!("engine-diff-wave", "the wave"), *wave != new.wave),
        (text!("engine-diff-locale", "the locale"), *locale != new.locale),
        (
            text!("engine-diff-mailbox-provider-2", "the mailbox provider"),
            *mailbox_provider != new.mailbox_provider,
        ),
        (text!("engine-diff-time-zones", "the time zones"), *time_zones != new.time_zones),
        (text!("engine-diff-route", "the route"), *route != new.route),
        (
            text!("engine-diff-whether-they-are-seeds", "whether they are seeds"),
            *seeds != new.seeds,
        ),
        (text!("engine-diff-who-comes-first", "who comes first"), *first != new.first),
        (
            text!("engine-diff-size-message", "the size of the message"),
            *message_bytes != new.message_bytes,
        ),
    ]
}
