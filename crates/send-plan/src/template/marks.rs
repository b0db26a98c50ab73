//! Every `{{…}}` of a text with its bytes, comments too: what stands around a merge
//! field, and what the branches of a block leave.

use std::ops::Range;

/// One `{{…}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Its bytes in the text.
    pub(crate) at: Range<usize>,
    pub(crate) kind: MarkKind,
}

/// What a `{{…}}` does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// `{{name}}`: shows what stands between the brackets.
    Shows(String),
    /// `{{{name}}}`, `{{&name}}`: the same without escaping.
    ShowsRaw(String),
    /// `{{#if name}}`, `{{^name}}`: the words after the sign.
    Opens(String),
    /// `{{else}}`, `{{else if name}}`, `{{^}}`: the words after `else`.
    Else(String),
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
    fn marks(text: &str) -> Vec<Mark> {
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
                MarkKind::Shows("a".into()),
                MarkKind::Shows("b c".into()),
                MarkKind::ShowsRaw("d".into()),
                MarkKind::ShowsRaw("e".into()),
                MarkKind::Opens("if f".into()),
                MarkKind::Else("if g".into()),
                MarkKind::Else("".into()),
                MarkKind::Closes,
                MarkKind::Silent,
                MarkKind::Silent,
                MarkKind::Silent,
                MarkKind::Opens("l".into()),
                MarkKind::Closes,
            ]
        );
    }
}
