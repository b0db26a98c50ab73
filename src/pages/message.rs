//! What they get.

use send_plan::campaign::{Campaign, Mailbox, Purpose};
use yew::prelude::*;

use crate::browser::files::Chosen;
use crate::components::checks::Checks;
use crate::components::drop_zone::DropZone;
use crate::components::editor::Editor;
use crate::components::field_matrix::field_matrix;
use crate::components::findings::findings;
use crate::components::locales::locales;
use crate::components::new_part::NewPart;
use crate::components::next_step::next_step;
use crate::components::preview::Preview;
use crate::components::strings::Strings;
use crate::components::template_files::template_files;
use crate::components::text_field::TextField;
use crate::components::unsubscribe::unsubscribe;
use crate::hooks::Desk;
use crate::t;
use crate::words::rich;

/// What they get.
pub fn message(desk: &Desk) -> Html {
    let on_files = {
        let desk = desk.clone();
        Callback::from(move |chosen: Vec<Chosen>| desk.add_templates(chosen))
    };
    html! {
        <>
            <h1 tabindex="-1">{ t!("message-title") }</h1>
            { findings(&desk.state.refused) }
            { sender(desk) }
            <section class="card" aria-labelledby="files-title" data-member="templates.directory">
                <h2 id="files-title">{ t!("message-files") }</h2>
                { names_folder(desk) }
                <DropZone
                    id="templates" label={t!("message-choose-files")} folder_label={t!("message-choose-folder")}
                    hint={t!("message-or-drop")}
                    accept=".txt,.html,.htm,.hbs,.mjml,.json,.csv,.zip" many=true
                    small={!desk.state.draft().templates.is_empty()} {on_files}
                />
                { naming() }
                { template_files(desk) }
                <NewPart />
            </section>
            <Editor />
            <Checks />
            { preview(desk) }
            { locales(desk) }
            { field_matrix(desk) }
            <Strings />
            { next_step(desk) }
        </>
    }
}

fn preview(desk: &Desk) -> Html {
    let draft = desk.state.draft();
    if draft.templates.is_empty() {
        return html! {};
    }
    let answer = desk.state.answer.as_ref();
    let templates = answer.map(|(_, answer)| &answer.templates.templates);
    let locales: Vec<String> =
        templates.into_iter().flatten().map(|template| template.locale.clone()).collect();
    let accounts = draft.campaign.accounts.iter().map(|account| account.id.clone());
    let of = answer.map_or(0, |(number, _)| *number);
    html! { <Preview {locales} accounts={accounts.collect::<Vec<_>>()} {of} /> }
}

/// What an opened campaign asks for.
fn names_folder(desk: &Desk) -> Html {
    let draft = desk.state.draft();
    match &draft.campaign.templates.directory {
        Some(folder) if draft.templates.is_empty() => html! {
            <p class="callout">{ t!("message-named-folder", folder = folder.clone()) }</p>
        },
        _ => html! {},
    }
}

fn naming() -> Html {
    let code = |code: String| html! { <code>{ code }</code> };
    html! {
        <details>
            <summary>{ t!("message-naming") }</summary>
            <p>{ t!("message-naming-folders") }</p>
            <pre dir="ltr">{ "en/subject.txt\nen/body.html\nen/body.txt\npt-BR/subject.txt\n…" }</pre>
            <p>{ t!("message-naming-layout") }</p>
            <pre dir="ltr">{ "layout.html\nstrings/en.json\nstrings/pt-BR.json\n…" }</pre>
            <p>{ rich(&t!("message-naming-words"), &[("code", &code)]) }</p>
            <p>{ rich(&t!("message-naming-fields"), &[("code", &code)]) }</p>
        </details>
    }
}

fn sender(desk: &Desk) -> Html {
    let campaign = &desk.state.draft().campaign;
    let text = |member: &'static str, set: fn(&mut Campaign, String)| {
        let desk = desk.clone();
        Callback::from(move |text: String| {
            desk.edit(member, move |campaign| set(campaign, text.clone()));
        })
    };
    let reply_to = campaign.reply_to.clone().unwrap_or_default();
    html! {
        <section class="card" aria-labelledby="sender-title">
            <h2 id="sender-title">{ t!("message-sender") }</h2>
            <div class="fields two">
                <TextField
                    label={t!("message-sender-name")} member="from.name" value={campaign.from.name.clone()}
                    placeholder={t!("message-sender-name-example")}
                    on_change={text("from.name", |campaign, text| campaign.from.name = text)}
                />
                <TextField
                    label={t!("message-sender-address")} member="from.address" kind="email"
                    placeholder={t!("message-sender-address-example")} value={campaign.from.address.clone()}
                    on_change={text("from.address", |campaign, text| campaign.from.address = text)}
                />
                <TextField
                    label={t!("message-reply-to")} member="replyTo.address" kind="email"
                    value={reply_to.address}
                    on_change={text("replyTo.address", |campaign, text| {
                        let name = campaign.reply_to.take().unwrap_or_default().name;
                        campaign.reply_to =
                            (!text.is_empty()).then_some(Mailbox { name, address: text });
                    })}
                />
            </div>
            { purpose(desk, campaign.purpose) }
            { unsubscribe(desk) }
        </section>
    }
}

fn purpose(desk: &Desk, chosen: Purpose) -> Html {
    let option = |purpose: Purpose, id: &'static str, title: String, why: String| {
        let onchange = {
            let desk = desk.clone();
            Callback::from(move |_: Event| {
                desk.edit("", move |campaign| campaign.purpose = purpose);
            })
        };
        html! {
            <div class="choice">
                <input type="radio" name="purpose" {id} checked={chosen == purpose} {onchange} />
                <label for={id}><b>{ title }</b><span class="quiet">{ why }</span></label>
            </div>
        }
    };
    html! {
        <fieldset data-member="purpose">
            <legend>{ t!("message-purpose") }</legend>
            { option(Purpose::Service, "purpose-service",
                t!("message-purpose-service"), t!("message-purpose-service-why")) }
            { option(Purpose::Marketing, "purpose-marketing",
                t!("message-purpose-marketing"), t!("message-purpose-marketing-why")) }
        </fieldset>
    }
}
