//! Texts with links and the like inside of them: `See <limits>what it publishes</limits>.`

use yew::prelude::*;

use super::plain;

/// What a tag of a text becomes: its name, and what makes an element around the words in it.
pub type Part<'a> = (&'a str, &'a dyn Fn(String) -> Html);

/// A text whose tags become elements: `rich(&t!("limits-see"), &[("limits", &|words| html! { … })])`.
/// Tags do not nest; one that nobody knows stays as it is written.
pub fn rich(text: &str, parts: &[Part<'_>]) -> Html {
    let mut rest = text;
    let mut shown = Vec::new();
    while let Some((before, words, after, make)) = first(rest, parts) {
        shown.push(html! { { before.to_owned() } });
        shown.push(make(words.to_owned()));
        rest = after;
    }
    shown.push(html! { { rest.to_owned() } });
    shown.into_iter().collect()
}

/// For those who do not see what it stands beside.
pub fn unseen(words: String) -> Html {
    html! { <span class="unseen">{ words }</span> }
}

/// Something to copy, without the marks that a text from right to left puts around it.
pub fn code(class: &'static str) -> impl Fn(String) -> Html {
    move |words| html! { <code {class}>{ plain(&words) }</code> }
}

type Found<'t, 'p> = (&'t str, &'t str, &'t str, &'p dyn Fn(String) -> Html);

fn first<'t, 'p>(text: &'t str, parts: &[Part<'p>]) -> Option<Found<'t, 'p>> {
    let found = parts.iter().filter_map(|(name, make)| {
        let (before, inner) = text.split_once(&format!("<{name}>"))?;
        let (words, after) = inner.split_once(&format!("</{name}>"))?;
        Some((before, words, after, *make))
    });
    found.min_by_key(|(before, ..)| before.len())
}
