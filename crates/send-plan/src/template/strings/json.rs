//! Members of a JSON document with their lines, which `serde_json` does not keep.

use serde_json::{Map, Value};

/// A text, or what is none, with its key's parts and line.
pub(super) struct Member {
    pub(super) path: Vec<String>,
    pub(super) line: u64,
    /// Nothing: neither text nor object.
    pub(super) text: Option<String>,
}

/// Objects within each other.
const MAX_DEPTH: usize = 16;

/// Every leaf of an object of objects, in the file's order. `text` is valid JSON.
pub(super) fn members(text: &str) -> Vec<Member> {
    let mut scanner = Scanner { rest: text, line: 1, found: Vec::new() };
    if scanner.next() == Some('{') {
        scanner.object(&mut Vec::new());
    }
    scanner.found
}

struct Scanner<'a> {
    rest: &'a str,
    line: u64,
    found: Vec<Member>,
}

impl Scanner<'_> {
    /// The next character that is not white space; it is not taken.
    fn next(&mut self) -> Option<char> {
        loop {
            let c = self.rest.chars().next()?;
            if !c.is_ascii_whitespace() {
                return Some(c);
            }
            self.take();
        }
    }

    fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.line += u64::from(c == '\n');
        self.rest = chars.as_str();
        Some(c)
    }

    fn string(&mut self) -> String {
        let whole = self.rest;
        self.take();
        loop {
            match self.take() {
                Some('\\') => drop(self.take()),
                Some('"') | None => break,
                Some(_) => {}
            }
        }
        let written = whole.get(..whole.len() - self.rest.len()).unwrap_or_default();
        serde_json::from_str(written).unwrap_or_default()
    }

    fn object(&mut self, path: &mut Vec<String>) {
        self.take();
        while let Some(c) = self.next() {
            match c {
                '"' => {
                    let line = self.line;
                    path.push(self.string());
                    // `:`
                    self.next();
                    self.take();
                    self.value(path, line);
                    path.pop();
                }
                '}' => {
                    self.take();
                    return;
                }
                _ => drop(self.take()),
            }
        }
    }

    fn value(&mut self, path: &mut Vec<String>, line: u64) {
        match self.next() {
            Some('"') => {
                let text = Some(self.string());
                self.found.push(Member { path: path.clone(), line, text });
            }
            Some('{') if path.len() < MAX_DEPTH => self.object(path),
            _ => {
                self.found.push(Member { path: path.clone(), line, text: None });
                self.skip();
            }
        }
    }

    /// Leaves a value aside.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.next() {
            match c {
                '"' => drop(self.string()),
                '{' | '[' => {
                    depth += 1;
                    self.take();
                }
                '}' | ']' if depth == 0 => return,
                '}' | ']' => {
                    depth -= 1;
                    self.take();
                }
                ',' if depth == 0 => return,
                _ => drop(self.take()),
            }
            if depth == 0 && matches!(c, '"' | '}' | ']') {
                return;
            }
        }
    }
}

/// Members as a file holds them.
pub(super) fn written(members: Map<String, Value>) -> String {
    // Keys are texts: nothing of this fails.
    let mut text = serde_json::to_string_pretty(&members).unwrap_or_default();
    text.push('\n');
    text
}
