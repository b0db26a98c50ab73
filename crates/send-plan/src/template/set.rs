//! Files to one message per locale: own files, or a shared layout with the words of a string table.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{self, Kind};
use super::memory::Memory;
use super::origin::Origin;
use super::scan::{self, Placer, Spot};
use super::strings::{self, StringTable};
use super::{TemplateFile, TemplateLocale, mjml, plain};
use crate::diagnostic::{Diagnostic, Place};
use crate::lint;

/// Everything that the files say, one message per locale.
#[derive(Clone, Debug, Default)]
pub struct TemplateSet {
    /// By locale, sorted.
    pub messages: Vec<Compiled>,
    /// String tables by locale, sorted.
    pub tables: Vec<StringTable>,
    /// What stands in the way, and what is left out.
    pub findings: Vec<Diagnostic>,
    /// Paths of the shared layouts that are used.
    pub layouts: Vec<String>,
}

/// The message of one locale: Handlebars over a recipient's row, nothing else to be filled in.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// BCP 47.
    pub locale: String,
    /// Subject, preheader, HTML, text; those that there are.
    pub parts: Vec<CompiledPart>,
    /// Keys of the layout's strings, each with the locale whose text is used.
    pub strings: BTreeMap<String, String>,
}

/// One part of a message.
#[derive(Clone, Debug)]
pub struct CompiledPart {
    /// Which.
    pub kind: Kind,
    /// The path it comes from, and its text as it is rendered.
    pub file: TemplateFile,
    /// Made from the HTML part, since nobody wrote it.
    pub is_generated: bool,
    pub(crate) origin: Origin,
}

impl Compiled {
    /// A part.
    pub fn part(&self, kind: Kind) -> Option<&CompiledPart> {
        self.parts.iter().find(|part| part.kind == kind)
    }

    /// With the text part made that [`TemplateSet::written`] left out.
    pub(crate) fn with_text(&self) -> Self {
        let mut message = self.clone();
        let text = self.part(Kind::Html).map(|html| plain::text(&html.file.text));
        for part in message.parts.iter_mut().filter(|part| part.is_generated) {
            part.file.text = text.clone().unwrap_or_default();
        }
        message
    }

    /// Where its parts come from, as the screen lists them; a generated text is none of them.
    fn listed(&self) -> TemplateLocale {
        let path = |kind| {
            let part = self.part(kind).filter(|part| !part.is_generated);
            part.map(|part| part.file.path.clone())
        };
        TemplateLocale {
            locale: self.locale.clone(),
            subject: path(Kind::Subject),
            preheader: path(Kind::Preheader),
            html: path(Kind::Html),
            text: path(Kind::Text),
            text_is_generated: self.part(Kind::Text).is_some_and(|part| part.is_generated),
        }
    }
}

impl TemplateSet {
    /// Sorts the files and makes every locale's message. `fallback`: the last of each chain in which
    /// a string is looked for.
    pub fn compile(files: &[TemplateFile], fallback: Option<&str>) -> Self {
        Self::compile_again(files, fallback, &mut Memory::default())
    }

    /// The same, quicker where little has changed since the memory was used last.
    pub(crate) fn compile_again(
        files: &[TemplateFile],
        fallback: Option<&str>,
        memory: &mut Memory,
    ) -> Self {
        Self::with(files, fallback, memory, |_| true)
    }

    /// The same with nothing in text parts that nobody wrote and that cannot differ from the HTML:
    /// making them takes as long as a look at it, and has nothing to find.
    pub(super) fn written(
        files: &[TemplateFile],
        fallback: Option<&str>,
        memory: &mut Memory,
    ) -> Self {
        Self::with(files, fallback, memory, plain::may_differ)
    }

    fn with(
        files: &[TemplateFile],
        fallback: Option<&str>,
        memory: &mut Memory,
        wants_text: fn(&str) -> bool,
    ) -> Self {
        let (tables, mut findings) = strings::read(files);
        let layout = |wanted: Kind| files.iter().find(|file| layout(&file.path) == Some(wanted));
        let layouts = Layouts { html: layout(Kind::Html), text: layout(Kind::Text) };
        let (own, placing) = files::assemble(files);
        findings.extend(placing);
        let mut locales: BTreeSet<String> = own.iter().map(|own| own.locale.clone()).collect();
        if !layouts.is_empty() {
            locales.extend(tables.iter().map(|table| table.locale.clone()));
        }
        let mut maker =
            Maker { files, tables: &tables, fallback, layouts, memory, wants_text, findings };
        let make = |locale: String| {
            let own = own.iter().find(|own| own.locale == locale);
            maker.message(locale, own)
        };
        let messages: Vec<Compiled> = locales.into_iter().map(make).collect();
        let Maker { mut findings, layouts, .. } = maker;
        if messages.is_empty() {
            findings.extend(layouts.iter().map(|file| lint::unplaced_file::finding(&file.path)));
        }
        // The same mistake in the layout shows in every locale.
        let mut seen = BTreeSet::new();
        findings
            .retain(|finding| seen.insert((finding.place.clone(), finding.message.to_string())));
        let layouts = layouts.iter().map(|file| file.path.clone()).collect();
        Self { messages, tables, findings, layouts }
    }

