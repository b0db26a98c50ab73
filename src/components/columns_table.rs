//! The columns of the recipient file, and what three of them mean.

use send_plan::audience::{AudienceSummary, FieldProfile, FileFacts, Look};
use send_plan::campaign::Columns;
use yew::prelude::*;

use super::select_field::SelectField;
use super::unused_columns::unused_columns;
use crate::browser::intl;
use crate::hooks::Desk;
use crate::say;
use crate::t;

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
    let options = |none: String| {
        let mut options = vec![(String::new(), none)];
        options.extend(names.iter().map(|name| (name.clone(), name.clone())));
        options
    };
    let value = |name: &Option<String>| AttrValue::from(name.clone().unwrap_or_default());
    html! {
        <section class="card" aria-labelledby="columns-title">
            <h2 id="columns-title">{ t!("audience-columns") }</h2>
            if !at_hand {
                <p class="quiet">
                    { drop_again(draft.audience.as_deref()) }
                </p>
            }
            <div class="fields three">
                <SelectField
                    label={t!("audience-column-address")} member="audience.columns.address"
                    hint={t!("audience-column-address-hint")}
                    options={options(t!("audience-column-address-choose"))} value={value(&columns.address)}
                    disabled={!at_hand} on_change={choose(Meaning::Address)}
                />
                <SelectField
                    label={t!("audience-column-locale")} member="audience.columns.locale"
                    hint={t!("audience-column-locale-hint")}
                    options={options(t!("audience-column-locale-none"))}
                    value={value(&columns.locale)}
                    disabled={!at_hand} on_change={choose(Meaning::Locale)}
                />
                <SelectField
                    label={t!("audience-column-time-zone")} member="audience.columns.timeZone"
                    hint={t!("audience-column-time-zone-hint")}
                    options={options(t!("audience-column-time-zone-none"))} value={value(&columns.time_zone)}
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

fn drop_again(audience: Option<&AudienceSummary>) -> String {
    let files = audience.into_iter().flat_map(|audience| &audience.files);
    let names: Vec<String> = files.map(|file| file.name.clone()).collect();
    if names.is_empty() {
        t!("audience-columns-drop-unnamed")
    } else {
        t!("audience-columns-drop", files = say::list(&names))
    }
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
            t!("audience-means-address")
        } else if is(&columns.locale) {
            t!("audience-means-locale")
        } else if is(&columns.time_zone) {
            t!("audience-means-time-zone")
        } else {
            String::new()
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
        <div class="scroll" tabindex="0" role="group" aria-label={t!("audience-columns-table")}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ t!("audience-column") }</th>
                        <th scope="col">{ t!("audience-column-means") }</th>
                        if audience.is_some() {
                            <th scope="col" class="figure">{ t!("audience-column-filled") }</th>
                            <th scope="col" class="figure">{ t!("audience-column-empty") }</th>
                            <th scope="col" class="figure">{ t!("audience-column-different") }</th>
                            <th scope="col" class="figure">{ t!("audience-column-longest") }</th>
                        }
                        if look.is_some() {
                            <th scope="col">{ t!("audience-column-examples") }</th>
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
                                        <span class="quiet">{ t!("audience-examples-empty") }</span>
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
