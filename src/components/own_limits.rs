//! Limits of an account that no document of its provider names.

use send_plan::campaign::{Account, Limit, Unit};
use yew::prelude::*;

use super::number_field::NumberField;
use super::select_field::SelectField;
use super::text_field::TextField;
use crate::hooks::Desk;
use crate::state::undocumented_limits;

/// An account's own limits.
pub fn own_limits(desk: &Desk, at: usize, account: &Account) -> Html {
    let add = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit("", move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at) {
                    account.limits.push(Limit {
                        unit: Unit::Messages,
                        limit: 1_000,
                        per: "1h".to_owned(),
                        ..Limit::default()
                    });
                }
            });
        })
    };
    html! {
        <section class="limits" aria-label="Your own limits" data-member={format!("accounts[{at}].limits")}>
            <h3>{ "Limits of your own" }</h3>
            <ul>
                { for undocumented_limits(account).into_iter().map(|index| {
                    one(desk, at, index, &account.limits[index])
                }) }
            </ul>
            <button type="button" class="button" onclick={add}>{ "Add a limit" }</button>
        </section>
    }
}

fn one(desk: &Desk, at: usize, index: usize, limit: &Limit) -> Html {
    let member = |name: &str| format!("accounts[{at}].limits[{index}].{name}");
    let change = |name: &str| {
        let (desk, member) = (desk.clone(), member(name));
        move |change: Box<dyn Fn(&mut Limit)>| {
            desk.edit(member.clone(), move |campaign| {
                let limits = campaign.accounts.get_mut(at).map(|account| &mut account.limits);
                if let Some(limit) = limits.and_then(|limits| limits.get_mut(index)) {
                    change(limit);
                }
            });
        }
    };
    let remove = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.edit("", move |campaign| {
                if let Some(account) = campaign.accounts.get_mut(at)
                    && index < account.limits.len()
                {
                    account.limits.remove(index);
                }
            });
        })
    };
    let (on_limit, on_unit, on_per, on_used) =
        (change("limit"), change("unit"), change("per"), change("used"));
    let units = [(Unit::Messages, "messages"), (Unit::Calls, "calls")];
    let unit_name = units.iter().find(|(unit, _)| *unit == limit.unit).map_or("bytes", |u| u.1);
    let mut options: Vec<(String, String)> =
        units.iter().map(|(_, name)| ((*name).to_owned(), (*name).to_owned())).collect();
    if unit_name == "bytes" {
        options.push(("bytes".to_owned(), "bytes".to_owned()));
    }
    html! {
        <li key={index} class="own-limit">
            <div class="fields four">
                <NumberField
                    label="At most" member={member("limit")} value={Some(limit.limit)}
                    on_change={Callback::from(move |n: Option<u64>| {
                        on_limit(Box::new(move |limit| limit.limit = n.unwrap_or_default()));
                    })}
                />
                <SelectField
                    label="Of what" member={member("unit")} {options} value={unit_name}
                    on_change={Callback::from(move |name: String| {
                        let unit = match name.as_str() {
                            "calls" => Unit::Calls,
                            "bytes" => Unit::Bytes,
                            _ => Unit::Messages,
                        };
                        on_unit(Box::new(move |limit| limit.unit = unit));
                    })}
                />
                <TextField
                    label="In any" member={member("per")} value={limit.per.clone()}
                    hint="1s, 10m, 1h, 24h or 7d"
                    on_change={Callback::from(move |per: String| {
                        on_per(Box::new(move |limit| limit.per.clone_from(&per)));
                    })}
                />
                <NumberField
                    label="Already used" member={member("used")} placeholder="0"
                    value={(limit.used > 0).then_some(limit.used)}
                    on_change={Callback::from(move |n: Option<u64>| {
                        on_used(Box::new(move |limit| limit.used = n.unwrap_or_default()));
                    })}
                />
            </div>
            <button type="button" class="link" onclick={remove}>{ "Remove this limit" }</button>
        </li>
    }
}
