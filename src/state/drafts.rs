//! The drafts kept in this browser: which there are, and which one is on the screen.

use std::rc::Rc;

use send_plan::campaign::Campaign;

use super::{Draft, Engine, HandOver, History, NewDraft, SavedDraft, Signatures, Source, State};
use crate::route::Step;
use crate::t;

/// The drafts kept in this browser.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    /// Key of the draft on the screen.
    pub here: String,
    /// The draft that it tests: that one's key.
    pub test_of: Option<String>,
    /// What is kept, the newest first; `None`: not looked for yet.
    pub kept: Option<Vec<KeptDraft>>,
    /// Whether another tab shows the same draft.
    pub elsewhere: bool,
}

/// A kept draft in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// What it is kept under.
    pub key: String,
    /// What people call it.
    pub title: String,
    /// When it was kept, in milliseconds since the epoch.
    pub saved_ms: u64,
    /// People in it, when its files were read.
    pub recipients: Option<u64>,
    /// The draft that it is an earlier version of: that one's key.
    pub version_of: Option<String>,
    /// Whether its author has signed it.
    pub signed: bool,
}

impl KeptDraft {
    /// A kept draft in a line.
    pub fn of(saved: &SavedDraft) -> Self {
        Self {
            key: saved.key.clone(),
            title: title(&saved.campaign),
            saved_ms: saved.saved_ms,
            recipients: saved.audience.as_ref().map(|audience| audience.recipients),
            version_of: saved.version_of.clone(),
            signed: saved.signed.is_some(),
        }
    }
}

impl Drafts {
    /// Kept drafts but the one on the screen, and no earlier versions.
    pub fn others(&self) -> impl Iterator<Item = &KeptDraft> {
        let is_other = |draft: &&KeptDraft| draft.version_of.is_none() && draft.key != self.here;
        self.kept.iter().flatten().filter(is_other)
    }

    /// Earlier versions of the draft on the screen.
    pub fn versions(&self) -> impl Iterator<Item = &KeptDraft> {
        let is_version = |draft: &&KeptDraft| draft.version_of.as_ref() == Some(&self.here);
        self.kept.iter().flatten().filter(is_version)
    }
}

/// What people call a campaign.
pub fn title(campaign: &Campaign) -> String {
    let id = || campaign.id.clone().unwrap_or_default();
    if campaign.name.is_empty() { id() } else { campaign.name.clone() }
}

/// What happened with kept drafts.
#[derive(Debug)]
pub enum DraftsAction {
    /// They were looked for.
    Listed(Vec<KeptDraft>),
    /// This one is on the screen now, in place of another.
    Opened(Box<SavedDraft>),
    /// A new one begins in place of another.
    Begun(NewDraft),
    /// Another tab has changed the draft on the screen.
    Changed(Box<SavedDraft>),
    /// The draft is as it was in an earlier version.
    WentBack(Box<SavedDraft>),
    /// Whether another tab shows the draft on the screen.
    Elsewhere(bool),
}

impl State {
    /// The draft as it is to be kept.
    pub fn to_keep(&self, now_ms: u64) -> SavedDraft {
        let draft = self.draft();
        SavedDraft {
            version: SavedDraft::VERSION,
            key: self.drafts.here.clone(),
            saved_ms: now_ms,
            test_of: self.drafts.test_of.clone(),
            version_of: None,
            campaign: (*draft.campaign).clone(),
            templates: (*draft.templates).clone(),
            audience: draft.audience.as_deref().cloned().map(|summary| summary.without_excerpts()),
            scenarios: (*draft.scenarios).clone(),
            step: self.step.name().to_owned(),
            signed: self.signed_plan().map(|signed| (**signed).clone()),
        }
    }

    /// Whether the draft goes to seeds alone, as a test of another.
    pub fn is_test(&self) -> bool {
        self.drafts.test_of.is_some()
    }

    /// Carries an action with kept drafts out.
    pub(super) fn keep_drafts(&mut self, action: DraftsAction) {
        match action {
            DraftsAction::Listed(kept) => self.drafts.kept = Some(kept),
            DraftsAction::Opened(saved) => {
                self.clear_away();
                self.put(*saved);
            }
            DraftsAction::Begun(new) => {
                self.clear_away();
                self.begin(&new);
            }
            DraftsAction::Changed(saved) => self.follow(&saved),
            DraftsAction::WentBack(saved) => {
                let mut draft = saved.draft();
                self.draft.edit("", |now| {
                    // The files at hand are the files at hand.
                    if now.audience.is_some() {
                        draft.audience.clone_from(&now.audience);
                        let campaign = Rc::make_mut(&mut draft.campaign);
                        campaign.audience.clone_from(&now.campaign.audience);
                    }
                    *now = draft;
                });
                self.revision += 1;
                self.tell_undoable(t!("drafts-went-back"));
            }
            DraftsAction::Elsewhere(elsewhere) => self.drafts.elsewhere = elsewhere,
        }
    }

    /// Puts a kept draft onto an empty desk.
    pub(super) fn put(&mut self, saved: SavedDraft) {
        self.draft = History::new(saved.draft());
        self.drafts.here = saved.key;
        self.drafts.test_of = saved.test_of;
        if let Some(signed) = saved.signed {
            self.signing.own = Some((self.draft().clone(), Rc::new(signed)));
        }
        if let Some(step) = Step::from_hash(&saved.step) {
            self.step = step;
        }
        self.revision += 1;
    }

    /// Begins a draft on an empty desk.
    pub(super) fn begin(&mut self, new: &NewDraft) {
        self.drafts.here.clone_from(&new.id);
        self.draft.amend(|draft| draft.fill_in(new));
        self.revision += 1;
    }

    /// Takes everything of the draft from the desk; what is somebody else's, or is under way, stays.
    fn clear_away(&mut self) {
        let before = std::mem::take(self);
        *self = Self {
            language: before.language,
            restored: true,
            engine: before.engine,
            revision: before.revision,
            next_notice: before.next_notice,
            keeping: before.keeping,
            jump: before.jump,
            signing: Signatures {
                keys: before.signing.keys,
                chosen: before.signing.chosen,
                ..Signatures::default()
            },
            hand_over: HandOver { places: before.hand_over.places, ..HandOver::default() },
            approver: before.approver,
            sending: before.sending,
            enrolment: before.enrolment,
            update: before.update,
            drafts: super::Drafts { kept: before.drafts.kept, ..super::Drafts::default() },
            ..Self::default()
        };
    }

    /// Shows what another tab has made of the same draft. What was here is a step of undo away.
    fn follow(&mut self, saved: &SavedDraft) {
        // While it was being read, the draft on the screen may have been forgotten or put away.
        let is_here = saved.key == self.drafts.here;
        if !is_here || matches!(self.engine, Engine::Gone(_)) || self.reading.is_some() {
            return;
        }
        let draft = saved.draft();
        let now = self.draft();
        if !draft.says_the_same_as(now) || draft.scenarios != now.scenarios {
            self.draft.edit("", |now| now.clone_from(&draft));
            let files =
                |draft: &Draft| draft.audience.as_ref().map(|audience| audience.files.clone());
            if files(&draft) != files(self.draft()) {
                self.source = Source::default();
            }
            self.revision += 1;
        }
        if let Some(signed) = &saved.signed {
            self.signing.own = Some((draft, Rc::new(signed.clone())));
        }
    }
}
