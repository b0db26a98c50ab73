//! A picture over time that can be read with pointer and keyboard.

use web_sys::Element;
use yew::prelude::*;

use super::time_axis::marks;
use crate::browser::intl;

/// Steps of the reading line by key.
const KEY_STEPS: f64 = 50.0;

/// A picture over time.
#[derive(Clone, PartialEq, Properties)]
pub struct PlotProps {
    /// What it shows.
    pub label: AttrValue,
    /// Its first instant, in milliseconds since the epoch.
    pub from_ms: u64,
    /// Its last instant.
    pub to_ms: u64,
    /// What it says of an instant.
    pub describe: Callback<u64, String>,
    /// What to read while no instant is chosen.
    pub at_rest: AttrValue,
    /// The picture, drawn in a square of 1,000 by 1,000.
    pub children: Html,
    /// More style.
    #[prop_or_default]
    pub class: Classes,
}

/// Lines at a quarter, half and three quarters of the height.
pub fn grid() -> Html {
    html! {
        { for [250, 500, 750].into_iter().map(|y| html! {
            <line class="grid" x1="0" x2="1000" y1={y.to_string()} y2={y.to_string()} />
        }) }
    }
}

/// What the whole height and half of it stand for.
pub fn heights(total: u64) -> Html {
    html! {
        <>
            <span class="y-label is-top" aria-hidden="true">{ intl::number(total) }</span>
            <span class="y-label is-middle" aria-hidden="true">{ intl::number(total / 2) }</span>
        </>
    }
}

/// A picture over time.
#[function_component]
pub fn Plot(props: &PlotProps) -> Html {
    let at = use_state(|| None::<f64>);
    let area = use_node_ref();
    let onpointermove = {
        let (at, area) = (at.clone(), area.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(area) = area.cast::<Element>() {
                let edges = area.get_bounding_client_rect();
                let share = (f64::from(event.client_x()) - edges.left()) / edges.width().max(1.0);
                at.set(Some(share.clamp(0.0, 1.0)));
            }
        })
    };
    let onpointerleave = {
        let at = at.clone();
        Callback::from(move |_: PointerEvent| at.set(None))
    };
    let onkeydown = {
        let at = at.clone();
        Callback::from(move |event: KeyboardEvent| {
            let now = at.unwrap_or(0.0);
            let next = match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => now + 1.0 / KEY_STEPS,
                "ArrowLeft" | "ArrowDown" => now - 1.0 / KEY_STEPS,
                "PageUp" => now + 0.2,
                "PageDown" => now - 0.2,
                "Home" => 0.0,
                "End" => 1.0,
                "Escape" => {
                    at.set(None);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            at.set(Some(next.clamp(0.0, 1.0)));
        })
    };
    let span = props.to_ms.saturating_sub(props.from_ms);
    let instant = |share: f64| props.from_ms + (share * span as f64).round() as u64;
    let words =
        at.map_or_else(|| props.at_rest.to_string(), |share| props.describe.emit(instant(share)));
    html! {
        <div class={classes!("plot", props.class.clone())} dir="ltr">
            <div
                class="area" ref={area} tabindex="0" role="slider"
                aria-label={props.label.clone()}
                aria-valuemin="0" aria-valuemax="100"
                aria-valuenow={format!("{:.0}", at.unwrap_or(0.0) * 100.0)}
                aria-valuetext={words.clone()}
                {onpointermove} {onpointerleave} {onkeydown}
            >
                { props.children.clone() }
                if let Some(share) = *at {
                    <span class="reading-line-x" style={format!("left:{:.3}%", share * 100.0)}></span>
                }
            </div>
            <div class="axis" aria-hidden="true">
                { for marks(props.from_ms, props.to_ms).into_iter().map(|mark| html! {
                    <span class={classes!("tick", (mark.share > 0.85).then_some("is-end"))} style={format!("left:{:.3}%", mark.share * 100.0)}>
                        { mark.text }
                    </span>
                }) }
            </div>
            // Below the picture: what grows here must not move what is pointed at.
            <p class="readout figure" aria-hidden="true" dir="auto">{ &words }</p>
        </div>
    }
}
