//! Sends a test to the seeds before anybody else gets the message.

use send_plan::seed_test::MOST_SEEDS;
use yew::prelude::*;

use super::test_note::test_note;
use crate::hooks::Desk;
use crate::route::Step;
use crate::t;
use crate::words::rich;

/// Offers a test, or says that this is one.
pub fn test_first(desk: &Desk) -> Html {
    if desk.state.is_test() {
        return test_note(desk);
    }
    let seeds = desk.state.draft().audience.as_ref().map_or(0, |audience| audience.seeds());
    let make = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.make_test())
    };
    html! {
        <section class="card" aria-labelledby="test-title">
            <h2 id="test-title">{ t!("review-test") }</h2>
            { match seeds {
                0 => html! {
                    <p>{ rich(&t!("review-test-no-seeds"), &[("audience", &audience_link)]) }</p>
                },
                1..=MOST_SEEDS => html! {
                    <>
                        <p>{ t!("review-test-about", seeds = t!("seeds", n = seeds)) }</p>
                        <p>
                            <button type="button" class="button" onclick={make}>
                                { t!("review-test-make") }
                            </button>
                        </p>
                    </>
                },
                more => html! {
                    <p>
                        { rich(
                            &t!(
                                "review-test-too-many",
                                most = MOST_SEEDS,
                                addresses = t!("addresses", n = more)
                            ),
                            &[("audience", &audience_link)],
                        ) }
                    </p>
                },
            } }
        </section>
    }
}

fn audience_link(words: String) -> Html {
    html! { <a href={Step::Audience.href()}>{ words }</a> }
}
