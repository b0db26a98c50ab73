//! A template as a tree: the same tags, text and nesting as handlebars.js sees.

use super::super::marks::{Mark, MarkKind};
use super::super::scan::{self, Placer, Problem, Spot, problem, quote};
use super::expression;
use super::whitespace::{self, Bough, Leaf, Strip};
use super::{Call, Node, Program};
use crate::wording::{Text, text};

/// Blocks and `{{else if}}` within each other: what walks the tree is recursive.
const MAX_DEPTH: usize = 64;
/// Tags of one template.
pub(crate) const MAX_TAGS: usize = 5000;
/// Most bytes of a template.
pub const MAX_BYTES: usize = 4 << 20;

/// Reads a template. A problem says where it stands and what to do.
pub(crate) fn parse(text: &str) -> Result<Program, Problem> {
    read(text).1
}

/// The same with every `{{…}}` and its bytes, up to the first that is never closed.
pub(crate) fn read(text: &str) -> (Vec<Mark>, Result<Program, Problem>) {
    if text.len() > MAX_BYTES {
        let problem = problem(
            Spot { line: 1, column: 1 },
            text!(
                "engine-template-template-larger-than-4-mib",
                "The template is larger than 4 MiB."
            ),
            text!(
                "engine-template-shorten-pictures-belong-beside-message",
                "Shorten it: pictures belong beside a message, not into it."
            ),
        );
        return (Vec::new(), Err(problem));
    }
    let mut tokens = Vec::new();
    let end = tokenize(text, &mut tokens);
    let marks = tokens.iter().filter_map(Token::mark).collect();
    (marks, tree(tokens, end))
}

/// `end`: why the tokens end before the text does.
fn tree(tokens: Vec<Token<'_>>, end: Result<(), Problem>) -> Result<Program, Problem> {
    let mut builder = Builder { open: vec![Open::root()] };
    for token in tokens {
        builder.push(token)?;
    }
    end?;
    Ok(Program { nodes: whitespace::trimmed(builder.finish()?) })
}

/// Text or a tag.
struct Token<'a> {
    spot: Spot,
    /// The byte it begins at.
    at: usize,
    /// As written.
    whole: &'a str,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Text(String),
    Comment(Strip),
    Tag { sigil: Sigil, content: &'a str, strip: Strip },
    Broken(Problem),
}

impl<'a> Token<'a> {
    fn mark(&self) -> Option<Mark> {
        let kind = match &self.kind {
            Kind::Text(_) => return None,
            Kind::Comment(_) | Kind::Broken(_) => MarkKind::Silent,
            Kind::Tag { sigil, content, .. } => {
                let words = content.trim_matches(expression::is_space).to_owned();
                match sigil {
                    Sigil::Show => MarkKind::Shows(words),
                    Sigil::ShowRaw => MarkKind::ShowsRaw(words),
                    Sigil::Open | Sigil::Inverse => MarkKind::Opens(words),
                    Sigil::Else | Sigil::ElseCall => MarkKind::Else(words),
                    Sigil::Close => MarkKind::Closes,
                }
            }
        };
        Some(Mark { at: self.at..self.at + self.whole.len(), kind })
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Sigil {
    Show,
    ShowRaw,
    Open,
    /// `{{^a}}`: a block, or the branch of one.
    Inverse,
    /// `{{else}}`, `{{^}}`.
    Else,
    /// `{{else if a}}`.
    ElseCall,
    Close,
}

/// Adds every token; a problem is where no token can follow.
fn tokenize<'a>(text: &'a str, tokens: &mut Vec<Token<'a>>) -> Result<(), Problem> {
    let mut place = Placer::new(text);
    let mut pending = String::new();
    let (mut at, mut tags) = (0, 0);
    // After `\{{` the brackets themselves are text.
    let mut skip = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let found = rest.get(skip..).and_then(|after| after.find("{{")).map(|found| found + skip);
        skip = 0;
        let Some(found) = found else {
            pending.push_str(rest);
            break;
        };
        let before = rest.get(..found).unwrap_or_default();
        if let Some(kept) = before.strip_suffix("\\\\") {
            pending.push_str(kept);
            pending.push('\\');
        } else if let Some(kept) = before.strip_suffix('\\') {
            pending.push_str(kept);
            flush(&mut pending, tokens);
            at += found;
            skip = 2;
            continue;
        } else {
            pending.push_str(before);
        }
        flush(&mut pending, tokens);
        at += found;
        let spot = place.to(at);
        let rest = text.get(at..).unwrap_or_default();
        let Some(length) = scan::length(rest) else { return Err(unclosed(spot, rest)) };
        let whole = rest.get(..length).unwrap_or_default();
        let is_plain = !whole.starts_with("{{{") && !whole.ends_with("~}}");
        let is_odd = is_plain
            && !whole.contains('!')
            && text.get(at + length..).is_some_and(|after| after.starts_with('}'));
        let kind = if is_odd { Err(unreadable(spot, whole)) } else { kind(whole, spot) };
        tags += 1;
        if tags > MAX_TAGS {
            return Err(problem(
                spot,
                text!(
                    "engine-template-there-are-more-than-tags",
                    "There are more than {max_tags} tags in this file.",
                    max_tags = MAX_TAGS
                ),
                text!("engine-template-shorten-template", "Shorten the template."),
            ));
        }
        tokens.push(Token { spot, at, whole, kind: kind.unwrap_or_else(Kind::Broken) });
        at += length;
    }
    flush(&mut pending, tokens);
    Ok(())
}

