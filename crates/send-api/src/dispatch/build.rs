//! One call's payload, from plan and audience alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use send_plan::chunk::Place;
use send_plan::diagnostic::Diagnostic;
use send_plan::lint::is_address_waived;
use send_plan::message::payload::{self, payload};
use send_plan::message::strangers::{self, Stranger};
use send_plan::message::{Letterhead, Outgoing, To, Unsubscribe, mime};
use send_plan::plan::{AccountFacts, Call, Plan};
use send_plan::provider;
use send_plan::template::render::Ready;
use send_plan::template::{Kind, TemplateLocale, resolve};

use super::job::Job;
use super::people::Person;
use super::suppression::Suppression;
use super::waves::own_addresses;
use crate::store::calls::{CallId, outcome};
use crate::transport::{Letter, Request};

/// A call that may leave.
pub struct Built {
    /// For the transport; `None`: everybody in it is on a suppression list now.
    pub request: Option<Request>,
    /// Whom the call reaches, those left out included.
    pub places: Vec<Place>,
    /// One letter per place, as if no answer came.
    pub outcomes: Vec<u8>,
    /// For limits in bytes.
    pub bytes: u64,
}

/// Builds calls of one account: templates are read once for all of them.
pub struct Builder<'a> {
    job: &'a Job,
    account: Arc<AccountFacts>,
    suppression: &'a Suppression,
    locales: Vec<TemplateLocale>,
    ready: BTreeMap<&'a str, Ready<'a>>,
    /// Per template: addresses that everybody may read.
    known: BTreeMap<&'a str, Vec<String>>,
    wants_raw: bool,
}

impl<'a> Builder<'a> {
    /// For an account of the plan. The error is a sentence.
    pub fn new(
        job: &'a Job,
        account: &AccountFacts,
        suppression: &'a Suppression,
        wants_raw: bool,
    ) -> Result<Self, String> {
        let own = own_addresses(&job.plan);
        let (mut ready, mut known) = (BTreeMap::new(), BTreeMap::new());
        for message in &job.templates.messages {
            let prepared = message.prepare().map_err(first)?;
            known.insert(message.locale.as_str(), strangers::known(&prepared, &own));
            ready.insert(message.locale.as_str(), prepared);
        }
        let locales = job.templates.locales();
        let account = Arc::new(account.clone());
        Ok(Self { job, account, suppression, locales, ready, known, wants_raw })
    }

    /// A call as it would leave now. The error is a sentence without addresses.
    pub fn build(&self, id: CallId, now_ms: u64) -> Result<Built, String> {
        let call = self.job.call(id).ok_or("the plan has no such call")?;
        let places = self.job.people.places(&call).ok_or("the call's recipients are not there")?;
        let people = places
            .iter()
            .map(|place| self.job.people.person(*place))
            .collect::<Result<Vec<_>, _>>()
            .map_err(unread)?;
        let addresses: Vec<String> = people.iter().map(|person| person.to.clone()).collect();
        let left_out = self.suppression.of(&addresses)?;
        let letter = |out: &bool| if *out { outcome::SKIPPED } else { outcome::UNKNOWN };
        let outcomes = left_out.iter().map(letter).collect();
        let mut messages = Vec::with_capacity(places.len());
        for ((place, person), out) in places.iter().zip(&people).zip(left_out) {
            if !out {
                messages.push(self.message(*place, person)?);
            }
        }
        let cohort = usize::try_from(call.cohort).ok().and_then(|at| self.job.plan.cohorts.get(at));
        let planned = cohort.map_or(0, |cohort| cohort.message_bytes.saturating_mul(call.count));
        let request = match messages.is_empty() {
            true => None,
            false => Some(self.request(id, &messages, now_ms)?),
        };
        let built = request.as_ref().map_or(0, |request| request.payload.body.len() as u64);
        Ok(Built { request, places: places.to_vec(), outcomes, bytes: planned.max(built) })
    }

