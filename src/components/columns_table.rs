//! The columns of the recipient file, and what three of them mean.

use send_plan::audience::{AudienceSummary, FieldProfile, FileFacts, Look};
use send_plan::campaign::Columns;
use yew::prelude::*;

use super::select_field::SelectField;
use super::unused_columns::unused_columns;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;

/// The meanings a column can have.
#[derive(Clone, Copy)]
enum Meaning {
    Address,
    Locale,
    TimeZone,
}

impl Meaning {
    fn set(self, columns: &mut Columns, name: Option<String>) {
        match self {
            Self::Address => columns.address = name,
            Self::Locale => columns.locale = name,
            Self::TimeZone => columns.time_zone = name,
        }
    }
}

/// The columns, and what three of them mean.
pub fn columns_table(desk: &Desk) -> Html {
    let draft = desk.state.draft();
    let columns = desk.columns();
    let names = column_names(
        desk.state.look.as_ref().map(|report| &report.look),
        draft.audience.as_ref().and_then(|audience| audience.files.iter().find(|file| !file.seeds)),
    );
    if names.is_empty() {
        return html! {};
    }
    let at_hand = !desk.state.source.is_empty();
    let choose = |meaning: Meaning| {
        let desk = desk.clone();
        let columns = columns.clone();
        Callback::from(move |name: String| {
            let mut columns = columns.clone();
            // An empty name says that there is none; no name at all would be guessed.
            meaning.set(&mut columns, Some(name));
            desk.map_columns(columns);
        })
    };
    let options = |none: &str| {
        let mut options = vec![(String::new(), none.to_owned())];
        options.extend(names.iter().map(|name| (name.clone(), name.clone())));
        options
    };
    let value = |name: &Option<String>| AttrValue::from(name.clone().unwrap_or_default());
    html! {
        <section class="card" aria-labelledby="columns-title">
            <h2 id="columns-title">{ "What the columns mean" }</h2>
            if !at_hand {
                <p class="quiet">
                    { format!("To change columns, drop {} again.", file_names(draft.audience.as_deref())) }
                </p>
            }
            <div class="fields three">
                <SelectField
                    label="Address" member="audience.columns.address"
                    hint="Required: one e-mail address per row."
                    options={options("choose the column")} value={value(&columns.address)}
                    disabled={!at_hand} on_change={choose(Meaning::Address)}
                />
                <SelectField
                    label="Locale" member="audience.columns.locale"
                    hint="Decides which language a person gets."
                    options={options("none: everybody gets the same language")}
                    value={value(&columns.locale)}
                    disabled={!at_hand} on_change={choose(Meaning::Locale)}
                />
                <SelectField
                    label="Time zone" member="audience.columns.timeZone"
                    hint="IANA names, such as Europe/Berlin."
                    options={options("none")} value={value(&columns.time_zone)}
                    disabled={!at_hand} on_change={choose(Meaning::TimeZone)}
                />
            </div>
            { unused_columns(desk) }
            { table(&names, &columns, desk.state.look.as_ref().map(|report| &report.look), draft.audience.as_deref()) }
        </section>
    }
}

fn column_names(look: Option<&Look>, file: Option<&FileFacts>) -> Vec<String> {
    let all = match (look, file) {
        (Some(look), _) => look.columns.iter().map(|column| column.name.clone()).collect(),
        (None, Some(file)) => file.columns.clone(),
        (None, None) => Vec::new(),
    };
    let mut names: Vec<String> = Vec::with_capacity(all.len());
    for name in all {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn file_names(audience: Option<&AudienceSummary>) -> String {
    let names: Vec<String> = audience
        .map(|audience| audience.files.iter().map(|file| file.name.clone()).collect())
        .unwrap_or_default();
    if names.is_empty() { "the file".to_owned() } else { say::list(&names) }
}

/// Every column with examples while a file is at hand, and in numbers once all rows are read.
fn table(
    names: &[String],
    columns: &Columns,
    look: Option<&Look>,
    audience: Option<&AudienceSummary>,
) -> Html {
    let meaning = |name: &str| {
        let is = |chosen: &Option<String>| chosen.as_deref() == Some(name);
        if is(&columns.address) {
            "address"
        } else if is(&columns.locale) {
            "locale"
        } else if is(&columns.time_zone) {
            "time zone"
        } else {
            ""
        }
    };
    let examples = |name: &str| {
        let column = look?.columns.iter().find(|column| column.name == name)?;
        Some(column.examples.clone())
    };
    let numbers = |name: &str| {
        let audience = audience?;
        let profile = audience.fields.iter().find(|field| field.name == name)?;
        Some((audience.recipients, profile))
    };
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label="Columns with examples">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ "Column" }</th>
                        <th scope="col">{ "Means" }</th>
                        if audience.is_some() {
                            <th scope="col" class="figure">{ "Filled" }</th>
                            <th scope="col" class="figure">{ "Empty" }</th>
                            <th scope="col" class="figure">{ "Different, about" }</th>
                            <th scope="col" class="figure">{ "Longest" }</th>
                        }
                        if look.is_some() {
                            <th scope="col">{ "Examples (shown here only, never stored)" }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    { for names.iter().map(|name| html! {
                        <tr>
                            <th scope="row"><bdi>{ name }</bdi></th>
                            <td>{ meaning(name) }</td>
                            if audience.is_some() {
                                { figures(numbers(name)) }
                            }
                            if look.is_some() {
                                <td class="examples">
                                    { for examples(name).unwrap_or_default().into_iter().map(|example| html! {
                                        <bdi class="example">{ example }</bdi>
                                    }) }
                                    if examples(name).is_some_and(|examples| examples.is_empty()) {
                                        <span class="quiet">{ "empty" }</span>
                                    }
                                </td>
                            }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// Filled, empty, different, longest; dashes for a column that no recipient's file has.
fn figures(profile: Option<(u64, &FieldProfile)>) -> Html {
    let figures = match profile {
        Some((recipients, profile)) => [
            intl::number(recipients.saturating_sub(profile.empty())),
            intl::number(profile.empty()),
            intl::number(profile.distinct),
            say::size(profile.longest_bytes),
        ],
        None => [const { String::new() }; 4].map(|_| "–".to_owned()),
    };
    figures.into_iter().map(|figure| html! { <td class="figure">{ figure }</td> }).collect()
}
