//! The message and its audience side by side: what the rules in [`lint`](crate::lint) look at.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::files::Kind;
use super::language::{self, Program};
use super::marks::{Mark, MarkKind};
use super::memory::Memory;
use super::origin::Origin;
use super::scan::Problem;
use super::set::TemplateSet;
use super::uses::{self, Shown, Uses};
use super::{AudienceLocale, FieldGap, FieldUse, TemplateFile, TemplateLocale, resolve};
use crate::audience::{AudienceSummary, Oddity, RowPlace};
use crate::campaign::Campaign;
use crate::diagnostic::{Diagnostic, Place};
use crate::html::clients::{self, Feature};
use crate::html::{self, FIELD, Html};
use crate::wording::number;

/// Everything the rules need to know.
pub(crate) struct Message<'a> {
    pub(crate) set: &'a TemplateSet,
    pub(crate) templates: Vec<TemplateLocale>,
    /// Every part of every locale, in the templates' order.
    pub(crate) parts: Vec<Part<'a>>,
    /// Text parts made from HTML parts that can be read: what else they may do than the HTML.
    pub(crate) generated: Vec<Part<'a>>,
    /// What the set of files has wrong with it.
    pub(crate) assembly: Vec<Diagnostic>,
    pub(crate) fallback: Option<&'a str>,
    pub(crate) campaign: &'a Campaign,
    pub(crate) audience: Option<&'a AudienceSummary>,
    pub(crate) locales: Vec<AudienceLocale>,
    differing: Vec<(&'static Feature, usize, usize)>,
}

/// One file of one locale.
pub(crate) struct Part<'a> {
    pub(crate) locale: String,
    pub(crate) kind: Kind,
    /// The path it comes from, and its text as it is rendered.
    pub(crate) file: &'a TemplateFile,
    origin: &'a Origin,
    /// The columns of the audience where it may show any.
    pub(crate) uses: Result<Uses, Problem>,
    pub(crate) read: Rc<Reading>,
}

/// What a part's text alone tells.
pub(crate) struct Reading {
    pub(crate) program: Result<Program, Problem>,
    uses: Result<Uses, Problem>,
    /// Its `{{…}}` in the text's order.
    pub(crate) marks: Vec<Mark>,
    /// What its HTML holds; nothing in other parts.
    pub(crate) html: Option<Html>,
}

impl Reading {
    fn of(text: &str, kind: Kind) -> Self {
        let (marks, program) = language::read(text);
        Self {
            uses: program.as_ref().map(uses::of).map_err(Clone::clone),
            program,
            html: (kind == Kind::Html).then(|| Html::read(text, &marks)),
            marks,
        }
    }
}

impl Part<'_> {
    /// What it shows; nothing where it does not parse.
    pub(crate) fn shown(&self) -> &[Shown] {
        self.uses.as_ref().map_or(&[], |uses| &uses.shown)
    }

    pub(crate) fn place(&self, spot: super::scan::Spot) -> Place {
        self.origin.place(&self.file.text, spot)
    }

    /// What its tags show, with their bytes: a field, or a helper with its words.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, usize)> {
        self.read.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Shows(field) | MarkKind::ShowsRaw(field) => {
                Some((field.as_str(), mark.at.start))
            }
            _ => None,
        })
    }

    /// The texts that a reader sees, with their bytes, [`FIELD`] for what differs by recipient:
    /// passages of HTML, lines of other parts.
    pub(crate) fn passages(&self) -> Vec<(Cow<'_, str>, usize)> {
        if let Some(html) = &self.read.html {
            let passages = html.passages.iter();
            return passages.map(|text| (text.text.as_str().into(), text.at.start)).collect();
        }
        let mut text = self.file.text.clone();
        for mark in self.read.marks.iter().rev() {
            text.replace_range(mark.at.clone(), &FIELD.to_string().repeat(mark.at.len()));
        }
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                lines.push((html::folded_fields(line.trim()).into(), at));
            }
            at += line.len();
        }
        lines
    }

    /// The place of a byte of its text.
    pub(crate) fn at(&self, byte: usize) -> Place {
        let before = self.file.text.get(..byte).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before.get(line_start..).map_or(0, |line| line.chars().count());
        let line = before.bytes().filter(|b| *b == b'\n').count();
        self.place(super::scan::Spot { line: line as u64 + 1, column: column as u64 + 1 })
    }
}

/// Lines that a finding names.
const NAMED_LINES: usize = 3;

/// Recipients of one template with something odd in a field.
#[derive(Debug, Default)]
pub(crate) struct OddField {
    pub(crate) recipients: u64,
    /// Everybody who gets the template.
    pub(crate) all: u64,
    pub(crate) by_locale: Vec<(String, u64)>,
    /// Where the first of them stand, such as `customers.csv line 7`.
    pub(crate) lines: Vec<String>,
}

