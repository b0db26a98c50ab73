//! What is remembered from one look at the message to the next: between two keystrokes one file of
//! many changes. It decides no answer, since all of it is made of texts that are still the same.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::files::Kind;
use super::message::Reading;
use super::scan::Problem;

/// What was made of a message's parts when it was looked at last.
///
/// It grows with the message alone: what the newest look did not ask for is forgotten.
#[derive(Default)]
pub struct Memory {
    /// Layouts in MJML, drawn.
    pub(super) drawn: Kept<Result<String, Problem>>,
    /// Text parts made of HTML parts.
    pub(super) texts: Kept<String>,
    pub(super) readings: Kept<Reading>,
}

impl Memory {
    /// Begins a look at the message.
    pub(crate) fn begin(&mut self) {
        self.drawn.begin();
        self.texts.begin();
        self.readings.begin();
    }
}

/// What was made of one text of each part.
pub(super) struct Kept<T> {
    now: BTreeMap<Part, (String, Rc<T>)>,
    before: BTreeMap<Part, (String, Rc<T>)>,
}

/// Locale and kind.
type Part = (String, Kind);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { now: BTreeMap::new(), before: BTreeMap::new() }
    }
}

impl<T> Kept<T> {
    fn begin(&mut self) {
        self.before = std::mem::take(&mut self.now);
    }

    /// What is made of a part's text; made only where it was made of another one last.
    pub(super) fn of(
        &mut self,
        locale: &str,
        kind: Kind,
        text: &str,
        make: impl FnOnce(&str) -> T,
    ) -> Rc<T> {
        let part = (locale.to_owned(), kind);
        let before = || self.before.remove(&part);
        let kept = self.now.remove(&part).or_else(before).filter(|(of, _)| of == text);
        let (of, made) = kept.unwrap_or_else(|| (text.to_owned(), Rc::new(make(text))));
        self.now.insert(part, (of, Rc::clone(&made)));
        made
    }
}
