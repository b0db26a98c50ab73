//! What the app says, in the language of the person: texts stand in `static/words`, a folder per
//! language and a file per room, in Fluent. English is compiled in; the others are loaded when they
//! are chosen. `xtask/tests/words.rs` holds texts and calls against each other.

mod rich;

use std::cell::RefCell;
use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
pub use fluent_bundle::{FluentArgs as Args, FluentValue as Value};
pub use rich::{Part, code, rich, unseen};

use crate::browser::intl;

/// A language that the app speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Brazilian Portuguese.
    Portuguese,
    /// Arabic, from right to left.
    Arabic,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::Portuguese, Self::Arabic];

    /// BCP 47; also the name of its folder.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Portuguese => "pt-BR",
            Self::Arabic => "ar",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Portuguese => "Português (Brasil)",
            Self::Arabic => "العربية",
        }
    }

    /// `rtl` or `ltr`.
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }

    /// How its figures and dates are written, in BCP 47. The 24-hour clock and digits as in what
    /// people type and providers show, in each of them.
    pub fn figures(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::Portuguese => "pt-BR",
            Self::Arabic => "ar-u-nu-latn",
        }
    }

    /// The language of a BCP 47 code, when the app speaks it.
    pub fn of(code: &str) -> Option<Self> {
        let primary = |code: &str| code.split('-').next().map(str::to_ascii_lowercase);
        Self::ALL.into_iter().find(|language| primary(language.code()) == primary(code))
    }
}

/// A language's texts. Each is read when it is said for the first time: reading all of them would keep
/// a phone busy before it shows anything.
struct Spoken {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// By id: what Fluent has not read yet.
    unread: HashMap<String, String>,
}

thread_local! {
    static SPOKEN: RefCell<Spoken> = RefCell::new(Spoken::of(Language::English, &ENGLISH));
}

/// Files of a language's folder, without `.ftl`.
pub const ROOMS: [&str; 10] = [
    "frame", "figures", "audience", "message", "accounts", "schedule", "review", "signing", "send",
    "tour",
];

/// Files of the other languages with what the engine says: its English stands in the engine.
pub const ENGINE: [&str; 6] = [
    "engine-campaign",
    "engine-audience",
    "engine-message",
    "engine-providers",
    "engine-signing",
    "engine-difference",
];

const ENGLISH: [&str; 10] = [
    include_str!("../static/words/en/frame.ftl"),
    include_str!("../static/words/en/figures.ftl"),
    include_str!("../static/words/en/audience.ftl"),
    include_str!("../static/words/en/message.ftl"),
    include_str!("../static/words/en/accounts.ftl"),
    include_str!("../static/words/en/schedule.ftl"),
    include_str!("../static/words/en/review.ftl"),
    include_str!("../static/words/en/signing.ftl"),
    include_str!("../static/words/en/send.ftl"),
    include_str!("../static/words/en/tour.ftl"),
];

/// The language spoken now.
pub fn language() -> Language {
    SPOKEN.with_borrow(|spoken| spoken.language)
}

/// Speaks another language from now on; `texts`: its files, none for English.
pub fn speak(language: Language, texts: &[String]) {
    SPOKEN.with_borrow_mut(|spoken| match language {
        Language::English if spoken.language == language => {}
        Language::English => *spoken = Spoken::of(language, &ENGLISH),
        _ => *spoken = Spoken::of(language, texts),
    });
    intl::speak(language.figures());
}

impl Spoken {
    fn of(language: Language, texts: &[impl AsRef<str>]) -> Self {
        let mut bundle = FluentBundle::new(language.code().parse().into_iter().collect());
        // Names and addresses inside of a sentence must not turn its direction over.
        bundle.set_use_isolating(language.direction() == "rtl");
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(n) => Some(intl::decimal(n.value)),
            _ => None,
        }));
        let unread = texts.iter().flat_map(|text| entries(text.as_ref())).collect();
        Self { language, bundle, unread }
    }

    /// What is said by an id; `None`: there is no such text.
    fn say(&mut self, id: &str, args: Option<&FluentArgs>) -> Option<String> {
        if let Some(text) = self.unread.remove(id) {
            // What is wrong with it, the test of words has found.
            let resource = FluentResource::try_new(text);
            self.bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
        }
        let pattern = self.bundle.get_message(id)?.value()?;
        // An argument that is missing shows as its name, which the test of words rules out.
        Some(self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
    }
}

/// A file's texts with their ids. A text begins in the first column with its id, and none names another.
fn entries(file: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in file.split_inclusive('\n') {
        if line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            let id = line.split(' ').next().unwrap_or_default();
            entries.push((id.to_owned(), line.to_owned()));
        } else if let Some((_, text)) = entries.last_mut() {
            text.push_str(line);
        }
    }
    entries
}

/// A text in the language spoken; its id where there is none. Called by [`t!`](crate::t).
pub fn say(id: &str, args: Option<&FluentArgs>) -> String {
    SPOKEN.with_borrow_mut(|spoken| spoken.say(id, args)).unwrap_or_else(|| id.to_owned())
}

/// What the engine says by an id, where the language spoken has words for it.
pub fn find(id: &str, args: &FluentArgs) -> Option<String> {
    SPOKEN.with_borrow_mut(|spoken| spoken.say(id, Some(args)))
}

/// A text without the marks around what was put into it: for what goes into a document.
pub fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// A text by its id in `static/words`: `t!("drafts-all")`, `t!("rows", rows = 24_000)`. Numbers choose
/// plurals and are written as the language has it.
#[macro_export]
macro_rules! t {
    ($id:literal) => { $crate::words::say($id, None) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::words::Args::new();
        $( args.set(stringify!($name), $crate::words::Value::from($value)); )+
        $crate::words::say($id, Some(&args))
    }};
}
