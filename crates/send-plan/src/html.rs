//! What stands in the HTML of a template, with its places: elements, shown text, styles, comments.
//!
//! Merge fields and blocks are hidden from the tokenizer, byte for byte, so that `{{#if a > b}}` is
//! no tag; in what it gives back, [`FIELD`] stands for them.

use std::borrow::Cow;
use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::template::marks::Mark;

pub(crate) mod clients;
pub(crate) mod css;
pub(crate) mod links;

/// Stands in values and texts for a run of `{{…}}`.
pub(crate) const FIELD: char = '\u{1a}';

/// Elements inside a passage of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "mark", "s", "small",
    "span", "strike", "strong", "sub", "sup", "time", "u", "wbr",
];

/// The HTML of one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Html {
    pub(crate) elements: Vec<Element>,
    /// Shown text between two block elements or line breaks, blanks folded, none of it empty.
    pub(crate) passages: Vec<Text>,
    /// What stands in `<style>`.
    pub(crate) styles: Vec<Text>,
    /// What stands in `<script>`.
    pub(crate) scripts: Vec<Text>,
    pub(crate) comments: Vec<Text>,
}

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    /// Its bytes in the text, from `<` to after `>`.
    pub(crate) at: Range<usize>,
    pub(crate) attributes: Vec<Attribute>,
    /// The text in it, where it is a link or the title.
    pub(crate) text: String,
}

/// An attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    /// Its value, character references resolved.
    pub(crate) value: String,
    /// The bytes of its value in the text.
    pub(crate) at: Range<usize>,
    /// Whether quotes stand around the value.
    pub(crate) quoted: bool,
}

/// A text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) at: Range<usize>,
}

/// What stands around a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Around<'h> {
    Text,
    /// Inside a tag and outside of its attributes' values.
    Tag,
    Value(&'h Element, &'h Attribute),
    Style,
    Script,
    Comment(&'h Text),
}

impl Html {
    /// Reads the HTML of a template.
    pub(crate) fn read(text: &str, marks: &[Mark]) -> Self {
        let mut hidden = text.as_bytes().to_vec();
        for mark in marks {
            if let Some(bytes) = hidden.get_mut(mark.at.clone()) {
                bytes.fill(FIELD as u8);
            }
        }
        let hidden = String::from_utf8(hidden).unwrap_or_default();
        let mut reading = Reading { text, ..Reading::default() };
        let each = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
            reading.event(event, span);
            None
        };
        let mut emitter = CallbackEmitter::new(each);
        emitter.naively_switch_states(true);
        let Ok(()) = Tokenizer::new_with_emitter(hidden.as_str(), emitter).finish();
        reading.end_passage();
        reading.html
    }

    /// Whether there is such an element.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.elements_named(name).next().is_some()
    }

    pub(crate) fn elements_named(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// What stands around a byte of the text.
    pub(crate) fn around(&self, byte: usize) -> Around<'_> {
        let within = |texts: &'_ [Text]| texts.iter().any(|text| text.at.contains(&byte));
        if let Some(comment) = self.comments.iter().find(|comment| comment.at.contains(&byte)) {
            return Around::Comment(comment);
        }
        if within(&self.styles) {
            return Around::Style;
        }
        if within(&self.scripts) {
            return Around::Script;
        }
        let after = self.elements.partition_point(|element| element.at.start <= byte);
        let element = after.checked_sub(1).and_then(|before| self.elements.get(before));
        match element.filter(|element| element.at.contains(&byte)) {
            None => Around::Text,
            Some(element) => element
                .attributes
                .iter()
                .find(|attribute| attribute.at.contains(&byte))
                .map_or(Around::Tag, |attribute| Around::Value(element, attribute)),
        }
    }
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value.as_str())
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

#[derive(Default)]
struct Reading<'t> {
    text: &'t str,
    html: Html,
    /// The start tag that is being read.
    tag: Option<Element>,
    /// Its last attribute is a second one of its name, which counts for nothing.
    repeated: bool,
    /// The element whose content is no shown text.
    raw: Option<&'static str>,
    /// Index of the link or title that is open.
    link: Option<usize>,
    passage: Option<Text>,
}

