//! The message's files on their way to the worker: those that it has travel once.

use send_plan::template::TemplateFile;
use serde::{Deserialize, Serialize};

/// The template files, as far as the worker does not have them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Templates {
    /// Every path, in the files' order.
    paths: Vec<String>,
    /// Files that are other than before, or new.
    changed: Vec<TemplateFile>,
}

impl Templates {
    /// What makes the files `before` those of `now`.
    pub fn new(before: &[TemplateFile], now: &[TemplateFile]) -> Self {
        Self {
            paths: now.iter().map(|file| file.path.clone()).collect(),
            changed: now.iter().filter(|file| !before.contains(file)).cloned().collect(),
        }
    }

    /// Changes the files.
    pub fn change(self, files: &mut Vec<TemplateFile>) {
        let Self { paths, mut changed } = self;
        changed.append(files);
        let mut take = |path| {
            let at = changed.iter().position(|file| file.path == path)?;
            Some(changed.remove(at))
        };
        *files = paths.into_iter().filter_map(&mut take).collect();
    }
}