fn flush(pending: &mut String, tokens: &mut Vec<Token<'_>>) {
    if !pending.is_empty() {
        let spot = Spot { line: 0, column: 0 };
        let kind = Kind::Text(std::mem::take(pending));
        tokens.push(Token { spot, at: 0, whole: "", kind });
    }
}

fn kind(whole: &str, spot: Spot) -> Result<Kind<'_>, Problem> {
    let open = whole.strip_prefix("{{").unwrap_or(whole);
    if open.starts_with("{{") {
        return Err(refused(
            spot,
            whole,
            text!("engine-template-language-parse", "raw blocks"),
            text!("engine-template-language-parse-hint", "Write \\{{ for two plain brackets."),
        ));
    }
    let before = open.starts_with('~');
    let open = open.strip_prefix('~').unwrap_or(open);
    if open.starts_with('!') {
        return Ok(Kind::Comment(Strip { before, after: whole.ends_with("~}}") }));
    }
    let is_triple = open.starts_with('{');
    let (inner, after) = if is_triple {
        let open = open.strip_prefix('{').unwrap_or(open);
        match open.strip_suffix("}~}}") {
            Some(inner) => (inner, true),
            None => (open.strip_suffix("}}}").unwrap_or(open), false),
        }
    } else {
        let inner = open.strip_suffix("}}").unwrap_or(open);
        (inner.strip_suffix('~').unwrap_or(inner), inner.ends_with('~'))
    };
    let strip = Strip { before, after };
    let tag = |sigil, content| Ok(Kind::Tag { sigil, content, strip });
    if is_triple {
        return tag(Sigil::ShowRaw, inner);
    }
    let mut chars = inner.chars();
    let (first, after_first) = (chars.next(), chars.as_str());
    match first {
        Some('&') => tag(Sigil::ShowRaw, after_first),
        Some('/') => tag(Sigil::Close, after_first),
        Some('#') if after_first.starts_with(['>', '*']) => Err(refused(
            spot,
            whole,
            text!("engine-template-language-parse-2", "partials"),
            text!("engine-template-language-parse-hint-2", "Write their content here."),
        )),
        Some('>' | '*') => Err(refused(
            spot,
            whole,
            text!("engine-template-language-parse-2", "partials"),
            text!("engine-template-language-parse-hint-2", "Write their content here."),
        )),
        Some('#') => tag(Sigil::Open, after_first),
        Some('^') if after_first.trim_matches(expression::is_space).is_empty() => {
            tag(Sigil::Else, "")
        }
        Some('^') => tag(Sigil::Inverse, after_first),
        _ => {
            let content = inner.trim_start_matches(expression::is_space);
            match content.strip_prefix("else") {
                Some(rest) if rest.trim_matches(expression::is_space).is_empty() => {
                    tag(Sigil::Else, "")
                }
                Some(rest)
                    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') =>
                {
                    tag(Sigil::ElseCall, rest)
                }
                _ => tag(Sigil::Show, inner),
            }
        }
    }
}

fn refused(spot: Spot, whole: &str, what: Text, hint: Text) -> Problem {
    problem(
        spot,
        text!(
            "engine-template-cannot-be-used-are-not",
            "{quote} cannot be used: {what} are not understood here.",
            quote = quote(whole),
            what = what
        ),
        hint,
    )
}

