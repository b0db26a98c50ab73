//! Every `{{…}}` of a text with its bytes, comments and raw blocks too: what stands around a merge
//! field, and what the branches of a block leave.

use std::ops::Range;

use super::scan;

/// One `{{…}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark<'a> {
    /// Its bytes in the text.
    pub(crate) at: Range<usize>,
    pub(crate) kind: MarkKind<'a>,
}

/// What a `{{…}}` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind<'a> {
    /// `{{name}}`: shows what stands between the brackets.
    Shows(&'a str),
    /// `{{{name}}}`, `{{&name}}`: the same without escaping.
    ShowsRaw(&'a str),
    /// `{{#if name}}`, `{{^name}}`: the words after the sign.
    Opens(&'a str),
    /// `{{else}}`, `{{else if name}}`, `{{^}}`.
    Else,
    /// `{{/if}}`
    Closes,
    /// `{{> name}}`: the name.
    Partial(&'a str),
    /// A comment or a raw block.
    Silent,
}

/// Every `{{…}}`, up to the first that is never closed.
pub(crate) fn marks(text: &str) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find("{{")) {
        let start = from + found;
        let before = text.get(..start).unwrap_or_default();
        if before.ends_with('\\') && !before.ends_with("\\\\") {
            from = start + 2;
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let Some(length) = scan::length(rest) else { break };
        let at = start..start + length;
        from = at.end;
        let kind = kind(rest.get(..length).unwrap_or_default());
        marks.push(Mark { at, kind });
    }
    marks
}

fn kind(tag: &str) -> MarkKind<'_> {
    if tag.starts_with("{{{{") {
        return MarkKind::Silent;
    }
    let inner = tag.trim_start_matches("{{").trim_end_matches("}}").trim_matches('~').trim();
    if let Some(raw) = inner.strip_prefix('{') {
        return MarkKind::ShowsRaw(raw.trim_end_matches(['}', '~']).trim());
    }
    let rest = inner.get(1..).map(str::trim).unwrap_or_default();
    match inner.bytes().next() {
        Some(b'!') => MarkKind::Silent,
        Some(b'&') => MarkKind::ShowsRaw(rest),
        Some(b'#') => MarkKind::Opens(rest),
        Some(b'^') if rest.is_empty() => MarkKind::Else,
        Some(b'^') => MarkKind::Opens(rest),
        Some(b'/') => MarkKind::Closes,
        Some(b'>') => MarkKind::Partial(rest),
        _ if inner == "else" || inner.starts_with("else ") => MarkKind::Else,
        _ => MarkKind::Shows(inner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_told_apart() {
        let text = "{{a}} {{~ b c ~}} {{{d}}} {{&e}} {{#if f}}{{else if g}}{{^}}{{/if}} {{> h}} \
                    {{!-- {{i}} --}} \\{{j}} {{{{raw}}}}{{k}}{{{{/raw}}}} {{^l}}{{/l}} {{ open";
        let kinds: Vec<_> = marks(text).into_iter().map(|mark| mark.kind).collect();
        assert_eq!(
            kinds,
            [
                MarkKind::Shows("a"),
                MarkKind::Shows("b c"),
                MarkKind::ShowsRaw("d"),
                MarkKind::ShowsRaw("e"),
                MarkKind::Opens("if f"),
                MarkKind::Else,
                MarkKind::Else,
                MarkKind::Closes,
                MarkKind::Partial("h"),
                MarkKind::Silent,
                MarkKind::Silent,
                MarkKind::Opens("l"),
                MarkKind::Closes,
            ]
        );
    }
}
