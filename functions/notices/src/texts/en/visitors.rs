use super::super::visitors::Visitors;
use super::Words;

/// Visits in English.
pub(super) const TEXTS: Visitors = Visitors {
    invited: Words {
        subject: "You are expected at {space}: {day}, {from}",
        heading: "You are expected",
        body: &["{host} expects you at {location}. The attached file puts it into your calendar."],
        action: "Open your invitation",
        after: &[],
    },
    changed: Words {
        subject: "Your visit to {space} has changed: {day}, {from}",
        heading: "Your visit has changed",
        body: &["{host} has changed your visit to {location}. The attached file changes it in your calendar."],
        action: "Open your invitation",
        after: &[],
    },
    cancelled: Words {
        subject: "Your visit to {space} is off: {day}, {from}",
        heading: "Your visit is off",
        body: &[
            "{host} does not expect you at {location} any more. The attached file takes your visit out of your calendar.",
        ],
        action: "",
        after: &[],
    },
    reminder: Words {
        subject: "Soon: your visit to {space}, {day}, {from}",
        heading: "See you soon",
        body: &["{host} expects you at {location}."],
        action: "Open your invitation",
        after: &[],
    },
    arrived: Words {
        subject: "{visitor} is here",
        heading: "{visitor} is here",
        body: &["{visitor} has come to see you at {location}."],
        action: "View the visit",
        after: &[],
    },
    at_the_door: Words {
        subject: "{visitor} is at the door: may they come in?",
        heading: "{visitor} is at the door",
        body: &["{visitor} has come to {location} without being announced, and says that it is to see you."],
        action: "Decide",
        after: &["They wait at the entrance until you have decided."],
    },
    to_approve: Words {
        subject: "{host} would like to receive {visitor}",
        heading: "A visit waits for your yes",
        body: &["{host} would like to receive {visitor} at {location}. Nobody is invited before you have said yes."],
        action: "Decide",
        after: &[],
    },
    approved: Words {
        subject: "Approved: {visitor}, {day}, {from}",
        heading: "Your visitor may come",
        body: &[
            "{space} has said yes to the visit of {visitor}. If you left an e-mail address, the invitation is out.",
        ],
        action: "View the visit",
        after: &[],
    },
    refused: Words {
        subject: "Not approved: {visitor}, {day}, {from}",
        heading: "Your visitor cannot come",
        body: &["{space} has said no to the visit of {visitor}."],
        action: "View the visit",
        after: &[],
    },
    followed: Words {
        subject: "Moved with your booking: {visitor}, {day}, {from}",
        heading: "Your visitors have moved with your booking",
        body: &["The booking that they come for is at another time or place."],
        action: "View the visit",
        after: &[
            "Whoever is invited and left an e-mail address is told, with a new calendar file. Does it not suit them? Change or call off the visit in the portal.",
        ],
    },
    followed_off: Words {
        subject: "Called off with your booking: {visitor}, {day}, {from}",
        heading: "Your visitors are called off with your booking",
        body: &["The booking that they were to come for was cancelled."],
        action: "View the visit",
        after: &[
            "Whoever was invited and left an e-mail address is told. Should they come all the same? Register them again.",
        ],
    },
    was: "Before",
    now: "Now",
    code: "Show this code at the entrance, or type it there: {code}",
    picture: "The code of your invitation",
    host: "Host",
    visitor: "Visitor",
    company: "Company",
    reason: "Reason",
    because: "Why",
    further: "And also",
    more: ["1 more time, which the attached file has too", "{count} more times, which the attached file has too"],
};
