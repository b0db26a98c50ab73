//! What a style asks of a mail client, as keys of the table of clients: `property:border-radius`,
//! `value:display:flex`, `function:calc`, `unit:rem`, `at:import`.

/// Functions and units that clients are known to differ in; values are looked through for them.
const FUNCTIONS: &[&str] = &[
    "calc",
    "clamp",
    "conic-gradient",
    "light-dark",
    "linear-gradient",
    "max",
    "min",
    "oklch",
    "radial-gradient",
];
const UNITS: &[&str] = &["ch", "rem", "vh", "vmax", "vmin", "vw"];

/// Shows `each` every key in a style sheet with its byte; comments are left out.
pub(crate) fn sheet(css: &str, each: &mut impl FnMut(String, usize)) {
    let css = without_comments(css);
    let mut from = 0;
    for (end, c) in css.char_indices() {
        if !matches!(c, '{' | '}' | ';') {
            continue;
        }
        let piece = css.get(from..end).unwrap_or_default();
        let start = from + piece.len() - piece.trim_start().len();
        let piece = piece.trim();
        from = end + 1;
        if let Some(rule) = piece.strip_prefix('@') {
            let name = rule.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next();
            // Another font stands in for one that is not fetched.
            if !rule.contains("font") {
                each(format!("at:{}", name.unwrap_or_default().to_ascii_lowercase()), start);
            }
        } else if c != '{' {
            declaration(piece, start, each);
        }
    }
}

/// The same for the value of a `style` attribute.
pub(crate) fn declarations(css: &str, each: &mut impl FnMut(String, usize)) {
    let mut at = 0;
    for piece in css.split(';') {
        declaration(piece.trim(), at, each);
        at += piece.len() + 1;
    }
}

fn declaration(text: &str, at: usize, each: &mut impl FnMut(String, usize)) {
    let Some((name, value)) = text.split_once(':') else { return };
    let name = name.trim().to_ascii_lowercase();
    if name.starts_with("--") {
        each("property:--".to_owned(), at);
    }
    let is_name = |c: char| c.is_ascii_alphabetic() || c == '-';
    // Of a maker: `mso-…`, `-webkit-…`.
    if name.starts_with('-') || name.starts_with("mso-") || !name.chars().all(is_name) {
        return;
    }
    let value = value.trim().to_ascii_lowercase();
    each(format!("property:{name}"), at);
    if name == "display" {
        let word = value.split([' ', '!']).next().unwrap_or_default();
        each(format!("value:display:{word}"), at);
    }
    for function in FUNCTIONS {
        let mut before = value.match_indices(function).map(|(found, _)| {
            (value.get(..found).unwrap_or_default(), value.get(found + function.len()..))
        });
        let called = before.any(|(before, after)| {
            after.is_some_and(|after| after.starts_with('(')) && !before.ends_with(is_name)
        });
        if called {
            each(format!("function:{function}"), at);
        }
    }
    for word in value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/')) {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
        if unit.len() < word.len() && UNITS.contains(&unit) {
            each(format!("unit:{unit}"), at);
        }
    }
}

/// Blanks in the place of comments.
fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        let (before, comment) = rest.split_at(start);
        let end = comment.find("*/").map_or(comment.len(), |end| end + 2);
        text.push_str(before);
        text.push_str(&" ".repeat(end));
        rest = comment.get(end..).unwrap_or_default();
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_taken_apart() {
        let css = "/* a{} */ @import url(x); @media (max-width:600px) { .a:hover, b { width: calc(1rem + 2px) !important; \
                   -webkit-x: y; display:FLEX } } :root { --c: red }";
        let mut keys = Vec::new();
        sheet(css, &mut |key, _| keys.push(key));
        assert_eq!(
            keys,
            [
                "at:import",
                "at:media",
                "property:width",
                "function:calc",
                "unit:rem",
                "property:display",
                "value:display:flex",
                "property:--"
            ]
        );
        keys.clear();
        declarations("color:red; border-radius: 4px", &mut |key, _| keys.push(key));
        assert_eq!(keys, ["property:color", "property:border-radius"]);
    }
}
