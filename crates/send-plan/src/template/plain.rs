//! The text part made from the HTML part: what a reader without HTML is to read.

use html5gum::{HtmlString, Token, Tokenizer};

/// Elements whose content nobody reads.
const UNREAD: [&str; 7] = ["head", "style", "script", "title", "template", "noscript", "svg"];
/// Elements that stand on lines of their own, and those with an empty line around them.
const LINES: [&str; 12] =
    ["div", "tr", "table", "li", "ul", "ol", "section", "header", "footer", "article", "dt", "dd"];
const PARAGRAPHS: [&str; 9] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"];

/// Plain text of an HTML template; merge fields and conditions stay as they are.
pub(crate) fn text(html: &str) -> String {
    let mut writer = Writer::default();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = lossy(&tag.name);
                let attribute = |name: &[u8]| {
                    tag.attributes.iter().find(|(known, _)| known.0 == name).map(|(_, v)| lossy(v))
                };
                writer.open(&name, tag.self_closing, attribute);
            }
            Token::EndTag(tag) => writer.close(&lossy(&tag.name)),
            Token::String(text) => writer.text(&lossy(&text)),
            _ => {}
        }
    }
    writer.finish()
}

fn lossy(text: &HtmlString) -> String {
    String::from_utf8_lossy(&text.0).into_owned()
}

#[derive(Default)]
struct Writer {
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

impl Writer {
    fn open(&mut self, name: &str, closed: bool, attribute: impl Fn(&[u8]) -> Option<String>) {
        if let Some((unread, open)) = &mut self.unread {
            *open += usize::from(unread == name && !closed);
            return;
        }
        let style = attribute(b"style").unwrap_or_default().to_lowercase();
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let is_hidden = style.contains("display:none") || attribute(b"hidden").is_some();
        let is_void = closed || matches!(name, "br" | "img" | "hr" | "input" | "meta" | "link");
        if (is_hidden || UNREAD.contains(&name)) && !is_void {
            self.unread = Some((name.to_owned(), 1));
            return;
        }
        self.around(name);
        match name {
            "br" => self.due = (self.due + 1).min(2),
            "li" => self.text("- "),
            "img" => self.text(&attribute(b"alt").unwrap_or_default()),
            "td" | "th" => self.space = true,
            "a" if !closed => {
                let target = attribute(b"href").unwrap_or_default();
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

    fn text(&mut self, text: &str) {
        if self.unread.is_some() {
            return;
        }
        // A no-break space is none to wrap at.
        let is_space = |c: char| c.is_ascii_whitespace();
        for (at, word) in text.split(is_space).enumerate() {
            self.space |= at > 0;
            if word.is_empty() {
                continue;
            }
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
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }
}
