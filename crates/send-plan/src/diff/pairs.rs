//! Which of the old is which of the new, where order and number may have changed.

use std::collections::BTreeMap;

/// One of the old, of the new, or the same of both.
pub(super) enum Pair<'a, T> {
    Gone(&'a T),
    Come(&'a T),
    Kept(&'a T, &'a T),
}

/// The pairs of two lists, and whether those that are in both stand in another order.
pub(super) struct Pairs<'a, T> {
    pub(super) pairs: Vec<Pair<'a, T>>,
    pub(super) is_reordered: bool,
}

/// Pairs those that have the first key in common, then of the rest those that have the second, and
/// so on; of several with one key, the first with the first.
pub(super) fn pairs<'a, T>(
    old: &'a [T],
    new: &'a [T],
    keys: &[&dyn Fn(&T) -> String],
) -> Pairs<'a, T> {
    let mut partner: Vec<Option<usize>> = vec![None; old.len()];
    let mut is_taken = vec![false; new.len()];
    for key in keys {
        let mut free: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, item) in new.iter().enumerate().rev().filter(|(index, _)| !is_taken[*index]) {
            free.entry(key(item)).or_default().push(index);
        }
        for (index, item) in old.iter().enumerate() {
            if partner[index].is_none() {
                partner[index] = free.get_mut(&key(item)).and_then(Vec::pop);
                if let Some(index) = partner[index] {
                    is_taken[index] = true;
                }
            }
        }
    }
    let is_reordered = !partner.iter().flatten().is_sorted();
    let of_old = old.iter().zip(&partner).map(|(item, partner)| match partner {
        Some(index) => Pair::Kept(item, &new[*index]),
        None => Pair::Gone(item),
    });
    let come = new.iter().zip(is_taken).filter(|(_, is_taken)| !is_taken);
    let pairs = of_old.chain(come.map(|(item, _)| Pair::Come(item))).collect();
    Pairs { pairs, is_reordered }
}