/// A field as one locale's template shows it.
pub(crate) struct Showing<'m> {
    pub(crate) template: &'m str,
    pub(crate) field: &'m str,
    /// The first place that may show nothing; the first at all where every one is guarded.
    pub(crate) part: &'m Part<'m>,
    pub(crate) first: &'m Shown,
    /// Every place shows it only where it is not empty.
    pub(crate) guarded: bool,
    /// Every place that may show nothing depends on something else.
    pub(crate) conditional: bool,
}

impl<'a> Message<'a> {
    pub(crate) fn new(
        set: &'a TemplateSet,
        campaign: &'a Campaign,
        audience: Option<&'a AudienceSummary>,
        memory: &mut Memory,
    ) -> Self {
        let fallback = campaign.templates.fallback_locale.as_deref();
        let templates = set.locales();
        let columns = || {
            let fields = audience.iter().flat_map(|audience| &audience.fields);
            fields.map(|field| field.name.as_str())
        };
        let (mut parts, mut generated) = (Vec::new(), Vec::new());
        for message in &set.messages {
            for part in &message.parts {
                let (locale, kind, text) = (&message.locale, part.kind, &part.file.text);
                let read = memory.readings.of(locale, kind, text, |text| Reading::of(text, kind));
                let list = if part.is_generated { &mut generated } else { &mut parts };
                list.push(Part {
                    locale: message.locale.clone(),
                    kind: part.kind,
                    file: &part.file,
                    origin: &part.origin,
                    uses: read.uses.clone().map(|uses| uses.over(columns())),
                    read,
                });
            }
        }
        // What stands in the way of the HTML is said there.
        generated.retain(|text: &Part<'_>| {
            let is_unread = |part: &Part<'_>| part.kind == Kind::Html && part.uses.is_err();
            !parts.iter().any(|part: &Part<'_>| part.locale == text.locale && is_unread(part))
        });
        let fallback = fallback.filter(|locale| !locale.trim().is_empty());
        let mut locales: Vec<AudienceLocale> = audience
            .map(AudienceSummary::by_locale)
            .unwrap_or_default()
            .into_iter()
            .map(|(locale, recipients)| AudienceLocale {
                template: resolve(&locale, &templates, fallback).map(str::to_owned),
                locale,
                recipients,
            })
            .collect();
        locales.sort_by(|a, b| b.recipients.cmp(&a.recipients).then(a.locale.cmp(&b.locale)));
        let assembly = set.findings.clone();
        let differing = clients::differing(parts.iter().filter_map(|part| part.read.html.as_ref()));
        Self {
            set,
            templates,
            parts,
            generated,
            assembly,
            fallback,
            campaign,
            audience,
            locales,
            differing,
        }
    }

