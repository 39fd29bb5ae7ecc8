use super::super::notices::{Notices, ProofPage, UnsubscribePage};
use super::Words;

/// What is told about telling in English.
pub(super) const TEXTS: Notices = Notices {
    digest: Words {
        subject: "{notices} from {space}",
        heading: "What there was",
        body: &["This is what could wait since the last time."],
        action: "Open your inbox",
        after: &["How often you get this mail, and what it holds, you choose in your account under “Notifications”."],
    },
    broken: Words {
        subject: "Something in “{function}” is as it must never be",
        heading: "Something is as it must never be",
        body: &[
            "Each night the portal looks whether what must never be true is. In “{function}” it found this, each with the number of cases:",
        ],
        action: "See how the portal is",
        after: &[
            "Nothing was changed because of it. If you cannot tell what it is, give this mail to whoever runs the portal for you.",
        ],
    },
    counted: ["1 notice", "{count} notices"],
    more: ["1 more stands in your inbox.", "{count} more stand in your inbox."],
    address_tried: Words {
        subject: "Does this mail reach you?",
        heading: "It reached you",
        body: &[
            "You asked us to try whether mail reaches you. Press the button to tell us that it does: from then on we write to this address again.",
        ],
        action: "Write to me here again",
        after: &[],
    },
    address_bounced: Words {
        subject: "E-mail does not reach you",
        heading: "E-mail does not reach you",
        body: &[
            "A mail to your address came back, so we stopped writing to it. What we have to tell you stands in your inbox here. In your settings you can have the address tried again; if it is no longer yours, change it in your account under “Sign-in”.",
        ],
        action: "See what came back",
        after: &[],
    },
    proof: ProofPage {
        title: "Does mail reach you?",
        lead: "If you read this because of a mail, it does. Then we write to that address again.",
        button: "Write to me here again",
        done_title: "Done",
        done: "From now on we write to this address again.",
    },
    unsubscribe: "No more mails like this",
    page: UnsubscribePage {
        title: "No more of these mails?",
        lead: "You will get no more mails about {area}. In your inbox in the portal you still find them.",
        button: "Stop these mails",
        done_title: "Done",
        done: "You get no more mails about {area}.",
        settings: "All settings",
        broken_title: "This link does not work",
        broken: "It is cut off, or was not written by us. Sign in and choose in your account which mails you get.",
        areas: [
            "the security of your account",
            "bookings",
            "invoices",
            "payments",
            "plans",
            "orders and offers",
            "visitors",
            "deliveries",
            "your requests",
            "what members ask of the staff",
        ],
    },
};
