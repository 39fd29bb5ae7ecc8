use super::super::support::Support;
use super::Words;

/// Requests to the staff in English.
pub(super) const TEXTS: Support = Support {
    raised: Words {
        subject: "New request: {subject}",
        heading: "A new request",
        body: &["{customer} has made a request, “{subject}”, and writes:"],
        action: "Open the request",
        after: &[],
    },
    replied: Words {
        subject: "Reply to request #{number}: {subject}",
        heading: "A reply to a request",
        body: &["{customer} has replied to request #{number}, “{subject}”:"],
        action: "Open the request",
        after: &[],
    },
    answered: Words {
        subject: "Answer to your request #{number}: {subject}",
        heading: "Your request has an answer",
        body: &["{space} has answered your request #{number}, “{subject}”:"],
        action: "Read and reply",
        after: &[],
    },
    answered_and_solved: Words {
        subject: "Your request #{number} is solved: {subject}",
        heading: "Your request is solved",
        body: &["{space} has answered your request #{number}, “{subject}”, and marked it as solved:"],
        action: "See the request",
        after: &["Is something missing? Reply in the portal by {day}, and the request is open again."],
    },
    solved: Words {
        subject: "Your request #{number} is solved: {subject}",
        heading: "Your request is solved",
        body: &["{space} has marked your request #{number}, “{subject}”, as solved."],
        action: "See the request",
        after: &["Is something missing? Reply in the portal by {day}, and the request is open again."],
    },
    reopened: Words {
        subject: "Your request #{number} is open again: {subject}",
        heading: "Your request is open again",
        body: &["{space} is looking at your request #{number}, “{subject}”, again."],
        action: "See the request",
        after: &[],
    },
    waiting: Words {
        subject: "We are waiting for your reply to #{number}: {subject}",
        heading: "We are waiting for your reply",
        body: &["{space} needs a reply from you to go on with your request #{number}, “{subject}”."],
        action: "Reply",
        after: &[],
    },
    merged: Words {
        subject: "Your request #{number} goes on in #{into}: {into_subject}",
        heading: "Two of your requests go on as one",
        body: &[
            "{space} has merged your request #{number}, “{subject}”, into request #{into}, “{into_subject}”, because they belong together. All that was written in either of them stands there.",
        ],
        action: "See the request",
        after: &["There is nothing for you to do. Please reply in request #{into} from now on."],
    },
    department: "Department",
    due: "First answer due",
};
