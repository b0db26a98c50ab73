//! Callbacks by which fields and buttons change the campaign. Each change can be undone.

use std::rc::Rc;

use send_plan::campaign::{Account, Campaign};
use yew::{Callback, MouseEvent};

use super::Desk;

impl Desk {
    /// Sets `member` of the campaign to what the callback gets. Typing in one member is one step of
    /// undo; an empty `member` is always a step of its own.
    pub fn on_value<T: Clone + 'static>(
        &self,
        member: impl Into<String>,
        set: impl Fn(&mut Campaign, T) + 'static,
    ) -> Callback<T> {
        setter(self.clone(), member.into(), Rc::new(set))
    }

    /// Sets the member `name` of an account to what the callback gets.
    pub fn on_account<T: Clone + 'static>(
        &self,
        at: usize,
        name: &str,
        set: impl Fn(&mut Account, T) + 'static,
    ) -> Callback<T> {
        self.on_value(format!("accounts[{at}].{name}"), move |campaign, value| {
            if let Some(account) = campaign.accounts.get_mut(at) {
                set(account, value);
            }
        })
    }

    /// A click that changes the campaign: a step of undo of its own.
    pub fn on_click(&self, change: impl Fn(&mut Campaign) + 'static) -> Callback<MouseEvent> {
        self.on_value("", move |campaign, _: MouseEvent| change(campaign))
    }

    /// A click that changes an account: a step of undo of its own.
    pub fn on_account_click(
        &self,
        at: usize,
        change: impl Fn(&mut Account) + 'static,
    ) -> Callback<MouseEvent> {
        self.on_click(move |campaign| {
            if let Some(account) = campaign.accounts.get_mut(at) {
                change(account);
            }
        })
    }
}

/// Sets something in the campaign.
type Setter<T> = Rc<dyn Fn(&mut Campaign, T)>;

/// One copy per type of value, not one per field: the page is loaded before anything is shown.
#[inline(never)]
fn setter<T: Clone + 'static>(desk: Desk, member: String, set: Setter<T>) -> Callback<T> {
    Callback::from(move |value: T| {
        let set = Rc::clone(&set);
        desk.edit(member.clone(), move |campaign| set(campaign, value.clone()));
    })
}
