use super::super::plans::{Amounts, Every, Plans};
use super::Words;

/// Plans, and products by the cycle, in English: these words are true of both.
pub(super) const TEXTS: Plans = Plans {
    joined: Words {
        subject: "{plan} begins on {day}",
        heading: "All set: {plan}",
        body: &["Your contract for {plan} at {space} begins on {day}."],
        action: "View your contract",
        after: &[],
    },
    changed: Words {
        subject: "From {day} on: {plan}",
        heading: "Your contract changes",
        body: &["From {day} on you have {plan} instead of {before}. Until then everything stays as it is."],
        action: "View your contract",
        after: &[],
    },
    pause_set: Words {
        subject: "{plan} pauses from {from} to {last}",
        heading: "{plan} pauses",
        body: &[
            "{plan} pauses from {from} up to and including {last}. For that time nothing is charged and no benefits are given; on {until} it goes on by itself.",
        ],
        action: "View your contract",
        after: &[],
    },
    cancelled: Words {
        subject: "{plan} ends on {last}",
        heading: "Your contract is cancelled",
        body: &["Your contract for {plan} is cancelled. Its last day is {last}; until then everything stays as it is."],
        action: "View your contract",
        after: &["If you did not mean to, tell the space before that day."],
    },
    waits: Words {
        subject: "{customer} would like {plan}",
        heading: "A contract waits for your yes",
        body: &[
            "{customer} would like {plan}. It begins once you have said yes; until then nothing is charged for it.",
        ],
        action: "Decide",
        after: &[],
    },
    approved: Words {
        subject: "{plan} is approved and begins on {day}",
        heading: "{plan} is approved",
        body: &["{space} has approved {plan} for you. It begins on {day}."],
        action: "View your contract",
        after: &[],
    },
    refused: Words {
        subject: "{plan} was not approved",
        heading: "{plan} was not approved",
        body: &["{space} has not approved {plan} for you. You owe nothing for it."],
        action: "View your contracts",
        after: &[],
    },
    price_ahead: Words {
        subject: "{plan} costs {price} from {day} on",
        heading: "The price of {plan} changes",
        body: &["From {day} on {plan} costs {price}; until then {before}."],
        action: "View your contract",
        after: &[],
    },
    benefit_given: Words {
        subject: "{space} has given you {amount}",
        heading: "A benefit for you",
        body: &["{space} has given you {amount}. You find it among your benefits as “{benefit}”."],
        action: "View your benefits",
        after: &[],
    },
    benefit_taken: Words {
        subject: "{space} has taken back {amount}",
        heading: "A benefit was taken back",
        body: &[
            "{space} has taken back what was left of “{benefit}”: {amount}. What you have booked or used with it stays as it is.",
        ],
        action: "View your benefits",
        after: &["If you think that this is a mistake, please tell the space."],
    },
    amounts: Amounts {
        time_credit: "{time} to book with",
        money_credit: "{amount} to book and buy with",
        day_passes: ["1 day pass", "{count} day passes"],
        time_pass: "{time} in the house",
    },
    leave_by: "If you do not want that, you can cancel until {leave_by} and pay the old price to the end.",
    paid_for: "It is the contract of {customer}. You are told because you pay for it.",
    every: Every {
        week: "{amount} a week",
        weeks: "{amount} every {count} weeks",
        month: "{amount} a month",
        months: "{amount} every {count} months",
    },
    plan: "Contract",
    from: "From",
    last_day: "Last day",
    notice: "Notice",
    price_before: "Price until then",
    price_after: "Price from then on",
    deposit: "Deposit that comes back",
    credit: "Credited for days not used",
    benefit: "Benefit",
    note: "For",
    used_for: "Can book",
    for_ever: "no end",
};
