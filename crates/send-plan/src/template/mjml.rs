//! MJML to HTML.

use mrml::prelude::parser::{Error, ParserOptions};
use mrml::prelude::render::RenderOptions;

use super::scan::{Placer, Problem, Spot, problem};

/// Elements within each other: the parser is recursive.
const MAX_DEPTH: usize = 48;
/// Bytes of a layout.
const MAX_BYTES: usize = 1 << 20;

/// The HTML of an MJML layout. A problem says where the layout is wrong.
pub(crate) fn html(text: &str) -> Result<String, Problem> {
    if text.len() > MAX_BYTES {
        return Err(problem(
            Spot { line: 1, column: 1 },
            "The MJML layout is larger than 1 MiB.".to_owned(),
            "Shorten it: pictures belong beside a message, not into it.",
        ));
    }
    shallow(text)?;
    let parsed = mrml::parse_with_options(text, &ParserOptions::default())
        .map_err(|error| refused(text, &error))?;
    let html = parsed.element.render(&RenderOptions::default()).map_err(|error| {
        problem(
            Spot { line: 1, column: 1 },
            format!("This MJML cannot be drawn: {error}."),
            "Compare the layout with the MJML documentation.",
        )
    })?;
    // The parser takes elements it does not know for HTML.
    match html.find("<mj-") {
        None => Ok(html),
        Some(at) => {
            let rest = html.get(at..).unwrap_or_default();
            let end = rest.find([' ', '>', '/', '\n']).unwrap_or(rest.len());
            let tag = rest.get(..end).unwrap_or_default();
            Err(problem(
                Placer::new(text).to(text.find(tag).unwrap_or(0)),
                format!("MJML has no element {tag}>, or none here."),
                "Compare with the MJML documentation which elements may stand within which.",
            ))
        }
    }
}

/// Refuses nesting that no message needs, before anything recursive sees it.
fn shallow(text: &str) -> Result<(), Problem> {
    let mut depth = 0_usize;
    for (at, _) in text.match_indices('<') {
        let rest = text.get(at + 1..).unwrap_or_default();
        match rest.bytes().next() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(first) if first.is_ascii_alphabetic() => {
                let end = rest.find('>').unwrap_or(rest.len());
                let tag = rest.get(..end).unwrap_or_default();
                depth += usize::from(!tag.ends_with('/') && !is_void(tag));
            }
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(problem(
                Placer::new(text).to(at),
                format!("More than {MAX_DEPTH} elements stand within each other."),
                "Close elements that are left open, or simplify the layout.",
            ));
        }
    }
    Ok(())
}

/// HTML elements that have no end.
fn is_void(tag: &str) -> bool {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    ["br", "img", "hr", "input", "meta", "link", "wbr", "col"]
        .iter()
        .any(|void| name.eq_ignore_ascii_case(void))
}

fn refused(text: &str, error: &Error) -> Problem {
    let (what, at, hint) = match error {
        Error::UnexpectedElement { position, .. } => (
            "An element stands where MJML has no place for it",
            Some(position.start),
            "Compare with the MJML documentation which elements may stand within which.",
        ),
        Error::UnexpectedToken { position, .. } => (
            "MJML has no place for this here",
            Some(position.start),
            "Put text into <mj-text>, and {{#if}} between elements into <mj-raw>.",
        ),
        Error::MissingAttribute { position, .. } | Error::InvalidAttribute { position, .. } => (
            "An attribute is missing or cannot be read",
            Some(position.start),
            "Compare the element with the MJML documentation.",
        ),
        Error::InvalidFormat { position, .. } => {
            ("This cannot be read as MJML", Some(position.start), "Look for a missing > near it.")
        }
        Error::IncludeLoaderError { position, .. } => (
            "<mj-include> cannot be followed",
            Some(position.start),
            "Put the included file's content into the layout.",
        ),
        Error::EndOfStream { .. } => (
            "The MJML ends before its last element is closed",
            Some(text.len()),
            "Close what is open, <mjml> last.",
        ),
        Error::NoRootNode => (
            "There is no <mjml> element",
            Some(0),
            "Begin the layout with <mjml><mj-body>, or name it layout.html.",
        ),
        Error::ParserError { .. } | Error::SizeLimit { .. } => {
            ("This cannot be read as MJML", None, "Look for a tag or a quote that is not closed.")
        }
    };
    let at = at.filter(|at| text.is_char_boundary(*at)).unwrap_or(0);
    problem(Placer::new(text).to(at), format!("{what}."), hint)
}
