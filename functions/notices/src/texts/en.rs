//! English.
mod account;
mod address;
mod billing;
mod deliveries;
mod factors;
mod notices;
mod plans;
mod shop;
mod support;
mod teams;
mod visitors;

use super::{Texts, Words};

/// Every text in English.
pub(super) const TEXTS: Texts = Texts {
    hello: "Hello,",
    hello_name: "Hello {name},",
    verify_email: Words {
        subject: "Confirm your e-mail address for {space}",
        heading: "Confirm your e-mail address",
        body: &[
            "Somebody, most likely you, signed up at {space} with this e-mail address. Please confirm that it is yours.",
        ],
        action: "Confirm e-mail address",
        after: &[
            "The link works once. If it was not you, do nothing: without confirmation nobody can use this address.",
        ],
    },
    already_registered: Words {
        subject: "You already have an account at {space}",
        heading: "You already have an account",
        body: &[
            "Somebody, most likely you, tried to sign up at {space} with this e-mail address. It already has an account, so no new one was made.",
            "Sign in as before. If you have forgotten your password, choose a new one.",
        ],
        action: "Choose a new password",
        after: &["If it was not you, there is nothing to do. Whoever it was has learned nothing about your account."],
    },
    reset_password: Words {
        subject: "Choose a new password for {space}",
        heading: "Choose a new password",
        body: &["Somebody, most likely you, asked for a new password for your account at {space}."],
        action: "Choose a new password",
        after: &["The link works once, for 30 minutes. If it was not you, do nothing: your password stays as it is."],
    },
    password_changed: Words {
        subject: "Your password for {space} was changed",
        heading: "Your password was changed",
        body: &["The password of your account at {space} was changed just now, and all other sessions were ended."],
        action: "",
        after: &[
            "If it was not you, choose a new password at once through \"Forgot your password?\" on the sign-in page, and tell the space.",
        ],
    },
    identity_linked: Words {
        subject: "You can now sign in to {space} with {provider}",
        heading: "A new way to sign in",
        body: &[
            "Your account at {space} was just linked with {provider}: whoever signs in there with it gets into your account here.",
        ],
        action: "See how you sign in",
        after: &["If it was not you, unlink {provider} on that page at once, choose a new password, and let us know."],
    },
    identity_unlinked: Words {
        subject: "{provider} no longer signs you in to {space}",
        heading: "A way to sign in was removed",
        body: &["Your account at {space} is no longer linked with {provider}."],
        action: "See how you sign in",
        after: &["If it was not you, choose a new password at once and let us know."],
    },
    booking_confirmed: Words {
        subject: "Booked: {room}, {day}, {from}",
        heading: "Your booking is confirmed",
        body: &["{room} is yours. The attached file puts it into your calendar."],
        action: "See your bookings",
        after: &[],
    },
    booking_cancelled: Words {
        subject: "Cancelled: {room}, {day}, {from}",
        heading: "Your booking was cancelled",
        body: &["This booking was cancelled. The attached file takes it out of your calendar."],
        action: "See your bookings",
        after: &[],
    },
    factors: factors::TEXTS,
    address: address::TEXTS,
    billing: billing::TEXTS,
    notices: notices::TEXTS,
    shop: shop::TEXTS,
    account: account::TEXTS,
    support: support::TEXTS,
    plans: plans::TEXTS,
    visitors: visitors::TEXTS,
    deliveries: deliveries::TEXTS,
    teams: teams::TEXTS,
    when: "When",
    what: "What",
    place: "Where",
    title: "Title",
    price: "Price",
    free: "Free of charge",
    link: "If the button does not work, open this address:",
    footer: "{space} sent this mail by itself; answers to it are not read.",
    days: ["1 day", "{count} days"],
    in_days: ["1 day", "{count} days"],
};
