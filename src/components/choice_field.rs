//! One of a few, each with a sentence.

use yew::prelude::*;

use super::field::{Around, field_class, id_of, note};
use crate::hooks::use_desk;

/// One that can be chosen.
#[derive(Clone, PartialEq)]
pub struct Choice {
    /// Its value.
    pub value: &'static str,
    /// Its name on the screen.
    pub title: AttrValue,
    /// What it means.
    pub sentence: AttrValue,
}

/// One of a few.
#[derive(Clone, PartialEq, Properties)]
pub struct ChoiceFieldProps {
    /// Its name on the screen.
    pub label: AttrValue,
    /// Member of the campaign that it sets.
    pub member: AttrValue,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// The value chosen.
    pub value: AttrValue,
    /// The value that was chosen.
    pub on_change: Callback<&'static str>,
    /// What helps to choose.
    #[prop_or_default]
    pub hint: AttrValue,
}

/// One of a few, each with a sentence.
#[function_component]
pub fn ChoiceField(props: &ChoiceFieldProps) -> Html {
    let desk = use_desk();
    let around =
        Around { label: &props.label, member: &props.member, hint: &props.hint, wrong: "" };
    let id = id_of(&props.member);
    html! {
        <fieldset
            class={classes!(field_class(&desk.state, &around), "choices")}
            data-member={props.member.clone()}
        >
            <legend>{ &props.label }</legend>
            { for props.choices.iter().map(|choice| {
                let (on_change, value) = (props.on_change.clone(), choice.value);
                let onchange = Callback::from(move |_: Event| on_change.emit(value));
                let choice_id = format!("{id}-{value}");
                html! {
                    <div class="choice">
                        <input
                            type="radio" name={id.clone()} id={choice_id.clone()}
                            checked={props.value == value} {onchange}
                        />
                        <label for={choice_id}>
                            <b>{ &choice.title }</b>
                            <span class="quiet">{ &choice.sentence }</span>
                        </label>
                    </div>
                }
            }) }
            { note(&desk.state, &around) }
        </fieldset>
    }
}