    /// The messages of a call to some of its people, as far as they are mailed now. The error is a
    /// sentence without addresses.
    pub fn messages(
        &self,
        call: &Call,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<Outgoing>, String> {
        let places = self.job.people.places(call).ok_or("the call's recipients are not there")?;
        let mut messages = Vec::new();
        for place in places {
            let person = self.job.people.person(*place).map_err(unread)?;
            let is_wanted = wanted(&person.to);
            if is_wanted && self.suppression.of(std::slice::from_ref(&person.to))? == [false] {
                messages.push(self.message(*place, &person)?);
            }
        }
        Ok(messages)
    }

    fn message(&self, place: Place, person: &Person) -> Result<Outgoing, String> {
        let plan = &self.job.plan;
        let fallback = plan.fallback_locale.as_deref();
        let served = resolve(&person.locale, &self.locales, fallback);
        let ready = served.and_then(|locale| self.ready.get_key_value(locale));
        let none = || format!("there is no template for row {}", place.row);
        let (template, ready) = ready.ok_or_else(none)?;
        let to =
            To { address: &person.to, place, locale: &person.locale, time_zone: &person.time_zone };
        let unsubscribe = unsubscribe(plan, person)?;
        let message = Outgoing::new(ready, &to, &person.values, unsubscribe);
        let message = message.map_err(|finding| finding.message.to_string())?;
        let known = self.known.get(template).map(Vec::as_slice).unwrap_or_default();
        let found = strangers::strangers(&message, ready, known, &to, &person.values);
        let mut found = found.map_err(|finding| finding.message.to_string())?.into_iter();
        // What a person has answered for is sent.
        match found.find(|one| !is_address_waived(&plan.waivers, template, &one.fields)) {
            Some(stranger) => Err(shows(place, template, &stranger)),
            None => Ok(message),
        }
    }

    fn request(&self, id: CallId, messages: &[Outgoing], now_ms: u64) -> Result<Request, String> {
        let plan = &self.job.plan;
        let letterhead = Letterhead {
            from: &plan.from,
            reply_to: plan.reply_to.as_ref(),
            date_ms: now_ms,
            campaign: &plan.campaign.id,
            salt: &plan.campaign.salt,
        };
        let call = payload::Call {
            provider: provider::find(&self.account.provider).ok_or("the provider is not known")?,
            letterhead,
            messages,
            max_bytes_per_call: self.account.max_bytes_per_call,
            max_bytes_per_message: self.account.max_bytes_per_message,
        };
        let payload = payload(&call).map_err(first)?;
        // Once more, from the bytes that leave: everybody sees one address, their own.
        let seen = payload::check(&call, &payload.body).map_err(first)?;
        if seen.len() != messages.len() || seen.iter().any(|seen| *seen != 1) {
            return Err("a message of the call would show more than one address".to_owned());
        }
        let letter = |message: &Outgoing| {
            let raw = self.wants_raw.then(|| mime::raw(&letterhead, message)).transpose();
            let raw = raw.map_err(first)?;
            Ok(Letter { to: message.to.clone(), place: message.place, raw })
        };
        Ok(Request {
            plan: self.job.digest.clone(),
            call: id,
            account: Arc::clone(&self.account),
            payload,
            from: plan.from.address.clone(),
            letters: messages.iter().map(letter).collect::<Result<_, String>>()?,
        })
    }
}

fn unread(error: std::io::Error) -> String {
    format!("a recipient cannot be read: {error}")
}

/// How a row's recipient leaves the list.
fn unsubscribe(plan: &Plan, person: &Person) -> Result<Option<Unsubscribe>, String> {
    let Some(wanted) = &plan.unsubscribe else { return Ok(None) };
    let url = wanted.url.as_deref().map(|url| Unsubscribe::url_for(url, &person.values));
    let url = url.transpose().map_err(first)?;
    Ok(Some(Unsubscribe { url, mailto: wanted.mailto.clone(), one_click: wanted.one_click }))
}

/// Why a message is not sent, without the address.
fn shows(place: Place, template: &str, stranger: &Stranger) -> String {
    let part = match stranger.part {
        Kind::Subject => "subject",
        Kind::Preheader => "preheader",
        Kind::Html => "HTML part",
        Kind::Text => "text part",
    };
    let fields: Vec<String> =
        stranger.fields.iter().map(|field| format!("\u{201c}{field}\u{201d}")).collect();
    format!(
        "the message to row {} would show somebody else's address in the {part} for {template}, by {}: \
         nobody has answered for it. Correct the row or the template, and plan the rest",
        place.row,
        fields.join(" and ")
    )
}

fn first(findings: Vec<Diagnostic>) -> String {
    let first = findings.into_iter().next();
    first.map_or_else(
        || "the call cannot be built".to_owned(),
        |finding| finding.message.to_string(),
    )
}
