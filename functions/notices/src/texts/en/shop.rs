use super::super::shop::{Charged, Shop};
use super::Words;

/// Orders and proposals in English.
pub(super) const TEXTS: Shop = Shop {
    order_received: Words {
        subject: "Your order at {space}: {total}",
        heading: "Thank you for your order",
        body: &["This is what you ordered, and when each part of it is charged."],
        action: "View your order",
        after: &[],
    },
    order_refunded: Words {
        subject: "Your order did not work out: {amount} comes back",
        heading: "Your order did not work out",
        body: &[
            "Your payment of {amount} arrived after we could no longer hold what you ordered, and by then not all of it was to be had any more: {missing}.",
            "So nothing of your order was carried out and you owe nothing. We are sending all of it, {amount}, back the way it came: {method}. It can take your bank some days to show it.",
        ],
        action: "Choose something else",
        after: &["We are sorry about that."],
    },
    order_costs_other: Words {
        subject: "Your order did not work out: {amount} comes back",
        heading: "Your order did not work out",
        body: &[
            "Your payment of {amount} arrived when the day on which this was to begin had passed: {missing}. From then on its first invoice would come to another amount than the one you agreed to, because its first period is charged by the day or its tax has changed.",
            "So nothing of your order was carried out and you owe nothing. We are sending all of it, {amount}, back the way it came: {method}. It can take your bank some days to show it.",
        ],
        action: "Order it for a later day",
        after: &["We are sorry about that. A payment by card is there at once."],
    },
    order_taxed_anew: Words {
        subject: "Your order did not work out: {amount} comes back",
        heading: "Your order did not work out",
        body: &[
            "Your payment of {amount} arrived when the tax on this was no longer the one at which you ordered it: {missing}. It would come to another amount than the one you agreed to, or to the same with another tax in it.",
            "So nothing of your order was carried out and you owe nothing. We are sending all of it, {amount}, back the way it came: {method}. It can take your bank some days to show it.",
        ],
        action: "Order it anew",
        after: &["We are sorry about that. A payment by card is there at once."],
    },
    order_given_up: Words {
        subject: "Your order at {space} was given up",
        heading: "Your order was given up",
        body: &[
            "{space} has given up your order of {total}, which was not paid. Nothing of it was carried out and you owe nothing for it.",
        ],
        action: "View the order",
        after: &["If you still want it, you can order it again."],
    },
    proposal_sent: Words {
        subject: "A proposal from {space}, until {day}",
        heading: "A proposal for you",
        body: &["{space} has a proposal for you. It stands until {day}, and binds you to nothing until you accept it."],
        action: "Read the proposal",
        after: &[],
    },
    proposal_accepted: Words {
        subject: "{customer} accepted your proposal",
        heading: "A proposal was accepted",
        body: &["{customer} accepted your proposal."],
        action: "View the proposal",
        after: &[],
    },
    proposal_refused: Words {
        subject: "{customer} refused your proposal",
        heading: "A proposal was refused",
        body: &["{customer} refused your proposal."],
        action: "View the proposal",
        after: &[],
    },
    charged: Charged {
        now: "{amount}, now",
        next_invoice: "{amount}, on your next invoice",
        on: "{amount}, on {day}",
        once_approved: "{amount}, once {space} has said yes to it",
        covered: "covered by your benefits",
        begins_late: "it was paid after the day on which it was to begin, and begins on {day}",
    },
    code: "Discount code",
    total: "Total",
    tax: "of which tax",
    paid: "Paid",
};
