//! Orders and proposals.
use super::Letter;
use super::pen::Pen;
use crate::texts::{fill, one_line};
use kernel::Money;
use outbox::{Charged, OrderGivenUp, OrderLine, OrderNotice, OrderRefund, ProposalDecision, ProposalNotice};

pub(super) fn order(pen: &Pen, notice: &OrderNotice) -> Letter {
    let texts = &pen.texts.shop;
    let values = vec![("total", pen.money(notice.total))];
    let paid =
        notice.paid.as_ref().map(|(amount, method)| format!("{}, {}", pen.money(*amount), pen.method_alone(method)));
    pen.letter(&texts.order_received, &notice.name, &notice.page, values)
        .with_facts(notice.lines.iter().map(|line| (counted(&line.name, line.quantity), amount_and_day(pen, line))))
        .with_facts([
            (texts.code, notice.code.clone().unwrap_or_default()),
            (texts.total, pen.money(notice.total)),
            (texts.tax, pen.money(notice.tax)),
            (texts.paid, paid.unwrap_or_default()),
            (pen.texts.billing.labels.invoice, notice.invoice.clone().unwrap_or_default()),
        ])
}

/// `2 × Day pass`.
fn counted(name: &str, quantity: u32) -> String {
    if quantity == 1 { name.to_owned() } else { format!("{quantity} × {name}") }
}

fn amount_and_day(pen: &Pen, line: &OrderLine) -> String {
    let texts = &pen.texts.shop.charged;
    let amount = ("amount", pen.money(line.amount));
    let charged = match line.charged {
        Charged::Now => fill(texts.now, &[amount]),
        Charged::NextInvoice => fill(texts.next_invoice, &[amount]),
        Charged::On { day } => fill(texts.on, &[amount, ("day", pen.day(day))]),
        Charged::OnceApproved => fill(texts.once_approved, &[amount, ("space", pen.head.space.clone())]),
        Charged::Covered => texts.covered.to_owned(),
    };
    let begins = line.begins_late.map(|day| fill(texts.begins_late, &[("day", pen.day(day))]));
    begins.map_or(charged.clone(), |begins| format!("{charged}; {begins}"))
}

pub(super) fn order_refunded(pen: &Pen, notice: &OrderRefund) -> Letter {
    let missing: Vec<_> = notice.missing.iter().map(|name| one_line(name)).collect();
    let values = vec![
        ("amount", pen.money(notice.amount)),
        ("missing", missing.join("; ")),
        ("method", pen.method(&notice.method)),
    ];
    let texts = &pen.texts.shop;
    let words = match (notice.costs_other, notice.taxed_anew) {
        (true, _) => &texts.order_costs_other,
        (_, true) => &texts.order_taxed_anew,
        _ => &texts.order_refunded,
    };
    pen.letter(words, &notice.name, &notice.page, values)
}

pub(super) fn order_given_up(pen: &Pen, notice: &OrderGivenUp) -> Letter {
    let values = vec![("total", pen.money(notice.total))];
    pen.letter(&pen.texts.shop.order_given_up, &notice.name, &notice.page, values)
        .with_facts(offered(pen, &notice.lines))
}

pub(super) fn proposal(pen: &Pen, notice: &ProposalNotice) -> Letter {
    let values = vec![("day", pen.day(notice.expires_on))];
    let mut letter = pen.letter(&pen.texts.shop.proposal_sent, &notice.name, &notice.page, values);
    letter.body.extend(notice.message.lines().map(one_line).filter(|line| !line.is_empty()));
    letter.with_facts(offered(pen, &notice.lines))
}

pub(super) fn proposal_decided(pen: &Pen, notice: &ProposalDecision) -> Letter {
    let texts = &pen.texts.shop;
    let words = if notice.accepted { &texts.proposal_accepted } else { &texts.proposal_refused };
    let values = vec![("customer", notice.customer.clone())];
    pen.letter(words, "", &notice.page, values).with_facts(offered(pen, &notice.lines))
}

fn offered<'a>(pen: &Pen, lines: &'a [(String, Money)]) -> impl Iterator<Item = (&'a str, String)> {
    lines.iter().map(|(name, amount)| (name.as_str(), pen.money(*amount)))
}
