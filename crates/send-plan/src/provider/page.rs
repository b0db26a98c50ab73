//! `docs/providers.md`: the catalogue and its tables for people to read.

use std::fmt::Write;

use super::{ALL, Figure, Provider, SINGLE, Source, VERSION};
use crate::campaign::{Shaping, Unit, span_ms};
use crate::wording::{number, per, span};
use crate::{mailbox_provider, shaping, warm_up};

/// The page, in Markdown.
pub fn page() -> String {
    let mut page = format!(
        "# Providers\n\n\
         What each provider documents of its limits, with where it stands and when it was collected \
         or how old the page is. Catalogue {VERSION}. Written by `cargo xtask schemas`: change \
         `crates/send-plan/src/provider/`, not this page.\n\n\
         An account's own limits, as you enter them, replace those of the same unit and window. What \
         no document publishes is never guessed. Limits hold in any rolling window; MB are read as \
         1,000,000 bytes, the smaller meaning.\n\n\
         | provider | id | one call reaches | documented limits |\n|---|---|---|---|\n"
    );
    for provider in ALL {
        line(&mut page, &overview(provider));
    }
    for provider in ALL {
        line(&mut page, &section(provider));
    }
    page.push_str(&warm_ups());
    page.push_str(&shapings());
    page
}

fn line(page: &mut String, text: &str) {
    page.push_str(text);
    page.push('\n');
}

fn overview(provider: &Provider) -> String {
    let Provider { id, name, .. } = provider;
    let reach = match &provider.batch {
        _ if provider.unfit.is_some() => "not for campaigns".to_owned(),
        Some(batch) => format!("up to {} people", number(batch.recipients_per_call)),
        None => "1 person".to_owned(),
    };
    let limits: Vec<String> = provider
        .limits
        .iter()
        .filter_map(|limit| match limit.figure {
            Figure::Published(n) => {
                Some(format!("{} {}", number(n), counted_per(limit.unit, limit.per)))
            }
            Figure::NotPublished(_) => None,
        })
        .collect();
    let limits = match limits.as_slice() {
        [] if provider.limits.is_empty() => "none".to_owned(),
        [] => "not published: enter yours".to_owned(),
        limits => limits.join(", "),
    };
    format!("| [{name}](#{}) | `{id}` | {reach} | {limits} |", anchor(name))
}

/// A heading as GitHub names it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

fn section(provider: &Provider) -> String {
    let mut sources = Sources::default();
    let mut text = format!("\n## {}\n\n`{}`. ", provider.name, provider.id);
    match &provider.batch {
        Some(batch) => {
            let mixes = if batch.shares_template {
                "A call's messages share one template, so it carries one locale."
            } else {
                "A call may mix locales."
            };
            line(&mut text, &format!("{} {mixes} {}", batch.sentence, sources.cite(batch.source)));
        }
        None => line(&mut text, &format!("{}.", capital(SINGLE))),
    }
    if !provider.limits.is_empty() {
        text.push_str("\n| limit | figure | source |\n|---|---|---|\n");
    }
    for limit in provider.limits {
        let figure = match &limit.figure {
            Figure::Published(n) => number(*n).to_string(),
            Figure::NotPublished(whence) => format!("not published: enter yours. {whence}"),
        };
        let what = counted_per(limit.unit, limit.per);
        line(&mut text, &format!("| {what} | {figure} | {} |", sources.cite(limit.source)));
    }
    line(&mut text, &format!("\n- {}", provider.over_limit.sentence()));
    for (sentence, stands) in provider.sentences() {
        line(&mut text, &format!("- {sentence} {}", sources.cite(stands)));
    }
    if provider.idempotency.is_none() {
        text.push_str(
            "- How to repeat a call safely is not documented: a call whose outcome is unknown stays \
             unknown.\n",
        );
    }
    text.push_str(&sources.list());
    text
}

/// The sources of a section, cited by number where a figure stands and listed once at its end.
#[derive(Default)]
struct Sources(Vec<Source>);

impl Sources {
    fn cite(&mut self, source: Source) -> String {
        let at = self.0.iter().position(|known| *known == source).unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        });
        format!("({})", at + 1)
    }

    fn list(&self) -> String {
        let listed = self.0.iter().zip(1..).map(|(at, n)| format!("({n}) {}", source(at)));
        format!("\nSources: {}.", listed.collect::<Vec<_>>().join("; "))
    }
}

