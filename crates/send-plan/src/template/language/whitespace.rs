//! Which white space belongs to the tags: `{{~ ~}}`, and tags that stand alone on a line.
//!
//! The rules are those of handlebars.js, tag after tag in its order, since a later one sees what an
//! earlier one took.

use super::{Block, Call, Node, Program};

/// On which sides of a tag `~` takes the white space.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Strip {
    pub(super) before: bool,
    pub(super) after: bool,
}

/// What a template is made of while its white space is not settled.
#[derive(Clone, Debug)]
pub(super) enum Leaf {
    Text { text: String, written: String, left_taken: bool, right_taken: bool },
    Comment(Strip),
    Show { call: Call, raw: bool, strip: Strip },
    Block(Box<Bough>),
}

/// A block while its white space is not settled.
#[derive(Clone, Debug)]
pub(super) struct Bough {
    pub(super) call: Call,
    pub(super) locals: Vec<String>,
    pub(super) open: Strip,
    /// Of `{{else}}`.
    pub(super) inverse: Strip,
    pub(super) close: Strip,
    /// Begun by `{{else if}}`.
    pub(super) is_chained: bool,
    pub(super) body: Option<Vec<Leaf>>,
    pub(super) otherwise: Option<Vec<Leaf>>,
}

impl Leaf {
    pub(super) fn text(text: String) -> Self {
        Self::Text { written: text.clone(), text, left_taken: false, right_taken: false }
    }
}

impl From<Bough> for Block {
    fn from(bough: Bough) -> Self {
        let program = |leaves: Vec<Leaf>| Program { nodes: nodes(leaves) };
        Self {
            call: bough.call,
            locals: bough.locals,
            body: bough.body.map(program),
            otherwise: bough.otherwise.map(program),
        }
    }
}

/// The tree with the white space taken that belongs to its tags.
pub(super) fn trimmed(mut leaves: Vec<Leaf>) -> Vec<Node> {
    settle(&mut leaves, true);
    nodes(leaves)
}

fn nodes(leaves: Vec<Leaf>) -> Vec<Node> {
    leaves.into_iter().filter_map(Option::<Node>::from).collect()
}

/// What a tag asks of the text around it.
#[derive(Default)]
struct Asks {
    strip: Strip,
    /// Its beginning, its end, or the whole of it may stand alone on a line.
    opens_alone: bool,
    closes_alone: bool,
    alone: bool,
}

fn settle(leaves: &mut [Leaf], is_root: bool) {
    for at in 0..leaves.len() {
        let Some(asks) = leaves.get_mut(at).and_then(asks) else { continue };
        let line_before = ends_line(leaves.get(..at).unwrap_or_default(), is_root);
        let line_after = begins_line(leaves.get(at + 1..).unwrap_or_default(), is_root);
        if asks.strip.after {
            take_right(leaves.get_mut(at + 1), true);
        }
        if asks.strip.before {
            take_left(before(leaves, at), true);
        }
        if asks.alone && line_before && line_after {
            take_right(leaves.get_mut(at + 1), false);
            take_left(before(leaves, at), false);
        }
        if asks.opens_alone && line_before {
            take_right(first(leaves, at).and_then(|leaves| leaves.first_mut()), false);
            take_left(before(leaves, at), false);
        }
        if asks.closes_alone && line_after {
            take_right(leaves.get_mut(at + 1), false);
            take_left(last(leaves, at).and_then(|leaves| leaves.last_mut()), false);
        }
    }
}

fn before(leaves: &mut [Leaf], at: usize) -> Option<&mut Leaf> {
    leaves.get_mut(at.checked_sub(1)?)
}

fn first(leaves: &mut [Leaf], at: usize) -> Option<&mut Vec<Leaf>> {
    let Some(Leaf::Block(bough)) = leaves.get_mut(at) else { return None };
    bough.body.as_mut().or(bough.otherwise.as_mut())
}

fn last(leaves: &mut [Leaf], at: usize) -> Option<&mut Vec<Leaf>> {
    let Some(Leaf::Block(bough)) = leaves.get_mut(at) else { return None };
    bough.otherwise.as_mut().or(bough.body.as_mut())
}

fn asks(leaf: &mut Leaf) -> Option<Asks> {
    match leaf {
        Leaf::Text { .. } => None,
        Leaf::Comment(strip) => Some(Asks { strip: *strip, alone: true, ..Asks::default() }),
        Leaf::Show { strip, .. } => Some(Asks { strip: *strip, ..Asks::default() }),
        Leaf::Block(bough) => Some(bough.settle()),
    }
}

