//! The accounts, to choose one of them.

use crate::state::State;
use crate::t;

/// Value and text of each account, after what none of them means. A name that no account has any
/// more stays to be seen.
pub fn account_options(state: &State, none: &str, chosen: Option<&str>) -> Vec<(String, String)> {
    let accounts = &state.draft().campaign.accounts;
    let mut options = vec![(String::new(), none.to_owned())];
    options.extend(accounts.iter().map(|account| (account.id.clone(), account.id.clone())));
    if let Some(gone) = chosen.filter(|id| !accounts.iter().any(|account| account.id == **id)) {
        options.push((gone.to_owned(), t!("accounts-gone", account = gone)));
    }
    options
}
