//! Takes in the message's files and what translators wrote.

use send_plan::api::Question;
use send_plan::diagnostic::{Diagnostic, Place};
use send_plan::template::TemplateFile;
use send_plan::template::intake::{Intake, Taken};
use send_plan::template::strings::exchange::{Format, taken_in};

use super::protocol::{BrowserFile, Report};
use crate::browser::files;

/// Files of the message, zip files unpacked.
pub async fn files(chosen: Vec<(String, BrowserFile)>) -> Taken {
    let mut intake = Intake::default();
    for (path, BrowserFile(file)) in chosen {
        if intake.wants(&path, file.size() as u64) {
            match files::bytes(&file).await {
                Some(bytes) => intake.add(&path, &bytes),
                None => intake.unreadable(&path),
            }
        }
    }
    intake.finish()
}

/// What a translator wrote, put into the locale's strings.
pub async fn strings(question: &Question, locale: String, file: BrowserFile) -> Report {
    let BrowserFile(file) = file;
    let name = file.name();
    let refused = |is: &str, hint: &str| Report::StringsTaken {
        locale: locale.clone(),
        files: question.templates.clone(),
        findings: vec![Diagnostic::error(
            "file/refused",
            Place::file(&name),
            format!("{name} {is}."),
            hint,
        )],
    };
    let Some(format) = Format::of(&name) else {
        return refused(
            "is no file of strings",
            "Choose the .csv or .json that was exported here.",
        );
    };
    let Ok(text) = files::text(&file).await else {
        return refused("cannot be read as UTF-8 text", "Save it again as CSV UTF-8.");
    };
    let fallback = question.campaign.templates.fallback_locale.as_deref();
    let read = TemplateFile { path: name, text };
    let (files, findings) = taken_in(&question.templates, fallback, &locale, format, &read);
    Report::StringsTaken { locale, files, findings }
}
