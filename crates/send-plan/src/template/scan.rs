//! A template's tags with their places, and the mistakes that can be named in plain words.
//!
//! The Handlebars parser proper ([`super::uses`]) is then given the tags alone, one per line: its
//! line numbers lead back here, and its cost no longer grows with the text between the tags.

/// Tags of one template.
const MAX_TAGS: usize = 5000;
/// Bytes of one tag.
const MAX_TAG_BYTES: usize = 4096;
/// Blocks within blocks, and brackets within brackets: the parsers below are recursive.
const MAX_DEPTH: usize = 32;

/// A place in a template: 1-based line and column, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) line: u64,
    pub(crate) column: u64,
}

/// One `{{…}}`.
pub(super) struct Tag<'a> {
    pub(super) spot: Spot,
    pub(super) text: &'a str,
}

/// A template that cannot be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) spot: Spot,
    /// What is wrong, as a sentence.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: String,
}

/// Finds the tags. Comments, raw blocks and escaped `\{{` are none.
pub(super) fn tags(text: &str) -> Result<Vec<Tag<'_>>, Problem> {
    let mut tags: Vec<Tag<'_>> = Vec::new();
    let mut blocks: Vec<(&str, Spot)> = Vec::new();
    let mut place = Placer { text, at: 0, spot: Spot { line: 1, column: 1 } };
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find("{{")) {
        let at = from + found;
        let before = text.get(..at).unwrap_or_default();
        if before.ends_with('\\') && !before.ends_with("\\\\") {
            from = at + 2;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let spot = place.to(at);
        let Some(length) = length(rest) else {
            return Err(problem(
                spot,
                format!("{} is opened and never closed.", quote(rest)),
                "Close it with }}, or write \\{{ for two plain brackets.",
            ));
        };
        let tag = rest.get(..length).unwrap_or_default();
        from = at + length;
        // Nothing in a raw block is a tag.
        if is_comment(tag) || tag.starts_with("{{{{") {
            continue;
        }
        if tag.len() > MAX_TAG_BYTES {
            return Err(problem(
                spot,
                format!("{} is longer than {MAX_TAG_BYTES} bytes.", quote(tag)),
                "Look for a missing }} near it.",
            ));
        }
        check(tag, spot, &mut blocks)?;
        if tags.len() == MAX_TAGS {
            return Err(problem(
                spot,
                format!("There are more than {MAX_TAGS} tags in this file."),
                "Shorten the template.",
            ));
        }
        tags.push(Tag { spot, text: tag });
    }
    match blocks.pop() {
        Some((name, spot)) => Err(problem(
            spot,
            format!("{{{{#{name}}}}} is never closed."),
            format!("Put {{{{/{name}}}}} where the block ends."),
        )),
        None => Ok(tags),
    }
}

/// Where the tag at the beginning of `rest` ends.
pub(super) fn length(rest: &str) -> Option<usize> {
    if rest.starts_with("{{{{") {
        let close = rest.find("{{{{/")?;
        return Some(close + rest.get(close..)?.find("}}}}")? + 4);
    }
    if let Some(comment) = ["{{!--", "{{~!--"].iter().find(|c| rest.starts_with(**c)) {
        let body = rest.get(comment.len()..)?;
        return Some(comment.len() + body.find("--}}").or_else(|| body.find("--~}}"))? + 4);
    }
    let close = if rest.starts_with("{{{") || rest.starts_with("{{~{") { "}}}" } else { "}}" };
    let mut quoted: Option<u8> = None;
    for (i, b) in rest.bytes().enumerate().skip(2) {
        match quoted {
            Some(quote) if b == quote => quoted = None,
            Some(_) => {}
            None if b == b'"' || b == b'\'' => quoted = Some(b),
            None if rest.get(i..).is_some_and(|r| r.starts_with(close)) => {
                return Some(i + close.len());
            }
            // `{{{a}~}}`
            None if close.len() == 3 && rest.get(i..).is_some_and(|r| r.starts_with("}~}}")) => {
                return Some(i + 4);
            }
            None => {}
        }
        // A quote that is not closed would run over the whole text.
        if quoted.is_some() && i > MAX_TAG_BYTES {
            break;
        }
    }
    // Then the quote was an apostrophe: take the nearest end.
    rest.find(close).map(|i| i + close.len())
}

fn is_comment(tag: &str) -> bool {
    tag.trim_start_matches("{{").trim_start_matches('~').starts_with('!')
}

/// What can be told without a parser: empty tags, blocks that do not match, too much nesting.
fn check<'a>(tag: &'a str, spot: Spot, blocks: &mut Vec<(&'a str, Spot)>) -> Result<(), Problem> {
    let inner = tag.trim_matches(['{', '}']).trim_matches('~').trim();
    let inner = inner.trim_matches(['{', '}']).trim();
    if inner.is_empty() {
        return Err(problem(
            spot,
            format!("{} names no merge field.", quote(tag)),
            "Write the name of a column between the brackets.",
        ));
    }
    let mut depth = 0_usize;
    for b in inner.bytes() {
        match b {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(too_deep(spot));
        }
    }
    if let Some(open) = inner.strip_prefix('#') {
        let name = first_word(open.trim_start_matches(['>', '*']));
        blocks.push((name, spot));
        if blocks.len() > MAX_DEPTH {
            return Err(too_deep(spot));
        }
    } else if let Some(name) = inner.strip_prefix('/') {
        let name = first_word(name);
        match blocks.pop() {
            None => {
                return Err(problem(
                    spot,
                    format!("{} closes a block that was never opened.", quote(tag)),
                    "Remove it, or open the block before it.",
                ));
            }
            Some((open, at)) if open != name => {
                return Err(problem(
                    spot,
                    format!(
                        "{} stands where {{{{#{open}}}}} of line {} is to be closed.",
                        quote(tag),
                        at.line
                    ),
                    format!("Put {{{{/{open}}}}} before it."),
                ));
            }
            Some(_) => {}
        }
    } else if (inner == "else" || inner.starts_with("else ") || inner.starts_with('^'))
        && blocks.is_empty()
    {
        return Err(problem(
            spot,
            format!("{} stands outside of any block.", quote(tag)),
            "Put it between {{#if …}} and {{/if}}, or remove it.",
        ));
    }
    Ok(())
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

fn too_deep(spot: Spot) -> Problem {
    problem(
        spot,
        format!("More than {MAX_DEPTH} blocks or brackets stand within each other."),
        "Simplify the template.",
    )
}

pub(super) fn problem(spot: Spot, message: String, hint: impl Into<String>) -> Problem {
    Problem { spot, message, hint: hint.into() }
}

/// A tag in a sentence.
pub(super) fn quote(tag: &str) -> String {
    let line = tag.lines().next().unwrap_or_default();
    format!("\u{201c}{}\u{201d}", crate::wording::shortened(line, 40))
}

/// Turns byte positions, asked in order, into lines and columns.
struct Placer<'a> {
    text: &'a str,
    at: usize,
    spot: Spot,
}

impl Placer<'_> {
    fn to(&mut self, at: usize) -> Spot {
        for c in self.text.get(self.at..at).unwrap_or_default().chars() {
            if c == '\n' {
                self.spot = Spot { line: self.spot.line + 1, column: 1 };
            } else {
                self.spot.column += 1;
            }
        }
        self.at = at;
        self.spot
    }
}
