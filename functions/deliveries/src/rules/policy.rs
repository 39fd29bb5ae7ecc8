//! What can be done with what has come, and until when it lies here for nothing.
use super::storage::extended;
use crate::api::{Allowed, DeliveryKind, Handling, KindRules, PolicySetup};
use kernel::Day;
use std::borrow::Cow;

/// What holds for things of that sort: the rules of their own, else those for all others. Where nothing was set up, things are
/// collected, and lie here for as long as it takes.
pub fn rules_for(kinds: &[KindRules], kind: DeliveryKind) -> Cow<'_, KindRules> {
    let of = |wanted| kinds.iter().find(|rules| rules.kind == wanted);
    of(Some(kind)).or_else(|| of(None)).map_or_else(|| Cow::Owned(nothing_set_up()), Cow::Borrowed)
}

fn nothing_set_up() -> KindRules {
    KindRules { kind: None, storage_days: None, storage_fee: None, handlings: Vec::new() }
}

/// What can be chosen on `today`, each with the last free day that storing would bring.
pub fn offers(rules: &KindRules, free_until: Option<Day>, today: Day) -> Vec<(&Allowed, Option<Day>)> {
    let offer = |allowed| (allowed, extended(free_until, rules.storage_days, today));
    let offered = rules.handlings.iter().map(offer);
    let is_open = |(allowed, until): &(&Allowed, Option<Day>)| allowed.handling != Handling::Store || until.is_some();
    let told = |(allowed, until): (_, Option<Day>)| {
        let allowed: &Allowed = allowed;
        (allowed, until.filter(|_| allowed.handling == Handling::Store))
    };
    offered.filter(is_open).map(told).collect()
}

/// The field of a policy that breaks a rule, the rule, and the rule in words.
pub fn broken_policy(setup: &PolicySetup) -> Option<(String, &'static str, &'static str)> {
    for (n, rules) in setup.kinds.iter().enumerate() {
        if setup.kinds[..n].iter().any(|before| before.kind == rules.kind) {
            return Some((format!("/kinds/{n}/kind"), "twice", "must stand there once"));
        }
        if rules.storage_fee.is_some() && rules.storage_days.is_none() {
            let words = "a fee for each day after the last free one needs such a day";
            return Some((format!("/kinds/{n}/storage_days"), "storage", words));
        }
        for (m, allowed) in rules.handlings.iter().enumerate() {
            let pointer = format!("/kinds/{n}/handlings/{m}/handling");
            if rules.handlings[..m].iter().any(|before| before.handling == allowed.handling) {
                return Some((pointer, "twice", "must stand there once"));
            }
            if allowed.handling == Handling::Store && rules.storage_days.is_none() {
                return Some((pointer, "storage", "storing takes storage days"));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::StorageDays;
    use serde_json::{Value, json};

    fn kinds(value: Value) -> Vec<KindRules> {
        serde_json::from_value(value).unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn allowed(handling: &str) -> Value {
        json!({ "handling": handling, "fee": null })
    }

    fn rules(kind: Option<&str>, days: Option<i64>, handlings: &[&str]) -> Value {
        let handlings: Vec<Value> = handlings.iter().map(|handling| allowed(handling)).collect();
        json!({ "kind": kind, "storage_days": days, "storage_fee": null, "handlings": handlings })
    }

    #[test]
    fn a_sort_has_its_own_rules_or_those_for_all_others() {
        let kinds = kinds(json!([rules(None, Some(14), &["return"]), rules(Some("mail"), Some(3), &[])]));
        let days = |kind| rules_for(&kinds, kind).storage_days.map(StorageDays::get);
        assert_eq!((days(DeliveryKind::Mail), days(DeliveryKind::Parcel)), (Some(3), Some(14)));
        assert_eq!(*rules_for(&[], DeliveryKind::Mail), nothing_set_up());
    }

    #[test]
    fn storing_says_until_when_and_is_offered_where_there_are_days() {
        let rules_of = |days| kinds(json!([rules(None, days, &["store", "forward"])])).remove(0);
        let with = rules_of(Some(7));
        let said: Vec<_> = offers(&with, Some(day("2030-01-10")), day("2030-01-08"))
            .into_iter()
            .map(|(allowed, until)| (allowed.handling, until))
            .collect();
        assert_eq!(said, [(Handling::Store, Some(day("2030-01-17"))), (Handling::Forward, None)]);
        let without = rules_of(None);
        assert_eq!(offers(&without, None, day("2030-01-08")).len(), 1);
    }

    #[test]
    fn a_policy_names_each_sort_and_each_handling_once() {
        let fee = json!({ "name": "Storage", "minor": 100 });
        let table = [
            (json!([rules(None, None, &["return", "shred"])]), None),
            (json!([rules(None, None, &[]), rules(None, None, &[])]), Some("/kinds/1/kind")),
            (json!([rules(None, None, &["return", "return"])]), Some("/kinds/0/handlings/1/handling")),
            (json!([rules(None, None, &["store"])]), Some("/kinds/0/handlings/0/handling")),
            (
                json!([{ "kind": null, "storage_days": null, "storage_fee": fee, "handlings": [] }]),
                Some("/kinds/0/storage_days"),
            ),
        ];
        for (kinds, expected) in table {
            let setup = json!({ "plan_id": null, "currency": "EUR", "tax_class": "standard", "kinds": kinds });
            let broken = broken_policy(&serde_json::from_value(setup).unwrap());
            assert_eq!(broken.map(|(pointer, _, _)| pointer).as_deref(), expected);
        }
    }
}