    /// The locales with the files of their parts.
    pub fn locales(&self) -> Vec<TemplateLocale> {
        self.messages.iter().map(Compiled::listed).collect()
    }

    /// The message of a locale's template.
    pub fn message(&self, locale: &str) -> Option<&Compiled> {
        self.messages.iter().find(|message| message.locale == locale)
    }
}

/// The shared layout that a path names.
pub(super) fn layout(path: &str) -> Option<Kind> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase();
    match name.as_str() {
        "layout.html" | "layout.htm" | "layout.html.hbs" | "layout.hbs" | "layout.mjml"
        | "layout.mjml.hbs" => Some(Kind::Html),
        "layout.txt" | "layout.txt.hbs" => Some(Kind::Text),
        _ => None,
    }
}

fn is_mjml(path: &str) -> bool {
    let path = path.to_lowercase();
    path.ends_with(".mjml") || path.ends_with(".mjml.hbs")
}

struct Layouts<'a> {
    html: Option<&'a TemplateFile>,
    text: Option<&'a TemplateFile>,
}

impl<'a> Layouts<'a> {
    fn iter(&self) -> impl Iterator<Item = &'a TemplateFile> + use<'a> {
        self.html.into_iter().chain(self.text)
    }

    fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

struct Maker<'a> {
    files: &'a [TemplateFile],
    tables: &'a [StringTable],
    fallback: Option<&'a str>,
    layouts: Layouts<'a>,
    memory: &'a mut Memory,
    /// Whether a text part is made of this HTML.
    wants_text: fn(&str) -> bool,
    findings: Vec<Diagnostic>,
}

impl<'a> Maker<'a> {
    fn message(&mut self, locale: String, own: Option<&TemplateLocale>) -> Compiled {
        let file = |path: Option<&Option<String>>| {
            let path = path?.as_ref()?;
            self.files.iter().find(|file| file.path == *path)
        };
        let subject = file(own.map(|own| &own.subject));
        let preheader = file(own.map(|own| &own.preheader));
        let html = file(own.map(|own| &own.html)).or(self.layouts.html);
        let text = file(own.map(|own| &own.text)).or(self.layouts.text);
        let mut message = Compiled { locale, ..Compiled::default() };
        let subject = match subject {
            Some(file) => Some(self.filled(file, Kind::Subject, &mut message)),
            None => self.string("subject", Kind::Subject, &mut message),
        };
        let preheader = match preheader {
            Some(file) => Some(self.filled(file, Kind::Preheader, &mut message)),
            None => self.string("preheader", Kind::Preheader, &mut message),
        };
        let html = html.map(|file| self.html(file, &mut message));
        let text = match (text, &html) {
            (Some(file), _) => Some(self.filled(file, Kind::Text, &mut message)),
            (None, Some(html)) => Some(self.generated(html, &message)),
            (None, None) => None,
        };
        let html = html.map(|html| match &preheader {
            Some(preheader) if !shows_preheader(self.files, &html) => hidden(preheader, html),
            _ => html,
        });
        self.say_fallbacks(&message);
        message.parts = [subject, preheader, html, text].into_iter().flatten().collect();
        message
    }

    fn html(&mut self, file: &TemplateFile, message: &mut Compiled) -> CompiledPart {
        let filled = self.filled(file, Kind::Html, message);
        if !is_mjml(&file.path) {
            return filled;
        }
        let (locale, text) = (&message.locale, &filled.file.text);
        match self.memory.drawn.of(locale, Kind::Html, text, mjml::html).as_ref() {
            Ok(html) => CompiledPart {
                origin: filled.origin.drawn_from(filled.file.text),
                file: TemplateFile { path: filled.file.path, text: html.clone() },
                ..filled
            },
            Err(problem) => {
                let problem = problem.clone();
                let place = filled.origin.place(&filled.file.text, problem.spot);
                self.findings.push(lint::mjml::finding(place, problem.message, problem.hint));
                CompiledPart {
                    file: TemplateFile { path: filled.file.path, text: String::new() },
                    ..filled
                }
            }
        }
    }

    /// The text part that nobody wrote.
    fn generated(&mut self, html: &CompiledPart, message: &Compiled) -> CompiledPart {
        let from = &html.file.text;
        let text = match (self.wants_text)(from) {
            true => (*self.memory.texts.of(&message.locale, Kind::Text, from, plain::text)).clone(),
            false => String::new(),
        };
        CompiledPart {
            kind: Kind::Text,
            file: TemplateFile { path: html.file.path.clone(), text },
            is_generated: true,
            origin: html.origin.drawn_from(from.clone()),
        }
    }

