//! Loads a campaign with everything its paths name.

use std::path::{Path, PathBuf};

use send_plan::api::Question;
use send_plan::audience::{AudienceSummary, Continued};
use send_plan::campaign::{self, Campaign};
use send_plan::template::TemplateFile;

use crate::audience::{self, Files, Whose};
use crate::findings::Failure;

/// Milliseconds since the epoch.
pub fn instant(text: &str) -> Result<u64, Failure> {
    text.parse::<jiff::Timestamp>()
        .ok()
        .and_then(|instant| u64::try_from(instant.as_millisecond()).ok())
        .ok_or_else(|| Failure::bad_now(text))
}

/// The campaign with its audience read and its templates, as the engine is asked.
pub fn load(path: &Path, now: Option<&str>) -> Result<Question, Failure> {
    let campaign = parse(path)?;
    let now_ms = match now.or(campaign.schedule.start.as_deref()) {
        Some(text) => instant(text).or_else(|failure| now.map_or(Ok(0), |_| Err(failure)))?,
        None => 0,
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let audience = read_audience(&campaign, folder)?;
    let templates = match &campaign.templates.directory {
        Some(directory) => templates(&folder.join(directory))?,
        None => Vec::new(),
    };
    Ok(Question { campaign, audience, templates, now_ms })
}

/// The campaign alone.
pub fn parse(path: &Path) -> Result<Campaign, Failure> {
    let name = path.display().to_string();
    campaign::parse(&name, &crate::read_text(path)?).map_err(Failure::NotUnderstood)
}

/// The audience of a campaign whose paths begin at `folder`; `None`: it names no file.
pub fn read_audience(
    campaign: &Campaign,
    folder: &Path,
) -> Result<Option<AudienceSummary>, Failure> {
    if campaign.audience.files.is_empty() {
        return Ok(None);
    }
    let files = files(campaign, folder);
    let continued = continued(campaign, folder)?;
    audience::read(Whose::Draft(&campaign.audience, continued), &files).map(Some)
}

/// The files of a campaign's audience, by their roles.
pub fn files(campaign: &Campaign, folder: &Path) -> Files {
    let below =
        |names: &[String]| -> Vec<PathBuf> { names.iter().map(|name| folder.join(name)).collect() };
    let continues = campaign.continues.as_ref();
    Files {
        audience: below(&campaign.audience.files),
        seeds: below(&campaign.audience.seeds),
        suppression: below(&campaign.audience.suppression),
        report: continues.map(|continues| below(&continues.reports)).unwrap_or_default(),
    }
}

/// The plan that a campaign goes on with.
pub fn continued(campaign: &Campaign, folder: &Path) -> Result<Option<Continued>, Failure> {
    let continues = campaign.continues.as_ref();
    let plan = continues.map(|continues| crate::plan::parse(&folder.join(&continues.plan)));
    Ok(plan.transpose()?.map(|plan| Continued::by(&plan)))
}

/// The campaign's template files, and the locale that stands in where another has no text.
pub fn message(path: &Path) -> Result<(Vec<TemplateFile>, Option<String>), Failure> {
    let campaign = parse(path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let files = match &campaign.templates.directory {
        Some(directory) => templates(&folder.join(directory))?,
        None => Vec::new(),
    };
    Ok((files, campaign.templates.fallback_locale))
}

/// Every file below the templates' folder, by path; hidden files are left out.
pub fn templates(folder: &Path) -> Result<Vec<TemplateFile>, Failure> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let here = folder.join(&inner);
        let unreadable = |error| Failure::unreadable(&here, &error);
        for entry in std::fs::read_dir(&here).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            let path = inner.join(&name);
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                let text = crate::read_text(&entry.path())?;
                let path = path.components().map(|part| part.as_os_str().to_string_lossy());
                files.push(TemplateFile { path: path.collect::<Vec<_>>().join("/"), text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
