//! Sentences to the person that go away when read.

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Number.
    pub id: u64,
    /// How it sounds.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
    /// Whether Undo takes back what it tells of.
    pub undo: bool,
}

/// How a sentence sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Done,
    /// Worth knowing.
    Info,
    /// Something did not work.
    Problem,
}
