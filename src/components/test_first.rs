//! Sends a test to the seeds before anybody else gets the message.

use send_plan::seed_test::MOST_SEEDS;
use yew::prelude::*;

use super::test_note::test_note;
use crate::hooks::Desk;
use crate::route::Step;
use crate::say;

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
            <h2 id="test-title">{ "Send a test first" }</h2>
            { match seeds {
                0 => html! {
                    <p>
                        { "A test goes to mailboxes of your own, so that somebody looks at what arrives. " }
                        <a href={Step::Audience.href()}>{ "Add a seed list on the Audience step" }</a>
                        { "." }
                    </p>
                },
                1..=MOST_SEEDS => html! {
                    <>
                        <p>
                            { format!(
                                "The same message by the same accounts to {}, and to nobody else. It is a \
                                 plan of its own: signed, approved and sent like this one, which waits \
                                 meanwhile.",
                                say::counted(seeds, "seed", "seeds")
                            ) }
                        </p>
                        <p>
                            <button type="button" class="button" onclick={make}>{ "Make the test" }</button>
                        </p>
                    </>
                },
                more => html! {
                    <p>
                        { format!(
                            "A test goes to {MOST_SEEDS} seeds at most, and the seed lists have {}. \
                             Choose a shorter list on the ",
                            say::counted(more, "address", "addresses")
                        ) }
                        <a href={Step::Audience.href()}>{ "Audience step" }</a>
                        { "." }
                    </p>
                },
            } }
        </section>
    }
}
