//! What a link or an image names: scheme, host, and whether a merge field decides it.

use super::{Attribute, Element, FIELD, Html};

/// What an address in HTML names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    /// `https://host/…`, `//host/…`: scheme, without colon, and host; `""`: the reader's choice.
    Web(&'a str, &'a str),
    /// `mailto:`, `tel:`, `cid:`, `data:`: the scheme in lower case as written.
    Other(&'a str),
    /// `#part` of the same message.
    Fragment,
    /// A merge field stands where scheme or host would.
    Field,
    /// Nothing.
    Empty,
    /// A path without a host.
    Relative,
}

/// What an address names.
pub(crate) fn target(address: &str) -> Target<'_> {
    let address = address.trim();
    if address.is_empty() {
        return Target::Empty;
    }
    if address.starts_with('#') {
        return Target::Fragment;
    }
    if address.starts_with(FIELD) {
        return Target::Field;
    }
    if let Some(rest) = address.strip_prefix("//") {
        return Target::Web("", host(rest));
    }
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    match address.split_once(':') {
        Some((scheme, rest)) if scheme.chars().all(is_scheme) => match rest.strip_prefix("//") {
            Some(rest) if rest.starts_with(FIELD) => Target::Field,
            Some(rest) => Target::Web(scheme, host(rest)),
            None => Target::Other(scheme),
        },
        _ => Target::Relative,
    }
}

fn host(rest: &str) -> &str {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}

/// Every link with its element.
pub(crate) fn links(html: &Html) -> impl Iterator<Item = (&Element, &Attribute)> {
    html.elements
        .iter()
        .filter(|element| matches!(element.name.as_str(), "a" | "area"))
        .filter_map(|element| Some((element, element.attribute("href")?)))
}

/// Every image with its element: `<img src>`, and backgrounds by attribute.
pub(crate) fn images(html: &Html) -> impl Iterator<Item = (&Element, &Attribute)> {
    html.elements.iter().filter_map(|element| {
        let name = if element.name == "img" { "src" } else { "background" };
        Some((element, element.attribute(name)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        for (address, expected) in [
            ("https://a.example/x", Target::Web("https", "a.example")),
            ("HTTP://u@a.example:80?x", Target::Web("HTTP", "a.example")),
            ("//a.example", Target::Web("", "a.example")),
            ("mailto:a@b.example", Target::Other("mailto")),
            ("#top", Target::Fragment),
            ("\u{1a}/x", Target::Field),
            ("https://\u{1a}/x", Target::Field),
            (" ", Target::Empty),
            ("img/a.png", Target::Relative),
            ("/x:y", Target::Relative),
        ] {
            assert_eq!(target(address), expected, "{address}");
        }
    }
}
