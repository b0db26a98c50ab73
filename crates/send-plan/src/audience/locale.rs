//! Locale tags: BCP 47 as people write it.

/// The tag in its usual spelling: `pt_br` → `pt-BR`, `zh_hans_cn` → `zh-Hans-CN`; nothing where
/// the text is no tag. Language subtags of four and more letters exist in the grammar only.
///
/// Source: RFC 5646 §2.1 (syntax) and §2.1.1 (upper and lower case).
pub(crate) fn normalise(text: &str) -> Option<String> {
    // POSIX: `pt_BR.UTF-8`, `de_DE@euro`.
    let text = crate::recipient::trim(text).split(['.', '@']).next().unwrap_or_default();
    if text.len() > 64 || !text.is_ascii() {
        return None;
    }
    let mut subtags = text.split(['-', '_']);
    let language = subtags.next()?;
    if !matches!(language.len(), 2 | 3) || !is_letters(language) {
        return None;
    }
    let mut tag = language.to_ascii_lowercase();
    let mut stage = 0;
    let mut after_singleton = false;
    for subtag in subtags {
        let kind = kind(subtag)?;
        let letters = if after_singleton || stage == 4 {
            // Inside an extension everything is lower case.
            after_singleton = kind == Kind::Singleton;
            stage = 4;
            subtag.to_ascii_lowercase()
        } else {
            let next = match kind {
                Kind::Extended => 0,
                Kind::Script => 1,
                Kind::Region => 2,
                Kind::Variant => 3,
                Kind::Singleton => 4,
            };
            // `zh-CN-Hans` and `pt-BR-PT` are no tags.
            if next < stage || (next == stage && next != 3 && next != 0) {
                return None;
            }
            stage = next;
            after_singleton = kind == Kind::Singleton;
            match kind {
                Kind::Script => capitalised(subtag),
                Kind::Region => subtag.to_ascii_uppercase(),
                _ => subtag.to_ascii_lowercase(),
            }
        };
        tag.push('-');
        tag.push_str(&letters);
    }
    (!after_singleton).then_some(tag)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Extended,
    Script,
    Region,
    Variant,
    Singleton,
}

fn kind(subtag: &str) -> Option<Kind> {
    let digit_first = subtag.bytes().next().is_some_and(|b| b.is_ascii_digit());
    if !subtag.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    match subtag.len() {
        1 => Some(Kind::Singleton),
        2 if is_letters(subtag) => Some(Kind::Region),
        3 if is_letters(subtag) => Some(Kind::Extended),
        3 if subtag.bytes().all(|b| b.is_ascii_digit()) => Some(Kind::Region),
        4 if is_letters(subtag) => Some(Kind::Script),
        4 if digit_first => Some(Kind::Variant),
        5..=8 => Some(Kind::Variant),
        _ => None,
    }
}

fn is_letters(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphabetic())
}

fn capitalised(text: &str) -> String {
    let mut text = text.to_ascii_lowercase();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn tags_get_their_usual_spelling() {
        for (written, usual) in [
            ("en", "en"),
            (" EN ", "en"),
            ("pt_br", "pt-BR"),
            ("zh_hans_cn", "zh-Hans-CN"),
            ("ZH-HANT", "zh-Hant"),
            ("es-419", "es-419"),
            ("de_DE.UTF-8", "de-DE"),
            ("ca_ES@valencia", "ca-ES"),
            ("sl-rozaj-biske", "sl-rozaj-biske"),
            ("de-CH-1996", "de-CH-1996"),
            ("zh-cmn-Hans-CN", "zh-cmn-Hans-CN"),
            ("ar-u-nu-LATN", "ar-u-nu-latn"),
        ] {
            assert_eq!(normalise(written).as_deref(), Some(usual), "{written}");
        }
    }

    #[test]
    fn nonsense_is_no_tag() {
        for text in [
            "",
            " ",
            "English",
            "e",
            "pt-",
            "pt--BR",
            "-",
            "zh-CN-Hans",
            "en-US-GB",
            "12",
            "português",
            "en-x",
        ] {
            assert_eq!(normalise(text), None, "{text}");
        }
    }
}
