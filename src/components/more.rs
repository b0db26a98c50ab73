//! What is one step away.

use yew::prelude::*;

/// What is one step away.
#[derive(Clone, PartialEq, Properties)]
pub struct MoreProps {
    /// What it is about.
    pub summary: AttrValue,
    /// What is set in there, so that it counts without being opened.
    #[prop_or_default]
    pub says: AttrValue,
    /// Whether it opens by itself.
    #[prop_or_default]
    pub open: bool,
    /// What is in there.
    pub children: Html,
}

/// What is one step away. Once on the screen, only the person closes it.
#[function_component]
pub fn More(props: &MoreProps) -> Html {
    let open = use_state(|| props.open);
    {
        let open = open.clone();
        use_effect_with(props.open, move |is_open| {
            if *is_open {
                open.set(true);
            }
        });
    }
    html! {
        <details class="more" open={*open}>
            <summary>
                { &props.summary }
                if !props.says.is_empty() {
                    <span class="quiet">{ " · " }{ &props.says }</span>
                }
            </summary>
            <div class="inside">{ props.children.clone() }</div>
        </details>
    }
}