    /// A part whose whole text is a string.
    fn string(&mut self, key: &str, kind: Kind, message: &mut Compiled) -> Option<CompiledPart> {
        let chain = strings::chain(&message.locale, self.fallback);
        let (table, string) = strings::find(self.tables, key, &chain)?;
        message.strings.insert(key.to_owned(), table.locale.clone());
        let file = TemplateFile { path: table.path.clone(), text: string.text.clone() };
        let origin = Origin::line(&file.path, string.line);
        Some(CompiledPart { kind, file, is_generated: false, origin })
    }

    /// A file with its `{{t "key"}}` filled in.
    fn filled(&mut self, file: &TemplateFile, kind: Kind, message: &mut Compiled) -> CompiledPart {
        let chain = strings::chain(&message.locale, self.fallback);
        let (mut text, mut origin) = (String::new(), Origin::new(&file.path));
        let mut placer = Placer::new(&file.text);
        let mut from = 0;
        for (at, tag) in scan::each(&file.text) {
            let Some((key, is_raw)) = asked(tag) else { continue };
            text.push_str(file.text.get(from..at).unwrap_or_default());
            from = at + tag.len();
            match strings::find(self.tables, key, &chain) {
                Some((table, string)) => {
                    origin.fixed(text.len(), &table.path, string.line);
                    if kind == Kind::Html && !is_raw {
                        text.push_str(&escaped(&string.text));
                    } else {
                        text.push_str(&string.text);
                    }
                    message.strings.insert(key.to_owned(), table.locale.clone());
                }
                None => {
                    let spot = placer.to(at);
                    let finding = lint::missing_string::finding(
                        Place { column: Some(spot.column), ..Place::line(&file.path, spot.line) },
                        key,
                        &message.locale,
                    );
                    self.findings.push(finding);
                }
            }
            origin.run(text.len(), placer.to(from));
        }
        text.push_str(file.text.get(from..).unwrap_or_default());
        let file = TemplateFile { path: file.path.clone(), text };
        CompiledPart { kind, file, is_generated: false, origin }
    }

    /// Says which strings another language's table gives.
    fn say_fallbacks(&mut self, message: &Compiled) {
        let language = |locale: &str| locale.split('-').next().unwrap_or_default().to_lowercase();
        let mut foreign: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (key, origin) in &message.strings {
            if language(origin) != language(&message.locale) {
                foreign.entry(origin).or_default().push(key);
            }
        }
        for (origin, keys) in foreign {
            let path =
                strings::table(self.tables, &message.locale).map(|table| table.path.as_str());
            let place = path.map_or_else(|| Place::member("templates"), Place::file);
            self.findings.push(lint::string_from_fallback::finding(
                place,
                &message.locale,
                origin,
                &keys,
                message.strings.len(),
            ));
        }
    }
}

/// The key in `{{t "key"}}`, and whether its text is markup: `{{{t "key"}}}`.
fn asked(tag: &str) -> Option<(&str, bool)> {
    let inner = tag.strip_prefix("{{")?.strip_suffix("}}")?;
    let raw = inner.strip_prefix('{').and_then(|inner| inner.strip_suffix('}'));
    let call = raw.unwrap_or(inner).trim().strip_prefix('t')?;
    let quoted = call.strip_prefix([' ', '\t', '\n'])?.trim();
    let key = ['"', '\''].iter().find_map(|q| quoted.strip_prefix(*q)?.strip_suffix(*q))?;
    (!key.contains(['"', '\''])).then_some((key, raw.is_some()))
}

/// Words as HTML text; merge fields in them stay as they are.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    let words = |words: &str, out: &mut String| {
        for c in words.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                c => out.push(c),
            }
        }
    };
    for (at, tag) in scan::each(text) {
        words(text.get(from..at).unwrap_or_default(), &mut out);
        out.push_str(tag);
        from = at + tag.len();
    }
    words(text.get(from..).unwrap_or_default(), &mut out);
    out
}

/// Whether the author has placed the preheader in the HTML.
fn shows_preheader(files: &[TemplateFile], html: &CompiledPart) -> bool {
    let source = files.iter().find(|file| file.path == html.file.path);
    source.is_some_and(|file| {
        scan::each(&file.text).filter_map(|(_, tag)| asked(tag)).any(|(key, _)| key == "preheader")
    })
}

/// The HTML with the preheader as the first text of its body, where nobody sees it.
fn hidden(preheader: &CompiledPart, mut html: CompiledPart) -> CompiledPart {
    let text = &html.file.text;
    let lower = text.to_ascii_lowercase();
    let body = lower.find("<body").and_then(|at| Some(at + text.get(at..)?.find('>')? + 1));
    let at = body.unwrap_or(0);
    let block = format!(
        "<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">{}</div>",
        escaped(preheader.file.text.trim())
    );
    let place = preheader.origin.place(&preheader.file.text, Spot { line: 1, column: 1 });
    html.origin.insert(&html.file.text, at, block.len(), place);
    html.file.text.insert_str(at, &block);
    html
}
