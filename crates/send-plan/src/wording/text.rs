//! A sentence in English, with what it takes to say it in another language.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::campaign::{Day, Unit};

/// A sentence, or a part of one: its English, and its id in `static/words` with what it holds, so that
/// the page can say it in the language of the person. Documents for people to read, JSON among them,
/// have the English alone; what crosses between the page and its worker has all of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text {
    english: Cow<'static, str>,
    id: Cow<'static, str>,
    args: Vec<(Cow<'static, str>, Value)>,
}

/// What a sentence can hold, as it is written in no language yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A name, an address, code: the same in every language.
    Text(String),
    /// The same, in quotation marks.
    Quoted(String),
    /// Chooses the plural, too.
    Number(u64),
    /// So many people.
    People(u64),
    /// So many calls, messages or bytes.
    Units(Unit, u64),
    /// A length of time, in milliseconds.
    Span(u64),
    /// The window of a limit, in milliseconds.
    Window(u64),
    /// Milliseconds since the epoch.
    Instant(u64),
    /// Hours of the day.
    Hours {
        /// Such as `08:00`.
        from: String,
        /// Such as `20:00`.
        to: String,
        /// Every day where none is named.
        days: Vec<Day>,
    },
    /// Several of them.
    List(Vec<Value>),
    /// A part with words of its own.
    Said(Text),
}

impl Text {
    /// A sentence that holds nothing. Made by `text!`.
    pub(crate) const fn fixed(id: &'static str, english: &'static str) -> Self {
        Self { english: Cow::Borrowed(english), id: Cow::Borrowed(id), args: Vec::new() }
    }

    /// A sentence with what it holds. Made by `text!`.
    pub(crate) fn holding(
        id: &'static str,
        english: String,
        args: impl IntoIterator<Item = (&'static str, Arg)>,
    ) -> Self {
        let args = args.into_iter().map(|(name, arg)| (Cow::Borrowed(name), arg.value)).collect();
        Self { english: Cow::Owned(english), id: Cow::Borrowed(id), args }
    }

    /// Its name among the texts of a language; empty where it has none.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it holds, by name.
    pub fn args(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.args.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// The English.
    pub fn as_str(&self) -> &str {
        &self.english
    }
}

/// Words that come from elsewhere, and that no language of the app has.
impl From<String> for Text {
    fn from(english: String) -> Self {
        Self { english: Cow::Owned(english), ..Self::default() }
    }
}

impl From<&str> for Text {
    fn from(english: &str) -> Self {
        english.to_owned().into()
    }
}

impl From<&String> for Text {
    fn from(english: &String) -> Self {
        english.as_str().into()
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.english.into_owned()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, english: &str) -> bool {
        self.english == english
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, english: &&str) -> bool {
        self.english == *english
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, english: &String) -> bool {
        self.english == *english
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.english)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.english, f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() || self.id.is_empty() {
            serializer.serialize_str(&self.english)
        } else {
            (&self.english, &self.id, &self.args).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read)
    }
}

/// Reads the English alone, or all of it.
struct Read;

impl<'de> Visitor<'de> for Read {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sentence")
    }

    fn visit_str<E: Error>(self, english: &str) -> Result<Text, E> {
        Ok(english.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Text, A::Error> {
        let missing = |n| move || A::Error::invalid_length(n, &"three parts");
        Ok(Text {
            english: parts.next_element()?.ok_or_else(missing(0))?,
            id: parts.next_element()?.ok_or_else(missing(1))?,
            args: parts.next_element()?.ok_or_else(missing(2))?,
        })
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// A value with its English, on its way into a sentence.
#[derive(Clone)]
pub(crate) struct Arg {
    pub(super) english: String,
    pub(super) value: Value,
}

impl Arg {
    pub(super) fn new(english: String, value: Value) -> Self {
        Self { english, value }
    }

    pub(super) fn parts(self) -> (String, Value) {
        (self.english, self.value)
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.english)
    }
}

/// In quotation marks, and with what cannot be seen spelled out.
impl fmt::Debug for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.english, f)
    }
}

/// What can stand in a sentence.
pub(crate) trait Say {
    /// Its value and its English.
    fn say(&self) -> Arg;
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self) -> Arg {
        (*self).say()
    }
}

impl Say for Arg {
    fn say(&self) -> Arg {
        self.clone()
    }
}

impl Say for Text {
    fn say(&self) -> Arg {
        Arg::new(self.to_string(), Value::Said(self.clone()))
    }
}

macro_rules! say {
    ($($kind:ty),+ => |$it:ident| $value:expr) => {
        $( impl Say for $kind {
            fn say(&self) -> Arg {
                let $it = self;
                Arg::new($it.to_string(), $value)
            }
        } )+
    };
}

say!(str, String, char, Cow<'_, str> => |name| Value::Text(name.to_string()));
say!(u64 => |n| Value::Number(*n));
say!(u32, u16, u8 => |n| Value::Number(u64::from(*n)));
say!(usize => |n| Value::Number(*n as u64));
say!(u128 => |n| Value::Number(u64::try_from(*n).unwrap_or(u64::MAX)));

/// A sentence: `text!("engine-rows", "{rows} of {file}.", rows = number(n), file = name)`. Its id stands
/// in `static/words/*/engine-*.ftl`, in every language but English.
macro_rules! text {
    ($id:literal, $english:literal $(,)?) => {
        $crate::wording::Text::fixed($id, $english)
    };
    ($id:literal, $english:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let ($($name,)+) = ($( $crate::wording::Say::say(&$value), )+);
        let english = format!($english);
        $crate::wording::Text::holding($id, english, [$( (stringify!($name), $name) ),+])
    }};
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::counted;

    fn rows() -> Text {
        text!("engine-fate-row", "row {row}", row = counted(12_000, ("row", "rows")))
    }

    #[test]
    fn a_document_has_the_english_alone() -> Result<(), serde_json::Error> {
        let written = serde_json::to_string(&rows())?;
        assert_eq!(written, "\"row 12,000 rows\"");
        let read: Text = serde_json::from_str(&written)?;
        assert_eq!((read.as_str(), read.id()), ("row 12,000 rows", ""));
        Ok(())
    }

    #[test]
    fn all_of_it_is_read_where_all_of_it_was_written() -> Result<(), serde_json::Error> {
        let Text { english, id, args } = &rows();
        let whole = serde_json::to_string(&(english, id, args))?;
        assert_eq!(serde_json::from_str::<Text>(&whole)?, rows());
        Ok(())
    }
}
