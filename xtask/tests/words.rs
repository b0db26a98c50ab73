//! The app's texts: complete in every language, called as they are written, and nowhere else.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Arguments of a text and tags in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Uses {
    args: BTreeSet<String>,
    tags: BTreeSet<String>,
}

type Texts = BTreeMap<String, Uses>;

#[test]
fn every_language_has_every_text_with_the_same_arguments() {
    let english = texts("en");
    for code in ["pt-BR", "ar"] {
        let texts = texts(code);
        let missing: Vec<_> = english.keys().filter(|id| !texts.contains_key(*id)).collect();
        let foreign: Vec<_> = texts.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(
            missing.is_empty() && foreign.is_empty(),
            "{code}: lacks {missing:?}, has {foreign:?}"
        );
        for (id, uses) in &english {
            // A plural may do without its figure, as Arabic's two.
            assert_eq!(&texts[id], uses, "{code}: {id}");
        }
    }
}

#[test]
fn every_text_is_called_as_it_is_written() {
    let texts = texts("en");
    let mut unused: BTreeSet<&String> = texts.keys().collect();
    let mut wrong = Vec::new();
    for (file, source) in sources() {
        for (id, args) in calls(source) {
            match texts.get(&id) {
                None => wrong.push(format!("{file}: no text is called {id}")),
                Some(uses) if uses.args != args => {
                    wrong.push(format!("{file}: {id} needs {:?}, gets {args:?}", uses.args));
                }
                Some(_) => {}
            }
            unused.remove(&id);
        }
    }
    assert!(wrong.is_empty() && unused.is_empty(), "{}\nunused: {unused:?}", wrong.join("\n"));
}

#[test]
fn every_language_says_what_the_engine_says() {
    let english = said_by_the_engine();
    let mut wrong = Vec::new();
    for code in ["pt-BR", "ar"] {
        let texts = texts_of(code, true);
        for (id, args) in &english {
            match texts.get(id) {
                None => wrong.push(format!("{code} lacks {id}")),
                Some(uses) if uses.args != *args => {
                    wrong.push(format!("{code}: {id} is given {args:?}, shows {:?}", uses.args));
                }
                Some(_) => {}
            }
        }
        let unsaid = texts.keys().filter(|id| !english.contains_key(*id));
        wrong.extend(unsaid.map(|id| format!("{code}: the engine never says {id}")));
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_text_stands_in_the_code() {
    let mut found = Vec::new();
    for (file, source) in sources() {
        let is_view =
            ["src/app.rs", "src/pages", "src/components", "src/say", "src/hooks", "src/state"]
                .iter()
                .any(|part| file.starts_with(part));
        if is_view {
            found.extend(literals(source, false).into_iter().map(|text| format!("{file}: {text}")));
        }
    }
    assert!(found.is_empty(), "{} texts:\n{}", found.len(), found.join("\n"));
}

/// Cargo runs a package's tests in its folder.
fn root() -> &'static Path {
    Path::new("..")
}

/// The page's own texts in a language, all rooms together.
fn texts(code: &str) -> Texts {
    texts_of(code, false)
}

/// The page's own texts, or the engine's.
fn texts_of(code: &str, engine: bool) -> Texts {
    let mut texts = Texts::new();
    for entry in std::fs::read_dir(root().join("static/words").join(code)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if name.starts_with("engine-") != engine {
            continue;
        }
        let resource = fluent_syntax::parser::parse(std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut uses = Uses::default();
                let pattern = message.value.unwrap_or_else(|| panic!("{code}: empty text"));
                uses.add(&pattern);
                let twice = texts.insert(message.id.name.clone(), uses);
                assert!(twice.is_none(), "{code}: {} stands twice", message.id.name);
            }
        }
    }
    texts
}

impl Uses {
    fn add(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.add_tags(value),
                PatternElement::Placeable { expression } => self.add_expression(expression),
            }
        }
    }

    fn add_expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline),
            Expression::Select { selector, variants } => {
                self.add_inline(selector);
                variants.iter().for_each(|variant| self.add(&variant.value));
            }
        }
    }

    fn add_inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.args.insert(id.name.clone());
            }
            InlineExpression::Placeable { expression } => self.add_expression(expression),
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("our texts do without {other:?}"),
        }
    }

    fn add_tags(&mut self, text: &str) {
        for part in text.split("</").skip(1) {
            self.tags.extend(part.split_once('>').map(|(tag, _)| tag.to_owned()));
        }
    }
}

/// Ids and arguments of the engine's sentences, each with one English.
fn said_by_the_engine() -> BTreeMap<String, BTreeSet<String>> {
    let mut english: BTreeMap<String, String> = BTreeMap::new();
    let mut said = BTreeMap::new();
    for (file, source) in sources_in("crates/send-plan/src") {
        for (id, args, sentence) in invocations(source, "text") {
            let lines = sentence.lines().map(|line| line.trim_start().trim_end_matches('\\'));
            let sentence: String = lines.collect();
            let before = english.entry(id.clone()).or_insert_with(|| sentence.clone());
            assert_eq!(*before, sentence, "{file}: {id} has two meanings");
            said.insert(id, args);
        }
    }
    assert!(said.len() > 1_000, "the engine's sentences are not found");
    said
}

