//! Everything that leaves for one row, for a person to look at.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::payload::{Call, payload};
use super::{Letterhead, Outgoing, To, Unsubscribe, mime};
use crate::api::Question;
use crate::audience::locale::normalise;
use crate::campaign::{Account, Campaign};
use crate::chunk::Place as Row;
use crate::diagnostic::{Diagnostic, Place};
use crate::provider;
use crate::recipient::Address;
use crate::template::render::Rendered;
use crate::template::set::TemplateSet;
use crate::template::{Memory, resolve};
use crate::wording::{Say, text};

/// Which row, and how.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Where it stands in the audience.
    pub place: Row,
    /// Its columns with their values.
    pub values: &'a Value,
    /// BCP 47; `None`: the row's own.
    pub locale: Option<&'a str>,
    /// The account that sends it; `None`: the first.
    pub account: Option<&'a str>,
}

/// What one recipient reads, and what leaves for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// The recipient's one address.
    pub to: String,
    /// Locale of the template, BCP 47.
    pub template: String,
    /// What they read.
    pub rendered: Rendered,
    /// The raw message, or why there is none.
    pub raw: Result<RawText, Vec<Diagnostic>>,
    /// The provider's request for a call with this recipient alone; `None`: no account is chosen.
    pub request: Option<Result<Request, Vec<Diagnostic>>>,
}

/// A raw message as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawText {
    /// Headers, an empty line, parts.
    pub text: String,
    /// Every server on the way has to speak SMTPUTF8 (RFC 6531).
    pub needs_smtputf8: bool,
}

/// A provider's request as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The provider's name.
    pub provider: String,
    /// Method and path.
    pub request: String,
    /// Its body.
    pub body: String,
    /// Addresses that the recipient would see, counted in the body.
    pub seen: u64,
}

/// What leaves for a row.
///
/// Errors are findings: no address in the row, no template for its locale, a template that cannot be
/// read or rendered.
pub fn shown(question: &Question, wanted: &Wanted<'_>) -> Result<Shown, Vec<Diagnostic>> {
    shown_again(question, wanted, &mut Memory::default())
}

/// The same, quicker with the memory of a look at the same message.
pub fn shown_again(
    question: &Question,
    wanted: &Wanted<'_>,
    memory: &mut Memory,
) -> Result<Shown, Vec<Diagnostic>> {
    let campaign = &question.campaign;
    let column = |name: &Option<String>| {
        let name = name.as_deref()?;
        wanted.values.get(name)?.as_str().map(str::trim).filter(|value| !value.is_empty())
    };
    let mapped = question.audience.as_ref().map(|audience| &audience.columns);
    let columns = mapped.unwrap_or(&campaign.audience.columns);
    let to = column(&columns.address).and_then(|to| Address::parse(to).ok());
    let Some(to) = to else { return Err(vec![nobody(wanted.place.row)]) };
    let own = column(&columns.locale).and_then(normalise).unwrap_or_default();
    let locale = wanted.locale.unwrap_or(&own);
    let fallback = campaign.templates.fallback_locale.as_deref();
    let set = TemplateSet::compile_again(&question.templates, fallback, memory);
    let served = resolve(locale, &set.locales(), fallback).and_then(|known| set.message(known));
    let Some(message) = served else { return Err(vec![no_template(locale)]) };
    let ready = message.prepare()?;
    let recipient = To {
        address: to.as_str(),
        place: wanted.place,
        locale,
        time_zone: column(&columns.time_zone).unwrap_or_default(),
    };
    let unsubscribe = unsubscribe(campaign, wanted.values)?;
    let outgoing = Outgoing::new(&ready, &recipient, wanted.values, unsubscribe)
        .map_err(|finding| vec![finding])?;
    let letterhead = letterhead(question);
    let raw = mime::raw(&letterhead, &outgoing).map(|raw| RawText {
        text: String::from_utf8_lossy(&raw.bytes).into_owned(),
        needs_smtputf8: raw.needs_smtputf8,
    });
    let account = match wanted.account {
        Some(id) => campaign.accounts.iter().find(|account| account.id == id),
        None => campaign.accounts.first(),
    };
    let request = account.map(|account| request(account, letterhead, &outgoing));
    let template = message.locale.clone();
    Ok(Shown { to: outgoing.to, template, rendered: outgoing.rendered, raw, request })
}

/// What is the same on every message of the campaign.
pub fn letterhead(question: &Question) -> Letterhead<'_> {
    let campaign = &question.campaign;
    Letterhead {
        from: &campaign.from,
        reply_to: campaign.reply_to.as_ref(),
        date_ms: question.now_ms,
        campaign: campaign.id.as_deref().unwrap_or_default(),
        salt: campaign.salt.as_deref().unwrap_or_default(),
    }
}

/// How the row's recipient leaves the list.
pub fn unsubscribe(
    campaign: &Campaign,
    values: &Value,
) -> Result<Option<Unsubscribe>, Vec<Diagnostic>> {
    let Some(wanted) = &campaign.unsubscribe else { return Ok(None) };
    let url = wanted.url.as_deref().map(|url| Unsubscribe::url_for(url, values)).transpose()?;
    let mailto = wanted.mailto.clone();
    Ok(Some(Unsubscribe { url, mailto, one_click: wanted.one_click }))
}

fn request(
    account: &Account,
    letterhead: Letterhead<'_>,
    outgoing: &Outgoing,
) -> Result<Request, Vec<Diagnostic>> {
    let Some(provider) = provider::find(&account.provider) else {
        return Err(vec![Diagnostic::error(
            "account/unknown-provider",
            Place::member("accounts"),
            text!(
                "engine-account-unknown-provider-2",
                "The provider {provider:?} of the account is not known.",
                provider = account.provider
            ),
            text!("engine-account-unknown-provider-hint-2", "Choose one on the Accounts page."),
        )]);
    };
    let payload = payload(&Call {
        provider,
        letterhead,
        messages: std::slice::from_ref(outgoing),
        max_bytes_per_call: account.max_bytes_per_call,
        max_bytes_per_message: account.max_bytes_per_message,
    })?;
    Ok(Request {
        provider: provider.name.to_owned(),
        request: payload.request.to_owned(),
        body: String::from_utf8_lossy(&payload.body).into_owned(),
        seen: payload.seen.first().copied().unwrap_or(0),
    })
}

fn nobody(row: u64) -> Diagnostic {
    Diagnostic::error(
        "preview/no-address",
        Place::member("preview.row"),
        text!(
            "engine-preview-no-address",
            "Row {row} has no address that can be mailed, or the file has no such row.",
            row = row
        ),
        text!("engine-preview-no-address-hint", "Choose another row."),
    )
}

fn no_template(locale: &str) -> Diagnostic {
    let language = if locale.is_empty() {
        text!("engine-no-language", "no language").say()
    } else {
        locale.say()
    };
    Diagnostic::error(
        "preview/no-template",
        Place::member("preview.locale"),
        text!(
            "engine-preview-no-template",
            "Nobody with {language} gets a message: there is no template and no fallback.",
            language = language
        ),
        text!("engine-preview-no-template-hint", "Add a template, or choose a fallback language."),
    )
}