fn counted_per(unit: Unit, window: &str) -> String {
    let unit = match unit {
        Unit::Calls => "calls",
        Unit::Messages => "messages",
        Unit::Bytes => "bytes",
    };
    format!(
        "{unit} per {}",
        span_ms(window).map_or_else(|| window.to_owned(), |ms| per(ms).to_string())
    )
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default() + letters.as_str()
}

fn source(source: &Source) -> String {
    let Source { page, date } = source;
    let host = page.split('/').next().unwrap_or_default();
    if host.contains('.') {
        format!("[{page}](https://{page}), {date}")
    } else {
        format!("`{page}`, {date}")
    }
}

/// A table with one row per sending day and one column per preset.
fn warm_ups() -> String {
    let mut text = "\n## Warm-up\n\n\
        Messages that one new IP address may send in any window on each of its sending days. Days on \
        which it sends nothing do not count.\n\n"
        .to_owned();
    for preset in warm_up::PRESETS {
        line(
            &mut text,
            &format!(
                "- **{}** (`{}`): per {}, {} days ({})",
                preset.name,
                preset.id,
                span_ms(preset.per).map_or_else(|| preset.per.to_owned(), |ms| per(ms).to_string()),
                preset.table.len(),
                source(&preset.source)
            ),
        );
    }
    text.push_str("\n| sending day |");
    for preset in warm_up::PRESETS {
        let _ = write!(text, " {} |", preset.id);
    }
    text.push_str("\n|---:|");
    text.push_str(&"---:|".repeat(warm_up::PRESETS.len()));
    let days = warm_up::PRESETS.iter().map(|preset| preset.table.len()).max().unwrap_or_default();
    for day in 0..days {
        let _ = write!(text, "\n| {} |", day + 1);
        for preset in warm_up::PRESETS {
            let figure = preset.table.get(day).map_or_else(String::new, |n| number(*n).to_string());
            let _ = write!(text, " {figure} |");
        }
    }
    text.push('\n');
    text
}

fn shapings() -> String {
    let [policy, community] = &shaping::SOURCES;
    let mut text = format!(
        "\n## Shaping\n\n\
         How an SMTP server of your own treats each mailbox provider, as KumoMTA ships it ({}; {}). A \
         mailbox provider that answers \u{201c}try later\u{201d} is slowed to {} message a minute over {} \
         connection for {}: the worst case of the estimate.\n\n\
         | mailbox provider | id | connections | messages per connection | new connections a minute | messages a second |\n\
         |---|---|---:|---:|---:|---:|\n",
        source(policy),
        source(community),
        shaping::DEFERRED_MESSAGES_PER_MINUTE,
        shaping::DEFERRED_CONNECTIONS,
        span(shaping::DEFERRAL_MS),
    );
    for row in shaping::rows() {
        let name = mailbox_provider::name(&row.mailbox_provider);
        let named = format!("| {name} | `{}` |", row.mailbox_provider);
        line(&mut text, &(named + &figures(&row)));
    }
    line(&mut text, &("| Every other site | |".to_owned() + &figures(&shaping::default_row())));
    text
}

fn figures(row: &Shaping) -> String {
    [
        row.connections,
        row.messages_per_connection,
        row.connections_per_minute,
        row.messages_per_second,
    ]
    .map(|figure| format!(" {} |", figure.map_or_else(String::new, |n| number(n).to_string())))
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_preset_and_row_is_on_the_page() {
        let page = page();
        for provider in ALL {
            assert!(page.contains(&format!("\n## {}\n", provider.name)), "{}", provider.id);
            for (sentence, _) in provider.sentences() {
                assert!(page.contains(sentence.as_str()), "{sentence}");
            }
        }
        assert!(page.contains("| messages per hour | 100 | (1) |"));
        assert!(
            page.contains("(3) [github.com/sendgrid/docs](https://github.com/sendgrid/docs), 2021")
        );
        assert!(page.contains("| messages per 24 h | not published: enter yours. Your daily"));
        assert!(page.contains("\n| 36 |  | 2,603,222 |  |  |\n"));
        assert!(page.contains("| Yahoo! JAPAN | `yahoo-japan` | 2 | 20 | 100 | 10 |"));
        assert!(page.ends_with("| Every other site | | 10 | 100 | 100 | 100 |\n"));
        assert!(!page.contains("\n\n\n"), "two empty lines");
    }
}
