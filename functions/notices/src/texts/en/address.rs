use crate::texts::Words;
use crate::texts::address::Address;

pub(super) const TEXTS: Address = Address {
    confirm: Words {
        subject: "{what} is your code for {space}",
        heading: "Is this your new address?",
        body: &[
            "Somebody, most likely you, wants to use this address for their account at {space}. Type this code on the page where it was asked for:",
            "{what}",
        ],
        action: "",
        after: &[
            "The code works once, for 30 minutes. Give it to nobody, not even to our staff. If it was not you, do nothing: without the code nothing changes.",
        ],
    },
    confirm_by_link: Words {
        subject: "Confirm your new e-mail address for {space}",
        heading: "Is this your new address?",
        body: &["The staff of {space} have noted this address for your account. Please confirm that it is yours."],
        action: "Use this address",
        after: &[
            "The link works once, for a day. If you have no account at {space}, or asked for nothing, do nothing: without it nothing changes.",
        ],
    },
    asked: Words {
        subject: "The staff of {space} are changing your e-mail address",
        heading: "A new address for your account",
        body: &[
            "The staff of {space} have noted {what} as the new address of your account. Once it is confirmed there, you sign in with it, and mail goes there.",
        ],
        action: "",
        after: &["If you did not ask for it, let the staff know at once."],
    },
    in_use: Words {
        subject: "Your e-mail address has an account at {space}",
        heading: "You already have an account",
        body: &[
            "Somebody wanted to use your e-mail address for another account at {space}. It belongs to yours, so nothing was changed.",
            "If that was you: sign in with this address, or choose another for your other account.",
        ],
        action: "Sign in",
        after: &["If it was not you, do nothing. Whoever it was has learned nothing about your account."],
    },
    changed: Words {
        subject: "Your e-mail address for {space} was changed",
        heading: "Your account has another address",
        body: &[
            "The e-mail address of your account at {space} was just changed to {what}. You sign in with that one, and mail goes there.",
            "If it was you, there is nothing to do.",
            "If it was not you: put this address back. That ends every session, takes away what was set up since, and you choose a new password.",
        ],
        action: "Put this address back",
        after: &["The link works once, for 7 days."],
    },
    put_back: Words {
        subject: "This address was taken off an account at {space}",
        heading: "The address before was put back",
        body: &[
            "An account at {space} had this e-mail address. Whoever reads the address before has put that one back; every session has ended.",
        ],
        action: "",
        after: &["If the account is yours, ask the staff."],
    },
    prove: Words {
        subject: "{what} is your code for {space}",
        heading: "Confirm your e-mail address",
        body: &[
            "Somebody, most likely you, is signing up at {space} with this e-mail address. Type this code on the page where it was asked for:",
            "{what}",
        ],
        action: "",
        after: &[
            "The code works once, for half an hour at most. Give it to nobody. If it was not you, do nothing: without the code no account is made.",
        ],
    },
    way_not_linked: Words {
        subject: "You already have an account at {space}",
        heading: "You already have an account",
        body: &[
            "Somebody, most likely you, wanted to sign up at {space} by way of {what} with this e-mail address. It has an account already, so nothing was made and nothing linked.",
            "Sign in as you are used to; then you can link {what} under My account, and sign in with it from then on.",
        ],
        action: "Sign in",
        after: &["If it was not you, do nothing. Whoever it was has learned nothing about your account."],
    },
    guest: Words {
        subject: "{what} is your code for {space}",
        heading: "Your code for checking out",
        body: &[
            "Somebody, most likely you, wants to order at {space} as a guest with this e-mail address. Type this code on the page where it was asked for, and the basket goes on to its checkout:",
            "{what}",
        ],
        action: "",
        after: &[
            "The code works once, for half an hour at most, and only in the browser that asked for it. Give it to nobody. If it was not you, do nothing: without the code no account is made and nothing is ordered.",
        ],
    },
    guest_known: Words {
        subject: "You already have an account at {space}",
        heading: "Sign in to order",
        body: &[
            "Somebody, most likely you, wanted to order at {space} as a guest with this e-mail address. It has an account already, so nothing was made and nothing ordered.",
            "Sign in, and the basket goes on to its checkout. If you have never chosen a password, as a guest of an earlier order, press “Forgot your password?” there and choose one.",
        ],
        action: "Sign in and go on",
        after: &["If it was not you, do nothing. Whoever it was has learned nothing about your account."],
    },
};
