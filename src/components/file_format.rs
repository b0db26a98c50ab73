//! How a recipient file is written: what was found out, and what a person knows better.

use send_plan::audience::{Delimiter, Encoding, FileFacts, FileFormat, Quote};
use yew::prelude::*;

use super::select_field::SelectField;
use crate::hooks::Desk;
use crate::say;
use crate::t;

/// A file of recipients or seeds with how it was read, the choices to read it in another way, and what
/// else can be done with it. `facts`: none while it could not be read.
pub fn file_format(desk: &Desk, name: &str, facts: Option<&FileFacts>, more: Html) -> Html {
    let at_hand = desk.mailed_files(false).iter().any(|file| file == name);
    html! {
        <li>
            <b><bdi>{ name }</bdi></b>
            <span class="quiet">{ facts.map(found) }</span>
            { more }
            if at_hand {
                <details open={facts.is_none()}>
                    <summary>{ t!("audience-format") }<span class="unseen">{ format!(": {name}") }</span></summary>
                    { choices(desk, name, facts) }
                </details>
            }
        </li>
    }
}

/// What was found out, in a line.
fn found(file: &FileFacts) -> String {
    let mut parts = vec![
        say::size(file.bytes),
        t!("rows", n = file.rows),
        t!("columns", n = file.columns.len()),
        t!("audience-format-separated", delimiter = delimiter_name(file.delimiter)),
        encoding_name(file.encoding),
    ];
    if file.quote != Quote::Double {
        parts.push(quote_name(file.quote));
    }
    if file.headerless {
        parts.push(t!("audience-format-headerless"));
    }
    if file.gzip {
        parts.push(t!("audience-format-gzip"));
    }
    parts.join(" · ")
}

fn choices(desk: &Desk, name: &str, facts: Option<&FileFacts>) -> Html {
    let format = desk.formats().get(name).copied().unwrap_or_default();
    let change = |set: fn(&mut FileFormat, &str)| {
        let (desk, name) = (desk.clone(), name.to_owned());
        Callback::from(move |chosen: String| {
            let mut format = format;
            set(&mut format, &chosen);
            desk.set_format(&name, format);
        })
    };
    // An empty value stands for what is found out, and nobody knows that of what was chosen.
    let options = |is_chosen: bool, found: Option<String>, known: &[(&str, String)]| {
        let found = found.filter(|_| !is_chosen);
        let found = found.map_or_else(
            || t!("audience-format-find-out"),
            |found| t!("audience-format-as-it-seems", found = found),
        );
        let known = known.iter().map(|(id, name)| ((*id).to_owned(), name.clone()));
        std::iter::once((String::new(), found)).chain(known).collect::<Vec<_>>()
    };
    let encodings = Encoding::ALL.map(|encoding| (encoding.id(), encoding_name(encoding)));
    let delimiters = Delimiter::ALL.map(|delimiter| (delimiter.id(), delimiter_name(delimiter)));
    let quotes = Quote::ALL.map(|quote| (quote.id(), quote_name(quote)));
    let headers = [(HEADER, header_name(true)), (NO_HEADER, header_name(false))];
    let member = |part: &str| format!("audience.formats.{name}.{part}");
    let id = |id: Option<&'static str>| AttrValue::from(id.unwrap_or_default());
    html! {
        <div class="fields two">
            <SelectField
                label={t!("audience-format-encoding")} member={member("encoding")}
                hint={t!("audience-format-encoding-hint")}
                options={options(
                    format.encoding.is_some(),
                    facts.map(|facts| encoding_name(facts.encoding)),
                    &encodings,
                )}
                value={id(format.encoding.map(Encoding::id))}
                on_change={change(|format, chosen| {
                    format.encoding = Encoding::ALL.into_iter().find(|known| known.id() == chosen);
                })}
            />
            <SelectField
                label={t!("audience-format-delimiter")} member={member("delimiter")}
                options={options(
                    format.delimiter.is_some(),
                    facts.map(|facts| delimiter_name(facts.delimiter)),
                    &delimiters,
                )}
                value={id(format.delimiter.map(Delimiter::id))}
                on_change={change(|format, chosen| {
                    format.delimiter = Delimiter::ALL.into_iter().find(|known| known.id() == chosen);
                })}
            />
            <SelectField
                label={t!("audience-format-quote")} member={member("quote")}
                options={options(
                    format.quote.is_some(),
                    facts.map(|facts| quote_name(facts.quote)),
                    &quotes,
                )}
                value={id(format.quote.map(Quote::id))}
                on_change={change(|format, chosen| {
                    format.quote = Quote::ALL.into_iter().find(|known| known.id() == chosen);
                })}
            />
            <SelectField
                label={t!("audience-format-header")} member={member("header")}
                options={options(
                    format.header.is_some(),
                    facts.map(|facts| header_name(!facts.headerless)),
                    &headers,
                )}
                value={id(format.header.map(|has| if has { HEADER } else { NO_HEADER }))}
                on_change={change(|format, chosen| {
                    format.header = (!chosen.is_empty()).then_some(chosen == HEADER);
                })}
            />
        </div>
    }
}

/// Values of the choice whether the first line is a header.
const HEADER: &str = "yes";
const NO_HEADER: &str = "no";

fn header_name(has: bool) -> String {
    if has { t!("audience-format-header-names") } else { t!("audience-format-header-recipient") }
}

fn encoding_name(encoding: Encoding) -> String {
    match encoding {
        Encoding::Utf8 | Encoding::Utf16Le => encoding.name().to_owned(),
        Encoding::Utf16Be => t!("audience-encoding-utf-16be"),
        Encoding::Windows1252 => t!("audience-encoding-windows-1252"),
        Encoding::Windows1256 => t!("audience-encoding-windows-1256"),
    }
}

fn delimiter_name(delimiter: Delimiter) -> String {
    match delimiter {
        Delimiter::Comma => t!("audience-delimiter-comma"),
        Delimiter::Semicolon => t!("audience-delimiter-semicolon"),
        Delimiter::Tab => t!("audience-delimiter-tab"),
        Delimiter::Bar => t!("audience-delimiter-bar"),
    }
}

fn quote_name(quote: Quote) -> String {
    match quote {
        Quote::Double => t!("audience-quote-double"),
        Quote::Single => t!("audience-quote-single"),
        Quote::None => t!("audience-quote-none"),
    }
}
