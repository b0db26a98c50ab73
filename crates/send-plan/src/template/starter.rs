//! A part of the message to begin with, for somebody who writes it in the app.

use super::{Kind, TemplateFile};
use crate::audience::locale::normalise;
use crate::lint::direction::is_right_to_left;

/// The file of a locale's part, with what every such part needs; nothing where `locale` is no
/// BCP 47 tag.
pub fn starter(locale: &str, kind: Kind) -> Option<TemplateFile> {
    let locale = normalise(locale)?;
    let (name, text) = match kind {
        Kind::Subject => ("subject.txt", String::new()),
        Kind::Preheader => ("preheader.txt", String::new()),
        Kind::Text => ("body.txt", String::new()),
        Kind::Html => ("body.html", page(&locale)),
    };
    Some(TemplateFile { path: format!("{locale}/{name}"), text })
}

fn page(locale: &str) -> String {
    let direction = if is_right_to_left(locale) { "rtl" } else { "ltr" };
    format!(
        "<!doctype html>\n<html lang=\"{locale}\" dir=\"{direction}\">\n  <head>\n    \
         <meta charset=\"utf-8\">\n    \
         <meta name=\"viewport\" content=\"width=device-width\">\n    <title></title>\n  \
         </head>\n  <body>\n    <p></p>\n  </body>\n</html>\n"
    )
}
