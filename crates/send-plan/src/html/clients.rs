//! Which mail clients show what, and how many of an audience are likely to read with them.
//!
//! An address tells who keeps the mailbox, not which program reads it: a share is an estimate.

use std::collections::{BTreeMap, BTreeSet};

use super::{Attribute, Html, css, links};
use crate::audience::AudienceSummary;
use crate::wording::{Text, list, text};

mod table;

/// Something that not every client shows.
pub(crate) struct Feature {
    /// What the styles and elements that ask for it are called.
    pub(crate) key: &'static str,
    /// Name for people, such as `border-radius`.
    pub(crate) name: &'static str,
    /// One bit for each client of the table, the first the lowest: it does not show this.
    lacking: u64,
}

/// A mail client.
struct Client {
    /// Such as `Outlook`.
    family: &'static str,
    /// Such as `on Windows`; `""`: there is one only.
    platform: &'static str,
    /// Id of the mailbox provider whose addresses are likely to be read with it.
    mailbox_provider: &'static str,
}

impl Feature {
    /// What is asked for: an element or an image is content, everything else looks.
    pub(crate) fn is_content(&self) -> bool {
        ["element:", "image:"].iter().any(|kind| self.key.starts_with(kind))
    }

    /// Clients without it as the end of a sentence, `Gmail and Outlook on Windows: about 12 % …`;
    /// nothing where nobody of the audience is likely to read with one of them.
    pub(crate) fn lacked_by(&self, audience: Option<&AudienceSummary>) -> Option<Text> {
        let people = audience.map(AudienceSummary::by_mailbox_provider);
        let mut families: BTreeMap<usize, Family> = BTreeMap::new();
        for (nth, client) in table::CLIENTS.iter().enumerate() {
            let first = table::CLIENTS.iter().position(|other| other.family == client.family);
            let family = families.entry(first.unwrap_or(nth)).or_insert_with(|| Family {
                name: client.family,
                recipients: people
                    .as_ref()
                    .map_or(1, |people| people.get(client.mailbox_provider).copied().unwrap_or(0)),
                lacking: Vec::new(),
                complete: true,
            });
            if self.lacking >> nth & 1 == 1 {
                family.lacking.push(client.platform);
            } else {
                family.complete = false;
            }
        }
        families.retain(|_, family| !family.lacking.is_empty() && family.recipients > 0);
        if families.is_empty() {
            return None;
        }
        let clients = list(families.values().map(Family::in_words));
        let Some(audience) = audience else {
            return Some(text!("engine-clients", "{clients}", clients = clients));
        };
        let affected: u64 = families.values().map(|family| family.recipients).sum();
        let share = match (affected * 100 + audience.recipients / 2) / audience.recipients.max(1) {
            0 => text!("engine-share-under", "fewer than 1 %"),
            percent => text!("engine-share-about", "about {percent} %", percent = percent),
        };
        Some(text!(
            "engine-clients-share",
            "{clients}: {share} of your recipients have addresses there",
            clients = clients,
            share = share
        ))
    }
}

/// The clients of one maker.
struct Family {
    name: &'static str,
    /// Recipients with addresses there.
    recipients: u64,
    /// Platforms without a feature.
    lacking: Vec<&'static str>,
    /// Every platform lacks it.
    complete: bool,
}

impl Family {
    fn in_words(&self) -> Text {
        if self.complete {
            return text!("engine-client", "{name}", name = self.name);
        }
        let platforms = list(&self.lacking);
        text!("engine-client-on", "{name} {platforms}", name = self.name, platforms = platforms)
    }
}

/// The feature with this key, where clients differ in it.
pub(crate) fn feature(key: &str) -> Option<&'static Feature> {
    let found = table::FEATURES.binary_search_by(|feature| feature.key.cmp(key)).ok()?;
    table::FEATURES.get(found)
}

/// What clients differ in, each key where it is first used: number of the HTML, and byte.
pub(crate) fn differing<'h>(
    htmls: impl Iterator<Item = &'h Html>,
) -> Vec<(&'static Feature, usize, usize)> {
    let mut seen = Seen::default();
    let mut found: Vec<(&'static Feature, usize, usize)> = Vec::new();
    for (nth, html) in htmls.enumerate() {
        constructs(html, &mut seen, &mut |key, at| {
            let Some(feature) = feature(key) else { return };
            if !found.iter().any(|(known, ..)| known.key == feature.key) {
                found.push((feature, nth, at));
            }
        });
    }
    found
}

/// A newsletter says the same again and again: what has been taken apart.
#[derive(Default)]
struct Seen<'h> {
    names: BTreeSet<&'h str>,
    styles: BTreeSet<&'h str>,
    sheets: BTreeSet<&'h str>,
}

/// Shows `each` the key of every construct that is not [`Seen`], with its byte in the text.
fn constructs<'h>(html: &'h Html, seen: &mut Seen<'h>, each: &mut impl FnMut(&str, usize)) {
    for element in &html.elements {
        if seen.names.insert(&element.name) {
            each(&format!("element:{}", element.name), element.at.start);
        }
        // How a preheader is hidden: what else is said of it does not matter.
        let hidden = |style: &&Attribute| !style.value.replace(' ', "").contains("display:none");
        let style = element.attribute("style").filter(|style| seen.styles.insert(&style.value));
        if let Some(style) = style.filter(hidden) {
            css::declarations(&style.value, &mut |key, at| each(&key, style.at.start + at));
        }
        // Another font stands in for one that is not fetched.
        let is_font = element.get("href").is_some_and(|href| href.contains("font"));
        if element.name == "link" && element.get("rel") == Some("stylesheet") && !is_font {
            each("link:stylesheet", element.at.start);
        }
    }
    for (_, link) in links::links(html) {
        if link.value.len() > 1 && links::target(&link.value) == links::Target::Fragment {
            each("link:anchor", link.at.start);
        }
    }
    for (_, image) in links::images(html) {
        let path = image.value.split(['?', '#']).next().unwrap_or_default();
        if path.starts_with("data:") {
            each("data:image", image.at.start);
        } else if let Some((_, ending)) = path.rsplit_once('.') {
            each(&format!("image:{}", ending.to_ascii_lowercase()), image.at.start);
        }
    }
    for style in html.styles.iter().filter(|style| seen.sheets.insert(&style.text)) {
        css::sheet(&style.text, &mut |key, at| each(&key, style.at.start + at));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_mailbox_providers() {
        assert!(table::FEATURES.is_sorted_by(|a, b| a.key < b.key));
        for client in table::CLIENTS {
            let id = client.mailbox_provider;
            assert!(crate::mailbox_provider::ids().any(|known| known == id), "{id}");
        }
        assert!(table::CLIENTS.len() <= 64);
        let radius = feature("property:border-radius").unwrap();
        assert!(radius.lacked_by(None).unwrap().starts_with("Outlook on Windows"));
        assert!(feature("property:color").is_none());
    }
}
