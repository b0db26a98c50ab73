//! What differs between two plans, in words, most dangerous first.
//!
//! Complete: every member of a plan is compared. Each file of `diff/` has one subject and takes the
//! plan's types apart without `..`, so that a new member does not compile before it is told.

mod how;
mod message;
mod pairs;
mod rules;
mod when;
mod who;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plan::Plan;
use crate::template::TemplateFile;
use crate::template::set::TemplateSet;
use crate::wording::{self, Arg, Text, shortened, text};

/// One difference between two plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What it may do to people, worst first.
    pub danger: Danger,
    /// Which question about the send has another answer.
    pub subject: Subject,
    /// Member of the plan, such as `campaign.salt`.
    pub member: String,
    /// One sentence.
    pub text: Text,
}

/// What a difference may do to people, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Danger {
    /// One mistake reaches more people at once, or mail goes to other addresses.
    Exposure,
    /// Something that protects people or the sender is weaker or gone.
    Safeguard,
    /// Other people get mail, or they get something else.
    Content,
    /// Mail goes at another time.
    Timing,
    /// Worth knowing.
    Detail,
}

/// Which question about a send has another answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Through which accounts, in which calls, under which limits.
    How,
    /// Which people.
    Who,
    /// What they get.
    Message,
    /// What the send may do, and who answers for it.
    Rules,
    /// At which time.
    When,
}

/// The texts of templates' parts by their SHA-256 in hex.
pub type PartTexts = BTreeMap<String, String>;

/// The texts of all parts that the files make, to tell how much of a part changed.
pub fn part_texts(files: &[TemplateFile], fallback_locale: Option<&str>) -> PartTexts {
    let set = TemplateSet::compile(files, fallback_locale);
    let parts = set.messages.into_iter().flat_map(|message| message.parts);
    let texts = parts.map(|part| part.file.text);
    texts.map(|text| (crate::plan::sha256_hex(text.as_bytes()), text)).collect()
}

/// Every difference, most dangerous first; none: the plans are equal.
pub fn diff(old: &Plan, new: &Plan) -> Vec<Change> {
    diff_with(old, new, &PartTexts::new())
}

/// The same; says how many lines of a part changed where its text is known on both sides.
pub fn diff_with(old: &Plan, new: &Plan, texts: &PartTexts) -> Vec<Change> {
    let Plan {
        format,
        versions,
        campaign,
        continues,
        from,
        reply_to,
        unsubscribe,
        audience,
        templates,
        waivers,
        fallback_locale,
        accounts,
        mailbox_caps: _,
        routes: _,
        sending_hours,
        blackouts,
        cohorts: _,
        waves,
        runs: _,
        estimate,
    } = old;
    let mut changes = Changes { found: Vec::new(), subject: Subject::How };

    how::calls(&mut changes, old, new);
    how::accounts(&mut changes, accounts, &new.accounts);
    how::mailbox_caps(&mut changes, old, new);
    how::routes(&mut changes, old, new);

    changes.subject = Subject::Who;
    who::audience(&mut changes, audience, &new.audience);
    who::continues(&mut changes, continues.as_ref(), new.continues.as_ref());
    who::cohorts(&mut changes, old, new);

    changes.subject = Subject::Message;
    message::from(&mut changes, from, &new.from);
    message::reply_to(&mut changes, reply_to.as_ref(), new.reply_to.as_ref());
    message::unsubscribe(&mut changes, unsubscribe.as_ref(), new.unsubscribe.as_ref());
    message::templates(&mut changes, templates, &new.templates, texts);
    message::fallback_locale(&mut changes, fallback_locale, &new.fallback_locale);

    changes.subject = Subject::Rules;
    rules::campaign(&mut changes, campaign, &new.campaign);
    rules::waivers(&mut changes, waivers, &new.waivers);
    rules::waves(&mut changes, waves, &new.waves);
    rules::versions(&mut changes, versions, &new.versions);
    changes.differ("format", (format, &new.format), || {
        (
            Danger::Detail,
            text!(
                "engine-diff-plan-s-format-instead",
                "The plan's format is {name} instead of {name_2}.",
                name = name(&new.format),
                name_2 = name(format)
            ),
        )
    });

    changes.subject = Subject::When;
    when::estimate(&mut changes, (old, estimate), (new, &new.estimate));
    when::term(&mut changes, campaign, &new.campaign);
    when::sending_hours(&mut changes, sending_hours.as_ref(), new.sending_hours.as_ref());
    when::blackouts(&mut changes, blackouts, &new.blackouts);
    when::waves(&mut changes, waves, &new.waves);
    when::runs(&mut changes, old, new);

    if changes.found.is_empty() && old != new {
        // Such as an index that names another of two accounts with one name.
        let text = text!(
            "engine-diff-plans-differ-something-that-has",
            "The plans differ in something that has no words here: compare the files."
        );
        changes.tell(Danger::Safeguard, "", text);
    }
    let mut found = changes.found;
    found.sort_by_key(|change| change.danger);
    found
}

/// What has been found so far.
struct Changes {
    found: Vec<Change>,
    /// Of what is told next.
    subject: Subject,
}

impl Changes {
    fn tell(&mut self, danger: Danger, member: &str, text: impl Into<Text>) {
        let (subject, member, text) = (self.subject, member.to_owned(), text.into());
        self.found.push(Change { danger, subject, member, text });
    }

    /// Tells of an old and a new value if they differ.
    fn differ<T: PartialEq + ?Sized>(
        &mut self,
        member: &str,
        (old, new): (&T, &T),
        say: impl FnOnce() -> (Danger, Text),
    ) {
        if old != new {
            let (danger, text) = say();
            self.tell(danger, member, text);
        }
    }
}

/// What somebody named, on one line and not too long.
fn name(text: &str) -> String {
    shortened(text, 80)
}

/// The same in quotation marks.
fn quoted(text: &str) -> Arg {
    wording::quoted(&name(text))
}

/// The one of two dangers that holds if `is_worse`.
fn either(is_worse: bool, danger: Danger, otherwise: Danger) -> Danger {
    if is_worse { danger } else { otherwise }
}
