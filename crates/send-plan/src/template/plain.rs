//! The text part made from the HTML part: what a reader without HTML is to read.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::marks::{Mark, MarkKind};
use super::{language, scan};

/// Elements whose content nobody reads.
const UNREAD: [&str; 7] = ["head", "style", "script", "title", "template", "noscript", "svg"];
/// Elements that stand on lines of their own, and those with an empty line around them.
const LINES: [&str; 12] =
    ["div", "tr", "table", "li", "ul", "ol", "section", "header", "footer", "article", "dt", "dd"];
const PARAGRAPHS: [&str; 9] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"];

/// Plain text of an HTML template; merge fields and conditions stay as they are, conditions also
/// where nobody reads what stands around them: what they hold may be read.
pub(crate) fn text(html: &str) -> String {
    let marks = language::read(html).0;
    let edge = edge(html);
    let original = html;
    let html = numbered(original, &marks, edge);
    let mut writer = Writer { edge, marks: &marks, ..Writer::default() };
    let mut tag = Tag::default();
    let each = |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag = Tag { name: lossy(name).into_owned(), ..Tag::default() };
            }
            CallbackEvent::AttributeName { name } => tag.attribute(name),
            CallbackEvent::AttributeValue { value } => tag.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                writer.open(&std::mem::take(&mut tag), self_closing);
            }
            CallbackEvent::EndTag { name } => writer.close(&lossy(name)),
            CallbackEvent::String { value } => writer.text(&lossy(value)),
            CallbackEvent::Comment { value } => writer.unseen(&lossy(value)),
            _ => {}
        }
        None
    };
    let Ok(()) = Tokenizer::new_with_emitter(&html, CallbackEmitter::new(each)).finish();
    let text = writer.finish();
    template(&text, original, &marks, edge)
}

/// Whether the text of an HTML template may do anything else than the HTML: without blocks it has
/// some of the HTML's tags, each as it stands.
pub(crate) fn may_differ(html: &str) -> bool {
    scan::each(html).any(|(_, tag)| {
        let inner = tag.trim_start_matches('{').trim_start_matches('~');
        inner.starts_with(['#', '^'])
    })
}

/// A sign that the text does not have: a number between two of them stands for a tag.
fn edge(text: &str) -> char {
    // Signs that no text is to have (Unicode 23.7).
    ('\u{fdd0}'..='\u{fdef}').find(|sign| !text.contains(*sign)).unwrap_or('\u{fdd0}')
}

/// HTML as it is rendered, with a number for each tag: none is taken for HTML, or changed with it.
fn numbered(html: &str, marks: &[Mark], edge: char) -> String {
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    // Brackets between the tags are escaped.
    let between = |text: &str| text.replace("\\{{", "{{");
    for (nth, mark) in marks.iter().enumerate() {
        let before = html.get(from..mark.at.start).unwrap_or_default();
        // `\\{{a}}` is one backslash and a tag.
        let is_double = before.ends_with("\\\\");
        out.push_str(&between(if is_double {
            before.strip_suffix('\\').unwrap_or(before)
        } else {
            before
        }));
        out.push_str(&format!("{edge}{nth}{edge}"));
        from = mark.at.end;
    }
    out.push_str(&between(html.get(from..).unwrap_or_default()));
    out
}

/// The template that renders to a text with numbers for tags.
fn template(text: &str, html: &str, marks: &[Mark], edge: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_tag = false;
    for piece in text.split(edge) {
        if is_tag {
            let mark = piece.parse().ok().and_then(|nth: usize| marks.get(nth));
            if let Some(tag) = mark.and_then(|mark| html.get(mark.at.clone())) {
                match out.chars().last() {
                    // Three brackets are another tag.
                    Some('{') => out.push(' '),
                    Some('\\') => out.push('\\'),
                    _ => {}
                }
                out.push_str(tag);
            }
        } else {
            if piece.starts_with('}') && out.ends_with('}') {
                out.push_str("{{!}}");
            }
            literal(piece, &mut out);
        }
        is_tag = !is_tag;
    }
    out
}

/// Text that is no tag, whatever brackets it has.
fn literal(mut text: &str, out: &mut String) {
    while let Some(at) = text.find("{{") {
        out.push_str(text.get(..at).unwrap_or_default());
        if out.ends_with('\\') {
            // A comment keeps the backslashes apart.
            out.push_str("\\{{!}}");
        }
        out.push_str("\\{{");
        text = text.get(at + 2..).unwrap_or_default();
    }
    out.push_str(text);
}

fn lossy(text: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(text)
}

/// A start tag, with what matters of it.
#[derive(Default)]
struct Tag {
    name: String,
    hidden: Option<String>,
    style: Option<String>,
    alt: Option<String>,
    href: Option<String>,
    /// The attribute whose value comes next.
    attribute: Option<Attribute>,
}

#[derive(Clone, Copy)]
enum Attribute {
    Hidden,
    Style,
    Alt,
    Href,
}

impl Tag {
    fn attribute(&mut self, name: &[u8]) {
        let attribute = match name {
            b"hidden" => Attribute::Hidden,
            b"style" => Attribute::Style,
            b"alt" => Attribute::Alt,
            b"href" => Attribute::Href,
            _ => {
                self.attribute = None;
                return;
            }
        };
        let value = self.of(attribute);
        // The first of several counts.
        let is_first = value.is_none();
        value.get_or_insert_default();
        self.attribute = is_first.then_some(attribute);
    }

