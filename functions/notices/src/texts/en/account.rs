use super::super::account::Account;
use super::Words;

/// What is somebody's own, in English.
pub(super) const TEXTS: Account = Account {
    file_given: Words {
        subject: "A file for you: {title}",
        heading: "A file for you",
        body: &["{space} has given you a file: “{title}”."],
        action: "See your files",
        after: &[],
    },
    export_made: Words {
        subject: "Your data is ready",
        heading: "Your data is ready",
        body: &[
            "All that {space} knows of you is packed, as you asked. You can fetch it until {day}; only you can, once you have signed in.",
        ],
        action: "Fetch your data",
        after: &[
            "Did you not ask for it? Then somebody else is signed in to your account: please change your password.",
        ],
    },
    erasure_asked: Words {
        subject: "Your account will be erased on {day}",
        heading: "Your account will be erased",
        body: &[
            "You have asked us to erase your account with {space}. That will happen on {day}. Until then you can take it back.",
        ],
        action: "See it, or take it back",
        after: &["Did you not ask for it? Then take it back and change your password at once."],
    },
    erasure_taken_back: Words {
        subject: "Your account stays",
        heading: "Your account stays",
        body: &["You have taken it back: your account with {space} will not be erased."],
        action: "Your data",
        after: &[],
    },
    erasure_held: Words {
        subject: "Your account could not be erased yet",
        heading: "Your account could not be erased yet",
        body: &[
            "Your account with {space} was to be erased, but something stands in the way: a contract that runs, a booking to come, or money that is owed. We look again every day.",
        ],
        action: "See what it is",
        after: &[],
    },
    erased: Words {
        subject: "Your account is erased",
        heading: "Your account is erased",
        body: &[
            "Your account with {space} is erased, as you asked. All sign-ins have ended, and what we knew of you goes within the next days.",
            "What tax law wants us to keep stays: invoices and payments, with the name and address on them.",
        ],
        action: "",
        after: &["This is our last mail to this address."],
    },
};
