//! What stands between the brackets: a name, what it is given, what it is given by name.

use serde_json::Value;

use super::super::scan::{Problem, Spot, problem};
use super::{Call, Expression, Path};
use crate::wording::text;

/// Brackets within brackets.
const MAX_DEPTH: usize = 16;

/// A tag's content as a call; `as |a b|` at its end is given beside it.
pub(super) fn call(text: &str, spot: Spot) -> Result<(Call, Vec<String>), Problem> {
    let mut reader = Reader { text, at: 0, spot };
    let (content, locals) = reader.split_locals()?;
    reader.text = content;
    let call = reader.call(0)?;
    match reader.peek() {
        None => Ok((call, locals)),
        Some(_) => Err(reader.unreadable()),
    }
}

/// The name in a tag that closes a block, as it is compared with the opening one.
pub(super) fn name(text: &str, spot: Spot) -> Result<String, Problem> {
    let (call, _) = call(text, spot)?;
    if !call.given.is_empty() || !call.named.is_empty() {
        return Err(Reader { text, at: 0, spot }.unreadable());
    }
    Ok(call.name.written)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    spot: Spot,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character that is not white space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
        self.rest().chars().next()
    }

    fn unreadable(&self) -> Problem {
        problem(
            self.spot,
            text!(
                "engine-template-cannot-be-read-as-handlebars",
                "\u{201c}{{{{{text}}}}}\u{201d} cannot be read as Handlebars.",
                text = crate::wording::shortened(self.text.trim(), 40)
            ),
            text!(
                "engine-template-write-for-column-where-name",
                "Write {{name}} for a column, {{[two words]}} where its name has spaces or punctuation."
            ),
        )
    }

    /// Cuts `as |a b|` off the end.
    fn split_locals(&self) -> Result<(&'a str, Vec<String>), Problem> {
        let text = self.text.trim_end_matches(is_space);
        let Some(before) = text.strip_suffix('|') else { return Ok((self.text, Vec::new())) };
        let Some((before, names)) = before.rsplit_once('|') else { return Err(self.unreadable()) };
        let before = before.trim_end_matches(is_space);
        let Some(content) = before.strip_suffix("as").filter(|b| b.ends_with(is_space)) else {
            return Err(self.unreadable());
        };
        let names: Vec<String> =
            names.split(is_space).filter(|n| !n.is_empty()).map(str::to_owned).collect();
        let are_names = names.iter().all(|name| name.chars().all(is_name));
        if names.is_empty() || !are_names { Err(self.unreadable()) } else { Ok((content, names)) }
    }

    fn call(&mut self, depth: usize) -> Result<Call, Problem> {
        if depth > MAX_DEPTH {
            return Err(self.unreadable());
        }
        self.peek();
        let start = self.at;
        let name = match self.value(depth)? {
            Expression::Path(path) => path,
            // `{{12}}`, `{{null}}` and `{{"two words"}}` name columns.
            Expression::Literal(value) => {
                let name = match value {
                    Value::Null => self.text.get(start..self.at).unwrap_or_default().to_owned(),
                    other => super::value::text(&other),
                };
                Path { written: name.clone(), parts: vec![name], ..Path::default() }
            }
            Expression::Call(_) => return Err(self.unreadable()),
        };
        let (mut given, mut named) = (Vec::new(), Vec::new());
        while let Some(next) = self.peek() {
            if next == ')' {
                break;
            }
            match self.hash_name() {
                Some(name) => named.push((name, self.value(depth)?)),
                // What is given by name stands last.
                None if !named.is_empty() => return Err(self.unreadable()),
                None => given.push(self.value(depth)?),
            }
        }
        Ok(Call { name, given, named, spot: self.spot })
    }

    /// `name=`, if that is what comes next.
    fn hash_name(&mut self) -> Option<String> {
        let rest = self.rest();
        let (name, length) = match rest.strip_prefix('[') {
            Some(inner) => {
                let end = inner.find(']')?;
                (inner.get(..end)?, end + 2)
            }
            None => {
                let end = rest.find(|c| !is_name(c))?;
                (rest.get(..end)?, end)
            }
        };
        let after = rest.get(length..)?;
        let value = after.trim_start_matches(is_space).strip_prefix('=')?;
        if name.is_empty() {
            return None;
        }
        self.at += rest.len() - value.len();
        Some(name.to_owned())
    }

    fn value(&mut self, depth: usize) -> Result<Expression, Problem> {
        match self.peek() {
            Some('(') => {
                self.at += 1;
                let call = self.call(depth + 1)?;
                if self.peek() != Some(')') {
                    return Err(self.unreadable());
                }
                self.at += 1;
                self.apart(&[')'])?;
                Ok(Expression::Call(Box::new(call)))
            }
            Some(quote @ ('"' | '\'')) => {
                let text = self.quoted(quote)?;
                self.apart(&[')'])?;
                Ok(Expression::Literal(Value::String(text)))
            }
            Some(_) => {
                if let Some(literal) = self.literal() {
                    return Ok(Expression::Literal(literal));
                }
                self.path().map(Expression::Path)
            }
            None => Err(self.unreadable()),
        }
    }

    /// Values stand apart, or before one of these.
    fn apart(&self, before: &[char]) -> Result<(), Problem> {
        match self.rest().chars().next() {
            None => Ok(()),
            Some(next) if is_space(next) || before.contains(&next) => Ok(()),
            Some(_) => Err(self.unreadable()),
        }
    }

    fn quoted(&mut self, quote: char) -> Result<String, Problem> {
        let inner = self.rest().get(1..).unwrap_or_default();
        let mut text = String::new();
        let mut chars = inner.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c == '\\' && chars.peek().is_some_and(|(_, next)| *next == quote) {
                text.push(quote);
                chars.next();
            } else if c == quote {
                self.at += 1 + at + quote.len_utf8();
                return Ok(text);
            } else {
                text.push(c);
            }
        }
        Err(self.unreadable())
    }

    fn literal(&mut self) -> Option<Value> {
        let rest = self.rest();
        let word = rest.get(..rest.find(|c| is_space(c) || c == ')').unwrap_or(rest.len()))?;
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" | "undefined" => Value::Null,
            _ => {
                let digits = word.strip_prefix('-').unwrap_or(word);
                let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
                let all =
                    |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
                if !all(whole) || !all(part) {
                    return None;
                }
                match word.parse::<i64>() {
                    Ok(number) => number.into(),
                    Err(_) => serde_json::Number::from_f64(word.parse().ok()?)?.into(),
                }
            }
        };
        self.at += word.len();
        Some(value)
    }

    fn path(&mut self) -> Result<Path, Problem> {
        let start = self.at;
        let mut path = Path::default();
        if self.rest().starts_with('@') {
            path.is_data = true;
            self.at += 1;
        }
        let begin = self.at;
        loop {
            let rest = self.rest();
            if let Some(inner) = rest.strip_prefix('[') {
                let end = closing(inner).ok_or_else(|| self.unreadable())?;
                let name = inner.get(..end).unwrap_or_default();
                path.parts.push(name.replace("\\]", "]").replace("\\\\", "\\"));
                self.at += end + 2;
            } else if rest.starts_with("..") {
                if !path.parts.is_empty() {
                    return Err(self.unreadable());
                }
                path.ups += 1;
                self.at += 2;
            } else if rest.starts_with('.') {
                // `this`, and `./` before a name
                if !path.parts.is_empty() {
                    return Err(self.unreadable());
                }
                self.at += 1;
            } else {
                let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
                let name = rest.get(..end).unwrap_or_default();
                match name {
                    "" => return Err(self.unreadable()),
                    "this" if !path.parts.is_empty() => return Err(self.unreadable()),
                    "this" => {}
                    name => path.parts.push(name.to_owned()),
                }
                self.at += end;
            }
            match self.rest().chars().next() {
                Some('.' | '/') => self.at += 1,
                None => break,
                Some(c) if is_space(c) || c == ')' || c == '=' => break,
                Some(_) => return Err(self.unreadable()),
            }
        }
        let written = self.text.get(begin..self.at).unwrap_or_default();
        path.is_scoped = written.starts_with('.')
            || written.strip_prefix("this").is_some_and(|rest| {
                !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
            });
        path.written = self.text.get(start..self.at).unwrap_or_default().to_owned();
        Ok(path)
    }
}

/// Where `]` ends a name, `\]` left aside.
fn closing(inner: &str) -> Option<usize> {
    let bytes = inner.as_bytes();
    (0..bytes.len())
        .find(|at| bytes.get(*at) == Some(&b']') && (*at == 0 || bytes.get(at - 1) != Some(&b'\\')))
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Characters of a name, as the grammar of handlebars.js has them.
fn is_name(c: char) -> bool {
    !is_space(c)
        && !matches!(c, '!'..='#' | '%'..=',' | '.' | '/' | ';'..='>' | '@' | '['..='^' | '`' | '{'..='~')
}
