//! How an SMTP server treats each mailbox provider, as KumoMTA ships it, and how slow a mailbox
//! provider that defers becomes.
//!
//! Mimecast (10 connections, 100 messages in each) and Barracuda (10 and 15) stand in the same table;
//! they filter the mail of companies, whose domains cannot be told from their names.

use crate::campaign::Shaping;
use crate::mailbox_provider;
use crate::provider::Source;

/// Where the figures stand.
pub const SOURCES: [Source; 2] = [
    Source {
        page: "github.com/KumoCorp/kumomta/blob/HEAD/assets/policy-extras/shaping.toml",
        date: "2026-11",
    },
    Source {
        page: "github.com/KumoCorp/kumomta/blob/HEAD/assets/community/shaping.toml",
        date: "2026-11",
    },
];

/// Milliseconds for which a mailbox provider stays slow once it has answered "try later": 90 minutes
/// in [`SOURCES`].
pub const DEFERRAL_MS: u64 = 90 * 60_000;

/// Messages a minute that it then takes, as in [`SOURCES`].
pub const DEFERRED_MESSAGES_PER_MINUTE: u64 = 1;

/// Connections that it then takes at once, as in [`SOURCES`].
pub const DEFERRED_CONNECTIONS: u64 = 1;

#[derive(Clone, Copy)]
struct Row {
    mailbox_provider: &'static str,
    connections: u64,
    messages_per_connection: u64,
    connections_per_minute: u64,
    messages_per_second: u64,
}

/// What holds for a mailbox provider that no row names.
const DEFAULT: Row = row(mailbox_provider::OTHER, 10, 100);

const TABLE: &[Row] = &[
    row("gmail", 5, 50),
    row("outlook", 5, 50),
    row("yahoo", DEFAULT.connections, 20),
    row("icloud", 10, 5),
    row("comcast", 25, 1_000),
    row("orange", 3, DEFAULT.messages_per_connection),
    row("gmx", 4, 20),
    row("web-de", 4, 20),
    row("kpn", 10, 10),
    Row { messages_per_second: 10, ..row("yahoo-japan", 2, 20) },
    row("qq", 4, 8),
    row("netease", 4, 7),
    row("netvigator", 5, 10),
];

const fn row(
    mailbox_provider: &'static str,
    connections: u64,
    messages_per_connection: u64,
) -> Row {
    Row {
        mailbox_provider,
        connections,
        messages_per_connection,
        connections_per_minute: 100,
        messages_per_second: 100,
    }
}

/// The mailbox providers that the table names, with the default where it names no figure.
pub fn rows() -> impl Iterator<Item = Shaping> {
    TABLE.iter().map(|row| shaping(row, row.mailbox_provider))
}

/// The row of a mailbox provider, or the default of one that the table does not name. None for
/// `other`: that is many sites, and the default holds for each of them.
pub fn find(mailbox_provider: &str) -> Option<Shaping> {
    let named = TABLE.iter().find(|row| row.mailbox_provider == mailbox_provider);
    let is_one_site = || mailbox_provider::ids().any(|id| id == mailbox_provider);
    let row = named.or_else(|| is_one_site().then_some(&DEFAULT))?;
    Some(shaping(row, mailbox_provider))
}

/// The default, with the id `other`.
pub(crate) fn default_row() -> Shaping {
    shaping(&DEFAULT, DEFAULT.mailbox_provider)
}

fn shaping(row: &Row, mailbox_provider: &str) -> Shaping {
    Shaping {
        mailbox_provider: mailbox_provider.to_owned(),
        connections: Some(row.connections),
        messages_per_connection: Some(row.messages_per_connection),
        connections_per_minute: Some(row.connections_per_minute),
        messages_per_second: Some(row.messages_per_second),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn rows_are_of_known_mailbox_providers_and_stand_once() {
        let known: BTreeSet<&str> = mailbox_provider::ids().collect();
        let mut seen = BTreeSet::new();
        for row in rows() {
            assert!(known.contains(row.mailbox_provider.as_str()), "{row:?}");
            assert!(seen.insert(row.mailbox_provider.clone()), "{row:?} twice");
            assert!(
                [row.connections, row.messages_per_connection, row.messages_per_second]
                    .into_iter()
                    .chain([row.connections_per_minute])
                    .all(|figure| figure.is_some_and(|n| n > 0)),
                "{row:?}"
            );
            assert_eq!(find(&row.mailbox_provider), Some(row));
        }
        assert_eq!(seen.len(), 13);
    }

    #[test]
    fn figures_are_those_of_the_table_and_the_default_holds_for_the_rest() {
        let figures = |id| {
            let row: Shaping = find(id).unwrap();
            [
                row.connections,
                row.messages_per_connection,
                row.connections_per_minute,
                row.messages_per_second,
            ]
            .map(Option::unwrap)
        };
        assert_eq!(figures("yahoo"), [10, 20, 100, 100]);
        assert_eq!(figures("yahoo-japan"), [2, 20, 100, 10]);
        assert_eq!(figures("orange"), [3, 100, 100, 100]);
        assert_eq!(figures("libero"), [10, 100, 100, 100]);
        assert_eq!(find("other"), None);
        assert_eq!(find("no-such"), None);
    }
}
