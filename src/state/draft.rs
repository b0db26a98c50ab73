//! What a person is working on.

use std::rc::Rc;

use send_plan::audience::AudienceSummary;
use send_plan::campaign::Campaign;
use send_plan::template::TemplateFile;
use serde::{Deserialize, Serialize};

use super::action::NewDraft;
use super::audience::file_name;
use super::scenarios::Scenario;
use super::signing::Signed;

/// The draft. Cheap to clone: undo keeps many.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The campaign file.
    pub campaign: Rc<Campaign>,
    /// The template files.
    pub templates: Rc<Vec<TemplateFile>>,
    /// The audience in numbers.
    pub audience: Option<Rc<AudienceSummary>>,
    /// Other ways of sending it.
    pub scenarios: Rc<Vec<Scenario>>,
}

impl Draft {
    /// Whether nothing has been entered.
    pub fn is_blank(&self) -> bool {
        self.templates.is_empty() && self.audience.is_none() && self.campaign_is_blank()
    }

    /// Whether nothing has been entered into the campaign itself.
    pub fn campaign_is_blank(&self) -> bool {
        let Campaign { id, salt, templates, .. } = &*self.campaign;
        let blank = Campaign {
            id: id.clone(),
            salt: salt.clone(),
            templates: templates.clone(),
            ..Campaign::default()
        };
        *self.campaign == blank
    }

    /// Whether another draft says the same: the same campaign and message, and the same files.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let files = |draft: &Self| {
            let read = draft.audience.as_deref()?;
            Some((read.files.clone(), read.suppression.clone(), read.continues.clone()))
        };
        self.campaign == other.campaign
            && self.templates == other.templates
            && files(self) == files(other)
    }

    /// Names of the files with rows that its plan is made from: recipients, seeds, suppression lists
    /// and reports.
    pub fn file_names(&self) -> Vec<String> {
        let audience = &self.campaign.audience;
        let reports = self.campaign.continues.iter().flat_map(|before| &before.reports);
        let lists = audience.seeds.iter().chain(&audience.suppression);
        let paths = audience.files.iter().chain(lists).chain(reports);
        paths.map(|path| file_name(path).to_owned()).collect()
    }

    /// Gives the draft the id and salt it lacks.
    pub fn fill_in(&mut self, new: &NewDraft) {
        if self.campaign.id.is_none() || self.campaign.salt.is_none() {
            let campaign = Rc::make_mut(&mut self.campaign);
            campaign.id.get_or_insert_with(|| new.id.clone());
            campaign.salt.get_or_insert_with(|| new.salt.clone());
        }
    }
}

/// The draft as kept on this computer. No row of the audience is in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SavedDraft {
    /// Shape of this record: [`SavedDraft::VERSION`].
    pub version: u64,
    /// What it is kept under.
    #[serde(default)]
    pub key: String,
    /// When, in milliseconds since the epoch.
    #[serde(default)]
    pub saved_ms: u64,
    /// The draft that it tests: that one's key.
    #[serde(default)]
    pub test_of: Option<String>,
    /// The draft that it is an earlier version of: that one's key.
    #[serde(default)]
    pub version_of: Option<String>,
    /// The campaign file.
    pub campaign: Campaign,
    /// The template files.
    pub templates: Vec<TemplateFile>,
    /// The audience in numbers, without excerpts of rows.
    pub audience: Option<AudienceSummary>,
    /// Other ways of sending it.
    #[serde(default)]
    pub scenarios: Vec<Scenario>,
    /// The step on the screen.
    pub step: String,
    /// Its plan as the author has signed it; nothing once the draft has changed.
    #[serde(default)]
    pub signed: Option<Signed>,
}

impl SavedDraft {
    /// The shape this app writes and reads.
    pub const VERSION: u64 = 1;

    /// The draft itself.
    pub fn draft(&self) -> Draft {
        Draft {
            campaign: Rc::new(self.campaign.clone()),
            templates: Rc::new(self.templates.clone()),
            audience: self.audience.clone().map(Rc::new),
            scenarios: Rc::new(self.scenarios.clone()),
        }
    }
}
