//! What stands in the HTML of a template, with its places: elements, shown text, styles, comments.
//!
//! Merge fields and blocks are hidden from the tokenizer, byte for byte, so that `{{#if a > b}}` is
//! no tag; in what it gives back, [`FIELD`] stands for them.

use std::ops::Range;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

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
    pub(crate) fn read(text: &str, marks: &[Mark<'_>]) -> Self {
        let mut hidden = text.as_bytes().to_vec();
        for mark in marks {
            if let Some(bytes) = hidden.get_mut(mark.at.clone()) {
                bytes.fill(FIELD as u8);
            }
        }
        let hidden = String::from_utf8(hidden).unwrap_or_default();
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut reading =
            Reading { text, html: Self::default(), raw: None, link: None, passage: None };
        for token in Tokenizer::new_with_emitter(hidden.as_str(), emitter) {
            let Ok(token) = token;
            reading.token(token);
        }
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

struct Reading<'t> {
    text: &'t str,
    html: Html,
    /// The element whose content is no shown text.
    raw: Option<&'static str>,
    /// Index of the link or title that is open.
    link: Option<usize>,
    passage: Option<Text>,
}

impl Reading<'_> {
    fn token(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => {
                let name = string(&tag.name);
                self.raw = None;
                if matches!(name.as_str(), "a" | "title") {
                    self.link = None;
                }
                if !INLINE.contains(&name.as_str()) {
                    self.end_passage();
                }
            }
            Token::String(text) => self.text(string(&text.value), text.span.start..text.span.end),
            Token::Comment(comment) => {
                let at = comment.span.start..comment.span.end;
                self.html.comments.push(Text { text: string(&comment.value), at });
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = string(&tag.name).trim_matches(FIELD).to_owned();
        let attributes = tag.attributes.iter().map(|(name, value)| {
            let at = value.span.start..value.span.end;
            self.attribute(string(name), string(&value.value), at)
        });
        let attributes = attributes.collect();
        self.raw = match name.as_str() {
            "style" => Some("style"),
            "script" => Some("script"),
            "title" => Some("title"),
            _ => None,
        };
        if !INLINE.contains(&name.as_str()) {
            self.end_passage();
        }
        if matches!(name.as_str(), "a" | "title") {
            self.link = Some(self.html.elements.len());
        }
        let at = tag.span.start..tag.span.end;
        self.html.elements.push(Element { name, at, attributes, text: String::new() });
    }

    fn attribute(&self, name: String, value: String, at: Range<usize>) -> Attribute {
        let after_name = self.text.get(at.start + name.len()..).unwrap_or_default();
        let after = after_name.trim_start();
        let (start, quoted) = match after.strip_prefix('=').map(str::trim_start) {
            Some(rest) if rest.starts_with(['"', '\'']) => (rest.len() - 1, true),
            Some(rest) => (rest.len(), false),
            // An attribute without a value.
            None => (after_name.len(), true),
        };
        let start = self.text.len() - start;
        let end = at.end.max(start);
        let name = name.trim_matches(FIELD).to_owned();
        Attribute { name, value: folded_fields(&value), at: start..end, quoted }
    }

    fn text(&mut self, text: String, at: Range<usize>) {
        if let Some(link) = self.link.and_then(|link| self.html.elements.get_mut(link)) {
            link.text.push_str(&folded_fields(&text));
        }
        match self.raw {
            Some("style") => self.html.styles.push(Text { text, at }),
            Some("script") => self.html.scripts.push(Text { text, at }),
            Some(_) => {}
            None => match &mut self.passage {
                Some(passage) => {
                    passage.text.push_str(&text);
                    passage.at.end = at.end;
                }
                None if text.trim().is_empty() => {}
                None => {
                    let blanks = text.len() - text.trim_start().len();
                    self.passage = Some(Text { text, at: at.start + blanks..at.end });
                }
            },
        }
    }

    fn end_passage(&mut self) {
        if let Some(passage) = self.passage.take() {
            let words: Vec<&str> = passage.text.split_whitespace().collect();
            let text = folded_fields(&words.join(" "));
            self.html.passages.push(Text { text, ..passage });
        }
    }
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// One [`FIELD`] for a run of them.
pub(crate) fn folded_fields(text: &str) -> String {
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
    use crate::template::marks::marks;

    fn read(text: &str) -> Html {
        Html::read(text, &marks(text))
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
        let around: Vec<&str> = marks(text)
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
