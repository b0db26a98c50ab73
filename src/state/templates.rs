//! The message's files: added, written, removed.

use std::rc::Rc;

use send_plan::diagnostic::Diagnostic;
use send_plan::template::TemplateFile;
use send_plan::template::intake::Taken;

use super::State;
use crate::route::Step;
use crate::t;

/// The file in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editing {
    /// Its path.
    pub path: String,
    /// 1-based line and column that a person wants to see.
    pub spot: Option<(u64, u64)>,
    /// Distinguishes two visits to the same spot.
    pub number: u64,
}

impl State {
    /// The text in the editor.
    pub fn edited(&self) -> Option<&TemplateFile> {
        let path = &self.editing.as_ref()?.path;
        self.draft().templates.iter().find(|file| file.path == *path)
    }

    pub(super) fn take_files(&mut self, taken: Taken) {
        let Taken { folder, files, refused } = taken;
        if !files.is_empty() {
            self.add_templates(folder, files);
        }
        self.refused = refused;
    }

    /// Adds files of the message in place of those of their paths.
    pub(super) fn add_templates(&mut self, folder: Option<String>, files: Vec<TemplateFile>) {
        self.refused.clear();
        self.draft.edit_or_begin(self.draft().is_blank(), |draft| {
            let templates = Rc::make_mut(&mut draft.templates);
            for file in files {
                match templates.iter_mut().find(|old| old.path == file.path) {
                    Some(old) => *old = file,
                    None => templates.push(file),
                }
            }
            templates.sort_by(|a, b| a.path.cmp(&b.path));
            if draft.campaign.templates.directory.is_none() {
                let directory = folder.unwrap_or_else(|| "templates".to_owned());
                Rc::make_mut(&mut draft.campaign).templates.directory = Some(directory);
            }
        });
        self.revision += 1;
    }

    pub(super) fn take_strings(
        &mut self,
        locale: &str,
        files: Vec<TemplateFile>,
        findings: Vec<Diagnostic>,
    ) {
        self.refused = findings;
        if files != *self.draft().templates {
            self.draft.edit("", |draft| draft.templates = Rc::new(files));
            self.revision += 1;
            self.tell_undoable(t!("message-strings-taken", locale = locale));
        }
    }

    pub(super) fn remove_templates(&mut self, path: Option<&str>) {
        self.draft.edit("", |draft| {
            Rc::make_mut(&mut draft.templates)
                .retain(|file| path.is_some_and(|path| file.path != path));
        });
        if self.edited().is_none() {
            self.editing = None;
        }
        self.revision += 1;
    }

    pub(super) fn open_template(&mut self, path: String, spot: Option<(u64, u64)>) {
        let number = self.editing.as_ref().map_or(0, |editing| editing.number) + 1;
        self.editing = Some(Editing { path, spot, number });
        self.step = Step::Message;
    }

    /// Typing in one file is one step of undo.
    pub(super) fn write_template(&mut self, file: TemplateFile) {
        let step = format!("templates/{}", file.path);
        self.draft.edit(&step, |draft| {
            let templates = Rc::make_mut(&mut draft.templates);
            match templates.iter_mut().find(|old| old.path == file.path) {
                Some(old) => *old = file,
                None => templates.push(file),
            }
            templates.sort_by(|a, b| a.path.cmp(&b.path));
        });
        self.revision += 1;
    }
}