fn unclosed(spot: Spot, rest: &str) -> Problem {
    problem(
        spot,
        text!(
            "engine-template-opened-never-closed",
            "{quote} is opened and never closed.",
            quote = quote(rest)
        ),
        text!(
            "engine-template-close-with-or-write-for",
            "Close it with }}, or write \\{{ for two plain brackets."
        ),
    )
}

/// A block that is not closed yet.
struct Open<'a> {
    /// None: the template itself.
    call: Option<Call>,
    locals: Vec<String>,
    name: String,
    whole: &'a str,
    strip: Strip,
    /// `{{^a}}`
    is_inverted: bool,
    /// Begun by `{{else if}}`: it ends with the block it stands in.
    is_chained: bool,
    leaves: Vec<Leaf>,
    /// The first branch, once `{{else}}` came, and that tag's white space.
    first: Option<(Vec<Leaf>, Strip)>,
}

impl Open<'_> {
    fn line(&self) -> u64 {
        self.call.as_ref().map_or(1, |call| call.spot.line)
    }

    fn root() -> Self {
        Open {
            call: None,
            locals: Vec::new(),
            name: String::new(),
            whole: "",
            strip: Strip::default(),
            is_inverted: false,
            is_chained: false,
            leaves: Vec::new(),
            first: None,
        }
    }

    fn bough(self, close: Strip) -> Option<Leaf> {
        let call = self.call?;
        let (body, otherwise, inverse) = match self.first {
            None => (Some(self.leaves), None, Strip::default()),
            Some((first, strip)) => (Some(first), Some(self.leaves), strip),
        };
        let (body, otherwise) =
            if self.is_inverted { (otherwise, body) } else { (body, otherwise) };
        Some(Leaf::Block(Box::new(Bough {
            call,
            locals: self.locals,
            open: self.strip,
            inverse,
            close,
            is_chained: self.is_chained,
            body,
            otherwise,
        })))
    }
}

struct Builder<'a> {
    open: Vec<Open<'a>>,
}

