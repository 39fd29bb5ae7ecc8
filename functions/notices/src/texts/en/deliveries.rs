use super::super::deliveries::{Deliveries, Sorts};
use super::Words;

/// Mail and parcels in English.
pub(super) const TEXTS: Deliveries = Deliveries {
    arrived: Words {
        subject: "For you at {location}: {what}",
        heading: "Something has come for you",
        body: &["{location} has {what} for you. Collect it at the desk, or choose what is to become of it."],
        action: "Choose what becomes of it",
        after: &["At the desk, show the code on that page."],
    },
    arrived_several: Words {
        subject: "For you at {location}: {what}",
        heading: "Several things have come for you",
        body: &["{location} has {what} for you. Collect them at the desk, or choose what is to become of each."],
        action: "Choose what becomes of them",
        after: &["At the desk, show the code on that page."],
    },
    ends_soon: Words {
        subject: "Please collect by {day}: {what}",
        heading: "It still waits for you",
        body: &["{location} still has {what} for you, and keeps it until {day}."],
        action: "Choose what becomes of it",
        after: &[],
    },
    ends_today: Words {
        subject: "Last day to collect: {what}",
        heading: "Today is the last day",
        body: &["{location} still has {what} for you. Today, {day}, is the last day on which it is kept."],
        action: "Choose what becomes of it",
        after: &[],
    },
    has_ended: Words {
        subject: "Not collected in time: {what}",
        heading: "The time to collect it is over",
        body: &[
            "{location} still has {what} for you. The time to collect it ended on {day}.",
            "Please collect it, or choose what is to become of it. Otherwise {space} may send it back or dispose of it.",
        ],
        action: "Choose what becomes of it",
        after: &[],
    },
    collected: Words {
        subject: "Handed to {by}: {what}",
        heading: "It was collected",
        body: &["{location} has handed {what} to {by}."],
        action: "View it",
        after: &["Was that not meant to be? Please tell {space} at once."],
    },
    forwarded: Words {
        subject: "Forwarded: {what}",
        heading: "It is on its way to you",
        body: &["{location} has forwarded {what} to the address that you named."],
        action: "View it",
        after: &[],
    },
    scanned: Words {
        subject: "Scanned for you: {what}",
        heading: "It was opened and scanned",
        body: &["{location} has opened and scanned {what} for you. You can read it in the portal."],
        action: "Read it",
        after: &["The paper waits at the desk: choose there what is to become of it."],
    },
    returned: Words {
        subject: "Sent back: {what}",
        heading: "It was sent back",
        body: &["{location} has sent {what} back to its sender."],
        action: "View it",
        after: &[],
    },
    recycled: Words {
        subject: "Recycled: {what}",
        heading: "It was recycled",
        body: &["{location} has put {what} to the waste paper."],
        action: "View it",
        after: &[],
    },
    shredded: Words {
        subject: "Shredded: {what}",
        heading: "It was shredded",
        body: &["{location} has shredded {what}."],
        action: "View it",
        after: &[],
    },
    free_until: "Kept for you until {day}.",
    fee_then: "Each day after that costs {amount}.",
    fee_now: "Each day now costs {amount}.",
    tracking: "Tracking number",
    things: ["one thing", "{count} things"],
    sorts: Sorts {
        mail: "a letter",
        parcel: "a parcel",
        cheque: "a cheque",
        publicity: "advertising mail",
        other: "a delivery",
    },
};