    /// Every part that a recipient gets, written or made.
    pub(crate) fn sent(&self) -> impl Iterator<Item = &Part<'a>> {
        self.parts.iter().chain(&self.generated)
    }

    /// The parts with HTML, and what it holds.
    pub(crate) fn html(&self) -> impl Iterator<Item = (&Part<'a>, &Html)> {
        self.parts.iter().filter_map(|part| Some((part, part.read.html.as_ref()?)))
    }

    /// What mail clients differ in, each with the part and byte that first use it.
    pub(crate) fn differing(&self) -> impl Iterator<Item = (&Part<'a>, &'static Feature, usize)> {
        let part = |&(feature, nth, at)| Some((self.html().nth(nth)?.0, feature, at));
        self.differing.iter().filter_map(part)
    }

    /// The parts with HTML of a whole page, not of a piece of one.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&Part<'a>, &Html)> {
        self.html().filter(|(_, html)| html.has("html"))
    }

    /// One part of one locale.
    pub(crate) fn part(&self, locale: &str, kind: Kind) -> Option<&Part<'a>> {
        self.parts.iter().find(|part| part.locale == locale && part.kind == kind)
    }

    /// The locale that the others are compared with: the fallback's template, else the first.
    pub(crate) fn reference(&self) -> Option<&str> {
        let fallback = self.fallback.and_then(|locale| resolve(locale, &self.templates, None));
        fallback.or_else(|| self.templates.first().map(|template| template.locale.as_str()))
    }

    /// Every part beside the one of the same kind in the locale it is compared with.
    pub(crate) fn translations(&self) -> impl Iterator<Item = (&Part<'a>, &Part<'a>)> {
        let reference = self.reference();
        let of_reference = move |part: &&Part<'a>| Some(part.locale.as_str()) == reference;
        self.parts
            .iter()
            .filter(move |part| !of_reference(part))
            .filter_map(move |part| Some((part, self.part(reference?, part.kind)?)))
    }

    /// Locales of the audience that get a template, most recipients first.
    pub(crate) fn served_by(&self, template: &str) -> impl Iterator<Item = &AudienceLocale> {
        self.locales.iter().filter(move |locale| locale.template.as_deref() == Some(template))
    }

    /// Whether the audience has a column; without an audience every field may be one.
    pub(crate) fn is_known(&self, field: &str) -> bool {
        self.audience.is_none_or(|audience| audience.fields.iter().any(|known| known.name == field))
    }

    /// Recipients of a locale that have nothing in a field.
    pub(crate) fn empty(&self, field: &str, locale: &str) -> u64 {
        let profile = self
            .audience
            .and_then(|audience| audience.fields.iter().find(|known| known.name == field));
        profile.and_then(|known| known.empty_by_locale.get(locale)).copied().unwrap_or(0)
    }

    /// What the address for leaving the list takes from a row; nothing where there is none.
    pub(crate) fn unsubscribe(&self) -> Option<Result<Uses, Problem>> {
        let url = self.campaign.unsubscribe.as_ref()?.url.as_deref()?;
        let columns = self.audience.iter().flat_map(|audience| &audience.fields);
        Some(uses::parse(url).map(|uses| uses.over(columns.map(|field| field.name.as_str()))))
    }

    /// Recipients of a template whose value of a field is odd in this way; nothing where none is.
    pub(crate) fn odd(&self, field: &str, oddity: Oddity, template: &str) -> Option<OddField> {
        self.odd_among(field, oddity, self.served_by(template))
    }

    /// The same for everybody.
    pub(crate) fn odd_for_all(&self, field: &str, oddity: Oddity) -> Option<OddField> {
        self.odd_among(field, oddity, self.locales.iter())
    }

    fn odd_among<'m>(
        &self,
        field: &str,
        oddity: Oddity,
        locales: impl Iterator<Item = &'m AudienceLocale>,
    ) -> Option<OddField> {
        let audience = self.audience?;
        let profile = audience.fields.iter().find(|known| known.name == field)?;
        let by_locale = profile.odd.get(&oddity)?;
        let (mut odd, mut first) = (OddField::default(), Vec::new());
        for locale in locales {
            odd.all += locale.recipients;
            if let Some(values) = by_locale.get(&locale.locale) {
                odd.recipients += values.recipients;
                odd.by_locale.push((locale.locale.clone(), values.recipients));
                first.extend(&values.first);
            }
        }
        first.sort_unstable();
        let place = |place: &RowPlace| {
            let file = audience.files.get(usize::try_from(place.file).ok()?)?;
            Some(format!("{} line {}", file.name, number(place.line)))
        };
        odd.lines = first.iter().take(NAMED_LINES).filter_map(place).collect();
        (odd.recipients > 0).then_some(odd)
    }

    /// Every field that a template names in a part of these kinds, with the first place, once per
    /// template.
    pub(crate) fn named(&self, kinds: &[Kind]) -> Vec<(&Part<'a>, &str, super::scan::Spot)> {
        let mut said = BTreeSet::new();
        let mut named = Vec::new();
        for part in self.sent().filter(|part| kinds.contains(&part.kind)) {
            let Ok(uses) = &part.uses else { continue };
            for (field, spot) in uses.read() {
                if said.insert((&part.locale, field)) {
                    named.push((part, field, spot));
                }
            }
        }
        named
    }

    /// Every field that a template shows, once per template, by template and field.
    pub(crate) fn showings(&self) -> Vec<Showing<'_>> {
        let mut showings: BTreeMap<(&str, &str), Showing<'_>> = BTreeMap::new();
        for part in self.sent() {
            for shown in part.shown() {
                let showing =
                    showings.entry((&part.locale, &shown.field)).or_insert_with(|| Showing {
                        template: &part.locale,
                        field: &shown.field,
                        part,
                        first: shown,
                        guarded: true,
                        conditional: true,
                    });
                if !shown.guarded {
                    if showing.guarded {
                        (showing.part, showing.first) = (part, shown);
                    }
                    showing.guarded = false;
                    showing.conditional &= shown.conditional;
                }
            }
        }
        showings.into_values().collect()
    }

    /// The merge fields by name.
    pub(crate) fn fields(&self) -> Vec<FieldUse> {
        let showings = self.showings();
        let names: BTreeSet<&str> = showings.iter().map(|showing| showing.field).collect();
        let field = |name: &str| {
            let known = self.is_known(name);
            let gap = |locale: &AudienceLocale| {
                let showing = showings.iter().find(|showing| {
                    showing.field == name && Some(showing.template) == locale.template.as_deref()
                })?;
                let empty = match () {
                    () if showing.guarded => 0,
                    () if !known => locale.recipients,
                    () => self.empty(name, &locale.locale),
                };
                Some(FieldGap {
                    locale: locale.locale.clone(),
                    recipients: locale.recipients,
                    empty,
                })
            };
            FieldUse {
                name: name.to_owned(),
                known,
                locales: self.locales.iter().filter_map(gap).collect(),
            }
        };
        names.into_iter().map(field).collect()
    }
}
