//! A message as a mail program shows it.

use web_sys::HtmlIFrameElement;
use yew::prelude::*;

use crate::browser::preview;
use crate::t;

/// What is shown, and how.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The message.
    pub html: AttrValue,
    /// What a screen reader calls it.
    pub title: AttrValue,
    /// Whether its own pictures are shown; others never are.
    pub pictures: bool,
    /// In CSS pixels.
    pub width: u16,
    /// Whether the mail program is dark.
    pub dark: bool,
}

/// A message as a mail program shows it.
#[component]
pub fn PreviewFrame(props: &Props) -> Html {
    let frame = use_node_ref();
    let loaded = use_state(|| 0_u32);
    let withheld = use_state(|| 0_u64);
    {
        let (frame, withheld) = (frame.clone(), withheld.clone());
        use_effect_with((props.html.clone(), *loaded), move |(html, _)| {
            if let Some(frame) = frame.cast::<HtmlIFrameElement>() {
                // Nothing: it is shown when the frame has loaded.
                withheld.set(preview::show(&frame, html).unwrap_or(0));
            }
        });
    }
    let onload = {
        let loaded = loaded.clone();
        Callback::from(move |_: Event| loaded.set(*loaded + 1))
    };
    html! {
        <>
            // Another document where pictures are switched: a frame of its own.
            <iframe
                key={preview::address(props.pictures)} ref={frame}
                class={classes!("preview", if props.dark { "dark" } else { "light" })}
                src={preview::address(props.pictures)}
                sandbox={preview::SANDBOX} {onload} title={props.title.clone()}
                style={format!("inline-size: {}px", props.width)}
            />
            if *withheld > 0 {
                <p class="quiet">{ t!("message-preview-withheld", n = *withheld) }</p>
            }
        </>
    }
}
