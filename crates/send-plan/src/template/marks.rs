//! Every `{{…}}` of a text with its bytes, comments too: what stands around a merge
//! field, and what the branches of a block leave.

use std::ops::Range;

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
    /// `{{else}}`, `{{else if name}}`, `{{^}}`: the words after `else`.
    Else(&'a str),
    /// `{{/if}}`
    Closes,
    /// A comment, or what cannot be read.
    Silent,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::language;

    /// Every `{{…}}`, up to the first that is never closed.
    fn marks(text: &str) -> Vec<Mark<'_>> {
        language::read(text).0
    }

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
                MarkKind::Else("if g"),
                MarkKind::Else(""),
                MarkKind::Closes,
                MarkKind::Silent,
                MarkKind::Silent,
                MarkKind::Silent,
                MarkKind::Opens("l"),
                MarkKind::Closes,
            ]
        );
    }
}
