//! Every draft in one file: to another computer, or kept aside.

use serde::{Deserialize, Serialize};

use super::json;
use crate::state::SavedDraft;

#[derive(Serialize, Deserialize)]
struct Everything {
    format: String,
    drafts: Vec<SavedDraft>,
}

const FORMAT: &str = "piecewise.drafts/1";

/// The file: JSON.
pub fn write(drafts: &[SavedDraft]) -> String {
    let all = Everything { format: FORMAT.to_owned(), drafts: drafts.to_vec() };
    json::write_readable(&all).unwrap_or_default()
}

/// The drafts of such a file; `None`: it is none, or from another version.
pub fn read(text: &str) -> Option<Vec<SavedDraft>> {
    let all: Everything = json::read(text)?;
    let is_ours =
        |draft: &SavedDraft| draft.version == SavedDraft::VERSION && !draft.key.is_empty();
    (all.format == FORMAT && all.drafts.iter().all(is_ours)).then_some(all.drafts)
}
