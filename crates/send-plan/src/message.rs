//! What would leave: the raw message of one recipient, and the request that a provider would get
//! for a call.
//!
//! In reading order: [`mime`] – headers and parts as bytes; [`exposure`] – whose addresses a reader
//! of the finished bytes would see; [`strangers`] – other people's addresses in what they read;
//! [`payload`] – the request of a call, one file per provider.
//! Nothing is sent here, and nothing is believed that was not read back from the finished bytes.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::Value;

use crate::campaign::Mailbox;
use crate::chunk::Place;
use crate::diagnostic::Diagnostic;
use crate::template::TemplateFile;
use crate::template::render::{PartInPieces, Ready, Rendered};
use crate::template::set::TemplateSet;

pub mod exposure;
pub mod mime;
pub mod payload;
pub mod shown;
mod slots;
pub mod strangers;

/// What is the same on every message of a campaign.
#[derive(Clone, Copy, Debug)]
pub struct Letterhead<'a> {
    /// The visible sender.
    pub from: &'a Mailbox,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<&'a Mailbox>,
    /// The `Date`, in milliseconds since the epoch.
    pub date_ms: u64,
    /// The campaign's name for machines.
    pub campaign: &'a str,
    /// The campaign's salt: makes the `Message-ID` and the boundary, together with campaign and
    /// place. No address goes into them.
    pub salt: &'a str,
}

impl Letterhead<'_> {
    /// The sender's own addresses, which every recipient may see.
    pub fn own(&self) -> Vec<&str> {
        let reply_to = self.reply_to.map(|mailbox| mailbox.address.as_str());
        [Some(self.from.address.as_str()), reply_to].into_iter().flatten().collect()
    }
}

/// One recipient with everything that is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The recipient's one address.
    pub to: String,
    /// Where the recipient stands in the audience.
    pub place: Place,
    /// What they read.
    pub rendered: Rendered,
    /// The same in pieces, for providers whose calls share a template.
    pub pieces: Vec<PartInPieces>,
    /// How they leave the list.
    pub unsubscribe: Option<Unsubscribe>,
}

/// How one recipient leaves the list (RFC 2369, RFC 8058), their row merged in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsubscribe {
    /// `https` address that tells the recipient.
    pub url: Option<String>,
    /// Address that takes the same wish by mail.
    pub mailto: Option<String>,
    /// A POST to `url` is enough.
    pub one_click: bool,
}

/// What cannot stand in the address of a header.
const UNFIT: &AsciiSet = &CONTROLS.add(b' ').add(b'<').add(b'>').add(b'"').add(b'\\');

impl Unsubscribe {
    /// An address of the web with a row's values in it. `template`: Handlebars, without escaping.
    pub fn url_for(template: &str, row: &Value) -> Result<String, Vec<Diagnostic>> {
        let file = TemplateFile { path: "und/body.txt".to_owned(), text: template.to_owned() };
        let set = TemplateSet::compile(&[file], None);
        let Some(message) = set.messages.first() else { return Err(set.findings) };
        let rendered = message.prepare()?.render(row, "", "").map_err(|finding| vec![finding])?;
        // What a value may hold and an address may not; `&`, `%` and the like are left as they are,
        // since a value may be a whole address.
        Ok(utf8_percent_encode(rendered.text.trim(), UNFIT).to_string())
    }

    /// The address of `mailto`, without what is to stand in the message to it.
    pub fn mailto_address(&self) -> Option<&str> {
        let mailto = self.mailto.as_deref().filter(|mailto| !mailto.is_empty())?;
        Some(mailto.split('?').next().unwrap_or(mailto))
    }
}

impl Outgoing {
    /// Merges a row into a message. `row`, `locale` and `time_zone` as [`Ready::render`] takes them.
    pub fn new(
        ready: &Ready<'_>,
        recipient: &To<'_>,
        row: &Value,
        unsubscribe: Option<Unsubscribe>,
    ) -> Result<Self, Diagnostic> {
        let To { address, place, locale, time_zone } = *recipient;
        Ok(Self {
            to: address.to_owned(),
            place,
            rendered: ready.render(row, locale, time_zone)?,
            pieces: ready.pieces(row, locale, time_zone)?,
            unsubscribe,
        })
    }
}

/// Whom a message is for.
#[derive(Clone, Copy, Debug)]
pub struct To<'a> {
    /// One address.
    pub address: &'a str,
    /// Where the recipient stands in the audience.
    pub place: Place,
    /// BCP 47, or `""`.
    pub locale: &'a str,
    /// IANA name, or `""`.
    pub time_zone: &'a str,
}