impl Reading<'_> {
    fn event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) {
        let at = span.start..span.end;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let name = string(name).trim_matches(FIELD).to_owned();
                let (attributes, text) = (Vec::new(), String::new());
                self.tag = Some(Element { name, at, attributes, text });
            }
            CallbackEvent::AttributeName { name } => self.attribute(&string(name), at),
            CallbackEvent::AttributeValue { value } => {
                let attributes = self.tag.as_mut().map(|tag| &mut tag.attributes);
                let attribute = attributes.and_then(|all| all.last_mut());
                if let Some(attribute) = attribute.filter(|_| !self.repeated) {
                    attribute.value = folded_fields(&string(value));
                    attribute.at.end = attribute.at.start.max(at.end + 1);
                }
            }
            CallbackEvent::CloseStartTag { .. } => self.start(at.end),
            CallbackEvent::EndTag { name } => {
                self.raw = None;
                let name = string(name);
                if matches!(name.as_ref(), "a" | "title") {
                    self.link = None;
                }
                if !INLINE.contains(&name.as_ref()) {
                    self.end_passage();
                }
            }
            CallbackEvent::String { value } => self.text(&string(value), at),
            CallbackEvent::Comment { value } => {
                self.html.comments.push(Text { text: string(value).into_owned(), at });
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn start(&mut self, end: usize) {
        let Some(mut element) = self.tag.take() else { return };
        element.at.end = end;
        let name = element.name.as_str();
        self.raw = match name {
            "style" => Some("style"),
            "script" => Some("script"),
            "title" => Some("title"),
            _ => None,
        };
        if matches!(name, "a" | "title") {
            self.link = Some(self.html.elements.len());
        }
        if !INLINE.contains(&name) {
            self.end_passage();
        }
        self.html.elements.push(element);
    }

    fn attribute(&mut self, name: &str, at: Range<usize>) {
        let Some(tag) = &mut self.tag else { return };
        let known = |known: &Attribute| known.name == name;
        self.repeated = tag.attributes.iter().any(known);
        if self.repeated {
            return;
        }
        let after_name = self.text.get(at.start + name.len()..).unwrap_or_default();
        let after = after_name.trim_start();
        let (start, quoted) = match after.strip_prefix('=').map(str::trim_start) {
            Some(rest) if rest.starts_with(['"', '\'']) => (rest.len() - 1, true),
            Some(rest) => (rest.len(), false),
            // An attribute without a value.
            None => (after_name.len(), true),
        };
        let start = self.text.len() - start;
        tag.attributes.push(Attribute {
            name: name.trim_matches(FIELD).to_owned(),
            value: String::new(),
            at: start..start.max(at.end),
            quoted,
        });
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        if let Some(link) = self.link.and_then(|link| self.html.elements.get_mut(link)) {
            link.text.push_str(&folded_fields(text));
        }
        let all = || Text { text: text.to_owned(), at: at.clone() };
        match self.raw {
            Some("style") => self.html.styles.push(all()),
            Some("script") => self.html.scripts.push(all()),
            Some(_) => {}
            None => match &mut self.passage {
                Some(passage) => {
                    passage.text.push_str(text);
                    passage.at.end = at.end;
                }
                None if text.trim().is_empty() => {}
                None => {
                    let blanks = text.len() - text.trim_start().len();
                    self.passage = Some(Text { at: at.start + blanks..at.end, ..all() });
                }
            },
        }
    }

    fn end_passage(&mut self) {
        if let Some(passage) = self.passage.take() {
            let mut text = String::with_capacity(passage.text.len());
            for word in passage.text.split_whitespace() {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
            self.html.passages.push(Text { text: folded_fields(&text), ..passage });
        }
    }
}

fn string(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// One [`FIELD`] for a run of them.
pub(crate) fn folded_fields(text: &str) -> String {
    if memchr::memchr(FIELD as u8, text.as_bytes()).is_none() {
        return text.to_owned();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c != FIELD || !folded.ends_with(FIELD) {
            folded.push(c);
        }
    }
    folded
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;
    use crate::template::language;

    fn read(text: &str) -> Html {
        Html::read(text, &language::read(text).0)
    }

    #[test]
    fn elements_attributes_and_texts_have_their_bytes() {
        let text = "é<p class=\"a\" id='{{id \"x\"}}'>Dear <b>{{name}}</b>,</p>\n<a href = x?a&amp;b>here</a>";
        let html = read(text);
        let names: Vec<&str> = html.elements.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["p", "b", "a"]);
        assert_eq!(&text[html.elements[0].at.clone()], "<p class=\"a\" id='{{id \"x\"}}'>");
        let id = html.elements[0].attribute("id").unwrap();
        assert_eq!((id.value.as_str(), id.quoted), ("\u{1a}", true));
        assert!(text[id.at.clone()].starts_with("{{id"), "{}", &text[id.at.clone()]);
        let href = html.elements[2].attribute("href").unwrap();
        assert_eq!((href.value.as_str(), href.quoted), ("x?a&b", false));
        assert!(text[href.at.clone()].starts_with("x?a"), "{}", &text[href.at.clone()]);
        assert_eq!(html.elements[2].text, "here");
        let passages: Vec<&str> = html.passages.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(passages, ["é", "Dear \u{1a},", "here"]);
        assert!(text[html.passages[1].at.clone()].starts_with("Dear"));
    }

    #[test]
    fn blocks_inside_a_tag_do_not_hide_its_attributes() {
        let html = read(
            "<td{{#if a}} width=\"1\"{{else}} height=2{{/if}}><!-- {{c}} --><style>{{d}}</style>",
        );
        let names: Vec<&str> =
            html.elements[0].attributes.iter().map(|attribute| attribute.name.as_str()).collect();
        assert_eq!(html.elements[0].name, "td");
        assert!(names.contains(&"width") && names.contains(&"height"), "{names:?}");
    }

    #[test]
    fn what_stands_around_a_field_is_known() {
        let text = "{{a}}<p {{b}} c=\"{{c}}\" d={{d}}><!-- {{e}} --><style>x{{f}}</style><script>{{g}}</script>";
        let html = read(text);
        let around: Vec<&str> = language::read(text)
            .0
            .iter()
            .map(|mark| match html.around(mark.at.start) {
                Around::Text => "text",
                Around::Tag => "tag",
                Around::Value(_, value) if value.quoted => "value",
                Around::Value(..) => "bare",
                Around::Style => "style",
                Around::Script => "script",
                Around::Comment(_) => "comment",
            })
            .collect();
        assert_eq!(around, ["text", "tag", "value", "bare", "comment", "style", "script"]);
    }
}
