//! A total and its parts.

use yew::prelude::*;

use crate::browser::intl;

/// A part of a total.
pub struct Part {
    /// How many.
    pub n: u64,
    /// What they are.
    pub what: AttrValue,
    /// Why they are counted so.
    pub why: AttrValue,
}

impl Part {
    /// So many, what they are, and why.
    pub fn new(n: u64, what: impl Into<AttrValue>, why: impl Into<AttrValue>) -> Self {
        Self { n, what: what.into(), why: why.into() }
    }
}

/// A total and its parts, which add up to it; the first is what it is about.
pub fn sum(total: u64, of: impl Into<AttrValue>, parts: impl IntoIterator<Item = Part>) -> Html {
    let of = of.into();
    html! {
        <dl class="sum">
            <div class="total">
                <dt>{ of }</dt>
                <dd class="figure">{ intl::number(total) }</dd>
            </div>
            { for parts.into_iter().enumerate().map(|(at, Part { n, what, why })| html! {
                <div class={classes!((at == 0).then_some("is-main"))}>
                    <dt>
                        <span class="sign">{ if at == 0 { "= " } else { "+ " } }</span>
                        { what }<span class="why">{ why }</span>
                    </dt>
                    <dd class="figure">{ intl::number(n) }</dd>
                </div>
            }) }
        </dl>
    }
}
