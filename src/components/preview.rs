//! What one of them reads: any row, any language, as a mail program shows it, as text, as bytes, and
//! as the provider gets it.

use send_plan::message::shown::{Request, Shown as Message};
use yew::prelude::*;

use super::check_field::CheckField;
use super::choice_field::{Choice, ChoiceField};
use super::findings::findings;
use super::number_field::NumberField;
use super::preview_frame::PreviewFrame;
use super::said::said;
use super::select_field::SelectField;
use crate::hooks::{Desk, Shown, use_desk};
use crate::say;
use crate::state::Fated;
use crate::t;

/// Widths of a message, in CSS pixels: a computer's and a phone's.
const WIDE: u16 = 700;
const NARROW: u16 = 360;

/// Which row, and how it is looked at. Nothing of it belongs to the campaign.
#[derive(Clone, PartialEq)]
struct Look {
    whose: Shown,
    view: &'static str,
    phone: bool,
    dark: bool,
    pictures: bool,
}

const HTML: &str = "html";
const TEXT: &str = "text";
const RAW: &str = "raw";
const REQUEST: &str = "request";

/// Of which plan.
#[derive(Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// Whether it is the plan that somebody else made.
    #[prop_or_default]
    pub opened: bool,
    /// Locales of the message.
    pub locales: Vec<String>,
    /// Names of the accounts.
    pub accounts: Vec<String>,
    /// Changes with what is shown: then it is asked for again.
    pub of: u64,
}

/// What one of them reads.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let desk = use_desk();
    let look = use_state(|| Look {
        whose: Shown { row: 1, ..Shown::default() },
        view: HTML,
        phone: false,
        dark: false,
        pictures: true,
    });
    {
        let desk = desk.clone();
        let asked = (look.whose.clone(), props.opened, props.of);
        use_effect_with(asked, move |(whose, opened, _)| desk.show(*opened, whose));
    }
    {
        let desk = desk.clone();
        let Shown { file, row, .. } = look.whose;
        let asked = (props.opened, file, row, desk.files_read(props.opened));
        use_effect_with(asked, move |(opened, file, row, _)| desk.ask_fate(*opened, *file, *row));
    }
    let change = |change: fn(&mut Look)| {
        let look = look.clone();
        Callback::from(move |()| {
            let mut next = (*look).clone();
            change(&mut next);
            look.set(next);
        })
    };
    html! {
        <section class="card" aria-labelledby="preview-title">
            <h2 id="preview-title">{ t!("message-preview") }</h2>
            { whom(&desk, props, &look) }
            <ChoiceField
                label={t!("message-preview-view")} member="preview.view" value={look.view}
                choices={views()} on_change={
                    let look = look.clone();
                    Callback::from(move |view| look.set(Look { view, ..(*look).clone() }))
                }
            />
            if look.view == HTML {
                <div class="row">
                    { tick(t!("message-preview-phone"), "preview.phone", look.phone,
                        change(|l| l.phone = !l.phone)) }
                    { tick(t!("message-preview-dark"), "preview.dark", look.dark,
                        change(|l| l.dark = !l.dark)) }
                    { tick(t!("message-preview-pictures"), "preview.pictures", look.pictures,
                        change(|l| l.pictures = !l.pictures)) }
                </div>
            }
            { shown(&desk, props.opened, &look) }
        </section>
    }
}

fn views() -> Vec<Choice> {
    let choice = |value, title: String, sentence: String| Choice {
        value,
        title: title.into(),
        sentence: sentence.into(),
    };
    vec![
        choice(HTML, t!("message-preview-html"), t!("message-preview-html-about")),
        choice(TEXT, t!("message-preview-text"), t!("message-preview-text-about")),
        choice(RAW, t!("message-preview-raw"), t!("message-preview-raw-about")),
        choice(REQUEST, t!("message-preview-request"), t!("message-preview-request-about")),
    ]
}

fn tick(label: String, member: &'static str, checked: bool, toggle: Callback<()>) -> Html {
    html! { <CheckField {label} {member} {checked} on_change={toggle.reform(|_: bool| ())} /> }
}

