//! The columns of the recipient file, and what three of them mean.

use send_plan::audience::{ColumnLook, FileFacts, Look};
use send_plan::campaign::Columns;
use yew::prelude::*;

use super::select_field::SelectField;
use crate::hooks::Desk;

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
            if let Some(report) = &desk.state.look {
                { table(&report.look.columns, &columns) }
            }
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

fn file_names(audience: Option<&send_plan::audience::AudienceSummary>) -> String {
    let names: Vec<String> = audience
        .map(|audience| audience.files.iter().map(|file| file.name.clone()).collect())
        .unwrap_or_default();
    if names.is_empty() { "the file".to_owned() } else { crate::say::list(&names) }
}

fn table(looks: &[ColumnLook], columns: &Columns) -> Html {
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
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label="Columns with examples">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ "Column" }</th>
                        <th scope="col">{ "Means" }</th>
                        <th scope="col">{ "Examples (shown here only, never stored)" }</th>
                    </tr>
                </thead>
                <tbody>
                    { for looks.iter().map(|look| html! {
                        <tr>
                            <th scope="row"><bdi>{ &look.name }</bdi></th>
                            <td>{ meaning(&look.name) }</td>
                            <td class="examples">
                                { for look.examples.iter().map(|example| html! {
                                    <bdi class="example">{ example }</bdi>
                                }) }
                                if look.examples.is_empty() {
                                    <span class="quiet">{ "empty" }</span>
                                }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
