//! MJML to HTML.

use std::borrow::Cow;

use mrml::prelude::parser::{Error, ParserOptions};
use mrml::prelude::render::RenderOptions;

use super::scan::{Placer, Problem, Spot, problem};
use crate::wording::text;

/// Elements within each other: the parser is recursive.
const MAX_DEPTH: usize = 48;
/// Bytes of a layout.
const MAX_BYTES: usize = 1 << 20;

/// The HTML of an MJML layout. A problem says where the layout is wrong.
pub(crate) fn html(text: &str) -> Result<String, Problem> {
    if text.len() > MAX_BYTES {
        return Err(problem(
            Spot { line: 1, column: 1 },
            text!(
                "engine-template-mjml-layout-larger-than-1",
                "The MJML layout is larger than 1 MiB."
            ),
            text!(
                "engine-template-shorten-pictures-belong-beside-message",
                "Shorten it: pictures belong beside a message, not into it."
            ),
        ));
    }
    shallow(text)?;
    let (readable, longer) = readable(text);
    let parsed = mrml::parse_with_options(readable.as_ref(), &ParserOptions::default())
        .map_err(|error| refused(text, &longer, &error))?;
    let html = parsed.element.render(&RenderOptions::default()).map_err(|error| {
        problem(
            Spot { line: 1, column: 1 },
            text!(
                "engine-template-this-mjml-cannot-be-drawn",
                "This MJML cannot be drawn: {error}.",
                error = error.to_string()
            ),
            text!(
                "engine-template-compare-layout-with-mjml-documentation",
                "Compare the layout with the MJML documentation."
            ),
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
                text!(
                    "engine-template-mjml-has-no-element-or",
                    "MJML has no element {tag}>, or none here.",
                    tag = tag
                ),
                text!(
                    "engine-template-compare-with-mjml-documentation-which",
                    "Compare with the MJML documentation which elements may stand within which."
                ),
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
                text!(
                    "engine-template-more-than-elements-stand-within",
                    "More than {max_depth} elements stand within each other.",
                    max_depth = MAX_DEPTH
                ),
                text!(
                    "engine-template-close-elements-that-are-left",
                    "Close elements that are left open, or simplify the layout."
                ),
            ));
        }
    }
    Ok(())
}

/// Bytes that [`readable`] adds at each of its places.
const ADDED: usize = 3;

/// The text as the parser can read it, and the bytes from which on it is longer.
///
/// htmlparser 0.2.1 looks two bytes back from a `>` in a text, and panics where a character lies
/// across. After `日` a `>` ends no tag: there it is written out. After `日"` it may end one: blanks
/// change neither a tag nor a line of text.
fn readable(text: &str) -> (Cow<'_, str>, Vec<usize>) {
    let (mut readable, mut longer, mut from) = (String::new(), Vec::new(), 0);
    for (at, _) in text.match_indices('>') {
        let Some(back) = at.checked_sub(2).filter(|back| !text.is_char_boundary(*back)) else {
            continue;
        };
        let before = text.get(from..at).unwrap_or_default();
        readable.push_str(before);
        let follows_ascii = text.as_bytes().get(back + 1).is_some_and(u8::is_ascii);
        readable.push_str(if follows_ascii { "   >" } else { "&gt;" });
        longer.push(readable.len());
        from = at + 1;
    }
    if from == 0 {
        return (Cow::Borrowed(text), longer);
    }
    readable.push_str(text.get(from..).unwrap_or_default());
    (Cow::Owned(readable), longer)
}

/// HTML elements that have no end.
fn is_void(tag: &str) -> bool {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    ["br", "img", "hr", "input", "meta", "link", "wbr", "col"]
        .iter()
        .any(|void| name.eq_ignore_ascii_case(void))
}

fn refused(text: &str, longer: &[usize], error: &Error) -> Problem {
    let (what, at, hint) = match error {
        Error::UnexpectedElement { position, .. } => (
            "An element stands where MJML has no place for it",
            Some(position.start),
            text!(
                "engine-template-compare-with-mjml-documentation-which",
                "Compare with the MJML documentation which elements may stand within which."
            ),
        ),
        Error::UnexpectedToken { position, .. } => (
            "MJML has no place for this here",
            Some(position.start),
            text!(
                "engine-template-put-text-into-mj-text",
                "Put text into <mj-text>, and {{#if}} between elements into <mj-raw>."
            ),
        ),
        Error::MissingAttribute { position, .. } | Error::InvalidAttribute { position, .. } => (
            "An attribute is missing or cannot be read",
            Some(position.start),
            text!(
                "engine-template-compare-element-with-mjml-documentation",
                "Compare the element with the MJML documentation."
            ),
        ),
        Error::InvalidFormat { position, .. } => (
            "This cannot be read as MJML",
            Some(position.start),
            text!("engine-template-look-for-missing-near", "Look for a missing > near it."),
        ),
        Error::IncludeLoaderError { position, .. } => (
            "<mj-include> cannot be followed",
            Some(position.start),
            text!(
                "engine-template-put-included-file-s-content",
                "Put the included file's content into the layout."
            ),
        ),
        Error::EndOfStream { .. } => (
            "The MJML ends before its last element is closed",
            Some(text.len() + ADDED * longer.len()),
            text!("engine-template-close-what-open-mjml-last", "Close what is open, <mjml> last."),
        ),
        Error::NoRootNode => (
            "There is no <mjml> element",
            Some(0),
            text!(
                "engine-template-begin-layout-with-mjml-mj",
                "Begin the layout with <mjml><mj-body>, or name it layout.html."
            ),
        ),
        Error::ParserError { .. } | Error::SizeLimit { .. } => (
            "This cannot be read as MJML",
            None,
            text!(
                "engine-template-look-for-tag-or-quote",
                "Look for a tag or a quote that is not closed."
            ),
        ),
    };
    let at = at.map(|at| at.saturating_sub(ADDED * longer.partition_point(|from| *from <= at)));
    let at = at.filter(|at| text.is_char_boundary(*at)).unwrap_or(0);
    problem(Placer::new(text).to(at), text!("engine-template-mjml", "{what}.", what = what), hint)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_after_any_letter_is_read() {
        let drawn = |text: &str| {
            let body = format!("<mj-section><mj-column>{text}</mj-column></mj-section>");
            html(&format!("<mjml><mj-body>{body}</mj-body></mjml>"))
        };
        for text in ["価格>100", "é>1", "日a>1", "日」>", "日\">", "\u{1f600}>"] {
            let html = drawn(&format!("<mj-text>{text}</mj-text>")).unwrap();
            let folded: String = html.replace("&gt;", ">").split_whitespace().collect();
            assert!(folded.contains(text), "{text}: {html}");
        }
        let html = drawn("<mj-button href=\"https://a.example/日\">日</mj-button>").unwrap();
        assert!(html.contains("href=\"https://a.example/日\""), "{html}");
        // The place is that of the text as it was written.
        let problem =
            drawn("<mj-text>日></mj-text>\n<mj-text>日></mj-text>\n<mj-head/>").unwrap_err();
        assert_eq!(problem.spot.line, 3, "{problem:?}");
    }
}