fn whom(desk: &Desk, props: &PreviewProps, look: &UseStateHandle<Look>) -> Html {
    let change = |change: fn(&mut Shown, String)| {
        let look = look.clone();
        Callback::from(move |text: String| {
            let mut next = (*look).clone();
            change(&mut next.whose, text);
            look.set(next);
        })
    };
    let on_row = {
        let look = look.clone();
        Callback::from(move |row: Option<u64>| {
            let mut next = (*look).clone();
            next.whose.row = row.unwrap_or(1).max(1);
            look.set(next);
        })
    };
    let files = desk.mailed_files(props.opened).into_iter().enumerate();
    let files: Vec<_> = files.map(|(nth, name)| (nth.to_string(), name)).collect();
    let accounts = props.accounts.iter().enumerate();
    let accounts: Vec<_> = accounts
        .map(|(nth, id)| (if nth == 0 { String::new() } else { id.clone() }, id.clone()))
        .collect();
    let mut locales = vec![(String::new(), t!("message-preview-language-own"))];
    locales.extend(props.locales.iter().map(|locale| (locale.clone(), say::locale(locale))));
    let whose = &look.whose;
    html! {
        <div class="fields two">
            if files.len() > 1 {
                <SelectField
                    label={t!("message-preview-file")} member="preview.file" options={files}
                    value={whose.file.to_string()}
                    on_change={change(|whose, file| {
                        whose.file = file.parse().unwrap_or(0);
                        whose.row = 1;
                    })}
                />
            }
            <NumberField
                label={t!("message-preview-row")} member="preview.row" value={Some(whose.row)}
                hint={t!("message-preview-row-hint")}
                on_change={on_row}
            />
            <SelectField
                label={t!("message-preview-language")} member="preview.locale" options={locales}
                value={whose.locale.clone()}
                on_change={change(|whose, locale| whose.locale = locale)}
            />
            if accounts.len() > 1 {
                <SelectField
                    label={t!("message-preview-account")} member="preview.account" options={accounts}
                    value={whose.account.clone()}
                    on_change={change(|whose, account| whose.account = account)}
                />
            }
        </div>
    }
}

fn shown(desk: &Desk, opened: bool, look: &Look) -> Html {
    match desk.state.shown.as_deref() {
        None if desk.mailed_files(opened).is_empty() => html! {
            <p class="callout">{ t!("message-preview-no-audience") }</p>
        },
        None => html! { <p class="quiet" role="status">{ t!("message-preview-looking") }</p> },
        Some(Err(found)) => html! { <>{ fate(desk) }{ findings(found) }</> },
        Some(Ok(shown)) => html! { <>{ fate(desk) }{ of_recipient(shown, look) }</> },
    }
}

/// Whether this one is mailed at all.
fn fate(desk: &Desk) -> Html {
    let fate = match &desk.state.fate {
        Fated::Asked(_) => {
            return html! { <p class="quiet" role="status">{ t!("message-preview-whether-mailed") }</p> };
        }
        Fated::Known(None) => return html! {},
        Fated::Known(Some(fate)) => fate,
    };
    let class = if fate.is_mailed { "quiet" } else { "callout" };
    html! { <p {class} role="status">{ said(say::text(&fate.sentence)) }</p> }
}

fn of_recipient(shown: &Message, look: &Look) -> Html {
    let rendered = &shown.rendered;
    let gaps: Vec<&str> = rendered.gaps.iter().map(String::as_str).collect();
    html! {
        <>
            <dl class="letterhead">
                <dt>{ t!("message-preview-to") }</dt><dd><bdi>{ &shown.to }</bdi></dd>
                <dt>{ t!("message-part-subject") }</dt><dd><bdi>{ &rendered.subject }</bdi></dd>
                if !rendered.preheader.is_empty() {
                    <dt>{ t!("message-part-preheader") }</dt><dd><bdi>{ &rendered.preheader }</bdi></dd>
                }
            </dl>
            if !gaps.is_empty() {
                <p class="callout">
                    { t!("message-preview-gaps", fields = gaps.join(", ")) }
                </p>
            }
            { match look.view {
                TEXT => text(shown),
                RAW => raw(shown),
                REQUEST => request(shown),
                _ => html! {
                    <PreviewFrame
                        html={AttrValue::from(rendered.html.clone())} title={t!("message-files")}
                        pictures={look.pictures} dark={look.dark}
                        width={if look.phone { NARROW } else { WIDE }}
                    />
                },
            } }
        </>
    }
}

fn text(shown: &Message) -> Html {
    html! {
        <>
            if shown.rendered.text_is_generated {
                <p class="quiet">{ t!("message-preview-text-generated") }</p>
            }
            { source(t!("message-preview-text-part"), &shown.rendered.text) }
        </>
    }
}

fn raw(shown: &Message) -> Html {
    match &shown.raw {
        Err(found) => findings(found),
        Ok(raw) => html! {
            <>
                <p>{ t!("message-preview-raw-seen") }</p>
                if raw.needs_smtputf8 {
                    <p class="callout">{ t!("message-preview-smtputf8") }</p>
                }
                { source(t!("message-preview-raw"), &raw.text) }
            </>
        },
    }
}

fn request(shown: &Message) -> Html {
    match &shown.request {
        None => html! { <p class="callout">{ t!("message-preview-no-account") }</p> },
        Some(Err(found)) => findings(found),
        Some(Ok(request)) => html! {
            <>
                <p>{ sentence(request) }</p>
                <p class="quiet"><code>{ &request.request }</code></p>
                { source(t!("message-preview-body"), &request.body) }
            </>
        },
    }
}

fn sentence(request: &Request) -> String {
    t!(
        "message-preview-request-seen",
        provider = request.provider.clone(),
        bytes = t!("bytes", n = request.body.len()),
        seen = request.seen
    )
}

fn source(title: String, text: &str) -> Html {
    html! {
        <pre class="source" tabindex="0" role="group" aria-label={title}><bdi>{ text }</bdi></pre>
    }
}