    fn value(&mut self, value: &[u8]) {
        if let Some(attribute) = self.attribute {
            *self.of(attribute) = Some(lossy(value).into_owned());
        }
    }

    fn of(&mut self, attribute: Attribute) -> &mut Option<String> {
        match attribute {
            Attribute::Hidden => &mut self.hidden,
            Attribute::Style => &mut self.style,
            Attribute::Alt => &mut self.alt,
            Attribute::Href => &mut self.href,
        }
    }

    /// Whether nobody sees it.
    fn is_hidden(&self) -> bool {
        let none = |declaration: &str| {
            declaration.split_once(':').is_some_and(|(name, value)| {
                let (name, value) = (name.trim_end().as_bytes(), value.trim_start().as_bytes());
                name.last_chunk::<7>().is_some_and(|n| n.eq_ignore_ascii_case(b"display"))
                    && value.first_chunk::<4>().is_some_and(|v| v.eq_ignore_ascii_case(b"none"))
            })
        };
        self.hidden.is_some() || self.style.iter().any(|style| style.split(';').any(none))
    }
}

#[derive(Default)]
struct Writer<'m> {
    /// What stands around the number of a tag, and the tags.
    edge: char,
    marks: &'m [Mark],
    /// Blocks of what nobody reads that are due before more is written: numbers of tags.
    blocks: Vec<usize>,
    out: String,
    /// Line ends that are due before more is written.
    due: usize,
    /// White space is due before more is written.
    space: bool,
    /// The unread element we are in, and how many of its name are open.
    unread: Option<(String, usize)>,
    /// Where links lead whose text is being written, and where that text begins.
    links: Vec<(String, usize)>,
}

impl Writer<'_> {
    fn open(&mut self, tag: &Tag, closed: bool) {
        let name = tag.name.as_str();
        if let Some((unread, open)) = &mut self.unread {
            *open += usize::from(unread == name && !closed);
            return;
        }
        let is_void = closed || matches!(name, "br" | "img" | "hr" | "input" | "meta" | "link");
        if !is_void && (UNREAD.contains(&name) || tag.is_hidden()) {
            self.unread = Some((name.to_owned(), 1));
            return;
        }
        self.around(name);
        match name {
            "br" => self.due = (self.due + 1).min(2),
            "li" => self.text("- "),
            "img" => self.text(tag.alt.as_deref().unwrap_or_default()),
            "td" | "th" => self.space = true,
            "a" if !closed => {
                let target = tag.href.as_deref().unwrap_or_default();
                self.links.push((target.trim().to_owned(), self.out.len()));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((unread, open)) = &mut self.unread {
            *open -= usize::from(unread == name);
            if *open == 0 {
                self.unread = None;
            }
            return;
        }
        if name == "a"
            && let Some((target, from)) = self.links.pop()
        {
            let label = self.out.get(from..).unwrap_or_default().trim();
            let address = target.strip_prefix("mailto:").unwrap_or(&target);
            let is_said = label == address || target.is_empty() || target.starts_with('#');
            if !is_said && label.is_empty() {
                self.text(&target);
            } else if !is_said {
                self.text(&format!(" ({target})"));
            }
        }
        self.around(name);
    }

    /// The line ends that belong to an element.
    fn around(&mut self, name: &str) {
        if PARAGRAPHS.contains(&name) {
            self.due = 2;
        } else if LINES.contains(&name) {
            self.due = self.due.max(1);
        }
    }

    /// Where nobody reads the text, its blocks stay; those that hold nothing do not.
    fn unseen(&mut self, text: &str) {
        for nth in text.split(self.edge).skip(1).step_by(2).filter_map(|nth| nth.parse().ok()) {
            let kind = |nth: &usize| self.marks.get(*nth).map(|mark| &mark.kind);
            let opens = |nth: &usize| matches!(kind(nth), Some(MarkKind::Opens(_)));
            match kind(&nth) {
                Some(MarkKind::Opens(_) | MarkKind::Else(_)) => self.blocks.push(nth),
                Some(MarkKind::Closes) => match self.blocks.iter().rposition(opens) {
                    Some(opened) => self.blocks.truncate(opened),
                    None => self.blocks.push(nth),
                },
                _ => {}
            }
        }
    }

    fn write_blocks(&mut self) {
        for nth in std::mem::take(&mut self.blocks) {
            self.out.push_str(&format!("{0}{nth}{0}", self.edge));
        }
    }

    fn text(&mut self, text: &str) {
        if self.unread.is_some() {
            return self.unseen(text);
        }
        // A no-break space is none to wrap at.
        let is_space = |c: char| c.is_ascii_whitespace();
        for (at, word) in text.split(is_space).enumerate() {
            self.space |= at > 0;
            if word.is_empty() {
                continue;
            }
            self.write_blocks();
            if self.due > 0 && !self.out.is_empty() {
                self.out.extend(std::iter::repeat_n('\n', self.due));
            } else if self.space && !self.out.is_empty() {
                self.out.push(' ');
            }
            (self.due, self.space) = (0, false);
            self.out.push_str(word);
        }
    }

    fn finish(mut self) -> String {
        self.write_blocks();
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}