impl<'a> Builder<'a> {
    fn top(&mut self) -> Option<&mut Open<'a>> {
        self.open.last_mut()
    }

    fn push(&mut self, token: Token<'a>) -> Result<(), Problem> {
        let Token { spot, whole, kind, .. } = token;
        let (sigil, content, strip) = match kind {
            Kind::Text(text) => return self.leaf(Leaf::text(text)),
            Kind::Comment(strip) => return self.leaf(Leaf::Comment(strip)),
            Kind::Tag { sigil, content, strip } => (sigil, content, strip),
            Kind::Broken(problem) => return Err(problem),
        };
        let is_empty = content.trim_matches(expression::is_space).is_empty();
        if is_empty && sigil != Sigil::Else {
            return Err(problem(
                spot,
                text!(
                    "engine-template-names-no-merge-field",
                    "{quote} names no merge field.",
                    quote = quote(whole)
                ),
                text!(
                    "engine-template-write-name-column-between-brackets",
                    "Write the name of a column between the brackets."
                ),
            ));
        }
        match sigil {
            Sigil::Show | Sigil::ShowRaw => {
                let (call, locals) = expression::call(content, spot)?;
                if !locals.is_empty() {
                    return Err(unreadable(spot, whole));
                }
                self.leaf(Leaf::Show { call, raw: sigil == Sigil::ShowRaw, strip })
            }
            Sigil::Open => self.begin(spot, whole, content, strip, false),
            Sigil::Inverse => self.begin(spot, whole, content, strip, true),
            Sigil::Else => self.branch(spot, whole, strip),
            Sigil::ElseCall => {
                self.branch(spot, whole, strip)?;
                let (call, locals) = expression::call(content, spot)?;
                let open = Open { call: Some(call), locals, whole, strip, ..Open::root() };
                self.nest(Open { is_chained: true, ..open }, spot)
            }
            Sigil::Close => self.close(spot, whole, content, strip),
        }
    }

    fn leaf(&mut self, leaf: Leaf) -> Result<(), Problem> {
        if let Some(top) = self.top() {
            top.leaves.push(leaf);
        }
        Ok(())
    }

    fn begin(
        &mut self,
        spot: Spot,
        whole: &'a str,
        content: &str,
        strip: Strip,
        is_inverted: bool,
    ) -> Result<(), Problem> {
        let (call, locals) = expression::call(content, spot)?;
        let name = call.name.written.clone();
        let open = Open { call: Some(call), locals, name, whole, strip, ..Open::root() };
        self.nest(Open { is_inverted, ..open }, spot)
    }

    fn nest(&mut self, open: Open<'a>, spot: Spot) -> Result<(), Problem> {
        if self.open.len() > MAX_DEPTH {
            return Err(problem(
                spot,
                text!(
                    "engine-template-more-than-blocks-stand-within",
                    "More than {max_depth} blocks stand within each other.",
                    max_depth = MAX_DEPTH
                ),
                text!("engine-template-simplify-template", "Simplify the template."),
            ));
        }
        self.open.push(open);
        Ok(())
    }

    fn branch(&mut self, spot: Spot, whole: &str, strip: Strip) -> Result<(), Problem> {
        let top = self.top().filter(|top| top.call.is_some() && top.first.is_none());
        let Some(top) = top else {
            return Err(problem(
                spot,
                text!(
                    "engine-template-stands-outside-any-block",
                    "{quote} stands outside of any block.",
                    quote = quote(whole)
                ),
                text!(
                    "engine-template-put-between-or-remove",
                    "Put it between {{#if …}} and {{/if}}, or remove it."
                ),
            ));
        };
        top.first = Some((std::mem::take(&mut top.leaves), strip));
        Ok(())
    }

    fn close(
        &mut self,
        spot: Spot,
        whole: &str,
        content: &str,
        strip: Strip,
    ) -> Result<(), Problem> {
        let name = expression::name(content, spot)?;
        // `{{else if}}` ends with the block it stands in; of several the first sees its white space.
        while let Some(open) = self.open.pop_if(|open| open.is_chained) {
            let is_first = self.open.last().is_some_and(|outer| !outer.is_chained);
            let close = if is_first { strip } else { open.strip };
            let leaf = open.bough(close);
            if let Some(leaf) = leaf {
                self.leaf(leaf)?;
            }
        }
        let open = self.open.pop().filter(|open| open.call.is_some());
        let Some(open) = open else {
            return Err(problem(
                spot,
                text!(
                    "engine-template-closes-block-that-was-never",
                    "{quote} closes a block that was never opened.",
                    quote = quote(whole)
                ),
                text!(
                    "engine-template-remove-or-open-block-before",
                    "Remove it, or open the block before it."
                ),
            ));
        };
        if open.name != name {
            return Err(problem(
                spot,
                text!(
                    "engine-template-stands-where-line-be-closed",
                    "{quote} stands where {quote_2} of line {line} is to be closed.",
                    quote = quote(whole),
                    quote_2 = quote(open.whole),
                    line = open.line()
                ),
                text!(
                    "engine-template-put-before",
                    "Put {{{{/{name}}}}} before it.",
                    name = open.name
                ),
            ));
        }
        match open.bough(strip) {
            Some(leaf) => self.leaf(leaf),
            None => Ok(()),
        }
    }

    fn finish(mut self) -> Result<Vec<Leaf>, Problem> {
        let open = self.open.iter().rev().find(|open| !open.is_chained);
        if let Some(Open { call: Some(call), whole, name, .. }) = open {
            return Err(problem(
                call.spot,
                text!(
                    "engine-template-never-closed",
                    "{quote} is never closed.",
                    quote = quote(whole)
                ),
                text!(
                    "engine-template-put-where-block-ends",
                    "Put {{{{/{name}}}}} where the block ends.",
                    name = name
                ),
            ));
        }
        Ok(self.open.pop().map(|root| root.leaves).unwrap_or_default())
    }
}

fn unreadable(spot: Spot, whole: &str) -> Problem {
    problem(
        spot,
        text!(
            "engine-template-cannot-be-read-as-handlebars-2",
            "{quote} cannot be read as Handlebars.",
            quote = quote(whole)
        ),
        text!(
            "engine-template-write-for-column-where-name",
            "Write {{name}} for a column, {{[two words]}} where its name has spaces or punctuation."
        ),
    )
}

impl From<Leaf> for Option<Node> {
    fn from(leaf: Leaf) -> Self {
        match leaf {
            Leaf::Text { text, .. } if text.is_empty() => None,
            Leaf::Text { text, .. } => Some(Node::Text(text)),
            Leaf::Comment(_) => None,
            Leaf::Show { call, raw, .. } => Some(Node::Show { call, raw }),
            Leaf::Block(bough) => Some(Node::Block(Box::new((*bough).into()))),
        }
    }
}
