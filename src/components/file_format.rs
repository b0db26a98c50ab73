//! How a recipient file is written: what was found out, and what a person knows better.

use send_plan::audience::{Delimiter, Encoding, FileFacts, FileFormat, Quote};
use yew::prelude::*;

use super::select_field::SelectField;
use crate::hooks::Desk;
use crate::say;

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
                    <summary>{ "Read it in another way" }<span class="unseen">{ format!(": {name}") }</span></summary>
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
        say::counted(file.rows, "row", "rows"),
        say::counted(file.columns.len() as u64, "column", "columns"),
        format!("separated by {}", file.delimiter.name()),
        file.encoding.name().to_owned(),
    ];
    if file.quote != Quote::Double {
        parts.push(file.quote.name().to_owned());
    }
    if file.headerless {
        parts.push("no header line".to_owned());
    }
    if file.gzip {
        parts.push("gzip archive".to_owned());
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
    let options = |is_chosen: bool, found: Option<&str>, known: &[(&str, &str)]| {
        let found = found.filter(|_| !is_chosen);
        let found =
            found.map_or_else(|| "find out".to_owned(), |found| format!("as it seems: {found}"));
        let known = known.iter().map(|(id, name)| ((*id).to_owned(), (*name).to_owned()));
        std::iter::once((String::new(), found)).chain(known).collect::<Vec<_>>()
    };
    let encodings = Encoding::ALL.map(|encoding| (encoding.id(), encoding.name()));
    let delimiters = Delimiter::ALL.map(|delimiter| (delimiter.id(), delimiter.name()));
    let quotes = Quote::ALL.map(|quote| (quote.id(), quote.name()));
    let headers = [("yes", HEADER), ("no", NO_HEADER)];
    let header = |has: bool| if has { HEADER } else { NO_HEADER };
    let member = |part: &str| format!("audience.formats.{name}.{part}");
    let id = |id: Option<&'static str>| AttrValue::from(id.unwrap_or_default());
    html! {
        <div class="fields two">
            <SelectField
                label="Encoding" member={member("encoding")}
                hint="Choose another where names are written wrong."
                options={options(format.encoding.is_some(), facts.map(|facts| facts.encoding.name()), &encodings)}
                value={id(format.encoding.map(Encoding::id))}
                on_change={change(|format, chosen| {
                    format.encoding = Encoding::ALL.into_iter().find(|known| known.id() == chosen);
                })}
            />
            <SelectField
                label="Values are separated by" member={member("delimiter")}
                options={options(format.delimiter.is_some(), facts.map(|facts| facts.delimiter.name()), &delimiters)}
                value={id(format.delimiter.map(Delimiter::id))}
                on_change={change(|format, chosen| {
                    format.delimiter = Delimiter::ALL.into_iter().find(|known| known.id() == chosen);
                })}
            />
            <SelectField
                label="Values stand in" member={member("quote")}
                options={options(format.quote.is_some(), facts.map(|facts| facts.quote.name()), &quotes)}
                value={id(format.quote.map(Quote::id))}
                on_change={change(|format, chosen| {
                    format.quote = Quote::ALL.into_iter().find(|known| known.id() == chosen);
                })}
            />
            <SelectField
                label="First line" member={member("header")}
                options={options(format.header.is_some(), facts.map(|facts| header(!facts.headerless)), &headers)}
                value={id(format.header.map(|has| if has { "yes" } else { "no" }))}
                on_change={change(|format, chosen| {
                    format.header = (!chosen.is_empty()).then_some(chosen == "yes");
                })}
            />
        </div>
    }
}

const HEADER: &str = "names of columns";
const NO_HEADER: &str = "the first recipient";
