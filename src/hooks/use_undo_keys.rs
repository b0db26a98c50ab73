//! Ctrl+Z and Ctrl+Shift+Z outside of text fields.

use yew::{hook, use_effect_with};

use super::desk::Desk;
use crate::browser::page;
use crate::state::Action;

/// Undoes and redoes by key.
#[hook]
pub fn use_undo_keys(desk: &Desk) {
    let desk = desk.clone();
    use_effect_with((), move |()| {
        let heard = page::on_document("keydown", move |event| {
            if let Some(redo) = page::undo_key(&event) {
                event.prevent_default();
                desk.dispatch(if redo { Action::Redo } else { Action::Undo });
            }
        });
        move || drop(heard)
    });
}
