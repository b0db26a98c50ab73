//! # A merge field is no column
//!
//! A template shows a field that the audience does not have, so every recipient of that template
//! would read a gap: “Dear ,”. Names must be written exactly as in the file's header, upper
//! and lower case included.
//!
//! To do: Write the name as the header of the file has it, or add the column.

use super::Rule;
use crate::diagnostic::Severity;
use crate::template::message::Message;
use crate::wording::{Text, counted, quoted_list, text};

pub(super) const RULE: Rule = Rule {
    code: "template/unknown-field",
    severity: Severity::Error,
    waivable: true,
    check: |message, findings| {
        for showing in message.showings() {
            if showing.guarded || message.is_known(showing.field) {
                continue;
            }
            let recipients: u64 = message.served_by(showing.template).map(|l| l.recipients).sum();
            let n = counted(recipients, ("", "recipients"));
            let who = match (recipients, showing.conditional) {
                (0, _) => text!("engine-gap", "it would leave a gap"),
                (1, _) => text!("engine-gap-only", "the only recipient would get a gap"),
                (_, false) => text!("engine-gap-every", "every one of {n} would get a gap", n = n),
                (_, true) => text!("engine-gap-up-to", "up to {n} would get a gap", n = n),
            };
            findings.push(RULE.finding(
                showing.part.place(showing.first.spot),
                text!(
                    "engine-template-unknown-field",
                    "{template}: the audience has no column \u{201c}{field}\u{201d}: {who}.",
                    template = showing.template,
                    field = showing.field,
                    who = who
                ),
                hint(message, showing.field),
            ));
        }
    },
};

/// The column that is likely meant, else those there are.
pub(super) fn hint(message: &Message<'_>, field: &str) -> Text {
    let columns: Vec<&str> = match message.audience {
        Some(audience) => audience.fields.iter().map(|field| field.name.as_str()).collect(),
        None => Vec::new(),
    };
    if let Some(same) = columns.iter().find(|column| plain(column) == plain(field)) {
        return text!(
            "engine-lint-column-named-only-upper-lower",
            "The column is named \u{201c}{same}\u{201d}; only upper and lower case, spaces or \
             punctuation differ: write {tag}.",
            same = same,
            tag = tag(same)
        );
    }
    let near = columns
        .iter()
        .map(|column| (distance(&plain(column), &plain(field)), *column))
        // A third of the letters may differ.
        .filter(|(distance, column)| distance * 3 <= column.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance);
    match near {
        Some((_, column)) => {
            text!("engine-did-you-mean", "Did you mean {column}?", column = tag(column))
        }
        None if columns.is_empty() => {
            text!("engine-lint-add-column-audience", "Add the column to the audience.")
        }
        None => text!(
            "engine-lint-columns-are",
            "The columns are {columns}.",
            columns = quoted_list(columns)
        ),
    }
}

/// How a template names a column.
fn tag(column: &str) -> String {
    let simple = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    if column.chars().all(simple) {
        format!("{{{{{column}}}}}")
    } else {
        format!("{{{{[{column}]}}}}")
    }
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Letters to add, drop or change to make one word the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let changed = diagonal + usize::from(x != *y);
            diagonal = *cell;
            left = changed.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distances_are_those_of_levenshtein() {
        for (a, b, expected) in [
            ("", "", 0),
            ("abc", "", 3),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("name", "nmae", 2),
            ("a", "b", 1),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }
}
