use crate::api::SettingsSetup;
use access::{Right, SecondFactorOf};
use web::{FieldError, broken};

/// What is wrong with letting visitors check out as guests. A guest gets an account, so what would shut the door on them, or hold them
/// behind it, is said here and not found out at the checkout.
pub(crate) fn check_guests(setup: &SettingsSetup) -> Vec<FieldError> {
    let withheld = |right| setup.rights.get(&right) == Some(&false);
    let cannot_order = withheld(Right::PrivateArea) || (withheld(Right::BuyProducts) && withheld(Right::Book));
    let stops = [
        (!setup.sign_up_open, "guests-sign-up", "a guest gets an account, so strangers have to be able to sign up"),
        (setup.sign_up_approval, "guests-approval", "a guest could not order before an operator has approved"),
        (
            setup.second_factor_of == SecondFactorOf::Everybody,
            "guests-factor",
            "a guest could not order before setting up a second factor",
        ),
        (cannot_order, "guests-rights", "a guest would have the right neither to buy nor to book"),
    ];
    let stop = stops.into_iter().find(|(stands, ..)| setup.guest_checkout && *stands);
    stop.map(|(_, rule, detail)| broken("/guest_checkout", rule, detail)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guests_take_a_door_that_is_open_and_nothing_behind_it() {
        for (guests, open, approval, factor_of, rule) in [
            (true, true, false, "nobody", None),
            (true, true, false, "operators", None),
            (true, false, false, "nobody", Some("guests-sign-up")),
            (true, true, true, "nobody", Some("guests-approval")),
            (true, true, false, "everybody", Some("guests-factor")),
            (false, false, true, "everybody", None),
        ] {
            let setup: SettingsSetup = serde_json::from_value(serde_json::json!({
                "name": "Quayside", "levels": { "base": "signed_in", "sections": {} }, "rights": {}, "terms_version": "1", "terms_url": null,
                "sign_up_open": open, "sign_up_approval": approval, "guest_checkout": guests, "second_factor_of": factor_of,
            }))
            .unwrap();
            let broken = check_guests(&setup);
            assert_eq!(broken.first().map(|error| error.rule), rule, "{guests} {open} {approval} {factor_of}");
        }
        for (rights, rule) in [
            (vec![], None),
            (vec![Right::Book], None),
            (vec![Right::Book, Right::BuyProducts], Some("guests-rights")),
            (vec![Right::PrivateArea], Some("guests-rights")),
        ] {
            let withheld: access::Rights = rights.into_iter().map(|right| (right, false)).collect();
            let setup: SettingsSetup = serde_json::from_value(serde_json::json!({
                "name": "Quayside", "levels": { "base": "signed_in", "sections": {} }, "rights": withheld, "terms_version": "1",
                "terms_url": null, "sign_up_open": true, "guest_checkout": true,
            }))
            .unwrap();
            assert_eq!(check_guests(&setup).first().map(|error| error.rule), rule, "{withheld:?}");
        }
    }
}