impl Bough {
    fn settle(&mut self) -> Asks {
        for branch in [&mut self.body, &mut self.otherwise].into_iter().flatten() {
            settle(branch, false);
        }
        let Self { open, inverse, close, body, otherwise, .. } = self;
        let (main, other) = match (body.as_mut(), otherwise.as_mut()) {
            (Some(body), other) => (body, other),
            (None, Some(other)) => (other, None),
            (None, None) => return Asks::default(),
        };
        let opens_alone = begins_line(main, false);
        let closes_alone = match other.as_deref() {
            Some(other) => ends_line(first_of_chain(other), false),
            None => ends_line(main, false),
        };
        if open.after {
            take_right(main.first_mut(), true);
        }
        match other {
            Some(other) => {
                if inverse.before {
                    take_left(main.last_mut(), true);
                }
                if inverse.after {
                    take_right(first_of_chain_mut(other).first_mut(), true);
                }
                if close.before {
                    take_left(last_of_chain(other).last_mut(), true);
                }
                // `{{else}}` alone on its line
                if ends_line(main, false) && begins_line(first_of_chain(other), false) {
                    take_left(main.last_mut(), false);
                    take_right(first_of_chain_mut(other).first_mut(), false);
                }
            }
            None if close.before => take_left(main.last_mut(), true),
            None => {}
        }
        Asks {
            strip: Strip { before: open.before, after: close.after },
            opens_alone,
            closes_alone,
            alone: false,
        }
    }
}

/// The branch that follows `{{else}}` or `{{else if}}`.
fn first_of_chain(leaves: &[Leaf]) -> &[Leaf] {
    match leaves {
        [Leaf::Block(bough)] if bough.is_chained => bough.body.as_deref().unwrap_or_default(),
        _ => leaves,
    }
}

fn first_of_chain_mut(leaves: &mut [Leaf]) -> &mut [Leaf] {
    if matches!(leaves, [Leaf::Block(bough)] if bough.is_chained) {
        return match leaves.first_mut() {
            Some(Leaf::Block(bough)) => bough.body.as_deref_mut().unwrap_or_default(),
            _ => &mut [],
        };
    }
    leaves
}

/// The last `{{else if}}`'s own branch.
fn last_of_chain(leaves: &mut [Leaf]) -> &mut [Leaf] {
    if !matches!(leaves.last(), Some(Leaf::Block(bough)) if bough.is_chained) {
        return leaves;
    }
    match leaves.last_mut() {
        Some(Leaf::Block(bough)) => match bough.body.as_deref_mut() {
            Some(body) => last_of_chain(body),
            None => &mut [],
        },
        _ => &mut [],
    }
}

/// Whether what stands before a tag ends with a line of nothing but white space.
fn ends_line(before: &[Leaf], is_root: bool) -> bool {
    match before {
        [] => is_root,
        [.., Leaf::Text { written, .. }] => {
            let kept = written.trim_end_matches(is_space);
            let space = written.get(kept.len()..).unwrap_or_default();
            space.contains('\n') || (before.len() == 1 && is_root && kept.is_empty())
        }
        _ => false,
    }
}

/// Whether what stands behind a tag begins with a line of nothing but white space.
fn begins_line(behind: &[Leaf], is_root: bool) -> bool {
    match behind {
        [] => is_root,
        [Leaf::Text { written, .. }, ..] => {
            let kept = written.trim_start_matches(is_space);
            let space = written.get(..written.len() - kept.len()).unwrap_or_default();
            space.contains('\n') || (behind.len() == 1 && is_root && kept.is_empty())
        }
        _ => false,
    }
}

/// Takes white space from the beginning of a text: all of it, or up to its line's end.
fn take_right(leaf: Option<&mut Leaf>, all: bool) {
    let Some(Leaf::Text { text, right_taken, .. }) = leaf else { return };
    if !all && *right_taken {
        return;
    }
    let kept = if all {
        text.trim_start_matches(is_space)
    } else {
        let line = text.trim_start_matches([' ', '\t']);
        let line = line.strip_prefix('\r').unwrap_or(line);
        line.strip_prefix('\n').unwrap_or(line)
    };
    *right_taken = kept.len() != text.len();
    *text = kept.to_owned();
}

/// Takes white space from the end of a text: all of it, or back to its line's beginning.
fn take_left(leaf: Option<&mut Leaf>, all: bool) {
    let Some(Leaf::Text { text, left_taken, .. }) = leaf else { return };
    if !all && *left_taken {
        return;
    }
    let kept =
        if all { text.trim_end_matches(is_space) } else { text.trim_end_matches([' ', '\t']) };
    *left_taken = kept.len() != text.len();
    *text = kept.to_owned();
}

fn is_space(c: char) -> bool {
    super::expression::is_space(c)
}
