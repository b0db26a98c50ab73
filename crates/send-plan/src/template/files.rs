//! File names to locales and parts: lenient, since every tool names them in its own way.

use super::{TemplateFile, TemplateLocale};
use crate::audience::locale;
use crate::diagnostic::Diagnostic;
use crate::lint;
use crate::wording::{Text, text};

/// A part of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Of the message's header.
    Subject,
    /// What mailbox lists show beside the subject.
    Preheader,
    /// `text/html`.
    Html,
    /// `text/plain`.
    Text,
}

impl Kind {
    /// In a sentence.
    pub(crate) fn name(self) -> Text {
        match self {
            Self::Subject => text!("engine-part-subject", "subject"),
            Self::Preheader => text!("engine-part-preheader", "preheader"),
            Self::Html => text!("engine-part-html", "HTML part"),
            Self::Text => text!("engine-part-text", "text part"),
        }
    }
}

/// Words in file names that say what a file is and are no locale.
const SUBJECT: &[&str] = &["subject", "subj", "betreff", "asunto", "assunto", "objet", "oggetto"];
const PREHEADER: &[&str] = &["preheader", "preview"];
const HTML: &[&str] = &["html", "htm", "mjml"];
const TEXT: &[&str] = &["text", "txt", "plain", "plaintext"];
const BODY: &[&str] = &["body", "index", "message", "mail", "email", "content", "template"];
const HANDLEBARS: &[&str] = &["hbs", "handlebars", "mustache"];

/// Two-letter languages of ISO 639-1. A directory `src` is no locale; `en` is.
const LANGUAGES: &str = " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch \
    co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha \
    he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks \
    ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no \
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq \
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi \
    yo za zh zu ";
/// Longer ones that messages are written in, without a script or a region beside them.
const LONG_LANGUAGES: &str = " ast ceb cmn fil gsw haw hmn kab kok mai sat yue ";
/// Scripts of ISO 15924 that locales are named with.
const SCRIPTS: &str = " Arab Armn Beng Cyrl Deva Ethi Geor Grek Gujr Guru Hans Hant Hebr Jpan Khmr \
    Knda Kore Laoo Latn Mlym Mong Mymr Nkoo Olck Orya Sinh Taml Telu Tfng Thaa Thai Tibt Vaii ";

/// Sorts template files into locales and parts by their names.
pub(super) fn assemble(files: &[TemplateFile]) -> (Vec<TemplateLocale>, Vec<Diagnostic>) {
    let mut paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    paths.sort_unstable();
    paths.dedup();
    let mut locales: Vec<TemplateLocale> = Vec::new();
    let mut findings = Vec::new();
    for path in paths {
        // What the system puts into directories by itself.
        if path.rsplit('/').next().is_some_and(|name| name.starts_with('.')) {
            continue;
        }
        // They belong to every locale: `set` reads them.
        if super::strings::is_table(path) || super::set::layout(path).is_some() {
            continue;
        }
        let Some((locale, kind)) = place(path) else {
            findings.push(lint::unplaced_file::finding(path));
            continue;
        };
        let at = match locales.iter().position(|known| known.locale == locale) {
            Some(at) => at,
            None => {
                locales.push(TemplateLocale { locale, ..TemplateLocale::default() });
                locales.len() - 1
            }
        };
        let Some(entry) = locales.get_mut(at) else { continue };
        let part = match kind {
            Kind::Subject => &mut entry.subject,
            Kind::Preheader => &mut entry.preheader,
            Kind::Html => &mut entry.html,
            Kind::Text => &mut entry.text,
        };
        match part {
            None => *part = Some(path.to_owned()),
            Some(first) => {
                findings.push(lint::duplicate_part::finding(path, first, &entry.locale, kind));
            }
        }
    }
    locales.sort_by(|a, b| a.locale.cmp(&b.locale));
    (locales, findings)
}

/// Locale and part that a path names.
fn place(path: &str) -> Option<(String, Kind)> {
    let mut components: Vec<&str> = path.split(['/', '\\']).collect();
    let name = components.pop()?;
    let mut words: Vec<String> = Vec::new();
    // The nearest to the file's end wins: `en/pt-BR.html` is Portuguese.
    let mut locale = None;
    for (depth, component) in std::iter::once(name).chain(components.into_iter().rev()).enumerate()
    {
        let tokens: Vec<&str> = component.split('.').collect();
        for (i, token) in tokens.iter().enumerate().rev() {
            // A file's ending is no language: `index.tr` does not exist, `index.ht` neither.
            let ending = depth == 0 && i > 0 && i + 1 == tokens.len();
            let (found, rest) = split(token);
            if locale.is_none() && !ending {
                locale = found;
            }
            words.extend(rest);
        }
    }
    let any = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let known_ending =
        [HTML, TEXT, HANDLEBARS].iter().any(|endings| endings.contains(&ending.as_str()));
    let kind = match () {
        () if !known_ending => return None,
        () if any(SUBJECT) => Kind::Subject,
        () if any(PREHEADER) => Kind::Preheader,
        () if HTML.contains(&ending.as_str()) => Kind::Html,
        () if TEXT.contains(&ending.as_str()) => Kind::Text,
        // `body.html.hbs`, `text.hbs`, `body.hbs`
        () if any(HTML) => Kind::Html,
        () if any(TEXT) => Kind::Text,
        () if any(BODY) => Kind::Html,
        () => return None,
    };
    Some((locale?, kind))
}

/// The locale in a word such as `body_pt-BR`, and the words beside it.
fn split(token: &str) -> (Option<String>, Vec<String>) {
    let lower = token.to_lowercase();
    if is_keyword(&lower) {
        return (None, vec![lower]);
    }
    if let Some(tag) = tag(token) {
        return (Some(tag), Vec::new());
    }
    let parts: Vec<&str> = token.split(['_', '-', ' ']).collect();
    // The longest run of parts at the end, else at the beginning, that is a tag.
    let runs = (1..parts.len()).map(|cut| (parts.get(cut..), parts.get(..cut)));
    let back = (1..parts.len()).rev().map(|cut| (parts.get(..cut), parts.get(cut..)));
    for (run, rest) in runs.chain(back) {
        let (run, rest) = (run.unwrap_or_default(), rest.unwrap_or_default());
        if !run.iter().any(|part| is_keyword(&part.to_lowercase()))
            && let Some(tag) = tag(&run.join("-"))
        {
            return (Some(tag), rest.iter().map(|part| part.to_lowercase()).collect());
        }
    }
    (None, parts.iter().map(|part| part.to_lowercase()).collect())
}

fn is_keyword(word: &str) -> bool {
    [SUBJECT, PREHEADER, HTML, TEXT, BODY, HANDLEBARS].iter().any(|words| words.contains(&word))
}

/// A tag of language, script and region that exist: grammar alone takes `en-news` for English in
/// the script News, and `pt-BR-subject` for a variant.
pub(super) fn tag(text: &str) -> Option<String> {
    let tag = locale::normalise(text)?;
    let mut subtags = tag.split('-');
    let language = subtags.next()?;
    let listed = |list: &str, name: &str| list.contains(&format!(" {name} "));
    let known = match language.len() {
        2 => listed(LANGUAGES, language),
        _ => listed(LONG_LANGUAGES, language) || tag.contains('-'),
    };
    let is_region = |subtag: &str| match subtag.len() {
        2 => true,
        _ => subtag.len() == 3 && subtag.bytes().all(|b| b.is_ascii_digit()),
    };
    let rest = subtags.all(|subtag| is_region(subtag) || listed(SCRIPTS, subtag));
    (known && rest).then_some(tag)
}