/// Every file of the app, by its path in the repository.
fn sources() -> Vec<(String, TokenStream)> {
    sources_in("src")
}

fn sources_in(folder: &str) -> Vec<(String, TokenStream)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                found.push((name, text.parse().unwrap()));
            }
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found
}

/// Every `t!(…)`: its id and the names of its arguments.
fn calls(source: TokenStream) -> Vec<(String, BTreeSet<String>)> {
    invocations(source, "t").into_iter().map(|(id, args, _)| (id, args)).collect()
}

/// Every invocation of a macro that begins with an id: that, the names of its arguments, and what
/// stands behind the id.
fn invocations(source: TokenStream, called: &str) -> Vec<(String, BTreeSet<String>, String)> {
    let mut found = Vec::new();
    let tokens: Vec<TokenTree> = source.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        found.extend(invocations(group.stream(), called));
        let is_call = at >= 2
            && matches!(&tokens[at - 2], TokenTree::Ident(name) if name == called)
            && matches!(&tokens[at - 1], TokenTree::Punct(mark) if mark.as_char() == '!');
        if is_call {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let Some(TokenTree::Literal(id)) = inner.first() else { continue };
            let mut args = BTreeSet::new();
            for three in inner.windows(3) {
                if let [TokenTree::Punct(comma), TokenTree::Ident(name), TokenTree::Punct(is)] =
                    three
                    && comma.as_char() == ','
                    && is.as_char() == '='
                {
                    args.insert(name.to_string());
                }
            }
            let behind = inner.get(2).map(ToString::to_string).unwrap_or_default();
            found.push((id.to_string().trim_matches('"').to_owned(), args, behind));
        }
    }
    found
}

/// Attributes and macros whose strings nobody reads.
const UNREAD: [&str; 11] = [
    "class",
    "classes",
    "d",
    "viewBox",
    "points",
    "transform",
    "style",
    "derive",
    "allow",
    "expect",
    "unreachable",
];

/// Attributes that are always read.
const READ: [&str; 4] = ["label", "title", "hint", "placeholder"];

/// Strings that look like something to read: two words, a sentence, or shown as they are.
fn literals(source: TokenStream, in_html: bool) -> Vec<String> {
    let mut found = Vec::new();
    let tokens: Vec<TokenTree> = source.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let before =
            |n: usize| at.checked_sub(n).map(|at| tokens[at].to_string()).unwrap_or_default();
        match token {
            TokenTree::Group(group) => {
                let is_inner = before(1) == "!" && before(2) == "#";
                let is_noted = before(1) == "#" || is_inner;
                let macro_name = if before(1) == "!" { before(2) } else { before(1) };
                if !is_noted && !UNREAD.contains(&macro_name.as_str()) && macro_name != "t" {
                    let alone: Vec<TokenTree> = group.stream().into_iter().collect();
                    let in_html = in_html || macro_name == "html";
                    if let (true, [TokenTree::Literal(text)], Delimiter::Brace) =
                        (in_html, alone.as_slice(), group.delimiter())
                        && before(1) != "="
                        && !(before(1) == ">" && ["=", "-"].contains(&before(2).as_str()))
                        && is_words(&text.to_string())
                    {
                        found.push(text.to_string());
                        continue;
                    }
                    found.extend(literals(group.stream(), in_html));
                }
            }
            TokenTree::Literal(text) => {
                let text = text.to_string();
                let attribute = if before(1) == "=" { before(2) } else { String::new() };
                let is_read = READ.contains(&attribute.as_str()) && is_words(&text);
                if is_read || (is_sentence(&text) && !UNREAD.contains(&attribute.as_str())) {
                    found.push(text);
                }
            }
            _ => {}
        }
    }
    found
}

/// What is no text: the product's name, titles of the engine's lines, a class.
const KNOWN: [&str; 5] = [
    "\"Piecewise\"",
    "\"Goes on with\"",
    "\"Audience file\"",
    "\"Suppression list\"",
    "\"callout is-open\"",
];

fn is_words(text: &str) -> bool {
    // Nor is a list of paths one.
    text.starts_with('"')
        && !text.contains(".html\\n")
        && !text.contains(".txt\\n")
        && !KNOWN.contains(&text)
        && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    // `audience.columns` is a member's path, not two words.
    let text_of = text.trim_matches('"').replace(". ", " ").replace([',', ':'], " ");
    let words: Vec<&str> = text_of.split_whitespace().collect();
    text.starts_with('"')
        && !KNOWN.contains(&text)
        && words.windows(2).any(|pair| pair.iter().all(is_word))
}
